"""Claims: facts in the making, and whether a property may go from one thing to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.domain import Domain
from kg.extraction.clauses.items import Office
from kg.extraction.entities.thing import Thing
from kg.extraction.facts import Status
from kg.extraction.rules.rule import Reason
from kg.language.dates import Date

Filler = Thing | Date | Office | str


class Filled(NamedTuple):
    """What fills a role of a frame."""

    fillers: Sequence[Filler]
    doubt: float = 0.0
    """How much less sure it is than had the clause said it (0–1)."""
    start: int | None = None
    """Where in the sentence before the clause it stands."""


@dataclass(slots=True)
class Claim:
    """A fact in the making: its ends are things, dates, or texts."""

    subject: Thing
    predicate: str
    object: Thing | Date | str
    start: int
    end: int
    rule: Reason
    doubt: float = 0.0
    """How much less sure it is than the rule."""
    status: Status = "actual"
    valid_on: Date | None = None
    context: Thing | None = None
    probability: float | None = None
    """How likely it is, as the scorer says (0–1); None if it was not asked: then as sure as the rule, less the doubt."""


def allowed(domain: Domain, predicate: str, s: Thing, o: Filler) -> bool:
    """Whether a property may go from one thing to another, by its domain and range."""
    schema = domain.schema
    if s is o or not schema.fits(s.kind, schema.domains.get(predicate, frozenset())):
        return False
    if isinstance(o, Office | str):
        return predicate in schema.texts
    if isinstance(o, Date):
        return "Date" in schema.ranges.get(predicate, frozenset())
    return predicate not in schema.texts and schema.fits(o.kind, schema.ranges.get(predicate, frozenset()))
