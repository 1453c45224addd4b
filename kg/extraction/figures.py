"""Figures: what number a clause states of what thing, under what indicator, for what time, and at what rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.domain import Domain
from kg.extraction.discourse import Discourse
from kg.extraction.facts import Evidence, Observation
from kg.extraction.identity import Thing
from kg.extraction.items import Item
from kg.language.dates import Date
from kg.language.quantities import Quantity, Rank, find_quantities, find_ranks

_WHOLE = frozenset("全市 本市 我市 该市 全省 本省 全区 全县 全州 市里 市域 全域".split())
_GROWTH = ("增长", "增速", "增幅", "提高", "下降", "增加", "减少")
_TOTALS = ("总量", "总数", "规模", "数量", "总额")
_FALL = ("下降", "减少", "降低", "下滑")
_CONTENT = frozenset(("n", "vn", "nz", "nw", "an", "a", "v", "s", "LOC", "ORG", "PER", "vd", "ad"))
_EMPTY = frozenset(
    "达 达到 为 是 有 共 共有 突破 超过 超 逾 约 近 至 到 已 将 已有 现有 拥有 的 了 列 居 位居 位列 排 排名 名列 继续 保持 稳居 跻身 其中 累计 合计 分别 依次 同比 比 等 再 还 又 可 成为 之 所 在 占 高达 破 仍 仍有 就 才 去年 今年 实现"
    " 目前 如今 截至 首次 年均 平均 最高 达成 系 连续 一次性 由 从 以 于 届时 只 只有 剩 余下".split()
)
_KEPT = frozenset("占 平均 年均 累计 同比 最高 拥有 现有 达成 实现".split())
_LONGEST = 24  # characters of an indicator
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

    def __init__(self, text: str, domain: Domain, whole: Thing | None) -> None:
        self.text, self.domain, self.whole = text, domain, whole
        self.drafts: list[_Draft] = []
        self.sentence: list[_Draft] = []
        """Those of this sentence, which a later clause of it goes on with."""
        self.about: Thing | None = None
        self.period: Date | None = None

    def begin_sentence(self) -> None:
        self.sentence, self.period, self.about = [], None, None

    def read(self, clause: Sequence[Item], discourse: Discourse) -> None:
        """Notes the figures of one clause."""
        start, end = clause[0].start, clause[-1].end
        names = [(x.start, x.end) for x in clause if x.type in ("thing", "date")]
        dates = [x for x in clause if x.type == "date"]
        if dates and dates[-1].date is not None:
            self.period = dates[-1].date
        text = self.text[start:end]
        quantities = [q for q in find_quantities(text) if not _within(start + q.start, start + q.end, names)]
        ranks = [r for r in find_ranks(text) if not _within(start + r.start, start + r.end, names)]
        for k, q in enumerate(quantities):
            left = start + (quantities[k - 1].end if k else 0)
            right = start + quantities[k + 1].start if k + 1 < len(quantities) else end
            self._quantity(clause, q, start, left, right, discourse, quantities)
        for r in ranks:
            self._rank(clause, r, start, discourse, bool(quantities))
        self._distribute(clause, quantities)

    def _quantity(self, clause: Sequence[Item], q: Quantity, at: int, left: int, right: int, discourse: Discourse, among: Sequence[Quantity]) -> None:
        before = [x for x in clause if left <= x.start and x.end <= at + q.start + 1]
        after = [x for x in clause if at + q.end <= x.start and x.end <= right]
        described = _described(after)
        about = described or self._about(clause, at + q.start, discourse)
        if about is None:
            return
        indicator = self._indicator(before, after, q, about)
        if indicator is None:
            return
        fall = any(x.text in _FALL for x in before)
        quantity = Quantity(q.start, q.end, -q.value, q.unit, q.comparator) if fall and q.unit == "%" else q
        draft = _Draft(about, indicator, clause[0].start, clause[-1].end, quantity, None, self.period)
        self.drafts.append(draft)
        self.sentence.append(draft)

    def _indicator(self, before: Sequence[Item], after: Sequence[Item], q: Quantity, about: Thing) -> str | None:
        """The words that say what is counted: those around the number that are neither the thing itself nor grammar."""
        if q.unit == "岁":
            return "年龄"
        lead = _words(before, about)
        tail = _words(_noun_phrase(after), about) if q.unit not in ("%", "个百分点") else ""
        text = lead[-_LONGEST:] + tail[:_LONGEST] if lead or tail else ""
        if not text or text in _GROWTH or all(g in _GROWTH for g in (text,)):
            previous = self.sentence[-1].indicator if self.sentence else ""
            text = previous + text
        elif lead and lead.startswith(_GROWTH) and not tail and self.sentence and len(lead) <= 4:
            text = self.sentence[-1].indicator + text
        return text[-2 * _LONGEST :] or None

    def _rank(self, clause: Sequence[Item], r: Rank, at: int, discourse: Discourse, valued: bool) -> None:
        before = [x for x in clause if x.end <= at + r.start]
        about = self._about(clause, at + r.start, discourse)
        words = _words([x for x in before if not x.text.startswith(("全国", "全省", "全市", "全球", "世界"))], about)
        last = self.sentence[-1] if self.sentence else None
        if last is not None and last.rank is None and last.quantity is not None and (valued or not words or self._goes_on(words, last)):
            target = self.sentence[0] if words.endswith(_TOTALS) and not valued else last
            target.rank = r
            return
        if about is None:
            return
        if last is not None and words in _GROWTH:
            words = last.indicator + words
        listed = _listed_in(clause, at + r.start, self.domain)
        draft = _Draft(about, listed or words or (last.indicator if last else "排名"), clause[0].start, clause[-1].end, None, r, self.period)
        self.drafts.append(draft)
        self.sentence.append(draft)

    def _goes_on(self, words: str, last: _Draft) -> bool:
        """Whether the words before a rank say again what the last figure is of: 增幅 after a growth, 总量 after a total."""
        if words.endswith(_GROWTH):
            return last.quantity is not None and last.quantity.unit == "%" and any(g in last.indicator for g in _GROWTH)
        return words.endswith(_TOTALS)

    def _about(self, clause: Sequence[Item], before: int, discourse: Discourse) -> Thing | None:
        """Whose figure it is: the subject of the clause, what the sentence is about, or the place that the article is about."""
        if any(x.text in _WHOLE for x in clause if x.start < before) and self.whole is not None:
            self.about = self.whole
            return self.whole
        subject = _subject(clause, before, self.domain)
        if subject is not None:
            self.about = subject
            return subject
        if self.about is not None:
            return self.about
        carried = discourse.left_out(lambda t: not self.domain.is_a(t.kind, self.domain.field))[0]
        self.about = carried[0] if carried else self.whole or discourse.main
        return self.about

    def _distribute(self, clause: Sequence[Item], quantities: Sequence[Quantity]) -> None:
        """甲、乙分别为 x 和 y: gives each thing its own figure."""
        if len(quantities) < 2 or not any(x.is_word("分别", "依次") for x in clause):
            return
        lists = [x.things for x in clause if x.type == "thing" and len(x.things) == len(quantities)] or [t for t in [self._last_list] if len(t) == len(quantities)]
        if lists:
            first = self.drafts[-len(quantities)].indicator
            for draft, thing in zip(self.drafts[-len(quantities) :], lists[-1], strict=True):
                draft.about, draft.indicator = thing, first

    @property
    def _last_list(self) -> list[Thing]:
        return []

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


def _subject(clause: Sequence[Item], before: int, domain: Domain) -> Thing | None:
    """The thing that the clause is about: the first one before the number that no preposition leads and no noun goes on."""
    led = False
    for i, item in enumerate(clause):
        if item.start >= before:
            break
        if item.type == "thing":
            if not led and not item.modifies and not domain.is_a(item.things[0].kind, domain.field):
                return item.things[0]
            led = False
        elif item.type == "word":
            led = item.tag == "p" or (led and item.tag != "v")
    return None


def _described(after: Sequence[Item]) -> Thing | None:
    """The thing that a clause with the number describes: 总规模20亿元的某某基金."""
    for i, item in enumerate(after[:4]):
        if item.is_word("的") and i + 1 < len(after):
            nxt = next((x for x in after[i + 1 : i + 3] if x.type == "thing"), None)
            return nxt.things[0] if nxt else None
        if item.type != "word" or item.tag not in ("n", "vn", "nz", "an", "a"):
            return None
    return None


def _noun_phrase(after: Sequence[Item]) -> list[Item]:
    """The noun phrase that the number counts: 1618个 优质高薪岗位."""
    taken: list[Item] = []
    for item in after:
        if item.is_word("的") or (item.type == "word" and item.tag in ("n", "vn", "nz", "an", "a", "nw", "s")) or item.type == "thing" or item.type == "office":
            taken.append(item)
            if item.type == "thing":
                break
        elif item.type == "word" and item.tag == "v" and not taken:
            continue
        else:
            break
    return taken


def _words(items: Sequence[Item], about: Thing | None) -> str:
    """The words of an indicator: nouns and verbs, and names other than that of the thing itself."""
    kept = []
    for item in items:
        if item.type == "thing":
            if about is None or about not in item.things:
                kept.append(item.text)
        elif item.type in ("word", "office") and (item.tag in _CONTENT or item.type == "office") and (item.text not in _EMPTY or item.text in ("增长",)) and item.text not in _WHOLE:
            kept.append(item.text)
        elif item.text.isascii() and item.text.strip() and item.type == "word":
            kept.append(item.text)
    return "".join(kept)


def _listed_in(clause: Sequence[Item], before: int, domain: Domain) -> str | None:
    """The ranking that a rank stands in, where the clause names it."""
    return next((x.text for x in clause if x.type == "thing" and x.end <= before and domain.core_class(x.things[0].kind) == "Document"), None)
