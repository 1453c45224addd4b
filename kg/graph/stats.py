"""Counts and connections of a graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph.names import PROV, RDF
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
    """Share of the statements that name a source, 0 to 1."""
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
        return "\n".join([*head, *(f"{name}: {text}" for name, text in columns if text)])


def stats_of(graph: Graph) -> Stats:
    """Counts the graph; density and connections are those of its things, dates and figures left out."""
    import networkx

    classes, facts = graph.classes(), graph.facts()
    network = network_of(graph)
    network.remove_nodes_from([n for n, data in network.nodes(data=True) if data["kind"] in _APART])
    statements = [q.subject for q in graph.store.quads_for_pattern(None, RDF.type, RDF.Statement, None)]
    sourced = {q.subject for q in graph.store.quads_for_pattern(None, PROV.wasDerivedFrom, None, None)}
    degrees = sorted(((network.nodes[n]["label"], d) for n, d in network.degree()), key=lambda x: (-x[1], x[0]))
    return Stats(
        triples=len(graph),
        entities={k: v for k, v in classes.most_common() if k not in _APART},
        facts=dict(sorted(facts.items(), key=lambda x: (-x[1], x[0]))),
        figures=classes["Observation"],
        dates=classes["Date"],
        articles=classes["Article"],
        with_evidence=sum(s in sourced for s in statements) / len(statements) if statements else 0.0,
        density=networkx.density(network) if len(network) > 1 else 0.0,
        components=networkx.number_weakly_connected_components(network) if len(network) else 0,
        most_connected=tuple((n, d) for n, d in degrees[:_MOST] if d),
    )
