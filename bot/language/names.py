"""Know what languages are called, in every language. CLDR's names, and the forms people really use in a
sentence."""

from __future__ import annotations

from functools import lru_cache

from bot.language.codes import RECOGNISED
from bot.language.lexicon import word_lists

_CLDR_CODE = {"no": "nb"}


@lru_cache(maxsize=1)
def language_names() -> dict[str, str]:
    """Return lower-cased names, in all recognised languages, with the code each one means."""
    from babel import Locale

    names: dict[str, str] = {}
    for ui in RECOGNISED:
        catalogue = Locale.parse(_CLDR_CODE.get(ui, ui)).languages
        for code in RECOGNISED:
            name = catalogue.get(_CLDR_CODE.get(code, code))
            if name:
                names.setdefault(name.lower(), code)
    for code, forms in word_lists("names").items():
        for form in forms:
            names.setdefault(form.lower(), code)
    return names
