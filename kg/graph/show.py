"""One thing: its classes, its names, the facts in and out of it, its figures, and where the texts say them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import pyoxigraph as ox

from kg.domain.folder import files_of
from kg.domain.turtle import turtle
from kg.errors import UsageError
from kg.graph.evidence import Passage, Passages
from kg.graph.find import find, label_of, value_of
from kg.graph.names import PROV, RDF, RDFS, SKOS, T, local_name, of_a_domain, printable, text_of

Node = ox.NamedNode | ox.BlankNode | ox.Triple
Term = Node | ox.Literal
_NO_FACTS = {T(n) for n in "mentionedAt sha256 text line quote rule confidence validOn context status about".split()}


@dataclass(frozen=True, slots=True)
class Line:
    """One fact, or one figure, as it is shown."""

    outward: bool
    """Whether it goes out of the thing or into it."""
    predicate: str
    """Label of the property."""
    other: str
    """What stands at its other end."""
    passages: tuple[Passage, ...] = ()
    """Where texts say it."""
    sources: tuple[str, ...] = ()
    """What it is known from if no text says it."""
    planned: bool = False
    property: str = ""
    """IRI of the property."""
    node: str = ""
    """IRI of what stands at its other end, or a text."""

    def text(self, opening: str, closing: str) -> str:
        """As lines, with the words that say it between two marks."""
        arrow, planned = "→" if self.outward else "←", "  (planned)" if self.planned else ""
        lines = [printable(f"  {arrow} {self.predicate}  {self.other}{planned}")]
        for passage in self.passages:
            origin = [f"      │ ({passage.origin})"] if passage.origin else []
            lines += [f"      │ {passage.marked(opening, closing)}", *origin]
        if not self.passages:
            lines += [printable(f"      (from: {source})") for source in self.sources]
        return "\n".join(lines)

    def __str__(self) -> str:
        """As lines, with the words that say it in ‹marks›."""
        return self.text("‹", "›")


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a graph says of one thing. Its text form is what `kg show` prints."""

    iri: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    facts: tuple[Line, ...]
    figures: tuple[Line, ...]

    def text(self, opening: str, closing: str) -> str:
        """As lines, with the words that say each fact between two marks."""
        head = printable(f"{self.names[0]}  ({', '.join(self.kinds)})  <{self.iri}>")
        also = [printable("  also: " + "、".join(self.names[1:]))] if len(self.names) > 1 else []
        return "\n".join([head, *also, *(line.text(opening, closing) for line in (*self.facts, *self.figures))])

    def __str__(self) -> str:
        """As lines, with the words that say each fact in ‹marks›."""
        return self.text("‹", "›")


def show(store: ox.Store, name: str, ontology: Path) -> Shown:
    """Finds a thing by IRI or by any of its names.

    Raises:
        UsageError: nothing has this name, and the nearest one is told; or several things have.
    """
    node = find(store, name)
    labels = terms_of(ontology)
    reader = _Reader(store, node, labels)
    kinds = sorted(labels.get(text_of(q.object), text_of(q.object)) for q in _quads(store, node, RDF.type))
    names = [text_of(q.object) for p in (RDFS.label, SKOS.altLabel) for q in sorted(_quads(store, node, p), key=str)]
    return Shown(
        node.value,
        tuple(dict.fromkeys(kinds)),
        tuple(dict.fromkeys(names)) or (node.value,),
        tuple(sorted(reader.facts(), key=lambda f: (not f.outward, f.predicate, f.other, f.planned))),
        tuple(reader.figures()),
    )


def evidence_of(
    store: ox.Store, ontology: Path, thing: object, predicate: object = None, other: object = None
) -> list[Passage]:
    """The passages that say facts of a thing, or, without a predicate, its figures too; `Graph.evidence` says more.

    Raises:
        UsageError: nothing has this name; or neither the ontology nor the graph has this property.
    """
    shown, labels = show(store, _name(thing), ontology), terms_of(ontology)
    lines = [*shown.facts, *shown.figures]
    if predicate is not None:
        wanted = _property(_name(predicate), {**labels, **{line.property: line.predicate for line in lines}})
        lines = [line for line in lines if line.property in wanted]
    if other is not None:
        lines = [line for line in lines if _name(other) in (line.node, *_names(store, line))]
    found = dict.fromkeys(passage for line in lines for passage in line.passages)
    return sorted(found, key=_place)


def _name(asked: object) -> str:
    """A name or an IRI, of whatever stands for a thing or a property: a term, a text, a thing."""
    return str(getattr(asked, "iri", None) or text_of(asked))


def _names(store: ox.Store, line: Line) -> set[str]:
    """All that what stands at the other end of a line is called."""
    if line.node == line.other or " " in line.node or ":" not in line.node:
        return {line.other}
    node = ox.NamedNode(line.node)
    return {line.other, *(text_of(q.object) for p in (RDFS.label, SKOS.altLabel) for q in _quads(store, node, p))}


