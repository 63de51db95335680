"""Rules of `retrieval.calibrating`: what a calibration is fitted on, and what it is judged on."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.calibrating import HELD_BACK, Shop, calibrate_shops, development_shops
from retrieval.encoder import HashingEncoder
from retrieval.evaluation import Query
from tests.unit.retrieval.shop import Ticking, write_shop

DATA = Path(__file__).parents[3] / "nlu_data"


def shop(folder: Path, name: str) -> Shop:
    asked = [
        Query("1", "en", "how long does delivery take", ("delivery-time",)),
        Query("2", "en", "how do I wash a wool sweater", ("wool-care",)),
        Query("3", "en", "the period for returns", ("delivery-time",)),
    ]
    return Shop(name, write_shop(folder / name), asked, [Query("4", "en", "who won the football match")])


def test_each_shop_is_judged_by_a_calibration_on_the_others(tmp_path: Path) -> None:
    names = ("one", "two", "three")
    fitted = calibrate_shops([shop(tmp_path, name) for name in names], HashingEncoder(), Ticking())
    assert set(fitted.left_out) == set(names)
    for report in fitted.left_out.values():
        assert (report.overall.queries, report.overall.out_of_scope) == (3, 1)
    calibration = fitted.calibration
    assert 0 < calibration.suggest_from <= calibration.answer_from < 1


@pytest.mark.parametrize("name", HELD_BACK)
def test_shops_held_back_are_there_but_never_fitted(name: str) -> None:
    assert (DATA / "calibration" / "shops" / name / "corpus.jsonl").is_file()
    assert name not in [shop.name for shop in development_shops(DATA)]


def test_development_shops_are_asked_in_every_language_about_entries_that_exist() -> None:
    shops = {shop.name: shop for shop in development_shops(DATA)}
    assert len(shops) == 7
    for name, found in shops.items():
        assert len({query.lang for query in found.queries}) == 14, name
        assert found.out_of_scope, name
