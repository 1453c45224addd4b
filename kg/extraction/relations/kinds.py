"""Kinds: what a list's common noun says each member is, 甲、乙等一批某某载体; 2家某某基地：甲、乙."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.mentions.mention import Mention
from kg.extraction.relations.claims import Claim
from kg.extraction.rules.facts import KIND
from kg.extraction.rules.names import COMMON_NOUN


def kinds_said(items: Sequence[Item], nouns: Sequence[Mention], domain: Domain) -> Iterator[Claim]:
    """Claims of a thing's kind, from the things of a sentence and the common nouns in it (definite mentions that name no one thing).

    A counted noun after a thing is the kind of what stands before it (甲等一批载体); otherwise a noun at the head is the kind of what follows it in
    the sentence, up to the next such noun (合作载体有3家，甲、乙…).
    """
    schema = domain.schema
    if not schema.kind_property:
        return
    nouns = [n for n in nouns if n.rule == COMMON_NOUN]
    carriers = [
        x
        for x in items
        if x.type == "thing"
        and any(schema.fits(t.kind, schema.domains.get(schema.kind_property, frozenset())) for t in x.things)
    ]
    taken: set[int] = set()
    for noun in nouns:
        before = [x for x in carriers if x.end <= noun.start and _only_counting(items, x.end, noun.start)]
        if before:
            taken.add(id(before[-1]))
            yield from _claims(before[-1], noun, domain)
    leading = [
        n
        for n in nouns
        if not any(x.end <= n.start for x in carriers)
        or any(
            x.is_word("家", "个") or x.tag == "m"
            for x in items
            if n.start - 4 <= x.start < n.start or n.end <= x.start <= n.end + 4
        )
    ]
    for x in carriers:
        noun_before = next((n for n in reversed(leading) if n.end <= x.start), None)
        if noun_before is not None and id(x) not in taken:
            yield from _claims(x, noun_before, domain)


def _only_counting(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether nothing but 等 and a count stands between two places, and a count does: 等一批."""
    between = [i for i in items if start <= i.start and i.end <= end]
    return (
        bool(between)
        and any(i.tag == "m" for i in between)
        and all(i.tag in ("m", "u", "w", "q") or i.is_word("等", "这") for i in between)
    )


def _claims(item: Item, noun: Mention, domain: Domain) -> Iterator[Claim]:
    schema = domain.schema
    for thing in item.things:
        if schema.fits(thing.kind, schema.domains.get(schema.kind_property, frozenset())):
            yield Claim(
                thing,
                schema.kind_property,
                noun.name,
                min(item.start, noun.start),
                max(item.end, noun.end),
                KIND,
            )
