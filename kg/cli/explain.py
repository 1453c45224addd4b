"""`kg explain`."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.shared import common, ontology, say

if TYPE_CHECKING:
    from kg.extraction.record import Seen

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_PARTS = (
    ("tried", "tried"),
    ("facts", "fact"),
    ("figures", "figure"),
    ("learned", "learned"),
    ("dropped", "dropped"),
    ("unknown", "no frame"),
)


@click.command()
@click.argument("text", metavar="TEXT")
@click.option("--find", metavar="WORDS", default="", help="Only the sentences that hold these words.")
@click.option("--date", metavar="EDTF", help="The article's date, such as 2023-09-08 or 2023-09.")
@click.option("--format", "fmt", type=click.Choice(["text", "json"]), default="text", help="By default words to read.")
@ontology
@common
def explain(text: str, find: str, date: str | None, fmt: str, ontology: Path) -> None:
    """Show what each step saw of each sentence, and why a fact was taken or dropped.

    TEXT is a file, - for standard input, or Chinese words themselves. Words and their tags, names and dates, clauses
    as the row that frames are matched against, the frames tried with what fills their roles, facts, figures, and what
    was dropped and why, and verbs that no frame has. What two clauses say of each other shows where the second one says it.

    \b
    Example:
      kg explain "2019年，清河大学与梅县政府共建清河研究院。"
      kg explain article.txt --find 共建
    """
    from kg.builder import pipeline_of
    from kg.extraction import extract
    from kg.extraction.record import Record
    from kg.graph.names import printable
    from kg.reading import MAX_BYTES, read

    source: str | bytes = text
    if text == "-":
        source = sys.stdin.buffer.read(MAX_BYTES + 1)
    elif _CHINESE.search(text) and not os.path.exists(text):  # a sentence may be too long for a path
        source = os.fsencode(text)
    record = Record()
    extract(read(source, date=date), pipeline_of(ontology), record)
    found = [s for s in record.sentences if find in s.text]
    if not found:
        say(f"warning: no sentence holds {find}" if find else "warning: nothing to explain")
    if fmt == "json":
        click.echo(json.dumps([asdict(s) for s in found], ensure_ascii=False, indent=2))
        return
    click.echo("\n\n".join("\n".join(map(printable, _lines(s))) for s in found))


def _lines(seen: Seen) -> Iterator[str]:
    yield seen.text
    yield "  words     " + " ".join(seen.words)
    for name in seen.mentions:
        yield f"  mention   {name}"
    for name in seen.tagged:
        yield f"  tagger    {name}"
    for name in seen.lost:
        yield f"  no name   {name}"
    for date in seen.dates:
        yield f"  date      {date}"
    for clause in seen.clauses:
        yield "  clause    " + " ".join(clause["items"])
        for part, word in _PARTS:
            yield from (f"    {word:9}{line}" for line in clause[part])
