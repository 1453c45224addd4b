"""Reprints: an article that stands in another place too, with small changes, is one source and not two.

Candidates come by MinHash over groups of five characters (A. Broder, On the resemblance and containment of documents, 1997), which headlines, by-lines
and blanks are no part of. That alone would take two notices written to one pattern for one, and lose what the second says: a reprint has no name and no number that the first
print has not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import rensa

from kg.extraction.facts import Extraction
from kg.reading import Document

_PERMUTATIONS = 128
_BANDS = 32  # of four: what shares three fifths of its groups is found with a probability of 99 %
_SIMILAR = 0.6
_GROUP = 5
_SHORTEST = 60
"""Characters of a body below which a pattern is all that there is."""
_NO_WORD = re.compile(r"\W+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class _Print:
    """An article as it stood first: the checksum of its text, its groups, its words and its numbers."""

    key: str
    hash: rensa.RMinHash
    words: str
    numbers: frozenset[str]


@dataclass
class Reprints:
    """The articles of a build so far."""

    prints: list[_Print] = field(default_factory=list)
    index: rensa.RMinHashLSH = field(
        default_factory=lambda: rensa.RMinHashLSH(threshold=_SIMILAR, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    )

    def first_print(self, document: Document, extraction: Extraction) -> str | None:
        """The checksum of the article that this one prints again; without one it is kept as a first print."""
        body = "".join(_body(document))
        words = _words(body)
        numbers = frozenset(_NUMBER.findall(words))
        names = {_words(name) for name in _names(document, extraction)}
        if len(words) < _SHORTEST or not names:
            return None
        hash = rensa.RMinHash(num_perm=_PERMUTATIONS, seed=1)
        hash.update([words[i : i + _GROUP] for i in range(len(words) - _GROUP + 1)])
        for one in map(self.prints.__getitem__, sorted(self.index.query(hash))):
            if (
                hash.jaccard(one.hash) >= _SIMILAR
                and numbers <= one.numbers
                and all(name in one.words for name in names)
            ):
                return one.key
        self.index.insert(len(self.prints), hash)
        self.prints.append(_Print(document.sha256, hash, words, numbers))
        return None


def _words(text: str) -> str:
    return _NO_WORD.sub("", text)


def _body(document: Document) -> Iterator[str]:
    return (document.text[b.start : b.end] for b in document.blocks if b.kind == "body")


def _names(document: Document, extraction: Extraction) -> Iterator[str]:
    """What the body names, in its own words."""
    bodies = [b for b in document.blocks if b.kind == "body"]
    for entity in extraction.entities:
        for start, end in entity.mentions:
            if any(b.start <= start < b.end for b in bodies):
                yield document.text[start:end]
