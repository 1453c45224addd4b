"""The places of a text that say one fact: readings that overlap are one place."""

from __future__ import annotations

from kg.extraction.facts import Evidence, Fact

Said = tuple[Evidence, Fact]
"""A fact as it was read at one place."""


def places_of(said: list[Said]) -> list[list[Said]]:
    """A fact's places, each with all that overlaps there, the surest first."""
    places: list[list[Said]] = []
    for one in sorted(said, key=_sureness):
        overlapping = (p for p in places if p[0][0].start < one[0].end and one[0].start < p[0][0].end)
        place = next(overlapping, None)
        if place is None:
            places.append([one])
        else:
            place.append(one)
    return places


def _sureness(said: Said) -> tuple[bool, float, int, int, str]:
    evidence, fact = said
    return fact.status == "planned", -evidence.confidence, evidence.start, evidence.end, evidence.rule
