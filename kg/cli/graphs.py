"""The commands that take a graph: query, queries, show, view, export, validate, stats."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.shared import common, ontology, patience, say

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.knowledge_graph import Graph
    from kg.query.words import Language, Words

_ORDINARY = 80
_graph = click.argument("path", metavar="GRAPH")
_infer = click.option(
    "--infer", is_flag=True, help="Add what the ontology entails, so that ?p a schema:Person has answers."
)


@click.command()
@_graph
@click.argument("question", metavar="QUERY")
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="A parameter of the query.")
@click.option(
    "--format",
    "fmt",
    type=click.Choice(["table", "csv", "tsv", "json", "xml", "ttl"]),
    help="By default a table, or Turtle for a graph.",
)
@click.option("--iris", is_flag=True, help="Show IRIs in place of labels.")
@click.option(
    "--timeout", type=float, default=60, metavar="SECONDS", show_default=True, help="When to give up; 0: never."
)
@click.option(
    "--memory", default="2G", metavar="SIZE", show_default=True, help="What it may take, as 500M; 0: all there is."
)
@_infer
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help="Language of the table of a named query; by default that of your locale.",
)
@ontology
@common
def query(  # noqa: PLR0913
    path: str,
    question: str,
    settings: tuple[str, ...],
    fmt: str | None,
    iris: bool,
    timeout: float,
    memory: str,
    infer: bool,
    lang: Language | None,
    ontology: Path,
) -> None:
    """Ask a graph. QUERY is SPARQL text, a .rq file, or the name of a named query.

    \b
    Example:
      kg query graph.ttl evidence --set name=罗亚非 --lang zh
      kg query graph.ttl "SELECT ?p { ?p a tkg:Person }" --format csv
    """
    from kg.query import Limits, ask
    from kg.query.table import render

    parameters, limits = _settings(settings), Limits.of(timeout, memory)
    with patience(f"asking {path}"):
        result = ask(_store(path, ontology, infer=infer), question, parameters, ontology, limits)
    fmt = fmt or ("ttl" if result.triples is not None else "table")
    if iris and fmt in ("table", "csv", "tsv"):
        result = result.in_iris()
    if fmt == "table" and result.triples is None:
        click.echo(render(result, _width(), None if iris else _words(question, ontology, lang)))
    else:
        sys.stdout.buffer.write(result.serialize(fmt))
        sys.stdout.buffer.flush()


def _settings(settings: tuple[str, ...]) -> dict[str, str]:
    pairs = [s.partition("=") for s in settings]
    for name, sign, _ in pairs:
        if not sign or not name:
            raise click.UsageError(f"--set {name}: give NAME=VALUE")
    return {name: value for name, _, value in pairs}


def _words(question: str, ontology: Path, lang: Language | None) -> Words | None:
    """The words for the table of a named query; SPARQL has its own."""
    from kg.query.named import is_a_name, named_query
    from kg.query.words import Words, user_language

    return Words.of(named_query(question, ontology), ontology, lang or user_language()) if is_a_name(question) else None


def _width() -> int:
    """Columns of the terminal; of an ordinary one where it is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else _ORDINARY


@click.command()
@ontology
@common
def queries(ontology: Path) -> None:
    """List the named queries: name, question in Chinese and English, parameters.

    \b
    Example:
      kg queries
    """
    from kg.query import named_queries

    for one in named_queries(ontology).values():
        click.echo(f"{one.name:15} {one.zh}  {one.en}")
        for name, what in one.parameters.items():
            click.echo(f"{'':15}   --set {name}=…  {what}")


@click.command()
@_graph
@click.argument("name")
@ontology
@common
def show(path: str, name: str, ontology: Path) -> None:
    """Show one thing: its classes, names, facts and figures, and the sentences that say each.

    \b
    Example:
      kg show graph.ttl 清华大学
    """
    shown = _load(path, ontology).show(name)
    click.echo(shown.text("\x1b[1;4m", "\x1b[0m") if sys.stdout.isatty() else str(shown))


@click.command()
@_graph
@click.option("-o", "--output", metavar="OUT.html", help="By default the graph's name with .html.")
@ontology
@common
def view(path: str, output: str | None, ontology: Path) -> None:
    """Write the interactive graph as one page that loads nothing from any network.

    \b
    Example:
      kg view graph.ttl -o graph.html
    """
    from kg.output import check_file, refuse_inputs
    from kg.views import write_page

    target = output if output is not None else str(Path(path).with_suffix(".html")) if path != "-" else "graph.html"
    if Path(target).suffix.lower() not in (".html", ".htm", ""):
        raise click.UsageError(f"{target}: the graph is drawn as a page. Give a name that ends in .html")
    check_file(target)
    graph = _load(path, ontology)
    refuse_inputs(target, [path, ontology])
    with patience(f"drawing {path}"):
        write_page(graph.store, target, ontology)
    if target != "-":
        say(f"written to {target}")


@click.command()
@_graph
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    help="The suffix gives the format; a folder (OUT/), or .csv, gets tables.",
)
@_infer
@ontology
@common
def export(path: str, output: str, infer: bool, ontology: Path) -> None:
    """Write a graph in another format, by suffix.

    .ttl .trig .nt .nq .jsonld .rdf .graphml .gexf .json .cypher .mmd .csv

    \b
    Example:
      kg export graph.ttl -o graph.graphml
    """
    from kg.export import check, write
    from kg.output import refuse_inputs

    refuse_inputs(output, [path, ontology] if infer else [path])
    check(output)
    with patience(f"reading {path}"):
        store = _store(path, ontology, infer=infer)
    write(store, output)
    if output != "-":
        say(f"written to {output}")


@click.command()
@_graph
@ontology
@common
def validate(path: str, ontology: Path) -> None:
    """Check a graph against the shapes of its ontology; exit code 1 where it does not conform.

    \b
    Example:
      kg validate graph.ttl
    """
    graph = _load(path, ontology)
    with patience(f"checking {path}"):
        report = graph.validate()
    click.echo(str(report))
    if not report.conforms:
        raise click.exceptions.Exit(1)


@click.command()
@_graph
@common
def stats(path: str) -> None:
    """Count a graph: things, facts that texts say and others, density, the most connected.

    \b
    Example:
      kg stats graph.ttl
    """
    click.echo(str(_load(path).stats()))


def _store(path: str, ontology: Path, *, infer: bool) -> ox.Store:
    from kg.graph.files import load_store

    if not infer:
        return load_store(path)
    from kg.graph.infer import inferred

    return inferred(load_store(path), ontology)


def _load(path: str, ontology: Path | None = None) -> Graph:
    from kg.domain import ONTOLOGY
    from kg.knowledge_graph import Graph

    with patience(f"reading {path}"):
        return Graph.load(path, ontology or ONTOLOGY)
