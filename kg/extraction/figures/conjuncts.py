"""Conjuncts: what a list names that its numbers are of one by one: 出口、进口分别增长9%、4%.

Nouns that are listed share the head of the last one, unless each has a measure of its own (gapping, Ross 1970): 第一产业、第二产业|增加值.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.figures.drafts import Draft
from kg.extraction.figures.indicators import (
    GROWTH,
    LONGEST,
    OF_WHOLES,
    content,
    indicator_words,
    noun_phrase,
    without_growth,
)
from kg.extraction.figures.reading import Clause, Reading
from kg.extraction.figures.scope import JOINS

_EACH = ("分别", "依次", "分别为")
_SHARE = "占"
_FIRST = re.compile("第[一二三四]|[A-Z]")
_FURTHER = re.compile("[第一二三四五、和及]+|[A-Z][类级档]?|[类级档]")
_RUN = re.compile("(?P<ordinal>第?)(?P<marks>[一二三四五A-Z](?:[、和及][一二三四五A-Z])+)(?P<kind>[类级档]?)")
_AMOUNTS = ("额", "值", "率", "量", "比", "数")
"""What the name of a measure ends in that no lexicon needs to know."""


class Distribution:
    """Gives each of what a sentence lists its own figure."""

    def __init__(self, reading: Reading) -> None:
        """Takes the figures read up to now."""
        self.reading = reading
        self.before: Sequence[Item] = ()
        """The clause before, which may list in words what the figures are of: 对博士、硕士，…"""

    def begin_sentence(self) -> None:
        """Forgets what the sentence before has listed."""
        self.before = ()

    def read(self, clause: Clause, drafts: Sequence[Draft]) -> None:
        """Distributes the figures of a clause, or notes a clause without any. `drafts`: its figures."""
        at = next((k for k, x in enumerate(clause.items) if x.is_word(*_EACH)), None)
        if at is not None and len(drafts) > 1:
            self._date(drafts)
            self._distribute(clause, at, drafts)
        elif not drafts:
            self.before = clause.items

    def _distribute(self, clause: Clause, at: int, drafts: Sequence[Draft]) -> None:
        """甲、乙分别为 x 和 y: of words that the clause lists, of things, of words before it, else of the figures before."""
        things = self.reading.sentence.listed(len(drafts))
        said = _said_of_all(clause, at, drafts, self.reading.domain)
        row = self._conjuncts(clause.items[:at])
        if len(row) == len(drafts):
            _give_words(row, drafts, said)
        elif things is not None and all(self._may_bear(t) for t in things):
            self._give_things(things, drafts)
        elif len(listed := self._conjuncts(self.before)) == len(drafts):
            _give_words(listed, drafts, said)
        else:
            self._give_shares(clause, at, drafts)

    def _date(self, drafts: Sequence[Draft]) -> None:
        """Gives each figure its own time, if the sentence lists as many: 2021年、2022年，…分别引进52名和67名."""
        dates = self.reading.sentence.dates
        for draft, date in zip(drafts, dates, strict=False) if len(dates) == len(drafts) else ():
            draft.period, draft.dated = date, True

    def _may_bear(self, thing: Thing) -> bool:
        """Whether figures are of a thing itself: 电子、医药产业收入 are those of a place."""
        schema = self.reading.domain.schema
        return not schema.is_a(thing.kind, schema.field)

    def _give_things(self, things: Sequence[Thing], drafts: Sequence[Draft]) -> None:
        """Gives each thing its own figure."""
        for draft, thing in zip(drafts, things, strict=True):
            draft.about, draft.indicator, draft.told = thing, drafts[0].indicator, True

    def _give_shares(self, clause: Clause, at: int, drafts: Sequence[Draft]) -> None:
        """营收86亿元，利润12亿元，分别增长15%、14%: gives each the growth or the share of one of the figures before."""
        before = [d for d in self.reading.sentence.drafts if d not in drafts and d.quantity is not None]
        levels = [d for d in before if without_growth(d.indicator) == d.indicator][-len(drafts) :]
        words = indicator_words(_leading(clause.items, drafts[0]), None, self.reading.domain)
        if words.startswith((*GROWTH, _SHARE)) and len(levels) == len(drafts):
            for draft, level in zip(drafts, levels, strict=True):
                own = indicator_words(_leading(clause.items[at + 1 :], draft), None, self.reading.domain)
                draft.about, draft.indicator = level.about, level.indicator + (own or words)

    def _conjuncts(self, items: Sequence[Item]) -> list[str]:
        """What a row lists in words, each with the head that all share; empty if it lists nothing."""
        marks, counted = _counted_off(items)
        if marks:
            return [mark + indicator_words(counted, None, self.reading.domain) for mark in marks]
        first, *others = _parts(items)
        parts = [self._named(first), *(content(p, None, self.reading.domain) for p in others)]
        if len(parts) < 2 or not all(parts):
            return []
        own = len(parts[-1]) if self._is_whole(parts[0]) else _own(parts)
        shared = parts[-1][own:]
        row = [*parts[:-1], parts[-1][:own]]
        return [indicator_words([*part, *shared], None, self.reading.domain) for part in row]

    def _named(self, part: Sequence[Item]) -> Sequence[Item]:
        """The words of the first conjunct after whose they are and when: 2022年云江市|出口, 引进的|博士."""
        last = (k for k, x in reversed(list(enumerate(part))) if x.is_word("的") or x.type == "date" or self._bears(x))
        return content(part[next(last, -1) + 1 :], None, self.reading.domain)

    def _bears(self, item: Item) -> bool:
        """Whether an item names something that figures are of."""
        return item.type == "thing" and all(self._may_bear(t) for t in item.things)

    def _is_whole(self, part: Sequence[Item]) -> bool:
        """Whether a conjunct shares no head with the others: 固定资产投资, 博士, not 城镇居民."""
        domain, words = self.reading.domain, "".join(x.text for x in part)
        return part[-1].text in domain.offices.titles or words.endswith((*_AMOUNTS, *domain.names.measures))


def _parts(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The members of a list; a thing item that stands for several is as many."""
    part: list[Item] = []
    for item in items:
        if item.is_word(*JOINS):
            yield part
            part = []
        elif item.type == "thing" and len(item.things) > 1:
            for thing in item.things[:-1]:
                yield [*part, _one(item, thing)]
                part = []
            part = [_one(item, item.things[-1])]
        else:
            part.append(item)
    yield part


