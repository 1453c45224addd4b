"""Cues: words by which grammar reads a clause, and of which each domain has its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.domain.words import Lexicon


@dataclass(frozen=True)
class Cues:
    """Words that state nothing by themselves, but tell how a clause goes on."""

    pivots: frozenset[str]
    """Verbs whose object does what the next verb says: 聘请某某担任院长."""
    moving: tuple[str, ...]
    """What verbs begin with before which 由 says whence: 由甲地迁至乙地."""
    holding: frozenset[str]
    """Verbs whose object is an event of its own, though it has no name: 举行了开园仪式."""
    held: frozenset[str]
    """Verbs that say so of the common noun that they follow with a place: 揭牌仪式在某地举行."""
    listing: frozenset[str]
    """Verbs that like 包括 say what a thing is made of: 研究方向涵盖某某."""
    at_event: frozenset[str]
    """Words that mean at the event under discussion: 会上."""
    event_nouns: tuple[str, ...]
    """Nouns that before 上 or 期间 mean the event under discussion: 活动期间."""

    @cached_property
    def held_there(self) -> re.Pattern[str]:
        """Where and perhaps when an event is held, right after its noun: 22日上午在某地举行."""
        return re.compile(
            r"(?:\d{1,2}月)?(?:\d{1,2}日|[今昨当]天)?(?:上午|下午|晚)?在[^，。；]{2,20}" + _any_of(self.held)
        )

    @cached_property
    def held_here(self) -> re.Pattern[str]:
        """A verb right before what it holds: 举行了|开园仪式."""
        return re.compile(f"{_any_of(self.holding)}了?$")

    @cached_property
    def one_held(self) -> re.Pattern[str]:
        """A verb and the measure word of one event: 还开了一场|座谈会."""
        return re.compile(f"{_any_of({verb[-1] for verb in self.held})}了?一[场次个]$")


def _any_of(words: Iterable[str]) -> str:
    """A pattern of any of some words; without any, nothing has it."""
    return f"(?:{'|'.join(map(re.escape, sorted(words))) or '(?!)'})"


def cues_of(lexicon: Lexicon) -> Cues:
    """The cues of a lexicon."""
    return Cues(
        pivots=lexicon.set_of("pivot"),
        moving=tuple(lexicon.words("moving")),
        holding=lexicon.set_of("holding"),
        held=lexicon.set_of("held"),
        listing=lexicon.set_of("listing"),
        at_event=lexicon.set_of("atEvent"),
        event_nouns=tuple(lexicon.words("eventNoun")),
    )
