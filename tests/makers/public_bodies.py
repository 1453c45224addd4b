"""Pages of governments, of party organs and of universities, in the make of their content management systems."""

from __future__ import annotations

from dataclasses import replace

from makers.article import Article, Part
from makers.made import Made
from makers.markup import Manner, body, items, links

WORD = Manner(
    paragraph='<p class="MsoNormal" style="text-indent:32.0pt;line-height:28.0pt;mso-line-height-rule:exactly"><span style=\'font-size:16.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:"Times New Roman"\'>{}<span lang="EN-US"><o:p></o:p></span></span></p>'
)
OFFICIAL = Manner(
    paragraph='<p style="text-indent: 2em; font-family: 仿宋; font-size: 16pt;">{}</p>',
    table='<table border="1" cellspacing="0" style="border-collapse:collapse;width:100%">{}</table>',
    cell='<td style="border:1px solid #000"><p style="text-align:center">{}</p></td>',
)
VSB = Manner(
    paragraph='<p style="text-indent:2em;">{}</p>',
    caption='<p class="vsbcontent_img" style="text-align:center;"><img src="/__local/A/01.jpg" width="500" vsbhref="vurl"></p><p style="text-align:center;">{}</p>',
)


def government(article: Article) -> bytes:
    """A notice in the register of open government: a table of its particulars, the text with a table, the seal line."""
    *text, unit, day = article.parts
    lines = "\n".join(f'<p style="text-align: right; padding-right: 4em;">{part.text}</p>' for part in (unit, day))
    main = body(_with(article, text), OFFICIAL)
    return f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>{article.title}_鹤浦市人民政府门户网站</title>
<meta name="SiteName" content="鹤浦市人民政府门户网站"><meta name="SiteDomain" content="www.hepu.example.com">
<meta name="ColumnName" content="市政府办公室文件"><meta name="ColumnType" content="政策文件">
<meta name="ArticleTitle" content="{article.title}"><meta name="PubDate" content="{article.date} 15:20"><meta name="ContentSource" content="{article.source}">
</head><body>
<div class="header"><div class="tools">{links("无障碍浏览", "长者助手", "登录", "注册", between="|")}</div><ul class="nav"><li>{links("网站首页", "市情概况", "政务公开", "办事服务", "互动交流", between="</li><li>")}</li></ul></div>
<div class="crumb">您所在的位置：{links("首页", "政务公开", "政策文件", between=" > ")}</div>
<table class="xxgk_head" width="900"><tr><td><b>索 引 号：</b>003410/2024-00012</td><td><b>主题分类：</b>人事、人才</td></tr>
<tr><td><b>发布机构：</b>{article.source}</td><td><b>成文日期：</b>{article.chinese_date}</td></tr>
<tr><td><b>文　　号：</b>{article.number}</td><td><b>有 效 性：</b>有效</td></tr></table>
<h1 class="xxgk_title">{article.title}</h1>
<div class="source">发布时间：{article.date}　来源：{article.source}　浏览次数：<span id="hits">1024</span>　字体：【大 中 小】</div>
<div id="zoom" class="xxgk_content">{main}
{lines}</div>
<div class="attach"><h3>附件下载</h3><a href="P020240311.docx">申报书样式.docx</a></div>
<div class="jd"><h3>相关解读</h3>{items("图解：一张图看懂英才计划", "政策问答")}</div>
<div class="opt"><a href="javascript:window.print()">打印本页</a><a href="javascript:window.close()">关闭窗口</a><div class="share">分享到：</div></div>
<div class="footer">主办：鹤浦市人民政府 承办：鹤浦市大数据中心 网站标识码：9907000012 公安备案 99070002000123号</div>
</body></html>
""".encode()


def organ(article: Article) -> bytes:
    """A notice that was pasted from Word into the site of a party organ."""
    *text, unit, day = article.parts
    seal = "".join(
        f'<p class="MsoNormal" align="right" style="text-align:right"><span style=\'font-size:16.0pt\'>{p.text}</span></p>'
        for p in (unit, day)
    )
    return f"""<html><head><meta charset="utf-8"><title>青岑组工网</title></head><body>
