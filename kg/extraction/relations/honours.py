"""Honours: lists of who has won what, one a line under the award: 某某奖（4人）, then 甲　某公司总监 or 焊接项目　乙　某学院."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Claim, allowed
from kg.extraction.rules.facts import LIST_UNDER_AWARD

_COUNTING = frozenset(("m", "q", "w", "xc"))
_WINNERS = "人名位家个项"
"""What a heading counts them in: 某某奖（4名）."""


class Honours:
    """Reads such lists, line after line. `award`: under which the list stands, None outside of one."""

    def __init__(self, domain: Domain) -> None:
        """At the beginning of an article, outside of a list."""
        self.domain = domain
        self.award: Thing | None = None

    def turn_to(self, line: Sequence[Item]) -> None:
        """Goes on to the next line: an award alone begins a list, 某某奖（4人）; words that say something end it, 某某获得某某奖."""
        row = self._row_of(line)
        if any(_says_something(x) for x in row):
            self.award = None
        elif (award := self._award_of(row)) is not None:
            self.award = award

    def won(self, line: Sequence[Item]) -> Iterator[Claim]:
        """What the line says that was turned to: its persons, or else what it names first, have won the award."""
        if self.award is None or not line:
            return
        row = self._row_of(line)
        if self._award_of(row) is not None:
            return
        for subject, predicate, thing in self._listed(row, self.award):
            if allowed(self.domain, predicate, subject, thing):
                yield Claim(subject, predicate, thing, line[0].start, line[-1].end, LIST_UNDER_AWARD)

    def _listed(self, row: Sequence[Item], award: Thing) -> Iterator[tuple[Thing, str, Thing]]:
        """What a line under an award says: 沈听澜　某某学院, who has won it and where she is; 某某学院, that it has."""
        schema = self.domain.schema
        things = [t for x in row for t in x.things]
        persons = [t for t in things if schema.is_a(t.kind, schema.person)]
        for winner in persons or things[:1]:
            yield award, schema.honour_property, winner
        if len(persons) == 1 and len(things) == 2:
            yield persons[0], schema.body_property, next(t for t in things if t not in persons)

    def _row_of(self, line: Sequence[Item]) -> Sequence[Item]:
        """The line without the category before its names: 焊接项目　|乙　某学院; the whole if no name follows, 某某项目."""
        at = next((k + 1 for k, x in enumerate(line) if x.type == "word" and x.text in self.domain.names.categories), 0)
        return line[at:] if any(x.things for x in line[at:]) else line

    def _award_of(self, row: Sequence[Item]) -> Thing | None:
        """The award that is all that a line names: 某某奖（4人）; not 甲　某某奖."""
        things = [t for x in row for t in x.things]
        return (
            things[0]
            if len(things) == 1 and self.domain.schema.is_a(things[0].kind, self.domain.schema.award)
            else None
        )


def _says_something(item: Item) -> bool:
    """Whether a word is more than a count: 荣获; not 4名."""
    return item.type == "word" and item.tag not in _COUNTING and item.text not in _WINNERS
