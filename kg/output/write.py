"""Writes files and folders: beside their place first, and then there by a rename, which the system does at once (POSIX)."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kg.output.parts import new_file, new_folder, part_in, part_name
from kg.output.places import DESCRIPTOR, check_file, check_folder, followed, is_stream, told

_NOT_BESIDE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EXDEV}
"""How a system says that a folder takes nothing new, or that something may be written and not replaced: another's, a mount point."""


def write_whole(path: str | Path, data: bytes) -> None:
    """Writes a file, whole or not at all; `-` is standard output.

    What a link points to is written, and the link stays. A file keeps its mode and owner. Devices and FIFOs are written to.

    Raises:
        UsageError: it is a folder.
        KgError: it cannot be written; what stood there before is as it was.
    """
    if str(path) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    check_file(path)
    with told(path):
        target = followed(path)
        (_pour if is_stream(path) else _replace)(target, data)


def _pour(target: str, data: bytes) -> None:
    """Writes to a device or a FIFO, or goes on where whoever opened a descriptor stands."""
    opened = DESCRIPTOR.fullmatch(target)
    own = opened and opened[1]
    handle = os.dup(int(own)) if own else os.open(target, os.O_WRONLY | os.O_NOCTTY | (os.O_APPEND if opened else 0))
    try:
        _put(handle, data)
    finally:
        os.close(handle)


def _replace(target: str, data: bytes) -> None:
    there = os.path.exists(target)
    try:
        with part_in(os.path.dirname(target) or ".", lambda path: new_file(path, private=there)) as (part, handle):
            _put(handle, data)
            if there:
                _make_like(target, part)
            os.fsync(handle)
            os.replace(part, target)
    except OSError as error:
        if error.errno not in _NOT_BESIDE or not there:
            raise
        _write_over(target, data)


def _write_over(target: str, data: bytes) -> None:
    """Writes over a file whose folder takes no other beside it, or that would be another's afterwards.

    What is longer goes first, so that a full disk is told before a byte of the old is touched, and what fails is undone: only what ends the
    process in this very moment leaves it half written.
    """
    with open(target, "r+b", buffering=0) as file:
        old = file.read()
        try:
            _put(file.fileno(), data[len(old) :])
            file.seek(0)
            _put(file.fileno(), data[: len(old)])
            file.truncate(len(data))
            os.fsync(file.fileno())
        except BaseException:
            file.truncate(len(old))
            file.seek(0)
            _put(file.fileno(), old)
            raise


def _put(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _make_like(old: str, new: str) -> None:
    """Gives the new the owner, the mode and the access list of the old.

    Raises:
        PermissionError: the owner is somebody else, and not this user's to give.
    """
    before, now = os.stat(old), os.stat(new)
    if (before.st_uid, before.st_gid) != (now.st_uid, now.st_gid):
        os.chown(new, before.st_uid, before.st_gid)
    shutil.copystat(old, new)
    os.utime(new)


def write_folder(path: str | Path, files: Mapping[str, bytes]) -> None:
    """Writes a folder of files; one that kg wrote is replaced as a whole, or not at all.

    Raises:
        UsageError: there is something that is not kg's to replace.
        KgError: it cannot be written; what stood there before is as it was.
    """
    check_folder(path, files)
    target = os.path.realpath(path)
    with told(path):
        try:
            _replace_folder(target, files)
        except OSError as error:
            if error.errno not in _NOT_BESIDE or not os.path.isdir(target):
                raise
            _fill_folder(target, files)


def _replace_folder(target: str, files: Mapping[str, bytes]) -> None:
    with part_in(os.path.dirname(target), new_folder) as (part, _):
        _write_into(part, files, target)
        if os.path.isdir(target):
            _make_like(target, part)
        try:
            os.rename(part, target)  # there is none, or it is empty
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
            _exchange(part, target)


def _fill_folder(target: str, files: Mapping[str, bytes]) -> None:
    """Puts files into a folder that itself cannot be replaced: all are written before the first is put in its place."""
    with part_in(target, new_folder) as (part, _):
        _write_into(part, files, target)
        for name in files:
            os.replace(os.path.join(part, name), os.path.join(target, name))


def _write_into(folder: str, files: Mapping[str, bytes], target: str) -> None:
    for name, data in files.items():
        path, old = os.path.join(folder, name), os.path.join(target, name)
        there = os.path.exists(old)
        handle = new_file(path, private=there)
        try:
            _put(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
        if there:
            with suppress(PermissionError):  # it was another user's: now it is this one's
                _make_like(old, path)


def _exchange(one: str, other: str) -> None:
    """Two folders change places: at once where the system can (Linux: renameat2), else the old one steps aside first."""
    import ctypes

    at_once = getattr(ctypes.CDLL(None), "renameat2", None)
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    if at_once and at_once(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0:
        return
    aside = part_name(os.path.dirname(other))
    os.rename(other, aside)
    try:
        os.rename(one, other)
    except BaseException:
        os.rename(aside, other)
        raise
    os.rename(aside, one)
