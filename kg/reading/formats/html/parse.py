"""Bytes to a tree: the encoding told by the content, what is no mark-up left out, bounded depth and size.

libxml2 reads broken HTML as browsers do, looks at no DTD and no entity of a file, and stops at a depth of 2,048 elements.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree, html

from kg.reading.encoding import decode
from kg.reading.limits import MAX_FILE
from kg.reading.unread import Unread

Element = etree._Element

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_HEAD = 4_096
"""Bytes at the beginning in which a page says its encoding."""
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso-8859-1": "gb18030", "latin-1": "gb18030"}
"""What pages say, and what they are in."""
_BROKEN = 0.02
"""Share of characters that cannot be read in a page of which the most can."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]+")
"""Characters that XML cannot hold."""
_NOT_ASCII = re.compile(r"[\x00-\x7f]+")
_SUBSET = re.compile(r"<!DOCTYPE\s[^<>\[]{0,500}\[[^\]]{0,10000}\]\s*>", re.IGNORECASE)
"""A document type that declares entities, which are not read: what is left of it would be text."""
_PICTURE = re.compile(r"data:[\w/+.;-]{0,60}base64,[A-Za-z0-9+/=]{99,}+")
"""A picture within the page, which is not read."""
_SIZE = 20_000_000
"""Characters of a page without its pictures; lxml takes forty times their memory."""
_TAGS = 300_000
"""Tags of a page, those that end an element too; a novel has a tenth of them."""
_TOO_LARGE = "more than 20 million characters or 300,000 tags, no article. Split it"
_LONG = re.compile(r"(?P<tag><[a-zA-Z])[^<>]{20000,}|[<>][^<>]{20000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTES = 5_000
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Ends that need not be there, and stand in the midst of pages put together of parts; browsers read on, libxml2 does not."""
_TOO_DEEP = "nested more than 2,048 elements deep. Save it from the browser as plain text"


def tree_of(data: bytes | str, charset: str | None = None) -> Element:
    """The root element of a page; XPaths of elements are those in this tree.

    Args:
        data: the page.
        charset: its encoding as said outside of it, by an HTTP header: a hint.

    Raises:
        Unread: it is no text, nothing at all, too large or nested too deep.
    """
    if len(data) > MAX_FILE:
        raise Unread(f"more than the {MAX_FILE // 10**6} MB that a page may have. Split it")
    text = _CONTROLS.sub("", data if isinstance(data, str) else text_of(data, charset))
    text = _PICTURE.sub("data:,", text)
    if len(text) > _SIZE or text.count("<") > _TAGS:
        raise Unread(_TOO_LARGE)
    if any(_attributes(m) > _ATTRIBUTES for m in _LONG.finditer(text)):
        raise Unread(f"a tag of more than {_ATTRIBUTES} attributes, no article. Save it from the browser as plain text")
    text = _ENDS.sub("", _SUBSET.sub("<!DOCTYPE html>", text, count=1))
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        root = None
    if root is None:
        raise Unread("an empty page. Save it again from the browser", skipped=True)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise Unread(_TOO_DEEP)
    return root


def _attributes(stretch: re.Match[str]) -> int:
    """About how many attributes stand in a long stretch without a tag in it; libxml2 takes time by their square."""
    if stretch["tag"]:
        return len(_QUOTED.sub("", stretch[0]).split())
    few = stretch[0].count("=") <= _ATTRIBUTES
    return 0 if few else len(re.findall(r"\s[^\s=\"']+\s?=", stretch[0]))


def text_of(data: bytes, charset: str | None = None) -> str:
    """The characters of a page: by their bytes; what the page or its server says is in doubt only a hint, pages are wrong about it."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data[:200].count(0) * 3 > len(data[:200])
    data = data if wide else data.replace(b"\0", b"")
    if not wide and (text := _mostly(data, "utf-8", 0.001)):
        return text
    try:
        return decode(data)
    except Unread:
        said = _CHARSET.search(data[:_HEAD])
        hints = [charset or "", said[1].decode() if said else "", "utf-8", "gb18030", "big5hkscs"]
        readings = (_mostly(data, hint, _BROKEN) for hint in hints if hint)
        if text := next(filter(None, readings), None):
            return text
        raise


def _mostly(data: bytes, encoding: str, broken: float) -> str | None:
    """The text in an encoding if hardly any of its characters are broken: a page that was cut off within one."""
    try:
        text = data.decode(_WIDER.get(encoding.lower(), encoding), "replace")
    except (LookupError, UnicodeError):
        return None
    found = text.count("\ufffd")
    if not found:
        return text
    return text if found <= 2 + broken * len(_NOT_ASCII.sub("", text)) else None


class Paths:
    """XPaths of elements in one tree, in time linear in it."""

    def __init__(self) -> None:
        """Knows none yet."""
        self._steps: dict[Element, dict[Element, str]] = {}
        self._paths: dict[Element, str] = {}

    def __getitem__(self, element: Element) -> str:
        """`/html/body/div[2]/p[3]`: as browsers and lxml write it."""
        above = [element, *element.iterancestors()]
        path = ""
        for k, one in enumerate(above):
            if one in self._paths:
                path, above = self._paths[one], above[:k]
                break
        for one in reversed(above):
            path = self._paths[one] = f"{path}/{self._step(one)}"
        return path

    def _step(self, element: Element) -> str:
        parent = element.getparent()
        if parent is None:
            return str(element.tag)
        if parent not in self._steps:
            self._steps[parent] = dict(_steps(parent))
        return self._steps[parent][element]


def _steps(parent: Element) -> Iterator[tuple[Element, str]]:
    """Each child with its name, numbered if another one has it too."""
    of_name: dict[str, list[Element]] = {}
    for child in parent.iterchildren(etree.Element):
        of_name.setdefault(str(child.tag), []).append(child)
    for name, children in of_name.items():
        step = name if re.fullmatch(r"[A-Za-z_][\w.-]*", name) else "*[name()='{}']".format(name.replace("'", ""))
        for k, child in enumerate(children, 1):
            yield child, f"{step}[{k}]" if len(children) > 1 else step
