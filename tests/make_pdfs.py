"""Makes tests/files/pdf anew: python tests/make_pdfs.py. Needs LibreOffice, Chromium, qpdf and the font WenQuanYi Micro Hei."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILES = HERE / "files" / "pdf"

TITLE = "梅岭市出台新政引进青年工程师"
BYLINE = "2022-09-07 08:30 来源：梅岭日报 作者：陈知远 林禾"
PARAGRAPHS = (
    "9月6日，梅岭市人民政府召开新闻发布会，介绍《梅岭市青年工程师引进办法》的主要内容。市人力资源和社会保障局副局长周启明表示，今后三年全市将引进青年工程师1200名，"
    "其中博士不少于80名，并为他们提供住房、子女入学和医疗等方面的服务。",
    "根据办法，新引进的博士每人可获得安家补助30万元，硕士每人12万元，分三年发放。在县区企业工作满五年的，再给予一次性奖励5万元。用人单位每引进一名博士，可获得2万元的引才补贴。",
    "梅岭市云岭精密仪器有限公司是首批受益的企业之一。公司总经理宋澜说，去年公司引进了15名工程师，研发投入增长了23.5%，新产品的销售收入达到1.8亿元，订单已经排到明年三月。",
    "“过去我们最担心的是人来了留不住。”宋澜告诉记者，“现在市里把公寓建在园区旁边，步行十分钟就能到实验室，孩子上学也有了着落。”目前，园区一期公寓共有420套，已入住310套。",
    "下一步，梅岭市将建立青年工程师数据库，每季度发布一次紧缺岗位目录，并于11月举办第一届青年工程师大会，预计有300家企业参加。",
)
TABLE = (
    ("层次", "人数", "安家补助", "发放年限"),
    ("博士", "80", "30万元", "三年"),
    ("硕士", "420", "12万元", "三年"),
    ("本科", "700", "3万元", "两年"),
)
CAPTION = "图为青年工程师在云岭精密仪器有限公司的车间里调试设备。"
ENGLISH = (
    "The city of Meiling will bring in 1,200 young engineers within three years, the municipal government announced on Tuesday. "
    "Internationally experienced researchers receive a settlement allowance, and companies that employ them are reimbursed for part of the expenditure.",
    "Representatives of twenty-seven manufacturing enterprises described the apprenticeship programme as a considerable improvement. "
    "Administrators acknowledged that implementation nevertheless requires interdepartmental coordination.",
)


def page(body: str, style: str = "") -> str:
    """An HTML page."""
    return f"""<!doctype html><html lang="zh"><meta charset="utf-8"><title>Microsoft Word - 3.doc</title><style>
@page {{ size: A4; margin: 20mm }} body {{ font: 11pt/1.7 "WenQuanYi Micro Hei"; text-align: justify; margin: 0 }}
h1 {{ font: 20pt/1.4 "WenQuanYi Micro Hei"; text-align: center }} p {{ text-indent: 2em; margin: 0 }} .by {{ text-align: center; text-indent: 0; font-size: 9pt }}
{style}</style><body>{body}</body></html>"""


def article(style: str = "", middle: str = "", times: int = 1) -> str:
    """An article of a title, a by-line and paragraphs, `middle` between them."""
    texts = [f"<p>{one}</p>" for one in PARAGRAPHS * times]
    texts.insert(3, middle)
    return page(f"<h1>{TITLE}</h1><p class=by>{BYLINE}</p><div class=main>{''.join(texts)}</div>", style)


def table() -> str:
    """A table in HTML."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    return f"<table>{rows}</table>"


def masthead() -> str:
    """The head of a newspaper's page."""
    return "<div class=mast>梅岭日报　2022年9月7日 星期三　第2版：要闻</div>"


_COLUMNS = ".main { columns: %d; column-gap: 8mm; font-size: 10pt }"
_GRID = "table { border-collapse: collapse; width: 100%; margin: 4mm 0 } td { border: 1px solid; padding: 1mm 3mm }"
_FIGURE = ".fig { break-inside: avoid; margin: 3mm 0 } .box { height: 30mm; background: #9ab } .cap { font-size: 8pt; text-indent: 0 }"
_FIGURE_HTML = f"<div class=fig><div class=box></div><p class=cap>{CAPTION}</p></div>"

