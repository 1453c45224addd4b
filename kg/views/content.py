"""What the page shows of a graph: its things, the facts about them, and the words that say these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import pyoxigraph as ox

from kg.domain.folder import TKG
from kg.graph.evidence import Passage, Passages
from kg.views.terms import Terms, local_name

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_PROV = "http://www.w3.org/ns/prov#"
_FILE = "https://schema.org/MediaObject"
_OA, _VOID = "http://www.w3.org/ns/oa#", "http://rdfs.org/ns/void#"
_TYPE, _LABEL, _SAME = _RDF + "type", _RDFS + "label", _OWL + "sameAs"
_ALT = "http://www.w3.org/2004/02/skos/core#altLabel"
_SOURCE, _QUOTE, _MENTION = _PROV + "wasDerivedFrom", TKG + "quote", TKG + "mentionedAt"
_STATUS = TKG + "status"
_TRIPLE = tuple(_RDF + end for end in ("subject", "predicate", "object"))
# What serves the machine, or is shown as names, links or evidence already.
_EVIDENCE = {
    *(_TYPE, _LABEL, _ALT, _SAME, _SOURCE, _QUOTE, _MENTION, _STATUS),
    *(TKG + p for p in ("confidence", "rule", "sha256", "text")),
}
# Statements, terms of an ontology, spans of a text, its files and the head of the graph are no things of the picture.
_NO_THINGS = (_RDF, _RDFS, _OWL, _OA, _VOID + "Dataset", _PROV + "Activity", _PROV + "SoftwareAgent", _FILE)

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Properties = dict[str, list[Node]]


@dataclass(frozen=True, slots=True)
class Words:
    """What a statement, or a figure, rests on."""

    passages: tuple[Passage, ...] = ()
    """One for each place that says it."""
    others: tuple[int | str, ...] = ()
    """What else it is known from: a thing's index or a name."""


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
    words: Words
    """A figure has its evidence on itself."""
    mentions: tuple[Passage, ...]
    """Where texts name it."""


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


@dataclass(frozen=True)
class Content:
    """Things sorted by IRI, and facts sorted by subject, predicate and object."""

    things: tuple[Thing, ...]
    facts: tuple[Fact, ...]

    @property
    def classes(self) -> set[str]:
        """All classes of the things."""
        return {kind for thing in self.things for kind in thing.kinds}

    @cached_property
    def links(self) -> tuple[tuple[int, int], ...]:
        """Pairs of different things that facts link, each once, whichever way the facts go."""
        pairs = ((f.subject, f.object) for f in self.facts if isinstance(f.object, int) and f.object != f.subject)
        return tuple(dict.fromkeys((min(pair), max(pair)) for pair in pairs))


def read_content(store: ox.Store, terms: Terms) -> Content:
    """Reads what a graph says; triples of all its named graphs count as one graph."""
    by_subject: dict[ox.NamedNode | ox.BlankNode, Properties] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in sorted({quad.triple for quad in store}, key=str):
        if isinstance(subject, ox.NamedNode | ox.BlankNode):
            by_subject[subject][predicate.value].append(value)
    kinds = {node: found for node, properties in by_subject.items() if (found := _kinds(properties))}
    nodes = sorted(kinds, key=_key)
    reader = _Reader({_key(node): i for i, node in enumerate(nodes)}, Passages(store))
    things = tuple(
        Thing(
            iri=_key(node),
            kind=terms.most_specific(kinds[node]),
            kinds=tuple(sorted(kinds[node], key=terms.rank)),
            names=_names(_key(node), by_subject[node]),
            same=tuple(map(_key, by_subject[node].get(_SAME, ()))),
            words=reader.words(node, by_subject[node]),
            mentions=reader.mentions(by_subject[node]),
        )
        for node in nodes
    )
    facts: dict[tuple[int, str, int | str, bool], Fact] = {}
    for fact in _stated(by_subject, reader):
        _add(facts, fact)
    for fact in _unstated(things, [by_subject[node] for node in nodes], reader, {key[:3] for key in facts}):
        _add(facts, fact)
    return Content(things, tuple(sorted(facts.values(), key=_order)))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns RDF terms into indices of things, or texts, and spans into passages."""

    index: dict[str, int]
    passages: Passages

    def value(self, node: Node) -> int | str:
        """A thing's index, else a text."""
        key = _key(node)
        return self.index.get(key, key) if isinstance(node, ox.NamedNode | ox.BlankNode) else key

    def words(self, node: ox.NamedNode | ox.BlankNode, properties: Properties) -> Words:
        """The evidence of a statement or a figure."""
        if _SOURCE not in properties and _QUOTE not in properties:
            return Words()
        if passages := self.passages.of(node):
            return Words(tuple(passages))
        sources = dict.fromkeys(map(self.value, properties.get(_SOURCE, ())))
        return Words(others=tuple(local_name(s) if isinstance(s, str) else s for s in sources))

    def mentions(self, properties: Properties) -> tuple[Passage, ...]:
        """Where the texts name a thing."""
        spans = (o for o in properties.get(_MENTION, ()) if isinstance(o, ox.NamedNode | ox.BlankNode))
        return tuple(passage for span in spans for passage in self.passages.of(span))


