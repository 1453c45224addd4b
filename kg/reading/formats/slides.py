"""Presentations (PPTX): ECMA-376, part 1, §19. The slides in their order, each from top to bottom and from left to right, then its notes.

What stands on every slide, dates, footers and numbers, is no part of the text, nor are slides that are not shown.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from lxml import etree

from kg.reading.formats.lines import Line, put_together, unbroken
from kg.reading.formats.original import Original
from kg.reading.formats.package import attribute, local, related, tree_of
from kg.reading.formats.zips import opened_zip
from kg.reading.unread import Unread

_ON_EVERY_SLIDE = frozenset(("dt", "ftr", "hdr", "sldNum"))
_TITLES = frozenset(("title", "ctrTitle"))


@dataclass(frozen=True, slots=True)
class _Box:
    """A shape with text, and where it is on the slide."""

    lines: list[str]
    top: int = 0
    left: int = 0
    height: int = 0
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class _Slide:
    """A slide that is being read."""

    package: zipfile.ZipFile
    links: dict[str, tuple[str, str]]
    layouts: tuple[etree._Element, ...]
    """The slide's layout and its master: they say where a placeholder is that does not say so itself."""


def read(file: BinaryIO) -> Iterator[Original]:
    """The presentation as one article.

    Raises:
        Unread: it is truncated or broken, or holds no text.
    """
    with opened_zip(file) as package:
        slides = [
            slide
            for number, name in enumerate(dict.fromkeys(_slides(package)), 1)
            if (slide := _slide(package, name, number))
        ]
    if not slides:
        raise Unread("a presentation without text, perhaps of pictures. Give its words as plain text", skipped=True)
    text, places = put_together(line for lines, _ in slides for line in (*lines, Line("")))
    yield Original(text.rstrip("\n"), slides[0][1], places=places)


def _slide(package: zipfile.ZipFile, name: str, number: int) -> tuple[list[Line], str | None] | None:
    """The lines of a slide with those of its notes, and its title; None of one without text and of one that is not shown."""
    root = tree_of(package, name)
    if root is None or root.get("show") in ("0", "false"):
        return None
    boxes = _on_slide(package, name, root)
    found = [line for box in boxes for line in box.lines] + _notes(package, name)
    title = next(("".join(box.lines) for box in boxes if box.is_title), None)
    return ([Line(line, page=number) for line in found], title) if found else None


def _slides(package: zipfile.ZipFile) -> Iterator[str]:
    """The names of the slides, in their order."""
    main = next((to for kind, to in related(package, "").values() if kind == "officeDocument"), "ppt/presentation.xml")
    root, links = tree_of(package, main), related(package, main)
    if root is None:
        raise Unread("a truncated or broken presentation: its list of slides is missing. Save or download it again")
    for node in root.iterfind("{*}sldIdLst/{*}sldId"):
        rid = next(
            (str(value) for key, value in node.items() if str(key).startswith("{") and str(key).endswith("}id")), ""
        )
        if rid in links:
            yield links[rid][1]


def _on_slide(package: zipfile.ZipFile, name: str, root: etree._Element) -> list[_Box]:
    """The shapes with text on a slide, in the order of reading."""
    tree = root.find("{*}cSld/{*}spTree")
    if tree is None:
        return []
    links = related(package, name)
    boxes = list(_boxes(_Slide(package, links, tuple(_layouts(package, links))), tree))
    return [box for box in boxes if box.is_title] + _in_rows([box for box in boxes if not box.is_title])


def _layouts(package: zipfile.ZipFile, links: dict[str, tuple[str, str]]) -> Iterator[etree._Element]:
    """The layout of a slide, then the master of that."""
    for wanted in ("slideLayout", "slideMaster"):
        part = next((to for kind, to in links.values() if kind == wanted), None)
        root = tree_of(package, part) if part else None
        if part is None or root is None:
            return
        yield root
        links = related(package, part)


