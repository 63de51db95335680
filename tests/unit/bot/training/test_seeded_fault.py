"""A fault in the project's own data, 200 lines of one language with a wrong label, does not get past the gate.

The intent model is trained as `crossdesk train` does, on three languages so that it takes seconds; evaluation, what is
kept with a model, and the gate are the real ones.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.nlu.intent_model import IntentModel, fit_intents
from bot.nlu.intents import INTENTS
from bot.settings import Settings
from bot.training.data import Utterance, read_utterances
from bot.training.evaluation import evaluate_nlu
from bot.training.gate import Verdict, explain, judge
from bot.training.predictions import Label, predictions_of, write_labels, write_predictions
from retrieval.encoder import DiskCachedEncoder, Encoder, load_encoder

pytestmark = pytest.mark.slow

LANGUAGES = ("de", "en", "tr")
FAULTY = "de"
Relabel = Callable[[Utterance, random.Random], str]


def any_other(utterance: Utterance, chance: random.Random) -> str:
    return chance.choice([intent for intent in INTENTS if intent != utterance.intent])


def the_next(utterance: Utterance, chance: random.Random) -> str:
    return INTENTS[(INTENTS.index(utterance.intent) + 1) % len(INTENTS)]


@dataclass
class Understands:
    """An intent model as evaluation asks it."""

    model: IntentModel
    encoder: Encoder

    def parse(self, texts: Sequence[str]) -> list[dict[str, Any]]:
        parsed = []
        for ranking in self.model.rank(self.encoder.encode(texts, "query"), texts):
            name, confidence = self.model.decide(ranking)
            ranked = [{"name": n, "confidence": c} for n, c in ranking]
            parsed.append({"intent": {"name": name, "confidence": confidence}, "intent_ranking": ranked})
        return parsed


@dataclass
class Workshop:
    """Trains on utterances; keeps the sound model as the promoted one."""

    encoder: Encoder
    held_out: Path
    sound: list[Utterance]
    promoted: Path

    def predictions(self, utterances: Sequence[Utterance], seed: int = 13) -> Any:
        texts = [u.text for u in utterances]
        model = fit_intents(
            self.encoder.encode(texts, "query"),
            [u.intent for u in utterances],
            texts=texts,
            groups=[f"{u.intent}/{u.situation}" for u in utterances],
            seed=seed,
        )
        return evaluate_nlu(self.held_out, Understands(model, self.encoder))

    def judge(self, utterances: Sequence[Utterance], seed: int = 13) -> Verdict:
        found = self.predictions(utterances, seed)
        return judge(self.promoted, {"nlu": predictions_of(found)}, labels(utterances))


def labels(utterances: Sequence[Utterance]) -> list[Label]:
    return [Label("nlu", u.lang, u.text, u.intent, f"{u.path}:{u.line}") for u in utterances]


def seeded(utterances: Sequence[Utterance], relabel: Relabel) -> list[Utterance]:
    """Give 200 lines of one language another label."""
    chance = random.Random(7)
    rows = [row for row, utterance in enumerate(utterances) if utterance.lang == FAULTY]
    found = list(utterances)
    for row in chance.sample(rows, 200):
        found[row] = replace(found[row], intent=relabel(found[row], chance))
    return found


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    settings, root = Settings(), tmp_path_factory.mktemp("gate")
    cache = root / "cache"
    shutil.copytree(settings.models / ".cache", cache) if (settings.models / ".cache").is_dir() else None
    encoder = DiskCachedEncoder(load_encoder(settings.encoder, workers=2), cache / "vectors", workers=2)
    sound = [u for u in read_utterances(settings.nlu_data / "nlu") if u.lang in LANGUAGES]
    held_out = root / "held-out"
    held_out.mkdir()
    for lang in LANGUAGES:
        shutil.copy(settings.nlu_data / "eval" / "nlu" / f"{lang}.jsonl", held_out)
    made = Workshop(encoder, held_out, sound, root / "promoted")
    write_predictions(made.promoted, {"nlu": made.predictions(sound)})
    write_labels(made.promoted, labels(sound))
    return made


@pytest.mark.parametrize("relabel", [any_other, the_next], ids=lambda relabel: relabel.__name__)
def test_two_hundred_wrong_labels_in_one_language_are_refused(workshop: Workshop, relabel: Relabel) -> None:
    verdict = workshop.judge(seeded(workshop.sound, relabel))
    assert [refusal.lang for refusal in verdict.refusals] == [FAULTY]
    said = "\n".join(explain(verdict))
    assert f"200 training lines in {FAULTY} have another label than before" in said
    assert f"nlu/{FAULTY}/" in said


def test_a_retraining_that_only_differs_by_chance_is_not_refused(workshop: Workshop) -> None:
    chance = random.Random(3)
    most = [utterance for utterance in workshop.sound if chance.random() > 0.02]
    assert np.mean([u.lang == FAULTY for u in most]) > 0.1
    verdict = workshop.judge(most, seed=14)
    assert not verdict.refused, explain(verdict)
