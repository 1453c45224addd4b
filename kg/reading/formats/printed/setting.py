"""How lines are set: their place in the column, which tells where a paragraph begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.reading.formats.printed.line import Line, ems
from kg.reading.formats.printed.order import in_reading_order
from kg.reading.layout.edges import ENDED

_WORD = re.compile(r"[A-Za-z0-9.,%'’/~-]+|.[，。、；：！？”’）》]*")
"""What is not broken at the end of a line."""
_ITEM = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．](?!\d)|第[一二三四五六七八九十百]{1,4}[章节条]|[●○■□◆•·▲△]"
)
"""What a paragraph begins with: 一、, （二）, 3."""
_INFO = re.compile(r"(?:来源|稿源|作者|记者)\s?[：:]")
_APART = 4
"""Sizes of type before a line that is set to the right or in the middle, as a signature is."""
_LEAST = 1.4
"""Sizes of type that are free behind a short line at least."""
_FAR = 2.2
"""Sizes of type from line to line that no paragraph has."""


class Setting(NamedTuple):
    """A line as it is set in its column. Lengths are in sizes of its type."""

    line: Line
    number: int
    """On its page, from 1."""
    first: bool
    """Whether it is the first of its column."""
    indent: float
    rest: float
    """What is free behind it."""
    gap: float
    """From the line above, as many times as is usual."""


def settings(lines: list[Line]) -> Iterator[Setting]:
    """The lines of a page in reading order."""
    number = 0
    for column in in_reading_order(lines):
        left, right = _sides(column if len(column) > 2 else lines)
        usual = _usual_step(column)
        above: Line | None = None
        for line in column:
            number += 1
            size = line.size
            gap = (line.base - above.base) / min(usual, _FAR * size) if above else 0.0
            yield Setting(line, number, above is None, (line.left - left) / size, (right - line.right) / size, gap)
            above = line


def _sides(lines: list[Line]) -> tuple[float, float]:
    """Where lines begin and end, but for one in ten that stands out."""
    few = len(lines) // 10
    return sorted(one.left for one in lines)[few], sorted(one.right for one in lines)[-1 - few]


def _usual_step(column: list[Line]) -> float:
    steps = sorted(b.base - a.base for a, b in zip(column, column[1:], strict=False))
    return max(steps[(len(steps) - 1) // 2], 1.0) if steps else 1.0


def begins_paragraph(before: Setting, one: Setting) -> bool:
    """Whether a line begins a paragraph: it stands apart, after a short line, or with an indent after a sentence."""
    a, b = before.line, one.line
    if a.row or b.row or not 0.92 < b.size / a.size < 1.09 or _is_short(before, b):
        return True
    if not one.first and one.gap > 1.25 and a.page == b.page:
        return True
    if before.indent > _APART and abs(one.indent - before.indent) > 0.5:
        return True
    return _is_indented(before, one)


def _is_indented(before: Setting, one: Setting) -> bool:
    """Whether a line begins with an indent, after a sentence or an info line or as an item does; another one hangs, or goes around a picture."""
    if one.indent <= 0.8:
        return False
    above = before.line.text
    after = ENDED.search(above[-8:]) or (one.indent < 2.4 and _INFO.search(above)) or _ITEM.match(one.line.text)
    return bool(after)


def _is_short(before: Setting, after: Line) -> bool:
    """Whether the first word of the line after it would have found room behind a line."""
    if before.rest < _LEAST:
        return False
    word = _WORD.match(after.text)
    return word is not None and before.rest > ems(word.group()) + 0.9
