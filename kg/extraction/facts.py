"""What an article says, as plain values: entities, facts about them and observations, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from kg.language.dates import Date

Status = Literal["actual", "planned"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that say something: half-open character offsets, the rule that read them, and how sure it is (0–1)."""

    start: int
    end: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the article under all its names. `key` is unique within the article."""

    key: str
    kind: str
    """Local name of its most specific class in the ontology, such as `University`."""
    name: str
    """The fullest name that the text uses."""
    other_names: tuple[str, ...]
    mentions: tuple[tuple[int, int], ...]
    """Half-open character offsets of every place that names it."""
    known_as: str | None
    """IRI of the gazetteer entry that it was recognised as."""
    simplified: str | None = None
    """Its name in Simplified characters, if the text writes Traditional ones: what is written in both is one thing."""
    only_here: bool = False
    """Its name tells which one is meant only within the article: 市委组织部."""
    iri: str | None = None
    """What it is called in the graph, if its name alone does not tell it from a namesake there."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement. `subject` is an entity's key or "" for the article itself; `predicate` a property's local name."""

    subject: str
    predicate: str
    object: str | Date | Text
    """An entity's key, a date, or a text value."""
    evidence: Evidence
    further: tuple[Evidence, ...] = ()
    """Other places that say the same."""
    status: Status = "actual"
    """A planned fact is stated (rdf:Statement) but not asserted as a plain triple."""
    valid_on: Date | None = None
    context: str | None = None
    """Key of the event in the course of which it became true."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text value, such as a title or a theme."""

    text: str


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure that the text states. A text that gives only a rank has no value."""

    about: str
    """Key of the entity it is a figure of, "" for the article itself."""
    indicator: str
    evidence: Evidence
    value: Decimal | None = None
    """In the base unit: 484亿元 is 48400000000 元."""
    unit: str | None = None
    comparator: str | None = None
    """One of = > >= < <= ~."""
    period: Date | None = None
    rank: int | None = None
    rank_scope: str | Text | None = None
    """An entity's key, or the words."""
    status: Status = "actual"
    least: Decimal | None = None
    """The lower end of a range, 3亿元至5亿元, which has no value."""
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article says, in the order of the text. Facts' and observations' keys name `entities`."""

    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    observations: tuple[Observation, ...]

    def at_least(self, confidence: float) -> Extraction:
        """What is as sure as this (0–1) or surer; of a fact that several places say, those places."""
        return replace(
            self,
            facts=tuple(sure for fact in self.facts if (sure := _at_least(fact, confidence))),
            observations=tuple(o for o in self.observations if o.evidence.confidence >= confidence),
        )


def _at_least(fact: Fact, confidence: float) -> Fact | None:
    sure = [e for e in (fact.evidence, *fact.further) if e.confidence >= confidence]
    return replace(fact, evidence=sure[0], further=tuple(sure[1:])) if sure else None
