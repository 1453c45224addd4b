"""A graph that is too large to be looked at in one picture is cut down to what is linked best."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from kg.views.content import Content, Fact, Words


def best_linked(content: Content, most: int) -> Content:
    """The `most` things with most facts, and the facts about them; what is cut off stays as its name.

    A fact counts for its two ends and for the articles that say it.
    A content that is small enough comes back as it is.
    """
    if len(content.things) <= most:
        return content
    links = Counter(
        end
        for fact in content.facts
        for end in (fact.subject, fact.object, *(source for one in fact.words for source in one.sources))
        if isinstance(end, int)
    )
    kept = sorted(sorted(range(len(content.things)), key=lambda i: (-links[i], i))[:most])
    place = {old: new for new, old in enumerate(kept)}

    def moved(it: int | str) -> int | str:
        return it if isinstance(it, str) else place.get(it, content.things[it].names[0])

    def words(several: tuple[Words, ...]) -> tuple[Words, ...]:
        return tuple(replace(one, sources=tuple(map(moved, one.sources))) for one in several)

    def fact(one: Fact) -> Fact:
        notes = tuple((predicate, moved(value)) for predicate, value in one.notes)
        return Fact(
            place[one.subject], one.predicate, moved(one.object), words(one.words), planned=one.planned, notes=notes
        )

    things = tuple(replace(content.things[i], words=words(content.things[i].words)) for i in kept)
    return Content(things, tuple(fact(one) for one in content.facts if one.subject in place))
