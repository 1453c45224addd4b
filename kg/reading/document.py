"""The article as read: its text, the blocks it is laid out in, and what its layout says about itself."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

BlockKind = Literal["title", "byline", "heading", "body", "caption", "note"]


@dataclass(frozen=True, slots=True)
class Block:
    """One run of lines that belong together, as half-open character offsets into the text."""

    start: int
    end: int
    kind: BlockKind
    continues: bool = False
    """Whether it goes on with the sentence that the body before the captions in between broke off."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name where the layout says who wrote the article. `text` is without the typesetter's spaces."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file that people have a stretch of the text stands. It holds up to the start of the next one."""

    start: int
    """Offset in the text."""
    page: int | None = None
    """Of a PDF or of slides, from 1."""
    line: int | None = None
    """On the page or in the file, from 1."""
    element: str | None = None
    """XPath of an element in a page: `/html/body/div[2]/p[3]`; in a book or a Word document with its file before it: `ch1.xhtml#/html/body/p[3]`."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that an article was read from."""

    format: str
    """What it is, by its content: `HTML`, `PDF`."""
    file: str | None = None
    """Its name, without the folder; in an archive the name there."""
    sha256: str | None = None
    """Of the file's bytes."""
    part: str | None = None
    """Which article of the file, if it holds several: `row 12`."""
    confidence: float = 1.0
    """How sure its characters are: less than 1 where they were recognized in a picture."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read. All offsets, here and later, are Unicode code points of `text` as decoded."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    authors: tuple[Name, ...]
    credited: tuple[Name, ...]
    """Others whom the layout names: photographers, editors."""
    date: str | None
    """Day, month or year of publication in EDTF (ISO 8601-2), as far as given or worked out from the text."""
    source: str | None
    """IRI or name of where the article was published."""
    sha256: str
    """Of the text in UTF-8: one text in two encodings has one checksum."""
    publisher: str | None = None
    """Name of the paper, site or account, where `source` is an address."""
    origin: Origin | None = None
    """The file; None of a text that came without one."""
    places: tuple[Place, ...] = ()
    """Where in the file the stretches of the text stand, by their start; none of a plain text, whose offsets are the file's own."""

    def place(self, offset: int) -> Place | None:
        """Where in the file the character at an offset stands."""
        found = bisect_right(self.places, offset, key=attrgetter("start"))
        return self.places[found - 1] if found else None
