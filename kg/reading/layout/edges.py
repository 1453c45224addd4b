"""Edges: what stands at the beginning and the end of a paragraph and is no part of it, a dateline, credits, 下转第2版."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.reading.document import Block
from kg.reading.layout.bylines import LONGEST, Credits, credits_of

DATE = r"(?:(?:\d{4}|(?:中华)?民国\d{2,3})\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}\s?日?|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)"
NUMBER = re.compile(
    r"(?:[\u3400-\u9fff]{1,14}\s?[〔\[［(（【](?:19|20)\d\d[〕\]］)）】]\s?第?\s?\d{1,5}\s?号|[（(]?(?:(?:19|20)\d\d\s?年\s?)?第\s?\d{1,5}\s?号[）)]?)(?:\s+签发人\s?[：:].*)?"
)
"""What an official document is cited by: 云政发〔2023〕5号."""
_DEEPEST = 300
"""Characters of a caption in one line with the text below it, at most."""
_MASTHEAD = re.compile(r"\S{2,40}(?:文\s*件|政府|委员会|办公[室厅]|[局厅部委院会处]|政府令)")
"""Who issues it, above its number: 云灯市人民政府文件."""
ENDED = re.compile(r"[。！？!?…：；;︰][”’」』）)\]】\"'\s]*$|(?<![\d.])\.[\"')”]*$")
DATELINE = re.compile(
    rf"[【\[（(]?\s*(?:{DATE}\s*)?[^。，、！？；“”\n]{{0,30}}?(?:日|本[报刊网台社]|[社网报台]|客户端)\s*(?:综合|上午|下午|晚|快)?(?:讯|专?电|消息|报道)\s*[】\]）)]?[\s:：丨|]*"
)
_NEWS = re.compile(
    rf"[【\[]?\s*(?:{DATE}[\s\d:：]*)?[^。，、！？；：“”（()）\n]{{1,24}}?(?:讯|电|消息|报道|[社网报台].{{0,8}}月\d{{1,2}}日(?!\s*.[周星]))\s*[】\]]?\s*(?=[（(])"
)
"""How a piece of news begins, if its author stands next in parentheses: 云灯融媒讯（甲 文/图）."""
CREDIT = re.compile(r"[（(【\[](?P<who>[^（）()【】\[\]]{2,80})[）)】\]][\s：:，,]*")
_REPORTED = re.compile(
    r"(?P<who>[^。，“”！？；：:\n]{2,60}?(?:报道|摄影报道))\s*[：:，,]?\s*|(?P<alone>(?:本[报刊网台社]\S{0,4})?(?:记者|通讯员)[^。，“”！？；：:\n]{1,40}?[\s：:](?!\S{0,20}(?:记者|通讯员)))"
)
_INNER = re.compile(
    r"(?<=[\s。”）)])[^\s。，、！？；：“”（()）]{2,12}\d{1,2}月\d{1,2}日(?:专?电|讯)(?:\s*[（(](?P<who>[^（）()]{2,60})[）)][\s：:，,]*|\s+)"
)
"""A dateline below the caption of a picture, in one line with it: …。甲社云灯1月2日电（乙）…"""
_SUBJECT = re.compile(r"题[：:]\s?(?P<title>[^\n。]{4,100}?)(?P<by>\s(?P<who>\S{2,5}?社?记者[^\s，。]{2,24})\s)")
"""A title after a dateline, in one line with the text: 题：云灯为何不眠 甲社记者乙、丙 …"""
_UNMARKED = re.compile(r"(?<=[。！？…”’」』）)])\s*(?P<who>[^。！？…”’」』]{4,60})$")
"""What stands behind the last sentence of a paragraph: …。本报记者 甲"""
SIGNED = re.compile(r"[（(【\[](?P<who>[^（）()【】\[\]]{2,100})[）)】\]]\s*$")
TURN = re.compile(r"\s*[（(](?:下转|上接|紧接|接)[^（）()]{1,20}[）)]\s*")


def cites_document(line: str, below: str) -> bool:
    """Whether a line is the number of an official document, or says who issues it, above its number."""
    is_masthead = below and NUMBER.fullmatch(below) and _MASTHEAD.fullmatch(line)
    return bool(is_masthead or NUMBER.fullmatch(line))


def begins_news(line: str) -> bool:
    """Whether a line begins with a dateline and who wrote it: 甲社云灯1月2日电（乙）…"""
    dateline = DATELINE.match(line)
    return dateline is not None and CREDIT.match(line, dateline.end()) is not None


def without_edges(text: str, blocks: list[Block], credits: dict[int, Credits]) -> Iterator[Block]:
    """Cuts the dateline and credits off the first paragraphs and the signature off the last."""
    bodies = [k for k, b in enumerate(blocks) if b.kind == "body"]
    first, last = set(bodies[:2]), bodies[-1:]
    for k, block in enumerate(blocks):
        if k in first:
            *head, block = _without_head(text, block, credits)
            yield from head
            if any(part.kind == "byline" for part in head):
                first.clear()
        yield from _without_foot(text, block, credits, is_last=k in last)


def _without_foot(text: str, block: Block, credits: dict[int, Credits], *, is_last: bool) -> Iterator[Block]:
    """A block without the credits at its end, which go after it."""
    at = _signature(text, block, credits) if is_last else None
    if at is None and block.kind == "body":
        at = _unmarked_signature(text, block, credits)
    if block.start < (end := block.end if at is None else at):
        yield replace(block, end=end)
    if at is not None:
        yield Block(at, block.end, "byline")


def _without_head(text: str, block: Block, credits: dict[int, Credits]) -> Iterator[Block]:
    """A paragraph without the dateline and the credits at its beginning, which go before it with what stands above them in its line."""
    end = _dateline_end(text, block, credits)
    if end == block.start:
        m = _INNER.search(text, block.start, min(block.end, block.start + _DEEPEST))
        found = credits_of(m["who"], m.start("who"), bare=True, sure=True) if m and m["who"] else Credits()
        if m and found is not None:
            credits[m.start()] = found
            yield from (replace(block, end=m.start()), Block(m.start(), m.end(), "byline"))
            end = m.end()
    elif (m := _SUBJECT.match(text, end, block.end)) and (found := credits_of(m["who"], m.start("who"))):
        credits[m.start("who")] = found
        yield from (Block(block.start, m.start("title"), "byline"), Block(*m.span("title"), "title"))
        yield Block(*m.span("by"), "byline")
        end = m.end("by")
    else:
        yield Block(block.start, end, "byline")
    yield replace(block, start=end)


def _unmarked_signature(text: str, block: Block, credits: dict[int, Credits]) -> int | None:
    """Where credits without parentheses begin behind the last sentence of a paragraph: …。本报记者 甲; not “…”记者说，…"""
    at = max(block.start, block.end - LONGEST)
    m = None if ENDED.search(text[max(at, block.end - 8) : block.end]) else _UNMARKED.search(text, at, block.end)
    if m is None or (found := credits_of(m["who"], m.start("who"))) is None or not found.wrote:
        return None
    credits[m.start()] = found
    return m.start()


def _dateline_end(text: str, block: Block, credits: dict[int, Credits]) -> int:
    """Where the dateline and the credits at the beginning of a paragraph end; its start where it has none."""
    stop = min(block.end, block.start + LONGEST)
    end = block.start
    if m := DATELINE.match(text, end, stop):
        end = m.end()
    dated = end > block.start
    opening = None if dated else _NEWS.match(text, end, stop)
    after = opening.end() if opening else end
    if m := CREDIT.match(text, after, stop):
        speaks = after == block.start and ENDED.search(m.group())  # [甲]：网友们好
        if found := credits_of(m["who"], m.start("who"), bare=not speaks, sure=after > block.start):
            credits[block.start] = found
            return m.end()
    if m := _REPORTED.match(text, end, stop):
        group = "who" if m["who"] else "alone"
        if (found := credits_of(m[group], m.start(group), sure=dated)) and found.wrote:
            credits[block.start] = found
            return m.end()
    return end


def _signature(text: str, block: Block, credits: dict[int, Credits]) -> int | None:
    """Where the credits in parentheses at the end of a paragraph begin."""
    at = max(block.start, block.end - LONGEST)
    m = SIGNED.search(text, at, block.end)
    if m is None or not (
        m.start() == block.start or ENDED.search(text[max(block.start, m.start() - 8) : m.start()].rstrip())
    ):
        return None
    found = credits_of(m["who"], m.start("who"), sure=True)
    if found is None and re.match(r"作者(?:系|为|单位)", m["who"]):
        found = Credits()
    if found is None:
        return None
    credits[m.start()] = found
    return m.start()


def turns(text: str, block: Block) -> Iterator[Block]:
    """A paragraph, with 上接第1版 before it and 下转第2版 after it as blocks of their own."""
    a, b = block.start, block.end
    if block.kind == "body":
        if m := TURN.match(text, a, min(b, a + 40)):
            yield Block(a, m.end(), "note")
            a = m.end()
        tail = max(a, b - 30)
        found = TURN.finditer(text, tail, b) if text[tail:b].rstrip().endswith(("）", ")")) else ()
        if (m2 := next((m for m in found if m.end() == b), None)) and m2.start() > a:
            yield Block(a, m2.start(), "body")
            a = m2.start()
            yield Block(a, b, "note")
            return
    if a < b:
        yield Block(a, b, block.kind)
