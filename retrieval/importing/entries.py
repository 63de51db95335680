"""Make corpus lines of articles: one text per entry and language, long pages cut into their questions. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from retrieval.importing.articles import Article, Skipped
from retrieval.importing.html import Section, is_question

INTRODUCTION = 200
"""Characters from which on what stands before a page's first question is worth an entry of its own."""
_LEAST_QUESTIONS = 2


@dataclass(frozen=True)
class Line:
    """One line of the corpus."""

    id: str
    lang: str
    question: str
    answer: str
    variants: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """What is written."""
        record: dict[str, Any] = {"id": self.id, "lang": self.lang, "question": self.question}
        if self.variants:
            record["variants"] = list(self.variants)
        return {**record, "answer": self.answer}


def entry_lines(articles: Iterable[Article]) -> tuple[list[Line], list[Skipped]]:
    """Lines in the order of the articles, and the articles that became none."""
    by_id: dict[str, dict[str, Article]] = {}
    skipped: list[Skipped] = []
    for article in articles:
        if article.lang is None:
            skipped.append(
                Skipped(article.place, f"{article.locale!r} is no language with a two-letter code")
            )
        elif not any(section.text for section in article.sections):
            skipped.append(Skipped(article.place, "there is no text in it"))
        elif not article.title:
            skipped.append(Skipped(article.place, "it has no title"))
        else:
            loser = _keep(by_id.setdefault(article.id, {}), article, article.lang)
            if loser is not None:
                skipped.append(loser)
    lines = []
    for entry_id, texts in by_id.items():
        made, left_out = _cut(entry_id, texts)
        lines += made
        skipped += left_out
    return lines, skipped


def _keep(texts: dict[str, Article], article: Article, lang: str) -> Skipped | None:
    """Put the article into its language unless a better locale is there; the one that loses is reported."""
    other = texts.get(lang)
    if other is None:
        texts[lang] = article
        return None
    winner, loser = (article, other) if article.rank < other.rank else (other, article)
    texts[lang] = winner
    return Skipped(loser.place, f"{winner.place} is taken for {lang} ({winner.locale})")


def _cut(entry_id: str, texts: dict[str, Article]) -> tuple[list[Line], list[Skipped]]:
    """An entry per question where the page asks several, in every language equally many; else one entry."""
    asked = {lang: _questions(article.sections) for lang, article in texts.items()}
    counts = {len(questions) for _, questions in asked.values()}
    if len(counts) != 1 or counts.pop() < _LEAST_QUESTIONS:
        return [
            Line(entry_id, lang, a.title, _whole(a.sections), a.variants) for lang, a in texts.items()
        ], []
    lines: list[Line] = []
    skipped: list[Skipped] = []
    for lang, (introduction, questions) in asked.items():
        if len(introduction) >= INTRODUCTION:
            lines.append(Line(entry_id, lang, texts[lang].title, introduction, texts[lang].variants))
        elif introduction:
            skipped.append(Skipped(texts[lang].place, "the words before its first question are left out"))
        lines += [
            Line(f"{entry_id}-{number}", lang, question, answer)
            for number, (question, answer) in enumerate(questions, start=1)
        ]
    return lines, skipped


def _questions(sections: Sequence[Section]) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first question, and each question with all up to the next. A question without any
    text under it is a heading like others."""
    before: list[Section] = []
    found: list[tuple[str, list[Section]]] = []
    for section in sections:
        if is_question(section.heading) and section.text:
            found.append((section.heading, [Section("", section.text)]))
        else:
            (found[-1][1] if found else before).append(section)
    return _whole(before), [(question, _whole(parts)) for question, parts in found]


def _whole(sections: Sequence[Section]) -> str:
    parts = [part for section in sections for part in (section.heading, section.text) if part]
    return "\n\n".join(parts)
