"""The graph: RDF made of what articles say, and the class that holds it."""

from kg.domain.folder import TKG
from kg.graph.files import FORMATS, load_store, serialize, write_whole
from kg.graph.graph import Graph
from kg.graph.names import BASE, PREFIXES

__all__ = ["BASE", "FORMATS", "PREFIXES", "TKG", "Graph", "load_store", "serialize", "write_whole"]
