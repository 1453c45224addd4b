"""Pages that are not one article and nothing more: a list, three articles, comments, a fragment, a page with its folder."""

from __future__ import annotations

from dataclasses import replace

from makers.article import Article
from makers.made import Made
from makers.markup import Manner, body, items, links


def navigation() -> bytes:
    """The list of a column: headlines, dates, pages; there is no article in it."""
    heads = (
        "全市防汛工作会议召开",
        "老旧小区加装电梯政策问答",
        "本周末有雨，出行请带伞",
        "中小学寒假时间确定",
        "市区新增停车位三百个",
        "全民健身月活动启动",
    )
    rows = "".join(
        f'<li><span>2024-{5 - i // 12:02}-{28 - i % 12 * 2:02}</span><a href="t{i}.html">{head}</a></li>'
        for i, head in enumerate(heads * 4)
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>通知公告-云泽市人民政府</title></head><body>
<div class="nav">{links("首页", "走进云泽", "政务公开", "办事大厅", "互动交流", "数据开放")}</div>
<div class="crumb">当前位置：首页 &gt; 通知公告</div><ul class="list">{rows}</ul>
<div class="page">共 38 页 <a href="1">首页</a> <a href="2">下一页</a> <a href="38">尾页</a></div>
<div class="footer">{links("网站地图", "联系我们", "隐私声明")} 主办：云泽市人民政府办公室</div></body></html>""".encode()


def three(*articles: Article) -> bytes:
    """A page of a news-letter on the net: three articles one below the other, each with its own head and foot."""
    pieces = "\n".join(
        f"""<article id="post-{i}"><header><h2><a href="/{i}">{a.title}</a></h2><div class="meta">{a.info}</div></header>
<div class="entry">{body(a, Manner(heading="<h4>{}</h4>"))}</div><footer><a href="/{i}#comments">发表评论</a> <a href="/{i}">固定链接</a></footer></article>"""
        for i, a in enumerate(articles)
    )
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>岚川人才周报 | 第28期</title></head><body>
<header class="site"><h1>岚川人才周报</h1><p>每周一出刊</p><nav>{links("本期", "往期", "订阅", "投稿")}</nav></header>
<main>{pieces}</main><aside><h3>订阅本刊</h3><p>输入邮箱，每周一早上收到。</p></aside><footer>岚川人才周报编辑部 保留一切权利</footer></body></html>""".encode()


def comments(article: Article) -> bytes:
    """An article with advertisement inside it, and more words of readers and of other articles than of its own."""
    half = len(article.parts) // 2
    said = "".join(
        f'<div class="cmt"><b>{who}</b> <span>{i + 1}楼 3天前</span><p>{words}</p><a>回复</a> <a>举报</a></div>'
        for i, (who, words) in enumerate(
            (
                (
                    "山间客",
                    "这位教授讲得实在，科研确实不能只看论文。我父亲去年就在那家医院做的手术，设备降价以后少花了三万多块钱，希望更多的医生能像她这样想。",
                ),
                (
                    "早睡早起",
                    "我在园区上班，中午食堂排队太长了，建议多开几个窗口，另外地铁口到园区的接驳车能不能加密一点，夏天走过来一身汗。",
                ),
                ("阿七", "请问研究中心今年还招博士后吗？专业是生物医学工程，明年夏天毕业，投简历到哪里？"),
            )
            * 3
        )
    )
    manner = Manner(paragraph="<p>{}</p>")
    first, second = (replace(article, parts=parts) for parts in (article.parts[:half], article.parts[half:]))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{article.title}_岚川科技周刊</title>
<meta name="author" content="{article.authors[0]}"><meta property="article:published_time" content="{article.date}T09:00:00+08:00"></head><body>
<div class="hd">{links("首页", "封面", "人物", "实验室", "书评")}</div>
<div class="post"><h1 class="tit">{article.title}</h1><div class="inf">{article.info}</div>
<div class="con">{body(first, manner)}<div class="adv"><span>广告</span><a href="/ad">年中大促，笔记本电脑直降千元</a></div>{body(second, manner)}</div>
<div class="tags">标签：<a>脑科学</a> <a>成果转化</a></div><div class="reward">觉得文章不错，打赏作者</div></div>
<div class="next">{items("一台显微镜的四十年", "博物馆里的数学课", "候鸟为什么不迷路")}</div>
<div class="comments"><h3>网友评论</h3>{said}<textarea>说两句吧</textarea></div>
<div class="bottom">投稿邮箱 tougao@example.com 邮发代号 99-18</div></body></html>""".encode()


def saved_by_chrome(article: Article) -> bytes:
    """A page as Chrome saves it whole: the address in a comment, scripts and pictures in a folder beside."""
    address = "https://www.yunze.example.com/n1/2024/0518/c9-88.html"
    return f"""<!DOCTYPE html>
<!-- saved from url=({len(address):04d}){address} -->
<html lang="zh-CN"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>{article.title}--云泽频道</title><link rel="stylesheet" href="./page_files/main.css"><script async="" src="./page_files/hm.js.下载"></script></head>
<body data-new-gr-c-s-check-loaded="14.1"><div class="channel">{links("云泽频道", "时政", "民生", "视听")}</div>
<div class="layout"><h1>{article.title}</h1><div class="col-1">{article.date} 09:30 | 来源：<a href="https://www.yunze.example.com/" target="_blank">{article.source}</a></div>
<div class="rm_txt_con cf"><p class="author">本报记者 {" ".join(article.authors)}</p>
{body(article, Manner(indent="　　", heading="<p>　　<strong>{}</strong></p>", caption='<p style="text-align: center;"><img src="./page_files/MAIN.jpg"></p><p class="desc" style="text-align: center;">{}</p>'))}
<div class="edit cf">(责编：{article.editor}、关山)</div></div>
<div class="share"><p>分享让更多人看到</p><img src="./page_files/share.png"></div></div>
<div class="foot">人人都是通讯员 | 报社概况 | 招聘英才</div>
<iframe src="./page_files/saved_resource.html" style="display: none;"></iframe></body></html>
""".encode()


def fragment(article: Article) -> bytes:
    """The source of an article as an editor's clipboard gives it: no head, no body."""
    return f"""<h2>{article.title}</h2><p>{article.info}</p>{body(article, Manner(heading="<h3>{}</h3>"))}<p>编辑：{article.editor}</p>""".encode()


def breaks_alone(article: Article) -> bytes:
    """All paragraphs in one element, parted by two line breaks and written with two blanks."""
    text = body(
        article,
        Manner(paragraph="&nbsp;&nbsp;&nbsp;&nbsp;{}<br/><br/>", heading="&nbsp;&nbsp;&nbsp;&nbsp;<b>{}</b><br/><br/>"),
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{article.title}-岚川在线</title></head><body>
<div class="menu">{links("新闻", "房产", "汽车", "美食")}</div><div class="box"><h1>{article.title}</h1><div class="laiyuan">{article.info}</div>
<div class="txt">{text}</div><div class="kw">关键词：论坛 签约</div></div><div class="foot">岚川在线 客服QQ：100200300</div></body></html>""".encode()


FILES = [
    Made("navigation.html", "HTML", navigation, ()),
    Made("three-articles.html", "HTML", three, ("enterprise", "hospital", "policy"), ("每周一出刊", "订阅", "投稿", "发表评论", "固定链接", "输入邮箱", "保留一切权利")),
    Made("comments.html", "HTML", comments, ("interview",), ("书评", "广告", "年中大促", "标签", "打赏", "四十年", "候鸟", "网友评论", "山间客", "接驳车", "回复", "举报", "说两句", "邮发代号")),
    Made("saved-by-chrome.html", "HTML", saved_by_chrome, ("festival",), ("视听", "责编", "关山", "分享让", "通讯员", "招聘英才"), address="https://www.yunze.example.com/n1/2024/0518/c9-88.html"),
    Made("fragment.html", "HTML", fragment, ("briefs",), ("编辑：", "郝一鸣")),
    Made("breaks-alone.html", "HTML", breaks_alone, ("forum",), ("房产", "美食", "关键词", "客服QQ")),
]  # fmt: skip
