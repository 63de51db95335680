"""Take what a shopper says of a FAQ answer: it helped, or the turn counts as unresolved after all.

The two buttons stand under the answer and name their entry, so they may be pressed at any time. The slot `asked`
remembers what the last answer was to; an answer that is sure ends the row of failed turns only until somebody
says that it did not help.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from actions.buttons import HUMAN
from actions.handoff import Handover
from actions.knowledge import Missed, MissedKind
from actions.replies import Button, Reply
from actions.services import Services
from actions.turn import Outcome, Turn

HELPED, NOT_HELPED = "yes", "no"


def rating_buttons(faq_id: str) -> tuple[Button, Button]:
    """The buttons under an answer."""
    yes, no = (
        Button("/ask_faq" + json.dumps({"faq_id": faq_id, "helped": said}), key=key)
        for said, key in ((HELPED, "button-helped"), (NOT_HELPED, "button-not-helped"))
    )
    return yes, no


def asked(turn: Turn, question: str, faq_id: str | None = None, failed: int | None = None) -> dict[str, Any]:
    """What the slot `asked` remembers: the shopper's words, the turn they came in, the failed turns before, and
    the entry that was given for an answer."""
    before = turn.failed_turns if failed is None else failed
    return {"question": question, "turn": turn.turn_id, "failed": before, "faq_id": faq_id}


def missed(
    turn: Turn,
    services: Services,
    kind: MissedKind,
    question: str,
    *,
    key: str = "",
    faq_id: str | None = None,
) -> Missed:
    """A question of this turn that the FAQ did not answer."""
    return Missed(
        key=key or turn.turn_id,
        conversation_id=turn.conversation_id,
        kind=kind,
        question=question,
        language=turn.language,
        market=turn.market,
        at=services.now(),
        faq_id=faq_id,
    )


def rate(turn: Turn, services: Services, handover: Handover, faq_id: str | None, *, helped: bool) -> Outcome:
    """Take a rating of the answer that came from an entry; without ``faq_id`` of what was said last."""
    last = turn.slots.get("asked") or {}
    about_last = faq_id in (None, last.get("faq_id"))
    forgotten = {"offer": None, **({"asked": None} if about_last else {})}
    if helped:
        return Outcome((Reply(key="faq-helped-yes"),), {"failed_turns": 0, **forgotten})
    _remember(turn, services, last if about_last else {"faq_id": faq_id})
    sorry = Reply(key="faq-helped-no", buttons=(HUMAN,), status="failed")
    outcome = handover.turn_failed(turn, sorry, before=last.get("failed") if about_last else None)
    return replace(outcome, slots={**outcome.slots, **forgotten})


def _remember(turn: Turn, services: Services, rated: Mapping[str, Any]) -> None:
    """Keep the question that an answer did not help with; of an earlier answer only its own question is known.
    Suggestions that were declined are kept already, as such."""
    faq_id = rated.get("faq_id")
    if faq_id is None:
        return
    question = rated.get("question")
    if question is None:
        entry = services.knowledge.entry(faq_id, language=turn.language, market=turn.market)
        question = entry.question if entry else ""
    if question:
        key = f"{rated.get('turn', turn.conversation_id)[:60]}/{sha256(faq_id.encode()).hexdigest()[:20]}"
        services.missed.record(missed(turn, services, "unhelpful", question, key=key, faq_id=faq_id))
