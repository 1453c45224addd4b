"""Reading: a file, or what comes in on a pipe, to `Document`s."""

from kg.reading.corpus import read_all
from kg.reading.document import Block, Document, Name, Origin
from kg.reading.limits import MAX_BYTES
from kg.reading.read import read

__all__ = ["MAX_BYTES", "Block", "Document", "Name", "Origin", "read", "read_all"]
