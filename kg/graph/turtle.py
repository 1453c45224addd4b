"""Turtle to be read by people: prefixes, sections with a comment, a blank line between things; the same triples give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain

import pyoxigraph as ox

from kg.graph.names import OA, PROV, RDF, SCHEMA, VOID, T, local_name, of_a_domain
from kg.graph.turtle_terms import SPAN, Term, Terms

Said = dict[str, list[Term]]
"""What is said of one subject: its objects by the IRI of the predicate."""
Node = ox.NamedNode | ox.BlankNode | ox.Triple
Order = tuple[int, str, str, int, int, str]
_WIDTH = 120
_TYPE, _SOURCE = RDF.type.value, PROV.wasDerivedFrom.value
_FIRST = (
    *("type", "label", "altLabel", "headline"),
    *("subject", "predicate", "object"),
    "hasSource",
    "start",
    "begin",
    "end",
)
_LAST = ("mentionedAt", "text")
_SECTIONS = (
    ("Header", (VOID.Dataset, PROV.Activity, PROV.SoftwareAgent)),
    ("Articles", (T.Article, SCHEMA.MediaObject)),
    ("", ()),  # things, each class under its own name
    ("Dates", (T.Date,)),
    ("Figures", (T.Observation,)),
    ("Statements", (RDF.Statement,)),
    ("Spans", (OA.TextPositionSelector,)),
    ("Others", ()),
)
_CLASSES = [cls for _, classes in _SECTIONS for cls in classes]
_SECTION = {cls: number for number, (_, classes) in enumerate(_SECTIONS) for cls in classes}
_THINGS, _OTHERS = 2, len(_SECTIONS) - 1


def turtle(triples: Iterable[ox.Triple], graphs: Mapping[Node, Iterable[ox.Triple]] | None = None) -> bytes:
    """Triples as Turtle; with named graphs beside them it is TriG."""
    plain, named = _by_subject(triples), {name: _by_subject(several) for name, several in (graphs or {}).items()}
    names = (name.value for name in named if isinstance(name, ox.NamedNode))
    terms = Terms(chain(names, *map(_iris, (plain, *named.values()))))
    body = list(_blocks(plain, terms))
    for name in sorted(named, key=str):
        body += ["", f"GRAPH {terms.write(name)} {{", *_blocks(named[name], terms), "", "}"]
    return "\n".join([*terms.head(), *body, ""]).encode()


def _by_subject(triples: Iterable[ox.Triple]) -> dict[Node, Said]:
    """What is said of each subject, each once."""
    said: dict[Node, Said] = {}
    for t in triples:
        said.setdefault(t.subject, {}).setdefault(t.predicate.value, []).append(t.object)
    for properties in said.values():
        for predicate, values in properties.items():
            if len(values) > 1:
                properties[predicate] = list(dict.fromkeys(values))
    return said


def _iris(said: dict[Node, Said]) -> Iterator[str]:
    """Every IRI that stands as subject, predicate or object, and those of the datatypes."""
    for subject, properties in said.items():
        if isinstance(subject, ox.NamedNode):
            yield subject.value
        for predicate, values in properties.items():
            yield predicate
            for value in values:
                if isinstance(value, ox.NamedNode):
                    yield value.value
                elif isinstance(value, ox.Literal) and not value.language:
                    yield value.datatype.value


def _blocks(said: dict[Node, Said], terms: Terms) -> Iterator[str]:
    """The subjects in order, each after a blank line, each section after its comment."""
    ordered = sorted((_order(subject, properties), subject) for subject, properties in said.items())
    one = len({order[:2] for order, _ in ordered}) < 2
    before: tuple[int, str] | None = None
    for order, subject in ordered:
        if order[:2] != before and not one:
            yield f"\n# ── {_SECTIONS[order[0]][0] or order[1]} {'─' * (100 - len(order[1]))}"
        before = order[:2]
        yield "\n" + _block(terms.write(subject), said[subject], terms)


def _order(subject: Node, properties: Said) -> Order:
    """Section, class, and within them the name; what texts say in the order of the texts."""
    section, kind, rank = _section(properties.get(_TYPE, ()))
    source = next((o.value for o in properties.get(_SOURCE, ()) if isinstance(o, ox.NamedNode)), "")
    name = str(subject)
    if place := SPAN.fullmatch(source or name[1:-1]):
        return section, kind, place[1], int(place[2]), int(place[3]), name
    return section, kind, source, rank, 0, name


def _section(types: Iterable[Term]) -> tuple[int, str, int]:
    """The section of a subject, the class it is listed under, and the place of its class in the section."""
    classes = set(types)
    for rank, cls in enumerate(_CLASSES):
        if cls in classes:
            return _SECTION[cls], "", rank
    kinds = [local_name(cls) for cls in classes if isinstance(cls, ox.NamedNode) and of_a_domain(cls)]
    return (_THINGS, min(kinds), 0) if kinds else (_OTHERS, "", 0)


def _block(subject: str, properties: Said, terms: Terms) -> str:
    lines = []
    for predicate in sorted(properties, key=_rank):
        written = "a" if predicate == _TYPE else terms.iri(predicate)
        values = sorted(properties[predicate], key=lambda value: _place(value, terms.write(value)))
        lines.append(_line(written, list(map(terms.write, values))))
    return f"{subject} {' ;'.join(lines).lstrip()} ."


def _place(value: Term, written: str) -> tuple[str, int, int, str]:
    """Sorts spans as they stand in their article, and all else by how it is written."""
    span = SPAN.fullmatch(value.value) if isinstance(value, ox.NamedNode) else None
    return (span[1], int(span[2]), int(span[3]), "") if span else ("", 0, 0, written)


def _line(predicate: str, values: list[str]) -> str:
    """A property with its values: on one line if there is room, else one a line."""
    line = f"\n    {predicate} {', '.join(values)}"
    if len(values) == 1 or len(line) <= _WIDTH:
        return line
    return f"\n    {predicate}\n        " + ",\n        ".join(values)


@lru_cache(maxsize=1000)
def _rank(predicate: str) -> tuple[int, str]:
    """Sorts a thing's class and names before what is said of it, and long lists behind."""
    name = local_name(ox.NamedNode(predicate))
    if name in _FIRST:
        return _FIRST.index(name), predicate
    return len(_FIRST) + (name in _LAST), predicate
