"""What the tests of annotations share: an annotated text, and how what is read of it is judged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.evaluation import Evaluation, Score, evaluate

ANNOTATED = Path(__file__).parent / "annotated"
TEXTS = ANNOTATED / "texts"
FESTIVAL = ANNOTATED / "json" / "festival.json"
FULL = Score(right=6, predicted=6, found=6, gold=6)


def judged(folder: Path, gold: dict[str, Any], **options: Any) -> Evaluation:
    (folder / "festival.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return evaluate(folder, folder, **options)


def states(evaluation: Evaluation) -> dict[str, list[str]]:
    """What is said to be wrong and to be missed."""
    of = [j for part in ("entities", "facts", "observations") for j in evaluation.of(part)]
    return {state: [j.says for j in of if j.state == state] for state in ("wrong", "missed")}
