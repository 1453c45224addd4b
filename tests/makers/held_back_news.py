"""Pages held back from the readers' authors: other newspapers, portals, apps and blogs."""

from __future__ import annotations

import json
from datetime import datetime

from makers.article import Article
from makers.made import Made
from makers.markup import Manner, body, items, links


def agency(article: Article) -> bytes:
    """A news agency's page: the date is in pieces, the by-line ends the text."""
    year, month, day = article.date.split("-")
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="publishdate" content="{article.date}"><meta name="source" content=""><title>
{article.title}-岚川通讯社
</title></head><body><div class="domMobile"><div class="mheader">{links("首页", "学习进行时", "高层", "国际")}</div></div>
<div class="header domPC"><div class="header-top"><div class="header-time left"><span class="year"><em>{year}</em></span><span class="day"><em>{month}</em>/<em>{day}</em></span><span class="time">10:18:44</span></div>
<div class="source">来源：{article.source}</div></div><div class="head-line"><h1><span class="title">{article.title}</span></h1>
<div class="share"><span>分享到：</span><a href="javascript:void(0)">微信</a><a>微博</a></div></div></div>
<div class="main clearfix"><div class="main-left left"><div id="detail">{body(article, Manner(indent="　　"))}<p>　　（记者{"、".join(article.authors)}）</p></div>
<div class="columBox"><div class="editor">【纠错】 【责任编辑:{article.editor}】</div></div></div>
<div class="main-right right"><div class="columBox book"><h2>阅读下一篇：</h2>{items("江心洲湿地迎来今年第一批候鸟", "小满时节麦田忙")}</div></div></div>
<div class="foot">Copyright © 岚川通讯社 010020010330000000000000011100001310041234</div></body></html>""".encode()


def portal(article: Article) -> bytes:
    """A portal that prints accounts' articles: the original title, its own invitations, a statement."""
    stamp = int(datetime.fromisoformat(f"{article.date}T08:30:00+08:00").timestamp() * 1000)
    return f"""<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{article.title}_城市_创新_活力</title><meta charset="utf-8">
<meta property="og:title" content="{article.title}"><meta property="og:url" content="www.souwang.example.com/a/741_1200"><meta property="og:release_date" content="{article.date} 08:30"><meta name="mediaid" content="{article.source}"></head>
<body class="article-page"><header id="main-header" class="area"><div class="head-nav">{links("首页", "新闻", "体育", "汽车", "房产", "旅游", "教育", "时尚", "科技", "财经", "娱乐")}<a>登录状态</a></div></header>
<div class="wrapper-box"><div class="left sidebar"><div class="user-info"><h4><a>{article.source}</a></h4><dl><dd>932<em>文章</em></dd><dd>2406万<em>总阅读</em></dd></dl><a>查看TA的文章&gt;</a></div><div class="article-do">评论 分享</div></div>
<div class="left main"><div class="text"><div class="text-title"><h1>{article.title}<span class="article-tag"></span></h1><div class="article-info"><span class="time" id="news-time" data-val="{stamp}">{article.date} 08:30</span><span class="type-mark">来源:<a>{article.source}</a></span></div></div>
<article class="article" id="mp-editor"><p data-role="original-title" style="display:none">原标题：{article.title}</p><p>文 | {" ".join(article.authors)}</p>
{body(article, Manner(paragraph='<p><span style="font-size: 16px;">{}</span></p>'))}
<a href="//www.souwang.example.com/?strategyid=1" id="backsohucom">返回搜网，查看更多</a><p data-role="editor-name">责任编辑：<span></span></p></article>
<div class="statement">平台声明：该文观点仅代表作者本人，搜网系信息发布平台，仅提供信息存储空间服务。</div><div class="bottom-relate-wrap">阅读 (<em>1024</em>)</div></div>
<div class="groom-read"><h3>推荐阅读</h3>{items("周末去哪儿？三条徒步路线", "新车试驾：续航实测")}</div></div></div></body></html>""".encode()


