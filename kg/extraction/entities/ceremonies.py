"""Ceremonies: what the name of an event says is done there."""

from __future__ import annotations

from kg.domain import Domain, Frame
from kg.extraction.entities.thing import Thing
from kg.extraction.mentions.ceremonies import deeds_in


def ceremony_of(event: Thing | None, domain: Domain) -> Thing | None:
    """An event, if it goes by what is done there."""
    return event if event is not None and deeds_in(event.name, domain) else None


def held_in(frame: Frame, event: Thing, domain: Domain) -> bool:
    """Whether what a frame says is what is done at a ceremony, by its name: to sign, at a 签约暨揭牌仪式."""
    return any(deed in frame.verbs for deed in deeds_in(event.name, domain))
