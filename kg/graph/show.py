"""One thing: its classes, its names, the facts in and out of it, its figures, and the words that say them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.domain.folder import files_of
from kg.graph.find import find, label_of
from kg.graph.names import PROV, RDF, RDFS, SKOS, T, of_a_domain, printable, text_of

Node = ox.NamedNode | ox.BlankNode | ox.Triple
_NO_FACTS = {T.mentionedAt, T.sha256, T.quote, T.rule, T.confidence, T.validOn, T.context, T.status, T.about}
_SPAN = re.compile(r"(.*)#char=(\d+),")


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as it is shown."""

    outward: bool
    """Whether it goes out of the thing or into it."""
    predicate: str
    other: str
    """What stands at its other end."""
    quotes: tuple[str, ...] = ()
    """The words that say it."""
    sources: tuple[str, ...] = ()
    """What it is known from where no text says it."""
    planned: bool = False

    def __str__(self) -> str:
        head = f"  {'→' if self.outward else '←'} {self.predicate}  {self.other}{'  (planned)' if self.planned else ''}"
        words = [f"      │ {quote}" for quote in self.quotes] or [f"      (from: {source})" for source in self.sources]
        return "\n".join(printable(line) for line in (head, *words))


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a graph says of one thing. Its text form is what `kg show` prints."""

    iri: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    facts: tuple[Line, ...]
    figures: tuple[Line, ...]

    def __str__(self) -> str:
        head = printable(f"{self.names[0]}  ({', '.join(self.kinds)})  <{self.iri}>")
        also = [printable("  also: " + "、".join(self.names[1:]))] if len(self.names) > 1 else []
        return "\n".join([head, *also, *map(str, self.facts), *map(str, self.figures)])


def show(store: ox.Store, name: str, ontology: Path) -> Shown:
    """Finds a thing by IRI or by any of its names.

    Raises:
        UsageError: nothing has this name, and the nearest one is told; or several things have.
    """
    node, labels = find(store, name), terms_of(ontology)
    kinds = sorted(_term(q.object, labels) for q in store.quads_for_pattern(node, RDF.type, None, None))
    names = [
        text_of(q.object)
        for p in (RDFS.label, SKOS.altLabel)
        for q in sorted(store.quads_for_pattern(node, p, None, None), key=str)
    ]
    facts = sorted(_facts(store, node, labels), key=lambda f: (not f.outward, f.predicate, f.other, f.planned))
    figures = sorted((q.subject for q in store.quads_for_pattern(None, T.about, node, None)), key=_reading_order(store))
    return Shown(
        node.value,
        tuple(kinds),
        tuple(dict.fromkeys(names)) or (node.value,),
        tuple(facts),
        tuple(_figure(store, figure, labels) for figure in figures),
    )


def _facts(store: ox.Store, node: ox.NamedNode, labels: dict[str, str]) -> list[Line]:
    """The facts in and out of a thing: each once, with the words of all the places that say it."""
    said: dict[tuple[bool, str, str, bool], list[Node]] = {}
    statements = {q.subject for p in (RDF.subject, RDF.object) for q in store.quads_for_pattern(None, p, node, None)}
    for statement in sorted(statements, key=_reading_order(store)):
        subject, predicate, value = (_one(store, statement, p) for p in (RDF.subject, RDF.predicate, RDF.object))
        other = label_of(store, value if subject == node else subject)
        key = (subject == node, _term(predicate, labels), other, _one(store, statement, T.status) is not None)
        said.setdefault(key, []).append(statement)
    for outward, quads in (
        (True, store.quads_for_pattern(node, None, None, None)),
        (False, store.quads_for_pattern(None, None, node, None)),
    ):
        for q in quads:
            if q.predicate in _NO_FACTS or not of_a_domain(q.predicate):
                continue
            fact = (_term(q.predicate, labels), label_of(store, q.object if outward else q.subject), False)
            if (outward, *fact) not in said and (not outward, *fact) not in said:  # a symmetric one is said one way
                said[outward, *fact] = []
    return [
        Line(out, predicate, other, _quotes(store, by), _sources(store, by), planned)
        for (out, predicate, other, planned), by in said.items()
    ]


def _figure(store: ox.Store, figure: Node, labels: dict[str, str]) -> Line:
    period = _one(store, figure, T.period)
    words = label_of(store, figure) + (f"  ({label_of(store, period)})" if period else "")
    planned = _one(store, figure, T.status) is not None
    return Line(True, _term(T.Observation, labels), words, _quotes(store, [figure]), _sources(store, [figure]), planned)


def _reading_order(store: ox.Store):  # type: ignore[no-untyped-def]
    """A key that sorts statements and figures as they stand in their articles."""

    def key(said: Node) -> tuple[str, int, str]:
        span = _SPAN.match(text_of(_one(store, said, PROV.wasDerivedFrom)))
        return (span[1], int(span[2]), str(said)) if span else ("", 0, str(said))

    return key


def _quotes(store: ox.Store, by: list[Node]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text_of(q) for said in by if (q := _one(store, said, T.quote)) is not None))


def _sources(store: ox.Store, by: list[Node]) -> tuple[str, ...]:
    found = [_one(store, said, PROV.wasDerivedFrom) for said in by]
    return tuple(dict.fromkeys(label_of(store, s) for s in found if s is not None and not _SPAN.match(text_of(s))))


def _one(store: ox.Store, subject: Node, predicate: ox.NamedNode) -> Node | ox.Literal | None:
    """A value of a property, the first in the order of the alphabet."""
    return min((q.object for q in store.quads_for_pattern(subject, predicate, None, None)), key=str, default=None)


def _term(term: object, labels: dict[str, str]) -> str:
    return labels.get(text_of(term), text_of(term))


def terms_of(ontology: Path) -> dict[str, str]:
    """Chinese labels of the ontology's terms by IRI."""
    return {
        t.subject.value: t.object.value
        for path in files_of(ontology, "terms.ttl")
        for t in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        if t.predicate == RDFS.label and isinstance(t.object, ox.Literal) and t.object.language == "zh"
    }
