"""Words of what a site puts around and into an article: buttons, editors, related articles, notices of rights."""

from __future__ import annotations

import re

from kg.reading.formats.html.parse import Element

_EDITORS = (
    "(?:(?:本[期文版]|网络|值班|执行|责任|見習|见习|编辑部)?(?:编辑|責任編輯|編輯|编審|编审|责编|責編)|审核|審核|校对|校對|初审|复审|复核|终审|[一二三]审|[一二三]校|监制|監製|签发|编校|"
    "编印|值班(?:主任|总编|编委)|总?值班|上传|录入|发布人|排版|美编|审签|审读|核稿|统筹|终校|图编|新媒体编辑|制作|出品|总监制|供稿审核)"
)
_NOTICE = "(?:(?:版权|免责|特别|郑重)(?:声明|说明|提示)|风险提示)"
_LABEL = rf"{_EDITORS}\s*[：:丨|/／]"
_WROTE = re.compile(r"作者|记者|記者|通讯员|通訊員|来源|來源|文\s?[/／丨|：:]|图文|撰文|采写")
_EDITED = re.compile(
    rf"(?:【(?:我要)?纠错】)?[\s（(【\[—-]*(?:{_LABEL}|{_EDITORS}\s+\S{{2,4}}(?:\s+(?:电话|邮箱)\s*[：:]?\s*\S+)*[\s）)\]】]*$)"
)
_WITHIN = re.compile(
    rf"""[\s|｜【\[（(]*(?:
      {_LABEL}\s*[^\s：:|｜]{{0,12}}
    | (?:浏览|阅读|点击|访问|人气|瀏覽|點閱|查看|回复)(?:次数|量|数|人数)?\s*[：:]?\s*[\d,.]*\s*万?\+?\s*次?(?![\u4e00-\u9fff]) | 楼主 | (?:只看该作者|倒序浏览|电梯直达) | [放缩][大小] | 还原 | 第\s?[\d一二三四五六七八九十]{{1,3}}\s?版
    | (?:作者|来源)\s?[：:]\s?(?:未知|佚名|不详|匿名|网络|本站|admin|管理员) | 举报 | 我有话说\s*(?:[（(]\s*[\d,]*\s*人参与\s*[）)])? | 收藏本文 | 原创 | 优质原创作者
    | (?:【|\[)?\s*(?:字号|字体|字體)\s*(?:大小)?[：:]?\s*[【\[]?\s*[大默认中超小A+\-|/\s]*[】\]]?
    | 【\s*大\s+中\s+小\s*】 | 我要(?:打印|纠错|评论) | 打印(?:本页)? | 关闭(?:窗口|本页)? | 收藏 | 分享(?:到|至)?\s*[：:]? | 评论\s*[：:]?\s*\d* | 手机(?:查看|阅读|看新闻) | 扫一扫\S{{0,12}}
    | T\s*\|?\s*T | A[+-] | 语音播报 | 听新闻 | 朗读 | 收听 | 播放 | 大\s+中\s+小 | \d*\s*(?:条评论|评论)
    )[\s|｜】\]）)]*(?=\s|$|[|｜【\[])""",
    re.VERBOSE,
)
_LINE = re.compile(
    r"""[\s>»▼▲↓↑◆●■★☆·—\-=_*【\[（(「『]*(?:
      分享(?:到|至|让|给|此)?.{0,30}$ | 扫(?:一扫|码|描).{0,40}$ | 长按.{0,30}(?:识别|关注|二维码).{0,20}$
    | (?:点击|點擊|戳|轻触).{0,12}(?:上方|下方|蓝字|藍字|关注|關注|阅读原文|查看原文|左下角|卡片|名片|收听|观看|播放|进入|查看).{0,30}$
    | 关注.{0,20}(?:公众号|微信|我们|视频号|抖音|获取|更多).{0,30}$ | .{0,15}(?:欢迎|敬请|记得|请)关注.{0,20}$ | 阅读原文$ | 查看原文$ | 点个?赞.{0,15}$ | 喜欢.{0,6}(?:在看|点赞).{0,10}$ | .{0,10}点(?:亮|个)?.{0,3}在看.{0,8}$
    | (?:赞|在看|收藏|转发|转载|打印|打印本(?:页|文|稿)|关闭|关闭(?:窗口|本页)|返回|返回(?:顶部|首页|列表|上页|上一页)|回(?:到)?顶部|顶部|TOP|复制链接|举报|纠错|投诉|登录|注册|评论|回复|顶|踩|首页|正文|播放|知道了|收藏成功\S*|收藏本文|双击\S{0,6}滚屏|我有话说\S*|已推荐.{0,4}|推荐成功|图集|\+1|文档附件|原创作者|关于我们|联系我们|设为首页|加入收藏|添加收藏夹?|微信号.{0,30}|功能介绍.{0,60}|暂停|静音|全屏|缩小|放大|展开|收起|展开全文|收起全文|加载中\S*|加载更多|查看更多|更多|微信|微博|QQ空间|朋友圈|文字大小|字号|字体|无障碍(?:浏览)?|原创|已关注|预览时标签不可点|微信扫一扫\S*)\s*[】\]）)」』：:>»|]*$
    | (?:[【\[（(]\s*(?:打印|关闭|返回|收藏|分享|字号|大|中|小)\S{0,4}\s*[】\]）)]\s*){1,6}$ | 上[一1](?:篇|条|页|则|版|期).{0,80}$ | 下[一1](?:篇|条|页|则|版|期).{0,80}$ | \[?\d{1,2}\]?(?:\s+\[?\d{1,2}\]?)*\s*(?:下一页|尾页).*$ | 共\s*\d+\s*页.{0,30}$
    | (?:字号|字体|字體)\s*[：:【\[(（大小].{0,20}$ | 【?\s*大\s+中\s+小\s*】?.{0,20}$ | [大中小\s|]{5,}$ | T\s*T$
    | (?:浏览|阅读|点击|访问|人气)(?:次数|量|数)?\s*[：:]?\s*[（(]?\s*\d*[）)]?\s*次?$
    | (?:当前|您(?:现在)?的?(?:当前)?|你(?:现在)?的?|所在|目前|現在)\s*(?:的?位置|所在)\s*(?:是|在)?\s*[：:>].{0,100}$ | (?:网站)?首页\s*[>»/\\→-].{0,80}$
    | .{0,60}(?:版权所有|版權所有|All\s+Rights?\s+Reserved|Copyright|ICP备|ICP证|公网安备|网站标识码|许可证(?:号|编号)?[：:]).{0,120}$ | ©.{0,80}$
    | .{0,60}(?:未经.{0,20}(?:授权|许可|同意|允许).{0,20}(?:不得|禁止|严禁|转载|复制|使用)|(?:转载|引用).{0,12}(?:请|须|需|务必)?(?:注明|标明).{0,8}(?:出处|来源|作者)|凡(?:本网|本站|注明|未注明|本报)).{0,200}$
    | (?:版权|免责|特别|郑重|转载)(?:声明|说明|提示)?\s*[：:].{0,300}$ | (?:版权|免责|特别|郑重)声明$ | .{0,40}(?:侵权|侵犯.{0,8}权).{0,40}(?:删除|联系|处理).{0,60}$ | .{0,20}不代表本(?:网|站|平台|报|号).{0,60}$
    | [-—=~·\s]*(?:END|The\s+End|完)[-—=~·\s]*$ | 新闻热线.{0,40}$ | (?:投稿|爆料|举报)(?:邮箱|热线|电话).{0,60}$ | 技术支持[：:].{0,40}$ | 【?我要纠错】?.{0,10}$ | (?:标签|关键词|关键字|Tags?|話題|话题)\s*[：:].{0,100}$
    | (?:我要|发表|查看|网友|最新|全部|热门|已有|精选|文章)?\s*\d*\s*(?:条)?(?:评论|留言|跟帖|跟贴)\s*[（(]?\d*[）)]?\s*(?:条)?$ | 我来说两句.{0,20}$ | (?:请)?(?:先)?登录.{0,8}(?:评论|后|发表).{0,20}$
    | (?:正在)?加载.{0,10}$ | 人参与.{0,10}$ | \d+\s*人(?:参与|评论|点赞|喜欢|赞过).{0,10}$ | 以上内容.{0,30}(?:上传|发布|观点).{0,60}$ | 特别声明.{0,200}$ | 返回搜狐.{0,20}$ | 声明[：:].{0,20}(?:该文|本文|此文|图片).{0,200}$
    | 正文已结束.{0,30}$ | \d+\s*人跟贴.{0,20}$ | 网友跟贴.{0,40}$ | 跟贴热词.{0,10}$ | 网友评论仅供.{0,40}$ | .{0,30}更多原创资讯请下载.{0,30}$ | 关键词(?:阅读)?\s*[：:>»].{0,100}$ | [（(]?本文发表于.{0,20}已被阅读.{0,20}$ | 第\d+页/共\d+页.*$ | (?:添加收藏夹?|设为首页|加入收藏|关于我们|联系我们|网站地图|帮助中心|隐私政策)(?:\s*[|｜·]\s*\S{2,8})*$
    | .{0,12}打赏.{0,12}$ | 往期(?:回顾|阅读|报纸|查询)\s.{0,12}$ | .{0,6}更多(?:精彩)?(?:内容|资讯|新闻|信息).{0,30}(?:客户端|APP|公众号|关注|下载|扫码|登录).{0,20}$ | .{0,16}(?:建议|最佳|推荐).{0,20}分辨率.{0,12}$
    | (?:风险|投资|温馨)?提示\s*[：:].{0,40}(?:仅供参考|不构成).{0,40}$ | .{0,30}不构成.{0,8}投资建议.{0,40}$ | 第\s?\d+\s?页[\s,，/]*共\s?\d+\s?页$
    | 您的浏览器.{0,60}$ | 抱歉.{0,30}浏览器.{0,60}$ | 如遇作品内容.{0,60}$
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"[\s（(【\[]*(?:(?:责任|責任|网络|值班)?(?:编辑|編輯)\s*[：:]|责编\s*[：:]|{_NOTICE}\s*[：:])|.{{0,6}}发表于.{{0,30}}(?:只看该作者|支持\s*反对)"
)
_AFTER = re.compile(
    r"[\s>»▼▲↓↑◆●■★☆·—\-=_*【\[（(#|]*(?:(?:相关|相關|延伸|推荐|重点|推薦|扩展|更多|精彩|热门|热点|最新|往期|今日|本类|本栏|图片|编辑|站内|同类|其他)(?:阅读|閱讀|新闻|新聞|链接|連結|报道|報導|文章|推荐|推薦|资讯|内容|回顾|精选|精彩|专题|图文|重点|热点|热门|信息|推荐|导读|排行|话题|视频|评论|稿件)"
    r"|猜你喜欢|为你推荐|为您推荐|大家都在看|大家还在看|看了又看|你可能(?:还)?(?:喜欢|感兴趣).{0,4}|延伸阅读|点击排行|排行榜?|网友评论|最新评论|精彩评论|热门评论|全部评论|我要评论|发表评论|发表回复|评论区|评论列表|留言板?|跟帖|回复列表)"
    r"\s*[（(]?\d*[）)]?\s*[】\]）)：:>»|▼]*\s*(?:更多\S{0,3})?$"
)
COMMENTS = re.compile(r"评论|跟帖|留言|回复")
"""In the heading of what readers wrote."""
_NAMES = frozenset(
    "nav navbar navi navigation menu submenu topmenu crumb crumbs breadcrumb breadcrumbs location dqwz weizhi position foot footer bottom copyright copy banquan sidebar side aside related relate relative xiangguan xgxw xgyd "
    "recommend recommends recommendation tuijian hot rank ranking paihang comment comments pinglun review reply replies cmt share sharebar shares social bdshare bdsharebuttonbox jiathis tool tools toolbar login "
    "register search advert adv ads ad guanggao gg pager pagination pagebar pagenav prevnext prev next qrcode qr erweima ewm subscribe follow tag tags print float popup modal cookie toolbox hotnews links friendlink "
    "friendlinks youlian topbar header head top sitemap guess like vote feedback statement disclaimer mianze shengming dialog mask tips editorinfo zebian bianji fenxiang dayin".split()
)
_TAGS = frozenset("nav footer aside form menu".split())
_RUNNING = ("header", "footer")
"""Titles of the running head and foot in what LibreOffice saves."""
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def is_clutter(line: str) -> bool:
    """Whether a line is none of an article's: 责任编辑：甲, 分享到, 上一篇：…; not 文/甲 编辑/乙."""
    if len(line) > 400:
        return False
    if _EDITED.match(line) and len(line) <= 120:
        return not _WROTE.search(line)
    return _LINE.match(line) is not None


def closes(line: str) -> bool:
    """Whether a line stands below the last one of an article: 责任编辑：甲, 风险提示：…不构成投资建议."""
    return _CLOSING.match(line) is not None


def without_buttons(line: str) -> str:
    """An info line without buttons and editors: 2022-09-07 来源：云灯日报 字号：大 中 小 责任编辑：甲."""
    return re.sub(r"(?:\s*[|｜])+\s*$", "", _WITHIN.sub(" ", f"{line}")).strip() if len(line) <= 200 else line


def begins_rest(line: str) -> bool:
    """Whether a line is the heading of what stands below an article: 相关阅读."""
    return len(line) <= 24 and _AFTER.match(line) is not None


def is_aside(element: Element) -> bool:
    """Whether an element is one beside the article, by its name, class or id: `<div class="xiangguan">`."""
    if element.tag in _TAGS or element.get("title") in _RUNNING:
        return True
    words = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not words.strip() or len(words) > 500:
        return False
    return any(word.lower() in _NAMES for word in _WORDS.findall(words)) or not _NAMES.isdisjoint(words.lower().split())
