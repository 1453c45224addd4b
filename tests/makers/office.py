"""Files that LibreOffice makes: letters, reports and newsletters with running heads, page numbers, columns, tables and footnotes."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from makers.article import Article, Part
from makers.made import Made

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in {"office": "office", "style": "style", "text": "text", "table": "table", "fo": "xsl-fo-compatible"}.items()
)  # fmt: skip
MIME = "application/vnd.oasis.opendocument.text"
OPENED = {"html": "HTML (StarWriter)", "csv": "CSV:44,34,76"}
"""How LibreOffice opens a page (not as a page of the web) and a table (with commas, in UTF-8)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a document is set."""

    head: str = ""
    """The running head."""
    foot: str = ""
    """The running foot, before the page number; `-` for the number alone, nothing for no foot."""
    columns: int = 1
    size: int = 12
    """Of the letters, in points."""
    page: tuple[str, str] = ("21cm", "29.7cm")
    footnote: str = ""
    """A note to the first sentence."""
    letterhead: str = ""
    """The red words above a government's document."""
    pasted: bool = False
    """Whether the first lines are indented by two wide blanks instead."""


def soffice(source: bytes, suffix: str, to: str) -> bytes:
    """Has LibreOffice convert a document.

    Args:
        source: its bytes.
        suffix: what it is: `fodt`.
        to: the format, with its filter where it needs one: `html:XHTML Writer File`.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"document.{suffix}")
        path.write_bytes(source)
        opened = [f"--infilter={OPENED[suffix]}"] if suffix in OPENED else []
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            ["soffice", profile, "--headless", *opened, "--convert-to", to, "--outdir", f"{folder}/out", path],
            check=True,
            capture_output=True,
        )
        [made] = Path(folder, "out").glob(f"*.{to.partition(':')[0]}")
        return made.read_bytes()


def document(article: Article, sheet: Sheet = Sheet()) -> bytes:
    """An article as a flat OpenDocument text."""
    title = "".join(f'<text:h text:style-name="{style}" text:outline-level="1">{escape(words)}</text:h>' for style, words in (("Title", article.title), ("Title", article.subtitle)) if words)  # fmt: skip
    letterhead = f'<text:p text:style-name="Red">{sheet.letterhead}</text:p>' if sheet.letterhead else ""
    number = (
        f'<text:p text:style-name="Middle">{article.number}</text:p>' if article.number and sheet.letterhead else ""
    )
    info = f'<text:p text:style-name="Middle">{article.info}</text:p>'
    body = "".join(_part(part, sheet, first=i == 0) for i, part in enumerate(article.parts))
    if sheet.columns > 1:
        body = f'<text:section text:style-name="Columns" text:name="s1">{body}</text:section>'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.3" office:mimetype="{MIME}">
{_styles(sheet)}
<office:body><office:text>{letterhead}{number}{title}{info}{body}</office:text></office:body></office:document>""".encode()


def _styles(sheet: Sheet) -> str:
    width, height = sheet.page
    head = f"<style:header><text:p>{sheet.head}</text:p></style:header>" if sheet.head else ""
    words = "" if sheet.foot == "-" else sheet.foot
    number = f'{words}第 <text:page-number text:select-page="current">1</text:page-number> 页 共 <text:page-count>1</text:page-count> 页'
    foot = f'<style:footer><text:p text:style-name="Centred">{number}</text:p></style:footer>' if sheet.foot else ""
    serif = f'style:font-name-asian="Noto Serif CJK SC" fo:font-size="{sheet.size}pt" style:font-size-asian="{sheet.size}pt"'
    indent = "" if sheet.pasted else f'fo:text-indent="{sheet.size * 2}pt"'
    return f"""<office:font-face-decls><style:font-face style:name="Noto Serif CJK SC"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties {serif} fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:line-height="150%" fo:text-align="justify" {indent}/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="0.3cm"/><style:text-properties style:font-size-asian="{sheet.size + 8}pt" fo:font-size="{sheet.size + 8}pt" style:font-weight-asian="bold"/></style:style>
<style:style style:name="Heading_20_2" style:family="paragraph"><style:text-properties style:font-size-asian="{sheet.size + 2}pt" style:font-weight-asian="bold"/></style:style>
<style:style style:name="Middle" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="0.4cm"/></style:style>
<style:style style:name="Centred" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="Seal" style:family="paragraph"><style:paragraph-properties fo:text-align="end" fo:margin-right="1.5cm"/></style:style>
<style:style style:name="Red" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:border-bottom="1pt solid #ff0000"/><style:text-properties fo:color="#ff0000" style:font-size-asian="26pt"/></style:style></office:styles>
<office:automatic-styles><style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="{width}" fo:page-height="{height}" fo:margin="2cm"/><style:header-style><style:header-footer-properties fo:margin-bottom="0.5cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>
<style:style style:name="Columns" style:family="section"><style:section-properties><style:columns fo:column-count="{sheet.columns}" fo:column-gap="0.8cm"/></style:section-properties></style:style></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm">{head}{foot}</style:master-page></office:master-styles>"""


