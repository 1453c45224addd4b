"""Odd texts, each a piece said over and over: what no one writes, and what a scan, a table or a slip makes of a text."""

from __future__ import annotations

from itertools import cycle, islice

from kg.domain import ONTOLOGY

GIVEN_NAMES = "江海云天明远清新华文德安宁泰和瑞祥嘉禾丰盛东西南北山川河湖林木森石玉金银铜铁光电星辰日月春夏秋冬"
PIECES = {
    "one word": "大学",
    "a name without end": "海灯大学望岭大学",
    "lines of one character": "清\n",
    "one endless sentence": "市政府与大学共建研究院，",
    "no marks": "市政府与大学共建研究院",
    "a row of names": "顾长庚、林致远、周明、",
    "holders": "市长顾长庚、副市长林致远，",
    "one surname": "顾",
    "quotations": "“人才计划”",
    "open quotations": "“",
    "quotations within quotations": "“‘",
    "who says what": "顾长庚说：“很好，可以。”",
    "short names": "（简称“人才”）",
    "open titles": "《人才",
    "figures": "增长5.2%，",
    "shares": "百分之三十",
    "ranks": "居全省第一，",
    "each its own": "甲公司、乙公司分别增长5%和6%，",
    "digits": "1",
    "dates": "2023年5月6日",
    "years in lines": "2023\n",
    "editions": "第一届",
    "one verb": "获得",
    "a verb that begins": "成为",
    "a verb of events": "闭幕",
    "held": "在望岭大学举行。",
    "pronouns": "该院",
    "our city": "我市",
    "的": "的",
    "与": "大学与",
    "dots": "·",
    "spaces": "顾 长 庚 ",
    "Latin": "abc def ",
    "no letters": "😀",
}


def odd_text(piece: str, length: int) -> str:
    """A piece over and over, up to a length."""
    return "".join(islice(cycle(piece), length))


def long_text(size: int) -> str:
    """An ordinary text of so many bytes, in which every paragraph speaks of others."""
    made = ONTOLOGY / "sample" / "jiaxing.txt"
    paragraphs = [line for line in made.read_text(encoding="utf-8").splitlines() if line.strip()]
    text: list[str] = []
    held = turn = 0
    while held < size:
        other: dict[str, str | int | None] = {
            c: GIVEN_NAMES[(k + turn * 7) % len(GIVEN_NAMES)] for k, c in enumerate(GIVEN_NAMES)
        }
        for paragraph in paragraphs:
            text.append(paragraph.translate(str.maketrans(dict(other))))
            held += len(text[-1].encode()) + 1
        turn += 1
    return "\n".join(text).encode()[:size].decode(errors="ignore")
