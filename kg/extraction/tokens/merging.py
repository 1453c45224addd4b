"""Merging: the words of a sentence as names are read from them, with LAC's slips mended and marked names as one unit."""

from __future__ import annotations

import re

from kg.extraction.tokens.sentences import Sentence, Token
from kg.extraction.tokens.tags import PAREN, QUOTE

_QUOTE = re.compile(r"“[^“”，。；！？\n]{1,24}”")
_PAREN = re.compile(r"[（(][\u4e00-\u9fff]{2,6}[）)]")
_EDITION = re.compile(r"[（(](?:第[\d一二三四五六七八九十百]+[届季期次]|首届)[）)]")


def units_of(sentence: Sentence) -> list[Token]:
    """The words of a sentence; what stands in quotation marks, and a place or an edition in brackets, is one unit."""
    units: list[Token] = []
    marked = _marked(sentence)
    k = 0
    for t in sentence.tokens:
        while k < len(marked) and marked[k].end <= t.start:
            k += 1
        if k < len(marked) and marked[k].start <= t.start:
            if not units or units[-1].start != marked[k].start:
                units.append(marked[k])
        elif t.text.strip():
            units.append(t)
        elif "\u3000" in t.text:
            units.append(t._replace(tag="w"))
    return units


def _marked(sentence: Sentence) -> list[Token]:
    """The quotations, and the places and editions in brackets, in the order of the text."""
    text = sentence.text
    spans = [(m.start(), m.end(), QUOTE) for m in _QUOTE.finditer(text)] if "“" in text else []
    if "（" in text or "(" in text:
        places = {t.text for t in sentence.tokens if t.tag == "LOC"}
        spans += [(m.start(), m.end(), PAREN) for m in _PAREN.finditer(text) if m.group()[1:-1] in places]
        spans += [(m.start(), m.end(), "m") for m in _EDITION.finditer(text)]
    return [Token(sentence.start + a, sentence.start + b, text[a:b], tag) for a, b, tag in sorted(spans)]
