"""Notes: what stands around an article on its page and is no part of it: labels, dates, the numbers of pages, buttons."""

from __future__ import annotations

import re

from kg.reading.layout.bylines import LONGEST
from kg.reading.layout.edges import DATE, NUMBER

_WIDEST = 40
"""Characters of a row of buttons at most."""
_HAN = r"[\u3400-\u9fff]"
_LABEL = (
    "编者按|编者的话|编辑?按|开栏的话|(?:相关|新闻|背景|延伸|知识)?链接|延伸阅读|名词解释|(?:信息|新闻)?来源|稿源|(?:(?:信息)?发布|更新|发稿)?(?:时间|日期)|发布(?:者|人)|浏览(?:次数|量)?|阅读(?:量|次数)?|点击(?:数|量)?|"
    "字体|字号|关键词|标签|(?:值班)?(?:主任|总编)|(?:责任|值班|网络)?编辑|责编|编审|审核|校对|监制|策划|统筹|版权(?:声明)?|(?:免责)?声明|注|原标题|(?:原文)?链接|题图"
)
_NOTE = re.compile(
    rf"""
    [【\[（(](?:{_LABEL})[】\])）]                                       # 【编者按】
    | [【\[]?(?:{_LABEL})\s?[：:丨|]                                            # 责任编辑：
    | [（(](?:{_LABEL}|原载|原刊|转载|上接|下转|紧接|本[版文组](?:图片|照片|图)|完[）)])
    | (?:原载|转自|扫码|扫描|本[版文组](?:图片|照片|图))[^。]{{0,30}}$
    | 第\s?[0-9A-Z一二三四五六七八九十]+\s?版[：:\s]?\S{{0,8}}$            # 第2版：要闻
    | 第?\s?\d{{1,4}}\s?页(?:[\s,，/]*共\s?\d{{1,4}}\s?页)?$                # 第3页
    | (?:https?://|www\.)\S+$
    | \W*{DATE}\W*(?:星期.|周.)?[\s\d:：]*+(?:{_HAN}{{0,12}}[：:].*|第?\w{{1,4}}版)?$
    | {NUMBER.pattern}$
    | [\W\d]+$
    """,
    re.VERBOSE,
)
_MEDIA = r"[\u3400-\u9fff]{1,12}?(?:报社?|通讯社|社|网站?|周刊|客户端|电视台|电台|频道|公众号)"
_IMPRINT = re.compile(
    rf"{DATE}|\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?|(?:星期|周)[一二三四五六日天](?!{_HAN})|第?\s?[\d一二三四五六七八九十]{{1,3}}\s?版|"
    rf"{_HAN}{{0,2}}(?:{_LABEL})\s?[：:]\s?\S+?(?=\s|作者|$)|{_MEDIA}(?!{_HAN})"
)
"""What stands beside the names in a line that says where and when an article was published."""
_BUTTON = r"(?:我要|点击)?(?:打印|关闭|收藏|分享|返回|复制)(?:本[文页]|此[文页]|窗口|页面|列表|首页|顶部|链接)?|操作|字号|大|中|小"
_BUTTONS = re.compile(rf"[\s【\[（(]*(?:{_BUTTON})(?:[\s】\]）)【\[（(|｜/>＞:：]+(?:{_BUTTON}))*[\s】\]）)|｜/>＞]*")


def is_note(line: str) -> bool:
    """Whether a line is a label, a date or the number of a page: 【编者按】, 责任编辑：甲."""
    return _NOTE.match(line[:100]) is not None


def is_imprint(line: str) -> bool:
    """Whether a line says no more than where and when an article was published, and how often it was read: 日期：2024-01-02 浏览量：7."""
    return len(line) <= LONGEST and not re.search(r"\w", without_imprint(line))


def is_button(line: str) -> bool:
    """Whether a line is what one presses on a page: 【打印】【关闭】."""
    return len(line) <= _WIDEST and _BUTTONS.fullmatch(line) is not None


def without_imprint(line: str) -> str:
    """A line with blanks in place of what says where and when an article was published."""
    return _IMPRINT.sub(lambda found: " " * len(found.group()), line)
