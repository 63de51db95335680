"""Find sizes with their system. Converts none: the size assistant does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.entities.base import Entity

_SYSTEMS = {
    "eu": "EU", "eur": "EU", "ue": "EU", "us": "US", "usa": "US", "eeuu": "US",
    "uk": "UK", "gb": "UK", "jp": "JP", "jpn": "JP", "cn": "CN", "kr": "KR", "au": "AU",
    "欧码": "EU", "美码": "US", "英码": "UK", "日码": "JP",
}  # fmt: skip
_SIZE_WORD = r"""(?:
    \b(?:sizes?|sz|gr(?:ö|oe)(?:ß|ss)en?|tallas?|tailles?|pointure|taglia|n[uú]mero|tamanho|maat|maten|rozmiar(?:u|ze)?
        |beden(?:i|im)?|numara|размер[ауе]?|(?:ال)?مقاس)\b
    | \b(?:gr|n[uú]m)\. | \bn[°º] | 尺码 | 尺碼 | 码数 | サイズ | 사이즈 | 치수
)"""
_NUMBER = r"\d{1,3}(?:[.,]5)?(?:\s?½)?"
_LETTERS = r"(?:[2-6]?XS|[2-6]?X{1,4}L|XXS|XS|X{1,4}L|S|M|L)"
_WITH_SYSTEM = re.compile(
    rf"(?<![0-9A-Za-z])(?P<system>eur?|ue|usa?|ee\.?uu\.?|uk|gb|jpn?|cn|kr|au|欧码|美码|英码|日码)[\s:.-]{{0,2}}"
    rf"(?P<number>{_NUMBER})(?![0-9A-Za-z]|[.,]\d)"
    rf"|(?<![0-9A-Za-z.,])(?P<number2>{_NUMBER})\s?(?P<system2>eur?|ue|usa?|uk|jpn?)(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_AFTER_WORD = re.compile(
    rf"{_SIZE_WORD}[^\w\n]{{0,3}}(?:[^\W\d]{{1,4}}\s)?(?P<value>{_NUMBER}|{_LETTERS})(?![0-9A-Za-z]|[.,]\d)",
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE_WORD = re.compile(
    rf"(?<![0-9A-Za-z.,])(?P<value>{_NUMBER}|{_LETTERS})[\s-]?(?:码|碼|号(?!码)|サイズ|사이즈|호\b|\bsize|\bbeden|\bnumara)",
    re.IGNORECASE,
)
_LETTERS_ALONE = re.compile(r"(?<![0-9A-Za-z'-])(?:[2-6]XL|[2-6]XS|X{1,4}L|XXS|XS)(?![0-9A-Za-z'-])")
_CENTIMETRES = re.compile(
    r"(?<![0-9.,])(?P<number>2[0-9](?:[.,]5)?|3[0-2](?:[.,]5)?)\s?(?:cm|センチ)(?![A-Za-z])", re.I
)


def find_sizes(text: str) -> Iterator[Entity]:
    """Yield sizes of `plain` text such as `EU 42.5`, `M` or `38`; `system` says which when it was named."""
    for match in _WITH_SYSTEM.finditer(text):
        system = _SYSTEMS[(match["system"] or match["system2"]).lower().replace(".", "")]
        number = _number(match["number"] or match["number2"])
        yield Entity("size", f"{system} {number}", match.start(), match.end(), {"system": system})
    for pattern in (_AFTER_WORD, _BEFORE_WORD):
        for match in pattern.finditer(text):
            yield _bare(match["value"], match.start("value"), match.end("value"))
    for match in _LETTERS_ALONE.finditer(text):
        yield _bare(match.group(), match.start(), match.end())
    for match in _CENTIMETRES.finditer(text):
        yield Entity("size", f"JP {_number(match['number'])}", match.start(), match.end(), {"system": "JP"})


def _bare(value: str, start: int, end: int) -> Entity:
    if value[0].isdigit() and value[-1].upper() not in "LS":
        return Entity("size", _number(value), start, end)
    return Entity("size", value.upper(), start, end, {"system": "ALPHA"})


def _number(text: str) -> str:
    return text.replace(",", ".").replace(" ", "").replace("½", ".5")
