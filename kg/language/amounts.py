"""The component `kg_quantities`: `doc.spans["quantities"]`, each with its value in the base unit in `span.kb_id_`, 484亿元 as 48400000000 元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Doc

from kg.language.quantities import Quantity, find_quantities
from kg.language.spans import Found, laid, lay, places

KEY = "quantities"
_CLAUSES = "clauses"


def lay_quantities(doc: Doc, granting: tuple[str, ...] = ()) -> Doc:
    """Puts the quantities of a text on its `Doc`, clause by clause if it has clauses. `granting`: as `find_quantities` takes."""
    text = doc.text
    found = [
        Quantity(start + q.start, start + q.end, q.value, q.unit, q.comparator)
        for start, end in places(doc, _CLAUSES) or [(0, len(text))]
        for q in find_quantities(text[start:end], granting)
    ]
    lay(doc, KEY, (Found(q.start, q.end, "QUANTITY", f"{q.value} {q.unit or ''}".strip(), q.comparator) for q in found))
    return doc


def quantities_of(doc: Doc) -> Iterator[Quantity]:
    """The quantities that were put on a `Doc`."""
    for found in laid(doc, KEY):
        value, _, unit = found.value.partition(" ")
        yield Quantity(found.start, found.end, Decimal(value), unit or None, found.how)
