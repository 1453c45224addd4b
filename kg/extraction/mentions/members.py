"""Members: the parts of a list, 甲、乙和丙, and those of its words that name each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.rules.names import LISTED
from kg.extraction.rules.rule import NameRule
from kg.extraction.tokens.heads import unknown_word
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import (
    ACTING,
    AND,
    BEFORE_FIELDS,
    COMMON,
    NOMINAL,
    NOUNS,
    PREDICATIVE,
    QUOTE,
)
from kg.extraction.tokens.titles import ends_in_title

_SEPARATORS = frozenset(("、", "以及")) | AND
_ALL = "全各"
_TAKES_OBJECT = "于有为"  # 应用于, 还有, 成为: no name begins with them
_LONGEST = 16  # characters of a member of a list


@dataclass(frozen=True, slots=True)
class Row:
    """The units of a sentence that hold a list of things of one class."""

    units: Sequence[Token]
    kind: str
    domain: Domain

    def is_a(self, cls: str | None) -> bool:
        """Whether the members are of a class, which a domain may lack."""
        return cls is not None and self.domain.schema.is_a(self.kind, cls)


def member(row: Row, first: int, last: int, rule: NameRule = LISTED) -> Iterator[Mention]:
    """The member of a list that stands between two units, without what leads to it, if it is no common noun."""
    a = _own_start(row, first, last)
    units, domain = row.units[a : last + 1], row.domain
    if any(u.tag == QUOTE for u in units[:-1]):
        return  # a quotation ends a name: 稳岗“十条”
    text, start, end = clean("".join(u.text for u in units)), units[0].start, units[-1].end
    if len(units) == 1 and units[0].tag == QUOTE:
        text, start, end = text[1:-1], start + 1, end - 1
    if not 2 <= len(text) <= _LONGEST or text in domain.names.categories or text in domain.names.selves:
        return
    if not all(domain.names.is_generic(u.text) or ends_in_title(u.text, domain) for u in units):
        yield Mention(start, end, text, row.kind, rule)


def _own_start(row: Row, first: int, last: int) -> int:
    """Where the name begins in a member: after what leads to a field, 某大学|材料科学; after a verb, 供应|乙."""
    if row.is_a(row.domain.schema.field):
        return next((k for k in range(first, last) if not _leads_to_field(row.units[k], row.domain)), last)
    if row.is_a(row.domain.schema.organization):  # 与|甲, 供应|乙
        inner = range(last - 1, first - 1, -1)
        return next((k + 1 for k in inner if _leads_to_body(row.units[k], row.domain)), first)
    return first


def _leads_to_body(u: Token, domain: Domain) -> bool:
    """Whether a word stands before a body: 与|甲, 供应|乙, 某集团|旗下|丙."""
    return u.text in AND or u.tag in ACTING or u.text in domain.frames.links


def _leads_to_field(u: Token, domain: Domain) -> bool:
    """Whether a word stands before a field: 某大学|材料科学, 应用于|医疗, 各|领域."""
    names = domain.names
    return (
        u.tag in BEFORE_FIELDS
        or (u.tag == "v" and u.text[-1] in _TAKES_OBJECT)
        or u.text in names.stops
        or (u.text[0] in _ALL and u.text in names.generic)
        or u.text.endswith(names.head_words)
    )


def members_left(row: Row, last: int) -> list[tuple[int, int]]:
    """Index ranges of the members of a list that ends at `last`, in the order of the text.

    与 before the last member parts it from the others; one before stands inside a member: 节能与环保、现代农业.
    """
    units = row.units
    members: list[tuple[int, int]] = []
    k = last
    while k >= 0:
        first = _member_start(row, k, inner_and=len(members) > 1)
        if first > k:
            break
        members.append((first, k))
        if first == 0 or units[first - 1].text not in _SEPARATORS:
            break
        k = first - 2
    return members[::-1]


def _member_start(row: Row, last: int, *, inner_and: bool) -> int:
    """Where the member begins that ends at `last`; after it if no member ends there."""
    units, k = row.units, last
    while k >= 0 and last - k < _LONGEST:
        if not (inside_member(units, k, row.domain) or (inner_and and units[k].text in AND)):
            break
        k -= 1
    return k + 1


def members_right(row: Row, first: int) -> list[tuple[int, int]]:
    """Index ranges of the members of a list that begins at `first`."""
    units = row.units
    members: list[tuple[int, int]] = []
    k = first
    while k < len(units):
        end = _member_end(row, k)
        if end == k:
            break
        members.append((k, end - 1))
        if end == len(units) or not (units[end].text == "、" or units[end].text in AND):
            break
        k = end + 1
    return members


def _member_end(row: Row, first: int) -> int:
    """Index after the member that begins at `first`."""
    units, k = row.units, first
    while k < len(units) and k - first < _LONGEST:
        if units[k].tag == "v" or not inside_member(units, k, row.domain):
            break
        k += 1
    return k


def inside_member(units: Sequence[Token], k: int, domain: Domain) -> bool:
    """Whether the unit at `k` may belong to a member of a list: nouns, and verbs that the lexicon does not know."""
    u = units[k]
    if _stops_list(u, domain):
        return False
    if u.tag == "TIME" and u.text in domain.names.generic:  # 现代纺织
        return True
    if u.tag in NOMINAL or unknown_word(units, k, domain):
        return u.text not in domain.frames.verbs or u.tag in COMMON
    return len(u.text) > 1 and u.tag in PREDICATIVE and u.text not in domain.frames.verbs


def _stops_list(u: Token, domain: Domain) -> bool:
    """Whether a verb stands in no name, or has the list as its object: 也有|甲、乙."""
    return (u.text in domain.names.stops and u.tag not in NOUNS) or (u.tag == "v" and u.text[-1] == "有")
