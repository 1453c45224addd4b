"""Agent nouns: who does what a frame says, named by a noun, 主办单位：甲、乙; 甲、乙是大会的主办单位; 10位年度人物：甲、乙."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from kg.domain import Domain, Frame
from kg.extraction.clauses.items import Item
from kg.extraction.coreference.discourse import Discourse
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Claim, allowed
from kg.extraction.rules.facts import ROW_OF_WINNERS
from kg.extraction.tokens.neighbours import before, touches
from kg.extraction.tokens.tags import CLAUSAL

_COPULAS = ("是", "为", "有", "包括", "分别是", "分别为", "系", "还有")
_JOINING = ("是", "为", "系")
"""The copulas that join a noun to whom it means, who stand before it."""
_COLONS = "：:"
_LONGEST = 3
"""Words that an agent noun is at most made of, or that stand between it and the copula before it."""


@dataclass(frozen=True, slots=True)
class _Noun:
    """An agent noun in a clause: the indices of its first and last item, and the frame of what whom it means does."""

    first: int
    last: int
    frame: Frame


def doers(parts: Sequence[list[Item]], discourse: Discourse, text: str, domain: Domain) -> Iterator[Claim]:
    """What the clauses of a sentence say in agent nouns: 主办单位：甲、乙; not 甲、乙主办, where a verb says it."""
    for k, clause in enumerate(parts):
        for noun in _nouns(clause, domain):
            event = _event(clause, discourse, domain)
            if event is None:
                continue
            meant = _behind(noun, parts[k:], text, domain) or _before(clause, noun)
            for predicate, thing in _stated(noun.frame, event, meant, domain):
                start, end = _span(clause, parts, thing)
                yield Claim(event, predicate, thing, start, end, noun.frame)


def winners(parts: Sequence[list[Item]], text: str, domain: Domain) -> Iterator[Claim]:
    """Who has won the award before a colon: 10位年度人物来自各地：甲、乙; not 年度人物：甲说, where somebody acts."""
    schema = domain.schema
    for k, clause in enumerate(parts[:-1]):
        awards = [t for x in clause for t in x.things if schema.is_a(t.kind, schema.award)]
        if len(awards) != 1 or _mark_after(clause, text) not in _COLONS:
            continue
        for row in takewhile(lambda row: _is_of_persons(row, domain), parts[k + 1 :]):
            for who in _winners_of(awards[0], row, domain):
                start, end = clause[0].start, row[-1].end
                yield Claim(awards[0], schema.honour_property, who, start, end, ROW_OF_WINNERS)


def _is_of_persons(row: Sequence[Item], domain: Domain) -> bool:
    """Whether a clause goes on with a list of persons: 甲、乙; not 甲获得, where somebody acts."""
    acts = any(x.type == "word" and x.text in domain.frames.verbs for x in row)
    return not acts and any(domain.schema.is_a(t.kind, domain.schema.person) for x in row for t in x.things)


def _winners_of(award: Thing, row: Sequence[Item], domain: Domain) -> list[Thing]:
    """The persons of a row who may win an award."""
    schema = domain.schema
    persons = [t for x in row for t in x.things if schema.is_a(t.kind, schema.person)]
    return [who for who in persons if allowed(domain, schema.honour_property, award, who)]


def _event(clause: Sequence[Item], discourse: Discourse, domain: Domain) -> Thing | None:
    """The event of which an agent noun is said: that of its clause, else the last one, else what the article is about."""
    named = [t for x in clause for t in x.things if domain.schema.is_a(t.kind, domain.schema.event)]
    return next(iter((*named, *reversed(discourse.paragraph.events))), discourse.occasions.main)


def _stated(frame: Frame, event: Thing, meant: Sequence[Thing], domain: Domain) -> Iterator[tuple[str, Thing]]:
    """The properties by which a frame joins an event to who does it, with each whom the noun means."""
    for s in frame.says:
        if s.object == "agent" and s.subject in ("patient", "event"):
            yield from ((s.predicate, thing) for thing in meant if allowed(domain, s.predicate, event, thing))


def _span(clause: Sequence[Item], parts: Sequence[list[Item]], thing: Thing) -> tuple[int, int]:
    """From where to where a sentence says it: the clause of the noun, and all that names whom it means."""
    said = [clause[0], clause[-1], *(x for p in parts for x in p if thing in x.things)]
    return min(x.start for x in said), max(x.end for x in said)


def _mark_after(clause: Sequence[Item], text: str) -> str:
    """The character right after a clause, none at the end of the text."""
    return text[clause[-1].end : clause[-1].end + 1]


def _nouns(clause: Sequence[Item], domain: Domain) -> Iterator[_Noun]:
    """The agent nouns of a clause, one at most that ends at each place: 主办|单位; not 单位 alone."""
    for last, item in enumerate(clause):
        noun = next(_nouns_to(clause, last, domain), None) if item.text[-1] in domain.frames.doer_ends else None
        if noun is not None:
            yield noun


def _nouns_to(clause: Sequence[Item], last: int, domain: Domain) -> Iterator[_Noun]:
    """The agent nouns that end at a place, the shortest first; an office may end in one, 大会主席."""
    word = ""
    for first in range(last, max(last - _LONGEST, -1), -1):
        if clause[first].type not in ("word", "office") or (word and not touches(clause[first], clause[first + 1])):
            return
        word = clause[first].text + word
        noun = _noun_in(word, domain) if clause[last].type == "office" else word
        if noun in domain.frames.doers:
            yield _Noun(first, last, domain.frames.doers[noun])


def _noun_in(word: str, domain: Domain) -> str:
    """The agent noun that a word ends in, none if it ends in none."""
    return next((n for n in domain.frames.doers if word.endswith(n)), "")


def _behind(noun: _Noun, parts: Sequence[list[Item]], text: str, domain: Domain) -> list[Thing]:
    """Whom a noun means, behind it and a copula, 主办单位|包括|甲; or a colon. Not 主办单位|感谢|甲. `parts`: from its clause on."""
    behind = parts[0][noun.last + 1 :]
    if behind and behind[0].is_word(*_COPULAS):
        return [t for x in behind for t in x.things]
    if len(behind) > 2 or any(x.type == "thing" or x.tag == "v" for x in behind):
        return []
    return _behind_colon(parts, text, domain)


def _behind_colon(parts: Sequence[list[Item]], text: str, domain: Domain) -> list[Thing]:
    """Who stands in the clauses behind one that a colon ends: 承办单位如下：甲、乙; not 承办单位，甲、乙."""
    mark = _mark_after(parts[0], text)
    if not mark or mark not in _COLONS:
        return []
    rows = takewhile(lambda row: _only_names(row, domain), parts[1:])
    return [t for row in rows for x in row for t in x.things]


def _only_names(row: Sequence[Item], domain: Domain) -> bool:
    """Whether a clause says nothing but names: 甲、乙; not 支持单位：丙, another noun, nor 在杭州举行."""
    says = any(x.type == "word" and x.tag in CLAUSAL for x in row)
    return not says and not any(_nouns(row, domain))


def _before(clause: Sequence[Item], noun: _Noun) -> list[Thing]:
    """Whom a noun means, before it and a copula: 甲、乙|是|(大会的)|主办单位; not 甲、乙|的|主办单位."""
    places = range(noun.first - 1, max(noun.first - 1 - _LONGEST, -1), -1)
    copula = next((k for k in places if clause[k].is_word(*_JOINING)), 0)
    named = before(clause, copula)
    return list(named.things) if named is not None else []