def application(article: Article) -> bytes:
    """A page that a framework renders: classes that mean nothing, all data a second time in a script."""
    text = body(article, Manner(caption='<p class="image_desc">{}</p>'))
    data = {
        "props": {
            "pageProps": {
                "detailData": {
                    "contentDetail": {
                        "name": article.title,
                        "content": text,
                        "author": " ".join(article.authors),
                        "pubTime": article.moment,
                    }
                }
            }
        }
    }
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charSet="utf-8"/><title>{article.title}_澎湖_云泽新闻</title><meta name="description" content="{article.paragraphs[0][:50]}"/></head><body><div id="__next">
<div class="header_wrap__1kUWK"><div class="header_menu__Xyz">{links("要闻", "深度", "直播", "视频", "更多")}</div><div class="login__2B">登录</div></div>
<main class="wrap_container__1w"><div class="index_leftcontent__cTCQ"><div class="index_wrapper__L_zqV"><h1 class="index_title__B8mhI">{article.title}</h1>
<div class="index_headerContent__sASF4"><div class="index_left__LfzyH"><div>记者 {" ".join(article.authors)}</div><div class="ant-space"><span>{article.moment}</span></div><div>来源：{article.source}</div></div><div class="index_right__1a">字号 <span class="ant-switch">超大</span></div></div>
<div class="index_cententWrap__Jv8jK">{text}</div><div class="index_copyright__3x">责任编辑：{article.editor} 图片编辑：沙莎 校对：施宇</div>
<div class="index_warning__2b">未经授权，不得转载此文</div><div class="index_praise__4c"><span>45</span><button>收藏</button></div>
<div class="index_comment__5d"><h2>评论（3）</h2><div><b>湖边的人</b><p>我也是去年落户云泽的，房子就在湖边！</p></div><div>查看更多评论</div></div></div></div>
<div class="index_rightcontent__6e"><h2>相关推荐</h2>{items("夜游湖畔线路上新", "台风“海鸟”生成")}<h2>热新闻</h2></div></main></div>
<script id="__NEXT_DATA__" type="application/json">{json.dumps(data, ensure_ascii=False)}</script></body></html>""".encode()


def headlines(article: Article) -> bytes:
    """A headline app's page in the browser."""
    return f"""<html><head><meta charset="utf-8"><title>{article.title} - 今日快报</title></head><body><div class="root"><div class="ttp-site-header"><a>下载快报APP</a><a>反馈</a><a>侵权投诉</a><a>登录</a></div>
<div class="main-content"><div class="left-tools"><span>赞</span><span>评论12</span><span>转发</span></div><div class="article-content"><h1>{article.title}</h1>
<div class="article-meta"><span class="original-tag">原创</span><span>{article.date} 07:10</span><span class="dot">·</span><span class="name"><a>{article.source}</a></span></div>
<article class="syl-article-base">{body(article, Manner(paragraph='<p data-track="{{}}">{}</p>'.replace("{{}}", "1"), caption='<div class="pgc-img"><img src="//p3.example.com/1~tplv.image" alt=""><p class="pgc-img-caption">{}</p></div>'))}</article></div>
<div class="detail-interaction">举报 <span>评论 12</span></div></div><div class="right"><div class="media-info">鹤浦晚报 获赞 33.6万 粉丝 9.8万 <button>关注</button></div>
<div class="hot-board">快报热榜 换一换 <ol><li>1 中秋假期高速免费吗</li><li>2 女排三连胜</li></ol></div></div></div></body></html>""".encode()


