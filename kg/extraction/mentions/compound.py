"""Compound: a name that ends in a word for what it is, as it stands among the units of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.domain import Domain
from kg.extraction.mentions.mention import LONGEST, clean
from kg.extraction.tokens.neighbours import after, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import BRACKETED, QUOTE, VERBAL


@dataclass(frozen=True, slots=True)
class Ending:
    """The unit at the end of a name that gives its class: 某某|研究院."""

    units: Sequence[Token]
    first: int
    """The unit that it begins in."""
    kind: str
    domain: Domain

    def is_a(self, cls: str | None) -> bool:
        """Whether what it ends is of a class, which a domain may lack."""
        return cls is not None and self.domain.schema.is_a(self.kind, cls)

    def goes_on_before(self, at: int) -> bool:
        """Whether a unit touches the one at `at`, and what begins there is short enough to be only a part of a name."""
        short = self.units[self.first].end - self.units[at].start <= LONGEST
        return short and at > 0 and touches(self.units[at - 1], self.units[at])

    @property
    def dated(self) -> bool:
        """Whether names of its class may begin with a year or an edition: 第三届某某大赛."""
        return self.is_a(self.domain.schema.event) or self.is_a(self.domain.schema.document)


@dataclass(frozen=True, slots=True)
class Head:
    """A head word: 研究院."""

    word: str
    kind: str
    weak: bool
    """Whether it ends many other things too: 汽车."""
    first: int
    """The unit that it begins in."""


@dataclass(frozen=True, slots=True)
class Compound:
    """A head word with all that may belong to its name before it."""

    units: Sequence[Token]
    head: Head
    start: int
    """The unit that it begins with."""
    at: int
    """The unit that it ends with."""
    modifiers: tuple[Token, ...]
    """What stands before the head word; the last may be a part of a unit."""
    domain: Domain

    @property
    def kind(self) -> str:
        """The class that its head word gives it."""
        return self.head.kind

    def is_a(self, cls: str | None) -> bool:
        """Whether it is of a class, which a domain may lack."""
        return cls is not None and self.domain.schema.is_a(self.head.kind, cls)

    @property
    def text(self) -> str:
        """The whole of it."""
        return clean("".join(u.text for u in self.units[self.start : self.at + 1]))

    @property
    def after(self) -> Token | None:
        """The unit after it."""
        return after(self.units, self.at)

    @property
    def verbal(self) -> bool:
        """Whether it is a single verb or adverb: 比赛."""
        return self.start == self.at and self.units[self.at].tag in VERBAL

    @property
    def quoted(self) -> bool:
        """Whether a quotation stands before its head word: “某某”|行动."""
        return any(u.tag == QUOTE for u in self.modifiers)


def head_at(units: Sequence[Token], i: int, domain: Domain) -> Head | None:
    """The longest head word that ends with the unit at `i`."""
    names = domain.names
    quoted = units[i].tag == QUOTE
    upto = units[i].text.strip("“”") if quoted else _plain(units[max(0, i - 3) : i + 1])
    for length in names.ends_of_names.get(upto[-1:], ()):
        word = upto[-length:]
        strong = names.heads.get(word)
        kind = strong if strong is not None else names.tails.get(word)
        if kind is not None:
            return Head(word, kind, strong is None, i if quoted else _unit_of(units, i, len(word)))
    return None


def _plain(units: Sequence[Token]) -> str:
    return "".join(u.text for u in units if u.tag not in BRACKETED)


def _unit_of(units: Sequence[Token], i: int, length: int) -> int:
    """The unit that a word begins in which ends with the unit at `i`."""
    first = i
    while first > 0 and units[first].start > units[i].end - length:
        first -= 1
    return first
