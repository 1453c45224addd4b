"""From an open file to what became of it: each article that it holds, and each part that was not read, with the reason."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal

from kg.reading.document import Origin
from kg.reading.formats import Kind, Member, Original, Unread, kind_of, reader_of
from kg.reading.heartbeat import beat
from kg.reading.limits import MAX_DEPTH, MAX_FILE, MAX_MEMBERS, MAX_UNPACKED, MIN_PICTURE

Fate = Literal["read", "same", "skipped", "failed"]
"""`same`: what another file already said."""
NAMELESS = BYTES, STREAM = "the text given", "standard input"
"""What is called so came without a name."""
BROKEN = "the reader of this format broke on it: "
_STREAMED = frozenset(("archives", "mail", "tables", "warc"))
"""Readers of what holds many articles, one after the other."""
_CHUNK = 1 << 20
_HALF = re.compile("[\ud800-\udfff]")


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


@dataclass(slots=True)
class _Held:
    """What the archives in a file have held so far, one within the other."""

    passed: frozenset[str] = frozenset()
    """Files that are not read."""
    files: int = 0
    bytes: int = 0

    def count(self, member: Member) -> None:
        """Counts one more file.

        Raises:
            Unread: there are more than anyone packs.
        """
        self.files += 1
        if member.name:  # what is merely packed has limits of its own
            self.bytes += member.file.seek(0, 2)
            member.file.seek(0)
        if self.files > MAX_MEMBERS or self.bytes > MAX_UNPACKED:
            raise Unread(f"more than {MAX_MEMBERS:,} files or {MAX_UNPACKED // 10**9} GB in it. Unpack it")


def outcomes_of(file: BinaryIO, name: str, *, passed: frozenset[str] = frozenset()) -> Iterator[Outcome]:
    """Reads an open file; what it holds is read in turn. Nothing that is wrong with the file is raised.

    Args:
        file: its bytes; it can seek.
        name: the file as it was given.
        passed: files within it that are passed over.
    """
    return _outcomes(file, name, 0, _Held(passed))


def _outcomes(file: BinaryIO, name: str, depth: int, held: _Held) -> Iterator[Outcome]:
    """What becomes of a file that lies in so many archives."""
    beat(name)
    kind, digest, empty = kind_of(file, name), None, True
    try:
        _bound(file, kind)
        for found in reader_of(kind)(file):
            empty = False
            if isinstance(found, Member):
                held.count(found)
                yield from _of_member(found, _inside(name, found), depth, held)
            elif isinstance(found, Unread):
                yield _unread(found, name, kind)
            else:
                digest = digest or _digest(file)
                origin = Origin(kind.format, _without_folder(name), digest, found.part, found.confidence)
                yield Outcome(_named(name, found.part), kind.format, "read", original=_whole(found), origin=origin)
        if empty:
            raise Unread(f"{kind.name} without a file to read", skipped=True)
    except Unread as error:
        yield _unread(error, name, kind)


def _whole(article: Original) -> Original:
    """An article with U+FFFD for each half of a character: JSON may name one, as of a text cut off in an emoji, and no file can hold it."""
    text, *authors = (_HALF.sub("\ufffd", words) for words in (article.text, *article.authors))
    title, address, publisher = (
        words and _HALF.sub("\ufffd", words) for words in (article.title, article.address, article.publisher)
    )
    return replace(article, text=text, authors=tuple(authors), title=title, address=address, publisher=publisher)


def _of_member(member: Member, name: str, depth: int, held: _Held) -> Iterator[Outcome]:
    """What becomes of a file within a file; it was published where and when that says it was, if it does not say so itself."""
    if depth >= MAX_DEPTH:
        raise Unread(f"more than {MAX_DEPTH} archives in one another. Unpack them")
    if name in held.passed:
        return
    for outcome in _unbroken(_outcomes(member.file, name, depth + 1, held), name):
        if one := outcome.original:
            one = replace(one, address=one.address or member.address, date=one.date or member.date)
        yield replace(outcome, original=one)


def _unbroken(outcomes: Iterator[Outcome], name: str) -> Iterator[Outcome]:
    """The outcomes of a file within a file, which others come after: where its reader breaks, that is one of them."""
    try:
        yield from outcomes
    except Exception as error:
        yield Outcome(name, "", "failed", f"{BROKEN}{type(error).__name__}: {error}")


def _inside(name: str, member: Member) -> str:
    """The name of a file within a file; what is merely packed has that of its archive without the suffix: `a.csv.gz!a.csv`."""
    return f"{name}!{member.name or Path(name.rpartition('!')[2]).stem}"


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
    """Refuses a file that is too large to be read as a whole, and a picture that is too small to show a text."""
    size = file.seek(0, 2)
    file.seek(0)
    if size > MAX_FILE and kind.reader not in _STREAMED:
        raise Unread(f"larger than the {MAX_FILE // 10**6} MB that a file may have. Split it")
    if size < MIN_PICTURE and kind.reader == "ocr":
        raise Unread(f"{kind.name}. {kind.advice}", skipped=True)
