"""Rows: a sentence as the row of its items, and what the order of the row alone says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from kg.domain import Domain
from kg.edtf import Date
from kg.extraction.clauses.items import Item
from kg.extraction.tokens.neighbours import after, before_aside, touches
from kg.language.dates import DateMention

_ALIAS = re.compile("(?:以下|下|以下统)?(?:简称|称)|又称|也称|即|.*(?:更名|改名)")
_THEN_OR_NOW = frozenset("原现今")
_YEAR = re.compile(r"\d{4}年?")  # a year by itself says no more than that something happened some time


def date_items(dates: Sequence[DateMention], taken: Sequence[Item], text: str, today: Date | None) -> Iterator[Item]:
    """The dates of a sentence as items, without those within a name. `today`: the article's date."""
    inside = {i for x in taken for i in range(x.start, x.end)}
    for d in dates:
        if not inside.intersection(range(d.start, d.end)):
            words = text[d.start : d.end]
            current = _takes_in(d.date, today) and not _YEAR.fullmatch(words)
            yield Item("date", d.start, d.end, words, date=d.date, relation=d.relation, current=current)


def _takes_in(span: Date, today: Date | None) -> bool:
    """Whether a date takes in the day of the article, or a part of it."""
    first, last = (today.begin, today.end) if today else (None, None)
    begin, end = span.begin or date.min, span.end or date.max
    return bool(first and last and begin <= last and first <= end)


def with_modifiers(items: Sequence[Item], domain: Domain) -> list[Item]:
    """A row in which the places are marked that only qualify the noun after them: 长三角|城市; not 长三角|建设."""
    return [replace(x, modifies=True) if _modifies(x, after(items, k), domain) else x for k, x in enumerate(items)]


def _modifies(item: Item, noun: Item | None, domain: Domain) -> bool:
    """Whether a place only qualifies the common noun that follows it."""
    place = item.type == "thing" and domain.schema.is_a(item.things[0].kind, domain.schema.place)
    common = place and noun is not None and noun.type == "word" and noun.tag == "n" and touches(item, noun)
    return common and noun is not None and noun.text in domain.names.categories


def without_aliases(items: Sequence[Item]) -> list[Item]:
    """A row without the brackets that only give a name another: 某某大赛（以下简称“大赛”）总决赛."""
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


def with_own_dates(items: Sequence[Item]) -> list[Item]:
    """A row with the dates in brackets behind a thing as its own: 获某奖（2015年、2017年）、某某奖（2016年）."""
    out: list[Item] = []
    opened = 0
    for item in items:
        out.append(item)
        if item.is_word("（", "("):
            opened = len(out) - 1
        elif item.is_word("）", ")") and opened and out[opened - 1].type == "thing":
            dates = [x.date for x in out[opened:] if x.date is not None]
            if dates and all(x.type in ("date", "mark") for x in out[opened:]):
                out[opened - 1] = replace(out[opened - 1], own_dates=dict.fromkeys(out[opened - 1].things, dates))
                del out[opened:]
            opened = 0
    return out


def without_asides(items: Sequence[Item]) -> list[Item]:
    """A row without the brackets that only give a verb another word: 增设（挂）人才工作处. Not 研究院（筹）."""
    out: list[Item] = []
    for item in items:
        out.append(item)
        del out[before_aside(out, len(out) - 1) + 1 :]
    return out


def _same_again(out: Sequence[Item], opened: int) -> bool:
    """Whether the bracket at `opened` holds nothing but other names of the thing before it: 云江材料研究所（原云江材料厂，简称云材所）."""
    inside, named = out[opened + 1 : -1], out[opened - 1].things
    told = (x.type == "mark" or x.things == named or x.text in _THEN_OR_NOW or _ALIAS.match(x.text) for x in inside)
    return any(x.things for x in inside) and all(told)
