"""Pages of newspapers' sites and of their e-papers, of county media centres and of an app's page for telephones."""

from __future__ import annotations

import json
from html import escape

from makers.article import Article
from makers.made import Made
from makers.markup import Manner, body, items, links

WIDE = Manner(paragraph="<p>{}</p>", heading="<p><strong>{}</strong></p>", indent="　　")
TRS = Manner(
    paragraph='<p style="text-align: justify; text-indent: 2em; line-height: 1.75em;">{}</p>',
    heading='<p style="text-align: justify; text-indent: 2em;"><b>{}</b></p>',
    caption='<p style="text-align: center;"><img src="./W020240518.jpg" OLDSRC="W020240518.jpg" alt="" /></p>\n<p style="text-align: center;"><font color="#808080">{}</font></p>',
)


def daily(article: Article) -> bytes:
    """An article on the site of a provincial newspaper: channels above, hot news beside, the editor below."""
    address = f"https://www.lcnews.example.com/gd/{article.date.replace('-', '/')}/c1001.shtml"
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{article.title}_要闻_岚川新闻网</title>
<meta name="keywords" content="岚川,新闻,要闻" />
<meta name="description" content="{escape(article.paragraphs[0][:60])}" />
<link rel="canonical" href="{address}" />
<script type="text/javascript" src="/js/jquery.min.js"></script>
</head><body>
<div class="top-nav"><div class="w1000">{links("首页", "时政", "经济", "社会", "文旅", "教育", "图片", "视频", "专题", between=" | ")}<span id="weather">今天 多云 18℃~26℃</span></div></div>
<div class="w1000 location">当前位置：{links("岚川新闻网", "岚川要闻", between=" &gt; ")} &gt; 正文</div>
<div class="w1000 clearfix"><div class="fl main">
<h1 class="title">{article.title}</h1>
<div class="info"><span>{article.moment}</span>　<span>来源：{article.source}</span>　<span>作者：{" ".join(article.authors)}</span>
<div class="fontsize">字号：<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a></div>
<div class="bdsharebuttonbox"><a class="bds_weixin" title="分享到微信">分享到微信</a><a class="bds_tsina">分享到微博</a></div></div>
<div class="content" id="content">
{body(article, WIDE)}
</div>
<div class="editor">责任编辑：{article.editor or "潘小舟"}</div>
<div class="statement">凡注明“来源：岚川新闻网”的所有作品，未经授权不得转载。</div>
<div class="pages"><a href="/gd/c1000.shtml">上一篇：岚川港七月吞吐量创新高</a><a href="/gd/c1002.shtml">下一篇：今晨高速因大雾临时封闭</a></div>
<div class="related"><h3>相关阅读</h3>{items("望湖论坛历届回顾：从一间茶室到国际会场", "论坛志愿者：三天走了八万步")}</div>
</div><div class="fr side"><div class="ad"><a href="/ad/1"><img src="/ad/1.gif" alt="楼盘开盘广告"></a></div>
<h3>热点排行</h3>{items("市民公园樱花进入盛花期", "地铁三号线延伸段下月试跑", "老字号糕点铺排起长队", "小学生发明节水装置获金奖")}
</div></div>
<div class="footer"><p>{links("关于我们", "广告服务", "联系我们", "网站地图", between=" | ")}</p>
<p>岚川新闻网版权所有 未经书面授权禁止使用 岚ICP备05012345号-1 互联网新闻信息服务许可证：99120240001</p>
<p>违法和不良信息举报电话：0599-8888123</p></div>
<script>var _hmt = _hmt || []; document.write("<script src='/tongji.js'><\\/script>");</script>
</body></html>
""".encode()


def epaper(article: Article) -> bytes:
    """A page of an e-paper: the printed page and its list of headlines on the left, the article on the right, all in tables."""
    return f"""<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8">
<title>平莱日报数字报-{article.title}</title>
<meta name="pagenum" content="3"><meta name="author" content="">
<style>.bt1{{font-weight:bold}} .content{{font-size:14px}}</style></head>
<body onload="autowidth()">
<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0"><tr>
<td width="400" valign="top">
 <table width="100%"><tr><td class="default"><strong>第03版：城事</strong></td><td align="right"><a class="preart" href="node_4.htm">上一版</a> <a href="node_6.htm">下一版</a></td></tr></table>
 <map name="PagePicMap"><area coords="2,3,400,300" shape="polygon" href="content_1001.htm"><area coords="2,300,400,500" shape="polygon" href="content_1002.htm"></map>
 <img src="../../images/page03.jpg" usemap="#PagePicMap">
 <table width="100%" id="main-ed-articlenav-list">
 <tr><td class="default"><a href="content_1001.htm"><div style="display:inline">{article.title}</div></a></td></tr>
 <tr><td class="default"><a href="content_1002.htm"><div style="display:inline">今年首趟赏花专列驶抵平莱</div></a></td></tr>
 <tr><td class="default"><a href="content_1003.htm"><div style="display:inline">两条公交线路下周起调整走向</div></a></td></tr></table>
