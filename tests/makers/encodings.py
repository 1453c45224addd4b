"""Pages whose bytes are not what they say, of the years when pages were tables, and in Traditional Chinese."""

from __future__ import annotations

import json

from makers.article import Article
from makers.made import Made
from makers.markup import Manner, body, items, links

OLD = Manner(
    paragraph="　　{}<br>\n<br>",
    heading="　　<b>{}</b><br>\n<br>",
    caption="<center><img src=p1.jpg><br>{}</center><br>",
)


def simple(article: Article, charset: str) -> str:
    """A small site's page of about 2008: divs with ids, a copyright line, a counter."""
    said = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    return f"""<html><head>{said}<title>{article.title} - 岚川企业在线</title></head><body>
<div id="nav">{links("首页", "企业", "产品", "供求", "论坛", between=" - ")}</div>
<div id="article"><h2>{article.title}</h2>
<p class="date">{article.moment}　来源：{article.source}　作者：{" ".join(article.authors)}　点击：356次</p>
{body(article, Manner(caption="<p align=center>{}</p>"))}
<p class="bj">（编辑：{article.editor}）</p></div>
<div id="side"><h3>推荐企业</h3>{items("金桥包装厂诚征代理", "二手机床低价转让")}</div>
<div id="copy">Copyright 2008-2024 岚川企业在线 技术支持：小蜜蜂建站</div></body></html>
"""


def wrong_charset(article: Article) -> bytes:
    """GBK that says UTF-8."""
    return simple(article, "utf-8").encode("gbk")


def no_charset(article: Article) -> bytes:
    """GBK that says nothing."""
    return simple(article, "").encode("gbk")


def wide(article: Article) -> bytes:
    """UTF-16 with its mark, as an old Windows program saves it; it says gb2312 as before."""
    return simple(article, "gb2312").encode("utf-16")


def nineties(article: Article) -> bytes:
    """Tables in tables, words in fonts, paragraphs parted by line breaks."""
    text = f"""<HTML>
<HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312">
<META NAME="GENERATOR" CONTENT="Microsoft FrontPage 3.0">
<TITLE>{article.source}电子版</TITLE>
</HEAD>
<BODY BGCOLOR="#FFFFFF" TEXT="#000000" BACKGROUND="back.gif">
<TABLE BORDER=0 WIDTH=760 ALIGN=CENTER CELLPADDING=0><TR><TD COLSPAN=2 BGCOLOR="#003399"><FONT COLOR="#FFFFFF" SIZE=2>{links("要闻", "农村", "文化", "副刊", "广告", between="｜")}</FONT></TD></TR>
<TR><TD WIDTH=140 VALIGN=TOP BGCOLOR="#CCCCFF"><FONT SIZE=2>{links("化肥供应充足", "县剧团下乡演出", "三伏天防中暑常识", between="<BR>")}<BR><IMG SRC="count.gif">您是第00123位访客</FONT></TD>
<TD WIDTH=620 VALIGN=TOP><TABLE BORDER=0 WIDTH="100%"><TR><TD ALIGN=CENTER><FONT SIZE=5 FACE="黑体" COLOR="#CC0000"><B>{article.title}</B></FONT></TD></TR>
<TR><TD ALIGN=CENTER><FONT SIZE=2>{article.source} {article.chinese_date} 第一版　记者 {" ".join(article.authors)}</FONT><HR SIZE=1></TD></TR>
<TR><TD><FONT SIZE=3 FACE="宋体">
{body(article, OLD)}</FONT></TD></TR></TABLE>
<P ALIGN=CENTER><FONT SIZE=2><A HREF="javascript:history.go(-1)">返回上页</A> <A HREF="mailto:lybao@example.com">给编辑写信</A></FONT></TD></TR>
<TR><TD COLSPAN=2 ALIGN=CENTER><FONT SIZE=2>本站建议使用800×600分辨率浏览</FONT></TD></TR></TABLE>
</BODY></HTML>
"""
    return text.encode("gb2312")


