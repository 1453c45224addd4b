"""The facts of a graph: what it says of things, each once, however many places and named graphs say it; and how many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from kg.graph.names import PROV, RDF, T, of_a_domain

Fact = tuple[object, ox.NamedNode, object]
"""Subject, predicate and object."""
Origin = Literal["text", "gazetteer", "unsourced"]
"""What a fact is known from: the words of a text; else another source, such as a gazetteer; else none is told."""
STRUCTURE = frozenset(
    T(name)
    for name in (
        *("about", "indicator", "value", "minValue", "maxValue", "unit", "comparator", "period", "rank", "rankScope"),
        *("edtf", "begin", "end", "sha256", "text", "line", "page", "element"),
        *("mentionedAt", "quote", "confidence", "rule", "validOn", "context", "status"),
    )
)
"""Properties of figures, of dates and the article, and of evidence."""
APART = frozenset((T.Article, T.Date, T.Observation, T.Span))
"""Classes of what is no thing, whatever else it is: what a graph entails makes an article a document, too."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in a graph. What several texts or named graphs say counts once."""

    things: int
    """Without figures, dates and articles."""
    said: int
    """Facts that texts say, planned ones among them."""
    known: int
    """Facts that no text says, but another source, such as a gazetteer."""
    unsourced: int
    """Facts of which the graph does not tell the source."""
    figures: int
    dates: int
    articles: int

    @property
    def facts(self) -> int:
        """All facts."""
        return self.said + self.known + self.unsourced

    @property
    def sources(self) -> str:
        """The facts by what they are known from, in words: 49 that texts say, 7 from a gazetteer."""
        parts = (
            (self.said, "that texts say"),
            (self.known, "from a gazetteer"),
            (self.unsourced, "without a source"),
        )
        return ", ".join(f"{count} {words}" for count, words in parts if count)


def count_of(store: ox.Store) -> Counts:
    """Counts a graph: the numbers of the build's summary, of `kg stats` and of the page."""
    classes = classes_of(store)
    origins = list(facts_of(store).values())
    figures, dates, articles = (
        sum(c in several for several in classes.values()) for c in (T.Observation, T.Date, T.Article)
    )
    return Counts(
        things=sum(map(APART.isdisjoint, classes.values())),
        said=origins.count("text"),
        known=origins.count("gazetteer"),
        unsourced=origins.count("unsourced"),
        figures=figures,
        dates=dates,
        articles=articles,
    )


def classes_of(store: ox.Store) -> dict[ox.NamedNode, set[ox.NamedNode]]:
    """The classes of each thing, figure, date and article, as far as they are of a domain."""
    found: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for q in store.quads_for_pattern(None, RDF.type, None, None):
        if isinstance(q.subject, ox.NamedNode) and isinstance(q.object, ox.NamedNode) and of_a_domain(q.object):
            found.setdefault(q.subject, set()).add(q.object)
    return found


def facts_of(store: ox.Store) -> dict[Fact, Origin]:
    """Every fact, planned ones among them, and what it is known from. What is true both ways counts one way."""
    facts: dict[Fact, Origin] = {}
    for fact, origin in _stated(store):
        if origin == "text" or facts.get(fact, "unsourced") == "unsourced":
            facts[fact] = origin
    for q in store:
        s, p, o = q.subject, q.predicate, q.object
        if of_a_domain(p) and p not in STRUCTURE and (o, p, s) not in facts:
            facts.setdefault((s, p, o), "unsourced")
    return facts


def _stated(store: ox.Store) -> Iterator[tuple[Fact, Origin]]:
    """What each statement says, and what it is known from."""
    quoted, derived = (
        {q.subject for q in store.quads_for_pattern(None, p, None, None)} for p in (T.quote, PROV.wasDerivedFrom)
    )
    subjects, objects = (
        {q.subject: q.object for q in store.quads_for_pattern(None, p, None, None)} for p in (RDF.subject, RDF.object)
    )
    for q in store.quads_for_pattern(None, RDF.predicate, None, None):
        said = q.subject
        if isinstance(q.object, ox.NamedNode) and said in subjects and said in objects:
            origin: Origin = "text" if said in quoted else "gazetteer" if said in derived else "unsourced"
            yield (subjects[said], q.object, objects[said]), origin
