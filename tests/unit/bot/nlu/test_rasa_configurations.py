"""Rasa accepts the configurations that are shipped."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[4]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ["config.yml", "config.diet.yml"])
def test_a_shipped_configuration_makes_a_valid_graph(name):
    from rasa.engine.recipes.recipe import Recipe
    from rasa.engine.validation import validate

    config = yaml.safe_load((PROJECT / name).read_text(encoding="utf-8"))
    recipe = Recipe.recipe_for_name(config["recipe"])
    graph = recipe.graph_config_for_recipe(config, {})
    validate(graph)
    assert graph.nlu_target
    assert graph.core_target


def test_the_shipped_pipeline_is_ours_in_the_order_that_its_parts_need():
    config = yaml.safe_load((PROJECT / "config.yml").read_text(encoding="utf-8"))
    assert [component["name"].rsplit(".", 1)[1] for component in config["pipeline"]] == [
        "LanguageComponent",
        "SentenceEncoderFeaturizer",
        "LinearIntentClassifier",
        "ShopEntityExtractor",
        "AngerScorer",
    ]
