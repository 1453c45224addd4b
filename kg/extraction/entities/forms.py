"""Forms: the names of an article that a further one may be a short or a full form of.

`identity` decides whether two names are of one thing. Here names are kept in such an order that each meets only those that it could decide for:
one begins or ends with the other, has words put in, or takes its characters; or both are of one event.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator

from kg.domain import Domain
from kg.extraction.entities.firms import BRAND, brand_of, own_names
from kg.extraction.entities.identity import BARE, DOT, core_of, editions_in, quoted_in, unbracketed
from kg.extraction.entities.thing import Thing, squeeze

_Key = tuple[str, ...]
"""What a short and a full name share."""
_LAST = 3  # characters of a full name, one of which a short one made of its characters ends in
_CORE = 4  # characters of an event's name that are enough to tell it


class Forms:
    """The names of things of one core class."""

    def __init__(self, core: str, domain: Domain) -> None:
        """Takes the class, and the domain that says what names leave out."""
        self.domain = domain
        schema = domain.schema
        self._has_events = core == schema.core_class(schema.event)
        self._has_persons = core == schema.core_class(schema.person)
        self._has_others = not (self._has_events or self._has_persons)
        self._known: dict[str, Thing] = {}
        self._numbers: dict[Thing, int] = {}
        self._whole: dict[str, list[tuple[Thing, str]]] = {}
        self._forwards: list[str] = []
        self._backwards: list[str] = []
        self._short: dict[_Key, list[tuple[Thing, str]]] = {}
        self._full: dict[_Key, list[tuple[Thing, str]]] = {}
        self._keys: dict[str, tuple[list[_Key], list[_Key]]] = {}

    def add(self, thing: Thing, name: str) -> None:
        """Enters a name of a thing."""
        self._numbers.setdefault(thing, len(self._numbers))
        if thing.known_as:
            self._known.setdefault(thing.known_as, thing)
        plain, entry = squeeze(name), (thing, name)
        if self._has_others and plain not in self._whole:
            insort(self._forwards, plain)
            insort(self._backwards, plain[::-1])
        self._whole.setdefault(plain, []).append(entry)
        for keys, table in zip(self._keys_of(name), (self._short, self._full), strict=True):
            for key in keys:
                table.setdefault(key, []).append(entry)

    def of(self, name: str, known: str | None) -> list[tuple[Thing, list[str]]]:
        """The things that may go by a name, in the order in which they were entered, each with those of its names that tell.

        `known`: what the gazetteer knows by that name.
        """
        found: dict[Thing, dict[str, None]] = {}
        if known is not None and known in self._known:
            found[self._known[known]] = {}
        for thing, other in self._entries(name):
            found.setdefault(thing, {})[other] = None
        return [(thing, list(found[thing])) for thing in sorted(found, key=self._numbers.__getitem__)]

    def _entries(self, name: str) -> Iterator[tuple[Thing, str]]:
        for plain in self._alike(squeeze(name)) if self._has_others else ():
            yield from self._whole.get(plain, ())
        for keys, table in zip(self._keys_of(name), (self._full, self._short), strict=True):
            for key in keys:
                yield from table.get(key, ())

    def _alike(self, plain: str) -> Iterator[str]:
        """What begins or ends with a name, what it begins or ends with, and what has words put in or left out."""
        names, length = self.domain.names, len(plain)
        yield plain
        yield from (plain[:k] for k in range(1, length))
        yield from (plain[k:] for k in range(1, length))
        yield from _beginning_with(plain, self._forwards)
        yield from (other[::-1] for other in _beginning_with(plain[::-1], self._backwards))
        yield from names.full_forms(plain)
        yield from (plain[: -2 - len(word)] + plain[-2:] for word in names.left_out_within if plain[:-2].endswith(word))

    def _keys_of(self, name: str) -> tuple[list[_Key], list[_Key]]:
        """What a name shares with full ones and with short ones: asked for when it is looked for, and when it is entered."""
        if name not in self._keys:
            self._keys[name] = list(self._as_short(name)), list(self._as_full(name))
        return self._keys[name]

    def _as_short(self, name: str) -> Iterator[_Key]:
        """What a name shares with a full one, if it is the short one."""
        if self._has_events:
            editions = editions_in(name)
            yield "joined", squeeze(name)
            for way, told in _told(name):
                yield from ((way, told, edition) for edition in (*editions, "without", *([] if editions else ["any"])))
        if self._has_persons:
            yield "part", name
        if self._has_others and (plain := squeeze(name)):
            seat = self.domain.places.region.match(plain)
            own = plain[seat.end() :] if seat else plain
            yield from (
                ("takes", own[:1], own[-1:]),
                ("in order", plain[0], plain[-1]),
                ("firm", plain[:BRAND]),
                ("bare", plain),
            )

    def _as_full(self, name: str) -> Iterator[_Key]:
        """What a name shares with a short one, if it is the full one."""
        if self._has_events:
            yield from _as_full_event(name)
        if self._has_persons:
            yield "part", name.rpartition(DOT)[2]
        if self._has_others and (plain := squeeze(name)):
            yield from self._taken_from(plain)
            brand, base = brand_of(plain, self.domain), unbracketed(name)
            yield from (("firm", own[:BRAND]) for own in own_names(brand, self.domain) if brand != plain)
            yield from (("bare", base[-n:]) for n in range(2, BARE + 1) if base != plain)

    def _taken_from(self, plain: str) -> Iterator[_Key]:
        """The first and last characters of short names that take characters of a full one."""
        lasts = {plain[-1], plain[-_LAST:][0]}
        yield from (("in order", plain[0], last) for last in lasts)
        if seat := self.domain.places.region.match(plain):
            firsts = {plain[0], plain[seat.end() : seat.end() + 1]}
            yield from (("takes", first, last) for first in firsts for last in set(plain[-_LAST:]))


def _as_full_event(name: str) -> Iterator[_Key]:
    """What the name of an event shares with a short one of it."""
    plain, editions, core = squeeze(name), editions_in(name) or ["without"], core_of(name)
    yield from (("joined", plain[:k]) for k, c in enumerate(plain) if c == "暨")
    endings = (("ends", core[k:]) for k in range(1, len(core) - _CORE + 1))
    yield from ((*told, edition) for told in (*_told(name), *endings) for edition in (*editions, "any"))


def _told(name: str) -> Iterator[tuple[str, str]]:
    """What tells of an event: its name without the edition; what it has in quotation marks, and how it ends."""
    core, quoted = core_of(name), quoted_in(name)
    yield "ends", core
    if quoted:
        yield "quoted", "“".join((*quoted, core[-1:]))


def _beginning_with(beginning: str, ordered: list[str]) -> Iterator[str]:
    """The names that begin so."""
    at = bisect_left(ordered, beginning) if beginning else len(ordered)
    while at < len(ordered) and ordered[at].startswith(beginning):
        yield ordered[at]
        at += 1
