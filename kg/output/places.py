"""Where output may go: not onto an input, not onto a folder of somebody else's, and through links to where they lead."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import KgError, UsageError
from kg.output.parts import is_part

DESCRIPTOR = re.compile(r"/(?:dev/fd|proc/self/fd)/(\d+)|/proc/\d+/fd/\d+")
"""A place that somebody has opened; the number, if it was this process."""
_LINKS = 40
"""As many links in a row as Linux follows."""
_LOOKS = 100
"""At a folder, before what it held last counts: a file system may call one folder by another number each time."""


def is_stream(path: str | Path) -> bool:
    """Whether something is written to as it stands: `-`, a device, a FIFO, a descriptor such as `/dev/stdout`."""
    if str(path) == "-":
        return True
    with suppress(OSError, ValueError):
        target = followed(path)
        mode = 0 if DESCRIPTOR.fullmatch(target) else os.stat(target).st_mode
        return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
    return False


def followed(path: str | Path) -> str:
    """Where symbolic links lead to, be it there or not; a descriptor stays one: `/dev/stdout` is `/proc/self/fd/1`."""
    target = os.fspath(path)
    for _ in range(_LINKS):
        if DESCRIPTOR.fullmatch(target) or not os.path.islink(target):
            return target
        target = os.path.join(os.path.dirname(target), os.readlink(target))
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def check_file(path: str | Path) -> None:
    """Finds out before the work is done whether a file could be written there.

    Raises:
        UsageError: it is a folder.
        KgError: there is no such folder, or no permission.
    """
    if str(path) == "-":
        return
    with told(path):
        target = followed(path)
        if is_stream(path):
            os.stat(target)
            return
        if os.path.isdir(target):
            raise UsageError(f"{path}: cannot be written: a folder. Give the name of a file")
        if not os.path.basename(target):
            raise UsageError(f"{str(path) or '“”'}: cannot be written: no name of a file. Give one")
        folder = _folder_of(path, target)
        _may_be_written(target if os.path.exists(target) else folder)


def check_folder(path: str | Path, names: Iterable[str]) -> None:
    """Finds out whether a folder of files with these names may be written there: it is new, or empty, or holds just these.

    Raises:
        UsageError: it is something else, or the folder that one is in.
        KgError: there is no such folder to put it into, or no permission.
    """
    if not str(path):
        raise UsageError("“”: cannot be written: no name of a file or folder. Give one")
    with told(path):
        target = os.path.realpath(path)
        if _holds(target, os.getcwd()):
            raise UsageError(f"{path}: you are in this folder, or below it. Give a new one, such as tables/")
        if not os.path.isdir(target):
            if os.path.lexists(target):
                raise UsageError(f"{path}: a file, where tables need a folder. Give a new one, such as tables/")
            _may_be_written(_folder_of(path, target))
            return
        _may_be_written(target)
        there = _held(target)
    if there and there != dict.fromkeys(names, True):
        odd = min(there.keys() - set(names), default="only some of the tables")
        raise UsageError(f"{path}: kg did not write this folder, which holds {odd}. Give a new or an empty one")


def _held(folder: str) -> dict[str, bool]:
    """What a folder holds, and whether it is a file. Another run may put a new folder in its place and empty this one: then it is read again."""
    found = dict[str, bool]()
    for _ in range(_LOOKS):
        handle = os.open(folder, os.O_RDONLY)
        try:
            found = {e.name: e.is_file(follow_symlinks=False) for e in os.scandir(handle) if not is_part(e.name)}
            if os.path.samestat(os.fstat(handle), os.stat(folder)):
                break
        finally:
            os.close(handle)
    return found


def refuse_inputs(output: str | Path, inputs: Iterable[str | Path], parameter: str = "output") -> None:
    """Sees to it that an output is none of the inputs, by whatever name or link, and no folder that holds one.

    Args:
        output: where something will be written.
        inputs: what is read: files, folders for the files in them, `-` for standard input.
        parameter: what the output is called in the call.

    Raises:
        UsageError: the output is an input.
    """
    own = _identity(1 if str(output) == "-" else output)
    folder = os.path.realpath(output) if os.path.isdir(output) else None
    for given in inputs if own or folder else ():  # to look for them all takes time
        if own and (one := _same_in(given, own)) is not None:
            here = "standard output" if str(output) == "-" else output
            there = "standard input" if str(one) == "-" else one
            raise UsageError(f"{here}: the same file as the input {there}. Give another", parameter=parameter)
        if folder and _holds(folder, os.path.realpath(given)):
            raise UsageError(f"{output}: a folder that holds the input {given}. Give a new one", parameter=parameter)


def _same_in(given: str | Path, own: tuple[int, int]) -> str | Path | None:
    """The file that an output would be: what is given, or one in it."""
    return next((one for one in _files_of(given) if own == _identity(0 if str(one) == "-" else one)), None)


def _identity(path: str | Path | int) -> tuple[int, int] | None:
    """What a file is, whatever its name; a number is what the shell has opened. None for what is no file."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def _files_of(path: str | Path) -> list[str | Path]:
    with suppress(OSError, ValueError):
        return [one.path for one in os.scandir(path)] if os.path.isdir(path) else [path]
    return []


def _holds(folder: str, path: str) -> bool:
    return os.path.commonpath([folder, path]) == folder


def _folder_of(path: str | Path, target: str) -> str:
    folder = os.path.dirname(target) or "."
    if not os.path.isdir(folder):
        raise KgError(f"{path}: cannot be written: no such folder as {folder}")
    return folder


def _may_be_written(target: str) -> None:
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@contextmanager
def told(path: str | Path) -> Iterator[None]:
    """What the system says becomes one line. That a reader has read enough is no fault."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise KgError(f"{path}: cannot be written: {getattr(error, 'strerror', None) or error}") from None
