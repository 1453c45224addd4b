"""An evaluation as one HTML page that loads nothing: each text with what is right, wrong and missed in it coloured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.evaluation.evaluate import Evaluation, Result
from kg.evaluation.judged import PARTS, Judged, Part
from kg.evaluation.report import (
    BIN_HEAD,
    GROUPED,
    RATED,
    SCORE_HEAD,
    bin_rows,
    fault_lines,
    rule_rows,
    score_rows,
    share,
)
from kg.evaluation.scores import score

_TEMPLATE = Path(__file__).parent / "template"
_SHOWN = ("right", "wrong", "missed")  # what was found is shown where it was read


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text under the same marks."""

    text: str
    states: str
    """Its states as CSS classes; empty where nothing is marked."""
    says: str
    """What is marked there, a line for each."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One article as the page shows it."""

    name: str
    title: str | None
    f1: dict[Part, str]
    runs: dict[Part, list[Run]]
    errors: dict[Part, list[tuple[Judged, tuple[str, ...]]]]
    """What is wrong or missed, with its sentences."""


def page(evaluation: Evaluation) -> str:
    """The HTML text of an evaluation. The same evaluation gives the same text."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("evaluation.html.j2").render(
        style=(_TEMPLATE / "evaluation.css").read_text(encoding="utf-8"),
        parts=PARTS,
        score_head=SCORE_HEAD,
        scores=list(score_rows(evaluation.scores)),
        remarks=list(fault_lines(evaluation)),
        grouped=GROUPED,
        groups={part: list(score_rows(evaluation.by_group(part))) for part in PARTS},
        bin_head=BIN_HEAD,
        bins={part: list(bin_rows(evaluation.calibration(part))) for part in RATED},
        rules={part: list(rule_rows(evaluation.by_rule(part))) for part in RATED},
        articles=[_shown(result) for result in evaluation.results],
    )


def _shown(result: Result) -> Shown:
    return Shown(
        name=result.name,
        title=result.title,
        f1={part: share(score(result.of(part)).f1) for part in PARTS},
        runs={part: list(_runs(result.places.text, result.of(part))) for part in PARTS},
        errors={
            part: [(j, result.sentences(j)) for state in _SHOWN[1:] for j in result.of(part) if j.state == state]
            for part in PARTS
        },
    )


def _runs(text: str, judged: Iterable[Judged]) -> Iterator[Run]:
    """The text cut wherever a mark begins or ends."""
    begins: dict[int, list[Judged]] = {}
    ends: dict[int, list[Judged]] = {}
    for one in judged:
        if one.state in _SHOWN:
            for start, end in sorted(set(one.spans)):
                begins.setdefault(start, []).append(one)
                ends.setdefault(end, []).append(one)
    inside: list[Judged] = []
    cuts = sorted({0, len(text), *begins, *ends})
    for start, end in zip(cuts, cuts[1:], strict=False):
        for one in ends.get(start, ()):
            inside.remove(one)
        inside += begins.get(start, ())
        states = [state for state in _SHOWN if any(one.state == state for one in inside)]
        yield Run(text[start:end], " ".join(states), "\n".join(dict.fromkeys(f"{j.state}: {j.says}" for j in inside)))
