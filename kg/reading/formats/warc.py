"""Web archives (WARC, ISO 28500): the pages, documents and texts that were answered, each with its address.

When a page was fetched is not when it was published: its own text says that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from kg.reading.formats.original import Member
from kg.reading.formats.zips import BROKEN
from kg.reading.limits import MAX_FILE
from kg.reading.unread import DAMAGED, Unread

_TEXTS = re.compile(
    r"text/(?:html|plain|markdown|csv)|application/(?:xhtml\+xml|pdf|msword|epub\+zip|vnd\.openxmlformats-[\w.-]+|jsonl?|x-ndjson)",
    re.I,
)
_BROKEN_HERE = (ArchiveLoadFailed, AttributeError, TypeError)
"""What the library raises where a header that it needs is missing."""
_IN_MEMORY = 16_000_000


def read(file: BinaryIO) -> Iterator[Member | Unread]:
    """The answers of an archive that hold texts, in its order; pictures, scripts, requests and repetitions are passed over.

    Raises:
        Unread: it is truncated or broken.
    """
    held = 0
    for record in _records(file):
        if _is_text(record):
            held += 1
            yield from _member(record)
    if not held:
        raise Unread("a web archive without pages or documents", skipped=True)


def _records(file: BinaryIO) -> Iterator[ArcWarcRecord]:
    """The records, one at a time; the library's words about broken ones are not for our users."""
    records = ArchiveIterator(file)
    while True:
        try:
            with redirect_stderr(StringIO()):
                record = next(records, None)
        except (*BROKEN, *_BROKEN_HERE):
            raise Unread(DAMAGED) from None
        if record is None:
            return
        yield record


def _is_text(record: ArcWarcRecord) -> bool:
    """Whether a record is the answer of a server, or a resource, with a text in it."""
    headers = record.http_headers
    if record.rec_type == "resource":
        return _TEXTS.match(record.content_type or "") is not None
    if record.rec_type != "response" or headers is None or (headers.get_statuscode() or "200")[:1] != "2":
        return False
    return _TEXTS.match(headers.get_header("Content-Type") or "text/html") is not None


def _member(record: ArcWarcRecord) -> Iterator[Member | Unread]:
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    with SpooledTemporaryFile(_IN_MEMORY) as copy:
        try:
            with redirect_stderr(StringIO()):
                _copy(record, cast(BinaryIO, copy))
        except (*BROKEN, *_BROKEN_HERE):
            raise Unread(DAMAGED) from None
        if copy.tell() > MAX_FILE:
            yield Unread(f"more than the {MAX_FILE // 10**6} MB that one file may have", part=address)
            return
        if _is_cut(record):
            raise Unread(f"truncated in the midst of {address}. Save or download it again")
        copy.seek(0)
        yield Member(address or "a page without address", cast(BinaryIO, copy), address or None)


def _copy(record: ArcWarcRecord, copy: BinaryIO) -> None:
    """Copies what a record holds, or a little more than a file may have of it."""
    stream = record.content_stream()
    while copy.tell() <= MAX_FILE and (piece := stream.read(1 << 16)):
        copy.write(piece)


def _is_cut(record: ArcWarcRecord) -> bool:
    """Whether a record that was read holds less than it says."""
    while record.raw_stream.read(1 << 16):
        pass
    return getattr(record.raw_stream, "limit", 0) > 0
