"""Offices: [body] [title] [person] and what else says who holds an office where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.domain import Domain
from kg.extraction.clauses.items import Item, Office
from kg.extraction.entities.thing import Thing
from kg.extraction.tokens.tags import ORDINAL

_LINKS = ("、", "，", "兼", "及", "和", " ")

_APPOSED = {"（": ("）",), "，": ("，", "。")}
"""The marks before an office that stands behind its holder, and those that end it."""

_LEVELS = "省市区县州镇乡村部厅局司处科署校院所馆站厂场园台社行店营团组队班"
"""What a 长 leads: 校长, 局长."""

_GRADES = ("一等", "二等", "三等")

_OF_LEADERS = re.compile("^[党纪]|[校院所厂馆局厅台社]长$")
"""Offices that every such body has: who holds one after a comma holds it where the one before holds another."""

_QUALITIES = frozenset(("n", "vn", "nz", "an", "a", "v", "b"))

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
            if _goes_with_office_before(marked, item):  # 某市委常委、|组织部|部长
                item = replace(item, start=marked[-1].start, text=marked[-1].text + item.text)
                marked.pop()
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
        if text in domain.offices.titles:
            return k + 1
    return 0


def _title_end(items: Sequence[Item], i: int, domain: Domain) -> bool:
    """Whether a word ends a title: 副教授 is a modifier and a title; the next word must not make it part of another."""
    offices = domain.offices
    text = items[i].text
    nxt = items[i + 1] if i + 1 < len(items) else None
    if nxt is not None and i and nxt.type == "word" and items[i - 1].text + text + nxt.text in domain.frames.verbs:
        return False  # 从事|博士后|研究
    if nxt is not None and nxt.type == "thing" and nxt.start == items[i].end and _is_trade(items[i], nxt, domain):
        return True
    if nxt is None and i > 1 and items[0].end < items[1].start and _is_trade(items[i], items[0], domain):
        return True  # 赵思源　某集团首席酿酒师
    if (
        nxt is not None
        and nxt.type == "word"
        and nxt.end > nxt.start
        and nxt.start == items[i].end
        and nxt.text in offices.titles
    ):
        return False
    for n in range(len(text), 1, -1):
        if text[-n:] in offices.words or text[-n:] in offices.honoured:
            rest = text[:-n]
            return (
                not rest
                or rest in offices.title_modifiers
                or all(c in offices.title_modifiers for c in rest)
                or rest in offices.titles
            )
    return False


def _modifying_verb(row: Sequence[Item], k: int, domain: Domain) -> bool:
    """Whether the word at `k` but qualifies the office after it: 首位|进站|博士后, 某集团|转炉|炼钢工; 职业能力|科|科长."""
    item, before = row[k], row[k - 1] if k else None
    if item.type != "word" or before is None or before.end != item.start:
        return False
    if len(item.text) == 1:
        return item.tag == "n" and before.type == "word" and before.tag in ("n", "vn")
    plain = item.tag == "v" and item.text not in domain.names.stops and item.text not in domain.frames.verbs
    while k > 1 and before.tag in ("n", "nz") and row[k - 2].end == before.start:  # 某公司|水轮机|装配|技师
        k, before = k - 1, row[k - 2]
    return plain and (
        before.tag == "m"
        or (before.type == "thing" and domain.schema.is_a(before.things[0].kind, domain.schema.organization))
    )


def _is_trade(item: Item, after: Item, domain: Domain) -> bool:
    """Whether a noun right before a person's name is a word for people of a trade: 设备维修工|黄秀梅."""
    return (
        item.tag in ("n", "vn", "nz", "nr")
        and len(item.text) > 1
        and item.text.endswith(domain.offices.title_endings)
        and any(domain.schema.is_a(t.kind, domain.schema.person) for t in after.things[:1])
    )


def _modifies(item: Item, domain: Domain) -> bool:
    if item.type == "office":
        return True
    if item.type != "word" or item.text.startswith("该"):  # 该院|院长
        return False
    if item.text in domain.offices.title_modifiers or all(c in domain.offices.title_modifiers for c in item.text):
        return True
    if item.tag == "m":
        return item.text.endswith(("届", "级")) or item.text in _GRADES  # 2020届毕业生, 一等参赞
    return item.tag in _MODIFYING and (item.text not in domain.names.stops or item.tag == "vn") and len(item.text) > 1


def _goes_with_office_before(marked: Sequence[Item], item: Item) -> bool:
    """Whether a common noun before an office, in a row with another office, is a part of that one's body, whatever else it might mean."""
    if len(marked) < 3 or marked[-1].type != "thing" or marked[-1].end != item.start or len(marked[-1].things) != 1:
        return False
    return (
        marked[-2].is_word("、") and marked[-3].type == "office" and marked[-1].text not in marked[-1].things[0].names
    )


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
        if item.type == "thing" and domain.schema.is_a(item.things[0].kind, domain.schema.person):
            chain = _chain_before(out, item, domain)
            bodies = _shared_body(out, held, chain, domain)
            if not chain and (body := _body_touching(out, item, domain)) is not None:
                chain = [Office(out.pop().start, item.end, "", body)]  # 某大学|顾长庚
            chain = chain or _shared_office(out, held, items[k + 1 : k + 2], domain)
            for office in chain:
                bodies = office.body or bodies
                held.append((item.things[0], Office(office.start, item.end, office.title, bodies)))
            out.append(replace(item, start=min([item.start, *(o.start for o in chain)])))
        elif item.type == "office" and item.office is not None and _touches_person(out, item, domain):
            body = next((o.body for t, o in held if t is out[-1].things[-1] and not o.title), None)
            if len(out) > 1 and out[-2].type == "thing" and out[-2].end == out[-1].start:  # 清江区|吴玮副区长
                out[-2:] = [replace(out[-1], start=out[-2].start)]
            held.append(
                (out[-1].things[-1], Office(out[-1].start if body else item.start, item.end, item.office.title, body))
            )
        elif item.type == "office" and (person := _named_before(out, item, items[k + 1 : k + 2], domain)) is not None:
            assert item.office is not None
            named = out[-1].start if item.office.body is not None else item.start
            held.append((person, replace(item.office, start=named)))
        else:
            out.append(item)
    return out, held


