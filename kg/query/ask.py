"""Asks a store: SPARQL text, a `.rq` file, or a named query with its parameters."""

from __future__ import annotations

import re
import time
from collections import deque
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import KgError, UsageError
from kg.graph.find import find
from kg.graph.names import PREFIXES
from kg.query.engine import Answer, Question, Term, answer_to
from kg.query.limits import Limits
from kg.query.named import NamedQuery, named_query
from kg.query.result import Result
from kg.query.sparql import has_keyword, is_update, order_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_SPARQL = re.compile(r"[\s{<]")  # a named query's name and the path of a file rarely hold these, a query always
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_REFUSED = {
    "SERVICE": "SERVICE asks a server on the network, and kg asks none",
    "FROM": "FROM is not followed, a query sees the whole graph. Leave it out, or choose a named graph with GRAPH <…> { … }",
}
_UPDATE = "an update, and kg only asks graphs. Ask with SELECT, CONSTRUCT, ASK or DESCRIBE; kg build makes a graph anew"
_REASON = re.compile(r"(?:^expected (?:one of )?|, )([A-Z][A-Za-z]+ [A-Za-z ]+)(?=,|$)")
"""Of what a parser expected what is no word of SPARQL, but what is wrong: Duplicated variable name in SELECT."""
_EXPECTED = 6  # words that an error names at most of what could stand in a place


def ask(
    store: ox.Store, question: str, parameters: Mapping[str, str], ontology: Path, limits: Limits | None = None
) -> Result:
    """The answer to a question.

    Args:
        store: the graph.
        question: SPARQL, the path of a `.rq` file, or the name of a named query; the prefixes of the vocabulary need no declaration.
        parameters: values of the query's parameters, bound as literals (or IRIs, where they are such): never pasted into its text.
        ontology: folder of the domain, which holds the named queries.
        limits: what it may take, by default 60 seconds and 2 GB; held on every system that can fork.

    Raises:
        UsageError: no such query or file, a parameter is missing, unknown or no text, or the query does not parse (with line and column).
        KgError: it had no answer within its limits.
    """
    return replace(_answer(store, question, parameters, ontology, limits or Limits.of()), ontology=ontology)


def _answer(store: ox.Store, question: str, parameters: Mapping[str, str], ontology: Path, limits: Limits) -> Result:
    if question.endswith(".rq"):
        return _run(Question(store, _text(question), _bound(parameters)), question, limits)
    if _SPARQL.search(question.strip()):
        return _run(Question(store, question, _bound(parameters)), "query", limits)
    named = named_query(question.strip(), ontology)
    _check(named, parameters)
    bound = _bound(parameters) | {
        name: find(store, parameters[name]) for name in named.parameters if name in named.things
    }
    if named.walk:
        return _walk(store, named, bound, limits)
    return _run(Question(store, named.sparql, bound), named.name, limits)


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}"
        raise UsageError(f"{path}: {reason}") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: no UTF-8 from byte {error.start} on. Save it as UTF-8") from None
    except ValueError:  # a name with a zero byte
        raise UsageError(f"{path}: no such file") from None


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


def _bound(parameters: Mapping[str, str]) -> dict[str, Term]:
    """Parameters as what they are bound to."""
    return {name: _term(name, value) for name, value in parameters.items()}


def _term(name: str, value: str) -> Term:
    """The term that a value means.

    Raises:
        UsageError: it is no text, or looks like an IRI and is none.
    """
    try:
        ox.Variable(name)
    except ValueError:
        raise UsageError(f"{name}: no variable of a query can have this name") from None
    if not isinstance(value, str):
        raise UsageError(f"{name}: a parameter is text, not {type(value).__name__}")
    try:
        value.encode()
        return ox.NamedNode(value) if _IRI.fullmatch(value) else ox.Literal(value)
    except UnicodeEncodeError:
        raise UsageError(f"{name}: its value holds half a character. Give it in UTF-8") from None
    except ValueError as error:
        raise UsageError(f"{name}: {value} is no IRI: {error}") from None


def _run(question: Question, name: str, limits: Limits) -> Result:
    """The answer to SPARQL; errors are told under the name of the query."""
    for keyword, refusal in _REFUSED.items():
        if has_keyword(keyword, question.sparql):
            raise UsageError(f"{name}: {refusal}")
    try:
        return _result(answer_to(question, limits), question)
    except SyntaxError as error:
        raise UsageError(f"{name}: {_UPDATE if is_update(question.sparql) else _where(error)}") from None
    except ValueError as error:
        raise UsageError(f"{name}: {str(error).splitlines()[0]}") from None
    except OSError:
        raise UsageError(f"{name}: {_REFUSED['SERVICE']}") from None
    except RecursionError:
        raise UsageError(f"{name}: nested too deeply, the query or its answer. Ask with fewer levels") from None
    except RuntimeError as error:
        advice = ". A parameter must be among what the query selects" if question.bound else ""
        raise UsageError(f"{name}: {error}{advice}") from None
    except SystemError as error:
        raise KgError(f"{name}: the engine broke down over it: {error}") from None


def _result(answer: Answer, question: Question) -> Result:
    """An answer without the variables that were given; `SELECT *` in the order in which the query names them."""
    if isinstance(answer, ox.QuadParser):
        return Result((), (), None, tuple(quad.triple for quad in answer), question.store)
    if isinstance(answer, ox.QueryBoolean):
        return Result.of(answer, question.store)
    place = {name: n for n, name in enumerate(order_of(question.sparql))}
    column = {variable.value: n for n, variable in enumerate(answer.variables)}
    names = sorted(column.keys() - question.bound.keys(), key=lambda name: place.get(name, column[name]))
    return Result.of_rows(names, [{name: row[column[name]] for name in names} for row in answer], question.store)


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
        return f"this prefix is not declared. Known are {', '.join(PREFIXES)}; declare others with PREFIX"
    if reason := _REASON.search(
        message
    ):  # among what could stand there: expected ABS, …, The SELECT contains a variable that is unbound
        return reason[1]
    if message == "expected [_]":  # any character
        return "it breaks off, or what stands before does not belong there"
    words = re.findall(r"(?:^expected (?:one of )?|, )([^,\[\]']+)(?=,|$)", message)
    if not message.startswith("expected") or not words:
        return message
    return "expected " + ", ".join(words[:_EXPECTED]) + (" or others" if len(words) > _EXPECTED else "")


def _walk(store: ox.Store, named: NamedQuery, ends: Mapping[str, Term], limits: Limits) -> Result:
    """The shortest way between two things over the steps that the query gives (?from ?step ?to), both ways."""
    assert named.walk is not None
    start, goal = (ends[p] for p in named.walk)
    end = limits.end()
    near: dict[object, list[dict[str, object]]] = {}
    for step in _run(Question(store, named.sparql, {}), named.name, limits).terms:
        near.setdefault(step["from"], []).append(step)
        near.setdefault(step["to"], []).append(step)
    came: dict[object, tuple[object, dict[str, object]] | None] = {start: None}
    queue: deque[object] = deque([start])
    while queue and goal not in came:
        if time.monotonic() > end:
            raise limits.out_of_time()
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
