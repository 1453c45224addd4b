"""Drafts: observations in the making."""

from __future__ import annotations

from dataclasses import dataclass

from kg.edtf import Date
from kg.extraction.entities.thing import Thing
from kg.extraction.facts import Text
from kg.language.quantities import Quantity
from kg.language.ranks import Rank


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
    counts_new: bool = False
    """Whether it counts only what is new: 新增企业30家."""
    heading: bool = False
    doubt: float = 0.0
    """How much less sure it is than had its clause named what it is of."""
    probability: float | None = None
    """How likely it is a figure, and of this thing (0–1); None where nothing has been learned."""

    @property
    def number(self) -> tuple[object, ...]:
        """What figures of one number share."""
        return (
            (self.quantity.value, self.quantity.most, self.quantity.unit)
            if self.quantity
            else (self.about.root.key, self.rank and self.rank.rank)
        )
