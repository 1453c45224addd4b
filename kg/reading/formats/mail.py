"""Letters (EML, mbox) and web pages saved as one (MHTML): RFC 5322, 2045 to 2047, 2557, 3676, 4155.

The subject is the title; who sent a letter did not write the article in it, so that the sender is no author. What is attached is read as files are.
"""

from __future__ import annotations

import email
import email.policy
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import EmailMessage, Message
from typing import BinaryIO, cast

from kg.reading.encoding import decode
from kg.reading.formats.days import day_of
from kg.reading.formats.html import blocks, page
from kg.reading.formats.kinds import OF_LETTERS
from kg.reading.formats.lines import Line, Said, headed, put_together
from kg.reading.formats.original import Member, Original
from kg.reading.limits import MAX_FILE
from kg.reading.unread import DAMAGED, Unread

_ENVELOPE = re.compile(rb"From [^\s:]+ .*\d\d\r?\n")
_ANSWER = re.compile(r"\s*(?:(?:re|fwd?|fw|转发|轉發|回复|回覆|答复)\s*[:：]\s*)+", re.I)
_OF_CHINA = frozenset(("gb2312", "gbk", "x-gbk", "gb_2312-80"))
_UNSAID = frozenset(("", "us-ascii", "ascii", "unknown-8bit"))
_SIGNATURE = "-- "
_FULL = 3
"""How many times longer than its plain text a letter's page is where that text only says that one needs a better program."""


def read(file: BinaryIO) -> Iterator[Original | Member | Unread]:
    """The text of a letter and what is attached to it; of an mbox those of each letter; of a saved page its article.

    Raises:
        Unread: it is too large, or holds nothing to read.
    """
    start = file.read(200)
    file.seek(0)
    if _ENVELOPE.match(start):
        for number, data in enumerate(_letters(file), 1):
            yield from _of_box(data, f"letter {number}")
        return
    with _undamaged():
        letter = _parsed(file.read(MAX_FILE + 1))
        is_page = letter.get_content_type() == "multipart/related" and not any(name in letter for name in OF_LETTERS)
        yield from _saved_page(letter) if is_page else _letter(letter)


@contextmanager
def _undamaged() -> Iterator[None]:
    """Within it, what the library raises of a letter is raised as `Unread`: parts in a thousand parts, characters that are none."""
    try:
        yield
    except (RecursionError, UnicodeError, LookupError, MessageError):
        raise Unread(DAMAGED) from None


def _parsed(data: bytes | None) -> EmailMessage:
    """A letter; None stands for one that is too large."""
    if data is None or len(data) > MAX_FILE:
        raise Unread(_TOO_LARGE)
    return email.message_from_bytes(data, policy=email.policy.default)


def _of_box(data: bytes | None, part: str) -> Iterator[Original | Member | Unread]:
    """What one letter of an mbox holds."""
    try:
        with _undamaged():
            for found in _letter(_parsed(data)):
                if isinstance(found, Original):
                    yield replace(found, part=part)
                elif isinstance(found, Member):
                    yield replace(found, name=f"{part}/{found.name}")
    except Unread as error:
        yield Unread(error.reason, part=part, skipped=error.skipped)


_TOO_LARGE = f"a letter of more than {MAX_FILE // 10**6} MB. Take its files out"


def _letters(file: BinaryIO) -> Iterator[bytes | None]:
    """The letters of an mbox, one at a time; None for one that is too large."""
    lines: list[bytes] = []
    size, blank = 0, True
    for line in iter(lambda: file.readline(1 << 20), b""):
        if blank and size and _ENVELOPE.match(line):
            yield b"".join(lines) if size <= MAX_FILE else None
            lines, size = [], 0
        elif size or not _ENVELOPE.match(line):
            lines.append(line[1:] if re.match(rb">+From ", line) else line)
        size += len(line)
        if size > MAX_FILE:
            lines.clear()
        blank = not line.strip()
    yield b"".join(lines) if size <= MAX_FILE else None


def _letter(letter: EmailMessage) -> Iterator[Original | Member | Unread]:
    """The text of a letter, then its attachments."""
    subject = _ANSWER.sub("", _header(letter, "subject"), count=1) or None
    lines = _body(letter)
    if lines:
        text, places = put_together(headed(lines, Said(subject)))
        yield Original(text, subject, date=day_of(_header(letter, "date")), places=places)
    attached = list(_attachments(letter))
    yield from attached
    if not lines and not attached:
        raise Unread("a letter without text", skipped=True)


def _saved_page(letter: EmailMessage) -> Iterator[Original | Member | Unread]:
    """The article of a page that a browser or Word saved with its pictures, and where it was."""
    main = _main_page(letter)
    if main is None:
        yield from _letter(letter)
        return
    stood = (_header(main, "content-location"), _header(letter, "snapshot-content-location"))
    address = next((place for place in stood if re.match(r"https?://\S+$", place)), None)
    for found in page(_bytes(main), charset=main.get_content_charset()):
        yield replace(found, address=found.address or address) if isinstance(found, Original) else found


