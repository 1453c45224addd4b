"""Placement: what was read from an article's prose, at its place in the text as decoded, and in the characters of that."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.facts import Entity, Evidence, Extraction, Fact, Observation, Text
from kg.reading.prose import Prose


def placed(extraction: Extraction, prose: Prose) -> Extraction:
    """What was read, with offsets in the text as decoded."""
    return Extraction(
        tuple(_entity(e, prose) for e in extraction.entities),
        tuple(_fact(f, prose) for f in extraction.facts),
        tuple(_figure(o, prose) for o in extraction.observations),
    )


def _evidence(evidence: Evidence, prose: Prose) -> Evidence:
    return Evidence(*prose.span(evidence.start, evidence.end), evidence.rule, evidence.confidence)


def _entity(e: Entity, prose: Prose) -> Entity:
    name, *others = (prose.own(name, e.mentions) for name in (e.name, *e.other_names))
    plain = e.name if name != e.name else None
    spans = tuple(prose.span(a, b) for a, b in e.mentions)
    return replace(e, name=name, other_names=tuple(others), mentions=spans, simplified=plain)


def _fact(f: Fact, prose: Prose) -> Fact:
    said = (f.evidence, *f.further)
    value = f.object
    if isinstance(value, Text):
        value = Text(prose.own(value.text, [(e.start, e.end) for e in said]))
    evidence, *further = (_evidence(e, prose) for e in said)
    return replace(f, object=value, evidence=evidence, further=tuple(further))


def _figure(o: Observation, prose: Prose) -> Observation:
    span = [(o.evidence.start, o.evidence.end)]
    scope = o.rank_scope
    if isinstance(scope, Text):
        scope = Text(prose.own(scope.text, span))
    indicator = prose.own(o.indicator, span)
    return replace(o, indicator=indicator, rank_scope=scope, evidence=_evidence(o.evidence, prose))
