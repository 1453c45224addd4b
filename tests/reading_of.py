"""What the program reads in a short text: facts, plans, things and their names, figures, each in words; and the words that say it."""

from __future__ import annotations

import kg

TKG = "https://w3id.org/talentkg/ontology#"
Fact = tuple[str, str, str]


def build(text: str) -> kg.Graph:
    """The graph of a text that was published on a Saturday in May."""
    return kg.build(text.encode(), title="云江新闻", date="2024-05-18")


def facts(text: str) -> set[Fact]:
    """What the text says has happened: label of the subject, property, label of the object."""
    return _stated(text, "FILTER EXISTS { ?s ?p ?o }")


def plans(text: str) -> set[Fact]:
    """What the text says is yet to happen."""
    return _stated(text, "FILTER NOT EXISTS { ?s ?p ?o } ?said tkg:status 'planned'")


def _stated(text: str, kind: str) -> set[Fact]:
    said = "?said rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o"
    rows = build(text).query(f"SELECT ?s ?p ?o (STR(?p) AS ?property) {{ {said} . {kind} }}").rows
    return {(row["s"], row["property"].removeprefix(TKG), row["o"]) for row in rows}


def things(text: str) -> dict[str, str]:
    """The class of each thing, by its label."""
    rows = build(text).query("SELECT ?thing (STR(?class) AS ?kind) { ?thing tkg:mentionedAt ?_ ; a ?class }").rows
    return {row["thing"]: row["kind"].removeprefix(TKG) for row in rows}


def names(text: str, label: str) -> set[str]:
    """The other names of the thing with a label."""
    rows = build(text).query(f"SELECT ?name {{ ?thing rdfs:label '{label}'@zh ; skos:altLabel ?name }}").rows
    return {row["name"] for row in rows}


def figures(text: str, *parts: str) -> set[tuple[str, ...]]:
    """Each figure by some of its parts; what it does not have is empty."""
    has = " ".join(f"OPTIONAL {{ ?figure tkg:{part} ?{part} }}" for part in parts)
    rows = build(text).query(f"SELECT * {{ ?figure a tkg:Observation {has} }}").rows
    return {tuple(row[part] for part in parts) for row in rows}


def said(text: str | bytes, **options: str) -> kg.Graph:
    """The graph of a text or of its bytes, with what is given about it."""
    return kg.build(text if isinstance(text, bytes) else text.encode(), **options)


def quotes(graph: kg.Graph) -> list[tuple[str, int, int]]:
    """The words of every statement and figure, with their span."""
    rows = graph.query("SELECT ?quote ?from { ?said tkg:quote ?quote ; prov:wasDerivedFrom ?from }").terms
    found = []
    for row in rows:
        start, end = row["from"].value.partition("#char=")[2].split(",")
        found.append((row["quote"].value, int(start), int(end)))
    return found
