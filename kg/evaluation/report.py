"""An evaluation as tables for the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.evaluation.evaluate import Evaluation, Result
from kg.evaluation.judged import PARTS, Judged, Part
from kg.evaluation.scores import Bin, Score
from kg.query.table import aligned

GROUPED: dict[Part, str] = {"entities": "class", "facts": "property", "observations": "kind"}
"""What each part is broken down by."""
RATED: tuple[Part, ...] = ("facts", "observations")
"""The parts that are read with a confidence."""
SCORE_HEAD = ("precision", "right/read", "recall", "found/asked", "F1")
BIN_HEAD = ("confidence", "read", "right", "share", "and above", "read", "right", "share")


def table(evaluation: Evaluation, width: int | None = None) -> str:
    """Scores, their breakdown, the calibration, and every error and miss with its sentences. `width`: columns of the terminal."""
    return "\n\n".join(_sections(evaluation, width)) + "\n"


def to_json(evaluation: Evaluation) -> str:
    """All of an evaluation, down to each judgement with its offsets, confidence and rule."""
    return json.dumps(_data(evaluation), ensure_ascii=False, indent=1) + "\n"


def share(number: float | None) -> str:
    """A share as it is written in tables; a dash where there is nothing to divide by."""
    return "–" if number is None else f"{number:.3f}"


def score_rows(scores: Mapping[Any, Score]) -> Iterator[tuple[str, ...]]:
    """Scores as rows of cells: name, precision, right of read, recall, found of annotated, F1."""
    for name, s in scores.items():
        counts = f"{s.right}/{s.predicted}", f"{s.found}/{s.gold}"
        yield name, share(s.precision), counts[0], share(s.recall), counts[1], share(s.f1)


def bin_rows(bins: Sequence[Bin]) -> Iterator[tuple[str, ...]]:
    """Bins of confidence as rows of cells, those left out that hold nothing."""
    for b in bins:
        if b.read:
            inside = f"{b.low:.2f}–{b.high:.2f}", str(b.read), str(b.right), share(b.share)
            yield *inside, f"≥ {b.low:.2f}", str(b.read_above), str(b.right_above), share(b.share_above)


def rule_rows(rules: Mapping[str, tuple[int, int]]) -> Iterator[tuple[str, ...]]:
    """Rules as rows of cells: name, read, right, share."""
    for rule, (right, read) in rules.items():
        yield rule, str(read), str(right), share(right / read)


def fault_lines(evaluation: Evaluation) -> Iterator[str]:
    """What is not as annotated about what is right, where the sources differ, and what could not be judged, in words."""
    for part in RATED:
        yield from _details(part, [j for j in evaluation.of(part) if j.state == "right"], evaluation.faults(part))
    if evaluation.sources:
        yield f"rules and what is learned: {_counted(evaluation.sources)}"
    if evaluation.unjudged:
        yield f"not judged, since no annotation has the like: {_counted(evaluation.unjudged)}"


def _details(part: Part, right: Sequence[Judged], faults: Mapping[str, int]) -> Iterator[str]:
    """How much of what is right is so in every detail."""
    if right:
        full = sum(not j.faults for j in right)
        yield f"right {part}: {full} of {len(right)} in every detail" + (
            f"; otherwise {_counted(faults)}" if faults else ""
        )
    if right and part == "observations":
        exact = sum(j.exact for j in right)
        yield f"right indicators: {exact} of {len(right)} exactly as annotated, the others hold a word of it"


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{what} {count}" for what, count in counts.items())


def _sections(evaluation: Evaluation, width: int | None) -> Iterator[str]:
    count = len(evaluation.results)
    yield aligned([(f"{count} text{'s' * (count != 1)}", *SCORE_HEAD), *score_rows(evaluation.scores)], width)
    if lines := list(fault_lines(evaluation)):
        yield "\n".join(lines)
    for part in PARTS:
        if groups := evaluation.by_group(part):
            yield aligned([(f"{part} by {GROUPED[part]}", *SCORE_HEAD), *score_rows(groups)], width)
    for part in RATED:
        if rows := list(bin_rows(evaluation.calibration(part))):
            yield f"{part} by confidence\n" + aligned([BIN_HEAD, *rows], width)
    for result in evaluation.results:
        if lines := list(_errors(result)):
            yield "\n".join([f"{result.name}  {result.title or ''}".rstrip(), *lines])


def _errors(result: Result) -> Iterator[str]:
    for state in ("wrong", "missed"):
        for j in result.judged:
            if j.state == state:
                yield f"  {state}  {j.says}" + (f"  ({j.why})" if j.why else "")
                yield from (f"      “{sentence}”" for sentence in result.sentences(j))


def _data(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "scores": {part: _score(s) for part, s in evaluation.scores.items()},
        "groups": {part: {g: _score(s) for g, s in evaluation.by_group(part).items()} for part in PARTS},
        "faults": {part: evaluation.faults(part) for part in RATED},
        "exact indicators": sum(j.exact for j in evaluation.of("observations")),
        "sources": evaluation.sources,
        "calibration": {part: [_bin(b) for b in evaluation.calibration(part)] for part in RATED},
        "rules": {
            part: {rule: {"read": read, "right": right} for rule, (right, read) in evaluation.by_rule(part).items()}
            for part in RATED
        },
        "unjudged": evaluation.unjudged,
        "texts": [
            {"name": r.name, "title": r.title, "judged": [_judged(r, j) for j in r.judged]} for r in evaluation.results
        ],
    }


def _score(s: Score) -> dict[str, float | int | None]:
    shares = {"precision": s.precision, "recall": s.recall, "f1": s.f1}
    counts = {"right": s.right, "predicted": s.predicted, "found": s.found, "gold": s.gold}
    return {name: _rounded(value) for name, value in shares.items()} | counts


def _bin(b: Bin) -> dict[str, float | int | None]:
    inside = {"from": b.low, "to": b.high, "read": b.read, "right": b.right, "share": _rounded(b.share)}
    return inside | {"read_above": b.read_above, "right_above": b.right_above, "share_above": _rounded(b.share_above)}


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def _judged(result: Result, j: Judged) -> dict[str, Any]:
    """A judgement without what does not apply to it."""
    said = {
        "part": j.part,
        "state": j.state,
        "group": j.group,
        "says": j.says,
        "why": j.why,
        "faults": j.faults,
        "confidence": j.confidence,
        "rule": j.rule,
        "spans": j.spans,
        "sentences": result.sentences(j),
    }
    return {key: value for key, value in said.items() if value not in (None, "", ())}
