"""Members: the parts of a list, 甲、乙和丙, and those of its words that name each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.rules.names import LISTED
from kg.extraction.rules.rule import NameRule
from kg.extraction.tokens.heads import unknown_word
from kg.extraction.tokens.neighbours import after, before, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import (
    ACTING,
    AND,
    BEFORE_FIELDS,
    COMMON,
    FUNCTIONAL,
    NOMINAL,
    NOUNS,
    PREDICATIVE,
    QUOTE,
    WITH,
)
from kg.extraction.tokens.titles import ends_in_title

_SEPARATORS = frozenset(("、", "以及")) | AND
_ALL = "全各"
_TAKES_OBJECT = "于有为"  # 应用于, 还有, 成为: no name begins with them
_LONGEST = 16  # characters of a member of a list
_TORN = 3  # units, and characters, of a name that LAC made nothing of: 吉运、|零|驰|等6家车企


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
        return next((k + 1 for k in inner if row.units[k].text in AND or row.units[k].tag in ACTING), first)
    return first


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


def members_left(row: Row, last: int, *, firms: bool = False) -> list[tuple[int, int]]:
    """Index ranges of the members of a list that ends at `last`, in the order of the text.

    One 与 before the last member parts it from the others; more than one, or one before, stand inside members: 新能源与节能环保、现代农业与食品.
    `firms`: a company's name may be one that LAC made nothing of.
    """
    units = row.units
    several = _has_several_conjunctions(row, last)
    members: list[tuple[int, int]] = []
    k = last
    while k >= 0:
        first = _member_start(row, k, inner_and=several or len(members) > 1)
        if first > k and firms:
            first = _unreadable_start(units, k)
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


def _unreadable_start(units: Sequence[Token], last: int) -> int:
    """Where a last member begins that LAC made nothing of: 吉运、|零|驰|等6家车企; after it if a comma is not near."""
    k = last
    while k > 0 and last - k < _TORN and units[k].tag not in FUNCTIONAL:
        k -= 1
    short = sum(len(u.text) for u in units[k + 1 : last + 1]) <= _TORN
    return k + 1 if units[k].text == "、" and short else last + 1


def _has_several_conjunctions(row: Row, last: int) -> bool:
    """Whether 与 stands before the last member of a list, and another one before it."""
    c = _member_start(row, last, inner_and=False) - 1
    if not 0 <= c < last or row.units[c].text not in AND:
        return False
    for j in range(c - 1, -1, -1):
        if row.units[j].text in AND:
            return True
        if row.units[j].text != "、" and not inside_member(row.units, j, row.domain):
            return False
    return False


def members_right(row: Row, first: int, *, inner_and: bool = False) -> list[tuple[int, int]]:
    """Index ranges of the members of a list that begins at `first`; `inner_and`: 与 stands inside a member."""
    units = row.units
    members: list[tuple[int, int]] = []
    k = first
    while k < len(units):
        end = _member_end(row, k, inner_and=inner_and)
        if end == k:
            break
        members.append((k, end - 1))
        if end == len(units) or not (units[end].text == "、" or units[end].text in AND):
            break
        k = end + 1
    return members


def _member_end(row: Row, first: int, *, inner_and: bool) -> int:
    """Index after the member that begins at `first`."""
    units, k = row.units, first
    while k < len(units) and k - first < _LONGEST:
        verb = units[k].tag == "v" and not _begins_cut_word(units, k, first)
        joins = inner_and and units[k].text in WITH
        if verb or not (joins or _is_latin(units[k]) or inside_member(units, k, row.domain)):
            break
        k += 1
    return k


def _is_latin(u: Token) -> bool:
    return u.tag == "nw" or u.text.isascii()


def _begins_cut_word(units: Sequence[Token], k: int, first: int) -> bool:
    """Whether the verb at `k` only begins a word within a member that begins with a quotation: “某某计划”领|军|人才."""
    if k == first or units[first].tag != QUOTE or len(units[k].text) > 1:
        return False
    following = after(units, k)
    return following is not None and len(following.text) == 1 and following.tag == "n"


def inside_member(units: Sequence[Token], k: int, domain: Domain) -> bool:
    """Whether the unit at `k` may belong to a member of a list: nouns, and verbs that the lexicon does not know."""
    u = units[k]
    if _stops_list(u, domain):
        return False
    if u.tag == "TIME" and u.text in domain.names.generic:  # 现代纺织
        return True
    if u.tag in NOMINAL or unknown_word(units, k, domain):
        return u.text not in domain.frames.verbs or u.tag in COMMON
    if len(u.text) == 1:
        return u.tag == "a" and _begins_member(units, k)
    return u.tag in PREDICATIVE and u.text not in domain.frames.verbs


def _stops_list(u: Token, domain: Domain) -> bool:
    """Whether a verb stands in no name, or has the list as its object: 也有|甲、乙."""
    return (u.text in domain.names.stops and u.tag not in NOUNS) or (u.tag == "v" and u.text[-1] == "有")


def _begins_member(units: Sequence[Token], k: int) -> bool:
    """Whether an adjective of one character begins a member: 、大|数据, not 、新|数据."""
    left, noun = before(units, k), after(units, k)
    if units[k].text == "新" or left is None or left.text != "、" or noun is None:
        return False
    return noun.tag == "n" and touches(units[k], noun)