def _is_taken(out: Sequence[Item], j: int) -> bool:
    """Whether a verb gives the office at `j` to someone before it: 甲任某所所长，教授乙."""
    k = j - 1
    if k > 0 and out[k].type == "thing" and out[k].end == out[j].start:
        k -= 1
    return k >= 0 and out[k].type == "word" and out[k].tag == "v"


def _past_quality(out: Sequence[Item], j: int) -> int:
    """Index of the office that a row begins with, over words between two marks that no lexicon has for an office: 教授、领军人才、院长某某."""
    k = j
    while k > 0 and j - k < 5 and out[k].type == "word" and out[k].tag in _QUALITIES:
        k -= 1
    return k - 1 if 0 < k < j and out[k].is_word("、") and out[k - 1].type == "office" else j


def _touches_person(out: Sequence[Item], office: Item, domain: Domain) -> bool:
    """Whether an office stands right behind a person's name: 顾玮副局长."""
    before = out[-1] if out else None
    return (
        before is not None
        and before.type == "thing"
        and before.end == office.start
        and domain.schema.is_a(before.things[-1].kind, domain.schema.person)
    )


def _body_touching(out: Sequence[Item], person: Item, domain: Domain) -> Thing | None:
    """The body right before a person's name: 某大学|顾长庚."""
    schema = domain.schema
    body = out[-1] if out else None
    if body is None or body.type != "thing" or body.end != person.start or len(body.things) != 1:
        return None
    return (
        body.things[0]
        if schema.fits(body.things[0].kind, schema.ranges.get(schema.body_property, frozenset()))
        else None
    )


def _shared_body(
    out: Sequence[Item], held: Sequence[tuple[Thing, Office]], chain: Sequence[Office], domain: Domain
) -> Thing | None:
    """The body of the one named before in a row, where an office names none of its own: 某大学书记甲、校长|乙."""
    if len(out) < 2 or not chain or chain[0].body is not None or out[-2].type != "thing":
        return None
    title = chain[0].title
    if not out[-1].is_word("、") and not (out[-1].is_word("，", "和") and _OF_LEADERS.search(title)):
        return None
    bodies = [o.body for t, o in held if t is out[-2].things[-1] and o.body is not None]
    return bodies[-1] if bodies and _held_at(title, bodies[-1], domain) else None


def _shared_office(
    out: Sequence[Item], held: Sequence[tuple[Thing, Office]], after: Sequence[Item], domain: Domain
) -> list[Office]:
    """The office of several that stands before the first of them alone: 副市长甲、|乙, 院士甲、|乙."""
    if (
        len(out) < 2
        or not out[-1].is_word("、", "和")
        or out[-2].type != "thing"
        or (after and after[0].type == "office")
    ):
        return []
    last = [o for t, o in held if t is out[-2].things[-1]][-1:]
    return [o for o in last if ("副" in o.title or o.title.endswith(domain.offices.ranks)) and o.end == out[-2].end]


def _held_at(title: str, body: Thing, domain: Domain) -> bool:
    """Whether an office can be one of the body before it: 校长 of a school, 局长 of a 局; no 市长, no degree."""
    if any(title.endswith(x) for x in domain.offices.degrees | domain.offices.appositions) or title[0] in _LEVELS[:6]:
        return False
    led = title[-2] if title.endswith("长") else ""
    if not led or led not in _LEVELS:
        return True
    return any(led in n[-3:] for n in body.names) or any(
        noun[-1] == led and domain.schema.is_a(body.kind, k) for noun, k in domain.names.selves.items()
    )


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
    return row[-1].things[-1] if domain.schema.is_a(row[-1].things[-1].kind, domain.schema.person) else None


def _chain_before(out: list[Item], person: Item, domain: Domain) -> list[Office]:
    """Takes the offices that stand right before a person off the row: 甲院院士、乙校教授 某某."""
    chain: list[Office] = []
    at = person.start
    k = len(out)
    while k > 0:
        j = k - 1
        while j >= 0 and chain and (out[j].is_word(*_LINKS, "”", "“") or ORDINAL.fullmatch(out[j].text)):
            j -= 1  # 甲院院长、第三届|乙会会长
        if j >= 0 and out[j].type == "mark" and out[j].text in "”" and not chain:
            j -= 1
        if chain and j < k - 1:
            j = _past_quality(out, j)
        if j < 0 or out[j].type != "office" or (not chain and out[j].end < at - 2):
            break
        if chain and (j == k - 1 or (any(x.is_word("，") for x in out[j:k]) and _is_taken(out, j))):
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


def takes_from(office: Office, domain: Domain) -> bool:
    """Whether it is a degree, which one takes away from the body that gave it."""
    return any(office.title.endswith(x) for x in domain.offices.degrees)
