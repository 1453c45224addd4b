"""The article as read: its text, the blocks it is laid out in, and what its layout says about itself."""

from __future__ import annotations

from dataclasses import dataclass
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
