"""Whether an annotation says what can be held against a text: in terms of the ontology, with dates and signs that are such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import chain

from kg.domain import Domain
from kg.edtf import parse_edtf
from kg.errors import KgError
from kg.evaluation.annotation import Annotation, Dates, is_date
from kg.evaluation.marks import Marked

_COMPARATORS = ("=", ">", ">=", "<", "<=", "~")


def date_of(annotated: Annotation | Marked) -> str | None:
    """The article's date, if it is annotated.

    Raises:
        KgError: it is no date.
    """
    if isinstance(annotated, Marked):
        date, file = annotated.article_date(), annotated.file
    else:
        date, file = annotated.date, annotated.source
    if date is not None and parse_edtf(date) is None:
        raise KgError(f"{file}: date: {_no_date(date)}")
    return date


def check(annotation: Annotation, domain: Domain) -> None:
    """Refuses what could never be found.

    Raises:
        KgError: a class or property is none of the ontology's, a date or a comparator is none; the message says where.
    """
    for fault in chain(_unknown_terms(annotation, domain), _false_dates(annotation), _false_signs(annotation)):
        raise KgError(f"{annotation.source}: {fault}")


def _false_dates(annotation: Annotation) -> Iterator[str]:
    """Dates of facts and figures that are none."""
    said = [
        (f.where, [*f.on, *(d for o in f.objects if isinstance(o, Dates) for d in o.edtf)]) for f in annotation.facts
    ]
    said += [(o.where, [*o.period]) for o in annotation.figures]
    yield from (f"{where}: {_no_date(date)}" for where, dates in said for date in dates if not is_date(date))


def _no_date(date: str) -> str:
    return f"“{date}” is no date in EDTF, such as 2023-09-06, 2023-09 or 2023"


def _false_signs(annotation: Annotation) -> Iterator[str]:
    """Comparators that no figure can have."""
    for figure in annotation.figures:
        if figure.comparator not in (None, *_COMPARATORS):
            yield f"{figure.where}: “{figure.comparator}” is no comparator; there are {' '.join(_COMPARATORS)}"


def _unknown_terms(annotation: Annotation, domain: Domain) -> Iterator[str]:
    """What an annotation says in terms that the ontology does not have: it could never be found."""
    schema = domain.schema
    classes = {c for c in schema.supers if schema.core_class(c) in schema.cores}
    yield from _unknown_among("class", classes, ((e.where, e.types) for e in annotation.entities.values()))
    properties = {p for p, ends in schema.domains.items() if ends or schema.ranges.get(p) or p in schema.texts}
    yield from _unknown_among("property", properties, ((f.where, f.predicates) for f in annotation.facts))


def _unknown_among(what: str, known: set[str], used: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """Those of some terms that are not known."""
    for where, terms in used:
        yield from (f"{where}: {_unknown(what, t, known)}" for t in terms if t not in known)


def _unknown(what: str, term: str, known: set[str]) -> str:
    """That there is no such term, and which one is near."""
    near = get_close_matches(term, known, n=1)
    return f"the ontology has no {what} {term}" + (f"; did you mean {near[0]}?" if near else "")
