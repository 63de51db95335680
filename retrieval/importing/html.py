"""Turn an article's HTML into plain text, cut at its headings. Keeps paragraphs, lists, tables and links; drops
what cannot be said in a chat (pictures, films, scripts).

Beautiful Soup reads the HTML; libraries that write Markdown from it would leave `**` and `|` in a chat bubble.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Comment, Doctype, NavigableString, Tag

_DROPPED = ("script", "style", "template", "noscript", "iframe", "object", "video", "audio", "svg", "img",
            "form", "button", "head")  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"))
_INLINE = frozenset(("a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "kbd", "label", "mark",
                     "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"))  # fmt: skip
_BREAK = "\x00"
_BLANKS = re.compile(r"[ \t\r\n\f\u200b]+")
_GREEK = "\u037e"


@dataclass(frozen=True)
class Section:
    """A heading and the text under it up to the next; the heading of what comes first is empty."""

    heading: str
    text: str


def is_question(text: str) -> bool:
    """Whether a heading asks something."""
    return text.rstrip(" \u00a0*_").endswith(("?", "？", "؟", _GREEK))


def sections(html: str, base_url: str = "") -> tuple[Section, ...]:
    """The text of an HTML fragment, cut at headings. Relative links are resolved against `base_url`, and shown
    by their words alone without one."""
    if "<" not in html and "&" not in html:
        return plain_sections(html)
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup(list(_DROPPED)):
        tag.decompose()
    writer = _Writer(base_url)
    writer.write(soup)
    return writer.done()


def plain_sections(text: str) -> tuple[Section, ...]:
    """A text without markup as one section; its lines stay."""
    lines = [_BLANKS.sub(" ", line).strip() for line in text.replace("\r\n", "\n").split("\n")]
    return (Section("", re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()),)


class _Writer:
    """Walks the tree once. A block is a text with `tight`: whether it stands directly under a tight one."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._cut: list[tuple[str, list[tuple[str, bool]]]] = [("", [])]
        self._line: list[str] = []
        self._mark = ""  # what the next line of a list begins with
        self._depth = 0

    def done(self) -> tuple[Section, ...]:
        self._flush()
        found = [Section(heading, _joined(blocks)) for heading, blocks in self._cut]
        return tuple(section for section in found if section.heading or section.text) or (Section("", ""),)

    def write(self, node: Tag) -> None:
        for child in node.children:
            if isinstance(child, NavigableString):
                if not isinstance(child, Comment | Doctype):
                    self._line.append(str(child))
            elif isinstance(child, Tag):
                self._write_tag(child)

    def _write_tag(self, tag: Tag) -> None:
        if tag.name == "br":
            self._line.append(_BREAK)
        elif tag.name == "a":
            self._line.append(self._link(tag))
        elif tag.name in _INLINE:
            self.write(tag)
        elif tag.name in _HEADINGS or _bold_question(tag):
            self._flush()
            if heading := _words(tag.get_text(" ")):
                self._cut.append((heading, []))
        elif tag.name in ("ul", "ol"):
            self._write_list(tag)
        elif tag.name == "tr":
            self._flush()
            cells = [_words(cell.get_text(" ")) for cell in tag.find_all(("td", "th"))]
            self._add(" | ".join(cell for cell in cells if cell), tight=True)
        else:
            self._flush()
            self.write(tag)
            self._flush()

    def _write_list(self, tag: Tag) -> None:
        self._flush()
        self._depth += 1
        items = [child for child in tag.children if isinstance(child, Tag)]
        for number, item in enumerate(items, start=1):
            self._mark = "  " * (self._depth - 1) + (f"{number}. " if tag.name == "ol" else "- ")
            self.write(item)
            self._flush()
            self._mark = ""
        self._depth -= 1

    def _link(self, tag: Tag) -> str:
        words = _words(tag.get_text(" "))
        target = str(tag.get("href") or "")
        shown = target.removeprefix("mailto:").removeprefix("tel:")
        if shown == target:
            shown = urljoin(self._base_url, target)
            if not shown.startswith(("http://", "https://")):
                return words
        return words if not words or shown.rstrip("/") == words.rstrip("/") else f"{words} ({shown})"

    def _flush(self) -> None:
        lines = [_words(line) for line in "".join(self._line).split(_BREAK)]
        self._line.clear()
        text = "\n".join(lines).strip()
        if text:
            self._add(text, tight=self._depth > 0)

    def _add(self, text: str, tight: bool) -> None:
        if text:
            indent = self._mark or "  " * self._depth
            self._cut[-1][1].append((indent + text if tight else text, tight))
            self._mark = ""


def _bold_question(tag: Tag) -> bool:
    """A paragraph of nothing but bold words that ask: what many editors write instead of a heading."""
    if tag.name not in ("p", "div"):
        return False
    inside = [child for child in tag.children if isinstance(child, Tag) or str(child).strip()]
    return (
        len(inside) == 1
        and isinstance(inside[0], Tag)
        and inside[0].name in ("b", "strong")
        and is_question(_words(inside[0].get_text(" ")))
    )


def _words(text: str) -> str:
    return _BLANKS.sub(" ", text.replace("\u00a0", " ")).strip()


def _joined(blocks: list[tuple[str, bool]]) -> str:
    written = ""
    for position, (text, tight) in enumerate(blocks):
        if position:
            written += "\n" if tight and blocks[position - 1][1] else "\n\n"
        written += text
    return written.strip("\n")
