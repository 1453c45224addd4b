"""Chooses the format by suffix and writes the file whole."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError, UsageError
from kg.export import network, tables, text
from kg.graph.files import FORMATS, serialize, write_whole

_OTHERS: dict[str, Callable[[ox.Store], bytes]] = {
    ".graphml": network.graphml,
    ".gexf": network.gexf,
    ".json": network.node_link,
    ".cypher": text.cypher,
    ".mmd": text.mermaid,
    ".mermaid": text.mermaid,
}
SUFFIXES = (*FORMATS, *_OTHERS, ".csv")


def check(path: str | Path) -> None:
    """Finds out before the work is done whether its outcome could be written there.

    Raises:
        UsageError: no format has this suffix.
        KgError: there is no such folder.
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if str(path) == "-" or _is_folder(path):
        return
    if suffix not in SUFFIXES:
        raise UsageError(
            f"{path}: no format has the suffix {suffix or '(none)'}; there are {' '.join(SUFFIXES)}, and a folder, as in tables/"
        )
    if not target.parent.is_dir():
        raise KgError(f"{path}: cannot be written: no such folder as {target.parent}")


def write(store: ox.Store, path: str | Path) -> None:
    """Writes a graph in the format of the suffix; a folder, or `.csv`, is a folder of tables; `-` is Turtle on standard output.

    Raises:
        UsageError: no format has this suffix.
        KgError: the file cannot be written.
    """
    check(path)
    if str(path) == "-":
        sys.stdout.buffer.write(rdf(store, ".ttl"))
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    if _is_folder(path):
        tables.write_folder(store, target)
        return
    suffix = target.suffix.lower()
    data = _OTHERS[suffix](store) if suffix in _OTHERS else rdf(store, suffix)
    write_whole(target, lambda file: file.write(data))


def _is_folder(path: str | Path) -> bool:
    suffix = Path(path).suffix.lower()
    return suffix == ".csv" or (not suffix and (str(path).endswith("/") or Path(path).is_dir()))


def rdf(store: ox.Store, suffix: str) -> bytes:
    """The graph in an RDF format, sorted."""
    return serialize((q.triple for q in store), FORMATS[suffix])
