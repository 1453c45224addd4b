"""The domain as plain values: what `ontology/` says about classes, properties, words and known names."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).resolve().parent.parent / "ontology"
ONTOLOGY: Path = _INSTALLED if _INSTALLED.is_dir() else _INSTALLED.parent.parent / "ontology"
"""The folder of the domain that ships with the program."""

from kg.domain.model import Category, Domain, Frame, Known, Nesting, Says  # noqa: E402
from kg.domain.load import load_domain  # noqa: E402

__all__ = ["ONTOLOGY", "Category", "Domain", "Frame", "Known", "Nesting", "Says", "load_domain"]
