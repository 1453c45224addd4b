"""Counts and connections of a graph."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.facts import APART, Counts, classes_of, count_of, facts_of
from kg.graph.names import local_name, printable
from kg.graph.network import network_of

_APART = {local_name(c) for c in APART}
_MOST = 10


@dataclass(frozen=True, slots=True)
class Stats:
    """What `kg stats` prints."""

    triples: int
    """What several named graphs say counts once."""
    counts: Counts
    entities: dict[str, int]
    """How many things each class has."""
    facts: dict[str, int]
    """How many facts each property has."""
    density: float
    components: int
    most_connected: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        """All of it, as a person reads it."""
        c = self.counts
        head = [
            f"articles {c.articles}   entities {c.things}   facts {c.facts}   figures {c.figures}   dates {c.dates}"
            f"   triples {self.triples}",
            *([f"of the facts: {c.sources}"] if c.facts else []),
            f"density {self.density:.4f}   components {self.components}",
        ]
        columns = (
            ("entities", "  ".join(f"{k} {v}" for k, v in self.entities.items())),
            ("facts", "  ".join(f"{k} {v}" for k, v in self.facts.items())),
            ("most connected", "  ".join(f"{k} {v}" for k, v in self.most_connected)),
        )
        return "\n".join([*head, *(printable(f"{name}: {text}") for name, text in columns if text)])


def classes_in(store: ox.Store, *, of_things: bool = False) -> Counter[str]:
    """How many things each class has, by local name; dates, observations and articles among them, unless only things are asked for."""
    classed = (several for several in classes_of(store).values() if not of_things or APART.isdisjoint(several))
    return Counter(name for several in classed for name in {local_name(c) for c in several})


def stats_of(store: ox.Store) -> Stats:
    """Counts the graph; density and connections are those of its things, dates and figures left out."""
    import networkx

    facts = Counter(local_name(predicate) for _, predicate, _ in facts_of(store))
    network = network_of(store)
    network.remove_nodes_from([n for n, data in network.nodes(data=True) if data["kind"] in _APART])
    degrees = sorted(((network.nodes[n]["label"], d) for n, d in network.degree()), key=lambda x: (-x[1], x[0]))
    return Stats(
        triples=_triples(store),
        counts=count_of(store),
        entities=dict(classes_in(store, of_things=True).most_common()),
        facts=dict(sorted(facts.items(), key=lambda x: (-x[1], x[0]))),
        density=networkx.density(network) if len(network) > 1 else 0.0,
        components=networkx.number_weakly_connected_components(network) if len(network) else 0,
        most_connected=tuple((n, d) for n, d in degrees[:_MOST] if d),
    )


def _triples(store: ox.Store) -> int:
    named = next(iter(store.named_graphs()), None) is not None
    return len({q.triple for q in store}) if named else len(store)
