"""What a rule of the grammar is: a name that the user sees, and how far to trust what it reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol


class Reason(Protocol):
    """What a fact is read by: a rule of the grammar or a frame of the lexicon."""

    @property
    def name(self) -> str:
        """What `tkg:rule` and `kg explain` call it."""

    @property
    def confidence(self) -> float:
        """How sure a fact is that it reads with nothing left out (0–1)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of reading, with a text in which it reads something and one in which it must not."""

    name: str
    """What the user sees of it. Two rules may share it: they see the same sign, one more clearly than the other."""
    says: str
    """What it does, in one line."""
    example: str
    """Of a name with it in bold, 在**云江大学**; of a fact with what is read: 云江大学的沈听澜 ⇒ 沈听澜 affiliation 云江大学."""
    near_miss: str
    """A text that looks much the same, in which the rule reads nothing."""


@dataclass(frozen=True, slots=True)
class NameRule(Rule):
    """Finds names."""

    strength: int
    """Of overlapping names of one length the stronger stands: 0 a guess, 1 its words, 2 a mark or a known name, 3 an office or a row."""


@dataclass(frozen=True, slots=True)
class FactRule(Rule):
    """Reads facts or figures."""

    confidence: float

    def as_sure_as(self, reason: Reason) -> FactRule:
        """The rule, for what it reads by the leave of another: a frame whose object comes later."""
        return replace(self, confidence=reason.confidence)


@dataclass(frozen=True, slots=True)
class Doubt(Rule):
    """What makes a fact less sure than its rule or frame: its example has the doubt, its near miss the same fact without it."""

    less: float
