"""One thing: its classes, its names, the facts in and out of it, its figures, and the words that say them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph.names import RDF, RDFS, SKOS, T, text_of

if TYPE_CHECKING:
    from kg.graph.graph import Graph

Node = ox.NamedNode | ox.BlankNode | ox.Triple
Term = Node | ox.Literal
_HIDDEN = {T.mentionedAt, T.sha256, T.quote, T.rule, T.confidence}


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as it is shown: an arrow that says whether it goes out or in, the property, the other end, and the words that say it."""

    outward: bool
    predicate: str
    other: str
    quotes: tuple[str, ...]
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a graph says of one thing. Its text form is what `kg show` prints."""

    iri: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    facts: tuple[Line, ...]
    figures: tuple[Line, ...]

    def __str__(self) -> str:
        lines = [f"{self.names[0]}  ({', '.join(self.kinds)})  <{self.iri}>"]
        if len(self.names) > 1:
            lines.append("  also: " + "、".join(self.names[1:]))
        for line in (*self.facts, *self.figures):
            lines.append(
                f"  {'→' if line.outward else '←'} {line.predicate}  {line.other}{'  (planned)' if line.planned else ''}"
            )
            lines += [f"      “{quote}”" for quote in line.quotes]
        return "\n".join(lines)


def show(graph: Graph, name: str) -> Shown:
    """Finds a thing by IRI or by any of its names.

    Raises:
        UsageError: nothing has this name; the nearest one is told.
    """
    node = find(graph.store, name)
    store, labels = graph.store, terms_of(graph)
    kinds = sorted(
        labels.get(text_of(q.object), text_of(q.object)) for q in store.quads_for_pattern(node, RDF.type, None, None)
    )
    names = [
        text_of(q.object)
        for p in (RDFS.label, SKOS.altLabel)
        for q in sorted(store.quads_for_pattern(node, p, None, None), key=str)
    ]
    figures = []
    said: dict[tuple[bool, str, str, bool], set[str]] = {}
    for statement in sorted(
        {q.subject for p in (RDF.subject, RDF.object) for q in store.quads_for_pattern(None, p, node, None)}, key=str
    ):
        line = _statement(store, statement, node, labels)
        said.setdefault((line.outward, line.predicate, line.other, line.planned), set()).update(line.quotes)
    facts = [Line(out, p, other, tuple(sorted(words)), planned) for (out, p, other, planned), words in said.items()]
    for q in sorted(store.quads_for_pattern(None, T.about, node, None), key=str):
        figures.append(
            Line(
                True,
                "数据",
                label_of(store, q.subject),
                tuple(text_of(x.object) for x in store.quads_for_pattern(q.subject, T.quote, None, None)),
            )
        )
    if not facts:  # a graph of plain facts alone
        facts = [
            Line(
                out,
                labels.get(q.predicate.value, q.predicate.value),
                label_of(store, q.object if out else q.subject),
                (),
            )
            for out, quads in (
                (True, store.quads_for_pattern(node, None, None, None)),
                (False, store.quads_for_pattern(None, None, node, None)),
            )
            for q in sorted(quads, key=str)
            if q.predicate.value.startswith(T) and q.predicate not in _HIDDEN and q.predicate != T.about
        ]
    facts.sort(key=lambda f: (not f.outward, f.predicate, f.other))
    return Shown(node.value, tuple(kinds), tuple(dict.fromkeys(names)) or (node.value,), tuple(facts), tuple(figures))


def find(store: ox.Store, name: str) -> ox.NamedNode:
    """The thing that has this IRI or name.

    Raises:
        UsageError: nothing has.
    """
    if name.startswith(("http://", "https://")):
        node = ox.NamedNode(name)
        if next(store.quads_for_pattern(node, None, None, None), None) is not None:
            return node
    names: dict[str, ox.NamedNode] = {}
    for predicate in (SKOS.altLabel, RDFS.label):
        for q in store.quads_for_pattern(None, predicate, None, None):
            if isinstance(q.subject, ox.NamedNode) and "/statement/" not in q.subject.value:
                names[text_of(q.object)] = q.subject
    if name in names:
        return names[name]
    near = get_close_matches(name, names, n=3, cutoff=0.4) or sorted(n for n in names if name and name in n)[:3]
    raise UsageError(
        f"nothing in the graph is called {name}" + (f"; the nearest names are {'、'.join(near)}" if near else "")
    )


def _statement(store: ox.Store, statement: Node, node: ox.NamedNode, labels: dict[str, str]) -> Line:
    def one(predicate: ox.NamedNode) -> Term | None:
        return next((q.object for q in store.quads_for_pattern(statement, predicate, None, None)), None)

    subject, predicate, value = one(RDF.subject), one(RDF.predicate), one(RDF.object)
    outward = subject == node
    quotes = tuple(sorted(text_of(q.object) for q in store.quads_for_pattern(statement, T.quote, None, None)))
    name = labels.get(text_of(predicate), text_of(predicate))
    planned = one(T.status) is not None
    return Line(outward, name, label_of(store, value if outward else subject), quotes, planned)


def label_of(store: ox.Store, node: Term | None) -> str:
    """What a node is called: a literal's text, a thing's label, else the end of its IRI."""
    if node is None or isinstance(node, ox.Literal):
        return text_of(node)
    label = next((text_of(q.object) for q in store.quads_for_pattern(node, RDFS.label, None, None)), None)
    return label or text_of(node).rsplit("/", 1)[-1]


def terms_of(graph: Graph) -> dict[str, str]:
    """Chinese labels of the ontology's terms by IRI."""
    path = graph.ontology / "terms.ttl"
    return {
        t.subject.value: t.object.value
        for t in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        if t.predicate == RDFS.label and isinstance(t.object, ox.Literal) and t.object.language == "zh"
    }
