"""Office labels: an office before a colon is that of all whom its line lists behind it: 主教练：甲、乙."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.relations.office_rows import Held
from kg.extraction.tokens.neighbours import after
from kg.extraction.tokens.tags import CLAUSAL

_COLONS = ("：", ":")


def without_office_labels(row: Sequence[Item], domain: Domain) -> tuple[list[Item], list[Held]]:
    """A row of nothing but persons and the offices that label them, without those labels, and who holds which; any other as it is."""
    if not _lists_persons(row, domain):
        return list(row), []
    kept, held = list[Item](), list[Held]()
    label: Item | None = None
    for k, item in enumerate(row):
        if _is_label(row, k):
            label = item
            continue
        if item.is_word(*_COLONS) and row[k - 1] is label:
            continue
        kept.append(item)
        if item.is_word("；", ";"):
            label = None
        if label is not None and label.office is not None:
            held += ((person, replace(label.office, end=item.end)) for person in item.things)
    return kept, held


def _lists_persons(row: Sequence[Item], domain: Domain) -> bool:
    """Whether a row begins with a label, names no others than persons, and says nothing of them: 主任：甲　副主任：乙、丙; not 教授：甲来访."""
    things = [t for x in row for t in x.things]
    persons = bool(things) and all(domain.schema.is_a(t.kind, domain.schema.person) for t in things)
    labelled = all(row[k].type == "office" for k in range(len(row)) if _ends_before_colon(row, k))
    return persons and labelled and _is_label(row, 0) and not any(x.type == "word" and x.tag in CLAUSAL for x in row)


def _is_label(row: Sequence[Item], k: int) -> bool:
    return row[k].type == "office" and _ends_before_colon(row, k)


def _ends_before_colon(row: Sequence[Item], k: int) -> bool:
    colon = after(row, k)
    return colon is not None and colon.is_word(*_COLONS)
