"""Offices: the words of an office, with what qualifies them and the body before them, as one item: [清华大学|副|教授]."""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.clauses.items import Item, Office
from kg.extraction.entities.thing import Thing
from kg.extraction.tokens.neighbours import after, before, touches
from kg.extraction.tokens.tags import COMMON, COPULAS

_GRADES = ("一等", "二等", "三等")
_CLASSES = ("届", "级")
"""What a number ends in that says of which class or rank somebody is: 2020届毕业生."""
_NEVER_TITLES = frozenset(("d", "p", "u"))
_TRADE = frozenset(("n", "vn", "nz", "nr", "PER"))
_QUALIFYING = frozenset(("n", "vn", "nz", "an", "ORG", "nw"))
_OF_COPULA = 3
"""Places before a count in 秦牧|是|某医院|一名|医生."""
_LONGEST = 4
"""Words that a title is at most made of."""


def with_offices(items: Sequence[Item], domain: Domain) -> list[Item]:
    """A row with the words of each office as one item that knows its body: 清华大学|[材料|副|教授]|秦牧; not 从事|博士后|研究."""
    row: list[Item] = []
    for i, item in enumerate(items):
        if item.is_word(*domain.offices.nouns) and _follows_office(row, item):
            continue
        row.append(item)
        if words := _words_of_title(items, i, domain):
            first = _first_word(row, max(len(row) - words, 0), domain)
            if _is_one_of(row, first - 1):
                del row[first - 1]
                first -= 1
            row[first:] = [_office(row, first)]
    return row


def _is_one_of(row: Sequence[Item], k: int) -> bool:
    """Whether a count only says that somebody named is one of those who hold an office: 秦牧|是|某医院|的|一名|医生; not 一名|医生."""
    if k < _OF_COPULA or not row[k].is_word("一名", "一位", "一个"):
        return False
    body = k - 2 if row[k - 1].is_word("的") else k - 1
    return row[body].type == "thing" and row[body - 1].text in COPULAS


def _follows_office(row: list[Item], noun: Item) -> bool:
    """Whether a noun for an office only says that what stands before it is one: 院长|职务, 院长|的|职务; not 任|职务."""
    de = bool(row) and row[-1].is_word("的") and touches(row[-1], noun)
    office = before(row, len(row) - de)
    if office is None or office.type != "office" or not touches(office, row[-1] if de else noun):
        return False
    if de:
        row.pop()
    return True


def takes_from(office: Office, domain: Domain) -> bool:
    """Whether it is a degree, which one takes away from the body that gave it: 清华大学博士; not 清华大学教授."""
    return office.title.endswith(tuple(domain.offices.degrees))


def _office(row: Sequence[Item], first: int) -> Item:
    """The words of a row from `first` on as an office at the body before them."""
    start, end, title = row[first].start, row[-1].end, "".join(x.text for x in row[first:])
    return Item("office", start, end, title, office=Office(start, end, title, _body_before(row, first)))


def _body_before(row: Sequence[Item], first: int) -> Thing | None:
    """The body before a title, 的 between them or not: 清华大学(的)|教授; not 甲、乙|教授, which are two."""
    last = before(row, first)
    body = before(row, first - 1) if last is not None and last.is_word("的") else last
    return body.things[0] if body is not None and body.type == "thing" and len(body.things) == 1 else None


def _words_of_title(items: Sequence[Item], i: int, domain: Domain) -> int:
    """How many words, the one at `i` the last, make up a title: 首席|技术|官 three, 副教授 one; 研究 none."""
    if (
        items[i].type != "word"
        or items[i].tag in _NEVER_TITLES
        or items[i].text[-1] not in domain.offices.last_characters
    ):
        return 0
    if _ends_title(items, i, domain):
        return 1
    text = items[i].text
    for k in range(i - 1, max(i - _LONGEST, -1), -1):
        if items[k].type != "word" or not touches(items[k], items[k + 1]):
            break
        text = items[k].text + text
        if text in domain.offices.titles:
            return i - k + 1
    return 0


def _ends_title(items: Sequence[Item], i: int, domain: Domain) -> bool:
    """Whether a word is a title or the last of one: 工学博士; not 副教授 before 级, which is one word more of it."""
    said = (rule(items, i, domain) for rule in _TITLE)
    return next((yes for yes in said if yes is not None), False)


def _trade_before_person(items: Sequence[Item], i: int, domain: Domain) -> bool | None:
    """A word for people of a trade is one right before a name: 设备维修工|黄秀梅; not 竣工|黄秀梅, a verb."""
    right = after(items, i)
    if right is None or right.type != "thing" or not touches(items[i], right):
        return None
    return _is_trade_of(items[i], right, domain) or None


