"""Adjacency: what things that stand side by side say of each other, 浙江|慈溪, 某某的某某."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.domain import Domain, Nesting
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Claim
from kg.extraction.rules.facts import NAME_BEFORE_NAME, PLACE_BEFORE_NAME, POSSESSION
from kg.extraction.tokens.neighbours import after, before, touches


def join_places(items: Sequence[Item], domain: Domain) -> tuple[list[Item], list[Claim]]:
    """Joins a place right before another place or a body to it, 浙江|慈溪, with the claims that this lies in that; not 浙江、慈溪."""
    row: list[Item] = []
    claims: list[Claim] = []
    for item in items:
        claim = _lies_in(before(row, len(row)), item, domain)
        if claim is not None:
            claims.append(claim)
            row.pop()
        row.append(item)
    return row, claims


def _lies_in(left: Item | None, item: Item, domain: Domain) -> Claim | None:
    """What a thing right before another says of it: 浙江|慈溪; not 某公司|某大学, a body before a body."""
    schema = domain.schema
    if left is None or left.type != "thing" or item.type != "thing" or not touches(left, item):
        return None
    outer, inner = left.things[0], item.things[0]
    nesting = _nesting_of(outer, item, domain)
    of_place = schema.is_a(outer.kind, schema.place)
    if nesting is None or outer is inner or not (of_place or schema.is_a(inner.kind, schema.event)):
        return None
    s, o = (outer, inner) if nesting.inverse else (inner, outer)
    rule = PLACE_BEFORE_NAME if of_place else NAME_BEFORE_NAME
    return Claim(s, nesting.predicate, o, left.start, item.end, rule)


def _nesting_of(outer: Thing, item: Item, domain: Domain) -> Nesting | None:
    """The entry that tells what a thing before an item means, by the classes and the ending that it asks for."""
    kind = item.things[0].kind
    of_classes = (
        n
        for n in domain.frames.nestings
        if domain.schema.is_a(kind, n.outer) and domain.schema.is_a(outer.kind, n.inner)
    )
    return next((n for n in of_classes if not n.endings or item.text.endswith(n.endings)), None)


class _Possession(NamedTuple):
    """某某的某某: the owner's place in the row, and the items of both."""

    at: int
    owner: Item
    owned: Item


def possessions(items: Sequence[Item], domain: Domain) -> Iterator[Claim]:
    """What 某某(团队)的某某 says: 郑远航的|云江大桥 is his work; not 毕业于某校的|某某, who does not belong to it."""
    schema = domain.schema
    for at, owner, owned in _owned(items, domain):
        prior = before(items, at)
        described = prior is not None and prior.type != "mark"
        if described and schema.is_a(owned.things[0].kind, schema.person):
            continue
        for n in domain.frames.owned:
            if schema.is_a(owned.things[0].kind, n.outer) and schema.is_a(owner.things[0].kind, n.inner):
                yield Claim(owned.things[0], n.predicate, owner.things[0], owner.start, owned.end, POSSESSION)


def _owned(items: Sequence[Item], domain: Domain) -> Iterator[_Possession]:
    """Each one thing that 的 joins to one before it, the word for a team and a quotation mark between them or not: 甲|团队|的|“|乙."""
    for i, owner in enumerate(items):
        if not _is_one(owner):
            continue
        team = after(items, i)
        of = i + 2 if team is not None and team.text in domain.offices.teams else i + 1
        mark = after(items, of)
        k = of + 2 if mark is not None and mark.is_word("“") else of + 1
        if k < len(items) and items[of].is_word("的") and _is_one(items[k]):
            yield _Possession(i, owner, items[k])


def _is_one(item: Item) -> bool:
    return item.type == "thing" and len(item.things) == 1
