"""Let a text-classification model of the hub say how angry a message is. Runs it through `transformers`.

The model decides the score; reasons and topics stay those of the model trained here, since no public model knows
them. It costs the Rasa process the import of torch (about 8 s and 0.5 GB) and the model's own time for each message.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.nlu.anger import Anger, AngerModel
from bot.nlu.linear import Floats

ANGRY_LABELS = frozenset({"anger", "angry", "annoyance", "rage", "hate", "toxic", "toxicity"})
"""Labels that count as anger when none are named."""


class UnusableAngerModel(ValueError):
    """The named model cannot be loaded or has no label for anger; the text says what to set."""


class HubAngerModel:
    """An `AngerModel` whose score is the probability of a hub model's angry labels together."""

    def __init__(self, trained: AngerModel, model: str, labels: Sequence[str] = ()) -> None:
        """`model` is a name on the hub or a folder. Raises UnusableAngerModel."""
        self._trained = trained
        self._classify = _pipeline(model)
        known = {str(label) for label in self._classify.model.config.id2label.values()}
        wanted = {label.casefold() for label in labels} or ANGRY_LABELS
        self._angry = {label for label in known if label.casefold() in wanted}
        if not self._angry:
            raise UnusableAngerModel(
                f"the anger model {model!r} has the labels {', '.join(sorted(known))}: name those that mean anger in "
                "CROSSDESK_ANGER_LABELS"
            )

    @property
    def dimension(self) -> int:
        return self._trained.dimension

    def score(self, texts: Sequence[str], vectors: Floats) -> list[Anger]:
        judged = self._classify(list(texts))
        found = self._trained.score(texts, vectors)
        return [replace(ours, score=self._share(labels)) for ours, labels in zip(found, judged, strict=True)]

    def _share(self, labels: Sequence[dict[str, Any]]) -> float:
        return min(1.0, sum(float(each["score"]) for each in labels if each["label"] in self._angry))


def _pipeline(model: str) -> Any:
    from transformers import pipeline  # torch comes with it: only where such a model is asked for

    try:
        return pipeline("text-classification", model=model, top_k=None, truncation=True, device="cpu")
    except (OSError, ValueError) as exc:
        reason = str(exc).splitlines()[0]
        raise UnusableAngerModel(
            f"the anger model {model!r} cannot be loaded ({reason}): set CROSSDESK_ANGER_MODEL to a folder or a name "
            "that can be reached, or leave it empty"
        ) from exc
