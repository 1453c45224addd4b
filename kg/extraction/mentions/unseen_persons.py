"""Persons that LAC did not see: names that a surname, or the word of office before them, gives away."""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.mentions.foreign_names import looks_like_a_name
from kg.extraction.mentions.person_words import Word
from kg.extraction.tokens.function_words import REPORTING
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.neighbours import after, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import (
    ACTING,
    AFTER_NAMES,
    COMMON,
    ENDING_NAMES,
    HAN,
    JOINING,
    LIKE_PERSONS,
    LOCALIZING,
    NOT_IN_NAMES,
)
from kg.surnames import SURNAMES, is_full_name

_CONCERNING = ("来说", "来讲", "而言")  # 对创业者|来说
_LONGEST = 3  # characters of a name without a compound surname


def given_away_end(word: Word) -> int | None:
    """The end of a name whose rest LAC took for a common word, 潘|从明、: a surname by itself, before a mark; at an office before a verb, 总裁林|越|介绍."""
    rest, beyond = word.after, word.beyond
    if rest is None or not touches(word.token, rest) or not HAN.match(rest.text):
        return None
    ended = beyond is None or beyond.tag == "w" or (word.holds_office and beyond.tag == "v")
    return rest.end if ended and looks_like_a_name(word.token.text + rest.text) else None


def is_tagged_as_place(word: Word) -> bool:
    """Whether what LAC takes for a place is a person, 院长乌兰、: right after an office, and a phrase ends with it."""
    t, domain = word.token, word.domain
    if t.tag not in LIKE_PERSONS or not 2 <= len(t.text) <= 4 or not HAN.match(t.text) or not word.holds_office:
        return False
    if _is_known_place(word) or not _ends_phrase(word.after, domain) or head_kind(t.text, domain) is not None:
        return False
    spaced = word.i > 1 and word.tokens[word.i - 1].text.isspace()
    office = word.tokens[word.i - 2 if spaced else word.i - 1].text
    return any(office.endswith(x) for x in domain.offices.titles - domain.offices.appositions)


def _is_known_place(word: Word) -> bool:
    """院士专家|扬州|行: whether a place that the gazetteer knows stands before a verb; persons say something."""
    following = word.after
    if following is None or following.tag != "v" or following.text in REPORTING:
        return False
    return word.token.text in word.domain.gazetteer.by_name


def _ends_phrase(following: Token | None, domain: Domain) -> bool:
    """Whether a phrase ends before a word: a verb, a mark, a conjunction."""
    return following is None or following.tag in AFTER_NAMES or following.text in domain.frames.verbs


def unseen_end(word: Word) -> int | None:
    """The end of a name that LAC saw as common words, after a word of office: a surname and one or two characters."""
    if word.token.text[0] not in SURNAMES or not _may_begin_name(word) or not word.holds_office:
        return None
    tokens, i = word.tokens, word.i
    letters = _letters_end(tokens, i)
    if letters is not None:
        return letters
    stop = _stop(tokens, i)
    if stop < len(tokens) and tokens[stop].tag in COMMON and touches(tokens[stop - 1], tokens[stop]):
        return None
    name = "".join(t.text for t in tokens[i:stop])
    return tokens[stop - 1].end if 2 <= len(name) <= _LONGEST and looks_like_a_name(name) else None


def _may_begin_name(word: Word) -> bool:
    """Whether a word is none that the lexicon knows, and no other verb or conjunction: 于是, 成立."""
    t, domain = word.token, word.domain
    if t.tag in JOINING or t.text in _CONCERNING or not HAN.match(t.text):
        return False
    if any(
        t.text in words
        for words in (domain.names.generic, domain.offices.titles, domain.names.stops, domain.frames.verbs)
    ):
        return False
    following = word.after
    listed = following is not None and following.text in ("、", "，", "等")
    return listed or len(t.text) == 1 or t.tag not in ACTING


def _letters_end(tokens: Sequence[Token], i: int) -> int | None:
    """The end of a name that LAC cut into its characters, before who speaks or a mark: 钱|立|人|说."""
    letters, following = tokens[i : i + _LONGEST], after(tokens, i + _LONGEST - 1)
    if following is None or not (following.tag == "w" or following.text in REPORTING):
        return None
    if any(len(t.text) > 1 or t.text in REPORTING or not HAN.match(t.text) for t in letters):
        return None
    return letters[-1].end if is_full_name("".join(t.text for t in letters)) else None


def _stop(tokens: Sequence[Token], i: int) -> int:
    """Index after the words that may belong to the name which the word at `i` begins."""
    length = len(tokens[i].text)
    for k in range(i + 1, min(i + _LONGEST, len(tokens))):
        length += len(tokens[k].text)
        if length > _LONGEST or not HAN.match(tokens[k].text) or _stands_after(tokens, i, k):
            return k
    return min(i + _LONGEST, len(tokens))


def _stands_after(tokens: Sequence[Token], i: int, k: int) -> bool:
    """Whether the word at `k` stands after a name that begins at `i`, and does not end it."""
    t, following = tokens[k], after(tokens, k)
    if t.tag in NOT_IN_NAMES:
        return not _only_ends_name(t, following)
    last = following is None or following.tag == "w"
    return t.tag in LOCALIZING and not last and tokens[i].tag != "PER"


def _only_ends_name(t: Token, following: Token | None) -> bool:
    """Whether a verb of one character can only be the end of a name: nothing follows that it could take, 副厅长李|为，."""
    verb = len(t.text) == 1 and t.tag in ENDING_NAMES and t.text not in REPORTING
    return verb and following is not None and following.text in ("，", "、")
