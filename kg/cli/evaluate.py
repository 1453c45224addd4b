"""`kg evaluate`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from kg.cli.shared import common, ontology, say

_FORMATS = {".json": "json", ".html": "html", ".htm": "html", ".txt": "table"}


@click.command()
@click.argument("texts", metavar="TEXTS")
@click.argument("gold", metavar="GOLD")
@click.option(
    "--format",
    "fmt",
    type=click.Choice(["table", "json", "html"]),
    help="By default that of OUT's suffix: .json, .html, .txt for a table.",
)
@click.option("-o", "--output", default="-", metavar="OUT", help="Where the report goes; by default standard output.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="X",
    help="Leave out facts and figures that are less sure than X (0 to 1).",
)
@ontology
@common
def evaluate(  # noqa: PLR0913 (its options)
    texts: str, gold: str, fmt: str | None, output: str, min_confidence: float, ontology: Path
) -> None:
    """Hold what is read in TEXTS against its annotation in GOLD.

    Precision, recall and F1 by class and property, every error and miss with its sentence, and how much of what
    was read with such a confidence is right. TEXTS is a text or a folder of .txt files; GOLD is its annotation or a
    folder of annotations of the same names: JSON, brat's .ann, or an export of Label Studio.

    \b
    Example:
      kg evaluate articles/ annotations/
      kg evaluate article.txt article.json -o report.html
    """
    from kg.evaluation import evaluate as judge
    from kg.evaluation.page import page
    from kg.evaluation.report import table, to_json
    from kg.output import check_file, refuse_inputs, write_whole

    fmt = _format(fmt, output)
    refuse_inputs(output, [texts, gold, ontology])
    check_file(output)
    evaluation = judge(texts, gold, ontology=ontology, min_confidence=min_confidence, progress=say)
    if fmt == "table":
        columns = shutil.get_terminal_size().columns if output == "-" and sys.stdout.isatty() else None
        report = table(evaluation, columns)
    else:
        report = to_json(evaluation) if fmt == "json" else page(evaluation)
    write_whole(output, report.encode("utf-8", "replace"))
    if output != "-":
        say(f"written to {output}")


def _format(asked: str | None, output: str) -> str:
    """The format that is asked for, or that of a file's suffix; both must agree."""
    suffix = Path(output).suffix.lower()
    if suffix and suffix not in _FORMATS:
        raise click.UsageError(f"{output}: no report has the suffix {suffix}; there are {' '.join(_FORMATS)}")
    if suffix and asked and asked != _FORMATS[suffix]:
        raise click.UsageError(f"{output}: its suffix is that of another format than {asked}")
    return asked or _FORMATS.get(suffix, "table")
