"""Plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.reading.encoding import decode
from kg.reading.formats.original import Original
from kg.reading.limits import MAX_BYTES, too_long


def read(file: BinaryIO) -> Iterator[Original]:
    """The text as it is: all offsets are the file's own.

    Raises:
        Unread: it is too long, or no text in any encoding of Chinese.
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_long()
    yield Original(decode(data))
