"""Salience: which thing under discussion a figure is of, as annotated texts have taught.

A log-linear ranker of candidates, as for what a pronoun means (Denis & Baldridge 2008, "Specialized models and ranking for coreference resolution"):
where a thing stands or stood last, in what role, what it is, and whether it has such figures, each with a weight, alone and in pairs. What the rules
guess has a head start. A domain without weights goes by the guess. `scripts/train_bearers.py` makes the weights.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.figures.asked import Asked
from kg.extraction.figures.subjects import is_counted
from kg.extraction.tokens.neighbours import after, before, touches
from kg.extraction.tokens.tags import NOUNS

_HEAD_START = 1.0  # log-odds
_MANY = 40  # things that stood last: what was named before them nobody means
_PERSONAL = frozenset(("subject", "guess"))  # only so does a person bear a figure: who is spoken of on the way does not
_PASSING = frozenset(("person", "field"))
_LEADING = frozenset(("subject", "listed-subject", "zero"))
_FAR = 3  # clauses, or sentences: what lies further back lies far back


class Sight(NamedTuple):
    """What a candidate is, seen from the number that it might bear."""

    kind: str
    fits: str
    """Whether its class has figures of such a name: fit, misfit, or any where the name says nothing of classes."""
    unit: str
    subject: bool
    """Whether the number's clause has a subject."""
    noun: bool
    """Whether that clause begins with a common noun."""
    often: str
    """How often the article names it."""


class _Stood(NamedTuple):
    """Where a thing stood last."""

    paragraph: int
    sentence: int
    clause: int
    role: str


class Salience:
    """Follows an article clause by clause and weighs what is under discussion."""

    def __init__(self, domain: Domain) -> None:
        """Takes the domain whose weights say who bears a figure."""
        self.domain = domain
        self._weights: dict[Sight, dict[str, float]] = {}
        self._stood: dict[Thing, _Stood] = {}
        self._latest: tuple[_Stood, list[Thing]] | None = None
        self._paragraph = self._sentence = self._clause = 0
        self.bearer: Thing | None = None
        """Of the last figure of the sentence."""

    def begin_paragraph(self) -> None:
        """Turns to a new paragraph."""
        self._paragraph += 1

    def begin_sentence(self) -> None:
        """Turns to a new sentence."""
        self._sentence += 1
        self.bearer = None

    def note(self, clause: Sequence[Item], subjects: Sequence[Thing]) -> None:
        """Notes where things stood, once the figures of a clause are read.

        `subjects`: its subjects, those left out too.
        """
        self._clause += 1
        roles = _roles_in(clause, subjects, self.domain)
        here = (self._paragraph, self._sentence, self._clause)
        first: dict[Thing, str] = {}
        for thing, role in roles:
            first.setdefault(thing, role)
        for thing, role in first.items():
            self._stood.pop(thing, None)  # what stood last comes last
            self._stood[thing] = _Stood(*here, role)
        leading = [t for t, role in roles if role in _LEADING]
        if leading:
            self._latest = _Stood(*here, "subject"), leading

    def choose(self, guess: Thing | None, candidates: Mapping[Thing, tuple[Sight, Sequence[str]]]) -> Thing | None:
        """The candidate that weighs most, if it weighs clearly more than what the rules guess."""
        weighed = {thing: self._weigh(sight, marks) for thing, (sight, marks) in candidates.items()}
        if guess is not None and guess.root in weighed:
            weighed[guess.root] += _HEAD_START
        return max(weighed, key=weighed.__getitem__, default=guess) if self.domain.bearers else guess

    def candidates(
        self, asked: Asked, marked: Iterable[tuple[Thing | None, str]], wanted: frozenset[str]
    ) -> dict[Thing, tuple[Sight, list[str]]]:
        """What may bear a number: how each is seen from there, and its marks.

        Args:
            asked: the number.
            marked: things that the rules have an eye on, and as what.
            wanted: the classes whose things have such figures, if any are known.
        """
        marked = [(t, mark) for t, mark in marked if t is not None]
        marks: dict[Thing, list[str]] = {}
        for thing, mark in (*_here(asked, self.domain), *self._before(), *marked, (self.bearer, "bearer")):
            if thing is not None:
                marks.setdefault(thing.root, []).append(mark)
        subject, noun = any(mark == "subject" for _, mark in marked), asked.opens_with_noun
        seen = {
            t: (Sight(self._kind(t), self._fit(t, wanted), asked.scale, subject, noun, _often(t)), own)
            for t, own in marks.items()
        }
        return {t: c for t, c in seen.items() if c[0].kind not in _PASSING or not _PERSONAL.isdisjoint(c[1])}

    def _before(self) -> Iterator[tuple[Thing, str]]:
        """What stood in the clauses before, how far back, and in what role.

        It goes as far back as the paragraph before this one.
        """
        for thing in islice(reversed(self._stood), _MANY):
            at = self._stood[thing]
            if self._paragraph - at.paragraph > 1:
                return
            far = self._distance(at)
            yield thing, far
            yield thing, f"{far}:{at.role}"
        if self._latest is not None and self._latest[0].paragraph == self._paragraph:
            at, things = self._latest
            for thing in things:
                yield thing, "latest" if at.sentence == self._sentence else "latest:before"

    def _distance(self, at: _Stood) -> str:
        """How far back a thing stood, in clauses, in sentences, or in the paragraph before."""
        if at.sentence == self._sentence:
            return f"last:c{min(self._clause - at.clause + 1, _FAR)}"
        return f"last:s{min(self._sentence - at.sentence, _FAR)}" if at.paragraph == self._paragraph else "last:p"

    def _kind(self, thing: Thing) -> str:
        """What a thing is, as the ranker tells things apart."""
        return self.domain.schema.part_of.get(thing.kind, "other")

    def _fit(self, thing: Thing, wanted: frozenset[str]) -> str:
        """Whether a thing is of the classes whose things have such figures."""
        return "any" if not wanted else "fit" if self.domain.schema.fits(thing.kind, wanted) else "misfit"

    def _weigh(self, sight: Sight, marks: Sequence[str]) -> float:
        total = 0.0
        weights = self._weights.setdefault(sight, {})
        for mark in ("", *marks):
            if mark not in weights:
                weights[mark] = sum(self.domain.bearers.get(f, 0.0) for f in features(mark, sight))
            total += weights[mark]
        return total


