"""A domain in its parts: what a domain folder says, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.domain.cues import Cues
from kg.domain.figures import Figures
from kg.domain.frames import Frames
from kg.domain.gazetteer import Gazetteer
from kg.domain.names import Names
from kg.domain.offices import Offices
from kg.domain.places import Places
from kg.domain.schema import Schema


@dataclass(frozen=True, slots=True)
class Domain:
    """Everything that the machine knows of a domain. Each part is understood without those after it."""

    schema: Schema
    """Classes and properties."""
    names: Names
    """Words that names are made of."""
    offices: Offices
    """Words for what somebody is."""
    places: Places
    """Words for places."""
    figures: Figures
    """Words around numbers and ranks."""
    cues: Cues
    """Words that tell how a clause goes on."""
    frames: Frames
    """What is said with which words."""
    gazetteer: Gazetteer
    """Names known beforehand."""
    learned: Mapping[str, bytes]
    """Networks that annotated texts have taught, by part; none: it is read by rules alone."""
