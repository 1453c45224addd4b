"""The graph as a networkx `MultiDiGraph`: things as nodes, facts between things as edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph.names import RDF, RDFS, SKOS, T, local_name, of_a_domain, text_of

if TYPE_CHECKING:
    import networkx

_NOT_FACTS = {T.mentionedAt, T.about, T.period, T.rankScope, T.validOn, T.context}


def network_of(store: ox.Store) -> networkx.MultiDiGraph:
    """Nodes carry `label`, `kind` and `names`, and text values under their property's name, several as a list; edges carry `predicate`, and `quotes`, the words that say so."""
    import networkx

    network = networkx.MultiDiGraph()
    for quad in sorted(store.quads_for_pattern(None, RDF.type, None, None), key=str):
        if (
            isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.NamedNode)
            and of_a_domain(quad.object)
        ):
            network.add_node(
                quad.subject.value,
                kind=local_name(quad.object),
                label=quad.subject.value.rsplit("/", 1)[-1],
                names=[],
            )
    for quad in sorted(store.quads_for_pattern(None, RDFS.label, None, None), key=str):
        if text_of(quad.subject) in network:
            network.nodes[text_of(quad.subject)]["label"] = text_of(quad.object)
    for quad in store.quads_for_pattern(None, SKOS.altLabel, None, None):
        if text_of(quad.subject) in network:
            network.nodes[text_of(quad.subject)]["names"].append(text_of(quad.object))
    quotes = quotes_by_triple(store)
    texts: dict[tuple[str, str], list[str]] = {}
    for quad in store:
        s, p, o = quad.subject, quad.predicate, quad.object
        if not of_a_domain(p) or not isinstance(s, ox.NamedNode) or s.value not in network:
            continue
        if isinstance(o, ox.NamedNode) and o.value in network and p not in _NOT_FACTS:
            network.add_edge(
                s.value,
                o.value,
                key=local_name(p),
                predicate=local_name(p),
                quotes=quotes.get((s, p, o), []),
            )
        elif isinstance(o, ox.Literal) and p not in (T.sha256, T.text):
            texts.setdefault((s.value, local_name(p)), []).append(o.value)
        elif p in (T.about, T.period) and isinstance(o, ox.NamedNode) and o.value in network:
            network.add_edge(s.value, o.value, key=local_name(p), predicate=local_name(p), quotes=[])
    for (node, name), values in sorted(texts.items()):
        network.nodes[node].setdefault(name, values[0] if len(values) == 1 else sorted(values))
    for _, data in network.nodes(data=True):
        data["names"].sort()
    return sorted_network(network)


def sorted_network(network: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """The same network with nodes and edges in the order of their names: the same graph gives the same file."""
    import networkx

    ordered = networkx.MultiDiGraph()
    ordered.add_nodes_from(sorted(network.nodes(data=True), key=lambda n: n[0]))
    ordered.add_edges_from(sorted(network.edges(keys=True, data=True), key=lambda e: e[:3]))
    return ordered


def quotes_by_triple(store: ox.Store) -> dict[tuple[object, object, object], list[str]]:
    """The words that say each fact, by its subject, predicate and object."""
    ends = [
        {q.subject: q.object for q in store.quads_for_pattern(None, p, None, None)}
        for p in (RDF.subject, RDF.predicate, RDF.object)
    ]
    found: dict[tuple[object, object, object], list[str]] = {}
    for q in store.quads_for_pattern(None, T.quote, None, None):
        if all(q.subject in end for end in ends):
            s, p, o = (end[q.subject] for end in ends)
            found.setdefault((s, p, o), []).append(text_of(q.object))
    return {triple: sorted(quotes) for triple, quotes in found.items()}