def _property(name: str, labels: dict[str, str]) -> set[str]:
    """IRIs of the properties that have this IRI, name or label: alumniOf, tkg:alumniOf, 毕业于."""
    called: dict[str, set[str]] = {}
    for iri, label in labels.items():
        for own in (iri, local_name(ox.NamedNode(iri)), label):
            called.setdefault(own, set()).add(iri)
    if (found := called.get(name) or called.get(name.rpartition(":")[2])) is None:
        near = get_close_matches(name, sorted(called), n=3, cutoff=0.6)
        hint = f"; the nearest are {', '.join(near)}" if near else ""
        raise UsageError(f"no property is called “{name}”{hint}", parameter="predicate")
    return found


@dataclass(frozen=True, slots=True)
class _Key:
    """What makes two statements about a thing one fact."""

    outward: bool
    predicate: Term
    value: Term
    planned: bool


class _Reader:
    """Reads what a store says of one thing."""

    def __init__(self, store: ox.Store, node: ox.NamedNode, labels: dict[str, str]) -> None:
        self.store, self.node, self.labels = store, node, labels
        self.passages = Passages(store)

    def facts(self) -> list[Line]:
        """The facts in and out of the thing: each once, with all the places that say it."""
        said: dict[_Key, list[Node]] = {}
        for statement in {q.subject for p in (RDF.subject, RDF.object) for q in _quads(self.store, None, p, self.node)}:
            if (key := self._stated(statement)) is not None:
                said.setdefault(key, []).append(statement)
        for key in [*self._asserted()]:
            if key not in said and _Key(not key.outward, key.predicate, key.value, False) not in said:
                said[key] = []  # a symmetric one is said one way
        return [self._line(key, by) for key, by in said.items()]

    def _stated(self, statement: Node) -> _Key | None:
        subject, predicate, value = (
            value_of(self.store, statement, p) for p in (RDF.subject, RDF.predicate, RDF.object)
        )
        if subject is None or predicate is None or value is None:
            return None
        outward, planned = subject == self.node, value_of(self.store, statement, T.status) is not None
        return _Key(outward, predicate, value if outward else subject, planned)

    def _asserted(self) -> Iterator[_Key]:
        for outward, quads in (
            (True, _quads(self.store, self.node)),
            (False, _quads(self.store, None, None, self.node)),
        ):
            for q in quads:
                if of_a_domain(q.predicate) and q.predicate not in _NO_FACTS:
                    yield _Key(outward, q.predicate, q.object if outward else q.subject, False)

    def _line(self, key: _Key, by: list[Node]) -> Line:
        return Line(
            key.outward,
            self.labels.get(text_of(key.predicate), text_of(key.predicate)),
            label_of(self.store, key.value),
            self._passages(by),
            self._sources(by),
            key.planned,
            text_of(key.predicate),
            text_of(key.value),
        )

    def figures(self) -> list[Line]:
        """The figures of the thing, in the order in which texts give them."""
        figures = {q.subject for q in _quads(self.store, None, T.about, self.node)}
        lines = [self._figure(figure) for figure in sorted(figures, key=str)]
        return sorted(lines, key=lambda line: _place(line.passages[0]) if line.passages else ("", 0))

    def _figure(self, figure: Node) -> Line:
        period = value_of(self.store, figure, T.period)
        return Line(
            True,
            self.labels.get(T.Observation.value, T.Observation.value),
            label_of(self.store, figure) + (f"  ({label_of(self.store, period)})" if period else ""),
            self._passages([figure]),
            self._sources([figure]),
            value_of(self.store, figure, T.status) is not None,
            T.about.value,
            text_of(figure),
        )

    def _passages(self, by: list[Node]) -> tuple[Passage, ...]:
        found = dict.fromkeys(p for said in by if not isinstance(said, ox.Triple) for p in self.passages.of(said))
        return tuple(sorted(found, key=_place))

    def _sources(self, by: list[Node]) -> tuple[str, ...]:
        unsaid = [said for said in by if not self._passages([said])]
        found = {value_of(self.store, said, PROV.wasDerivedFrom) for said in unsaid}
        return tuple(sorted(self.labels.get(text_of(s)) or label_of(self.store, s) for s in found if s is not None))


def _place(passage: Passage) -> tuple[str, int]:
    return passage.article, passage.start or 0


def _quads(
    store: ox.Store, subject: Node | None, predicate: ox.NamedNode | None = None, value: Term | None = None
) -> Iterator[ox.Quad]:
    """The quads of all graphs that fit."""
    return store.quads_for_pattern(subject, predicate, value, None)


def terms_of(ontology: Path) -> dict[str, str]:
    """Chinese labels of the ontology's terms by IRI."""
    return {
        t.subject.value: t.object.value
        for path in files_of(ontology, "terms.ttl")
        for t in turtle(path)
        if t.predicate == RDFS.label and isinstance(t.object, ox.Literal) and t.object.language == "zh"
    }
