"""Dated occasions: the day right before an event at which something is said or done is the day of the event: 5月16日，在某某大会上."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.relations.claims import Claim, allowed
from kg.extraction.rules.facts import DATED_OCCASION
from kg.extraction.tokens.tags import REPORTING

_BETWEEN = frozenset("， , 在 于 的 “".split())
"""What may stand between a day and the event of that day: 16日|，|在|某某大会, 16日|的|某某大会."""
_NEAREST = 4  # items
_THERE = frozenset("上 中 现场 时 当天 间隙".split())
"""What says that something is done at an event, on its day: not 期间, 之后."""


def dated_occasions(row: Sequence[Item], domain: Domain) -> Iterator[Claim]:
    """That events of a sentence were held on the day that stands right before them, if something is said or done there."""
    held = domain.schema.year_property
    for i, item in enumerate(row):
        if not _is_event(item, domain):
            continue
        day = _day_before(row, i)
        following = next((x for x in row[i + 1 : i + 3] if not x.is_word("”")), None)
        if day is None or following is None or not following.is_word(*_THERE, *REPORTING):
            continue
        if day.date is not None and allowed(domain, held, item.things[0], day.date):
            yield Claim(item.things[0], held, day.date, day.start, following.end, DATED_OCCASION)


def _is_event(item: Item, domain: Domain) -> bool:
    """Whether an item is an event, and no part of one of several days: 某某大会, not 闭幕式."""
    event = item.type == "thing" and domain.schema.is_a(item.things[0].kind, domain.schema.event)
    return event and not item.text.endswith(tuple(domain.names.openings))


def _day_before(row: Sequence[Item], i: int) -> Item | None:
    """The day before the item at `i`, if nothing but marks and prepositions stands between."""
    for x in reversed(row[max(0, i - _NEAREST) : i]):
        if x.type == "date":
            one = x.date is not None and x.date.begin is not None and x.date.begin == x.date.end
            return x if one and x.relation == "on" else None
        if not x.is_word(*_BETWEEN):
            return None
    return None
