"""Titles: words of office among the words of a sentence, and those that LAC has cut up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.tokens.neighbours import after, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import AFTER_PERSONS, ASPECT, OF_TORN_NAMES, SLIPS
from kg.surnames import is_full_name

_OF_NAMES = OF_TORN_NAMES | {"d", "PER"}


def ends_in_title(text: str, domain: Domain) -> bool:
    """Whether a word is one of office, with what modifies it or without: 副区长."""
    return any(text[k:] in domain.offices.titles for k in range(len(text) - 1))


def begins_office(text: str, domain: Domain) -> bool:
    """Whether a word is one of office or begins one: 董事长, 副总经理, 副总(经理)."""
    return (text[0] in domain.offices.deputies and text in domain.offices.title_modifiers) or ends_in_title(
        text, domain
    )


def whole_titles(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """讲席|教授, 创始人马|越: a word of office that LAC has cut up is one word, and a surname run into it begins another."""
    rest = iter(enumerate(tokens))
    for i, t in rest:
        mended = _cut_up(tokens, i, domain) or _surname_run_in(tokens, i, domain)
        yield from mended or (t,)
        if mended:
            next(rest)


def _cut_up(tokens: Sequence[Token], i: int, domain: Domain) -> tuple[Token, ...]:
    """讲席|教授: the office that a word and the next one make; nothing if they make none."""
    t, rest = tokens[i], after(tokens, i)
    if rest is None or (t.tag not in SLIPS and rest.tag not in SLIPS) or not touches(t, rest):
        return ()
    text = t.text + rest.text
    return (Token(t.start, rest.end, text, "n"),) if text in domain.offices.titles else ()


def _surname_run_in(tokens: Sequence[Token], i: int, domain: Domain) -> tuple[Token, ...]:
    """创始人|马越: a surname, run into an office, before the rest of a name: 创始人马|越|表示; not 创始人|马上|表示."""
    t = tokens[i]
    title, surname = t.text[:-1], t.text[-1]
    if title not in domain.offices.titles or t.text in domain.offices.titles:
        return ()
    rest, following = after(tokens, i), after(tokens, i + 1)
    if rest is None or not touches(t, rest):
        return ()
    if not is_full_name(surname + rest.text) or rest.text in domain.names.stops or rest.text in ASPECT:
        return ()
    if rest.tag not in _OF_NAMES or (following is not None and following.tag not in AFTER_PERSONS):
        return ()
    office = t._replace(end=t.end - 1, text=title, tag="n")
    return (office, Token(t.end - 1, rest.end, surname + rest.text, "PER"))
