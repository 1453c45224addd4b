"""From an open file to what became of it: each article that it holds, and each part that was not read, with the reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal

from kg.reading.document import Origin
from kg.reading.formats import Kind, Member, Original, Unread, kind_of, reader_of
from kg.reading.limits import MAX_DEPTH

Fate = Literal["read", "skipped", "failed"]


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


def _without_folder(name: str) -> str:
    """The name of a file; that of a file in an archive begins with the archive's: `a.zip!news/1.html`."""
    outer, mark, inner = name.partition("!")
    return Path(outer).name + mark + inner


def _digest(file: BinaryIO) -> str:
    """The checksum of a file in the midst of being read."""
    at = file.tell()
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(at)
    return digest
