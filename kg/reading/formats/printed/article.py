"""The article that printed lines make: the title first, whole paragraphs, and where each printed line stands in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.reading.document import Place
from kg.reading.formats.clutter import names_editors
from kg.reading.formats.original import Original
from kg.reading.formats.printed.line import Line, joined, usual_size
from kg.reading.formats.printed.margins import without_margins
from kg.reading.formats.printed.setting import Setting, begins_paragraph, settings
from kg.reading.formats.printed.web import is_web_page, without_site
from kg.reading.layout.edges import ENDED

_LARGER = 1.15
"""Than most of the text: the type of a title."""
_SMALLER = 0.93
"""The type of captions and footnotes."""
_NAMEPLATE = re.compile(r"\S{2,8}(?:报|報|周刊|週刊)|\S{2,40}文件")
"""What is set larger than any title: 梅岭日报, 梅岭市人民政府文件."""
_MARK = re.compile(r"^\d{1,2} ?(?![年月日号])(?=[\u3400-\u9fff])")
"""The number of a footnote, which goes as its reference does; it would count what follows: 1本办法."""


def article_of(pages: list[list[Line]]) -> Original:
    """The article on pages, of which each is a list of lines in the order in which they were found."""
    size = usual_size(line for lines in pages for line in lines)
    lines = [one for page in without_margins(pages, size) for one in settings(page)]
    at = _title_in(lines, size)
    above, below = lines[: at.start], lines[at.stop :]
    text = _Text(_SMALLER * size)
    for one in lines[at.start : at.stop]:
        text.add(one)
    title = "".join(text.parts)
    if title:
        text.end()
        text.write("\n")
    kept = without_site(above, below) if is_web_page(lines) else above + below
    while len(kept) > 1 and names_editors(kept[-1].line.text):
        kept.pop()
    for one in kept:
        text.take(one)
    text.end()
    return Original("".join(text.parts), title=title or None, places=tuple(text.places))


def _title_in(lines: list[Setting], size: float) -> range:
    """Which lines are the title: the largest type of the first page but for a newspaper's name."""
    large = [
        k
        for k, one in enumerate(lines)
        if one.line.page == lines[0].line.page
        and one.line.size > _LARGER * size
        and not one.line.row
        and not _NAMEPLATE.fullmatch(one.line.text)
    ]
    if not large:
        return range(0)
    largest = 0.95 * max(lines[k].line.size for k in large)
    first = end = next(k for k in large if lines[k].line.size >= largest)
    while end in large and lines[end].line.size >= largest:
        end += 1
    return range(first, end)


@dataclass
class _Text:
    """The text as it grows."""

    small: float
    """The size of type below which a line is a caption or a footnote."""
    parts: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    length: int = 0
    last: Setting | None = None
    """The line that the paragraph ends with so far; None between paragraphs."""
    waiting: list[Setting] = field(default_factory=list)
    """Captions and footnotes that stand in the midst of the paragraph."""

    def take(self, one: Setting) -> None:
        """Goes on to the next line."""
        if self.last and one.line.size < self.small <= self.last.line.size and not ENDED.search(self.last.line.text):
            self.waiting.append(one)
        elif self.waiting and one.line.size < self.small:
            self.waiting.append(one)
        else:
            if self.last and begins_paragraph(self.last, one):
                self.end()
            self.add(one)

    def end(self) -> None:
        """Ends the paragraph; what stood in its midst follows."""
        waiting, self.waiting = self.waiting, []
        if self.last:
            self.write("\n")
        self.last = None
        for one in waiting:
            self.take(one)
        if waiting:
            self.end()

    def add(self, one: Setting) -> None:
        """Adds a line to the paragraph."""
        if self.last:
            before = self.last.line.text
            between = joined(before, one.line.text)
            if len(between) < len(before):
                self.parts[-1] = between
            self.length += len(between) - len(before)
            if len(between) > len(before):
                self.parts.append(" ")
        self.places.append(Place(self.length, one.line.page, one.number))
        is_note = self.last is None and one.line.size < self.small
        self.write(_MARK.sub("", one.line.text) if is_note else one.line.text)
        self.last = one

    def write(self, text: str) -> None:
        """Adds characters."""
        self.parts.append(text)
        self.length += len(text)
