"""The graph: RDF made of what articles say, in a store: named, read and written, counted, shown and checked."""

from kg.domain.folder import TKG
from kg.graph.files import FORMATS, load_store, serialize
from kg.graph.names import BASE, PREFIXES

__all__ = ["BASE", "FORMATS", "PREFIXES", "TKG", "load_store", "serialize"]
