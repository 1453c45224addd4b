"""Where the domain that ships with the program lies."""

from __future__ import annotations

from pathlib import Path

from kg.errors import UsageError

_INSTALLED = Path(__file__).resolve().parent.parent / "ontology"
ONTOLOGY: Path = _INSTALLED if _INSTALLED.is_dir() else _INSTALLED.parent.parent / "ontology"
"""The folder: package data where the program is installed, the tree's own where it is worked on."""


def file_of(folder: Path, name: str) -> Path:
    """A file of a domain.

    Raises:
        UsageError: the folder holds none of this name.
    """
    path = folder / name
    if not path.is_file():
        raise UsageError(f"{folder}: no ontology: it must hold {name}")
    return path
