"""Files: what the words of a call stand for: files, folders with all that is in them, patterns, lists of names, addresses.

Folders are walked as they are read: no list of their files is held. Symbolic links to folders are not followed.
"""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.reading.fetch import fetched, is_address
from kg.reading.outcomes import BYTES, STREAM, Outcome

_PAGES = (".html", ".htm", ".xhtml", ".mht", ".mhtml")
_OTHER = frozenset(
    ".ttl .nt .nq .trig .n3 .rdf .owl .jsonld .rq .graphml .gexf .cypher .mmd .css .js .mjs .ts .map .py .ipynb .java .c .h .cpp .go .rs .sh .bat .ps1 "
    ".sql .xml .xsl .svg .toml .yaml .yml .ini .cfg .conf .log .tex .bib .lock .po .rss .atom .kml .geojson .srt .vtt".split()
)
"""Suffixes of what is written for programs, in whatever folder texts lie."""
_LONGEST_NAME = 255
"""Characters of a name that a file may have at most: what file systems allow, in bytes or in characters."""
_SHOWN = 20  # characters of a text that was given in place of a path
HIDDEN = "hidden"
"""Why a file whose name begins with a dot is not read."""
_BESIDE = ("_files", ".files", "_file")
"""What browsers call the folder with the pictures of a page that they save."""


def _patterns(given: str | Iterable[str] | None) -> tuple[str, ...]:
    """One pattern or several: `"*.html"` is one, and not the six that its characters are."""
    return (given,) if isinstance(given, str) else tuple(given or ())


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of the files are read, and whether addresses are fetched."""

    include: tuple[str, ...] = ()
    """Patterns such as `*.html` or `2023/*`: in folders only what fits one of them is read."""
    exclude: tuple[str, ...] = ()
    """What fits one of these is left out."""
    allow_network: bool = False

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Choice:
        """The choice that options of reading make."""
        include, exclude = (_patterns(options.get(name)) for name in ("include", "exclude"))
        return cls(include, exclude, bool(options.get("allow_network")))

    def takes(self, path: str) -> bool:
        """Whether a file is read, by its name or its path below the folder given."""
        return (not self.include or _fits(path, self.include)) and not _fits(path, self.exclude)


class Streamed(bytes):
    """The bytes that came in on standard input: messages call them so, and others the text given."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to be read."""

    name: str
    """As it is told to people; bytes that are no UTF-8 in it are read as GB18030."""
    content: str | bytes
    """Its path, or its bytes."""
    address: str | None = None
    """Where it was fetched from."""


def files_of(source: str | Path | bytes, choice: Choice) -> Iterator[File | Outcome]:
    """The files that a source stands for; in place of what is none, the outcome that says so.

    Args:
        source: a path, a pattern with `*`, `@` and the path of a list of paths, an address, or the bytes of a file.
        choice: which files of folders are read.
    """
    if isinstance(source, bytes):
        yield File(STREAM if isinstance(source, Streamed) else BYTES, source)
        return
    path = str(source)
    if is_address(path):
        yield _from_address(readable_name(path), choice)
    elif _is_text(path):
        reason = "a text, no name of a file. The command reads it from standard input, Python as text=…"
        yield Outcome(f"{readable_name(path[:_SHOWN]).split(chr(10))[0]}…", "", "failed", reason)
    elif is_list(path):
        yield from (one for line in _lines(path[1:]) for one in files_of(line.removeprefix("@"), choice))
    elif glob.has_magic(path) and not os.path.lexists(path):
        yield from _fitting(path, choice)
    elif os.path.isdir(path):
        inside = _in_folder(path, choice)
        yield next(inside, _empty(path, choice))
        yield from inside
    else:
        yield _file(path)


def _empty(folder: str, choice: Choice) -> Outcome:
    chosen = " that --include and --exclude let through" if choice.include or choice.exclude else ""
    return Outcome(readable_name(folder), "", "failed", f"a folder without a file to read{chosen}")


