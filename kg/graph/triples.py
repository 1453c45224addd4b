"""From what an article says to RDF: entities, facts with their evidence, observations and dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kg.domain import Domain
from kg.edtf import Date
from kg.extraction.facts import Entity, Evidence, Extraction, Fact, Observation, Text
from kg.graph.copies import copy_triples
from kg.graph.labels import first_words, fullest
from kg.graph.names import (
    BASE,
    GAZETTEER,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    XSD,
    T,
    article_iri,
    date_iri,
    digest,
    iri,
    zh,
)
from kg.graph.nodes import decimal_of, reified
from kg.graph.places import Said, places_of
from kg.graph.readable import readable_comparator, readable_range, readable_rank
from kg.graph.spans import Spans
from kg.language.ranks import find_ranks
from kg.reading import Document

Term = ox.NamedNode | ox.Literal
_ARTICLE = ""  # key of the article itself in facts


@dataclass(frozen=True, slots=True)
class Form:
    """How an article is written as triples."""

    base: str = BASE
    """What the IRIs of things begin with."""
    evidence: bool = True
    """Whether beside the plain facts it is said where the text says them."""
    text: bool = True
    """Whether the article's text is kept; only with the evidence."""


def triples_of(
    document: Document, extraction: Extraction, domain: Domain, form: Form | None = None
) -> Iterator[ox.Triple]:
    """The triples of one article."""
    return _Writer(document, extraction, domain, form or Form()).triples()


def article_of(document: Document, form: Form) -> ox.NamedNode:
    """The node of an article."""
    return article_iri(form.base, document.sha256, source=document.source, title=document.title)


