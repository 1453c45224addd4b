"""Whether a lexicon speaks of what is declared: a misspelt term would be without effect, and nobody would know why."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyoxigraph as ox

from kg.domain.turtle import OWL, RDF_TYPE, RDFS, Node, Triples
from kg.domain.words import KGL, Lexicon
from kg.errors import UsageError

_OF_CLASSES = frozenset(("head", "tail", "plain", "caption", "mark", "self", "measure", "category"))
"""What a lexicon says of a class, in words."""
_SAYS = "says"  # what it leads to has no name


def check_terms(lexicon: Lexicon, terms: Triples, kgl: Triples) -> None:
    """Refuses what has no effect or makes no sense.

    Args:
        lexicon: the lexicon of a domain.
        terms: the terms of the domain.
        kgl: the terms of all lexicons.

    Raises:
        UsageError: a term is not declared, or stands where words are asked for, or words stand where a term is.
    """
    for iri in dict.fromkeys(_terms_in(lexicon.triples)):
        for namespace, declared in ((KGL, kgl), (lexicon.namespace, terms)):
            if iri.startswith(namespace) and ox.NamedNode(iri) not in declared.of:
                raise UsageError(f"{lexicon.triples.path}: <{iri}> is not declared")
    for key, of in _said(lexicon.triples).items():
        wanted = _wanted(kgl, key)
        for subject, value in of:
            if not wanted(lexicon, value):
                raise lexicon.triples.fault(subject, f"kgl:{key}: {_MUST[wanted]}")
            if key in _OF_CLASSES and not _is_term(lexicon, subject):
                raise lexicon.triples.fault(subject, f"kgl:{key}: it is said of no class of the ontology")


def _terms_in(words: Triples) -> Iterator[str]:
    """The IRIs that a lexicon speaks of, those it says something of first."""
    yield from (s.value for s, _ in words.named())
    for said in words.of.values():
        yield from said
    for said in words.of.values():
        yield from (o.value for values in said.values() for o in values if isinstance(o, ox.NamedNode))


def _said(words: Triples) -> dict[str, list[tuple[object, Node]]]:
    """What is said with each of the terms of lexicons, and of what."""
    found: dict[str, list[tuple[object, Node]]] = {}
    for subject, said in words.of.items():
        for predicate, values in said.items():
            if predicate.startswith(KGL):
                found.setdefault(predicate.removeprefix(KGL), []).extend((subject, value) for value in values)
    return found


def _wanted(kgl: Triples, key: str) -> Callable[[Lexicon, object], bool]:
    """What the values of a term of lexicons must be."""
    term = ox.NamedNode(KGL + key)
    if key == "mark":
        return _are_marks
    if key in _OF_CLASSES or OWL + "DatatypeProperty" in kgl.values(term, RDF_TYPE):
        return _are_words
    if KGL + "Role" in kgl.values(term, RDFS + "range"):
        return _is_role
    return _is_anything if key == _SAYS else _is_term


def _is_term(lexicon: Lexicon, node: object) -> bool:
    return isinstance(node, ox.NamedNode) and node.value.startswith(lexicon.namespace)


def _is_role(lexicon: Lexicon, node: object) -> bool:
    return isinstance(node, ox.NamedNode) and node.value.startswith(KGL)


def _are_words(lexicon: Lexicon, node: object) -> bool:
    return isinstance(node, ox.Literal)


def _are_marks(lexicon: Lexicon, node: object) -> bool:
    return isinstance(node, ox.Literal) and len(node.value) == 2


def _is_anything(lexicon: Lexicon, node: object) -> bool:
    return True


_MUST: dict[Callable[[Lexicon, object], bool], str] = {
    _is_term: "must be a term of the ontology",
    _is_role: "must be a role",
    _are_words: "must be words",
    _are_marks: "a pair of marks has two characters",
    _is_anything: "",
}
