"""Sentences: a sentence of a `Doc` as words with offsets into the text, read from the `Doc` whenever it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from spacy.attrs import IDX, ORTH, SENT_START, TAG
from spacy.tokens import Doc

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
    block = 0
    for words in _sentences(doc):
        while block < len(blocks) and blocks[block][1] <= words[0].start:
            block += 1
        if block == len(blocks):
            return
        begin, stop = blocks[block]
        inside = [w for w in words if w.start < stop and w.end > begin]
        if inside:
            start, end = inside[0].start, inside[-1].end
            yield Sentence(start, end, text[start:end], tuple(inside), block)


def _sentences(doc: Doc) -> Iterator[list[Token]]:
    """The words of each sentence that has any, spaces before the first left out."""
    joints = frozenset[int](doc.user_data.get(JOINTS, ()))
    strings = doc.vocab.strings
    words: list[Token] = []
    rows = doc.to_array([ORTH, TAG, SENT_START, IDX]).tolist()  # much faster than an object for each token
    for i, (orth, tag, begins, start) in enumerate(rows):
        if begins == 1 and words:
            yield words
            words = []
        word, name = strings[orth], strings[tag]
        end = start + len(word)
        if name != SPLIT_OFF and (words or not word.isspace()):
            words.append(Token(start, end, word, name))
        if i in joints:
            words.append(Token(end, end, "、", "w"))
    if words:
        yield words
