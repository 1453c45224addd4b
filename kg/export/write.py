"""Chooses the format by suffix and writes the file whole."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph.files import FORMATS, serialize
from kg.output import check_file, check_folder, is_stream, write_folder, write_whole

_OTHERS = {
    ".graphml": "network.graphml",
    ".gexf": "network.gexf",
    ".json": "network.node_link",
    ".cypher": "text.cypher",
    ".mmd": "text.mermaid",
    ".mermaid": "text.mermaid",
}
"""The functions that write other formats than RDF, by suffix: loaded when one is asked for."""
SUFFIXES = (*FORMATS, *_OTHERS, ".csv")


def check(path: str | Path) -> None:
    """Finds out before the work is done whether its outcome could be written there.

    Raises:
        UsageError: no format has this suffix, or it is a folder that kg did not write.
        KgError: there is no such folder, or no permission.
    """
    if _is_folder(path):
        from kg.export.tables import NAMES

        check_folder(path, NAMES)
        return
    suffix = _suffix(path)
    if suffix not in SUFFIXES:
        raise UsageError(
            f"{path}: no format has the suffix {suffix or '(none)'}; there are {' '.join(SUFFIXES)}, and a folder, as in tables/"
        )
    check_file(path)


def write(store: ox.Store, path: str | Path) -> None:
    """Writes a graph in the format of the suffix; a folder, or `.csv`, is a folder of tables; `-` is Turtle on standard output.

    Raises:
        UsageError: no format has this suffix, or it is a folder that kg did not write.
        KgError: it cannot be written.
    """
    check(path)
    if _is_folder(path):
        from kg.export.tables import tables

        write_folder(path, tables(store))
        return
    suffix = _suffix(path)
    write_whole(path, _other(store, suffix) if suffix in _OTHERS else rdf(store, suffix))


def _other(store: ox.Store, suffix: str) -> bytes:
    room, name = _OTHERS[suffix].split(".")
    data: bytes = getattr(import_module(f"kg.export.{room}"), name)(store)
    return data


def _suffix(path: str | Path) -> str:
    """What tells the format; a device or a FIFO without one gets Turtle."""
    return Path(path).suffix.lower() or (".ttl" if is_stream(path) else "")


def _is_folder(path: str | Path) -> bool:
    """Whether tables go there: `tables/`, `tables.csv`, a folder whose name is no file's."""
    suffix, name = Path(path).suffix.lower(), str(path)
    is_one = suffix not in SUFFIXES and name != "-" and Path(path).is_dir()
    return suffix == ".csv" or name.endswith("/") or is_one


def rdf(store: ox.Store, suffix: str) -> bytes:
    """The graph in an RDF format, sorted; a format of triples gets the union of its graphs."""
    return serialize(store, FORMATS[suffix])
