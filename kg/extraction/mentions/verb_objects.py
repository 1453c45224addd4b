"""Objects of verbs that give them a class, where nothing else does: 从事|某某|研究, 获评|“某某”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.domain import Domain
from kg.extraction.mentions.members import Row, member, members_right
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.rules.names import AFTER_VERB
from kg.extraction.tokens.neighbours import after, before, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import ACTING, ASPECT, LISTING, MARKED, NAMED, NOMINAL, ORDINAL, QUOTE

_LONGEST_VERB = 4  # units of a verb that LAC has cut up
_EQUALS = ("为", "是", "包括")  # 研究方向为: what follows is named whole
_ASPECT = ("了", "于", "在", "的", "是", "到")
_ENDS_OBJECT = ("等", "和", "的", "后")
_WHO = ("ORG", "PER", "r")
"""Tags of whom an honour is given to: 授予|某校|某某称号."""
_WITHIN = ("之", "等")
"""Particles that an honour may hold, or that stand before its caption: 模范职工|之|家."""
_LONGEST_LIST = 100  # units of a list of honours
_LATIN_OR_DIGIT = re.compile("[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class _Naming:
    """A verb that gives its object a class."""

    kind: str
    bare: bool
    """Whether the object needs no quotation marks."""
    end: int
    """Index of the unit after it."""


def objects_of(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """What the verb that begins with the unit at `i` takes as its object, if it gives it a class."""
    naming = _naming_at(units, i, domain)
    if naming is None:
        return
    row, start = Row(units, naming.kind, domain), _object_start(units, naming.end)
    quotations = list(_quotations(units, start))
    if len(quotations) > 1 and _ends_object(after(units, quotations[-1]), domain):
        for k in quotations:
            yield from member(row, k, k)
        return
    honours = _captioned(row, start) if row.is_a(domain.schema.award) else []
    for first, last in honours:
        yield from member(row, first, last, AFTER_VERB)
    if not honours:
        yield from _unmarked(row, members_right(row, start), naming)


def _unmarked(row: Row, members: list[tuple[int, int]], naming: _Naming) -> Iterator[Mention]:
    """Objects that neither marks nor a caption tell: fields, honours that a verb takes bare, and one by itself."""
    units, domain = row.units, row.domain
    if not members:
        return
    if row.is_a(domain.schema.field):
        whole = units[naming.end - 1].text in (*_EQUALS, *domain.cues.listing)
        yield from _fields(row, members, whole=whole)
    elif _ends_object(after(units, members[-1][1]), domain):
        listed = naming.bare and row.is_a(domain.schema.award)
        for first, last in members if len(members) == 1 or listed else ():
            yield from _object(row, first, last, bare=naming.bare)


def _captioned(row: Row, start: int) -> list[tuple[int, int]]:
    """The honours of a list that a caption closes: 获|甲、乙、丙|等|称号, 授予|某校|甲|称号; none if another verb comes first."""
    end = _before_caption(row, start)
    marks = [k for k in range(start, end) if row.units[k].text in LISTING]
    begins = [_after_whom(row, start, end), *(k + 1 for k in marks)] if end > start else []
    return [(first, after_it - 1) for first, after_it in zip(begins, [*marks, end], strict=False) if first < after_it]


def _before_caption(row: Row, start: int) -> int:
    """Index after the last word of a list that a caption closes, without what counts it: 甲、乙|等多项|荣誉; `start` if none does."""
    units, captions = row.units, row.domain.names.captions
    near = range(start, min(len(units), start + _LONGEST_LIST))
    end = next((k for k in near if captions.get(units[k].text) == row.kind), start)
    if any(_ends_list(u, row.domain) for u in units[start:end]):
        return start
    while end > start and (units[end - 1].text == "等" or units[end - 1].tag == "m"):
        end -= 1
    return end


def _ends_list(u: Token, domain: Domain) -> bool:
    """Whether no list of honours goes on over a word: a mark, a particle but 之 and 等, a verb of a frame."""
    if u.tag in ("w", "u", QUOTE):
        return u.text not in LISTING and u.text not in _WITHIN
    return u.tag in ACTING and u.text in domain.frames.verbs


def _after_whom(row: Row, start: int, end: int) -> int:
    """Where an honour begins, after whom it is given to: 授予|某校|甲."""
    listed = next((k for k in range(start, end) if row.units[k].text in LISTING), end)
    whom = [k for k in range(start, listed) if row.units[k].tag in _WHO]
    if whom:
        return whom[-1] + 1
    return start + 1 if row.units[start].text in row.domain.names.categories else start


def _quotations(units: Sequence[Token], start: int) -> Iterator[int]:
    """Indices of the quotations of a row: “某某”“某某”, “某某”、“某某”和“某某”."""
    for k in range(start, len(units)):
        if units[k].tag == QUOTE:
            yield k
        elif k == start or units[k].text not in LISTING or units[k - 1].tag != QUOTE:
            return


def edition_at(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """举办|首届|采茶季: what is held and has an edition is an event, whatever its last word. Not 首届|活动."""
    last, kind = i, domain.schema.event
    if not kind or not _is_held(units, i, domain):
        return
    while last + 1 < len(units) and touches(units[last], units[last + 1]) and units[last + 1].tag in NOMINAL:
        last += 1
    if not _ends_object(after(units, last), domain):
        return
    own, names = "".join(u.text for u in units[i + 1 : last + 1]), domain.names
    if len(own) > 1 and not (own in names.heads or own in names.categories or names.is_generic(own)):
        yield Mention(units[i].start, units[last].end, clean(units[i].text + own), kind, AFTER_VERB)


def _is_held(units: Sequence[Token], i: int, domain: Domain) -> bool:
    """Whether an edition stands at `i`, right after a verb that says when and where something is held: 举办(了)|首届."""
    if ORDINAL.fullmatch(units[i].text) is None:
        return False
    verb = units[i - 2] if i > 1 and units[i - 1].text in ASPECT else before(units, i)
    frames = domain.frames.verbs.get(verb.text, ()) if verb is not None else ()
    return any(frame.scheduled and frame.introduces for frame in frames)


def _naming_at(units: Sequence[Token], i: int, domain: Domain) -> _Naming | None:
    """The longest verb that begins with the unit at `i` and gives its object a class."""
    frames = domain.frames
    text, found = "", None
    for end, u in enumerate(units[i : i + _LONGEST_VERB], i + 1):
        text += u.text
        if text not in frames.beginnings or u.tag in MARKED:
            break
        if text in frames.naming:
            kind, bare = frames.naming[text]
            found = _Naming(kind, bare, end)
    return found if found is not None and found.end < len(units) else None


def _object_start(units: Sequence[Token], end: int) -> int:
    """Index of the unit after a verb and its aspect: 获得|了, 入选|2023年度."""
    k = end
    while k < len(units) and (units[k].text in _ASPECT or units[k].text.endswith("年度")):
        k += 1
    return k


def _ends_object(following: Token | None, domain: Domain) -> bool:
    """Whether an object ends before a word: a mark, 等, a caption, 入选|某某|称号."""
    if following is None or following.tag == "w":
        return True
    return following.text in _ENDS_OBJECT or following.text in domain.names.captions


def _fields(row: Row, members: list[tuple[int, int]], *, whole: bool) -> Iterator[Mention]:
    """Fields: 从事|人工智能、量子计算|研究. `whole`: they are named whole, 研究方向为|人工智能研究."""
    units, coined, several = row.units, row.domain.schema.coined, len(members) > 1
    for first, last in members:
        closing = several and last == members[-1][1]
        end = last if whole else _field_end(row, first, last, closing=closing)
        if units[first].tag == QUOTE and coined and _LATIN_OR_DIGIT.search(units[first].text):
            yield from member(Row(units, coined, row.domain), first, first)  # 参与“863”
            continue
        own = _own_words(row, first, end, whole=whole)
        if own and (several or len(own) > 1 or len(own[0]) > 3 or end < last):
            yield from member(row, first, end)


def _field_end(row: Row, first: int, last: int, *, closing: bool) -> int:
    """The last unit of a field's name before what is done there, 量子计算|研究, or the noun for the list, 领域."""
    domain, end = row.domain, last
    while end > first:
        u = row.units[end]
        deed = u.tag in ACTING and (u.text in domain.names.generic or u.text in domain.names.occasions)
        if not deed and not (closing and end == last and u.text in domain.names.categories):
            break
        end -= 1
    return end


