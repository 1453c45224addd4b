"""`kg read`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Unpack

import click

from kg.cli.intake import choice_of_files, sources_of
from kg.cli.shared import common, say

if TYPE_CHECKING:
    from kg.reading import Document
    from kg.reading.corpus import ReadingOptions


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="One JSON object an article and line.")
@click.option("--meta", metavar="CSV", help="A table with title, date and source of many files.")
@choice_of_files
@common
def read(files: tuple[str, ...], as_json: bool, **options: Unpack[ReadingOptions]) -> None:
    """Show what is read of a file before anything is extracted.

    Its title, authors, date, source, and the text, for each article that it holds.

    \b
    Example:
      kg read page.html
      kg read folder --json > articles.jsonl
    """
    from kg.graph.names import printable
    from kg.reading import read_all

    failed: list[Exception] = []
    options["on_error"] = lambda name, error: failed.append(error)
    options["progress"] = say
    between = ""
    for document in read_all(sources_of(files), **options):
        if as_json:
            click.echo(json.dumps(_fields(document), ensure_ascii=False))
            continue
        click.echo(between, nl=False)
        between = "\n" + "─" * 60 + "\n"
        for line in _lines(document):
            click.echo(printable(line))
    if not between and len(failed) == 1 and not as_json:
        raise failed[0]
    for error in failed:
        click.echo(f"kg: {printable(str(error))}", err=True)
    if failed:
        raise click.exceptions.Exit(1)


def _fields(document: Document) -> dict[str, Any]:
    """What was read, as JSON holds it."""
    origin = document.origin
    return {
        "title": document.title,
        "authors": [author.text for author in document.authors],
        "date": document.date,
        "source": document.source,
        "publisher": document.publisher,
        "format": origin and origin.format,
        "file": origin and origin.file,
        "part": origin and origin.part,
        "confidence": origin and origin.confidence,
        "sha256": document.sha256,
        "text": document.text,
    }


def _lines(document: Document) -> Iterator[str]:
    """What was read, for people: what is known of the article, a blank line, its text."""
    fields = _fields(document) | {"authors": "、".join(author.text for author in document.authors)}
    for name in ("title", "authors", "date", "source", "publisher", "format", "file", "part"):
        if fields[name]:
            yield f"{name + ':':11}{fields[name]}"
    if fields["confidence"] not in (None, 1.0):
        yield f"{'confidence:':11}{fields['confidence']:.2f}"
    yield ""
    yield from document.text.split("\n")
