"""What a real conversation leaves for a trainer to review."""

from __future__ import annotations

import json

from tests.e2e.running import RunningCrossdesk


def test_a_message_that_was_not_understood_is_offered_for_review(running_crossdesk: RunningCrossdesk) -> None:
    shopper = running_crossdesk.shopper("en")
    shopper.say("hello")
    shopper.say("qwzx blorf grompf 48213")
    found = [
        item
        for item in json.loads(running_crossdesk.tool("review", "--json", "--below", "0.9"))
        if item["id"].startswith(f"{shopper.id}/")
    ]
    [unclear] = [item for item in found if "blorf" in item["text"]]
    assert unclear["text"] == "qwzx blorf grompf 10234"
    assert unclear["lang"] == "en"
    assert len(unclear["ranking"]) == 5
    assert unclear["ranking"][0]["name"] == unclear["intent"] or unclear["intent"] == "out_of_scope"
    assert unclear["why"] == "unresolved"
