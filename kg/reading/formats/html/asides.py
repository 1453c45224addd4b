"""Asides: elements of a page that are none of its article, by their names."""

from __future__ import annotations

import re

from kg.reading.formats.html.parse import Element

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


def is_aside(element: Element) -> bool:
    """Whether an element is one beside the article, by its name, class or id: `<div class="xiangguan">`."""
    if element.tag in _TAGS or element.get("title") in _RUNNING:
        return True
    words = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not words.strip() or len(words) > 500:
        return False
    return any(word.lower() in _NAMES for word in _WORDS.findall(words)) or not _NAMES.isdisjoint(words.lower().split())
