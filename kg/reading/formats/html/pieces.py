"""Blocks of text in reading order: paragraphs, headings, items, rows of tables, each with the element that it stands in.

Which elements are blocks: https://html.spec.whatwg.org/#flow-content-3 (The page), those that browsers show as `display: block`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kg.reading.formats.html.parse import Element

_BLOCKS = frozenset(
    "html head body p div section article main header footer nav aside h1 h2 h3 h4 h5 h6 hgroup ul ol li dl dt dd table caption thead tbody tfoot tr td th "
    "blockquote pre figure figcaption address center hr form fieldset legend details summary dir menu search founder-content".split()
)
_LEFT_OUT = frozenset(
    "script style template noscript select option button textarea input iframe object embed svg math canvas audio video map rt rp rtc datalist dialog "
    "noframes applet progress meter title link meta base".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|table\b)", re.IGNORECASE)
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·"
_BETWEEN_WIDE = re.compile(rf"(?<=[{_WIDE}])[ \t\f]*\r?\n\s*(?=[{_WIDE}])")
_SPACES = re.compile(r"[\s\0\1]+")
_NO_TEXT = " \t\r\n\f\0\1\u00a0\u3000\u200b\ufeff"
_BLANKS = re.compile(r"[\s\u00a0\u3000]+")
_NOTHING = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufffc"))
_SENTENCE = re.compile("[。，；]")
_SHORT = 60
"""Characters of a line that may be one about the article."""
_RAW = 2_000
"""Characters of it in the source, with those of its indent."""
_BETWEEN_SEAMS = re.compile(r"\s*\x01\s*\n\s*\x01\s*")
"""Between two elements that may be set apart, the end of a line is a blank."""
_LABEL_SEAM = re.compile(r"(?<=[：:])\x01*\s*\n\s*\x01*|(?<=[：:])\x01+")
_CELL = 300
"""Characters that a cell of a table of facts has at most; in larger ones stands the page itself."""
_BREAK = "\0"
"""Stands for a `<br>` until blanks are normalised; the tree holds none."""
_SEAM = "\1"
"""Stands where an inline element with a class begins or ends, which a style sheet may set apart: `<span class="date">…</span><span class="from">…</span>`."""
_NOTE_MARK = re.compile(r"\s*[\[【(（]?\d{1,3}[\])】）]?\s*")
_BEGINS_LABEL = re.compile(
    r"\s*(?:作者|来源|來源|记者|发布(?:时间|日期)|日期|时间|编辑|责编|浏览|阅读|点击|字号)(?:次数|量)?\s*[：:]"
)
_APART = frozenset("span a em i time label small b".split())
_IMPRINT = re.compile(
    r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d{1,2}:\d\d|(?:来源|來源|作者|编辑|編輯|责编|时间|日期|记者|浏览|阅读|发布|字号|字体)\x01?\s?[：:/／]"
)
"""What lines hold in which such elements are set apart."""


@dataclass(slots=True)
class Piece:
    """One line of text."""

    text: str
    element: Element
    """The innermost block that it stands in."""
    linked: int = 0
    """Characters of it in links."""
    after_blank: bool = False
    """Whether an empty line made by `<br><br>` stands before it."""

    @property
    def is_link(self) -> bool:
        """Whether it is a link, and little besides."""
        return self.linked > 0.6 * len(self.text)


def pieces_of(root: Element, *, hidden: bool = False) -> list[Piece]:
    """The lines of text in an element, in reading order.

    Args:
        root: the element.
        hidden: whether what is styled `display: none` is read too.
    """
    reader = _Reader(root, hidden)
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if not reader.enters(element):
                walk.skip_subtree()
        else:
            if event == "end":
                reader.leaves(element)
            if element is not root:
                reader.says(element.tail)
    reader.ends_line()
    return reader.pieces


class _Reader:
    """Goes through a tree and gathers its lines."""

    def __init__(self, root: Element, hidden: bool) -> None:
        self.root = root
        self.hidden = hidden
        self.pieces: list[Piece] = []
        self.blocks = [root]  # that the walk is in
        self.links = 0
        self.line: list[str] = []
        self.linked: list[str] = []

    def enters(self, element: Element) -> bool:
        """Begins an element; says whether what is in it is to be read."""
        tag = element.tag
        if _is_left_out(element) or (not self.hidden and element is not self.root and is_hidden(element)):
            return False
        if tag == "br":
            self.line.append(_BREAK)
        elif is_block(element):
            self.ends_line()
            if tag == "table" and is_grid(element):
                self.pieces += rows_of(element)
                return False
            self.blocks.append(element)
        elif _is_apart(element) or _BEGINS_LABEL.match(element.text or ""):
            self.says(_SEAM)
        self.links += tag == "a"
        self.says(element.text)
        return True

    def leaves(self, element: Element) -> None:
        """Ends an element."""
        if self.blocks[-1] is element and element is not self.root:
            self.ends_line()
            self.blocks.pop()
        elif _is_apart(element):
            self.says(_SEAM)
        if element.tag == "a" and self.links:
            self.links -= 1

    def says(self, text: str | None) -> None:
        """Goes on with the line."""
        if text:
            self.line.append(text.replace("\n", _BREAK) if self.blocks[-1].tag == "pre" else text)
            if self.links:
                self.linked.append(text)

    def ends_line(self) -> None:
        """Ends the line, with its breaks."""
        whole, linked = "".join(self.line), "".join(self.linked)
        self.line, self.linked = [], []
        if not whole.strip(_NO_TEXT):
            return
        share = len(_SPACES.sub("", linked)) / max(1, len(_SPACES.sub("", whole)))
        gap = False
        for part in whole.split(_BREAK):
            if text := normal(part):
                self.pieces.append(Piece(text, self.blocks[-1], round(share * len(text)), gap))
            gap = not text


def normal(text: str) -> str:
    """A text without the blanks around it, those within one each; none where a line of the source ends between Chinese characters."""
    if _SEAM in text:
        if len(text) <= _RAW and len(_SPACES.sub("", text)) <= _SHORT and not _SENTENCE.search(text):
            text = _BETWEEN_SEAMS.sub(" ", text)
        apart = len(text) <= 200 and _IMPRINT.search(text) and not _SENTENCE.search(text)
        text = _LABEL_SEAM.sub("", text).replace(_SEAM, " " if apart else "")
    if not (len(text) <= 200 and _IMPRINT.search(text) and not _SENTENCE.search(text)):
        text = _BETWEEN_WIDE.sub("", text)
    text = text.translate(_NOTHING)
    return _BLANKS.sub(lambda blank: "\u3000" if "\u3000" in blank[0] else " ", text).strip()


def is_block(element: Element) -> bool:
    """Whether an element begins a line of its own: by its name, or a `<span style="display: block">`."""
    if element.tag in _BLOCKS:
        return True
    style = element.get("style")
    return style is not None and _AS_BLOCK.search(style) is not None


def _is_left_out(element: Element) -> bool:
    """Whether an element is no text, or the raised number that leads to a footnote; not the 2 of m²."""
    if element.tag in _LEFT_OUT:
        return True
    if element.tag != "sup" or not _NOTE_MARK.fullmatch("".join(map(str, element.itertext()))):
        return False
    parent = element.getparent()
    return element.find(".//a") is not None or (parent is not None and parent.tag == "a")


def _is_apart(element: Element) -> bool:
    """Whether a style sheet may set an inline element apart from what is next to it."""
    return element.tag in _APART and (
        element.tag == "a" or element.get("class") is not None or element.get("id") is not None
    )


def is_hidden(element: Element) -> bool:
    """Whether an element says of itself that it is not shown."""
    style = element.get("style")
    return (style is not None and _HIDDEN.search(style) is not None) or element.get("hidden") is not None


def is_grid(table: Element) -> bool:
    """Whether a table is one of facts, rows of short cells, not one that lays out the page."""
    if next(table.iterdescendants("table", "form", "h1", "h2"), None) is not None:
        return False
    several = 0
    for row in table.iter("tr"):
        cells = [sum(map(len, cell.itertext())) for cell in row.iterchildren("td", "th")]
        if max(cells, default=0) > _CELL:
            return False
        several += len(cells) > 1
    return several > 1


def rows_of(table: Element) -> Iterator[Piece]:
    """The rows of a table, the cells of each parted by a tab; its caption before them."""
    for row in table.iter("caption", "tr"):
        if row.tag == "caption":
            yield from pieces_of(row)
            continue
        cells = [pieces_of(cell) for cell in row.iterchildren("td", "th")]
        text = "\t".join(" ".join(piece.text for piece in cell) for cell in cells).rstrip("\t")
        if text.strip():
            yield Piece(text, row, sum(piece.linked for cell in cells for piece in cell))