def _own_words(row: Row, first: int, last: int, *, whole: bool) -> list[str]:
    """The words that tell a field, of two characters or more; none if a name stands among them."""
    units = row.units[first : last + 1]
    if any(u.tag in NAMED or u.tag == QUOTE for u in units):
        return []
    return [u.text for u in units if len(u.text) > 1 and (whole or u.text not in row.domain.names.generic)]


def _object(row: Row, first: int, last: int, *, bare: bool) -> Iterator[Mention]:
    """An object: 获评|“某某”, 认定为|国家级专精特新“小巨人”企业."""
    closing, several = row.units[last], last > first
    quote = next((q for q in range(first, last + 1) if row.units[q].tag == QUOTE), None)
    if bare and several and _is_noun_for_class(closing, row.domain):
        yield _whole_object(row, first, last)  # 认定为 国家级专精特新“小巨人”企业
    elif quote is not None:
        yield from _quotation(row, quote, last, whole=bare and quote == first)
    elif bare and several and any(u.text not in row.domain.names.generic for u in row.units[first : last + 1]):
        yield from member(row, first, last)


def _is_noun_for_class(u: Token, domain: Domain) -> bool:
    return u.tag == "n" and u.text in domain.names.categories


def _quotation(row: Row, quote: int, last: int, *, whole: bool) -> Iterator[Mention]:
    """获评|“某某”|称号; with what follows if it may be named whole, 获评|“某某计划”领军人才团队. Not “某某”服务综合体."""
    closing = row.units[last].text
    if quote == last or row.domain.names.captions.get(closing) == row.kind:
        yield from member(row, quote, quote)
    elif whole and closing not in row.domain.names.heads:
        yield _whole_object(row, quote, last)


def _whole_object(row: Row, first: int, last: int) -> Mention:
    units = row.units[first : last + 1]
    return Mention(units[0].start, units[-1].end, clean("".join(u.text for u in units)), row.kind, AFTER_VERB)
