"""Coherence: which claims cannot stand beside others, by what these say of the same two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.domain.schema import Schema
from kg.extraction.clauses.items import Stretch
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Claim
from kg.extraction.relations.scene import Scene
from kg.extraction.rules.learned import RELATION
from kg.extraction.trace import Trace

_Said = tuple[Thing, str, Thing]
_REVERSE = "the reverse is surer"
_PART = "said of the body that bears its name"


@dataclass(frozen=True, slots=True)
class Excluded:
    """A claim that is not taken, and why."""

    claim: Claim
    why: str


def coherent(claims: Sequence[Claim], scene: Scene, schema: Schema, trace: Trace) -> Iterator[Claim]:
    """The claims without those that surer ones exclude."""
    sure: dict[_Said, tuple[bool, float]] = {}
    for c in claims:
        if (said := _between_things(c)) is not None:
            sure[said] = max(sure.get(said, _NOT_SAID), _how_sure(c))
    for c in claims:
        if (why := _why_not(c, sure, scene, schema)) is None:
            yield c
        else:
            trace.saw(Excluded(c, why))


_NOT_SAID = (False, 0.0)


def _why_not(c: Claim, sure: dict[_Said, tuple[bool, float]], scene: Scene, schema: Schema) -> str | None:
    """Why a claim does not stand; None if it does."""
    said = _between_things(c)
    if said is None:
        return None
    subject, predicate, other = said
    if predicate not in schema.symmetric and sure[said] < sure.get((other, predicate, subject), _NOT_SAID):
        return _REVERSE  # who founds another is not founded by it
    if c.rule is RELATION and _bears_names(said, sure, c, scene, schema):
        return _PART
    return None


def _between_things(c: Claim) -> _Said | None:
    """The ends of a claim between two things, with its property between them."""
    return (c.subject.root, c.predicate, c.object.root) if isinstance(c.object, Thing) else None


def _how_sure(c: Claim) -> tuple[bool, float]:
    """How sure a claim is of its direction: the order of words that a rule has read tells it better than what is likely."""
    return c.rule is not RELATION, c.rule.confidence - c.doubt if c.probability is None else c.probability


def _bears_names(said: _Said, sure: dict[_Said, tuple[bool, float]], c: Claim, scene: Scene, schema: Schema) -> bool:
    """Whether an end is a place named only within the names of bodies of which the same is said: 云江市 in 云江市政府|与某校共建."""
    subject, predicate, other = said
    named = scene.named[scene.sentence_at(c.start)]
    of_body = [(t, predicate, other) for t in _bodies_around(subject, named, schema)]
    of_body += [(subject, predicate, t) for t in _bodies_around(other, named, schema)]
    either = of_body + [(o, p, s) for s, p, o in of_body if p in schema.symmetric]
    return any(one in sure for one in either)


def _bodies_around(place: Thing, named: dict[Thing, list[Stretch]], schema: Schema) -> Iterator[Thing]:
    """The bodies of a sentence within whose names alone it names a place."""
    spans = named.get(place, ())
    if not spans or not schema.is_a(place.kind, schema.place):
        return
    bodies = {t: places for t, places in named.items() if schema.is_a(t.kind, schema.organization)}
    around = [[t for t, places in bodies.items() if _lies_in(span, places)] for span in spans]
    if all(around):
        yield from (t for some in around for t in some)


def _lies_in(span: Stretch, others: Sequence[Stretch]) -> bool:
    """Whether a stretch lies within another, and is not all of it."""
    return any(start <= span[0] and span[1] <= end and (start, end) != span for start, end in others)
