"""Find dates and resolve them against a given day. Reads no clock.

Numbers and month names are read here, with CLDR's month names; relative wording ("3 days ago", "gestern") by
dateparser, and only on a span that looks like it, since it is slow.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from bot.language.codes import SERVED
from bot.nlu.entities.base import Entity
from bot.nlu.entities.lexicon import word_lists

_ISO = re.compile(r"(?<![\d.-])(20\d\d)([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d|[-.]\d)")
_NUMERIC = re.compile(
    r"(?<![\d.,/€$£-])(0?[1-9]|[12]\d|3[01])([./-])(0?[1-9]|[12]\d|3[01])"
    r"(?:\2(20\d\d|\d\d)|(?<=\d)\.?)(?![\d€$£%]|[.,/-]\d)"
)
_EAST_ASIAN = re.compile(
    r"(?:(20\d\d)\s?[年년]\s?)?(?<!\d)(0?[1-9]|1[0-2])\s?[月월]\s?(0?[1-9]|[12]\d|3[01])\s?[日号號일]"
)
_MONTH_FIRST = ("en",)
_RELATIVE = {
    "en": r"yesterday|today|tomorrow|the day before yesterday|\d{1,2} (?:days?|weeks?|months?) ago"
    r"|in \d{1,2} (?:days?|weeks?)|last week|a week ago",
    "zh": r"昨天|今天|明天|前天|后天|\d{1,2}天前|\d{1,2}周前",
    "es": r"ayer|hoy|mañana|anteayer|hace \d{1,2} (?:días?|semanas?|mes(?:es)?)|hace una semana",
    "fr": r"hier|aujourd'hui|demain|avant-hier|il y a \d{1,2} (?:jours?|semaines?|mois)|il y a une semaine",
    "de": r"gestern|heute|morgen|vorgestern|vor \d{1,2} (?:tagen?|wochen?|monaten?)|vor einer woche",
    "it": r"ieri|oggi|domani|l'altro ieri|\d{1,2} (?:giorni|settimane|mesi) fa|una settimana fa",
    "pt": r"ontem|hoje|amanhã|anteontem|há \d{1,2} (?:dias?|semanas?|m[eê]s(?:es)?)",
    "ja": r"昨日|今日|明日|一昨日|\d{1,2}日前|\d{1,2}週間前",
    "ko": r"어제|오늘|내일|그저께|\d{1,2}일 전|\d{1,2}주 전",
    "ru": r"вчера|сегодня|завтра|позавчера|\d{1,2} (?:день|дня|дней|недел[юиь]|месяц\w*) назад"
    r"|неделю назад",
    "ar": r"أمس|امبارح|اليوم|غدا|بكرة|قبل \d{1,2} (?:أيام|يوم|أسابيع|اسابيع|أسبوع)"
    r"|منذ \d{1,2} (?:أيام|يوم|أسابيع)",
    "nl": r"gisteren|vandaag|morgen|eergisteren|\d{1,2} (?:dagen|weken|maanden) geleden|een week geleden",
    "pl": r"wczoraj|dzisiaj|dziś|jutro|przedwczoraj|\d{1,2} (?:dni|tygodni[ea]?|miesi\w+) temu|tydzień temu",
    "tr": r"dün|bugün|yarın|önceki gün|\d{1,2} (?:gün|hafta|ay) önce",
}
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "day_before_yesterday": -2, "day_after_tomorrow": 2}
"""Words with one meaning are resolved here: dateparser does not know them all."""


def find_dates(text: str, language: str, today: dt.date) -> Iterator[Entity]:
    """Yield dates of `plain` text in ISO 8601; a date without a year is the one nearest to `today`."""
    for match in _ISO.finditer(text):
        yield from _entity(match, _date(int(match[1]), int(match[3]), int(match[4])))
    for match in _EAST_ASIAN.finditer(text):
        yield from _entity(match, _nearest(match[1], int(match[2]), int(match[3]), today))
    for match in _NUMERIC.finditer(text):
        yield from _entity(match, _numeric(match, language, today))
    pattern, months = _month_names(language if language in SERVED else "en")
    for match in pattern.finditer(text):
        name = (match["month"] or match["month2"]).lower().rstrip(".")
        day, year = match["day"] or match["day2"], match["year"] or match["year2"]
        yield from _entity(match, _nearest(year, months[name], int(day), today))
    if (relative := _relative(language)) is not None:
        for match in relative.finditer(text):
            yield from _entity(match, _resolved(match.group(), language, today))


def _entity(match: re.Match[str], day: dt.date | None) -> Iterator[Entity]:
    if day is not None:
        yield Entity("date", day.isoformat(), match.start(), match.end())


def _numeric(match: re.Match[str], language: str, today: dt.date) -> dt.date | None:
    first, second = int(match[1]), int(match[3])
    if match[4] is None and match[2] != "/" and not match.group().endswith("."):
        return None  # 12.50 is an amount and 3-5 a range
    month_first = language in _MONTH_FIRST and match[2] == "/"
    month, day = (first, second) if month_first else (second, first)
    if month > 12:
        month, day = day, month
    return _nearest(match[4], month, day, today)


def _nearest(year: str | None, month: int, day: int, today: dt.date) -> dt.date | None:
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    candidates = [found for y in (-1, 0, 1) if (found := _date(today.year + y, month, day))]
    return min(candidates, key=lambda found: abs((found - today).days), default=None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _resolved(span: str, language: str, today: dt.date) -> dt.date | None:
    for day, words in word_lists("days").items():
        if span.lower() in words:
            return today + dt.timedelta(days=_DAYS[day])
    if language in {"de", "nl"} and span.lower() == "morgen":
        return today + dt.timedelta(days=1)
    from dateparser.date import DateDataParser

    base = dt.datetime.combine(today, dt.time(12))
    parser = DateDataParser(
        languages=[language], settings={"RELATIVE_BASE": base, "RETURN_AS_TIMEZONE_AWARE": False}
    )
    found = parser.get_date_data(span).date_obj
    return found.date() if found else None


@cache
def _relative(language: str) -> re.Pattern[str] | None:
    wording = _RELATIVE.get(language)
    if wording is None:
        return None
    if language in {"zh", "ja", "ko"}:
        return re.compile(wording)
    return re.compile(rf"(?<!\w)(?:{wording})(?!\w)", re.IGNORECASE)


@cache
def _month_names(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    from babel import Locale

    months: dict[str, int] = {}
    for ui in dict.fromkeys((language, "en")):
        catalogue = Locale.parse(ui).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in catalogue[context][width].items():
                    key = name.lower().rstrip(".")
                    if len(key) >= 3 and not key[0].isdigit():
                        months.setdefault(key, number)
    name = "|".join(re.escape(month) for month in sorted(months, key=len, reverse=True))
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    return (
        re.compile(
            rf"(?<![\d.,])(?P<day>{day})(?:st|nd|rd|th|er|\.|º|°)?\s?(?:of\s|de\s)?(?P<month>{name})\b\.?"
            rf"(?:\s(?:de\s|del\s)?(?P<year>20\d\d))?"
            rf"|(?<!\w)(?P<month2>{name})\.?\s(?P<day2>{day})(?:st|nd|rd|th)?(?![\d.:])(?:,?\s(?P<year2>20\d\d))?",
            re.IGNORECASE,
        ),
        months,
    )
