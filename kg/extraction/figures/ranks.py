"""Ranks: who stands where in a row, among whom, and of what."""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain import Domain
from kg.edtf import Date
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.figures.attribution import Bearers
from kg.extraction.figures.drafts import Draft
from kg.extraction.figures.indicators import GROWTH, NOUNS, described, indicator_words, noun_phrase
from kg.extraction.figures.scope import scoped
from kg.extraction.rules.doubts import FIGURE_CARRIED
from kg.extraction.trace import Trace
from kg.language.quantities import Quantity
from kg.language.ranks import Rank

OF_WHOLES = frozenset(("%", "个百分点"))

_TOTALS = ("总量", "总数", "规模", "数量", "总额")

_IN_TURN = ("依次", "分别", "分列", "分居", "分获", "分")


class RankReader:
    """Reads the ranks of an article clause by clause, and keeps what its sentences have said of figures."""

    def __init__(self, text: str, domain: Domain, bearers: Bearers, trace: Trace) -> None:
        """Takes what the figures of a text are read with."""
        self.text, self.domain, self.bearers, self.trace = text, domain, bearers, trace
        self.drafts: list[Draft] = []
        self.heading = False
        self.paragraph = 0
        self.measure = ""
        self.begin_sentence([], None)

    def begin_paragraph(self, heading: bool) -> None:
        """`heading`: it is a title or a heading, which says in short what the text says again."""
        if not (heading and self.heading):  # the lines of a title speak of one thing
            self.bearers.begin_paragraph()
        self.heading = heading
        self.paragraph = len(self.drafts)
        self.measure = ""

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

    def _taken(self, number: Quantity | Rank, at: int, why: str) -> bool:
        """Whether nothing speaks against a number."""
        if why:
            self.trace.dropped(self.text[at + number.start : at + number.end].strip(), why)
        return not why

    def _note(self, draft: Draft, clause: Sequence[Item]) -> Draft:
        named = [t for x in clause for t in x.things]
        draft.heading = self.heading
        draft.doubt = 0.0 if draft.about in named else FIGURE_CARRIED.less
        self.bearers.bears(draft.about)
        self.measure = draft.indicator
        self.drafts.append(draft)
        self.sentence.append(draft)
        return draft

    def read_ranks(self, clause: Sequence[Item], ranks: Sequence[Rank], at: int, drafts: Sequence[Draft]) -> None:
        """Notes the ranks of one clause that begins at `at`. `drafts`: its figures, which may be what is ranked."""
        if not self._ranked_in_turn(clause, ranks, at, drafts):
            for r in ranks:
                self._rank(clause, r, at, bool(drafts))

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
        whole = [d for d in self.sentence if d.quantity and d.quantity.unit not in OF_WHOLES and d.about is last.about]
        return whole[0 if words.endswith(_TOTALS) else -1] if whole else last

    def _last_ranked(self) -> str:
        """What the last rank of the paragraph is of, where this one does not say: …居首。丙、丁列第四、第五位。"""
        ranked = (d for d in reversed(self.drafts[self.paragraph :]) if d.rank is not None)
        return next((d.indicator for d in ranked), "")

    def _is_document(self, thing: Thing) -> bool:
        schema = self.domain.schema
        return schema.core_class(thing.kind) == schema.core_class(schema.document)

    def _ranked_list(self, clause: Sequence[Item], r: Rank, at: int) -> bool:
        """甲、乙、丙依次跻身前十, 数量位居前三: each of a list has its own rank."""
        if r.comparator != "<=" or not self.lists:
            return False
        things = self.lists[-1]
        in_turn = any(x.is_word(*_IN_TURN) for x in clause)
        if not (len(things) == r.rank - r.first + 1 or (in_turn and len(things) < r.rank)):
            return self._ranked_alike(clause, r, at)
        words = indicator_words([x for x in clause if x.end <= at + r.start and x.type != "thing"], None)
        words = words or self.said or (self.sentence[-1].indicator if self.sentence else "排名")
        for n, thing in enumerate(things):
            own = Rank(r.start, r.end, r.rank - len(things) + n + 1, "=")
            self._note(Draft(thing, words, clause[0].start, clause[-1].end, None, own, self.period), clause)
        return True

    def _ranked_alike(self, clause: Sequence[Item], r: Rank, at: int) -> bool:
        """其他进入前十位的城市还有甲、乙: each of a list that stands after the rank is among so many."""
        after = [x for x in clause if x.start >= at + r.end]
        if not (after and after[0].is_word("的") and after[-1].type == "thing" and any(x.tag == "v" for x in after)):
            return False
        words = self._last_ranked() or indicator_words(noun_phrase(after), None) or "排名"
        for thing in after[-1].things:
            self._note(Draft(thing, words, clause[0].start, clause[-1].end, None, r, self.period), clause)
        return True

    def _ranked_in_turn(self, clause: Sequence[Item], ranks: Sequence[Rank], at: int, drafts: Sequence[Draft]) -> bool:
        """甲、乙、丙分列第11位、第12位和第13位: each of a list has the rank of its place in the row."""
        things = next((t for t in reversed(self.lists) if len(t) == len(ranks) > 1), None)
        if things is None or not any(x.is_word(*_IN_TURN) for x in clause):
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
