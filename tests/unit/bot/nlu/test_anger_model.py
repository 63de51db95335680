"""How angry a message is, and why."""

from __future__ import annotations

import json

import numpy as np
import pytest

from bot.nlu.anger import (
    AngerLine,
    TrainedAngerModel,
    calm_among,
    fit_anger,
    is_shouted,
    read_anger_lines,
)
from retrieval.encoder import HashingEncoder

ENCODER = HashingEncoder()
ANGRY = ("disgrace", "idiots", "fed up", "useless", "furious", "outrageous")
CALM = ("thanks", "please", "question", "kindly", "wondering", "lovely")


def lines(seed: int = 1) -> list[AngerLine]:
    generator = np.random.default_rng(seed)

    def say(words: tuple[str, ...]) -> str:
        return " ".join(generator.choice(words, 3))

    found = [AngerLine(f"{say(ANGRY)} idiots", True, ("insult",)) for _ in range(20)]
    found += [AngerLine(say(ANGRY), True, ("exasperation",)) for _ in range(20)]
    found += [AngerLine(f"{say(CALM)} my lawyer will sue", False, topic="legal_threat") for _ in range(20)]
    return found + [AngerLine(say(CALM), False) for _ in range(40)]


@pytest.fixture(scope="module")
def model() -> TrainedAngerModel:
    known = lines()
    return fit_anger(known, ENCODER.encode([line.text for line in known]))


def score(model: TrainedAngerModel, text: str):
    return model.score([text], ENCODER.encode([text]))[0]


def test_angry_and_calm_messages_are_told_apart(model):
    assert score(model, "outrageous, fed up, furious").score > 0.7
    assert score(model, "kindly, a question please").score < 0.3


def test_reasons_are_given_only_for_anger(model):
    assert "insult" in score(model, "useless disgrace idiots").reasons
    assert score(model, "THANKS SO MUCH, LOVELY PLEASE").reasons == ()


def test_swearing_in_praise_is_calm_when_the_meaning_is():
    """The words of the message were typed in anger only; its sentence vector lies among the calm ones."""
    texts = ["bloody useless idiots", "bloody disgrace"] * 20 + ["lovely boots", "thanks a lot"] * 20
    known = [AngerLine(text, row < 40) for row, text in enumerate(texts)]
    generator = np.random.default_rng(5)
    vectors = generator.normal(scale=0.3, size=(80, 16)).astype(np.float32)
    vectors[:40, 0] += 1
    vectors[40:, 0] -= 1
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    trained = fit_anger(known, vectors)
    assert trained.score(["bloody useless idiots"], vectors[:1])[0].score > 0.8
    assert trained.score(["bloody useless idiots"], vectors[-1:])[0].score < 0.5


def test_a_calm_legal_threat_is_a_topic_without_anger(model):
    found = score(model, "kindly note my lawyer will sue")
    assert (found.topics, found.reasons) == (("legal_threat",), ())
    assert found.score < 0.5


def test_ordinary_messages_keep_a_topic_from_spreading():
    known = lines()
    ordinary = [AngerLine(f"my lawyer question number {i}", False) for i in range(40)]
    without, with_ordinary = (
        fit_anger(taught, ENCODER.encode([line.text for line in taught]))
        for taught in (known, known + ordinary)
    )
    text = "my lawyer question number 7"
    assert score(without, text).topics == ("legal_threat",)
    assert score(with_ordinary, text).topics == ()


def test_calm_messages_are_found_among_others():
    known = lines()
    others = ["outrageous furious idiots", "lovely question please"]
    calm = calm_among(known, ENCODER.encode([line.text for line in known]), ENCODER.encode(others))
    assert calm.tolist() == [False, True]


def test_signals_seen_too_rarely_are_not_learned(model):
    assert set(model.signals) == {"insult", "exasperation", "legal_threat"}


def test_a_saved_model_scores_the_same(model, tmp_path):
    model.save(tmp_path)
    again = TrainedAngerModel.load(tmp_path)
    for text in ("furious idiots", "lovely thanks"):
        one, other = score(model, text), score(again, text)
        assert (one.reasons, one.topics) == (other.reasons, other.topics)
        assert one.score == pytest.approx(other.score, abs=1e-3)


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("GIVE ME MY MONEY", True), ("answer me!!!", True), ("退钱！！！", True), ("ВЕРНИТЕ ДЕНЬГИ", True),
        ("My DHL ID is AB", False), ("OK", False), ("where is it?!", False), ("订单在哪里", False),
    ],
)  # fmt: skip
def test_shouting_is_capitals_or_three_exclamation_marks(text, shouted):
    assert is_shouted(text) is shouted


def written(tmp_path, *rows: object):
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "anger.jsonl").write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows))
    return tmp_path


def test_lines_are_read_with_reasons_and_topic(tmp_path):
    row = {"text": "I'll sue", "angry": True, "reasons": ["threat"], "topic": "legal_threat"}
    place = f"{tmp_path / 'en' / 'anger.jsonl'}:1"
    assert read_anger_lines(written(tmp_path, row)) == [
        AngerLine("I'll sue", True, ("threat",), "legal_threat", "en", place)
    ]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("{", "not an anger line"), ({"text": "x"}, "not an anger line"),
        ({"text": "", "angry": True}, "must be wording"),
        ({"text": "x", "angry": 1}, "true or false"),
        ({"text": "x", "angry": True, "reasons": ["rage"]}, "unknown reason"),
        ({"text": "x", "angry": True, "topic": "weather"}, "unknown topic"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_named_by_file_and_line(tmp_path, row, problem):
    with pytest.raises(ValueError, match=rf"anger\.jsonl:2: .*{problem}"):
        read_anger_lines(written(tmp_path, {"text": "fine", "angry": False}, row))
