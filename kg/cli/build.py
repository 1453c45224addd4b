"""`kg build`."""

from __future__ import annotations

import sys
import time
import traceback
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from kg.cli.intake import Intake, choice_of_files, inputs_of, refuse_same, sources_of
from kg.cli.shared import common, one_line, ontology, own_fault, say

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
@click.option(
    "--date", metavar="EDTF", help="The date of the article, or of all of them, such as 2023-09-08 or 2023-09."
)
@click.option("--title", help="The article's title.")
@click.option("--source", metavar="URL", help="Where the article was published.")
@click.option(
    "--meta",
    metavar="CSV",
    help="A table with title, date and source of many files: columns file, title, date, source.",
)
@choice_of_files
@click.option("--report", metavar="FILE", help="Write what became of each file, as JSON Lines.")
@click.option("--base", metavar="IRI", help="What the names of things begin with.")
@click.option("--facts-only", is_flag=True, help="Only things and plain facts, without evidence.")
@click.option(
    "--no-text", "keep_text", flag_value=False, default=True, help="Leave the articles' texts out of the graph."
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="X",
    help="Leave out facts and figures that are less sure than X (0 to 1).",
)
@click.option("--strict", is_flag=True, help="Stop at the first file that cannot be read, and write nothing.")
@ontology
@common
def build(  # noqa: PLR0913
    texts: tuple[str, ...],
    output: str,
    report: str | None,
    strict: bool,
    ontology: Path,
    **options: Unpack[Options],
) -> None:
    """Read files and write one graph.

    TEXT is a file (plain text, Markdown, HTML, PDF, DOCX, PPTX, EPUB, e-mail, WARC, JSON Lines, CSV, Parquet, or an
    archive of these; kg sees which), a folder with all that is below it, a pattern, @ and a list of files, an address
    (with --allow-network), or - for standard input. What cannot be read is named at the end, and the exit code is 1; the
    graph holds the others.

    \b
    Examples:
      kg build page.html -o graph.ttl
      kg build folder --exclude "*draft*" --report read.jsonl -o graph.ttl
    """
    from kg.export import check, write
    from kg.knowledge_graph import build as build_graph
    from kg.output import refuse_inputs

    start = time.perf_counter()
    for place, parameter in ((output, "output"), (report, "report")):
        if place is not None:
            refuse_inputs(place, chain(inputs_of(texts, options, place), [ontology]), parameter)
    if report is not None:
        refuse_same(report, output)
    check(output)
    failed: list[tuple[str, Exception]] = []
    if not strict:
        options["on_error"] = lambda name, error: failed.append((name, error))
    with Intake(texts, report) as intake:
        options["progress"], options["on_outcome"] = intake.say, intake.note
        graph = build_graph(sources_of(texts), ontology=ontology, **options)
    if graph or not failed:
        write(graph.store, output)
        say("\n".join(filter(None, (_summary(graph, time.perf_counter() - start), intake.summary()))))
        if output != "-":
            say(f"written to {output}")
    if failed and intake.articles == 1:
        raise failed[0][1]
    if failed:
        _tell_failures(failed, intake.articles)
        raise click.exceptions.Exit(1)


def _tell_failures(failed: list[tuple[str, Exception]], of: int) -> None:
    """Names each text that could not be read, with its reason."""
    from kg.errors import KgError

    click.echo(f"kg: {len(failed)} of {of} texts could not be read:", err=True)
    for name, error in failed:
        reason = error.for_the_shell() if isinstance(error, KgError) else f"{name}: {own_fault(error)}"
        click.echo(f"kg: {one_line(reason)}", err=True)
        if "--debug" in sys.argv:
            traceback.print_exception(error)


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
