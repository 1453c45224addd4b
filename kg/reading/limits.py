"""What one article, one file and what is packed in it may take."""

from __future__ import annotations

from kg.reading.unread import Unread

MAX_BYTES = 2_000_000
"""Of the text of one article in UTF-8; more is no article. Time and memory of a build grow with its text."""
MAX_FILE = 200_000_000
"""Bytes of a file that is read as a whole, a PDF with its pictures. What holds many articles is read as a stream, and may be larger."""
MAX_SCANS = 50
"""Pages of one file without a text layer that are recognized: each takes some seconds."""
MIN_PICTURE = 2_500
"""Bytes of a picture that may show a text: a page takes ten times that. A smaller one is a logo or a line, or broken."""
MAX_DEPTH = 4
"""Archives within archives."""
MAX_MEMBERS = 200_000
"""Files in one archive."""
MAX_RATIO = 200
"""How many times larger the files of an archive may be than they are packed."""
MAX_UNPACKED = 4_000_000_000
"""Bytes that one archive may hold in all."""


def too_long() -> Unread:
    """The error for a text that is no article any more."""
    return Unread(f"more than the {MAX_BYTES // 10**6} MB that one article may have. Split it")
