"""Tables with a text in each row: each row is an article, with what its other columns say of it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pyarrow
import pyarrow.parquet
import pytest
from documents import ARTICLE, AS_READ, BYLINE, MORE, ROW, TITLE, WORDS, fates, original, outcomes, refusal
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.reading import read
from kg.reading.formats import Original
from kg.reading.unread import DAMAGED


def table(*rows: dict[str, str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def json_lines(*rows: object) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def parquet(*rows: dict[str, object]) -> bytes:
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(rows)), out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "row"),
    [
        (table(ROW), "a.csv", 2),
        (table(ROW, delimiter="\t"), "a.tsv", 2),
        (table(ROW, delimiter=";"), "a.csv", 2),
        (table(ROW, encoding="gb18030"), "a.csv", 2),
        (table(ROW, encoding="utf-8-sig"), "a.csv", 2),
        (table(ROW, encoding="utf-16"), "a.csv", 2),
        (json_lines(ROW), "a.jsonl", 1),
        (json_lines({"id": 1, "data": ROW}), "a.jsonl", 1),
        (json.dumps([ROW]).encode(), "a.json", 1),
        (json.dumps({"code": 0, "data": [ROW]}, indent=1, ensure_ascii=False).encode("gb18030"), "a.json", 1),
        (json.dumps(ROW, indent=1).encode(), "a.json", 1),
        (parquet(dict(ROW)), "a.parquet", 1),
    ],
)
def test_a_row_is_an_article_with_what_its_columns_say(data: bytes, name: str, row: int) -> None:
    found = original(data, name)
    assert found.text == AS_READ
    assert (found.title, found.authors, found.date) == (TITLE, ("陈知远", "林禾"), "2024-05-16")
    assert (found.publisher, found.address, found.part) == ("云江新闻", "https://yunjiang.example/1", f"row {row}")
    document = read(data) if name.endswith(("json", "jsonl", "parquet")) else None
    assert document is None or [name.text for name in document.authors] == ["陈知远", "林禾"]


@pytest.mark.parametrize(
    "columns",
    [
        ("title", "content"),
        ("Headline", "Full_Text"),
        ("篇名", "全文"),
        ("题目", "新闻内容（纯文本）"),
        ("标题", "x"),
        ("news_title", "article body"),
    ],
)
def test_the_columns_are_found_by_their_names_else_by_their_chinese(columns: tuple[str, str]) -> None:
    rows = [dict(zip(columns, (TITLE, f"{WORDS}{k}"), strict=True)) for k in range(3)]
    for data, name in ((table(*rows), "a.csv"), (json_lines(*rows), "a.jsonl")):
        assert [one.original.text if one.original else one.reason for one in outcomes(data, name)] == [
            f"{TITLE}\n\n{WORDS}{k}" for k in range(3)
        ]


def test_a_table_without_texts_says_which_columns_it_has() -> None:
    assert refusal(b"name,age\nA,3\n", "a.csv") == "no column of texts among name, age. Call it text"


def test_a_table_without_names_of_columns_is_read() -> None:
    assert [one[0] for one in fates(f"1,{WORDS}\n2,{MORE}{WORDS}\n".encode(), "a.csv")] == [
        "a.csv, row 1",
        "a.csv, row 2",
    ]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("article", [ARTICLE, ARTICLE.replace("，", ","), ARTICLE.replace("\n", "\r\n")])
def test_an_article_that_is_called_a_table_is_a_text(article: str, encoding: str, name: str) -> None:
    [one] = outcomes(article.encode(encoding), name)
    assert one.original is not None
    assert (one.format, one.original.text) == ("text", article.replace("\r\n", "\n"))


@pytest.mark.parametrize(
    "data",
    [
        f"正文\n{WORDS}\n",
        f'"{WORDS}"\n"{MORE}"\n',
        f"甲,乙\n{MORE},{WORDS}\n{WORDS},{MORE}\n",
        f"甲\t乙\n1\t{WORDS}{WORDS}\n",
        f"标题,正文\n一,{WORDS},x,y\n二,{WORDS}\n\n三,{WORDS},z\n",
        "名称\n甲\n乙\n",
    ],
)
def test_a_table_of_articles_is_one(data: str) -> None:
    assert {one.format for one in outcomes(data.encode(), "a.csv")} == {"CSV"}


def test_the_lines_of_a_cell_stay_lines() -> None:
    text = f"{WORDS}\r\n\r\n{MORE}"
    [one] = outcomes(f'标题,正文\r\n{TITLE},"{text}"\r\n'.encode(), "a.csv")
    assert one.original is not None and one.original.text == f"{TITLE}\n\n{WORDS}\n\n{MORE}"


def test_a_heading_above_the_names_of_the_columns_is_none_of_them() -> None:
    data = f"云灯市新闻汇总,\n\n标题,正文\n{TITLE},{WORDS}\n".encode()
    assert [one[0] for one in fates(data, "a.csv")] == ["a.csv, row 4"]


def test_a_row_without_text_is_skipped_and_a_broken_one_named() -> None:
    data = (
        json_lines({"text": WORDS}, {"text": " "}, {"n": 1})
        + b'\n{"text": "'
        + b"\n[1]\n\n"
        + json_lines({"text": MORE + WORDS})
    )
    assert fates(data, "a.jsonl") == [
        ("a.jsonl, row 1", "read", ""),
        ("a.jsonl, row 2", "skipped", "no text in it"),
        ("a.jsonl, row 3", "skipped", "no text in it"),
        ("a.jsonl, row 4", "failed", "broken JSON at character 10. Write the line anew"),
        ("a.jsonl, row 5", "failed", "no object of JSON. Write it as {…}"),
        ("a.jsonl, row 7", "read", ""),
    ]


@pytest.mark.parametrize("head", [b"", b"["])
@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"1" * 5000, "JSON with a number of thousands of digits. Write it in quotes"),
        (b"[" * 9000 + b"]" * 9000, "JSON nested too deeply. Write it with fewer levels"),
    ],
)
def test_json_that_is_whole_is_not_told_to_be_broken(value: bytes, reason: str, head: bytes) -> None:
    data = head + b'{"text": "' + WORDS.encode() + b'", "n": ' + value + b"}" + head.replace(b"[", b"]")
    assert [one[1:] for one in fates(data, "a.json")] == [("failed", reason)]


def test_json_lines_whose_first_line_is_broken_are_read() -> None:
    assert [one[1] for one in fates(b'{"text": }\n' + json_lines({"text": WORDS}))] == ["failed", "read"]


def test_a_long_article_in_a_cell_is_read_and_too_long_a_one_named() -> None:
    long = WORDS * 6000
    data = table({"text": long}, {"text": "守" * 700_000}, {"text": WORDS})
    assert [one[1] for one in fates(data, "a.csv")] == ["read", "failed", "read"]
    endless = b'{"text": "' + b"a" * 20_000_000 + b'"}\n' + json_lines({"text": WORDS})
    assert [one[1:] for one in fates(endless, "a.jsonl")][0] == (
        "failed",
        "more than the 8 MB that one row may have. Split it",
    )
    assert [one[1] for one in fates(endless)] == ["failed", "read"]


def test_a_quote_that_is_never_closed_is_read_as_it_stands() -> None:
    data = f'text\n"{WORDS}\n{MORE}\n'.encode()
    assert [one[1] for one in fates(data, "a.csv")] == ["read"]


@pytest.mark.parametrize(
    ("given_date", "date"),
    [
        ("2024-05-16", "2024-05-16"), ("2024.5.16", "2024-05-16"), ("2024年5月16日 星期四", "2024-05-16"), ("20240516", "2024-05-16"), ("20240516083000", "2024-05-16"),
        ("2024-05-16T08:30:00+08:00", "2024-05-16"), ("2024年5月", "2024-05"), ("2024-05", "2024-05"), ("2024", "2024"), ("2024年", "2024"), ("2024-13-01", None),
        ("Thu, 16 May 2024 08:30:00 +0800", "2024-05-16"), ("昨天", None), ("", None), ("05/16/2024", None), ("1715817600", None), ("16", None), ("2024-05-166", None),
    ],
)  # fmt: skip
def test_a_date_is_read_in_any_form_that_is_sure(given_date: str, date: str | None) -> None:
    assert original(json_lines({"date": given_date, "text": WORDS})).date == date


def test_dates_of_parquet_and_excel_are_days() -> None:
    assert original(parquet({"date": dt.datetime(2024, 5, 16, 8, 30), "text": WORDS})).date == "2024-05-16"


def test_what_was_taken_out_of_a_page_as_it_stood_is_read_as_one() -> None:
    found = original(json_lines({"content": f"<div><p>{WORDS}</p><p>{MORE}&nbsp;</p><script>x()</script></div>"}))
    assert found.text.split("\n") == [WORDS, MORE]


def test_a_by_line_that_the_text_shows_stands_once() -> None:
    row = {
        "title": TITLE,
        "author": "陈知远",
        "source": "云江新闻",
        "date": "2024-05-16",
        "text": f"{TITLE}\n{BYLINE}\n{WORDS}",
    }
    assert original(json_lines(row)).text.split() == f"{TITLE}\n{BYLINE}\n{WORDS}".split()


def test_a_title_that_the_text_begins_with_stands_once() -> None:
    assert original(json_lines({"title": TITLE, "text": f"{TITLE}\n{WORDS}"})).text == f"{TITLE}\n\n{WORDS}"


def test_values_that_programs_leave_for_nothing_are_nothing() -> None:
    found = original(json_lines({"text": WORDS, "title": None, "author": "nan", "source": float("nan"), "date": None}))
    assert (found.title, found.authors, found.publisher, found.text) == (None, (), None, WORDS)


def test_a_source_may_be_an_address() -> None:
    found = original(json_lines({"text": WORDS, "source": "https://yunjiang.example/2"}))
    assert (found.address, found.publisher) == ("https://yunjiang.example/2", None)


@settings(deadline=None)  # the first one loads libraries
@given(st.lists(st.sampled_from(["text", ",", '"', "\n", "\r", "\0", "守塔人", "{", "}", "[", '{"text": "守"}', "\\", "\ufeff"]), max_size=40), st.sampled_from([".csv", ".json", ".md"]))  # fmt: skip
def test_any_table_is_read_or_refused(pieces: list[str], suffix: str) -> None:
    assert all(one.original or one.reason for one in outcomes("".join(pieces).encode(), f"a{suffix}"))


@pytest.mark.parametrize(
    "data", [b'{"text": "a",\n "b": [' * 1, b"[" * 200_000, b'{"a":' * 200_000 + b"1", b'[{"text": 1']
)
def test_truncated_or_nested_json_has_its_reason(data: bytes) -> None:
    assert all("JSON" in reason or "text" in reason for _, fate, reason in fates(data, "a.json") if fate != "read")


@pytest.mark.parametrize("cut", [1, 9, 200])
def test_a_truncated_parquet_table_has_its_reason(cut: int) -> None:
    assert refusal(parquet({"text": WORDS})[:-cut]) == DAMAGED


def test_a_parquet_table_whose_characters_are_damaged_has_its_reason() -> None:
    data = parquet({"text": WORDS, "title": TITLE})
    assert refusal(data.replace(TITLE.encode()[:3], b"\xff\xff\xff")) == DAMAGED


@pytest.mark.parametrize("cell", [{"标题": TITLE, "n": 1}, [{"p": WORDS}], b"\xff", 123, 1.5, True])
def test_what_is_no_text_is_never_read_as_one(cell: object) -> None:
    tables = [parquet({"text": cell}), *([] if isinstance(cell, bytes) else [json_lines({"text": cell})])]
    assert not any(one.original for data in tables for one in outcomes(data))


def test_a_value_that_is_no_text_is_no_title_and_no_source() -> None:
    row = {"text": WORDS, "title": {"n": 1}, "source": [1, 2], "author": 5, "date": [2024]}
    for data in (parquet(row), json_lines(row)):
        assert original(data) == Original(WORDS, part="row 1")


def test_a_text_column_without_texts_leaves_it_to_another() -> None:
    [one] = outcomes(parquet({"text": {"n": 1}, "c": f"{WORDS}{MORE}"}), "a.parquet")
    assert one.original is not None and one.original.text == f"{WORDS}{MORE}"


def test_a_text_cut_off_within_a_character_is_read() -> None:
    row = {
        "text": f"{WORDS}\ud83d",
        "title": "守塔人\ud83d",
        "author": "顾长庚\ud83d",
        "url": "http://a.example/\ud83d",
    }
    whole, cut = (kg.build(json.dumps(one).encode()) for one in ({"text": WORDS}, row))
    assert [thing.label for thing in whole] == [thing.label for thing in cut if "\ufffd" not in thing.label]
    assert cut.query('ASK { ?article rdfs:label "守塔人\ufffd"@zh }').truth
