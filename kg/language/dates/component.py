"""The component `kg_dates`: `doc.spans["dates"]`, each date with its EDTF in `span.kb_id_`, 去年5月 as 2023-05."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from spacy.tokens import Doc

from kg.edtf import parse_edtf
from kg.errors import UsageError
from kg.language.dates.context import Relation
from kg.language.dates.find import DateMention, find_dates
from kg.language.spans import Found, laid, lay, text_of

KEY = "dates"
_RELATIONS: dict[str, Relation] = {relation: relation for relation in get_args(Relation)}
if not Doc.has_extension("kg_published"):
    Doc.set_extension("kg_published", default=None)
"""The day, month or year of publication in EDTF, against which 去年 and 昨天 are read."""


def check_anchor(anchor: str | None) -> None:
    """Refuses an anchor that is no day, month or year.

    Raises:
        UsageError: it is none.
    """
    if anchor is not None and (not anchor or "/" in anchor or parse_edtf(anchor) is None):
        raise UsageError(f"{anchor}: not a day, month or year in EDTF. Write it as 2023-09-08", parameter="anchor")


def lay_dates(doc: Doc, anchor: str | None) -> Doc:
    """Puts the dates of a text on its `Doc`; the day on which it was published goes before the `anchor`."""
    found = find_dates(text_of(doc), anchor=doc._.kg_published or anchor)
    lay(doc, KEY, (Found(d.start, d.end, "DATE", d.date.edtf, d.relation) for d in found))
    return doc


def dates_of(doc: Doc) -> Iterator[DateMention]:
    """The dates that were put on a `Doc`."""
    for found in laid(doc, KEY):
        date = parse_edtf(found.value)
        assert date is not None
        yield DateMention(found.start, found.end, date, _RELATIONS[found.how])
