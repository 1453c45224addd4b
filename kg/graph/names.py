"""IRIs: readable and stable names of things, and the prefixes that every file of ours declares."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress

import pyoxigraph as ox

from kg.domain.folder import TKG
from kg.errors import KgError

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
    "oa": "http://www.w3.org/ns/oa#",
    "void": "http://rdfs.org/ns/void#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "wd": "http://www.wikidata.org/entity/",
}
# Vocabularies that everybody shares: what is said with their terms is no fact of a domain.
_SHARED = (
    "http://www.w3.org/",
    "http://rdfs.org/ns/",
    "http://purl.org/",
    "https://schema.org/",
    "http://schema.org/",
    "http://xmlns.com/foaf/",
)
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # all but XML 1.0, production 2
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
_QUOTATION_MARKS = str.maketrans("", "", "“”‘’「」『』﹁﹂﹃﹄《》〈〉«»‹›„‟‚‛〝〞〟＂＇\"'`´")
LETTERS = (  # of Turtle's PN_CHARS those that an IRI may hold
    "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd"
)
_NO_LETTER = re.compile(f"[-—]+|[\\W_]|[^{LETTERS}]")
_PUNCTUATION = re.compile("[.·\u3001-\u301b\uff01-\uff5e]")  # what a prefixed name may hold within
_QUALIFIERS = {"~": "-approx", "?": "-uncertain", "%": "-uncertain-approx"}
_LONGEST = 120  # characters of a name in an IRI; a longer one is cut and told apart by its hash
_LONGEST_SLUG = 60


class Namespace(str):
    """An IRI prefix whose attributes are terms: RDF.type."""

    def __getattr__(self, name: str) -> ox.NamedNode:
        """A term by its local name."""
        if name.startswith("__"):
            raise AttributeError(name)
        return ox.NamedNode(self + name)

    def __call__(self, name: str) -> ox.NamedNode:
        """A term whose local name Python has other uses for, or that is made up."""
        return ox.NamedNode(self + name)


RDF, RDFS, OWL = Namespace(PREFIXES["rdf"]), Namespace(PREFIXES["rdfs"]), Namespace(PREFIXES["owl"])
SKOS, PROV, XSD = Namespace(PREFIXES["skos"]), Namespace(PREFIXES["prov"]), Namespace(PREFIXES["xsd"])
OA, VOID = Namespace(PREFIXES["oa"]), Namespace(PREFIXES["void"])
DCTERMS, SCHEMA, T = Namespace(PREFIXES["dcterms"]), Namespace(PREFIXES["schema"]), Namespace(TKG)


def iri(base: str, kind: str, name: str) -> ox.NamedNode:
    """The IRI of a thing: its kind and its name, Chinese characters kept, such as carrier/智立方人才服务综合体.

    Quotation marks are left out: names that differ in them alone name one thing. All else can be told from the IRI: a blank
    is `_`, a dash `--`, and what a prefixed name of Turtle cannot hold is percent-encoded.
    """
    bare = name.translate(_QUOTATION_MARKS)
    if len(bare) > _LONGEST:
        bare = bare[:_LONGEST] + "-" + digest(bare)
    return ox.NamedNode(f"{base}{kind.lower()}/{_NO_LETTER.sub(_escaped, bare) if bare else _percent(name)}")


def article_iri(base: str, checksum: str, *, source: str | None = None, title: str | None = None) -> ox.NamedNode:
    """The IRI of an article: a bit of its address, else of its title, to be read; the checksum of its text makes it its own."""
    address = re.match(r"https?://(?:www\.)?(.+)", source or "")
    words = _NO_LETTER.sub("-", address[1] if address else title or "")
    slug = re.sub("-+", "-", words).strip("-")[:_LONGEST_SLUG].rstrip("-")
    return ox.NamedNode(f"{base}article/{slug}{'-' if slug else ''}{checksum[:16]}")


def date_iri(base: str, edtf: str) -> ox.NamedNode:
    """The IRI of a date, with words for the signs that would need an escape: 0960/1279 is date/0960--1279, 2003~ date/2003-approx."""
    return ox.NamedNode(f"{base}date/{'--'.join(map(_point, edtf.split('/')))}")


def zh(text: str) -> ox.Literal:
    """Chinese words."""
    return ox.Literal(writable(text), language="zh")


def source_term(words: str) -> ox.NamedNode | ox.Literal:
    """Where an article was published: its IRI, or words."""
    if words.startswith(("http://", "https://")):
        with suppress(ValueError):
            return ox.NamedNode(words)
    return ox.Literal(writable(words))


def writable(text: str) -> str:
    """A text that XML can hold, as long as before: a blank for a form feed, U+FFFD for other controls and halves of surrogates."""
    return _UNWRITABLE.sub(lambda found: " " if found[0].isspace() else "\ufffd", text)


def refuse_unwritable(text: str, form: str) -> str:
    """The text, of which a format of XML can hold each character.

    Raises:
        KgError: it cannot.
    """
    if found := _UNWRITABLE.search(text):
        character = f"U+{ord(found[0]):04X}"
        raise KgError(
            f"{form} cannot hold the character {character}, which a text has. Give another format, such as .ttl"
        )
    return text


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


def _escaped(found: re.Match[str]) -> str:
    """What stands in an IRI for what is no letter; no two names give the same."""
    part, inside = found.group(), found.start() > 0
    if part == " ":
        return "_"
    if inside and (part == "-" or set(part) == {"—"}):
        return part.replace("—", "--")
    if _PUNCTUATION.match(part) and inside and (part != "." or found.end() < len(found.string)):
        return part
    return _percent(part)


def _percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


def _point(edtf: str) -> str:
    """One end of a date: -0500~ is minus0500-approx, .. is open, nothing is unknown."""
    if edtf in ("", ".."):
        return "open" if edtf else "unknown"
    sign = "minus" if edtf.startswith("-") else ""
    digits = edtf.removeprefix("-")
    return sign + "".join(
        c if c == "-" or (c.isascii() and c.isalnum()) else _QUALIFIERS.get(c) or _percent(c) for c in digits
    )
