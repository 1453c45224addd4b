"""Archives: ZIP, tar, and what is packed with gzip, bzip2, xz or zstd. Their files are given one at a time; nothing is written where a name says."""

from __future__ import annotations

import re
import shutil
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from kg.reading.encoding import decode
from kg.reading.formats.original import Member
from kg.reading.formats.unpacking import Unpacked
from kg.reading.formats.zips import BROKEN, opened_zip, too_many, unpacked
from kg.reading.limits import MAX_FILE, MAX_MEMBERS, MAX_UNPACKED
from kg.reading.unread import DAMAGED, Unread

_IN_MEMORY = 16_000_000
"""Bytes of a file that are kept in memory; a larger one lies in a temporary file while it is read."""
_TAR = re.compile(rb".{257}ustar[\0 ]", re.S)
_ASIDE = re.compile(r"(?:^|[/\\])(?:__MACOSX(?:[/\\]|$)|\.(?!\.?(?:[/\\]|$))|Thumbs\.db$|desktop\.ini$)", re.I)
"""What systems put beside people's files."""
_LINK = 0o120000
_UTF8 = 0x800
"""The flag of a name in UTF-8."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def read(file: BinaryIO) -> Iterator[Member | Unread]:
    """The files of an archive, in its order.

    Raises:
        Unread: it is truncated, broken or a bomb.
    """
    start = file.read(512)
    file.seek(0)
    if start.startswith(b"PK"):
        yield from _in_zip(file)
    elif _TAR.match(start):
        yield from _in_tar(file)
    else:
        yield from _in_packed(Unpacked(file))


def _in_packed(stream: Unpacked) -> Iterator[Member | Unread]:
    """The one file that is packed; if that is a tar archive, the files in it."""
    start = stream.read(512)
    stream.seek(0)
    if _TAR.match(start):
        yield from _in_tar(cast(BinaryIO, stream))
        stream.seek(0, 2)  # its checksum stands at its end
    else:
        yield Member("", cast(BinaryIO, stream))


def _in_zip(file: BinaryIO) -> Iterator[Member | Unread]:
    with opened_zip(file) as archive:
        total = 0
        for info, name in zip(archive.infolist(), _names_in_zip(archive), strict=True):
            if info.is_dir() or _ASIDE.search(name):
                continue
            if (info.external_attr >> 16) & 0o170000 == _LINK:
                yield _link(name)
                continue
            total = _counted(total, info.file_size)
            try:
                with unpacked(archive, info) as packed, _copied(packed) as copy:
                    yield Member(name, copy)
            except Unread as error:
                yield Unread(error.reason, part=name)


def _in_tar(file: BinaryIO) -> Iterator[Member | Unread]:
    try:
        archive = tarfile.open(fileobj=file, mode="r:", encoding="utf-8", errors="surrogateescape")
    except (tarfile.TarError, OSError, ValueError, EOFError):
        raise Unread(DAMAGED) from None
    total, files = 0, 0
    while (info := _next(archive)) is not None:
        files += 1
        if files > MAX_MEMBERS:
            raise too_many()
        name = _clean(_named(info.name.encode("utf-8", "surrogateescape"), info.name))
        if info.isdir() or _ASIDE.search(name):
            continue
        if not info.isreg():
            yield _link(name)
            continue
        total = _counted(total, min(info.size, MAX_FILE))
        yield from _in_tar_one(archive, info, name)


def _next(archive: tarfile.TarFile) -> tarfile.TarInfo | None:
    """The next entry; those before it are forgotten, so that memory does not grow with them."""
    archive.members = []  # type: ignore[attr-defined]
    try:
        return archive.next()
    except (tarfile.TarError, OSError, ValueError, EOFError):
        raise Unread(DAMAGED) from None


def _in_tar_one(archive: tarfile.TarFile, info: tarfile.TarInfo, name: str) -> Iterator[Member | Unread]:
    if info.size > MAX_FILE:
        yield Unread(f"more than the {MAX_FILE // 10**6} MB that one file may have. Unpack it", part=name)
        return
    packed = archive.extractfile(info)
    assert packed is not None  # it is a file
    with _copied(cast(BinaryIO, packed)) as copy:
        if copy.seek(0, 2) < info.size:
            raise Unread(f"truncated in the midst of {name}. Save or download it again")
        copy.seek(0)
        yield Member(name, copy)


def _counted(total: int, size: int) -> int:
    """The bytes of an archive with those of one more file."""
    if total + size > MAX_UNPACKED:
        raise Unread(f"holds more than {MAX_UNPACKED // 10**9} GB. Unpack it")
    return total + size


@contextmanager
def _copied(packed: BinaryIO) -> Iterator[BinaryIO]:
    """A file of an archive by itself, in memory or, if it is large, in a temporary file without a name."""
    with SpooledTemporaryFile(_IN_MEMORY) as copy:
        try:
            shutil.copyfileobj(packed, copy)
        except (*BROKEN, tarfile.TarError):
            raise Unread(DAMAGED) from None
        copy.seek(0)
        yield cast(BinaryIO, copy)


def _link(name: str) -> Unread:
    return Unread("a link or a device. Pack the file itself", part=name, skipped=True)


def _names_in_zip(archive: zipfile.ZipFile) -> list[str]:
    """The names of the files. Old programs write them in the encoding of their system, GBK in China; all of them together tell which that is."""
    names = [info.filename for info in archive.infolist()]
    old = [k for k, info in enumerate(archive.infolist()) if not info.flag_bits & _UTF8 and not info.filename.isascii()]
    told = _named(b"\n".join(names[k].encode("cp437", "replace") for k in old), "").split("\n")
    if len(told) == len(old):
        for k, name in zip(old, told, strict=True):
            names[k] = name
    return [_clean(name) for name in names]


def _named(name: bytes, otherwise: str) -> str:
    """A name in the encoding that its bytes are in."""
    try:
        return decode(name)
    except Unread:
        return otherwise


def _clean(name: str) -> str:
    """A name that can be shown on one line of a terminal."""
    return _CONTROL.sub("\ufffd", name).encode("utf-8", "replace").decode()
