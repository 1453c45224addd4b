"""Pages held back from the readers' authors: public bodies, a forum, pages saved by other programs, odd encodings."""

from __future__ import annotations

import base64
from dataclasses import replace

from makers.article import Article
from makers.made import Made
from makers.markup import Manner, body, items, links
from makers.public_bodies import WORD


def department(article: Article) -> bytes:
    """A department's page of government, of another system."""
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><meta name="ArticleTitle" content="{article.title}"/><meta name="PubDate" content="{article.moment}"/><meta name="ContentSource" content="{article.source}"/><meta name="Author" content="admin"/><title>白渚县人民政府 县内要闻 {article.title}</title></head><body>
<div class="top"><a>设为首页</a><a>加入收藏</a><a>繁體</a></div><div class="nav">{links("首 页", "信息公开", "解读回应", "办事服务")}</div><div class="dqwz">您的位置：首页 &gt; 新闻中心 &gt; 县内要闻</div>
<div class="con"><ucaptitle><h1>{article.title}</h1></ucaptitle><div class="explain"><span>日期：{article.moment}</span><span>来源：{article.source}</span><span>记者：{" ".join(article.authors)}</span><span>[字体：<a>大</a> <a>中</a> <a>小</a>]</span></div>
<ucapcontent><div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:1.5}}</style>{body(article, Manner(paragraph='<p align="justify">　　{}</p>', heading='<p align="justify">　　<strong>{}</strong></p>'))}</div></ucapcontent>
<div class="ewm"><p>扫一扫在手机打开当前页</p></div><div class="wzxg">{items("关于公布行政执法事项的通告", "一季度财政收支情况")}</div></div><div class="foot">主办单位：白渚县人民政府办公室 ｜ 联系方式 ｜ 站点地图</div></body></html>""".encode()


def campus(article: Article) -> bytes:
    """A university's page of another system: who put it up is not who wrote it."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{article.title}</title><meta name="description" content="{article.paragraphs[0]}"></head><body class="article"><div class="wp-navi"><ul class="wp_nav">{links("学校概况", "机构设置", "人才培养", "招生就业")}</ul></div>
<div class="l-container"><h1 class="arti_title">{article.title}</h1><p class="arti_metas"><span class="arti_publisher">发布者：宣传部管理员</span><span class="arti_update">发布时间：{article.date}</span><span class="arti_views">浏览次数：<span class="WP_VisitCount">731</span></span></p>
<div class="entry"><div class="read"><div class="wp_articlecontent"><p>来源：{article.source}　作者：{article.authors[0]}</p>{body(article, Manner(paragraph='<p style="font-size:16px;text-indent:2em;"><span style="font-family:微软雅黑;">{}</span></p>'))}</div></div></div></div>
<div class="footer">Copyright © 云泽大学 ALL RIGHTS RESERVED 学校地址：云泽市学府路1号</div></body></html>""".encode()


def thread(article: Article) -> bytes:
    """A thread of a forum: somebody has copied an article there, others answer."""
    reply = "".join(
        f'<div id="post_{i}"><div class="pls"><a>{who}</a> 金牌会员 积分 {i}204</div><div class="pct"><td class="t_f">{words}</td></div><div class="po">发表于 {article.date} 20:1{i} | 只看该作者 支持 反对</div></div>'
        for i, (who, words) in enumerate(
            (("石梁茶客", "顶楼主，家乡越来越好了"), ("路过的云", "夏茶涨价是好事，就是采茶工难找"))
        )
    )
    return f"""<!DOCTYPE html><html><head><meta charset="gbk"/><title>{article.title} - 石梁茶话 - 石梁论坛 - Powered by Discuz!</title></head><body id="nv_forum"><div id="toptb">设为首页 收藏本站 <a>立即注册</a> <a>找回密码</a></div><div id="pt">论坛 &rsaquo; 城乡 &rsaquo; 石梁茶话 &rsaquo; 查看内容</div>
<div id="postlist"><h1 class="ts"><a>[转帖]</a> <span id="thread_subject">{article.title}</span></h1><div id="post_100"><div class="pls"><a>茶山小学徒</a> 论坛元老 帖子 <a>1288</a></div><div class="pi">楼主| 发表于 {article.date} 18:02 | 查看: 4410|回复: 2</div>
<div class="pct"><table><tr><td class="t_f" id="postmessage_100">{body(article, Manner(paragraph="{}<br /><br />", heading="<strong>{}</strong><br /><br />"))}</td></tr></table></div><div class="po">收藏 评分 举报</div></div>{reply}</div>
<div id="f_pst">您需要登录后才可以回帖 登录 | 立即注册 本版积分规则</div><div id="ft">Powered by Discuz! X3.4 小黑屋 手机版</div></body></html>""".encode(
        "gbk"
    )


def in_pages(article: Article) -> bytes:
    """The only page of an article whose system still prints the numbers of pages."""
    return f"""<html><head><meta charset="utf-8"><title>{article.title}_岚川人才网</title></head><body><div class="h">{links("政策", "招聘", "培训", "测评")}</div><div class="show"><div class="tit">{article.title}</div><div class="ly">时间：{article.date.replace("-", "/")} 出处：{article.source} 责编：{article.editor}</div><div class="nr">{body(article, Manner(heading="<h2>{}</h2>"))}</div><div class="fy">上一页 1 下一页 尾页 共1页 转到第页</div></div><div class="rc">急聘岗位 {items("会计两名", "机械工程师", "前台文员")}</div></body></html>""".encode()


def single_file(article: Article) -> bytes:
    """A page in one file, as a browser's extension saves it: pictures and styles within, the address in a comment."""
    picture = base64.b64encode(bytes(range(256)) * 60).decode()
    return f"""<!DOCTYPE html> <html lang=zh><!--
 Page saved with SingleFile
 url: https://www.baizhu.example.com/news/2024-01/09/content_55.htm
 saved date: Sat Jan 13 2024 21:02:11 GMT+0800 (中国标准时间)
--><meta charset=utf-8><title>{article.title}</title><style>.sf-hidden{{display:none!important}}:root{{--sf-img-1:url("data:image/png;base64,{picture}")}}</style>
<body><div class=hd><img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">{links("白渚首页", "图说", "镇街")}</div><h1>{article.title}</h1><div class=sub>{article.moment} 来源：{article.source} 记者：{article.authors[0]}</div><div class=zw>{body(article, Manner())}</div><img src="data:image/jpeg;base64,{picture}"><div class="tj sf-hidden">推荐 渔灯节今晚开幕</div><div class=jb>不良信息举报邮箱 jb@example.com</div>""".encode()