@lru_cache(maxsize=2**14)
def features(mark: str, sight: Sight) -> tuple[str, ...]:
    """What has a weight of its own: of a mark of a candidate so seen, of the sight alone if it is empty.

    What the rules guess has its head start.
    """
    if not mark:
        kind = f"kind:{sight.kind}"
        subject = f"{kind}|{'subject' if sight.subject else 'no subject'}"
        own = (kind, f"fits:{sight.fits}", f"often:{sight.often}", f"{kind}|unit:{sight.unit}", subject)
        return (*own, f"{kind}|noun") if sight.noun else own
    if mark == "guess":
        return ()
    pairs = (mark, f"{mark}|{sight.kind}", f"{mark}|{sight.fits}")
    return pairs if sight.subject else (*pairs, f"{mark}|no subject")


def _often(thing: Thing) -> str:
    """How often the article names a thing: once, two or three times, or more."""
    often = len(thing.mentions)
    return "1" if often < 2 else "2" if often < 4 else "4"


def _roles_in(clause: Sequence[Item], subjects: Sequence[Thing], domain: Domain) -> list[tuple[Thing, str]]:
    """What stands in a clause, and in what role; last its subjects that are left out."""
    roles = [(t.root, _role(clause, k, domain)) for k, x in enumerate(clause) for t in x.things]
    roles += [(x.office.body.root, "office") for x in clause if x.office is not None and x.office.body is not None]
    named = {t for t, _ in roles}
    return [*roles, *((t.root, "zero") for t in subjects if t.root not in named)]


def _here(asked: Asked, domain: Domain) -> Iterator[tuple[Thing, str]]:
    """What stands in the number's own clause, and as what."""
    later = "after:first"
    for k, item in enumerate(asked.clause):
        for thing in item.things:
            yield from ((thing, mark) for mark in ([later] if item.end > asked.at else _marks(asked.clause, k, domain)))
        if item.things and item.start >= asked.at:
            later = "after:later"


def _marks(clause: Sequence[Item], k: int, domain: Domain) -> Iterator[str]:
    """The marks of a thing that stands before the number in its clause."""
    yield f"here:{_role(clause, k, domain)}"
    if k == 0:
        yield "here:opens"
    follows = after(clause, k)
    if follows is not None and touches(clause[k], follows) and follows.tag in NOUNS:
        yield "here:modifies"


def _role(clause: Sequence[Item], k: int, domain: Domain) -> str:
    """The role of a thing in its clause, by what stands around it."""
    role = next(role for role, has in _ROLES if has(clause, k, domain))
    return f"listed-{role}" if len(clause[k].things) > 1 else role


def _is_brought(clause: Sequence[Item], k: int, domain: Domain) -> bool:
    """Whether the last verb before a thing brings it into being: 成立|某某联盟."""
    brings = max(
        (i for i in range(k) if clause[i].type == "word" and clause[i].text in domain.frames.bringing), default=None
    )
    return brings is not None and not any(x.tag == "v" for x in clause[brings + 1 : k])


def _is_led(clause: Sequence[Item], k: int, domain: Domain) -> bool:
    """Whether a preposition or a conjunction stands before a thing: 由|某某大学."""
    last = before(clause, k)
    return last is not None and last.tag in _LEADERS


def _possesses(clause: Sequence[Item], k: int, domain: Domain) -> bool:
    """Whether 的 stands after a thing: 某某大学|的校友."""
    follows = after(clause, k)
    return follows is not None and follows.is_word("的")


def _is_possessed(clause: Sequence[Item], k: int, domain: Domain) -> bool:
    """Whether 的 stands before a thing: 年产百万辆的|某某公司."""
    last = before(clause, k)
    return last is not None and last.is_word("的")


_LEADERS = frozenset(("p", "c"))
"""Tags of prepositions and conjunctions."""
_ROLES: tuple[tuple[str, Callable[[Sequence[Item], int, Domain], bool]], ...] = (
    ("modifier", lambda clause, k, domain: clause[k].modifies),
    ("brought", _is_brought),
    ("led", _is_led),
    ("possessor", _possesses),
    ("counted", lambda clause, k, domain: is_counted(clause, k)),
    ("possessed", _is_possessed),
    ("object", lambda clause, k, domain: any(x.tag == "v" for x in clause[:k])),
    ("subject", lambda clause, k, domain: True),
)
"""The roles of things in their clause; the first that fits is a thing's."""
