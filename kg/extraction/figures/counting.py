"""Counting: a quantity with the words around it that may say what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.figures.indicators import OF_WHOLES, indicator_words, noun_phrase
from kg.language.quantities import Quantity


@dataclass(frozen=True)
class Counting:
    """A quantity with the words around it that may say what it counts."""

    quantity: Quantity
    before: Sequence[Item]
    """What stands before it, from the quantity before it on."""
    after: Sequence[Item]
    """What stands after it, up to the next quantity; after the last one of a row, 10万元、5万元|购房补贴, for all of them."""
    most: str
    """What it is the most of: 最高|补贴|50万元."""
    domain: Domain

    @property
    def of_whole(self) -> bool:
        """Whether it is a share of something, or by how much a share has changed."""
        return self.quantity.unit in OF_WHOLES

    @cached_property
    def noun(self) -> str:
        """What it counts, as the words after it say."""
        return indicator_words(noun_phrase(self.after, self.domain), None, self.domain) if not self.of_whole else ""

    @property
    def measured(self) -> Sequence[Item]:
        """The words before it that say what is measured: none in 2|银3|铜."""
        return [] if self.quantity.unit == "枚" and self.after else self.before

    @cached_property
    def words(self) -> str:
        """All that the words around it say of what it counts."""
        return indicator_words(self.before, None, self.domain) + self.most + self.noun
