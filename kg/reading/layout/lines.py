"""Lines: a text as it was set, with what a line's place on the page says of it: its width, its indent, the gap above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from kg.reading.layout.edges import DATE, ENDED

_COLUMN = 160
"""Width, a Chinese character counting two, that a column has at most."""
_WIDE = re.compile("[^\x00-\u2e7f]+")
_STAMP = re.compile(rf"{DATE}\s*\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?(?=\t[^\t]+$|[^。]+。)\s*")
"""The time that a text was published, before a title, which a tab parts from it, or a sentence."""


@dataclass(frozen=True)
class Line:
    """A line without the blanks around it."""

    start: int
    end: int
    text: str
    indented: bool
    gap: int
    """Blank lines before it."""
    column: str
    """What it is measured by: its first characters, which are enough."""
    broken: bool = False
    """Whether it is broken off, and does not go on right below: a page ends there."""

    @property
    def width(self) -> int:
        """Its width in columns, with the indent."""
        return self.measured(2)

    def measured(self, wide: int) -> int:
        """Its width with the indent, where a Chinese character counts `wide` and any other 1."""
        return 2 * wide * self.indented + len(self.column) + (wide - 1) * self._wides

    @property
    def fills_a_column(self) -> bool:
        """Whether it is as wide as a column may be."""
        return 16 <= self.width <= _COLUMN

    @cached_property
    def _wides(self) -> int:
        """Characters by which it is measured that are wide."""
        return wides(self.column)

    @cached_property
    def ended(self) -> bool:
        """Whether it ends with a sentence."""
        return ENDED.search(self.text[-8:]) is not None


def size(words: str, wide: int) -> int:
    """How wide words are, where a Chinese character counts `wide` and any other 1."""
    return len(words) + (wide - 1) * wides(words) if wide > 1 else len(words)


def wides(words: str) -> int:
    """How many characters of words are wide."""
    return sum(map(len, _WIDE.findall(words)))


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that hold anything."""
    gap, at, turned = 0, 0, False
    for line in text.split("\n"):
        bare = line.strip("\ufeff \t\r\f\v\u00a0\u200b\u3000\u2002\u2003\u2028\u2029\x85\x1c\x1d\x1e")
        turned = turned or "\f" in line  # where a page ends, blank lines part no paragraphs
        if bare.strip():
            start = at + line.index(bare)
            yield Line(
                start,
                start + len(bare),
                bare,
                line[:2].isspace() or line[:1] in "\u3000\t",
                0 if turned else gap,
                bare[: _COLUMN + 1],
            )
            gap, turned = 0, False
        else:
            gap += 1
        at += len(line) + 1


def stamp_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines, with the time that the first begins with as one of its own: 2024-01-02 09:30:00 昨天，…"""
    for k, line in enumerate(lines):
        if k == 0 and (m := _STAMP.match(line.text)):
            stamp, rest = line.text[: m.end()].rstrip(), line.text[m.end() :]
            yield replace(line, end=line.start + len(stamp), text=stamp, column=stamp)
            line = replace(
                line, start=line.start + m.end(), text=rest, indented=False, gap=0, column=rest[: _COLUMN + 1]
            )
        yield line
