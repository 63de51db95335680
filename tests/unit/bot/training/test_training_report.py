"""The page that ends a training: complete, self-contained, and safe with what shoppers write."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sklearn.metrics import auc

from bot.training.evaluation import Evaluation, _intent_evaluation
from bot.training.gate import Verdict, judge
from bot.training.metrics import binary_metrics, calibration, label_metrics
from bot.training.predictions import predictions_of, write_predictions
from bot.training.report import FaqAnswer, Report, render
from bot.training.report.curves import area, at_threshold, interval, risk_coverage

NOW = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)
HOSTILE = '<script>alert("x")</script> & "co"'
FACTS = {
    "examples": {"de": 900, "en": 1100},
    "encoder": {"setting": "use+e5", "name": "use*0.2+e5*0.8", "dimension": 896},
    "seconds": {"check data": 1.5, "train": 40.0},
    "versions": {"rasa": "3.6.21"},
    "data_fingerprint": "f" * 64,
}


def intents(wrong_in_german: int) -> Evaluation:
    items, predicted, confidence = [], [], []
    for lang in ("de", "en"):
        for number in range(60):
            text = HOSTILE if number == 0 else f"line {number}"
            items.append({"text": text, "lang": lang, "intent": "greet" if number % 2 else "thank"})
            wrong = lang == "de" and number < wrong_in_german
            predicted.append("deny" if wrong else items[-1]["intent"])
            confidence.append(0.95 - number / 100)
    found = _intent_evaluation(items, predicted, confidence)
    right = [p == i["intent"] for p, i in zip(predicted, items, strict=True)]
    sureness = [c if r else 0.0 for c, r in zip(confidence, right, strict=True)]
    return Evaluation(found.task, found.n, found.overall, found.by_language, found.predictions, sureness)


def anger() -> Evaluation:
    items = [
        {
            "text": f"line {n}",
            "lang": "de",
            "angry": n % 3 == 0,
            "predicted": n % 2 == 0,
            "confidence": n / 30,
        }
        for n in range(30)
    ]
    truth, scores = [bool(i["angry"]) for i in items], [float(i["confidence"]) for i in items]
    figures = {**binary_metrics(truth, scores, 0.5), "calibration": calibration(truth, scores)}
    return Evaluation("anger", 30, figures, {"de": binary_metrics(truth, scores, 0.5)}, items)


def lid() -> Evaluation:
    items = [{"text": "boh", "lang": "it", "predicted": "id", "confidence": 1.0}]
    figures = {**label_metrics(["it"], ["id"]), "ms_per_message": 0.1}
    return Evaluation("lid", 1, figures, {"it": {"accuracy": 0.0}}, items)


FAQ = [
    FaqAnswer("de", "Versand?", True, True, True, 0.9, "answer"),
    FaqAnswer("en", "refund?", True, False, True, 0.6, "suggest"),
    FaqAnswer("en", "weather?", False, False, False, 0.1, "abstain"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    promoted = tmp_path_factory.mktemp("registry") / "before"
    write_predictions(promoted, {"nlu": intents(2)})
    now = intents(25)
    verdict = judge(promoted, {"nlu": predictions_of(now)})
    evaluations = {"nlu": now, "anger": anger(), "lid": lid()}
    return render(Report("after", NOW, FACTS, evaluations, verdict, FAQ))


class Outline(HTMLParser):
    """The tags of a page, and what text it shows."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        named = dict(attrs)
        self.ids += [named["id"]] if named.get("id") else []  # type: ignore[list-item]
        self.links += [str(named[n]) for n in ("href", "src", "xlink:href") if named.get(n)]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_needs_no_other_file_and_runs_no_script(page: str) -> None:
    outline = Outline(page)
    assert "script" not in outline.tags
    assert all(link.startswith("#") for link in outline.links)
    assert {link[1:] for link in outline.links} <= set(outline.ids)
    assert not re.search(r"url\((?!#)|@import", page)


def test_what_shoppers_write_is_shown_and_never_taken_for_markup(page: str) -> None:
    assert HOSTILE in Outline(page).text
    assert HOSTILE not in page


def test_every_picture_is_there_and_takes_its_colours_from_the_page(page: str) -> None:
    labels = re.findall(r'role="img" aria-label="([^"]*)"', page)
    assert labels == [
        "Right intents per language",
        "Intent: reliability",
        "Intent: risk against coverage",
        "Confusion of intents",
        "Anger: ROC and precision against recall",
        "Anger scores of calm and angry messages",
        "Anger: reliability",
        "FAQ: risk against coverage",
        "Intent: difference from the promoted model per language",
    ]
    drawn = "".join(re.findall(r"<svg.*?</svg>", page, flags=re.DOTALL))
    assert "var(--first)" in drawn
    assert not re.search(r"(?:fill|stroke): #(?!0{5}[0-9])", drawn)
    assert "prefers-color-scheme: dark" in page


def test_a_regression_is_said_first_with_language_and_lines(page: str) -> None:
    text = " ".join(Outline(page).text.split())
    assert "Worse than before in de (intent)" in text
    assert "Intent in German" in text
    assert "23 of 60 lines lost, 0 won; more answers lost than won" in text


def test_a_first_model_has_nothing_to_be_compared_with() -> None:
    text = Outline(render(Report("first", NOW, FACTS, {"nlu": intents(0)}, Verdict()))).text
    assert "nothing to compare with" in text
    assert "Anger" not in text


def test_a_set_with_one_kind_of_line_only_still_makes_a_page() -> None:
    calm = [{"text": "hi", "lang": "de", "angry": False, "predicted": False, "confidence": 0.1}]
    figures = {**binary_metrics([False], [0.1], 0.5), "calibration": calibration([False], [0.1])}
    evaluation = Evaluation("anger", 1, figures, {"de": figures}, calm)
    assert "Anger scores" in render(Report("x", NOW, FACTS, {"anger": evaluation}, Verdict()))


def test_risk_falls_as_less_is_answered() -> None:
    right, confidence = [True, True, False, True, False], [0.9, 0.8, 0.7, 0.7, 0.1]
    assert risk_coverage(right, confidence) == (
        pytest.approx([0.2, 0.4, 0.8, 1.0]),
        pytest.approx([0.0, 0.0, 0.25, 0.4]),
    )
    assert at_threshold(right, confidence, 0.7) == pytest.approx((0.8, 0.25))
    assert at_threshold(right, confidence, 0.95) == (0.0, 0.0)
    assert risk_coverage([], []) == ([], [])


def test_the_area_is_the_mean_risk() -> None:
    coverage = [n / 100 for n in range(1, 101)]
    assert area((coverage, [0.3] * 100)) == pytest.approx(0.3)
    rising = [c * 0.5 for c in coverage]
    assert area((coverage, rising)) == pytest.approx(auc(coverage, rising), abs=0.01)


def test_the_interval_is_wilsons() -> None:
    assert interval(9, 10) == pytest.approx((0.5958, 0.9821), abs=1e-4)
    assert interval(0, 0) == (0.0, 1.0)


def test_the_template_and_style_are_part_of_the_package() -> None:
    folder = Path(render.__code__.co_filename).parent
    assert {"report.html.j2", "report.css"} <= {path.name for path in folder.iterdir()}
