"""What an ontology entails of a graph: the rules of OWL 2 RL for the terms that ontologies of `kg` are written with.

Followed are `rdfs:subClassOf`, `owl:equivalentClass`, `rdfs:subPropertyOf`, `owl:equivalentProperty`, `owl:inverseOf`, symmetric and
transitive properties, `rdfs:domain` and `rdfs:range` (W3C OWL 2 Profiles, 4.3). Two names of one thing (`owl:sameAs`) stay two names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, starmap
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.domain.folder import files_of
from kg.errors import KgError
from kg.graph.dataset import one_graph
from kg.graph.files import load_store
from kg.graph.names import OWL, RDF, RDFS

Said = tuple[Any, Any, Any]
"""Subject, property and object."""
_TYPE = RDF.type
_CLASSES = (RDFS.subClassOf, OWL.equivalentClass)
_ENDS = (RDFS.domain, RDFS.range)
_PROPERTIES = (RDFS.subPropertyOf, OWL.equivalentProperty, OWL.inverseOf)
_MOST = 2_000_000
"""Triples that are added at most: a chain of n steps of a transitive property entails the square of n."""


def inferred(store: ox.Store, ontology: Path) -> ox.Store:
    """A new store that holds what the store holds, and what the ontology entails of it.

    What a graph itself says of classes and properties counts as the ontology does. What is entailed stands in the default graph.

    Raises:
        UsageError: the folder holds no ontology.
        KgError: more is entailed than can be held.
    """
    terms = [said for path in files_of(ontology, "terms.ttl") for said in _axioms(load_store(path))]
    rules = _rules([*terms, *_axioms(store)])
    known = {(quad.subject, quad.predicate, quad.object) for quad in one_graph(store)}
    whole = ox.Store()
    whole.bulk_extend(store)
    whole.bulk_extend(ox.Quad(*said) for said in _entailed(known, rules))
    return whole


def _axioms(store: ox.Store) -> Iterator[Said]:
    """What a store says of classes and properties."""
    for p in (*_CLASSES, *_ENDS, *_PROPERTIES):
        yield from ((q.subject, p, q.object) for q in store.quads_for_pattern(None, p, None, None))
    for kind in (OWL.SymmetricProperty, OWL.TransitiveProperty):
        yield from ((q.subject, _TYPE, kind) for q in store.quads_for_pattern(None, _TYPE, kind, None))


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one triple entails, by its class or its property: each closed over the ontology, so that nothing is followed twice."""

    classes: Callable[[Any], set[Any]]
    """The classes above a class."""
    properties: dict[Any, set[tuple[Any, bool]]]
    """What a property entails, and whether its ends change places."""
    of_subject: dict[Any, set[Any]]
    of_object: dict[Any, set[Any]]
    """Classes of the ends of a property, and of all that it entails."""
    open: set[Any]
    """Properties whose entailed triples entail more: transitive ones, and those that are said of classes."""
    transitive: set[Any]

    def follow(self, said: Said) -> Iterator[Said]:
        """What one triple entails by itself."""
        s, p, o = said
        is_thing = not isinstance(o, ox.Literal | ox.Triple)
        for entailed, turned in self.properties.get(p, ()):
            if not turned:
                yield s, entailed, o
            elif is_thing:
                yield o, entailed, s
        for kind in self.of_subject.get(p, ()):
            yield s, _TYPE, kind
        if is_thing:
            for kind in self.of_object.get(p, ()):
                yield o, _TYPE, kind
        if p == _TYPE:
            for kind in self.classes(o):
                yield s, _TYPE, kind


def _rules(axioms: list[Said]) -> _Rules:
    """The rules of an ontology. Classes without a name only pass on what is above them."""
    domains, ranges = (_by_subject(axioms, (p,)) for p in _ENDS)
    above = _by_subject([*axioms, *((o, p, s) for s, p, o in axioms if p == OWL.equivalentClass)], _CLASSES)
    entails: dict[Any, set[tuple[Any, bool]]] = defaultdict(set)
    for one, other, turned in chain.from_iterable(starmap(_entailments, axioms)):
        entails[one].add((other, turned))

    @cache  # of a deep ontology, only the classes that are used
    def classes(kind: Any) -> set[Any]:
        return _named(_reached(kind, lambda k: above.get(k, ())))

    properties = {p: _all_entailed(p, entails) for p in {*entails, *domains, *ranges}}
    transitive = {s for s, _, o in axioms if o == OWL.TransitiveProperty}
    return _Rules(
        classes,
        {p: {(q, turned) for q, turned in found if isinstance(q, ox.NamedNode)} for p, found in properties.items()},
        _kinds_of_ends(properties, (domains, ranges), classes),
        _kinds_of_ends(properties, (ranges, domains), classes),
        {*transitive, *({_TYPE} & properties.keys()), *_leading_to_types(properties)},
        transitive,
    )


