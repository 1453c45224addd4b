"""Named queries: the questions that people ask, each a `.rq` file of the ontology with a head that says what it asks.

# zh: 有哪些人？
# en: Which people are there?
# param year: 年份 a year                 (words; bound to ?year)
# thing name: 名称 a name of the thing     (bound to the thing of that name or IRI)
# walk: from to                           (the rows are steps; the answer is the shortest way between two of its things)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.errors import UsageError

_HEAD = re.compile(r"^# (?P<key>zh|en|walk|param|thing)(?: (?P<of>\w+))?:(?P<what>.*)$", re.M)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One named query."""

    name: str
    zh: str
    en: str
    parameters: dict[str, str]
    """What each parameter is, by name."""
    things: frozenset[str]
    """The parameters that are things."""
    walk: tuple[str, str] | None
    sparql: str


def named_queries(ontology: Path) -> dict[str, NamedQuery]:
    """The named queries of an ontology folder by name, in the order of the alphabet.

    Raises:
        UsageError: it holds none.
    """
    return {path.stem: _read(path) for path in _paths(ontology)}


def named_query(name: str, ontology: Path) -> NamedQuery:
    """One named query.

    Raises:
        UsageError: none has this name, and the nearest one is told.
    """
    path = ontology / "queries" / f"{name}.rq"
    if re.fullmatch(r"[\w-]+", name) and path.is_file():
        return _read(path)
    names = [p.stem for p in _paths(ontology)]
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
    raise UsageError(f"no query is called “{name}”; {hint}")


def _paths(ontology: Path) -> list[Path]:
    paths = sorted((ontology / "queries").glob("*.rq"))
    if not paths:
        raise UsageError(f"{ontology}: no ontology with named queries: it must hold queries/*.rq")
    return paths


def _read(path: Path) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    heads = [(m["key"], m["of"], m["what"].strip()) for m in _HEAD.finditer(text)]
    single = {key: what for key, of, what in heads if not of}
    start, _, end = single.get("walk", "").partition(" ")
    return NamedQuery(
        path.stem,
        single.get("zh", ""),
        single.get("en", ""),
        {of: what for _, of, what in heads if of},
        frozenset(of for key, of, _ in heads if key == "thing"),
        (start, end) if start else None,
        text,
    )
