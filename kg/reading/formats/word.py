"""Word documents (DOCX, DOCM), of Word, WPS and LibreOffice, transitional and strict: ECMA-376, part 1, §17.

The text as it stands after all tracked changes are accepted; hidden text, comments, page headers and footers, tables of contents and the numbers of lists are no part of
it. Macros, templates, linked files and what is embedded are not looked at.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from kg.reading.formats.lines import unbroken
from kg.reading.formats.original import Original
from kg.reading.formats.package import attribute, local, related, tree_of
from kg.reading.formats.paragraphs import Paragraph, article_of
from kg.reading.formats.word_styles import Styles
from kg.reading.formats.zips import opened_zip
from kg.reading.unread import Unread

_LEFT_OUT = frozenset((
    "del", "moveFrom", "rPr", "pPr", "tblPr", "tblGrid", "sectPr", "sdtPr", "instrText", "delText", "rt", "object", "binData", "comment", "annotationRef",
    "altChunk", "numberingChange", "docPr",
))  # fmt: skip
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_REFERENCES = frozenset(("footnoteReference", "endnoteReference"))
_SYMBOLS = {
    0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "□", 0x6F: "□", 0x6E: "■", 0x6C: "●", 0x75: "◆", 0xD8: "➢", 0xB7: "·", 0xB4: "×",
}  # fmt: skip
"""Of the fonts Wingdings and Symbol, those that stand in articles."""


@dataclass(slots=True)
class _Story:
    """What one part of a document holds, as it is walked through."""

    styles: Styles
    numbers: dict[etree._Element, int]
    name: str
    boxes: list[etree._Element] = field(default_factory=list)
    """Text boxes of the paragraph that is being read; they come after it."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Footnotes and endnotes referred to, in order: the kind and the id."""
    carried: str = ""
    """Text before a paragraph's end that was deleted: it goes on in the next."""


def read(file: BinaryIO) -> Iterator[Original]:
    """The article of a document.

    Raises:
        Unread: it is truncated or broken, or holds no text.
    """
    with opened_zip(file) as package:
        main = next((to for kind, to in related(package, "").values() if kind == "officeDocument"), "word/document.xml")
        root = tree_of(package, main)
        if root is None:
            raise Unread("a truncated or broken Word document: it has no text part. Save or download it again")
        links = dict(related(package, main).values())
        story = _Story(Styles(tree_of(package, links.get("styles", "word/styles.xml"))), _numbered(root), main)
        paragraphs = list(_blocks(story, root))
        for kind in ("footnote", "endnote"):
            part = links.get(f"{kind}s")
            notes = tree_of(package, part) if part else None
            if part and notes is not None:
                paragraphs += _notes(story, notes, kind, part)
        named = _named_title(package)
    if not paragraphs:
        raise Unread("a Word document without text, perhaps of pictures. Give its words as plain text", skipped=True)
    yield article_of(paragraphs, named)


def _numbered(root: etree._Element) -> dict[etree._Element, int]:
    """The paragraphs of a part, counted from 1."""
    paragraphs = (node for node in root.iter("{*}p") if "wordprocessingml" in str(node.tag))
    return {node: number for number, node in enumerate(paragraphs, 1)}


def _named_title(package: zipfile.ZipFile) -> str | None:
    """The title in the properties of a document."""
    root = tree_of(package, "docProps/core.xml")
    found = [] if root is None else [node.text for node in root.iter("{*}title")]
    return found[0] if found else None


def _notes(story: _Story, root: etree._Element, kind: str, part: str) -> Iterator[Paragraph]:
    """The footnotes or endnotes that the text refers to, in its order."""
    by_id = {attribute(node, "id"): node for node in root.iter(f"{{*}}{kind}")}
    for number, wanted in enumerate(dict.fromkeys(note for of, note in story.notes if of == kind), 1):
        if (node := by_id.get(wanted)) is not None:
            words = [line for paragraph in _blocks(story, node) for line in paragraph.lines]
            if words:
                yield Paragraph(words, f"{part}#{kind} {number}")


