"""Serve the pages people look at: the demo shop, the widget's script, the desk. Decides their headers and
language; never who an agent is, nor anything about a conversation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Protocol, TypedDict

from babel.numbers import format_currency
from fastapi import APIRouter, Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.staticfiles import StaticFiles

from actions.orders.catalogue import Product, load_catalogue
from bot.web.wording import LANGUAGES, Words, preferred, words
from escalation.teams import TEAMS
from escalation.tickets import OUTCOMES

HERE = Path(__file__).parent
STATIC = HERE / "static"
WIDGET_PARTS = ("elements", "memory", "link", "outbox", "transcript", "panel", "look", "main")
WINDOW = (
    "boot-hanna",
    "sweater-shetland",
    "rain-jacket-skye",
    "mugs-kiln",
    "backpack-ridge",
    "sneaker-porto",
    "scarf-bergen",
    "bedding-lino",
)
"""The products in the shop's window, by SKU."""
PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class DemoOrder(TypedDict):
    """One order to try the assistant with."""

    number: str
    email: str
    postcode: str
    status: str
    destination: str


@dataclass(frozen=True)
class Demo:
    """What the shop page shows in demo mode. ``orders`` is asked each time the page is."""

    orders: Callable[[], Sequence[Mapping[str, object]]]
    agent_email: str = "demo@example.com"
    agent_password: str | None = None


@dataclass(frozen=True)
class Admission:
    """Who stands at the desk's door. ``csrf`` goes into the page; ``headers`` (a cookie) into the answer."""

    csrf: str
    agent_email: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class DeskDoor(Protocol):
    """Knows the agents' sessions."""

    def admit(self, request: Request) -> Admission:
        """Tell who asks for the desk; without ``agent_email`` the log-in page is shown."""
        ...


class ShownProduct(TypedDict):
    """A product of the demo shop as its page shows it; the picture is ``static/shop/<sku>.svg``."""

    sku: str
    title: str
    price: str


def page_router(door: DeskDoor, demo: Demo | None = None) -> APIRouter:
    """Return the routes of the pages. Without ``demo`` the shop page shows no orders and no codes."""
    router = APIRouter(include_in_schema=False)
    files = StaticFiles(directory=STATIC)

    @router.get("/")
    def shop(request: Request, lang: str | None = None) -> Response:
        say = words("shop", preferred(lang, request.headers.get("accept-language", "")))
        return _page(
            "shop.html", say, languages=_languages(), products=_products(say), demo=demo,
            orders=[_readable(order, say) for order in demo.orders()] if demo else [],
        )  # fmt: skip

    @router.get("/widget.js")
    def widget(request: Request) -> Response:
        script, tag = widget_script()
        headers = {"ETag": tag, "Cache-Control": "public, max-age=300", "X-Content-Type-Options": "nosniff",
                   "Cross-Origin-Resource-Policy": "cross-origin"}  # fmt: skip
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(script, media_type="text/javascript", headers=headers)

    @router.get("/desk")
    def desk(request: Request, lang: str | None = None) -> Response:
        admission = door.admit(request)
        say = words("desk", preferred(lang, request.headers.get("accept-language", "")))
        template = "desk.html" if admission.agent_email else "login.html"
        page = _page(
            template, say, csrf=admission.csrf, agent_email=admission.agent_email, demo=demo,
            failed="failed" in request.query_params, teams=TEAMS, outcomes=OUTCOMES,
        )  # fmt: skip
        page.headers.update(admission.headers)
        return page

    @router.get("/favicon.ico")
    def favicon() -> Response:
        return RedirectResponse("/static/icon.svg", status_code=308)

    @router.get("/static/{path:path}")
    async def static(request: Request, path: str) -> Response:
        response = await files.get_response(path, request.scope)
        response.headers["Cache-Control"] = "no-cache"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    return router


@lru_cache(maxsize=1)
def widget_script() -> tuple[str, str]:
    """Return the widget as one script that leaves no name behind, and its entity tag."""
    parts = [(STATIC / "widget" / f"{name}.js").read_text(encoding="utf-8") for name in WIDGET_PARTS]
    script = '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"
    return script, f'"{hashlib.sha256(script.encode()).hexdigest()[:20]}"'


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def _page(template: str, say: Words, **context: object) -> HTMLResponse:
    html = _templates().get_template(template).render(say=say, **context)
    return HTMLResponse(html, headers=PAGE_HEADERS)


@lru_cache(maxsize=1)
def _languages() -> list[tuple[str, str]]:
    names = [(code, words("shop", code).locale.get_display_name(code) or code) for code in LANGUAGES]
    return [(code, name[:1].upper() + name[1:]) for code, name in names]


@lru_cache(maxsize=1)
def _pictured() -> list[Product]:
    catalogue = load_catalogue()
    return [catalogue[sku] for sku in WINDOW]


def _products(say: Words) -> list[ShownProduct]:
    return [
        ShownProduct(
            sku=product.sku,
            title=product.title(say.language),
            price=format_currency(product.price_usd, "USD", locale=say.locale),
        )
        for product in _pictured()
    ]


def _readable(order: Mapping[str, object], say: Words) -> DemoOrder:
    country = str(order["destination"])
    return DemoOrder(
        number=str(order["number"]),
        email=str(order["email"]),
        postcode=str(order["postcode"]),
        status=_status(str(order["status"]), say),
        destination=say.locale.territories.get(country, country),
    )


def _status(status: str, say: Words) -> str:
    key = f"status-{status.replace('_', '').lower()}"
    return say(key) if key in say.keys else status.replace("_", " ").capitalize()
