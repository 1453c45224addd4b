"""Units: the words of a sentence as names are read from them, with LAC's slips mended and marked names as one unit."""

from __future__ import annotations

import re

from kg.extraction.tokens.sentences import Sentence, Token
from kg.extraction.tokens.tags import PAREN, QUOTE

_QUOTE = re.compile(r"“[^“”，。；！？\n]{1,24}”")

_PAREN = re.compile(r"[（(][\u4e00-\u9fff]{2,6}[）)]")

_EDITION = re.compile(r"[（(](?:第[\d一二三四五六七八九十百]+[届季期次]|首届)[）)]")


def units_of(sentence: Sentence) -> list[Token]:
    """The words of a sentence; what stands in quotation marks, and a place or an edition in brackets, is one unit."""
    places = {t.text for t in sentence.tokens if t.tag == "LOC"}
    spans = sorted(
        [(m.start(), m.end(), QUOTE) for m in _QUOTE.finditer(sentence.text)]
        + [(m.start(), m.end(), PAREN) for m in _PAREN.finditer(sentence.text) if m.group()[1:-1] in places]
        + [(m.start(), m.end(), "m") for m in _EDITION.finditer(sentence.text)]
    )
    units: list[Token] = []
    k = 0
    for t in sentence.tokens:
        a = t.start - sentence.start
        while k < len(spans) and spans[k][1] <= a:
            k += 1
        if k < len(spans) and spans[k][0] <= a:
            start, end, tag = spans[k]
            if not units or units[-1].start != sentence.start + start:
                units.append(Token(sentence.start + start, sentence.start + end, sentence.text[start:end], tag))
        elif t.text.strip():
            units.append(t)
        elif "\u3000" in t.text:
            units.append(t._replace(tag="w"))
    return units
