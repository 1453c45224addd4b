"""Naming: which thing each mention of a sentence means, a name by its register, a common noun by what was spoken of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.coreference.anaphora import head_meant
from kg.extraction.coreference.antecedents import Antecedents
from kg.extraction.entities.register import Register
from kg.extraction.entities.thing import Thing
from kg.extraction.mentions.mention import Mention

_NEAR = 5
"""Characters before a common noun in which its number stands: 举行了一场."""


class Naming:
    """Knows what the mentions of an article mean."""

    def __init__(
        self, text: str, thing_of: Mapping[tuple[int, int], Thing], register: Register, antecedents: Antecedents
    ) -> None:
        """`thing_of`: the thing of each name, by its offsets; `register`: an event without a name of its own is entered there."""
        self.text, self.thing_of, self.register, self.antecedents = text, thing_of, register, antecedents

    @property
    def domain(self) -> Domain:
        """What is known beforehand."""
        return self.antecedents.domain

    def things_named(self, mentions: Sequence[Mention]) -> tuple[list[Item], list[Mention]]:
        """The things that the mentions of a sentence name, as items, and the common nouns that mean no one thing."""
        items: list[Item] = []
        nouns: list[Mention] = []
        for m in mentions:
            known = self.thing_of.get((m.start, m.end))
            thing = known.root if known else self._meant(m, [t for x in items for t in x.things])
            if thing is not None:
                items.append(Item("thing", m.start, m.end, m.name, things=[thing]))
            elif m.definite:
                nouns.append(m)
        return items, nouns

    def things_nested(self, mentions: Sequence[Mention]) -> list[Thing]:
        """The things that the names within names name."""
        known = (self.thing_of.get((m.start, m.end)) for m in mentions)
        return [thing.root for thing in known if thing is not None]

    def _meant(self, mention: Mention, earlier: Sequence[Thing]) -> Thing | None:
        """What a common noun means: nothing if it is counted, 一批基地, 5家企业. `earlier`: what the sentence names before it."""
        before = self.text[max(0, mention.start - _NEAR) : mention.start]
        if self._is_counted(mention, before):
            return None
        meant = head_meant(mention, before, earlier, self.antecedents)
        named = meant is not None and any(n.endswith(mention.name) for n in meant.names)
        if not named and self._is_held(mention, before):
            return self.register.enter(mention)
        return meant

    def _is_counted(self, mention: Mention, before: str) -> bool:
        """Whether a common noun stands for several or for any: 5家企业; not 一等奖, nor what is held: 开了一场座谈会."""
        counted = self.domain.figures.counted.search(before)
        award = self.domain.schema.is_a(mention.kind, self.domain.schema.award)
        return counted is not None and not award and not self.domain.cues.one_held.search(before)

    def _is_held(self, mention: Mention, before: str) -> bool:
        """Whether a common noun is an event of its own: 揭牌仪式在某地举行, 举行了扩建开园仪式; not 揭牌仪式上."""
        cues = self.domain.cues
        if not self.domain.schema.is_a(mention.kind, self.domain.schema.event):
            return False
        held = cues.held_there.match(self.text, mention.end) or cues.held_here.search(before)
        return bool(held or cues.one_held.search(before))
