"""Files that Chromium makes: pages printed to PDF, saved as MHTML, and the page that its scripts have built."""

from __future__ import annotations

import base64
import json
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from browser import CHROMIUM, DRIVER, FLAGS

from makers import newspapers, public_bodies, wechat
from makers.article import Article
from makers.made import Made, Maker
from makers.markup import Manner, body

A4 = {"paperWidth": 8.27, "paperHeight": 11.69}
DATED = '<div style="font-size:8px;width:100%;padding:0 8mm;display:flex;justify-content:space-between"><span class="date"></span><span class="title"></span></div>'
NUMBERED = '<div style="font-size:8px;width:100%;padding:0 8mm;display:flex;justify-content:space-between"><span class="url"></span><span><span class="pageNumber"></span>/<span class="totalPages"></span></span></div>'
HEAD_AND_FOOT = {**A4, "displayHeaderFooter": True, "headerTemplate": DATED, "footerTemplate": NUMBERED}


def asked(page: bytes, command: str, **options: object) -> dict[str, Any]:
    """Opens a page in Chromium and gives it a command of the DevTools protocol."""
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    chromium = ChromeOptions()
    for word in (*FLAGS, "--lang=zh-CN"):
        chromium.add_argument(word)
    chromium.binary_location = CHROMIUM or ""
    with tempfile.TemporaryDirectory() as folder, Chrome(chromium, Service(DRIVER)) as driver:
        path = Path(folder, "page.html")
        path.write_bytes(page)
        driver.get(path.as_uri())
        found: dict[str, Any] = driver.execute_cdp_cmd(command, options)
        return found


def printed(maker: Maker, options: dict[str, object], article: Article) -> bytes:
    """A page as Chromium prints it, packed closer: it draws each Chinese letter as a font of its own."""
    data = asked(maker(article), "Page.printToPDF", generateTaggedPDF=False, **options)["data"]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "whole.pdf").write_bytes(base64.b64decode(data))
        small = ["--object-streams=generate", "--recompress-flate", "--compression-level=9"]
        subprocess.run(["qpdf", *small, f"{folder}/whole.pdf", f"{folder}/small.pdf"], check=True)
        return Path(folder, "small.pdf").read_bytes()


def snapshot(maker: Maker, article: Article) -> bytes:
    """A page as Chromium saves it in one file."""
    found: str = asked(maker(article), "Page.captureSnapshot", format="mhtml")["data"]
    return found.encode()


def built(maker: Maker, article: Article) -> bytes:
    """A page as its scripts have left it: what `--dump-dom` prints."""
    command = {"expression": "'<!DOCTYPE html>\\n' + document.documentElement.outerHTML", "returnByValue": True}
    page: str = asked(maker(article), "Runtime.evaluate", **command)["result"]["value"]
    return page.encode()


def columns(article: Article) -> bytes:
    """A page that sets its text in three columns below a title that spans them."""
    style = "@page{size:A4;margin:15mm} body{font-family:'Noto Serif CJK SC';font-size:10.5pt} h1{text-align:center;font-size:20pt} .by{text-align:center} .t{columns:3;column-gap:8mm;text-align:justify} .t p{text-indent:2em;margin:0} figcaption{font-size:8pt}"
    text = body(article, Manner(caption="<figure><figcaption>{}</figcaption></figure>", heading="<h3>{}</h3>"))
    return f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{article.title}</title><style>{style}</style></head><body><h1>{article.title}</h1><p class="by">{article.info}</p><div class="t">{text}</div></body></html>'.encode()


def unpaged(article: Article) -> bytes:
    """A plain page in large letters, to be printed on several sheets."""
    style = "body{font-family:'Noto Sans CJK SC';font-size:17pt;line-height:1.8} p{text-indent:2em} h1{font-size:24pt}"
    return f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{article.title}</title><style>{style}</style></head><body><h1>{article.title}</h1><div>{article.info}</div>{body(article, Manner())}</body></html>'.encode()


def scripted(article: Article) -> bytes:
    """A page that is empty until its script has run."""
    told = json.dumps(
        {"title": article.title, "info": article.info, "text": list(article.paragraphs)}, ensure_ascii=False
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>岚川工业</title></head><body><noscript>请启用脚本以浏览本站</noscript><div id="root"></div>
<script>const a = {told};
document.getElementById("root").innerHTML = '<nav><a href="/">首页</a><a href="/p">产品库</a><a href="/m">会员中心</a></nav><div class="detail"><h1>' + a.title + '</h1><div class="meta">' + a.info + '</div><div class="body">' + a.text.map(t => '<p>' + t + '</p>').join('') + '</div></div><div class="fixed">在线客服 返回顶部</div>';
document.title = a.title;</script></body></html>""".encode()  # fmt: skip


SITE = tuple(words for words in newspapers.SITE if words != "tongji")
FILES = [
    Made("daily-printed.pdf", "PDF", partial(printed, newspapers.daily, HEAD_AND_FOOT), ("forum",), (*SITE, "page.html", "1/"), stored=True),
    Made("columns-printed.pdf", "PDF", partial(printed, columns, {"preferCSSPageSize": True}), ("festival",), stored=True),
    Made("sheets-printed.pdf", "PDF", partial(printed, unpaged, HEAD_AND_FOOT), ("hospital",), ("page.html", "1/", "/3"), stored=True),
    Made("university-printed.pdf", "PDF", partial(printed, public_bodies.university, A4), ("university",), ("媒体云大", "当前位置", "点击：", "上一条", "田径队", "歌手大赛", "版权所有", "学府路"), stored=True),
    Made("wechat.mhtml", "MHTML", partial(snapshot, wechat.post), ("wechat",), ("阅读原文", "责任编辑", "卓然", "长按识别", "点击上方", "微信扫一扫"), stored=True),
    Made("daily.mhtml", "MHTML", partial(snapshot, newspapers.daily), ("forum",), SITE, stored=True),
    Made("built-by-script.html", "HTML", partial(built, scripted), ("enterprise",), ("请启用脚本", "产品库", "会员中心", "在线客服", "返回顶部"), stored=True),
]  # fmt: skip
