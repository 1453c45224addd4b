"""PDFs with a text layer: the article in reading order. The files of tests/files/pdf are made by make_pdfs.py."""

from __future__ import annotations

import pytest
from make_pdfs import (
    BULLETIN_TABLE,
    BYLINE,
    CAPTION,
    ENGLISH,
    FORM,
    NOTICE,
    NUMBERS,
    PARAGRAPHS,
    SECOND,
    TABLE,
    TITLE,
    WIDE_BYLINE,
    numbered,
)
from pdfs import ARTICLE, FILES, drawn, lines, pdf, text_of

import kg.reading


@pytest.mark.parametrize("name", ["one-column", "office", "two-columns", "wide-set"])
def test_lines_broken_for_the_width_are_whole_paragraphs_in_order(name: str) -> None:
    assert lines(name) == ARTICLE


@pytest.mark.parametrize(
    "name", ["one-column", "office", "two-columns", "three-columns", "table", "footnote", "vertical"]
)
def test_the_title_is_the_largest_type_and_no_word_of_the_metadata(name: str) -> None:
    document = kg.reading.read(FILES / f"{name}.pdf")
    assert (document.title, document.date) == (TITLE, "2022-09-07")


def test_the_by_line_names_authors_and_paper() -> None:
    document = kg.reading.read(FILES / "office.pdf")
    assert [name.text for name in document.authors] == ["陈知远", "林禾"]
    assert document.source == "梅岭日报"


def test_a_newspapers_name_stands_below_the_title_and_a_caption_alone() -> None:
    found = lines("three-columns")
    assert found[:4] == [TITLE, "", "梅岭日报　2022年9月7日 星期三　第2版：要闻", BYLINE]
    assert found[4:] == [*PARAGRAPHS[:3], CAPTION, *PARAGRAPHS[3:]]


def test_a_row_of_a_table_is_a_line_with_tabs() -> None:
    assert lines("table") == [*ARTICLE[:6], *("\t".join(row) for row in TABLE), *ARTICLE[6:]]


def test_the_lines_of_a_cell_are_one() -> None:
    assert lines("form") == [*ARTICLE[:6], *("\t".join(row) for row in FORM), *ARTICLE[6:]]


def test_two_articles_on_a_page_are_read_one_after_another() -> None:
    found = lines("newspaper")
    assert found[3:] == [*PARAGRAPHS, SECOND, PARAGRAPHS[3], PARAGRAPHS[1] * 2]


def test_a_notices_title_is_not_the_red_head_over_it() -> None:
    found = lines("notice")
    assert found[:4] == [NOTICE, "", "梅岭市人民政府文件", "梅政发〔2022〕9号"]
    assert found[-2:] == ["梅岭市人民政府", "2022年9月5日"]


def test_running_heads_and_feet_are_no_part_of_the_text() -> None:
    assert lines("heads-and-feet") == [TITLE, "", BYLINE, *numbered(4)]


def test_a_single_page_has_a_running_head_and_a_foot_too() -> None:
    text = kg.reading.read(FILES / "bulletin.pdf").text
    assert text.startswith(f"{TITLE}\n\n{WIDE_BYLINE}\n{PARAGRAPHS[0]}\n")
    assert text.endswith(f"{NUMBERS}\n") and "要情" not in text


def test_a_number_that_is_broken_off_at_the_end_of_a_line_is_whole() -> None:
    places = kg.reading.read(FILES / "bulletin.pdf").places
    assert lines("bulletin")[-1] == NUMBERS
    text = "\n".join(lines("bulletin"))
    assert any(text[place.start - 1 : place.start + 1].isdigit() for place in places)


def test_a_word_that_is_broken_off_in_a_cell_is_whole() -> None:
    assert lines("bulletin")[5:9] == ["\t".join(row) for row in BULLETIN_TABLE]


def test_a_by_line_as_wide_as_the_page_ends_above_an_indent() -> None:
    assert [name.text for name in kg.reading.read(FILES / "bulletin.pdf").authors] == ["陈知远", "林禾"]


def test_of_a_web_page_printed_whole_the_article_is_read() -> None:
    assert lines("site") == ARTICLE


def test_a_kicker_over_a_title_is_kept() -> None:
    found = text_of(
        pdf(
            drawn("Meiling and its neighbours", y=740)
            + drawn("Engineers come", y=712, size=20)
            + drawn(*["They all come by train, as one may read in the papers."] * 3, y=680)
        )
    )
    assert "Meiling and its neighbours" in found


def test_words_at_two_heights_side_by_side_are_no_columns() -> None:
    body = drawn("All who came told what they had seen there.", "Nobody had seen the sea.", y=640)
    info = drawn("Told by all who came.", x=250, y=655)
    found = text_of(pdf(drawn("A small head") + drawn("The title of all", x=250, y=668, size=22) + info + body))
    assert found.splitlines()[:3] == ["The title of all", "", "A small head"]


