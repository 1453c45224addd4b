"""What a page says of its article beside the text: meta elements, JSON-LD, WeChat's script.

Names of meta elements: https://ogp.me, https://schema.org/NewsArticle, and the rules for sites of Chinese government offices
(政府网站发展指引, 2017, annex 2: SiteName, ArticleTitle, PubDate, ContentSource).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from typing import Any

from lxml import etree

from kg.edtf import parse_edtf
from kg.reading.formats.html.parse import Element
from kg.reading.formats.html.pieces import normal, pieces_of
from kg.surnames import is_full_name

_DATES = (
    "pubdate article:published_time og:published_time publishdate publish_date publish-date pub_date publication_date datepublished date_published og:release_date weibo:article:create_at "
    "apub:time parsely-pub-date sailthru.date dc.date.issued dcterms.created dc.date dcterms.date article.published bytedance:published_time firstpublishedtime createdate releasedate"
).split()
_TITLES = "articletitle og:title twitter:title dc.title apple-mobile-web-app-title".split()
_PUBLISHERS = "contentsource source article:source mediaid media og:article:source".split()
_AUTHORS = "author article:author og:article:author dc.creator byl weibo:article:author parsely-author".split()
_ADDRESSES = "og:url url weibo:article:url twitter:url".split()
_SAVED = re.compile(r"saved from url=\(\d+\)\s*(https?://\S+)|saved with SingleFile\s+url:\s*(https?://\S+)")
_WHOLE = re.compile(r"https?://[^/\s]+/\S*[^/\s]")
_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)|(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?=\d{6}|\D|$)"
)
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)")
_CHINA = dt.timezone(dt.timedelta(hours=8))
_CT = re.compile(
    r"""(?:var\s+(?:ct|createTime|oriCreateTime)\s*=|\bori_create_time\s*[:=]|\bcreate_time\s*:|window\.ct\s*=)\s*['"]?(\d{10})\b"""
)
_WECHAT = {
    "title": re.compile(r"""var\s+msg_title\s*=\s*(['"])(?P<it>.*?)\1\s*(?:\.html\(false\))?\s*;"""),
    "account": re.compile(r"""var\s+nickname\s*=\s*(?:htmlDecode\()?(['"])(?P<it>.*?)\1"""),
    "address": re.compile(r"""var\s+msg_link\s*=\s*(['"])(?P<it>.*?)\1"""),
    "author": re.compile(r"""var\s+author\s*=\s*(['"])(?P<it>.*?)\1"""),
}
_ARTICLES = re.compile(r"Article|BlogPosting|Report|WebPage")


@dataclass(slots=True)
class Said:
    """What the page says of its article."""

    titles: list[str] = field(default_factory=list)
    """The likelier first; the last may have the name of the site in it."""
    site: str | None = None
    date: str | None = None
    address: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    author_element: Element | None = None
    """Where they are named."""


def said_by(root: Element) -> Said:
    """What a page says of its article."""
    meta, linked = dict(_meta(root)), next(_linked(root), {})
    scripts = _scripts(root)
    wechat = {name: unescape(m["it"]) for name, p in _WECHAT.items() if (m := p.search(scripts))}
    titles = (_of(meta, _TITLES), wechat.get("title"), _name(linked.get("headline")), _title(root))
    dates = (
        _stamped(root, scripts),
        *(day_of(meta[k][0]) for k in _DATES if k in meta),
        day_of(_name(linked.get("datePublished"))),
    )
    publishers = (
        wechat.get("account"),
        _by_id(root, "js_name"),
        _of(meta, _PUBLISHERS),
        _name(linked.get("publisher")),
    )
    authors, element = _authors(meta)
    return Said(
        [title for title in titles if title],
        _of(meta, ["og:site_name", "sitename", "application-name"]),
        next(filter(None, dates), None),
        _address(root, meta, wechat, linked),
        next(filter(None, publishers), None),
        authors or names_in(wechat.get("author")) or names_in(_name(linked.get("author"))),
        element,
    )


def _authors(meta: dict[str, tuple[str, Element]]) -> tuple[tuple[str, ...], Element | None]:
    """Persons whom a meta element names as authors, and that; on the sites of offices, which name the editor there, nobody."""
    if "articletitle" in meta or "contentsource" in meta:
        return (), None
    found = ((names_in(meta[key][0]), meta[key][1]) for key in _AUTHORS if key in meta)
    return next(((names, element) for names, element in found if names), ((), None))


def _stamped(root: Element, scripts: str) -> str | None:
    """The day in WeChat's script."""
    if "msg_title" not in scripts and root.find(".//*[@id='js_content']") is None:
        return None
    found = _CT.search(scripts)
    return _stamp(found[1]) if found else None


