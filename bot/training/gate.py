"""Decide whether a new model may replace the promoted one: not when any language became worse beyond noise.

Three tests per task, each corrected over the languages it looks at. docs/explanation/understanding.md says how often
they catch a seeded fault, and how often they refuse a retraining that changed nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bot.training.comparison import LanguageChange, Pair, changes, holm, pair_up
from bot.training.predictions import Label, Prediction, read_predictions, relabelled

ALPHA_ANSWERS = 0.05
"""Chance of refusing a model although no language answers worse."""

ALPHA_SURENESS = 0.01
"""Smaller, since all lines of a language move together from one training to the next."""

ALPHA_RELABELLED = 0.1
"""For sureness in languages of which many training lines got another label: there the question was put before looking
at the answers, and few languages are asked."""

MANY_RELABELLED = 10

_REASONS = {
    "answers": "more answers lost than won",
    "sureness": "less sure of the right answers than before, and than in other languages",
    "relabelled": "less sure of the right answers, and training labels changed",
}

NAMES = {"nlu": "intent", "anger": "anger", "lid": "language"}
"""What a task is called to people."""


@dataclass(frozen=True)
class Refusal:
    """One language that became worse, by which test, with its corrected p-value."""

    task: str
    lang: str
    test: str
    p: float
    change: LanguageChange

    @property
    def reason(self) -> str:
        """What the test found, in words."""
        return _REASONS[self.test]


@dataclass(frozen=True)
class Verdict:
    """What came of comparing a candidate with the promoted model; `against` is empty when there was none."""

    against: str = ""
    changes: tuple[LanguageChange, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    pairs: Mapping[str, Sequence[Pair]] = field(default_factory=dict, repr=False)
    relabelled: tuple[tuple[Label, Any], ...] = field(default=(), repr=False)

    @property
    def refused(self) -> bool:
        return bool(self.refusals)

    def named(self) -> str:
        """Return what was refused in words."""
        return ", ".join(f"{r.lang} ({NAMES[r.task]})" for r in self.refusals)

    def worst_lines(self, refusal: Refusal, most: int = 10) -> list[Pair]:
        """Return the lines that a refused language lost: newly wrong ones first, the most confidently wrong on top,
        then those whose right answer lost most confidence."""
        own = [pair for pair in self.pairs[refusal.task] if pair.after.lang == refusal.lang]
        lost = sorted((p for p in own if p.lost), key=lambda pair: -pair.after.confidence)
        duller = sorted(
            (p for p in own if not p.lost and (p.surer_by or 0) < 0), key=lambda p: p.surer_by or 0
        )
        return [*lost, *duller][:most]

    def relabelled_in(self, lang: str) -> list[tuple[Label, Any]]:
        """Return the training lines of a language whose label changed, with the label before."""
        return [(label, before) for label, before in self.relabelled if label.lang == lang]

    def as_json(self) -> dict[str, Any]:
        """Return what the manifest keeps."""
        return {
            "against": self.against,
            "refused": [{"task": r.task, "lang": r.lang, "test": r.test, "p": r.p} for r in self.refusals],
            "changes": [asdict(change) for change in self.changes],
            "relabelled": dict(Counter(label.lang for label, _ in self.relabelled)),
        }


def judge(
    promoted: Path | None,
    predictions: Mapping[str, Sequence[Prediction]],
    labels: Sequence[Label] = (),
) -> Verdict:
    """Compare a candidate's predictions, by task, with those kept in the promoted model's folder."""
    if promoted is None:
        return Verdict()
    before = read_predictions(promoted)
    pairs = {task: pair_up(before[task], after) for task, after in predictions.items() if task in before}
    other_labels = relabelled(promoted, labels)
    found: list[LanguageChange] = []
    refusals: list[Refusal] = []
    for task, own in pairs.items():
        of_task = changes(task, own)
        suspects = {
            lang
            for lang, count in Counter(l.lang for l, _ in other_labels if l.task == task).items()  # noqa: E741
            if count >= MANY_RELABELLED
        }
        found.extend(of_task)
        refusals.extend(_refusals(of_task, suspects))
    return Verdict(promoted.name, tuple(found), tuple(refusals), pairs, tuple(other_labels))


def _refusals(of_task: Sequence[LanguageChange], suspects: set[str]) -> list[Refusal]:
    """Return every language once, by the first test that it fails."""
    sureness = {change: change.p_sureness for change in of_task if change.p_sureness is not None}
    tests = (
        ("answers", ALPHA_ANSWERS, {change: change.p_answers for change in of_task}),
        ("relabelled", ALPHA_RELABELLED, {c: p for c, p in sureness.items() if c.lang in suspects}),
        ("sureness", ALPHA_SURENESS, sureness),
    )
    found: dict[str, Refusal] = {}
    for test, alpha, values in tests:
        for change, p in holm(values).items():
            if p < alpha:
                found.setdefault(change.lang, Refusal(change.task, change.lang, test, p, change))
    return [found[lang] for lang in sorted(found)]


def explain(verdict: Verdict, most: int = 10) -> list[str]:
    """Return the refusal as lines for a terminal: every language, why, and which held-out and training lines."""
    said = []
    for refusal in verdict.refusals:
        change = refusal.change
        said.append(
            f"{NAMES[refusal.task]} in {refusal.lang}: {change.lost} of {change.lines} held-out lines lost and "
            f"{change.won} won against {verdict.against} ({refusal.reason}, p = {refusal.p:.2g})"
        )
        said.extend(
            f"    {pair.after.text!r}: {_what_changed(pair)}" for pair in verdict.worst_lines(refusal, most)
        )
        changed = verdict.relabelled_in(refusal.lang)
        if changed:
            said.append(f"  {len(changed)} training lines in {refusal.lang} have another label than before:")
            said.extend(
                f"    {lb.place}: {before} → {lb.label}: {lb.text!r}" for lb, before in changed[:most]
            )
            if len(changed) > most:
                said.append(f"    … and {len(changed) - most} more")
    return said


def _what_changed(pair: Pair) -> str:
    before, after = pair.before, pair.after
    if pair.surer_by is not None and not pair.lost:
        return f"is {after.truth}, for which the confidence fell from {before.sureness:.2f} to {after.sureness:.2f}"
    return f"is {after.truth}, said {_answer(after)}, was {_answer(before)}"


def _answer(prediction: Prediction) -> str:
    return f"{prediction.predicted} ({prediction.confidence:.2f})"
