"""Segments: the clauses of a sentence, between the marks that end one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.clauses.items import Item

_LONGEST = (
    200  # items of a clause: what goes on without a mark for longer is cut, since verbs are read against all of it
)

_CLAUSE_MARKS = frozenset("，；：。！？…—,;:!?\n")


def clauses(items: Sequence[Item]) -> list[list[Item]]:
    """The clauses of a sentence: items between marks that end one."""
    found: list[list[Item]] = [[]]
    quoted = False
    for item in items:
        if item.is_word("“", "”"):
            quoted = item.text == "“"
        if (
            item.type in ("mark", "word")
            and item.text
            and item.text[0] in _CLAUSE_MARKS
            and not (quoted and item.text in "：:")
        ):
            found.append([])
        elif len(found[-1]) == _LONGEST:
            found.append([item])
        else:
            found[-1].append(item)
    return [c for c in found if c]
