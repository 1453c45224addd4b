"""Facts that a name says by itself: a university's base, a city's bank, an edition of a brand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.domain import Domain, Nesting
from kg.extraction.frames import Claim
from kg.extraction.identity import Thing
from kg.extraction.mentions import Mention

_RULE = "name-within-name"


def nested_claims(outer: Mention, thing: Thing, inner: Mention, part: Thing, domain: Domain) -> Iterator[Claim]:
    """What a name within a name says of the two things."""
    if thing is part:
        return
    if domain.is_a(part.kind, domain.place) and not (
        part.known_as or inner.name in domain.by_name or inner.name[-1] in "省市区县州镇乡岛"
    ):
        return
    known = domain.known.get(part.known_as or "")
    if known is not None and domain.is_a(part.kind, domain.place) and (known.above or known.label in domain.generic):
        return  # 江西省某某厅: that it lies in its province is no news, and the text does not say so
    rest = thing.name[inner.end - outer.start :]
    if domain.is_a(thing.kind, domain.place) and domain.is_a(part.kind, domain.place) and rest in domain.heads:
        return  # 南湖|宾馆 is named after the lake
    leading = inner.start - outer.start <= 1
    for n in domain.nestings:
        fits = domain.is_a(thing.kind, n.outer) and domain.is_a(part.kind, n.inner) and (leading or not n.leading)
        if fits and (not n.endings or outer.name.endswith(n.endings)):
            s, o = (part, thing) if n.inverse else (thing, part)
            yield Claim(s, n.predicate, o, outer.start, outer.end, _RULE, 0.9)
            return


def shared_claims(claims: Sequence[Claim], domain: Domain) -> Iterator[Claim]:
    """What is said of 某某大会开幕式 and holds of 某某大会 too."""
    for part in claims:
        outer, inner = part.subject.root, part.object
        if part.rule != _RULE or not isinstance(inner, Thing):
            continue
        for n in domain.nestings:
            if n.shared and n.predicate == part.predicate and _between(n, outer, inner, domain):
                yield from (
                    replace(c, subject=inner.root, confidence=c.confidence - 0.03)
                    for c in claims
                    if c.subject.root is outer and c.predicate in n.shared
                )


def _between(n: Nesting, outer: Thing, inner: Thing, domain: Domain) -> bool:
    fits = domain.is_a(outer.kind, n.outer) and domain.is_a(inner.kind, n.inner)
    return fits and (not n.endings or outer.name.endswith(n.endings))
