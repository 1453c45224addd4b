"""Drafts: observations in the making, and what becomes of them at the end of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.edtf import Date, span
from kg.extraction.entities.thing import Thing
from kg.extraction.facts import Evidence, Observation, Text
from kg.extraction.trace import Trace
from kg.language.quantities import Quantity
from kg.language.ranks import Rank

_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


@dataclass(slots=True)
class Draft:
    """An observation in the making."""

    about: Thing
    indicator: str
    start: int
    end: int
    quantity: Quantity | None = None
    rank: Rank | None = None
    period: Date | None = None
    scope: str | Text | None = None
    planned: bool = False
    heading: bool = False
    confidence: float = 0.8

    @property
    def number(self) -> tuple[object, ...]:
        """What figures of one number share."""
        return (
            (self.quantity.value, self.quantity.unit)
            if self.quantity
            else (self.about.root.key, self.rank and self.rank.rank)
        )


def observations_of(drafts: Sequence[Draft], trace: Trace) -> tuple[Observation, ...]:
    """The figures found, in the order of the text; those of headings only where the text does not give them again."""
    said = {d.number for d in drafts if not d.heading}
    taken: list[Observation] = []
    for d in drafts:
        again = d.heading and d.number in said
        trace.figure(d, again)
        if not again:
            taken.append(_observation(d))
    return tuple(taken)


def _observation(d: Draft) -> Observation:
    comparator = d.quantity.comparator if d.quantity else d.rank.comparator if d.rank else None
    return Observation(
        about=d.about.root.key,
        indicator=d.indicator,
        evidence=Evidence(d.start, d.end, "figure", d.confidence),
        value=d.quantity.value if d.quantity else None,
        unit=d.quantity.unit if d.quantity else None,
        comparator=comparator,
        period=d.period or _year_of(d.indicator if d.rank else ""),
        rank=d.rank.rank if d.rank else None,
        rank_scope=d.scope,
        status="planned" if d.planned else "actual",
    )


def _year_of(name: str) -> Date | None:
    """The year that the name of a ranking bears: 2022年度某某排行榜."""
    year = _YEAR.match(name)
    return span(year.group()) if year else None