def _in_rows(boxes: list[_Box]) -> list[_Box]:
    """Shapes from top to bottom; those that begin beside the upper half of another one from left to right."""
    rows: list[list[_Box]] = []
    for box in sorted(boxes, key=lambda b: b.top):
        if rows and box.top < rows[-1][0].top + max(1, rows[-1][0].height // 2):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [box for row in rows for box in sorted(row, key=lambda b: b.left)]


def _boxes(slide: _Slide, tree: etree._Element) -> Iterator[_Box]:
    """The shapes with text beneath an element; those of a group stand where the group is, in their own order."""
    for node in tree:
        name = local(node)
        if name == "sp":
            yield from _shape(slide, node)
        elif name == "graphicFrame":
            lines = [*_rows(node), *_diagram(slide, node)]
            yield _Box(lines, *_position(node)) if lines else _Box([])
        elif name == "grpSp":
            lines = [line for box in _in_rows(list(_boxes(slide, node))) for line in box.lines]
            yield _Box(lines, *_position(node.find("{*}grpSpPr")))
        elif name == "AlternateContent":
            yield from _boxes(slide, node[0] if len(node) else node)


def _shape(slide: _Slide, node: etree._Element) -> Iterator[_Box]:
    held = node.find("{*}nvSpPr/{*}nvPr/{*}ph")
    kind = "" if held is None else held.get("type", "body")
    body = node.find("{*}txBody")
    if body is None or kind in _ON_EVERY_SLIDE:
        return
    lines = [line for paragraph in body.iterfind("{*}p") for line in unbroken(_text(paragraph))]
    if lines:
        yield _Box(lines, *(_position(node.find("{*}spPr")) or _held_position(slide, held)), is_title=kind in _TITLES)


def _position(node: etree._Element | None) -> tuple[int, int, int]:
    """Top, left and height of what says where it is; nothing of what does not."""
    offset = None if node is None else node.find("{*}xfrm/{*}off")
    extent = None if node is None else node.find("{*}xfrm/{*}ext")
    if offset is None or extent is None:
        return ()  # type: ignore[return-value]
    return _number(offset, "y"), _number(offset, "x"), _number(extent, "cy")


def _held_position(slide: _Slide, held: etree._Element | None) -> tuple[int, int, int]:
    """Where the layout or the master puts a placeholder."""
    if held is None:
        return (0, 0, 0)
    for root in slide.layouts:
        for shape in root.iter("{*}sp"):
            other = shape.find("{*}nvSpPr/{*}nvPr/{*}ph")
            if other is not None and _same(held, other) and (found := _position(shape.find("{*}spPr"))):
                return found
    return (0, 0, 0)


def _same(held: etree._Element, other: etree._Element) -> bool:
    """Whether two placeholders are the same: by their index, else by their kind."""
    if held.get("idx") and held.get("idx") == other.get("idx"):
        return True
    return held.get("type", "body") == other.get("type", "body")


def _number(node: etree._Element, name: str) -> int:
    value = node.get(name, "0")
    return int(value) if re.fullmatch(r"-?\d{1,12}", value) else 0


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph; fields that count slides or tell the day are none."""
    pieces: list[str] = []
    for node in paragraph:
        name = local(node)
        if name == "br":
            pieces.append("\n")
        elif name == "r" or (name == "fld" and not re.match("slidenum|datetime", node.get("type", ""))):
            pieces += [found.text or "" for found in node.iterfind("{*}t")]
    return "".join(pieces).replace("\v", "\n")


def _rows(node: etree._Element) -> Iterator[str]:
    """The rows of a table, cells with a tab between them, merged ones once."""
    for row in node.iterfind("{*}graphic/{*}graphicData/{*}tbl/{*}tr"):
        cells = []
        for cell in row.iterfind("{*}tc"):
            merged = {cell.get("hMerge"), cell.get("vMerge")} & {"1", "true"}
            paragraphs = () if merged else cell.iterfind("{*}txBody/{*}p")
            cells.append(" ".join(words for p in paragraphs if (words := " ".join(_text(p).split()))))
        if words := "\t".join(cells).strip():
            yield words


def _diagram(slide: _Slide, node: etree._Element) -> Iterator[str]:
    """The texts of a diagram (SmartArt), which stand in a part of their own."""
    found = node.find("{*}graphic/{*}graphicData/{*}relIds")
    kind, part = slide.links.get((attribute(found, "dm") or "") if found is not None else "", ("", ""))
    root = tree_of(slide.package, part) if part else None
    for paragraph in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p") if root is not None else ():
        if words := " ".join(_text(paragraph).split()):
            yield words


def _notes(package: zipfile.ZipFile, name: str) -> list[str]:
    """What the speaker's notes of a slide say."""
    part = next((to for kind, to in related(package, name).values() if kind == "notesSlide"), None)
    root = tree_of(package, part) if part else None
    bodies = [] if root is None else [node for node in root.iter("{*}sp") if _is_notes(node)]
    return [line for body in bodies for p in body.iterfind("{*}txBody/{*}p") for line in unbroken(_text(p))]


def _is_notes(node: etree._Element) -> bool:
    held = node.find("{*}nvSpPr/{*}nvPr/{*}ph")
    return held is not None and held.get("type", "body") == "body"
