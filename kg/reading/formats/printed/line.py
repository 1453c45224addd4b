"""A line as printed, and how the words of two lines go together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

CJK = r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
_QUOTES = "“”‘’—…·"
_WIDE = re.compile(CJK)
_HYPHENS = "-\u00ad\u2010\x02\ufffe"
_NUMBER_GOES_ON = re.compile(rf"(?=.*(?:{CJK}[\d.,]*\n|\n[\d.,%‰]*{CJK})).*\d(?:[.,]?\n\d|\n[.,]\d|\n[%‰])", re.DOTALL)
"""Across the end of a line of Chinese, which is broken off anywhere: 20|23年, 3.|5万."""


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
    """A text with the line that goes on with it, which may do so in the midst of a number."""
    if before[-1:].isdigit() or after[:1].isdigit():
        if _NUMBER_GOES_ON.match(f"{before[-12:]}\n{after[:12]}"):
            return before
    return beside(before, after)


def beside(before: str, after: str) -> str:
    """A text with words that follow it: Chinese without a blank, words with one, a divided word without its hyphen."""
    end, start = before[-1:], after[:1]
    if end in _HYPHENS:
        return before[:-1] if start.islower() and before[-2:-1].isalpha() else before
    close = is_wide(end) or is_wide(start) or (end in "–/" and not before[-2:-1].isspace())
    return before if close else before + " "


def is_wide(character: str) -> bool:
    """Whether a character belongs to Chinese."""
    return "\u4e00" <= character <= "\u9fff" or character in _QUOTES or _WIDE.match(character) is not None


def usual_size(lines: Iterable[Line]) -> float:
    """The size of type that most of the text is set in."""
    exactly: defaultdict[float, int] = defaultdict(int)
    for line in lines:
        exactly[line.size] += len(line.text)
    sizes: Counter[float] = Counter()
    for size, length in exactly.items():
        sizes[round(size * 2) / 2] += length
    return max(sizes, key=lambda size: (sizes[size], -size), default=1.0)


def ems(text: str) -> float:
    """How wide a text is in sizes of its type, about: a Chinese character 1, others a half."""
    return (len(text.encode("utf-8", "replace")) + len(text)) / 4
