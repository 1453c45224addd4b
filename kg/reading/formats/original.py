"""What a reader of one format gives: the text of an article as its file has it, or a file that the file holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kg.reading.document import Place
from kg.reading.unread import Unread


@dataclass(frozen=True, slots=True)
class Original:
    """One article as a file has it: its lines in reading order, a paragraph a line, the title first, the by-line below it."""

    text: str
    title: str | None = None
    """As the file tells it, where it does; without it the lines are searched for one."""
    authors: tuple[str, ...] = ()
    """Those who wrote it, as the file tells them. Each stands in the text."""
    date: str | None = None
    """In EDTF."""
    address: str | None = None
    """Where it was published: an IRI."""
    publisher: str | None = None
    """The name of the paper, site or account."""
    places: tuple[Place, ...] = ()
    """Where in the file the stretches of the text stand, by their start."""
    part: str | None = None
    """Which article of the file it is, if it holds several: `row 12`, `article 2`."""
    confidence: float = 1.0
    """How sure its characters are (0–1): less than 1 where they were recognized in a picture."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a file: one of an archive, a page of a WARC, what is attached to a letter."""

    name: str
    """In the outer one; empty if that only packs this: `a.csv.gz`."""
    file: BinaryIO
    """Its bytes; read before the next member is asked for."""
    address: str | None = None
    date: str | None = None


Reader = Callable[[BinaryIO], Iterator[Original | Member | Unread]]
"""Reads an open file, which can seek. It yields `Unread` for a part, and raises it for the whole."""
