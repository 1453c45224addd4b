"""Reading: a file, or what comes in on a pipe, to a `Document`."""

from kg.reading.document import Block, Document, Name
from kg.reading.read import MAX_BYTES, read

__all__ = ["MAX_BYTES", "Block", "Document", "Name", "read"]