def old_epaper(article: Article) -> bytes:
    """An older e-paper: the article left, the page right, names of sections between stars."""
    return f"""<html><head><META http-equiv=Content-Type content="text/html; charset=gbk"><TITLE>{article.title}</TITLE></head><body><table width=980 align=center><tr><td height=60 background=top.jpg>{article.source}电子版</td></tr>
<tr><td><table width=980><tr><td width=580 valign=top><div class=nav>★ 第A06版：副刊·城事 ★ <a href=1>本期首页</a> <a href=2>版面概览</a></div>
<div style="text-align:center;font-size:12px;color:#666">{article.chinese_date}　字体： <a>放大</a> <a>缩小</a> <a>还原</a></div>
<div class=bmnr_con_biaoti>{article.title}</div><div class=bmnr_con_yinti>{article.subtitle}</div><div class=bmnr_con_zuozhe>□本报记者 {"　".join(article.authors)}</div>
<div id=pgcontent class=bmnr_con_con><FONT id=zoom>{body(article, Manner(paragraph="&nbsp;&nbsp;&nbsp;&nbsp;{}<BR>", heading="&nbsp;&nbsp;&nbsp;&nbsp;<B>{}</B><BR>"))}</FONT></div>
<div align=right><a>&lt;&lt; 前一篇</a> <a>后一篇 &gt;&gt;</a></div></td><td width=400 valign=top>{items("第A01版：要闻", "第A02版：时政", "渡口记忆", "外婆的缝纫机")}</td></tr></table></td></tr>
<tr><td align=center>平莱日报版权声明 本报地址：平莱市报业大厦 发行热线：6600110</td></tr></table></body></html>""".encode(
        "gbk"
    )


def blog(article: Article) -> bytes:
    """A blog of a well-known make."""
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"/><title>{article.title} &#8211; 千帆的采访本</title><link rel="canonical" href="https://mqf.example.org/archives/318" /><meta name="generator" content="WordPress 6.4.2" />
<meta property="article:published_time" content="{article.date}T01:00:00+00:00" /></head><body class="post-template-default single single-post"><a class="skip-link" href="#content">跳至内容</a>
<header id="masthead"><p class="site-title">千帆的采访本</p><p class="site-description">问，然后听</p><nav><ul><li><a>首页</a></li><li><a>关于我</a></li><li><a>留言板</a></li></ul></nav></header>
<div id="content"><main><article class="post type-post"><header class="entry-header"><span class="cat-links"><a>人物</a></span><h1 class="entry-title">{article.title}</h1>
<div class="entry-meta"><span class="posted-on">发表于 <time class="entry-date published" datetime="{article.date}T09:00:00+08:00">{article.chinese_date}</time></span> <span class="byline">作者： <span class="author vcard"><a class="url fn n">{article.authors[0]}</a></span></span></div></header>
<div class="entry-content"><p><em>原载于《{article.source}》</em></p>{body(article, Manner())}</div>
<footer class="entry-footer"><span class="tags-links">标记为 <a>采访</a>、<a>科学家</a></span></footer></article>
<nav class="navigation post-navigation"><h2 class="screen-reader-text">文章导航</h2><div><a rel="prev">上一篇文章 旧书摊</a><a rel="next">下一篇文章 修表匠</a></div></nav>
<div id="comments"><h2>《{article.title}》上有1条评论</h2><ol><li><p>老秦说道：写得好，期待下一篇。</p></li></ol><h3>发表回复</h3><p>您的邮箱地址不会被公开。必填项已用 * 标注</p></div></main>
<aside id="secondary"><section><h2>近期文章</h2>{items("修表匠", "旧书摊", "码头上的早市")}</section><section><h2>归档</h2>{items("2023 年 6 月", "2023 年 5 月")}</section></aside></div><footer>自豪地采用WordPress</footer></body></html>""".encode()


def microdata(article: Article) -> bytes:
    """A regional site that marks its parts by itemprop and puts a card of another story into the text."""
    first, *rest = article.paragraphs
    card = '<div class="card-embed"><a href="/x"><span>延伸：</span>渔民老郑的最后一网</a></div>'
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{article.title} - 湖区在线</title><link rel="canonical" href="https://www.huqu.example.com/2022/0926/881.html"></head><body itemscope itemtype="http://schema.org/NewsArticle">
<div class="bar">{links("湖区", "县情", "三农", "评论")}</div><div class="w"><h1 itemprop="headline">{article.title}</h1><p class="m"><span itemprop="author" itemscope><b itemprop="name">{article.authors[0]}</b></span> <span>来源 <i itemprop="publisher">{article.source}</i></span> <meta itemprop="datePublished" content="{article.date}">{article.date[5:]} 08:15</p>
<div itemprop="articleBody"><p>{first}</p>{card}{"".join(f"<p>{p}</p>" for p in rest)}<p class="tip">更多精彩内容，请下载湖区在线客户端</p></div></div><div class="ft">湖区在线 版权声明 友情链接：{links("水利网", "渔业网")}</div></body></html>""".encode()


