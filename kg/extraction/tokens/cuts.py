"""Cuts: the parts of what LAC takes for one body or place, where it ran a verb or a conjunction into the name, or cut it at the wrong place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.tokens.heads import head_kind, is_closed
from kg.extraction.tokens.neighbours import touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import AND_IN_WORDS, NOMINAL, SEATED

_RUN_IN = ("由", "同样是", "就是", "正是")
_LONGEST_PLACE = 6  # characters of a place at the beginning of a body's name
_LONGEST_VERB = 5  # characters of a verb at the end of what LAC takes for a body
SEATED_AT, _LONGEST_MISSION = "驻", 4
"""What stands between whose a body elsewhere is and where, and how many words may come after that."""
_FOR_BODIES = ("家", "所")
NUMERALS = "两二三四五六七八九十"
_SEVERAL = re.compile(rf"(?<=[^第\d{NUMERALS}])[{NUMERALS}\d]+个?")


def parts_of(t: Token, domain: Domain) -> list[Token]:
    """The parts of what LAC takes for one word: 甲大学|与|乙公司, 任职|某某大学; the word itself if it is one."""
    text = t.text
    known = next(
        (n for n in range(min(_LONGEST_PLACE, len(text) - 2), 1, -1) if text[:n] in domain.gazetteer.leading), 0
    )
    cuts = [
        *_joints(text, domain),
        *_verbs_within(text, known, domain),
        *_verb_after(text, domain),
    ]
    if cuts:
        return list(_cut(t, sorted(cuts)))
    return [t]


def _cut(t: Token, cuts: list[tuple[int, int]]) -> Iterator[Token]:
    """The parts of a word between and at the cuts; an empty cut is a comma."""
    at = 0
    for i, j in cuts:
        if i < at:
            continue
        if i > at:
            yield _part(t, at, i, t.tag)
        yield _part(t, i, j, "c" if t.text[i:j] in AND_IN_WORDS else "v")
        at = j
    if at < len(t.text):
        yield _part(t, at, len(t.text), "ORG" if at else t.tag)


def _part(t: Token, i: int, j: int, tag: str) -> Token:
    return Token(t.start + i, t.start + j, t.text[i:j], tag)


def _joints(text: str, domain: Domain) -> Iterator[tuple[int, int]]:
    """Where a word joins two bodies, 甲大学|与|乙公司, or the second one begins, 某市委|市政府."""
    for i in range(2, len(text) - 2):
        if text[i] in AND_IN_WORDS and _joins_two(text[:i], text[i + 1 :], domain):
            yield i, i + 1
    for i in range(2, len(text) - 1):  # 县文联和县|非遗|中心
        of_one = text[i] in AND_IN_WORDS and text[i + 1] == text[0] in domain.places.divisions
        if of_one and _is_whole(text[:i], domain):
            yield i, i + 1


def _verbs_within(text: str, known: int, domain: Domain) -> Iterator[tuple[int, int]]:
    """Where a verb stands within or before the name of a body: 云江市|创办|某某大学.

    `known`: the length of a known place that the word begins with.
    """
    found = [(text.find(word, 0, -3), word) for word in _RUN_IN]
    found += [(m.start(), m.group(1)) for m in domain.frames.predicates.finditer(text)]
    for i, word in found:
        end = i + len(word)
        within_place = end < known  # 联合|国某科学院
        if i >= 0 and not within_place and _is_run_in(text[:i], word, text[end:], domain):
            yield i, end


def _is_run_in(left: str, word: str, right: str, domain: Domain) -> bool:
    """Whether a verb in one word of LAC's is no part of a name: 某某大学|牵头|某某中心, not 某市|联合|大学."""
    names = domain.names
    head = right in names.heads
    if len(right) < (2 if head else 3) or not (head or head_kind(right, domain)):
        return False
    if (word + right).startswith(names.head_words):
        return False
    if not left:
        return True
    return _is_agent(left, domain) and (word not in names.generic or _joins_two(left, right, domain))


def _verb_after(text: str, domain: Domain) -> Iterator[tuple[int, int]]:
    """某大学与|某区政府, 某科技园创办|某公司: where a verb or conjunction begins that a whole name ends with."""
    ends = (text[-n:] for n in range(1, min(_LONGEST_VERB + 1, len(text) - 1)))
    words = (word for word in ends if word in AND_IN_WORDS or _is_verb(word, domain))
    last = next((word for word in words if _is_whole(text[: -len(word)], domain)), "")
    if last and not head_kind(text, domain):
        yield len(text) - len(last), len(text)


def _is_whole(name: str, domain: Domain) -> bool:
    """Whether what stands before a verb is a whole name, or a head word that is one by itself: 云江大学, 外交部."""
    return name in domain.names.whole or is_closed(name, domain)


def _is_verb(word: str, domain: Domain) -> bool:
    """Whether a word is a verb that the lexicon has, of what news says or no part of a name: 创办, 函复; not 服务."""
    names = domain.names
    return word in domain.frames.verbs or (len(word) > 1 and word in names.stops and word not in names.generic)


