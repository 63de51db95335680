"""Recognise Arabic, Hindi, Chinese, Japanese, Korean, Russian and Greek typed in Latin letters. Words only,
no model.

Detectors are trained on each language's own script and take these messages for Indonesian, Finnish or Polish.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.language.lexicon import word_lists

_TOKEN = re.compile(r"[\w'-]+")


def romanised_language(text: str) -> str | None:
    """Return the language that a message in Latin letters transcribes, or None when it does not look like
    one.

    At least one unmistakable word, and half of all words known to that language.
    """
    tokens = _TOKEN.findall(text.lower())
    if not tokens:
        return None
    best, best_hits = None, 0
    lexicon, support = _lexicon()
    for code, words in lexicon.items():
        hits = sum(token in words for token in tokens)
        sure = sum(token in words and token not in support for token in tokens)
        if (
            sure
            and hits > best_hits
            and 2 * hits >= len(tokens)
            and (sure >= 2 or hits >= 2 or len(tokens) == 1)
        ):
            best, best_hits = code, hits
    return best


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    lists = {code: frozenset(words) for code, words in word_lists("romanised").items()}
    return lists, lists.pop("support")
