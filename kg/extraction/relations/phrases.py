"""Phrases: what the row of a clause's items says by its order alone, before any verb is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.tokens.neighbours import after, before, touches
from kg.extraction.tokens.tags import CLAUSAL, ENDING_PHRASES, NOUN_TAGS, PREPOSITIONS, QUALIFYING

_IN_A_ROW = re.compile("连续第?[\\d一二三四五六七八九十百]+[年届次期季]度?")


def only_qualifies(clause: Sequence[Item], i: int) -> bool:
    """Whether the 的 at `i` closes no clause: 建成 1.2万平方米|的|大楼. Not after a noun or verb: 建成|的|大楼."""
    last = clause[i - 1]
    measured = i > 1 and clause[i - 2].tag == "m"
    return last.type == "thing" or last.tag in QUALIFYING or measured


def goes_on(clause: Sequence[Item], i: int) -> bool:
    """Whether a noun only goes on with the object of a preposition: 从|某大学|生物工程|专业|本科. Not 从|某大学|，|本科."""
    k = i
    while k > 0 and touches(before(clause, k), clause[k]) and clause[k - 1].type in ("word", "thing"):
        k -= 1
        if clause[k].type == "word" and clause[k].tag not in _WITHIN_NOUNS:
            marks = clause[k].text in PREPOSITIONS and clause[k].tag == "p"
            return marks and any(x.type == "thing" for x in clause[k + 1 : i])
    return False


_WITHIN_NOUNS = NOUN_TAGS | {"vn", "a"}


def will_do(clause: Sequence[Item], i: int) -> bool:
    """Whether 将 stands as an adverb: 将|推出甲. Not as a preposition, taking the object: 将|甲|合并."""
    nearest = next((x for x in clause[i + 1 : i + 4] if x.type == "thing" or x.tag in CLAUSAL), None)
    return nearest is None or nearest.type != "thing"


_GOING_ON = frozenset(("v", "vd"))
"""How LAC tags the rest of a verb of several words: 牵头|建设."""
_LASTING = frozenset(("TIME", "m"))


def ends(clause: Sequence[Item], i: int) -> bool:
    """Whether a phrase ends after the item at `i`: 任|院长|多年. Not where a noun follows: 推出|院长|计划."""
    following = after(clause, i)
    if following is None or following.type == "mark":
        return True
    lasting = following.tag in _LASTING and following.text.endswith(("年", "年多", "载", "月"))
    return lasting or following.is_word("的", "、", "和", "兼", "及", "并")


def head_ahead(clause: Sequence[Item], i: int) -> Item | None:
    """The noun that the whole describes, if a 的 ahead closes it before another thing comes: 时任主任、现已退休的|某某."""
    for k in range(i + 1, len(clause)):
        if clause[k].type == "thing":
            return None
        if clause[k].is_word("的"):
            return head_noun(clause, k + 1)
    return None


def relative_head(clause: Sequence[Item], i: int, domain: Domain) -> Item | None:
    """The thing that is the object of the verb at `i`, if 的 closes its clause right after: 主办|的|首届|甲.

    Not 从事某学|研究|的|甲, where it is a noun, nor a person, who rather acts: 进入某校|任教|的|某某.
    """
    at = next((k for k in range(i + 1, len(clause)) if clause[k].tag not in _GOING_ON), len(clause))
    if at == len(clause) or not clause[at].is_word("的") or clause[i].tag == "vn":
        return None
    head, schema = head_noun(clause, at + 1), domain.schema
    return head if head is not None and not schema.is_a(head.things[0].kind, schema.person) else None


def head_noun(clause: Sequence[Item], i: int) -> Item | None:
    """The thing that follows 的, over qualifying words, before any verb or mark: 推出的|首个|甲. Not 推出的|，|甲."""
    for item in clause[i : i + 8]:
        if item.type == "thing":
            return item
        if item.type != "office" and _ends_qualifying(item):
            return None
    return None


def _ends_qualifying(item: Item) -> bool:
    """Whether a word or mark stands between no noun and what qualifies it: ，, 在, 推出. Not 首个, 的 or “."""
    mark = item.type == "mark" and item.text not in "“”（《"
    return mark or (item.tag in ENDING_PHRASES and not item.is_word("的"))


def held_at(clause: Sequence[Item], i: int) -> bool:
    """Whether the thing at `i` is where the office after its 的 is held, and nothing else is described: 任甲、乙的院长."""
    office = after(clause, i + 1)
    body = office.office.body if office is not None and office.office is not None else None
    return body is not None and body in clause[i].things and ends(clause, i + 2)


def in_a_row(clause: Sequence[Item], verb: int) -> list[str]:
    """For the how manieth time in a row a verb says it, as text: 甲|连续第三年|发布乙. Not 连续三年|增长后|发布乙."""
    before = clause[:verb]
    last = max((k for k, x in enumerate(before) if x.tag == "v"), default=-1)
    found = _IN_A_ROW.search("".join(x.text for x in before[last + 1 :]))
    return [found.group()] if found else []


def quotes_in(clause: Sequence[Item]) -> list[str]:
    """What stands in quotation marks in a clause, as text."""
    found: list[str] = []
    inside: list[Item] | None = None
    for item in clause:
        if item.is_word("“"):
            inside = []
        elif item.text.endswith("”") and inside is not None:
            found += [_spelled(inside)] if inside else []
            inside = None
        elif inside is not None:
            inside.append(item)
    return found


def _spelled(items: Sequence[Item]) -> str:
    """Some items as text, with a space between two that do not touch."""
    return "".join(x.text if k == 0 or touches(before(items, k), x) else f" {x.text}" for k, x in enumerate(items))


def names_occasion(clause: Sequence[Item], i: int, domain: Domain) -> bool:
    """Whether the item at `i` says that what follows happens at the event under discussion: 会上, 活动|中. Not 参加|活动."""
    if clause[i].text == "现场" or clause[i].text in domain.cues.at_event:
        return clause[i].type in ("word", "mark")
    opens = i == 0 and len(clause) > 1 and clause[0].is_word(*domain.cues.event_nouns)
    return opens and clause[1].is_word("上", "期间", "中", "现场")
