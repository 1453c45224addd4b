"""From what an article says to RDF: entities, facts with their evidence, observations and dates."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal

import pyoxigraph as ox

from kg.domain import Domain
from kg.edtf import Date
from kg.extraction.facts import Evidence, Extraction, Fact, Observation, Text
from kg.graph.names import BASE, DCTERMS, GAZETTEER, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, XSD, T, digest, iri, writable
from kg.reading import Document

Term = ox.NamedNode | ox.Literal
_ARTICLE = ""  # key of the article itself in facts


def triples_of(
    document: Document, extraction: Extraction, domain: Domain, *, base: str = BASE, facts_only: bool = False
) -> Iterator[ox.Triple]:
    """The triples of one article. `facts_only`: things and plain facts, without evidence."""
    return _Writer(document, extraction, domain, base, facts_only).triples()


class _Writer:
    """Writes one article as triples."""

    def __init__(self, document: Document, extraction: Extraction, domain: Domain, base: str, facts_only: bool) -> None:
        self.document, self.extraction, self.domain, self.base, self.facts_only = (
            document,
            extraction,
            domain,
            base,
            facts_only,
        )
        self.article = iri(base, "article", document.title or document.sha256[:16])
        self.nodes = {e.key: iri(base, domain.core_class(e.kind), e.name) for e in extraction.entities}
        self.nodes[_ARTICLE] = self.article
        self.dates: dict[str, Date] = {}

    def triples(self) -> Iterator[ox.Triple]:
        yield from self._article()
        yield from self._entities()
        for fact in self.extraction.facts:
            yield from self._fact(fact)
        for observation in self.extraction.observations:
            yield from self._observation(observation)
        yield from self._known_places()
        for edtf, date in sorted(self.dates.items()):
            yield from self._date(edtf, date)

    def _article(self) -> Iterator[ox.Triple]:
        a, d = self.article, self.document
        yield ox.Triple(a, RDF.type, T.Article)
        yield ox.Triple(a, T.sha256, ox.Literal(d.sha256))
        if d.title:
            yield ox.Triple(a, RDFS.label, _zh(d.title))
            yield ox.Triple(a, SCHEMA.headline, _zh(d.title))
        if d.date:
            yield ox.Triple(a, T.edtf, ox.Literal(d.date))
        if d.source:
            yield ox.Triple(a, DCTERMS.source, _source(d.source))

    def _entities(self) -> Iterator[ox.Triple]:
        for e in self.extraction.entities:
            node = self.nodes[e.key]
            yield ox.Triple(node, RDF.type, ox.NamedNode(self.domain.namespace + e.kind))
            yield ox.Triple(node, RDFS.label, _zh(e.name))
            for name in e.other_names:
                yield ox.Triple(node, SKOS.altLabel, _zh(name))
            known = self.domain.known.get(e.known_as or "")
            for same in known.same_as if known else ():
                yield ox.Triple(node, OWL.sameAs, ox.NamedNode(same))
            if not self.facts_only:
                for start, end in e.mentions:
                    yield ox.Triple(node, T.mentionedAt, self._span(start, end))

    def _fact(self, fact: Fact) -> Iterator[ox.Triple]:
        subject, predicate = self.nodes[fact.subject], ox.NamedNode(self.domain.namespace + fact.predicate)
        value = self._object(fact.object)
        if fact.status == "actual":
            yield ox.Triple(subject, predicate, value)
            if fact.predicate in self.domain.symmetric and isinstance(value, ox.NamedNode):
                yield ox.Triple(value, predicate, subject)
        if self.facts_only:
            return
        for evidence in (
            fact.evidence,
            *fact.further,
        ):  # each place says it for itself: with its words, rule, confidence
            node = self._statement(subject, predicate, value, evidence.start, evidence.end)
            yield from self._reified(node, subject, predicate, value)
            yield from self._evidence(node, evidence)
            if fact.valid_on:
                yield ox.Triple(node, T.validOn, self._date_node(fact.valid_on))
            if fact.context is not None and fact.context in self.nodes:
                yield ox.Triple(node, T.context, self.nodes[fact.context])
            if fact.status == "planned":
                yield ox.Triple(node, T.status, ox.Literal("planned"))

    def _statement(self, s: Term, p: Term, o: Term, *place: int) -> ox.NamedNode:
        return ox.NamedNode(f"{self.base}statement/{digest(self.article, s, p, o, *place)}")

    def _reified(self, node: ox.NamedNode, s: ox.NamedNode, p: ox.NamedNode, o: Term) -> Iterator[ox.Triple]:
        yield ox.Triple(node, RDF.type, RDF.Statement)
        yield ox.Triple(node, RDF.subject, s)
        yield ox.Triple(node, RDF.predicate, p)
        yield ox.Triple(node, RDF.object, o)

    def _evidence(self, node: ox.NamedNode, evidence: Evidence) -> Iterator[ox.Triple]:
        yield ox.Triple(node, PROV.wasDerivedFrom, self._span(evidence.start, evidence.end))
        yield ox.Triple(node, T.quote, _zh(self.document.text[evidence.start : evidence.end].strip()))
        yield ox.Triple(node, T.confidence, _decimal(Decimal(str(round(evidence.confidence, 2)))))
        yield ox.Triple(node, T.rule, ox.Literal(evidence.rule))

    def _observation(self, o: Observation) -> Iterator[ox.Triple]:
        about = self.nodes[o.about]
        node = ox.NamedNode(
            f"{self.base}observation/{digest(self.article, about, o.indicator, o.value, o.rank, o.evidence.start)}"
        )
        yield ox.Triple(node, RDF.type, T.Observation)
        yield ox.Triple(node, T.about, about)
        yield ox.Triple(node, T.indicator, _zh(o.indicator))
        yield ox.Triple(node, RDFS.label, _zh(self._readable(o)))
        if o.value is not None:
            yield ox.Triple(node, T.value, _decimal(o.value))
        for predicate, text in ((T.unit, o.unit), (T.comparator, o.comparator)):
            if text:
                yield ox.Triple(node, predicate, ox.Literal(text))
        if o.period:
            yield ox.Triple(node, T.period, self._date_node(o.period))
        if o.rank is not None:
            yield ox.Triple(node, T.rank, ox.Literal(o.rank))
        if o.rank_scope is not None:
            scope = self.nodes[o.rank_scope] if isinstance(o.rank_scope, str) else _zh(o.rank_scope.text)
            yield ox.Triple(node, T.rankScope, scope)
        if o.status == "planned":
            yield ox.Triple(node, T.status, ox.Literal("planned"))
        if not self.facts_only:
            yield from self._evidence(node, o.evidence)

    def _readable(self, o: Observation) -> str:
        """A figure in words, as it is listed: 嘉兴市 高新技术产业增加值 = 48400000000元, 第2位."""
        name = next((e.name for e in self.extraction.entities if e.key == o.about), self.document.title or "")
        value = "" if o.value is None else f" {o.comparator or '='} {o.value:f}{o.unit or ''}"
        return f"{name} {o.indicator}{value}" + (f"，第{o.rank}位" if o.rank is not None else "")

    def _known_places(self) -> Iterator[ox.Triple]:
        """Which of the places lies in which other, as the gazetteer knows; these facts say that no text says them."""
        by_iri = {e.known_as: self.nodes[e.key] for e in self.extraction.entities if e.known_as}
        said = {(f.subject, f.predicate, f.object) for f in self.extraction.facts if isinstance(f.object, str)}
        for e in self.extraction.entities:
            for above in self._above(e.known_as):
                if above in by_iri and by_iri[above] != self.nodes[e.key]:
                    s, p, o = (
                        self.nodes[e.key],
                        ox.NamedNode(self.domain.namespace + self.domain.within_property),
                        by_iri[above],
                    )
                    if any(self.nodes[a] == s and p.value.endswith(b) and self.nodes.get(c) == o for a, b, c in said):
                        continue
                    yield ox.Triple(s, p, o)
                    if not self.facts_only:
                        node = self._statement(s, p, o)
                        yield from self._reified(node, s, p, o)
                        yield ox.Triple(node, PROV.wasDerivedFrom, ox.NamedNode(GAZETTEER))

    def _above(self, known: str | None) -> list[str]:
        entry = self.domain.known.get(known or "")
        found: list[str] = []
        while entry and entry.above and entry.above[0] not in found:
            found.append(entry.above[0])
            entry = self.domain.known.get(entry.above[0])
        return found

    def _object(self, value: str | Date | Text) -> Term:
        if isinstance(value, Date):
            return self._date_node(value)
        return _zh(value.text) if isinstance(value, Text) else self.nodes[value]

    def _date_node(self, date: Date) -> ox.NamedNode:
        self.dates[date.edtf] = date
        return iri(self.base, "date", date.edtf)

    def _date(self, edtf: str, date: Date) -> Iterator[ox.Triple]:
        node = iri(self.base, "date", edtf)
        yield ox.Triple(node, RDF.type, T.Date)
        yield ox.Triple(node, RDFS.label, ox.Literal(edtf))
        yield ox.Triple(node, T.edtf, ox.Literal(edtf))
        for predicate, day in ((T.begin, date.begin), (T.end, date.end)):
            if day:
                yield ox.Triple(node, predicate, ox.Literal(day.isoformat(), datatype=XSD.date))

    def _span(self, start: int, end: int) -> ox.NamedNode:
        return ox.NamedNode(f"{self.article.value}#char={start},{end}")


def _source(text: str) -> Term:
    """Where an article was published: its IRI, or words."""
    if text.startswith(("http://", "https://")):
        with suppress(ValueError):
            return ox.NamedNode(text)
    return ox.Literal(writable(text))


def _zh(text: str) -> ox.Literal:
    return ox.Literal(writable(text), language="zh")


def _decimal(value: Decimal) -> ox.Literal:
    return ox.Literal(f"{value:f}", datatype=XSD.decimal)
