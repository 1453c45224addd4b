"""Where on a page the article stands: the element that holds the most of its prose and the least of anything else.

The prose is told by the stops of Chinese sentences.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.formats.clutter import COMMENTS, begins_rest
from kg.reading.formats.html.asides import is_aside
from kg.reading.formats.html.imprint import record_rows
from kg.reading.formats.html.parse import Element
from kg.reading.formats.html.pieces import Piece
from kg.reading.limits import MAX_BYTES, too_long

_SENTENCE = re.compile(r"[，。！？；][”’」』）)]?")
_LITTLE = 0.25
"""Share of sentences and tables in the text of a page below which its article is made up of something else."""
_FEW = 80
"""Characters of prose above the heading of what readers wrote."""
_INNER = frozenset("p table tbody tr ul ol li font center blockquote".split())
"""Elements that hold a part of an article."""
_BARE = frozenset(("评论", "留言", "跟帖", "回复", "网友评论"))
_RIGHTS = re.compile(r"著作权|版权|侵权|免责|声明|转载|授权|ICP备|Copyright", re.IGNORECASE)


@dataclass(slots=True)
class Weights:
    """What speaks for each line being of the article."""

    prose: list[float]
    """Characters of prose, of what stands in lists and titles a part of them."""
    aside: list[bool]
    """Whether it stands in an element beside the article."""


def weights_of(every: list[Element], pieces: list[Piece]) -> Weights:
    """Weighs the lines of a page, whose elements are given in document order."""
    if sum(len(piece.text) for piece in pieces) > MAX_BYTES:
        raise too_long()
    prose = [_prose(piece) for piece in pieces]
    aside = asides(every, pieces, prose)
    aside |= record_rows(pieces)
    return Weights(prose, [piece.element in aside for piece in pieces])


def _prose(piece: Piece) -> float:
    """Characters of prose: all of a sentence, few of a line that is none, hardly one of links."""
    size = len(piece.text)
    if piece.is_link:
        return 0.05 * size
    if len(_RIGHTS.findall(piece.text)) > 1:
        return 0.05 * size
    size -= piece.linked
    if "\t" in piece.text:
        return size
    return size if size >= 15 and _SENTENCE.search(piece.text) else 0.25 * size


def begins_comments(piece: Piece) -> bool:
    """Whether a line is the heading of what readers wrote: 网友评论."""
    if piece.is_link or not COMMENTS.search(piece.text):
        return False
    return begins_rest(piece.text) or (piece.text in _BARE and piece.element.tag in ("h2", "h3", "h4", "h5"))


def asides(every: list[Element], pieces: list[Piece], prose: list[float]) -> set[Element]:
    """The elements in those beside the article; one that holds most of the page's prose is none."""
    within = sums(every, _by_element(pieces, prose))
    most = 0.5 * sum(prose)
    found: set[Element] = set()
    for element in every:
        if element.getparent() in found or (is_aside(element) and within.get(element, 0) < most):
            found.add(element)
    return found


def _by_element(pieces: list[Piece], values: Sequence[float]) -> dict[Element, float]:
    total: dict[Element, float] = defaultdict(float)
    for piece, value in zip(pieces, values, strict=True):
        total[piece.element] += value
    return total


def sums(every: list[Element], own: dict[Element, float]) -> dict[Element, float]:
    """For each element what it and all in it have together."""
    total = dict(own)
    for element in reversed(every):
        value, parent = total.get(element), element.getparent()
        if value and parent is not None:
            total[parent] = total.get(parent, 0) + value
    return total


def main_element(every: list[Element], pieces: list[Piece], weights: Weights) -> Element:
    """The element that agrees best with what speaks for the article (F1 of characters)."""
    wanted, all_of = _told_by_sentences(pieces, weights)
    if sum(wanted) < _LITTLE * sum(len(p.text) - p.linked for p in pieces):  # an agenda, a list of names
        wanted, all_of = [float(len(p.text) - p.linked) for p in pieces], [float(len(p.text)) for p in pieces]
        wanted = [w * trust for w, trust in zip(wanted, _trust(pieces, weights), strict=True)]
    whole_of = sums(every, _by_element(pieces, all_of))
    good = sums(every, _by_element(pieces, wanted))
    whole = sum(wanted)
    best, best_score = every[0], 0.0
    for element in every:
        score = 2 * good.get(element, 0) / (whole + whole_of.get(element, 0) or 1)
        if score >= best_score:
            best, best_score = element, score
    return _whole(best, pieces, every)


def _whole(best: Element, pieces: list[Piece], every: list[Element]) -> Element:
    """The element that a paragraph or a table stands in, if that holds little besides: 名单如下：."""
    size = sums(every, _by_element(pieces, [len(piece.text) for piece in pieces]))
    linked = sums(every, _by_element(pieces, [piece.linked for piece in pieces]))
    while best.tag in _INNER and (parent := best.getparent()) is not None:
        own = size.get(best, 0)
        links = linked.get(parent, 0) - linked.get(best, 0)
        if size.get(parent, 0) > (1.5 if links else 4) * own or links > 0.2 * own:
            break
        best = parent
    return best


def _told_by_sentences(pieces: list[Piece], weights: Weights) -> tuple[list[float], list[float]]:
    """Of each line what speaks for the article, and all that it holds, where the article is made up of sentences and tables."""
    trust = _trust(pieces, weights)
    return [
        prose * t if _SENTENCE.search(p.text) or "\t" in p.text else 0.0
        for p, prose, t in zip(pieces, weights.prose, trust, strict=True)
    ], weights.prose


def _trust(pieces: list[Piece], weights: Weights) -> list[float]:
    """How far each line may be one of the article: little of what stands beside it, and of what readers wrote below it."""
    trust, so_far = [], 0.0
    below = False
    for piece, prose, aside in zip(pieces, weights.prose, weights.aside, strict=True):
        below = below or (so_far > _FEW and begins_comments(piece))
        so_far += 0 if aside else prose
        trust.append(0.1 if aside or below else 1.0)
    return trust
