"""Tables for the terminal: columns that fit its width, with Chinese characters counted as the two columns that they fill.

A table of a named query speaks the user's language, leaves out what is empty in every row, and shows as one what belongs
together: ?comparator ?value ?least ?most ?unit is a figure (> 129万人, 3亿–5亿元), ?line ?start ?end a place in a text (第7行 104–131字).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

import pyoxigraph as ox
from wcwidth import wcswidth, wcwidth

from kg.graph.names import printable
from kg.query.result import Result, Row
from kg.query.values import python_value
from kg.query.words import Words

_GAP = 2
_INDENT = 2  # of what a cell goes on with in its next line
_FIGURE = ("comparator", "value", "least", "most", "unit")
_PLACE = ("line", "start", "end")
_SIGNS = {"=": "", ">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", "~": "≈ "}
_FIRST = ("<", "<=")
# What a line may be broken before: a word of Latin letters, a date, or a character, with the marks that cling to it.
_PIECE = re.compile(
    r"\s+|[（《“‘「『【(\[]*(?:[0-9A-Za-zÀ-ɏ_]+(?:[-–./:~'][0-9A-Za-zÀ-ɏ_]+)*|.)[、，。；：？！）》”’」』】…%‰,.;:?!)\]]*",
    re.S,
)


def render(result: Result, width: int | None, words: Words | None = None) -> str:
    """A result as text.

    Args:
        result: the answer.
        width: columns of the terminal; None does not fit it.
        words: those of a named query; without them, variables and terms keep the names that SPARQL gives them.
    """
    if result.truth is not None:
        return "yes" if result.truth else "no"
    if not result.terms:
        return "(no answer)"
    if words is None:
        columns = {name: [row[name] for row in result.rows] for name in result.variables}
    else:
        columns = _in_words(result, words)
    rows = zip(*([_plain(name), *map(_plain, cells)] for name, cells in columns.items()), strict=True)
    return aligned(list(rows), width)


def aligned(table: Sequence[Sequence[str]], width: int | None) -> str:
    """Rows as text, the first as a heading; all are of one length. What does not fit goes on in the next line."""
    widths = _fit(list(zip(*table, strict=True)), width)
    lines = [line for row in table[:1] for line in _lines(row, widths)]
    lines.append((" " * _GAP).join("─" * w for w in widths))
    return "\n".join([*lines, *(line for row in table[1:] for line in _lines(row, widths))])


def _in_words(result: Result, words: Words) -> dict[str, list[str]]:
    """The columns of a table by heading, without those that are empty."""
    columns: dict[str, list[str]] = {}
    for name in result.variables:
        cells = [_cell(name, row, result, words) for row in result.terms]
        if any(cells):
            heading = words.where if name == _PLACE[1] else words.heading(name)
            columns[heading if heading not in columns else f"{heading} ({name})"] = cells
    return columns


def _cell(name: str, row: Row, result: Result, words: Words) -> str:
    """What a table shows of a variable: nothing where another column shows it too."""
    shown = _together(name, row, words)
    if shown is not None:
        return shown
    term = row[name]
    if isinstance(term, ox.NamedNode) and term.value in words.terms:
        return words.terms[term.value]
    number = _number(term)
    return words.number(number) if number is not None else result.word(term)


def _together(name: str, row: Row, words: Words) -> str | None:
    """A figure stands in the column of its value, a place in that of its start."""
    if name in _FIGURE and {"value", "unit"} <= row.keys():
        return _figure(row, words) if name == "value" else ""
    if name in _PLACE and {"start", "end"} <= row.keys():
        return words.place(*(_text(row, part) for part in _PLACE)) if name == "start" else ""
    if name == "status":
        return words.status(_text(row, name))
    return _rank(row, words) if name == "rank" else None


def _rank(row: Row, words: Words) -> str:
    """A rank; beside a value, the comparator is that of the value."""
    rank, among_first = _text(row, "rank"), _text(row, "comparator") in _FIRST and not _text(row, "value")
    return words.rank(rank, among_first) if rank else ""


def _figure(row: Row, words: Words) -> str:
    number = _number(row["value"])
    least, most = (_number(row.get(name)) for name in ("least", "most"))
    if least is not None and most is not None:
        return _SIGNS.get(_text(row, "comparator"), "") + words.range(least, most, _text(row, "unit"))
    if number is None:
        return _text(row, "value")
    sign = _text(row, "comparator")
    return _SIGNS.get(sign, sign) + words.number(number, _text(row, "unit"))


def _number(term: object) -> Decimal | None:
    value = python_value(term) if isinstance(term, ox.Literal) else None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return Decimal(value) if Decimal(value).is_finite() else None


def _text(row: Mapping[str, object], name: str) -> str:
    return str(getattr(row.get(name), "value", ""))


def _plain(text: str) -> str:
    """A cell without what would break the line, or steer the terminal."""
    return "".join(c if wcwidth(c) >= 0 else " " for c in printable(text))


def _columns(text: str) -> int:
    return max(wcswidth(text), 0)


def _fit(columns: Sequence[Sequence[str]], total: int | None) -> list[int]:
    """Widths of the columns; where they do not fit, the widest give way first, and as long as others can none breaks a word."""
    fitted = [max(map(_columns, column)) for column in columns]
    if total is None:
        return fitted
    room = total - _GAP * (len(fitted) - 1)
    least = [2] * len(fitted)  # a Chinese character takes two
    if sum(fitted) > room:
        least = [max(2, min(max(map(_longest, column)), room // len(fitted))) for column in columns]
    while sum(fitted) > room and max(fitted) > 2:
        spare = [width if width > floor else 0 for width, floor in zip(fitted, least, strict=True)]
        widest = spare if any(spare) else fitted
        fitted[widest.index(max(widest))] -= 1
    return fitted


def _longest(text: str) -> int:
    """Columns that a cell takes at least without a broken word."""
    words = [_columns(m[0]) for m in _PIECE.finditer(text)]
    return max(words, default=0) + (_INDENT if len(words) > 1 else 0)


def _lines(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    """A row as lines: as many as its longest cell needs."""
    cells = [_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    gap = " " * _GAP
    return [
        gap.join(_padded(cell[n] if n < len(cell) else "", w) for cell, w in zip(cells, widths, strict=True)).rstrip()
        for n in range(max(map(len, cells)))
    ]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _columns(text))


def _wrapped(text: str, width: int) -> list[str]:
    """A cell as lines of at most a width, broken between words or Chinese characters."""
    indent = " " * _INDENT if width >= 4 * _INDENT else ""
    lines = [""]
    for piece in _pieces(text, width - len(indent)):
        if _columns(lines[-1] + piece) <= width:
            lines[-1] += piece
        else:
            lines.append(indent + piece.lstrip())
    return [line.rstrip() for line in lines]


def _pieces(text: str, width: int) -> list[str]:
    """What a line may be broken between; what is wider than a line may be broken anywhere."""
    if _columns(text) <= width:
        return [text]
    return [part for m in _PIECE.finditer(text) for part in ([m[0]] if _columns(m[0]) <= width else m[0])]
