"""Where the domain that ships with the program lies."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

from kg.errors import UsageError

TKG = "https://w3id.org/talentkg/ontology#"
"""The namespace of what every graph says, whatever its domain: articles, dates, figures, evidence."""
_INSTALLED = Path(__file__).resolve().parent.parent / "ontology"
SHIPPED: Path = _INSTALLED if _INSTALLED.is_dir() else _INSTALLED.parent.parent / "ontology"
"""Its folder: package data where the program is installed, the tree's own where it is worked on."""
ONTOLOGY: Path = Path(os.environ.get("KG_ONTOLOGY") or SHIPPED).absolute()
"""The folder of the domain that is used where none is named: that of the environment variable KG_ONTOLOGY, else the one that ships."""


def files_of(folder: Path, name: str) -> list[Path]:
    """A file of a domain, and before it the one that ships: what this says of articles, dates, figures and evidence holds in any domain.

    Raises:
        UsageError: the folder holds none of this name.
    """
    return list(dict.fromkeys((SHIPPED / name, file_of(folder, name))))


def file_of(folder: Path, name: str) -> Path:
    """A file of a domain.

    Raises:
        UsageError: the folder is not there, may not be looked into, or holds no file of this name.
    """
    path = folder / name
    if not stat.S_ISDIR(_mode(folder)):
        raise UsageError(f"{folder}: no such folder. Give the folder of an ontology")
    mode = _mode(path)
    if not stat.S_ISREG(mode):
        raise UsageError(f"{path}: no file" if mode else f"{folder}: no ontology: it must hold {name}")
    return path


def is_there(path: Path) -> bool:
    """Whether anything stands at a path.

    Raises:
        UsageError: one cannot get there.
    """
    return _stat(path) is not None


def written(path: Path) -> int:
    """When something was last written at a path, in nanoseconds; 0 where nothing is.

    Raises:
        UsageError: one cannot get there.
    """
    found = _stat(path)
    return found.st_mtime_ns if found else 0


def files_in(folder: Path, suffix: str) -> list[Path]:
    """The files of a kind in a folder, in the order of the alphabet; none where there is no such folder.

    Raises:
        UsageError: it may not be looked into.
    """
    try:
        return sorted(folder / name for name in os.listdir(folder) if name.endswith(suffix))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise UsageError(f"{folder}: cannot be read: {error.strerror}") from None


def bytes_of(path: Path) -> bytes:
    """What a file of a domain holds, without the mark that Windows puts before a text.

    Raises:
        UsageError: it cannot be read.
    """
    mode = _mode(path)
    if mode and not stat.S_ISREG(mode):
        raise UsageError(f"{path}: no file")
    try:
        return path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None


def _mode(path: Path) -> int:
    """What stands at a path; 0 for nothing."""
    found = _stat(path)
    return found.st_mode if found else 0


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
