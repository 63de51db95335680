"""A text-classification model in a folder scores anger, run for real by transformers. The model is tiny and random."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.nlu.anger import Anger
from bot.nlu.hub_anger import HubAngerModel, UnusableAngerModel

VECTORS = np.zeros((2, 4), dtype=np.float32)
TEXTS = ["you thieves", "thank you"]


class Trained:
    dimension = 4

    def score(self, texts: Sequence[str], vectors: Any) -> list[Anger]:
        return [Anger(0.25, ("insult",), ("legal_threat",)) for _ in texts]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    made = tmp_path_factory.mktemp("anger-model")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "you", "thieves", "thank"]
    (made / "vocab.txt").write_text("\n".join(words))
    BertTokenizerFast(str(made / "vocab.txt")).save_pretrained(made)
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        id2label={0: "joy", 1: "Anger", 2: "annoyance"}, label2id={"joy": 0, "Anger": 1, "annoyance": 2},
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(made)
    return made


def test_the_angry_labels_together_make_the_score_and_the_rest_stays_ours(folder: Path) -> None:
    found = HubAngerModel(Trained(), str(folder)).score(TEXTS, VECTORS)
    calm = HubAngerModel(Trained(), str(folder), ["joy"]).score(TEXTS, VECTORS)
    for angry, joyful in zip(found, calm, strict=True):
        assert angry.score + joyful.score == pytest.approx(1.0, abs=1e-4)
        assert 0.05 < angry.score < 0.95
        assert (angry.reasons, angry.topics) == (("insult",), ("legal_threat",))


def test_a_model_without_a_label_for_anger_says_which_it_has(folder: Path) -> None:
    with pytest.raises(UnusableAngerModel, match=r"Anger, annoyance, joy.*CROSSDESK_ANGER_LABELS"):
        HubAngerModel(Trained(), str(folder), ["fury"])


def test_a_model_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(UnusableAngerModel, match=r"nowhere.*CROSSDESK_ANGER_MODEL"):
        HubAngerModel(Trained(), str(tmp_path / "nowhere"))
