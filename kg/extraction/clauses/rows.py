"""Rows: a sentence as the row of its items, and what the order of the row alone says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from kg.domain import Domain
from kg.edtf import Date
from kg.extraction.clauses.items import Item
from kg.extraction.tokens.tags import ORDINAL
from kg.language.dates import DateMention

_ALIAS = re.compile("(?:以下|下|以下统)?(?:简称|称)|又称|也称|即|.*(?:更名|改名)")

_YEAR = re.compile(r"\d{4}年?")  # a year by itself says no more than that something happened some time


def date_items(dates: Sequence[DateMention], taken: Sequence[Item], text: str, today: Date | None) -> Iterator[Item]:
    """The dates of a sentence as items, but those within a name. `today`: the article's date."""
    inside = {i for x in taken for i in range(x.start, x.end)}
    for d in dates:
        if not inside.intersection(range(d.start, d.end)):
            words = text[d.start : d.end]
            current = _takes_in(d.date, today) and not _YEAR.fullmatch(words)
            yield Item("date", d.start, d.end, words, date=d.date, relation=d.relation, current=current)


def _takes_in(span: Date, today: Date | None) -> bool:
    first, last = (today.begin, today.end) if today else (None, None)
    begin, end = span.begin or date.min, span.end or date.max
    return bool(first and last and begin <= last and first <= end)


def mark_modifiers(items: Sequence[Item], domain: Domain) -> None:
    """Marks what but qualifies the noun after it: 长三角|城市, 光绪年间的船坞."""
    for k, item in enumerate(items[:-1]):
        after = items[k + 1]
        if item.type == "thing" and after.type == "word" and after.tag == "n" and after.start == item.end:
            item.modifies = (
                domain.schema.is_a(item.things[0].kind, domain.schema.place) and after.text in domain.names.categories
            )
        elif item.type == "thing" and _term_of(item, after, items[k + 2 : k + 3], domain):
            item.modifies = True
        elif item.type == "date" and k + 2 < len(items):
            named = after.start == item.end and after.tag not in ("v", "vd", "d", "ad", "p")
            item.modifies = (named and item.text.endswith("年度")) or (
                after.is_word("的") and items[k + 2].type == "word"
            )


def _term_of(item: Item, after: Item, noun: Sequence[Item], domain: Domain) -> bool:
    """Whether a body but says whose organ of some term is meant: 青川大学|第一届|理事会."""
    body = domain.schema.is_a(item.things[0].kind, domain.schema.organization) and after.start == item.end
    return body and ORDINAL.fullmatch(after.text) is not None and bool(noun) and noun[0].tag == "n"


def without_aliases(items: Sequence[Item]) -> list[Item]:
    """A row without the brackets that but give a name another: 某某大赛（以下简称“大赛”）总决赛."""
    out: list[Item] = []
    opened: int | None = None
    for item in items:
        out.append(item)
        if item.is_word("（", "("):
            opened = len(out) - 1
        elif item.is_word("）", ")") and opened is not None:
            words = "".join(x.text for x in out[opened:])
            if opened and out[opened - 1].type == "thing" and (_ALIAS.match(words[1:]) or _same_again(out, opened)):
                del out[opened:]
                out[-1] = replace(out[-1], end=item.end)
            opened = None
    return out


def _same_again(out: Sequence[Item], opened: int) -> bool:
    """Whether the bracket at `opened` holds nothing but another name of the thing before it: 云江材料研究所（云材所）."""
    return len(out) == opened + 3 and out[opened + 1].things == out[opened - 1].things
