"""Facts that a name says by itself: a university's base, a city's bank, an edition of a brand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.domain import Domain, Nesting
from kg.edtf import Date, parse_edtf
from kg.extraction.entities.thing import Thing
from kg.extraction.mentions.mention import Mention
from kg.extraction.relations.claims import Claim, allowed
from kg.extraction.rules.facts import NAME_WITHIN_NAME, YEAR_IN_NAME
from kg.extraction.tokens.cuts import SEATED_AT

_SEAT = re.compile(r"^[（(][^（）()]+[）)]")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年|[^\d年])")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text, and the thing that it names."""

    mention: Mention
    thing: Thing


def nested(mentions: Iterable[Mention], thing_of: Mapping[tuple[int, int], Thing]) -> Iterator[tuple[Named, Named]]:
    """Each name within a name, after the smallest name around it; both by what they name."""
    around: list[Mention] = []
    for m in sorted(mentions, key=lambda m: (m.start, -m.end)):
        while around and around[-1].end < m.end:
            around.pop()
        outer = around[-1] if around else None
        if outer is not None and not outer.definite and not m.definite and (outer.start, outer.end) != (m.start, m.end):
            yield Named(outer, thing_of[outer.start, outer.end]), Named(m, thing_of[m.start, m.end])
        around.append(m)


def nested_claims(outer: Named, inner: Named, domain: Domain) -> Iterator[Claim]:
    """What a name within a name says of the two things: 某大学某基地 is part of 某大学; not 南湖宾馆 of 南湖."""
    if outer.thing is inner.thing or any(rule(outer, inner, domain) for rule in _SAY_NOTHING):
        return
    nesting = next((n for n in domain.frames.nestings if _means(n, outer, inner, domain)), None)
    if nesting is not None:
        s, o = (inner.thing, outer.thing) if nesting.inverse else (outer.thing, inner.thing)
        yield Claim(s, nesting.predicate, o, outer.mention.start, outer.mention.end, NAME_WITHIN_NAME)


def parties(mentions: Sequence[Mention], thing_of: Mapping[tuple[int, int], Thing], domain: Domain) -> Iterator[Claim]:
    """What a ceremony for what two do together says of them: 甲市政府与乙大学战略合作签约仪式."""
    for outer, first in nested(mentions, thing_of):
        predicate = _done_together(outer.mention.name, domain)
        if not predicate or outer.mention.start != first.mention.start:
            continue
        for around, second in nested(mentions, thing_of):
            joined = around.mention is outer.mention and second.mention.start == first.mention.end + 1
            if joined and allowed(domain, predicate, first.thing, second.thing):
                span = outer.mention.start, outer.mention.end
                yield Claim(first.thing, predicate, second.thing, *span, NAME_WITHIN_NAME)


def _done_together(name: str, domain: Domain) -> str | None:
    """What a ceremony's verb says of those who do it together: 签约 of 签约仪式."""
    head = next((h for h in domain.names.ceremonies if name.endswith(h)), "")
    verb = next((head[:n] for n in range(len(head) - 1, 1, -1) if head[:n] in domain.frames.verbs), "")
    return next((f.mutual for f in domain.frames.verbs.get(verb, ()) if f.mutual), None)


def _without_form(outer: Named, inner: Named, domain: Domain) -> bool:
    """Whether the inner name is the outer one without the body's seat and form in law: 云江集团|（苏州）|有限公司."""
    if inner.mention.start != outer.mention.start:
        return False
    rest = _SEAT.sub("", outer.mention.name[len(inner.mention.name) :])
    return domain.names.legal_form.issuperset(rest)


def _unknown_place(outer: Named, inner: Named, domain: Domain) -> bool:
    """Whether the inner name is for a place only by its tag: 大洋 in 大洋公司; not 石浦县 in 石浦县大桥."""
    thing, name = inner.thing, inner.mention.name
    if not domain.schema.is_a(thing.kind, domain.schema.place):
        return False
    return not (thing.known_as or name in domain.gazetteer.by_name or name[-1] in domain.places.sites)


def _place_of_all(outer: Named, inner: Named, domain: Domain) -> bool:
    """Whether the inner name is a place in which its body lies anyway, which is no news: 江西省|某某厅."""
    known = domain.gazetteer.known.get(inner.thing.known_as or "")
    if known is None or not domain.schema.is_a(inner.thing.kind, domain.schema.place):
        return False
    return bool(known.above) or known.label in domain.names.generic


def _seated_elsewhere(outer: Named, inner: Named, domain: Domain) -> bool:
    """Whether the inner name is a place that the body is of and not in: 某国|驻某市总领事馆."""
    place = domain.schema.is_a(inner.thing.kind, domain.schema.place)
    return place and outer.mention.name.startswith(inner.mention.name + SEATED_AT)


_SAY_NOTHING: tuple[Callable[[Named, Named, Domain], bool], ...] = (
    _unknown_place,
    _place_of_all,
    _without_form,
    _seated_elsewhere,
)
"""When a name within a name says nothing of the two."""


def _means(nesting: Nesting, outer: Named, inner: Named, domain: Domain) -> bool:
    """Whether a name within a name means what an entry says, by the classes, the place and the ending that it asks for."""
    if not (
        domain.schema.is_a(outer.thing.kind, nesting.outer) and domain.schema.is_a(inner.thing.kind, nesting.inner)
    ):
        return False
    if nesting.leading and inner.mention.start - outer.mention.start > 1:
        return False
    return not nesting.endings or outer.mention.name.endswith(nesting.endings)


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