def _stated(by_subject: dict[ox.NamedNode | ox.BlankNode, Properties], reader: _Reader) -> Iterator[Fact]:
    """What statements say, asserted or only planned."""
    for node, properties in by_subject.items():
        if any(p not in properties for p in _TRIPLE):
            continue
        subject, predicate, value = (properties[p][0] for p in _TRIPLE)
        if (s := reader.index.get(_key(subject))) is not None:
            yield Fact(
                subject=s,
                predicate=_key(predicate),
                object=reader.value(value),
                words=reader.words(node, properties),
                planned=_is_planned(properties),
                notes=_notes(properties, reader),
            )


def _unstated(
    things: Iterable[Thing], properties: Iterable[Properties], reader: _Reader, stated: set[tuple[int, str, int | str]]
) -> Iterator[Fact]:
    """Every other triple whose subject is a thing. A symmetric property is asserted both ways and stated once."""
    for s, (thing, said) in enumerate(zip(things, properties, strict=True)):
        for predicate in sorted(said.keys() - _EVIDENCE):
            for value in map(reader.value, said[predicate]):
                known = (s, predicate, value) in stated or (value, predicate, s) in stated
                if not known and value not in thing.names:
                    yield Fact(s, predicate, value, thing.words, _is_planned(said), ())


def _add(facts: dict[tuple[int, str, int | str, bool], Fact], fact: Fact) -> None:
    """A fact that several places say is one fact with the words of all of them."""
    key = fact.subject, fact.predicate, fact.object, fact.planned
    if (known := facts.get(key)) is not None:
        passages = dict.fromkeys(known.words.passages + fact.words.passages)
        others = dict.fromkeys(known.words.others + fact.words.others)
        notes = dict.fromkeys(known.notes + fact.notes)
        fact = replace(fact, words=Words(tuple(passages), tuple(others)), notes=tuple(notes))
    facts[key] = fact


def _order(fact: Fact) -> tuple[int, str, bool, str, bool]:
    return fact.subject, fact.predicate, isinstance(fact.object, str), str(fact.object), fact.planned


def _is_planned(properties: Properties) -> bool:
    return "planned" in map(_key, properties.get(_STATUS, ()))


def _notes(properties: Properties, reader: _Reader) -> tuple[tuple[str, int | str], ...]:
    rest = (p for p in properties if p not in _EVIDENCE and p not in _TRIPLE)
    return tuple((p, reader.value(o)) for p in rest for o in properties[p])


def _kinds(properties: Properties) -> list[str]:
    """Classes of a thing; none for what is no thing of the picture, or a node without a class."""
    classes = [o.value for o in properties.get(_TYPE, ()) if isinstance(o, ox.NamedNode)]
    return [] if any(c.startswith(_NO_THINGS) for c in classes) else classes


def _names(iri: str, properties: Properties) -> tuple[str, ...]:
    """Chinese labels first, since the texts are Chinese."""
    labels = sorted(properties.get(_LABEL, ()), key=lambda o: getattr(o, "language", None) != "zh")
    names = dict.fromkeys(" ".join(_key(o).split()) for o in [*labels, *properties.get(_ALT, ())])
    return tuple(filter(None, names)) or (local_name(iri),)


def _key(node: Node) -> str:
    """An IRI, a blank node's label or a literal's text."""
    return str(node) if isinstance(node, ox.Triple) else node.value
