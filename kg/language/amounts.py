"""The component `kg_quantities`: `doc.spans["quantities"]`, each with its value in the base unit in `span.kb_id_`, 484亿元 as 48400000000 元."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Doc

from kg.language.codes import names_something
from kg.language.quantities import Quantity, find_quantities
from kg.language.spans import Found, laid, lay, places, text_of

KEY = "quantities"
_CLAUSES = "clauses"
_TO = ".."


def lay_quantities(doc: Doc, granting: tuple[str, ...] = ()) -> Doc:
    """Puts the quantities of a text on its `Doc`, clause by clause if it has clauses. `granting`: as `find_quantities` takes."""
    text = text_of(doc)
    found = [
        replace(q, start=start + q.start, end=start + q.end)
        for start, end in places(doc, _CLAUSES) or [(0, len(text))]
        for q in find_quantities(text[start:end], granting)
        if q.unit is not None or not names_something(text, start + q.start, start + q.end)  # 邮编：|314000
    ]
    lay(doc, KEY, (Found(q.start, q.end, "QUANTITY", _written(q), q.comparator) for q in found))
    return doc


def quantities_of(doc: Doc) -> Iterator[Quantity]:
    """The quantities that were put on a `Doc`."""
    for found in laid(doc, KEY):
        number, _, unit = found.value.partition(" ")
        value, _, most = number.partition(_TO)
        upper = Decimal(most) if most else None
        yield Quantity(found.start, found.end, Decimal(value), unit or None, found.how, upper)


def _written(q: Quantity) -> str:
    """A quantity as text: 48400000000 元, 20..30 名."""
    number = str(q.value) if q.most is None else f"{q.value}{_TO}{q.most}"
    return f"{number} {q.unit or ''}".strip()
