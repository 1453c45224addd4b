"""Reprints: an article that stands in another place too, with small changes, is one source and not two.

Candidates come by MinHash over groups of five characters (A. Broder, On the resemblance and containment of documents, 1997), which headlines, by-lines
and blanks are no part of. That alone would take two notices written to one pattern for one: a reprint is what names the same things and figures, too.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import rensa

from kg.extraction.facts import Extraction
from kg.reading import Document

_PERMUTATIONS = 128
_BANDS = 32  # of four: what shares three fifths of its groups is found with a probability of 99 %
_SIMILAR = 0.6
_SAME = 0.9
"""Part of its names and figures that a reprint shares with the first print."""
_GROUP = 5
_SHORTEST = 60
"""Characters of a body below which a pattern is all that there is."""
_NO_WORD = re.compile(r"\W+")


@dataclass(frozen=True)
class _Print:
    key: str
    hash: rensa.RMinHash
    said: frozenset[int]


@dataclass
class Reprints:
    """The articles of a build so far."""

    prints: list[_Print] = field(default_factory=list)
    index: rensa.RMinHashLSH = field(
        default_factory=lambda: rensa.RMinHashLSH(threshold=_SIMILAR, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    )

    def first_print(self, document: Document, extraction: Extraction) -> str | None:
        """The checksum of the article that this one prints again; without one it is kept as a first print."""
        words = _NO_WORD.sub("", "".join(_body(document)))
        hash = rensa.RMinHash(num_perm=_PERMUTATIONS, seed=1)
        hash.update([words[i : i + _GROUP] for i in range(max(1, len(words) - _GROUP + 1))])
        said = frozenset(map(builtins.hash, _said(document, extraction)))
        if said and len(words) >= _SHORTEST:
            for one in map(self.prints.__getitem__, sorted(self.index.query(hash))):
                if hash.jaccard(one.hash) >= _SIMILAR and len(said & one.said) >= _SAME * len(said):
                    return one.key
            self.index.insert(len(self.prints), hash)
            self.prints.append(_Print(document.sha256, hash, said))
        return None


def _body(document: Document) -> Iterator[str]:
    return (document.text[b.start : b.end] for b in document.blocks if b.kind == "body")


def _said(document: Document, extraction: Extraction) -> Iterator[object]:
    """What the body names, and all numbers in it."""
    bodies = [b for b in document.blocks if b.kind == "body"]
    for entity in extraction.entities:
        if any(b.start <= start < b.end for start, _ in entity.mentions for b in bodies):
            yield entity.name
    for words in _body(document):
        yield from re.findall(r"\d+(?:\.\d+)?", words)