NOTICE = "梅岭市人民政府关于印发青年工程师引进办法的通知"
_NOTICE_HTML = f"""<div class=red>梅岭市人民政府文件</div><div class=number>梅政发〔2022〕9号</div><h1>{NOTICE[:10]}<br>{NOTICE[10:]}</h1>
<p style="text-indent: 0">各县（市、区）人民政府，市直各单位：</p><p>一、引进对象。{PARAGRAPHS[1]}</p><p>二、保障措施。{PARAGRAPHS[4]}</p>
<p class=sign>梅岭市人民政府&emsp;&emsp;</p><p class=sign>2022年9月5日&emsp;&emsp;</p>"""
_NOTICE_STYLE = """p, .number { font-size: 16pt } .red { font-size: 40pt; color: red; text-align: center } .number { text-align: center }
h1 { font-size: 22pt } .sign { text-align: right }"""
SECOND = "云岭公寓二期开工"
_NEWSPAPER_HTML = f"""<div class=grid><div class=mast>2022年9月7日　星期三　梅岭日报　第3版</div>
<div class=lead><h1>{TITLE}</h1><div style="columns: 2; column-gap: 6mm">{"".join(f"<p>{one}</p>" for one in PARAGRAPHS)}</div></div>
<div><h1 style="font-size: 15pt">{SECOND}</h1><p>{PARAGRAPHS[3]}</p><p>{PARAGRAPHS[1] * 2}</p></div></div>"""
_NEWSPAPER_STYLE = """.grid { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 6mm; font-size: 9pt } .lead { grid-column: 1/3 }
.mast { grid-column: 1/4; border-bottom: 1px solid }"""
FORM = (
    ("姓名", "主要成果", "单位"),
    ("宋澜", PARAGRAPHS[2], "云岭精密仪器有限公司"),
    ("苏牧", PARAGRAPHS[3], "梅岭学院"),
)
_FORM_HTML = "<table>" + "".join(
    f"<tr><td style='width: 15%'>{a}</td><td>{b}</td><td style='width: 20%'>{c}</td></tr>" for a, b, c in FORM
) + "</table>"  # fmt: skip

WIDE_BYLINE = f"{BYLINE} 第2版 编辑：方既明"
BULLETIN_TABLE = (
    ("企业", "所在园区", "引进博士", "补助"),
    ("云岭精密仪器有限公司", "东园", "15", "450万元"),
    ("梅岭微光科技", "西园", "8", "240万元"),
    ("长亭生物制药股份有限公司", "东园", "3", "90万元"),
)
NUMBERS = "办法文本的编号为20220907080001，岗位目录的编号为20220907080002，申报表的编号为20220907080003，公示表的编号为20220907080004，都可在窗口领取。"
_BULLETIN_STYLE = """body { font-size: 15pt; word-break: break-all } .head { text-indent: 0; margin: 0 0 16mm 0 } h1 { font-size: 20pt; margin: 0 }
.by { font-size: 14.5pt; margin: 0 } .foot { position: fixed; bottom: 0; width: 100%; text-align: center }
table { border-collapse: collapse; width: 100%; line-height: 1.4 } td { border: 1px solid; padding: 0; width: 25%; vertical-align: top; text-align: center }"""
_BULLETIN_HTML = f"""<p class=head>梅岭人才要情</p><h1>{TITLE}</h1><p class=by>{WIDE_BYLINE}</p><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[2]}</p>
<table>{"".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in BULLETIN_TABLE)}</table>
<p>{PARAGRAPHS[1]}</p><p>{NUMBERS}</p><div class=foot>编印：要情编辑室　第 1 页 共 1 页</div>"""
_SITE_STYLE = "p.menu { text-indent: 0; font-size: 9pt } h1 { margin: 4mm 0 }"
_SITE_HTML = f"""<ul><li>首页<li>梅岭要闻<li>部门动态<li>政策文件</ul><p class=menu>当前位置：首页 &gt; 梅岭要闻 &gt; 正文</p>
<h1>{TITLE}</h1><p class=by>{BYLINE} 点击：120 次</p><p class=menu>分享到微信　分享到微博</p>{"".join(f"<p>{one}</p>" for one in PARAGRAPHS)}
<p class=menu>责任编辑：方既明</p><p class=menu>上一篇：云岭公寓二期开工</p><p class=menu>下一篇：秋季招聘会周末举行</p>
<h3>相关阅读</h3><ul><li>青年工程师大会开始报名<li>东园食堂增设夜宵窗口</ul><p class=menu>版权所有　梅岭日报社　ICP备00000000号</p>"""

CHROMIUM = {
    "bulletin": page(_BULLETIN_HTML, _BULLETIN_STYLE),
    "site": page(_SITE_HTML, _SITE_STYLE),
    "one-column": article(),
    "two-columns": article(_COLUMNS % 2),
    "three-columns": page(
        masthead() + article(_COLUMNS % 3 + _FIGURE + ".mast { font-size: 9pt; border-bottom: 1px solid }", _FIGURE_HTML).split("<body>")[1].split("</body>")[0],
        _COLUMNS % 3 + _FIGURE + ".mast { font-size: 9pt; border-bottom: 1px solid }",
    ),
    "table": article(_GRID, table()),
    "notice": page(_NOTICE_HTML, _NOTICE_STYLE),
    "newspaper": page(_NEWSPAPER_HTML, _NEWSPAPER_STYLE),
    "form": article(_GRID, _FORM_HTML),
    "vertical": article("html { writing-mode: vertical-rl }"),
    "wide-set": article("body { letter-spacing: .35em }"),
    "watermark": article(
        ".wm { position: fixed; top: 40%; left: 10%; font-size: 60pt; color: #ddd; transform: rotate(-40deg); text-indent: 0 }",
        "<div class=wm>内部资料</div>",
        times=3,
    ),
}  # fmt: skip


