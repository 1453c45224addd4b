"""Sentences: a sentence of a `Doc` as words with offsets into the text, read from the `Doc` whenever it is asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc, Span

from kg.language.spans import laid

BLOCKS = "blocks"
"""Where the lines of the layout stand on a `Doc`: titles, headings, paragraphs, by-lines."""
BYLINE = "byline"
SPLIT_OFF = "_SP"
"""The tag of a space that stood within a word of LAC's: it parts two words and is none."""
JOINTS = "joints"
"""Where a mark is left out between two words that LAC ran into one, 某市委|市政府: a list of tokens before it, in `doc.user_data`."""


class Token(NamedTuple):
    """A word with its tag, as half-open offsets into the text."""

    start: int
    end: int
    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as half-open offsets into the text, with its words and the number of its block."""

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    block: int


def sentences_of(doc: Doc) -> Iterator[Sentence]:
    """The sentences of a `Doc` that lie in its blocks, by-lines left out; in all of it if it has no blocks."""
    text = doc.text
    blocks = [(b.start, b.end) for b in laid(doc, BLOCKS) if b.label != BYLINE]
    if BLOCKS not in doc.spans:
        blocks = [(0, len(text))]
    begins = [start for start, _ in blocks]
    for span in doc.sents:
        words = _words(span)
        block = max(0, bisect_right(begins, words[0].start) - 1) if words else 0
        words = [w for w in words if w.start < blocks[block][1] and w.end > blocks[block][0]] if blocks else []
        if words:
            start, end = words[0].start, words[-1].end
            yield Sentence(start, end, text[start:end], tuple(words), block)


def _words(span: Span) -> list[Token]:
    """The words of a span, spaces before the first left out."""
    joints: Sequence[int] = span.doc.user_data.get(JOINTS, ())
    words: list[Token] = []
    for t in span:
        end = t.idx + len(t)
        if t.tag_ != SPLIT_OFF and (words or not t.is_space):
            words.append(Token(t.idx, end, t.text, t.tag_))
        if t.i in joints:
            words.append(Token(end, end, "、", "w"))
    return words
