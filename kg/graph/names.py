"""IRIs: readable and stable names of things, and the prefixes that every file of ours declares."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote

import pyoxigraph as ox

from kg.domain.folder import TKG

BASE = "https://w3id.org/talentkg/id/"
GAZETTEER = "https://w3id.org/talentkg/gazetteer"
PREFIXES = {
    "tkg": TKG,
    "id": BASE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
}
# Vocabularies that everybody shares: what is said with their terms is no fact of a domain.
_SHARED = ("http://www.w3.org/", "http://purl.org/", "https://schema.org/", "http://schema.org/", "http://xmlns.com/foaf/")
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
_LAST_DOTS = re.compile(r"\.{2,}$")  # 2019/..: rdflib cannot read a prefixed name of Turtle that ends so
_LONGEST = 120  # characters of a name in an IRI; a longer one is cut and told apart by its hash


class Namespace(str):
    """An IRI prefix whose attributes are terms: RDF.type."""

    def __getattr__(self, name: str) -> ox.NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)
        return ox.NamedNode(self + name)

    def __call__(self, name: str) -> ox.NamedNode:
        return ox.NamedNode(self + name)


RDF, RDFS, OWL = Namespace(PREFIXES["rdf"]), Namespace(PREFIXES["rdfs"]), Namespace(PREFIXES["owl"])
SKOS, PROV, XSD = Namespace(PREFIXES["skos"]), Namespace(PREFIXES["prov"]), Namespace(PREFIXES["xsd"])
DCTERMS, SCHEMA, T = Namespace(PREFIXES["dcterms"]), Namespace(PREFIXES["schema"]), Namespace(TKG)


def iri(base: str, kind: str, name: str) -> ox.NamedNode:
    """The IRI of a thing: its kind and its name, Chinese characters kept, all that an IRI may not hold percent-encoded."""
    if len(name) > _LONGEST:
        name = name[:_LONGEST] + "-" + digest(name)
    escaped = "".join(c if _may_stand(c) else quote(c, safe="", errors="surrogatepass") for c in name)
    escaped = _LAST_DOTS.sub(lambda dots: "%2E" * len(dots.group()), escaped)
    return ox.NamedNode(f"{base}{kind.lower()}/{escaped}")


def writable(text: str) -> str:
    """A text without the characters that XML cannot hold: controls and halves of surrogates."""
    return _UNWRITABLE.sub("", text)


def printable(text: str) -> str:
    """A text as one line that neither steers a terminal nor turns the direction of what is written after it."""
    return _STEERING.sub(" ", text)


def text_of(term: object) -> str:
    """A literal's text, or an IRI."""
    return str(getattr(term, "value", term))


def of_a_domain(term: object) -> bool:
    """Whether a class or property is one of a domain, this one or another."""
    return isinstance(term, ox.NamedNode) and not term.value.startswith(_SHARED)


def local_name(term: ox.NamedNode) -> str:
    """The end of an IRI: what stands after its last # or /."""
    return term.value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def digest(*parts: object) -> str:
    """A short hash that tells contents apart, the same on every machine."""
    return hashlib.sha256("\x1f".join(str(p) for p in parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _may_stand(c: str) -> bool:
    if c.isascii():
        return c.isalnum() or c in "-._~"
    return c.isalnum() or c in "“”‘’·—…" or "\u3001" <= c <= "\u301b" or "\uff01" <= c <= "\uff5e"
