"""Counts and connections of a graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph.facts import facts_of
from kg.graph.names import printable
from kg.graph.network import network_of

if TYPE_CHECKING:
    from kg.graph.graph import Graph

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


def stats_of(graph: Graph) -> Stats:
    """Counts the graph; density and connections are those of its things, dates and figures left out."""
    import networkx

    classes, facts = graph.classes(), graph.facts()
    network = network_of(graph)
    network.remove_nodes_from([n for n, data in network.nodes(data=True) if data["kind"] in _APART])
    sourced = facts_of(graph.store)
    degrees = sorted(((network.nodes[n]["label"], d) for n, d in network.degree()), key=lambda x: (-x[1], x[0]))
    return Stats(
        triples=len(graph),
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
