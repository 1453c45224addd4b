"""The lines of an article among those of its element: without buttons, links elsewhere, and what a site sets below it."""

from __future__ import annotations

import re

from kg.reading.formats.clutter import COMMENTS, begins_rest, closes, is_clutter
from kg.reading.formats.html.head import heading_of
from kg.reading.formats.html.imprint import is_by_line
from kg.reading.formats.html.main import Weights
from kg.reading.formats.html.parse import Element
from kg.reading.formats.html.pieces import Piece

_FILE = re.compile(r"附件|附表|附图|\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar)\b", re.IGNORECASE)
_LETTER = re.compile(r"\w")
_ENDED = re.compile(r"[。！？…][”’」』）)]*$")
CUT = re.compile(r"(?:…|\.\.\.)\W*(?:详细|全文|更多|阅读全文)?\W*$")
"""At the end of the first words of another article."""
LEAST = 30
"""Characters of a short paragraph."""
_SIGNED = re.compile(
    r"作者|记者|記者|通讯员|文\s?[/／丨：:]|图\s?[/／丨：:]|来源|來源|供稿|摄影|附件|(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]|[〇零○一二三四五六七八九]{4}年|(?:局|厅|委|府|会|办公室|中心|院|公司|大学|处|部)$"
)


def body_of(pieces: list[Piece], weights: Weights, numbers: list[int]) -> list[int]:
    """The lines of the article among those of its element, whose numbers are given."""
    whole = sum(weights.prose[k] for k in numbers)
    kept: list[int] = []
    rest, closed, so_far = False, frozenset[Element | None](), 0.0
    for n, k in enumerate(numbers):
        piece = pieces[k]
        if so_far > 0.4 * whole and _begins_others(piece):
            rest = True
            if _begins_comments(piece):
                break
        elif _closes(piece, so_far, whole):
            closed = closed or frozenset(pieces[k].element.getparent() for k in kept)
        elif _is_of_article(piece, weights, k, rest) and _goes_on(piece, weights.prose[k], closed):
            if not _heads_links(pieces, weights.prose[k], numbers[n + 1 : n + 3]):
                so_far += weights.prose[k]
                kept.append(k)
    return _without_tail(pieces, weights.prose, kept)


def _closes(piece: Piece, so_far: float, whole: float) -> bool:
    """Whether a line stands below the last one of an article, of whose prose so much stands above it."""
    return so_far > 0.4 * whole and closes(piece.text)


def _goes_on(piece: Piece, prose: float, beside: frozenset[Element | None]) -> bool:
    """Whether a line is yet one of an article: below its editors or a notice only a paragraph `beside` the others, or its by-line."""
    return not beside or (prose >= LEAST and piece.element.getparent() in beside) or is_by_line(piece)


def _begins_comments(piece: Piece) -> bool:
    return COMMENTS.search(piece.text) is not None and not piece.is_link


def _begins_others(piece: Piece) -> bool:
    """Whether a line begins what stands below an article: 相关阅读, or the title of another article."""
    return begins_rest(piece.text) or (piece.is_link and heading_of(piece) is not None)


def _is_of_article(piece: Piece, weights: Weights, k: int, rest: bool) -> bool:
    """Whether a line is one of the article; below it (`rest`) only whole paragraphs are."""
    if weights.aside[k] or is_clutter(piece.text) or not _LETTER.search(piece.text) or begins_rest(piece.text):
        return False
    if rest and (piece.is_link or weights.prose[k] < LEAST or CUT.search(piece.text)):
        return False
    return not _is_mere_link(piece)


def _is_mere_link(piece: Piece) -> bool:
    """Whether a line is a link elsewhere: no attachment, no sentence."""
    return piece.is_link and not _FILE.search(piece.text) and not _ENDED.search(piece.text)


def _heads_links(pieces: list[Piece], prose: float, after: list[int]) -> bool:
    """Whether a short line stands over two links: 行业动态."""
    return prose < 15 and len(after) == 2 and all(_is_mere_link(pieces[n]) for n in after)


def _without_tail(pieces: list[Piece], prose: list[float], kept: list[int]) -> list[int]:
    """The lines without those below the last sentence that no more belong to it: neither beside it nor signed."""
    ended = [n for n, k in enumerate(kept) if prose[k] > 15 and _ENDED.search(pieces[k].text)]
    if not ended:
        return kept
    last = pieces[kept[ended[-1]]].element
    around = {last, last.getparent()}

    def belongs(k: int) -> bool:
        element = pieces[k].element
        beside = element in around or element.getparent() in around
        return beside or "\t" in pieces[k].text or _SIGNED.search(pieces[k].text) is not None

    return [k for n, k in enumerate(kept) if n <= ended[-1] or belongs(k)]
