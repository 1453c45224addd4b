"""Cuts: the parts of what LAC takes for one body or place, where it ran a verb, a conjunction, an office or a trade into the name."""

from __future__ import annotations

from collections.abc import Iterator

from kg.domain import Domain
from kg.extraction.tokens.heads import head_kind, is_closed
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import AND_IN_WORDS

_RUN_IN = ("由", "同样是", "就是", "正是")
_LONGEST_PLACE = 6  # characters of a place at the beginning of a body's name
_LONGEST_VERB = 5  # characters of a verb at the end of what LAC takes for a body


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