<div id="top"><img src="banner.jpg" alt="青岑组工网"></div>
<div id="menu">{links("首 页", "组工动态", "干部工作", "基层党建", "人才工作", "公示公告")}</div>
<div id="left"><h4>公示公告</h4>{items("青岑市第三批选调生面试公告", "青岑市优秀党务工作者公示")}</div>
<div id="right"><h2 align="center">{article.title}</h2>
<p class="info" align="center">发布时间：{article.chinese_date}　信息来源：{article.source}　点击数：3306</p><hr>
<div class="Section0">{body(_with(article, text), WORD)}{seal}</div>
<p align="right">【<a href="javascript:window.print()">打印</a>】【<a href="javascript:history.back()">返回</a>】</p></div>
<div id="bottom">中共青岑市委组织部主办　技术支持：青岑信息港</div>
</body></html>
""".encode()


def university(article: Article) -> bytes:
    """A page of a university's news site: a form around the article, its by-line a row of labels, neighbours below."""
    return f"""<!DOCTYPE html><HTML><HEAD><META content="text/html;charset=UTF-8" http-equiv="Content-Type"><TITLE>{article.title}-云泽大学新闻网</TITLE>
<META Name="keywords" Content="云泽大学新闻网,综合新闻"><META Name="pageType" Content="3"><META Name="pageTitle" Content="{article.title}">
<script>function nav_dt() {{ return "今天是"; }}</script></HEAD><BODY>
<div class="head"><div class="search">热门搜索：招生 校历 图书馆</div><ul class="menu">{"".join(f"<li>{a}</li>" for a in ("首页", "云大要闻", "综合新闻", "学术动态", "媒体云大", "光影云大"))}</ul></div>
<div class="position">当前位置: {links("首页", "综合新闻", between=" >> ")} >> 正文</div>
<form name="_newscontent_fromname"><div class="content-title"><h3>{article.title}</h3>
<i>发布日期：{article.date}&nbsp;&nbsp;&nbsp;&nbsp;作者：{" ".join(article.authors)}&nbsp;&nbsp;&nbsp;&nbsp;来源：{article.source}&nbsp;&nbsp;&nbsp;&nbsp;点击：<span id="dynclicks_wbnews_4521"></span></i></div>
<div class="content-con"><div id="vsb_content"><div class="v_news_content">
{body(article, VSB)}
<p style="text-align: right;">（摄影：{article.photographer}　编辑：{article.editor}）</p>
</div></div><div id="div_vote_id"></div></div>
<div class="prev-next"><p>上一条：<a href="4520.htm">我校田径队在省赛中夺得三金</a></p><p>下一条：<a href="4522.htm">校园歌手大赛报名启动</a></p></div>
<p align="right">【<a href="javascript:window.opener=null;window.close();">关闭</a>】</p></form>
<div class="foot">版权所有 © 云泽大学党委宣传部　地址：云泽市学府路1号　邮编：364000</div></BODY></HTML>
""".encode()


def _with(article: Article, parts: list[Part]) -> Article:
    return replace(article, parts=tuple(parts))


FILES = [
    Made("government.html", "HTML", government, ("notice",), ("无障碍浏览", "办事服务", "您所在的位置", "浏览次数", "1024", "大 中 小", "附件下载", "申报书样式", "相关解读", "一张图看懂", "打印本页", "关闭窗口", "分享到", "大数据中心", "网站标识码")),
    Made("organ.html", "HTML", organ, ("appointments",), ("组工动态", "选调生面试", "点击数", "3306", "打印", "返回", "技术支持", "青岑信息港")),
    Made("university.html", "HTML", university, ("university",), ("热门搜索", "媒体云大", "当前位置", "点击：", "上一条", "田径队", "下一条", "歌手大赛", "关闭", "版权所有", "学府路", "nav_dt")),
]  # fmt: skip
