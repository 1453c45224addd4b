"""One row of a table as an article."""

from __future__ import annotations

import re

from kg.reading.formats.columns import Columns, Row, words_in
from kg.reading.formats.days import day_of
from kg.reading.formats.html import blocks
from kg.reading.formats.lines import Line, Said, headed, put_together
from kg.reading.formats.original import Original
from kg.reading.unread import Unread

_MARKUP = re.compile(r"</(?:p|div|span|section|strong|a|h[1-6]|td|li)>|<br\s*/?>|<p[ >]", re.I)
_ADDRESS = re.compile(r"https?://\S+$")
_BETWEEN = re.compile(r"\s*[、,，;；/|]\s*|\s+")
_LONGEST = 100
"""Characters of all names together."""
_HAN = re.compile(r"[\u3400-\u9fff]")


def original_of(row: Row, columns: Columns, part: str) -> Original | Unread:
    """The article in a row; `Unread` where the row holds no text, or too much.

    Args:
        row: its cells, by the names of their columns.
        columns: what these are for.
        part: what the row is called.
    """
    body = _words(row, columns.text)
    if not body.strip():
        return Unread("no text in it", part=part, skipped=True)
    title = " ".join(_words(row, columns.title).split()) or None
    address, publisher = _sources(row, columns)
    said = Said(title, day_of(_date(row, columns)), publisher, _authors(row, columns))
    try:
        text, _ = put_together(headed(_lines(body), said))
    except Unread as error:
        return Unread(error.reason, part=part)
    return Original(text, title, said.authors, said.day, address, publisher, part=part)


def _sources(row: Row, columns: Columns) -> tuple[str | None, str | None]:
    """The address and the name of where it was published; an address may stand where the name is to stand."""
    said = [words for column in (columns.address, columns.source) if (words := _words(row, column).strip())]
    return next(filter(_ADDRESS.match, said), None), next((w for w in said if not _ADDRESS.match(w)), None)


def _lines(body: str) -> list[Line]:
    """The lines of a text; what was taken out of a page as it stood is read as one."""
    if _MARKUP.search(body):
        return [Line(text) for text, _ in blocks(body)]
    return [Line(line) for line in re.split(r"\r\n?|\n", body)]


def _words(row: Row, column: str | None) -> str:
    """The text in a cell; nothing where there is no such column."""
    return words_in(row.get(column)) if column is not None else ""


def _date(row: Row, columns: Columns) -> object:
    return row.get(columns.date) if columns.date is not None else None


def _authors(row: Row, columns: Columns) -> tuple[str, ...]:
    """Who wrote it: 陈知远、林禾."""
    words = re.sub(r"^(?:作者|记者|文)\s*[:：/]\s*", "", " ".join(_words(row, columns.author).split()))
    names = _BETWEEN.split(words) if len(words) <= _LONGEST else []
    return tuple(name for name in names if 2 <= len(name) <= 20 and _HAN.search(name))
