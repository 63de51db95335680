"""The widget in a browser, its chat API misbehaving: nothing lost, nothing doubled, everybody can use it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.web.pages import widget_script
from tests.e2e.browser import PHONE, Widget, browser, eventually, on_shop, visit  # noqa: F401 (a fixture)
from tests.e2e.fake_chat import FakeChat, serving

GREETING = 1
"""Bubbles of the bot before the conversation begins."""


@pytest.fixture
def fake() -> Iterator[FakeChat]:
    with serving(FakeChat()) as running:
        yield running


@pytest.fixture
def page(browser: Browser, fake: FakeChat) -> Iterator[Page]:  # noqa: F811
    with visit(browser) as opened:
        yield opened


@pytest.fixture
def widget(page: Page, fake: FakeChat) -> Widget:
    shown = on_shop(page, f"{fake.url}/")
    shown.open()
    return shown


def test_script_is_small() -> None:
    script, _tag = widget_script()
    assert len(gzip.compress(script.encode(), 9)) <= 25_000


def test_no_session_before_the_first_message(widget: Widget, fake: FakeChat) -> None:
    expect(widget.said_by("bot")).to_have_count(GREETING)
    assert fake.chats == {}
    widget.say("hello")
    expect(widget.said_by("bot").last).to_have_text("echo: hello")
    assert len(fake.chats) == 1


def test_conversation_survives_a_reload(widget: Widget, page: Page, fake: FakeChat) -> None:
    widget.say("first")
    expect(widget.said_by("bot").last).to_have_text("echo: first")
    page.reload()
    expect(widget.dialog).to_be_visible()
    expect(widget.said_by("shopper")).to_have_text(["first"])
    expect(widget.said_by("bot")).to_have_count(GREETING + 1)
    widget.say("second")
    expect(widget.said_by("bot").last).to_have_text("echo: second")
    assert len(fake.chats) == 1


def test_cut_stream_resumes_without_gap_or_double(widget: Widget, fake: FakeChat) -> None:
    widget.say("one")
    expect(widget.said_by("bot")).to_have_count(GREETING + 1)
    for number in range(3):
        fake.chat.say("bot", f"before cut {number}")
        fake.cut_streams()
        fake.chat.say("bot", f"after cut {number}")
    expect(widget.said_by("bot")).to_have_count(GREETING + 7)
    texts = widget.said_by("bot").all_text_contents()[GREETING + 1 :]
    assert texts == [f"{side} cut {number}" for number in range(3) for side in ("before", "after")]
    assert fake.streams >= 2


def test_lost_answer_sends_the_same_message_again(widget: Widget, fake: FakeChat) -> None:
    fake.faults.lose_answers = 2
    widget.say("only once")
    expect(widget.said_by("bot").last).to_have_text("echo: only once")
    eventually(lambda: len(fake.posts) == 3)
    assert len({post["client_id"] for post in fake.posts}) == 1
    expect(widget.said_by("shopper")).to_have_text(["only once"])
    expect(widget.said_by("bot")).to_have_count(GREETING + 1)


def test_messages_written_offline_are_sent_in_order_after_a_reload(
    widget: Widget, page: Page, fake: FakeChat
) -> None:
    widget.say("online")
    expect(widget.said_by("bot").last).to_have_text("echo: online")
    fake.faults.down = True
    widget.say("offline 1")
    widget.say("offline 2")
    expect(widget.dialog.locator(".row.held")).to_have_count(2)
    expect(widget.status).to_have_text("Reconnecting…")
    fake.faults.down = False
    page.reload()
    expect(widget.said_by("bot").last).to_have_text("echo: offline 2")
    expect(widget.said_by("shopper")).to_have_text(["online", "offline 1", "offline 2"])
    assert [message["text"] for message in fake.chat.messages if message["role"] == "shopper"] == [
        "online", "offline 1", "offline 2",
    ]  # fmt: skip


def test_browser_offline_is_shown_and_recovers_at_once(widget: Widget, page: Page, fake: FakeChat) -> None:
    widget.say("online")
    expect(widget.said_by("bot").last).to_have_text("echo: online")
    page.context.set_offline(True)
    expect(widget.status).to_have_text("You are offline")
    widget.say("from the tunnel")
    page.context.set_offline(False)
    expect(widget.said_by("bot").last).to_have_text("echo: from the tunnel")
    expect(widget.status).to_have_text("Assistant")
    assert sum(message["text"] == "from the tunnel" for message in fake.chat.messages) == 1


def test_expired_token_begins_a_new_conversation_and_says_so(widget: Widget, fake: FakeChat) -> None:
    widget.say("old")
    expect(widget.said_by("bot").last).to_have_text("echo: old")
    fake.forget_tokens()
    widget.say("new")
    expect(widget.said_by("bot").last).to_have_text("echo: new")
    expect(widget.dialog.locator(".divider")).to_have_text("New conversation")
    expect(widget.said_by("shopper")).to_have_text(["old", "new"])
    assert [message["text"] for message in fake.chat.messages] == ["new", "echo: new"]


def test_new_conversation_leaves_the_old_one_readable(widget: Widget, fake: FakeChat) -> None:
    widget.say("old")
    expect(widget.said_by("bot").last).to_have_text("echo: old")
    widget.dialog.get_by_role("button", name="New conversation").click()
    widget.say("new")
    expect(widget.said_by("bot").last).to_have_text("echo: new")
    expect(widget.said_by("shopper")).to_have_text(["old", "new"])
    assert [chat.messages[0]["text"] for chat in fake.chats.values()] == ["old", "new"]


def test_polling_takes_over_where_streams_do_not_pass(widget: Widget, fake: FakeChat) -> None:
    fake.faults.stream = True
    widget.say("hello")
    expect(widget.said_by("bot").last).to_have_text("echo: hello")
    fake.chat.say("bot", "by and by")
    expect(widget.said_by("bot").last).to_have_text("by and by")


def test_refused_message_stays_and_can_be_sent_again(widget: Widget, fake: FakeChat) -> None:
    fake.faults.refuse_text = "no"
    widget.say("no")
    expect(widget.dialog.locator(".row.refused")).to_have_count(1)
    widget.say("yes")
    expect(widget.said_by("bot").last).to_have_text("echo: yes")
    fake.faults.refuse_text = ""
    widget.dialog.locator(".again").click()
    expect(widget.said_by("bot").last).to_have_text("echo: no")
    expect(widget.dialog.locator(".row.refused")).to_have_count(0)


def test_choice_sends_title_and_payload_and_is_offered_once(widget: Widget, fake: FakeChat) -> None:
    widget.say("hello")
    expect(widget.said_by("bot").last).to_have_text("echo: hello")
    fake.chat.say("bot", "Was that right?", buttons=[{"title": "Yes", "payload": "/affirm"}])
    widget.choices.get_by_text("Yes").click()
    expect(widget.said_by("shopper").last).to_have_text("Yes")
    expect(widget.choices).to_have_count(0)
    expect(widget.said_by("bot").last).to_have_text("echo: Yes")
    assert {"text": "Yes", "payload": "/affirm"}.items() <= fake.posts[-1].items()


def test_markup_stays_text_and_only_web_addresses_become_links(widget: Widget, fake: FakeChat) -> None:
    hostile = '<img src=x onerror=alert(1)> javascript:alert(1) https://shop.example.com/a?b=(c). "done"'
    widget.say(hostile)
    expect(widget.said_by("shopper").last).to_have_text(hostile)
    assert widget.dialog.locator("img, script").count() == 0
    expect(widget.said_by("shopper").locator("a")).to_have_text(["https://shop.example.com/a?b=(c)"])


def test_agent_looks_different_and_queue_place_is_shown(widget: Widget, fake: FakeChat) -> None:
    widget.say("a person please")
    expect(widget.said_by("bot").last).to_have_text("echo: a person please")
    fake.chat.ticket = {"state": "waiting", "position": 3}
    expect(widget.status).to_contain_text("3")
    fake.chat.ticket = {"state": "assigned", "position": 0}
    fake.chat.say("agent", "Ana here.", author="Ana")
    expect(widget.dialog.locator(".row.agent .who")).to_have_text("Ana")
    expect(widget.status).to_have_text("Agent")


def test_answers_while_closed_are_counted_on_the_button(widget: Widget, fake: FakeChat) -> None:
    widget.say("hello")
    expect(widget.said_by("bot").last).to_have_text("echo: hello")
    widget.field.press("Escape")
    expect(widget.dialog).to_be_hidden()
    fake.chat.say("agent", "Are you there?")
    expect(widget.launcher).to_have_attribute("aria-label", "Open chat (1)")
    widget.launcher.click()
    expect(widget.launcher).to_have_attribute("aria-label", "Close chat")


def test_two_tabs_share_a_conversation(widget: Widget, page: Page, fake: FakeChat) -> None:
    other = on_shop(page.context.new_page(), f"{fake.url}/")
    widget.say("hello")
    expect(widget.said_by("bot").last).to_have_text("echo: hello")
    expect(other.said_by("shopper")).to_have_text(["hello"])
    other.say("from the other tab")
    expect(widget.said_by("shopper")).to_have_text(["hello", "from the other tab"])
    expect(widget.said_by("bot")).to_have_count(GREETING + 2)
    assert len(fake.chats) == 1


def test_keyboard_alone_is_enough(page: Page, fake: FakeChat) -> None:
    widget = on_shop(page, f"{fake.url}/")
    widget.launcher.focus()
    page.keyboard.press("Enter")
    expect(widget.field).to_be_focused()
    page.keyboard.type("typed")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two lines")
    page.keyboard.press("Enter")
    expect(widget.said_by("shopper")).to_have_text(["typed\ntwo lines"])
    page.keyboard.press("Escape")
    expect(widget.dialog).to_be_hidden()
    expect(widget.launcher).to_be_focused()


def test_screen_readers_find_a_dialog_and_a_log(widget: Widget) -> None:
    expect(widget.page.get_by_role("dialog", name="Loom & Lantern")).to_be_visible()
    expect(widget.dialog.get_by_role("log")).to_have_attribute("aria-live", "polite")
    expect(widget.dialog.get_by_role("button", name="Close chat")).to_be_visible()
    widget.say("hello")
    expect(widget.dialog.locator(".row.shopper .who")).to_have_text("You")


def test_phone_gets_a_sheet_that_keeps_the_focus(browser: Browser, fake: FakeChat) -> None:  # noqa: F811
    with visit(browser, viewport=PHONE, has_touch=True) as page:
        widget = on_shop(page, f"{fake.url}/")
        widget.open()
        box = widget.dialog.bounding_box()
        assert box and (box["x"], box["width"], box["height"]) == (0, PHONE["width"], PHONE["height"])
        expect(widget.dialog).to_have_attribute("aria-modal", "true")
        for _ in range(8):
            page.keyboard.press("Tab")
            inside = "() => !!document.querySelector('crossdesk-chat').shadowRoot.activeElement"
            assert page.evaluate(inside)
        overflow = "() => document.documentElement.scrollWidth - innerWidth"
        assert page.evaluate(overflow) <= 0


def test_arabic_runs_right_to_left(browser: Browser, fake: FakeChat) -> None:  # noqa: F811
    with visit(browser) as page:
        widget = on_shop(page, f"{fake.url}/?lang=ar")
        widget.open()
        assert page.locator("html").get_attribute("dir") == "rtl"
        box = widget.dialog.bounding_box()
        assert box and box["x"] < 100
        widget.say("mara.jansen@example.com")
        direction = "node => getComputedStyle(node).direction"
        assert widget.said_by("shopper").last.evaluate(direction) == "ltr"
        assert widget.said_by("bot").first.evaluate(direction) == "rtl"


def test_hostile_record_in_storage_does_not_break_the_widget(page: Page, fake: FakeChat) -> None:
    on_shop(page, f"{fake.url}/")
    record = json.dumps({"token": "gone", "unsent": [], "open": True})
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"crossdesk:{fake.url}", record])
    page.reload()
    widget = Widget(page)
    widget.say("still here")
    expect(widget.said_by("bot").last).to_have_text("echo: still here")


def test_foreign_shop_with_strict_policy_and_loud_styles(browser: Browser, fake: FakeChat) -> None:  # noqa: F811
    with visit(browser) as page:
        widget = on_shop(page, f"{fake.url.replace('127.0.0.1', 'localhost')}/host?crossdesk={fake.url}")
        widget.open()
        widget.say("hello from elsewhere")
        expect(widget.said_by("bot").last).to_have_text("echo: hello from elsewhere")
        expect(widget.field).to_have_css("font-size", "16px")
        expect(widget.launcher).to_have_css("background-color", "rgb(122, 31, 92)")
        box = widget.dialog.bounding_box()
        assert box and box["x"] == 20
