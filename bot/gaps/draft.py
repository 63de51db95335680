"""Write draft entries for gaps: a list of texts to fill in, in the shape that `faq lint` and `faq build` read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import yaml

from bot.gaps.report import FoundGap

HEADING = """\
# Draft entries, one for each gap; written by `crossdesk faq gaps`. The questions are shoppers' own words without
# personal data. For each: choose an id, put the question well, write the answer; drop what an entry answers already.
# Then `crossdesk faq lint` this file, and move the texts into your corpus (in a YAML folder: list the id in
# entries.yml, put each text into its language's file without `lang`).
"""


def draft_entries(gaps: Sequence[FoundGap]) -> str:
    """Return the YAML of one entry for each gap, its wordings by language, the answers empty."""
    return HEADING + "".join(
        f"\n{''.join(f'# {line}' + chr(10) for line in _remarks(found))}{_texts(found, number)}"
        for number, found in enumerate(gaps, start=1)
    )


def _remarks(found: FoundGap) -> Iterator[str]:
    gap = found.gap
    where = f"{_counts(gap.by_language)}; {_counts(gap.by_market)}"
    yield f"Asked {gap.count} times, last on {gap.last_at:%Y-%m-%d}: {where}"
    if gap.by_entry:
        yield f"Did not help: {_counts(gap.by_entry)}"
    if found.nearest:
        nearest = found.nearest
        yield f"Nearest entry: {nearest.faq_id} ({nearest.probability:.0%}), {_one_line(nearest.question)}"


def _texts(found: FoundGap, number: int) -> str:
    wordings: dict[str, list[str]] = {}
    for example in found.gap.examples:
        wordings.setdefault(example.language, []).append(_one_line(example.text))
    texts = [
        {"id": f"gap-{number}", "lang": language, "question": question, "variants": variants, "answer": ""}
        for language, (question, *variants) in wordings.items()
    ]
    return yaml.safe_dump(texts, allow_unicode=True, sort_keys=False, width=110)


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def _one_line(text: str) -> str:
    return " ".join(text.split())
