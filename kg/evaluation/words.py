"""Names and quotations compared as a reader compares them: without regard to spaces, punctuation and case."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from kg.evaluation.annotation import Span
from kg.language import sentence_spans

_UNHEARD = re.compile(r"[\s“”\"'‘’《》〈〉「」『』·•・\-—–()（）,，。、]")
_LEFT_OUT = "……"


def plain(text: str) -> str:
    """What two ways of writing the same words have in common."""
    return _UNHEARD.sub("", text).lower()


def parts(quote: str) -> list[str]:
    """The plain words of a quotation, in the parts that its marks of omission leave."""
    return [words for part in quote.split(_LEFT_OUT) if (words := plain(part))]


class Places:
    """Finds words in a text, and the sentences that they stand in."""

    def __init__(self, text: str) -> None:
        """Reads a text once, so that looking for words in it is quick."""
        self.text = text
        heard = [(c, i) for i, character in enumerate(text) for c in plain(character)]
        self._plain = "".join(c for c, _ in heard)
        self._at = [i for _, i in heard]
        self._sentences = sentence_spans(text)
        self._starts = [start for start, _ in self._sentences]

    def of(self, words: str) -> list[Span]:
        """All places where words stand, in any way of writing them."""
        sought = plain(words)
        found, at = [], self._plain.find(sought) if sought else -1
        while at >= 0:
            found.append((self._at[at], self._at[at + len(sought) - 1] + 1))
            at = self._plain.find(sought, at + len(sought))
        return found

    def of_quote(self, quote: str) -> tuple[Span, ...]:
        """The first place of each part of a quotation."""
        return tuple(found[0] for part in quote.split(_LEFT_OUT) if (found := self.of(part)))

    def nearest(self, words: str, start: int) -> Span | None:
        """Of the places where words stand the one nearest to an offset."""
        return min(self.of(words), key=lambda place: abs(place[0] - start), default=None)

    def sentences(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The sentences in which spans begin, each once, in the order of the text."""
        found = sorted({bisect_right(self._starts, start) - 1 for start, _ in spans} - {-1})
        return tuple(" ".join(self.text[slice(*self._sentences[i])].split()) for i in found)
