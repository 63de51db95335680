"""Find what a shopper wrote in a mail: without the quoted text, without the signature. Pure.

`mailparser_reply` knows how mail programs in ten languages introduce a quotation. In every language, ours included, an
introduction names our own address, and quoted lines begin with ``>``: both are cut here first.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, NavigableString, Tag
from mailparser_reply.parser import EmailMessage as ParsedMail

QUOTE_LANGUAGES = ("en", "de", "es", "fr", "it", "ja", "ko", "nl", "pl", "zh")
LIBRARY_CHARACTERS = 3000
"""The library's patterns take time that grows with the square of the text."""
MAX_HTML = 200_000
SIGNATURE_LINES = 4
QUOTES = (
    "blockquote, .gmail_quote, .gmail_attr, .yahoo_quoted, .moz-cite-prefix, .protonmail_quote, #divRplyFwdMsg, "
    "#mail-editor-reference-message-container, script, style, head, title, template"
)
AFTER_IT_ALL_IS_QUOTED = "#appendonsend, #divRplyFwdMsg"
_BLOCKS = ("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "hr", "pre")
_LABEL = re.compile(r"^[*_ ]{0,3}\w[\w .-]{0,20}[*_ ]{0,3}[:：]")
_SEPARATOR = re.compile(r"^\s*-{2,}\s*[^\s-][^-\n]{2,40}\s*-{2,}\s*$")
_QUESTION_OR_NUMBER = re.compile(r"[?？؟]|\d")


def reply_of(text: str, own_address: str) -> str:
    """Return the new words of a plain-text mail; all of it when nothing but quotation is left."""
    tidy = _tidy(text)
    lines = tidy.split("\n")
    head = lines[: _quotation_starts(lines, own_address.lower())]
    written = _tidy("\n".join(line for line in head if not line.lstrip().startswith(">")))
    return _latest(written).strip() or _tidy("\n".join(line.lstrip("> ") for line in lines))


def text_of_html(html: str) -> str:
    """Return an HTML mail as plain text, without what mail programs mark as quoted."""
    soup = BeautifulSoup(html[:MAX_HTML], "html.parser")
    for mark in soup.select(AFTER_IT_ALL_IS_QUOTED):
        for following in list(mark.next_siblings):
            following.extract()
    without = BeautifulSoup(str(soup), "html.parser")
    for quoted in without.select(QUOTES):
        quoted.decompose()
    return _rendered(without) or _rendered(soup)


def _rendered(soup: BeautifulSoup) -> str:
    pieces: list[str] = []
    for node in soup.descendants:
        if isinstance(node, Tag) and node.name in _BLOCKS:
            pieces.append("\n")
        elif type(node) is NavigableString:  # not a comment, nor another of its subclasses
            if node.parent is not None and node.parent.name in ("script", "style", "head", "title"):
                continue
            pieces.append(re.sub(r"\s+", " ", node))
    return _tidy("".join(pieces))


def _tidy(text: str) -> str:
    """Lines without white space at their ends, at most one empty line in a row."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _quotation_starts(lines: list[str], own_address: str) -> int:
    """The line where a quotation begins that names us as its author, or that a separator announces."""
    for number, line in enumerate(lines):
        if _SEPARATOR.match(line) and any(lines[:number]):
            return number
        if own_address in line.lower():
            start = (
                number - 1 if number and lines[number - 1] and line.startswith(("<", own_address)) else number
            )
            if _introduces(lines, number) or _is_header(lines, number):
                return start
    return len(lines)


def _introduces(lines: list[str], number: int) -> bool:
    """Whether the line, with the rest of its sentence on the next one, ends with a colon: ``… wrote:``."""
    sentence = [line for line in lines[number : number + 2] if line]
    return any(line.endswith((":", "：")) for line in sentence)


def _is_header(lines: list[str], number: int) -> bool:
    """Whether a block such as ``From: … Sent: … To: …`` begins here."""
    return len([line for line in lines[number : number + 4] if _LABEL.match(line)]) >= 2


def _latest(text: str) -> str:
    """What the library takes for the latest reply, if it knows the mail program's language."""
    head, rest = text[:LIBRARY_CHARACTERS], text[LIBRARY_CHARACTERS:]
    parsed = ParsedMail(text=head, languages=list(QUOTE_LANGUAGES), keep_hyphen_lists=True).read()
    reply = parsed.replies[0]
    content = reply.content if len(parsed.replies) > 1 else reply.content + rest
    signature = reply.signatures or ""
    if rest or not signature or not content.endswith(signature) or not _is_signature(signature):
        return content
    return content[: -len(signature)]


def _is_signature(text: str) -> bool:
    """Below ``--`` everything is; a closing only when it is short and asks or tells nothing: the library takes every
    line that begins with thanks for the end of a mail."""
    if text.startswith(("--", "__")):
        return True
    return len(text.split("\n")) <= SIGNATURE_LINES and not _QUESTION_OR_NUMBER.search(text)
