"""Adjacency: what things that stand side by side say of each other, 浙江|慈溪, 某某的某某."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.domain import Domain, Nesting
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Claim
from kg.extraction.rules.facts import NAME_BEFORE_NAME, PLACE_BEFORE_KIND, PLACE_BEFORE_NAME, POSSESSION
from kg.extraction.tokens.neighbours import after, before, touches
from kg.extraction.tokens.tags import NOMINAL

_SHORTEST_KIND = 2
"""Characters of a noun for a kind of places between two: 国家. 区 belongs to the name before it."""


def join_places(items: Sequence[Item], domain: Domain) -> tuple[list[Item], list[Claim]]:
    """Joins a place right before another place or a body to it, 浙江|慈溪, with the claims that this lies in that; not 浙江、慈溪."""
    row: list[Item] = []
    claims: list[Claim] = []
    for item in items:
        kind = _kind_between(row, item, domain)
        left = before(row, len(row) - kind)
        claim = _lies_in(left, item, domain) if kind or touches(left, item) else None
        if claim is not None:
            claims.append(replace(claim, rule=PLACE_BEFORE_KIND) if kind else claim)
            del row[-1 - kind :]
        row.append(item)
    return row, claims


def _kind_between(row: Sequence[Item], item: Item, domain: Domain) -> int:
    """How many nouns tell of what kind a place is that follows the one it lies in: 东非|国家|吉布提, 安徽|省会|城市|合肥."""
    kinds, place, n = domain.names.categories, domain.schema.place, 0
    if not _is_one(item) or item.things[0].kind != place:
        return 0
    following = item
    while n < len(row) and (noun := row[-1 - n]).type == "word" and touches(noun, following):
        if len(noun.text) < _SHORTEST_KIND or noun.text not in kinds or kinds[noun.text].kind != place:
            break
        n, following = n + 1, noun
    return n if n < len(row) and touches(row[-1 - n], following) else 0


def join_parts(items: Sequence[Item], domain: Domain) -> tuple[list[Item], list[Claim]]:
    """Joins what a noun says is part of a body to it, 某集团|旗下|甲、乙, with the claims that each is; the body does not do what they do."""
    row: list[Item] = []
    claims: list[Claim] = []
    for i, item in enumerate(items):
        link = _linked(row, item, domain)
        if link is not None:
            claims += [
                Claim(
                    part.things[0], link.nesting.predicate, link.owner.things[0], link.owner.start, part.end, POSSESSION
                )
                for part in _row_of(items, i, link.nesting, domain)
            ]
            del row[link.at :]
        row.append(item)
    return row, claims


class _Link(NamedTuple):
    """某集团|旗下|某公司: the entry that tells what the noun says, the owner, and where in the row begins what says whose it is."""

    nesting: Nesting
    owner: Item
    at: int


def _linked(row: Sequence[Item], item: Item, domain: Domain) -> _Link | None:
    """What a noun says of whose a thing is: 某集团|下属|的|甲; else it is the first thing's of the sentence: 某集团|通过|旗下|甲."""
    at = _link_at(row, domain)
    if at == len(row) or not _is_one(item):
        return None
    nearest = row[max(0, at - 1)]
    owner = nearest if _is_one(nearest) else row[0]
    told = nearest is owner or nearest.is_word("其")
    fits = (n for n in domain.frames.owned if n.links and _is_one(owner) and _fits(n, owner, item, domain))
    return next((_Link(n, owner, max(0, at - 1) if told else at) for n in fits), None)


def _link_at(row: Sequence[Item], domain: Domain) -> int:
    """Where the nouns at the end of a row begin that say whose a thing is, 旗下|的, and 的 with them; the end of the row if there are none."""
    at, links = len(row), domain.frames.links
    while at > 0 and row[at - 1].is_word("的", *links):
        at -= 1
    return at if any(x.text in links for x in row[at:]) else len(row)


def _row_of(items: Sequence[Item], i: int, nesting: Nesting, domain: Domain) -> Iterator[Item]:
    """A thing and those of its class that the text lists after it: 甲、乙."""
    yield items[i]
    while i + 2 < len(items) and items[i + 1].text == "、" and _is_one(items[i + 2]):
        i += 2
        following = after(items, i)
        owner = following is not None and following.is_word("的", *nesting.links)
        if owner or not domain.schema.is_a(items[i].things[0].kind, nesting.outer):
            return
        yield items[i]


def _fits(nesting: Nesting, owner: Item, owned: Item, domain: Domain) -> bool:
    """Whether an entry tells of the classes of an owner and of what it owns."""
    kinds = domain.schema.is_a
    return kinds(owned.things[0].kind, nesting.outer) and kinds(owner.things[0].kind, nesting.inner)


def _lies_in(left: Item | None, item: Item, domain: Domain) -> Claim | None:
    """What a thing right before another says of it: 浙江|慈溪; not 某公司|某大学, a body before a body."""
    schema = domain.schema
    if left is None or left.type != "thing" or item.type != "thing":
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
    """某某的某某: the owner and its place in the row, and the place of what it owns."""

    at: int
    owner: Item
    owned: int


def possessions(items: Sequence[Item], domain: Domain) -> Iterator[Claim]:
    """What 某某(团队)的某某 says: 郑远航的|云江大桥 is his work, 清江县的|云江镇 lies there."""
    for possession in _owned(items, domain):
        _, owner, owned = possession
        if not _only_describes(items, possession, domain):
            for n in domain.frames.owned:
                if not n.links and _fits(n, owner, items[owned], domain):
                    for one in _row_of(items, owned, n, domain):
                        yield Claim(one.things[0], n.predicate, owner.things[0], owner.start, one.end, POSSESSION)


def _only_describes(items: Sequence[Item], possession: _Possession, domain: Domain) -> bool:
    """Whether 的 says no more of a thing: 毕业于某校的|某某 does not belong to it, nor need 云江 lie in 清江县的|云江|项目."""
    schema, (at, owner, owned) = domain.schema, possession
    prior = before(items, at)
    described = prior is not None and prior.type != "mark" and schema.is_a(items[owned].things[0].kind, schema.person)
    return described or (schema.is_a(owner.things[0].kind, schema.place) and _goes_on(items, owned))


def _goes_on(items: Sequence[Item], i: int) -> bool:
    """Whether a noun right after a name makes it only the beginning of what is meant: 云江|项目."""
    noun = after(items, i)
    return touches(items[i], noun) and noun is not None and (noun.type == "thing" or noun.tag in NOMINAL)


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
            yield _Possession(i, owner, k)


def _is_one(item: Item) -> bool:
    return item.type == "thing" and len(item.things) == 1
