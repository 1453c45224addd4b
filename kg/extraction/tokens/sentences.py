"""Sentences: a sentence of the `Doc` as words with offsets into the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc


class Token(NamedTuple):
    """A word of LAC's with its tag; offsets into the text."""

    start: int
    end: int
    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as offsets into the text, with its words and the number of its block."""

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    block: int


def sentences_of(doc: Doc, blocks: Iterable[tuple[int, int]]) -> list[Sentence]:
    """The sentences of a `Doc` that lie in one of the blocks, which are in order."""
    spans = list(blocks)
    found: list[Sentence] = []
    block = 0
    tokens: list[Token] = []

    def close() -> None:
        if tokens:
            a, b = tokens[0].start, tokens[-1].end
            found.append(Sentence(a, b, text[a:b], tuple(tokens), block))
            tokens.clear()

    strings = doc.vocab.strings
    rows = doc.to_array(["ORTH", "TAG", "SENT_START"]).tolist()  # much faster than an object for each token
    words = [(strings[orth], strings[tag], begins == 1) for orth, tag, begins in rows]
    text = "".join(word for word, _, _ in words)
    at = 0
    for word, tag, first in words:
        start, at = at, at + len(word)
        if first:
            close()
        while block < len(spans) and start >= spans[block][1]:
            close()
            block += 1
        if block < len(spans) and at > spans[block][0] and (tokens or word.strip()):
            tokens.append(Token(start, at, word, tag))
    close()
    return found
