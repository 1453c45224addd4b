"""From a path, bytes or a stream to a `Document`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, TextIO

from kg.edtf import parse_edtf
from kg.errors import UsageError
from kg.reading.document import Block, Document, Name
from kg.reading.encoding import decode
from kg.reading.formats.signatures import markup, no_text
from kg.reading.layout import Layout, date_of, lay_out, source_of

MAX_BYTES = 2_000_000
"""More is no article: a build stays below 600 MB of memory."""


def read(
    source: str | Path | bytes | TextIO | BinaryIO,
    *,
    title: str | None = None,
    date: str | None = None,
    url: str | None = None,
) -> Document:
    """Reads an article.

    Args:
        source: a path, the bytes of a file, or a stream such as `sys.stdin`.
        title: its title, where that in the text is not to be taken.
        date: its date in EDTF; without it the text is searched for one.
        url: where it was published.

    Raises:
        UsageError: there is no such file, it cannot be read, is no text or too long, or `date` is no date.
    """
    if date is not None and parse_edtf(date) is None:
        raise UsageError(f"{date}: not a date in EDTF. Write it as 2023-09-08, 2023-09 or 2023", parameter="date")
    data, name = _bytes(source)
    text = _text(data, name)
    layout = lay_out(text)
    authors = _once(n for c in layout.credits for n in c.wrote)
    return Document(
        text,
        layout.blocks,
        title or _title(text, layout.blocks),
        authors,
        _others(layout, authors),
        date or date_of(text, layout.blocks, url),
        url or source_of(text, layout.blocks),
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _text(data: bytes, name: str) -> str:
    if kind := no_text(data):
        raise UsageError(f"{name}: {kind}")
    if len(data) > MAX_BYTES:
        raise UsageError(f"{name}: more than the {MAX_BYTES // 10**6} MB that one article may have. Split it")
    text = decode(data, name)
    if kind := markup(text):
        raise UsageError(f"{name}: {kind}")
    return text


def _others(layout: Layout, authors: tuple[Name, ...]) -> tuple[Name, ...]:
    """Whom the layout names beside those who wrote the article."""
    wrote = {n.text for n in authors}
    return tuple(n for n in _once(n for c in layout.credits for n in c.other) if n.text not in wrote)


def _bytes(source: str | Path | bytes | TextIO | BinaryIO) -> tuple[bytes, str]:
    """The bytes of a source, one more than allowed at most, and what to call it."""
    if isinstance(source, bytes):
        return source, "the text given"
    if not isinstance(source, str | Path):
        stream = getattr(source, "buffer", source)
        found = stream.read(MAX_BYTES + 1)
        return (found.encode("utf-8", "surrogatepass") if isinstance(found, str) else found), "standard input"
    try:
        with open(source, "rb") as file:
            return file.read(MAX_BYTES + 1), str(source)
    except FileNotFoundError:
        raise UsageError(f"{source}: no such file") from None
    except IsADirectoryError:
        raise UsageError(f"{source}: a folder; give the texts in it: {source}/*.txt") from None
    except PermissionError:
        raise UsageError(f"{source}: no permission to read it") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"{source}: cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _title(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The lines of the title as one; a subtitle keeps the dash before it."""
    parts = [re.sub(r"\s+", " ", text[b.start : b.end]) for b in blocks if b.kind == "title"]
    return re.sub(r" (?=——)", "", " ".join(parts)) or None


def _once(names: Iterable[Name]) -> tuple[Name, ...]:
    """Each name where it first stands."""
    found: dict[str, Name] = {}
    for name in names:
        found.setdefault(name.text, name)
    return tuple(found.values())
