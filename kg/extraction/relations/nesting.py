"""Facts that a name says by itself: a university's base, a city's bank, an edition of a brand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.domain import Domain
from kg.edtf import Date, parse_edtf
from kg.extraction.entities.thing import Thing
from kg.extraction.mentions.mention import Mention
from kg.extraction.relations.claims import Claim, allowed
from kg.extraction.rules.facts import NAME_WITHIN_NAME, YEAR_IN_NAME

_YEAR = re.compile(r"(?:19|20)\d\d(?=年|[^\d年])")


def nested_claims(outer: Mention, thing: Thing, inner: Mention, part: Thing, domain: Domain) -> Iterator[Claim]:
    """What a name within a name says of the two things."""
    schema, names = domain.schema, domain.names
    if thing is part:
        return
    if schema.is_a(part.kind, schema.place) and not (
        part.known_as or inner.name in domain.gazetteer.by_name or inner.name[-1] in "省市区县州镇乡岛"
    ):
        return
    known = domain.gazetteer.known.get(part.known_as or "")
    if known is not None and schema.is_a(part.kind, schema.place) and (known.above or known.label in names.generic):
        return  # 江西省某某厅: that it lies in its province is no news, and the text does not say so
    rest = thing.name[inner.end - outer.start :]
    if schema.is_a(thing.kind, schema.place) and schema.is_a(part.kind, schema.place) and rest in names.heads:
        return  # 南湖|宾馆 is named after the lake
    if rest and schema.is_a(part.kind, schema.organization) and all(c in names.legal_form for c in rest):
        return  # 某研究院|有限公司 is one body
    leading = inner.start - outer.start <= 1
    for n in domain.frames.nestings:
        fits = schema.is_a(thing.kind, n.outer) and schema.is_a(part.kind, n.inner) and (leading or not n.leading)
        if fits and (not n.endings or outer.name.endswith(n.endings)):
            s, o = (part, thing) if n.inverse else (thing, part)
            yield Claim(s, n.predicate, o, outer.start, outer.end, NAME_WITHIN_NAME)
            return


def dated_by_name(things: Iterable[Thing], claims: Iterable[Claim], text: str, domain: Domain) -> Iterator[Claim]:
    """An event that bears a year in its name, and of which nothing else says when, is held in that year."""
    held = domain.schema.year_property
    dated = {c.subject.root for c in claims if c.predicate == held or isinstance(c.object, Date)}
    for thing in things:
        year = _YEAR.match(thing.name)
        if year is None or thing in dated:
            continue
        date = parse_edtf(year.group())
        spans = [m for m in thing.mentions if text.startswith(year.group(), m[0])]
        if date and spans and allowed(domain, held, thing, date):
            yield Claim(thing, held, date, *spans[0], YEAR_IN_NAME)
