"""Unpacking: one compressed file (gzip, bzip2, xz, zstd) as a stream that seeks and knows its limits."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

from kg.reading.limits import MAX_FILE, MAX_RATIO, MAX_UNPACKED
from kg.reading.unread import DAMAGED, Unread

_SMALL = 1_000_000
"""Bytes that may be packed at any ratio."""
_PIECE = 1 << 20


class _Open(io.RawIOBase):
    """An open file that stays open when what reads it is closed."""

    def __init__(self, file: BinaryIO) -> None:
        """Takes the file."""
        self._file = file

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Reads the next bytes."""
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _zstd(file: BinaryIO) -> BinaryIO:
    """Arrow brings the one that the standard library has from Python 3.14 on."""
    import pyarrow

    return pyarrow.CompressedInputStream(pyarrow.PythonFile(_Open(file), "r"), "zstd")  # type: ignore[no-any-return]


_UNPACKERS: tuple[tuple[bytes, Callable[[BinaryIO], object]], ...] = (
    (b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\0", lzma.LZMAFile),
    (b"\x28\xb5\x2f\xfd", _zstd),
)


class Unpacked(io.RawIOBase):
    """What a compressed file holds. To go back it begins anew; what is wrong with the file is raised as `Unread`."""

    def __init__(self, file: BinaryIO) -> None:
        """Takes the compressed file, which can seek."""
        self._file = file
        self._at = 0
        self._stream = self._begin()

    def _begin(self) -> BinaryIO:
        self._at = 0
        self._file.seek(0)
        mark = self._file.read(6)
        self._file.seek(0)
        opener = next(opener for start, opener in _UNPACKERS if mark.startswith(start))
        return cast(BinaryIO, opener(self._file))

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes, if slowly."""
        return True

    def tell(self) -> int:
        """Where it is in what is unpacked."""
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Reads the next bytes.

        Raises:
            Unread: the file is broken, or holds more than it may.
        """
        try:
            data = self._stream.read(min(len(buffer), _PIECE))
        except (EOFError, OSError, ValueError, zlib.error, lzma.LZMAError):
            raise Unread(DAMAGED) from None
        buffer[: len(data)] = data
        self._at += len(data)
        if self._at > max(_SMALL, MAX_RATIO * self._file.tell()):
            raise Unread(f"unpacks to more than {MAX_RATIO} times its size, as a bomb does. Leave it out")
        if self._at > MAX_UNPACKED:
            raise Unread(f"unpacks to more than {MAX_UNPACKED // 10**9} GB. Unpack it")
        return len(data)

    def read(self, size: int = -1) -> bytes:
        """Reads some bytes, at most as many as one file may have.

        Raises:
            Unread: the file is broken, or holds more than it may.
        """
        wanted = MAX_FILE + 1 if size < 0 else min(size, MAX_FILE + 1)
        pieces: list[bytes] = []
        while wanted > 0 and (piece := super().read(min(wanted, _PIECE))):
            pieces.append(piece)
            wanted -= len(piece)
        return b"".join(pieces)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Goes to a place: on by reading, back by beginning anew."""
        if whence == io.SEEK_END:
            while self.read(_PIECE):
                pass
            return self.seek(self._at + offset) if offset else self._at
        target = offset + (self._at if whence == io.SEEK_CUR else 0)
        if target < self._at:
            self._stream = self._begin()
        while self._at < target and self.read(min(_PIECE, target - self._at)):
            pass
        return self._at
