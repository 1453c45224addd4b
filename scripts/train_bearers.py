"""Learns whose a figure is from annotated texts: python scripts/train_bearers.py [ONTOLOGY] [--write] [--test TEXTS …]

ONTOLOGY is the folder of a domain; the texts lie with their annotations in its folder training/. Prints how often what the rules guess is right, and
how often what the weights choose, of each group of texts (a1, a2, … are one) when it is kept aside from training; then the same for the texts of
--test. With --write, what is learned from all of them goes to bearers.json in ONTOLOGY.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from kg.builder import pipeline_of_words
from kg.domain import ONTOLOGY, Domain, load_domain
from kg.evaluation.annotation import Annotation, GoldFigure
from kg.evaluation.files import pair
from kg.evaluation.words import Places, plain
from kg.extraction import extract
from kg.extraction.identity import Thing
from kg.extraction.salience import Salience, Sight, features
from kg.extraction.trace import Trace
from kg.language.quantities import Quantity
from kg.reading import read
from kg.reading.prose import prose_of

SEEN = 3  # candidates: a feature of fewer has no weight
STEPS, RATE, PENALTY = 250, 0.05, 3.0
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
        self.seen: list[tuple[int, Quantity | None, Thing | None, Candidates]] = []

    def bearers(
        self, at: int, quantity: Quantity | None, guess: Thing | None, chosen: Thing | None, candidates: Candidates
    ) -> None:
        self.seen.append((at, quantity, guess, candidates))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ontology", type=Path, nargs="?", default=ONTOLOGY)
    parser.add_argument("--write", action="store_true", help="write bearers.json")
    parser.add_argument(
        "--test", type=Path, nargs="*", default=[], help="folders that are measured, but not learned from"
    )
    args = parser.parse_args()
    domain = replace(load_domain(args.ontology), bearers={})
    groups = cases_of(args.ontology / "training", domain)
    print(f"{'texts kept aside':24}  figures   rules  weights")
    total = np.zeros(3, int)
    for name, cases in groups.items():
        total += tell(
            name, cases, domain, learned([c for other, some in groups.items() if other != name for c in some])
        )
    show("all", *total)
    weights = learned([c for some in groups.values() for c in some])
    for folder in args.test:
        for name, cases in cases_of(folder, domain).items():
            tell(f"{folder.name}/{name}", cases, domain, weights)
    if args.write:
        path = args.ontology / "bearers.json"
        path.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        print(f"{path}: {len(weights)} weights")


def tell(name: str, cases: Sequence[Case], domain: Domain, weights: Mapping[str, float]) -> tuple[int, int, int]:
    """Prints and returns how many figures there are, how many the rules have right, and how many the weights."""
    salience = Salience(replace(domain, bearers=weights))
    guessed = sum(c.guess in c.right for c in cases)
    chosen = sum(salience.choose(c.guess, c.candidates) in c.right for c in cases)
    show(name, len(cases), guessed, chosen)
    return len(cases), guessed, chosen


def show(name: str, figures: int, guessed: int, chosen: int) -> None:
    print(f"{name:24}  {figures:7}  {guessed / figures:6.3f}  {chosen / figures:7.3f}")


def cases_of(folder: Path, domain: Domain) -> dict[str, list[Case]]:
    """The figures of annotated texts, by the letters that the name of their text begins with."""
    nlp = pipeline_of_words()
    groups: dict[str, list[Case]] = {}
    for path, annotation in pair(folder, folder)[0]:
        assert isinstance(annotation, Annotation), (
            f"{annotation.source}: figures are trained on the project's own format"
        )
        document = read(path, date=annotation.date)
        watch = Watch()
        extract(document, nlp, domain, watch)
        places = Places(prose_of(document).document.text)
        for at, quantity, guess, candidates in watch.seen:
            gold = figure_at(at, quantity, annotation.figures, places)
            if gold is not None:
                labels = {
                    plain(n) for a in gold.about if a in annotation.entities for n in annotation.entities[a].labels
                }
                right = frozenset(t for t in candidates if not labels.isdisjoint(map(plain, t.names)))
                groups.setdefault(path.stem.rstrip("0123456789"), []).append(
                    Case(guess and guess.root, candidates, right)
                )
    return groups


def figure_at(at: int, quantity: Quantity | None, annotated: Sequence[GoldFigure], places: Places) -> GoldFigure | None:
    """The annotated figure of a number, that with the shortest quote of several."""
    same = [
        gold
        for gold in annotated
        if (
            gold.rank is not None
            if quantity is None
            else gold.value is not None and abs(quantity.value) == abs(gold.value)
        )
        and any(a <= at < b for a, b in places.of_quote(gold.quote))
    ]
    return min(same, key=lambda gold: len(gold.quote), default=None)


def learned(cases: Sequence[Case]) -> dict[str, float]:
    """The weights under which what is right is most likely (softmax over the candidates of each figure, L2 penalty, Adam on all of them at once)."""
    rows = [
        (n, thing in case.right, [f for mark in ("", *marks) for f in features(mark, sight)])
        for n, case in enumerate(c for c in cases if c.right)
        for thing, (sight, marks) in case.candidates.items()
    ]
    counts = Counter(f for _, _, row in rows for f in row)
    column = {f: k for k, f in enumerate(sorted(f for f, n in counts.items() if n >= SEEN))}
    # The matrix of candidates by features is nearly empty: its ones, by row and column.
    ones = [(r, column[f]) for r, (_, _, row) in enumerate(rows) for f in dict.fromkeys(row) if f in column]
    row_of, column_of = np.array(ones).T
    figure_of, right = np.array([n for n, _, _ in rows]), np.array([float(ok) for _, ok, _ in rows])

    def likely(weights: np.ndarray, among: np.ndarray) -> np.ndarray:
        """Probability of each candidate of a figure, among those that count."""
        score = np.bincount(row_of, weights[column_of], len(rows))
        odds = np.exp(np.clip(score, -30, 30)) * among
        return odds / np.bincount(figure_of, odds)[figure_of]

    weights, mean, spread = (np.zeros(len(column)) for _ in range(3))
    for step in range(1, STEPS + 1):
        surplus = likely(weights, np.ones(len(rows))) - likely(weights, right)
        slope = np.bincount(column_of, surplus[row_of], len(column)) + PENALTY * weights
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        weights -= RATE * mean / (1 - 0.9**step) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return {f: round(float(weights[k]), 2) for f, k in column.items() if abs(weights[k]) >= 0.005}


if __name__ == "__main__":
    main()
