"""Reads a domain folder (terms, lexicon, gazetteer: Turtle) into a `Domain`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.domain.declared import check_terms
from kg.domain.entries import Category
from kg.domain.folder import ONTOLOGY, TKG, file_of, written
from kg.domain.frames import frames, nestings
from kg.domain.gazetteer import gazetteer
from kg.domain.hierarchy import supers_of
from kg.domain.learned import weights
from kg.domain.model import Domain
from kg.domain.turtle import OWL, RDFS, Triples
from kg.domain.words import KGL, Lexicon

_SCHEMA = "https://schema.org/"
_ROLES = {
    "honour_property": "honourProperty", "degree_property": "degreeProperty", "title_property": "titleProperty", "body_property": "bodyProperty",
    "year_property": "yearProperty", "within_property": "withinProperty", "kind_property": "kindProperty", "author_property": "authorProperty",
    "placeless": "placeless", "person": "personClass", "place": "placeClass", "organization": "organizationClass", "event": "eventClass",
    "field": "fieldClass", "document": "documentClass", "award": "awardClass",
}  # fmt: skip
"""Terms that play a part, by the field of `Domain`."""
_SETS = {
    "occasions": "occasionWord", "whole": "whole", "generic": "generic", "stops": "stop", "titles": "title", "honoured": "honoured",
    "appositions": "apposition", "degrees": "degree", "title_modifiers": "titleModifier", "belongings": "belonging", "openings": "opening",
    "campuses": "campus", "teams": "team",
}  # fmt: skip
"""Words that the lexicon lists."""
_BY_WORD = {"heads": "head", "tails": "tail", "captions": "caption", "marks": "mark", "selves": "self"}
"""Words that give a class."""


def domain_in(folder: Path) -> Domain:
    """The domain that a folder holds, read anew only where somebody has written in it.

    Raises:
        UsageError: as `load_domain` does.
    """
    files = (folder / name for name in ("terms.ttl", "lexicon.ttl", "gazetteer.ttl", "bearers.json"))
    return _domain(folder, tuple(written(path) for path in files))


@lru_cache(maxsize=8)
def _domain(folder: Path, _written: tuple[int, ...]) -> Domain:
    return load_domain(folder)


def load_domain(folder: Path) -> Domain:
    """Reads the domain in a folder.

    Raises:
        UsageError: a file is not there, cannot be read or does not parse, or the lexicon says something with a term that is not declared.
    """
    terms, lexicon = Triples(file_of(folder, "terms.ttl")), Lexicon(file_of(folder, "lexicon.ttl"))
    check_terms(lexicon, terms, Triples(ONTOLOGY / "kgl.ttl"))
    within = lexicon.triples.value(lexicon.node, KGL + "withinProperty") or ""
    known = gazetteer(folder / "gazetteer.ttl", lexicon.namespace, within)
    return Domain(
        **_of_terms(terms, lexicon),
        **_of_words(lexicon),
        bearers=weights(folder / "bearers.json"),
        known=known,
        leading=frozenset(n for k in known.values() for n in k.names if n not in k.alone),
        by_name={n: k.iri for k in reversed(known.values()) for n in k.names},
    )


def _of_terms(terms: Triples, lexicon: Lexicon) -> dict[str, Any]:
    """What the terms say, and the frames that state their properties."""
    domains = _ends(terms, lexicon.namespace, "domain")
    return {
        "namespace": lexicon.namespace,
        "version": _version(terms),
        "supers": supers_of(terms, lexicon.namespace),
        "domains": domains,
        "ranges": _ends(terms, lexicon.namespace, "range"),
        "texts": _of_kind(terms, lexicon, "DatatypeProperty"),
        "symmetric": _of_kind(terms, lexicon, "SymmetricProperty"),
        "frames": tuple(frames(lexicon, domains)),
        "nestings": tuple(nestings(lexicon, "Nesting")),
        "owned": tuple(nestings(lexicon, "Possession")),
    }


def _version(terms: Triples) -> str | None:
    """The IRI of this version of the ontology, else of the ontology, if it has one."""
    for ontology in terms.typed(OWL + "Ontology"):
        for node in (*terms.of[ontology].get(OWL + "versionIRI", ()), ontology):
            if isinstance(node, ox.NamedNode):
                return node.value
    return None


def _of_words(lexicon: Lexicon) -> dict[str, Any]:
    """What the lexicon says of words."""
    return {
        **{field: lexicon.role(key) for field, key in _ROLES.items()},
        **{field: frozenset(lexicon.words(key)) for field, key in _SETS.items()},
        **{field: lexicon.by_word(key) for field, key in _BY_WORD.items()},
        "cores": frozenset(map(lexicon.local, lexicon.words("core"))),
        "abbreviated": frozenset(map(lexicon.local, lexicon.words("abbreviated"))),
        "coined": lexicon.role("coined") or None,
        "ranks": tuple(lexicon.words("rank")),
        "title_endings": tuple(lexicon.words("titleEnding")),
        "legal_form": frozenset("".join(lexicon.words("legalForm"))),
        "measures": lexicon.several_by_word("measure"),
        "categories": {w: Category(w, kind) for w, kind in lexicon.by_word("category").items()},
    }


def _of_kind(terms: Triples, lexicon: Lexicon, kind: str) -> frozenset[str]:
    """The properties of a kind that OWL has a name for."""
    return frozenset(lexicon.local(s.value) for s in terms.typed(OWL + kind) if isinstance(s, ox.NamedNode))


def _ends(terms: Triples, namespace: str, end: str) -> dict[str, frozenset[str]]:
    """Domain or range classes of each property: those of the namespace, and what every graph has, such as tkg:Date."""
    return {
        s.value.removeprefix(namespace): frozenset(
            o.removeprefix(namespace).removeprefix(TKG)
            for p in (RDFS + end, f"{_SCHEMA}{end}Includes")
            for o in terms.values(s, p)
            if o.startswith((namespace, TKG))
        )
        for s, _ in terms.named()
        if s.value.startswith(namespace)
    }