def two_below_one_another(*articles: Article) -> bytes:
    """Two articles on a page of anchors and lines."""
    parts = "<hr>".join(
        f'<a name="a{i}"></a><h2 align="center">{a.title}</h2><p align="center">{a.info}</p>{body(a, Manner(caption="<p align=center>{}</p>"))}<p align="right"><a href="#top">↑ 回到目录</a></p>'
        for i, a in enumerate(articles)
    )
    index = "".join(f'<li><a href="#a{i}">{a.title}</a></li>' for i, a in enumerate(articles))
    return f"""<html><head><meta charset="utf-8"><title>岚川产业快讯 第7期</title></head><body><a name="top"></a><h1 align="center">岚川产业快讯</h1><p align="center">第7期（总第112期）</p><ol>{index}</ol><hr>{parts}<hr><p align="center">编印：快讯编辑组 内部参阅 注意保存</p></body></html>""".encode()


def home() -> bytes:
    """A site's first page."""
    box = "".join(
        f"<div class='box'><h2><a>{name}</a><span>更多&gt;&gt;</span></h2>{items(*(f'{name}：{words}' for words in ('会议在市礼堂召开', '工作组赴基层调研', '活动圆满结束')))}</div>"
        for name in ("要闻", "部门", "县区", "公告", "专题")
    )
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>平莱市人民政府</title></head><body><div>{links('首页', '政务', '服务', '互动')}</div>{box}<div>您是第 88231 位访问者</div></body></html>".encode()


FILES = [
    Made("held-agency.html", "HTML", agency, ("enterprise",), ("学习进行时", "分享到", "微博", "纠错", "责任编辑", "阅读下一篇", "候鸟", "小满时节", "Copyright"), held_back=True),
    Made("held-portal.html", "HTML", portal, ("ranking",), ("登录状态", "932", "总阅读", "查看TA", "原标题", "返回搜网", "责任编辑", "平台声明", "1024", "推荐阅读", "徒步路线"), held_back=True),
    Made("held-application.html", "HTML", application, ("festival",), ("直播", "登录", "超大", "责任编辑", "沙莎", "施宇", "不得转载", "收藏", "湖边的人", "查看更多", "相关推荐", "台风", "__NEXT"), held_back=True),
    Made("held-headlines.html", "HTML", headlines, ("hospital",), ("侵权投诉", "转发", "举报", "获赞", "粉丝", "热榜", "女排"), held_back=True),
    Made("held-old-epaper.html", "HTML", old_epaper, ("district",), ("本期首页", "版面概览", "A06", "放大", "还原", "前一篇", "后一篇", "渡口记忆", "缝纫机", "发行热线"), held_back=True),
    Made("held-blog.html", "HTML", blog, ("interview",), ("跳至内容", "问，然后听", "关于我", "留言板", "标记为", "文章导航", "修表匠", "老秦", "发表回复", "必填项", "近期文章", "归档", "WordPress"), address="https://mqf.example.org/archives/318", held_back=True),
    Made("held-microdata.html", "HTML", microdata, ("forum",), ("三农", "最后一网", "延伸：", "更多精彩", "版权声明", "友情链接", "渔业网"), address="https://www.huqu.example.com/2022/0926/881.html", held_back=True),
    Made("held-two.html", "HTML", two_below_one_another, ("hospital", "enterprise"), ("回到目录", "总第112期", "编印", "注意保存"), held_back=True),
    Made("held-home.html", "HTML", home, (), held_back=True),
]  # fmt: skip
