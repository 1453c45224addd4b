"""Sentences: a sentence of a `Doc` as words with offsets into the text, read from the `Doc` whenever it is asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from spacy.attrs import IDX, LENGTH, SENT_START, TAG
from spacy.tokens import Doc

from kg.extraction.tokens.neighbours import Placed
from kg.language.spans import Strings, laid, rows_of, text_of

P = TypeVar("P", bound=Placed)
BLOCKS = "blocks"
"""Where the lines of the layout stand on a `Doc`: titles, headings, paragraphs, by-lines."""
BYLINE = "byline"
SPLIT_OFF = "_SP"
"""The tag of a space that stood within a word of LAC's: it parts two words and is none."""
_KEPT = 8192
"""Words at most that are kept of a `Doc`: those of a book would be much in memory."""


class Token(NamedTuple):
    """A word with its tag, as half-open offsets into the text."""

    start: int
    end: int
    text: str
    tag: str


_words: WeakKeyDictionary[Doc, tuple[bytes, tuple[Token, ...]]] = WeakKeyDictionary()
"""The words that a `Doc` had when it was asked for them last, by its offsets and tags then."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as half-open offsets into the text, with its words and the number of its block."""

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    block: int

    def among(self, placed: Sequence[P]) -> list[P]:
        """What lies within it, of what is in the order of the text."""
        return within(placed, self.start, self.end)


def within(placed: Sequence[P], start: int, end: int) -> list[P]:
    """What lies between two offsets, of what is in the order of the text."""
    first, last = (bisect_left(placed, at, key=attrgetter("start")) for at in (start, end))
    return [p for p in placed[first:last] if p.end <= end]


def sentences_of(doc: Doc) -> Iterator[Sentence]:
    """The sentences of a `Doc` that lie in its blocks, by-lines left out; in all of it if it has no blocks."""
    text = text_of(doc)
    blocks = [(b.start, b.end) for b in laid(doc, BLOCKS) if b.label != BYLINE]
    if BLOCKS not in doc.spans:
        blocks = [(0, len(text))]
    block = 0
    for words in _sentences(doc, text):
        while block < len(blocks) and blocks[block][1] <= words[0].start:
            block += 1
        if block == len(blocks):
            return
        inside = _within(words, *blocks[block])
        if inside:
            start, end = inside[0].start, inside[-1].end
            yield Sentence(start, end, text[start:end], tuple(inside), block)


def _within(words: list[Token], begin: int, stop: int) -> list[Token]:
    """The words that lie between two offsets, or reach over one of them."""
    if begin <= words[0].start and words[-1].end <= stop:
        return words
    return [w for w in words if w.start < stop and w.end > begin]


def _sentences(doc: Doc, text: str) -> Iterator[list[Token]]:
    """The words of each sentence of a `Doc`, of which this is the text, that has any; spaces before the first left out."""
    begins = doc.to_array(SENT_START) == 1
    words: list[Token] = []
    for i, word in enumerate(words_of(doc, text)):
        if begins[i] and words:
            yield words
            words = []
        if word.tag != SPLIT_OFF and (words or not word.text.isspace()):
            words.append(word)
    if words:
        yield words


def words_of(doc: Doc, text: str) -> Iterator[Token]:
    """The words of a `Doc`, of which this is the text. Every component asks for them: those of a short one are kept as long as it has them."""
    if len(doc) > _KEPT:
        return _read(doc, text)
    now = doc.to_array([IDX, LENGTH, TAG]).tobytes()
    then, words = _words.get(doc, (b"", ()))
    if then != now:
        words = tuple(_read(doc, text))
        _words[doc] = now, words
    return iter(words)


def _read(doc: Doc, text: str) -> Iterator[Token]:
    tags = Strings(doc)
    rows = rows_of(doc, [IDX, LENGTH, TAG])
    return (Token(start, start + length, text[start : start + length], tags[tag]) for start, length, tag in rows)
