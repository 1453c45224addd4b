"""`Graph`: a knowledge graph that can be asked, shown, counted, checked, drawn and saved."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.domain import ONTOLOGY
from kg.graph.files import load_store
from kg.graph.names import PREFIXES, RDF, local_name, of_a_domain

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.graph.show import Shown
    from kg.graph.stats import Stats
    from kg.graph.validate import Report
    from kg.query import Result


class Graph:
    """A graph in memory. Made by `kg.build` or `kg.load`."""

    def __init__(self, store: ox.Store, ontology: Path = ONTOLOGY) -> None:
        self.store = store
        self.ontology = ontology

    @classmethod
    def load(cls, path: str | Path, ontology: Path = ONTOLOGY) -> Graph:
        """The graph in a file, by its suffix; `-` is Turtle on standard input.

        Raises:
            UsageError: no such file, or no graph file.
            KgError: it does not parse.
        """
        return cls(load_store(path), ontology)

    def __len__(self) -> int:
        return len(self.store)

    @cached_property
    def rdf(self) -> rdflib.Graph:
        """The same triples as an `rdflib.Graph`, a copy: changes to it do not come back."""
        import rdflib

        graph = rdflib.Graph()
        graph.parse(data=b"".join(f"{q.triple} .\n".encode() for q in self.store), format="nt")
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, namespace)
        return graph

    def query(self, question: str, **parameters: str) -> Result:
        """Answers a question: SPARQL, a `.rq` file's path, or the name of a named query with its parameters.

        Raises:
            UsageError: the query does not parse, or no query or parameter has this name.
        """
        from kg.query import ask

        return ask(self.store, question, parameters, self.ontology)

    def save(self, path: str | Path) -> None:
        """Writes the graph in the format of the suffix: RDF, GraphML, GEXF, CSV, JSON, Cypher or Mermaid.

        Raises:
            UsageError: no format has this suffix.
            KgError: the file cannot be written.
        """
        from kg.export import write

        write(self, path)

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Things as nodes (`label`, `kind`, `names`) and facts as edges (`predicate`, `quotes`), for networkx."""
        from kg.graph.network import network_of

        return network_of(self)

    def show(self, name: str) -> Shown:
        """All that the graph says of one thing, with the words that say it.

        Raises:
            UsageError: nothing in the graph has this name.
        """
        from kg.graph.show import show

        return show(self, name)

    def stats(self) -> Stats:
        """Counts, density, the most connected things, and how many facts have evidence."""
        from kg.graph.stats import stats_of

        return stats_of(self)

    def validate(self) -> Report:
        """Whether the graph conforms to the shapes of its ontology, and what does not, in words."""
        from kg.graph.validate import validate

        return validate(self)

    def view(self, path: str | Path) -> None:
        """Writes the interactive page of the graph: one file that loads nothing from any network."""
        from kg.views import write_page

        write_page(self, path, self.ontology)

    def classes(self) -> Counter[str]:
        """How many things each class has, by local name; dates, observations and articles among them."""
        return Counter(
            local_name(q.object)
            for q in self.store.quads_for_pattern(None, RDF.type, None, None)
            if isinstance(q.object, ox.NamedNode) and of_a_domain(q.object)
        )

    def facts(self) -> Counter[str]:
        """How many facts each property has, by local name; planned ones among them. What several places say counts once."""
        from kg.graph.facts import facts_of

        return Counter(local_name(predicate) for _, predicate, _ in facts_of(self.store))

    def __repr__(self) -> str:
        return f"<kg.Graph: {len(self)} triples, {sum(self.facts().values())} facts>"

    def _repr_html_(self) -> str:
        """For Jupyter: a table of what is in the graph."""
        rows: list[tuple[str, Any]] = [
            ("triples", len(self)),
            *self.classes().most_common(),
            ("facts", sum(self.facts().values())),
        ]
        return (
            "<table>"
            + "".join(
                f"<tr><th style='text-align:left'>{escape(str(k))}</th><td>{escape(str(v))}</td></tr>" for k, v in rows
            )
            + "</table>"
        )
