"""Neighbours: what stands right before and right after a word or an item of a row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

from kg.extraction.tokens.tags import ACTING

_OPENING, _CLOSING = "（(", "）)"
_ASIDE = 3
"""Words and marks of a verb in brackets."""


class Placed(Protocol):
    """What has half-open offsets into the text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


class Tagged(Placed, Protocol):
    """A word or mark with its tag."""

    @property
    def text(self) -> str:
        """Its characters."""

    @property
    def tag(self) -> str:
        """Its part of speech."""


T = TypeVar("T")
P = TypeVar("P", bound=Placed)


def before(row: Sequence[T], i: int) -> T | None:
    """What stands before the place `i` of a row, None at its beginning."""
    return row[i - 1] if 0 < i <= len(row) else None


def after(row: Sequence[T], i: int) -> T | None:
    """What stands after the place `i` of a row, None at its end."""
    i += 1
    return row[i] if 0 <= i < len(row) else None


def touches(left: Placed | None, right: Placed | None) -> bool:
    """Whether nothing, not even a space, stands between two."""
    return left is not None and right is not None and left.end == right.start


def overlapping(row: Sequence[P], start: int, end: int) -> Sequence[P]:
    """What shares characters with a stretch of the text, of what stands in order, none over another."""
    first = bisect_right(row, start, key=attrgetter("end"))
    return row[first : bisect_left(row, end, key=attrgetter("start"))]


def before_aside(row: Sequence[Tagged], i: int) -> int:
    """The place `i`, or that before a bracket that ends there and only gives a verb another word: 增设|（挂）, not 研究院（筹）."""
    if i < _ASIDE or row[i].text not in _CLOSING or row[i - 2].text not in _OPENING:
        return i
    verbs = row[i - _ASIDE], row[i - 1]
    return i - _ASIDE if all(x.tag in ACTING for x in verbs) else i
