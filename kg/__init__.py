"""kg: Chinese news and policy articles into a knowledge graph, with the words behind every fact.

import kg
graph = kg.build("page.html")
graph.query("people")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError, UsageError
    from kg.knowledge_graph import Graph, build, load
    from kg.reading import Document, read, read_all

__all__ = ["Document", "Graph", "KgError", "UsageError", "__version__", "build", "load", "read", "read_all"]

_ROOMS = {
    "build": "kg.knowledge_graph",
    "load": "kg.knowledge_graph",
    "Graph": "kg.knowledge_graph",
    "Document": "kg.reading",
    "read": "kg.reading",
    "read_all": "kg.reading",
    "KgError": "kg.errors",
    "UsageError": "kg.errors",
}


def __getattr__(name: str) -> object:
    """Loads what is asked for when it is asked for: `import kg` itself costs nothing."""
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("talentkg")
        except PackageNotFoundError:
            return "0+unknown"
    if name in _ROOMS:
        value = getattr(import_module(_ROOMS[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
