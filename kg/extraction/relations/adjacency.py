"""Adjacency: what things that stand side by side say of each other, 浙江|慈溪, 某某的某某."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.relations.claims import Claim
from kg.extraction.rules.facts import NAME_BEFORE_NAME, PLACE_BEFORE_NAME, POSSESSION


def join_places(items: Sequence[Item], domain: Domain) -> tuple[list[Item], list[Claim]]:
    """Joins a place right before another place or a body to it, 浙江|慈溪, with the claims that this lies in that."""
    schema = domain.schema
    out: list[Item] = []
    claims: list[Claim] = []
    for item in items:
        before = out[-1] if out else None
        if item.type == "thing" and before is not None and before.type == "thing" and before.end == item.start:
            outer, inner = before.things[0], item.things[0]
            nesting = next(
                (
                    n
                    for n in domain.frames.nestings
                    if schema.is_a(inner.kind, n.outer)
                    and schema.is_a(outer.kind, n.inner)
                    and (not n.endings or item.text.endswith(n.endings))
                ),
                None,
            )
            before_place = schema.is_a(outer.kind, schema.place)
            if nesting is not None and outer is not inner and (before_place or schema.is_a(inner.kind, schema.event)):
                s, o = (outer, inner) if nesting.inverse else (inner, outer)
                rule = PLACE_BEFORE_NAME if before_place else NAME_BEFORE_NAME
                claims.append(Claim(s, nesting.predicate, o, before.start, item.end, rule))
                out.pop()
        out.append(item)
    return out, claims


def possessions(items: Sequence[Item], domain: Domain) -> Iterator[Claim]:
    """What 某某(团队)的某某 says."""
    schema = domain.schema
    for i, item in enumerate(items):
        j = i + 1 + (i + 1 < len(items) and items[i + 1].text in domain.offices.teams)
        if item.type != "thing" or len(item.things) != 1 or j + 1 >= len(items) or not items[j].is_word("的"):
            continue
        k = j + 1 + items[j + 1].is_word("“")
        if k < len(items) and items[k].type == "thing" and len(items[k].things) == 1:
            owner, owned = item.things[0], items[k].things[0]
            described = i > 0 and items[i - 1].type != "mark"
            for n in domain.frames.owned:
                if described and schema.is_a(owned.kind, schema.person):
                    continue  # 毕业于某校的某某
                if schema.is_a(owned.kind, n.outer) and schema.is_a(owner.kind, n.inner):
                    yield Claim(owned, n.predicate, owner, item.start, items[k].end, POSSESSION)
