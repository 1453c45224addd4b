"""Placement: what was read from an article's prose, at its place in the text as decoded."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.facts import Entity, Evidence, Extraction, Fact, Observation, Text
from kg.reading.prose import Prose


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
