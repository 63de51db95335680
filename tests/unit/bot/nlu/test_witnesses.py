"""What the three witnesses keep of their training examples."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.lexical import count_grams
from bot.nlu.network import fit_network
from bot.nlu.witnesses import Recipe, fit_witnesses, held_out


def cloud(rows: int, seed: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """Unit vectors of shape (rows, 12) whose label is the sign of the product of two numbers."""
    vectors = np.random.default_rng(seed).normal(size=(rows, 12)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors, np.where(vectors[:, 0] * vectors[:, 1] > 0, "yes", "no")


@pytest.mark.parametrize("most", [20, 90])
def test_as_many_examples_are_kept_per_label_as_the_recipe_says(most):
    vectors, labels = cloud(300)
    witnesses = fit_witnesses(vectors, labels, count_grams(["text"] * 300), recipe=Recipe(most_examples=most))
    assert np.bincount(witnesses.owners).tolist() == [most, most]


def test_a_network_that_sees_its_examples_more_often_follows_them_more_closely():
    vectors, labels = cloud(600)

    def right(epochs: int) -> float:
        head = fit_network(vectors, list(labels), epochs=epochs)
        return float(
            (np.asarray(head.labels)[head.log_probabilities(vectors).argmax(axis=1)] == labels).mean()
        )

    assert right(60) > right(2) + 0.1


def test_held_out_rows_are_judged_by_witnesses_of_the_same_recipe():
    vectors, labels = cloud(2100)
    texts = count_grams(["text"] * 2100)
    heard = {
        most: held_out(vectors, labels, texts, recipe=Recipe(epochs=1, most_examples=most))[0].near
        for most in (10, 500)
    }
    assert heard[500].max(axis=1).mean() > heard[10].max(axis=1).mean() + 0.05
