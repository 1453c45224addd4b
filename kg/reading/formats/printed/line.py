"""A line as printed, and how the words of two lines go together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

CJK = r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
_QUOTES = "“”‘’—…·"
_WIDE = re.compile(CJK)
_HYPHENS = "-\u00ad\u2010\x02\ufffe"


class Line(NamedTuple):
    """A line of a printed page. Its places are in points; those across grow to the right, `base` grows downwards."""

    text: str
    left: float
    right: float
    base: float
    """Of the line that its characters stand on."""
    size: float
    """Of its type."""
    page: int
    """From 1."""
    row: bool = False
    """Whether it is a row of a table, whose cells are separated by tabs."""


def joined(before: str, after: str) -> str:
    """A text with the line that goes on with it: Chinese without a blank, words with one, a divided word without its hyphen."""
    end, start = before[-1:], after[:1]
    if end in _HYPHENS:
        return before[:-1] if start.islower() and before[-2:-1].isalpha() else before
    close = is_wide(end) or is_wide(start) or (end in "–/" and not before[-2:-1].isspace())
    return before if close else before + " "


def is_wide(character: str) -> bool:
    """Whether a character belongs to Chinese."""
    return character in _QUOTES or _WIDE.match(character) is not None


def usual_size(lines: Iterable[Line]) -> float:
    """The size of type that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=1.0)


def ems(text: str) -> float:
    """How wide a text is in sizes of its type, about: a Chinese character 1, others a half."""
    return (len(text.encode("utf-8", "replace")) + len(text)) / 4
