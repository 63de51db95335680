"""Choosing an intent, and knowing when not to."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.intent_model import IntentModel, fit_intents
from bot.nlu.intents import OUT_OF_SCOPE
from bot.nlu.lexical import count_grams, fit_lexical
from bot.nlu.linear import fit_head
from bot.nlu.network import fit_network
from bot.nlu.witnesses import calibrated, sigmoid
from retrieval.encoder import HashingEncoder

WORDS = {
    "track_order": "where parcel track package delivery shipment status courier arrive",
    "return_item": "return send back unwanted refund label withdraw goods",
    "greet": "hello hi hey morning evening greetings welcome",
}
ENCODER = HashingEncoder()


def sentences(seed: int, each: int) -> tuple[list[str], list[str]]:
    generator = np.random.default_rng(seed)
    texts, labels = [], []
    for label, words in WORDS.items():
        for _ in range(each):
            texts.append(" ".join(generator.choice(words.split(), 3)))
            labels.append(label)
    return texts, labels


@pytest.fixture(scope="module")
def model() -> IntentModel:
    texts, labels = sentences(1, 40)
    return fit_intents(ENCODER.encode(texts), labels, texts=texts)


def test_labels_of_unseen_sentences_are_right(model):
    texts, labels = sentences(2, 20)
    ranked = model.rank(ENCODER.encode(texts), texts)
    assert np.mean([r[0][0] == label for r, label in zip(ranked, labels, strict=True)]) >= 0.95


def test_a_ranking_is_short_and_its_confidences_never_rise(model):
    text = "where is the parcel"
    (ranking,) = model.rank(ENCODER.encode([text]), [text], length=2)
    confidences = [confidence for _, confidence in ranking]
    assert len(ranking) == 2
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)


def test_nonsense_is_less_trusted_than_what_was_seen_and_becomes_out_of_scope(model):
    texts = ["where parcel status", "zqxj vvkw 8812 pfft"]
    known, nonsense = model.rank(ENCODER.encode(texts), texts, length=1)
    assert nonsense[0][1] < known[0][1]
    assert model.decide(known)[0] == "track_order"
    assert model.decide(nonsense) == (OUT_OF_SCOPE, nonsense[0][1])


def test_a_text_means_the_same_alone_and_among_others(model):
    texts, _ = sentences(3, 5)
    together = model.rank(ENCODER.encode(texts), texts)
    alone = [model.rank(ENCODER.encode([text]), [text])[0] for text in texts]
    assert [r[0][0] for r in together] == [r[0][0] for r in alone]
    assert np.allclose([r[0][1] for r in together], [r[0][1] for r in alone], atol=1e-3)


def test_a_saved_model_answers_the_same(model, tmp_path):
    texts, _ = sentences(4, 5)
    model.save(tmp_path / "m.npz")
    again = IntentModel.load(tmp_path / "m.npz")
    vectors = ENCODER.encode(texts)
    assert again.calibration == model.calibration
    for one, other in zip(model.rank(vectors, texts), again.rank(vectors, texts), strict=True):
        assert [name for name, _ in one] == [name for name, _ in other]
        assert np.allclose([c for _, c in one], [c for _, c in other], atol=1e-3)


def test_training_twice_gives_the_same_model(model):
    texts, labels = sentences(1, 40)
    again = fit_intents(ENCODER.encode(texts), labels, texts=texts)
    assert again.calibration == model.calibration
    assert np.array_equal(again.witnesses.examples, model.witnesses.examples)


def test_a_confidence_means_how_often_it_is_right():
    generator = np.random.default_rng(5)
    score = generator.normal(size=4000).astype(np.float32)
    right = generator.random(4000) < sigmoid(2 * score - 1)
    slope, offset = calibrated(score, right)
    assert slope == pytest.approx(2, abs=0.2)
    assert offset == pytest.approx(-1, abs=0.2)


def test_a_network_learns_what_no_linear_head_can():
    generator = np.random.default_rng(6)
    vectors = generator.normal(size=(3000, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    labels = ["same" if a * b > 0 else "other" for a, b in vectors[:, :2]]

    def accuracy(log_probabilities, names):
        return np.mean(np.asarray(names)[log_probabilities.argmax(axis=1)] == np.asarray(labels))

    network, head = fit_network(vectors, labels), fit_head(vectors, labels)
    assert accuracy(head.log_probabilities(vectors), head.labels) < 0.65
    assert accuracy(network.log_probabilities(vectors), network.labels) > 0.85


def test_words_decide_by_their_letters():
    texts = count_grams(["unidays discount", "student discount", "where is it", "where are they"])
    lexical = fit_lexical(texts, np.array([0, 0, 1, 1]))
    scores = lexical.scores(count_grams(["UNIDAYS?", "whereabouts", ""]))
    assert list(scores[:2].argmax(axis=1)) == [0, 1]
    assert not scores[2].any()


@pytest.mark.parametrize("fit", [fit_head, fit_network])
def test_one_class_is_refused(fit):
    with pytest.raises(ValueError, match="at least two classes"):
        fit(np.eye(3, dtype=np.float32), ["a", "a", "a"])
