"""The scorer: which properties go from one to the other of a pair, as annotated texts have taught.

A network over the characters of the article reads both spans and what lies between them, and is told what the rules claim of the pair (relation classification
over span representations, as in Lee et al. 2017, "End-to-end neural coreference resolution"; rules as features: stacked generalization, Wolpert 1992). Its
answers are calibrated by isotonic regression on texts kept aside (Zadrozny & Elkan 2002, "Transforming classifier scores into accurate multiclass probability estimates").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from kg.domain.schema import Schema
from kg.edtf import Date
from kg.extraction.clauses.items import Stretch
from kg.extraction.entities.thing import Thing
from kg.extraction.networks import Characters, Network, around, bounded, class_numbers, network_of, windows
from kg.extraction.relations.claims import Claim
from kg.extraction.relations.pairs import Pair, Pairing, Pairs
from kg.extraction.relations.scene import DATE, TEXT, Object, Scene, kind_of
from kg.extraction.relations.signs import signs_of
from kg.extraction.rules.facts import OFFICE
from kg.extraction.rules.learned import RELATION, SAYS_IT_TOO

_AT_A_TIME = 1024  # pairs
WINDOW, BEFORE = 4000, 2000  # characters that are read at a time, and those before them that pairs may reach back to

_STEM = 2
"""Characters of a place's name that the names of what lies in it begin with."""
_LONGEST_QUOTE = 400
"""Characters from one end of a fact to the other, up to which the words between them are quoted too."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A property that may go from the one to the other of a pair, and how likely."""

    pair: Pair
    predicate: str
    probability: float
    """Calibrated: of so many in a hundred are so many right."""
    taken: bool
    """Whether it is likely enough to be a fact: less so if a rule says it too."""
    ruled: bool
    """Whether a rule says it too."""


@lru_cache(maxsize=8)
def scorer_of(model: bytes, schema: Schema) -> Scorer:
    """The scorer of a domain, made once."""
    return Scorer(network_of(model, "relations.onnx"), schema)


class Scorer:
    """Scores the pairs of articles with one network."""

    def __init__(self, network: Network, schema: Schema) -> None:
        """Takes the network of a domain and its classes and properties."""
        self.network, self.schema = network, schema
        self.properties, self.rules = network.told["properties"], network.told["rules"]
        self.kinds = class_numbers(network.told["kinds"], schema)
        self.pairing = Pairing(self.properties, schema)
        self._scores, self._shares = (np.array(column, dtype=float) for column in network.told["calibration"])
        self.judged = frozenset(network.told["judged"])
        self.enough, self.enough_of_person, self.too_little = map(float, network.told["thresholds"])

    def of(self, scene: Scene, characters: Characters) -> Iterator[Scored]:
        """What is at all likely of the pairs of an article, the calibrated probability of each with it."""
        pairs = self.pairing.of(scene)
        for window, rows in in_windows(scene, pairs):
            for start in range(0, len(rows), _AT_A_TIME):
                some = pairs.take(rows[start : start + _AT_A_TIME])
                yield from self._scored(scene, characters, some, around(some.spans, window))

    def _scored(self, scene: Scene, characters: Characters, pairs: Pairs, window: Stretch) -> Iterator[Scored]:
        known = self.kinds, self.rules
        seen = characters.inputs(*window, self.network) | inputs_of(scene, pairs, self.pairing, known, window)
        (odds,) = self.network.run(**seen)
        raw = np.where(self.pairing.allowed(pairs), 1 / (1 + np.exp(-odds)), 0)
        ruled = seen["rules"] > 0
        rows, columns = np.nonzero((raw >= SAYS_IT_TOO) | ruled)
        chances = raw[rows, columns].tolist()
        sure = np.interp(chances, self._scores, self._shares).tolist()
        made = {row: pairs[row] for row in set(rows.tolist())}
        for k, (row, column) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
            pair, predicate, said = made[row], self.properties[column], bool(ruled[row, column])
            by_name = _in_one_another(pair) or (predicate == self.schema.within_property and _says_where(pair))
            if by_name and not said:
                continue
            of_person = self.schema.is_a(pair.subject.kind, self.schema.person)
            enough = self.too_little if said else self.enough_of_person if of_person else self.enough
            taken = chances[k] >= enough or (said and not self._well_known(pair, predicate, scene))
            yield Scored(pair, predicate, round(sure[k], 2), taken, said)

    def _well_known(self, pair: Pair, predicate: str, scene: Scene) -> bool:
        """Whether the network has seen enough of the rules that say something of a pair to overrule them."""
        claims = (scene.claims[k] for k in pair.claims)
        return all(c.rule.name in self.judged for c in claims if c.predicate == predicate)


