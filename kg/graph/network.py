"""The graph as a networkx `MultiDiGraph`: things as nodes, facts between things as edges."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.graph.dataset import one_graph
from kg.graph.evidence import Passage, Passages
from kg.graph.facts import STRUCTURE
from kg.graph.names import RDF, RDFS, SKOS, T, local_name, of_a_domain, text_of

if TYPE_CHECKING:
    import networkx

Fact = tuple[object, object, object]
Data = dict[str, Any]
Edge = tuple[str, str, str, Data]
_NOT_SHOWN = {T.sha256, T.text, T.mentionedAt, T.validOn, T.context}
_OURS = {"", "id", "iri", "label", "kind", "names", "texts", "self", "node_for_adding"}
"""Names of attributes that are taken, the last two by networkx, which gives attributes to a function by name."""


def network_of(
    store: ox.Store, *, dates: bool = False, articles: bool = False, figures: bool = False
) -> networkx.MultiDiGraph:
    """Things as nodes, and facts between them as edges; dates, articles and figures are nodes only where asked for.

    Nodes carry `label`, `kind` and `names`, and texts and dates under their property's name, several as a list; of those that
    are facts `texts` has the `predicate`, the `text` and the `places`. Edges carry `predicate`, `source_label` and
    `target_label`, `quotes`, the words that say so, and `places`: article, line, characters and confidence of each.
    """
    import networkx

    store = one_graph(store)
    asked = {T.Date: dates, T.Article: articles, T.Observation: figures, T.Span: False}
    things = _things(store, {kind for kind, wanted in asked.items() if not wanted})
    reader = _Reader(store, things, _property_names(store), _passages(store))
    values, texts, edges = reader.read()
    for node, data in things.items():
        data["texts"] = texts[node]
        data |= {name: several[0] if len(several) == 1 else several for name, several in sorted(values[node].items())}
    network = networkx.MultiDiGraph()
    network.add_nodes_from(sorted(things.items()))  # as pairs: a property may be called as a parameter of add_node is
    network.add_edges_from(sorted(edges, key=lambda edge: edge[:3]))
    return network


def _things(store: ox.Store, left_out: set[ox.NamedNode]) -> dict[str, dict[str, Any]]:
    """The nodes with their names. The kind of a thing that has several classes is the rarest: the most specific."""
    classes: dict[str, set[ox.NamedNode]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, RDF.type, None, None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            classes[quad.subject.value].add(quad.object)
    counts = Counter(kind for kinds in classes.values() for kind in kinds)
    labels, others = (_texts(store, p) for p in (RDFS.label, SKOS.altLabel))
    return {
        iri: {
            "label": min(labels[iri], default=iri.rsplit("/", 1)[-1]),
            "kind": _called(min(of_domain, key=lambda kind: (counts[kind], kind.value))),
            "names": sorted(others[iri]),
        }
        for iri, kinds in classes.items()
        if (of_domain := set(filter(of_a_domain, kinds))) and not of_domain & left_out
    }


def _called(kind: ox.NamedNode) -> str:
    return local_name(kind) or kind.value


def _texts(store: ox.Store, predicate: ox.NamedNode) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, predicate, None, None):
        found[text_of(quad.subject)].add(text_of(quad.object))
    return found


def _property_names(store: ox.Store) -> dict[ox.NamedNode, str]:
    """What properties are called: the end of the IRI, or all of it where another is called so too."""
    properties = {quad.predicate for quad in store if of_a_domain(quad.predicate)}
    shared = Counter(map(local_name, properties))
    return {p: name if shared[name := local_name(p)] == 1 and name not in _OURS else p.value for p in properties}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Tells apart what joins two things and what is a text of one."""

    store: ox.Store
    things: dict[str, dict[str, Any]]
    properties: dict[ox.NamedNode, str]
    passages: dict[Fact, list[Passage]]

    def read(self) -> tuple[dict[str, dict[str, list[str]]], dict[str, list[Data]], list[Edge]]:
        """The texts of each thing by property, those that are facts with their places, and the edges."""
        values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        texts: dict[str, list[Data]] = defaultdict(list)
        edges = []
        dates = _dates(self.store)
        for quad in sorted(self._said_of_things(), key=str):
            s, p, o = text_of(quad.subject), quad.predicate, quad.object
            text = o.value if isinstance(o, ox.Literal) else dates.get(o)
            if isinstance(o, ox.NamedNode) and o.value in self.things:
                edges.append((s, o.value, self.properties[p], self._edge(quad, o.value)))
            elif text is not None:
                values[s][self.properties[p]].append(text)
                if p not in STRUCTURE:
                    texts[s].append({"predicate": self.properties[p], "text": text, "places": self._places(quad)})
        return values, texts, edges

    def _said_of_things(self) -> Iterator[ox.Quad]:
        for quad in self.store:
            shown = quad.predicate in self.properties and quad.predicate not in _NOT_SHOWN
            if shown and isinstance(quad.subject, ox.NamedNode) and quad.subject.value in self.things:
                yield quad

    def _edge(self, quad: ox.Quad, target: str) -> Data:
        places = self._places(quad)
        return {
            "predicate": self.properties[quad.predicate],
            "source_label": self.things[text_of(quad.subject)]["label"],
            "target_label": self.things[target]["label"],
            "quotes": sorted({place["quotation"] for place in places} - {""}),
            "places": places,
        }

    def _places(self, quad: ox.Quad) -> list[Data]:
        """Where a fact is said. What is true both ways is stated one way."""
        s, p, o = quad.subject, quad.predicate, quad.object
        return [place_of(one) for one in self.passages.get((s, p, o)) or self.passages.get((o, p, s), [])]


def _dates(store: ox.Store) -> dict[object, str]:
    """What dates are called, where they are no nodes."""
    labels = _texts(store, RDFS.label)
    dates = (quad.subject for quad in store.quads_for_pattern(None, RDF.type, T.Date, None))
    return {
        date: min(labels[text_of(date)], default=local_name(date)) for date in dates if isinstance(date, ox.NamedNode)
    }


def _passages(store: ox.Store) -> dict[Fact, list[Passage]]:
    """The passages that say each fact."""
    ends = [
        {quad.subject: quad.object for quad in store.quads_for_pattern(None, p, None, None)}
        for p in (RDF.subject, RDF.predicate, RDF.object)
    ]
    found: dict[Fact, list[Passage]] = defaultdict(list)
    passages = Passages(store)
    for node in sorted(set.intersection(*map(set, ends)), key=str):
        if isinstance(node, ox.NamedNode | ox.BlankNode):
            s, p, o = (values[node] for values in ends)
            found[s, p, o] += passages.of(node)
    return {fact: sorted(set(several), key=_order) for fact, several in found.items()}


def place_of(passage: Passage) -> dict[str, Any]:
    """Where words stand, and how sure what they say is."""
    return {
        "article": passage.article,
        "line": passage.line,
        "start": passage.start,
        "end": passage.end,
        "quotation": passage.quote,
        "confidence": passage.confidence,
    }


def _order(passage: Passage) -> tuple[str, int, int, str]:
    return passage.article, passage.start or 0, passage.end or 0, passage.quote
