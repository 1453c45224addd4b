"""`kg build`."""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

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
@click.option("--date", metavar="EDTF", help="The article's date, such as 2023-09-08 or 2023-09.")
@click.option("--title", help="The article's title.")
@click.option("--source", metavar="URL", help="Where the article was published.")
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
@click.option("--strict", is_flag=True, help="Stop at the first text that cannot be read, and write nothing.")
@ontology
@common
def build(texts: tuple[str, ...], output: str, strict: bool, ontology: Path, **options: Unpack[Options]) -> None:
    """Read texts and write one graph.

    A folder stands for the .txt files in it, - for standard input. Texts that cannot be read are named at the end,
    and the exit code is 1; the graph holds the others.

    \b
    Example:
      kg build article.txt -o graph.ttl --date 2023-09-08
    """
    from kg.export import check, write
    from kg.knowledge_graph import build as build_graph
    from kg.output import refuse_inputs

    start = time.perf_counter()
    sources = [one for text in texts for one in _sources(text)]
    refuse_inputs(output, [*sources, ontology])
    check(output)
    failed: list[tuple[str, Exception]] = []
    if len(sources) > 1 and not strict:
        options["on_error"] = lambda name, error: failed.append((name, error))
    options["progress"] = say
    graph = build_graph(map(_opened, sources), ontology=ontology, **options)
    if graph or not failed:
        write(graph.store, output)
        say(_summary(graph, time.perf_counter() - start))
        if output != "-":
            say(f"written to {output}")
    if failed:
        _tell_failures(failed, len(sources))
        raise click.exceptions.Exit(1)


def _opened(source: str) -> str | bytes:
    from kg.reading import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1) if source == "-" else source


def _tell_failures(failed: list[tuple[str, Exception]], of: int) -> None:
    """Names each text that could not be read, with its reason."""
    from kg.errors import KgError

    click.echo(f"kg: {len(failed)} of {of} texts could not be read:", err=True)
    for name, error in failed:
        reason = error.for_the_shell() if isinstance(error, KgError) else f"{name}: {own_fault(error)}"
        click.echo(f"kg: {one_line(reason)}", err=True)
        if "--debug" in sys.argv:
            traceback.print_exception(error)


def _sources(text: str) -> list[str]:
    """What an argument stands for: itself, or the texts in a folder; says what else is in it."""
    from kg.errors import UsageError

    if not os.path.isdir(text):
        return [text]
    there = _seen_in(text)
    found = [one.path for one in there if _is_text(one)]
    others = Counter(_sort_of(one) for one in there if not _is_text(one))
    listed = ", ".join(f"{count} {sort}" for sort, count in others.most_common())
    if not found:
        hint = f"; it holds {listed}. Save them as plain text (.txt) first" if others else ""
        raise UsageError(f"{text}: a folder without .txt files{hint}")
    if others:
        say(f"{text}: left out {listed}")
    return found


def _seen_in(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder and not hidden, by name."""
    from kg.errors import UsageError

    try:
        return sorted((one for one in os.scandir(folder) if not one.name.startswith(".")), key=lambda one: one.name)
    except PermissionError:
        raise UsageError(f"{folder}: no permission to read it") from None


def _is_text(one: os.DirEntry[str]) -> bool:
    return one.name.lower().endswith(".txt") and not one.is_dir()


def _sort_of(one: os.DirEntry[str]) -> str:
    suffix = os.path.splitext(one.name)[1].lower()
    return "folder" if one.is_dir() else suffix if 1 < len(suffix) < 7 else "other"


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
