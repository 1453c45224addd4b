"""Measures anew how sure the facts of a domain are: python scripts/recalibrated.py ONTOLOGY TEXTS GOLD [TEXTS GOLD …]

Reads annotated texts on which nothing was trained, and puts into ONTOLOGY how many are right at least of the facts to which the scorer of relations
gives such a chance. Needs PyTorch.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx

from kg.evaluation import evaluate
from kg.output import write_whole
from kg.training.calibration import isotonic

_OF_ARTICLE = "article "
"""What the statement of a fact begins with that is the article's own: nobody asks the scorer about these."""


def main(ontology: Path, sources: Sequence[tuple[Path, Path]]) -> None:
    """Puts the calibration in place of the one that is there."""
    model = onnx.load(ontology / "relations.onnx")
    told = next(entry for entry in model.metadata_props if entry.key == "calibration")
    chances, shares = json.loads(told.value)
    judged = [j for texts, gold in sources for j in evaluate(texts, gold, ontology=ontology).of("facts")]
    asked = [j for j in judged if j.state in ("right", "wrong") and not j.says.startswith(_OF_ARTICLE)]
    given = np.interp([j.confidence or 0 for j in asked], shares, chances)
    told.value = json.dumps(isotonic(given, np.array([j.state == "right" for j in asked], dtype=float)))
    write_whole(str(ontology / "relations.onnx"), model.SerializeToString(deterministic=True))


if __name__ == "__main__":
    if len(sys.argv) < 4 or len(sys.argv) % 2:  # noqa: PLR2004
        sys.exit(__doc__)
    main(Path(sys.argv[1]), [(Path(t), Path(g)) for t, g in zip(sys.argv[2::2], sys.argv[3::2], strict=True)])
