"""OpenDocument texts and presentations (ODT, ODP), of LibreOffice and OnlyOffice: ISO/IEC 26300.

What was deleted while changes were tracked, comments, hidden text and tables of contents are no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from lxml import etree

from kg.reading.formats.lines import Line, put_together, unbroken
from kg.reading.formats.original import Original
from kg.reading.formats.package import attribute, local, tree_of
from kg.reading.formats.paragraphs import Look, Paragraph, article_of
from kg.reading.formats.zips import opened_zip, part_of
from kg.reading.unread import Unread

_NAME = "content.xml"
_LEFT_OUT = frozenset((
    "tracked-changes", "annotation", "table-of-content", "ruby-text", "hidden-text", "hidden-paragraph", "page-number", "note-citation", "forms", "desc", "title", "object",
    "index-title", "shapes",
))  # fmt: skip
_DEEPEST = 20
"""Styles that are based on one another."""


@dataclass(slots=True)
class _Story:
    """What is gathered beside the lines as a document is walked through."""

    looks: dict[str, Look]
    notes: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    paragraphs: int = 0


def read(file: BinaryIO) -> Iterator[Original]:
    """The article of a document, or the slides of a presentation as one.

    Raises:
        Unread: it is broken or encrypted, holds no text, or is a table or a drawing.
    """
    with opened_zip(file) as package:
        if b"encryption-data" in (part_of(package, "META-INF/manifest.xml") or b""):
            raise Unread("encrypted. Save it without a password first")
        root, styles = tree_of(package, _NAME), tree_of(package, "styles.xml")
    body = None if root is None else root.find("{*}body")
    if root is None or body is None:
        raise Unread("a truncated or broken OpenDocument file: its text is missing. Save or download it again")
    story = _Story(_looks([node for part in (styles, root) if part is not None for node in part.iter("{*}style")]))
    yield _article(story, body)


def _article(story: _Story, body: etree._Element) -> Original:
    """What a document is, by the one element that its body holds."""
    if (slides := body.find("{*}presentation")) is not None:
        return _presentation(story, slides)
    text = body.find("{*}text")
    if text is None:
        raise Unread("an OpenDocument table or drawing. Save it as CSV or plain text first")
    paragraphs = list(_blocks(story, text))
    paragraphs += [found for note in story.notes for found in _blocks(story, note)]
    if not paragraphs:
        raise Unread("a document without text, perhaps of pictures. Give its words as plain text", skipped=True)
    return article_of(paragraphs, None)


def _presentation(story: _Story, slides: etree._Element) -> Original:
    lines: list[Line] = []
    for number, page in enumerate(slides.iterfind("{*}page"), 1):
        found = [line for paragraph in _blocks(story, page) for line in paragraph.lines]
        lines += [Line("")] * bool(lines) + [Line(line, page=number) for line in found]
    if not lines:
        raise Unread("a presentation without text, perhaps of pictures. Give its words as plain text", skipped=True)
    text, places = put_together(lines)
    return Original(text, places=places)


def _looks(styles: list[etree._Element]) -> dict[str, Look]:
    """How the paragraphs of each style look."""
    by_name = {attribute(node, "name") or "": node for node in styles if attribute(node, "family") == "paragraph"}
    return {name: _look(name, by_name) for name in by_name}


def _look(name: str, styles: dict[str, etree._Element]) -> Look:
    chain: list[etree._Element] = []
    wanted: str | None = name
    while len(chain) < _DEEPEST and wanted in styles:
        chain.append(styles[wanted])
        wanted = attribute(chain[-1], "parent-style-name")
    look = Look()
    for style in reversed(chain):
        named = (attribute(style, "name") or "").lower().replace("_20_", " ")
        aligned = next((attribute(p, "text-align") for p in style.iterfind("{*}paragraph-properties")), None)
        size = next((attribute(p, "font-size") for p in style.iterfind("{*}text-properties")), None) or ""
        points = re.fullmatch(r"(\d{1,3})(?:\.\d+)?pt", size)
        look = Look(
            named if named in ("title", "heading 1") else look.style,
            look.centred if aligned is None else aligned == "center",
            2 * int(points[1]) if points else look.size,
        )
    return look


def _blocks(story: _Story, node: etree._Element) -> Iterator[Paragraph]:
    """The paragraphs and rows of tables beneath an element."""
    for child in node:
        name = local(child)
        if name in ("p", "h"):
            yield from _paragraph(story, child)
        elif name == "table-row":
            yield from _row(story, child)
        elif name and name not in _LEFT_OUT:
            yield from _blocks(story, child)


def _paragraph(story: _Story, node: etree._Element) -> Iterator[Paragraph]:
    """A paragraph, if it has words, and the text boxes that hang on it."""
    story.paragraphs += 1
    place = f"{_NAME}#paragraph {story.paragraphs}"
    boxes, story.boxes = story.boxes, []
    lines = unbroken(re.sub(r" *\n *", "\n", _pieces(story, node)))
    mine, story.boxes = story.boxes, boxes
    if lines:
        look = story.looks.get(attribute(node, "style-name") or "", Look())
        is_first = local(node) == "h" and attribute(node, "outline-level") == "1" and look.style != "title"
        yield Paragraph(lines, place, replace(look, style="heading 1") if is_first else look)
    for box in mine:
        yield from _blocks(story, box)


def _pieces(story: _Story, node: etree._Element) -> str:
    """The text beneath an element of a paragraph; blanks and line ends of the file are one blank."""
    pieces = [_blank(node.text)]
    for child in node:
        name = local(child)
        if name == "s":
            pieces.append(" ")
        elif name == "tab":
            pieces.append("\t")
        elif name == "line-break":
            pieces.append("\n")
        elif name == "note":
            story.notes.append(child)
        elif name == "text-box":
            story.boxes.append(child)
        elif name and name not in _LEFT_OUT:
            pieces.append(_pieces(story, child))
        pieces.append(_blank(child.tail))
    return "".join(pieces)


def _blank(text: str | None) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _row(story: _Story, node: etree._Element) -> Iterator[Paragraph]:
    """A row of a table as a line; a row of one cell, a frame around text, gives the paragraphs in it."""
    cells = [list(_blocks(story, cell)) for cell in node if local(cell) in ("table-cell", "covered-table-cell")]
    filled = [cell for cell in cells if cell]
    if len(filled) == 1:
        yield from filled[0]
    elif filled:
        texts = [" ".join(line.replace("\t", " ") for p in cell for line in p.lines) for cell in cells]
        yield Paragraph(["\t".join(texts).strip()], filled[0][0].place)
