"""Figures: what number a clause states of what thing, under what indicator, for what time, and at what rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.domain import Domain
from kg.extraction.facts import Evidence, Observation
from kg.extraction.identity import Thing
from kg.extraction.indicators import GROWTH, LONGEST, WHOLE, described, indicator_words, noun_phrase
from kg.extraction.items import Item
from kg.language.dates import Date
from kg.language.quantities import Quantity, Rank, find_quantities, find_ranks

_TOTALS = ("总量", "总数", "规模", "数量", "总额")
_SCOPES = ("全国", "全省", "全市", "全球", "世界")
_FALL = ("下降", "减少", "降低", "下滑")
_HEADS = frozenset("人 名 位 岁 分 号".split())
_CONFIDENCE = 0.85


@dataclass(slots=True)
class _Draft:
    """An observation in the making."""

    about: Thing
    indicator: str
    start: int
    end: int
    quantity: Quantity | None = None
    rank: Rank | None = None
    period: Date | None = None
    planned: bool = False


class FigureReader:
    """Reads the figures of an article clause by clause."""

    def __init__(self, text: str, domain: Domain, whole: Thing | None, main: Thing | None) -> None:
        """`whole`: the place that 全市 means; `main`: what the article is about."""
        self.text, self.domain, self.whole, self.main = text, domain, whole, main
        self.drafts: list[_Draft] = []
        self.topic: Thing | None = None
        self.begin_sentence([], False)

    def begin_paragraph(self) -> None:
        self.topic = None

    def begin_sentence(self, things: Sequence[Thing], spoken: bool) -> None:
        """`things`: all that the sentence names; `spoken`: it stands in a quotation."""
        self.sentence: list[_Draft] = []
        self.period: Date | None = None
        self.focus: Thing | None = None
        self.person: Thing | None = None
        self.subjects: Sequence[Thing] = ()
        self.things, self.spoken = list(things), spoken
        self.lists: list[list[Thing]] = []
        self.said = ""

    def read(self, clause: Sequence[Item], subjects: Sequence[Thing]) -> None:
        """Notes the figures of one clause. `subjects`: what the clause is about."""
        self.subjects = subjects
        start, end = clause[0].start, clause[-1].end
        names = [(x.start, x.end) for x in clause if x.type in ("thing", "date")]
        dates = [x for x in clause if x.type == "date"]
        if dates and dates[-1].date is not None:
            self.period = dates[-1].date
        self.lists += [x.things for x in clause if x.type == "thing" and len(x.things) > 1]
        text = self.text[start:end]
        ranks = [r for r in find_ranks(text) if not _within(start + r.start, start + r.end, names)]
        taken = [*names, *((start + r.start, start + r.end) for r in ranks)]
        quantities = [
            q
            for q in find_quantities(text)
            if not _within(start + q.start, start + q.end, taken) and self._counts(clause, q, start)
        ]
        drafts = []
        for k, q in enumerate(quantities):
            left = start + (quantities[k - 1].end if k else 0)
            right = start + quantities[k + 1].start if k + 1 < len(quantities) else end
            drafts += self._quantity(clause, q, start, left, right)
        self._distribute(clause, drafts)
        for r in ranks:
            self._rank(clause, r, start, bool(quantities))
        self._focus(clause, bool(ranks))
        if not quantities:
            self.said = indicator_words(clause, self.focus)[-LONGEST:]

    def _counts(self, clause: Sequence[Item], q: Quantity, at: int) -> bool:
        """Whether a number counts something anew: not the members of a list that all stand there, nor small talk in a quotation."""
        if self.spoken and not any(c.isdigit() for c in self.text[at + q.start : at + q.end]):
            return False
        before = next((x for x in reversed(clause) if x.end <= at + q.start + 1), None)
        return not (
            before is not None and before.type == "thing" and len(before.things) > 1 and before.end == at + q.start
        )

    def _focus(self, clause: Sequence[Item], ranked: bool) -> None:
        """What the clauses after this one go on about: its subject, or what it brings into being."""
        d = self.domain
        subject = _subject(clause, clause[-1].end + 1, self.subjects, d)
        if subject is not None and d.is_a(subject.kind, d.document) and ranked:
            return
        if subject is not None and d.is_a(subject.kind, d.person):
            self.person = subject
        elif subject is not None and self._may_be_about(subject) and not self._only_serves(clause):
            self.focus, self.person = subject, None
        made = self._brought_in(clause, subject is None)
        if made is not None:
            self.focus = made
        if self.focus is not None and self.topic is None and not d.is_a(self.focus.kind, d.place):
            self.topic = self.focus

    def _only_serves(self, clause: Sequence[Item]) -> bool:
        """Whether the subject does but its part for the event that the sentence is about: …主办，甲、乙承办."""
        return (
            self.focus is not None
            and self.domain.is_a(self.focus.kind, self.domain.event)
            and sum(x.type == "thing" for x in clause) == 1
            and clause[-1].text in self.domain.verbs
        )

    def _brought_in(self, clause: Sequence[Item], without_subject: bool) -> Thing | None:
        """What a clause brings into being, or, if it has no subject, what it is otherwise about: the last thing in it that no 由 leads."""
        at = max(
            (k for k, x in enumerate(clause) if x.type == "word" and x.text in self.domain.introducing), default=-1
        )
        if at < 0 and not without_subject:
            return None
        for k in range(len(clause) - 1, at, -1):
            x = clause[k]
            if x.type == "thing" and not (k and clause[k - 1].is_word("由", "被", "经", "与", "和", "从", "在")):
                thing = x.things[-1]
                if (
                    self._may_be_about(thing)
                    and not self._is_scene(thing)
                    and not self.domain.is_a(thing.kind, self.domain.award)
                ):
                    return thing
        return None

    def _is_scene(self, thing: Thing) -> bool:
        return self.domain.is_a(thing.kind, self.domain.place) or self.domain.is_a(thing.kind, self.domain.document)

    def _may_be_about(self, thing: Thing) -> bool:
        return not (self.domain.is_a(thing.kind, self.domain.person) or self.domain.is_a(thing.kind, self.domain.field))

    def _quantity(self, clause: Sequence[Item], q: Quantity, at: int, left: int, right: int) -> list[_Draft]:
        before = [x for x in clause if left <= x.start and x.end <= at + q.start + 1]
        after = [x for x in clause if at + q.end <= x.start and x.end <= right]
        about = described(after) or self._same_noun(after) or self._about(clause, at + q.start, q)
        indicator = self._indicator(before, after, q, about) if about is not None else None
        if about is None or indicator is None:
            return []
        if q.unit == "%" and any(x.text in _FALL for x in before):
            q = Quantity(q.start, q.end, -q.value, q.unit, q.comparator)
        draft = _Draft(about, indicator, clause[0].start, clause[-1].end, q, None, self.period)
        self.drafts.append(draft)
        self.sentence.append(draft)
        return [draft]

    def _same_noun(self, after: Sequence[Item]) -> Thing | None:
        """推出某某系列活动，10场活动…: the thing that has just been named by the noun that is counted."""
        noun = (
            after[0]
            if after and after[0].type == "word" and after[0].tag in ("n", "vn") and len(after[0].text) > 1
            else None
        )
        if noun is None or self.focus is None:
            return None
        return next(
            (
                t
                for t in reversed(self.things)
                if t.mentions and t.mentions[0][0] < noun.start and any(n.endswith(noun.text) for n in t.names)
            ),
            None,
        )

    def _indicator(self, before: Sequence[Item], after: Sequence[Item], q: Quantity, about: Thing) -> str | None:
        """The words that say what is counted: those around the number that are neither the thing itself nor grammar."""
        if q.unit == "岁":
            return "年龄"
        if q.unit == "分":
            return "得分"
        lead = indicator_words(before, about)
        tail = indicator_words(noun_phrase(after), about) if q.unit not in ("%", "个百分点") else ""
        text = lead[-LONGEST:] + tail[:LONGEST] if lead or tail else ""
        if not lead and not tail and after:
            text = indicator_words(after[:4], about)
        if (
            not text
            or not tail
            and (len(lead) < 3 or lead.startswith(GROWTH) and len(lead) <= 4)
            or not lead
            and not tail
        ):
            text = (self.sentence[-1].indicator if self.sentence else self.said) + text
        return text[-2 * LONGEST :] or None

    def _rank(self, clause: Sequence[Item], r: Rank, at: int, valued: bool) -> None:
        before = [x for x in clause if x.end <= at + r.start]
        if self._ranked_list(clause, r, at):
            return
        about = self._about(clause, at + r.start, None)
        words = indicator_words([x for x in before if not x.text.startswith(_SCOPES)], about)
        last = self.sentence[-1] if self.sentence else None
        if (
            last is not None
            and last.rank is None
            and last.quantity is not None
            and (valued or not words or self._goes_on(words, last))
        ):
            target = self.sentence[0] if words.endswith(_TOTALS) and not valued else last
            target.rank = r
            return
        if about is None:
            return
        if not any(x.type != "thing" and x.tag in ("n", "vn", "nz", "an") for x in before):
            words = ""
        document = next(
            (
                x
                for x in before
                if x.type == "thing"
                and self.domain.core_class(x.things[0].kind) == self.domain.core_class(self.domain.document)
            ),
            None,
        )
        if document is not None and about in document.things:
            about, words = self.whole or about, document.text
        if last is not None and words in GROWTH:
            words = last.indicator + words
        draft = _Draft(
            about,
            words or self.said or (last.indicator if last else "排名"),
            clause[0].start,
            clause[-1].end,
            None,
            r,
            self.period,
        )
        self.drafts.append(draft)
        self.sentence.append(draft)

    def _ranked_list(self, clause: Sequence[Item], r: Rank, at: int) -> bool:
        """甲、乙、丙依次跻身前十, 数量位居前三: each of a list has its own rank."""
        if r.comparator != "<=" or not self.lists:
            return False
        things = self.lists[-1]
        in_turn = any(x.is_word("依次", "分别", "分列", "分居") for x in clause)
        if not (len(things) == r.rank or (in_turn and len(things) < r.rank)):
            return False
        words = indicator_words([x for x in clause if x.end <= at + r.start and x.type != "thing"], None)
        words = (self.sentence[-1].indicator if self.sentence and not words else words) or "排名"
        for n, thing in enumerate(things):
            draft = _Draft(
                thing,
                words,
                clause[0].start,
                clause[-1].end,
                None,
                Rank(r.start, r.end, r.rank - len(things) + n + 1, "="),
                self.period,
            )
            self.drafts.append(draft)
            self.sentence.append(draft)
        return True

    def _goes_on(self, words: str, last: _Draft) -> bool:
        """Whether the words before a rank say again what the last figure is of: 增幅 after a growth, 总量 after a total."""
        if words.endswith(GROWTH):
            return last.quantity is not None and last.quantity.unit == "%" and any(g in last.indicator for g in GROWTH)
        return words.endswith(_TOTALS)

    def _about(self, clause: Sequence[Item], before: int, q: Quantity | None) -> Thing | None:
        """Whose figure it is: the subject of the clause, what the clauses before it are about, what the sentence goes on to name, the topic of the
        paragraph, or what the article is about."""
        if any(x.text in WHOLE for x in clause if x.start < before) and self.whole is not None:
            return self.whole
        subject = _subject(clause, before, self.subjects, self.domain)
        if subject is not None:
            return subject
        after = next(
            (
                x.things[0]
                for x in clause
                if x.type == "thing"
                and x.start >= before
                and self._may_be_about(x.things[0])
                and not self._is_scene(x.things[0])
            ),
            None,
        )
        if (
            q is not None
            and q.unit not in ("%", "元")
            and after is not None
            and not any(x.end <= before and x.tag == "v" for x in clause)
        ):
            return after
        if q is not None and q.unit == "岁":
            return next((t for t in reversed(self.things) if self.domain.is_a(t.kind, self.domain.person)), None)
        if self.person is not None and q is not None and q.unit in _HEADS:
            return self.person
        if self.focus is not None:
            return self.focus
        events = [t for t in self.things if self.domain.is_a(t.kind, self.domain.event)]
        return next(iter(events), None) or self.topic or self.main or self.whole

    def _distribute(self, clause: Sequence[Item], drafts: Sequence[_Draft]) -> None:
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
        return tuple(
            Observation(
                about=d.about.root.key,
                indicator=d.indicator,
                evidence=Evidence(d.start, d.end, "figure", _CONFIDENCE),
                value=d.quantity.value if d.quantity else None,
                unit=d.quantity.unit if d.quantity else None,
                comparator=d.quantity.comparator if d.quantity else d.rank.comparator if d.rank else None,
                period=d.period,
                rank=d.rank.rank if d.rank else None,
                rank_scope=None,
            )
            for d in self.drafts
        )


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)


def _subject(clause: Sequence[Item], before: int, subjects: Sequence[Thing], domain: Domain) -> Thing | None:
    """The thing that the clause is about, if it stands before the number: its subject, no field, and no list but of places."""
    for item in clause:
        if item.start >= before:
            return None
        if (
            item.type == "thing"
            and item.things[0] in subjects
            and not domain.is_a(item.things[0].kind, domain.field)
            and (len(item.things) == 1 or domain.is_a(item.things[0].kind, domain.place))
        ):
            return item.things[0]
    return None
