"""RTF, of Word, WPS and LibreOffice: Rich Text Format Specification 1.9.1. Hidden and deleted text, pictures, objects and the numbers of lists are left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from kg.reading.formats.lines import unbroken
from kg.reading.formats.original import Original
from kg.reading.formats.paragraphs import Look, Paragraph, article_of
from kg.reading.limits import MAX_FILE
from kg.reading.unread import Unread

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z'])|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)",
    re.S,
)
_SKIPPED = frozenset((
    "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "object", "fldinst", "xe", "tc", "listtext",
    "pntext", "sp", "shprslt", "nonshppict", "annotation", "atnid", "themedata", "nonesttables", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "rxe", "bkmkstart", "bkmkend",
))  # fmt: skip
"""Groups that are no text."""
_KNOWN = frozenset(("shpinst", "shptxt"))
"""Groups that are text, though older programs need not know them."""
_SIGNS = {b"~": " ", b"_": "-", b"-": "", b"\n": "\n", b"\r": "\n", b"\\": "\\", b"{": "{", b"}": "}"}
_CHARACTERS = {
    "tab": "\t", "line": "\v", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "·", "par": "\n", "sect": "\n",
    "page": "\n", "column": "\n", "emspace": "\u3000", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_CHARSETS = {134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949", 204: "cp1251", 161: "cp1253", 238: "cp1250"}
_PAGES = {936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 54936: "gb18030", 65001: "utf-8"}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds within a group."""

    skipped: bool = False
    hidden: bool = False
    in_fonts: bool = False
    in_table: bool = False
    in_note: bool = False
    centred: bool = False
    size: int = 24
    charset: str = ""
    """Of the font; empty if that of the document holds."""
    fallback: int = 1
    """Characters after one in Unicode that stand for it where that is not known."""


@dataclass(slots=True)
class _Reader:
    """Goes through the tokens of a file."""

    state: _State = field(default_factory=_State)
    outer: list[_State] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    look: Look = Look()
    """Of the line, so far."""
    cells: list[str] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    """Footnotes, which come after the text."""
    waiting: bytearray = field(default_factory=bytearray)
    """Bytes that are not decoded yet: a character is two of them."""
    page: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    passed_over: int = 0
    """Characters yet to come that stand for one that was read."""


def read(file: BinaryIO) -> Iterator[Original]:
    """The text as one article.

    Raises:
        Unread: it is too large, or holds no text.
    """
    data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise Unread(f"RTF of more than {MAX_FILE // 10**6} MB. Save it without its pictures")
    reader = _Reader()
    _read_tokens(reader, data)
    for note in reader.notes:
        reader.line = note
        _end_line(reader)
    if not reader.paragraphs:
        raise Unread("RTF without text, perhaps of pictures. Give its words as plain text", skipped=True)
    yield article_of(reader.paragraphs, None)


def _read_tokens(reader: _Reader, data: bytes) -> None:
    """Goes through all of a file."""
    at = 0
    while found := _TOKEN.search(data, at):
        at = found.end()
        word = (found["word"] or b"").decode()
        if word == "bin":
            at += max(0, int(found["number"] or 0))
        else:
            _take(reader, found, word)
    _decode(reader)
    if reader.cells:
        _end_row(reader, None)
    _end_line(reader)


def _take(reader: _Reader, found: re.Match[bytes], word: str) -> None:
    """Goes past one token."""
    if found["brace"]:
        _brace(reader, found["brace"])
    elif found["byte"]:
        _take_bytes(reader, bytes.fromhex(found["byte"].decode()))
    elif found["text"]:
        _take_bytes(reader, found["text"])
    elif found["sign"] == b"*":
        _starred(reader, found)
    elif found["sign"]:
        _put(reader, _SIGNS.get(found["sign"], ""))
    elif word:
        _command(reader, word, int(found["number"]) if found["number"] else None)


def _brace(reader: _Reader, brace: bytes) -> None:
    _decode(reader)
    reader.passed_over = 0
    if brace == b"{":
        reader.outer.append(reader.state)
    elif reader.outer:
        reader.state = reader.outer.pop()


def _starred(reader: _Reader, found: re.Match[bytes]) -> None:
    """A group that one may pass over unless one knows it; amid a group the sign means nothing."""
    if found.string[found.start() - 1 : found.start()] != b"{":
        return
    after = _TOKEN.match(found.string, found.end())
    known = after is not None and (after["word"] or b"").decode() in _KNOWN
    reader.state = replace(reader.state, skipped=reader.state.skipped or not known)


