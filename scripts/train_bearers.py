"""Learns whose a figure is from annotated texts: python scripts/train_bearers.py [ONTOLOGY] [--write] [--test TEXTS …]

ONTOLOGY is the folder of a domain; the texts lie with their annotations in its folder training/. Prints how often what the rules guess is right, and
how often what the weights choose, of each group of texts (a1, a2, … are one) when it is kept aside from training; then the same for the texts of
--test. With --write, what is learned from all of them goes to bearers.json in ONTOLOGY, with what made it: the texts by their hash, the settings, and
these scores.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from spacy.language import Language

from kg.domain import ONTOLOGY, Domain, load_domain
from kg.evaluation.annotation import Annotation, GoldFigure
from kg.evaluation.files import pair
from kg.evaluation.words import Places, plain
from kg.extraction import extract
from kg.extraction.entities.thing import Thing
from kg.extraction.figures.attribution import Weighed
from kg.extraction.figures.ranker import Salience, Sight, features
from kg.extraction.trace import Trace
from kg.language import load_pipeline
from kg.language.quantities import Quantity
from kg.reading import read
from kg.reading.prose import prose_of

SETTINGS = {
    "seen": 3,  # candidates: a feature of fewer has no weight
    "steps": 250,
    "rate": 0.05,
    "penalty": 3.0,
}
Candidates = Mapping[Thing, tuple[Sight, Sequence[str]]]


@dataclass(frozen=True)
class Case:
    """A figure of an annotated text: what may bear it, what the rules guess, and what is right."""

    guess: Thing | None
    candidates: Candidates
    right: frozenset[Thing]


class Watch(Trace):
    """Keeps what might bear each figure of a text."""

    def __init__(self) -> None:
        """Nothing is seen yet."""
        self.seen: list[Weighed] = []

    def saw(self, seen: object) -> None:
        """Keeps what might bear one figure."""
        if isinstance(seen, Weighed):
            self.seen.append(seen)


@dataclass(frozen=True)
class Score:
    """How many figures there are, how many the rules have right, and how many the weights."""

    figures: int
    rules: int
    weights: int

    @property
    def shares(self) -> dict[str, float]:
        """What is right of them."""
        return {part: round(getattr(self, part) / self.figures, 3) for part in ("rules", "weights")}

    def __add__(self, other: Score) -> Score:
        """The score of both together."""
        return Score(self.figures + other.figures, self.rules + other.rules, self.weights + other.weights)

    def line(self, name: str) -> str:
        """The score as a row of the table."""
        return f"{name:24}  {self.figures:7}  {self.shares['rules']:6.3f}  {self.shares['weights']:7.3f}"


def main() -> None:
    """Learns, prints the scores, and writes the file where it is told to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ontology", type=Path, nargs="?", default=ONTOLOGY)
    parser.add_argument("--write", action="store_true", help="write bearers.json")
    parser.add_argument(
        "--test", type=Path, nargs="*", default=[], help="folders that are measured, but not learned from"
    )
    args = parser.parse_args()
    domain = replace(load_domain(args.ontology), bearers={})
    with rules_alone(args.ontology) as nlp:
        groups = cases_of(args.ontology / "training", nlp)
        others = {folder: cases_of(folder, nlp) for folder in args.test}
    print(f"{'texts kept aside':24}  figures   rules  weights")
    aside = kept_aside(groups, domain)
    weights = learned([c for some in groups.values() for c in some])
    for folder, cases_by_name in others.items():
        for name, cases in cases_by_name.items():
            print(score_of(cases, domain, weights).line(f"{folder.name}/{name}"))
    if args.write:
        path = args.ontology / "bearers.json"
        file = {"made": made(args.ontology / "training", aside), "weights": weights}
        path.write_text(json.dumps(file, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        print(f"{path}: {len(weights)} weights")


def kept_aside(groups: Mapping[str, Sequence[Case]], domain: Domain) -> dict[str, Score]:
    """The score of each group, by weights learned from the others, and of all together; each is printed as it is known."""
    scores = {}
    for name, cases in groups.items():
        others = [c for other, some in groups.items() if other != name for c in some]
        scores[name] = score_of(cases, domain, learned(others))
        print(scores[name].line(name))
    scores["all"] = sum(scores.values(), Score(0, 0, 0))
    print(scores["all"].line("all"))
    return scores


def score_of(cases: Sequence[Case], domain: Domain, weights: Mapping[str, float]) -> Score:
    """How often the rules and the weights are right."""
    salience = Salience(replace(domain, bearers=weights))
    guessed = sum(c.guess in c.right for c in cases)
    chosen = sum(salience.choose(c.guess, c.candidates) in c.right for c in cases)
    return Score(len(cases), guessed, chosen)


def made(folder: Path, aside: Mapping[str, Score]) -> dict[str, object]:
    """What made the weights."""
    return {
        "by": "scripts/train_bearers.py",
        "settings": SETTINGS,
        "seed": "none: nothing is drawn at random",
        "texts": hashes_of(folder),
        "right of texts kept aside": {name: {"figures": s.figures, **s.shares} for name, s in aside.items()},
    }


def hashes_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of each text with its annotation, its first 16 digits."""
    return {
        text.stem: hashlib.sha256(text.read_bytes() + text.with_suffix(".json").read_bytes()).hexdigest()[:16]
        for text in sorted(folder.glob("*.txt"))
    }


@contextmanager
def rules_alone(ontology: Path) -> Iterator[Language]:
    """The pipeline of a domain that has learned nothing yet."""
    with TemporaryDirectory() as folder:
        for path in ontology.glob("*.ttl"):
            shutil.copyfile(path, Path(folder, path.name))
        yield load_pipeline(Path(folder))


def cases_of(folder: Path, nlp: Language) -> dict[str, list[Case]]:
    """The figures of annotated texts, by the letters that the name of their text begins with."""
    groups: dict[str, list[Case]] = {}
    for path, annotation in pair(folder, folder)[0]:
        if not isinstance(annotation, Annotation):
            raise SystemExit(f"{path}: figures are learned from annotations in the project's own format")
        groups.setdefault(path.stem.rstrip("0123456789"), []).extend(cases_in(path, annotation, nlp))
    return groups


def cases_in(path: Path, annotation: Annotation, nlp: Language) -> Iterator[Case]:
    """The annotated figures of a text."""
    document = read(path, date=annotation.date)
    watch = Watch()
    extract(document, nlp, watch)
    places = Places(prose_of(document).document.text)
    for seen in watch.seen:
        guess, candidates = seen.guess, seen.candidates
        gold = figure_at(seen.asked.at, seen.asked.quantity, annotation.figures, places)
        if gold is not None:
            meant = [annotation.entities[a] for a in gold.about if a in annotation.entities]
            labels = {plain(label) for entity in meant for label in entity.labels}
            right = frozenset(t for t in candidates if not labels.isdisjoint(map(plain, t.names)))
            yield Case(guess and guess.root, candidates, right)


def figure_at(at: int, quantity: Quantity | None, annotated: Sequence[GoldFigure], places: Places) -> GoldFigure | None:
    """The annotated figure of a number, that with the shortest quote of several."""
    same = [
        gold
        for gold in annotated
        if is_same(gold, quantity) and any(a <= at < b for a, b in places.of_quote(gold.quote))
    ]
    return min(same, key=lambda gold: len(gold.quote), default=None)


def is_same(gold: GoldFigure, quantity: Quantity | None) -> bool:
    """Whether a figure has this value, or, without one, a rank."""
    if quantity is None:
        return gold.rank is not None
    ends = [quantity.value, *([] if quantity.most is None else [quantity.most])]
    annotated = gold.range or (() if gold.value is None else (gold.value,))
    return bool({abs(end) for end in ends} & {abs(number) for number in annotated})


@dataclass(frozen=True)
class Row:
    """A candidate of a figure."""

    figure: int
    right: bool
    features: Sequence[str]


@dataclass(frozen=True)
class Matrix:
    """The candidates of all figures by their features: nearly empty, hence its ones by row and column."""

    columns: Sequence[str]
    row_of: np.ndarray
    column_of: np.ndarray
    figure_of: np.ndarray
    """The figure of each row."""
    right: np.ndarray
    """1 for a row whose candidate is right."""

    def likely(self, weights: np.ndarray, among: np.ndarray) -> np.ndarray:
        """Probability of each candidate of a figure, among those that count."""
        score = np.bincount(self.row_of, weights[self.column_of], len(self.right))
        odds = np.exp(np.clip(score, -30, 30)) * among
        return odds / np.bincount(self.figure_of, odds)[self.figure_of]

    def slope(self, weights: np.ndarray) -> np.ndarray:
        """How the loss changes with each weight."""
        surplus = self.likely(weights, np.ones(len(self.right))) - self.likely(weights, self.right)
        return np.bincount(self.column_of, surplus[self.row_of], len(weights)) + SETTINGS["penalty"] * weights


def matrix_of(cases: Sequence[Case]) -> Matrix:
    """The matrix of all cases that have a right candidate."""
    rows = list(rows_of(cases))
    counts = Counter(f for row in rows for f in row.features)
    column = {f: k for k, f in enumerate(sorted(f for f, n in counts.items() if n >= SETTINGS["seen"]))}
    ones = [(r, column[f]) for r, row in enumerate(rows) for f in dict.fromkeys(row.features) if f in column]
    figures, right = np.array([row.figure for row in rows]), np.array([float(row.right) for row in rows])
    return Matrix(list(column), *np.array(ones).T, figures, right)


def rows_of(cases: Sequence[Case]) -> Iterator[Row]:
    """The candidates of all cases that have a right one."""
    for n, case in enumerate(c for c in cases if c.right):
        for thing, (sight, marks) in case.candidates.items():
            yield Row(n, thing in case.right, [f for mark in ("", *marks) for f in features(mark, sight)])


def learned(cases: Sequence[Case]) -> dict[str, float]:
    """The weights under which what is right is most likely (softmax over the candidates of each figure, L2 penalty, Adam on all of them at once)."""
    matrix = matrix_of(cases)
    weights, mean, spread = (np.zeros(len(matrix.columns)) for _ in range(3))
    for step in range(1, int(SETTINGS["steps"]) + 1):
        slope = matrix.slope(weights)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        weights -= SETTINGS["rate"] * mean / (1 - 0.9**step) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return {f: round(float(w), 2) for f, w in zip(matrix.columns, weights, strict=True) if abs(w) >= 0.005}


if __name__ == "__main__":
    main()
