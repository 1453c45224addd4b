"""Spans: the pieces of an article that say something, as nodes of the graph (W3C Web Annotation, RFC 5147)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.names import OA, RDF, XSD, T, writable
from kg.graph.sentences import Sentences
from kg.reading.document import Document, Place

_LONGEST = 200  # characters before and after the words, where the text is left out


class Spans:
    """The spans of one article that its graph names."""

    def __init__(self, article: ox.NamedNode, document: Document, *, text_is_kept: bool) -> None:
        """`text_is_kept`: whether the graph holds the text; without it each span has the rest of its sentence."""
        self.text = writable(document.text)
        self._article, self._document, self._text_is_kept = article, document, text_is_kept
        self._sentences = Sentences(self.text, document.blocks)
        self._lines = [0, *(m.end() for m in re.finditer("\n", self.text))]
        self._named: set[tuple[int, int]] = set()

    def node(self, start: int, end: int) -> ox.NamedNode:
        """The node of a span; what is said of it comes with `triples`."""
        self._named.add((start, end))
        return self._iri(start, end)

    def triples(self) -> Iterator[ox.Triple]:
        """What is said of all spans that were named."""
        for start, end in sorted(self._named):
            node = self._iri(start, end)
            yield ox.Triple(node, RDF.type, OA.TextPositionSelector)
            yield ox.Triple(node, RDF.type, OA.TextQuoteSelector)
            yield ox.Triple(node, OA.hasSource, self._article)
            yield from self._in_the_file(node, start)
            for predicate, number in ((OA.start, start), (OA.end, end)):
                yield ox.Triple(node, predicate, ox.Literal(str(number), datatype=XSD.integer))
            yield ox.Triple(node, OA.exact, ox.Literal(self.text[start:end]))
            if not self._text_is_kept:
                yield from self._around(node, start, end)

    def _in_the_file(self, node: ox.NamedNode, start: int) -> Iterator[ox.Triple]:
        """Where people find the words: page and line of a PDF, the element of a web page; else the line of the text as read."""
        place = self._document.place(start) or Place(start)
        line = bisect_right(self._lines, start) if place.line is None else place.line
        for predicate, number in ((T.page, place.page), (T.line, line)):
            if number is not None:
                yield ox.Triple(node, predicate, ox.Literal(str(number), datatype=XSD.integer))
        if place.element:
            yield ox.Triple(node, T.element, ox.Literal(place.element))

    def _around(self, node: ox.NamedNode, start: int, end: int) -> Iterator[ox.Triple]:
        """The rest of the sentence before and after a span, as far as there is any."""
        first, last = self._sentences.around(start, end)
        before, after = self.text[max(first, start - _LONGEST) : start], self.text[end : min(last, end + _LONGEST)]
        for predicate, words in ((OA.prefix, before), (OA.suffix, after)):
            if words:
                yield ox.Triple(node, predicate, ox.Literal(words))

    def _iri(self, start: int, end: int) -> ox.NamedNode:
        return ox.NamedNode(f"{self._article.value}#char={start},{end}")
