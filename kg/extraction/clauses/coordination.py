"""Coordination: listed things of one class as one item, 甲、乙和丙."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.tokens.tags import NOUNS

_LISTING = frozenset(("、", "和", "与", "及", "以及", "暨", "同"))
_BESIDE_LISTS = "“”，"
_COUNTED = frozenset(("m", "n", "vn", "nz", "an", "a"))


def coordinate(items: Sequence[Item], domain: Domain) -> list[Item]:
    """Joins listed things of one class into one item each: 甲、乙和丙. A comma joins only persons, each with an office before it."""
    joined: list[Item] = []
    i = 0
    while i < len(items):
        places = _list_at(items, i, domain) if items[i].type == "thing" else [i]
        joined.append(_as_one(items, places) if len(places) > 1 else items[i])
        i = places[-1] + 1
    return joined


def _list_at(items: Sequence[Item], i: int, domain: Domain) -> list[int]:
    """Indices of the members of the list that begins with the thing at `i`; only `i` if none does."""
    places = [i]
    while (k := _next_in_list(items, places[-1], domain)) is not None and not _sets_apart(items, places, domain):
        places.append(k)
    return places


def _as_one(items: Sequence[Item], places: Sequence[int]) -> Item:
    """The members of a list as one item; of 甲与乙、丙与丁 with the pairs."""
    groups = [list(items[places[0]].things)]
    for left, right in pairwise(places):
        if items[left + 1].text in ("与", "和", "同"):
            groups[-1] += items[right].things
        else:
            groups.append(list(items[right].things))
    pairs = groups if len(groups) > 1 and all(len(g) == 2 for g in groups) else []
    things = [*dict.fromkeys(t for k in places for t in items[k].things)]
    dates = {thing: own for k in places for thing, own in items[k].own_dates.items()}
    return replace(items[places[0]], end=items[places[-1]].end, things=things, groups=pairs, own_dates=dates)


def _sets_apart(items: Sequence[Item], places: Sequence[int], domain: Domain) -> bool:
    """Whether what follows a list is no "and" but "with": 甲与乙、丙分别签约, 甲、乙同丙共建; not in 甲与乙、丙与丁, which are pairs."""
    link = items[places[-1] + 1].text
    if link != "与" or len(places) > 1:
        return link in ("同", "跟")
    further: list[str] = []
    at = _next_in_list(items, places[-1], domain)
    while at is not None and (k := _next_in_list(items, at, domain)) is not None:
        further.append(items[at + 1].text)
        at = k
    return further[:1] == ["、"] and not {"与", "和"}.intersection(further)  # 甲与乙、丙


def _next_in_list(items: Sequence[Item], j: int, domain: Domain) -> int | None:
    """Index of the thing that the list goes on with after the thing at `j`."""
    begin = _past_category(items, j + 1)
    k = _next_thing(items, begin)
    if k is None or not all(map(_is_mark, items[begin:k])):
        return None
    if begin > j + 1:  # 甲等3所大学，乙等5家企业
        counted = _past_category(items, k + 1) > k + 1 and not _is_person(items[k], domain)
        return k if counted and _has_link(items[begin:k]) else None
    return k if _alike(items[j : k + 1], domain) and _joins(items[begin:k], items[j], domain) else None


def _next_thing(items: Sequence[Item], begin: int) -> int | None:
    """Index of the first thing from `begin` on, if only words and marks stand before it."""
    k = next((k for k in range(begin, len(items)) if items[k].type not in ("word", "mark")), None)
    return k if k is not None and items[k].type == "thing" else None


def _is_mark(item: Item) -> bool:
    """Whether an item is a mark of a list, or a quotation mark beside it."""
    return item.text in _LISTING or item.text in _BESIDE_LISTS


def _has_link(between: Sequence[Item]) -> bool:
    """Whether a mark of a list or a comma is among some items."""
    return any(x.text in _LISTING or x.text == "，" for x in between)


def _is_person(item: Item, domain: Domain) -> bool:
    """Whether an item names a person."""
    return domain.schema.is_a(item.things[0].kind, domain.schema.person)


def _alike(row: Sequence[Item], domain: Domain) -> bool:
    """Whether the ends of a row are of one class, or at least no persons with only 、 between them."""
    ends = row[0], row[-1]
    first, second = (domain.schema.core_class(x.things[0].kind) for x in ends)
    dot = [x.text for x in row[1:-1]] == ["、"]
    return first == second or (dot and not any(_is_person(x, domain) for x in ends))


def _joins(between: Sequence[Item], first: Item, domain: Domain) -> bool:
    """Whether what stands between two things joins them: 、, ”“, and a comma after a person."""
    quotes = [x.text for x in between] == ["”", "“"]
    listed = any(x.text in _LISTING for x in between)
    return listed or quotes or (_has_link(between) and _is_person(first, domain))


def _past_category(items: Sequence[Item], k: int) -> int:
    """Index after the count and common noun that close a list, 等一批合作载体, 5家企业; the same index if none do."""
    begin = k + 1 if k < len(items) and items[k].is_word("等") else k
    following = (items[at] for at in range(begin, len(items)))
    row = [*takewhile(lambda x: x.type == "word" and x.tag in _COUNTED, following)]
    closed = any(x.tag == "m" for x in row) and row[-1].tag in NOUNS
    return begin + len(row) if closed else k
