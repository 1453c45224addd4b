"""Evidence: where the texts say something, as the whole sentence with the words in it, and its place.

A graph that keeps its articles' texts tells the sentence from them; one that leaves them out has a bit of text before and
after the words; an older one has the words alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kg.graph.find import label_of, value_of
from kg.graph.names import OA, PROV, T, printable, text_of
from kg.graph.sentences import Sentences
from kg.reading.layout import lay_out

Said = ox.NamedNode | ox.BlankNode
"""A statement, an observation, or the span of a mention."""
_SPAN = re.compile(r"(.*)#char=(\d+),(\d+)", re.DOTALL)  # RFC 5147
_BROKEN = re.compile(r"\s*[\n\r]\s*")
_DIGITS = 18  # of an offset that can be one
_LONGEST = 400  # characters shown on either side of the words, if a sentence is endless


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article that say something, in their sentence."""

    quote: str
    """The words."""
    before: str = ""
    """The sentence up to them."""
    after: str = ""
    """The rest of the sentence."""
    article: str = ""
    """IRI of the article."""
    title: str = ""
    date: str = ""
    """The article's, in EDTF."""
    start: int | None = None
    """Half-open offsets of the words in the text as read, in Unicode code points."""
    end: int | None = None
    line: int | None = None
    """Line in which they begin, from 1: of the page, if there is one, else of the text as read."""
    page: int | None = None
    """Page of a PDF, slide of a presentation, from 1."""
    element: str = ""
    """XPath of the element of a web page that they stand in."""
    confidence: float | None = None
    rule: str = ""

    @property
    def sentence(self) -> str:
        """The whole sentence, as it stands in the text."""
        return self.before + self.quote + self.after

    @property
    def place(self) -> str:
        """Where the words stand: page 2, line 12, char 104–131."""
        page = "" if self.page is None else f"page {self.page}"
        line = "" if self.line is None else f"line {self.line}"
        span = "" if self.start is None else f"char {self.start}–{self.end}"
        return ", ".join(filter(None, (page, line, span)))

    @property
    def origin(self) -> str:
        """The article and the place in it, on one line: its title, its date, line and characters."""
        return printable(", ".join(filter(None, (self.title, self.date, self.place))))

    def marked(self, opening: str = "‹", closing: str = "›") -> str:
        """The sentence on one line, with the words in it between two marks; alone they need none."""
        before, quote, after = (printable(_BROKEN.sub("", part)) for part in (self.before, self.quote, self.after))
        return f"{before}{opening}{quote}{closing}{after}".strip() if before or after else quote

    def __str__(self) -> str:
        """The marked sentence, and where it stands."""
        return f"{self.marked()}  ({self.origin})" if self.origin else self.marked()


def passages_of(store: ox.Store, said: Said) -> list[Passage]:
    """The passages that say a statement or an observation, or that a mention's span covers, in the order of their texts.

    What no text says has none. For many at once `Passages` is faster: it looks at each article once.
    """
    return Passages(store).of(said)


class Passages:
    """Finds passages in a store that does not change meanwhile; each article is looked at once."""

    def __init__(self, store: ox.Store) -> None:
        """Looks in this store."""
        self._store = store
        self._articles: dict[ox.NamedNode, _Article] = {}

    def of(self, said: Said) -> list[Passage]:
        """As `passages_of`."""
        sources = {q.object for q in self._store.quads_for_pattern(said, PROV.wasDerivedFrom, None, None)}
        nodes = [node for node in sources or {said} if isinstance(node, ox.NamedNode | ox.BlankNode)]
        found = [self._passage(said, node) for node in nodes if self._is_span(node)]
        if not found and (quote := self._text(said, T.quote)):
            found = [Passage(quote, confidence=self._confidence(said), rule=self._text(said, T.rule))]
        return sorted(found, key=lambda p: (p.article, p.start or 0, p.end or 0, p.quote))

    def _is_span(self, node: Said) -> bool:
        return _SPAN.fullmatch(node.value) is not None or value_of(self._store, node, OA.start) is not None

    def _passage(self, said: Said, span: Said) -> Passage:
        """The words of a span in their sentence. Words that the text does not have at that place stand alone."""
        source, start, end = self._place(span)
        article = self._article(source) if source is not None else _NO_ARTICLE
        quote = self._text(span, OA.exact) or self._text(said, T.quote)
        words = self._text(span, OA.prefix), quote, self._text(span, OA.suffix)
        line = self._number(span, T.line)
        if start is not None and end is not None and article.has(quote, start, end):
            words, line = article.sentence(start, end), line or article.line(start)
        return Passage(
            quote=words[1],
            before=words[0],
            after=words[2],
            article="" if source is None else source.value,
            title=article.title,
            date=article.date,
            start=start,
            end=end,
            line=line,
            page=self._number(span, T.page),
            element=self._text(span, T.element),
            confidence=self._confidence(said),
            rule=self._text(said, T.rule),
        )

    def _place(self, span: Said) -> tuple[ox.NamedNode | None, int | None, int | None]:
        """The article of a span and its offsets there: what is said of the span, else what its IRI says."""
        named = _SPAN.fullmatch(span.value)
        iri, start, end = named.groups() if named else ("", "", "")
        source = value_of(self._store, span, OA.hasSource)
        if not isinstance(source, ox.NamedNode):
            source = ox.NamedNode(iri) if iri else None
        return source, self._number(span, OA.start, start), self._number(span, OA.end, end)

    def _article(self, node: ox.NamedNode) -> _Article:
        if node not in self._articles:
            title, date = label_of(self._store, node), self._text(node, T.edtf)
            self._articles[node] = _Article(title, date, self._text(node, T.text))
        return self._articles[node]

    def _text(self, node: Said, predicate: ox.NamedNode) -> str:
        value = value_of(self._store, node, predicate)
        return "" if value is None else text_of(value)

    def _number(self, node: Said, predicate: ox.NamedNode, default: str = "") -> int | None:
        text = self._text(node, predicate) or default
        return int(text) if text.isdecimal() and len(text) <= _DIGITS else None

    def _confidence(self, said: Said) -> float | None:
        with suppress(ValueError):
            return float(self._text(said, T.confidence))
        return None


@dataclass(frozen=True)
class _Article:
    """An article of the graph: its title, its date, and its text, which may be left out."""

    title: str
    date: str
    text: str

    def has(self, quote: str, start: int, end: int) -> bool:
        """Whether words stand at a place of the text: a graph from elsewhere may say what is not so."""
        if not start < end <= len(self.text):
            return False
        return not quote or "".join(quote.split()) == "".join(self.text[start:end].split())

    def sentence(self, start: int, end: int) -> tuple[str, str, str]:
        """A span with what its sentence, or its sentences, hold before and after it."""
        left, right = self._sentences.around(start, end)
        before, after = self.text[left:start], self.text[end:right]
        return (
            before if len(before) <= _LONGEST else "…" + before[-_LONGEST:],
            self.text[start:end],
            after if len(after) <= _LONGEST else after[:_LONGEST] + "…",
        )

    def line(self, start: int) -> int:
        """The line of an offset, from 1."""
        return bisect_right(self._lines, start)

    @cached_property
    def _sentences(self) -> Sentences:
        return Sentences(self.text, lay_out(self.text).blocks)

    @cached_property
    def _lines(self) -> list[int]:
        """Where the lines of the text begin."""
        return [0, *(m.end() for m in re.finditer("\n", self.text))]


_NO_ARTICLE = _Article("", "", "")
