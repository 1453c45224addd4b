"""Asks a store: SPARQL text, a `.rq` file, or a named query with its parameters."""

from __future__ import annotations

import re
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph.find import find
from kg.graph.names import PREFIXES
from kg.query.named import NamedQuery, named_query
from kg.query.result import Result

if TYPE_CHECKING:
    from collections.abc import Mapping

Bound = ox.NamedNode | ox.Literal
_SPARQL = re.compile(r"[\s{<]")  # a named query's name and the path of a file rarely hold these, a query always
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_NO_CODE = re.compile(
    r"\"\"\".*?\"\"\"|'''.*?'''|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|<[^\s<>\"{}|^`\\]*>|#[^\n]*", re.S
)
_SERVICE = re.compile(r"\bSERVICE\b", re.I)
_EXPECTED = 6  # words that an error names at most of what could stand in a place


def ask(store: ox.Store, question: str, parameters: Mapping[str, str], ontology: Path) -> Result:
    """The answer to a question.

    Args:
        question: SPARQL, the path of a `.rq` file, or the name of a named query; the prefixes of the vocabulary need no declaration.
        parameters: values of the query's parameters, bound as literals (or IRIs, where they are such): never pasted into its text.

    Raises:
        UsageError: no such query or file, a parameter is missing or unknown, or the query does not parse (with line and column).
    """
    if question.endswith(".rq"):
        return _run(store, _text(question), {k: _term(v) for k, v in parameters.items()}, question)
    if _SPARQL.search(question):
        return _run(store, question, {k: _term(v) for k, v in parameters.items()}, "query")
    named = named_query(question, ontology)
    _check(named, parameters)
    bound = {k: find(store, v) if k in named.things else _term(v) for k, v in parameters.items()}
    return _walk(store, named, bound) if named.walk else _run(store, named.sparql, bound, named.name)


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}"
        raise UsageError(f"{path}: {reason}") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: no UTF-8 from byte {error.start} on. Save it as UTF-8") from None


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


def _term(value: str) -> Bound:
    return ox.NamedNode(value) if _IRI.fullmatch(value) else ox.Literal(value)


def _run(store: ox.Store, sparql: str, bound: Mapping[str, Bound], name: str) -> Result:
    if _SERVICE.search(_NO_CODE.sub("", sparql)):
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
    if place is None:
        return message
    return f"line {place[1]}, column {place[2]}: {_why(place[3])}"


def _why(message: str) -> str:
    """What a parser expected, in the words of SPARQL: not the ranges of characters that may stand in a name."""
    if "Prefix not found" in message:
        return "this prefix is not declared"
    words = re.findall(r"(?:^expected (?:one of )?|, )([^,\[\]']+)(?=,|$)", message)
    if not message.startswith("expected") or not words:
        return message
    return "expected " + ", ".join(words[:_EXPECTED]) + (" or others" if len(words) > _EXPECTED else "")


def _walk(store: ox.Store, named: NamedQuery, ends: Mapping[str, Bound]) -> Result:
    """The shortest way between two things over the steps that the query gives (?from ?step ?to), both ways."""
    assert named.walk is not None
    start, goal = (ends[p] for p in named.walk)
    near: dict[object, list[dict[str, object]]] = {}
    for step in _run(store, named.sparql, {}, named.name):
        near.setdefault(step["from"], []).append(step)
        near.setdefault(step["to"], []).append(step)
    came: dict[object, tuple[object, dict[str, object]] | None] = {start: None}
    queue: deque[object] = deque([start])
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