class _Writer:
    """Writes one article as triples."""

    def __init__(self, document: Document, extraction: Extraction, domain: Domain, form: Form) -> None:
        self.document, self.extraction, self.domain, self.form = document, extraction, domain, form
        self.article = article_of(document, form)
        self.nodes = {e.key: self._thing(e) for e in extraction.entities}
        self.names = {e.key: e.name for e in extraction.entities}
        self.nodes[_ARTICLE] = self.article
        self.spans = Spans(self.article, document, text_is_kept=form.text)
        self.legible = document.origin.confidence if document.origin else 1.0
        self.dates: dict[str, Date] = {}
        self.facts = self._gathered()

    def triples(self) -> Iterator[ox.Triple]:
        yield from self._article()
        yield from self._entities()
        for triple, said in self.facts.items():
            yield from self._fact(triple, said)
        for observation in self.extraction.observations:
            yield from self._observation(observation)
        yield from self._known_places()
        for edtf, date in sorted(self.dates.items()):
            yield from self._date(edtf, date)
        if self.form.evidence:
            yield from self.spans.triples()

    def _article(self) -> Iterator[ox.Triple]:
        a, d = self.article, self.document
        yield ox.Triple(a, RDF.type, T.Article)
        yield ox.Triple(a, T.sha256, ox.Literal(d.sha256))
        yield ox.Triple(a, RDFS.label, self._title())
        if d.title:
            yield ox.Triple(a, SCHEMA.headline, zh(d.title))
        if d.date:
            yield ox.Triple(a, T.edtf, ox.Literal(d.date))
        yield from copy_triples(a, d, self.form.base)
        if self.form.evidence and self.form.text:
            yield ox.Triple(a, T.text, ox.Literal(self.spans.text))

    def _title(self) -> ox.Literal:
        """What the article is called: its title, else its first words, of an empty text the beginning of its checksum."""
        words = self.document.title or first_words(self.document.text)
        return zh(words) if words else ox.Literal(self.document.sha256[:16])

    def _entities(self) -> Iterator[ox.Triple]:
        """The things. Those whose names differ in quotation marks alone are one node; its label is the fullest name."""
        things: dict[ox.NamedNode, list[Entity]] = {}
        for e in self.extraction.entities:
            things.setdefault(self.nodes[e.key], []).append(e)
        for node, entities in things.items():
            label = fullest(e.name for e in entities)
            yield ox.Triple(node, RDFS.label, zh(label))
            for name in {n for e in entities for n in (e.name, *e.other_names)} - {label}:
                yield ox.Triple(node, SKOS.altLabel, zh(name))
            for e in entities:
                yield from self._entity(node, e)

    def _thing(self, e: Entity) -> ox.NamedNode:
        """The node of a thing, named by what it is called; the article's own where that tells which only within it."""
        if e.iri:
            return ox.NamedNode(e.iri)
        own = f"-{self.document.sha256[:8]}" if e.only_here else ""
        return iri(self.form.base, self.domain.schema.core_class(e.kind), (e.simplified or e.name) + own)

    def _entity(self, node: ox.NamedNode, e: Entity) -> Iterator[ox.Triple]:
        yield ox.Triple(node, RDF.type, ox.NamedNode(self.domain.schema.namespace + e.kind))
        known = self.domain.gazetteer.known.get(e.known_as or "")
        for same in known.same_as if known else ():
            yield ox.Triple(node, OWL.sameAs, ox.NamedNode(same))
        if self.form.evidence:
            for start, end in e.mentions:
                yield ox.Triple(node, T.mentionedAt, self.spans.node(start, end))

    def _gathered(self) -> dict[ox.Triple, list[Said]]:
        """Each fact once, with all the places that say it; what is true both ways counts one way."""
        facts: dict[ox.Triple, list[Said]] = {}
        for fact in self.extraction.facts:
            predicate = ox.NamedNode(self.domain.schema.namespace + fact.predicate)
            triple = ox.Triple(self.nodes[fact.subject], predicate, self._object(fact))
            back = self._turned(triple)
            triple = back if back in facts else triple
            if triple.subject != triple.object:  # two names of one thing
                facts.setdefault(triple, []).extend((e, fact) for e in (fact.evidence, *fact.further))
        return facts

    def _turned(self, triple: ox.Triple) -> ox.Triple | None:
        """The same fact said from its other end, if it is true both ways."""
        name = triple.predicate.value.removeprefix(self.domain.schema.namespace)
        if name in self.domain.schema.symmetric and isinstance(triple.object, ox.NamedNode):
            return ox.Triple(triple.object, triple.predicate, triple.subject)
        return None

    def _fact(self, triple: ox.Triple, said: list[Said]) -> Iterator[ox.Triple]:
        if any(fact.status == "actual" for _, fact in said):
            yield triple
            if back := self._turned(triple):
                yield back
        if self.form.evidence:
            for place in places_of(said):
                yield from self._statement(triple, place)

    def _statement(self, triple: ox.Triple, place: list[Said]) -> Iterator[ox.Triple]:
        """A fact as one place says it: in the words of the surest reading, with the time and occasion that any of them gives."""
        evidence, fact = place[0]
        node = self._node("statement", self.article, *triple, evidence.start, evidence.end)
        yield from reified(node, triple)
        yield from self._evidence(node, evidence)
        if valid_on := next((f.valid_on for _, f in place if f.valid_on), None):
            yield ox.Triple(node, T.validOn, self._date_node(valid_on))
        if context := next((f.context for _, f in place if f.context in self.nodes), None):
            yield ox.Triple(node, T.context, self.nodes[context])
        if fact.status == "planned":
            yield ox.Triple(node, T.status, ox.Literal("planned"))

    def _node(self, kind: str, *parts: object) -> ox.NamedNode:
        """The node of a statement or figure, named by the hash of what it says."""
        return ox.NamedNode(f"{self.form.base}{kind}/{digest(*parts)}")

    def _evidence(self, node: ox.NamedNode, evidence: Evidence) -> Iterator[ox.Triple]:
        yield ox.Triple(node, PROV.wasDerivedFrom, self.spans.node(evidence.start, evidence.end))
        yield ox.Triple(node, T.quote, zh(self.document.text[evidence.start : evidence.end].strip()))
        yield ox.Triple(node, T.confidence, decimal_of(Decimal(str(round(evidence.confidence * self.legible, 2)))))
        yield ox.Triple(node, T.rule, ox.Literal(evidence.rule))

    def _observation(self, o: Observation) -> Iterator[ox.Triple]:
        scope = self._scope(o)
        at = (o.evidence.start, o.evidence.end)
        ends = () if o.least is None else (o.least, o.most)
        figure = (
            o.indicator,
            o.value,
            o.unit,
            o.comparator,
            o.period and o.period.edtf,
            o.rank,
            scope,
            o.status,
            *ends,
        )
        node = self._node("observation", self.article, self.nodes[o.about], *figure, *at)
        yield ox.Triple(node, RDF.type, T.Observation)
        yield ox.Triple(node, T.about, self.nodes[o.about])
        yield ox.Triple(node, T.indicator, zh(o.indicator))
        yield ox.Triple(node, RDFS.label, zh(self._readable(o)))
        for predicate, number in ((T.value, o.value), (T.minValue, o.least), (T.maxValue, o.most)):
            if number is not None:
                yield ox.Triple(node, predicate, decimal_of(number))
        for predicate, text in ((T.unit, o.unit), (T.comparator, o.comparator)):
            if text:
                yield ox.Triple(node, predicate, ox.Literal(text))
        if o.period:
            yield ox.Triple(node, T.period, self._date_node(o.period))
        if o.rank is not None:
            yield ox.Triple(node, T.rank, ox.Literal(o.rank))
        if scope is not None:
            yield ox.Triple(node, T.rankScope, scope)
        if o.status == "planned":
            yield ox.Triple(node, T.status, ox.Literal("planned"))
        if self.form.evidence:
            yield from self._evidence(node, o.evidence)

    def _scope(self, o: Observation) -> Term | None:
        if isinstance(o.rank_scope, Text):
            return zh(o.rank_scope.text)
        return None if o.rank_scope is None else self.nodes[o.rank_scope]

    def _readable(self, o: Observation) -> str:
        """A figure in words, as it is listed: 嘉兴市 高新技术产业增加值 = 484亿元，第2位."""
        name = self.names.get(o.about)
        words = f"{self._title().value if name is None else name} {o.indicator}"
        if ends := [n for n in (o.value, o.least, o.most) if n is not None]:
            words += f" {readable_comparator(o.comparator)} {readable_range(ends[0], ends[-1], o.unit)}"
        if o.rank is not None:
            words += f"，{readable_rank(o.rank, self._comparator_of_rank(o))}"
        return words

    def _comparator_of_rank(self, o: Observation) -> str | None:
        """`<=` where the words say 前3位; the comparator of a figure that has a value too is that of its value."""
        if o.value is None and o.least is None:
            return o.comparator
        quotation = self.document.text[o.evidence.start : o.evidence.end]
        said = find_ranks(quotation, self.domain.figures.scope_endings)
        return next((rank.comparator for rank in reversed(said) if rank.rank == o.rank), None)

    def _known_places(self) -> Iterator[ox.Triple]:
        """Which of the places lies in which other, as the gazetteer knows; these facts say that no text says them."""
        by_iri = {e.known_as: self.nodes[e.key] for e in self.extraction.entities if e.known_as}
        within = ox.NamedNode(self.domain.schema.namespace + self.domain.schema.within_property)
        for e in self.extraction.entities:
            for above in self._above(e.known_as):
                if above not in by_iri or by_iri[above] == self.nodes[e.key]:
                    continue
                triple = ox.Triple(self.nodes[e.key], within, by_iri[above])
                if triple not in self.facts:
                    yield from self._known(triple)

    def _known(self, triple: ox.Triple) -> Iterator[ox.Triple]:
        yield triple
        if self.form.evidence:
            node = self._node("statement", GAZETTEER, *triple)
            yield from reified(node, triple)
            yield ox.Triple(node, PROV.wasDerivedFrom, ox.NamedNode(GAZETTEER))

    def _above(self, known: str | None) -> list[str]:
        entry = self.domain.gazetteer.known.get(known or "")
        found: list[str] = []
        while entry and entry.above and entry.above[0] not in found:
            found.append(entry.above[0])
            entry = self.domain.gazetteer.known.get(entry.above[0])
        return found

    def _object(self, fact: Fact) -> Term:
        if isinstance(fact.object, Date):
            return self._date_node(fact.object)
        return zh(fact.object.text) if isinstance(fact.object, Text) else self.nodes[fact.object]

    def _date_node(self, date: Date) -> ox.NamedNode:
        self.dates[date.edtf] = date
        return date_iri(self.form.base, date.edtf)

    def _date(self, edtf: str, date: Date) -> Iterator[ox.Triple]:
        node = date_iri(self.form.base, edtf)
        yield ox.Triple(node, RDF.type, T.Date)
        yield ox.Triple(node, RDFS.label, ox.Literal(edtf))
        yield ox.Triple(node, T.edtf, ox.Literal(edtf))
        for predicate, day in ((T.begin, date.begin), (T.end, date.end)):
            if day:
                yield ox.Triple(node, predicate, ox.Literal(day.isoformat(), datatype=XSD.date))
