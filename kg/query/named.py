"""Named queries: the questions that people ask, each a `.rq` file of the ontology with a head that says what it asks.

# zh: 有哪些人？
# en: Which people are there?
# param name: 名称 name of a thing        (a literal; bound to ?name)
# walk: from to                           (the rows are steps; the answer is the shortest way between two of its parameters)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.errors import UsageError


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One named query."""

    name: str
    zh: str
    en: str
    parameters: dict[str, str]
    """What each parameter is, by name."""
    walk: tuple[str, str] | None
    sparql: str


def named_queries(ontology: Path) -> dict[str, NamedQuery]:
    """The named queries of an ontology folder by name, in the order of the alphabet."""
    return {path.stem: _read(path) for path in sorted((ontology / "queries").glob("*.rq"))}


def named_query(name: str, ontology: Path) -> NamedQuery:
    """One named query.

    Raises:
        UsageError: none has this name; the nearest one is told.
    """
    path = ontology / "queries" / f"{name}.rq"
    if re.fullmatch(r"[\w-]+", name) and path.is_file():
        return _read(path)
    names = [p.stem for p in sorted((ontology / "queries").glob("*.rq"))]
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(names)}"
    raise UsageError(f"no query is called {name}{hint}")


def _read(path: Path) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    zh = en = ""
    walk: tuple[str, str] | None = None
    parameters: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("# zh:"):
            zh = line[5:].strip()
        elif line.startswith("# en:"):
            en = line[5:].strip()
        elif line.startswith("# walk:"):
            start, end = line[7:].split()
            walk = start, end
        elif line.startswith("# param "):
            name, _, what = line[8:].partition(":")
            parameters[name.strip()] = what.strip()
        elif not line.startswith("#"):
            break
    return NamedQuery(path.stem, zh, en, parameters, walk, text)