def _before_title(items: Sequence[Item], i: int, domain: Domain) -> bool | None:
    """A word right before a title only qualifies that: 教授|博士生导师. Others decide on 教授|秦牧."""
    right = after(items, i)
    is_title = right is not None and right.type == "word" and right.text in domain.offices.titles
    return False if is_title and touches(items[i], right) else None


def _known_title(items: Sequence[Item], i: int, domain: Domain) -> bool | None:
    """A word of office is one, alone or behind what qualifies it: 教授, 副教授, 党委书记; not 研究."""
    offices = domain.offices
    text = items[i].text
    known = (n for n in range(len(text), 1, -1) if text[-n:] in offices.words or text[-n:] in offices.honoured)
    length = next(known, None)
    if length is None:
        return None
    return _is_modifier(text[:-length], domain) or text[:-length] in offices.titles


_TITLE = (
    _trade_before_person,
    _before_title,
    _known_title,
)
"""Whether a word ends a title, the first that knows decides: the next word must not make it part of another one."""


def _is_trade_of(item: Item, person: Item, domain: Domain) -> bool:
    """Whether a noun by a person's name is a word for people of a trade: 设备维修工|黄秀梅; not 设备|黄秀梅."""
    return (
        item.tag in _TRADE
        and len(item.text) > 1
        and item.text.endswith(domain.offices.title_endings)
        and any(domain.schema.is_a(t.kind, domain.schema.person) for t in person.things[:1])
    )


def _is_modifier(text: str, domain: Domain) -> bool:
    """Whether a word, or each of its characters, goes before a title: 副, 常务副, or nothing at all; not 研究."""
    return text in domain.offices.title_modifiers or all(c in domain.offices.title_modifiers for c in text)


def _first_word(row: Sequence[Item], first: int, domain: Domain) -> int:
    """Index of the first word of an office whose title begins at `first`: 某市委常委、|[组织部|部长], 某院|[材料|副|教授]."""
    k = first
    while k > 0 and touches(row[k - 1], row[k]) and any(rule(row, k - 1, domain) for rule in _MODIFYING):
        k -= 1
    return k


def _qualifies(row: Sequence[Item], k: int, domain: Domain) -> bool:
    """Whether a word qualifies the office after it: 副|院长, 材料|教授, 教授|博士生导师; not 该院|院长, a body."""
    item = row[k]
    if item.type != "word" or item.text.startswith("该"):
        return item.type == "office"
    return _is_modifier(item.text, domain) or _says_which(item) or _is_quality(item, domain)


def _says_which(item: Item) -> bool:
    """Whether a number says which, not how many: 2020届|毕业生, 一等|参赞; not 三名|教授."""
    return item.tag == "m" and (item.text.endswith(_CLASSES) or item.text in _GRADES)


def _is_quality(item: Item, domain: Domain) -> bool:
    """Whether a noun says of what an office is: 材料|教授, 招生|主任; not what happens, 出任|主任."""
    return item.tag in _QUALIFYING and len(item.text) > 1 and (item.text not in domain.names.stops or item.tag == "vn")


def _names_unit(row: Sequence[Item], k: int, domain: Domain) -> bool:
    """Whether a noun of one character ends the name of a small body: 职业能力|科|科长; not 某校|校|校长, after a name."""
    left, item = before(row, k), row[k]
    if left is None or left.type != "word" or left.tag not in COMMON or not touches(left, item):
        return False
    return item.type == "word" and item.tag == "n" and len(item.text) == 1


def _names_work(row: Sequence[Item], k: int, domain: Domain) -> bool:
    """Whether a verb says what work it is: 首位|进站|博士后, 某集团|转炉|炼钢|工; not 某集团|聘请|教授, which says what happens."""
    item = row[k]
    if item.type != "word" or item.tag != "v" or len(item.text) == 1:
        return False
    if item.text in domain.names.stops or item.text in domain.frames.verbs:
        return False
    lead = _before_nouns(row, k)
    return lead is not None and (lead.tag == "m" or _is_body(lead, domain))


_MODIFYING = (_qualifies, _names_unit, _names_work)
"""Whether the word at a place, right before an office, is part of it."""


def _before_nouns(row: Sequence[Item], k: int) -> Item | None:
    """What stands right before the nouns right before `k`: 某公司 in 某公司|水轮机|装配|技师; nothing if there is a space."""
    j = k - 1
    while j > 0 and row[j].tag in ("n", "nz") and touches(row[j - 1], row[j]):  # 某公司|水轮机|装配|技师
        j -= 1
    return row[j] if j >= 0 and touches(row[k - 1], row[k]) else None


def _is_body(item: Item, domain: Domain) -> bool:
    return item.type == "thing" and domain.schema.is_a(item.things[0].kind, domain.schema.organization)
