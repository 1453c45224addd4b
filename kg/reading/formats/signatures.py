"""What a file is that is no plain text, by how it begins.

Signatures: the table of file(1), and of HTML the tags of https://html.spec.whatwg.org/#elements-3 that a page or a piece of one begins with.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_UNPACK = "Unpack it first"
_SAVE = "Save it as plain text (.txt) first"
_SPELL = "Give its words as plain text (.txt)"


class _Kind(NamedTuple):
    """A kind of file, and what one does to get the text out of it."""

    name: str
    advice: str = _SAVE


_SIGNATURES = (
    (rb"(?:\xef\xbb\xbf)?\s*%PDF-", _Kind("a PDF")),
    (rb"\{\\rtf", _Kind("RTF")),
    (rb"\x1f\x8b", _Kind("packed with gzip", _UNPACK)),
    (rb"BZh[1-9]1AY&SY", _Kind("packed with bzip2", _UNPACK)),
    (rb"\xfd7zXZ\0", _Kind("packed with xz", _UNPACK)),
    (rb"\x28\xb5\x2f\xfd", _Kind("packed with zstd", _UNPACK)),
    (rb"7z\xbc\xaf\x27\x1c", _Kind("a 7z archive", _UNPACK)),
    (rb"Rar!\x1a\x07", _Kind("a RAR archive", _UNPACK)),
    (rb".{257}ustar[\0 ]", _Kind("a tar archive", _UNPACK)),
    (rb"\x89PNG\r\n\x1a\n", _Kind("a picture (PNG)", _SPELL)),
    (rb"\xff\xd8\xff", _Kind("a picture (JPEG)", _SPELL)),
    (rb"GIF8[79]a", _Kind("a picture (GIF)", _SPELL)),
    (rb"BM.{4}\0{4}", _Kind("a picture (BMP)", _SPELL)),
    (rb"II\*\0|MM\0\*", _Kind("a picture (TIFF)", _SPELL)),
    (rb"RIFF.{4}WEBP", _Kind("a picture (WebP)", _SPELL)),
    (rb"\0\0..ftyp(?:hei|hev|mif1|avif)", _Kind("a picture (HEIF)", _SPELL)),
    (rb"\0\0..ftyp|RIFF.{4}AVI |\x1a\x45\xdf\xa3", _Kind("a film", _SPELL)),
    (rb"ID3[\x02-\x04]|RIFF.{4}WAVE|OggS\0|fLaC\0", _Kind("a sound recording", _SPELL)),
    (rb"SQLite format 3\0", _Kind("a database (SQLite)")),
    (rb"CAJ\0", _Kind("a CAJ document")),
    (rb"From: <Saved by |MIME-Version: \d", _Kind("a saved web page (MHTML)")),
)
"""Bytes at the beginning, the first that fit decide."""
_ZIP = rb"PK(?:\x03\x04|\x05\x06)"
_IN_ZIP = (
    (b"word/", _Kind("a Word document (DOCX)")),
    (b"xl/", _Kind("an Excel table (XLSX)")),
    (b"ppt/", _Kind("a PowerPoint presentation (PPTX)")),
    (b"epub+zip", _Kind("an e-book (EPUB)")),
    (b"opendocument", _Kind("an OpenDocument file")),
    (b"OFD.xml", _Kind("an OFD document")),
    (b"", _Kind("a ZIP archive", _UNPACK)),
)
"""What stands in a ZIP, uncompressed: names of files, and of two kinds the type."""
_OLE = rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_OLE = (
    ("WordDocument".encode("utf-16-le"), _Kind("an old Word document (DOC)")),
    ("Workbook".encode("utf-16-le"), _Kind("an old Excel table (XLS)")),
    ("PowerPoint".encode("utf-16-le"), _Kind("an old PowerPoint presentation (PPT)")),
    (b"", _Kind("an old Office document")),
)
_TAGS = (
    "html|head|body|meta|title|link|style|script|base|header|footer|main|nav|article|section|div|p|h[1-6]|table|ul|ol|span|center|font|"
    "img|br|hr|iframe|form"
)
_PAGE = re.compile(
    rf"""(?> \s+ | \ufeff | <!--.*?--> | <\?xml[^>]*> )*+  # what may stand before it, <!-- saved from … -->
    < (?: !doctype \s+ html \b
      | (?:{_TAGS}) (?: \s++ [a-z][a-z:-]*+ (?: = (?: "[^"]*" | '[^']*' | [^\s"'<>]++ ) )?+ )*+ \s*+ /?>  # <p class="a">, not <p 值小于0.05>
    )""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_XML = re.compile(r"[\s\ufeff]*<\?xml\s")


def no_text(data: bytes) -> str | None:
    """What bytes are that are no plain text, and what to do; None if they may be one."""
    for start, kind in _SIGNATURES:
        if re.match(start, data, re.S):
            return _said(kind)
    for start, within in ((_ZIP, _IN_ZIP), (_OLE, _IN_OLE)):
        if re.match(start, data):
            return _said(next(kind for mark, kind in within if mark in data))
    return None


def markup(text: str) -> str | None:
    """What a text is that is written for a browser or a program, and what to do; None for words: `<海灯>新闻`."""
    if _PAGE.match(text):
        return _said(_Kind("a web page (HTML)"))
    return _said(_Kind("XML")) if _XML.match(text) else None


def _said(kind: _Kind) -> str:
    return f"{kind.name}, no plain text. {kind.advice}"
