"""`kg build`."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from kg.cli.shared import common, ontology, say

if TYPE_CHECKING:
    from kg.builder import Options
    from kg.knowledge_graph import Graph


@click.command()
@click.argument("texts", nargs=-1, required=True, metavar="TEXT…")
@click.option(
    "-o",
    "--output",
    default="-",
    metavar="OUT",
    help="Where the graph goes, in the format of its suffix; by default Turtle on standard output.",
)
@click.option("--date", metavar="EDTF", help="The article's date, such as 2023-09-08 or 2023-09.")
@click.option("--title", help="The article's title.")
@click.option("--source", metavar="URL", help="Where the article was published.")
@click.option("--base", metavar="IRI", help="What the names of things begin with.")
@click.option("--facts-only", is_flag=True, help="Only things and plain facts, without evidence.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="X",
    help="Leave out facts and figures that are less sure than X (0 to 1).",
)
@ontology
@common
def build(texts: tuple[str, ...], output: str, ontology: Path, **options: Unpack[Options]) -> None:
    """Read texts and write one graph.

    A folder stands for the .txt files in it, - for standard input.

    \b
    Example:
      kg build article.txt -o graph.ttl --date 2023-09-08
    """
    from kg.export import check, write
    from kg.knowledge_graph import build as build_graph
    from kg.output import refuse_inputs

    start = time.perf_counter()
    sources = [one for text in texts for one in _sources(text)]
    refuse_inputs(output, [one for one in sources if isinstance(one, str)] + [str(ontology)])
    check(output)
    options["progress"] = say
    graph = build_graph(sources, ontology=ontology, **options)
    write(graph.store, output)
    say(_summary(graph, time.perf_counter() - start))
    if output != "-":
        say(f"written to {output}")


def _sources(text: str) -> list[str | bytes]:
    from kg.errors import UsageError
    from kg.reading import MAX_BYTES

    if text == "-":
        return [sys.stdin.buffer.read(MAX_BYTES + 1)]
    if not os.path.isdir(text):
        return [text]
    try:
        found = sorted(os.path.join(text, name) for name in os.listdir(text) if name.endswith(".txt"))
    except PermissionError:
        raise UsageError(f"{text}: no permission to read it") from None
    if not found:
        raise UsageError(f"{text}: a folder without .txt files")
    return list(found)


def _summary(graph: Graph, seconds: float) -> str:
    """What was found: entities by class, facts by what says them and by property, figures, dates, seconds."""
    from kg.graph.facts import APART, count_of
    from kg.graph.names import local_name

    counts, facts = count_of(graph.store), dict(graph.facts().most_common())
    apart = {local_name(c) for c in APART}
    entities = {k: v for k, v in graph.classes().most_common() if k not in apart}
    lines = [
        f"{counts.things} entities: {_listed(entities)}",
        f"{counts.facts} facts{f' ({counts.sources})' if counts.facts else ''}: {_listed(facts)}",
        f"{counts.figures} figures, {counts.dates} dates, {seconds:.1f} seconds",
    ]
    return "\n".join(line.removesuffix(": ") for line in lines)


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())
