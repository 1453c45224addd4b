"""Posts of public accounts, in the make of mp.weixin.qq.com: nests of sections, the time only in a script, words of the platform around."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from html import escape

from makers.article import Article
from makers.made import Made
from makers.markup import Manner, body

CHINA = timezone(timedelta(hours=8))
STYLE = "margin: 0px;padding: 0px;outline: 0px;max-width: 100%;box-sizing: border-box !important;overflow-wrap: break-word !important;"
NESTED = Manner(
    paragraph=f'<section style="{STYLE}"><section style="{STYLE}font-size: 16px;line-height: 1.75;"><p style="{STYLE}text-indent: 2em;"><span style="{STYLE}letter-spacing: 1px;">{{}}</span></p></section></section><section style="{STYLE}"><p><br  /></p></section>',
    heading=f'<section data-tools="editor" data-id="94161" style="{STYLE}"><section style="display: inline-block;border-bottom: 3px solid rgb(0, 112, 192);"><section style="{STYLE}"><strong><span style="font-size: 18px;">{{}}</span></strong></section></section></section>',
    caption='<section style="text-align: center;"><img class="rich_pages wxw-img" data-ratio="0.66" data-s="300,640" data-src="https://img.example.com/mmbiz_jpg/a1/640?wx_fmt=jpeg" data-type="jpeg" data-w="1080"  /></section><section style="text-align: center;font-size: 12px;color: rgb(136, 136, 136);">{}</section>',
)
SPANS = Manner(
    paragraph='<p style="line-height: 2em;margin-left: 8px;margin-right: 8px;"><span style="font-size: 15px;color: rgb(63, 63, 63);" leaf="">{}</span></p>',
    heading='<p style="text-align: center;"><strong><span leaf="" style="background-color: rgb(255, 218, 81);">{}</span></strong></p>',
    caption='<p style="text-align: center;"><img data-src="https://img.example.com/mmbiz_png/b2/640?wx_fmt=png"  /></p><p style="text-align: center;"><span style="font-size: 13px;color: rgb(127, 127, 127);">▲ {}</span></p>',
)


def post(article: Article) -> bytes:
    """A post as it is saved from the browser: the header, the words at its end, the platform's own panels."""
    return _page(article, _meta(article) + _content(body(article, NESTED), _greeting(), _farewell(article))).encode()


def post_of_another_editor(article: Article) -> bytes:
    """A post whose by-line stands in the text as 文 | 某某, of an account that gives no author to the platform."""
    who = f'<p style="text-align: center;"><span leaf="">文 | {" ".join(article.authors)}</span></p>'
    inner = _content(who + body(article, SPANS), "", '<p style="text-align: center;"><span>— END —</span></p>')
    return _page(article, _meta(article, author=False) + inner, author=False).encode()


def _meta(article: Article, *, author: bool = True) -> str:
    who = (
        f'<span class="rich_media_meta rich_media_meta_text">\n {" ".join(article.authors)}\n</span>' if author else ""
    )
    return f"""<h1 class="rich_media_title " id="activity-name">

{escape(article.title, quote=False)}
</h1>
<div id="meta_content" class="rich_media_meta_list">
<span id="copyright_logo" class="wx_tap_link js_wx_tap_highlight rich_media_meta icon_appmsg_tag appmsg_title_tag weui-wa-hotarea">原创</span>
{who}
<span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a href="javascript:void(0);" class="wx_tap_link js_wx_tap_highlight weui-wa-hotarea" id="js_name">
{article.source}                </a></span>
<em id="publish_time" class="rich_media_meta rich_media_meta_text"></em>
<em id="js_ip_wording_wrp" class="rich_media_meta rich_media_meta_text" role="option" style="display: none;"><span id="js_ip_wording">岚川</span></em>
</div>"""


def _content(inner: str, before: str, after: str) -> str:
    return f"""<div class="rich_media_content js_underline_content autoTypeSetting24psection" id="js_content" style="visibility: hidden; opacity: 0; ">
{before}{inner}{after}<p style="display: none;"><mp-style-type data-value="3"></mp-style-type></p></div>"""


def _greeting() -> str:
    return f'<section style="{STYLE}text-align: center;"><span style="font-size: 12px;">点击上方蓝字关注我们</span></section>'


