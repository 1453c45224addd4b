"""Titles: words of office among the words of a sentence, and those that LAC has cut up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.tokens.neighbours import after, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import AFTER_PERSONS, ASPECT, OF_TORN_NAMES, SEATED, SLIPS
from kg.surnames import is_full_name

_COMMITTEE = 2
"""Characters of the word for a committee: 市委."""
_TORN = 2
"""Characters of a word that holds the end of a body and what is led there: 院校."""
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
    """讲席|教授, 创始人马|越, 主|委程萍: a word of office that LAC has cut up is one word, and a name run into it another."""
    end = 0  # of what has been mended
    for i, t in enumerate(tokens):
        if t.start >= end:
            mended = next(filter(None, (reader(tokens, i, domain) for reader in _MENDED)), ()) or (t,)
            yield from mended
            end = mended[-1].end


def _cut_up(tokens: Sequence[Token], i: int, domain: Domain) -> tuple[Token, ...]:
    """讲席|教授: the office that a word and the next one make; nothing if they make none."""
    t, rest = tokens[i], after(tokens, i)
    if rest is None or not touches(t, rest):
        return ()
    text, titles = t.text + rest.text, domain.offices.titles
    torn = t.tag in SLIPS or rest.tag in SLIPS or rest.text not in titles  # 政法|委书记
    return (Token(t.start, rest.end, text, "n"),) if text in titles and torn else ()


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


def _name_run_in(tokens: Sequence[Token], i: int, domain: Domain) -> tuple[Token, ...]:
    """主委程萍, 主|委程萍: a name run into an office before it, in one word or in two; not 主任医师, which is an office."""
    t, rest = tokens[i], after(tokens, i)
    cut = rest is not None and rest.tag == "PER" and len(t.text) == 1 and touches(t, rest)
    words = t.text + rest.text if cut and rest is not None else t.text
    if t.tag not in OF_TORN_NAMES or ends_in_title(words, domain):
        return ()
    name = next((n for n in (3, 2) if _is_title(words[:-n], domain) and is_full_name(words[-n:])), 0)
    if not name:
        return ()
    at, end = t.start + len(words) - name, t.start + len(words)
    return (Token(t.start, at, words[:-name], "n"), Token(at, end, words[-name:], "PER"))


def _is_title(text: str, domain: Domain) -> bool:
    """Whether a word is one of office or of who deputizes for it: 书记, 副书记."""
    return text in domain.offices.titles or (text[:1] in domain.offices.deputies and text[1:] in domain.offices.titles)


def _run_into_place(tokens: Sequence[Token], i: int, domain: Domain) -> tuple[Token, ...]:
    """石桥镇党委|书记: a place and the office there, whose first word LAC took for the end of its name."""
    t, rest = tokens[i], after(tokens, i)
    if rest is None or t.tag not in SEATED or not touches(t, rest):
        return ()
    offices = domain.offices
    cuts = (n for n in range(2, len(t.text) - 1) if t.text[n:] in offices.title_modifiers)
    cut = next(
        (n for n in cuts if t.text[n:] + rest.text in offices.titles and t.text[n - 1] in domain.places.sites), 0
    )
    if not cut:
        return ()
    place = t._replace(end=t.start + cut, text=t.text[:cut], tag="LOC")
    return (place, Token(place.end, rest.end, t.text[cut:] + rest.text, "n"))


def _led_run_in(tokens: Sequence[Token], i: int, domain: Domain) -> tuple[Token, ...]:
    """某大学校|党委书记, 某学|院校|领导: what is led, which belongs to the office behind it, run into the name of a body: 某大学|校党委书记."""
    t, rest = tokens[i], after(tokens, i)
    if rest is None or t.tag not in SEATED or not touches(t, rest):
        return ()
    torn = len(rest.text) == _TORN and rest.text[-1] in domain.offices.led
    name, office = (t.text + rest.text, after(tokens, i + 1)) if torn else (t.text, rest)
    if office is None or not _ends_in_led(name, domain) or not begins_office(office.text, domain):
        return ()
    body = Token(t.start, t.start + len(name) - 1, name[:-1], "ORG")
    return (body, Token(body.end, office.end, name[-1] + office.text, "n"))


def _ends_in_led(name: str, domain: Domain) -> bool:
    """Whether the name of a body has what is led there run into its end: 某大学|校; not 某科技|局."""
    ends = (domain.names.heads.get(name[k:-1]) for k in range(1, len(name) - _TORN))
    is_body = any(kind and domain.schema.is_a(kind, domain.schema.organization) for kind in ends)
    return is_body and name[-1] in domain.offices.led


_MENDED = (_cut_up, _surname_run_in, _name_run_in, _run_into_place, _led_run_in)
"""How a word of office that LAC has cut up, or run a name or a place into, is mended: the first that knows decides."""


def with_committees(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """团|市委书记, 云江|市委书记, 云江新区|党工委书记: a committee is a word with what it is of, and its office another; not 原|市委书记."""
    row: list[Token] = []
    for t in tokens:
        inner = t._replace(start=t.start + 1, text=t.text[1:])
        if _committee_of(t._replace(text=t.text[0]), inner, domain):
            row += [t._replace(end=t.start + 1, text=t.text[0]), inner]
        else:
            row.append(t)
        length = _committee_of(row[-2], row[-1], domain) if len(row) > 1 and touches(row[-2], row[-1]) else 0
        if length:
            body, office = row[-2:]
            end = office.start + length
            whole = Token(body.start, end, body.text + office.text[:length], "ORG")
            row[-2:] = [whole, Token(end, office.end, office.text[length:], "n")]
    yield from row


def _committee_of(body: Token, office: Token, domain: Domain) -> int:
    """Characters of the committee that a word of office begins with, if what stands before has it: 团|市委|书记; 0 of 清江大学|党委书记."""
    if office.text[:_COMMITTEE] in domain.places.committees:
        known = _COMMITTEE if _has_committees(body, domain) else 0
    else:
        names, modifiers = domain.names.heads, domain.offices.title_modifiers
        heads = (n for n in range(_COMMITTEE, len(office.text)) if body.tag == "LOC" and office.text[:n] in names)
        known = next((n for n in heads if office.text[:n] in modifiers), 0)
    return known if office.text[known:] in domain.offices.titles else 0


def _has_committees(body: Token, domain: Domain) -> bool:
    """Whether what stands before a committee is what has it: 团, 云江团, 云江; not 原, or 云江省, which has none of a 市."""
    if body.text[-1] in domain.places.governed or body.text in domain.offices.title_modifiers:
        return False
    return body.tag in SEATED or (body.tag == "n" and body.text[-1] in domain.offices.led)
