"""The domain as plain values: what `ontology/` says about classes, properties, words and known names."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kg.domain.folder import ONTOLOGY

if TYPE_CHECKING:
    from kg.domain.load import load_domain
    from kg.domain.model import Category, Domain, Frame, Known, Nesting, Says

__all__ = ["ONTOLOGY", "Category", "Domain", "Frame", "Known", "Nesting", "Says", "load_domain"]


def __getattr__(name: str) -> object:
    """Loads what reads a domain when it is asked for: a query on a graph asks for none of it."""
    if name in __all__:
        return getattr(import_module("kg.domain.load" if name == "load_domain" else "kg.domain.model"), name)
    raise AttributeError(f"module 'kg.domain' has no attribute {name!r}")