def _main_page(letter: EmailMessage) -> Message | None:
    """The page that a saved page is: the one that its headers name, else the first."""
    pages = [part for part in letter.walk() if part.get_content_type() == "text/html"]
    root = str(letter.get_param("start") or "").strip()
    named = (part for part in pages if root and str(part.get("content-id", "")).strip() == root)
    return next(named, None) or next(iter(pages), None)


def _body(letter: EmailMessage) -> list[Line]:
    """The lines of a letter: those of its plain text, if that is more than a note that there is a page."""
    plain = _part(letter, "plain")
    rich = _part(letter, "html")
    lines = _plain_lines(plain) if plain is not None else []
    if rich is None:
        return lines
    found = [Line(text, element=path) for text, path in blocks(_text(rich))]
    return found if _size(found) > _FULL * _size(lines) else lines


def _part(letter: EmailMessage, kind: str) -> EmailMessage | None:
    try:
        return cast("EmailMessage | None", letter.get_body((kind,)))
    except (AttributeError, KeyError, ValueError):  # parts that say they have parts, and have none
        return None


def _size(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _plain_lines(part: EmailMessage) -> list[Line]:
    """The lines of plain text without its signature; those that were flowed are put together."""
    flowed = part.get_param("format") == "flowed"
    glue = "" if part.get_param("delsp") == "yes" else " "
    lines: list[Line] = []
    goes_on = False
    for number, raw in enumerate(_text(part).split("\n"), 1):
        if raw == _SIGNATURE:
            break
        words = re.sub(r"^(?:> ?)+", "", raw)
        will_go_on = flowed and words.endswith(" ")
        words = words[:-1] + glue if will_go_on else words
        if goes_on:
            lines[-1] = replace(lines[-1], text=lines[-1].text + words)
        else:
            lines.append(Line(words, line=number))
        goes_on = will_go_on
    while lines and not lines[0].text.strip():
        del lines[0]
    return lines


def _text(part: EmailMessage) -> str:
    """The text of a part in the encoding that it names, else in the one that it is in."""
    return _decoded(_bytes(part), part.get_content_charset()).replace("\r\n", "\n").replace("\0", "")


def _decoded(data: bytes, charset: str | None) -> str:
    """Bytes as text. What calls itself GB 2312 is mostly more than that; what calls itself ASCII or nothing may be anything."""
    named = (charset or "").lower()
    if named in _OF_CHINA:
        named = "gb18030"
    try:
        return decode(data) if named in _UNSAID else data.decode(named)
    except (UnicodeDecodeError, LookupError):
        pass
    except Unread:
        return data.decode("utf-8", "replace")
    return _decoded(data, None)


def _bytes(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _attachments(letter: EmailMessage) -> Iterator[Member | Unread]:
    """What is attached, letters as well; the pictures of the page are not."""
    for number, part in enumerate(_leaves(letter), 1):
        name = _name_of(part)
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                yield Member(name or f"attachment {number}.eml", io.BytesIO(inner[0].as_bytes()))
        elif name or part.get_content_disposition() == "attachment":
            yield Member(name or f"attachment {number}", io.BytesIO(_bytes(part)))


def _leaves(letter: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a letter that hold no parts themselves; a letter in it is one."""
    for part in cast("Iterator[EmailMessage]", letter.iter_parts() if letter.is_multipart() else ()):
        if part.get_content_maintype() == "multipart":
            yield from _leaves(part)
        elif not (part.get_content_maintype() == "image" and part.get("content-id")):
            yield part


def _header(letter: Message, name: str) -> str:
    """A header as text; some programs write GBK into it as it is."""
    return _as_words(next((str(value) for key, value in letter.raw_items() if key.lower() == name), ""))


def _as_words(value: str) -> str:
    """The words of a header, whose letters are encoded (RFC 2047) or bytes taken as they are."""
    try:
        pieces = decode_header(value) if "=?" in value else [(value, None)]
    except (ValueError, HeaderParseError):  # what is called base64 and is none
        pieces = [(value, None)]
    texts = (_decoded(p, c) if isinstance(p, bytes) and c else _as_they_are(p) for p, c in pieces)
    return " ".join("".join(texts).split())


def _as_they_are(piece: str | bytes) -> str:
    """Letters that are not encoded, some of which may be bytes that were taken as they are."""
    words = piece.decode("raw-unicode-escape") if isinstance(piece, bytes) else piece
    if not any("\udc80" <= c <= "\udcff" for c in words):
        return words
    return _decoded(words.encode("utf-8", "surrogateescape"), None)


def _name_of(part: EmailMessage) -> str:
    """The name of an attachment, as it is where the library has lost letters of it."""
    name = part.get_filename() or ""
    if "\ufffd" not in name and not re.search("[\ud800-\udfff]", name):
        return name
    raw = " ".join(
        str(value) for key, value in part.raw_items() if key.lower() in ("content-disposition", "content-type")
    )
    found = re.search(r"\b(?:file)?name\s*=\s*\"?([^\";]+)", raw)
    return _as_words(found[1]) if found else name
