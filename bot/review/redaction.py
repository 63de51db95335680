"""Take personal data out of a message and leave a message: every address, number and name gets an invented one of the
same shape, since a model is trained on it. Keeps what the sentence says.

`bot.redaction` finds what has a form; here names are added that are known or that somebody gives as their own. What
nobody can know (a street, a friend's name) is the trainer's to take out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from bot.nlu.entities.base import plain
from bot.nlu.entities.extraction import extract
from bot.redaction import Span, personal_spans

_HARMLESS = frozenset({"amount", "date", "size"})
_FIXED = {"email": "name@example.com", "link": "https://example.com/", "name": "@name"}
_NAMES = {"ar": "سامي", "ja": "田中", "ko": "민수", "ru": "Алекс", "zh": "小李"}
_NAME = "Alex"
_COUNTING = "10234567891023456789"
_SHORT_NUMBER = re.compile(r"(?<![\w.,])\d{4}(?![\w.,]\d|\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
"""A year is no one's number."""

_THREE_WORDS = r"(?P<name>[^\W\d_][\w'’-]*(?:\s+[^\W\d_][\w'’-]*){0,2})"
_INTRODUCED = re.compile(
    r"\b(?:my name(?:['’]?s| is)|mein name ist|ich hei(?:ß|ss)e|je m['’]appelle|mon nom est|me llamo|mi nombre es"
    r"|mi chiamo|il mio nome è|meu nome é|me chamo|chamo-me|mijn naam is|ik heet|nazywam się|mam na imię|ad[ıi]m"
    r"|ismim|меня зовут|мо[её] имя|اسمي(?: هو)?)\s+" + _THREE_WORDS,
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b(?:Mr\.?|Mrs\.?|Ms\.?|Herrn?|Frau|Mme|Monsieur|Madame|Señora?|Sra?\.|Signora?|Dhr\.?|Mevrouw|Mevr\.?|Pana?"
    r"|Pani)\s+" + _THREE_WORDS
)
_SIGNED = re.compile(
    r"\b(?:regards|sincerely|grüße|gruß|gruss|cordialement|saludos|saluti|atenciosamente|groeten|groet|pozdrawiam"
    r"|saygılarımla|с уважением)[\s,.!]+" + _THREE_WORDS + r"[\s.!]*$",
    re.IGNORECASE,
)
_INTRODUCED_UNSPACED = re.compile(
    r"(?:我叫|我的名字[是叫]|名前は|이름은\s*|저는\s*(?=[가-힣]{2,4}(?:이라고|라고)))"
    r"(?P<name>[一-龯ぁ-んァ-ヶー]{1,8}?|[가-힣]{2,4}?)"
    r"(?=です|と申|という|[，。、,.!！\s]|이라고|라고|입니다|이에요|예요|$)"
)


def redact(text: str, language: str, names: Sequence[str] = ()) -> str:
    """Return the message without personal data. `names` are known to belong to whoever wrote it."""
    kept: list[Span] = []
    for span in _spans(text, plain(text), language, names):
        if all(span[1] <= start or span[0] >= end for start, end, _ in kept):
            kept.append(span)
    pieces, position = [], 0
    for start, end, instead in sorted(kept):
        pieces += [text[position:start], instead]
        position = end
    return "".join([*pieces, text[position:]])


def _spans(text: str, readable: str, language: str, names: Sequence[str]) -> Iterator[Span]:
    """Yield what to replace, the surest first; what is known to be harmless is replaced by itself."""
    for entity in extract(readable, language, dt.date(2000, 1, 1)):
        if entity.kind in _HARMLESS:
            yield entity.start, entity.end, text[entity.start : entity.end]
    for start, end, kind in personal_spans(readable, language):
        yield start, end, _like(kind, readable[start:end])
    yield from _called(text, names, _NAMES.get(language, _NAME))
    for match in _SHORT_NUMBER.finditer(readable):
        if not _YEAR.fullmatch(match.group()) and match.group() != "0000":
            yield match.start(), match.end(), _counted(match.group())


def _called(text: str, names: Sequence[str], instead: str) -> Iterator[Span]:
    """Yield names: those that are known, whole before in parts, and those that somebody gives as their own."""
    known = {part for name in names for part in (name, *name.split()) if len(part) > 1}
    for name in sorted(known, key=len, reverse=True):
        border = r"(?<!\w){}(?!\w)" if name.isascii() or " " in name else "{}"
        for match in re.finditer(border.format(re.escape(name)), text, re.IGNORECASE):
            yield match.start(), match.end(), instead
    introduced = ((_INTRODUCED, False), (_TITLED, True), (_SIGNED, False), (_INTRODUCED_UNSPACED, False))
    for pattern, capital in introduced:
        for match in pattern.finditer(text):
            if called := _name_of(match.group("name"), capital):
                yield match.start("name"), match.start("name") + len(called), instead


def _name_of(words: str, capital: bool) -> str:
    """Return the part of up to three words that is the name: the first, and those after it with a capital; nothing
    when the first needs a `capital` and has none."""
    parts = re.findall(r"\s*\S+", words)
    if capital and not parts[0][0].isupper():
        return ""
    kept = 1
    while kept < len(parts) and parts[kept].strip()[0].isupper():
        kept += 1
    return "".join(parts[:kept])


def _like(kind: str, typed: str) -> str:
    """Return something invented that looks like what was typed."""
    if kind in _FIXED:
        return _FIXED[kind]
    if kind == "postcode":
        return re.sub(r"[A-Za-z]", "A", re.sub(r"\d", "0", typed))
    if kind == "phone":
        kept = 2 if typed.startswith("0") else 3
        return "".join("0" if c.isdigit() and place >= kept else c for place, c in enumerate(typed))
    return typed if "000" in typed or _YEAR.fullmatch(typed) else _counted(typed)


def _counted(typed: str) -> str:
    """Put digits that count up in the place of the digits."""
    digits = iter(_COUNTING * 2)
    return "".join(next(digits) if character.isdigit() else character for character in typed)
