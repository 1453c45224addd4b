"""Results: rows of a SELECT, the truth of an ASK, the triples of a CONSTRUCT, in Python and in the formats of SPARQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import UsageError

if TYPE_CHECKING:
    import pandas

_RDFS_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
Row = dict[str, Any]


@dataclass(frozen=True)
class Result:
    """The answer to a query. Iterating gives rows: dictionaries of RDF terms by variable."""

    variables: tuple[str, ...]
    bindings: tuple[Row, ...]
    truth: bool | None
    """Of an ASK."""
    triples: tuple[ox.Triple, ...] | None
    """Of a CONSTRUCT or DESCRIBE."""
    store: ox.Store

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
        return iter(self.bindings)

    def __len__(self) -> int:
        return len(self.bindings)

    def __bool__(self) -> bool:
        return bool(self.bindings or self.triples) if self.truth is None else self.truth

    @cached_property
    def rows(self) -> list[dict[str, str]]:
        """The rows in words: a thing by its label, a literal by its text, nothing by the empty string."""
        return [{name: self.word(term) for name, term in row.items()} for row in self.bindings]

    def word(self, term: object) -> str:
        """A term in words."""
        if term is None:
            return ""
        if not isinstance(term, ox.NamedNode):
            return str(getattr(term, "value", term))
        label = next(
            (
                str(getattr(q.object, "value", q.object))
                for q in self.store.quads_for_pattern(term, _RDFS_LABEL, None, None)
            ),
            None,
        )
        return label or term.value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]

    def in_iris(self) -> Result:
        """The same result with things as IRIs."""
        return Result(
            self.variables,
            tuple(
                {k: ox.Literal(v.value) if isinstance(v, ox.NamedNode) else v for k, v in r.items()}
                for r in self.bindings
            ),
            self.truth,
            self.triples,
            self.store,
        )

    def to_pandas(self) -> pandas.DataFrame:
        """The rows in words as a DataFrame.

        Raises:
            ImportError: pandas is not installed (`pip install talentkg[pandas]`).
        """
        import pandas

        return pandas.DataFrame(self.rows, columns=list(self.variables))

    def serialize(self, fmt: str) -> bytes:
        """The result in a format of SPARQL: `csv`, `tsv`, `json` or `xml`, or `ttl` for triples.

        Raises:
            UsageError: the result has no such form: triples are no table, rows are no graph.
        """
        if self.triples is not None:
            if fmt != "ttl":
                raise UsageError(f"--format {fmt}: the answer is a graph, not a table. Give --format ttl")
            from kg.graph.files import serialize

            return serialize(self.triples, ox.RdfFormat.TURTLE)
        if fmt == "ttl":
            raise UsageError("--format ttl: the answer is a table, not a graph. Give table, csv, tsv, json or xml")
        return self._rows(fmt) if self.truth is None else self._truth(fmt)

    def _rows(self, fmt: str) -> bytes:
        import csv
        import io

        if fmt in ("csv", "tsv"):
            out = io.StringIO()
            writer = csv.writer(out, delimiter="," if fmt == "csv" else "\t", lineterminator="\n")
            writer.writerow(self.variables)
            writer.writerows([row[v] for v in self.variables] for row in self.rows)
            return out.getvalue().encode()
        variables = [ox.Variable(v) for v in self.variables]
        return _solutions(variables, self.bindings, _FORMATS[fmt])

    def _truth(self, fmt: str) -> bytes:
        if fmt == "json":
            return b'{"head":{},"boolean":' + (b"true" if self.truth else b"false") + b"}\n"
        if fmt == "xml":
            return f'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>{str(self.truth).lower()}</boolean></sparql>\n'.encode()
        return f"{str(self.truth).lower()}\n".encode()

    def _repr_html_(self) -> str:
        """For Jupyter: the rows as a table."""
        from html import escape

        head = "".join(f"<th>{escape(v)}</th>" for v in self.variables)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(row[v])}</td>" for v in self.variables) + "</tr>" for row in self.rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _solutions(variables: Sequence[ox.Variable], rows: Sequence[Row], fmt: ox.QueryResultsFormat) -> bytes:
    """Rows in SPARQL's JSON or XML. Oxigraph writes what it has itself answered; so the rows are asked of it again, as VALUES."""
    names = " ".join(f"?{v.value}" for v in variables)
    values = " ".join(
        "(" + " ".join("UNDEF" if row[v.value] is None else str(row[v.value]) for v in variables) + ")" for row in rows
    )
    answer: Any = ox.Store().query(f"SELECT {names} WHERE {{ VALUES ({names}) {{ {values} }} }}")
    data: bytes | None = answer.serialize(format=fmt)
    assert data is not None
    return data + b"\n"
