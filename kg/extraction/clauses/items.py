"""Items: a sentence as the row of things that its grammar is read from — mentions, offices, dates, quantities, words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from kg.extraction.entities.thing import Thing
from kg.extraction.tokens.sentences import Sentence, Token
from kg.language.dates import Date, Relation

Stretch = tuple[int, int]
"""Half-open offsets into the text."""
ItemType = Literal["thing", "office", "date", "quantity", "word", "mark"]


@dataclass(slots=True)
class Office:
    """A word of office with the body that it is held at: 清华大学|副教授."""

    start: int
    end: int
    title: str
    body: Thing | None


@dataclass(slots=True, eq=False)
class Item:
    """One item; offsets into the text. A thing item may stand for several things that the text lists."""

    type: ItemType
    start: int
    end: int
    text: str
    tag: str = ""
    things: list[Thing] = field(default_factory=list)
    groups: list[list[Thing]] = field(default_factory=list)
    """Of 甲与乙、丙与丁: the pairs."""
    office: Office | None = None
    date: Date | None = None
    relation: Relation = "on"
    current: bool = False
    """Whether a date takes in the day that the article was written: 今年, 今天."""

    own_dates: Mapping[Thing, Sequence[Date]] = field(default_factory=dict)
    """Those in brackets behind its things: 某奖（2015年、2017年）."""

    modifies: bool = False
    """Whether a place only qualifies the noun after it: 长三角|城市."""

    def is_word(self, *texts: str) -> bool:
        """Whether it is one of these words or marks."""
        return self.text in texts and self.type in ("word", "mark")


def words_of(sentence: Sentence, covered: Sequence[Item]) -> list[Item]:
    """The items of a sentence in order: those given, and a word item for each word that none of them covers."""
    items: list[Item] = []
    rest = deque(sorted(covered, key=lambda c: c.start))
    for t in sentence.tokens:
        while rest and rest[0].end <= t.start:
            rest.popleft()
        if rest and rest[0].start < t.end:
            items += _within(t, rest, items[-1:])
        elif t.text.strip():
            items.append(Item("word" if t.text[0].isalnum() else "mark", t.start, t.end, t.text, t.tag))
    return items


def _within(word: Token, rest: deque[Item], last: Sequence[Item]) -> Iterator[Item]:
    """The items that a word holds, or that begin in it, with what stands between and after them: 2021|、|2022年. `last`: the item before."""
    at = word.end
    while rest and rest[0].start < word.end:
        if between := word.text[at - word.start : rest[0].start - word.start]:
            yield Item("word", at, rest[0].start, between, word.tag)
        if rest[0] not in last:
            yield rest[0]
        at = rest[0].end
        if at >= word.end:
            return
        rest.popleft()
    yield Item("word", at, word.end, word.text[at - word.start :], word.tag)
