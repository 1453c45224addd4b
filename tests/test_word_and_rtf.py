"""Word and RTF: read as a person sees them, whatever made them; who edited an article is no part of it in any format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from documents import ARTICLE, BYLINE, MORE, TITLE, WORDS, lines, original, refusal, zipped
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from handmade_files import book, chapter, open_document, saved
from listener import listening

from kg.reading import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def word(body: str, *, namespace: str = W, before: str = "", **parts: str) -> bytes:
    """A Word document with this body."""
    document = f'<?xml version="1.0"?>{before}<w:document {namespace}><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": document, **parts})


def p(text: str, more: str = "") -> str:
    return f"<w:p>{more}<w:r><w:t>{text}</w:t></w:r></w:p>"


def written(make: Callable[[docx.document.Document], object]) -> bytes:
    """A document of python-docx."""
    document = docx.Document()
    make(document)
    return saved(document)


# Word


def test_a_word_document_reads_as_its_plain_text() -> None:
    def make(document: docx.document.Document) -> None:
        document.add_heading(TITLE, 0)
        for text in (BYLINE, WORDS, MORE):
            document.add_paragraph(text)

    document, plain = read(written(make)), read(ARTICLE.encode())
    assert (document.title, document.date, document.publisher or document.source) == (TITLE, "2024-05-16", "云江新闻")
    assert [name.text for name in document.authors] == [name.text for name in plain.authors] == ["陈知远"]
    assert document.text.split() == plain.text.split()


def test_the_large_centred_lines_below_the_letterhead_are_the_title() -> None:
    def make(document: docx.document.Document) -> None:
        for text, size in (
            ("云灯市人民政府文件", 30),
            ("云灯发〔2024〕5号", 12),
            ("关于印发守塔人", 22),
            ("培养办法的通知", 22),
        ):
            paragraph = document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(text).font.size = Pt(size)
        document.add_paragraph(WORDS)

    assert original(written(make)).title == "关于印发守塔人培养办法的通知"


def test_a_subtitle_is_part_of_the_title() -> None:
    def make(document: docx.document.Document) -> None:
        for text, style in (
            (TITLE, "Title"),
            ("望岭大学教授出席", "Subtitle"),
            ("——记守塔人", "Normal"),
            (BYLINE, "Normal"),
            (WORDS, "Normal"),
        ):
            document.add_paragraph(text, style)

    found = read(written(make))
    assert found.title == read(f"{TITLE}\n望岭大学教授出席\n——记守塔人\n\n{BYLINE}\n\n{WORDS}\n".encode()).title
    assert found.date == "2024-05-16"


@pytest.mark.parametrize(("named", "title"), [(TITLE, TITLE), ("新建 Microsoft Word 文档", None), ("", None)])
def test_the_title_in_the_properties_counts_only_if_the_text_shows_it(named: str, title: str | None) -> None:
    def make(document: docx.document.Document) -> None:
        document.core_properties.title = named
        document.core_properties.author = "管理员"
        for text in (TITLE, WORDS):
            document.add_paragraph(text)

    assert (original(written(make)).title, original(written(make)).authors) == (title, ())


def test_a_section_heading_amid_the_text_is_no_title() -> None:
    def make(document: docx.document.Document) -> None:
        document.add_paragraph(WORDS)
        document.add_heading("一、守塔人", 1)

    assert original(written(make)).title is None


def test_headers_and_footers_are_no_part_of_the_text() -> None:
    def make(document: docx.document.Document) -> None:
        document.add_paragraph(WORDS)
        document.sections[0].header.paragraphs[0].text = "内部资料"
        document.sections[0].footer.paragraphs[0].text = "第1页"

    assert lines(written(make)) == [WORDS]


def test_a_table_is_a_line_for_each_row_and_merged_cells_stand_once() -> None:
    def make(document: docx.document.Document) -> None:
        table = document.add_table(3, 3)
        for row, texts in enumerate(
            (("姓名", "单位", "职务"), ("顾长庚", "望岭大学", "教授"), ("", "望岭大学", "讲师"))
        ):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(0, 1).merge(table.cell(0, 2)).text = "单位"

    assert lines(written(make)) == ["姓名\t单位", "顾长庚\t望岭大学\t教授", "望岭大学\t讲师"]


def test_a_frame_of_one_cell_gives_the_paragraphs_in_it() -> None:
    body = f"<w:tbl><w:tr><w:tc>{p(WORDS)}{p(MORE)}</w:tc></w:tr></w:tbl>"
    assert lines(word(body)) == [WORDS, MORE]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<w:p><w:ins>{p('甲')[5:-6]}</w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>", ["甲"]),
        (f"<w:p><w:moveFrom>{p('乙')[5:-6]}</w:moveFrom><w:moveTo>{p('甲')[5:-6]}</w:moveTo></w:p>", ["甲"]),
        (f"{p('守塔', '<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>')}{p('人大会')}", ["守塔人大会"]),
        (f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('乙')}</w:tc></w:tr></w:tbl>{p('甲')}", ["甲"]),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r><w:r><w:t>甲</w:t></w:r></w:p>", ["甲"]),
        ('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>甲</w:t></w:r></w:p>', ["甲"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>", ["甲"]),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt></w:p>", ["甲"]),
        (f"<w:p><w:hyperlink>{p('甲')[5:-6]}</w:hyperlink></w:p>", ["甲"]),
        ("<w:p><w:r><w:t>2019</w:t><w:noBreakHyphen/><w:t>2024</w:t></w:r></w:p>", ["2019-2024"]),
        ("<w:p><w:r><w:t>守塔</w:t><w:softHyphen/><w:t>人</w:t></w:r></w:p>", ["守塔人"]),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>甲</w:t></w:r></w:p>', ["☑甲"]),
        ("<w:p><w:r><w:ruby><w:rt><w:r><w:t>jia</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>", ["甲"]),
        ("<w:p><w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:r><w:t>甲</w:t></w:r></w:p>", ["甲"]),
        (f"<w:p><w:r><w:t>{WORDS}</w:t><w:br/><w:t>{MORE}</w:t></w:r></w:p>", [WORDS, MORE]),
        (f"<w:p><w:r><w:t>{WORDS[:20]}</w:t><w:br/><w:t>{WORDS[20:]}</w:t></w:r></w:p>", [WORDS]),
        ('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>', ["甲"]),
        (f'{p("目录一 1", "<w:pPr><w:pStyle w:val=" + chr(34) + "TOC1" + chr(34) + "/></w:pPr>")}{p("甲")}', ["甲"]),
    ],
)  # fmt: skip
def test_a_paragraph_is_what_is_shown(body: str, expected: list[str]) -> None:
    assert lines(word(body)) == expected


def test_a_text_box_stands_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('框中')}</w:txbxContent>"
    twice = f'<mc:AlternateContent xmlns:mc="m"><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    assert lines(word(f"<w:p><w:r><w:t>甲</w:t>{twice}<w:t>乙</w:t></w:r></w:p>{p('丙')}")) == ["甲乙", "框中", "丙"]


def test_footnotes_stand_at_the_end_in_the_order_of_the_text() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:id="0">{p("分隔")}</w:footnote><w:footnote w:id="2">{p("注二")}</w:footnote><w:footnote w:id="1">{p("注一")}</w:footnote></w:footnotes>'
    links = '<Relationships><Relationship Id="a" Type="x/footnotes" Target="footnotes.xml"/></Relationships>'
    body = (
        '<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id="1"/><w:t>乙</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    made = word(body, **{"word/footnotes.xml": notes, "word/_rels/document.xml.rels": links})
    assert lines(made) == ["甲乙", "注一", "注二"]


def test_strict_documents_are_read() -> None:
    assert lines(word(p(WORDS), namespace=STRICT)) == [WORDS]


def test_each_line_leads_back_to_its_paragraph() -> None:
    found = read(word(p(TITLE) + "<w:p/>" + p(WORDS)))
    place = found.place(found.text.index(WORDS))
    assert place is not None and place.element == "word/document.xml#paragraph 3"


def test_nothing_that_a_document_names_is_fetched_or_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("机密")
    with listening() as heard:
        entity = f'<!DOCTYPE w:document SYSTEM "{heard.address}/a.dtd" [<!ENTITY x SYSTEM "file://{tmp_path}/secret"><!ENTITY y SYSTEM "{heard.address}/b">]>'
        links = "".join(
            f'<Relationship Id="r{k}" Type="x/{kind}" Target="{heard.address}/{kind}" TargetMode="External"/>'
            for k, kind in enumerate(("attachedTemplate", "image", "oleObject", "aFChunk", "footnotes", "styles"))
        )
        body = p(f"&x;{WORDS[:9]}&x;&y;{WORDS[9:]}&y;") + '<w:altChunk xmlns:r="r" r:id="r3"/>'
        parts = {"word/_rels/document.xml.rels": f"<Relationships>{links}</Relationships>"}
        assert lines(word(body, before=entity, **parts)) == [WORDS]
    assert heard.calls == 0


def test_entities_that_grow_are_not_resolved() -> None:
    grow = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefghi", "bcdefghij", strict=True)
    )
    assert "word/document.xml in it is damaged" in refusal(word(p("甲&j;乙"), before=grow + "]>"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            written(lambda d: d.add_paragraph(WORDS))[:-200],
            "a truncated ZIP: the table of contents at its end is missing",
        ),
        (zipped({"[Content_Types].xml": TYPES, "word/a.xml": "x"}), "it has no text part. Save or download it again"),
        (word("<w:p>").replace(b"x", b"x"), "word/document.xml in it is damaged"),
        (word("<w:p/>"), "a Word document without text"),
        (word("<w:sdt>" * 5000 + "</w:sdt>" * 5000), "word/document.xml in it is damaged"),
        (word(p("".join(f"守{k}" for k in range(300_000)))), "more than the 2 MB that one article may have"),
        (word(p("\x20" * 99_000_000)), "unpacks to more than 200 times its size"),
    ],
    ids=["truncated", "no text part", "no XML", "empty", "nested", "too long", "bomb"],
)
def test_a_bad_document_has_its_reason(data: bytes, reason: str) -> None:
    assert reason in refusal(data, "a.docx")


@pytest.mark.parametrize("end", ["（责任编辑：周岚）", "责任编辑：周岚 审核：林禾", "编辑 周岚"])
def test_who_edited_an_article_is_no_part_of_it(end: str) -> None:
    in_rtf = "".join("".join(f"\\u{ord(c)}?" for c in line) + "\\par " for line in (TITLE, WORDS, MORE, end))
    texts = [
        original(word(p(TITLE) + p(WORDS) + p(MORE) + p("") + p(end))).text,
        original(book(chapter(TITLE, WORDS), chapter(MORE, end))).text,
        original(open_document("".join(f"<text:p>{line}</text:p>" for line in (TITLE, WORDS, MORE, end)))).text,
        original(f"{{\\rtf1 {in_rtf}}}".encode()).text,
    ]
    assert [text.split("\n")[-1] for text in texts] == [MORE] * 4


def test_who_wrote_an_article_stays_in_it_with_its_editor() -> None:
    for end in ("作者：陈知远 责任编辑：周岚", "文/陈知远 编辑/周岚"):
        assert lines(word(p(TITLE) + p(WORDS) + p(end)))[-1] == end
    assert lines(word(p("责任编辑：周岚"))) == ["责任编辑：周岚"]


# RTF


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (rb"{\rtf1\ansi\ansicpg936 \'ca\'d8\'cb\'fe\'c8\'cb}", ["守塔人"]),
        (rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset134 \'cb\'ce;}}\f1 \'ca\'d8{\b \'cb\'fe}\'c8\'cb}", ["守塔人"]),
        (rb"{\rtf1\uc1 \u23432?\u22612?\u20154?\par\u30002\'3f}", ["守塔人", "甲"]),
        (rb"{\rtf1\uc2\u30002\'bc\'d7\u20057\'d2\'d2}", ["甲乙"]),
        (rb"{\rtf1{\info{\title x}}{\header x}{\*\generator x;}{\pict\bin4 {}}}}a{\v b}{\deleted c}d}", ["ad"]),
        (rb"{\rtf1\pard\intbl a\par b\cell c\cell\row\pard d}", ["a b\tc", "d"]),
        (rb"{\rtf1{\listtext 1.}a\par{\field{\*\fldinst HYPERLINK}{\fldrslt b}}}", ["a", "b"]),
        (rb"{\rtf1 a{\footnote\pard n\par}b\par c}", ["ab", "c", "n"]),
        (rb"{\rtf1 \u-10179?\u-8704?}", ["😀"]),
        (rb"{\rtf1 a}}}}}}} b", ["a b"]),
        (rb"{\rtf1{\i0\*\cs7 a}\cell b\cell}", ["a\tb"]),
    ],
)  # fmt: skip
def test_rtf_is_read_in_its_own_encodings(data: bytes, expected: list[str]) -> None:
    assert lines(data) == expected


def test_rtf_nested_deep_is_read_at_once() -> None:
    assert lines(rb"{\rtf1 " + b"{" * 300_000 + b"a" + b"}" * 300_000 + b"}") == ["a"]