def _take_bytes(reader: _Reader, data: bytes) -> None:
    passed = min(reader.passed_over, len(data))
    reader.passed_over -= passed
    if not reader.state.skipped and not reader.state.hidden and not reader.state.in_fonts:
        reader.waiting += data[passed:]


def _decode(reader: _Reader) -> None:
    """Puts the bytes that wait into the line, as the text that they are."""
    if reader.waiting:
        text = reader.waiting.decode(reader.state.charset or reader.page, "replace")
        reader.waiting.clear()
        _put(reader, text)


def _put(reader: _Reader, text: str) -> None:
    """Adds text to the line; a line end ends it, unless it is within a cell."""
    _decode(reader)
    state = reader.state
    if state.skipped or state.hidden or state.in_fonts:
        return
    if state.in_note:
        reader.notes[-1].append(" " if text == "\n" else text)
    elif text == "\n":
        if state.in_table:
            reader.line.append(" ")
        else:
            _end_line(reader)
    else:
        reader.line.append(text)
    if text.strip() and not state.in_note:
        reader.look = Look(centred=state.centred, size=max(reader.look.size, state.size))


def _end_line(reader: _Reader) -> None:
    _decode(reader)
    text, reader.line = "".join(reader.line).replace("\v", "\n"), []
    text = text.encode("utf-16-le", "surrogatepass").decode(
        "utf-16-le", "replace"
    )  # \u names halves of rare characters
    look, reader.look = reader.look, Look()
    if lines := unbroken(text):
        reader.paragraphs.append(Paragraph(lines, f"paragraph {len(reader.paragraphs) + 1}", look))


def _command(reader: _Reader, word: str, number: int | None) -> None:
    """Follows a control word."""
    if word == "u" and number is not None:
        _put(reader, chr(number % 65_536))
        reader.passed_over = reader.state.fallback
    elif word in _CHARACTERS:
        _put(reader, _CHARACTERS[word])
    elif word in _SKIPPED:
        reader.state = replace(reader.state, skipped=True)
    elif word in _COMMANDS:
        _decode(reader)
        _COMMANDS[word](reader, number)


def _font(reader: _Reader, number: int | None) -> None:
    reader.font = number or 0
    if not reader.state.in_fonts:
        reader.state = replace(reader.state, charset=reader.fonts.get(reader.font, ""))


def _charset(reader: _Reader, number: int | None) -> None:
    if reader.state.in_fonts and number in _CHARSETS:
        reader.fonts[reader.font] = _CHARSETS[number]


def _note(reader: _Reader, _: int | None) -> None:
    reader.notes.append([])
    reader.state = replace(reader.state, in_note=True)


def _page(reader: _Reader, number: int | None) -> None:
    reader.page = _PAGES.get(number or 0, "cp1252")


def _cell(reader: _Reader, _: int | None) -> None:
    if not reader.state.skipped:
        reader.cells.append(" ".join("".join(reader.line).replace("\v", " ").split()))
        reader.line = []


def _end_row(reader: _Reader, _: int | None) -> None:
    reader.line, reader.cells = ["\t".join(reader.cells)], []
    _end_line(reader)


def _state(**changes: Callable[[int | None], object]) -> Callable[[_Reader, int | None], None]:
    """A control word that changes what holds within its group."""

    def change(reader: _Reader, number: int | None) -> None:
        reader.state = replace(reader.state, **{name: value(number) for name, value in changes.items()})  # type: ignore[arg-type]

    return change


def _is_on(number: int | None) -> bool:
    return number != 0


_COMMANDS: dict[str, Callable[[_Reader, int | None], None]] = {
    "f": _font,
    "fcharset": _charset,
    "ansicpg": _page,
    "cell": _cell,
    "nestcell": _cell,
    "row": _end_row,
    "footnote": _note,
    "fonttbl": _state(in_fonts=lambda _: True),
    "uc": _state(fallback=lambda number: number or 0),
    "v": _state(hidden=_is_on),
    "deleted": _state(hidden=_is_on),
    "plain": _state(hidden=lambda _: False, size=lambda _: 24, charset=lambda _: ""),
    "pard": _state(in_table=lambda _: False, centred=lambda _: False),
    "intbl": _state(in_table=lambda _: True),
    "qc": _state(centred=lambda _: True),
    "ql": _state(centred=lambda _: False),
    "fs": _state(size=lambda number: number or 24),
}
