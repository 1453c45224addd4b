"""Where on a page the article stands: the element that holds the most of its prose and the least of anything else.

The prose is told by what trafilatura keeps of the page, and by the stops of Chinese sentences.
"""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from dataclasses import dataclass

import trafilatura

from kg.reading.formats.html.clutter import is_aside
from kg.reading.formats.html.parse import Element
from kg.reading.formats.html.pieces import Piece
from kg.reading.limits import MAX_BYTES, too_long

_STOPS = re.compile(r"[，。！？；、：,.!?;]")
_SENTENCE = re.compile(r"[，。！？；][”’」』）)]?")
_RIGHTS = re.compile(r"著作权|版权|侵权|免责|声明|转载|授权|ICP备|Copyright", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_LITTLE = 0.25
"""Share of the page's sentences that trafilatura keeps at least where it has found the article."""
_FEW = 200
"""Characters of prose that are hardly an article."""
_WINDOW = 50_000
_MUCH = 100_000_000
"""Characters times lines up to which a line is looked for in the whole of a text."""
_ENOUGH = 12
"""Characters of a line that stands but once in a text."""


@dataclass(slots=True)
class Weights:
    """What speaks for each line being of the article."""

    prose: list[float]
    """Characters of prose, of what stands in lists and titles a part of them."""
    kept: list[bool]
    """Whether trafilatura keeps it."""
    aside: list[bool]
    """Whether it stands in an element beside the article."""


def weights_of(every: list[Element], pieces: list[Piece]) -> Weights:
    """Weighs the lines of a page, whose elements are given in document order."""
    prose = [_prose(piece) for piece in pieces]
    aside = asides(every, pieces, prose)
    return Weights(prose, kept_by_trafilatura(every[0], pieces), [piece.element in aside for piece in pieces])


def _prose(piece: Piece) -> float:
    """Characters of prose: all of a sentence, few of a line that is none, hardly one of links."""
    size = len(piece.text)
    if piece.is_link:
        return 0.05 * size
    if len(_RIGHTS.findall(piece.text)) > 1:
        return 0.05 * size
    size -= piece.linked
    return size if size >= 15 and _SENTENCE.search(piece.text) else 0.25 * size


def asides(every: list[Element], pieces: list[Piece], prose: list[float]) -> set[Element]:
    """The elements in those beside the article; one that holds most of the page's prose is none."""
    within = sums(every, _by_element(pieces, prose))
    most = 0.5 * sum(prose)
    found: set[Element] = set()
    for element in every:
        if element.getparent() in found or (is_aside(element) and within.get(element, 0) < most):
            found.add(element)
    return found


def _by_element(pieces: list[Piece], values: list[float]) -> dict[Element, float]:
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


def kept_by_trafilatura(root: Element, pieces: list[Piece]) -> list[bool]:
    """Whether trafilatura keeps each line."""
    if sum(len(piece.text) for piece in pieces) > MAX_BYTES:
        raise too_long()
    try:
        document = trafilatura.bare_extraction(
            copy.deepcopy(root), with_metadata=False, include_comments=False, include_tables=True, fast=True
        )
    except Exception:  # a page that trafilatura or what it rests on falls over is read by its prose alone
        document = None
    body = getattr(document, "body", None)
    text = _SPACES.sub("", "".join(body.itertext())) if body is not None else ""
    everywhere = len(text) * len(pieces) < _MUCH
    at, kept = 0, []
    for piece in pieces:
        line = _SPACES.sub("", piece.text)
        found = text.find(line, at, at + (_WINDOW if len(line) >= _ENOUGH else 40 + len(line)))
        if found < 0 and everywhere and len(line) >= _ENOUGH:
            found = text.find(line)
        kept.append(found >= 0)
        if found >= 0:
            at = found + len(line)
    return kept


def main_element(every: list[Element], pieces: list[Piece], weights: Weights) -> Element:
    """The element that agrees best with what speaks for the article (F1 of characters)."""
    value = [prose * (0.1 if aside else 1) for prose, aside in zip(weights.prose, weights.aside, strict=True)]
    wanted = [v if kept else 0.0 for v, kept in zip(value, weights.kept, strict=True)]
    sentences = [v if _SENTENCE.search(p.text) else 0.0 for v, p in zip(value, pieces, strict=True)]
    if sum(min(w, s) for w, s in zip(wanted, sentences, strict=True)) < min(_LITTLE * sum(sentences), _FEW):
        wanted = sentences
    whole_of = sums(every, _by_element(pieces, weights.prose))
    good = sums(every, _by_element(pieces, wanted))
    whole = sum(wanted)
    best, best_score = every[0], 0.0
    for element in every:
        score = 2 * good.get(element, 0) / (whole + whole_of.get(element, 0) or 1)
        if score >= best_score:
            best, best_score = element, score
    return best
