"""Where the domain that ships with the program lies."""

from __future__ import annotations

from pathlib import Path

from kg.errors import UsageError

TKG = "https://w3id.org/talentkg/ontology#"
"""The namespace of what every graph says, whatever its domain: articles, dates, figures, evidence."""
_INSTALLED = Path(__file__).resolve().parent.parent / "ontology"
ONTOLOGY: Path = _INSTALLED if _INSTALLED.is_dir() else _INSTALLED.parent.parent / "ontology"
"""The folder: package data where the program is installed, the tree's own where it is worked on."""


def files_of(folder: Path, name: str) -> list[Path]:
    """A file of a domain, and before it the one that ships: what this says of articles, dates, figures and evidence holds in any domain.

    Raises:
        UsageError: the folder holds none of this name.
    """
    return list(dict.fromkeys((ONTOLOGY / name, file_of(folder, name))))


def file_of(folder: Path, name: str) -> Path:
    """A file of a domain.

    Raises:
        UsageError: the folder holds none of this name.
    """
    path = folder / name
    if not path.is_file():
        raise UsageError(f"{folder}: no ontology: it must hold {name}")
    return path