def utf8_that_says_big5(article: Article) -> bytes:
    """A Traditional page that was moved to UTF-8 and still says Big5."""
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5-hkscs"><title>{article.title} - {article.source}</title></head><body><ul><li><a>即時</a></li><li><a>兩岸</a></li><li><a>副刊</a></li></ul><h1>{article.title}</h1><p>{article.date.replace("-", "/")} 記者 {article.authors[0]} 來源：{article.source}</p>{body(article, Manner())}<p><a>回上一頁</a> <a>友善列印</a> <a>我要留言</a></p></body></html>""".encode()


def gb_that_says_latin(article: Article) -> bytes:
    """GB 18030 under the name of ISO 8859-1, which old servers put on every page."""
    return f"""<html><head><meta http-equiv=content-type content="text/html; charset=iso-8859-1"><title>{article.title}</title></head><body><center>{links("回首页", "简报目录")}</center><h1>{article.title}</h1><p>{article.info}</p>{body(article, Manner())}<p>责任编辑 {article.editor}　电话 6021133</p></body></html>""".encode(
        "gb18030"
    )


def for_the_printer(article: Article) -> bytes:
    """The printer's view of a notice."""
    return f"""<html><head><meta charset="utf-8"><title>打印预览</title></head><body onload="window.print()"><div class="noprint"><button>打印</button><button>关闭</button></div><div id="p"><h1 style="text-align:center">{article.title}</h1><div style="text-align:center">{article.date}　来源：{article.source}</div>{body(article, Manner(cell="<td><p>{}</p></td>"))}</div><div class="url">本文地址：https://www.hepu.example.com/art/12.html　打印时间：2024年4月2日</div></body></html>""".encode()


def saved_by_word(article: Article) -> bytes:
    """What Word saves as a web page: its own styles, conditional comments, empty paragraphs."""
    head = replace(article, parts=())
    title = f"<p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:22.0pt;font-family:\"方正小标宋简体\",serif'>{head.title}<span lang=EN-US><o:p></o:p></span></span></b></p>"
    table = Manner(
        WORD.paragraph,
        table="<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>{}</table>",
        cell="<td width=138 valign=top style='width:103.7pt'><p class=MsoNormal><span style='font-size:12.0pt'>{}<span lang=EN-US><o:p></o:p></span></span></p></td>",
    )
    return f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15"><title>报告</title><!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>打字员</o:Author><o:LastSavedBy>user</o:LastSavedBy></o:DocumentProperties></xml><![endif]-->
<style><!-- @font-face {{font-family:宋体;}} p.MsoNormal {{margin:0cm;}} --></style></head><body lang=ZH-CN style='tab-interval:21.0pt'><div class=Section1 style='layout-grid:15.6pt'>
{title}<p class=MsoNormal align=center><span>{article.info}</span></p><p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>{body(article, table)}<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p></div></body></html>""".encode(
        "gb2312"
    )


FILES = [
    Made("held-department.html", "HTML", department, ("policy",), ("设为首页", "繁體", "解读回应", "您的位置", "字体", "扫一扫", "行政执法", "财政收支", "站点地图", "TRS_Editor"), held_back=True),
    Made("held-campus.html", "HTML", campus, ("university",), ("机构设置", "招生就业", "731", "RIGHTS", "学校地址"), held_back=True),
    Made("held-thread.html", "HTML", thread, ("wechat",), ("找回密码", "积分", "1288", "金牌会员", "顶楼主", "采茶工难找", "只看该作者", "评分", "需要登录", "小黑屋"), frozenset({"authors", "source"}), held_back=True),
    Made("held-in-pages.html", "HTML", in_pages, ("briefs",), ("招聘", "测评", "责编", "上一页", "尾页", "转到第", "急聘", "前台文员"), held_back=True),
    Made("held-single-file.html", "HTML", single_file, ("policy",), ("图说", "镇街", "渔灯节", "举报邮箱", "base64"), address="https://www.baizhu.example.com/news/2024-01/09/content_55.htm", held_back=True),
    Made("held-says-big5.html", "HTML", utf8_that_says_big5, ("traditional",), ("即時", "兩岸", "回上一頁", "友善列印", "我要留言"), held_back=True),
    Made("held-says-latin.html", "HTML", gb_that_says_latin, ("briefs",), ("回首页", "简报目录", "责任编辑", "6021133"), held_back=True),
    Made("held-for-the-printer.html", "HTML", for_the_printer, ("notice",), ("打印", "关闭", "本文地址"), held_back=True),
    Made("held-saved-by-word.html", "HTML", saved_by_word, ("ranking",), ("打字员", "font-face", "user"), held_back=True),
]  # fmt: skip
