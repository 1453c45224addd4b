"""Antecedents: the things mentioned so far, and which of them a later word can point back to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from kg.domain import Domain
from kg.extraction.coreference.discourse import Discourse
from kg.extraction.entities.thing import Thing

_MEMORY = 200  # mentions back that a reader still has in mind


class Antecedents:
    """What an article has mentioned up to here, in order."""

    def __init__(
        self, domain: Domain, discourse: Discourse, things: Iterable[Thing], main_person: Thing | None
    ) -> None:
        """`things`: all that the article names; `main_person`: the one that it is about."""
        self.domain, self.discourse, self.main_person = domain, discourse, main_person
        self.things = list(things)
        self.seen: deque[Thing] = deque(maxlen=_MEMORY)

    def note(self, things: Sequence[Thing]) -> None:
        """Notes that things were mentioned."""
        self.seen.extend(things)

    def last_first(self) -> Iterator[Thing]:
        """The things mentioned so far, the last first."""
        return reversed(self.seen)

    def likely_first(self) -> Iterator[Thing]:
        """What is under discussion, then what was mentioned, the last first."""
        return chain(self.discourse.salient(), reversed(self.seen))

    def called(self, noun: str) -> list[Thing]:
        """What 该 with a noun means: the likeliest whose name ends with it, or of the class that the noun stands for."""
        category = self.domain.names.categories.get(noun)
        own = (kind for word, kind in self.domain.names.selves.items() if word.endswith(noun))  # 该校
        kinds = [*([category.kind] if category else []), *islice(own, 1)]
        meant = (t for t in self.likely_first() if _is_called(t, noun, self.domain) or _is_any(t, kinds, self.domain))
        return list(islice(meant, 1))

    def own(self, ending: str) -> list[Thing]:
        """What 我市 or 我校 means: the place or body with such a name that the article names most often."""
        kinds = list(islice((kind for noun, kind in self.domain.names.selves.items() if noun.endswith(ending)), 1))
        bodies = (
            t for t in self.things if _is_any(t, kinds, self.domain) or (may_act(t, self.domain) and ends_in(t, ending))
        )
        most = max(bodies, key=lambda t: len(t.mentions), default=None)
        return [most] if most is not None else []


def may_act(thing: Thing, domain: Domain) -> bool:
    """Whether a thing is a body, or a place, which acts through one: 某市与某校签约."""
    schema = domain.schema
    return schema.is_a(thing.kind, schema.organization) or schema.is_a(thing.kind, schema.place)


def _is_called(thing: Thing, noun: str, domain: Domain) -> bool:
    """Whether the name of a thing ends with a noun; a person's name says nothing by its end."""
    return ends_in(thing, noun) and not domain.schema.is_a(thing.kind, domain.schema.person)


def ends_in(thing: Thing, ending: str) -> bool:
    """Whether a name of a thing ends so."""
    return any(n.endswith(ending) for n in thing.names)


def _is_any(thing: Thing, kinds: Sequence[str], domain: Domain) -> bool:
    """Whether a thing is of one of some classes."""
    return any(domain.schema.is_a(thing.kind, kind) for kind in kinds)
