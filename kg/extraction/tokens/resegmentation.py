"""Resegmentation: the words of a sentence where LAC ran two into one, or cut one up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.domain import Domain
from kg.extraction.tokens.bodies import of_several, with_ends_of_bodies, with_several
from kg.extraction.tokens.cuts import parts_of
from kg.extraction.tokens.function_words import PLANS
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.neighbours import after, before, touches
from kg.extraction.tokens.run_in_marks import with_brands_before_seats, with_marks_apart
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import HAN, NAMED, PROPER, SEATED
from kg.extraction.tokens.titles import whole_titles
from kg.surnames import COMPOUND_SURNAMES, is_full_name

_ENDS_IN_ETC = frozenset("平等 高等 中等 初等 同等 均等 对等 相等 优等 上等 头等 一等 二等 三等 不等 何等".split())
_POINTING = frozenset("我该本")
_PERSONS = "人名"  # 350|人|参会, 12|名|获奖
_PLACE_LENGTHS = (4, 3)  # of known places that LAC cuts up: 长三角; it knows those of two characters
_WORD = re.compile(r"\S+")


def parted(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """The words of a sentence, LAC's organizations and places cut where a verb or a conjunction runs through them."""
    row = tokens
    for step in _STEPS:
        row = list(step(row, domain))
    return _with_parts(row, domain)


