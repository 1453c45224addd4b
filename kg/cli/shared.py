"""What every command shares: the options that may also stand after its name, and words on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from threading import Timer
from typing import Any

import click


def _own() -> Path:
    from kg.domain.folder import ONTOLOGY

    return ONTOLOGY


def _sound(context: click.Context, parameter: click.Parameter, folder: Path) -> Path:
    """A folder in which nothing is broken; the one that ships is not looked through."""
    if folder != _own():
        from kg.domain.check import check
        from kg.query.named import check_queries

        check(folder)
        check_queries(folder)
    return folder


ontology = click.option(
    "--ontology",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=_own,
    callback=_sound,
    help="Folder of another domain.",
)
"""For commands that ask the domain for its terms, shapes or queries."""


def common(function: Callable[..., Any]) -> Callable[..., Any]:
    """Lets -q and --debug stand after the command's name as well as before it."""

    @click.option("-q", "--quiet", is_flag=True, help="Say nothing but the answer and errors.")
    @click.option("--debug", is_flag=True, help="Show where an error comes from.")
    @wraps(function)
    def wrapped(*args: Any, quiet: bool, debug: bool, **options: Any) -> Any:
        context = click.get_current_context()
        context.ensure_object(dict)
        context.obj["quiet"] = context.obj.get("quiet") or quiet
        return function(*args, **options)

    return wrapped


def say(message: str) -> None:
    """Tells the user something, on standard error; warnings even when told to be quiet."""
    context = click.get_current_context(silent=True)
    if message.startswith("warning:") or not (context and context.obj and context.obj.get("quiet")):
        click.echo("\n".join(map(_harmless, message.split("\n"))), err=True)


def one_line(message: str) -> str:
    """A message as one line that tells a terminal nothing but its words."""
    return _harmless(" ".join(message.split()))


def _harmless(line: str) -> str:
    return "".join(c if c.isprintable() else " " for c in line)


def own_fault(error: Exception) -> str:
    """A fault of the program's own, said as such, with the way to its traceback."""
    return f"an error in kg itself: {type(error).__name__}: {error}. Run it again with --debug and report what it shows"


@contextmanager
def patience(doing: str) -> Iterator[None]:
    """Tells a user at a terminal what takes longer than a second; whoever collects the output gets the same on any machine."""
    context = click.get_current_context()
    timer = Timer(1, click.echo, (f"{doing} …",), {"err": True})
    timer.daemon = True
    if sys.stderr.isatty() and not context.obj.get("quiet"):
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
