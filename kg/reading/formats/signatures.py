"""What a file is, told by its content: its first bytes, of texts its first lines. A suffix only tells one sort of text from another.

Of HTML the tags of https://html.spec.whatwg.org/#elements-3 that a page or a piece of one begins with.
"""

from __future__ import annotations

import codecs
import json
import re
import zlib
from typing import BinaryIO

from kg.reading.formats.kinds import (
    BY_SIGNATURE,
    CSV,
    GZIP,
    HTML,
    IN_OLE,
    IN_ZIP,
    JSON,
    JSON_LINES,
    MAIL,
    MARKDOWN,
    MBOX,
    MHTML,
    OF_LETTERS,
    OLE_SIGNATURE,
    TEXT,
    WARC,
    WORD_XML,
    XML,
    ZIP_SIGNATURE,
    Kind,
)

_HEAD = 65_536
"""Bytes that are looked at at the beginning; of what may be a ZIP as many at the end, where its names stand."""
_TAGS = (
    "html|head|body|meta|title|link|style|script|base|header|footer|main|nav|article|section|div|p|h[1-6]|table|ul|ol|span|center|font|"
    "img|br|hr|iframe|form"
)
_PAGE = re.compile(
    rf"""(?> \s+ | \ufeff | \xe3\x80\x80 | \xa1[\xa1@] | <!--.*?--> | <\?xml[^>]*> )*+  # what may stand before it, an ideographic blank in UTF-8, GB18030, Big5, <!-- saved from … -->
    < (?: !doctype \s+ html \b
      | (?:{_TAGS}) (?: \s++ [a-z][a-z:-]*+ (?: = (?: "[^"]*" | '[^']*' | [^\s"'<>]++ ) )?+ )*+ \s*+ /?>  # <p class="a">, not <p 值小于0.05>
    )""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_XML = re.compile(r"[\s\ufeff]*<\?xml\s+version\s*=")
_PROLOGUE = 1000
"""Characters in which XML says which program it is for."""
_HEADERS = re.compile(
    r"(?P<envelope>From [^\s:]+ .*\n)?(?P<headers>(?:[A-Za-z][A-Za-z0-9-]{0,60}:.*\n(?:[ \t].*\n)*)+)\n"
)
_OF_MAIL = re.compile(
    r"^(?:From:.*@|(?:Received|Message-ID|MIME-Version|Return-Path|Content-Type|DKIM-Signature):)", re.I | re.M
)
_RELATED = re.compile(r"^Content-Type:\s*multipart/related", re.I | re.M)
_SENT = re.compile(rf"^(?:{'|'.join(OF_LETTERS)}):", re.I | re.M)
_JSON = re.compile(r'\s*(?:\[\s*)?\{\s*(?:"(?:[^"\\\n]|\\.){0,200}+"\s*:|\}\s*$)|\s*\[\s*\]\s*$')
_PAGES = (".html", ".htm", ".xhtml")
_TAG = re.compile(r"</[a-z][a-z0-9]*\s*>|<br\s*/?>", re.IGNORECASE)
"""What a piece of a page holds wherever it begins: in the midst of a table, with words, with a tag of a program."""
_BY_SUFFIX = {".md": MARKDOWN, ".markdown": MARKDOWN, ".csv": CSV, ".tsv": CSV, ".tab": CSV}


def kind_of(file: BinaryIO, name: str = "") -> Kind:
    """What an open file is. It stands at its beginning again afterwards.

    Args:
        file: its bytes; it can seek.
        name: its name, whose suffix tells Markdown, tables and pieces of web pages from other texts.
    """
    head = file.read(_HEAD)
    file.seek(0)
    kind = next((kind for start, kind in BY_SIGNATURE if re.match(start, head, re.S)), None)
    if kind is GZIP:
        return WARC if _unpacked(head).startswith(b"WARC/") else GZIP
    if kind:
        return kind
    if re.match(OLE_SIGNATURE, head):
        names = head + _names_in_ole(file, head)
        return next(kind for mark, kind in IN_OLE if mark in names)
    if re.match(ZIP_SIGNATURE, head):
        return _kind_of_zip(file)
    kind = _kind_of_text(_legible(head), name)
    return TEXT if kind is CSV and _is_prose(head) else kind


def _is_prose(head: bytes) -> bool:
    """Whether what is called a table is an article: exported, or renamed."""
    from kg.reading.encoding import encoding_of
    from kg.reading.formats.delimited import is_table  # loads what reads tables, which a text does not need

    encoding = encoding_of(head)
    return encoding is not None and not is_table(head.decode(encoding, "replace"))


def _unpacked(head: bytes) -> bytes:
    """The first bytes of what is packed with gzip."""
    try:
        return zlib.decompressobj(31).decompress(head, 16)
    except zlib.error:
        return b""


def _names_in_ole(file: BinaryIO, head: bytes) -> bytes:
    """The first names of the streams in an OLE file, which may stand anywhere in it."""
    sector, first = int.from_bytes(head[30:32], "little"), int.from_bytes(head[48:52], "little")
    if not 9 <= sector <= 12:
        return b""
    file.seek((first + 1) << sector)
    names = file.read(4096)
    file.seek(0)
    return names


def _kind_of_zip(file: BinaryIO) -> Kind:
    from kg.reading.formats.zips import names_in  # loads every way of packing, which a text does not need

    names = {name.replace("\\", "/").lower() for name in names_in(file)}
    names |= {name[: name.index("/") + 1] for name in names if "/" in name}
    return next(kind for marks, kind in IN_ZIP if names.issuperset(marks))


def _legible(head: bytes) -> str:
    """The first characters, those of ASCII as they are: they tell what sort of text it is in any encoding."""
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head.decode("utf-16", "replace") if wide else head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    return text.replace("\r\n", "\n")


def _kind_of_text(head: str, name: str) -> Kind:
    if _PAGE.match(head):
        return HTML
    if _XML.match(head):
        return WORD_XML if "Word.Document" in head[:_PROLOGUE] else XML
    if letter := _kind_of_letter(head):
        return letter
    if _JSON.match(head):
        return _kind_of_json(head)
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    return HTML if suffix in _PAGES and _TAG.search(head) else _BY_SUFFIX.get(suffix, TEXT)


def _kind_of_letter(head: str) -> Kind | None:
    """What begins with the headers of a letter: an e-mail, several, or a page saved as one; not `From: 编辑部` alone."""
    found = _HEADERS.match(head)
    if not (found and _OF_MAIL.search(found["headers"])):
        return None
    if found["envelope"]:
        return MBOX
    is_page = _RELATED.search(found["headers"]) and "text/html" in head.lower() and not _SENT.search(found["headers"])
    return MHTML if is_page else MAIL


def _kind_of_json(head: str) -> Kind:
    """JSON Lines where the first line is an object, or one of the next if the first is broken; JSON where a text goes on over lines."""
    first, *others = head.strip().split("\n", 8)[:8]
    if not others and len(head) >= _HEAD:
        return JSON_LINES if first.startswith("{") else JSON
    whole = first.startswith("{") and first.rstrip().endswith("}")
    return JSON_LINES if _is_object(first) or (whole and any(map(_is_object, others))) else JSON


def _is_object(line: str) -> bool:
    """Whether a line is an object by itself; `{}` is none that tells anything."""
    try:
        return isinstance(json.loads(line), dict) and len(line) > 2
    except (ValueError, RecursionError):
        return False
