"""Dates of Chinese news come out as EDTF: a table checked by hand, every written form read back, odd text taken without harm."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st

import kg
from kg.edtf import parse_edtf
from kg.language.dates import find_dates

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "dates.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
ODD = st.text(
    "0123456789〇零一二三四五六七八九十百千万年月日号个半今去明上下本初末底前后近至到起来间内-—/.、，。（）“”周世纪代期春冬节农历闰选步试级球",
    max_size=60,
)


def said(text: str, date: str | None) -> list[str]:
    """What a text says of dates, as the table writes it."""
    return [d.date.edtf if d.relation == "on" else f"{d.relation} {d.date.edtf}" for d in find_dates(text, anchor=date)]


@pytest.mark.parametrize(("text", "date", "expected"), ROWS, ids=[f"{row[0]} ({row[1]})" for row in ROWS])
def test_a_date_is_read_as_the_table_says(text: str, date: str, expected: str) -> None:
    assert said(text, date) == [x for x in expected.split("; ") if x]


def test_every_date_of_the_table_is_edtf_with_its_first_and_last_day() -> None:
    for text, date, _ in ROWS:
        for mention in find_dates(text, anchor=date):
            assert parse_edtf(mention.date.edtf) == mention.date, text


def test_a_date_ends_where_its_words_end() -> None:
    text = "2014年，公司成立；今年9月6日（周三）上午，公司上市，近三年营收翻番"
    assert [text[d.start : d.end] for d in find_dates(text, anchor="2023-10-01")] == [
        "2014年",
        "今年9月6日（周三）上午",
        "近三年",
    ]


def test_a_moving_word_is_left_out_where_nothing_says_when_the_article_was_written() -> None:
    assert said("去年动工，2021年3月建成，近三年扩建两次", None) == ["2021-03"]


def test_a_word_that_leans_on_the_text_leans_on_the_paragraph_before_where_its_own_names_no_year() -> None:
    assert said("2016年，公司在镇上设厂。\n次年，公司扩建。", "2023-09-06") == ["2016", "2017"]


def test_the_dates_of_an_article_are_those_of_its_graph() -> None:
    text = "青石镇读书节开幕\n\n2023年9月8日\n\n本月6日，青石镇举办首届读书节。\n"
    rows = kg.build(text.encode()).query("SELECT ?edtf { ?event tkg:heldOn/tkg:edtf ?edtf }").rows
    assert [row["edtf"] for row in rows] == ["2023-09-06"]


def chinese(number: int) -> str:
    """A number up to 99 as Chinese writes it in a date."""
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")


def written(day: dt.date) -> list[str]:
    """A day in the forms in which Chinese news writes it."""
    year = "".join("〇一二三四五六七八九"[int(c)] for c in str(day.year))
    return [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month:02d}月{day.day:02d}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{day.year}年{day.month}月{day.day}号",
        f"{year}年{chinese(day.month)}月{chinese(day.day)}日",
        f"{year.replace('〇', '零')}年{chinese(day.month)}月{chinese(day.day)}日",
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}.{day.month:02d}.{day.day:02d}",
    ]


@given(DAYS)
def test_a_day_is_read_back_from_each_form_in_which_it_is_written(day: dt.date) -> None:
    for text in written(day):
        assert said(text, None) == [day.isoformat()], text
        assert said(f"据悉，{text}，展览开幕。", "2023-09-06") == [day.isoformat()], text


@given(DAYS)
def test_a_month_and_a_day_without_a_year_are_of_the_article_s(day: dt.date) -> None:
    anchor = f"{day.year}"
    assert said(f"{day.month}月{day.day}日", anchor) == [day.isoformat()]
    assert said(f"{chinese(day.month)}月{chinese(day.day)}日", anchor) == [day.isoformat()]
    assert said(f"{day.month}月", anchor) == [f"{day:%Y-%m}"]


@given(DAYS.filter(lambda day: day.year < 2098), st.integers(1, 400))
def test_a_range_is_read_back_from_each_form_in_which_it_is_written(first: dt.date, days: int) -> None:
    last = first + dt.timedelta(days)
    for text in (
        f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日",
        f"{first.year}年{first.month}月{first.day}日—{last.year}年{last.month}月{last.day}日",
        f"{first.year}.{first.month}.{first.day}-{last.year}.{last.month}.{last.day}",
    ):
        assert said(text, None) == [f"{first}/{last}"], text
    if (first.year, first.month) == (last.year, last.month):
        assert said(f"{first.year}年{first.month}月{first.day}日至{last.day}日", None) == [f"{first}/{last}"]
        assert said(f"{first.year}年{first.month}月{first.day}-{last.day}日", None) == [f"{first}/{last}"]


@given(DAYS)
def test_words_that_move_with_the_article_s_day_move_by_the_calendar(day: dt.date) -> None:
    def moved(shift: int) -> list[str]:
        return [(day + dt.timedelta(shift)).isoformat()]

    assert said("今天", f"{day}") == moved(0)
    assert said("昨日上午", f"{day}") == moved(-1)
    assert said("明天", f"{day}") == moved(1)
    assert said("上周" + "一二三四五六日"[day.weekday()], f"{day}") == moved(-7)
    assert said("三天前", f"{day}") == moved(-3)


@given(st.integers(1949, 2050))
def test_each_lunar_month_begins_when_the_one_before_it_has_ended(year: int) -> None:
    months = [said(f"{year}年农历{name}月", "2023")[0] for name in "正二三四五六七八九十冬腊"]
    doubled = [said(f"{year}年闰{name}月", "2023") for name in "正二三四五六七八九十冬腊"]
    for place, leap in enumerate(doubled):
        months[place + 1 : place + 1] = leap
    bounds = [parse_edtf(m) for m in months]
    assert all(
        a and b and a.end and a.end + dt.timedelta(1) == b.begin for a, b in zip(bounds, bounds[1:], strict=False)
    )
    assert 353 <= (bounds[-1].end - bounds[0].begin).days + 1 <= 385  # type: ignore[union-attr, operator]


@settings(max_examples=400)
@given(
    st.one_of(ODD, st.text(max_size=60)),
    st.sampled_from([None, "2023", "2023-09", "2023-09-06", "0001-01-01", "9999-12-31"]),
)
@example("后年底", "9999-12-31")
@example("，月初选出十人", "2023")
def test_odd_text_yields_only_dates_that_are_in_it(text: str, date: str | None) -> None:
    at = 0
    for mention in find_dates(text, anchor=date):
        assert at <= mention.start < mention.end <= len(text)
        assert parse_edtf(mention.date.edtf) is not None, mention
        at = mention.end


def test_what_is_said_since_a_year_is_of_an_open_time_and_every_reader_of_turtle_takes_it(
    tmp_path: Path,
) -> None:
    text = "海灯市人才工作\n\n2023年9月8日\n\n2019年以来，海灯市引进人才500人。\n"
    kg.build(text.encode()).save(tmp_path / "graph.ttl")
    tkg = rdflib.Namespace("https://w3id.org/talentkg/ontology#")
    read = rdflib.Graph().parse(tmp_path / "graph.ttl")
    (period,) = read.objects(None, tkg.period)
    assert str(read.value(period, tkg.edtf)) == "2019/.."
    assert str(read.value(period, tkg.begin)) == "2019-01-01"
    assert read.value(period, tkg.end) is None
