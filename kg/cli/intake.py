"""What a command that reads many files tells of them: a bar while it reads, a summary by format, and a report file by file."""

from __future__ import annotations

import glob
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import click

from kg.cli.shared import one_line, say

if TYPE_CHECKING:
    from tqdm import tqdm

    from kg.reading.corpus import ReadingOptions
    from kg.reading.outcomes import Outcome

_WORDS = {"read": "read", "same": "in another place too", "skipped": "skipped", "failed": "failed"}
_LISTED = 8  # reasons that a summary tells


def choice_of_files(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which files are read."""
    options = (
        click.option("--include", multiple=True, metavar="PATTERN", help="In folders read only files that fit, such as “*.html”."),
        click.option("--exclude", multiple=True, metavar="PATTERN", help="In folders leave out files that fit."),
        click.option("--allow-network", is_flag=True, help="Fetch the addresses that are given."),
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


def sources_of(texts: Iterable[str]) -> Iterator[str | bytes]:
    """What is read: what was named, and what comes in where `-` stands."""
    from kg.reading.files import Streamed
    from kg.reading.limits import MAX_FILE

    return (Streamed(sys.stdin.buffer.read(MAX_FILE + 1)) if text == "-" else text for text in texts)


def inputs_of(texts: Iterable[str], options: ReadingOptions, *outputs: str | None) -> Iterator[str | Path]:
    """The files that an output must not be: those that are read, and the lists and the table that tell of them. No address is fetched.

    What an earlier run has put in a folder in the place of an output is none of them.
    """
    from kg.reading.files import Choice, File, files_of, is_list

    if (meta := options.get("meta")) is not None:
        yield meta
    written = {path for output in outputs if output for path in _written_at(output)}
    choice = replace(Choice.of(options), allow_network=False)
    for text in texts:
        if text == "-":
            yield text
            continue
        if is_list(text):
            yield text[1:]
        for one in files_of(text, choice):
            if isinstance(one, File) and (one.content == text or os.path.realpath(one.content) not in written):
                yield str(one.content)


def _written_at(output: str) -> Iterator[str]:
    """The files in the place of an output that kg wrote there, and never reads."""
    from kg.reading.formats import is_written

    for path in [os.path.join(output, name) for name in os.listdir(output)] if os.path.isdir(output) else [output]:
        if os.path.isfile(path) and is_written(path):
            yield os.path.realpath(path)


def refuse_same(report: str, output: str) -> None:
    """Sees to it that the report and the graph do not go to one place.

    Raises:
        UsageError: they do.
    """
    from kg.errors import UsageError
    from kg.output import is_stream

    if os.path.realpath(report) == os.path.realpath(output) or is_stream(report):
        raise UsageError(f"{report}: where the graph goes, or no file. Give a file of its own", parameter="report")


class Intake:
    """Hears what becomes of each file."""

    def __init__(self, texts: tuple[str, ...], report: str | None) -> None:
        """Takes the words of the call, and where the report goes, if anywhere."""
        from kg.output import check_file

        self._texts, self._report = texts, report
        self._rows: list[dict[str, str]] = []
        self._fates: Counter[tuple[str, str]] = Counter()
        self._files: set[str] = set()
        self._bar: tqdm[Any] | None = None
        if report is not None:
            check_file(report)

    def __enter__(self) -> Self:
        """Shows a bar on a terminal, if there is more than one file."""
        quiet = (click.get_current_context().obj or {}).get("quiet")
        if sys.stderr.isatty() and not quiet and (total := sum(map(_count, self._texts))) > 1:
            from tqdm import tqdm

            self._bar = tqdm(total=total, unit=" files", file=sys.stderr, dynamic_ncols=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Takes the bar away; writes the report, also where the files are none to read, but not where the call is wrong."""
        from kg.errors import KgError

        if self._bar is not None:
            self._bar.close()
        of_files = isinstance(error, KgError) and not error.parameter and self._rows
        if self._report is not None and (error is None or of_files):
            from kg.output import write_whole

            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in self._rows)
            write_whole(self._report, "".join(lines).encode("utf-8", "replace"))

    def say(self, message: str) -> None:
        """Passes on what the reader tells; a bar stands for what it reads."""
        message = one_line(message)
        if self._bar is None:
            say(message)
        elif not message.startswith("reading "):
            with self._bar.external_write_mode(sys.stderr):
                say(message)

    def note(self, outcome: Outcome) -> None:
        """Takes down what became of a file, or of an article in it."""
        file = outcome.name.partition("!")[0].partition(", ")[0]
        if self._bar is not None and file not in self._files:
            self._bar.update()
        self._files.add(file)
        sort = outcome.format if outcome.fate in ("read", "same") else re.split("[;:.] ", outcome.reason)[0]
        self._fates[outcome.fate, sort] += 1
        if self._report is not None:
            row = {"file": outcome.name, "format": outcome.format, "fate": outcome.fate, "reason": outcome.reason}
            self._rows.append({name: value for name, value in row.items() if value})

    @property
    def articles(self) -> int:
        """How many articles and unread files there were."""
        return self._fates.total()

    def summary(self) -> str:
        """What became of several files, by format and reason: `212 articles read: HTML 120, PDF 92`; of one nothing."""
        if self._fates.total() < 2:
            return ""
        return "\n".join(filter(None, (self._line(fate, words) for fate, words in _WORDS.items())))

    def _line(self, fate: str, words: str) -> str:
        sorts = Counter({sort: count for (one, sort), count in self._fates.items() if one == fate})
        listed = ", ".join(f"{sort} {count}" for sort, count in sorts.most_common(_LISTED))
        return f"{sorts.total()} {words}: {listed}{', …' if len(sorts) > _LISTED else ''}" if sorts else ""


def _count(text: str) -> int:
    """How many files a word of the call stands for."""
    if os.path.isdir(text):
        return sum(len(names) for _, _, names in os.walk(text))
    return sum(1 for _ in glob.iglob(text, recursive=True)) if glob.has_magic(text) else 1
