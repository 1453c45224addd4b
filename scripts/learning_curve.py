"""Tells what few annotated texts bring: python scripts/learning_curve.py ONTOLOGY TEXTS [SIZE …]

TEXTS holds texts in the inline notation (`inline_notation.py`). The last 30 by name are kept aside; of the others the networks of the domain are trained
on the first SIZE (10, 30 and 100 if none is given), and a row of a table in Markdown says what the kept ones come to, after one for rules alone.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

import inline_notation

from kg.evaluation import evaluate
from kg.training.train import train, write

KEPT = 30
SIZES = (10, 30, 100)


def main(ontology: Path, texts: Path, sizes: Sequence[int]) -> None:
    """Prints the table."""
    files = sorted(texts.glob("*.kga"))
    print("| texts | seconds to train | entities | facts | figures |\n| --- | --- | --- | --- | --- |")
    with TemporaryDirectory() as folder:
        kept = written(files[-KEPT:], Path(folder) / "kept")
        print(f"| none: rules alone | | {scores(kept, copied(ontology, Path(folder) / 'rules'))} |")
        for size in sizes:
            domain = copied(ontology, Path(folder) / f"learned-{size}")
            seen = written(files[: min(size, len(files) - KEPT)], Path(folder) / f"texts-{size}")
            start = time.monotonic()
            write(train(domain, [(seen, seen)]), domain)
            print(f"| {size} | {time.monotonic() - start:.0f} | {scores(kept, domain)} |", flush=True)


def written(files: Sequence[Path], folder: Path) -> Path:
    """A folder of texts with their annotations in JSON."""
    with redirect_stdout(sys.stderr):
        faulty = inline_notation.main([*map(str, files), "--out", str(folder)])
    if faulty:
        sys.exit(f"{folder}: not all texts are annotated rightly")
    return folder


def copied(ontology: Path, folder: Path) -> Path:
    """A copy of a domain without what it has learned."""
    shutil.copytree(ontology, folder, ignore=shutil.ignore_patterns("*.onnx", "*.kga"))
    return folder


def scores(texts: Path, ontology: Path) -> str:
    """F1 of entities, facts and figures, as cells of a row."""
    return " | ".join(f"{score.f1 or 0:.3f}" for score in evaluate(texts, texts, ontology=ontology).scores.values())


if __name__ == "__main__":
    if len(sys.argv) < 3:  # noqa: PLR2004
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), [int(size) for size in sys.argv[3:]] or SIZES)
