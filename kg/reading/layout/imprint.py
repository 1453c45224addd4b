"""Imprint: when and where an article was published, as far as its text says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.edtf import parse_edtf
from kg.reading.bare import bare_of
from kg.reading.document import Block, BlockKind

_DIGITS = str.maketrans("０１２３４５６７８９〇零○一二三四五六七八九", "0123456789000123456789")
_FULL = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?(?:年|[-./])\s?(?P<m>\d{1,2})\s?(?:月|[-./])\s?(?P<d>\d{1,2})(?!\d)")
_CHINESE = re.compile(
    r"(?P<y>[二一][〇零○九一二三四五六七八0]{3})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_REPUBLIC = re.compile(r"民国\s?(?P<y>\d{2,3})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日")
_IN_URL = re.compile(r"(?<!\d)(?P<y>20\d\d)[-/]?(?P<m>[01]\d)[-/]?(?P<d>[0-3]\d)(?!\d)")
_DAY = re.compile(r"(?<![\d年])(?P<m>\d{1,2})\s?月(?:\s?(?P<d>\d{1,2})\s?日)?(?!份?[底末])")
_IN_NAME = r"(?=[“《\u4e00-\u9fff])(?!年|[学级届多余元万亿千个名人家户吨亩件只辆头套份条例颗株岁至到]|次(?!会)|项(?!目)|位(?!于)|座(?!谈)|平方|公[里斤顷]|[台种门场部][，。；、])"
"""What follows a year that a name begins with: no measure word, 2000户."""
_NAMED_YEAR = re.compile(
    rf"(?<![\d.至到])(?P<y>20\d\d){_IN_NAME}|(?<![\d.至到])(?P<of>20\d\d)年(?=[\u3400-\u9fff]{{0,6}}“)"
)
_YEAR = re.compile(rf"(?<![\d.])(?:19|20)\d\d(?:(?=年)|{_IN_NAME})")
_LABEL = re.compile(r"(?:发布|发表|刊发|更新|发稿|出版)?(?:时间|日期)\s?[：:]|原载|原刊|来源|稿源")
_AHEAD = re.compile(r"将|力争|预计|计划|规划|未来|届时|拟|目标|展望|[到至]$")
_SOURCE = (
    re.compile(r"(?:信息)?(?:来源|稿源|转载自|转自|原载于?|原刊于?)\s?[：:|｜丨]?\s?[《“]?(?!https?:)(?P<who>[^\s《》“”：:|｜丨，。、（）()\d]{2,30}?)(?=$|[\s《》“”：:|｜丨，。、（）()\d]|(?:作者|记者|通讯员|编辑|责编|时间|日期|浏览|阅读|点击|字号)[：:\s]|发布(?:时间|日期)?[：:])", re.M),
    re.compile(r"^[\s【\[（(]*(?P<who>[\u3400-\u9fff]{1,10}(?:新闻)?(?:网|社|日报|晚报|早报|晨报|时报|商报|都市报|周刊|周报|客户端))(?:讯|(?:[\u3400-\u9fff]{2,4}?)?\s?(?:\d{4}年)?\d{1,2}月\d{1,2}日\s?(?:讯|电|消息))", re.M),
    re.compile(r"(?P<who>[\u3400-\u9fff]{2,10}?(?:网|社|日报|晚报|早报|晨报|时报|商报|都市报|周刊|周报|客户端))(?:全媒体?|融媒体?|首席|特约|见习|实习)*记者"),
    re.compile(r"^(?=.*\d{4}\s?[-./年]\s?\d).*?(?<![\u3400-\u9fff：:])(?P<who>[\u3400-\u9fff]{2,12}?(?:网|社|报|周刊|客户端|电视台|公众号))(?![\u3400-\u9fff])"),
)  # fmt: skip
_URL = re.compile(r"https?://[^\s<>\"'，。；）)》]+")
_OURS = frozenset(("本报", "本网", "本社", "本刊", "本台"))


@dataclass(frozen=True, slots=True)
class _Page:
    """An article's text and blocks, as one looks for its date in them."""

    text: str
    blocks: tuple[Block, ...]

    def of(self, *kinds: BlockKind) -> list[Block]:
        """The blocks of some kinds."""
        return [b for b in self.blocks if b.kind in kinds]

    def beginning(self, block: Block, length: int) -> str:
        """The first characters of a block."""
        return self.text[block.start : min(block.end, block.start + length)]

    @property
    def title(self) -> str:
        """All lines of the title."""
        return " ".join(self.text[b.start : b.end] for b in self.of("title"))

    @property
    def named_year(self) -> str | None:
        """The year that the title names, else the lead."""
        lead = " ".join(self.beginning(b, 300) for b in self.of("body")[:1])
        return _named_year(self.title) or _named_year(lead)

    @property
    def latest_year(self) -> str:
        """The latest year that the text speaks of as present or past."""
        years = (m.group() for m in _YEAR.finditer(self.text) if not _ahead(self.text, m.start()))
        return max(years, default="")


