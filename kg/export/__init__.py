"""Export: a graph into the formats of other tools, by suffix."""

from kg.export.write import SUFFIXES, check, write

__all__ = ["SUFFIXES", "check", "write"]
