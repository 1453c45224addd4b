"""What people hold: `Graph`, a knowledge graph that can be asked, shown, counted, checked, drawn and saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import pyoxigraph as ox

from kg.builder import Options, Source, add_articles
from kg.domain import ONTOLOGY
from kg.graph import PREFIXES, load_store
from kg.graph.facts import facts_of
from kg.graph.names import local_name
from kg.graph.stats import classes_in

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.graph.show import Shown
    from kg.graph.stats import Stats
    from kg.graph.validate import Report
    from kg.query import Result


def build(sources: Source | Iterable[Source], *, ontology: str | Path = ONTOLOGY, **options: Unpack[Options]) -> Graph:
    """Reads articles into one graph.

    Args:
        sources: paths of texts, or the bytes of one; one or several.
        ontology: folder of the domain.
        options: `title`, `date` and `source` of the article; `base`, `facts_only`, `min_confidence`, `progress`:
            `kg.builder.Options` says what each is.

    Raises:
        UsageError: a text is not there or is no text; `date` is no date; the folder is no ontology;
            `min_confidence` lies outside 0–1.
    """
    store = ox.Store()
    add_articles(store, sources, Path(ontology), **options)
    return Graph(store, Path(ontology))


def load(path: str | Path) -> Graph:
    """The graph in a file, by its suffix.

    Raises:
        UsageError: no such file, or no graph file.
        KgError: it does not parse.
    """
    return Graph.load(path)


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

        write(self.store, path)

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Things as nodes (`label`, `kind`, `names`) and facts as edges (`predicate`, `quotes`), for networkx."""
        from kg.graph.network import network_of

        return network_of(self.store)

    def show(self, name: str) -> Shown:
        """All that the graph says of one thing, with the words that say it.

        Raises:
            UsageError: nothing in the graph has this name.
        """
        from kg.graph.show import show

        return show(self.store, name, self.ontology)

    def stats(self) -> Stats:
        """Counts, density, the most connected things, and how many facts have evidence."""
        from kg.graph.stats import stats_of

        return stats_of(self.store)

    def validate(self) -> Report:
        """Whether the graph conforms to the shapes of its ontology, and what does not, in words."""
        from kg.graph.validate import validate

        return validate(self.rdf, self.ontology)

    def view(self, path: str | Path) -> None:
        """Writes the interactive page of the graph: one file that loads nothing from any network."""
        from kg.views import write_page

        write_page(self.store, path, self.ontology)

    def classes(self) -> Counter[str]:
        """How many things each class has, by local name; dates, observations and articles among them."""
        return classes_in(self.store)

    def facts(self) -> Counter[str]:
        """How many facts each property has, by local name; planned ones among them. What several places say counts once."""
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
