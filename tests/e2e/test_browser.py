"""A shopper in the widget and an agent at the desk, both in Chromium, against the real processes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.preparation import DEMO_AGENT, DEMO_PASSWORD
from tests.e2e.browser import PHONE, Widget, browser, on_shop, visit  # noqa: F401 (a fixture)
from tests.e2e.running import RunningCrossdesk


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:  # noqa: F811
    with visit(browser) as opened:
        yield opened


def identified(widget: Widget, order: dict[str, str]) -> None:
    """Ask for an order from the shop page's table and say who is asking."""
    widget.page.locator("tr", has_text=order["number"]).get_by_role("button").click()
    expect(widget.field).to_have_value(re.compile(order["number"]))
    widget.field.press("Enter")
    expect(widget.said_by("bot").last).to_contain_text(order["number"])
    widget.say(order["email"])
    expect(widget.said_by("shopper").last).to_have_text(order["email"])


def conversation_id(page: Page) -> str:
    return page.evaluate("() => Crossdesk.conversationId")


def logged_in(page: Page, running: RunningCrossdesk) -> None:
    page.goto(f"{running.base_url}/desk")
    page.get_by_label("E-mail").fill(DEMO_AGENT)
    page.get_by_label("Password").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.locator("body.ready")).to_be_visible()


def test_shopper_and_agent_from_question_to_hand_back(
    browser: Browser,  # noqa: F811
    page: Page,
    running_crossdesk: RunningCrossdesk,
) -> None:
    order = running_crossdesk.demo_orders()[0]
    widget = on_shop(page, f"{running_crossdesk.base_url}/?lang=en")
    identified(widget, order)
    expect(widget.said_by("bot")).to_have_count(3)
    expect(widget.said_by("bot").last).to_contain_text(order["number"])
    widget.say("This is the fifth time I write, you are liars and thieves, I will sue you!")
    expect(widget.status).to_have_attribute("data-tone", "waiting")

    with visit(browser) as desk:
        logged_in(desk, running_crossdesk)
        token = running_crossdesk.agent_token()
        [ticket] = running_crossdesk.tickets(conversation_id(page), token)
        waiting = desk.locator(f"#waiting button[data-ticket='{ticket['id']}']")
        expect(waiting).to_contain_text("Urgent")
        waiting.click()
        expect(desk.locator("#log .shopper").last).to_contain_text("liars and thieves")
        expect(desk.locator("#log .bot").first).to_contain_text(order["number"])
        expect(desk.locator("#facts")).to_contain_text(order["email"])
        expect(desk.locator("#composer")).to_be_hidden()

        desk.locator("#claim-this").click()
        reply = desk.get_by_label("Reply", exact=True)
        expect(reply).to_be_visible()
        bot_said = widget.said_by("bot").count()
        reply.fill("Ana here, I am looking into it.")
        reply.press("Control+Enter")
        expect(widget.said_by("agent")).to_have_text(["Ana here, I am looking into it."])
        expect(widget.status).to_have_text("Our team")
        expect(reply).to_have_value("")

        widget.say("Thank you. Where is my order?")
        expect(desk.locator("#log .shopper").last).to_contain_text("Thank you. Where is my order?")
        widget.say("Are you there?")
        expect(desk.locator("#log .shopper").last).to_contain_text("Are you there?")
        expect(widget.said_by("bot")).to_have_count(bot_said)

        desk.locator("#resolve").click()
        desk.get_by_label("Solved", exact=True).check()
        desk.locator("#resolve-form button[type=submit]").click()
        expect(desk.locator(f"button[data-ticket='{ticket['id']}']")).to_have_count(0)
        expect(widget.status).to_have_text("Assistant")
        desk.get_by_role("button", name="Log out").click()
        expect(desk.get_by_role("button", name="Log in")).to_be_visible()

    widget.say("How long does shipping to Canada take?")
    expect(widget.said_by("bot")).to_have_count(bot_said + 1)


def test_agent_sends_an_answer_of_the_faq_with_a_click(
    browser: Browser,  # noqa: F811
    page: Page,
    running_crossdesk: RunningCrossdesk,
) -> None:
    widget = on_shop(page, f"{running_crossdesk.base_url}/?lang=de")
    widget.open()
    widget.say("Wie viele Tage habe ich, um etwas zurückzugeben?")
    expect(widget.said_by("bot")).to_have_count(2)
    expect(widget.choices).to_have_count(2)
    widget.say("Ich möchte mit einem Menschen sprechen")
    expect(widget.status).to_have_attribute("data-tone", "waiting")
    with visit(browser) as desk:
        logged_in(desk, running_crossdesk)
        [ticket] = running_crossdesk.tickets(conversation_id(page), running_crossdesk.agent_token())
        desk.locator(f"#waiting button[data-ticket='{ticket['id']}']").click()
        expect(desk.locator("#suggestions")).to_be_hidden()
        desk.locator("#claim-this").click()
        offered = desk.locator("#suggestion-list > li").first
        offered.locator("summary").click()
        english, german = offered.locator(".pair p").all_text_contents()
        assert "30 days" in english and "30" in german
        offered.locator("> button").click()
        expect(widget.said_by("agent")).to_have_text([german])


def test_arabic_on_a_phone_survives_a_reload(
    browser: Browser,  # noqa: F811
    running_crossdesk: RunningCrossdesk,
) -> None:
    order = running_crossdesk.demo_orders()[0]
    with visit(browser, viewport=PHONE, has_touch=True) as page:
        widget = on_shop(page, f"{running_crossdesk.base_url}/?lang=ar")
        identified(widget, order)
        expect(widget.said_by("bot")).to_have_count(3)
        page.reload()
        expect(widget.said_by("bot")).to_have_count(3)
        expect(widget.said_by("bot").last).to_contain_text(order["number"])
        assert widget.said_by("bot").last.get_attribute("lang") == "ar"
        assert widget.dialog.evaluate("node => getComputedStyle(node).direction") == "rtl"
        assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0


def test_one_time_code_is_shown_on_the_demo_page(page: Page, running_crossdesk: RunningCrossdesk) -> None:
    [order, *_] = [o for o in running_crossdesk.demo_orders() if o["status"] == "unfulfilled"]
    widget = on_shop(page, f"{running_crossdesk.base_url}/?lang=en")
    widget.open()
    widget.say(f"Please cancel my order {order['number']}")
    expect(widget.said_by("bot").last).to_contain_text(order["number"])
    widget.say(order["email"])
    widget.choices.get_by_text("Yes", exact=True).click()
    code = page.locator("#codes code").first
    expect(code).to_have_text(re.compile(r"^\d{6}$"))
    expect(page.locator("#no-codes")).to_be_hidden()


def test_wrong_password_is_refused_in_words(page: Page, running_crossdesk: RunningCrossdesk) -> None:
    page.goto(f"{running_crossdesk.base_url}/desk")
    page.get_by_label("E-mail").fill(DEMO_AGENT)
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_be_visible()


def test_away_agent_can_come_back_online(page: Page, running_crossdesk: RunningCrossdesk) -> None:
    logged_in(page, running_crossdesk)
    presence = page.get_by_label("Presence")
    expect(presence).to_have_value("online")
    presence.select_option("away")
    token = running_crossdesk.agent_token()
    expect(presence).to_have_value("away")
    page.reload()
    expect(presence).to_have_value("away")
    presence.select_option("online")
    page.reload()
    expect(presence).to_have_value("online")
    assert running_crossdesk.call("GET", "/api/me", token=token)[1]["presence"] == "online"
