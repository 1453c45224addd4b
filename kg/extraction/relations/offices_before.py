"""Offices before a name: those that marks and conjunctions join to a row, 甲院院士、乙校教授|秦牧, and where it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.domain import Domain
from kg.extraction.clauses.items import Item, Office
from kg.extraction.tokens.neighbours import before, touches
from kg.extraction.tokens.tags import ORDINAL

_LINKS = ("、", "，", "兼", "及", "和", " ", "”", "“")
_QUALITIES = frozenset(("n", "vn", "nz", "an", "a", "v", "b"))
_LONGEST_QUALITY = 5
"""Words between two marks that may say what somebody is, in a row of offices."""
_NEAR = 2
"""Characters that may stand between an office and the name of its holder."""


def offices_before(row: Sequence[Item], person: Item, domain: Domain) -> tuple[int, list[Office]]:
    """Where the offices right before a name begin, and which: 甲院院士、乙校教授|某某; none in 甲院院士|获评|某某."""
    begin = len(row)
    offices: list[Office] = []
    at = _nearest_office(row, person)
    while at is not None and (office := row[at].office) is not None:
        begin = _begin(row, at, office, domain)
        offices.insert(0, replace(office, start=row[begin].start))  # its evidence holds its body
        at = _office_linked(row, begin)
    return begin, offices


def _nearest_office(row: Sequence[Item], person: Item) -> int | None:
    """Index of the office right before a name, or before what closes between them: 院长|某某, “教授”|某某, 首席技术官(CTO)|某某; not 教授：某某."""
    at = len(row) - 1
    if at >= 0 and row[at].is_word("”"):
        at -= 1
    elif at >= 0 and row[at].is_word("）"):
        at = next((k for k in range(at - 1, -1, -1) if row[k].is_word("（")), 0) - 1
    near = at >= 0 and row[at].type == "office" and row[-1].end >= person.start - _NEAR
    return at if near else None


def _begin(row: Sequence[Item], at: int, office: Office, domain: Domain) -> int:
    """Index of the first item of an office that stands at `at`, its body among them: 某院|的|院长, 原|某院|院长."""
    of = before(row, at)
    joined = of is not None and of.is_word("的") and office.body is not None
    begin = body_or(row, at - 1 if joined else at, office)
    past = before(row, begin)
    return begin - 1 if past is not None and past.is_word(*domain.offices.title_modifiers) else begin


def _office_linked(row: Sequence[Item], begin: int) -> int | None:
    """Index of the office that a mark or a 兼 joins to the one that begins there: 甲院院长、第三届|乙会会长; not 甲任院长，|教授乙."""
    end = next((j for j in range(begin - 1, -1, -1) if not _links(row[j])), -1)
    if end < 0 or end == begin - 1:
        return None
    at = _past_qualities(row, end)
    if row[at].type != "office":
        return None
    apart = any(x.is_word("，") for x in row[at:begin])
    return None if apart and _is_given(row, at) else at


def _links(item: Item) -> bool:
    return item.is_word(*_LINKS) or ORDINAL.fullmatch(item.text) is not None


def _past_qualities(row: Sequence[Item], j: int) -> int:
    """Index of the office that a row begins with, over words between two marks that no lexicon has: 教授、|领军|人才|、院长某某."""
    last = max(j - _LONGEST_QUALITY, 0)
    k = next((k for k in range(j, last, -1) if not _is_quality(row[k])), last)
    return k - 1 if 0 < k < j and row[k].is_word("、") and row[k - 1].type == "office" else j


def _is_quality(item: Item) -> bool:
    return item.type == "word" and item.tag in _QUALITIES


def _is_given(row: Sequence[Item], j: int) -> bool:
    """Whether a verb gives the office at `j` to someone before it: 甲|任|某所|所长，教授乙; not 某所|所长，教授乙."""
    left = before(row, j)
    led = left is not None and left.type == "thing" and touches(left, row[j])
    verb = before(row, j - 1) if led else left
    return verb is not None and verb.type == "word" and verb.tag == "v"


def body_or(row: Sequence[Item], k: int, office: Office) -> int:
    """Index of the body of an office if it stands right before `k`, else `k`: 某校|教授; not 某校|的|教授."""
    item = before(row, k)
    own = item is not None and office.body is not None and item.type == "thing" and item.things == [office.body]
    return k - 1 if own else k