</td>
<td width="600" valign="top">
 <table width="100%"><tr><td><a href="http://epaper.pldaily.example.com/" class="top">平莱日报数字报刊平台</a></td><td><a href="#">返回首页</a> <a href="#">版面导航</a> <a href="#">标题导航</a></td></tr>
 <tr><td>{article.chinese_date} 星期一</td><td>往期回顾 <select><option>2024年</option></select></td></tr></table>
 <table width="100%"><tr><td align="right"><a href="content_1000.htm">上一篇</a><a href="content_1002.htm">下一篇</a> <a href="javascript:zoomIn()">放大⊕</a> <a href="javascript:zoomOut()">缩小⊖</a> 默认</td></tr></table>
 <div id="ozoom" style="ZOOM: 100%"><founder-content>
 <table width="95%" align="center"><tr valign="top"><td class="font01" align="center">{article.title}</td></tr>
 <tr><td class="font02" align="center">{article.subtitle}</td></tr>
 <tr><td class="font02" align="center">{article.source}记者 {" ".join(article.authors)}</td></tr></table>
 <table width="95%" align="center"><tr><td class="content" align="left">
 <!--enpcontent-->{body(article, Manner(paragraph="<P>　　{}</P>", heading="<P>　　<b>{}</b></P>"))}<!--/enpcontent-->
 </td></tr></table></founder-content></div>
</td></tr></table>
<table align="center"><tr><td>平莱日报社版权所有，未经授权不得复制或镜像。主办单位：平莱日报社 技术支持：数字报业公司</td></tr></table>
</body></html>
""".encode()


def county(article: Article) -> bytes:
    """A page of a county's media centre: its article is built of divs, its time stands apart from its source."""
    manner = Manner(
        paragraph='<div class="para">　　{}</div>', heading='<div class="para"><strong>　　{}</strong></div>'
    )
    return f"""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{article.title}-白渚新闻</title>
<meta property="og:title" content="{article.title}"><meta property="og:site_name" content="白渚新闻">
</head><body>
<header><a class="logo" href="/">白渚新闻</a><nav>{links("资讯", "直播", "问政", "便民", "我的")}</nav><form><input placeholder="请输入关键词"><button>搜索</button></form></header>
<div class="detail">
<div class="detail-title">{article.title}</div>
<div class="detail-meta"><span class="from">{article.source}</span><span class="time">{article.moment}</span><span class="views"><i></i>阅读 5.2万</span></div>
<div class="audio">点击播放本文，约<em>4</em>分钟</div>
<div class="detail-body">{body(article, manner)}<div class="para">　　记者：{"、".join(article.authors)}</div></div>
<div class="detail-editor"><p>编辑：{article.editor}</p><p>校对：齐小果</p><p>监制：蒋为民</p></div>
<div class="like"><span>点赞 128</span><span>收藏</span><span>分享</span></div>
</div>
<section class="hot"><h4>热门推荐</h4>{items("白渚龙舟赛本周六开桨", "注意！县城这几条路单向通行", "县图书馆延长开放时间")}</section>
<div class="download">下载客户端，随时随地看白渚</div>
<footer>白渚县融媒体中心主办 岚ICP备2020009876号</footer>
</body></html>
""".encode()


def app(article: Article) -> bytes:
    """A page that an app shares: its data stand in a script too, the text is rendered."""
    state = {"article": {"title": article.title, "content": "".join(f"<p>{p}</p>" for p in article.paragraphs)}}
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width">
<title>{article.title}</title><meta name="apple-itunes-app" content="app-id=1"></head><body>
<div id="app"><div class="banner-open"><img src="logo.png"><span>鹤浦晚报客户端</span><button>立即打开</button></div>
<article class="news"><h1>{article.title}</h1><p class="sub"><span>{article.source}</span> <time datetime="{article.date}T07:20:00+08:00">{article.date} 07:20</time></p>
<div class="rich-text">{body(article, TRS)}</div><div class="end">责编：{article.editor}　一审：樊星　二审：高桥</div></article>
<div class="comment"><h2>全部评论（2）</h2><div class="item"><b>鹤浦网友</b><p>为家门口的好医院点赞！</p></div><div class="item"><b>阿宁</b><p>希望挂号更方便一些。</p></div></div>
<div class="recommend"><h2>猜你喜欢</h2>{items("体检报告怎么看？专家来支招", "周末义诊安排出炉")}</div><a class="float">打开客户端，体验更佳</a></div>
<script>window.__INITIAL_STATE__={json.dumps(state, ensure_ascii=False)}</script></body></html>
""".encode()


SITE = ("首页", "当前位置", "多云", "字号", "分享到", "责任编辑", "潘小舟", "凡注明", "上一篇", "下一篇", "今晨高速", "相关阅读", "八万步", "热点排行", "樱花", "地铁三号线", "关于我们", "ICP", "举报电话", "tongji")  # fmt: skip
FILES = [
    Made("daily.html", "HTML", daily, ("forum",), SITE, address="https://www.lcnews.example.com/gd/2022/09/26/c1001.shtml"),
    Made("epaper.html", "HTML", epaper, ("district",), ("上一版", "第03版", "赏花专列", "公交线路", "版面导航", "往期回顾", "放大", "缩小", "下一篇", "版权所有", "技术支持")),
    Made("county.html", "HTML", county, ("policy",), ("直播", "问政", "搜索", "阅读 5.2万", "点击播放", "编辑：", "校对", "齐小果", "监制", "点赞 128", "收藏", "热门推荐", "龙舟赛", "下载客户端", "ICP")),
    Made("app.html", "HTML", app, ("hospital",), ("立即打开", "责编", "一审", "二审", "高桥", "全部评论", "鹤浦网友", "挂号更方便", "猜你喜欢", "周末义诊", "体验更佳", "INITIAL_STATE")),
]  # fmt: skip
