"""The part of a validation that runs in a process of its own: pySHACL over shapes that may come from anywhere.

A pattern in them may search for ever, and a SPARQL constraint may ask a server: the process ends with its time, and reaches no network.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.domain.folder import bytes_of
from kg.graph.conversion import to_rdflib
from kg.graph.names import BASE

if TYPE_CHECKING:
    import rdflib

Reply = dict[str, bool | str | list[str]]


def asked(graph: bytes, terms: Iterable[Path], shapes: Iterable[Path], seconds: int) -> Reply | None:
    """What pySHACL says of a graph; None where the time was not enough.

    Args:
        graph: in N-Triples.
        terms: Turtle files of the ontology.
        shapes: Turtle files of its shapes; all of them are known to parse.
        seconds: of work, however long they take on a busy machine.
    """
    order = {"terms": list(map(str, terms)), "shapes": list(map(str, shapes)), "seconds": seconds}
    done = subprocess.run(
        [sys.executable, "-P", "-X", "utf8", "-c", "from kg.graph.shacl import main; main()", json.dumps(order)],
        input=graph,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )
    if done.returncode == -signal.SIGXCPU:
        return None
    if done.returncode:
        return {"error": "pySHACL broke down over them"}
    reply: Reply = json.loads(done.stdout)
    return reply


def main() -> None:
    """Reads a graph on standard input, and writes what is wrong with it."""
    order = json.loads(sys.argv[1])
    resource.setrlimit(
        resource.RLIMIT_CPU, (order["seconds"], order["seconds"] + 5)
    )  # SIGXCPU at the first, SIGKILL at the second
    sys.addaudithook(_no_network)
    try:
        reply = _checked(sys.stdin.buffer.read(), order["terms"], order["shapes"])
    except Exception as error:  # of shapes that are none, each of pySHACL's parts raises what it likes
        reply = {"error": f"{type(error).__name__}: {error}"}
    sys.stdout.write(json.dumps(reply))


def _no_network(event: str, _: tuple[object, ...]) -> None:
    if event.startswith("socket."):
        raise PermissionError("shapes reach no network")


def _checked(graph: bytes, terms: Iterable[str], shapes: Iterable[str]) -> Reply:
    """Each fault as a line that names the node and what is wrong with it."""
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    data = to_rdflib(_store([graph], ox.RdfFormat.N_TRIPLES))
    conforms, results, text = pyshacl.validate(
        data, shacl_graph=_parsed(shapes), ont_graph=_parsed(terms), inference="none", advanced=False
    )
    if not isinstance(results, rdflib.Graph):
        return {"error": str(text)}
    faults = []
    for result in results.subjects(rdflib.RDF.type, SH.ValidationResult):
        node, path, value = (results.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value))
        messages = sorted(results.objects(result, SH.resultMessage), key=lambda m: getattr(m, "language", None) != "en")
        said = str(messages[0]) if messages else "does not conform"
        where = f" ({data.namespace_manager.normalizeUri(path)})" if isinstance(path, rdflib.URIRef) else ""
        faults.append(f"{node}{where}: {said}" + (f": {value}" if value is not None else ""))
    return {"conforms": bool(conforms), "faults": sorted(faults)}


def _parsed(paths: Iterable[str]) -> rdflib.Graph:
    return to_rdflib(_store((bytes_of(Path(path)) for path in paths), ox.RdfFormat.TURTLE))


def _store(files: Iterable[bytes], rdf_format: ox.RdfFormat) -> ox.Store:
    """Files as Oxigraph reads them, which neither depth nor a line of megabytes brings down."""
    store = ox.Store()
    for data in files:
        store.bulk_load(data, rdf_format, base_iri=BASE)
    return store
