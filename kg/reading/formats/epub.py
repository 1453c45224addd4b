"""E-books (EPUB 2 and 3): the chapters in the order of their spine, through the reader of web pages.

https://www.w3.org/TR/epub-33/. What points out of the book is not opened; fonts may be scrambled, text that is encrypted is not read.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from lxml import etree

from kg.reading.document import Place
from kg.reading.formats.days import day_of
from kg.reading.formats.html import blocks
from kg.reading.formats.lines import Line, Said, headed, put_together
from kg.reading.formats.original import Original
from kg.reading.formats.package import attribute, local, tree_of, within
from kg.reading.formats.zips import opened_zip, part_of
from kg.reading.limits import MAX_BYTES
from kg.reading.unread import Unread

_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"))
_NAMELESS = re.compile(r"(?:unknown|untitled|anonymous|calibre|未知|无标题|未命名|无题|佚名).{0,20}", re.I)
_BETWEEN = re.compile(r"\s*[、，；;]\s*")


@dataclass(frozen=True, slots=True)
class _Chapter:
    number: int
    """In the order of reading, from 1."""
    lines: list[Line]


def read(file: BinaryIO) -> Iterator[Original | Unread]:
    """A book as one article; a long one as an article for each chapter.

    Raises:
        Unread: it is broken, encrypted, or holds no text.
    """
    with opened_zip(file) as book:
        name = _package_name(book)
        root = tree_of(book, name) if name else None
        if name is None or root is None:
            raise Unread("a truncated or broken e-book: its list of chapters is missing. Save or download it again")
        outside, chapters = [], []
        encrypted = _encrypted(book)
        for number, target in enumerate(dict.fromkeys(_spine(root)), 1):
            part = within(name, target)
            if part is None:
                outside.append(
                    Unread("points outside of the book. It was left out", part=f"chapter {number}", skipped=True)
                )
            elif part in encrypted:
                raise Unread("an e-book with copy protection (DRM). Give one without")
            elif data := part_of(book, part):
                chapters.append(_Chapter(number, [Line(text, element=f"{part}#{path}") for text, path in blocks(data)]))
    yield from outside
    yield from _articles(chapters, _about(root, name))


def _articles(chapters: list[_Chapter], about: Original) -> Iterator[Original | Unread]:
    """The chapters as articles, with what the book says of itself."""
    filled = [chapter for chapter in chapters if any(line.text.strip() for line in chapter.lines)]
    if not filled:
        raise Unread("an e-book without text, perhaps of pictures. Give its words as plain text", skipped=True)
    if sum(len(line.text.encode()) + 1 for chapter in filled for line in chapter.lines) <= MAX_BYTES:
        yield _with_text(about, [line for chapter in filled for line in (*chapter.lines, Line(""))][:-1])
        return
    for chapter in filled:
        part = f"chapter {chapter.number}"
        try:
            yield replace(_with_text(replace(about, title=None), chapter.lines), part=part)
        except Unread as error:
            yield Unread(error.reason, part=part)


def _with_text(about: Original, lines: list[Line]) -> Original:
    """An article with these lines; whom they do not name as its authors stands in a by-line below its title."""
    shown = "\n".join(line.text for line in lines)
    if unnamed := tuple(name for name in about.authors if name not in shown):
        [place] = about.places
        lines = headed(lines, Said(about.title, authors=unnamed), place.element)
    text, places = put_together(lines)
    return replace(about, text=text, places=places)


def _package_name(book: zipfile.ZipFile) -> str | None:
    """The name of the part that lists the others."""
    root = tree_of(book, "META-INF/container.xml")
    found = None if root is None else root.find("{*}rootfiles/{*}rootfile")
    path = None if found is None else found.get("full-path")
    return within("", path) if path else None


def _spine(root: etree._Element) -> Iterator[str]:
    """Where the pages are, in the order of reading, without the table of contents."""
    items = {node.get("id"): node for node in root.iterfind("{*}manifest/{*}item")}
    aside = {
        node.get("href", "").split("#")[0]
        for node in root.iterfind("{*}guide/{*}reference")
        if node.get("type") == "toc"
    }
    for entry in root.iterfind("{*}spine/{*}itemref"):
        item = items.get(entry.get("idref"))
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        href = item.get("href", "")
        if item.get("media-type", "").lower() in _PAGES and href and href not in aside:
            yield href


def _encrypted(book: zipfile.ZipFile) -> set[str]:
    """The parts that are encrypted."""
    root = tree_of(book, "META-INF/encryption.xml")
    found = () if root is None else root.iter("{*}CipherReference")
    return {part for node in found if (part := within("", attribute(node, "URI") or ""))}


def _about(root: etree._Element, name: str) -> Original:
    """What a book says of itself (Dublin Core), and where."""
    said: dict[str, list[str]] = {}
    for node in root.iterfind("{*}metadata//*"):
        words = " ".join("".join(map(str, node.itertext())).split())
        if words and attribute(node, "role") in (None, "aut"):
            said.setdefault(local(node), []).append(words)
    title = next((t for t in said.get("title", ()) if not _NAMELESS.fullmatch(t)), None)
    dates = [day for date in said.get("date", ()) if (day := day_of(date))]
    address = next((a for a in said.get("source", ()) if re.match(r"https?://\S+$", a)), None)
    return Original(
        "",
        title,
        _names(said.get("creator", ())),
        next(iter(dates), None),
        address,
        next(iter(said.get("publisher", ())), None),
        (Place(0, element=f"{name}#/package/metadata"),),
    )


def _names(creators: Iterable[str]) -> tuple[str, ...]:
    """The names of those who wrote a book, several of whom may stand in one field."""
    names = dict.fromkeys(name for creator in creators for name in _BETWEEN.split(creator))
    return tuple(name for name in names if name and not _NAMELESS.fullmatch(name))
