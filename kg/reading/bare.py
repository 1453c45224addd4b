"""Bare: the characters of a text alone, without what programs put between them, in Simplified characters; and where each of them stood.

Pages hold characters without width, letters the marks of what they answer (> ), and some PDFs a blank after each character. Layout and grammar see the
text without them; names, quotations and offsets are the text's own.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.reading.document import Block
from kg.reading.script import is_traditional, simplified

_HAN = r"[\u3400-\u9fff]"
_NO_WIDTH = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")
_ANSWERED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)  # > > what a letter answers
_LONE = re.compile(rf"\s(?={_HAN}(?:[\s，。、；：！？]|$))")
_CHINESE = re.compile(rf"{_HAN}+")
_BLANKS = re.compile(r"(?<=\S)[^\S\n]+(?=\S)")
_ELSEWHERE = "[「」『』﹁﹂﹃﹄﹑]"
_MARKS = str.maketrans(_ELSEWHERE[1:-1], "“”‘’“”‘’、")
"""The marks of Taiwan and Hong Kong as the mainland sets them."""
_FEW = 6
"""Characters that stand alone in many a text: the names of those who took its pictures."""
_LINE = 10
"""Characters of a line that is no row of short names, 李 清 周 明."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A text without what is no part of its words."""

    whole: str
    """The text as decoded."""
    text: str
    """Its characters, as the mainland writes them: in Simplified ones, with its quotation marks."""
    origins: Sequence[int]
    """Where each of them stands in the whole."""
    traditional: bool
    """Whether the whole is in Traditional ones."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open offsets in the whole, of some between two characters."""
        return self.origins[start], self.origins[end - 1] + 1

    @property
    def is_whole(self) -> bool:
        """Whether it has all characters of the whole, each in its place."""
        return isinstance(self.origins, range)

    def block_of_whole(self, block: Block) -> Block:
        """A block of this text as one of the whole."""
        if self.is_whole:
            return block
        start, end = self.span(block.start, block.end)
        return replace(block, start=start, end=end)

    def block_within(self, block: Block) -> Block:
        """A block of the whole as one of this text."""
        if self.is_whole:
            return block
        start, end = self.within(block.start, block.end)
        return replace(block, start=start, end=end)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Half-open offsets here, of some in the whole."""
        if self.is_whole:
            return start, end
        return bisect_left(self.origins, start), bisect_left(self.origins, end)

    def own(self, start: int, end: int) -> str:
        """The characters between two of its offsets as the text writes them."""
        return "".join(self.whole[self.origins[i]] for i in range(start, end))


@lru_cache(maxsize=1)
def bare_of(text: str) -> Bare:
    """The bare text of a text; of most texts that is all of it. Takes time linear in it."""
    left_out = sorted(_left_out(text))
    if not left_out:
        return _made(text, text, range(len(text)))
    origins, at = array("L"), 0
    for start, end in left_out:
        origins.extend(range(at, start))
        at = max(at, end)
    origins.extend(range(at, len(text)))
    return _made(text, "".join(text[i] for i in origins), origins)


def _made(whole: str, words: str, origins: Sequence[int]) -> Bare:
    traditional = is_traditional(words)
    plain = simplified(words) if traditional else words
    return Bare(whole, plain.translate(_MARKS) if re.search(_ELSEWHERE, plain) else plain, origins, traditional)


def _left_out(text: str) -> Iterator[tuple[int, int]]:
    """Where the text holds what is no part of its words."""
    yield from (m.span() for m in _NO_WIDTH.finditer(text))
    marks = [m.span() for m in _ANSWERED.finditer(text)] if ">" in text else []
    if len(marks) > 1:
        yield from marks
    lone = [m.start() for m in _LONE.finditer("\n" + text)]
    if len(lone) > _FEW:
        throughout = _are_spaced(len(lone), text)
        for start, end in _lines_at(lone, text):
            yield from _blanks_between(start, text[start:end], throughout)


def _lines_at(places: Sequence[int], text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text in which places are."""
    end = -1
    for at in places:
        if at > end:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            end = len(text) if end < 0 else end
            yield start, end


def _are_spaced(lone: int, words: str) -> bool:
    """Whether most Chinese characters stand alone: 清 河 大 学."""
    return lone > 0.6 * sum(map(len, _CHINESE.findall(words)))


def _blanks_between(start: int, words: str, throughout: bool) -> Iterator[tuple[int, int]]:
    """The blanks of a line whose characters are all spaced, but for those that are wider than the others: one of them parts words."""
    lone = len(_LONE.findall("\n" + words))
    if not _are_spaced(lone, words) or not (throughout or lone >= _LINE):
        return
    blanks = [*_BLANKS.finditer(words)]
    usual = Counter(_width(m.group()) for m in blanks).most_common(1)
    for m in blanks:
        is_wider = _width(m.group()) > usual[0][0] or "\t" in m.group() or _parts_words(words, m)
        kept = 1 if is_wider else 0
        yield start + m.start() + kept, start + m.end()


def _width(blank: str) -> int:
    """How wide a blank is, where one between Latin letters counts 1."""
    return len(blank) + blank.count("\u3000")


def _parts_words(words: str, m: re.Match[str]) -> bool:
    """Whether a blank stands between two words of letters: deep learning, not G D P."""
    around = words[max(0, m.start() - 2) : m.start()] + words[m.end() : m.end() + 2]
    return len(around) == 4 and around.isascii() and around.isalnum()