def _meta(root: Element) -> Iterator[tuple[str, tuple[str, Element]]]:
    """Names and contents of the meta elements, the last first, so that of two the first holds."""
    for element in reversed(list(root.iter("meta"))):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            yield name.strip().lower(), (normal(unescape(content)), element)


def _of(meta: dict[str, tuple[str, Element]], names: list[str]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _scripts(root: Element) -> str:
    """The scripts that set WeChat's variables."""
    return "\n".join(
        s.text for s in root.iter("script") if s.text and ("msg_title" in s.text or "ct =" in s.text or "ct=" in s.text)
    )


def _linked(root: Element) -> Iterator[dict[str, Any]]:
    """The articles that the page describes in JSON-LD."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            yield from filter(_is_article, _things(script.text or ""))


def _things(text: str) -> list[Any]:
    """What a piece of JSON-LD describes; nothing if it is broken."""
    try:
        found = json.loads(text, strict=False) if len(text) <= 1_000_000 else None
    except (ValueError, RecursionError):
        return []
    graph = found.get("@graph", found) if isinstance(found, dict) else found
    return graph if isinstance(graph, list) else [graph]


def _is_article(thing: Any) -> bool:
    return isinstance(thing, dict) and _ARTICLES.search(str(thing.get("@type"))) is not None


def _name(value: object) -> str | None:
    """The name in a value of JSON-LD: a string, a thing with a name, a list of them."""
    if isinstance(value, list):
        return "、".join(filter(None, map(_name, value))) or None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    return normal(unescape(value)) or None if isinstance(value, str) else None


def _title(root: Element) -> str | None:
    element = next(root.iter("title"), None)
    return normal("".join(str(t) for t in element.itertext())) or None if element is not None else None


def _by_id(root: Element, name: str) -> str | None:
    element = root.find(f".//*[@id='{name}']")
    found = pieces_of(element, hidden=True) if element is not None else []
    return found[0].text if found and len(found[0].text) <= 40 else None


def _address(
    root: Element, meta: dict[str, tuple[str, Element]], wechat: dict[str, str], linked: dict[str, Any]
) -> str | None:
    """Where the page stood: the address that it is saved from, if no other is given; no home page."""
    links = (e.get("href") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical")
    of_meta = (meta[name][0] for name in _ADDRESSES if name in meta)
    entity = _name(linked.get("mainEntityOfPage")) or _name(linked.get("url"))
    for told in (*links, wechat.get("address"), *of_meta, entity, _saved_from(root)):
        whole = re.sub(r"^//", "https://", unescape(told or "").strip())
        if len(whole) < 2000 and _WHOLE.fullmatch(whole):
            return whole
    return None


def _saved_from(root: Element) -> str | None:
    """The address in the comment that a browser puts at the head of a page it saves."""
    above = list(root.itersiblings(etree.Comment, preceding=True))
    comments = [*above, *islice(root.iter(etree.Comment), 20)]
    return next((m[1] or m[2] for c in comments if (m := _SAVED.search(c.text or ""))), None)


def day_of(text: str | None) -> str | None:
    """The day in a stamp, that in China if it says its zone: 2022-09-06T22:30:00Z is 2022-09-07."""
    if not text:
        return None
    if (m := _CLOCK.search(text)) is not None:
        try:
            return dt.datetime.fromisoformat(m[1] + m[2]).astimezone(_CHINA).date().isoformat()
        except (ValueError, OverflowError):
            return None
    if re.fullmatch(r"1\d{9}(?:\d{3})?", text.strip()):
        return _stamp(text.strip()[:10])
    if (m := _DAY.search(text)) is None:
        return None
    year, month, day = (m[1], m[2], m[3]) if m[1] else (m[4], m[5], m[6])
    edtf = f"{year}-{int(month):02d}-{int(day):02d}"
    return edtf if parse_edtf(edtf) else None


def _stamp(seconds: str) -> str:
    return dt.datetime.fromtimestamp(int(seconds), _CHINA).date().isoformat()


def names_in(text: str | None) -> tuple[str, ...]:
    """Names of persons, if a text is made up of them: 陈知远 林禾, not 编辑部, admin."""
    words = re.split(
        r"[\s、,，;；/&|]+",
        re.sub(
            r"^(?:作者|记者|文|通讯员|撰文|撰稿)\s*[：:/]|^(?:本报|本网)?(?:记者|通讯员)\s*", "", (text or "").strip()
        ),
    )
    names = tuple(dict.fromkeys(word for word in words if word))
    return names if names and len(names) <= 8 and all(is_full_name(n) and not _NOBODY.search(n) for n in names) else ()


_NOBODY = re.compile(r"[编編]|管理|小编|本站|网|記者|记者|未知|佚名|日报|新闻|办公|中心|大学|学院|局|政府")
