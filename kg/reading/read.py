"""From a path, bytes or a stream to a `Document`."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from kg.edtf import parse_edtf
from kg.errors import UsageError
from kg.reading.bare import bare_of
from kg.reading.document import Block, Document, Name
from kg.reading.formats import Original
from kg.reading.layout import Layout, date_of, lay_out, source_of
from kg.reading.outcomes import BYTES, STREAM, Outcome, outcomes_of

_BREAK = re.compile(
    r"(?<![A-Za-z])\s*\n\s*|\s*\n\s*(?![A-Za-z])"
)  # within a line, but for one between two words of letters
Source = str | Path | bytes | TextIO | BinaryIO
"""A path, the bytes of a file, or a stream such as `sys.stdin`."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of an article from outside; it holds against what its text says."""

    title: str | None = None
    date: str | None = None
    """In EDTF."""
    source: str | None = None
    """Where it was published: an address, or words."""

    def __post_init__(self) -> None:
        """Refuses what is no date."""
        if self.date is not None and parse_edtf(self.date) is None:
            shown = self.date if self.date.isprintable() else repr(self.date)
            raise UsageError(f"{shown}: not a date in EDTF. Write it as 2023-09-08, 2023-09 or 2023", parameter="date")


def read(source: Source, *, title: str | None = None, date: str | None = None, url: str | None = None) -> Document:
    """Reads a file that holds one article, in any format that kg knows.

    Args:
        source: a path, the bytes of a file, or a stream.
        title: its title, where that in the text is not to be taken.
        date: its date in EDTF; without it the text is searched for one.
        url: where it was published.

    Raises:
        UsageError: there is no such file, it cannot be read, is no text or too long, holds several articles or none, or `date` is no date.
    """
    given = Given(title, date, url)
    name = name_of(source)
    with opened(source) as file:
        found = [one for one in outcomes_of(file, name) if one.fate != "skipped" or one.name == name]
    documents = [document_of(one, given) for one in found if one.original]
    if len(documents) == 1:
        return documents[0]
    if documents:
        raise UsageError(
            f"{name}: holds {len(documents)} articles. Give a file of one; in Python kg.read_all takes all of them"
        )
    raise UsageError(f"{name}: {found[0].reason if found else 'holds no article'}")


def name_of(source: Source) -> str:
    """What to call a source."""
    if isinstance(source, bytes):
        return BYTES
    return str(source) if isinstance(source, str | Path) else STREAM


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO]:
    """A source as an open file that can seek.

    Raises:
        UsageError: there is no such file, or it cannot be read.
    """
    if isinstance(source, bytes):
        yield io.BytesIO(source)
    elif not isinstance(source, str | Path):
        found = getattr(source, "buffer", source).read()
        yield io.BytesIO(found.encode("utf-8", "surrogatepass") if isinstance(found, str) else found)
    else:
        with _file(source) as file:
            yield file


def _file(path: str | Path) -> BinaryIO:
    try:
        return open(path, "rb")
    except FileNotFoundError:
        raise UsageError(f"{str(path) or '“”'}: no such file") from None
    except IsADirectoryError:
        raise UsageError(f"{path}: a folder. Give a file in it; in Python kg.read_all takes all of them") from None
    except PermissionError:
        raise UsageError(f"{path}: no permission to read it") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None


def document_of(outcome: Outcome, given: Given) -> Document:
    """The article of an outcome that was read, laid out. `given` holds, then what the file says, then what the text says."""
    original = outcome.original
    assert original is not None
    text = original.text
    layout = lay_out(text, title=original.title)
    address = given.source or original.address
    publisher = original.publisher or source_of(text, layout.blocks)
    authors = _authors(original, layout)
    return Document(
        text,
        layout.blocks,
        given.title or original.title or _title(text, layout.blocks),
        authors,
        _others(layout, authors),
        given.date or original.date or date_of(text, layout.blocks, address),
        address or publisher,
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        publisher if address and address != publisher else None,
        outcome.origin,
        original.places,
    )


def _authors(original: Original, layout: Layout) -> tuple[Name, ...]:
    """Who wrote an article, where the text names them."""
    if not original.authors:
        return _once(n for c in layout.credits for n in c.wrote)
    places = ((name, original.text.find(name)) for name in original.authors)
    return _once(Name(at, at + len(name), name) for name, at in places if at >= 0)


def _others(layout: Layout, authors: tuple[Name, ...]) -> tuple[Name, ...]:
    """Whom the layout names beside those who wrote the article."""
    wrote = {n.text for n in authors}
    return tuple(n for n in _once(n for c in layout.credits for n in c.other) if n.text not in wrote)


def _title(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The lines of the title as one, without what breaks them off; a subtitle keeps the dash before it."""
    bare = bare_of(text)
    lines = (bare.own(*bare.within(b.start, b.end)) for b in blocks if b.kind == "title")
    parts = [re.sub(r"\s+", " ", _BREAK.sub("", line)) for line in lines]
    return re.sub(r" (?=——)", "", " ".join(parts)) or None


def _once(names: Iterable[Name]) -> tuple[Name, ...]:
    """Each name where it first stands."""
    found: dict[str, Name] = {}
    for name in names:
        found.setdefault(name.text, name)
    return tuple(found.values())
