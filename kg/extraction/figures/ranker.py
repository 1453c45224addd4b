"""Salience: which of the things under discussion a figure is of, weighed by what annotated texts have taught.

A log-linear ranker of candidates, as for what a pronoun means (Denis & Baldridge 2008, "Specialized models and ranking for coreference resolution"):
where a thing stands or stood last, in what role, what it is, and whether it has such figures, each with a weight, alone and in pairs. What the rules
guess has a head start. A domain without weights goes by the guess. `scripts/train_bearers.py` makes the weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing

_HEAD_START = 1.0  # log-odds

_MANY = 40  # things that stood last: what was named before them nobody means

_PERSONAL = frozenset(("subject", "guess"))  # only so does a person bear a figure: who is spoken of on the way does not

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
        self._roles = tuple(
            (getattr(domain.schema, role), role)
            for role in ("person", "place", "event", "document", "award", "organization", "field")
        )
        self._weights: dict[tuple[str, Sight], float] = {}
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
        """Notes where things stood, once the figures of a clause are read. `subjects`: its subjects, those left out too."""
        self._clause += 1
        roles = [(t.root, _role(clause, k, self.domain)) for k, x in enumerate(clause) for t in x.things]
        roles += [(x.office.body.root, "office") for x in clause if x.office is not None and x.office.body is not None]
        named = {t for t, _ in roles}
        roles += [(t.root, "zero") for t in subjects if t.root not in named]
        first: dict[Thing, str] = {}
        for thing, role in roles:
            first.setdefault(thing, role)
        here = (self._paragraph, self._sentence, self._clause)
        for thing, role in first.items():
            self._stood.pop(thing, None)  # what stood last comes last
            self._stood[thing] = _Stood(*here, role)
        leading = [t for t, role in roles if role in ("subject", "listed-subject", "zero")]
        if leading:
            self._latest = _Stood(*here, "subject"), leading

    def choose(self, guess: Thing | None, candidates: Mapping[Thing, tuple[Sight, Sequence[str]]]) -> Thing | None:
        """The candidate that weighs most, where it weighs clearly more than what the rules guess."""
        weighed = {thing: self._weigh(sight, marks) for thing, (sight, marks) in candidates.items()}
        if guess is not None and guess.root in weighed:
            weighed[guess.root] += _HEAD_START
        return max(weighed, key=weighed.__getitem__, default=guess) if self.domain.bearers else guess

    def candidates(
        self,
        clause: Sequence[Item],
        before: int,
        subjects: Sequence[Thing],
        marked: Iterable[tuple[Thing | None, str]],
        wanted: frozenset[str],
        unit: str,
    ) -> dict[Thing, tuple[Sight, list[str]]]:
        """What may bear the figure at `before` in a clause: how each is seen from there, and its marks.

        Args:
            clause: the row of its items.
            before: the index of the item that is the figure.
            subjects: of the clause.
            marked: things that the rules have an eye on, and as what.
            wanted: the classes whose things have such figures, if any are known.
            unit: what the number is in, or "rank".
        """
        marks: dict[Thing, list[str]] = {}
        marked = [(t, mark) for t, mark in marked if t is not None]
        for thing, mark in (*_here(clause, before, self.domain), *self._before(), *marked, (self.bearer, "bearer")):
            if thing is not None:
                marks.setdefault(thing.root, []).append(mark)
        row = [x for x in clause if x.start < before]
        noun = bool(row) and row[0].type == "word" and row[0].tag in ("n", "vn", "nz")
        subject = any(mark == "subject" for _, mark in marked)
        seen = {t: (self._sight(t, wanted, unit, subject, noun), own) for t, own in marks.items()}
        return {t: c for t, c in seen.items() if c[0].kind != "person" or not _PERSONAL.isdisjoint(c[1])}

    def _before(self) -> Iterator[tuple[Thing, str]]:
        """What stood in the clauses before, as far back as the paragraph before this one: how far, and in what role."""
        for thing in islice(reversed(self._stood), _MANY):
            at = self._stood[thing]
            if self._paragraph - at.paragraph > 1:
                return
            far = (
                f"last:c{min(self._clause - at.clause + 1, _FAR)}"
                if at.sentence == self._sentence
                else f"last:s{min(self._sentence - at.sentence, _FAR)}"
                if at.paragraph == self._paragraph
                else "last:p"
            )
            yield thing, far
            yield thing, f"{far}:{at.role}"
        if self._latest is not None and self._latest[0].paragraph == self._paragraph:
            at, things = self._latest
            for thing in things:
                yield thing, "latest" if at.sentence == self._sentence else "latest:before"

    def _sight(self, thing: Thing, wanted: frozenset[str], unit: str, subject: bool, noun: bool) -> Sight:
        kind = next((role for cls, role in self._roles if self.domain.schema.is_a(thing.kind, cls)), "other")
        fits = "any" if not wanted else "fit" if self.domain.schema.fits(thing.kind, wanted) else "misfit"
        often = len(thing.mentions)
        return Sight(kind, fits, unit, subject, noun, "1" if often < 2 else "2" if often < 4 else "4")

    def _weigh(self, sight: Sight, marks: Sequence[str]) -> float:
        total = 0.0
        for mark in ("", *marks):
            if (mark, sight) not in self._weights:
                self._weights[mark, sight] = sum(self.domain.bearers.get(f, 0.0) for f in features(mark, sight))
            total += self._weights[mark, sight]
        return total


def features(mark: str, sight: Sight) -> list[str]:
    """What has a weight of its own: of a mark of a candidate so seen, or, if it is empty, of the sight alone. What the rules guess has its head start."""
    if not mark:
        kind = f"kind:{sight.kind}"
        own = [kind, f"fits:{sight.fits}", f"often:{sight.often}", f"{kind}|unit:{sight.unit}"]
        own.append(f"{kind}|{'subject' if sight.subject else 'no subject'}")
        return [*own, f"{kind}|noun"] if sight.noun else own
    if mark == "guess":
        return []
    pairs = [mark, f"{mark}|{sight.kind}", f"{mark}|{sight.fits}"]
    return pairs if sight.subject else [*pairs, f"{mark}|no subject"]


def _here(clause: Sequence[Item], before: int, domain: Domain) -> Iterator[tuple[Thing, str]]:
    """What stands in the number's own clause, and as what."""
    after = "after:first"
    for k, item in enumerate(clause):
        follows = clause[k + 1] if k + 1 < len(clause) else None
        for thing in item.things:
            if item.end > before:
                yield thing, after
                continue
            yield thing, f"here:{_role(clause, k, domain)}"
            if k == 0:
                yield thing, "here:opens"
            if follows is not None and follows.start == item.end and follows.tag in ("n", "vn", "nz"):
                yield thing, "here:modifies"
        if item.things and item.start >= before:
            after = "after:later"


def _role(clause: Sequence[Item], k: int, domain: Domain) -> str:
    """The role of a thing in its clause, by what stands around it."""
    item = clause[k]
    last = clause[k - 1] if k else None
    follows = clause[k + 1] if k + 1 < len(clause) else None
    listed = "listed-" if len(item.things) > 1 else ""
    if item.modifies:
        return listed + "modifier"
    brings = max(
        (i for i in range(k) if clause[i].type == "word" and clause[i].text in domain.frames.bringing), default=None
    )
    if brings is not None and not any(x.tag == "v" for x in clause[brings + 1 : k]):
        return listed + "brought"
    if last is not None and last.tag in ("p", "c"):
        return listed + "led"
    if follows is not None and follows.is_word("的"):
        return listed + "possessor"
    if k + 2 < len(clause) and clause[k + 1].is_word("等") and clause[k + 2].tag == "m":
        return listed + "counted"
    if last is not None and last.is_word("的"):
        return listed + "possessed"
    return listed + ("object" if any(x.tag == "v" for x in clause[:k]) else "subject")
