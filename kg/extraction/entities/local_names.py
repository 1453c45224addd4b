"""Local names: bodies that go by the rank of their place, 市委组织部, so that which one is meant depends on where it is said.

Their name is completed from the place of that rank that the article is about; where there is none, they are the article's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.domain import Domain
from kg.extraction.entities.thing import Thing
from kg.extraction.tokens.heads import POINTING


def complete_local_names(things: Sequence[Thing], domain: Domain) -> None:
    """Gives each body with a local name its full one, 潍坊市委组织部, or marks it as the article's own, as what bears no name is that could be told anywhere else."""
    for thing in things:
        if is_local(thing.name, domain) and domain.schema.is_a(thing.kind, domain.schema.organization):
            seat = _seat(thing.name[0], things, domain)
            if seat:
                thing.add(seat + thing.name[1:], None)
            else:
                thing.only_here = True
        elif _is_nameless(thing.name, domain):
            thing.only_here = True


def _is_nameless(name: str, domain: Domain) -> bool:
    """Whether a name is the last word of names by itself, 分会, or points at one's own: 我校."""
    return name in domain.names.heads or (name[:1] in POINTING and domain.places.is_own(name[1:]))


def is_local(name: str, domain: Domain) -> bool:
    """Whether a name begins with the rank of a place and tells no place: 市委, 市人社局; not 市场监管局 or 云江市人社局."""
    places, heads = domain.places, domain.names.heads
    if name[:1] not in places.governed:
        return False
    committee, rest = name[:2] in places.committees, name[2:]
    return name[1:] in heads or (committee and (not rest or rest in heads or rest in domain.names.tails))


def _seat(rank: str, things: Iterable[Thing], domain: Domain) -> str:
    """The full name of the place of a rank that the article names most often; nothing where there is none, or several as often."""
    said: Counter[str] = Counter()
    around: Counter[str] = Counter()
    for thing in things:
        for name in _seats(rank, thing, domain):
            said[name] += len(thing.mentions)
        for name in _seats_above(rank, thing, domain):
            around[name] += len(thing.mentions)
    count = said or around
    most = [name for name, n in count.items() if n == max(count.values())]
    return most[0] if len(most) == 1 else ""


def _seats(rank: str, thing: Thing, domain: Domain) -> Iterator[str]:
    """The names of places of a rank that a thing's name gives: 潍坊市 of itself, of 潍坊, and of 潍坊市委."""
    schema, name = domain.schema, thing.name
    if schema.is_a(thing.kind, schema.place):
        known = domain.gazetteer.known.get(thing.known_as or "")
        full = known.label if known is not None else name
        if full[-1] == rank and len(full) > 2:
            yield full
    elif schema.is_a(thing.kind, schema.organization):
        at = name.find(rank, 2)
        if at > 0 and is_local(name[at:], domain):
            yield name[: at + 1]


def _seats_above(rank: str, thing: Thing, domain: Domain) -> Iterator[str]:
    """The names of places of a rank in which a known place lies: 江苏省 of 盐城市."""
    known = domain.gazetteer.known
    above = known[thing.known_as].above if thing.known_as in known else ()
    while above:
        entries = [known[a] for a in above if a in known]
        yield from (e.label for e in entries if e.label[-1] == rank)
        above = tuple(a for e in entries for a in e.above)
