"""From an open file to what became of it: each article that it holds, and each part that was not read, with the reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal

from kg.reading.document import Origin
from kg.reading.formats import Kind, Member, Original, Unread, kind_of, reader_of
from kg.reading.limits import MAX_DEPTH, MAX_FILE

Fate = Literal["read", "same", "skipped", "failed"]
"""`same`: what another file already said."""
NAMELESS = BYTES, STREAM = "the text given", "standard input"
"""What is called so came without a name."""
_STREAMED = frozenset(("archives", "tables", "warc"))
"""Readers of what holds many articles, one after the other."""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file, or of one article in it."""

    name: str
    """The file as it was given; what lies in it behind a `!`: `a.zip!news/1.html`."""
    format: str
    """Its short name; of what kg does not read, nothing."""
    fate: Fate
    reason: str = ""
    original: Original | None = None
    """What was read."""
    origin: Origin | None = None


def outcomes_of(file: BinaryIO, name: str, *, depth: int = 0) -> Iterator[Outcome]:
    """Reads an open file; what it holds is read in turn. Nothing that is wrong with the file is raised.

    Args:
        file: its bytes; it can seek.
        name: the file as it was given.
        depth: in how many archives it lies.
    """
    kind, digest = kind_of(file, name), None
    try:
        _bound(file, kind)
        for found in reader_of(kind)(file):
            if isinstance(found, Member):
                yield from _of_member(found, f"{name}!{found.name}", depth)
            elif isinstance(found, Unread):
                yield _unread(found, name, kind)
            else:
                digest = digest or _digest(file)
                origin = Origin(kind.format, _without_folder(name), digest, found.part, found.confidence)
                yield Outcome(_named(name, found.part), kind.format, "read", original=found, origin=origin)
    except Unread as error:
        yield _unread(error, name, kind)


def _of_member(member: Member, name: str, depth: int) -> Iterator[Outcome]:
    """What becomes of a file within a file; it was published where and when that says it was, if it does not say so itself."""
    if depth >= MAX_DEPTH:
        yield Outcome(name, "", "failed", f"more than {MAX_DEPTH} archives in one another. Unpack them")
        return
    for outcome in outcomes_of(member.file, name, depth=depth + 1):
        if one := outcome.original:
            one = replace(one, address=one.address or member.address, date=one.date or member.date)
        yield replace(outcome, original=one)


def _unread(error: Unread, name: str, kind: Kind) -> Outcome:
    return Outcome(_named(name, error.part), kind.format, "skipped" if error.skipped else "failed", error.reason)


def _named(name: str, part: str | None) -> str:
    return f"{name}, {part}" if part else name


def _without_folder(name: str) -> str | None:
    """The name of a file, if it has one; that of a file in an archive begins with the archive's: `a.zip!news/1.html`."""
    if name in NAMELESS:
        return None
    outer, mark, inner = name.partition("!")
    return Path(outer).name + mark + inner


def _digest(file: BinaryIO) -> str:
    """The checksum of a file in the midst of being read."""
    at, digest = file.tell(), hashlib.sha256()
    file.seek(0)
    while part := file.read(_CHUNK):
        digest.update(part)
    file.seek(at)
    return digest.hexdigest()


def _bound(file: BinaryIO, kind: Kind) -> None:
    """Refuses a file that is too large to be read as a whole."""
    size = file.seek(0, 2)
    file.seek(0)
    if size > MAX_FILE and kind.reader not in _STREAMED:
        raise Unread(f"larger than the {MAX_FILE // 10**6} MB that a file may have. Split it")
