"""Quantities: of what a number with its unit is a figure, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extraction.entities.thing import Thing
from kg.extraction.figures.continuation import Counting, adds, is_slight, is_total, newness, without_new
from kg.extraction.figures.drafts import Asked, Draft
from kg.extraction.figures.indicators import (
    AVERAGE,
    COMPARED,
    GROWTH,
    LONGEST,
    NAMING,
    SHARES,
    described,
    indicator_words,
    noun_phrase,
    whose_count,
    without_growth,
)
from kg.extraction.figures.passing import MEASURED, NAMED_BY_UNIT, counts_nothing
from kg.extraction.figures.reading import Clause, Reading, is_within
from kg.extraction.figures.scope import last_member, without_list
from kg.extraction.tokens.neighbours import after, before
from kg.extraction.tokens.tags import PLANS
from kg.language.quantities import Quantity
from kg.language.ranks import Rank

_MOST_OF = re.compile("最高([一-鿿]{2})(?=\\d)")
_OLD = "岁"
_LEAST_SUM = 10_000
"""From how much on a number without a unit is money: 投资3000万; 投资3000 may be anything."""
_SHARE_OF = re.compile(f"(?:{'|'.join(SHARES)}).*")
_REACH_OF_GIFT = 4
"""Words after a share among which stands what is given."""
_ABOUT = ("约", "大约")
_OF_THEMSELVES = frozenset("人 户".split())
"""Units that say themselves what is counted: 全镇共有5469户、|13890人."""
_OF_ANYTHING = frozenset("% 倍 个百分点 个基点 年 个月 天".split())
"""Units of what any figure may be said to grow or to last."""


@dataclass(frozen=True, slots=True)
class _Indicator:
    """What a number counts."""

    words: str
    carried: bool = False
    """Whether the figure before it says so."""


class QuantityReader:
    """Reads the quantities of an article clause by clause."""

    def __init__(self, reading: Reading) -> None:
        """Takes the figures read up to now."""
        self.reading = reading

    def stated(self, clause: Clause, found: Sequence[Quantity], ranks: Sequence[Rank]) -> list[Quantity]:
        """The quantities found that state something.

        They are neither those in names, dates and ranks, nor those that count nothing anew.
        """
        taken = [*clause.names, *((r.start, r.end) for r in ranks)]
        stated: list[Quantity] = []
        for q in found:
            if is_within(q, taken):
                continue
            why = counts_nothing(clause, q, self.reading)
            if why:
                self.reading.drop(q, why)
            else:
                stated.append(q)
        return stated

    def read(self, clause: Clause, quantities: Sequence[Quantity]) -> None:
        """Notes the figures of the quantities of a clause."""
        first = len(self.reading.sentence.drafts)
        for k in range(len(quantities)):
            own = self.reading.sentence.drafts[first:]
            draft = self._figure(clause, self._counting(clause, quantities, k), own[-1] if own else None)
            if draft is not None:
                self.reading.note(draft, clause)

    def _counting(self, clause: Clause, quantities: Sequence[Quantity], k: int) -> Counting:
        """A quantity of a row with the words around it."""
        q, last, end = quantities[k], before(quantities, k), self._end_of_row(quantities, k)
        left = last.end if last is not None else clause.start
        following = after(quantities, end)
        right = following.start if following is not None else clause.end
        most = _MOST_OF.match(self.reading.text, q.start)
        return Counting(
            q,
            without_list(last_member([x for x in clause.items if left <= x.start < q.start and x.end <= q.start + 1])),
            [x for x in clause.after(quantities[end]) if x.end <= right],
            most[1] if most else "",
            self.reading.domain,
        )

    def _end_of_row(self, quantities: Sequence[Quantity], k: int) -> int:
        """Index of the last quantity of the row that the one at `k` stands in: 10万元、5万元、3万元|购房补贴."""
        pairs = zip(quantities[k:], quantities[k + 1 :], strict=False)
        joined = (a.unit == b.unit and self.reading.text[a.end : b.start] in ("、", "和", "及") for a, b in pairs)
        return next((n for n, is_joined in enumerate(joined, k) if not is_joined), len(quantities) - 1)

    def _figure(self, clause: Clause, counting: Counting, last: Draft | None) -> Draft | None:
        """The figure of a quantity, if its bearer is known and what it counts.

        `last`: the figure before it in the clause.
        """
        q = counting.quantity
        about = self._bearer(clause, counting, last)
        if about is None and self._is_of_text(counting):
            about = Thing("", "", {"article": 1})
        if about is None:
            self.reading.drop(q, "nothing says what it is of")
            return None
        if self._is_age(counting) and not self.reading.is_person(about):
            self.reading.drop(q, "an age of nobody named")
            return None
        indicator = self._indicator(counting, None if self._counts_award(counting, about) else about)
        if indicator is None:
            self.reading.drop(q, "nothing says what it counts")
            return None
        draft = Draft(about, indicator.words, clause.start, clause.end, self._valued(counting, indicator.words))
        draft.period, draft.dated = self.reading.when(clause, q.start)
        draft.added = newness([*counting.before, *noun_phrase(counting.after, counting.domain)])
        draft.carried = indicator.carried
        discussion = self.reading.bearers.discussion
        draft.nationwide = bool(discussion.nationwide(clause.items)) and discussion.whole(clause.items) is about
        draft.planned = any(x.text in PLANS and x.tag != "n" for x in clause.items if x.start <= q.start)
        return draft

    def _is_of_text(self, counting: Counting) -> bool:
        """Whether a text that names nothing measures something, or goes on to: 失业率控制在4%以内，下降0.3%, but not 有50人到场, 80岁老人."""
        words = [*counting.measured, *noun_phrase(counting.after, counting.domain)]
        names = any(x.tag in NAMING or x.type == "office" for x in words)
        goes_on = bool(self.reading.sentence.said) or self.reading.sentence.last is not None
        unit = counting.quantity.unit
        measures = unit != _OLD and (names or goes_on or unit in MEASURED)
        return measures and not self.reading.bearers.discussion.all

    def _bearer(self, clause: Clause, counting: Counting, last: Draft | None) -> Thing | None:
        """Whose figure a quantity is: what the words after it describe.

        Else it is of what the figure is of that it goes on, or of what bears it.
        """
        named = described(counting.after)
        if named is not None:
            return named
        same = last or self._same_count(counting)
        if same is not None:
            return same.about
        words = counting.words or self.reading.sentence.said
        asked = Asked(clause.items, clause.subjects, counting.quantity.start, words, counting.quantity)
        return self.reading.bearers.of(asked)

    def _valued(self, counting: Counting, indicator: str) -> Quantity:
        """A quantity in its unit, 人口550万 are persons, and about so much if its verb says so: 约|占总数的三成."""
        q = counting.quantity
        if q.unit is None:
            return replace(q, unit=self._unit_meant(counting, indicator))
        about = q.comparator == "=" and any(
            x.is_word(*_ABOUT) and following.tag == "v" for x, following in pairwise(counting.before)
        )
        return replace(q, comparator="~") if about else q

    def _unit_meant(self, counting: Counting, indicator: str) -> str | None:
        """The unit of a number that has none, as what it counts says: 人口550万, 总投资120亿."""
        counted = counting.noun or counting.words or self.reading.sentence.said
        of_heads, of_money = counting.domain.figures.headcounts, counting.domain.figures.sums
        if counted.endswith(of_heads) or indicator.endswith(of_heads):
            return "人"
        return "元" if counted.endswith(of_money) and counting.quantity.value >= _LEAST_SUM else None

    def _same_count(self, counting: Counting) -> Draft | None:
        """孵化企业430家，已有4家上市: the last figure of the sentence, if this one counts some of the same."""
        last, unit = self.reading.sentence.last, counting.quantity.unit
        if last is None or last.quantity is None or last.quantity.unit != unit or counting.of_whole:
            return None
        counts_other = indicator_words(
            counting.before, None, self.reading.domain
        ) or self.reading.domain.names.names_kind(counting.noun)
        return None if counts_other else last

    def _indicator(self, counting: Counting, about: Thing | None) -> _Indicator | None:
        """The words around a number that say what is counted: neither the thing itself nor grammar."""
        unit, rows = counting.quantity.unit, counting.after
        if self._is_age(counting):
            return _Indicator("年龄")
        if unit == "分":
            return _Indicator(self.reading.sentence.said + "得分")
        lead = self._lead(counting, about)
        tail = _tail(counting, about, lead)
        if tail:
            return _Indicator(lead[-LONGEST:] + tail[:LONGEST])
        text = lead[-LONGEST:] or (indicator_words(rows[:4], about, self.reading.domain) if rows else "")
        slight = is_slight(lead, counting.measured, counting.domain) and text not in self.reading.domain.names.measures
        return self._without_noun(counting, text, slight=slight)

    def _counts_award(self, counting: Counting, about: Thing) -> bool:
        """Whether it is its bearer itself, a prize, that is counted: 评出一等奖|3名."""
        last = counting.before[-1] if counting.before else None
        if last is None or last.end != counting.quantity.start:
            return False
        return about in last.things and self.reading.is_award(last)

    def _is_age(self, counting: Counting) -> bool:
        """Whether a number is how old somebody is, and goes on from nothing else: 寿命从78岁|提高到80岁."""
        last = self.reading.sentence.last
        alike = last is not None and last.quantity is not None and last.quantity.unit == counting.quantity.unit
        led = last.indicator if last is not None and alike else ""
        return self.reading.bearers.is_age(counting.quantity, led + counting.words)

    def _without_noun(self, counting: Counting, text: str, *, slight: bool) -> _Indicator | None:
        """What a number counts that no noun follows: what its words say, or the figure before it if they say too little."""
        last = self._last(counting, text)
        again = _counted_again(counting, text, last) if text and last is not None else None
        if again is not None:
            return _Indicator(again, carried=True)
        if text and not (slight and _counts_as(last, counting)):
            return _Indicator((_whole_of(text, last) + text)[-2 * LONGEST :])
        if not text and counting.quantity.unit in _OF_THEMSELVES and not self._goes_on(counting, last):
            return _Indicator(counting.quantity.unit)
        whole = self._gone_on(counting, text, last) + text
        return _Indicator(whole[-2 * LONGEST :], carried=last is not None) if whole else None

    def _goes_on(self, counting: Counting, last: Draft | None) -> bool:
        """Whether the sentence has named what a number measures, or a figure before it counts the same."""
        return bool(self.reading.sentence.said) or (last is not None and _counts_as(last, counting))

    def _last(self, counting: Counting, text: str) -> Draft | None:
        """The figure that a number goes on from: the last one, or the last of its unit: 企业30家，资金3亿元，比上年|增加5家."""
        sentence, unit = self.reading.sentence, counting.quantity.unit
        if unit in _OF_ANYTHING or (text and not (text.startswith(GROWTH) or adds(text))):
            return sentence.last
        alike = (d for d in reversed(sentence.drafts) if d.quantity is not None and d.quantity.unit == unit)
        return next(alike, sentence.last)

    def _lead(self, counting: Counting, about: Thing | None) -> str:
        """What the words before a number say it counts: 这一指标 what was last measured."""
        return indicator_words(counting.measured, about, self.reading.domain) + counting.most

    def _gone_on(self, counting: Counting, text: str, last: Draft | None) -> str:
        """What a number counts whose words say too little: what the last figure counts."""
        said = last.indicator if last is not None else self.reading.sentence.said
        if text.startswith((*GROWTH, *AVERAGE, *COMPARED)):
            return without_growth(said)
        if counting.of_whole and not text:  # 2018年至2020年，甲依次为0.9%、…
            return said or self.reading.paragraph.measure
        # 总量增加110万，如今突破129万: no more by how much it has grown; 累计达155家: no more how many are new
        total = is_total(counting.before, self.reading.text[counting.quantity.start : counting.quantity.end])
        if total and last is not None:
            return without_new(last)
        return without_growth(said)


def _whole_of(text: str, last: Draft | None) -> str:
    """What a share is one of: 研发费用 of 研发费用86亿元，|占营业收入12%. Nothing if its words say so."""
    if last is None or not text.startswith(SHARES):
        return ""
    return without_growth(_SHARE_OF.sub("", last.indicator))


def _counts_as(last: Draft | None, counting: Counting) -> bool:
    """Whether a number has the unit of the last one, or is a share: 企业430家，上市4家, not 产值3亿元，用工300人."""
    unit = counting.quantity.unit
    return unit in _OF_ANYTHING or last is None or last.quantity is None or last.quantity.unit == unit


def _counted_again(counting: Counting, text: str, last: Draft) -> str | None:
    """What a number counts of which only the verb is said again: 留学生 of 招收留学生86名，2020年|招收132名."""
    said = next((words for words in (last.indicator, without_new(last)) if words.startswith(text)), None)
    alone = all(x.tag == "v" or adds(x.text) for x in counting.before if x.text in text)
    return said if alone and _counts_as(last, counting) else None


def _tail(counting: Counting, about: Thing | None, lead: str) -> str:
    """What the words after a number say it counts, or else its unit: 举办5|届."""
    figures = counting.domain.figures
    if counting.of_whole and len(lead) >= 3 and not lead.endswith(figures.granting):
        return _granted(counting)
    phrase = whose_count(noun_phrase(counting.after, counting.domain), counting.quantity.unit, counting.domain)
    tail = indicator_words(phrase, about, counting.domain)
    unit = counting.quantity.unit
    by_unit = unit in NAMED_BY_UNIT and not any(x.tag in NAMING for x in counting.measured)
    return unit if not tail and unit is not None and by_unit else tail


def _granted(counting: Counting) -> str:
    """What is given of which a share says how much: 按投资额的20%|给予|一次性|奖励."""
    domain = counting.domain
    gifts = (x.text for x in counting.after[:_REACH_OF_GIFT] if x.text in domain.figures.granting)
    return next((gift for gift in gifts if gift in domain.names.measures), "")
