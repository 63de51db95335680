"""The pages: headers that keep foreign scripts out, a language for everybody, no demo outside demo mode."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from bot.web.pages import STATIC, WIDGET_PARTS, WINDOW, Admission, Demo, page_router, widget_script
from bot.web.wording import LANGUAGES

ORDER = {
    "number": "CD-10234",
    "email": "mara.jansen@example.com",
    "postcode": "1012 AB",
    "status": "in_transit",
    "destination": "NL",
}


class Door:
    """Lets in whoever asks as ``?as=``."""

    def admit(self, request: Request) -> Admission:
        return Admission("csrf-<1>", request.query_params.get("as"), {"set-cookie": "login=1; HttpOnly"})


def client(demo: Demo | None = None) -> TestClient:
    app = FastAPI()
    app.include_router(page_router(Door(), demo))
    return TestClient(app)


DEMO = Demo(lambda: [ORDER], "demo@example.com", "secret-of-the-demo")
PAGES = ("/", "/desk", "/desk?as=ana@example.com")


class Inline(HTMLParser):
    """Collects what a strict content security policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        data = names.get("type") == "application/json"
        if tag == "style" or (tag == "script" and "src" not in names and not data):
            self.found.append(tag)
        self.found += [name for name in names if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("path", PAGES)
def test_page_is_guarded_and_has_nothing_inline(path: str) -> None:
    answer = client(DEMO).get(path)
    policy = answer.headers["content-security-policy"]
    assert answer.status_code == 200
    assert "script-src 'self'" in policy and "style-src 'self'" in policy and "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy and answer.headers["x-content-type-options"] == "nosniff"
    inline = Inline()
    inline.feed(answer.text)
    assert inline.found == []


@pytest.mark.parametrize("path", PAGES)
def test_everything_a_page_refers_to_is_served_by_the_app(path: str) -> None:
    web = client(DEMO)
    referred = set(re.findall(r'(?:src|href)="(/[^"?#]*)', web.get(path).text))
    assert any(address.endswith(".css") for address in referred)
    for address in referred:
        assert web.get(address).status_code == 200, address


@pytest.mark.parametrize("lang", LANGUAGES)
def test_shop_speaks_the_language_and_runs_its_way(lang: str) -> None:
    page = client(DEMO).get(f"/?lang={lang}").text
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in page
    assert f'data-locale="{lang}"' in page
    assert 'aria-current="true"' in page and page.count("hreflang=") == len(LANGUAGES)


@pytest.mark.parametrize(
    ("query", "header", "expected"),
    [
        ("", "pt-BR,pt;q=0.9,en;q=0.8", "pt"),
        ("", "sv-SE,sv;q=0.9,de;q=0.5", "de"),
        ("", "", "en"),
        ("?lang=zh-CN", "fr", "zh"),
        ("?lang=xx", "fr", "fr"),
        ("?lang=../../etc", "", "en"),
    ],
)
def test_language_is_the_wish_then_the_browsers_then_english(query: str, header: str, expected: str) -> None:
    page = client().get(f"/{query}", headers={"accept-language": header}).text
    assert f'<html lang="{expected}"' in page


def test_demo_orders_are_told_in_demo_mode_only() -> None:
    shown = client(DEMO).get("/?lang=fr").text
    assert all(
        text in shown for text in ("CD-10234", "mara.jansen@example.com", "1012 AB", "Pays-Bas", "En route")
    )
    assert "secret-of-the-demo" in shown
    plain = client().get("/?lang=fr").text
    assert "CD-10234" not in plain and "example.com" not in plain


def test_desk_asks_strangers_to_log_in() -> None:
    stranger = client().get("/desk")
    assert 'action="/desk/login"' in stranger.text and 'value="csrf-&lt;1&gt;"' in stranger.text
    assert stranger.headers["set-cookie"] == "login=1; HttpOnly"
    assert 'role="alert"' not in stranger.text
    assert 'role="alert"' in client().get("/desk?failed=1").text
    agent = client().get("/desk?as=ana@example.com").text
    assert '<meta name="csrf" content="csrf-&lt;1&gt;">' in agent and "ana@example.com" in agent


def test_demo_password_stays_off_the_login_page_outside_demo_mode() -> None:
    assert "secret-of-the-demo" in client(DEMO).get("/desk").text
    assert "secret" not in client().get("/desk").text


def test_widget_is_one_cacheable_script_for_any_origin() -> None:
    web = client()
    answer = web.get("/widget.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    again = web.get("/widget.js", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304 and again.content == b""


def test_widget_has_every_part_and_leaves_no_name_behind() -> None:
    script, _tag = widget_script()
    assert {path.stem for path in (STATIC / "widget").glob("*.js")} == set(WIDGET_PARTS)
    assert script.startswith("(() => {") and script.endswith("})();\n")


@pytest.mark.parametrize("path", ["/static/../pages.py", "/static/%2e%2e/pages.py", "/static/nothing.css"])
def test_nothing_but_static_files_is_served(path: str) -> None:
    assert client().get(path).status_code == 404


def test_every_product_in_the_window_has_a_picture() -> None:
    assert {path.stem for path in (STATIC / "shop").glob("*.svg")} == {*WINDOW, "hero"}
