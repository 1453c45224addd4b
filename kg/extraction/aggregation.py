"""Aggregation: what several places say of one thing, and the places that say one fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extraction.entities.thing import Thing
from kg.extraction.facts import Entity, Fact


def entities_of(things: Iterable[Thing]) -> tuple[Entity, ...]:
    """Things as entities."""
    return tuple(map(_entity, things))


def _entity(t: Thing) -> Entity:
    name = t.name
    others = tuple(n for n in t.names if n != name)
    return Entity(t.key, t.kind, name, others, tuple(sorted(t.mentions)), t.known_as, only_here=t.only_here)


def merged(first: Fact | None, second: Fact) -> Fact:
    """One fact that two places say: the surer evidence first; what one place says as done is not only planned, and either may say when and where."""
    if first is None:
        return second
    if (second.status == "actual", second.evidence.confidence) > (first.status == "actual", first.evidence.confidence):
        first, second = second, first
    if second.status != first.status:
        return first
    spans = {(e.start, e.end) for e in (first.evidence, *first.further)}
    more = [e for e in (second.evidence, *second.further) if (e.start, e.end) not in spans]
    return replace(
        first,
        further=(*first.further, *more),
        valid_on=first.valid_on or second.valid_on,
        context=first.context or second.context,
    )
