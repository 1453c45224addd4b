"""Which figures that were read are annotated, and how fully right they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from kg.evaluation.annotation import GoldFigure
from kg.evaluation.entities import Things
from kg.evaluation.judged import NOT_ANNOTATED, Judged
from kg.evaluation.words import Places, plain
from kg.extraction import Observation

_COUNTERS = frozenset(
    "个 家 名 人 位 场 项 所 座 城 件 条".split()
)  # measure words: which of them a text uses is no matter
_PRECISION, _ONE = Decimal("1e-6"), Decimal(1)


def judge_figures(figures: Iterable[Observation], things: Things, places: Places) -> Iterator[Judged]:
    """Says of each figure that was read whether it is right, and of each annotated one that is asked for whether it was found.

    Each annotated figure is found once; of several that would do, one that is fully right.
    """
    annotated = things.annotated.figures
    hit: set[int] = set()
    for figure in figures:
        free = [i for i, gold in enumerate(annotated) if i not in hit and _same(figure, gold, things)]
        best = min(free, key=lambda i: bool(_faults(figure, annotated[i])), default=None)
        hit.update(() if best is None else free if figure.least is not None else (best,))
        yield _judged(figure, None if best is None else annotated[best], things)
    for i, gold in enumerate(annotated):
        if not gold.optional:
            yield _sought(gold, things, places, found=i in hit)


def _judged(figure: Observation, meant: GoldFigure | None, things: Things) -> Judged:
    """Whether a figure that was read is right: whether it is an annotated one."""
    return Judged(
        "observations",
        "right" if meant else "wrong",
        _group(figure),
        f"{things.named(figure.about)} {_written(figure)}",
        ((figure.evidence.start, figure.evidence.end),),
        why="" if meant else _reason(figure, things),
        faults=_faults(figure, meant) if meant else (),
        exact=meant is not None and plain(figure.indicator) in map(plain, meant.indicator),
        confidence=figure.evidence.confidence,
        rule=figure.evidence.rule,
    )


def _sought(gold: GoldFigure, things: Things, places: Places, *, found: bool) -> Judged:
    """Whether an annotated figure was found, with the words that say it."""
    return Judged(
        "observations",
        "found" if found else "missed",
        _group(gold),
        f"{things.labelled(gold.about[0])} {_wanted(gold)}",
        gold.spans or places.of_quote(gold.quote),
        gold.quote,
    )


def _same(figure: Observation, gold: GoldFigure, things: Things) -> bool:
    """Whether it is this figure: its value (or its rank, where only that is annotated), what it is of, and its indicator."""
    ends = (figure.least, figure.most)
    if gold.range is not None:
        same = all(_near(end, wanted) for end, wanted in zip(ends, gold.range, strict=True))
    elif gold.value is not None:  # of a range, either end may be annotated as a figure of its own
        same = any(_near(end, gold.value) for end in (ends if figure.value is None else (figure.value,)))
    elif gold.rank is not None:
        same = figure.rank == gold.rank
    else:
        same = figure.value is None and figure.least is None
    indicator = plain(figure.indicator)
    return same and things.meant.get(figure.about) in gold.about and any(plain(i) in indicator for i in gold.indicator)


def _near(number: Decimal | None, wanted: Decimal) -> bool:
    """Whether a number is the one that is annotated."""
    return number is not None and abs(number - wanted) <= _PRECISION * max(_ONE, abs(wanted))


def _faults(figure: Observation, gold: GoldFigure) -> tuple[str, ...]:
    """The parts that are annotated otherwise; what is not annotated is not asked for."""
    right = {
        "unit": gold.unit in (None, figure.unit or "") or {gold.unit, figure.unit} <= _COUNTERS,
        "comparator": gold.comparator in (None, figure.comparator or "="),
        "period": not gold.period or (figure.period is not None and figure.period.edtf in gold.period),
        "rank": gold.rank in (None, figure.rank),
    }
    return tuple(part for part, is_right in right.items() if not is_right)


def _reason(figure: Observation, things: Things) -> str:
    return NOT_ANNOTATED if figure.about in things.meant else f"{things.named(figure.about)} wrong"


def _group(figure: Observation | GoldFigure) -> str:
    return "a rank alone" if not _number(figure) else "a value"


def _written(figure: Observation) -> str:
    return _words(figure.indicator, figure)


def _wanted(gold: GoldFigure) -> str:
    return _words(gold.indicator[0], gold)


def _words(indicator: str, figure: Observation | GoldFigure) -> str:
    number = _number(figure)
    said = f"{indicator} {figure.comparator or '='} {number}{figure.unit or ''}" if number else indicator
    return said if figure.rank is None else f"{said}，第{figure.rank}位"


def _number(figure: Observation | GoldFigure) -> str:
    """The value of a figure, or its range, 3–5; empty if it only ranks."""
    ends = figure.range if isinstance(figure, GoldFigure) else (figure.least, figure.most)
    numbers = [figure.value] if figure.value is not None else ends or ()
    return "–".join(f"{n.normalize():f}" for n in numbers if n is not None)
