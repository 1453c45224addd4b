"""Topic: what an article is about, by what it names most often, and what is done there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.domain import Domain, Frame
from kg.extraction.entities.thing import Thing
from kg.extraction.mentions.ceremonies import deeds_in


def main_of(things: Iterable[Thing], kind: str, domain: Domain) -> Thing | None:
    """The thing of a class that the article names most often, the first of several."""
    return max(
        (t for t in things if domain.schema.is_a(t.kind, kind)),
        key=lambda t: (len(t.mentions), *_place(t)),
        default=None,
    )


def subject_matter(things: Iterable[Thing], titles: Sequence[tuple[int, int]], domain: Domain) -> Thing | None:
    """What the article is about, no person and no field: what its title and the text name most often.

    Events come before others, and places, which only say where it happens, after them.
    """
    schema = domain.schema

    def weight(thing: Thing) -> tuple[float, int, int]:
        titled = any(a <= start and end <= b for start, end in thing.mentions for a, b in titles)
        often = len(thing.mentions) + 3 * titled + 2 * schema.is_a(thing.kind, schema.event)
        return often / 2 if schema.is_a(thing.kind, schema.place) else often, *_place(thing)

    apart = (schema.person, schema.field)
    return max((t for t in things if not any(schema.is_a(t.kind, k) for k in apart)), key=weight, default=None)


def _place(thing: Thing) -> tuple[int, int]:
    """What decides between things named equally often: the first one; of 某某大赛 and 某某大赛总决赛, the whole."""
    return -min(thing.mentions, default=(0, 0))[0], -len(thing.name)


def ceremony_of(event: Thing | None, domain: Domain) -> Thing | None:
    """An event, if it goes by what is done there."""
    return event if event is not None and deeds_in(event.name, domain) else None


def held_in(frame: Frame, event: Thing, domain: Domain) -> bool:
    """Whether what a frame says is what is done at a ceremony, by its name: to sign, at a 签约暨揭牌仪式."""
    return any(deed in frame.verbs for deed in deeds_in(event.name, domain))
