"""What a file is, told by its content: its first bytes, of texts its first lines. A suffix only tells one sort of text from another.

Of HTML the tags of https://html.spec.whatwg.org/#elements-3 that a page or a piece of one begins with.
"""

from __future__ import annotations

import codecs
import json
import re
from typing import BinaryIO

from kg.reading.formats.kinds import (
    BY_SIGNATURE,
    CSV,
    HTML,
    IN_OLE,
    IN_ZIP,
    JSON,
    JSON_LINES,
    MAIL,
    MARKDOWN,
    MHTML,
    OLE_SIGNATURE,
    TEXT,
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
    rf"""(?> \s+ | \ufeff | <!--.*?--> | <\?xml[^>]*> )*+  # what may stand before it, <!-- saved from … -->
    < (?: !doctype \s+ html \b
      | (?:{_TAGS}) (?: \s++ [a-z][a-z:-]*+ (?: = (?: "[^"]*" | '[^']*' | [^\s"'<>]++ ) )?+ )*+ \s*+ /?>  # <p class="a">, not <p 值小于0.05>
    )""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_XML = re.compile(r"[\s\ufeff]*<\?xml\s")
_HEADERS = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[ \t].*\n(?:[ \t].*\n)*){3,}\n")
_OF_MAIL = re.compile(r"^(?:From|To|Date|Subject|Received|Message-ID|MIME-Version|Return-Path):", re.I | re.M)
_RELATED = re.compile(r"^Content-Type:\s*multipart/related", re.I | re.M)
_BY_SUFFIX = {".md": MARKDOWN, ".markdown": MARKDOWN, ".csv": CSV, ".tsv": CSV}


def kind_of(file: BinaryIO, name: str = "") -> Kind:
    """What an open file is. It stands at its beginning again afterwards.

    Args:
        file: its bytes; it can seek.
        name: its name, whose suffix tells Markdown and tables from other texts.
    """
    head = file.read(_HEAD)
    file.seek(0)
    for start, kind in BY_SIGNATURE:
        if re.match(start, head, re.S):
            return kind
    if re.match(OLE_SIGNATURE, head):
        return next(kind for mark, kind in IN_OLE if mark in head)
    if re.match(ZIP_SIGNATURE, head):
        around = head + _tail(file)
        return next(kind for mark, kind in IN_ZIP if mark in around)
    return _kind_of_text(_legible(head), name)


def _tail(file: BinaryIO) -> bytes:
    size = file.seek(0, 2)
    file.seek(max(0, size - _HEAD))
    tail = file.read(_HEAD)
    file.seek(0)
    return tail


def _legible(head: bytes) -> str:
    """The first characters, those of ASCII as they are: they tell what sort of text it is in any encoding."""
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head.decode("utf-16", "replace") if wide else head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    return text.replace("\r\n", "\n")


def _kind_of_text(head: str, name: str) -> Kind:
    if _PAGE.match(head):
        return HTML
    if _XML.match(head):
        return XML
    headers = _HEADERS.match(head)
    if headers and _OF_MAIL.search(headers.group()):
        return MHTML if _RELATED.search(headers.group()) else MAIL
    if json_kind := _kind_of_json(head):
        return json_kind
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    return _BY_SUFFIX.get(suffix, TEXT)


def _kind_of_json(head: str) -> Kind | None:
    """JSON Lines where the first line is an object; JSON where a text begins as an array or object over several lines."""
    if not re.match(r"\s*(?:\{\s*(?:\"|\})|\[\s*\{)", head):
        return None
    try:
        return JSON_LINES if isinstance(json.loads(head.strip().split("\n", 1)[0]), dict) else JSON
    except (ValueError, RecursionError):
        return JSON_LINES if len(head.split("\n", 1)[0]) >= _HEAD else JSON