def _blocks(story: _Story, node: etree._Element) -> Iterator[Paragraph]:
    """The paragraphs and rows of tables beneath an element."""
    for child in node:
        name = local(child)
        if name == "p":
            yield from _paragraph(story, child)
        elif name == "tbl":
            yield from _table(story, child)
        elif name == "AlternateContent":
            yield from _blocks(story, _chosen(child))
        elif name and name not in _LEFT_OUT:
            yield from _blocks(story, child)


def _chosen(node: etree._Element) -> etree._Element:
    """Of what a document says twice, for newer and for older programs, the one with words in it, the newer first."""
    return next((way for way in node if next(way.iter("{*}t"), None) is not None), etree.Element("nothing"))


def _paragraph(story: _Story, node: etree._Element) -> Iterator[Paragraph]:
    """A paragraph, if it has words, and the text boxes that hang on it."""
    look = story.styles.look_of(node)
    boxes, story.boxes = story.boxes, []
    text = story.carried + "".join(_pieces(story, node))
    mine, story.boxes = story.boxes, boxes
    end_deleted = node.find("{*}pPr/{*}rPr/{*}del") is not None
    story.carried = text if end_deleted else ""
    lines = unbroken(text)
    if lines and not end_deleted and not look.is_contents:
        yield Paragraph(lines, _place(story, node), look)
    for box in mine:
        yield from _blocks(story, box)


def _place(story: _Story, node: etree._Element) -> str:
    number = story.numbers.get(node)
    return f"{story.name}#paragraph {number}" if number else story.name


def _pieces(story: _Story, node: etree._Element) -> Iterator[str]:
    """The text beneath an element of a paragraph."""
    for child in node:
        name = local(child)
        if name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name == "t":
            yield child.text or ""
        elif name == "sym":
            yield _symbol(child)
        elif name == "txbxContent":
            story.boxes.append(child)
        elif name in _REFERENCES:
            story.notes.append((name.removesuffix("Reference"), attribute(child, "id") or ""))
        elif name == "AlternateContent":
            yield from _pieces(story, _chosen(child))
        elif _may_hold_text(story, child, name):
            yield from _pieces(story, child)


def _may_hold_text(story: _Story, node: etree._Element, name: str) -> bool:
    """Whether text beneath an element is shown."""
    return bool(name) and name not in _LEFT_OUT and not (name == "r" and story.styles.is_hidden(node))


def _symbol(node: etree._Element) -> str:
    """A character that is named by its place in a font."""
    code = attribute(node, "char") or ""
    number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else 0
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(number - 0xF000, "")
    return chr(number) if number > 0x1F and not 0xD800 <= number <= 0xF8FF else ""


def _table(story: _Story, node: etree._Element) -> Iterator[Paragraph]:
    """The rows of a table, a line each; a row of one cell, a frame around text, gives the paragraphs in it."""
    for row in _parts(node, "tr"):
        if row.find("{*}trPr/{*}del") is not None:
            continue
        cells = [[] if _is_merged(cell) else list(_blocks(story, cell)) for cell in _parts(row, "tc")]
        filled = [cell for cell in cells if cell]
        if len(filled) == 1:
            yield from filled[0]
        elif filled:
            texts = [" ".join(line.replace("\t", " ") for p in cell for line in p.lines) for cell in cells]
            yield Paragraph(["\t".join(texts).strip()], filled[0][0].place)


def _parts(node: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row; content controls and marks of changes may stand around them."""
    for child in node:
        name = local(child)
        if name == wanted:
            yield child
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _parts(child, wanted)


def _is_merged(cell: etree._Element) -> bool:
    """Whether a cell is the lower part of one that spans rows, or was deleted."""
    merge = cell.find("{*}tcPr/{*}vMerge")
    goes_on = merge is not None and attribute(merge, "val") in (None, "continue")
    return goes_on or cell.find("{*}tcPr/{*}cellDel") is not None
