"""Offices: [body] [title] [person] and what else says who holds an office where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.domain import Domain
from kg.extraction.identity import Thing
from kg.extraction.items import Item, Office

_LINKS = ("、", "，", "兼", "及", "和", " ")
_APPOSED = {"（": ("）",), "，": ("，", "。")}
"""The marks before an office that stands behind its holder, and those that end it."""
_MODIFYING = frozenset(("n", "vn", "nz", "an", "ORG", "nw"))


def mark_offices(items: Sequence[Item], domain: Domain) -> list[Item]:
    """Replaces the words of an office, with the body before them, by one office item."""
    marked: list[Item] = []
    for i, item in enumerate(items):
        if item.type == "word" and item.tag not in ("d", "p", "u") and (k := _title_length(items, i, domain)):
            for _ in range(k - 1):
                item = Item("word", marked[-1].start, item.end, marked[-1].text + item.text, "n")
                marked.pop()
            first = len(marked)
            while (
                first > 0 and marked[first - 1].end == marked[first].start
                if first < len(marked)
                else first > 0 and marked[first - 1].end == item.start
            ):
                if not (_modifies(marked[first - 1], domain) or _modifying_verb(marked, first - 1, domain)):
                    break
                item = Item("word", marked[first - 1].start, item.end, marked[first - 1].text + item.text, "n")
                marked.pop()
                first = len(marked)
            body = _body_before(marked, item)
            marked.append(
                Item("office", item.start, item.end, item.text, office=Office(item.start, item.end, item.text, body))
            )
        else:
            marked.append(item)
    return marked


def _title_length(items: Sequence[Item], i: int, domain: Domain) -> int:
    """How many items, ending with the one at `i`, make up a title: 首席|技术|官; 0 if none do."""
    if _title_end(items, i, domain):
        return 1
    text = items[i].text
    for k in range(1, min(4, i + 1)):
        before = items[i - k]
        if before.type != "word" or before.end != items[i - k + 1].start:
            break
        text = before.text + text
        if text in domain.titles:
            return k + 1
    return 0


def _title_end(items: Sequence[Item], i: int, domain: Domain) -> bool:
    """Whether a word ends a title: 副教授 is a modifier and a title; the next word must not make it part of another."""
    text = items[i].text
    nxt = items[i + 1] if i + 1 < len(items) else None
    if nxt is not None and nxt.type == "thing" and nxt.start == items[i].end and _is_trade(items[i], nxt, domain):
        return True
    if nxt is None and i > 1 and items[0].end < items[1].start and _is_trade(items[i], items[0], domain):
        return True  # 赵思源　某集团首席酿酒师
    if (
        nxt is not None
        and nxt.type == "word"
        and nxt.end > nxt.start
        and nxt.start == items[i].end
        and nxt.text in domain.titles
    ):
        return False
    for n in range(len(text), 1, -1):
        if text[-n:] in domain.offices or text[-n:] in domain.honoured:
            rest = text[:-n]
            return (
                not rest
                or rest in domain.title_modifiers
                or all(c in domain.title_modifiers for c in rest)
                or rest in domain.titles
            )
    return False


def _modifying_verb(row: Sequence[Item], k: int, domain: Domain) -> bool:
    """Whether the word at `k` but qualifies the office after it: 首位|进站|博士后, 某集团|转炉|炼钢工; 职业能力|科|科长."""
    item, before = row[k], row[k - 1] if k else None
    if item.type != "word" or before is None or before.end != item.start:
        return False
    if len(item.text) == 1:
        return item.tag == "n" and before.type == "word" and before.tag in ("n", "vn")
    plain = item.tag == "v" and item.text not in domain.stops and item.text not in domain.verbs
    return plain and (
        before.tag == "m" or (before.type == "thing" and domain.is_a(before.things[0].kind, domain.organization))
    )


def _is_trade(item: Item, after: Item, domain: Domain) -> bool:
    """Whether a noun right before a person's name is a word for people of a trade: 设备维修工|黄秀梅."""
    return (
        item.tag in ("n", "vn", "nz", "nr")
        and len(item.text) > 1
        and item.text.endswith(domain.title_endings)
        and domain.is_a(after.things[0].kind, domain.person)
    )


