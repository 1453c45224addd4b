"""Coordination: listed things of one class as one item, 甲、乙和丙."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.domain import Domain
from kg.extraction.clauses.items import Item

_LISTING = ("、", "和", "与", "及", "以及", "暨", "同")


def coordinate(items: Sequence[Item], domain: Domain) -> list[Item]:
    """Joins listed things of one class into one item each: 甲、乙和丙. A comma joins only persons, each with an office before it."""
    joined: list[Item] = []
    i = 0
    while i < len(items):
        item = items[i]
        if item.type == "thing":
            members, end, j = list(item.things), item.end, i
            groups = [list(item.things)]
            while (k := _next_in_list(items, j, domain)) is not None:
                if _sets_apart(items, i, j, domain):
                    break
                if items[j + 1].text in ("与", "和", "同"):
                    groups[-1] += items[k].things
                else:
                    groups.append(list(items[k].things))
                members += [t for t in items[k].things if t not in members]
                end, j = items[k].end, k
            if j > i:
                pairs = groups if len(groups) > 1 and all(len(g) == 2 for g in groups) else []
                item = replace(item, end=end, things=members, groups=pairs)
            i = j
        joined.append(item)
        i += 1
    return joined


def _sets_apart(items: Sequence[Item], first: int, j: int, domain: Domain) -> bool:
    """Whether the 与 after the thing at `j` is no "and" but "with": 甲与乙、丙分别签约, 甲、乙同丙共建; but 甲与乙、丙与丁 are pairs."""
    link = items[j + 1]
    if link.text not in ("与", "和", "同", "跟"):
        return False
    if link.text in ("同", "跟"):
        return True
    k = _next_in_list(items, j, domain)
    if k is None or link.text != "与":
        return False
    ahead = k
    links = []
    while (n := _next_in_list(items, ahead, domain)) is not None:
        links.append(items[ahead + 1].text)
        ahead = n
    if first == j and links and links[0] == "、":
        return "与" not in links and "和" not in links  # 甲与乙、丙
    return False


def _next_in_list(items: Sequence[Item], j: int, domain: Domain) -> int | None:
    """Index of the thing that the list goes on with after the thing at `j`."""
    schema = domain.schema
    k, listed, comma = _past_category(items, j + 1, domain), False, False
    counted = k > j + 1
    while k < len(items) and items[k].type in ("word", "mark") and k - j < 9:
        text = items[k].text
        if text not in _LISTING and text not in "“”，":
            if not (
                (listed or comma) and schema.is_a(items[j].things[0].kind, schema.person) and _names_a_body(items[k])
            ):
                return None  # 局长甲，区|领导|乙; 教授甲、三磨所|高级工程师乙
        listed |= text in _LISTING
        comma |= text == "，"
        k += 1
    if k >= len(items) or items[k].type != "thing":
        return None
    if (
        counted
        and (comma or listed)
        and not schema.is_a(items[k].things[0].kind, schema.person)
        and _past_category(items, k + 1, domain) > k + 1
    ):
        return k
    if counted:
        return None
    a, b = items[j].things[0], items[k].things[0]
    person = schema.is_a(a.kind, schema.person)
    if schema.core_class(a.kind) != schema.core_class(b.kind) and not (
        listed and not person and not schema.is_a(b.kind, schema.person) and k == j + 2 and items[j + 1].text == "、"
    ):
        return None
    between_quotes = k == j + 3 and items[j + 1].text == "”" and items[j + 2].text == "“"
    return k if listed or between_quotes or (comma and person) else None


def _names_a_body(item: Item) -> bool:
    """Whether a word may stand in the name of a body, or be a noun before a person: no verb, particle or preposition."""
    return item.type == "word" and (
        item.tag in ("n", "nz", "nw", "vn", "m", "f", "s", "r") or len(item.text) == 1 and item.tag == "v"
    )


def _past_category(items: Sequence[Item], k: int, domain: Domain) -> int:
    """Index after the count and common noun that close a list: 等一批合作载体, 5家企业; the same index if none do."""
    at, counted = k, False
    if at < len(items) and items[at].is_word("等"):
        at += 1
    while (
        at < len(items)
        and at - k < 7
        and items[at].type == "word"
        and items[at].tag in ("m", "n", "vn", "nz", "an", "a")
    ):
        counted |= items[at].tag == "m"
        at += 1
    return at if counted and items[at - 1].tag in ("n", "vn", "nz") else k
