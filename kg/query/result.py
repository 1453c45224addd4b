"""Results: rows of a SELECT, the truth of an ASK, the triples of a CONSTRUCT, in Python and in the formats of SPARQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.domain.folder import ONTOLOGY
from kg.errors import UsageError
from kg.graph.find import label_of
from kg.graph.names import RDFS
from kg.query import formats
from kg.query.values import python_value
from kg.query.words import labels_in, user_language

if TYPE_CHECKING:
    import pandas

Row = dict[str, Any]


@dataclass(frozen=True, repr=False)
class Result:
    """The answer to a query. Iterating gives rows by variable: labels of things and of the ontology's terms, and values of Python.

    `terms` has the same rows as terms of RDF, `rows` as the text of a CSV: literals as they are, the ontology's terms by local name.
    """

    variables: tuple[str, ...]
    terms: tuple[Row, ...]
    """The rows as RDF terms of pyoxigraph; None where a variable is not bound."""
    truth: bool | None
    """Of an ASK."""
    triples: tuple[ox.Triple, ...] | None
    """Of a CONSTRUCT or DESCRIBE."""
    store: ox.Store
    ontology: Path = ONTOLOGY
    """Folder of the domain, which says what its classes and properties are called."""

    @classmethod
    def of(cls, answer: Any, store: ox.Store, hidden: frozenset[str] = frozenset()) -> Result:
        """Takes what a store answers; `hidden` are variables that were given, not asked for."""
        if isinstance(answer, ox.QueryBoolean):
            return cls((), (), bool(answer), None, store)
        if isinstance(answer, ox.QueryTriples):
            return cls((), (), None, tuple(answer), store)
        names = tuple(v.value for v in answer.variables if v.value not in hidden)
        return cls(names, tuple({n: row[n] for n in names} for row in answer), None, None, store)

    @classmethod
    def of_rows(cls, variables: Sequence[str], rows: Sequence[Row], store: ox.Store) -> Result:
        """Rows made otherwise than by a store."""
        return cls(tuple(variables), tuple(rows), None, None, store)

    def __iter__(self) -> Iterator[Row]:
        """The rows by variable: a thing, a class or a property by its label, a literal by its value in Python, nothing by None."""
        for row in self.terms:
            yield {name: self._value(term) for name, term in row.items()}

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.terms)

    def __bool__(self) -> bool:
        """The truth of an ASK, else whether there is an answer."""
        return bool(self.terms or self.triples) if self.truth is None else self.truth

    def __repr__(self) -> str:
        """What kind of answer it is, in a line."""
        if self.truth is not None:
            return f"<kg.Result: {self.truth}>"
        of = (
            f"{len(self)} rows of {', '.join(self.variables)}"
            if self.triples is None
            else f"{len(self.triples)} triples"
        )
        return f"<kg.Result: {of}>"

    @cached_property
    def rows(self) -> list[dict[str, str]]:
        """The rows as text: a thing by its label, the ontology's terms by local name, a literal as it is, nothing by the empty string."""
        return [{name: self.word(term) for name, term in row.items()} for row in self.terms]

    def word(self, term: object) -> str:
        """A term in words."""
        return "" if term is None else label_of(self.store, term)

    def _value(self, term: object) -> Any:
        if isinstance(term, ox.Literal):
            return python_value(term)
        return None if term is None else self._label(term)

    def _label(self, term: object) -> str:
        """A term in words, a class or a property of the ontology in those of the user's language."""
        word = self.word(term)
        if not isinstance(term, ox.NamedNode) or any(self.store.quads_for_pattern(term, RDFS.label, None, None)):
            return word
        return self._labels.get(term.value, word)

    @cached_property
    def _labels(self) -> dict[str, str]:
        return labels_in(self.ontology, user_language())

    def in_iris(self) -> Result:
        """The same result with things as IRIs."""
        return replace(
            self,
            terms=tuple(
                {k: ox.Literal(v.value) if isinstance(v, ox.NamedNode) else v for k, v in row.items()}
                for row in self.terms
            ),
        )

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a DataFrame: columns of numbers and of dates where all their values are such.

        Raises:
            ImportError: pandas is not installed (`pip install talentkg[pandas]`).
        """
        from kg.query.frame import frame_of

        return frame_of(self.variables, list(self))

    def serialize(self, format: str) -> bytes:
        """The result in a format of SPARQL: `csv`, `tsv`, `json` or `xml`, or `ttl` for triples.

        Raises:
            UsageError: the result has no such form: triples are no table, rows are no graph.
        """
        if self.triples is not None:
            if format != "ttl":
                raise UsageError(f"{format}: the answer is a graph, not a table. Give ttl", parameter="format")
            from kg.graph.files import serialize

            return serialize(self.triples, ox.RdfFormat.TURTLE)
        if format == "ttl":
            raise UsageError(
                "ttl: the answer is a table, not a graph. Give table, csv, tsv, json or xml", parameter="format"
            )
        if self.truth is not None:
            return formats.truth(self.truth, format)
        if format in ("csv", "tsv"):
            return formats.table(self.variables, self.rows, format)
        return formats.solutions(self.variables, self.terms, format)

    def _repr_html_(self) -> str:
        """For Jupyter: the rows as a table."""
        from html import escape

        head = "".join(f"<th>{escape(v)}</th>" for v in self.variables)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(self._label(row[v]))}</td>" for v in self.variables) + "</tr>"
            for row in self.terms
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
