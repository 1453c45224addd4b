"""What people hold: `Graph`, a knowledge graph that can be asked, shown, counted, checked, drawn and saved."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from html import escape
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, Unpack

import pyoxigraph as ox

from kg.builder import Options, add_articles
from kg.domain import ONTOLOGY
from kg.errors import UnknownName
from kg.graph import load_store
from kg.graph.conversion import from_rdflib, to_rdflib, unknown_to_rdflib
from kg.graph.dataset import one_graph
from kg.graph.facts import facts_of
from kg.graph.find import find
from kg.graph.labels import labelled, settle_labels
from kg.graph.names import local_name
from kg.graph.stats import classes_in
from kg.graph.things import Thing, classes_called, thing_of, things_in
from kg.reading.corpus import Source, several

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.graph.evidence import Passage
    from kg.graph.show import Shown
    from kg.graph.stats import Stats
    from kg.graph.validate import Report
    from kg.query import Result
    from kg.views import Frame


def build(
    sources: Source | Iterable[Source] = (),
    *,
    text: str | None = None,
    ontology: str | Path = ONTOLOGY,
    **options: Unpack[Options],
) -> Graph:
    """Reads articles into one graph: `kg.build("page.html")`, `kg.build("folder")`, `kg.build(text="2023年9月6日，…")`.

    Args:
        sources: files, folders, patterns, addresses, the bytes of a file, or what `kg.read` gives; one or several.
        text: the words of an article, in place of a path or beside several.
        ontology: folder of the domain.
        options: `title`, `meta`, `include`, `base`, `on_error` …: `kg.builder.Options` says what there are; another is a TypeError.

    Raises:
        UsageError: a text is not there or is no text, and there is no `on_error`; `date` is no date; the folder is no
            ontology; `min_confidence` lies outside 0–1.
    """
    graph = Graph(ontology=ontology)
    graph.add(chain(several(sources), () if text is None else [text.encode("utf-8", "surrogatepass")]), **options)
    return graph


def load(path: str | Path) -> Graph:
    """The graph in a file, by its suffix.

    Raises:
        UsageError: no such file, or no graph file.
        KgError: it does not parse.
    """
    return Graph.load(path)


class Graph:
    """A graph in memory: `kg.build` and `kg.load` make it, and so does `kg.Graph(rdflib_graph)`.

    Iterating gives its things, `graph["罗亚非"]` one of them by any of its names, `a | b` what two graphs say together.
    """

    def __init__(self, content: ox.Store | rdflib.Graph | None = None, ontology: str | Path = ONTOLOGY) -> None:
        """Holds a store, or a copy of an `rdflib.Graph`, or nothing yet. `ontology`: folder of its domain.

        Raises:
            KgError: the `rdflib.Graph` holds what RDF does not allow.
        """
        self.store = (
            ox.Store() if content is None else content if isinstance(content, ox.Store) else from_rdflib(content)
        )
        self.ontology = Path(ontology)

    @classmethod
    def load(cls, path: str | Path, ontology: str | Path = ONTOLOGY) -> Graph:
        """The graph in a file, by its suffix; `-` is Turtle on standard input.

        Raises:
            UsageError: no such file, or no graph file.
            KgError: it does not parse.
        """
        return cls(load_store(path), ontology)

    def __iter__(self) -> Iterator[Thing]:
        """Its things in the order of their IRIs: all but articles, dates and figures."""
        return things_in(self.store)

    def __len__(self) -> int:
        """How many things it has."""
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        """Whether it says anything at all."""
        return len(self.store) > 0

    def __getitem__(self, name: str) -> Thing:
        """The thing of this name or IRI; an unknown name is a `KeyError` that tells the nearest ones."""
        return thing_of(self.store, find(self.store, name))

    def __contains__(self, name: object) -> bool:
        """Whether a thing has this name or IRI, or is this thing."""
        try:
            find(self.store, name.iri if isinstance(name, Thing) else str(name))
        except UnknownName as error:
            return error.several
        return True

    def things(self, kind: str | None = None) -> list[Thing]:
        """Its things, or those of one class and of the classes below it: `graph.things("Person")`, `graph.things("人物")`.

        Raises:
            UsageError: no class is called so.
        """
        return list(things_in(self.store, classes_called(kind, self.store, self.ontology) if kind else None))

    def add(self, articles: Source | Iterable[Source], **options: Unpack[Options]) -> None:
        """Reads more articles into this graph, as `build` does.

        Raises:
            UsageError: as `build`.
        """
        try:
            add_articles(self.store, articles, self.ontology, **options)
        finally:  # an article that raises comes after others that are in the graph
            self.__dict__.pop("rdf", None)

    def __or__(self, other: Graph | rdflib.Graph) -> Graph:
        """A new graph that says what both say."""
        joined = Graph(ontology=self.ontology)
        joined |= self
        joined |= other
        return joined

    def __ior__(self, other: Graph | rdflib.Graph) -> Self:
        """Adds what another graph says to this one."""
        joined = other.store if isinstance(other, Graph) else from_rdflib(other)
        named_twice = labelled(self.store) & labelled(joined)
        self.store.extend(joined)
        settle_labels(self.store, named_twice)
        self.__dict__.pop("rdf", None)
        return self

    __add__, __iadd__ = __or__, __ior__

    @cached_property
    def rdf(self) -> rdflib.Graph:
        """The same triples as an `rdflib.Graph`, a copy: changes to it do not come back. It warns of what rdflib does not know."""
        if unknown := unknown_to_rdflib(self.store):
            warnings.warn(unknown, stacklevel=4)
        return to_rdflib(self.store)

    def query(self, question: str, *, timeout: float = 60, memory: int | str = "2G", **parameters: str) -> Result:
        """Answers a question: SPARQL, a `.rq` file's path, or the name of a named query with its parameters.

        Args:
            question: the query, or where it is.
            timeout: seconds after which it is given up; 0 for no limit.
            memory: what it may take, its answer included: bytes, or a size such as `500M`; 0 for no limit.
            parameters: values of the query's variables, by name.

        Raises:
            UsageError: the query does not parse, or no query or parameter has this name.
            KgError: it had no answer within its limits.
        """
        from kg.query import Limits, ask

        return ask(self.store, question, parameters, self.ontology, Limits.of(timeout, memory))

    def save(self, path: str | Path) -> None:
        """Writes the graph in the format of the suffix: RDF, GraphML, GEXF, CSV, JSON, Cypher or Mermaid.

        Raises:
            UsageError: no format has this suffix.
            KgError: the file cannot be written.
        """
        from kg.export import write

        write(self.store, path)

    def to_networkx(
        self, *, dates: bool = False, articles: bool = False, figures: bool = False
    ) -> networkx.MultiDiGraph:
        """Things as nodes (`label`, `kind`, `names`, `texts`) and facts as edges (`predicate`, `quotes`, `places`), for networkx.

        Dates, articles and figures are nodes where they are asked for; a date is else a text of the thing that has it.
        """
        from kg.graph.network import network_of

        return network_of(self.store, dates=dates, articles=articles, figures=figures)

    def infer(self) -> Graph:
        """A new graph that also holds what its ontology entails: that a person is a `schema:Person`, and inverses.

        Raises:
            KgError: more is entailed than can be held.
        """
        from kg.graph.infer import inferred

        return Graph(inferred(self.store, self.ontology), self.ontology)

    def show(self, name: str) -> Shown:
        """All that the graph says of one thing, with the words that say it.

        Raises:
            UsageError: nothing in the graph has this name.
        """
        from kg.graph.show import show

        return show(self.store, name, self.ontology)

    def evidence(self, thing: object, predicate: object = None, other: object = None) -> list[Passage]:
        """Where the texts say so: `graph.evidence("罗亚非", "alumniOf")`, or, of all its facts and figures, `graph.evidence("罗亚非")`.

        Args:
            thing: what stands at either end of the facts: a name, an IRI, a term, a thing; or a fact, a triple of these.
            predicate: the property, by local name, label or IRI.
            other: what stands at the other end.

        Returns:
            Passages in the order of the texts; none for what no text says. Printed, a passage is the whole sentence with the
            words marked, the article's title and date, line and characters.

        Raises:
            UsageError: nothing in the graph has this name, or no property is called so.
        """
        from kg.graph.show import evidence_of

        if isinstance(thing, tuple | ox.Triple):
            thing, predicate, other = thing
        return evidence_of(self.store, self.ontology, thing, predicate, other)

    def stats(self) -> Stats:
        """Counts, density, the most connected things, and how many facts texts say and a gazetteer."""
        from kg.graph.stats import stats_of

        return stats_of(self.store)

    def validate(self) -> Report:
        """Whether the graph conforms to the shapes of its ontology, and what does not, in words."""
        from kg.graph.validate import validate

        return validate(self.store, self.ontology)

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

    def show_in_notebook(self, height: int = 600) -> Frame:
        """The interactive page within a notebook, `height` pixels tall; it loads nothing from any network."""
        from kg.views import Frame, page

        return Frame(page(self.store, self.ontology), height)

    def __repr__(self) -> str:
        """What is in it, in a line."""
        return f"<kg.Graph: {len(self)} things, {sum(self.facts().values())} facts>"

    def _repr_html_(self) -> str:
        """For Jupyter: a table of what is in the graph."""
        rows: list[tuple[str, Any]] = [
            ("triples", len(one_graph(self.store))),
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
