"""A headless Chromium for tests, and the words to steer widget and desk with.

Debian's ``chromium`` is used as it is; nothing is downloaded. Without one the tests are skipped and say why,
except in CI, where that is a failure.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright, expect, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
PATIENCE = 30_000
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}


def chromium() -> str:
    """Return the browser's path; skip the test, or fail in CI, where there is none."""
    found = shutil.which(CHROMIUM)
    if found is None:
        reason = f"no Chromium at {CHROMIUM}: install Debian's package chromium or set CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def launched(playwright: Playwright) -> Browser:
    """Start the browser with what a container needs."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    return playwright.chromium.launch(executable_path=chromium(), args=arguments)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for a module; each test opens its own context."""
    chromium()
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        running = launched(playwright)
        yield running
        running.close()


@contextmanager
def visit(browser: Browser, **options: Any) -> Iterator[Page]:
    """Open a page as a new visitor. Any script error or refused resource fails the test at the end."""
    options = {"viewport": DESKTOP, "reduced_motion": "reduce", **options}
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if "Content Security" in line.text else None)
    try:
        yield page
        assert faults == []
    finally:
        context.close()


def eventually(holds: Callable[[], bool], seconds: float = PATIENCE / 1000) -> None:
    """Wait until something outside the page holds."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came to be"
        time.sleep(0.05)


@dataclass(frozen=True)
class Widget:
    """The website widget on a page, as a shopper uses it."""

    page: Page

    @property
    def launcher(self) -> Locator:
        return self.page.locator("crossdesk-chat button.launcher")

    @property
    def dialog(self) -> Locator:
        return self.page.locator("crossdesk-chat [role=dialog]")

    @property
    def field(self) -> Locator:
        return self.dialog.locator("textarea")

    @property
    def status(self) -> Locator:
        return self.dialog.locator(".status")

    @property
    def choices(self) -> Locator:
        return self.dialog.locator(".choices button")

    def said_by(self, role: str) -> Locator:
        """The bubbles of ``shopper``, ``bot`` or ``agent``."""
        return self.dialog.locator(f".row.{role}:not(.typing) .bubble")

    def open(self) -> None:
        self.launcher.click()
        expect(self.dialog).to_be_visible()

    def say(self, text: str) -> None:
        self.field.fill(text)
        self.field.press("Enter")


def on_shop(page: Page, url: str) -> Widget:
    """Open a page that embeds the widget and wait until it is there."""
    page.goto(url)
    page.locator("crossdesk-chat").wait_for(state="attached")
    return Widget(page)
