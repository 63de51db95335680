"""Put a training's figures and pictures on one self-contained page. Measures nothing, decides nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.training.comparison import LanguageChange
from bot.training.evaluation import Evaluation
from bot.training.gate import NAMES, Verdict
from bot.training.predictions import Prediction, predictions_of
from bot.training.report import pictures
from bot.training.report.asked import FaqAnswer
from bot.training.report.curves import area, at_threshold, interval, risk_coverage

ACCURACY_TARGETS = ((0.94, "mean"), (0.90, "each"))
"""The lines to reach: docs/explanation/understanding.md."""

ASKS_BACK_BELOW = 0.35
"""As `UncertaintyPolicy` in config.yml."""

ANGER_THRESHOLDS = (0.5, 0.8)
"""Called angry in the figures; handed to a human (`EscalationPolicy` in config.yml)."""

_ERRORS = 40
_ENGLISH = Locale("en")


@dataclass(frozen=True)
class Report:
    """Everything the page shows. `facts` are the manifest's."""

    name: str
    created_at: datetime
    facts: Mapping[str, Any]
    evaluations: Mapping[str, Evaluation]
    verdict: Verdict
    faq: Sequence[FaqAnswer] = ()


def render(report: Report) -> str:
    """Return the page as HTML that needs no other file."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(percent=_percent, points=_points, language=_language)
    sections = {
        "intent": _intent(report),
        "anger": _anger(report),
        "lid": _lid(report),
        "faq": _faq(report.faq),
        "comparison": _comparison(report.verdict),
    }
    return environment.get_template("report.html.j2").render(report=report, tiles=_tiles(report), **sections)


def _intent(report: Report) -> dict[str, Any] | None:
    evaluation = report.evaluations.get("nlu")
    if evaluation is None:
        return None
    answers = predictions_of(evaluation)
    right = [answer.correct for answer in answers]
    confidence = [answer.confidence for answer in answers]
    curve = risk_coverage(right, confidence)
    coverage, wrong = at_threshold(right, confidence, ASKS_BACK_BELOW)
    shares = _shares(answers, lambda answer: answer.correct)
    calibration = evaluation.overall["calibration"]
    return {
        "overall": evaluation.overall,
        "languages": _rows(shares, report.verdict, "nlu", evaluation),
        "bars": pictures.language_bars(
            {lang: share[:3] for lang, share in shares.items()},
            _before(report.verdict, "nlu"),
            ACCURACY_TARGETS,
            "Right intents",
        ),
        "confusion": pictures.confusion([a.truth for a in answers], [a.predicted for a in answers]),
        "reliability": pictures.reliability(calibration["bins"], "Intent"),
        "risk": pictures.risk({"intent": curve}, [(coverage, wrong, f"{ASKS_BACK_BELOW:g}")], "Intent"),
        "asks_back_below": ASKS_BACK_BELOW,
        "area": area(curve),
        "labels": _labels(answers),
        "errors": sorted((a for a in answers if not a.correct), key=lambda a: -a.confidence)[:_ERRORS],
        "wrong": right.count(False),
    }


def _anger(report: Report) -> dict[str, Any] | None:
    evaluation = report.evaluations.get("anger")
    if evaluation is None:
        return None
    answers = predictions_of(evaluation)
    truth, scores = [bool(a.truth) for a in answers], [a.confidence for a in answers]
    shares = _shares(answers, lambda answer: answer.correct)
    both = len(set(truth)) == 2
    return {
        "overall": evaluation.overall,
        "languages": _rows(shares, report.verdict, "anger", evaluation),
        "curves": pictures.receiver(truth, scores, ANGER_THRESHOLDS) if both else None,
        "spread": pictures.scores_by_truth(truth, scores, ANGER_THRESHOLDS),
        "reliability": pictures.reliability(evaluation.overall["calibration"]["bins"], "Anger"),
        "at": [_at(truth, scores, threshold) for threshold in ANGER_THRESHOLDS],
        "alarms": sorted((a for a in answers if a.predicted and not a.truth), key=lambda a: -a.confidence)[
            :15
        ],
        "misses": sorted((a for a in answers if a.truth and not a.predicted), key=lambda a: a.confidence)[
            :15
        ],
    }


def _lid(report: Report) -> dict[str, Any] | None:
    evaluation = report.evaluations.get("lid")
    if evaluation is None:
        return None
    answers = predictions_of(evaluation)
    shares = _shares(answers, lambda answer: answer.correct)
    return {
        "overall": evaluation.overall,
        "languages": _rows(shares, report.verdict, "lid", evaluation),
        "errors": sorted((a for a in answers if not a.correct), key=lambda a: -a.confidence)[:_ERRORS],
    }


def _faq(answers: Sequence[FaqAnswer]) -> dict[str, Any] | None:
    if not answers:
        return None
    inside = [answer for answer in answers if answer.in_scope]
    right, sure = [a.right for a in answers], [a.probability for a in answers]
    curve = risk_coverage(right, sure)
    answered = [a for a in answers if a.decision == "answer"]
    wrong = sum(not a.right for a in answered) / max(len(answered), 1)
    return {
        "questions": len(inside),
        "outside": len(answers) - len(inside),
        "first": _mean(a.right for a in inside),
        "three": _mean(a.near for a in inside),
        "answered": len(answered) / len(answers),
        "wrong": wrong,
        "risk": pictures.risk({"FAQ": curve}, [(len(answered) / len(answers), wrong, "answers")], "FAQ"),
        "languages": [
            (lang, len(own), _mean(a.right for a in own), _mean(a.near for a in own))
            for lang in sorted({a.lang for a in inside})
            for own in [[a for a in inside if a.lang == lang]]
        ],
    }


def _comparison(verdict: Verdict) -> dict[str, Any] | None:
    if not verdict.against:
        return None
    tasks = []
    for task in ("nlu", "anger", "lid"):
        of_task = [change for change in verdict.changes if change.task == task]
        if of_task:
            refused = [r.lang for r in verdict.refusals if r.task == task]
            picture = pictures.differences(of_task, refused, NAMES[task].capitalize())
            tasks.append({"name": NAMES[task], "picture": picture, "changes": of_task, "refused": refused})
    refusals = [(r, verdict.worst_lines(r, 20), verdict.relabelled_in(r.lang)) for r in verdict.refusals]
    return {"against": verdict.against, "tasks": tasks, "refusals": refusals, "names": NAMES}


def _tiles(report: Report) -> list[dict[str, Any]]:
    """The figures that a trainer looks at first; `good` is None where no target is set."""
    tiles: list[dict[str, Any]] = []

    def add(label: str, value: float | None, target: float | None, note: str, most: bool = False) -> None:
        if value is not None:
            good = None if target is None else (value <= target if most else value >= target)
            tiles.append({"label": label, "value": value, "good": good, "note": note})

    figures = {task: evaluation.overall for task, evaluation in report.evaluations.items()}
    if intent := figures.get("nlu"):
        worst = report.evaluations["nlu"].by_language[intent["worst_language"]]["accuracy"]
        add("intent, mean of languages", intent["mean_accuracy"], 0.94, "target 94 %")
        add(f"weakest language: {_language(intent['worst_language'])}", worst, 0.90, "target 90 %")
        add("calibration error", intent["calibration"]["ece"], None, "stated against real confidence")
    if anger := figures.get("anger"):
        add("anger F1", anger["f1"], 0.93, "target 93 %")
        add("false alarms", anger["false_alarms"], 0.03, "target at most 3 %", most=True)
    if lid := figures.get("lid"):
        add("language", lid["accuracy"], 0.96, "target 96 %")
    if faq := _faq(report.faq):
        add("FAQ, first answer right", faq["first"], 0.92, "target 92 %")
    return tiles


def _rows(
    shares: Mapping[str, tuple[float, float, float, int]], verdict: Verdict, task: str, evaluation: Evaluation
) -> list[dict[str, Any]]:
    changes: dict[str, LanguageChange] = {c.lang: c for c in verdict.changes if c.task == task}
    return [
        {
            "lang": lang,
            "share": share,
            "low": low,
            "high": high,
            "n": n,
            "change": changes.get(lang),
            "figures": evaluation.by_language.get(lang, {}),
        }
        for lang, (share, low, high, n) in shares.items()
    ]


def _labels(answers: Sequence[Prediction]) -> list[dict[str, Any]]:
    """Precision, recall and what a label is mostly taken for."""
    found = []
    for label in sorted({a.truth for a in answers}):
        meant = [a for a in answers if a.truth == label]
        said = [a for a in answers if a.predicted == label]
        hits = sum(a.correct for a in meant)
        taken = Counter(a.predicted for a in meant if not a.correct).most_common(2)
        found.append(
            {
                "label": label,
                "n": len(meant),
                "recall": hits / len(meant),
                "precision": hits / len(said) if said else None,
                "taken": ", ".join(f"{name} {count}" for name, count in taken),
            }
        )
    return found


def _shares(
    answers: Sequence[Prediction], right: Callable[[Prediction], bool]
) -> dict[str, tuple[float, float, float, int]]:
    found = {}
    for lang in sorted({a.lang for a in answers}):
        own = [right(a) for a in answers if a.lang == lang]
        found[lang] = (sum(own) / len(own), *interval(sum(own), len(own)), len(own))
    return found


def _before(verdict: Verdict, task: str) -> dict[str, float]:
    """What share of the common lines the promoted model got right, by language."""
    by_language: dict[str, list[bool]] = {}
    for pair in verdict.pairs.get(task, ()):
        by_language.setdefault(pair.after.lang, []).append(pair.was_right)
    return {lang: sum(own) / len(own) for lang, own in by_language.items()}


def _at(truth: Sequence[bool], scores: Sequence[float], threshold: float) -> dict[str, float]:
    said = [score >= threshold for score in scores]
    hits = sum(t and s for t, s in zip(truth, said, strict=True))
    return {
        "threshold": threshold,
        "found": hits / max(sum(truth), 1),
        "precision": hits / max(sum(said), 1),
        "alarms": sum(s and not t for t, s in zip(truth, said, strict=True)) / max(truth.count(False), 1),
    }


def _mean(values: Any) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _percent(value: float | None, digits: int = 1) -> str:
    return "–" if value is None else f"{100 * value:.{digits}f} %"


def _points(value: float) -> str:
    """Return hundredths with their sign, and none for nothing."""
    shown = f"{100 * value:+.1f}".replace("-", "−")
    return "0.0" if shown in ("+0.0", "−0.0") else shown


def _language(code: str) -> str:
    return str(_ENGLISH.languages.get(code, code))
