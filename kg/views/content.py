"""What the page shows of a graph: its things, the facts about them, and the words that say these."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.domain.folder import TKG
from kg.views.terms import Terms, local_name

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_TYPE, _LABEL, _SAME = _RDF + "type", _RDFS + "label", _OWL + "sameAs"
_ALT = "http://www.w3.org/2004/02/skos/core#altLabel"
_SOURCE = "http://www.w3.org/ns/prov#wasDerivedFrom"
_QUOTE, _CONFIDENCE, _STATUS = TKG + "quote", TKG + "confidence", TKG + "status"
_TRIPLE = tuple(_RDF + end for end in ("subject", "predicate", "object"))
# What serves the machine, or is shown as names, links or evidence already.
_EVIDENCE = {
    _TYPE,
    _LABEL,
    _ALT,
    _SAME,
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
    same: tuple[str, ...]
    """IRIs that others know it by."""
    words: tuple[Words, ...]
    """A figure has its evidence on itself."""


@dataclass(frozen=True, slots=True)
class Words:
    """What one statement has for evidence: quotes, confidence (0–1), sources: indices of articles, or names of others."""

    quotes: tuple[str, ...] = ()
    confidence: float | None = None
    sources: tuple[int | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement about the thing with index `subject`; `object` is another thing's index or a text."""

    subject: int
    predicate: str
    object: int | str
    words: tuple[Words, ...]
    """One for each place that says it."""
    planned: bool
    notes: tuple[tuple[str, int | str], ...]
    """What else is said of it (since when, at which event): property and a thing's index or a text."""


@dataclass(frozen=True, slots=True)
class Content:
    """Things sorted by IRI, and facts sorted by subject, predicate and object."""

    things: tuple[Thing, ...]
    facts: tuple[Fact, ...]

    @property
    def classes(self) -> set[str]:
        """All classes of the things."""
        return {kind for thing in self.things for kind in thing.kinds}


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
            same=tuple(map(_key, by_subject[iri].get(_SAME, ()))),
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

    def words(self, properties: Properties) -> tuple[Words, ...]:
        sources = dict.fromkeys(self._source(o) for o in properties.get(_SOURCE, ()))
        quotes = tuple(map(_key, properties.get(_QUOTE, ())))
        confidence = max(filter(None, map(_share, properties.get(_CONFIDENCE, ()))), default=None)
        return (Words(quotes, confidence, tuple(sources)),) if quotes or sources else ()

    def _source(self, node: Node) -> int | str:
        article = _key(node).split("#char=")[0]
        return self.index.get(article, local_name(article))


def _facts(by_subject: dict[str, Properties], things: tuple[Thing, ...], reader: _Reader) -> list[Fact]:
    """What statements say, asserted or only planned, and every other triple whose subject is a thing."""
    facts: dict[tuple[int, str, int | str, bool], Fact] = {}
    for properties in by_subject.values():
        if all(p in properties for p in _TRIPLE):
            subject, property, value = (properties[p][0] for p in _TRIPLE)
            if (s := reader.index.get(_key(subject))) is not None:
                _add(facts, Fact(s, _key(property), reader.value(value), *_said(properties, reader)))
    stated = {key[:3] for key in facts}
    for s, thing in enumerate(things):
        properties = by_subject[thing.iri]
        for predicate in properties.keys() - _EVIDENCE:
            for o in map(reader.value, properties[predicate]):
                # A symmetric property is asserted both ways and stated once.
                if not {(s, predicate, o), (o, predicate, s)} & stated and o not in thing.names:
                    _add(facts, Fact(s, predicate, o, thing.words, _is_planned(properties), ()))
    return sorted(
        facts.values(), key=lambda f: (f.subject, f.predicate, isinstance(f.object, str), str(f.object), f.planned)
    )


def _said(properties: Properties, reader: _Reader) -> tuple[tuple[Words, ...], bool, tuple[tuple[str, int | str], ...]]:
    return reader.words(properties), _is_planned(properties), _notes(properties, reader)


def _add(facts: dict[tuple[int, str, int | str, bool], Fact], fact: Fact) -> None:
    """A fact that several places say is one fact with the words of all of them."""
    key = fact.subject, fact.predicate, fact.object, fact.planned
    if (known := facts.get(key)) is not None:
        words, notes = dict.fromkeys(known.words + fact.words), dict.fromkeys(known.notes + fact.notes)
        fact = replace(fact, words=tuple(words), notes=tuple(notes))
    facts[key] = fact


def _is_planned(properties: Properties) -> bool:
    return "planned" in map(_key, properties.get(_STATUS, ()))


def _notes(properties: Properties, reader: _Reader) -> tuple[tuple[str, int | str], ...]:
    rest = (p for p in properties if p not in _EVIDENCE and p not in _TRIPLE)
    return tuple((p, reader.value(o)) for p in rest for o in properties[p])


def _share(node: Node) -> float | None:
    """A confidence, where it is one: strangers write what they like."""
    try:
        value = float(_key(node))
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


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