def _by_subject(axioms: Iterable[Said], properties: tuple[ox.NamedNode, ...]) -> dict[Any, set[Any]]:
    found: dict[Any, set[Any]] = defaultdict(set)
    for s, p, o in axioms:
        if p in properties:
            found[s].add(o)
    return found


def _leading_to_types(properties: dict[Any, set[tuple[Any, bool]]]) -> set[Any]:
    """rdf:type, where a property entails it: what is entailed then is a class, which entails more."""
    return {_TYPE for found in properties.values() if (_TYPE, False) in found or (_TYPE, True) in found}


def _entailments(s: Any, p: ox.NamedNode, o: Any) -> Iterator[tuple[Any, Any, bool]]:
    """The properties that one axiom lets entail one another, and whether the ends change places."""
    if p == RDFS.subPropertyOf:
        yield s, o, False
    elif p == OWL.equivalentProperty:
        yield from ((s, o, False), (o, s, False))
    elif p == OWL.inverseOf:
        yield from ((s, o, True), (o, s, True))
    elif o == OWL.SymmetricProperty:
        yield s, s, True


def _all_entailed(property: Any, entails: dict[Any, set[tuple[Any, bool]]]) -> set[tuple[Any, bool]]:
    def steps(at: tuple[Any, bool]) -> Iterable[tuple[Any, bool]]:
        return ((other, turned != at[1]) for other, turned in entails.get(at[0], ()))

    return _reached((property, False), steps)


def _kinds_of_ends(
    properties: dict[Any, set[tuple[Any, bool]]],
    kinds: tuple[dict[Any, set[Any]], dict[Any, set[Any]]],
    classes: Callable[[Any], set[Any]],
) -> dict[Any, set[Any]]:
    """The classes of one end of each property: `kinds` are those of that end and of the other one."""
    found = {}
    for p, entailed in properties.items():
        own = {kind for q, turned in {(p, False), *entailed} for kind in kinds[turned].get(q, ())}
        found[p] = _named(own.union(*map(classes, own)))
    return found


def _reached(start: Any, steps: Callable[[Any], Iterable[Any]]) -> set[Any]:
    """All that is reached in one step or more; rings end."""
    found: set[Any] = set()
    open_ends = [start]
    while open_ends:
        new = set(steps(open_ends.pop())) - found
        found |= new
        open_ends.extend(new)
    return found


def _named(kinds: Iterable[Any]) -> set[Any]:
    return {kind for kind in kinds if isinstance(kind, ox.NamedNode)}


def _entailed(known: set[Said], rules: _Rules) -> set[Said]:
    """What is entailed and not known yet."""
    found: set[Said] = set()
    links = _Links()
    to_follow = list(known)
    while to_follow:
        said = to_follow.pop()
        steps = links.joined(said) if said[1] in rules.transitive else ()
        new = {*rules.follow(said), *steps} - known - found
        found |= new
        to_follow += [one for one in new if one[1] in rules.open]
        if len(found) > _MOST:
            raise KgError(f"the ontology entails more than {_MOST:,} triples of this graph. Leave --infer out")
    return found


class _Links:
    """The pairs of each transitive property that were met so far: a way is lengthened by one step at a time."""

    def __init__(self) -> None:
        self._ways: set[Said] = set()
        """Pairs that were made here, of several steps."""
        self._steps_from: dict[tuple[Any, Any], set[Any]] = defaultdict(set)
        self._starts_to: dict[tuple[Any, Any], set[Any]] = defaultdict(set)

    def joined(self, said: Said) -> list[Said]:
        """Takes a pair in, and gives what it makes with the steps behind it and, if it is a step, the ways before it."""
        s, p, o = said
        self._starts_to[p, o].add(s)
        made = [(s, p, end) for end in self._steps_from.get((p, o), ())]
        if said not in self._ways:
            self._steps_from[p, s].add(o)
            made += [(start, p, o) for start in self._starts_to.get((p, s), ())]
        self._ways.update(made)
        return made
