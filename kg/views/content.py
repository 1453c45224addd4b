"""What the page shows of a graph: its things, the facts about them, and the words that say these."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kg.views.terms import TKG, Terms, local_name

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_TYPE, _LABEL = _RDF + "type", _RDFS + "label"
_ALT = "http://www.w3.org/2004/02/skos/core#altLabel"
_SOURCE = "http://www.w3.org/ns/prov#wasDerivedFrom"
_QUOTE, _CONFIDENCE, _STATUS = TKG + "quote", TKG + "confidence", TKG + "status"
_TRIPLE = tuple(_RDF + end for end in ("subject", "predicate", "object"))
# What serves the machine, or is shown as names or evidence already.
_EVIDENCE = {
    _TYPE,
    _LABEL,
    _ALT,
    _SOURCE,
    _QUOTE,
    _CONFIDENCE,
    _STATUS,
    *(TKG + p for p in ("rule", "mentionedAt", "sha256")),
}

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Properties = dict[str, list[Node]]


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the picture."""

    iri: str
    kind: str
    """Its most specific class, an IRI: what it is drawn as."""
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    """The label first, then every other name."""
    words: Words
    """A figure has its evidence on itself."""


@dataclass(frozen=True, slots=True)
class Words:
    """The evidence of a fact: quotes, confidence (0–1) and sources: indices of articles, or names of other sources."""

    quotes: tuple[str, ...] = ()
    confidence: float | None = None
    sources: tuple[int | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement about the thing with index `subject`; `object` is another thing's index or a text."""

    subject: int
    predicate: str
    object: int | str
    words: Words
    planned: bool
    notes: tuple[tuple[str, int | str], ...]
    """What else is said of it (since when, at which event): property and a thing's index or a text."""


@dataclass(frozen=True, slots=True)
class Content:
    """Things sorted by IRI, and facts sorted by subject, predicate and object."""

    things: tuple[Thing, ...]
    facts: tuple[Fact, ...]


def read_content(store: ox.Store, terms: Terms) -> Content:
    """Reads what a graph says; triples of all its named graphs count as one graph."""
    by_subject: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for quad in sorted(set(map(_triple, store)), key=str):
        by_subject[_key(quad.subject)][quad.predicate.value].append(quad.object)
    kinds = {s: found for s, po in by_subject.items() if (found := _kinds(po))}
    index = {iri: i for i, iri in enumerate(sorted(kinds))}
    reader = _Reader(index)
    things = tuple(
        Thing(
            iri=iri,
            kind=terms.most_specific(kinds[iri]),
            kinds=tuple(sorted(kinds[iri], key=terms.rank)),
            names=_names(iri, by_subject[iri]),
            words=reader.words(by_subject[iri]),
        )
        for iri in index
    )
    return Content(things, tuple(_facts(by_subject, things, reader)))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns RDF terms into indices of things, or texts."""

    index: dict[str, int]

    def value(self, node: Node) -> int | str:
        key = _key(node)
        return self.index.get(key, key) if isinstance(node, ox.NamedNode | ox.BlankNode) else key

    def words(self, properties: Properties) -> Words:
        confidence = [Decimal(o.value) for o in properties.get(_CONFIDENCE, ()) if isinstance(o, ox.Literal)]
        sources = dict.fromkeys(self._source(o) for o in properties.get(_SOURCE, ()))
        quotes = tuple(map(_key, properties.get(_QUOTE, ())))
        return Words(quotes, float(max(confidence)) if confidence else None, tuple(sources))

    def _source(self, node: Node) -> int | str:
        article = _key(node).split("#char=")[0]
        return self.index.get(article, local_name(article))


def _facts(by_subject: dict[str, Properties], things: tuple[Thing, ...], reader: _Reader) -> list[Fact]:
    """Every triple whose subject is a thing, and every statement, whether it is asserted or only planned."""
    facts: dict[tuple[int, str, int | str], Fact] = {}
    for properties in by_subject.values():
        if all(p in properties for p in _TRIPLE):
            subject, property, value = (properties[p][0] for p in _TRIPLE)
            if (s := reader.index.get(_key(subject))) is not None:
                fact = (s, _key(property), reader.value(value))
                facts[fact] = Fact(*fact, reader.words(properties), _is_planned(properties), _notes(properties, reader))
    for s, thing in enumerate(things):
        properties = by_subject[thing.iri]
        for predicate, values in properties.items():
            for o in map(reader.value, values):
                if predicate not in _EVIDENCE and (s, predicate, o) not in facts and o not in thing.names:
                    facts[s, predicate, o] = Fact(s, predicate, o, thing.words, _is_planned(properties), ())
    return sorted(facts.values(), key=lambda f: (f.subject, f.predicate, isinstance(f.object, str), str(f.object)))


def _is_planned(properties: Properties) -> bool:
    return "planned" in map(_key, properties.get(_STATUS, ()))


def _notes(properties: Properties, reader: _Reader) -> tuple[tuple[str, int | str], ...]:
    rest = (p for p in properties if p not in _EVIDENCE and p not in _TRIPLE)
    return tuple((p, reader.value(o)) for p in rest for o in properties[p])


def _kinds(properties: Properties) -> list[str]:
    """Classes of a thing; none for a statement, an ontology's term, or a node without a class."""
    classes = [o.value for o in properties.get(_TYPE, ()) if isinstance(o, ox.NamedNode)]
    return [] if any(c.startswith((_RDF, _RDFS, _OWL)) for c in classes) else classes


def _names(iri: str, properties: Properties) -> tuple[str, ...]:
    """Chinese labels first, since the texts are Chinese."""
    labels = sorted(properties.get(_LABEL, ()), key=lambda o: getattr(o, "language", None) != "zh")
    names = dict.fromkeys(" ".join(_key(o).split()) for o in [*labels, *properties.get(_ALT, ())])
    return tuple(filter(None, names)) or (local_name(iri),)


def _triple(quad: ox.Quad) -> ox.Triple:
    return quad.triple


def _key(node: Node) -> str:
    """An IRI, a blank node's label or a literal's text."""
    return str(node) if isinstance(node, ox.Triple) else node.value
