"""Reads a domain folder (terms, lexicon, gazetteer: Turtle) into a `Domain`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.domain.folder import ONTOLOGY, TKG
from kg.domain.model import Category, Domain, Frame, Known, Nesting, Says
from kg.errors import UsageError

KGL = "https://w3id.org/talentkg/lexicon#"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SCHEMA = "https://schema.org/"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS_HIDDEN = "http://www.w3.org/2004/02/skos/core#hiddenLabel"
_SKOS_ALT = "http://www.w3.org/2004/02/skos/core#altLabel"


class Triples:
    """The triples of some Turtle files, by subject and predicate, in the order of the files."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.of: dict[object, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for path in paths:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                self.of[quad.subject][quad.predicate.value].append(quad.object)

    def values(self, subject: object, predicate: str) -> list[str]:
        """The values of a property as strings: IRIs and literals alike."""
        return [o.value for o in self.of[subject].get(predicate, ())]

    def value(self, subject: object, predicate: str) -> str | None:
        return next(iter(self.values(subject, predicate)), None)

    def typed(self, cls: str) -> list[object]:
        return [s for s, po in self.of.items() if any(o.value == cls for o in po.get(_RDF_TYPE, ()))]


def load_domain(folder: Path) -> Domain:
    """Reads the domain in a folder.

    Raises:
        OSError: a file cannot be read.
        SyntaxError: a file is no Turtle; it names line and column.
        UsageError: the lexicon says something with a term that is not declared.
    """
    terms = Triples([folder / "terms.ttl"])
    words = Triples([folder / "lexicon.ttl"])
    lexicon = next(iter(words.typed(KGL + "Lexicon")), None)
    namespace = words.value(lexicon, KGL + "namespace") or ""
    if not namespace:
        raise UsageError(f"{folder}: lexicon.ttl: no kgl:Lexicon with a kgl:namespace")
    _check(words, {KGL: Triples([ONTOLOGY / "kgl.ttl"]), namespace: terms}, folder)

    def name(iri: str | None) -> str:
        return (iri or "").removeprefix(namespace)

    def role(key: str) -> str:
        return name(words.value(lexicon, KGL + key))

    def by_word(key: str) -> dict[str, str]:
        return {
            w.value: name(s.value)
            for s, po in words.of.items()
            if isinstance(s, ox.NamedNode)
            for w in po.get(KGL + key, ())
        }

    known = _gazetteer(folder / "gazetteer.ttl", namespace, words.value(lexicon, KGL + "withinProperty") or "")
    return Domain(
        namespace=namespace,
        supers=_supers(terms, namespace),
        cores=frozenset(name(i) for i in words.values(lexicon, KGL + "core")),
        domains=_ends(terms, namespace, "domain"),
        ranges=_ends(terms, namespace, "range"),
        texts=frozenset(name(s.value) for s in terms.typed(_OWL + "DatatypeProperty") if isinstance(s, ox.NamedNode)),
        symmetric=frozenset(
            name(s.value) for s in terms.typed(_OWL + "SymmetricProperty") if isinstance(s, ox.NamedNode)
        ),
        heads=by_word("head"),
        tails=by_word("tail"),
        occasions=frozenset(words.values(lexicon, KGL + "occasionWord")),
        whole=frozenset(words.values(lexicon, KGL + "whole")),
        captions=by_word("caption"),
        generic=frozenset(words.values(lexicon, KGL + "generic")),
        stops=frozenset(words.values(lexicon, KGL + "stop")),
        marks=by_word("mark"),
        titles=frozenset(words.values(lexicon, KGL + "title")),
        ranks=tuple(words.values(lexicon, KGL + "rank")),
        title_endings=tuple(words.values(lexicon, KGL + "titleEnding")),
        honoured=frozenset(words.values(lexicon, KGL + "honoured")),
        honour_property=role("honourProperty"),
        appositions=frozenset(words.values(lexicon, KGL + "apposition")),
        degrees=frozenset(words.values(lexicon, KGL + "degree")),
        degree_property=role("degreeProperty"),
        title_modifiers=frozenset(words.values(lexicon, KGL + "titleModifier")),
        title_property=role("titleProperty"),
        body_property=role("bodyProperty"),
        year_property=role("yearProperty"),
        within_property=role("withinProperty"),
        kind_property=role("kindProperty"),
        legal_form=frozenset("".join(words.values(lexicon, KGL + "legalForm"))),
        abbreviated=frozenset(name(c) for c in words.values(lexicon, KGL + "abbreviated")),
        placeless=role("placeless"),
        selves=by_word("self"),
        person=role("personClass"),
        place=role("placeClass"),
        organization=role("organizationClass"),
        event=role("eventClass"),
        field=role("fieldClass"),
        document=role("documentClass"),
        award=role("awardClass"),
        author_property=role("authorProperty"),
        belongings=frozenset(words.values(lexicon, KGL + "belonging")),
        openings=frozenset(words.values(lexicon, KGL + "opening")),
        teams=frozenset(words.values(lexicon, KGL + "team")),
        frames=tuple(_frame(words, f, name) for f in words.typed(KGL + "Frame")),
        nestings=tuple(
            Nesting(
                *_triple(words, n, name),
                words.value(n, KGL + "leading") == "true",
                tuple(words.values(n, KGL + "ending")),
                words.value(n, KGL + "inverse") == "true",
                name(words.value(n, KGL + "unless")),
            )
            for n in words.typed(KGL + "Nesting")
        ),
        coined=role("coined") or None,
        owned=tuple(Nesting(*_triple(words, n, name), False) for n in words.typed(KGL + "Possession")),
        measures=_measures(words, name),
        bearers=_weights(folder / "bearers.json"),
        categories={w: Category(w, kind) for w, kind in by_word("category").items()},
        known=known,
        leading=frozenset(n for k in known.values() for n in k.names if n not in k.alone),
        by_name={n: k.iri for k in reversed(known.values()) for n in k.names},
    )


