"""ZIPs, opened with care: they may be truncated, encrypted, or bombs."""

from __future__ import annotations

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from kg.reading.limits import MAX_FILE, MAX_MEMBERS, MAX_RATIO
from kg.reading.unread import DAMAGED, Unread

BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, KeyError, IndexError, OverflowError, NotImplementedError,
)  # fmt: skip
"""What unpacking raises of broken bytes."""
_TAIL = 66_000
"""Bytes at the end of a ZIP in which its table of contents is announced."""
_CONTENTS = 100
"""Bytes that one file takes in that table, a name of the usual length with it."""
_SMALL = 1_000_000
"""Bytes that may be packed at any ratio."""


@contextmanager
def opened_zip(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """A ZIP, whose table of contents has been looked at.

    Raises:
        Unread: it is truncated or broken, holds too many files, or is a bomb whose files overlap.
    """
    _check_contents(file)
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN:
        raise Unread(f"a ZIP that is {DAMAGED}") from None
    with archive:
        if sum(info.compress_size for info in archive.infolist()) > file.seek(0, 2):
            raise Unread("a ZIP bomb: its files overlap. Leave it out")
        yield archive


def _check_contents(file: BinaryIO) -> None:
    """Looks at how long the table of contents is before it is read."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    file.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise Unread("a truncated ZIP: the table of contents at its end is missing. Save or download it again")
    files, length = struct.unpack("<HL", tail[at + 10 : at + 16])
    large = tail.rfind(b"PK\x06\x06", 0, at)
    if large >= 0 and len(tail) >= large + 56:
        files, length = struct.unpack("<QQ", tail[large + 32 : large + 48])
    if max(files, length // _CONTENTS) > MAX_MEMBERS:
        raise too_many()


def too_many() -> Unread:
    """The error for an archive of more files than anyone packs."""
    return Unread(f"more than the {MAX_MEMBERS:,} files that one archive may hold. Unpack it")


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    """A file of a ZIP, open; it gives no more bytes than the table of contents says.

    Raises:
        Unread: it is encrypted, too large, packed in a way unknown here, or broken.
    """
    if info.flag_bits & 0x1:
        raise Unread("encrypted. Unpack it with its password first")
    if info.file_size > MAX_FILE:
        raise Unread(f"more than the {MAX_FILE // 10**6} MB that one file may have. Unpack it")
    if info.file_size > max(_SMALL, MAX_RATIO * info.compress_size):
        raise Unread(f"unpacks to more than {MAX_RATIO} times its size, as a ZIP bomb does. Leave it out")
    try:
        return archive.open(info)  # type: ignore[return-value]
    except (NotImplementedError, RuntimeError):
        raise Unread("packed in a way that kg does not know. Unpack it") from None
    except BROKEN:
        raise Unread(DAMAGED) from None


def part_of(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of a part, None if there is none of that name.

    Raises:
        Unread: it is encrypted, too large or broken.
    """
    info = info_of(archive, name)
    if info is None:
        return None
    try:
        with unpacked(archive, info) as file:
            return file.read()
    except BROKEN:
        raise Unread(DAMAGED) from None


def info_of(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo | None:
    """The entry of a part; programs differ in capitals and in the slash."""
    try:
        return archive.getinfo(name)
    except KeyError:
        wanted = name.lower()
        return next((i for i in archive.infolist() if i.filename.replace("\\", "/").lower() == wanted), None)


def names_in(file: BinaryIO) -> list[str]:
    """The names of the files in a ZIP; of one without a table of contents those that its beginning tells."""
    try:
        with opened_zip(file) as archive:
            return [info.filename for info in archive.infolist()]
    except Unread:
        file.seek(0)
        heads = re.finditer(rb"PK\x03\x04.{22}(..)..", file.read(_TAIL), re.S)
        return [_name_after(head) for head in heads]
    finally:
        file.seek(0)


def _name_after(head: re.Match[bytes]) -> str:
    length = int.from_bytes(head[1], "little")
    return head.string[head.end() : head.end() + length].decode("latin-1")
