"""Rules of `retrieval.answers`: what differs by market, written as the reader's language writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answers import fill, localised, render_answer
from retrieval.reading import read_corpus
from tests.unit.retrieval.shop import write_shop


@pytest.mark.parametrize(
    ("value", "language", "shown"),
    [
        ("150 EUR", "en", "€150"),
        ("150 EUR", "de", "150\xa0€"),
        ("3.95 EUR", "fr", "3,95\xa0€"),
        ("5 USD", "zh", "US$5"),
        ("19 %", "en", "19%"),
        ("8.5 %", "tr", "%8,5"),
        ("2-4", "es", "2–4"),
        ("DHL, UPS", "ja", "DHL、UPS"),
        ("DHL, UPS, PostNL", "de", "DHL, UPS und PostNL"),
        ("14:00 CET", "ko", "14:00 CET"),
        ("30", "ar", "30"),
    ],
)
def test_market_variable_is_written_as_the_language_writes_it(value: str, language: str, shown: str) -> None:
    assert localised(value, language) == shown


def test_answer_holds_what_its_market_says(tmp_path: Path) -> None:
    corpus = read_corpus(write_shop(tmp_path))
    shown = {
        country: render_answer(corpus, corpus["import-duty"], "en", country).text
        for country in ("CA", "JP", None)
    }
    assert shown == {
        "CA": "Duty is due above CA$40.",
        "JP": "Duty is due above €150.",
        None: "Duty is due above €150.",
    }


def test_untranslated_answer_says_so(tmp_path: Path) -> None:
    corpus = read_corpus(write_shop(tmp_path))
    answer = render_answer(corpus, corpus["return-window"], "fr", "FR")
    assert (answer.language, answer.translated) == ("en", False)
    assert render_answer(corpus, corpus["delivery-time"], "fr", "FR").translated


def test_braces_that_are_no_variable_stay() -> None:
    assert fill("{days} {x} {Not} {}", {"days": "3"}, "en") == "3 {x} {Not} {}"
