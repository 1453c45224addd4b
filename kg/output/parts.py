"""What is not whole yet: a file or folder under a name of kg's own, beside the place where it belongs.

While it is written it is locked (flock). A lock ends with its process: by that the next run knows what a killed one has left.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_PART = re.compile(r"\.kg-[0-9a-f]{16}\.part")
_TRIES = 100
"""To make a part, as others may clear it away while it is made: in a folder without any files, such as /proc, none ever is."""


def is_part(name: str) -> bool:
    """Whether a file has a name that only kg gives."""
    return _PART.fullmatch(name) is not None


def part_name(folder: str) -> str:
    """A new name in a folder; it is short, so that it fits wherever the name of the file itself does."""
    return os.path.join(folder, f".kg-{secrets.token_hex(8)}.part")


@contextmanager
def part_in(folder: str, make: Callable[[str], int]) -> Iterator[tuple[str, int]]:
    """The path and the handle of a new part; what is at that path in the end is cleared away.

    Args:
        folder: where it is made. What killed runs have left there is cleared away first.
        make: makes it and opens it: `new_file`, `new_folder`.
    """
    _sweep(folder)
    part, handle = _locked(folder, make)
    try:
        yield part, handle
    finally:
        _clear(part)
        os.close(handle)


def new_file(path: str, *, private: bool) -> int:
    """Opens a new file. `private`: only for its owner, until it gets the mode of the file that it replaces."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o666)


def new_folder(path: str) -> int:
    """Makes a folder and opens it."""
    os.mkdir(path)
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY)


def _locked(folder: str, make: Callable[[str], int]) -> tuple[str, int]:
    """A part that no other run takes for dead: one that was cleared away before it had its lock is made anew."""
    for _ in range(_TRIES):
        part = part_name(folder)
        try:
            handle = make(part)
        except FileNotFoundError:
            continue
        with suppress(OSError):  # a file system without locks: no run can take anything for dead there
            fcntl.flock(handle, fcntl.LOCK_EX)
        if os.path.lexists(part):
            return part, handle
        os.close(handle)
    raise FileNotFoundError(errno.ENOENT, "its folder is gone, or takes no files")


def _sweep(folder: str) -> None:
    """Clears away what killed runs have left: what has a name that only kg gives, and a lock that nobody holds."""
    with suppress(OSError):
        for one in list(os.scandir(folder)):
            if is_part(one.name):
                with suppress(OSError):
                    _clear_if_dead(one.path)


def _clear_if_dead(part: str) -> None:
    handle = os.open(part, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _clear(part)
    finally:
        os.close(handle)


def _clear(part: str) -> None:
    if os.path.isdir(part):
        shutil.rmtree(part, ignore_errors=True)
    else:
        with suppress(OSError):
            os.unlink(part)