def _in_one_another(pair: Pair) -> bool:
    """Whether one is named within the other: what names say of one another by themselves is left to rules."""
    (start, end), (other_start, other_end) = pair.spans
    if min(end, other_end) > max(start, other_start):
        return True
    return isinstance(pair.object, Thing) and (
        pair.object.name in pair.subject.name or pair.subject.name in pair.object.name
    )


def _says_where(pair: Pair) -> bool:
    """Whether a name begins as that of a place does, and so says itself that it lies there: 云江高新区, in 云江市."""
    return isinstance(pair.object, Thing) and pair.subject.name[:_STEM] == pair.object.name[:_STEM]


def in_windows(scene: Scene, pairs: Pairs) -> Iterator[tuple[Stretch, np.ndarray]]:
    """The rows of pairs by the stretch of the text that they are read in, without those that reach out of it: memory stays bounded."""
    first, last = pairs.spans[:, :, 0].min(axis=1), pairs.spans[:, :, 1].max(axis=1)
    stretches = [(max(0, start - BEFORE), end) for start, end in windows(scene.sentences, WINDOW)]
    read_in = np.searchsorted([end for _, end in stretches], last)
    for k, stretch in enumerate(stretches):
        rows = np.flatnonzero((read_in == k) & (first >= stretch[0]))
        if len(rows):
            yield stretch, rows


def inputs_of(
    scene: Scene, pairs: Pairs, pairing: Pairing, known: tuple[Mapping[str, int], Sequence[str]], window: Stretch
) -> dict[str, np.ndarray]:
    """What the network sees of some pairs.

    Args:
        scene: the article.
        pairs: pairs that lie in the window.
        pairing: makes pairs of the domain.
        known: the numbers of the kinds that the network knows, and the rules.
        window: the stretch of the text that it reads.
    """
    kinds, rules = known
    named, texts = kinds_at(scene, kinds, window), ((a, b, kinds.get(TEXT, 0)) for a, b in scene.texts)
    spans = pairs.spans.astype(np.int64) - window[0]
    of_ends = np.array([kinds.get(kind_of(end), 0) for end in pairs.ends], dtype=np.int64)
    return {
        "kinds": np.where(named > 0, named, bounded(_within(texts, window), len(named))),
        "subjects": spans[:, 0],
        "objects": spans[:, 1],
        "subject_kinds": of_ends[pairs.subjects],
        "object_kinds": of_ends[pairs.objects],
        "signs": signs_of(scene, pairs, pairing.schema),
        "rules": pairing.rules(scene, pairs),
        "sources": pairing.sources(scene, pairs, rules),
    }


def kinds_at(scene: Scene, kinds: Mapping[str, int], window: Stretch) -> np.ndarray:
    """What is named at each character of a stretch of the text: where a thing of a class or a date begins or goes on."""
    named = ((a, b, kinds.get(t.kind, 0)) for t, spans in scene.places.items() for a, b in spans)
    dates = ((d.start, d.end, kinds[DATE]) for d in scene.dates)
    numbers, dated = (bounded(_within(spans, window), window[1] - window[0]) for spans in (named, dates))
    return np.where(dated > 0, dated, numbers)


def _within(spans: Iterable[tuple[int, int, int]], window: Stretch) -> Iterator[tuple[int, int, int]]:
    """The spans that lie in a stretch, with offsets in it."""
    start, end = window
    return ((a - start, b - start, kind) for a, b, kind in spans if start <= a and b <= end)


def judged(claims: Sequence[Claim], scored: Sequence[Scored], scene: Scene, schema: Schema) -> list[Claim]:
    """The claims that the scorer lets stand, each as likely as it says, and those that it makes itself.

    What it was not asked about stays as it is.
    """
    asked = {k: one for one in scored for k in one.pair.claims if scene.claims[k].predicate == one.predicate}
    kept = list(_standing(claims, asked, schema))
    return [*kept, *(claim for one in _added(scored, kept, scene, schema) for claim in _claims(one, scene))]


def _added(scored: Sequence[Scored], kept: Sequence[Claim], scene: Scene, schema: Schema) -> Iterable[Scored]:
    """What the scorer says where no rule does, once for each sentence."""
    best: dict[tuple[Thing, str, Object, int], Scored] = {}
    own, places = _said_of_each(kept, scene, schema), _places_said(kept, schema)
    new = _new(scored, kept, scene, schema)
    for one in sorted(new, key=lambda one: one.probability):  # of a sentence the likeliest comes last
        if not (_is_anothers(one, own) or _is_named_within(one, places, scene)):
            best[*_ends(one), one.pair.sentence] = one
    return best.values()


