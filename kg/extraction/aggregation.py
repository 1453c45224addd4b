"""Aggregation: what several places say of one thing, and the places that say one fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extraction.entities.thing import Thing
from kg.extraction.facts import Entity, Evidence, Fact


def entities_of(things: Iterable[Thing]) -> tuple[Entity, ...]:
    """Things as entities."""
    return tuple(map(_entity, things))


def _entity(t: Thing) -> Entity:
    name = t.name
    others = tuple(n for n in t.names if n != name)
    return Entity(t.key, t.kind, name, others, tuple(sorted(t.mentions)), t.known_as, only_here=t.only_here)


def merged(facts: Sequence[Fact]) -> Fact:
    """One fact that several places say, in their order: the surer evidence first; what one says as done is not only planned, and any may say when."""
    surest: list[Fact] = []  # each surer than all before it, the last one first
    others: list[Fact] = []
    for fact in [f for f in facts if f.status == "actual"] or facts:
        if surest and fact.evidence.confidence <= surest[0].evidence.confidence:
            others.append(fact)
        else:
            surest.insert(0, fact)
    ordered = [*surest, *others]
    places: dict[tuple[int, int], Evidence] = {}
    for fact in ordered:
        places.setdefault((fact.evidence.start, fact.evidence.end), fact.evidence)
    _, *further = places.values()
    return replace(ordered[0], further=tuple(further), valid_on=next((f.valid_on for f in ordered if f.valid_on), None))
