"""What has been judged: each thing, fact and figure that was read, and each that was annotated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.evaluation.annotation import Span

Part = Literal["entities", "facts", "observations"]
PARTS: tuple[Part, ...] = ("entities", "facts", "observations")
State = Literal["right", "wrong", "found", "missed"]
NOT_ANNOTATED = "not annotated"
"""Why most of what is wrong is wrong."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement: what was read is right or wrong, what was annotated is found or missed."""

    part: Part
    state: State
    group: str
    """What it is counted under: a class, a property, or the kind of a figure."""
    says: str
    """What it says, for people."""
    spans: tuple[Span, ...]
    """The places in the text that say it."""
    quote: str = ""
    """The words that say it, of what was annotated."""
    why: str = ""
    """Why it is wrong."""
    faults: tuple[str, ...] = ()
    """What is not as annotated about something that is right: `evidence`, `time`; of a figure `unit`, `period` and so on."""
    exact: bool = False
    """Of a figure that is right: whether its indicator is as annotated, and does not merely hold a word of it."""
    confidence: float | None = None
    rule: str = ""
