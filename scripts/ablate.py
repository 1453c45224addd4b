"""Leaves each rule out in turn and tells what is lost: python scripts/ablate.py FOLDER … [--rules NAME …] [--jobs N]

FOLDER holds texts with their annotations in JSON. A row for each rule, those that lose nothing first: how much F1 of entities, facts and figures falls,
in points, in each folder; a negative number is a gain. Without --rules all rules and frames are left out that read anything there. The domain is the one
that ships, or that of KG_ONTOLOGY.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from unittest.mock import patch

from kg.evaluation import Evaluation, evaluate
from kg.extraction.figures.drafts import Draft
from kg.extraction.mentions import detection
from kg.extraction.mentions.mention import Mention
from kg.extraction.pipeline import Reader
from kg.extraction.rules import NAMES

PARTS = ("entities", "facts", "observations")
Scores = tuple[float, ...]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--rules", nargs="+", metavar="NAME", help="only these")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    args = parser.parse_args()
    whole = scores(args.folders, "")
    rules = args.rules or sorted(names_of_all(args.folders))
    with ProcessPoolExecutor(args.jobs) as pool:
        rows = list(zip(rules, pool.map(scores, [args.folders] * len(rules), rules), strict=True))
    print("points of F1 lost without it: entities, facts, figures of " + ", ".join(f.name for f in args.folders))
    for rule, left in sorted(rows, key=lambda row: (sum(whole) - sum(row[1]), row[0])):
        print(
            f"{rule:24}"
            + "".join(f"{100 * (all_of_it - rest):8.2f}" for all_of_it, rest in zip(whole, left, strict=True))
        )


def names_of_all(folders: Sequence[Path]) -> set[str]:
    """The rules that find a name there, and the rules and frames that state a fact."""
    stated = {rule for folder in folders for rule in evaluate(folder, folder).by_rule("facts")}
    return stated | {rule.name for some in NAMES.values() for rule in some}


def scores(folders: Sequence[Path], rule: str) -> Scores:
    """F1 of each part in each folder without a rule; "" leaves none out."""
    return tuple(score for folder in folders for score in _f1(without(rule, folder)))


def without(rule: str, folder: Path) -> Evaluation:
    """What is read of a folder's texts without a rule."""
    judged, select = Reader._judged, detection.select

    def fewer_claims(reader: Reader) -> Sequence[Draft]:
        reader.claims = [c for c in reader.claims if c.rule.name != rule]
        return judged(reader)

    def fewer_names(mentions: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
        return select([m for m in mentions if m.rule.name != rule])

    with patch.object(Reader, "_judged", fewer_claims), patch.object(detection, "select", fewer_names):
        return evaluate(folder, folder)


def _f1(evaluation: Evaluation) -> Iterator[float]:
    for part in PARTS:
        yield evaluation.scores[part].f1 or 0.0


if __name__ == "__main__":
    main()