def _is_text(path: str) -> bool:
    """Whether what should be a path is the words of an article: no file is there, and none may have a name of lines, or so long."""
    return ("\n" in path or len(path.rpartition("/")[2]) > _LONGEST_NAME) and not os.path.lexists(path)


def is_list(path: str) -> bool:
    """Whether words name a list of paths: `@` and where it lies, if no file has just this name."""
    return path.startswith("@") and not os.path.lexists(path)


def _is_text_name(path: str) -> bool:
    """Whether a file in a folder may be an article, by its suffix: no source code, no data in RDF."""
    return os.path.splitext(path)[1].lower() not in _OTHER


def readable_name(path: str) -> str:
    """A path in characters: bytes that are no UTF-8 as GB18030, as old archives and disks from China have them."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path).decode("gb18030", "backslashreplace")
    return path or "“”"


def _fits(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(path, p) or fnmatch(os.path.basename(path), p) for p in patterns)


def _from_address(address: str, choice: Choice) -> File | Outcome:
    if not choice.allow_network:
        reason = "an address, and kg reaches no network unless told: --allow-network fetches it"
        return Outcome(address, "", "failed", reason)
    data = fetched(address)
    return File(address, data, address) if isinstance(data, bytes) else Outcome(address, "", "failed", data)


def _lines(path: str) -> Iterator[str]:
    """The paths in a list, one a line."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            yield from (line.strip() for line in file if line.strip())
    except OSError as error:
        raise UsageError(f"@{path}: no list of files: {error.strerror}") from None


def _fitting(pattern: str, choice: Choice) -> Iterator[File | Outcome]:
    """The files and folders that fit a pattern: `news/*.html`, `**/*.pdf`."""
    found = False
    for path in sorted(glob.iglob(pattern, recursive=True)):
        found = True
        yield from _in_folder(path, choice) if os.path.isdir(path) else [_file(path)]
    if not found:
        yield Outcome(readable_name(pattern), "", "failed", "no such file, and nothing fits it as a pattern")


def _in_folder(folder: str, choice: Choice) -> Iterator[File | Outcome]:
    """All files below a folder, by name."""
    errors: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        passed = dict(_passed_over(parent, folders, names))
        folders[:] = sorted(name for name in folders if name not in passed)
        for name, reason in passed.items():
            yield Outcome(readable_name(os.path.join(parent, name)), "", "skipped", reason)
        for name in sorted(names):
            path = os.path.join(parent, name)
            if name not in passed and choice.takes(os.path.relpath(path, folder)):
                yield _file(path) if choice.include or _is_text_name(name) else _no_text(path)
    for error in errors:
        yield Outcome(
            readable_name(str(error.filename)), "", "failed", f"a folder that cannot be read: {error.strerror}"
        )


def _no_text(path: str) -> Outcome:
    return Outcome(readable_name(path), "", "skipped", "by its suffix code or data, no text. --include reads it")


def _passed_over(parent: str, folders: list[str], names: list[str]) -> Iterator[tuple[str, str]]:
    """What of a folder is not looked at, with the reason."""
    pages = {os.path.splitext(name)[0] for name in names if name.lower().endswith(_PAGES)}
    for name in (*folders, *names):
        if name.startswith("."):
            yield name, HIDDEN
    for name in folders:
        if os.path.islink(os.path.join(parent, name)):
            yield name, "a link to a folder, not followed"
        elif any(name == page + ending for page in pages for ending in _BESIDE):
            yield name, "the pictures and styles of a saved page"


def _file(path: str) -> File | Outcome:
    """A file that can be opened, else why not: a pipe or a device would keep the reader waiting for ever."""
    name = readable_name(path)
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return Outcome(name, "", "failed", "no such file")
    except (OSError, ValueError) as error:
        return Outcome(name, "", "failed", f"cannot be read: {getattr(error, 'strerror', None) or error}")
    if not stat.S_ISREG(mode):
        return Outcome(name, "", "skipped", "a pipe, socket or device, no file")
    return File(name, path)
