"""What the tests of the formats share: a graph of people of any names, and the files that it is saved as."""

from __future__ import annotations

import csv
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import rdflib

import kg

TKG = "https://w3id.org/talentkg/ontology#"
ID = "https://w3id.org/talentkg/id/"


def node(kind: str, name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{ID}{kind}/{name if name.isalnum() else quote(name, safe='')}")


def named(*names: str) -> kg.Graph:
    """People of these names in a row, each of whom the next one works with, in words that hold the names."""
    store = ox.Store()

    def say(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        prefix, local = predicate.split(":")
        vocabulary = {"rdf": str(rdflib.RDF), "rdfs": str(rdflib.RDFS), "skos": str(rdflib.SKOS), "tkg": TKG}[prefix]
        store.add(ox.Quad(subject, ox.NamedNode(vocabulary + local), value))

    for name in names:
        say(node("person", name), "rdf:type", ox.NamedNode(TKG + "Person"))
        say(node("person", name), "rdfs:label", ox.Literal(name, language="zh"))
        say(node("person", name), "skos:altLabel", ox.Literal(f"小{name}", language="zh"))
        say(node("person", name), "tkg:title", ox.Literal("船长", language="zh"))
        say(node("person", name), "tkg:title", ox.Literal("作家", language="zh"))
    for name, other in zip(names, names[1:], strict=False):
        statement = node("statement", f"{name}{other}")
        say(node("person", name), "tkg:cooperatesWith", node("person", other))
        say(statement, "rdf:type", ox.NamedNode(f"{rdflib.RDF}Statement"))
        for part, value in {
            "subject": node("person", name),
            "predicate": ox.NamedNode(TKG + "cooperatesWith"),
            "object": node("person", other),
        }.items():
            say(statement, f"rdf:{part}", value)
        say(statement, "tkg:quote", ox.Literal(f"{name}与{other}同船", language="zh"))
    return kg.Graph(store)


def saved(graph: kg.Graph, folder: Path, suffix: str) -> Path:
    graph.save(folder / f"graph{suffix}")
    return folder / f"graph{suffix}"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
