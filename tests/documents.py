"""What the tests of documents share: an article of their own, as a text, a page and a row of a table, and what becomes of a file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from kg.reading.formats import Original
from kg.reading.outcomes import Outcome, outcomes_of

TITLE = "云灯市举办守塔人大会"
BYLINE = "2024-05-16 08:30 来源：云江新闻 作者：陈知远"
WORDS = "5月16日，云灯市举办守塔人大会，望岭大学教授顾长庚出席开幕式。"
MORE = "顾长庚说，守塔是一门学问。"
ARTICLE = f"{TITLE}\n\n{BYLINE}\n\n{WORDS}\n{MORE}\n"
PAGE = f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{BYLINE}</p><p>{WORDS}</p><p>{MORE}</p></body></html>"
ROW = {
    "标题": TITLE,
    "发布时间": "2024/5/16 8:30",
    "来源": "云江新闻",
    "链接": "https://yunjiang.example/1",
    "作者": "陈知远、林禾",
    "正文": f"{WORDS}\n{MORE}",
}
AS_READ = f"{TITLE}\n\n2024-05-16\u3000来源：云江新闻\u3000作者：陈知远 林禾\n\n{WORDS}\n{MORE}"
"""What is read of the row."""


def outcomes(data: bytes, name: str = "a") -> list[Outcome]:
    """What becomes of a file."""
    return list(outcomes_of(io.BytesIO(data), name))


def fates(data: bytes, name: str = "a") -> list[tuple[str, str, str]]:
    """Of each thing in a file its name, what became of it, and why."""
    return [(one.name, one.fate, one.reason) for one in outcomes(data, name)]


def original(data: bytes, name: str = "a") -> Original:
    """The one article that a file holds."""
    [one] = outcomes(data, name)
    assert one.original is not None, one.reason
    return one.original


def lines(data: bytes, name: str = "a") -> list[str]:
    """The lines of the one article in a file."""
    return [line for line in original(data, name).text.split("\n") if line]


def refusal(data: bytes, name: str = "a") -> str:
    """Why nothing in a file is read."""
    [one] = outcomes(data, name)
    assert one.original is None
    return one.reason


def zipped(files: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def changed(data: bytes, files: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP with some of its files anew."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**kept, **files}, compression)