def _farewell(article: Article) -> str:
    return f"""<section style="{STYLE}"><p><span style="font-size: 14px;">责任编辑：{article.editor}</span></p><p><span>审核：卓然</span></p></section>
<section style="{STYLE}text-align: center;"><p>长按识别二维码，关注更多精彩</p><p>喜欢就点个“在看”吧</p></section>"""


def _page(article: Article, inner: str, *, author: bool = True) -> str:
    moment = datetime.fromisoformat(f"{article.date}T{article.time or '18:30'}:00").replace(tzinfo=CHINA)
    stamp = int(moment.timestamp())
    return f"""<!DOCTYPE html>
<html class="">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1.0,maximum-scale=1.0,user-scalable=0,viewport-fit=cover">
<meta name="author" content="{" ".join(article.authors) if author else ""}" />
<meta property="og:title" content="{escape(article.title)}" />
<meta property="og:type" content="article" />
<meta property="og:site_name" content="微信公众平台" />
<meta property="twitter:card" content="summary" />
<title>{escape(article.title, quote=False) if article.name == "festival" else ""}</title>
<style>.rich_media_title{{font-size:22px}} .weui-dialog{{position:fixed}}</style>
</head>
<body id="activity-detail" class="zh_CN wx_wap_page mm_appmsg comment_feature discuss_tab appmsg_skin_default appmsg_style_default">
<script nonce="1" type="text/javascript">window.logs = {{pagetime: {{}}}}; var __second_open__ = "0"; function htmlDecode(s) {{ return s; }} String.prototype.html = function () {{ return this; }};</script>
<div id="js_article" class="rich_media">
<div id="js_top_ad_area" class="top_banner"></div>
<div class="rich_media_inner"><div id="page-content" class="rich_media_area_primary"><div class="rich_media_area_primary_inner"><div id="img-content" class="rich_media_wrp">
{inner}
<div id="js_tags_preview_toast" class="article-tag__error-tips" style="display: none;">预览时标签不可点</div>
<div id="content_bottom_area"><div class="rich_media_tool"><a class="media_tool_meta meta_primary" id="js_view_source" href="javascript:;">阅读原文</a></div></div>
</div></div></div>
<div class="rich_media_area_extra"><div id="js_cmt_area">精选留言<div>用户设置不下载评论</div></div></div></div></div>
<div class="qr_code_pc"><p>微信扫一扫<br>关注该公众号</p></div>
<div class="weui-dialog" style="display: none;"><div class="weui-dialog__hd">继续滑动看下一个</div><div class="weui-dialog__ft"><a>取消</a><a>允许</a></div></div>
<script type="text/javascript" nonce="1">
var biz = "MzA3MDAwMDAwMA==" || "";
var nickname = htmlDecode("{article.source}");
var appmsgid = "2650000001" || "";
var ct = "{stamp}";
var user_name = "gh_0a1b2c3d4e5f";
var msg_title = '{article.title}'.html(false);
var msg_desc = htmlDecode("{article.paragraphs[0][:40]}");
var msg_link = "http://mp.weixin.qq.com/s?__biz=MzA3MDAwMDAwMA==&amp;mid=2650000001&amp;idx=1&amp;sn=abc#rd";
var createTime = '{moment:%Y-%m-%d %H:%M}';
document.getElementById("publish_time").innerText = createTime;
</script>
</body>
</html>
"""


PLATFORM = (
    "原创",
    "预览时标签不可点",
    "阅读原文",
    "微信扫一扫",
    "关注该公众号",
    "继续滑动看下一个",
    "精选留言",
    "用户设置不下载评论",
    "取消",
)
FILES = [
    Made(
        "wechat.html",
        "HTML",
        post,
        ("wechat",),
        (*PLATFORM, "点击上方蓝字", "责任编辑", "审核", "卓然", "长按识别二维码", "在看"),
        address="http://mp.weixin.qq.com/s?__biz=MzA3MDAwMDAwMA==&mid=2650000001&idx=1&sn=abc#rd",
    ),
    Made(
        "wechat-of-another-editor.html",
        "HTML",
        post_of_another_editor,
        ("festival",),
        (*PLATFORM, "END"),
        address="http://mp.weixin.qq.com/s?__biz=MzA3MDAwMDAwMA==&mid=2650000001&idx=1&sn=abc#rd",
    ),
]  # fmt: skip
