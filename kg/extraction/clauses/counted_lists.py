"""Counted lists: what a clause says somebody has so many of, and the next one lists: 某大学有2个学院：甲学院、乙学院."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from kg.domain import Domain
from kg.extraction.clauses.items import Item

_NAMELY = ("分别为", "分别是", "分别", "即", "为", "是")


def with_counted_lists(parts: Sequence[list[Item]], text: str, domain: Domain) -> Iterator[list[Item]]:
    """The clauses of a sentence, and after each counted list one that says outright who has what it lists: 某大学 设有 甲学院、乙学院.

    Args:
        parts: the clauses.
        text: the text.
        domain: what is known beforehand.
    """
    for k, clause in enumerate(parts):
        yield clause
        members = [x for x in clause if not x.is_word(*_NAMELY)]
        if k and domain.frames.having and _lists(parts[k - 1], clause, members, text, domain):
            who = takewhile(lambda x: x.tag != "v", parts[k - 1])
            at = members[0].start
            yield [*who, Item("word", at, at, domain.frames.having, "v"), *members]


def _lists(
    counting: Sequence[Item], clause: Sequence[Item], members: Sequence[Item], text: str, domain: Domain
) -> bool:
    """Whether a clause that counts bodies goes on with what they are: ：甲学院、乙学院, ，分别是甲学院、乙学院."""
    led = len(members) < len(clause) or text[counting[-1].end : clause[0].start].strip() in ("：", ":")
    named = led and bool(members) and all(x.type == "thing" for x in members)
    noun = counting[-1].text
    bodies = noun in domain.names.categories or noun in domain.frames.links or noun.endswith(domain.names.head_words)
    return named and bodies and any(x.tag == "m" or x.type == "quantity" for x in counting)
