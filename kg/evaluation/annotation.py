"""What an annotated article says, as plain values: the things, facts and figures that a reader found in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.edtf import parse_edtf

ARTICLE = "article"
"""Identifier of the article itself, where a fact or a figure is about it."""

Span = tuple[int, int]
"""Half-open character offsets into the text."""

_CLOCK = re.compile(r"(?<=\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d)?Z?(?=/|$)", re.ASCII)


def is_date(edtf: str) -> bool:
    """Whether a value is a date in EDTF; a time of the day may follow, which no date that kg reads has."""
    return parse_edtf(_CLOCK.sub("", edtf)) is not None


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A thing that the text names. `where` says where in its file each annotation stands, for messages."""

    where: str
    types: tuple[str, ...]
    """Local names of the classes that it may be given; the first is the one it is counted under."""
    labels: tuple[str, ...]
    """Every name that it may be given; the first is the one it is shown by."""
    optional: bool = False
    """Whether it is neither asked for nor held against whoever finds it."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The EDTF values that will do for one date."""

    edtf: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """The words that will do for one text value."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A fact that the text states; where there are several predicates or objects, each of them will do."""

    where: str
    subject: str
    """Identifier of an entity, or ARTICLE."""
    predicates: tuple[str, ...]
    objects: tuple[str | Dates | Texts, ...]
    quote: str
    """The words that say it; `……` stands for what is left out."""
    spans: tuple[Span, ...] = ()
    """Where these words stand, if the annotation says so."""
    on: tuple[str, ...] = ()
    """EDTF values of the time at which it holds."""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure that the text states. What is None or empty is not asked for."""

    where: str
    about: tuple[str, ...]
    """Identifiers of the things that it may be a figure of."""
    indicator: tuple[str, ...]
    """Words of which the indicator must hold one."""
    quote: str
    spans: tuple[Span, ...] = ()
    value: Decimal | None = None
    range: tuple[Decimal, Decimal] | None = None
    """The ends of a range, which is annotated instead of a value."""
    unit: str | None = None
    comparator: str | None = None
    period: tuple[str, ...] = ()
    rank: int | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that is annotated of one article."""

    name: str
    """The article's file name without its suffix."""
    source: str
    """The file of the annotation, for messages."""
    date: str | None
    """The article's date in EDTF."""
    entities: Mapping[str, GoldEntity]
    facts: tuple[GoldFact, ...]
    figures: tuple[GoldFigure, ...]
