"""Web pages as sites of many makes build them, around articles of our own, and what is read of them."""

from __future__ import annotations

from kg.reading import Document

NAVIGATION = """<div class="header"><div class="logo"><a href="/"><img src="logo.png" alt="云灯新闻网"></a></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/yw/">要闻</a></li><li><a href="/sz/">时政</a></li><li><a href="/js/">教育</a></li></ul>
<div class="today">今天是2026年3月1日 星期日</div></div>"""
CRUMBS = '<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/yw/">要闻</a> &gt; 正文</div>'
SIDE = """<div class="sidebar"><h3>热点排行</h3><ul><li><a href="/1.html">云灯市召开春季招聘工作部署会</a> 2026-02-11</li>
<li><a href="/2.html">望岭大学新校区启用，首批学生入住</a> 2026-02-10</li><li><a href="/3.html">全市气温回升，市民踏青赏花</a> 2026-02-09</li></ul></div>"""
FOOTER = """<div class="footer"><p>云灯市融媒体中心主办　版权所有　未经授权不得转载</p><p>灯ICP备12345678号　联系电话：010-12345678</p>
<p>Copyright © 2009-2026 All Rights Reserved</p></div>"""
RELATED = """<div class="xgyd"><h4>相关阅读</h4><ul><li><a href="/8.html">守塔人大会筹备就绪</a></li><li><a href="/9.html">守塔人招募启动</a></li></ul></div>
<p>上一篇：<a href="/4.html">云灯市发布三月天气预报</a></p><p>下一篇：<a href="/5.html">望岭县举行植树活动</a></p>"""
TITLE = "云灯市举办守塔人大会"
BODY = (
    "5月16日，云灯市举办首届守塔人大会，望岭大学教授顾长庚出席开幕式并致辞。",
    "会上，云灯市人民政府与望岭大学签署合作协议，双方将共建灯塔研究院，首批投入八百万元。",
    "“守塔人要耐得住寂寞，也要看得见远方。”顾长庚说，研究院三年内将培养青年工程师六十名。",
)
INFO = "2024-05-17 08:30　来源：云灯日报　作者：顾行舟"


def paragraphs(*lines: str, tag: str = "p") -> str:
    return "\n".join(f"<{tag}>{line}</{tag}>" for line in lines)


def page(main: str, *, title: str = f"{TITLE}_云灯新闻网", head: str = "", around: bool = True) -> str:
    """A page with its navigation, side bar and footer around the main part."""
    before, after = (NAVIGATION + CRUMBS, SIDE + FOOTER) if around else ("", "")
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>{head}'
        f"<script>var today = new Date();</script><style>p {{ margin: 0 }}</style></head><body>{before}{main}{after}</body></html>"
    )


def article(body: str = "", *, title: str = TITLE, info: str = INFO, after: str = "") -> str:
    """The usual main part: heading, info line, text."""
    text = body or paragraphs(*BODY)
    return f'<div class="article"><h1>{title}</h1><div class="info">{info}</div><div class="content">{text}</div>{after}</div>'


def makes() -> dict[str, str]:
    """One article, built in many ways."""
    return {
        "news site": page(article(after=RELATED)),
        "heading in a table": page(f'<table width="760"><tr><td align="center"><b><font size="5">{TITLE}</font></b></td></tr><tr><td>{INFO}</td></tr><tr><td>{"<br><br>".join("　　" + b for b in BODY)}</td></tr></table>'),
        "one div with breaks": page(article("<br>".join("&nbsp;&nbsp;&nbsp;&nbsp;" + b for b in BODY))),
        "paragraphs within sections": page(article("".join(f"<section><section><p><span>{b}</span></p></section></section>" for b in BODY))),
        "a span a word": page(article("".join(f"<p>{''.join(f'<span style=color:#333>{c}</span>' for c in b)}</p>" for b in BODY))),
        "no paragraphs closed": page(article("".join(f"<p>{b}" for b in BODY))),
        "upper case": page(article("".join(f"<P ALIGN=left>{b}</P>" for b in BODY)).replace("<h1>", "<H1>").replace("</h1>", "</H1>")),
        "source lines broken": page(article(paragraphs(*(b[:9] + "\n      " + b[9:] for b in BODY)))),
        "heading of a class": page(f'<div class="main"><p class="article-title">{TITLE}</p><p class="source">{INFO}</p><div id="zoom">{paragraphs(*BODY)}</div></div>'),
        "info in spans": page(f'<div class="main"><h2>{TITLE}</h2><div><span class="date">2024-05-17 08:30</span><span class="from">来源：云灯日报</span><span class="author">作者：顾行舟</span></div><div class="TRS_Editor">{paragraphs(*BODY)}</div></div>'),
        "comments below": page(article(after='<div class="pl"><h3>网友评论</h3><div><b>潮声</b><p>写得真好，守塔人不容易，希望研究院早日建成。</p></div><div><b>远山</b><p>我爷爷当年就是守塔人，看到这条新闻很激动，也很怀念。</p></div></div>')),
        "editor and buttons": page(article(after='<p>（责任编辑：沈一鸣）</p><div class="tools"><a href="#">【打印】</a><a href="#">【关闭】</a></div><div>分享到：<a>微信</a><a>微博</a></div><p>扫码关注云灯发布</p>')),
        "cut off": page(article(after=RELATED)).split('<div class="xgyd">')[0][:-4],
        "html5": page(f"<main><article><header><h1>{TITLE}</h1><p>{INFO}</p></header>{paragraphs(*BODY)}<footer>编辑：沈一鸣　审核：丁一</footer></article></main>"),
        "ends in the midst": page(article()).replace(CRUMBS, "</body></html>" + CRUMBS),
        "definition of entities": page(article()).replace("<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://127.0.0.1:9/x.dtd" [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    }  # fmt: skip


def weixin(body: str, *, title: str = TITLE, author: str = "顾行舟") -> str:
    """An article of an account of WeChat as a browser saves it."""
    return f"""<!-- saved from url=(0047)https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv -->
<!DOCTYPE html><html><head><meta charset="utf-8"><title></title><meta property="og:title" content="{title}"><meta property="og:site_name" content="微信公众平台">
<meta name="author" content="{author}"></head><body id="activity-detail"><div class="rich_media"><div class="rich_media_area_primary">
<h1 class="rich_media_title" id="activity-name">

                {title}
</h1><div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">{author}</span>
<span class="rich_media_meta rich_media_meta_nickname"><a href="javascript:void(0);" id="js_name">云灯发布
</a></span><em id="publish_time" class="rich_media_meta rich_media_meta_text"></em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">
<section><p>点击上方<strong>蓝字</strong>关注我们</p></section>{body}
<section><section><p><strong>往期推荐</strong></p></section><p><a href="https://mp.weixin.qq.com/s/1">守塔人招募启动</a></p><p><a href="https://mp.weixin.qq.com/s/2">灯塔开放日来了</a></p></section>
<section><p>来源：云灯日报</p><p>编辑：沈一鸣</p><p>校对：丁一　审核：方远</p></section><section><p>长按二维码关注我们</p></section></div>
<div class="rich_media_tool"><a>阅读原文</a> 阅读 <span>1024</span> 赞 在看</div></div></div>
<script>var msg_title = '{title}'.html(false); var ct = "1715875200"; var nickname = htmlDecode("云灯发布");</script></body></html>"""


def lines(document: Document) -> list[str]:
    """The lines of an article as read."""
    return [line for line in document.text.split("\n") if line]


def authors(document: Document) -> list[str]:
    """Who wrote it."""
    return [name.text for name in document.authors]
