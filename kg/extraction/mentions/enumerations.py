"""Lists whose common noun gives the class of their members: 甲、乙、丙3家企业; and names that only their verb gives a class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.mentions.members import Row, member, members_left
from kg.extraction.mentions.mention import Mention
from kg.extraction.mentions.verb_objects import objects_of
from kg.extraction.rules.names import LISTED, LISTED_COUNTED
from kg.extraction.tokens.neighbours import after, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import NAMING_OBJECTS, UNLISTED

_OF_COUNT = ("等", "各", "大", "个", "家")
_FIRMS_AFTER_ETC = 3  # words between 等 and the noun for bodies, with it: 等|头部|企业


def listed(units: Sequence[Token], domain: Domain) -> Iterator[Mention]:
    """The members of the lists of a sentence, and what stands after a verb that gives its object a class."""
    for i, unit in enumerate(units):
        category = unit.text in domain.names.categories
        if (category or unit.tag == "n") and (kind := _category(unit, domain)):
            yield from _before_category(units, i, kind, domain)
        if (
            unit.tag in NAMING_OBJECTS
            and unit.text in domain.frames.beginnings
            and not (i and units[i - 1].text == "的")
        ):
            yield from objects_of(units, i, domain)


def _category(unit: Token, domain: Domain) -> str:
    """The class that a common noun gives what it lists: 企业; for bodies also by its last character, 车企."""
    category = domain.names.categories.get(unit.text)
    if category is not None:
        return category.kind
    last = domain.names.categories.get(unit.text[-1]) if unit.tag == "n" and 1 < len(unit.text) < 4 else None
    return last.kind if last is not None and domain.schema.is_a(last.kind, domain.schema.organization) else ""


def _before_category(units: Sequence[Token], i: int, kind: str, domain: Domain) -> Iterator[Mention]:
    """甲、乙和丙(等)(3家)(头部)企业: members, going left from the category word."""
    row = Row(units, kind, domain)
    if row.is_a(domain.schema.organization):
        yield from _counted(row, i, _end_with_etc(row, i))
    else:
        yield from _counted(row, i, i - 1)


def _counted(row: Row, i: int, end: int) -> Iterator[Mention]:
    """The members of a list before the noun at `i`: two or more that are counted up to `end`, or fields."""
    schema = row.domain.schema
    last, field = _before_count(row.units, end), row.is_a(schema.field)
    counted = last < end
    if row.is_a(schema.place) or not (counted or field):
        return
    members = members_left(row, last)
    if (field or len(members) > 1) and (counted or _are_fields(row, members, i)):
        for first, end_of_member in members:
            yield from member(row, first, end_of_member, LISTED_COUNTED if counted else LISTED)


def _end_with_etc(row: Row, i: int) -> int:
    """Index of the 等 before the noun for bodies at `i`, else of the word before it: 甲、乙|等|头部|企业."""
    units, categories = row.units, row.domain.names.categories
    near = range(i - 1, max(-1, i - 1 - _FIRMS_AFTER_ETC), -1)
    etc = next((k for k in near if units[k].text == "等"), i - 1)
    between = units[etc + 1 : i]
    return i - 1 if any(u.tag in UNLISTED or u.text in categories for u in between) else etc


def _before_count(units: Sequence[Token], end: int) -> int:
    """The last unit before how many there are: 甲、乙|等|6|家."""
    k = end
    while k >= 0 and (units[k].text in _OF_COUNT or (units[k].tag == "m" and units[k].text[0] != "第")):
        k -= 1
    return k


def _are_fields(row: Row, members: list[tuple[int, int]], i: int) -> bool:
    """Whether what stands before a noun for fields are fields: 人工智能领域. Not 人才集聚和新兴产业|发展: what is done."""
    noun, following = row.units[i], after(row.units, i)
    if following is not None and touches(noun, following):
        if following.tag == "vn" and following.text in row.domain.names.occasions:
            return False
    if len(members) == 1:
        return sum(len(u.text) for u in row.units[members[0][0] : i]) > 2
    return bool(members)
