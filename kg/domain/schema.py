"""The classes and properties of a domain: what stands above what, what goes from where to where, and which of them play a part.

Classes and properties go by their local names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kg.domain.folder import TKG
from kg.domain.hierarchy import supers_of
from kg.domain.turtle import OWL, RDFS, Triples
from kg.domain.words import Lexicon

_SCHEMA = "https://schema.org/"
_ROLES = {
    "person": "personClass", "place": "placeClass", "organization": "organizationClass", "event": "eventClass", "field": "fieldClass",
    "document": "documentClass", "award": "awardClass", "placeless": "placeless",
    "honour_property": "honourProperty", "founder_property": "founderProperty", "degree_property": "degreeProperty", "title_property": "titleProperty", "body_property": "bodyProperty",
    "year_property": "yearProperty", "within_property": "withinProperty", "kind_property": "kindProperty", "author_property": "authorProperty",
    "list_property": "listProperty", "honour": "honourClass",
}  # fmt: skip
"""What the lexicon calls the part that a term plays, by the field of `Schema`."""

_PARTS = ("person", "place", "event", "document", "award", "organization", "field")
"""The parts that classes of things play."""


@dataclass(frozen=True, eq=False)
class Schema:
    """The classes and properties of a domain, equal only to itself: what is made of it once is found again by it."""

    namespace: str
    version: str | None
    """IRI of this version of the ontology, else of the ontology."""
    supers: Mapping[str, frozenset[str]]
    """Each class with itself and all classes above it."""
    cores: frozenset[str]
    """The classes whose names stand in the IRIs of things."""
    domains: Mapping[str, frozenset[str]]
    ranges: Mapping[str, frozenset[str]]
    """Classes that a property goes from and to. A text-valued property has no range class."""
    texts: frozenset[str]
    """Properties whose values are texts."""
    symmetric: frozenset[str]
    person: str
    place: str
    organization: str
    event: str
    field: str
    document: str
    award: str
    honour: str
    """Class of what is an award where a person is among those chosen: a plan."""
    placeless: str
    """Class in whose names a place is only a name."""
    coined: str | None
    """Class of a name that the text coins in quotation marks and comes back to."""
    honour_property: str
    founder_property: str
    """Says who has founded a body."""
    degree_property: str
    title_property: str
    body_property: str
    year_property: str
    """Says when a thing happens that bears a year in its name."""
    within_property: str
    """Says which place a place lies in."""
    kind_property: str
    """Text-valued property that says what kind of thing a thing is."""
    author_property: str
    list_property: str
    """Says in which document a thing is listed."""

    def is_a(self, kind: str, cls: str) -> bool:
        """Whether a class is another or stands below it."""
        return kind == cls or cls in self.supers.get(kind, ())

    def comparable(self, a: str, b: str) -> bool:
        """Whether one class is the other or stands below it."""
        return self.is_a(a, b) or self.is_a(b, a)

    def may_be_one(self, kind: str, other: str) -> bool:
        """Whether one thing may have had names of both classes: bodies of unlike ones too, 某试验站更名为某研究所."""
        bodies = self.ranges.get(self.body_property, frozenset())
        return self.comparable(kind, other) or (self.fits(kind, bodies) and self.fits(other, bodies))

    def core_class(self, kind: str) -> str:
        """The core class of a class: Organization for University."""
        return self._core_of.get(kind, kind)

    def fits(self, kind: str, classes: frozenset[str]) -> bool:
        """Whether a thing of this class may stand where one of `classes` is asked for."""
        return not classes or not classes.isdisjoint(self.supers.get(kind, (kind,)))

    @cached_property
    def part_of(self) -> dict[str, str]:
        """The part that each class plays, the first of several; none of a class that plays none."""
        parts = [(getattr(self, part), part) for part in _PARTS]
        played = {kind: next((part for cls, part in parts if self.is_a(kind, cls)), "") for kind in self.supers}
        return {kind: part for kind, part in played.items() if part}

    @cached_property
    def _core_of(self) -> dict[str, str]:
        return {k: next((c for c in sorted(above) if c in self.cores), k) for k, above in self.supers.items()}


def schema_of(terms: Triples, lexicon: Lexicon) -> Schema:
    """The classes and properties that the terms declare, and the parts that the lexicon gives them.

    Raises:
        UsageError: a class stands above itself, or hundreds above one another.
    """
    return Schema(
        namespace=lexicon.namespace,
        version=_version(terms),
        supers=supers_of(terms, lexicon.namespace),
        cores=lexicon.terms("core"),
        domains=_ends(terms, lexicon.namespace, "domain"),
        ranges=_ends(terms, lexicon.namespace, "range"),
        texts=_of_kind(terms, lexicon, "DatatypeProperty"),
        symmetric=_of_kind(terms, lexicon, "SymmetricProperty"),
        coined=lexicon.role("coined") or None,
        **{field: lexicon.role(key) for field, key in _ROLES.items()},
    )


def _version(terms: Triples) -> str | None:
    """The IRI of this version of the ontology, else of the ontology, if it has one."""
    for ontology in terms.typed(OWL + "Ontology"):
        for node in (*terms.of[ontology].get(OWL + "versionIRI", ()), ontology):
            if isinstance(node, ox.NamedNode):
                return node.value
    return None


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
