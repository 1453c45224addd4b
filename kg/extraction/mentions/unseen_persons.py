"""Persons that LAC did not see: names that a surname, or the word of office before them, gives away."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.mentions.foreign_names import looks_like_a_name
from kg.extraction.mentions.person_words import Word
from kg.extraction.tokens.neighbours import after, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import (
    ACTING,
    COMMON,
    HAN,
    JOINING,
    LOCALIZING,
    NOT_IN_NAMES,
)
from kg.surnames import SURNAMES

_CONCERNING = ("来说", "来讲", "而言")  # 对创业者|来说
_LONGEST = 3  # characters of a name without a compound surname


def unseen_end(word: Word) -> int | None:
    """The end of a name that LAC saw as common words, after a word of office: a surname and one or two characters."""
    if word.token.text[0] not in SURNAMES or not _may_begin_name(word) or not word.holds_office:
        return None
    tokens, i = word.tokens, word.i
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
    last = following is None or following.tag == "w"
    return t.tag in NOT_IN_NAMES or (t.tag in LOCALIZING and not last and tokens[i].tag != "PER")
