"""Lines: the text of an article put together from what a reader found, each line with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.reading.document import Place
from kg.reading.formats.clutter import names_editors
from kg.reading.layout.edges import ENDED
from kg.reading.limits import MAX_BYTES, too_long

_SHORTEST = 15
"""Characters that a line has at least where it is broken off for its width."""
_HEAD = 4
"""Lines in which an article tells who wrote it."""
_WORDS_MEET = re.compile(r"[A-Za-z0-9,.;:!?)]\n[A-Za-z0-9(]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an article and where it stands, if that is said; without words it parts what is before it from what is after."""

    text: str
    page: int | None = None
    line: int | None = None
    element: str | None = None


def put_together(lines: Iterable[Line]) -> tuple[str, tuple[Place, ...]]:
    """The text of some lines without those at its end that name its editors, and the place of each of them.

    Raises:
        Unread: they are longer than an article.
    """
    parts: list[str] = []
    places: list[Place] = []
    at = 0
    for line in lines:
        text = line.text.strip()
        if text and (line.page or line.line or line.element):
            places.append(Place(at, line.page, line.line, line.element))
        parts.append(text)
        at += len(text) + 1
        if at > MAX_BYTES:
            raise too_long()
    text = "\n".join(parts[: _end_of(parts)])
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise too_long()
    return text, tuple(place for place in places if place.start < len(text))


def _end_of(lines: list[str]) -> int:
    """How many lines there are before those at the end that name editors; a row of a table does not."""
    end = at = len(lines)
    while at > 1 and (not lines[at - 1] or ("\t" not in lines[at - 1] and names_editors(lines[at - 1]))):
        at -= 1
        end = at if lines[at] else end
    return end


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says of an article in fields of its own, beside the text."""

    title: str | None = None
    day: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()


def headed(lines: list[Line], said: Said, element: str | None = None) -> list[Line]:
    """The lines of an article below its title and its by-line, `2024-05-16 来源：云江新闻 作者：陈知远`, unless it shows them itself.

    Args:
        lines: those that the file shows.
        said: what it says beside them.
        element: where it says that.
    """
    begins = next((k for k, line in enumerate(lines) if line.text.strip()), 0)
    shows_title = bool(lines) and _bare(said.title or "") == _bare(lines[begins].text)
    head = lines[: begins + 1] if shows_title else [Line(said.title, element=element)] if said.title else []
    rest = lines[begins + 1 :] if shows_title else lines[begins:]
    if byline := _byline(said, "".join(line.text for line in rest[:_HEAD])):
        head = [*head, Line(""), Line(byline, element=element)]
    return [*head, Line(""), *rest] if head else rest


def _byline(said: Said, beginning: str) -> str:
    """Who wrote an article, when and where, on one line; empty if its beginning tells that itself."""
    names = [*said.authors, *([said.publisher] if said.publisher else [])]
    if names and all(name in beginning for name in names):
        return ""
    source = f"来源：{said.publisher}" if said.publisher else ""
    authors = "作者：" + " ".join(said.authors) if said.authors else ""
    return "\u3000".join(part for part in (said.day, source, authors) if part)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def unbroken(text: str) -> list[str]:
    """The lines of a paragraph with breaks in it; a sentence that was broken off for the width is one line again."""
    lines: list[str] = []
    for piece in text.split("\n"):
        piece = piece.rstrip()
        if lines and _broken_off(lines[-1]) and piece.strip() and not piece[0].isspace():
            lines[-1] = joined(lines[-1], piece)
        else:
            lines.append(piece)
    return [line for line in lines if line.strip()]


def joined(before: str, after: str) -> str:
    """Two pieces of a sentence as one; a blank stands only between words of Latin letters."""
    return before + (" " if _WORDS_MEET.search(f"{before[-1:]}\n{after[:1]}") else "") + after


def _broken_off(line: str) -> bool:
    return len(line) >= _SHORTEST and not ENDED.search(line[-8:])