def _check(words: Triples, declared: Mapping[str, Triples], folder: Path) -> None:
    """Refuses a misspelt term, which would be without effect, and nobody would know why."""
    used = (
        [s.value for s in words.of if isinstance(s, ox.NamedNode)]
        + [p for po in words.of.values() for p in po]
        + [o.value for po in words.of.values() for os in po.values() for o in os if isinstance(o, ox.NamedNode)]
    )
    for iri in dict.fromkeys(used):
        for namespace, terms in declared.items():
            if iri.startswith(namespace) and ox.NamedNode(iri) not in terms.of:
                raise UsageError(f"{folder}: lexicon.ttl: <{iri}> is not declared")


def _triple(words: Triples, node: object, name: Callable[[str | None], str]) -> tuple[str, str, str]:
    """The outer class, the inner class and the property of a nesting."""
    outer, inner, predicate = (name(words.value(node, KGL + part)) for part in ("outer", "inner", "property"))
    return outer, inner, predicate


def _frame(words: Triples, node: object, name: object) -> Frame:
    local = name  # a function: IRI to local name
    says = tuple(
        Says(
            local(words.value(s, KGL + "property")),  # type: ignore[operator]
            (words.value(s, KGL + "subject") or "").removeprefix(KGL),
            (words.value(s, KGL + "object") or "").removeprefix(KGL),
            frozenset(local(c) for c in words.values(s, KGL + "only")),  # type: ignore[operator]
            frozenset(local(c) for c in words.values(s, KGL + "onlyObject")),  # type: ignore[operator]
        )
        for s in words.of[node].get(KGL + "says", ())
    )
    makes, mutual = words.value(node, KGL + "makes"), words.value(node, KGL + "mutual")
    return Frame(
        name=str(getattr(node, "value", "")).rsplit("#", 1)[-1].rsplit("/", 1)[-1],
        verbs=tuple(words.values(node, KGL + "verb")),
        nouns=tuple(words.values(node, KGL + "noun")),
        says=says,
        makes=local(makes) if makes else None,  # type: ignore[operator]
        bare=words.value(node, KGL + "bare") == "true",
        introduces=words.value(node, KGL + "introduces") == "true",
        mutual=local(mutual) if mutual else None,  # type: ignore[operator]
        scheduled=words.value(node, KGL + "scheduled") == "true",
        official=words.value(node, KGL + "official") == "true",
        renames=words.value(node, KGL + "renames") == "true",
        confidence=float(words.value(node, KGL + "confidence") or 0.9),
    )


def _supers(terms: Triples, namespace: str) -> dict[str, frozenset[str]]:
    direct = {
        s.value.removeprefix(namespace): [
            o.removeprefix(namespace) for o in terms.values(s, _RDFS + "subClassOf") if o.startswith(namespace)
        ]
        for s in terms.of
        if isinstance(s, ox.NamedNode) and s.value.startswith(namespace)
    }

    def above(cls: str, seen: frozenset[str]) -> frozenset[str]:
        seen |= {cls}
        for sup in direct.get(cls, ()):
            if sup not in seen:
                seen = above(sup, seen)
        return seen

    return {cls: above(cls, frozenset()) for cls in direct}


def _measures(words: Triples, name: Callable[[str | None], str]) -> dict[str, frozenset[str]]:
    """The classes that each name of a figure is said of."""
    found: dict[str, set[str]] = {}
    for s, po in words.of.items():
        if isinstance(s, ox.NamedNode):
            for w in po.get(KGL + "measure", ()):
                found.setdefault(w.value, set()).add(name(s.value))
    return {word: frozenset(classes) for word, classes in found.items()}


def _weights(path: Path) -> dict[str, float]:
    """Learned weights by feature, if the domain has any."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _ends(terms: Triples, namespace: str, end: str) -> dict[str, frozenset[str]]:
    """Domain or range classes of each property: those of the namespace, and what every graph has, such as tkg:Date."""
    return {
        s.value.removeprefix(namespace): frozenset(
            o.removeprefix(namespace).removeprefix(TKG)
            for p in (_RDFS + end, f"{_SCHEMA}{end}Includes")
            for o in terms.values(s, p)
            if o.startswith((namespace, TKG))
        )
        for s in terms.of
        if isinstance(s, ox.NamedNode) and s.value.startswith(namespace)
    }


def _gazetteer(path: Path, namespace: str, within: str) -> dict[str, Known]:
    """The entries of a gazetteer by IRI. It is long and read at every start: hence plain dictionaries of strings."""
    entries: dict[str, dict[str, list[str]]] = {}
    for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE) if path.exists() else ():
        if isinstance(triple.subject, ox.NamedNode):
            entry = entries.setdefault(triple.subject.value, {})
            entry.setdefault(triple.predicate.value, []).append(triple.object.value)
    label, nothing = _RDFS + "label", ()
    known = {}
    for iri, entry in entries.items():
        kind = next((c for c in entry.get(_RDF_TYPE, nothing) if c.startswith(namespace)), None)
        if kind and label in entry:
            alone = tuple(entry.get(_SKOS_HIDDEN, nothing))
            names = (*entry[label], *entry.get(_SKOS_ALT, nothing), *alone)
            above, same = tuple(entry.get(within, nothing)), tuple(entry.get(_OWL + "sameAs", nothing))
            known[iri] = Known(iri, kind.removeprefix(namespace), entry[label][0], names, alone, above, same)
    return known
