"""PowerPoint, e-books and OpenDocument: read as a person sees them, whatever made them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import copy

import pptx
import pytest
from documents import MORE, TITLE, WORDS, changed, lines, original, outcomes, refusal
from handmade_files import book, chapter, open_document, saved
from pptx.util import Cm

from kg.reading import read

# PowerPoint


def slides(make: Callable[[pptx.presentation.Presentation], object]) -> bytes:
    """A presentation of python-pptx."""
    presentation = pptx.Presentation()
    make(presentation)
    return saved(presentation)


def box(slide: pptx.slide.Slide, text: str, left: float, top: float) -> None:
    slide.shapes.add_textbox(Cm(left), Cm(top), Cm(8), Cm(2)).text_frame.text = text


def test_a_slide_is_read_from_top_to_bottom_and_from_left_to_right() -> None:
    def make(presentation: pptx.presentation.Presentation) -> None:
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        box(slide, "左下", 1, 12)
        box(slide, "右上", 12, 6.2)
        box(slide, "左上", 1, 6)
        slide.shapes.title.text = TITLE
        group = slide.shapes.add_group_shape()
        group.shapes.add_textbox(Cm(1), Cm(16), Cm(4), Cm(1)).text_frame.text = "组内"

    assert lines(slides(make)) == [TITLE, "左上", "右上", "左下", "组内"]
    assert original(slides(make)).title == TITLE


def test_what_is_named_a_million_times_is_read_once() -> None:
    def make(presentation: pptx.presentation.Presentation) -> None:
        box(presentation.slides.add_slide(presentation.slide_layouts[6]), WORDS, 1, 1)
        slide = presentation.slides._sldIdLst[0]
        for _ in range(100_000):
            presentation.slides._sldIdLst.append(copy(slide))

    assert lines(changed(slides(make), {}, zipfile.ZIP_STORED)) == [WORDS]
    again = "".join('<itemref idref="i0"/>' for _ in range(100_000))
    data = book(chapter(WORDS))
    opf = zipfile.ZipFile(io.BytesIO(data)).read("OPS/a.opf").decode().replace("</spine>", again + "</spine>")
    assert lines(changed(data, {"OPS/a.opf": opf}, zipfile.ZIP_STORED)) == [WORDS]


def test_slides_have_their_tables_notes_and_numbers() -> None:
    def make(presentation: pptx.presentation.Presentation) -> None:
        first = presentation.slides.add_slide(presentation.slide_layouts[1])
        first.shapes.title.text = TITLE
        first.placeholders[1].text = WORDS
        second = presentation.slides.add_slide(presentation.slide_layouts[6])
        table = second.shapes.add_table(2, 2, Cm(1), Cm(1), Cm(9), Cm(3)).table
        for k, text in enumerate(("姓名", "单位", "顾长庚", "望岭大学")):
            table.cell(k // 2, k % 2).text = text
        second.notes_slide.notes_text_frame.text = MORE

    found = read(slides(make))
    assert found.text.split("\n") == [TITLE, WORDS, "", "姓名\t单位", "顾长庚\t望岭大学", MORE]
    assert [found.place(found.text.index(words)).page for words in (WORDS, "望岭大学\n", MORE)] == [1, 2, 2]  # type: ignore[union-attr]


def test_the_notes_of_a_slide_of_pictures_are_read() -> None:
    def make(presentation: pptx.presentation.Presentation) -> None:
        presentation.slides.add_slide(presentation.slide_layouts[6]).notes_slide.notes_text_frame.text = MORE

    assert lines(slides(make)) == [MORE]


def test_hidden_slides_and_slide_numbers_are_no_text() -> None:
    def make(presentation: pptx.presentation.Presentation) -> None:
        for text in (WORDS, "隐藏"):
            box(presentation.slides.add_slide(presentation.slide_layouts[6]), text, 1, 1)
        presentation.slides[1]._element.set("show", "0")

    assert lines(slides(make)) == [WORDS]


def test_a_presentation_without_text_is_skipped() -> None:
    data = slides(lambda presentation: presentation.slides.add_slide(presentation.slide_layouts[6]))
    assert [one.fate for one in outcomes(data)] == ["skipped"]


# E-books


def test_a_book_is_its_chapters_in_the_order_of_its_spine() -> None:
    said = f"<dc:title>{TITLE}</dc:title><dc:creator>陈知远</dc:creator><dc:creator>佚名</dc:creator><dc:date>2024-05-16T00:00:00Z</dc:date><dc:publisher>云江出版社</dc:publisher>"
    data = book(chapter(TITLE, "陈知远"), chapter(WORDS), chapter(MORE), metadata=said)
    found = original(data)
    assert (found.title, found.authors, found.date, found.publisher) == (TITLE, ("陈知远",), "2024-05-16", "云江出版社")
    assert [line for line in found.text.split("\n") if line] == [TITLE, "陈知远", WORDS, MORE]
    assert found.places[2].element == "OPS/1.xhtml#/html/body/p"


def test_authors_whom_only_the_book_itself_names_stand_below_its_title() -> None:
    said = f"<dc:title>{TITLE}</dc:title><dc:creator>陈知远、林禾</dc:creator><dc:creator>周岚</dc:creator>"
    for pages in ([chapter(TITLE, f"{WORDS}周岚说。")], [chapter(f"{WORDS}周岚说。")]):
        document = read(book(*pages, metadata=said))
        assert [line for line in document.text.split("\n") if line][:2] == [TITLE, "作者：陈知远 林禾"]
        assert [name.text for name in document.authors] == ["陈知远", "林禾", "周岚"]
        place = document.place(document.text.index("作者"))
        assert place is not None and place.element == "OPS/a.opf#/package/metadata"
    nameless = read(book(chapter("其一", WORDS), metadata=said.replace(TITLE, "未命名")))
    assert [name.text for name in nameless.authors] == ["陈知远", "林禾", "周岚"]


@pytest.mark.parametrize(
    "href",
    ["../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "..%2f..%2f..%2fetc/passwd", "https://a.example/1"],
)
def test_a_book_that_points_outside_of_itself_is_read_without_that(href: str) -> None:
    data = book(chapter(WORDS), hrefs=("0.xhtml", href))
    assert [one.original.text for one in outcomes(data) if one.original] == [WORDS]


def test_the_table_of_contents_of_a_book_is_no_text() -> None:
    data = book(chapter("目录", "第一章"), chapter(WORDS))
    opf = zipfile.ZipFile(io.BytesIO(data)).read("OPS/a.opf").decode()
    guide = '<guide><reference type="toc" href="0.xhtml"/></guide></package>'
    assert lines(changed(data, {"OPS/a.opf": opf.replace("</package>", guide)})) == [WORDS]
    nav = opf.replace('id="i0"', 'id="i0" properties="nav"')
    assert lines(changed(data, {"OPS/a.opf": nav})) == [WORDS]


def test_a_long_book_is_an_article_for_each_chapter() -> None:
    long = "".join(f"守塔{k}，" for k in range(80_000))
    data = book(chapter(long), chapter(long), chapter(""))
    assert [(one.name, one.fate) for one in outcomes(data)] == [("a, chapter 1", "read"), ("a, chapter 2", "read")]


def test_a_book_with_copy_protection_is_named_as_such() -> None:
    key = '<encryption><EncryptedData><CipherData><CipherReference URI="OPS/0.xhtml"/></CipherData></EncryptedData></encryption>'
    assert "copy protection" in refusal(book(chapter(WORDS), **{"META-INF/encryption.xml": key}))
    font = key.replace("0.xhtml", "a.ttf")
    assert lines(book(chapter(WORDS), **{"META-INF/encryption.xml": font})) == [WORDS]


# OpenDocument


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<text:p>{WORDS[:20]}\n  {WORDS[20:]}</text:p>", [f"{WORDS[:20]} {WORDS[20:]}"]),
        ("<text:p>甲<text:s text:c='2000000000'/>乙<text:tab/>丙</text:p>", ["甲 乙\t丙"]),
        ("<text:tracked-changes><text:deletion><text:p>乙</text:p></text:deletion></text:tracked-changes><text:p>甲</text:p>", ["甲"]),
        ("<text:p>甲<office:annotation><text:p>批注</text:p></office:annotation>乙</text:p>", ["甲乙"]),
        ("<text:p>甲<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note>乙</text:p><text:p>丙</text:p>", ["甲乙", "丙", "注"]),
        ("<text:p>甲<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>乙</text:p>", ["甲乙", "框"]),
        ("<text:list><text:list-item><text:p>甲</text:p></text:list-item></text:list>", ["甲"]),
        ("<text:table-of-content><text:p>目录</text:p></text:table-of-content><text:p>甲</text:p>", ["甲"]),
        ("<table:table><table:table-header-rows><table:table-row table:number-rows-repeated='9999999'><table:table-cell><text:p>姓名</text:p></table:table-cell><table:table-cell><text:p>单位</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table>", ["姓名\t单位"]),
    ],
)  # fmt: skip
def test_open_documents_are_what_is_shown(body: str, expected: list[str]) -> None:
    assert lines(open_document(body)) == expected


@pytest.mark.parametrize(
    "style",
    [
        "<text:p text:style-name='P1'>{}</text:p>",
        "<text:p text:style-name='P2'>{}</text:p>",
        "<text:h text:outline-level='1'>{}</text:h>",
    ],
)
def test_the_title_of_an_open_document_is_told_by_its_style(style: str) -> None:
    body = style.format(TITLE) + f"<text:p>{WORDS}</text:p>"
    assert original(open_document(body)).title == TITLE


def test_open_presentations_are_read_by_their_slides() -> None:
    page = "<draw:page><draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame></draw:page>"
    found = read(open_document(page.format(WORDS) + page.format(MORE), "presentation"))
    assert found.text.split("\n") == [WORDS, "", MORE]
    assert [place.page for place in found.places] == [1, 2]


def test_open_tables_and_encrypted_ones_have_their_reason() -> None:
    assert refusal(open_document("", "spreadsheet")).endswith("Save it as CSV or plain text first")
    assert (
        refusal(open_document("", manifest="<manifest:encryption-data/>"))
        == "encrypted. Save it without a password first"
    )