def _counted_off(row: Sequence[Item]) -> tuple[list[str], Sequence[Item]]:
    """The ordinals or letters of which only one is whole, and what they count off: 第一、二、三|产业增加值, A、B、C类|人才."""
    at = next((k for k, x in enumerate(row) if _FIRST.fullmatch(x.text)), len(row))
    run = list(takewhile(lambda x: _FURTHER.fullmatch(x.text), row[at:]))
    m = _RUN.fullmatch("".join(x.text for x in run))
    if m is None:
        return [], row
    marks = [c for c in m["marks"] if c not in JOINS]
    return [f"{m['ordinal']}{c}{m['kind']}" for c in marks], row[at + len(run) :]


def _one(item: Item, thing: Thing) -> Item:
    """One of the things of an item, under the name that the text lists."""
    said = next((n for n in sorted(thing.names, key=len, reverse=True) if n in item.text), thing.name)
    return replace(item, things=[thing], text=said)


def _own(parts: Sequence[Sequence[Item]]) -> int:
    """How many words of the last conjunct are its own, before the head that all share: 农村|居民 of 农村居民收入."""
    first, last = parts[0], parts[-1]
    if last[0].type == "thing":
        return 1
    same = next((k for k, x in enumerate(last) if x.text == first[-1].text), None)
    return same + 1 if same is not None else len(parts[-2])


def _said_of_all(clause: Clause, at: int, drafts: Sequence[Draft], domain: Domain) -> str:
    """What is said of all the figures of a clause, from 分别 to the first and after the last: 分别|给予10万元、5万元|补贴."""
    numbers = [d.quantity for d in drafts if d.quantity is not None]
    lead = [x for x in clause.items[at + 1 :] if x.end <= numbers[0].start]
    tail = [] if numbers[-1].unit in OF_WHOLES else noun_phrase(clause.after(numbers[-1]), domain)
    return indicator_words(lead, None, domain) + indicator_words(tail, None, domain)


def _leading(items: Sequence[Item], draft: Draft) -> list[Item]:
    """What leads up to a figure, from the mark or the number before it on: 分别|增加88家、|提高12%."""
    row = [x for x in items if draft.quantity is not None and x.end <= draft.quantity.start]
    mark = next((k for k, x in reversed(list(enumerate(row))) if x.is_word(*JOINS)), -1)
    return row[mark + 1 :]


def _give_words(words: Sequence[str], drafts: Sequence[Draft], said: str) -> None:
    """Gives each of the words its figure, with what is said of all."""
    for draft, word in zip(drafts, words, strict=True):
        draft.indicator, draft.carried = (word + said)[-2 * LONGEST :], True
