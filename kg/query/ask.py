"""Asks a store: SPARQL text, a `.rq` file, or a named query with its parameters."""

from __future__ import annotations

import re
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import UsageError
from kg.query.named import NamedQuery, named_query
from kg.query.result import Result

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIXES = {
    "tkg": "https://w3id.org/talentkg/ontology#",
    "id": "https://w3id.org/talentkg/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
}
_SPARQL = re.compile(r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.I)
_SERVICE = re.compile(r"\bSERVICE\b", re.I)


def ask(store: ox.Store, question: str, parameters: Mapping[str, str], ontology: Path) -> Result:
    """The answer to a question.

    Args:
        question: SPARQL, the path of a `.rq` file, or the name of a named query; the prefixes of the vocabulary need no declaration.
        parameters: values of the query's parameters, bound as literals (or IRIs, where they are such): never pasted into its text.

    Raises:
        UsageError: no such query or file, a parameter is missing or unknown, or the query does not parse (with line and column).
    """
    if _SPARQL.search(question) and not question.endswith(".rq"):
        return _run(store, question, {k: _term(v) for k, v in parameters.items()}, "query")
    if question.endswith(".rq"):
        path = Path(question)
        if not path.is_file():
            raise UsageError(f"{question}: no such file")
        return _run(store, path.read_text(encoding="utf-8"), {k: _term(v) for k, v in parameters.items()}, question)
    named = named_query(question, ontology)
    _check(named, parameters)
    if named.walk:
        return _walk(store, named, parameters)
    return _run(store, named.sparql, {k: _term(v) for k, v in parameters.items()}, named.name)


def _check(named: NamedQuery, parameters: Mapping[str, str]) -> None:
    known = ", ".join(f"{k} ({v})" for k, v in named.parameters.items()) or "none"
    for name in parameters:
        if name not in named.parameters:
            raise UsageError(f"{named.name}: no parameter is called {name}; its parameters: {known}")
    for name in named.parameters:
        if name not in parameters:
            raise UsageError(
                f"{named.name}: it needs the parameter {name}. Give --set {name}=…; its parameters: {known}"
            )


def _term(value: str) -> ox.NamedNode | ox.Literal:
    if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value):
        return ox.NamedNode(value)
    return ox.Literal(value)


def _run(store: ox.Store, sparql: str, bound: Mapping[str, ox.NamedNode | ox.Literal], name: str) -> Result:
    if _SERVICE.search(re.sub(r'"[^"]*"|<[^>]*>|#[^\n]*', "", sparql)):
        raise UsageError(f"{name}: SERVICE asks a server on the network, and kg asks none")
    try:
        answer = store.query(sparql, prefixes=PREFIXES, substitutions={ox.Variable(k): v for k, v in bound.items()})
        return Result.of(answer, store, hidden=frozenset(bound))
    except RuntimeError as error:
        raise UsageError(f"{name}: {error}. A parameter must be among what the query selects") from None
    except SyntaxError as error:
        raise UsageError(f"{name}: {_where(error)}") from None
    except ValueError as error:
        raise UsageError(f"{name}: {str(error).splitlines()[0]}") from None


def _where(error: SyntaxError) -> str:
    """Where a query does not parse, and why, in one line."""
    message = " ".join(str(error).split())
    place = re.search(r"(?:error at )?(\d+):(\d+):? ?(.*)", message)
    return f"line {place[1]}, column {place[2]}: {place[3]}" if place else message


def _walk(store: ox.Store, named: NamedQuery, parameters: Mapping[str, str]) -> Result:
    """The shortest way between two things over the steps that the query gives (?from ?step ?to), both ways."""
    assert named.walk is not None
    steps = list(_run(store, named.sparql, {}, named.name))
    start, goal = (_find(store, parameters[p]) for p in named.walk)
    near: dict[object, list[dict[str, object]]] = {}
    for step in steps:
        near.setdefault(step["from"], []).append(step)
        near.setdefault(step["to"], []).append(step)
    came: dict[object, tuple[object, dict[str, object]] | None] = {start: None}
    queue = deque([start])
    while queue and goal not in came:
        node = queue.popleft()
        for step in sorted(near.get(node, ()), key=lambda s: tuple(map(str, s.values()))):
            other = step["to"] if step["from"] == node else step["from"]
            if other not in came:
                came[other] = (node, step)
                queue.append(other)
    rows: list[dict[str, object]] = []
    at: object = goal
    while (link := came.get(at)) is not None:
        at, step = link
        rows.append(step)
    return Result.of_rows(["from", "step", "to"], rows[::-1], store)


def _find(store: ox.Store, name: str) -> object:
    from kg.graph.show import find

    return find(store, name)