def _with_whole_verbs(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """任|职某大学: the first character of a body belongs to the verb before it."""
    held: Token | None = None
    for t in tokens:
        if held is None:
            held = t
        elif _begins_with_verb(held, t, domain):
            yield Token(held.start, t.start + 1, held.text + t.text[0], "v")
            held = t._replace(start=t.start + 1, text=t.text[1:])
        else:
            yield held
            held = t
    if held is not None:
        yield held


def _begins_with_verb(verb: Token, body: Token, domain: Domain) -> bool:
    """Whether a body begins with the last character of a verb; not 建|成都某大学."""
    if body.tag != "ORG" or not touches(verb, body) or verb.text + body.text[0] not in domain.frames.verbs:
        return False
    whole = any(body.text[:n] in domain.gazetteer.leading for n in (2, 3, 4))
    return not whole and head_kind(body.text[1:], domain) is not None


def _without_spaces(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """The parts of what LAC took for one word over a space: 陆子安 某某公司."""
    for t in tokens:
        parts = list(_WORD.finditer(t.text)) if t.tag in NAMED else []
        if len(parts) < 2 or not all(HAN.match(m.group()) for m in parts):
            yield t
            continue
        for m in parts:
            tag = "ORG" if head_kind(m.group(), domain) else "PER" if is_full_name(m.group()) else t.tag
            yield Token(t.start + m.start(), t.start + m.end(), m.group(), tag)


def _with_verbs_after_persons(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """陆明远任|青川大学|教授: a person's name, with the verb of office run into it, before a body."""
    for k, t in enumerate(tokens):
        taken = t.tag == "PER" and len(t.text) > 2 and t.text[-1] in domain.offices.taking
        body = after(tokens, k) if taken else None
        if body is not None and body.tag == "ORG" and touches(t, body) and is_full_name(t.text[:-1]):
            yield from _split(t, len(t.text) - 1, (t.tag, "v"))
        else:
            yield t


def _with_plans(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """云江市|计划|设立: between who acts and what they do, a word that is a noun too says that they plan it."""
    for k, t in enumerate(tokens):
        if t.tag == "n" and t.text in PLANS:
            who, deed = before(tokens, k), after(tokens, k)
            acts = who is not None and who.tag in NAMED and deed is not None and deed.tag == "v"
            yield t._replace(tag="v") if acts else t
        else:
            yield t


def _with_compound_surnames(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """上官|若曦: a compound surname and the given name after it are one word."""
    held: Token | None = None
    for t in tokens:
        if held is not None and t.tag == "PER" and touches(held, t) and len(t.text) < 3:
            yield held._replace(end=t.end, text=held.text + t.text)
            held = None
            continue
        if held is not None:
            yield held
        held = t if t.tag == "PER" and t.text in COMPOUND_SURNAMES else None
        if held is None:
            yield t
    if held is not None:
        yield held


def _with_known_places(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """长|三角分|中心: a known place that LAC has cut up is one word, and the rest of its last word another."""
    end = 0  # of the last known place
    for i, t in enumerate(tokens):
        if t.end <= end:
            continue
        if t.start < end:
            yield t._replace(start=end, text=t.text[end - t.start :])
            continue
        name = _place_at(tokens, i, domain)
        end = t.start + len(name)
        yield Token(t.start, end, name, "LOC") if name else t


def _place_at(tokens: Sequence[Token], i: int, domain: Domain) -> str:
    """The known place that begins with the word at `i` and goes on after it, empty if none does."""
    gazetteer = domain.gazetteer
    t = tokens[i]
    if t.text not in gazetteer.starts_of_places or t.tag in NAMED or t.tag == "w":
        return ""
    near = "".join(x.text for x in tokens[i : i + 3])
    names = (near[:n] for n in _PLACE_LENGTHS if len(t.text) < n <= len(near))
    name = next((n for n in names if n in gazetteer.leading), "")
    return (
        name if name and domain.schema.is_a(gazetteer.known[gazetteer.by_name[name]].kind, domain.schema.place) else ""
    )


def _with_months(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """今年10|月|经|某部: what LAC ran into the word for a month."""
    for k, t in enumerate(tokens):
        number = before(tokens, k) if t.text[0] == "月" and len(t.text) > 1 else None
        if number is not None and number.text[-1].isdigit() and touches(number, t):
            yield from _split(t, 1, ("n", "p" if len(t.text) == 2 else t.tag))
        else:
            yield t


def _with_etc(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """某大学、某研究所|等|20余家: 等 after a name is no verb."""
    for k, t in enumerate(tokens):
        name = before(tokens, k) if t.text == "等" and t.tag == "v" else None
        yield t._replace(tag="u") if name is not None and name.tag in PROPER else t


def _with_pointing_words(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """我|市 and 该|院 as one word each; 我国 is a name."""
    held: Token | None = None
    for t in tokens:
        if held is not None and t.tag == "n" and domain.places.is_own(t.text) and touches(held, t):
            word = held.text + t.text
            yield Token(held.start, t.end, word, "LOC" if word in domain.gazetteer.by_name else "r")
            held = None
            continue
        if held is not None:
            yield held
        held = t if t.tag == "r" and t.text in _POINTING else None
        if held is None:
            yield t
    if held is not None:
        yield held


_STEPS = (
    with_marks_apart,
    with_brands_before_seats,
    _with_whole_verbs,
    _without_spaces,
    with_ends_of_bodies,
    whole_titles,
    _with_verbs_after_persons,
    _with_plans,
    _with_compound_surnames,
    _with_known_places,
    with_several,
    _with_months,
    _with_etc,
    _with_pointing_words,
)


def _with_parts(tokens: Iterable[Token], domain: Domain) -> Iterator[Token]:
    """Each word, or its parts if a rule knows that it is several. The first rule that knows decides."""
    for t in tokens:
        if len(t.text) == 1:
            yield t
            continue
        for rule in _PARTS:
            parts = rule(t, domain)
            if parts:
                yield from parts
                break
        else:
            yield t


def _split(t: Token, at: int, tags: tuple[str, str]) -> list[Token]:
    """Two words that LAC took for one."""
    left, right = tags
    return [
        Token(t.start, t.start + at, t.text[:at], left),
        Token(t.start + at, t.end, t.text[at:], right),
    ]


def _place_and_rank(t: Token, domain: Domain) -> list[Token] | None:
    """诸暨市|列第十位."""
    ranked = t.tag == "LOC" and t.text[-1] in domain.figures.clinging and t.text[:-1] in domain.gazetteer.by_name
    return _split(t, len(t.text) - 1, (t.tag, "v")) if ranked else None


def _body_and_others(t: Token, domain: Domain) -> list[Token] | None:
    """甲大学|与|乙公司, 共建|某某研究院."""
    long = len(t.text) > 3 and (t.tag in SEATED or (t.tag == "v" and len(t.text) > 5))
    return parts_of(t, domain) if long else None


def _verb_and_event(t: Token, domain: Domain) -> list[Token] | None:
    """出席|会议: a verb with its object run into it, a common noun for events."""
    if t.tag != "v" or len(t.text) != 4 or t.text in domain.frames.verbs or t.text[:2] not in domain.frames.verbs:
        return None
    noun = domain.names.categories.get(t.text[2:])
    kind = noun.kind if noun is not None else domain.names.heads.get(t.text[2:], "")
    return _split(t, 2, ("v", "n")) if domain.schema.is_a(kind, domain.schema.event) else None


def _person_and_verb(t: Token, domain: Domain) -> list[Token] | None:
    """周|创办; 350|人|参会."""
    person = (t.tag == "PER" or t.text[0] in _PERSONS) and t.text[1:] in domain.frames.verbs
    return _split(t, 1, ("n", "v")) if person else None


def _in_and_here(t: Token, domain: Domain) -> list[Token] | None:
    return _split(t, 1, ("p", "r")) if t.text == "在这里" else None


def _body_and_verb(t: Token, domain: Domain) -> list[Token] | None:
    """领导小组|协办."""
    if t.tag != "n" or t.text[-2:] not in domain.frames.verbs or t.text in domain.names.heads:
        return None
    return _split(t, len(t.text) - 2, ("n", "v")) if t.text[:-2] in domain.names.heads else None


def _word_and_etc(t: Token, domain: Domain) -> list[Token] | None:
    """企业|等, not 平等."""
    etc = t.text[-1] == "等" and t.tag != "u" and t.text not in _ENDS_IN_ETC
    return _split(t, len(t.text) - 1, (t.tag, "u")) if etc else None


_PARTS = (
    of_several,
    _place_and_rank,
    _body_and_others,
    _verb_and_event,
    _person_and_verb,
    _in_and_here,
    _body_and_verb,
    _word_and_etc,
)
