"""Conjunctions in names: whether 与 joins words of one name, 车辆与运载学院, or two names."""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.tokens.heads import head_kind, is_closed
from kg.extraction.tokens.neighbours import touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import ATTRIBUTIVE, PROPER, SEATED

_SPECIFIC = 7  # characters from which LAC's name of a body says more than what kind it is: 生态研究院 is no name yet


def joined_inside(units: Sequence[Token], c: int, domain: Domain) -> bool:
    """Whether the conjunction at `c` stands inside a name: 车辆与运载学院, after common words that a proper one leads."""
    if c == 0:
        return False
    if units[c - 1].tag == "ORG" and not is_closed(units[c - 1].text, domain):
        return _is_common_body(units[c + 1], domain)  # 某大学草原|与|资源环境学院
    k = _before_description(units, c - 1, domain)
    if k < 0 or k == c - 1:
        return False
    if units[k].text in domain.names.beginnings and units[k].tag in ATTRIBUTIVE:
        return True
    if not touches(units[k], units[k + 1]) or _ends_name(units[c - 1], units[c + 1], domain):
        return False
    return _leads(units[k], units[c + 1], domain)


def _before_description(units: Sequence[Token], last: int, domain: Domain) -> int:
    """Index of what stands before the describing words that end at `last`; 国家 leads what describes a body."""
    k = last
    while k >= 0 and units[k].text not in domain.names.beginnings and _describes(units[k], domain):
        k -= 1
    return k


def _describes(u: Token, domain: Domain) -> bool:
    return u.tag in ATTRIBUTIVE and u.text not in domain.offices.titles and u.text not in domain.names.stops


def _ends_name(u: Token, joined: Token, domain: Domain) -> bool:
    """Whether a word before a conjunction is the last one of its name: 某地|企业|与, 某地|茶场|与|某大学. Not 某地|茶场|与|食品|学院."""
    return u.text in domain.names.categories or (u.text in domain.names.heads and joined.tag in PROPER)


def _leads(u: Token, joined: Token, domain: Domain) -> bool:
    """Whether a word leads the name of a body: 某大学, 我校|材料与化工学院, or a place before 材料与某某学院."""
    if u.tag == "LOC":
        return _is_common_body(joined, domain)
    return u.tag == "ORG" or (u.tag == "r" and u.text[0] in "我本该")


def _is_common_body(u: Token, domain: Domain) -> bool:
    """Whether a word is no proper name, though LAC may tag it so: 生态研究院."""
    if u.tag not in PROPER:
        return True
    placed = any(u.text[:n] in domain.gazetteer.by_name for n in (2, 3))
    return len(u.text) < _SPECIFIC and not placed and head_kind(u.text, domain) is not None


def between_bodies(units: Sequence[Token], k: int) -> bool:
    """Whether names of places or bodies stand on both sides of the unit at `k`."""
    return 0 < k < len(units) - 1 and units[k - 1].tag in SEATED and units[k + 1].tag in SEATED


def is_of_several(body: str, domain: Domain) -> bool:
    """Whether a body is one of those before it in its name: 乙大学|联合|研究院; not 乙大学|材料|学院."""
    names = domain.names
    wholes = (n for n in range(4, len(body) - 2) if body[:n].endswith(names.head_words))
    return head_kind(body, domain) is not None and any(body[n : n + 2] in names.generic for n in wholes)
