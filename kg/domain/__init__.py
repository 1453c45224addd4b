"""The domain as plain values: what `ontology/` says about classes, properties, words and known names."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kg.domain.folder import ONTOLOGY, SHIPPED

if TYPE_CHECKING:
    from kg.domain.entries import Category, Frame, Known, Nesting, Says
    from kg.domain.load import domain_in, load_domain
    from kg.domain.model import Domain

__all__ = ["ONTOLOGY", "SHIPPED", "Category", "Domain", "Frame", "Known", "Nesting", "Says", "domain_in", "load_domain"]
_ELSEWHERE = {"Domain": "model", "domain_in": "load", "load_domain": "load"}  # than in kg.domain.entries


def __getattr__(name: str) -> object:
    """Loads what reads a domain when it is asked for: a query on a graph asks for none of it."""
    if name in __all__:
        return getattr(import_module(f"kg.domain.{_ELSEWHERE.get(name, 'entries')}"), name)
    raise AttributeError(f"module 'kg.domain' has no attribute {name!r}")
