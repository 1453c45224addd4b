"""Segments: the clauses of a sentence, between the marks that end one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kg.extraction.clauses.items import Item, Stretch
from kg.extraction.tokens.neighbours import Placed, after, before
from kg.extraction.tokens.sentences import Sentence, Token

_LONGEST = 200
"""Items of a clause: what goes on without a mark for longer is cut, since verbs are read against all of it."""
_MARKS = frozenset("，；：。！？…—,;:!?\n")
_COLONS = "：:"
_DASHES = frozenset(("—", "——"))
_ENDS_NUMBER = re.compile(r"\d[十百千万亿]*[^\d\W]?[%％]?$")
_QUOTES = ("“", "”")


def clause_spans(sentence: Sentence, names: Sequence[Stretch]) -> Iterator[Stretch]:
    """The clauses of a sentence as half-open offsets. `names`: the names and dates in it, whose marks end none, in order."""
    start = sentence.start
    for mark in _marks(sentence, names):
        if start < mark.start:
            yield start, mark.start
        start = mark.end
    if start < sentence.end:
        yield start, sentence.end


def _marks(sentence: Sentence, names: Sequence[Stretch]) -> Iterator[Token]:
    """The marks of a sentence that end a clause: no colon within quotation marks, nothing within a name or a range."""
    quoted, begins = False, [start for start, _ in names]
    for n, word in enumerate(sentence.tokens):
        if word.text not in _QUOTES and (word.text[0] not in _MARKS or _joins_numbers(sentence.tokens, n)):
            continue
        k = bisect_right(begins, word.start) - 1
        if k >= 0 and word.start < names[k][1]:
            continue
        if word.text in _QUOTES:
            quoted = word.text == "“"
        elif not (quoted and word.text in _COLONS):
            yield word


def _joins_numbers(row: Sequence[Token], n: int) -> bool:
    """Whether a dash stands between the two ends of a range, 30%—50%, or a colon between those of a ratio, 2.1:48.9."""
    last, following = before(row, n), after(row, n)
    if last is None or following is None or not following.text[0].isdecimal():
        return False
    if row[n].text in _COLONS:
        return last.text[-1].isdecimal() and last.end == row[n].start and row[n].end == following.start
    return row[n].text in _DASHES and _ENDS_NUMBER.search(last.text) is not None


def clauses(items: Sequence[Item], spans: Sequence[Placed]) -> list[list[Item]]:
    """The items of a sentence by clauses; a list that goes on over a mark makes one of several. `spans`: its clauses."""
    found: list[list[Item]] = [[]]
    begins = [span.start for span in spans]
    for item in items:
        at = bisect_right(begins, item.start) - 1
        if at < 0 or item.start >= spans[at].end:
            found.append([])  # a mark between two clauses
        elif len(found[-1]) == _LONGEST:
            found.append([item])
        else:
            found[-1].append(item)
    return [c for c in found if c]
