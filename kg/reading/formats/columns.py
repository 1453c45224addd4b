"""Which column of a table is the text, which the title, the date, the source: by their names, else by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Row = Mapping[str, object]
_NAMES = {
    "file": ("文件", "文件名", "文件名称", "文件路径", "路径", "檔案", "檔名", "file", "filename", "filepath", "path"),
    "text": (
        "正文", "全文", "内容", "文章内容", "新闻内容", "文章正文", "新闻正文", "正文内容", "文本", "文章", "content", "text", "body", "article", "fulltext", "maintext", "articletext",
        "articlebody", "articlecontent", "contenttext", "textcontent", "rawtext", "plaintext", "rawcontent", "newscontent", "內容", "document", "story", "html", "contenthtml",
    ),
    "title": ("标题", "题目", "题名", "篇名", "新闻标题", "文章标题", "標題", "title", "headline", "newstitle", "articletitle", "subject"),
    "date": (
        "日期", "发布日期", "发布时间", "发表时间", "发表日期", "出版日期", "刊发日期", "时间", "發布時間", "date", "pubdate", "publishdate", "publisheddate", "publicationdate",
        "publishtime", "publishedat", "published", "pubtime", "releasedate", "newsdate", "datetime", "time",
    ),
    "source": (
        "来源", "媒体", "报纸", "报刊", "公众号", "刊名", "来源媒体", "媒体名称", "网站", "文章来源", "來源", "source", "publisher", "media", "site", "sitename", "account", "newspaper", "sourcename",
    ),
    "address": ("链接", "网址", "原文链接", "文章链接", "地址", "url", "link", "href", "sourceurl", "pageurl", "articleurl", "newsurl", "uri", "permalink"),
    "author": ("作者", "记者", "撰稿人", "責任作者", "author", "authors", "byline", "writer", "reporter"),
}  # fmt: skip
"""What columns are called, in small letters without blanks and underlines; the first that is there is taken."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_LEAST = 20
"""Chinese characters that a cell of the text column has on average, where no name tells it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by what they are for; None where there is none."""

    file: str | None = None
    """Of a table that says something of other files."""
    text: str | None = None
    title: str | None = None
    date: str | None = None
    source: str | None = None
    address: str | None = None
    author: str | None = None

    @property
    def used(self) -> list[str]:
        """The columns that are read."""
        found = (self.text, self.title, self.date, self.source, self.address, self.author)
        return list(dict.fromkeys(name for name in found if name is not None))


def columns_of(names: Iterable[str], sample: Sequence[Row]) -> Columns:
    """What the columns of a table are for.

    Args:
        names: what they are called.
        sample: the first rows.
    """
    plain = _plain(names)
    found = _by_name(plain)
    taken = {name for use, name in found.items() if use != "text"}
    if found["text"] is None or not any(words_in(row.get(found["text"])) for row in sample):
        found["text"] = _longest([name for name in plain.values() if name not in taken], sample) or found["text"]
    return Columns(**found)


def named_columns(names: Iterable[str]) -> Columns:
    """What the columns of a table are for, by their names alone."""
    return Columns(**_by_name(_plain(names)))


def are_named(cells: Iterable[str]) -> bool:
    """Whether one of some cells is the name of a column."""
    return named_columns(cells) != Columns()


def _plain(names: Iterable[str]) -> dict[str, str]:
    """The names of columns by what of them tells what they are for: `Publish_Time` is publishtime, `正文（纯文本）` 正文."""
    return {re.sub(r"[（(].*", "", re.sub(r"[\s_.\-\ufeff]", "", name.lower())): name for name in reversed(list(names))}


def _by_name(plain: Mapping[str, str]) -> dict[str, str | None]:
    """The column of each use, by its name alone."""
    return {use: next((plain[name] for name in wanted if name in plain), None) for use, wanted in _NAMES.items()}


def is_filled(value: object) -> bool:
    """Whether a cell holds anything: lists of `NaN` and `None` are left by programs where there was nothing."""
    return value is not None and value == value and str(value).strip().lower() not in ("", "nan", "none", "null")


def words_in(value: object) -> str:
    """The text in a cell: itself, or the paragraphs of a list; nothing of a number, of bytes, of what holds fields of its own."""
    if isinstance(value, list | tuple):
        return "\n".join(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) and is_filled(value) else ""


def _longest(names: Sequence[str], sample: Sequence[Row]) -> str | None:
    """The column with the most Chinese in it, if that is enough for texts."""
    lengths = {name: sum(len(_HAN.findall(words_in(row.get(name))[:2000])) for row in sample) for name in names}
    best = max(lengths, key=lengths.__getitem__, default=None)
    return best if best is not None and lengths[best] >= _LEAST * len(sample) and sample else None
