"""Find the shop's products by name with a spaCy entity ruler that is built once and kept on disk.

The ruler is a blank multilingual pipeline. Its tokenizer takes ideographs, kana, syllables and Thai letters
one by one, so that a name is found inside a sentence without spaces.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.nlu.entities.base import Entity

_ONE_BY_ONE = r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"


class ProductRuler:
    """Finds product names; `value` of an entity is the product's SKU."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline

    @classmethod
    def build(cls, products: Mapping[str, Sequence[str]]) -> ProductRuler:
        """Make a ruler for SKUs and their names. A name that two products share is left out."""
        owners: dict[str, set[str]] = {}
        for sku, names in products.items():
            for name in names:
                owners.setdefault(name.casefold(), set()).add(sku)
        patterns = [
            {"label": "product", "pattern": name, "id": next(iter(skus))}
            for name, skus in sorted(owners.items())
            if len(skus) == 1
        ]
        spacy = load_spacy()
        pipeline = spacy.blank("xx")
        infixes = [*pipeline.Defaults.infixes, _ONE_BY_ONE, r"['’-]"]
        pipeline.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
        ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
        ruler.add_patterns(patterns)
        return cls(pipeline)

    def save(self, folder: Path) -> None:
        """Write the pipeline as spaCy does."""
        self._pipeline.to_disk(folder)

    @classmethod
    def load(cls, folder: Path) -> ProductRuler:
        """Read what `save` wrote."""
        return cls(load_spacy().load(folder))

    def find(self, text: str) -> Iterator[Entity]:
        """Yield the products named in a text."""
        for span in self._pipeline(text).ents:
            yield Entity("product", span.ent_id_, span.start_char, span.end_char)


def catalogue_names(path: Path) -> dict[str, list[str]]:
    """Return every product's titles in all languages, and the model name that all its titles share.

    The file is a list of `{sku, title: {language: text}}`. Raises ValueError when it is not.
    """
    import yaml

    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        titles = {str(e["sku"]): [str(t) for t in e["title"].values()] for e in entries}
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as exc:
        raise ValueError(f"{path}: not a product catalogue ({exc})") from exc
    return {sku: [*names, *_model_names(names)] for sku, names in titles.items()}


def _model_names(titles: Sequence[str]) -> list[str]:
    shared = set.intersection(*(set(title.split()) for title in titles)) if titles else set()
    return sorted(word for word in shared if len(word) > 2 and word[0].isupper())


def load_spacy() -> Any:
    """Import spaCy without torch, which it would load only to convert arrays: 8 s and 550 MB in a serving
    process."""
    hidden = "torch" not in sys.modules and "spacy" not in sys.modules
    if hidden:
        sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        import spacy
    finally:
        if hidden:
            del sys.modules["torch"]
    return spacy