def _part(part: Part, sheet: Sheet, *, first: bool) -> str:
    if part.kind == "table":
        rows = (
            "".join(
                f'<table:table-cell><text:p text:style-name="Centred">{cell}</text:p></table:table-cell>'
                for cell in row
            )
            for row in part.rows
        )
        return f'<table:table table:name="t1"><table:table-column table:number-columns-repeated="{len(part.rows[0])}"/>{"".join(f"<table:table-row>{row}</table:table-row>" for row in rows)}</table:table>'
    if part.kind == "heading":
        return f'<text:h text:style-name="Heading_20_2" text:outline-level="2">{escape(part.text)}</text:h>'
    words = escape(part.text, quote=False)
    if first and sheet.footnote:
        here = words.index("。")
        note = f'<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>{sheet.footnote}</text:p></text:note-body></text:note>'
        words = words[:here] + note + words[here:]
    seal = len(part.text) < 22 and (
        part.text.endswith(("办公室", "组织部")) or part.text[0] == "2" and part.text[-1] == "日"
    )
    style = "Seal" if seal else "Centred" if part.kind == "caption" else "Standard"
    return f'<text:p text:style-name="{style}">{"　　" if sheet.pasted and style == "Standard" else ""}{words}</text:p>'


def by_writer(to: str, sheet: Sheet, article: Article) -> bytes:
    """An article as LibreOffice Writer saves it in another format."""
    return soffice(document(article, sheet), "fodt", to)


def _writer(file: str, kind: str, text: str, sheet: Sheet = Sheet(), *furniture: str) -> Made:
    to = {
        "DOCX": "docx:Office Open XML Text",
        "HTML": "html:HTML (StarWriter)",
        "PDF": "pdf",
        "EPUB": "epub",
        "RTF": "rtf",
        "OpenDocument": "odt",
    }[kind]
    return Made(file, kind, partial(by_writer, to, sheet), (text,), furniture, stored=True)


RUNNING = Sheet("云泽大学新闻中心　内部资料", "-")
BRIEF = Sheet("岚川人才工作参考（内部）", "编印：岚川人才研究室　", size=14, pasted=True)
RED = Sheet(letterhead="鹤浦市人民政府办公室文件", foot="-", size=15)
NOTED = Sheet("云泽人才简讯 2024年第5期", "-", footnote="以上数据为初步统计。")
NEWSLETTER = Sheet("岚川周刊 · 城市", "-", columns=2, size=11)
SMALL_PAGE = Sheet("平莱日报 周末版", "-", size=13, page=("14.8cm", "21cm"))
FILES = [
    _writer("university.docx", "DOCX", "university", RUNNING, "内部资料", "页 共", "新闻中心"),
    _writer("notice.docx", "DOCX", "notice", RED, "页 共"),
    _writer("ranking-columns.docx", "DOCX", "ranking", NEWSLETTER, "岚川周刊", "页 共"),
    _writer("festival-footnote.docx", "DOCX", "festival", NOTED, "人才简讯", "页 共", "[1]"),
    _writer("traditional.docx", "DOCX", "traditional", Sheet(pasted=True)),
    _writer("district.pdf", "PDF", "district", SMALL_PAGE, "周末版", "页 共"),
    _writer("festival-columns.pdf", "PDF", "festival", NEWSLETTER, "岚川周刊", "页 共"),
    _writer("ranking.pdf", "PDF", "ranking", BRIEF, "工作参考", "编印", "页 共"),
    _writer("notice.pdf", "PDF", "notice", RED, "页 共"),
    _writer("oldreport.pdf", "PDF", "oldreport", Sheet(size=24), "页 共"),
    _writer("appointments.pdf", "PDF", "appointments", Sheet(foot="-", size=16)),
    _writer("enterprise.rtf", "RTF", "enterprise", Sheet("企业简讯", "-"), "企业简讯", "页 共"),
    _writer("interview.odt", "OpenDocument", "interview", NOTED, "人才简讯", "页 共"),
    _writer("wechat.epub", "EPUB", "wechat"),
    _writer("briefs.epub", "EPUB", "briefs"),
    _writer("policy-by-writer.html", "HTML", "policy"),
    _writer("enterprise-by-writer.html", "HTML", "enterprise", Sheet("企业简讯", "-"), "企业简讯", "页 共"),
]
