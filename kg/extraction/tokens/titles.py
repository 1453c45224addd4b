"""Titles: words of office among the words of a sentence, and those that LAC has cut up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.domain import Domain
from kg.extraction.tokens.neighbours import after, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import AFTER_PERSONS, ASPECT, HAN, OF_TORN_NAMES, SLIPS
from kg.surnames import is_full_name


def ends_in_title(text: str, domain: Domain) -> bool:
    """Whether a word is one of office, with what modifies it or without: 副区长."""
    return any(text[k:] in domain.offices.titles for k in range(len(text) - 1))


def begins_office(text: str, domain: Domain) -> bool:
    """Whether a word is one of office or begins one: 董事长, 副总经理, 副总(经理)."""
    return (text[0] in domain.offices.deputies and text in domain.offices.title_modifiers) or ends_in_title(
        text, domain
    )


def whole_titles(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """讲席|教授, 厅|长寿|剑: a word of office that LAC has cut up is one word, and a name that it ran into is another."""
    following = 0
    for i, t in enumerate(tokens):
        if i < following:
            continue
        mended = _mended(tokens, i, domain)
        if mended is None:
            yield t
        else:
            yield from mended.words
            following = mended.following


@dataclass(frozen=True, slots=True)
class _Mended:
    """What stands for some words of a sentence."""

    words: tuple[Token, ...]
    following: int
    """Index of the word after those."""


def _mended(tokens: Sequence[Token], i: int, domain: Domain) -> _Mended | None:
    """What stands for the words from the one at `i`, None if they stay. The first rule that knows decides."""
    t, following = tokens[i], after(tokens, i)
    if following is None or t.tag == "w" or following.tag == "w" or not touches(t, following):
        return None
    for rule in _RULES.get(t.tag, _ANYWHERE):
        mended = rule(tokens, i, domain)
        if mended is not None:
            return mended
    return None


def _cut_up(tokens: Sequence[Token], i: int, domain: Domain) -> _Mended | None:
    """讲席|教授."""
    t, rest = tokens[i], tokens[i + 1]
    if (t.tag not in SLIPS and rest.tag not in SLIPS) or t.text + rest.text not in domain.offices.titles:
        return None
    return _Mended((Token(t.start, rest.end, t.text + rest.text, "n"),), i + 2)


def _modifier_cut_up(tokens: Sequence[Token], i: int, domain: Domain) -> _Mended | None:
    """某某协会党|组, 某某学院校|领导: what modifies an office or stands before a name, cut up between a body and the next word."""
    t, rest = tokens[i], tokens[i + 1]
    if len(t.text) < 4 or not _is_of_office(t.text[-1] + rest.text, t.text[:-1], domain):
        return None
    body = t._replace(end=t.end - 1, text=t.text[:-1])
    return _Mended((body, Token(t.end - 1, rest.end, t.text[-1] + rest.text, "n")), i + 2)


def _is_of_office(word: str, body: str, domain: Domain) -> bool:
    """Whether a word that begins with the last character of a body is one before a name: 某学院|校领导, not 梅|县领导."""
    noun = word in domain.offices.appositions and body.endswith(domain.names.head_words)
    return noun or word in domain.offices.title_modifiers


def _modifier_run_in(tokens: Sequence[Token], i: int, domain: Domain) -> _Mended | None:
    """某某植物园|党委|书记: what modifies an office, run into a body."""
    t = tokens[i]
    if len(t.text) < 5 or not _qualifies_office(t.text[-2:], domain) or not begins_office(tokens[i + 1].text, domain):
        return None
    return _Mended(_cut(t, len(t.text) - 2), i + 1)


def _surname_run_in(tokens: Sequence[Token], i: int, domain: Domain) -> _Mended | None:
    """创始人|马越: a surname, run into an office, before the rest of a name: 创始人马|越|表示; not 创始人|马上|表示."""
    t, rest = tokens[i], tokens[i + 1]
    title, surname = t.text[:-1], t.text[-1]
    if title not in domain.offices.titles or t.text in domain.offices.titles or not is_full_name(surname + rest.text):
        return None
    following = after(tokens, i + 1)
    if rest.tag not in OF_TORN_NAMES | {"d", "PER"} or rest.text in domain.names.stops or rest.text in ASPECT:
        return None
    if following is not None and following.tag not in AFTER_PERSONS:
        return None
    office = t._replace(end=t.end - 1, text=title, tag="n")
    return _Mended((office, Token(t.end - 1, rest.end, surname + rest.text, "PER")), i + 2)


def _name_run_in(tokens: Sequence[Token], i: int, domain: Domain) -> _Mended | None:
    """厅|长寿剑, 发起|人马|越: the last character of an office, run into a person's name."""
    t, rest = tokens[i], tokens[i + 1]
    if len(rest.text) == 1 or not _ends_title(t.text + rest.text[0], len(t.text), domain):
        return None
    end = _name_end(tokens, i + 1)
    if end is None:
        return None
    office = t._replace(end=t.end + 1, text=t.text + rest.text[0], tag="n")
    name = "".join(x.text for x in tokens[i + 1 : end])[1:]
    return _Mended((office, Token(rest.start + 1, tokens[end - 1].end, name, "PER")), end)


_ANYWHERE = (_cut_up, _surname_run_in, _name_run_in)
_RULES = {
    "ORG": (_cut_up, _modifier_cut_up, _modifier_run_in, _name_run_in),
    "LOC": (_cut_up, _name_run_in),
}
"""The rules for the words of a tag."""


def _cut(t: Token, at: int) -> tuple[Token, Token]:
    """A body, and what stands for an office after it."""
    body = t._replace(end=t.start + at, text=t.text[:at])
    return body, Token(t.start + at, t.end, t.text[at:], "n")


def _ends_title(text: str, known: int, domain: Domain) -> bool:
    """Whether a word with one character more is an office, or its last two are one: 发起人, 厅长."""
    return text[-2:] in domain.offices.titles or (known > 1 and text in domain.offices.titles)


def _qualifies_office(word: str, domain: Domain) -> bool:
    """Whether a word qualifies an office and ends no name: 党委, not 市委."""
    return word in domain.offices.title_modifiers and word not in domain.names.heads and word not in domain.names.tails


def _name_end(tokens: Sequence[Token], i: int) -> int | None:
    """Index after the words from the one at `i` that are, without its first character, a person's name up to a mark."""
    text = ""
    for k, t in enumerate(tokens[i : i + 3], i):
        if not HAN.match(t.text) or t.text in ASPECT:
            return None
        text += t.text
        following = after(tokens, k)
        ended = following is None or following.tag in AFTER_PERSONS or following.text == "等"
        if ended and is_full_name(text[1:]):
            return k + 1
    return None