def _modifies(item: Item, domain: Domain) -> bool:
    if item.type == "office":
        return True
    if item.type != "word" or item.text.startswith("该"):  # 该院|院长
        return False
    if item.text in domain.title_modifiers or all(c in domain.title_modifiers for c in item.text):
        return True
    if item.tag == "m":
        return item.text.endswith(("届", "级"))  # 2020届毕业生
    return item.tag in _MODIFYING and (item.text not in domain.stops or item.tag == "vn") and len(item.text) > 1


def _body_before(marked: Sequence[Item], item: Item) -> Thing | None:
    """The body right before a title, 的 between them or not."""
    k = len(marked) - 1
    if k >= 0 and marked[k].is_word("的"):
        k -= 1
    if k >= 0 and marked[k].type == "thing" and len(marked[k].things) == 1:
        return marked[k].things[0]
    return None


def hold_offices(items: Sequence[Item], domain: Domain) -> tuple[list[Item], list[tuple[Thing, Office]]]:
    """Joins the offices before (and after) a person to the person's item; gives the pairs of holder and office."""
    held: list[tuple[Thing, Office]] = []
    out: list[Item] = []
    for k, item in enumerate(items):
        if item.type == "thing" and domain.is_a(item.things[0].kind, domain.person):
            chain = _chain_before(out, item, domain)
            bodies: Thing | None = None
            for office in chain:
                bodies = office.body or bodies
                held.append((item.things[0], Office(office.start, item.end, office.title, bodies)))
            out.append(replace(item, start=min([item.start, *(o.start for o in chain)])))
        elif (
            item.type == "office"
            and out
            and out[-1].type == "thing"
            and out[-1].end == item.start
            and domain.is_a(out[-1].things[-1].kind, domain.person)
        ):
            if item.office is not None:
                held.append((out[-1].things[-1], Office(item.start, item.end, item.office.title, None)))
        elif item.type == "office" and (person := _named_before(out, item, items[k + 1 : k + 2], domain)) is not None:
            assert item.office is not None
            named = out[-1].start if item.office.body is not None else item.start
            held.append((person, replace(item.office, start=named)))
        else:
            out.append(item)
    return out, held


def _named_before(out: Sequence[Item], office: Item, after: Sequence[Item], domain: Domain) -> Thing | None:
    """The person whose office stands behind them: 周听澜　某公司研发总监, 周听澜（某公司研发总监）, 周听澜，某公司研发总监，…"""
    row = list(out[-4:])
    if row and office.office is not None and row[-1].type == "thing" and row[-1].things == [office.office.body]:
        office = row.pop()
    mark = row.pop().text if row and row[-1].is_word(*_APPOSED) else ""
    if not row or row[-1].type != "thing" or (not mark and row[-1].end == office.start):
        return None
    if (len(row) > 1 and mark != "（") or (after and not after[0].is_word(*_APPOSED.get(mark, ()))):
        return None
    return row[-1].things[-1] if domain.is_a(row[-1].things[-1].kind, domain.person) else None


def _chain_before(out: list[Item], person: Item, domain: Domain) -> list[Office]:
    """Takes the offices that stand right before a person off the row: 甲院院士、乙校教授 某某."""
    chain: list[Office] = []
    at = person.start
    k = len(out)
    while k > 0:
        j = k - 1
        while j >= 0 and out[j].is_word(*_LINKS, "”", "“") and chain:
            j -= 1
        if j >= 0 and out[j].type == "mark" and out[j].text in "”" and not chain:
            j -= 1
        if j < 0 or out[j].type != "office" or (not chain and out[j].end < at - 2):
            break
        if chain and j == k - 1:
            break
        office = out[j].office
        assert office is not None
        chain.insert(0, office)
        k = j
        if k > 0 and out[k - 1].is_word("的") and office.body is not None:
            k -= 1
        if office.body is not None and k > 0 and out[k - 1].type == "thing" and out[k - 1].things == [office.body]:
            k -= 1
    del out[k:]
    return chain
