"""The command line: one place for options that all commands share, and for what becomes of errors."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import traceback
from importlib import import_module

import click

from kg.cli.shared import one_line, own_fault

_COMMANDS = {
    "build": "Read files into a graph.",
    "read": "Show what is read of a file.",
    "query": "Ask a graph: SPARQL, or a named query.",
    "queries": "List the named queries.",
    "show": "Show one thing and the words that say it.",
    "view": "Write the interactive graph as one page.",
    "export": "Write a graph in another format.",
    "validate": "Check a graph against the shapes.",
    "stats": "Count a graph.",
    "evaluate": "Hold what is read against annotations.",
    "explain": "Show what each step saw of a sentence.",
    "train": "Train what a domain has learned.",
}
_ROOM_OF_ITS_OWN = ("build", "evaluate", "explain", "read", "train")


class _Rooms(click.Group):
    """Commands that are loaded when they are called: `kg --help` loads none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"kg.cli.{cmd_name if cmd_name in _ROOM_OF_ITS_OWN else 'graphs'}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from difflib import get_close_matches

        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            near = get_close_matches(args[0], _COMMANDS, n=1)
            raise click.UsageError(
                f"no command is called {args[0]}" + (f"; did you mean {near[0]}?" if near else ""), ctx
            ) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Rooms, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but the answer and errors.")
@click.option("--debug", is_flag=True, help="Show where an error comes from.")
@click.version_option(None, "--version", package_name="talentkg", prog_name="kg", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, quiet: bool, debug: bool) -> None:
    """Chinese news and policy articles into a knowledge graph, with the words behind every fact.

    \b
    Example:
      kg build page.html -o graph.ttl
      kg query graph.ttl people
    """
    ctx.obj = {"quiet": quiet, "debug": debug}
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)
    _check_folder()


def main() -> None:
    """Runs the command: exit code 0, 1 for a failure, 2 for a wrong call; a traceback only with --debug."""
    from kg.errors import KgError

    _set_up()
    debug = "--debug" in sys.argv
    try:
        code = cli(standalone_mode=False)  # what it returns is the code that a command ended with
        sys.stdout.flush()
        sys.exit(code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit("kg: stopped")
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        hint = f" See {context.command_path} --help." if context else ""
        message = error.format_message().rstrip(".")
        _fail(message + ("" if message.endswith("?") else ".") + hint, error.exit_code, debug)
    except KgError as error:
        _fail(error.for_the_shell(), error.exit_code, debug)
    except BrokenPipeError:  # whoever read has read enough
        _drop_output()
        sys.exit(0)
    except OSError as error:
        _drop_output()
        _fail(f"{error.filename or 'standard output'}: {error.strerror}", 1, debug)
    except Exception as error:  # a fault of ours: said as such, with the way to its traceback
        _fail("".join(f"{note}: " for note in getattr(error, "__notes__", ())) + own_fault(error), 1, debug)


def _check_folder() -> None:
    """Sees to it that the folder one is in is there: libraries ask for its name, and a file in it cannot be made."""
    from kg.errors import UsageError

    try:
        os.getcwd()
    except OSError as error:
        raise UsageError(f"the folder that you are in: {error.strerror}. Go into another") from None


def _set_up() -> None:
    """What holds for the whole process."""
    _open_streams()
    gc.set_threshold(1_000_000)  # what a command loads stays till its end: looking through it for cycles is time lost
    atexit.register(gc.freeze)  # and so it is at the end, when all is given back at once
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's sums are small, and differ with how many add them up
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever is told to stop leaves no half file behind


def _open_streams() -> None:
    """Opens what was closed, `2>&-`, to nowhere: else the next file that is opened would take its place."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
            setattr(sys, name, open(number, "r" if number == 0 else "w", encoding="utf-8"))  # noqa: SIM115


def _drop_output() -> None:
    """Leaves what could not be written unwritten, where Python would try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str, code: int, debug: bool) -> None:
    if debug:
        traceback.print_exc()
    click.echo(f"kg: {one_line(message)}", err=True)
    sys.exit(code)
