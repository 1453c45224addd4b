"""Titles as a page says them, with the name of its site or without."""

from __future__ import annotations

import re

from kg.reading.formats.html.said import Said

_PARTED = re.compile(r"\s*(?:[|｜_＿»]|-{2,}|——|\s[-–—·:]\s|(?<=[\u4e00-\u9fff”》）！？])[-–—](?=[\u4e00-\u9fff]))\s*")
NO_TITLE = re.compile(
    r"(?:微信公众平台|正文|首页|新闻|新闻中心|详情|详细内容|内容|文章|文章详情|新闻详情|信息公开|要闻|通知公告|公告|通知|无标题(?:文档)?|未命名|untitled.*|document|index|新闻正文|内容页|详细页面|.{0,8}(?:首页|网站))$",
    re.IGNORECASE,
)
"""What stands for a title on pages that have none."""
SITE = re.compile(
    r"(?:网|网站|日报|晚报|早报|新闻|新闻网|频道|门户网站|人民政府|大学|学院|中心|客户端|电视台|在线|社区|论坛|博客|blog|报|网易|新浪|搜狐|腾讯|央视|凤凰|澎湃|局|委|委员会|公司|集团|.com|.cn|之窗|平台|杂志|周刊|头条)\S{0,8}$",
    re.IGNORECASE,
)
"""The end of the name of a site."""
_KEY = re.compile(r"[\W_]+")


def key_of(text: str) -> str:
    """A text by which it is told from others: letters and digits alone."""
    return _KEY.sub("", text).lower()


def title_in(said: Said) -> str | None:
    """The title that a page says it has, without the name of the site."""
    return next(filter(None, (without_site(title, said.site) for title in said.titles)), None)


def without_site(title: str, site: str | None = None) -> str | None:
    """A title without what the site adds: 云灯市举办守塔人大会_云灯新闻网."""
    parts = _parts_of(title, site)
    if len(parts) < 2:
        return parts[0].strip() if parts else None
    first, second, longest = parts[0], parts[1], max(parts, key=len)
    if len(first) < 8 and (SITE.search(first) or len(longest) > 2 * len(first)):
        return longest.strip()
    dashed = len(second) > 8 and not SITE.search(second)  # a title with a dash in it
    return title[title.find(first) : title.find(second) + len(second)].strip() if dashed else first.strip()


def _parts_of(title: str, site: str | None) -> list[str]:
    """The parts of a title that may be that of an article."""
    parts = [part for part in _PARTED.split(title) if part.strip() and not NO_TITLE.match(part)]
    of_site = key_of(site or "")
    return [part for part in parts if key_of(part) != of_site] or parts


def agreement(key: str, told: str) -> float:
    """How much of what the page says is its title a line is, or the title of the line (cut off for its length)."""
    if not key or not told:
        return 0.0
    if key in told:
        return 0.5 + 0.5 * len(key) / len(told) if told.startswith(key) else 0.4 + 0.5 * len(key) / len(told)
    if told in key and len(told) > 0.7 * len(key):
        return 0.8
    cut = told.rstrip("…")
    return 0.9 if len(cut) >= 8 and key.startswith(cut) else 0.0
