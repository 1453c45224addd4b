"""The commands that take a graph: query, queries, show, view, export, validate, stats."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from kg.cli.shared import common, say

_graph = click.argument("graph", metavar="GRAPH")


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
@common
def query(graph: str, question: str, settings: tuple[str, ...], fmt: str | None, iris: bool) -> None:
    """Ask a graph. QUERY is SPARQL text, a .rq file, or the name of a named query.

    \b
    Example:
      kg query graph.ttl evidence --set name=罗亚非
      kg query graph.ttl "SELECT ?p { ?p a tkg:Person }" --format csv
    """
    from kg.domain.folder import ONTOLOGY
    from kg.graph.files import load_store
    from kg.query import ask
    from kg.query.table import render

    result = ask(load_store(graph), question, _settings(settings), ONTOLOGY)
    fmt = fmt or ("ttl" if result.triples is not None else "table")
    if fmt != "table":
        sys.stdout.buffer.write(result.serialize(fmt))
        sys.stdout.buffer.flush()
    elif result.triples is not None:
        raise click.UsageError("the answer is a graph, not a table. Give --format ttl")
    else:
        click.echo(render(result.in_iris() if iris else result, _width()))


def _settings(settings: tuple[str, ...]) -> dict[str, str]:
    pairs = [s.partition("=") for s in settings]
    for name, sign, _ in pairs:
        if not sign or not name:
            raise click.UsageError(f"--set {name}: give NAME=VALUE")
    return {name: value for name, _, value in pairs}


def _width() -> int | None:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


@click.command()
@common
def queries() -> None:
    """List the named queries: name, question in Chinese and English, parameters.

    \b
    Example:
      kg queries
    """
    from kg.domain.folder import ONTOLOGY
    from kg.query import named_queries

    for one in named_queries(ONTOLOGY).values():
        click.echo(f"{one.name:15} {one.zh}  {one.en}")
        for name, what in one.parameters.items():
            click.echo(f"{'':15}   --set {name}=…  {what}")


@click.command()
@_graph
@click.argument("name")
@common
def show(graph: str, name: str) -> None:
    """Show one thing: its classes, names, facts and figures, and the words that say each.

    \b
    Example:
      kg show graph.ttl 清华大学
    """
    from kg.graph import Graph

    click.echo(str(Graph.load(graph).show(name)))


@click.command()
@_graph
@click.option("-o", "--output", metavar="OUT.html", help="By default the graph's name with .html.")
@common
def view(graph: str, output: str | None) -> None:
    """Write the interactive graph as one page that loads nothing from any network.

    \b
    Example:
      kg view graph.ttl -o graph.html
    """
    from kg.graph import Graph

    target = output or (str(Path(graph).with_suffix(".html")) if graph != "-" else "graph.html")
    Graph.load(graph).view(target)
    say(f"written to {target}")


@click.command()
@_graph
@click.option(
    "-o", "--output", required=True, metavar="OUT", help="The suffix gives the format; a folder, or .csv, gets tables."
)
@common
def export(graph: str, output: str) -> None:
    """Write a graph in another format, by suffix.

    .ttl .trig .nt .nq .jsonld .rdf .graphml .gexf .json .cypher .mmd .csv

    \b
    Example:
      kg export graph.ttl -o graph.graphml
    """
    from kg.export import write
    from kg.graph import Graph

    write(Graph.load(graph), output)
    if output != "-":
        say(f"written to {output}")


@click.command()
@_graph
@common
def validate(graph: str) -> None:
    """Check a graph against the shapes of its ontology; exit code 1 where it does not conform.

    \b
    Example:
      kg validate graph.ttl
    """
    from kg.graph import Graph

    report = Graph.load(graph).validate()
    click.echo(str(report))
    if not report.conforms:
        raise click.exceptions.Exit(1)


@click.command()
@_graph
@common
def stats(graph: str) -> None:
    """Count a graph: things, facts, density, the most connected, the share of facts with evidence.

    \b
    Example:
      kg stats graph.ttl
    """
    from kg.graph import Graph

    click.echo(str(Graph.load(graph).stats()))
