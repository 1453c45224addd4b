"""Figures: what number a clause states of what thing, under what indicator, for what time, and at what rank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.edtf import Date, span
from kg.extraction.clauses.items import Item
from kg.extraction.decide import observations_of
from kg.extraction.entities.thing import Thing
from kg.extraction.facts import Observation
from kg.extraction.figures.drafts import Draft
from kg.extraction.figures.indicators import GROWTH, LONGEST, NOUNS, described, indicator_words, noun_phrase
from kg.extraction.figures.ranks import OF_WHOLES, RankReader
from kg.extraction.figures.scope import last_member, measures_against
from kg.extraction.tokens.function_words import NOW, PLANS
from kg.language.quantities import Quantity, find_quantities
from kg.language.ranks import Rank, find_ranks

_NAMED_BY_UNIT = frozenset("届 期 条".split())

_MOST_OF = re.compile("最高([一-鿿]{2})(?=\\d)")

_MEASURES = ("占比", "比例", "比重", "率", "总量", "指数")  # what the names of measures end in

_BY = ("按", "按照", "从", "就", "论")

_POINTED = ("指标", "比例", "数字", "数值", "比率", "比重", "指数")

_FALL = ("下降", "减少", "降低", "下滑")

_MEASURED = frozenset("% 倍 元 岁 个百分点 年".split())


class FigureReader(RankReader):
    """Reads the figures of an article clause by clause."""

    def read(self, clause: Sequence[Item], subjects: Sequence[Thing]) -> None:
        """Notes the figures of one clause. `subjects`: what the clause is about."""
        self.subjects = subjects
        start, end = clause[0].start, clause[-1].end
        names = [(x.start, x.end) for x in clause if x.type in ("thing", "date")]
        dates = [x for k, x in enumerate(clause) if x.type == "date" and not measures_against(clause, k)]
        self.dates = dates
        if dates and dates[-1].date is not None:
            self.period = _period(dates[-1], dates[-1].date)
        elif any(x.is_word(*NOW) for x in clause):
            self.period = None
        self.lists += [x.things for x in clause if x.type == "thing" and len(x.things) > 1]
        text = self.text[start:end]
        ranks = [r for r in find_ranks(text) if not _within(start + r.start, start + r.end, names)]
        taken = [*names, *((start + r.start, start + r.end) for r in ranks)]
        found = find_quantities(text)
        numbers: list[Quantity | Rank] = [*ranks, *found]
        self.trace.numbers([(start + n.start, start + n.end) for n in numbers])
        quantities = [
            q
            for q in found
            if not _within(start + q.start, start + q.end, taken)
            and self._taken(q, start, self._counts_nothing(clause, q, start))
        ]
        drafts: list[Draft] = []
        for k, q in enumerate(quantities):
            left = start + (quantities[k - 1].end if k else 0)
            last = _end_of_row(text, quantities, k)
            right = start + quantities[last + 1].start if last + 1 < len(quantities) else end
            after = [x for x in clause if start + quantities[last].end <= x.start and x.end <= right]
            drafts += self._quantity(clause, q, start, left, after, drafts[-1] if drafts else None)
        self._distribute(clause, drafts)
        self.read_ranks(clause, ranks, start, drafts)
        self.bearers.note(clause, subjects, bool(ranks))
        self.document = next(
            (x.things[0] for x in clause if x.type == "thing" and self._is_document(x.things[0])), self.document
        )
        if not quantities:  # 生态指数，… or 按生态指数排，…: names what the figures after it are of
            bare = (
                not ranks
                and not any(self._is_document(t) for x in clause for t in x.things)
                and (
                    clause[0].is_word(*_BY)
                    or clause[-1].text.endswith(_MEASURES)
                    or all(x.tag != "v" or x.text in self.domain.frames.verbs for x in clause)
                )
            )
            words = [x for x in clause if x.tag != "v"] if clause[0].is_word(*_BY) else clause
            self.said = indicator_words(words, self.bearers.focus)[-LONGEST:] if bare else ""
            self.measure = self.said or self.measure

    def _counts_nothing(self, clause: Sequence[Item], q: Quantity, at: int) -> str:
        """Why a number counts nothing anew, but the members of a list that all stand there, or in passing, as news write in words."""
        if q.unit not in _MEASURED and not any(c.isdigit() for c in self.text[at + q.start : at + q.end]):
            if self.spoken or not self.domain.names.names_kind(
                indicator_words(noun_phrase([x for x in clause if x.start >= at + q.end]), None)
            ):
                return "in passing, in words"
        before = next((x for x in reversed(clause) if x.end <= at + q.start + 1), None)
        listed = before is not None and len(before.things) > 1 and before.end == at + q.start
        return "counts the list before it" if listed else ""

    def _quantity(
        self, clause: Sequence[Item], q: Quantity, at: int, left: int, after: Sequence[Item], last: Draft | None
    ) -> list[Draft]:
        """The figure of a quantity with what stands before it, from `left` on, and after it; `last`: the figure before it in the clause."""
        before = last_member([x for x in clause if left <= x.start and x.end <= at + q.start + 1])
        noun = indicator_words(noun_phrase(after), None) if q.unit not in OF_WHOLES else ""
        most = _MOST_OF.match(self.text, at + q.start)
        counted = indicator_words(before, None) + (most[1] if most else "") + noun or self.said
        same = last or self._same_count(before, noun, q) or self._grown(counted, q)
        about = (
            described(after)
            or (self.bearers.same_noun(after[0]) if after else None)
            or (same.about if same else None)
            or self.bearers.of(clause, self.subjects, at + q.start, counted, q)
        )
        indicator = self._indicator(before, after, q, about, most[1] if most else "") if about is not None else None
        if about is None or indicator is None:
            self._taken(q, at, "nothing says what it is of" if about is None else "nothing says what it counts")
            return []
        if q.unit is None and (noun or counted).endswith("人口"):
            q = replace(q, unit="人")
        if q.unit == "%" and any(x.text in _FALL for x in before):
            q = Quantity(q.start, q.end, -q.value, q.unit, q.comparator)
        draft = Draft(about, indicator, clause[0].start, clause[-1].end, q, None, self._when(at + q.start))
        draft.planned = any(x.text in PLANS and x.tag != "n" for x in clause if x.start <= at + q.start)
        return [self._note(draft, clause)]

    def _when(self, before: int) -> Date | None:
        """Of when a figure is: 由2020年的x增至2023年的y, each of the date before it."""
        said = [x for x in self.dates if x.end <= before][-1:]
        return _period(said[0], said[0].date) if said and said[0].date is not None else self.period

    def _same_count(self, before: Sequence[Item], noun: str, q: Quantity) -> Draft | None:
        """孵化企业430家，已有4家上市: the last figure of the sentence, where this one counts some of the same."""
        last = self.sentence[-1] if self.sentence else None
        if last is None or last.quantity is None or last.quantity.unit != q.unit or q.unit in OF_WHOLES:
            return None
        return None if indicator_words(before, None) or self.domain.names.names_kind(noun) else last

    def _grown(self, counted: str, q: Quantity) -> Draft | None:
        """引进大学生9.86万人，同比增长22.4%: the last figure of the sentence, where this one but says how it has grown."""
        if q.unit not in ("%", "倍") or not self.sentence:
            return None
        return self.sentence[-1] if counted.removeprefix("年均").startswith(GROWTH) and len(counted) <= 4 else None

    def _indicator(
        self, before: Sequence[Item], after: Sequence[Item], q: Quantity, about: Thing, most: str
    ) -> str | None:
        """The words that say what is counted: those around the number that are neither the thing itself nor grammar."""
        if q.unit == "岁":
            return "年龄"
        if q.unit == "分":
            return (self.said or "") + "得分"
        if q.unit == "枚" and after:
            before = []  # 2|银3|铜: what is counted stands after the number
        lead = self.measure if _pointed(before) and self.measure else indicator_words(before, about) + most
        tail = indicator_words(noun_phrase(after), about) if q.unit not in OF_WHOLES or len(lead) < 3 else ""
        if not tail and q.unit in _NAMED_BY_UNIT and not any(x.tag in NOUNS for x in before):
            tail = q.unit
        text = lead[-LONGEST:] + tail[:LONGEST]
        if not text and after:
            text = indicator_words(after[:4], about)
        if not text or (
            not tail
            and (len(lead) < 3 or lead.startswith(GROWTH) and len(lead) <= 4)
            and text not in self.domain.names.measures
        ):
            last = self.sentence[-1].indicator if self.sentence else self.said
            if not last and not text and q.unit in OF_WHOLES:  # 2018年至2020年，甲依次为0.9%、…
                last = self.measure
            if not text and q.unit not in OF_WHOLES:  # 总量增加110万，如今突破129万: no more by how much it has grown
                last = next((last.removesuffix(g) for g in GROWTH if last.endswith(g)), last)
            text = last + text
        return text[-2 * LONGEST :] or None

    def _distribute(self, clause: Sequence[Item], drafts: Sequence[Draft]) -> None:
        """甲、乙分别为 x 和 y: gives each thing its own figure, and the ranks that went before."""
        if len(drafts) < 2 or not any(x.is_word("分别", "依次", "分别为") for x in clause):
            return
        things = next((t for t in reversed(self.lists) if len(t) == len(drafts)), None)
        if things is None:
            return
        for draft, thing in zip(drafts, things, strict=True):
            ranked = next(
                (d for d in self.sentence if d.about is thing and d.rank is not None and d.quantity is None), None
            )
            draft.about, draft.indicator = thing, ranked.indicator if ranked else drafts[0].indicator
            if ranked is not None:
                draft.rank = ranked.rank
                self.drafts.remove(ranked)
                self.sentence.remove(ranked)

    def observations(self) -> tuple[Observation, ...]:
        """The figures found, in the order of the text."""
        return observations_of(self.drafts, self.trace)


def _end_of_row(text: str, quantities: Sequence[Quantity], k: int) -> int:
    """Index of the last quantity of the row that the one at `k` stands in: 10万元、5万元、3万元|购房补贴."""
    while k + 1 < len(quantities) and quantities[k].unit == quantities[k + 1].unit:
        if text[quantities[k].end : quantities[k + 1].start] not in ("、", "和", "及"):
            break
        k += 1
    return k


def _pointed(before: Sequence[Item]) -> bool:
    """Whether what is counted is but pointed at: 这一指标, 该比例."""
    return any(x.text in _POINTED and before[k - 1].tag in ("r", "m") for k, x in enumerate(before) if k)


def _period(said: Item, date: Date) -> Date:
    """What a figure is of: what is said of 2019年以来 is not of 2019 alone, but 今年以来 is of this year."""
    open_end = said.relation == "since" and not said.current and "/" not in date.edtf
    return span(f"{date.edtf}/..") if open_end else date


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)
