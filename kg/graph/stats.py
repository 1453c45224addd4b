"""Counts and connections of a graph."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.facts import facts_of
from kg.graph.names import RDF, local_name, of_a_domain, printable
from kg.graph.network import network_of

_APART = {"Date", "Observation", "Article"}
_MOST = 10


@dataclass(frozen=True, slots=True)
class Stats:
    """What `kg stats` prints."""

    triples: int
    entities: dict[str, int]
    facts: dict[str, int]
    figures: int
    dates: int
    articles: int
    with_evidence: float
    """Share of the facts that name a source, the words of a text or what else they are known from, 0 to 1."""
    density: float
    components: int
    most_connected: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        head = [
            f"articles {self.articles}   entities {sum(self.entities.values())}   facts {sum(self.facts.values())}   figures {self.figures}"
            f"   dates {self.dates}   triples {self.triples}",
            f"facts with evidence {self.with_evidence:.1%}   density {self.density:.4f}   components {self.components}",
        ]
        columns = (
            ("entities", "  ".join(f"{k} {v}" for k, v in self.entities.items())),
            ("facts", "  ".join(f"{k} {v}" for k, v in self.facts.items())),
            ("most connected", "  ".join(f"{k} {v}" for k, v in self.most_connected)),
        )
        return "\n".join([*head, *(printable(f"{name}: {text}") for name, text in columns if text)])


def classes_in(store: ox.Store) -> Counter[str]:
    """How many things each class has, by local name; dates, observations and articles among them."""
    return Counter(
        local_name(q.object)
        for q in store.quads_for_pattern(None, RDF.type, None, None)
        if isinstance(q.object, ox.NamedNode) and of_a_domain(q.object)
    )


def stats_of(store: ox.Store) -> Stats:
    """Counts the graph; density and connections are those of its things, dates and figures left out."""
    import networkx

    classes, sourced = classes_in(store), facts_of(store)
    facts = Counter(local_name(predicate) for _, predicate, _ in sourced)
    network = network_of(store)
    network.remove_nodes_from([n for n, data in network.nodes(data=True) if data["kind"] in _APART])
    degrees = sorted(((network.nodes[n]["label"], d) for n, d in network.degree()), key=lambda x: (-x[1], x[0]))
    return Stats(
        triples=len(store),
        entities={k: v for k, v in classes.most_common() if k not in _APART},
        facts=dict(sorted(facts.items(), key=lambda x: (-x[1], x[0]))),
        figures=classes["Observation"],
        dates=classes["Date"],
        articles=classes["Article"],
        with_evidence=sum(sourced.values()) / len(sourced) if sourced else 0.0,
        density=networkx.density(network) if len(network) > 1 else 0.0,
        components=networkx.number_weakly_connected_components(network) if len(network) else 0,
        most_connected=tuple((n, d) for n, d in degrees[:_MOST] if d),
    )