def test_rows_of_a_table_are_rows_though_its_head_stands_apart() -> None:
    heights = [(700, ("City", "Rank")), (660, ("Meiling", "1")), (645, ("Changting", "2")), (630, ("Yunling", "3"))]
    cells = "".join(drawn(cell, x=72 + 200 * k, y=y) for y, row in heights for k, cell in enumerate(row))
    assert text_of(pdf(cells)).split("\n")[:4] == ["\t".join(row) for _, row in heights]


def test_a_paragraph_goes_on_over_columns_and_pages() -> None:
    assert lines("office-columns") == [TITLE, "", BYLINE, *numbered(3)]


def test_a_footnote_stands_after_the_text_and_its_number_in_neither() -> None:
    assert lines("footnote") == [*ARTICLE, "本办法自2022年10月1日起施行，有效期三年。"]


def test_a_watermark_is_no_part_of_the_text() -> None:
    assert lines("watermark") == [TITLE, "", BYLINE, *PARAGRAPHS * 3]


def test_vertical_writing_is_read_from_the_right() -> None:
    assert lines("vertical")[3:] == list(PARAGRAPHS)


def test_words_keep_their_blanks() -> None:
    assert lines("english")[3:] == list(ENGLISH * 2)


@pytest.mark.parametrize("name", ["office-columns", "three-columns", "footnote"])
def test_each_printed_line_has_its_place(name: str) -> None:
    document = kg.reading.read(FILES / f"{name}.pdf")
    starts = [place.start for place in document.places]
    assert starts == sorted(set(starts))
    by_page: dict[int, list[int]] = {}
    for place in document.places:
        assert place.page and place.line
        by_page.setdefault(place.page, []).append(place.line)
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in by_page.values())


def test_a_place_is_page_and_line_of_the_original() -> None:
    document = kg.reading.read(
        pdf(
            drawn("The first line that is printed here is", "long and the second is short."),
            drawn("Another page begins."),
        )
    )
    second, third = document.text.index("long"), document.text.index("Another")
    assert [(p.page, p.line) for at in (0, second, third) if (p := document.place(at))] == [(1, 1), (1, 2), (2, 1)]
    assert document.places[1].start == second


def test_a_divided_word_is_whole() -> None:
    assert text_of(pdf(drawn("All of the muni-", "cipal office is open."))) == "All of the municipal office is open.\n"


def test_columns_that_are_drawn_row_by_row_are_read_one_after_another() -> None:
    left = [
        "We begin the story on the",
        "left side of the page and",
        "follow it downwards until",
        "the last line of all ends.",
    ]
    right = [
        "Only then does the reader",
        "go on to the other column",
        "where everything comes to",
        "its end as we all expect.",
    ]
    rows = "".join(
        drawn(a, y=700 - 15 * k) + drawn(b, x=330, y=700 - 15 * k)
        for k, (a, b) in enumerate(zip(left, right, strict=True))
    )
    text = " ".join(text_of(pdf(rows)).split())
    assert text == " ".join([*left, *right])


@pytest.mark.parametrize("folio", ["- {} -", "Page {} of 3", "{}/3", "{}"])
def test_page_numbers_are_no_part_of_the_text(folio: str) -> None:
    pages = [
        drawn(f"{word} things stand on this page.") + drawn(folio.format(k), x=300, y=40, size=9)
        for k, word in enumerate(["Many", "Other", "Few"], 1)
    ]
    assert text_of(pdf(*pages)).split() == [
        word for first in ("Many", "Other", "Few") for word in f"{first} things stand on this page.".split()
    ]


def test_text_across_the_page_in_large_type_is_left_out() -> None:
    mark = drawn("CONFIDENTIAL", x=150, y=300, size=60, matrix="0.7 0.7 -0.7 0.7")
    assert (
        text_of(pdf(mark + drawn("Only this is said.", "Nothing else is."))).split()
        == "Only this is said. Nothing else is.".split()
    )


@pytest.mark.parametrize(("turn", "x", "y"), [("0 1 -1 0", 100, 80), ("0 -1 1 0", 500, 700), ("-1 0 0 -1", 500, 300)])
def test_a_turned_page_is_read_as_if_upright(turn: str, x: int, y: int) -> None:
    rows = ["The page lies on its side and is", "read from its first line to its", "last line as a person would do."]
    assert text_of(pdf(drawn(*rows, x=x, y=y, matrix=turn))) == " ".join(rows) + "\n"


def test_invisible_text_of_a_recognized_scan_is_the_text() -> None:
    assert text_of(pdf("3 Tr " + drawn("What the scanner found."))) == "What the scanner found.\n"


def test_a_page_of_margins_alone_is_kept() -> None:
    assert text_of(pdf(drawn("Page 1"), drawn("Page 2")))
