"""The terms of Turtle (RDF 1.2 Turtle, section 6.5): IRIs with prefixes, literals in their shortest form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph.names import LETTERS, PREFIXES, XSD

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
SPAN = re.compile(r"(.*)#char=([0-9]+),([0-9]+)", re.DOTALL)
_LOCAL = re.compile(  # of PN_LOCAL what every parser reads: no escapes, no dot at the end
    rf"(?![.\u00b7-])(?:[{LETTERS}_.\u00b7-]|%[0-9A-Fa-f]{{2}})+(?<!\.)"
)
_NO_PREFIX = ("a", "true", "false", "base", "prefix", "graph", "version")
"""Words of the language, which some parsers take for such before a colon too."""
_BARE = {  # numbers that no parser writes otherwise when it reads them: rdflib makes 7 of 007
    XSD.integer.value: re.compile("0|-?[1-9][0-9]*"),
    XSD.decimal.value: re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]{1,6}"),
    XSD.boolean.value: re.compile("true|false"),
}
_STRING = XSD.string.value
_SPECIAL = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_IN_LONG = re.compile('[\x00-\x08\x0b-\x1f\\\\\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|"(?=""|"?\\Z)')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LONG = 60  # characters of a text with line breaks that is written as it stands


class Terms:
    """Writes the terms of one graph. Which prefixes were used is known once all are written."""

    def __init__(self, iris: Iterable[str]) -> None:
        """`iris`: every IRI of the graph, as often as it stands there."""
        counted = Counter(iris)
        self._spans = self._prefixes_of_articles(counted)
        self._names = {namespace: prefix for prefix, namespace in PREFIXES.items()}
        self._name_kinds(counted)
        self._used: set[str] = set()
        self._written: dict[str, str] = {}

    def head(self) -> list[str]:
        """The lines that declare the prefixes used: those of vocabularies, of kinds of things, of articles."""
        articles = {p: n for pair in self._spans.values() for p, n in pair}
        kinds = {p: n for n, p in self._names.items() if p not in PREFIXES}
        groups = (PREFIXES, kinds, articles)
        return [
            f"@prefix {p}: <{group[p]}> ." for group in groups for p in sorted(group, key=_number) if p in self._used
        ]

    def write(self, term: Term) -> str:
        """A term in Turtle."""
        if isinstance(term, ox.NamedNode):
            return self.iri(term.value)
        if isinstance(term, ox.Literal):
            return self._literal(term)
        return f"<<( {term} )>>" if isinstance(term, ox.Triple) else str(term)

    def iri(self, value: str) -> str:
        """An IRI, with its prefix where it has one."""
        if value not in self._written:
            self._written[value] = self._shortened(value)
        return self._written[value]

    def _shortened(self, value: str) -> str:
        if value in self._spans:
            return self._with(self._spans[value][0][0], "")
        if (span := SPAN.fullmatch(value)) and span[1] in self._spans:
            return self._with(self._spans[span[1]][1][0], f"{span[2]}\\,{span[3]}")
        cut = _cut(value)
        prefix = self._names.get(value[:cut])
        if prefix is not None and _LOCAL.fullmatch(value, cut):
            return self._with(prefix, value[cut:])
        return f"<{value}>"

    def _with(self, prefix: str, local: str) -> str:
        self._used.add(prefix)
        return f"{prefix}:{local}"

    def _literal(self, literal: ox.Literal) -> str:
        text, datatype = literal.value, literal.datatype.value
        if literal.language:
            return str(literal) if literal.direction else f"{quoted(text)}@{literal.language}"
        if datatype == _STRING:
            return quoted(text)
        if datatype in _BARE and _BARE[datatype].fullmatch(text):
            return text
        return f"{quoted(text)}^^{self.iri(datatype)}"

    def _prefixes_of_articles(self, counted: Counter[str]) -> dict[str, tuple[tuple[str, str], tuple[str, str]]]:
        """Two prefixes for each article that has spans, itself and its characters: article1: and char1:104\\,131."""
        articles = sorted({span[1] for iri in counted if (span := SPAN.fullmatch(iri))})
        return {iri: ((f"article{n}", iri), (f"char{n}", f"{iri}#char=")) for n, iri in enumerate(articles, 1)}

    def _name_kinds(self, counted: Counter[str]) -> None:
        """A prefix for each kind of thing that is named twice or more: person:李清."""
        often: Counter[str] = Counter()
        for iri, times in counted.items():
            if iri not in self._spans and "#char=" not in iri:
                often[iri[: _cut(iri)]] += times
        taken = {*_NO_PREFIX, *PREFIXES, *(p for pair in self._spans.values() for p, _ in pair)}
        numbers: Counter[str] = Counter()
        for namespace in sorted(often.keys() - self._names.keys()):
            if (name := _name_of(namespace)) and often[namespace] > 1:
                prefix = name
                while prefix in taken:
                    numbers[name] += 1
                    prefix = f"{name}{numbers[name] + 1}"
                taken.add(prefix)
                self._names[namespace] = prefix


def quoted(text: str) -> str:
    """A text in quotation marks; a longer one with line breaks in three, as it stands."""
    if not _SPECIAL.search(text):
        return f'"{text}"'
    if "\n" in text and len(text) > _LONG:
        return f'"""{_IN_LONG.sub(_escape, text)}"""'
    return f'"{_SPECIAL.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"


def _cut(iri: str) -> int:
    """Where the last part of an IRI begins."""
    return max(iri.rfind("#"), iri.rfind("/")) + 1


def _name_of(namespace: str) -> str:
    """The last word of a namespace, as a prefix: person of https://w3id.org/talentkg/id/person/."""
    parts = re.split("[/#]", namespace)
    word = re.search("[A-Za-z][A-Za-z0-9-]*", parts[-2]) if len(parts) > 1 else None
    return word[0].lower() if word else ""


def _number(prefix: str) -> tuple[int, str]:
    """Sorts article2 before article10."""
    name = prefix.rstrip("0123456789")
    return int(prefix[len(name) :] or 0), prefix
