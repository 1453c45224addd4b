"""Facts that a name says by itself: a university's base, a city's bank, an edition of a brand."""

from __future__ import annotations

from collections.abc import Iterator

from kg.domain import Domain
from kg.extraction.entities.thing import Thing
from kg.extraction.mentions.mention import Mention
from kg.extraction.relations.claims import Claim


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
    if rest and domain.is_a(part.kind, domain.organization) and all(c in domain.legal_form for c in rest):
        return  # 某研究院|有限公司 is one body
    leading = inner.start - outer.start <= 1
    for n in domain.nestings:
        fits = domain.is_a(thing.kind, n.outer) and domain.is_a(part.kind, n.inner) and (leading or not n.leading)
        if fits and (not n.endings or outer.name.endswith(n.endings)):
            s, o = (part, thing) if n.inverse else (thing, part)
            yield Claim(s, n.predicate, o, outer.start, outer.end, "name-within-name", 0.9)
            return
