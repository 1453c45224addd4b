"""Phrases: what the row of a clause's items says by its order alone, before any verb is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.tokens.function_words import NOUN_TAGS, PREPOSITIONS


def goes_on_to(clause: Sequence[Item], gap: Item, verbs: frozenset[int]) -> bool:
    """Whether a verb stands after the noun that a relative clause describes."""
    at = next((k for k, x in enumerate(clause) if x is gap), len(clause))
    return any(v > at for v in verbs)


def only_qualifies(clause: Sequence[Item], i: int) -> bool:
    """Whether the 的 at `i` but joins a thing, a number or an adjective to a noun, and closes no clause: 建成 1.2万平方米 的 大楼."""
    before = clause[i - 1]
    return before.type == "thing" or before.tag in ("m", "q", "a") or (i > 1 and clause[i - 2].tag == "m")


def goes_on(clause: Sequence[Item], i: int) -> bool:
    """Whether a noun but goes on with the object of a preposition: 从|某大学|生物工程|专业|本科."""
    k = i
    while k > 0 and clause[k - 1].end == clause[k].start and clause[k - 1].type in ("word", "thing"):
        k -= 1
        if clause[k].type == "word" and clause[k].tag not in NOUN_TAGS and clause[k].tag not in ("vn", "a"):
            return (
                clause[k].text in PREPOSITIONS
                and clause[k].tag == "p"
                and any(x.type == "thing" for x in clause[k + 1 : i])
            )
    return False


def before_verb(clause: Sequence[Item], i: int) -> bool:
    """Whether 将 stands as an adverb (will), not as a preposition (taking the object)."""
    for item in clause[i + 1 : i + 4]:
        if item.type == "thing":
            return False
        if item.tag in ("v", "p", "d"):
            return True
    return True


def ends(clause: Sequence[Item], i: int) -> bool:
    """Whether a phrase ends after the item at `i`: nothing that it could qualify follows."""
    nxt = clause[i + 1] if i + 1 < len(clause) else None
    lasting = (
        nxt is not None and nxt.tag in ("TIME", "m") and nxt.text.endswith(("年", "年多", "载", "月"))
    )  # 任院长|多年
    return nxt is None or nxt.type == "mark" or lasting or nxt.is_word("的", "、", "和", "兼", "及", "并")


def gap_ahead(clause: Sequence[Item], i: int) -> Item | None:
    """The noun that the whole describes, where a 的 ahead closes it before another thing comes: 时任主任、现已退休的某某."""
    for k in range(i + 1, len(clause)):
        if clause[k].type == "thing":
            return None
        if clause[k].is_word("的"):
            return head_noun(clause, k + 1)
    return None


def head_noun(clause: Sequence[Item], i: int) -> Item | None:
    """The thing that follows 的, over qualifying words, before any verb or mark."""
    for item in clause[i : i + 8]:
        if item.type == "thing":
            return item
        if item.type == "office":
            continue
        if item.type == "mark" and item.text not in "“”（《":
            return None
        if item.tag in ("v", "p", "d", "u") and not item.is_word("的"):
            return None
    return None


def held_at(clause: Sequence[Item], i: int) -> bool:
    """Whether the thing at `i` is where the office after its 的 is held, and nothing else is described: 任甲、乙的院长."""
    office = clause[i + 2] if i + 2 < len(clause) else None
    body = office.office.body if office is not None and office.office is not None else None
    return body is not None and body in clause[i].things and ends(clause, i + 2)


def equated(clause: Sequence[Item], i: int) -> Item | None:
    """The thing that a clause says the noun at `i` is, or who there is, 到场的还有某某, 出席的领导是某某."""
    k = i
    while k < len(clause) and (clause[k].type == "office" or clause[k].tag in ("n", "vn", "nz")) and k - i < 4:
        k += 1
    linked = k + 1 < len(clause) and clause[k].is_word("是", "为", "有", "还有", "包括", "就是")
    return clause[k + 1] if linked and clause[k + 1].type == "thing" else None


def office_holders(clause: Sequence[Item]) -> list[Thing]:
    """Who the clause says holds an office, 院长为甲: what follows may go on about them."""
    for k, item in enumerate(clause):
        if item.type == "office" and k + 2 < len(clause) and clause[k + 1].is_word("为", "是", "由", "系"):
            return clause[k + 2].things
    return []


def quotes_in(clause: Sequence[Item]) -> list[str]:
    """What stands in quotation marks in a clause, as text."""
    found: list[str] = []
    inside: list[Item] | None = None
    for item in clause:
        if item.is_word("“"):
            inside = []
        elif item.text.endswith("”") and inside is not None:
            if inside:
                found.append(
                    "".join(
                        x.text if k == 0 or inside[k - 1].end == x.start else " " + x.text for k, x in enumerate(inside)
                    )
                )
            inside = None
        elif inside is not None:
            inside.append(item)
    return found


def names_occasion(clause: Sequence[Item], i: int) -> bool:
    """Whether the item at `i` says that what follows happens at the event under discussion: 会上, 活动中."""
    if clause[i].is_word("会上", "会议上", "现场", "会议期间"):
        return True
    opens = i == 0 and len(clause) > 1 and clause[0].is_word("会", "会议", "活动")
    return opens and clause[1].is_word("上", "期间", "中", "现场")