def fodt(body: str, columns: int = 1, header: str = "", footer: str = "") -> str:
    """An OpenDocument text in one file."""
    foot = f"<style:footer><text:p text:style-name='C'>{footer}</text:p></style:footer>" if footer else ""
    head = f"<style:header><text:p text:style-name='C'>{header}</text:p></style:header>" if header else ""
    names = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"'
        for n, u in (("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("fo", "xsl-fo-compatible"))
    )  # fmt: skip
    font = 'fo:font-family="WenQuanYi Micro Hei" style:font-family-asian="WenQuanYi Micro Hei"'
    return f"""<?xml version="1.0" encoding="UTF-8"?><office:document {names} office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.3">
<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:line-height="150%"/>
<style:text-properties {font} fo:font-size="11pt" style:font-size-asian="11pt" fo:language="en" fo:country="US" fo:hyphenate="true"/></style:style>
<style:style style:name="P" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-indent="22pt"/></style:style>
<style:style style:name="E" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="8pt"/></style:style>
<style:style style:name="C" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/>
<style:text-properties fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>
<style:style style:name="T" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/>
<style:text-properties fo:font-size="20pt" style:font-size-asian="20pt" fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
</office:styles>
<office:automatic-styles><style:style style:name="S" style:family="section"><style:section-properties><style:columns fo:column-count="{columns}" fo:column-gap="0.8cm"/></style:section-properties></style:style>
<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/>
<style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm">{head}{foot}</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def odt_article(paragraphs: list[str], style: str = "P") -> str:
    """The body of an OpenDocument text: title, by-line, paragraphs."""
    texts = "".join(f"<text:p text:style-name='{style}'>{one}</text:p>" for one in paragraphs)
    return f"<text:p text:style-name='T'>{TITLE}</text:p><text:p text:style-name='C'>{BYLINE}</text:p><text:section text:name='s' text:style-name='S'>{texts}</text:section>"


def note(words: str) -> str:
    """A footnote."""
    return f"<text:note text:id='f1' text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>{words}</text:p></text:note-body></text:note>"


_PAGE_OF = "第<text:page-number text:select-page='current'/>页 共<text:page-count/>页"
_DASHED = "- <text:page-number text:select-page='current'/> -"


def numbered(times: int) -> list[str]:
    """A text of many different paragraphs."""
    return [f"{k}号材料。{one}" for k in range(1, times + 1) for one in PARAGRAPHS]


def _with_note() -> list[str]:
    first = PARAGRAPHS[0].replace("。市人力", f"{note('本办法自2022年10月1日起施行，有效期三年。')}。市人力", 1)
    return [first, *PARAGRAPHS[1:]]


LIBREOFFICE = {
    "office": fodt(odt_article(list(PARAGRAPHS)), footer=_DASHED),
    "heads-and-feet": fodt(odt_article(numbered(4)), header="梅岭市人才工作简报　2022年第9期", footer=_PAGE_OF),
    "office-columns": fodt(odt_article(numbered(3)), columns=2, footer=_DASHED),
    "footnote": fodt(odt_article(_with_note()), footer=_DASHED),
    "english": fodt(odt_article(list(ENGLISH * 2), "E").replace(TITLE, "Meiling Invites Young Engineers").replace(BYLINE, "6 September 2022"), columns=2),
}  # fmt: skip


def chromium(html: str, out: Path) -> None:
    """Prints a page; that of a site as a reader does, with what the browser sets above and below it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(html, "utf-8")
        bare = [] if out.stem == "site" else ["--no-pdf-header-footer"]
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", *bare, f"--print-to-pdf={out}", source.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip


def libreoffice(text: str, out: Path) -> None:
    """Exports an OpenDocument text."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"{out.stem}.fodt")
        source.write_text(text, "utf-8")
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", out.parent, source],
            check=True, capture_output=True,
        )  # fmt: skip


def main(names: list[str]) -> None:
    """Makes the files named, or all."""
    FILES.mkdir(parents=True, exist_ok=True)
    pack = ["qpdf", "--object-streams=generate", "--recompress-flate", "--compression-level=9", "--replace-input"]
    for made, make in ((CHROMIUM, chromium), (LIBREOFFICE, libreoffice)):
        for name, source in made.items():
            if not names or name in names:
                make(source, FILES / f"{name}.pdf")
                subprocess.run([*pack, FILES / f"{name}.pdf"], check=True)
    for name, password in (("password", "geheim"), ("no-password", "")):
        lock = ["qpdf", "--encrypt", password, "other", "256", "--"]
        subprocess.run([*lock, FILES / "office.pdf", FILES / f"{name}.pdf"], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
