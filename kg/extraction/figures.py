"""Figures: what number a clause states of what thing, under what indicator, for what time, and at what rank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.domain import Domain
from kg.edtf import Date, span
from kg.extraction.bearers import Bearers
from kg.extraction.drafts import Draft, observations_of
from kg.extraction.facts import Observation
from kg.extraction.grammar import NOW, PLANS
from kg.extraction.identity import Thing
from kg.extraction.indicators import GROWTH, LONGEST, NOUNS, described, indicator_words, noun_phrase
from kg.extraction.items import Item
from kg.extraction.surroundings import last_member, measures_against, scoped
from kg.extraction.trace import Trace
from kg.language.quantities import Quantity, Rank, find_quantities, find_ranks

_TOTALS = ("总量", "总数", "规模", "数量", "总额")
_OF_WHOLES = frozenset(("%", "个百分点"))
_NAMED_BY_UNIT = frozenset("届 期 条".split())
_MOST_OF = re.compile("最高([一-鿿]{2})(?=\\d)")
_FALL = ("下降", "减少", "降低", "下滑")
_MEASURED = frozenset("% 倍 元 岁 个百分点 年".split())
_SAID, _CARRIED = 0.88, 0.8  # how sure it is whose figure it is: its clause names it, or what went before


class FigureReader:
    """Reads the figures of an article clause by clause."""

    def __init__(self, text: str, domain: Domain, bearers: Bearers, trace: Trace) -> None:
        self.text, self.domain, self.bearers, self.trace = text, domain, bearers, trace
        self.drafts: list[Draft] = []
        self.heading = False
        self.paragraph = 0
        self.begin_sentence([], None)

    def begin_paragraph(self, heading: bool) -> None:
        """`heading`: it is a title or a heading, which says in short what the text says again."""
        if not (heading and self.heading):  # the lines of a title speak of one thing
            self.bearers.begin_paragraph()
        self.heading = heading
        self.paragraph = len(self.drafts)

    def begin_sentence(self, things: Sequence[Thing], speaker: Thing | None) -> None:
        """`things`: all that the sentence names; `speaker`: who says it, where it is quoted."""
        self.bearers.begin_sentence(things, speaker)
        self.sentence: list[Draft] = []
        self.period: Date | None = None
        self.subjects: Sequence[Thing] = ()
        self.spoken = speaker is not None
        self.lists: list[list[Thing]] = []
        self.said = ""
        self.document: Thing | None = None

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
            right = start + quantities[k + 1].start if k + 1 < len(quantities) else end
            drafts += self._quantity(clause, q, start, left, right, drafts[-1] if drafts else None)
        self._share_noun(text, start, drafts)
        self._distribute(clause, drafts)
        if not self._ranked_in_turn(clause, ranks, start, drafts):
            for r in ranks:
                self._rank(clause, r, start, bool(quantities))
        self.bearers.note(clause, subjects, bool(ranks))
        self.document = next(
            (x.things[0] for x in clause if x.type == "thing" and self._is_document(x.things[0])), self.document
        )
        if not quantities:  # 生态指数，…: a bare noun phrase names what the figures after it are of
            bare = (
                not ranks
                and not any(self._is_document(t) for x in clause for t in x.things)
                and all(x.tag != "v" or x.text in self.domain.verbs for x in clause)
            )
            self.said = indicator_words(clause, self.bearers.focus)[-LONGEST:] if bare else ""

    def _taken(self, number: Quantity | Rank, at: int, why: str) -> bool:
        """Whether nothing speaks against a number."""
        if why:
            self.trace.dropped(self.text[at + number.start : at + number.end].strip(), why)
        return not why

    def _counts_nothing(self, clause: Sequence[Item], q: Quantity, at: int) -> str:
        """Why a number counts nothing anew, but the members of a list that all stand there, or in passing, as news write in words."""
        if q.unit not in _MEASURED and not any(c.isdigit() for c in self.text[at + q.start : at + q.end]):
            if self.spoken or not self.domain.names_kind(
                indicator_words(noun_phrase([x for x in clause if x.start >= at + q.end]), None)
            ):
                return "in passing, in words"
        before = next((x for x in reversed(clause) if x.end <= at + q.start + 1), None)
        listed = before is not None and len(before.things) > 1 and before.end == at + q.start
        return "counts the list before it" if listed else ""

    def _quantity(
        self, clause: Sequence[Item], q: Quantity, at: int, left: int, right: int, last: Draft | None
    ) -> list[Draft]:
        """The figure of a quantity that stands between two others, at `left` and `right`; `last`: the one before it in the clause."""
        before = last_member([x for x in clause if left <= x.start and x.end <= at + q.start + 1])
        after = [x for x in clause if at + q.end <= x.start and x.end <= right]
        noun = indicator_words(noun_phrase(after), None) if q.unit not in _OF_WHOLES else ""
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

    def _note(self, draft: Draft, clause: Sequence[Item]) -> Draft:
        named = [t for x in clause for t in x.things]
        draft.heading = self.heading
        draft.confidence = _SAID if draft.about in named else _CARRIED
        self.drafts.append(draft)
        self.sentence.append(draft)
        return draft

    def _same_count(self, before: Sequence[Item], noun: str, q: Quantity) -> Draft | None:
        """孵化企业430家，已有4家上市: the last figure of the sentence, where this one counts some of the same."""
        last = self.sentence[-1] if self.sentence else None
        if last is None or last.quantity is None or last.quantity.unit != q.unit or q.unit in _OF_WHOLES:
            return None
        return None if indicator_words(before, None) or self.domain.names_kind(noun) else last

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
        lead = indicator_words(before, about) + most
        tail = indicator_words(noun_phrase(after), about) if q.unit not in _OF_WHOLES or len(lead) < 3 else ""
        if not tail and q.unit in _NAMED_BY_UNIT and not any(x.tag in NOUNS for x in before):
            tail = q.unit
        text = lead[-LONGEST:] + tail[:LONGEST]
        if not text and after:
            text = indicator_words(after[:4], about)
        if not text or (
            not tail
            and (len(lead) < 3 or lead.startswith(GROWTH) and len(lead) <= 4)
            and text not in self.domain.measures
        ):
            last = self.sentence[-1].indicator if self.sentence else self.said
            if not text and q.unit not in _OF_WHOLES:  # 总量增加110万，如今突破129万: no more by how much it has grown
                last = next((last.removesuffix(g) for g in GROWTH if last.endswith(g)), last)
            text = last + text
        return text[-2 * LONGEST :] or None

    def _rank(self, clause: Sequence[Item], r: Rank, at: int, valued: bool) -> None:
        if self._ranked_list(clause, r, at):
            return
        before, scope = scoped([x for x in clause if x.end <= at + r.start])
        after = [x for x in clause if x.start >= at + r.end]
        about = described(after) or self.bearers.of(
            clause, self.subjects, at + r.start, indicator_words(before, None), None
        )
        words = indicator_words(before, about)
        last = self.sentence[-1] if self.sentence else None
        free = last is not None and last.rank is None and last.quantity is not None
        apart = bool(self.said) and not valued  # 人口550万，每万人的人才数量，居第3位: of what stands between
        if last is not None and free and not apart and (valued or not words or self._goes_on(words, last)):
            target = self._of_rank(words, last) if not valued else last
            target.rank, target.scope = r, scope
            return
        if about is None:
            self._taken(r, at, "nothing says what it is of")
            return
        if after and after[0].is_word("的"):
            words = indicator_words(noun_phrase(after), about) or "排名"  # 以第34位的排名
        elif not any(x.type != "thing" and x.tag in NOUNS for x in before):
            words = ""
        document = next((x for x in before if x.type == "thing" and self._is_document(x.things[0])), None)
        if document is not None and about in document.things:
            about, words = next(iter(self.bearers.places), about), document.text
        if last is not None and words in GROWTH:
            words = last.indicator + words
        if not (words or self.said) and self.document is not None and self.document is not about:
            words = self.document.name
        words = words or self.said or (last.indicator if last else self._last_ranked() or "排名")
        self._note(Draft(about, words, clause[0].start, clause[-1].end, None, r, self.period, scope), clause)

    def _of_rank(self, words: str, last: Draft) -> Draft:
        """What a clause that but gives a rank ranks: the growth where it says so, else what has grown."""
        if words.endswith(GROWTH):
            return last
        whole = [d for d in self.sentence if d.quantity and d.quantity.unit not in _OF_WHOLES and d.about is last.about]
        return whole[0 if words.endswith(_TOTALS) else -1] if whole else last

    def _last_ranked(self) -> str:
        """What the last rank of the paragraph is of, where this one does not say: …居首。丙、丁列第四、第五位。"""
        ranked = (d for d in reversed(self.drafts[self.paragraph :]) if d.rank is not None)
        return next((d.indicator for d in ranked), "")

    def _is_document(self, thing: Thing) -> bool:
        return self.domain.core_class(thing.kind) == self.domain.core_class(self.domain.document)

    def _ranked_list(self, clause: Sequence[Item], r: Rank, at: int) -> bool:
        """甲、乙、丙依次跻身前十, 数量位居前三: each of a list has its own rank."""
        if r.comparator != "<=" or not self.lists:
            return False
        things = self.lists[-1]
        in_turn = any(x.is_word("依次", "分别", "分列", "分居") for x in clause)
        if not (len(things) == r.rank - r.first + 1 or (in_turn and len(things) < r.rank)):
            return False
        words = indicator_words([x for x in clause if x.end <= at + r.start and x.type != "thing"], None)
        words = (self.sentence[-1].indicator if self.sentence and not words else words) or "排名"
        for n, thing in enumerate(things):
            own = Rank(r.start, r.end, r.rank - len(things) + n + 1, "=")
            self._note(Draft(thing, words, clause[0].start, clause[-1].end, None, own, self.period), clause)
        return True

    def _ranked_in_turn(self, clause: Sequence[Item], ranks: Sequence[Rank], at: int, drafts: Sequence[Draft]) -> bool:
        """甲、乙、丙分列第11位、第12位和第13位: each of a list has the rank of its place in the row."""
        things = next((t for t in reversed(self.lists) if len(t) == len(ranks) > 1), None)
        if things is None or not any(x.is_word("分别", "分列", "分居", "依次", "分获") for x in clause):
            return False
        row, scope = scoped([x for x in clause if x.end <= at + ranks[0].start])
        named = any(x.type == "word" and x.tag in NOUNS for x in row)
        counted = indicator_words([x for x in row if x.type != "thing"], None) if named else ""
        for thing, r in zip(things, ranks, strict=True):
            own = next((d for d in drafts if d.about is thing and d.rank is None), None)
            if own is not None:
                own.rank, own.scope = r, scope
                continue
            words = counted or self.said or (self.sentence[-1].indicator if self.sentence else "")
            words = words or (self.document.name if self.document else self._last_ranked() or "排名")
            self._note(Draft(thing, words, clause[0].start, clause[-1].end, None, r, self.period, scope), clause)
        return True

    def _goes_on(self, words: str, last: Draft) -> bool:
        """Whether the words before a rank say again what the last figure is of: 增幅 after a growth, 总量 after a total."""
        if words.endswith(GROWTH):
            return last.quantity is not None and last.quantity.unit == "%" and any(g in last.indicator for g in GROWTH)
        return words.endswith(_TOTALS)

    def _share_noun(self, text: str, at: int, drafts: Sequence[Draft]) -> None:
        """10万元、5万元、3万元购房补贴: each is of what stands after the last."""
        for one, after in reversed(list(zip(drafts, drafts[1:], strict=False))):
            if one.quantity and after.quantity and text[one.quantity.end : after.quantity.start] in ("、", "和", "及"):
                if one.quantity.unit == after.quantity.unit and after.indicator not in one.indicator:
                    one.indicator = after.indicator

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


def _period(said: Item, date: Date) -> Date:
    """What a figure is of: what is said of 2019年以来 is not of 2019 alone, but 今年以来 is of this year."""
    open_end = said.relation == "since" and not said.current and "/" not in date.edtf
    return span(f"{date.edtf}/..") if open_end else date


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)
