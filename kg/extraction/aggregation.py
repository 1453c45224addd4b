"""Stating: from claims to facts, each once, with all the places that say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.domain import Domain
from kg.edtf import Date, parse_edtf
from kg.extraction.entities.thing import Thing
from kg.extraction.facts import Entity, Evidence, Extraction, Fact, Observation, Text
from kg.extraction.relations.claims import Claim, allowed
from kg.extraction.trace import Trace
from kg.reading.prose import Prose

_YEAR = re.compile(r"(?:19|20)\d\d(?=年|[^\d年])")


def entities_of(things: Iterable[Thing]) -> tuple[Entity, ...]:
    """Things as entities."""
    return tuple(
        Entity(t.key, t.kind, t.name, tuple(n for n in t.names if n != t.name), tuple(sorted(t.mentions)), t.known_as)
        for t in things
    )


def facts_of(claims: Iterable[Claim], trace: Trace) -> Iterator[Fact]:
    """The facts that claims make, in the order in which the text first says them."""
    facts: dict[tuple[object, ...], Fact] = {}
    for c in claims:
        subject = c.subject.root
        value: str | Date | Text
        if isinstance(c.object, Thing):
            value = c.object.root.key
        else:
            value = Text(c.object) if isinstance(c.object, str) else c.object
        if c.predicate and value != subject.key:
            evidence = Evidence(c.start, c.end, c.rule, round(c.confidence, 2))
            fact = Fact(subject.key, c.predicate, value, evidence, (), c.status, c.valid_on)
            key = (subject.key, c.predicate, value)
            trace.claim(c, again=key in facts)
            facts[key] = merged(facts.get(key), fact)
    yield from facts.values()


def merged(first: Fact | None, second: Fact) -> Fact:
    """One fact that two places say: the surer evidence first; what one place says as done is not only planned."""
    if first is None:
        return second
    if (second.status == "actual", second.evidence.confidence) > (first.status == "actual", first.evidence.confidence):
        first, second = second, first
    spans = {(e.start, e.end) for e in (first.evidence, *first.further)}
    more = [e for e in (second.evidence, *second.further) if (e.start, e.end) not in spans]
    return replace(first, further=(*first.further, *more)) if second.status == first.status else first


def dated_by_name(things: Iterable[Thing], claims: Iterable[Claim], text: str, domain: Domain) -> Iterator[Claim]:
    """An event that bears a year in its name, and of which nothing else says when, is held in that year."""
    held = domain.schema.year_property
    dated = {c.subject.root for c in claims if c.predicate == held or isinstance(c.object, Date)}
    for thing in things:
        year = _YEAR.match(thing.name)
        date = parse_edtf(year.group()) if year else None
        spans = [m for m in thing.mentions if year and text.startswith(year.group(), m[0])]
        if date and spans and thing not in dated and allowed(domain, held, thing, date):
            yield Claim(thing, held, date, *spans[0], "year-in-name", 0.75)


def placed(extraction: Extraction, prose: Prose) -> Extraction:
    """What was read from an article's prose, with its offsets in the text as decoded, and in the characters of that."""

    def at(evidence: Evidence) -> Evidence:
        return Evidence(*prose.span(evidence.start, evidence.end), evidence.rule, evidence.confidence)

    def entity(e: Entity) -> Entity:
        name, *others = (prose.own(name, e.mentions) for name in (e.name, *e.other_names))
        plain = e.name if name != e.name else None
        spans = tuple(prose.span(a, b) for a, b in e.mentions)
        return replace(e, name=name, other_names=tuple(others), mentions=spans, simplified=plain)

    def fact(f: Fact) -> Fact:
        value = f.object
        if isinstance(value, Text):
            value = Text(prose.own(value.text, [(e.start, e.end) for e in (f.evidence, *f.further)]))
        return replace(f, object=value, evidence=at(f.evidence), further=tuple(map(at, f.further)))

    def figure(o: Observation) -> Observation:
        span = [(o.evidence.start, o.evidence.end)]
        scope = o.rank_scope
        if isinstance(scope, Text):
            scope = Text(prose.own(scope.text, span))
        return replace(o, indicator=prose.own(o.indicator, span), rank_scope=scope, evidence=at(o.evidence))

    return Extraction(
        tuple(map(entity, extraction.entities)),
        tuple(map(fact, extraction.facts)),
        tuple(map(figure, extraction.observations)),
    )
