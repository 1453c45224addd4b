"""Choosing: what a figure is of, when and in which words, between what the rules have read and what has been learned."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.domain import Domain
from kg.domain.schema import Schema
from kg.edtf import Date
from kg.extraction.entities.thing import Thing, squeeze
from kg.extraction.figures.drafts import Draft
from kg.extraction.figures.indicators import SHARES, without_growth
from kg.extraction.figures.weighing import Weighed
from kg.extraction.rules.learned import LIKELIER, LIKELY_BEARER, LIKELY_PERIOD, LIKELY_WORDS, MUCH_LIKELIER, NO_FIGURE

_STOPS = frozenset("，。；")


def _bearer(weighed: Weighed, schema: Schema) -> Thing:
    """What bears a figure. A list is not ranked in itself: a rank is of nothing that its indicator names."""
    draft, chances = weighed.draft, weighed.bearers
    guess = draft.about
    named = squeeze(draft.indicator) if draft.quantity is None else ""
    others = {t: chance for t, chance in chances.items() if squeeze(t.name) not in named}
    likeliest = max(others, key=others.__getitem__, default=guess)
    times = MUCH_LIKELIER if draft.nationwide or schema.is_a(likeliest.kind, schema.event) else LIKELIER
    least = max(LIKELY_BEARER, times * chances.get(guess.root, 0.0))
    return likeliest if chances.get(likeliest, 0.0) >= least else guess


def _period(weighed: Weighed) -> Date | None:
    """Of when a figure is: of what is likely, or of what has gone on since then as the rules have it."""
    guess = weighed.draft.period
    chances = {d: chance for d, chance in weighed.periods.items() if d == guess or d not in weighed.draft.deeds}
    likeliest = max(chances, key=chances.__getitem__)
    if weighed.draft.dated or chances[likeliest] < LIKELY_PERIOD:
        return guess
    return guess if guess and likeliest and _reckoned_from(likeliest, guess) else likeliest


def _reckoned_from(date: Date, period: Date) -> bool:
    """Whether rules have reckoned a time from a date that the text gives: all of 2022 of 2022年3月, by 全年; 2019/.. of 2019年以来."""
    begins = date.begin is None or period.begin is None or period.begin <= date.begin
    return begins and (date.end is None or period.end is None or date.end <= period.end)


def _indicator(weighed: Weighed, about: Thing, flourishes: Collection[str]) -> str:
    """The words of a figure: those that are likely, unless the figure before it says them, or they only name its bearer, or leave out that so much is new or has grown, or what a share is one of, or praise: 活动好戏连台."""
    draft, guess, wording = weighed.draft, weighed.draft.indicator, weighed.wording
    if (
        draft.carried
        or wording is None
        or wording.probability < LIKELY_WORDS
        or not _STOPS.isdisjoint(wording.words)
        or squeeze(wording.words) == squeeze(about.name)
        or wording.words.endswith(tuple(flourishes))
    ):
        return guess
    level = without_growth(guess)
    grown = level != guess and level.endswith(wording.words)
    shared = wording.words.startswith(SHARES) and guess.endswith(wording.words)
    return guess if grown or shared or _leaves_out_new(draft, wording.words) else wording.words


def _leaves_out_new(draft: Draft, words: str) -> bool:
    """Whether words leave out that a figure counts only what is new: 高新技术企业 of 新认定高新技术企业, not 新设机构 of 全市新设机构."""
    return bool(draft.added) and words.count(draft.added) < max(1, draft.indicator.count(draft.added))


def figures_of(drafts: Sequence[Draft], weighed: Sequence[Weighed], domain: Domain) -> list[Draft]:
    """The drafts that are figures, with what is taken of what is likely.

    Args:
        drafts: as the rules have read them.
        weighed: what has been learned of them.
        domain: what the classes are, and what only praises.
    """
    of = {id(w.draft): w for w in weighed}
    kept = []
    for draft in drafts:
        found = of.get(id(draft))
        if found is None:
            kept.append(draft)
        elif found.counts >= NO_FIGURE:
            kept.append(_taken(found, domain))
    return kept


def _taken(weighed: Weighed, domain: Domain) -> Draft:
    draft = weighed.draft
    about = draft.about if draft.told else _bearer(weighed, domain.schema)
    draft.period, draft.indicator = _period(weighed), _indicator(weighed, about, domain.figures.flourishes)
    draft.about, draft.probability = about, weighed.sure.get(about.root)
    return draft
