"""How a table speaks: the headings of its columns, the names of terms and numbers, in Chinese or in English."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from kg.domain.folder import files_of
from kg.domain.turtle import turtle
from kg.graph.names import RDFS, local_name
from kg.graph.readable import readable_number, readable_range
from kg.query.named import NamedQuery, in_language

Language = Literal["zh", "en"]
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_GROUPED = 10_000  # 1618, but 16,180


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language for the answers to one question."""

    language: Language
    columns: Mapping[str, str] = field(default_factory=dict)
    """Headings that the head of the query gives, by variable."""
    terms: Mapping[str, str] = field(default_factory=dict)
    """Labels of the ontology's terms, by IRI."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The same by local name, as a variable has it: person for tkg:Person."""

    @classmethod
    def of(cls, query: NamedQuery, ontology: Path, language: Language) -> Words:
        """The words for the answers to a named query.

        Raises:
            UsageError: the folder is no ontology.
        """
        terms = labels_in(ontology, language)
        names = {_as_variable(iri): label for iri, label in reversed(terms.items())}
        columns = {variable: in_language(said, language) for variable, said in query.columns.items()}
        return cls(language, columns, terms, names)

    def heading(self, variable: str) -> str:
        """What stands over a column: what the query says, else the label of the term of that name, else the variable."""
        return self.columns.get(variable) or self.names.get(variable) or variable

    def number(self, value: Decimal, unit: str = "") -> str:
        """A number with its unit: 110万人, 1.1 million 人."""
        if self.language == "zh":
            return readable_number(value, unit)
        return _english(value) + (unit if unit in ("", "%", "‰") else f" {unit}")

    def range(self, least: Decimal, most: Decimal, unit: str = "") -> str:
        """A range with its unit: 3亿–5亿元, 20–30 名."""
        if self.language == "zh":
            return readable_range(least, most, unit)
        return f"{_english(least)}–{self.number(most, unit)}"

    def rank(self, rank: str, among_first: bool) -> str:
        """A rank, or how many are the first: 第21位, 前3位."""
        if self.language == "zh":
            return f"{'前' if among_first else '第'}{rank}位"
        return f"top {rank}" if among_first else rank

    def status(self, status: str) -> str:
        """Whether a fact or a figure is only planned: 计划."""
        return "计划" if self.language == "zh" and status == "planned" else status

    def place(self, line: str, start: str, end: str) -> str:
        """A place in a text: 第7行 104–131字."""
        chars = f"{start}–{end}" if start and end else start or end
        if self.language == "zh":
            parts = (f"第{line}行" if line else "", f"{chars}字" if chars else "")
            return " ".join(filter(None, parts))
        return ", ".join(filter(None, (f"line {line}" if line else "", f"char {chars}" if chars else "")))

    @property
    def where(self) -> str:
        """What stands over the column of places."""
        return "位置" if self.language == "zh" else "where"


def user_language() -> Language:
    """The language of the user's locale: Chinese if it says so, else English."""
    said = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "zh" if said.lower().startswith("zh") else "en"


def labels_in(ontology: Path, language: Language) -> dict[str, str]:
    """Labels of an ontology's terms in one language, by IRI."""
    return {
        t.subject.value: t.object.value
        for path in files_of(ontology, "terms.ttl")
        for t in turtle(path)
        if t.predicate == RDFS.label and isinstance(t.object, ox.Literal) and t.object.language == language
    }


def _as_variable(iri: str) -> str:
    name = local_name(ox.NamedNode(iri))
    return name[:1].lower() + name[1:]


def _english(value: Decimal) -> str:
    for zeros, word in _SCALES:
        if abs(value) >= 10**zeros:
            scaled = f"{value.scaleb(-zeros).normalize():f}"
            if len(scaled.partition(".")[2]) <= 2:
                return f"{scaled} {word}"
    plain = readable_plain(value)
    return f"{Decimal(plain):,f}" if abs(value) >= _GROUPED else plain


def readable_plain(value: Decimal) -> str:
    """A number in digits without zeros at its end."""
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
