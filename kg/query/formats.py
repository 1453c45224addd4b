"""Answers in the formats of SPARQL: its JSON and its XML (W3C), and CSV and TSV with words in place of terms."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree

import pyoxigraph as ox

from kg.graph.cells import guarded
from kg.graph.names import writable

_NAMESPACE = "http://www.w3.org/2005/sparql-results#"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def table(variables: Sequence[str], rows: Iterable[Mapping[str, str]], fmt: str) -> bytes:
    """Rows of words as `csv` or `tsv`, whose cells no spreadsheet takes for formulas."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="," if fmt == "csv" else "\t", lineterminator="\n")
    writer.writerow(variables)
    writer.writerows([guarded(row[v]) for v in variables] for row in rows)
    return out.getvalue().encode()


def solutions(variables: Sequence[str], rows: Iterable[Mapping[str, object]], fmt: str) -> bytes:
    """Rows of terms as SPARQL's `json` or `xml`."""
    found = [{v: row[v] for v in variables if row[v] is not None} for row in rows]
    if fmt == "json":
        bindings = [{v: _json(term) for v, term in row.items()} for row in found]
        return _dumped({"head": {"vars": list(variables)}, "results": {"bindings": bindings}})
    root = _root(variables)
    results = ElementTree.SubElement(root, "results")
    for row in found:
        result = ElementTree.SubElement(results, "result")
        for v, term in row.items():
            _xml(ElementTree.SubElement(result, "binding", name=v), term)
    return _written(root)


def truth(answer: bool, fmt: str) -> bytes:
    """The answer to an ASK."""
    if fmt == "json":
        return _dumped({"head": {}, "boolean": answer})
    if fmt == "xml":
        root = _root(())
        ElementTree.SubElement(root, "boolean").text = str(answer).lower()
        return _written(root)
    return f"{str(answer).lower()}\n".encode()


def _json(term: object) -> dict[str, object]:
    kind = _kind(term)
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": kind, "value": {name: _json(part) for name, part in parts.items()}}
    return {"type": kind, "value": getattr(term, "value", str(term)), **_typed(term, "xml:lang")}


def _xml(parent: ElementTree.Element, term: object) -> None:
    if isinstance(term, ox.Triple):
        triple = ElementTree.SubElement(parent, "triple")
        for name, part in (("subject", term.subject), ("predicate", term.predicate), ("object", term.object)):
            _xml(ElementTree.SubElement(triple, name), part)
    else:
        element = ElementTree.SubElement(parent, _kind(term), _typed(term, _LANG))
        element.text = writable(str(getattr(term, "value", term)))


def _kind(term: object) -> str:
    kinds = {ox.NamedNode: "uri", ox.BlankNode: "bnode", ox.Triple: "triple"}
    return next((kind for of, kind in kinds.items() if isinstance(term, of)), "literal")


def _typed(term: object, lang: str) -> dict[str, str]:
    """The language or the datatype of a literal."""
    if not isinstance(term, ox.Literal):
        return {}
    if term.language:
        return {lang: term.language}
    return {} if term.datatype.value == _STRING else {"datatype": term.datatype.value}


def _root(variables: Iterable[str]) -> ElementTree.Element:
    root = ElementTree.Element("sparql", xmlns=_NAMESPACE)
    head = ElementTree.SubElement(root, "head")
    for v in variables:
        ElementTree.SubElement(head, "variable", name=v)
    return root


def _written(root: ElementTree.Element) -> bytes:
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _dumped(answer: object) -> bytes:
    return (json.dumps(answer, ensure_ascii=False) + "\n").encode()
