"""Names: which words of a row are persons', and what is none: an office, a unit, a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.reading.document import Name
from kg.surnames import COMMON_SURNAMES, COMPOUND_SURNAMES, SURNAMES, is_full_name

SPACE = r"[ \t\n\u00a0\u2002-\u200a\u3000]"
_LONGEST_RUN = 24
"""Characters of names set without a space between them."""
DOT = re.compile("[·•・]")
_OFFICE = re.compile(r".(?:[部处办局委厅室组司府网报视]|[事员]会|中心|大学|集团|公司|融媒体?|客户端)$")
"""How the name of an office ends, and that of nobody: 学生处."""
_HOUSE = re.compile(r".[社台站院校系团会科区县]$")
"""How it may end too, unless it has the form of a name: 学会, and not 刘会."""

_NAME = re.compile(r"(?!据|全文$|连载$)(?:[^·•・]{2,6}|[^·•・]{1,6}(?:[·•・][^·•・]{1,6})+)")
"""How names look: 于帆, 仁钦道尔吉, 古丽米热·艾尼, and not 据台湾《某报》."""


def is_office(word: str) -> bool:
    """Whether a word of a by-line says whose its authors are: 县农委, 云灯市水务局."""
    return _OFFICE.search(word) is not None or (_HOUSE.search(word) is not None and not is_full_name(word))


def names_in(line: str, words: list[tuple[int, int]]) -> Iterator[Name | None]:
    """The names in a row of words; None for a word that cannot be one, nothing for an office."""
    for a, b in _put_together(line, words):
        name = re.sub(r"\s", "", line[a:b])
        if is_office(name):
            continue
        if len(name) > 3 and not DOT.search(name) and not is_full_name(name) and (parts := split(name)):
            yield from (Name(a + i, a + j, name[i:j]) for i, j in parts)
        else:
            yield Name(a, b, name) if _may_be_name(name) else None


def _may_be_name(word: str) -> bool:
    """Whether a word has the length of a name; none so long as 仁钦道尔吉 begins with a surname."""
    long = len(word) > 4 and not DOT.search(word)
    return _NAME.fullmatch(word) is not None and not (long and word[0] in SURNAMES)


def _put_together(line: str, words: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The offsets of names, those of spaced-out characters as one: 李 清, 石 如 宽, 欧阳 清."""
    k = 0
    while k < len(words):
        last = k + _pieces_of_name(line, words, k) - 1
        yield words[k][0], words[last][1]
        k = last + 1


def _pieces_of_name(line: str, words: list[tuple[int, int]], k: int) -> int:
    """How many of the words from the one at `k` are pieces of one name."""
    if k + 1 == len(words) or not _blank_between(line, words, k):
        return 1
    (a, b), (c, d) = words[k : k + 2]
    compound = line[a:b] in COMPOUND_SURNAMES
    if not (b - a == 1 or compound) or d - c > (1 if b - a == 2 else 2):
        return 1
    return 3 if _spaced_out(line, words, k) else 2


def _blank_between(line: str, words: list[tuple[int, int]], k: int) -> bool:
    """Whether only blanks part a word from the next one."""
    return re.fullmatch(rf"{SPACE}+", line[words[k][1] : words[k + 1][0]]) is not None


def _spaced_out(line: str, words: list[tuple[int, int]], k: int) -> bool:
    """Whether the three words from the one at `k` are the characters of one name: no more and no less of them stand in a row."""

    def adjoin(i: int) -> bool:
        """Whether a word and the next one stand in the row, each of them one character."""
        within = 0 <= i and i + 1 < len(words)
        return within and all(b - a == 1 for a, b in words[i : i + 2]) and _blank_between(line, words, i)

    return adjoin(k) and adjoin(k + 1) and not adjoin(k + 2) and not adjoin(k - 1)


def split(run: str) -> list[tuple[int, int]]:
    """Names set without a space between them, 沈某某周某某, where one way to part them has the fewest surnames that are seldom."""
    if len(run) > _LONGEST_RUN:
        return []
    ways: list[list[_Way]] = [[_Way(0, ())], *([] for _ in run)]
    for j in range(2, len(run) + 1):
        parted = (
            way.with_name(run, i, j) for i in range(max(0, j - 4), j - 1) if is_full_name(run[i:j]) for way in ways[i]
        )
        ways[j] = sorted(parted, key=lambda way: way.seldom)[:2]
    best = ways[-1]
    return list(best[0].names) if len(best) == 1 or (best and best[0].seldom < best[1].seldom) else []


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to part a run of characters into names."""

    seldom: int
    """How many of its names have a surname that is none of the most frequent."""
    names: tuple[tuple[int, int], ...]

    def with_name(self, run: str, i: int, j: int) -> _Way:
        """The same with the name between two offsets."""
        common = run[i] in COMMON_SURNAMES or run[i : i + 2] in COMPOUND_SURNAMES
        return _Way(self.seldom + (not common), (*self.names, (i, j)))
