"""Several articles on one page: an edition of a newspaper, a month of a diary."""

from __future__ import annotations

import re

from kg.reading.formats.clutter import begins_rest
from kg.reading.formats.html.head import DATE, TITLE_SIZE, Head, cleaned, heading_of, is_info
from kg.reading.formats.html.main import Weights
from kg.reading.formats.html.pieces import Piece
from kg.reading.formats.html.said import Said
from kg.reading.formats.html.titles import agreement, key_of, title_in

_PART = 80
"""Characters of prose that one of several articles has at least; a teaser has fewer."""


def parts_of(pieces: list[Piece], weights: Weights, said: Said) -> list[list[int]]:
    """The lines of each article, where several stand on a page: each begins with a heading, and is an `<article>` or has a line that says when or by whom; else nothing."""
    begin = _begins(pieces, weights)
    if len(begin) < 2 or _has_title(pieces, begin, said):
        return []
    ends = [*begin[1:], _end(pieces, weights, begin[-1])]
    parts = {range(a, b): sum(weights.prose[a:b]) for a, b in zip(begin, ends, strict=True)}
    if sum(parts.values()) < 0.6 * sum(w for w, aside in zip(weights.prose, weights.aside, strict=True) if not aside):
        return []
    several = [list(part) for part, prose in parts.items() if prose >= _PART]
    return several if len(several) > 1 else []


def _end(pieces: list[Piece], weights: Weights, begin: int) -> int:
    """Where the last article ends."""
    below = range(begin, len(pieces))
    return next((k for k in below if weights.aside[k] or begins_rest(pieces[k].text)), len(pieces))


def _has_title(pieces: list[Piece], begin: list[int], said: Said) -> bool:
    """Whether one heading is what the page says is its title, and that of its one article: not the name of the edition above them all."""
    told = key_of(title_in(said) or "")
    headings = (k for k, p in enumerate(pieces) if heading_of(p) and agreement(key_of(p.text), told) > 0.6)
    return any(k in begin or k > begin[0] or _heads_text(pieces, k, begin[0]) for k in headings)


def _heads_text(pieces: list[Piece], k: int, end: int) -> bool:
    """Whether a text, or a line that says when or by whom, stands between a heading and the first article."""
    below = pieces[k + 1 : end]
    return any(len(p.text) >= _PART or is_info(cleaned(p)) for p in below if not p.is_link)


def head_of_part(pieces: list[Piece], numbers: list[int]) -> Head:
    """The head of one of several articles."""
    first = pieces[numbers[0]]
    after = [cleaned(pieces[k]) for k in numbers[1:3]]
    return Head(first.text, first, range(numbers[0], numbers[0] + 1), after=[p for p in after if is_info(p)])


def _begins(pieces: list[Piece], weights: Weights) -> list[int]:
    """The headings of articles, those of the level that has the most."""
    found: dict[str, list[int]] = {}
    for k, piece in enumerate(pieces):
        tag = None if weights.aside[k] else heading_of(piece)
        if tag and (_heads_article(piece, pieces[k + 1 : k + 3]) or _opens_article(piece)):
            found.setdefault(tag, []).append(k)
    return max(found.values(), key=len, default=[])


def _opens_article(heading: Piece) -> bool:
    """Whether a heading is the first one of an element that says it is an article."""
    article = next(heading.element.iterancestors("article"), None)
    first = None if article is None else next(article.iter("h1", "h2", "h3", "h4"), None)
    return first is not None and first in (heading.element, *heading.element.iterancestors())


def _heads_article(heading: Piece, below: list[Piece]) -> bool:
    """Whether a heading is that of an article: a line below it says when or by whom it was published."""
    text = heading.text
    if not 4 <= len(key_of(text)) <= TITLE_SIZE or re.search(
        rf"{DATE}|^\W*(?:re|回复)\b|\[编辑\]", text, re.IGNORECASE
    ):
        return False
    return any(
        len(p.text) <= 80
        and "\t" not in p.text
        and is_info(p)
        and re.search(rf"{DATE}|(?:作者|记者|記者|来源|來源|通讯员)\s*[：:\s]", p.text)
        for p in below
    )
