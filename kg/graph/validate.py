"""SHACL: whether a graph conforms to the shapes of its ontology, said in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.domain.folder import files_of
from kg.graph.names import printable

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a validation: each fault as a line that names the node and what is wrong with it."""

    conforms: bool
    faults: tuple[str, ...]

    def __str__(self) -> str:
        if self.conforms:
            return "The graph conforms to the shapes."
        return "\n".join([*self.faults, f"{len(self.faults)} faults: the graph does not conform to the shapes."])


def validate(graph: rdflib.Graph, ontology: Path) -> Report:
    """Validates the graph against `shapes.ttl` of an ontology folder (W3C SHACL, by pySHACL)."""
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    terms, shapes = rdflib.Graph(), rdflib.Graph()
    for parsed, name in ((terms, "terms.ttl"), (shapes, "shapes.ttl")):
        for file in files_of(ontology, name):
            parsed.parse(file)
    conforms, results, _ = pyshacl.validate(
        graph, shacl_graph=shapes, ont_graph=terms, inference="none", advanced=False
    )
    if not isinstance(results, rdflib.Graph):
        raise RuntimeError(str(results))
    faults = []
    for result in results.subjects(rdflib.RDF.type, SH.ValidationResult):
        node, path, value = (results.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value))
        messages = sorted(results.objects(result, SH.resultMessage), key=lambda m: getattr(m, "language", None) != "en")
        said = str(messages[0]) if messages else "does not conform"
        where = f" ({graph.namespace_manager.normalizeUri(path)})" if isinstance(path, rdflib.URIRef) else ""
        faults.append(printable(f"{node}{where}: {said}" + (f": {value}" if value is not None else "")))
    return Report(bool(conforms), tuple(sorted(faults)))
