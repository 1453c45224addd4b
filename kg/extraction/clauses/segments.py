"""Segments: the clauses of a sentence, between the marks that end one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kg.extraction.clauses.items import Item, Stretch
from kg.extraction.tokens.sentences import Sentence

_LONGEST = 200
"""Items of a clause: what goes on without a mark for longer is cut, since verbs are read against all of it."""
_MARKS = frozenset("，；：。！？…—,;:!?\n")
_COLONS = "：:"


def clause_spans(sentence: Sentence, names: Sequence[Stretch]) -> Iterator[Stretch]:
    """The clauses of a sentence as half-open offsets. `names`: the names and dates in it, whose marks end none, in order."""
    start = end = sentence.start
    quoted, k = False, 0
    for word in sentence.tokens:
        while k < len(names) and names[k][1] <= word.start:
            k += 1
        named = k < len(names) and names[k][0] < word.end and word.start < names[k][1]
        if not named and word.text in ("“", "”"):
            quoted = word.text == "“"
        if not named and word.text[0] in _MARKS and not (quoted and word.text in _COLONS):
            if start < end:
                yield start, end
            start = word.end
        end = word.end
    if start < end:
        yield start, end


def clauses(items: Sequence[Item], spans: Sequence[Stretch]) -> list[list[Item]]:
    """The items of a sentence by clauses; a list that goes on over a mark makes one of several. `spans`: its clauses."""
    found: list[list[Item]] = [[]]
    begins = [start for start, _ in spans]
    for item in items:
        at = bisect_right(begins, item.start) - 1
        if at < 0 or item.start >= spans[at][1]:
            found.append([])  # a mark between two clauses
        elif len(found[-1]) == _LONGEST:
            found.append([item])
        else:
            found[-1].append(item)
    return [c for c in found if c]