def _new(scored: Sequence[Scored], kept: Sequence[Claim], scene: Scene, schema: Schema) -> list[Scored]:
    """What it takes, and where that or what a rule says may be said too; a day of which a rule says what happened on it is that of nothing else."""
    stated = {ends for c in kept for ends in _ends_of(c, schema)} | {_ends(one) for one in scored if one.taken}
    dated = {(c.subject.root, c.object) for c in kept if isinstance(c.object, Date)}
    stated -= _unsaid(kept, scene, schema)
    return [one for one in scored if not one.ruled and _ends(one) in stated and _two(one) not in dated]


def _two(one: Scored) -> tuple[Thing, Object]:
    return one.pair.subject, one.pair.object


def _ends(one: Scored) -> tuple[Thing, str, Object]:
    return one.pair.subject, one.predicate, one.pair.object


def _unsaid(kept: Sequence[Claim], scene: Scene, schema: Schema) -> set[tuple[Thing, str, Object]]:
    """What the article only plans, 甲拟与乙合作, or denies, 甲未与乙合作."""
    planned = (c for c in kept if c.status != "actual")
    return {ends for c in (*planned, *scene.denied) for ends in _ends_of(c, schema)}


def _said_of_each(claims: Sequence[Claim], scene: Scene, schema: Schema) -> Mapping[tuple[int, str], Sequence[Claim]]:
    """What the rules say in each sentence of an event, or of who holds an office where, by property."""
    said = defaultdict[tuple[int, str], list[Claim]](list)
    for c in claims:
        if c.rule.name == OFFICE.name or schema.is_a(c.subject.kind, schema.event):
            said[scene.sentence_at(c.start), c.predicate].append(c)
    return said


def _places_said(claims: Sequence[Claim], schema: Schema) -> Mapping[tuple[Thing, str], Sequence[Thing]]:
    """The places that each property goes to from each thing, by the rules."""
    said = defaultdict[tuple[Thing, str], list[Thing]](list)
    for c in claims:
        if isinstance(c.object, Thing) and schema.is_a(c.object.kind, schema.place):
            said[c.subject.root, c.predicate].append(c.object.root)
    return said


def _is_named_within(one: Scored, said: Mapping[tuple[Thing, str], Sequence[Thing]], scene: Scene) -> bool:
    """Whether rules say it of what only bears the name: 某会在|南湖宾馆|举行, not at 南湖."""
    start, end = one.pair.spans[1]
    objects = said.get((one.pair.subject, one.predicate), ())
    return any(a <= start and end <= b and b - a > end - start for o in objects for a, b in scene.places.get(o, ()))


def _is_anothers(scored: Scored, said: Mapping[tuple[int, str], Sequence[Claim]]) -> bool:
    """Whether rules say it of another, and their own of the thing: 甲任乙院院长，|丙|任丁校校长: not 丙 at 乙院; 甲会于一月、|乙会|于二月举行: not 乙会 in 一月."""
    pair = scored.pair
    claims = said.get((pair.sentence, scored.predicate), ())
    own = any(c.subject is pair.subject for c in claims)
    return own and any(c.object == pair.object and c.subject is not pair.subject for c in claims)


def _standing(claims: Sequence[Claim], asked: Mapping[int, Scored], schema: Schema) -> Iterator[Claim]:
    """The claims that the scorer lets stand, in their order, and those of the same that it would not where they stand alone."""
    standing = {k for k in range(len(claims)) if k not in asked or asked[k].taken}
    stated = {ends for k in standing for ends in _ends_of(claims[k], schema)}
    for k, claim in enumerate(claims):
        if k not in asked:
            yield claim
        elif k in standing or not stated.isdisjoint(_ends_of(claim, schema)):
            yield replace(claim, probability=asked[k].probability)


def _ends_of(claim: Claim, schema: Schema) -> Iterator[tuple[Thing, str, Object]]:
    """The two of a claim and its property; of a symmetric one either way round."""
    subject, other = claim.subject.root, claim.object.root if isinstance(claim.object, Thing) else claim.object
    yield subject, claim.predicate, other
    if isinstance(other, Thing) and claim.predicate in schema.symmetric:
        yield other, claim.predicate, subject


def _claims(scored: Scored, scene: Scene) -> Iterator[Claim]:
    """What the scorer has read where no rule has, in the words from one end to the other; if these are far apart, in the sentence of each."""
    pair = scored.pair
    said = [pair.sentence, *(scene.sentence_at(start) for start, _ in pair.spans)]
    stretches = [scene.sentences[k] for k in dict.fromkeys(said)]
    starts, ends = zip(*stretches, strict=True)
    whole = min(starts), max(ends)  # the words between the two seldom say it all
    for start, end in [whole] if whole[1] - whole[0] <= _LONGEST_QUOTE else stretches:
        yield Claim(pair.subject, scored.predicate, pair.object, start, end, RELATION, probability=scored.probability)
