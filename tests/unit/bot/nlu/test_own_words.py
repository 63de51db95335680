"""What a shopper says and what they quote."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from rasa.engine.storage.resource import Resource
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.anger import Anger
from bot.nlu.anger_scorer import AngerScorer
from bot.nlu.linear import Floats
from bot.nlu.own_words import own_words
from bot.nlu.sentence_encoder_featurizer import SentenceEncoderFeaturizer
from bot.nlu.wire import OWN_VECTOR_KEY, VECTOR_KEY, to_wire


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ('my son wrote "you are thieves" there, can I delete it', "my son wrote  …  there, can I delete it"),
        ("my son wrote 'you're all thieves' there, can I delete it", "my son wrote  …  there, can I delete it"),
        ("auf dem Zettel stand „ihr Diebe, her damit“, von Ihnen?", "auf dem Zettel stand  … , von Ihnen?"),
        ("un client a écrit « bande de voleurs » sous ma commande", "un client a écrit  …  sous ma commande"),
        ("友達が「ひどい店だ」と書いていました、本当ですか", "友達が … と書いていました、本当ですか"),
        ("他写了“你们都是骗子”，是真的吗？", "他写了 … ，是真的吗？"),
    ],
)  # fmt: skip
def test_quotation_is_not_the_shoppers_own(text: str, own: str) -> None:
    assert own_words(text) == own


@pytest.mark.parametrize(
    "text",
    [
        "I don't know where it's gone, isn't that your job, where's it",
        'is the "Fjell" waterproof?',
        "der 'Porto' in 42",
        '"where is my parcel, you thieves"',
        "'you thieves give it back' !!",
        'I need a 15" laptop sleeve in navy blue and maybe another for my 17" tablet',
        "「ひどい店だ」",
        "",
    ],
)
def test_names_apostrophes_and_whole_quotations_stay(text: str) -> None:
    assert own_words(text) == text


class Heard:
    """An anger model that remembers what it was asked."""

    dimension = 4

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[float]]] = []

    def score(self, texts: Sequence[str], vectors: Floats) -> list[Anger]:
        self.asked += [(text, list(vector)) for text, vector in zip(texts, vectors, strict=True)]
        return [Anger(0.5) for _ in texts]


def test_anger_is_judged_by_own_words() -> None:
    whole, own = np.array([1, 0, 0, 0], np.float32), np.array([0, 1, 0, 0], np.float32)
    quoting = "my son wrote 'you are thieves' there, can I delete it"
    messages = [
        Message({TEXT: quoting, "metadata": {VECTOR_KEY: to_wire(whole), OWN_VECTOR_KEY: to_wire(own)}}),
        Message({TEXT: "you are thieves", "metadata": {VECTOR_KEY: to_wire(whole), OWN_VECTOR_KEY: None}}),
    ]
    featurizer = SentenceEncoderFeaturizer({FEATURIZER_CLASS_ALIAS: "vectors"}, "vectors")
    heard = Heard()
    scorer = AngerScorer({}, None, Resource("anger"), heard)  # type: ignore[arg-type]
    scorer.process(featurizer.process(messages))
    assert heard.asked == [(own_words(quoting), list(own)), ("you are thieves", list(whole))]
    assert [message.get("metadata") for message in messages] == [{}, {}]
    assert OWN_VECTOR_KEY not in messages[0].as_dict(only_output_properties=True)
