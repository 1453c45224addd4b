"""Named queries: the questions that people ask, each a `.rq` file of the ontology with a head that says what it asks.

# zh: 有哪些人？
# en: Which people are there?
# param year: 年份 | a year                (words; bound to ?year)
# thing name: 名称 | a name of the thing   (bound to the thing of that name or IRI)
# column since: 始于 | since               (what stands over ?since in a table; else the label of the term of that name)
# walk: from to                            (the rows are steps; the answer is the shortest way between two of its things)

Where a line has two languages, `|` parts them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.domain.folder import bytes_of, files_in
from kg.errors import UsageError

_HEAD = re.compile(r"^# (?P<key>zh|en|walk|param|thing|column)(?: (?P<of>\w+))?:(?P<what>.*)$", re.M)


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
    columns: dict[str, str]
    """What stands over a column, by variable: Chinese | English."""
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
    paths = {path.stem: path for path in _paths(ontology)}
    if name in paths:
        return _read(paths[name])
    names = list(paths)
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
    raise UsageError(f"no query is called “{name}”; {hint}")


def is_a_name(question: str) -> bool:
    """Whether a question is the name of a query: no SPARQL, and no file."""
    return re.fullmatch(r"[\w-]+", question) is not None


def in_language(said: str, language: str) -> str:
    """The part of `人物 | person` that is in a language; the whole where there is one part."""
    zh, bar, en = said.partition("|")
    return (zh if language == "zh" else en if bar else zh).strip()


def _paths(ontology: Path) -> list[Path]:
    paths = files_in(ontology / "queries", ".rq")
    if not paths:
        raise UsageError(f"{ontology}: no ontology with named queries: it must hold queries/*.rq")
    return paths


def check_queries(ontology: Path) -> None:
    """Finds what is broken in the named queries of a folder, if it has any.

    Raises:
        UsageError: the first fault, with its file and place.
    """
    for path in files_in(ontology / "queries", ".rq"):
        _read(path)


def _read(path: Path) -> NamedQuery:
    """The query in a file.

    Raises:
        UsageError: it cannot be read, its head holds what no terminal should see, or its walk has no steps.
    """
    text = _text(path)
    heads = [(m["key"], m["of"], m["what"].strip()) for m in _HEAD.finditer(text)]
    single = {key: what for key, of, what in heads if not of}
    start, _, end = single.get("walk", "").partition(" ")
    if start:
        _check_walk(path, text, {start, end} - {of for key, of, _ in heads if key == "thing"})
    return NamedQuery(
        path.stem,
        single.get("zh", ""),
        single.get("en", ""),
        _said_of(heads, "param", "thing"),
        frozenset(_said_of(heads, "thing")),
        _said_of(heads, "column"),
        (start, end) if start else None,
        text,
    )


def _said_of(heads: list[tuple[str, str, str]], *keys: str) -> dict[str, str]:
    """What the lines of these keys say, by what they say it of."""
    return {of: what for key, of, what in heads if key in keys}


def _text(path: Path) -> str:
    try:
        text = bytes_of(path).decode()
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: no UTF-8 from byte {error.start} on. Save it as UTF-8") from None
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#") and not line.replace("\t", " ").isprintable():
            raise UsageError(f"{path}: line {number}: its head holds a control character")
    return text


def _check_walk(path: Path, text: str, unknown: set[str]) -> None:
    """Whether the ends of a walk are things that are asked for, and its steps are selected."""
    if unknown:
        raise UsageError(f"{path}: walk: give two of its things, not “{' '.join(sorted(unknown))}”")
    code = re.sub(r"(?m)^\s*#.*", "", text)
    selected = re.search(r"\bSELECT\b(.*?)\{", code, re.IGNORECASE | re.DOTALL)
    named = re.findall(r"[?$](\w+)", code if selected and "*" in selected[1] else selected[1] if selected else "")
    if missing := {"from", "to"} - set(named):
        raise UsageError(f"{path}: walk: its steps need {' and '.join(f'?{v}' for v in sorted(missing))} selected")
