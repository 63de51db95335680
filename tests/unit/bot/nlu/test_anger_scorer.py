"""A bare address or number is never angry, however its letters look to the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.anger import Anger
from bot.nlu.anger_scorer import ANGER, AngerScorer

EMAIL = "carmen.vidal@example.org"


class Furious:
    """An anger model to whom everything is an insult."""

    dimension = 4

    def score(self, texts: Sequence[str], vectors: Any) -> list[Anger]:
        return [Anger(0.9, ("insult",), ()) for _ in texts]


def message(text: str, *entities: tuple[int, int]) -> Message:
    found = [{"entity": "email", "value": text[a:b], "start": a, "end": b} for a, b in entities]
    features = Features(np.ones((1, 4), dtype=np.float32), "sentence", TEXT, "encoder")
    return Message(data={TEXT: text, ENTITIES: found}, features=[features])


@pytest.mark.parametrize(
    ("heard", "score"),
    [
        (message(EMAIL, (0, len(EMAIL))), 0.0),
        (message(f"{EMAIL}.", (0, len(EMAIL))), 0.0),
        (message(f"{EMAIL} idiots", (0, len(EMAIL))), 0.9),
        (message("idiots"), 0.9),
        (message("!!!"), 0.9),
    ],
    ids=["address", "address and full stop", "address and words", "words", "marks"],
)
def test_only_words_are_angry(heard: Message, score: float) -> None:
    scorer = AngerScorer({}, None, None, Furious())  # type: ignore[arg-type]
    [scored] = scorer.process([heard])
    assert scored.get(ANGER)["score"] == score
