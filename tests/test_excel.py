"""Excel tables with a text in each row: each row of each sheet is an article."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas
from documents import AS_READ, MORE, ROW, WORDS, original, outcomes, refusal, zipped


def test_the_rows_of_an_excel_table_are_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    frame = pandas.DataFrame([{**ROW, "发布时间": dt.datetime(2024, 5, 16)}, {**ROW, "正文": None}])
    with pandas.ExcelWriter(path, engine="xlsxwriter") as writer:
        frame.to_excel(writer, sheet_name="一月", index=False)
        frame[:1].to_excel(writer, sheet_name="二月", index=False)
        pandas.DataFrame([{"n": 1}]).to_excel(writer, sheet_name="数", index=False)
    found = outcomes(path.read_bytes(), "a.xlsx")
    assert [(one.name, one.fate) for one in found] == [
        ("a.xlsx, sheet 一月, row 2", "read"),
        ("a.xlsx, sheet 一月, row 3", "skipped"),
        ("a.xlsx, sheet 二月, row 2", "read"),
        ("a.xlsx, sheet 数", "failed"),
    ]
    assert found[0].original is not None and (found[0].original.text, found[0].original.date) == (AS_READ, "2024-05-16")


def excel(rows: str, *, before: str = "") -> bytes:
    """An Excel table with one sheet."""
    book = '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="i"/></sheets></workbook>'
    links = '<Relationships><Relationship Id="i" Type="x/worksheet" Target="s.xml"/></Relationships>'
    sheet = f"{before}<worksheet><sheetData>{rows}</sheetData></worksheet>"
    return zipped(
        {"[Content_Types].xml": "", "xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": links, "xl/s.xml": sheet}
    )


def row_of(cell: str) -> str:
    return f'<row><c t="inlineStr"><is><t>{cell}</t></is></c></row>'


def test_an_excel_table_without_texts_says_which_columns_it_has() -> None:
    assert refusal(excel(row_of("n") + "<row><c><v>1</v></c></row>")) == "no column of texts among n. Call it text"


def test_an_entity_in_an_excel_table_loses_no_text_around_it() -> None:
    rows = row_of("text") + row_of(f"&x;{WORDS}&x;{MORE}")
    data = excel(rows, before='<!DOCTYPE worksheet [<!ENTITY x SYSTEM "x">]>')
    assert original(data).text == WORDS + MORE
