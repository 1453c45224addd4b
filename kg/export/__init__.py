"""Export: a graph into the formats of other tools, by suffix."""

from kg.export.write import SUFFIXES, write

__all__ = ["SUFFIXES", "write"]
