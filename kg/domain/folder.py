"""Where the domain that ships with the program lies."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).resolve().parent.parent / "ontology"
ONTOLOGY: Path = _INSTALLED if _INSTALLED.is_dir() else _INSTALLED.parent.parent / "ontology"
"""The folder: package data where the program is installed, the tree's own where it is worked on."""
