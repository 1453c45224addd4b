"""Ends of persons' names: the last character that LAC cut off, 谭守|中 笑, or took for a part of it, 付佳则|把."""

from __future__ import annotations

from kg.extraction.mentions.person_words import Word, takes_office
from kg.extraction.tokens.tags import AFTER_CUT_NAMES, HAN, LOCAL_OR_NUMBER, OF_LAST_CHARACTERS, OF_LAST_WORDS
from kg.surnames import COMPOUND_SURNAMES

_NEVER_LAST = "等上的了说称"
_BEFORE_VERBS = "拟兼来去到在是有获说称将要想请让给为做向对从把被与和则也都还又再便就"


def person_end(word: Word) -> tuple[int, str]:
    """Where the name ends that LAC's word for a person begins, and the name."""
    end = _mended_end(word)
    name = word.upto(end)
    listed = name.endswith("等") and len(name) > 3 and name[:2] not in COMPOUND_SURNAMES
    return (end - 1, name[:-1]) if listed else (end, name)


def _mended_end(word: Word) -> int:
    """The end of a name that LAC may have cut short: 谭守|中 笑, 祖冲|和 领衔."""
    t, last = word.token, word.after
    if last is None or len(last.text) > 1 or len(t.text) not in (2, 3):
        return t.end
    if t.text in COMPOUND_SURNAMES or not HAN.match(t.text) or not HAN.match(last.text):
        return t.end
    return last.end if any(rule(word, last.text, last.tag) for rule in _GOES_ON) else t.end


def _before_known_verb(word: Word, last: str, tag: str) -> bool:
    """方志|成|出席: before a verb that the lexicon knows, another one is the end of the name."""
    beyond = word.beyond
    verb = tag == "v" and len(word.token.text) == 2 and not _is_before_verb(last, word)
    return verb and beyond is not None and beyond.text in word.domain.frames.verbs


def _before_predicate(word: Word, last: str, tag: str) -> bool:
    """谭守|中 笑, 孟令|和 1985年生: what cannot stand before a verb or mark by itself ends the name."""
    beyond = word.beyond
    if beyond is not None and beyond.tag not in AFTER_CUT_NAMES:
        return False
    if _is_never_last(last, word) or len(word.token.text) == 3:
        return False
    if tag in LOCAL_OR_NUMBER or last == "和":
        return True
    return tag in OF_LAST_CHARACTERS and (takes_office(beyond, word.domain) or word.holds_office)


def _is_before_verb(last: str, word: Word) -> bool:
    """Whether a character stands before a verb or is one, and so ends no name: 将, 任."""
    return last in _BEFORE_VERBS or last in word.domain.offices.taking


def _is_never_last(last: str, word: Word) -> bool:
    """Whether a character stands after names and ends none: 等, 任."""
    return last in _NEVER_LAST or last in word.domain.offices.taking


def _before_title(word: Word, last: str, tag: str) -> bool:
    """郭毅|可|院士: what modifies no office ends the name before one."""
    if len(word.token.text) != 2 or tag not in OF_LAST_WORDS or _is_before_verb(last, word):
        return False
    beyond, domain = word.beyond, word.domain
    return beyond is not None and beyond.text in domain.offices.titles and last not in domain.offices.title_modifiers


def _one_before_verb(word: Word, last: str, tag: str) -> bool:
    """王守|一 说: 一 before a verb."""
    return last == "一" and word.beyond is not None and word.beyond.tag == "v"


_GOES_ON = (_before_known_verb, _before_predicate, _before_title, _one_before_verb)
