"""Markdown: CommonMark with tables, footnotes and front matter. Links keep their words, pictures what stands for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.reading.encoding import decode
from kg.reading.formats.days import day_of
from kg.reading.formats.html import blocks
from kg.reading.formats.lines import Line, Said, headed, joined, put_together
from kg.reading.formats.original import Original
from kg.reading.limits import MAX_BYTES, too_long
from kg.reading.unread import Unread

_FRONT = re.compile(r"---[ \t]*\n(?P<said>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_SAID = re.compile(r"(?P<name>[\w-]+)[ \t]*:[ \t]*(?P<value>.*)|[ \t]*-[ \t]+(?P<item>.*)")
_NOTE = re.compile(r"^\[\^[^\]\n]+\]:[ \t]*", re.M)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_ADDRESS = re.compile(r"https?://\S+$")
_DEEPEST = 20
"""Quotations and lists in one another."""


def read(file: BinaryIO) -> Iterator[Original]:
    """The text as one article.

    Raises:
        Unread: it is too long, or holds no text.
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_long()
    text = decode(data).removeprefix("\ufeff")
    front = _FRONT.match(text)
    said = _said(front["said"]) if front else {}
    begin = text.count("\n", 0, front.end()) if front else 0
    tokens = _parser().parse(_NOTE_MARK.sub("", _NOTE.sub("", text[front.end() :] if front else text)))
    lines = [replace(line, line=line.line + begin) if line.line else line for line in _lines(tokens)]
    if not any(line.text.strip() for line in lines):
        raise Unread("Markdown without text", skipped=True)
    yield _article(lines, said, _heading(tokens))


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])


def _article(lines: list[Line], said: dict[str, list[str]], heading: str | None) -> Original:
    """The lines as an article, below the title that its front matter says."""
    authors = tuple(a for item in _values(said, "author", "authors", "作者") for a in re.split(r"[、,，;；]\s*", item))
    sources = list(_values(said, "url", "link", "source", "来源"))
    told = Said(
        next(_values(said, "title", "标题"), None),
        next((day for value in _values(said, "date", "published", "日期") if (day := day_of(value))), None),
        next((value for value in sources if not _ADDRESS.match(value)), None),
        authors,
    )
    text, places = put_together(headed(lines, told))
    address = next(filter(_ADDRESS.match, sources), None)
    return Original(text, told.title or heading, authors, told.day, address, told.publisher, places)


def _values(said: dict[str, list[str]], *names: str) -> Iterator[str]:
    """What front matter says under some names."""
    return (value for name in names for value in said.get(name, ()))


def _said(front: str) -> dict[str, list[str]]:
    """What front matter says in simple lines, `title: …`, `author: [甲, 乙]`, or `- 甲` below its name."""
    said: dict[str, list[str]] = {}
    name = ""
    for line in front.splitlines():
        found = _SAID.match(line)
        if not found:
            continue
        name = (found["name"] or name).lower()
        value = (found["item"] or found["value"] or "").strip()
        values = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
        said.setdefault(name, []).extend(v for item in values if (v := item.strip().strip("\"'").strip()))
    return said


def _heading(tokens: Sequence[Token]) -> str | None:
    """The heading of the first degree that a text begins with."""
    begins = len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1"
    return _words(tokens[1]).replace("\n", "") or None if begins else None


def _lines(tokens: Sequence[Token]) -> Iterator[Line]:
    """The lines of an article: a paragraph, an item, a row of a table or a line of code each."""
    row: list[str] | None = None
    for token in tokens:
        number = token.map[0] + 1 if token.map else None
        if token.type == "tr_open":
            row, row_number = [], number
        elif token.type == "tr_close" and row is not None:
            yield Line("\t".join(row), line=row_number)
            row = None
        elif token.type == "inline" and row is not None:
            row.append(_words(token).replace("\n", " "))
        else:
            yield from _lines_of(token, number)


def _lines_of(token: Token, number: int | None) -> Iterator[Line]:
    """The lines of a token by itself."""
    if token.type == "inline":
        yield from (Line(words, line=number) for words in _words(token).split("\n"))
    elif token.type in ("fence", "code_block"):
        yield from (Line(words, line=number) for words in token.content.split("\n"))
    elif token.type == "html_block" and (page := _COMMENT.sub("", token.content)).strip():
        yield from (Line(words, line=number) for words, _ in blocks(page))
    elif token.type in ("paragraph_close", "heading_close", "table_close") and token.level == 0:
        yield Line("")


def _words(token: Token) -> str:
    """The words of a paragraph: a line that is merely broken off is one with the next, a picture a line of its own."""
    words = ""
    for child in token.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            before, broken, _ = words.rpartition("\0")
            words = joined(before, child.content) if broken else words + child.content
        elif child.type == "softbreak":
            words += "\0"
        elif child.type == "hardbreak" or (child.type == "html_inline" and re.match(r"<br\b", child.content, re.I)):
            words += "\n"
        elif child.type == "image":
            words += f"\n{_words(child)}\n"
    return re.sub(r"\n+", "\n", words.replace("\0", "")).strip("\n")