def big5(article: Article) -> bytes:
    """Traditional Chinese in Big5, as a college's paper was put on the net."""
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"><title>{article.source}電子報</title></head>
<body><div class="menu"><a href="1">首頁</a> <a href="2">焦點</a> <a href="3">校園</a> <a href="4">訂閱電子報</a></div>
<div class="news"><h1>{article.title}</h1><div class="by">記者{article.authors[0]}／{article.date.replace("-", "/")}　來源：{article.source}</div>
{body(article, Manner(indent="　　"))}</div>
<div class="foot">本網站內容未經授權不得轉載　瀏覽人次：8810</div></body></html>""".encode("big5")


def structured(article: Article) -> bytes:
    """A paper that tells search engines all in JSON-LD, and shows a reader more than that."""
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": "https://www.cwtimes.example.com/story/7/4812"},
        "headline": article.title,
        "datePublished": f"{article.date}T10:12:00+08:00",
        "dateModified": f"{article.date}T18:40:00+08:00",
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": {
            "@type": "Organization",
            "name": article.source,
            "logo": {"@type": "ImageObject", "url": "https://www.cwtimes.example.com/logo.png"},
        },
    }
    return f"""<!DOCTYPE html><html lang="zh-Hant"><head><meta charset="utf-8"><title>{article.title} | 地方 | {article.source}</title>
<script type="application/ld+json">{json.dumps(told, ensure_ascii=False)}</script></head><body>
<header><nav><ul><li><a href="/">要聞</a></li><li><a href="/l">地方</a></li><li><a href="/e">財經</a></li><li><a href="/v">影音</a></li></ul></nav><button>登入會員</button></header>
<main><article><h1>{article.title}</h1><section class="authors"><span>記者 {article.authors[0]}／報導</span><time>{article.date} 10:12</time></section>
<div class="story">{body(article, Manner())}</div>
<div class="inline-ad">廣告 請繼續往下閱讀</div></article>
<aside><h2>延伸閱讀</h2>{items("夜市週末封街，停車資訊看這裡", "連假國道易壅塞路段一次看")}</aside></main>
<footer>©{article.source} 著作權所有 隱私權政策</footer></body></html>""".encode()


def told_to_machines(article: Article) -> bytes:
    """Simplified Chinese with JSON-LD in a graph of several nodes; the page shows date and paper only there."""
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "岚川经济网", "url": "https://jj.example.com/"},
            {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "数据"}]},
            {
                "@type": ["NewsArticle"],
                "headline": article.title,
                "datePublished": f"{article.date}T08:00:00Z",
                "author": {"@type": "Person", "name": article.authors[0]},
                "publisher": {"@type": "Organization", "name": article.source},
            },
        ],
    }
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{article.title}</title><script type="application/ld+json">
{json.dumps(graph, ensure_ascii=False, indent=1)}</script></head><body><div class="wrap"><div class="tabs">{links("数据", "研报", "行情", "快讯")}</div>
<h1>{article.title}</h1><p class="writer">文/{article.authors[0]}</p>
{body(article, Manner())}
<div class="risk">风险提示：以上内容仅供参考，不构成投资建议。</div>
<div class="quote">行情中心 <span>岚川综指 3021.55 +0.42%</span></div></div></body></html>""".encode()


SMALL = ("供求", "点击：", "编辑：", "推荐企业", "诚征代理", "二手机床", "Copyright", "小蜜蜂建站")
FILES = [
    Made("gbk-that-says-utf8.html", "HTML", wrong_charset, ("hospital",), SMALL),
    Made("gbk-that-says-nothing.html", "HTML", no_charset, ("enterprise",), SMALL),
    Made("utf16-that-says-gb2312.html", "HTML", wide, ("festival",), SMALL),
    Made("nineties.html", "HTML", nineties, ("oldreport",), ("副刊", "化肥供应", "县剧团", "三伏天", "访客", "返回上页", "给编辑写信", "800×600", "第一版")),
    Made("big5.html", "HTML", big5, ("traditional",), ("首頁", "焦點", "訂閱電子報", "未經授權", "瀏覽人次")),
    Made("structured.html", "HTML", structured, ("traditional",), ("財經", "影音", "登入會員", "廣告", "繼續往下閱讀", "延伸閱讀", "停車資訊", "易壅塞", "著作權", "隱私權"), address="https://www.cwtimes.example.com/story/7/4812"),
    Made("told-to-machines.html", "HTML", told_to_machines, ("ranking",), ("研报", "行情", "快讯", "风险提示", "投资建议", "3021.55")),
]  # fmt: skip