def _page(text: str, blocks: Sequence[Block]) -> _Page:
    """A text as one looks for its date in it: bare, in Simplified characters."""
    bare = bare_of(text)
    return _Page(bare.text, tuple(map(bare.block_within, blocks)))


def date_of(text: str, blocks: Sequence[Block], url: str | None = None) -> str | None:
    """The day, month or year of publication in EDTF, None where nothing in the text gives a year for sure.

    A date in the by-line, a note or a line of its own is the day itself, as is the day of a dateline with the year that the title or the lead names. The
    day of the event in the lead gives only the month.
    """
    page = _page(text, blocks)
    if day := _printed_day(page) or _day_in_address(url):
        return day
    if dateline := _dateline(page):
        year = page.named_year
        return _edtf(year, dateline["m"], dateline["d"]) if year else None
    return _time_told(page)


def _printed_day(page: _Page) -> str | None:
    """The day in a by-line or a note, that after a label first: 发布时间：2023-09-08."""
    edges = page.of("byline", "note")
    labelled_first = sorted(edges, key=lambda b: not _LABEL.search(page.text, b.start, min(b.end, b.start + 200)))
    return next((day for b in labelled_first if (day := _full(page.beginning(b, 200)))), None)


def _day_in_address(url: str | None) -> str | None:
    """The day in an article's address: /20230908/, /2023-09/08/."""
    m = _IN_URL.search(url) if url else None
    return _edtf(m["y"], m["m"], m["d"]) if m else None


def _dateline(page: _Page) -> re.Match[str] | None:
    """Month and day in a by-line, without a year: 本报9月8日讯."""
    found = (_DAY.search(page.text, b.start, min(b.end, b.start + 100)) for b in page.of("byline"))
    return next((m for m in found if m and m["d"]), None)


def _time_told(page: _Page) -> str | None:
    """The month or the year of what the article tells of, unless it speaks of a later year too."""
    latest, title_year = page.latest_year, _named_year(page.title)
    for sentence, is_lead in _first_sentences(page):
        if is_lead and (day := _full(sentence)) and day[:4] >= latest:
            return day[:7]
        if (m := _DAY.search(sentence)) and (year := _named_year(sentence) or title_year) and year >= latest:
            return _edtf(year, m["m"], None)
    year = page.named_year
    return year if year and year >= latest else None


def _first_sentences(page: _Page) -> Iterator[tuple[str, bool]]:
    """The sentences that the first paragraphs begin with, and whether they stand in the first two."""
    for k, block in enumerate(page.of("body")[:8]):
        for sentence in re.split("[。！？]", page.beginning(block, 400)):
            yield sentence, k < 2


def _full(text: str) -> str | None:
    narrow = text.translate(_FULL_WIDTH)
    if m := _FULL.search(narrow) or _CHINESE.search(text):
        return _edtf(m["y"], m["m"], m["d"])
    m = _REPUBLIC.search(narrow)
    return _edtf(str(1911 + int(m["y"])), m["m"], m["d"]) if m else None


_FULL_WIDTH = {ord("０") + n: str(n) for n in range(10)}


def _edtf(year: str, month: str, day: str | None) -> str | None:
    number = _number(month)
    edtf = f"{year.translate(_DIGITS)}-{number:02d}" + (f"-{_number(day):02d}" if day else "")
    return edtf if 1 <= number <= 12 and parse_edtf(edtf) else None


def _number(digits: str) -> int:
    """A number below 100, in either kind of digits."""
    if digits.isdecimal():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    return (int(tens.translate(_DIGITS) or 1) * 10 if ten else 0) + int(ones.translate(_DIGITS) or 0)


def _named_year(text: str) -> str | None:
    """The year in the name of what a sentence tells of, 2023中国某某峰会, if it names only one."""
    found = {m["y"] or m["of"]: m for m in _NAMED_YEAR.finditer(text) if not _ahead(text, m.start())}
    return next(iter(found)) if len(set(_YEAR.findall(text))) == 1 and found else None


def _ahead(text: str, i: int) -> bool:
    """Whether the clause up to a place speaks of a time to come."""
    return _AHEAD.search(re.split("[，。；\n]", text[max(0, i - 12) : i])[-1]) is not None


def source_of(text: str, blocks: Sequence[Block]) -> str | None:
    """The name or IRI of where the article stood, from its by-line, notes and dateline, as the text writes it."""
    bare, page = bare_of(text), _page(text, blocks)
    edges = [(b.start, page.beginning(b, 200)) for b in page.of("byline", "note")]
    for pattern in _SOURCE:
        for start, edge in edges:
            if (m := pattern.search(edge)) and m["who"] not in _OURS:
                return bare.own(start + m.start("who"), start + m.end("who"))
    return next((m.group() for _, edge in edges if (m := _URL.search(edge))), None)
