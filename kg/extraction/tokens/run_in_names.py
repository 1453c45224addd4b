"""Run in: what LAC took for the end of a name before it: 某某大学校|领导, 张三为某某学院|院长, 李四作|报告."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from kg.domain import Domain
from kg.extraction.tokens.heads import head_kind, is_closed
from kg.extraction.tokens.neighbours import after, before, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import COMMON, NAMED, NOMINAL, SEATED
from kg.extraction.tokens.titles import ends_in_title
from kg.surnames import is_full_name

DIRECTION = re.compile("[东南西北中]{2}")
_AS = "为"
_COMMAS, _SEXES, _BORN = frozenset("，,"), frozenset("男女"), frozenset(("生", "出生", "生于", "出生于"))
_BRACKETS = tuple("（）()")
_SHORTEST_APPOINTED = 4
"""Characters of a name and a verb in one: 张三丰任."""


def with_own_words(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """某某大学|校领导: what says whose an office is belongs to the office, not to the body before it, 某某大学校|领导."""
    rest = iter(enumerate(tokens))
    for k, t in rest:
        office = after(tokens, k)
        if office is not None and _runs_into(t, office, domain):
            yield t._replace(end=t.end - 1, text=t.text[:-1])
            yield office._replace(start=t.end - 1, text=t.text[-1] + office.text)
            next(rest)
        else:
            yield t


def _runs_into(body: Token, office: Token, domain: Domain) -> bool:
    """Whether the last character of what LAC took for a body makes one word with the office after it: 某某学院校|领导."""
    word = body.text[-1] + office.text
    whole = body.tag == "ORG" and is_closed(body.text[:-1], domain)
    return whole and touches(body, office) and word in domain.offices.words


def with_appointments(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """聘请张三|为|名誉教授: 为 between a person and an office is a verb, even where LAC ran it into the name, 张三为某某学院|院长."""
    parts = [part for k, t in enumerate(tokens) for part in (_appointed(tokens, k, domain) or (t,))]
    for k, t in enumerate(parts):
        who = before(parts, k)
        appoints = t.text == _AS and t.tag == "p" and who is not None and who.tag == "PER"
        yield t._replace(tag="v") if appoints and ends_in_office(parts[k + 1 :], domain) else t


def _appointed(tokens: Sequence[Token], k: int, domain: Domain) -> tuple[Token, ...]:
    """The person, the verb and the body that LAC took for one name: 张三为某某学院, 张三任, 任某某馆; nothing if it is one."""
    t = tokens[k]
    body = after(tokens, k)
    short = len(t.text) < _SHORTEST_APPOINTED and (body is None or body.tag not in SEATED)  # 王新任|教授 may be a name
    if t.tag not in NAMED or short:
        return ()
    at = next((at for at in _name_ends(tokens, k) if _is_given_office(tokens, k, at, domain)), None)
    if at is None:
        return ()
    start, end = t.start + at, t.start + at + 1
    whole = (
        Token(t.start, start, t.text[:at], "PER"),
        Token(start, end, t.text[at], "v"),
        Token(end, t.end, t.text[at + 1 :], "ORG"),
    )
    return tuple(part for part in whole if part.text)


def _name_ends(tokens: Sequence[Token], k: int) -> Sequence[int]:
    """Where within a word the name of a person may end: at its beginning if the word before is one."""
    who, text = before(tokens, k), tokens[k].text
    if who is not None and who.tag == "PER" and touches(who, tokens[k]):
        return (0,)
    return [at for at in (3, 2) if at < len(text) and is_full_name(text[:at])]


def _is_given_office(tokens: Sequence[Token], k: int, at: int, domain: Domain) -> bool:
    """Whether a verb after a name gives an office, the body of which may be run in: 张三|任|某某馆|馆长, 张三|为|某某学院."""
    verb, body = tokens[k].text[at], tokens[k].text[at + 1 :]
    if body and head_kind(body, domain) is None:
        return False
    takes = verb in domain.offices.taking and ends_in_office(tokens[k + 1 :], domain)
    return takes or (verb == _AS and bool(body))


def ends_in_office(row: Sequence[Token], domain: Domain) -> bool:
    """Whether nouns alone stand up to the next mark, and the last is an office: 名誉|教授, 副校长|一职; not 大学生|讲课."""
    words = takewhile(lambda t: t.tag != "w" or t.text in _BRACKETS, row)
    phrase = [t for t in words if t.text not in domain.offices.nouns and t.text not in _BRACKETS]
    return bool(phrase) and ends_in_title(phrase[-1].text, domain) and all(t.tag in NOMINAL | {"a"} for t in phrase)


def with_born_persons(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """金亚迪，1979年生, 王新，男: who begins a clause and is said to be a man or when born is a person, whatever LAC takes the name for."""
    for k, t in enumerate(tokens):
        left = before(tokens, k)
        begins = (left is None or left.tag == "w") and t.tag in NOMINAL and is_full_name(t.text)
        yield t._replace(tag="PER") if begins and _is_born(tokens[k + 1 : k + 4]) else t


def _is_born(row: Sequence[Token]) -> bool:
    """Whether words go on about a person: ，男, ，1979年|生."""
    if len(row) < 2 or row[0].text not in _COMMAS:
        return False
    return row[1].text in _SEXES or (row[1].tag == "TIME" and len(row) > 2 and row[2].text in _BORN)


def with_verbs_after_persons(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """李四|作报告: a verb whose first character LAC took for the end of a name, 李四作|报告."""
    rest = iter(enumerate(tokens))
    for k, t in rest:
        verb = after(tokens, k)
        if verb is not None and touches(t, verb) and _begins_verb(t, verb, domain):
            yield t._replace(end=t.end - 1, text=t.text[:-1])
            yield Token(t.end - 1, verb.end, t.text[-1] + verb.text, "v")
            next(rest)
        else:
            yield t


def _begins_verb(person: Token, verb: Token, domain: Domain) -> bool:
    """Whether the last character of a person's name makes a verb of the lexicon with the word after it, which is none itself."""
    whole = person.tag == "PER" and len(person.text) > 2 and is_full_name(person.text[:-1])
    return whole and person.text[-1] + verb.text in domain.frames.verbs and verb.text not in domain.frames.verbs


def with_directions(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """西南|林木|试验场: a direction before common nouns tells which thing is meant, as a name does; not 西北|地区."""
    for k, t in enumerate(tokens):
        following = after(tokens, k) if t.tag == "f" and DIRECTION.fullmatch(t.text) else None
        if following is not None and touches(t, following) and following.tag in COMMON:
            yield t if following.text in domain.names.categories else t._replace(tag="nz")
        else:
            yield t
