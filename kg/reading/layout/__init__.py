"""Layout: which lines of a text are its title, its by-line, its body and its captions, and what they say of it."""

from kg.reading.layout.blocks import Layout, lay_out
from kg.reading.layout.imprint import date_of, source_of

__all__ = ["Layout", "date_of", "lay_out", "source_of"]
