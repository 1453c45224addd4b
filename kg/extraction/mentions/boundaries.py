"""Left edges: where a name begins whose last word says what it is.

Its left edge is the first word, going left, that cannot stand in a name: a verb that takes an object, a preposition, 的, a mark.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.domain import Domain
from kg.extraction.mentions.compound import Ending
from kg.extraction.mentions.conjunctions import between_bodies, is_of_several, joined_inside
from kg.extraction.mentions.inner_words import INNER_TIME, after_quotation, may_begin, may_stand_inside
from kg.extraction.tokens.heads import is_closed
from kg.extraction.tokens.neighbours import before, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import (
    ACTING,
    AND,
    ATTRIBUTIVE,
    DESCRIBING,
    JOINING,
    LISTING,
    NAMED,
    NOMINAL,
    SEATED,
    WITH,
    says_edition,
)

_PASSIVE = 4
"""Words from 被 to the verb that it goes with: 被|某某部|授予."""
DASHES = ("—", "–", "-", "－", "——")


def left_edge(ending: Ending, *, proper_only: bool = False) -> int:
    """Index of the unit that a name begins with: going left, the last one that a rule lets in."""
    units, k = ending.units, ending.first
    while ending.goes_on_before(k) and _lets_in(ending, k - 1, proper_only):
        k -= 1
    at = _after_predicate(ending, k)
    led = ending.dated and not proper_only and at > 0 and touches(units[at - 1], units[at])
    reached = at - 1 if led and says_edition(units[at - 1].text) else at
    return next((j for j in range(reached, ending.first) if may_begin(units, j, ending.domain)), ending.first)


def _lets_in(ending: Ending, at: int, proper_only: bool) -> bool:
    """Whether the unit at `at` belongs to a name whose next one does. The first rule that knows decides."""
    for rule in _PROPER_RULES if proper_only else _RULES:
        said = rule(ending, at)
        if said is not None:
            return said
    return after_quotation(ending.units, at, ending.domain)


def _edition(ending: Ending, at: int) -> bool | None:
    """Only events and documents begin with a year or an edition: 第三届|某某大赛."""
    return ending.dated if says_edition(ending.units[at].text) else None


def _proper_name(ending: Ending, at: int) -> bool | None:
    """云江市|“某某计划”: before a quotation only what has a seat, or is one."""
    return ending.units[at].tag in SEATED


def _recipient(ending: Ending, at: int) -> bool | None:
    """授予|某某公司|“云江之星”: whom a verb gives it to is no part of its name. Not 被授予|云江市|“劳动奖章”."""
    units, k = ending.units, at
    if units[at].tag not in NAMED:
        return None
    while k > 0 and (units[k - 1].tag in NAMED or units[k - 1].text in LISTING):
        k -= 1
    verb = before(units, k)
    gives = verb is not None and verb.text in ending.domain.frames.giving
    return False if gives and not any(u.text == "被" for u in units[max(0, k - _PASSIVE) : k]) else None


def _joint(ending: Ending, at: int) -> bool | None:
    """What joins parts of a name: each word has its own rule."""
    rule = _JOINTS.get(ending.units[at].text)
    return rule(ending, at) if rule is not None else None


def _and_of_places(ending: Ending, at: int) -> bool | None:
    """暨 joins no places."""
    return False if ending.is_a(ending.domain.schema.place) else None


def _conjunction(ending: Ending, at: int) -> bool | None:
    """与 joins words of one name, 车辆与运载学院, or the hosts of an event; else two names."""
    units, domain = ending.units, ending.domain
    if units[at].tag not in JOINING:
        return None
    hosted = (ending.dated and numbered(units, at, domain)) or _joins_parties(ending, at)
    return hosted or joined_inside(units, at, domain)


def _joins_parties(ending: Ending, at: int) -> bool:
    """甲市政府|与|乙大学|战略|合作|签约|仪式: whether a conjunction joins those who do what a ceremony is for."""
    units, names = ending.units, ending.domain.names
    if not ending.is_a(ending.domain.schema.event) or not between_bodies(units, at):
        return False
    deed = units[at + 2 : ending.first]
    ceremony = "".join(u.text for u in units[ending.first :])[: max(map(len, names.ceremonies), default=0)]
    return ceremony.startswith(names.ceremonies) and all(
        u.tag in ATTRIBUTIVE or u.text in names.occasions for u in deed
    )


def _dash(ending: Ending, at: int) -> bool | None:
    """甲大学—乙公司|联合实验室: a dash joins two bodies, also where LAC knows the second with the head word as one."""
    if not between_bodies(ending.units, at):
        return False
    return at + 1 != ending.first or is_of_several(ending.units[at + 1].text, ending.domain)


def _done_jointly(ending: Ending, at: int) -> bool | None:
    """甲大学—乙大学|联合|创新中心: a verb between the hosts that a dash joins and what is theirs."""
    units = ending.units
    joined = at > 2 and units[at - 2].text in DASHES and between_bodies(units, at - 2)
    return True if joined and units[at].tag in ACTING and units[at].text in ending.domain.names.generic else None


def _noun_for_its_class(ending: Ending, at: int) -> bool | None:
    """种业企业|某某有限公司, 承办单位|某某学院: a common noun for bodies stands before a name; others are part of it."""
    named = at + 1 < ending.first or ending.units[ending.first].tag == "ORG"
    if not named or not _is_noun_for(ending.units[at], ending.kind, ending.domain):
        return None
    return not ending.is_a(ending.domain.schema.organization)


def _link(ending: Ending, at: int) -> bool | None:
    """某集团|旗下|某公司, 某公司|全资子公司|某公司: what says whose a body is stands after its owner; not 某集团|控股|有限公司."""
    units, domain = ending.units, ending.domain
    if units[at].text not in domain.frames.links or (at + 1 == ending.first and units[ending.first].tag != "ORG"):
        return None
    return None if at and not is_closed(units[at - 1].text, domain) else False


def _occasion(ending: Ending, at: int) -> bool | None:
    """What is done there: 成立|五周年|发展大会; 战略|合作|签约|仪式; 成立|70周年|座谈会."""
    units, domain = ending.units, ending.domain
    if units[at].text not in domain.names.occasions:
        return None
    jubilee, dated = units[at + 1].text.endswith("周年"), ending.dated
    if dated and jubilee:
        return True
    held = dated or ending.is_a(domain.schema.coined)
    return True if held and all(_is_of_occasion(u, domain) for u in units[at + 1 : ending.first]) else None


def _inner_word(ending: Ending, at: int) -> bool | None:
    """Any word that may stand in a name, or an office right before the head word: 院士|工作站."""
    office = at + 1 == ending.first and ending.units[at].text in ending.domain.offices.titles
    return True if office or may_stand_inside(ending.units, at, ending.domain) else None


_Rule = Callable[[Ending, int], bool | None]
_JOINTS: dict[str, _Rule] = {
    "暨": _and_of_places,
    **dict.fromkeys(AND, _conjunction),
    **dict.fromkeys(DASHES, _dash),
}
_PROPER_RULES = (_edition, _recipient, _proper_name)
_RULES = (
    _edition,
    _recipient,
    _joint,
    _done_jointly,
    _link,
    _noun_for_its_class,
    _occasion,
    _inner_word,
)


def _is_noun_for(u: Token, kind: str, domain: Domain) -> bool:
    """Whether a word is a common noun for things of a class: 企业, 承办单位."""
    category = domain.names.categories.get(u.text) or (
        domain.names.categories.get(u.text[-2:]) if u.tag == "n" else None
    )
    return category is not None and domain.schema.is_a(kind, category.kind)


def _is_of_occasion(u: Token, domain: Domain) -> bool:
    return u.text in domain.names.occasions or u.text.endswith("周年")


def _after_predicate(ending: Ending, k: int) -> int:
    """Where a name begins if a preposition leads a place and a verb parts it from the name: 在|某区|建设|某基地."""
    units = ending.units
    if k == 0 or units[k - 1].tag != "p" or units[k].tag not in SEATED:
        return k
    return next((j + 1 for j in range(ending.first - 1, k, -1) if _is_predicate(units[j], ending.domain)), k)


def _is_predicate(u: Token, domain: Domain) -> bool:
    known = u.text in domain.names.stops or u.text in domain.frames.verbs
    return len(u.text) > 1 and (u.tag == "v" or (u.tag == "vn" and known))


def numbered(units: Sequence[Token], first: int, domain: Domain) -> bool:
    """Whether a year or an edition begins the nouns before the unit at `first`, as it begins the names of events."""
    k = first
    while k > 0 and touches(units[k - 1], units[k]):
        k -= 1
        if says_edition(units[k].text):
            return True
        if units[k].text in domain.offices.titles or not _is_inner(units[k]):
            return False
    return False


def _is_inner(u: Token) -> bool:
    if u.tag == "TIME":
        return INNER_TIME.match(u.text) is not None
    return u.tag in NOMINAL or u.tag in DESCRIBING or u.text in WITH
