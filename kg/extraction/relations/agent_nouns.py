"""Doers: nouns for who does what a frame says, and who they are said to be, 主办单位：甲、乙; 甲、乙是大会的主办单位."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain import Domain, Frame
from kg.extraction.clauses.items import Item
from kg.extraction.coreference.discourse import Discourse
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Claim, allowed
from kg.extraction.rules.facts import ROW_OF_WINNERS

_COPULAS = ("是", "为", "有", "包括", "分别是", "分别为", "系", "还有")

_COLONS = "：:"


def doers(parts: Sequence[list[Item]], discourse: Discourse, text: str, domain: Domain) -> Iterator[Claim]:
    """What the clauses of a sentence say in such nouns."""
    for k, clause in enumerate(parts):
        for first, last, frame in _nouns(clause, domain):
            row = _named(clause[last + 1 :], parts[k + 1 :], text[clause[-1].end : clause[-1].end + 1], domain)
            row = row or _before(clause, first)
            events = [t for x in clause for t in x.things if domain.schema.is_a(t.kind, domain.schema.event)]
            events = events or [t for t in (*reversed(discourse.events), discourse.main) if t is not None]
            for s in frame.says if events and row else ():
                for thing in row:
                    if (
                        s.object == "agent"
                        and s.subject in ("patient", "event")
                        and _states(s.predicate, events[0], thing, domain)
                    ):
                        end = max(clause[-1].end, *(x.end for p in parts for x in p if thing in x.things))
                        start = min(clause[0].start, *(x.start for p in parts for x in p if thing in x.things))
                        yield Claim(events[0], s.predicate, thing, start, end, frame)


def winners(parts: Sequence[list[Item]], text: str, domain: Domain) -> Iterator[Claim]:
    """Who has won the award that stands before a colon, where the row behind it is of persons: 10位年度人物来自各地：甲、乙."""
    schema = domain.schema
    for k, clause in enumerate(parts[:-1]):
        awards = [t for x in clause for t in x.things if schema.is_a(t.kind, schema.award)]
        if len(awards) != 1 or text[clause[-1].end : clause[-1].end + 1] not in _COLONS:
            continue
        for row in parts[k + 1 :]:
            persons = [t for x in row for t in x.things if schema.is_a(t.kind, schema.person)]
            if not persons or any(x.type == "word" and x.text in domain.frames.verbs for x in row):
                break
            for who in persons:
                if allowed(domain, schema.honour_property, awards[0], who):
                    yield Claim(awards[0], schema.honour_property, who, clause[0].start, row[-1].end, ROW_OF_WINNERS)


def _states(predicate: str, event: Thing, thing: Thing, domain: Domain) -> bool:
    return event is not thing and allowed(domain, predicate, event, thing)


def _nouns(clause: Sequence[Item], domain: Domain) -> Iterator[tuple[int, int, Frame]]:
    """The first and last item of each such noun, and what who it means does."""
    frames = domain.frames
    for i, item in enumerate(clause):
        word = ""
        for k in range(i, max(-1, i - 3), -1):
            if clause[k].type not in ("word", "office") or (word and clause[k].end != clause[k + 1].start):
                break
            word = clause[k].text + word
            noun = word if word in frames.doers else None
            if item.type == "office":
                noun = next((n for n in frames.doers if word.endswith(n)), None)
            if noun is not None:
                yield k, i, frames.doers[noun]
                break


def _named(after: Sequence[Item], following: Sequence[list[Item]], mark: str, domain: Domain) -> list[Thing]:
    """Who the noun means, where they stand behind it: after a copula, or a colon that ends the clause."""
    if after and after[0].is_word(*_COPULAS):
        return [t for x in after for t in x.things]
    row: list[Thing] = []
    closed = len(after) < 3 and not any(x.type == "thing" or x.tag == "v" for x in after)  # 承办单位如下：
    for clause in following if closed and mark and mark in _COLONS else ():
        if any(x.type == "word" and x.tag in ("v", "p", "d") for x in clause):
            break
        if any(_nouns(clause, domain)):
            break
        row += [t for x in clause for t in x.things]
    return row


def _before(clause: Sequence[Item], first: int) -> list[Thing]:
    """Who the noun means, where a copula joins it to them: 甲、乙是(大会的)主办单位."""
    at = next((k for k in range(first - 1, max(-1, first - 4), -1) if clause[k].is_word("是", "为", "系")), 0)
    return list(clause[at - 1].things) if at else []