def _is_agent(left: str, domain: Domain) -> bool:
    """Whether what stands before a verb is who does it: 云江大学|创办. Not the beginning of a name, 西安市职业|介绍服务中心."""
    names = domain.names
    if left[-1] in domain.places.governed or left[-1] == "们":
        return True
    known = any(left in words for words in (domain.gazetteer.by_name, names.selves, names.categories, names.heads))
    return known or head_kind(left, domain) is not None


def _joins_two(left: str, right: str, domain: Domain) -> bool:
    """Whether what stands between two parts of what LAC takes for one body joins two: 甲大学与|乙公司.

    It does not in 某大学现代工程与技术科学学院.
    """
    whole, named = left.endswith(domain.names.head_words), head_kind(right, domain) is not None
    if (
        right[0] in domain.places.divisions
        or right[:2] in domain.gazetteer.by_name
        or right[:3] in domain.gazetteer.by_name
    ):
        return (named or right in domain.names.heads) and (whole or head_kind(left, domain) is not None)
    return whole and named


def with_ends_of_bodies(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """某国驻|沪总领事馆: a body whose end LAC took for a place is one word."""
    held: Token | None = None
    for t in tokens:
        if held is not None and _ends_body(held, t, domain):
            held = held._replace(end=t.end, text=held.text + t.text)
            continue
        if held is not None:
            yield held
        held = t
    if held is not None:
        yield held


def _ends_body(body: Token, end: Token, domain: Domain) -> bool:
    """Whether a place ends the name that LAC began as a body's: 某国驻|沪总领事馆; not 某大学|云江市政府."""
    if body.tag != "ORG" or end.tag != "LOC" or not touches(body, end) or head_kind(body.text, domain) is not None:
        return False
    kind = head_kind(end.text, domain)
    seated = any(end.text[:n] in domain.gazetteer.by_name for n in (2, 3))
    return kind is not None and not seated and domain.schema.is_a(kind, domain.schema.organization)


def with_missions(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """某国|驻|某市|总领事馆, 某市|驻|某市|招才|工作站: a body that has its seat elsewhere is one word, with whose it is."""
    end = 0  # of the last one
    for k, t in enumerate(tokens):
        mission = _mission_at(tokens, k, domain)
        if mission is not None:
            end = mission.end
            yield mission
        elif t.start >= end:
            yield t


def _mission_at(tokens: Sequence[Token], k: int, domain: Domain) -> Token | None:
    """The body that a word begins if 驻 stands behind it and before a place: to the first noun that is a head word of bodies."""
    whose, *rest = tokens[k : k + 3 + _LONGEST_MISSION]
    if len(rest) < 2 or whose.tag not in SEATED or rest[0].text != SEATED_AT or rest[1].tag not in SEATED:
        return None
    text = whose.text + rest[0].text + rest[1].text
    if text.endswith(domain.names.head_words):  # 某国|驻|某市总领事馆
        return Token(whose.start, rest[1].end, text, "ORG")
    for t in rest[2:]:
        if t.start != whose.start + len(text) or t.tag not in NOMINAL | {"v", "d"}:
            return None
        text += t.text
        if t.text in domain.names.heads:
            return Token(whose.start, t.end, text, "ORG")
    return None


def of_several(t: Token, domain: Domain) -> list[Token] | None:
    """广州|三地市|政府, 某大学|两校, 某物流|两家|公司: what is said of several is no part of the last one's name. Not 三亚市政府."""
    for m in _SEVERAL.finditer(t.text) if t.tag in SEATED else ():
        for end in (m.end() + 2, m.end() + 1):
            if _counts(t, m.start(), end, domain):
                at, after_it = t.start + m.start(), t.start + end
                of_places = t.text[end:] and t.text[end - 1] not in _FOR_BODIES
                left = Token(t.start, at, t.text[: m.start()], "LOC" if of_places else t.tag)
                right = [Token(after_it, t.end, t.text[end:], "n")] if t.text[end:] else []
                return [left, Token(at, after_it, t.text[m.start() : end], "m"), *right]
    return None


def _counts(t: Token, at: int, end: int, domain: Domain) -> bool:
    """Whether a number counts what bears the bodies of one kind: 广州|三市|政府, 甲大学、乙大学|两校; not 市|二院|宣传部.

    After a number of places no more than these are of one kind, any words may follow: 重庆|两地|科技厅局; not 四川|三地质队.
    """
    left, unit, right = t.text[:at], t.text[end - 1 : end], t.text[end:]
    if not right:
        return domain.places.is_own(unit) and head_kind(left, domain) is not None
    if unit in _FOR_BODIES:
        return right in domain.names.categories and head_kind(left, domain) is not None
    if not _is_place(unit, domain):
        return False
    known = t.tag == "LOC" or left in domain.gazetteer.by_name
    kind_alone = unit not in domain.places.governed and unit + right[0] not in domain.names.generic
    return right in domain.names.heads or (known and kind_alone)


def _is_place(unit: str, domain: Domain) -> bool:
    """Whether a character stands for places: 市, 地; not 院."""
    noun = domain.names.categories.get(unit)
    return unit in domain.places.governed or (noun is not None and domain.schema.is_a(noun.kind, domain.schema.place))


def counts_places(text: str, domain: Domain) -> bool:
    """Whether a word is a number of places: 两地, 三市, 四城市."""
    noun = text.lstrip(NUMERALS)
    return noun not in ("", text) and _is_place(noun, domain)
