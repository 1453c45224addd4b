"""Inner words: which words may stand inside a name, and which may begin it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.tokens.heads import unknown_word
from kg.extraction.tokens.neighbours import after, before, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import (
    ADVERBS,
    BETWEEN_NAMES,
    CUT_OFF_BY,
    LATIN,
    NAMED,
    NAMING_VERBS,
    NEVER_FIRST,
    NOMINAL,
    OF_CUT_WORDS,
    ORDINAL,
    PERSONAL,
    QUOTE,
    SEATED,
    VERBAL,
)

INNER_TIME = re.compile(
    r"[\d一二三四五六七八九十百]+周年$|[春夏秋冬]季|春节|新春|金秋|[春夏秋冬]$|[一二三四五六七八九十]{1,2}年?$"
)  # 春季, 五一, 三年
DIGITS_IN_NAMES = ("数", "零")  # LAC's numbers, that count nothing before a noun: 数|链谷
SUPERLATIVE = "最"
SUPERLATIVE_COUNT = re.compile(r"双?[十百千]?[大佳强优]$")  # 十大创新人物
_ANCHORED = 3  # characters of a cut word after a quotation: words of four characters are two, and LAC knows them


def may_stand_inside(units: Sequence[Token], k: int, domain: Domain) -> bool:
    """Whether a name may hold the unit at `k`. The first rule that knows decides."""
    for rule in _INSIDE:
        said = rule(units, k, domain)
        if said is not None:
            return said
    return bool(LATIN.match(units[k].text)) or unknown_word(units, k, domain)


def _office_of_person(units: Sequence[Token], k: int, domain: Domain) -> bool | None:
    """校长|张三: an office right before or after a person."""
    if units[k].text not in domain.offices.titles:
        return None
    beside = (before(units, k), after(units, k))
    return False if any(u is not None and u.tag == "PER" for u in beside) else None


def _noun(units: Sequence[Token], k: int, domain: Domain) -> bool | None:
    """Nouns, verbs used as such among them: 培训|中心."""
    u = units[k]
    return True if u.tag in NOMINAL and (u.text not in domain.names.stops or u.tag in NAMING_VERBS) else None


def _known_verb(units: Sequence[Token], k: int, domain: Domain) -> bool | None:
    """举办|某某大赛: a verb that the lexicon knows takes the name as its object."""
    u = units[k]
    known = u.text in domain.names.stops or (
        u.tag == "v" and u.text in domain.frames.verbs and u.text not in domain.names.generic
    )
    return False if known else None


def _joint(units: Sequence[Token], k: int, domain: Domain) -> bool | None:
    """某某大会|暨|某某论坛, 让|·|杜邦奖: what joins two parts has one before it."""
    return k > 0 if units[k].text in ("暨", "·") else None


def _number(units: Sequence[Token], k: int, domain: Domain) -> bool | None:
    """数|链谷, 十大|创新人物, “千人”|百|企."""
    u = units[k]
    if u.tag != "m":
        return None
    left = before(units, k)
    return True if SUPERLATIVE_COUNT.match(u.text) or (left is not None and left.tag == QUOTE) else None


def _character_between(units: Sequence[Token], k: int, domain: Domain) -> bool | None:
    """韩国|全|北国立大学: no word of its own stands between a place and a body."""
    u = units[k]
    if len(u.text) > 1 or u.tag not in BETWEEN_NAMES:
        return None
    left, right = before(units, k), after(units, k)
    known = left is not None and left.tag in SEATED and right is not None and right.tag == "ORG"
    return True if known else None


def _time(units: Sequence[Token], k: int, domain: Domain) -> bool | None:
    """春季|招聘会, not 昨天|招聘会."""
    return INNER_TIME.match(units[k].text) is not None


def _predicate(units: Sequence[Token], k: int, domain: Domain) -> bool | None:
    """Adjectives, 绿色|示范区, and verbs that say what kind of thing it is, 合作|中心."""
    if len(units[k].text) == 1:
        return None
    return units[k].tag == "a" or not (_governs(units, k) or _has_whole_object(units, k, domain))


_OF_TAG = {"TIME": _time, "v": _predicate, "a": _predicate}


def _other(units: Sequence[Token], k: int, domain: Domain) -> bool | None:
    """What is left: each tag has its own rule."""
    rule = _OF_TAG.get(units[k].tag)
    return rule(units, k, domain) if rule is not None else None


_INSIDE = (
    _office_of_person,
    _noun,
    _known_verb,
    _joint,
    _number,
    _character_between,
    _other,
)


def _governs(units: Sequence[Token], k: int) -> bool:
    """Whether the verb at `k` says what someone does: a person or an adverb before it, a proper name after it.

    It says what kind of thing a name names in 合作|中心.
    """
    left, right = before(units, k), after(units, k)
    led = left is not None and (left.tag in PERSONAL or (left.tag in ADVERBS and len(left.text) > 1))
    return led or (right is not None and right.tag in NAMED)


def _has_whole_object(units: Sequence[Token], k: int, domain: Domain) -> bool:
    """Whether a name of its own begins right after the verb at `k`: 通报|第三届某某大会, 借鉴|世界技能大赛; not 发展|大会."""
    right = after(units, k)
    return right is not None and (ORDINAL.fullmatch(right.text) is not None or right.text in domain.names.whole)


def may_begin(units: Sequence[Token], k: int, domain: Domain) -> bool:
    """Whether a name may begin with the unit at `k`, which stands inside it; another one follows."""
    u = units[k]
    if u.text.startswith(SUPERLATIVE):
        return True
    if u.tag == "n" and units[k + 1].tag in SEATED and k and units[k - 1].tag == "m":
        return False  # 第一|阶段|某某研究院
    if u.tag in VERBAL and unknown_word(units, k, domain):
        return True
    return not _stands_before_names(u, domain)


def _stands_before_names(u: Token, domain: Domain) -> bool:
    """Whether a word stands before names, not in them: 我国|建设某某中心, 学校|某某实验室."""
    return (
        u.tag in NEVER_FIRST
        or (u.text in domain.names.stops and u.tag not in NAMING_VERBS)
        or u.text == "·"
        or (u.tag == "LOC" and u.text[0] == "我")
        or u.text in domain.names.selves
    )


def after_quotation(units: Sequence[Token], k: int, domain: Domain) -> bool:
    """Whether a quotation close before anchors what LAC cut into characters: “某某”产才融合对接会."""
    for j in range(k - 1, max(-1, k - 1 - _ANCHORED), -1):
        if units[j].tag == QUOTE:
            return _is_cut_word(units[j : k + 1], domain)
        if units[j].tag in CUT_OFF_BY:
            return False
    return False


def _is_cut_word(units: Sequence[Token], domain: Domain) -> bool:
    """Whether a character ends what follows a quotation without a gap and without a verb that stands in no name."""
    last = units[-1]
    character = len(last.text) == 1 and last.tag in OF_CUT_WORDS
    whole = all(touches(u, v) for u, v in zip(units, units[1:], strict=False))
    return character and whole and not any(u.text in domain.names.stops for u in units[1:])
