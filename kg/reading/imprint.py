"""Imprint: when and where an article was published, as far as its text says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.edtf import parse_edtf
from kg.reading.document import Block

_DIGITS = str.maketrans("０１２３４５６７８９〇零○一二三四五六七八九", "0123456789000123456789")
_FULL = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?(?:年|[-./])\s?(?P<m>\d{1,2})\s?(?:月|[-./])\s?(?P<d>\d{1,2})(?!\d)")
_CHINESE = re.compile(
    r"(?P<y>[二一][〇零○九一二三四五六七八0]{3})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_IN_URL = re.compile(r"(?<!\d)(?P<y>20\d\d)[-/]?(?P<m>[01]\d)[-/]?(?P<d>[0-3]\d)(?!\d)")
_DAY = re.compile(r"(?<![\d年])(?P<m>\d{1,2})\s?月(?:\s?(?P<d>\d{1,2})\s?日)?(?!份?[底末])")
_NAMED_YEAR = re.compile(
    r"(?<![\d.至到])(?P<y>20\d\d)(?:(?=[“《])|(?=[\u4e00-\u9fff])(?![年学级届多余元万亿个名人家]))|(?<![\d.至到])(?P<of>20\d\d)年(?=[\u3400-\u9fff]{0,6}“)"
)
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?=年|[“《\u4e00-\u9fff])")
_LABEL = re.compile(r"(?:发布|发表|刊发|更新|发稿|出版)?(?:时间|日期)\s?[：:]|原载|原刊|来源|來源|稿源")
_AHEAD = re.compile(r"将|力争|预计|计划|规划|未来|届时|拟|目标|展望|[到至]$")
_SOURCE = (
    re.compile(r"(?:信息)?(?:来源|來源|稿源|转载自|转自|原载于?|原刊于?)\s?[：:|｜丨]?\s?[《“]?(?!https?:)(?P<who>[^\s《》“”：:|｜丨，。、（）()\d]{2,30})"),
    re.compile(r"^[\s【\[（(]*(?P<who>[\u3400-\u9fff]{1,10}(?:新闻)?(?:网|社|日报|晚报|早报|晨报|时报|商报|都市报|周刊|周报|客户端))(?:讯|(?:[\u3400-\u9fff]{2,4}?)?\s?(?:\d{4}年)?\d{1,2}月\d{1,2}日\s?(?:讯|电|消息))", re.M),
    re.compile(r"(?P<who>[\u3400-\u9fff]{2,10}?(?:网|社|日报|晚报|早报|晨报|时报|商报|都市报|周刊|周报|客户端))(?:全媒体|融媒体|首席|特约|见习|实习)*记者"),
    re.compile(r"^(?=.*\d{4}\s?[-./年]\s?\d).*?(?<![\u3400-\u9fff：:])(?P<who>[\u3400-\u9fff]{2,12}?(?:网|社|报|周刊|客户端|电视台|公众号))(?![\u3400-\u9fff])"),
)  # fmt: skip
_URL = re.compile(r"https?://[^\s<>\"'，。；）)》]+")
_OURS = frozenset(("本报", "本報", "本网", "本網", "本社", "本刊", "本台", "本臺"))


def date_of(text: str, blocks: Iterable[Block], url: str | None = None) -> str | None:
    """The day, month or year of publication in EDTF, None where nothing in the text gives a year for sure.

    A date in the by-line, a note or a line of its own is the day itself, as is the day of a dateline with the year that the title or the lead names. The
    day of the event in the lead gives but the month.
    """
    parts = list(blocks)
    edges = [b for b in parts if b.kind in ("byline", "note", "title")]
    for block in sorted(edges, key=lambda b: not _LABEL.search(text, b.start, min(b.end, b.start + 200))):
        if block.kind != "title" and (day := _full(text[block.start : min(block.end, block.start + 200)])):
            return day
    if url and (m := _IN_URL.search(url)) and (day := _edtf(m["y"], m["m"], m["d"])):
        return day
    body = [b for b in parts if b.kind == "body"]
    lead = " ".join(text[b.start : min(b.end, b.start + 300)] for b in body[:1])
    title = " ".join(text[b.start : b.end] for b in parts if b.kind == "title")
    dateline = next(
        (
            m
            for b in edges
            if b.kind == "byline"
            for m in [_DAY.search(text, b.start, min(b.end, b.start + 100))]
            if m and m["d"]
        ),
        None,
    )
    if dateline:
        year = _named_year(title) or _named_year(lead)
        return _edtf(year, dateline["m"], dateline["d"]) if year else None
    latest = max((m.group() for m in _YEAR.finditer(text) if not _ahead(text, m.start())), default="")
    for block in body[:8]:
        for sentence in re.split("[。！？]", text[block.start : min(block.end, block.start + 400)]):
            if block in body[:2] and (day := _full(sentence)) and day[:4] >= latest:
                return day[:7]
            if (
                (m := _DAY.search(sentence))
                and (year := _named_year(sentence) or _named_year(title))
                and year >= latest
            ):
                return _edtf(year, m["m"], None)
    year = _named_year(title) or _named_year(lead)
    return year if year and year >= latest else None


def _full(text: str) -> str | None:
    m = _FULL.search(text.translate(_FULL_WIDTH)) or _CHINESE.search(text)
    return _edtf(m["y"], m["m"], m["d"]) if m else None


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
    """The year in the name of what a sentence tells of, 2023中国某某峰会, where it names but one."""
    found = {m["y"] or m["of"]: m for m in _NAMED_YEAR.finditer(text) if not _ahead(text, m.start())}
    return next(iter(found)) if len(set(_YEAR.findall(text))) == 1 and found else None


def _ahead(text: str, i: int) -> bool:
    """Whether the clause up to a place speaks of a time to come."""
    return _AHEAD.search(re.split("[，。；\n]", text[max(0, i - 12) : i])[-1]) is not None


def source_of(text: str, blocks: Iterable[Block]) -> str | None:
    """The name or IRI of where the article stood, from its by-line, notes and dateline."""
    edges = [text[b.start : min(b.end, b.start + 200)] for b in blocks if b.kind in ("byline", "note")]
    for pattern in _SOURCE:
        for edge in edges:
            if (m := pattern.search(edge)) and m["who"] not in _OURS:
                return m["who"]
    return next((m.group() for edge in edges if (m := _URL.search(edge))), None)
