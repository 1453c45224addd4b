"""Layout: which lines of an article are its title, its by-line, its body and its captions, and whom the by-line names.

Newspapers set a two-character name with a space (李 清), break lines for the column, put captions between paragraphs, and name the reporters under the
title, in the dateline, or at the very end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.document import Block, BlockKind, Name

_END = re.compile(r"[。！？!?…：；;][”’」』）)]*\s*$")
_SPACE = " \u3000\t"
_HAN = r"[\u3400-\u9fff]"
_WRITER = re.compile(r"(?:本报|本刊|本网|本社|全媒体|见习|实习|特约|特派|首席|驻\S{2,4})*(?:记者|通讯员|实习生|撰稿人?|撰文)|(?:作者|文字|采写|撰稿|文)\s?[/／:：]|作者\s")
_PICTURE = re.compile(r"(?:图片?|摄影|摄|视频|制图|编辑|责编|责任编辑|校对|版式|审核|图表|供图)\s?[/／:：]?")
_NAMES = re.compile(rf"{_HAN}(?:[·•]{_HAN}+)*(?:[{_SPACE}、,，]*{_HAN})*")
_LEAD = re.compile(r"(?:讯|电|消息|报道)\s?[（(](?P<names>[^（）()]{2,60})[）)]")
_SIGNED = re.compile(r"^\s*[（(](?P<names>[^（）()]{2,80})[）)]\s*$")
_CREDIT = re.compile(rf"(?<=[{_SPACE}。）)])(?P<name>{_HAN}[{_SPACE}]?{_HAN}{{1,2}}(?:[{_SPACE}、]{_HAN}[{_SPACE}]?{_HAN}{{1,2}})?)[{_SPACE}]?(?:摄|供图|/图|绘)(?:影)?\s*$")
_NOT_NAMES = frozenset("记者 通讯员 实习生 本报 报道 摄影 文字 编辑 供图 来源 作者 组委会 资料".split())
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾"
    "赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解"
    "蒲卫简时连车项闵邬吉党阳司费蒙席晏隋古强穆姬宫景米麦谈柏瞿艾沙鄢桂窦郁缪畅巩卓褚栾戚全娄甄郎池丛边岑农苟迟保商臧佘卞虞刁冷应匡栗仇练楚官佟封燕桑巫敖原植邝仲荆储宗楼干苑寇盖南屠鞠荣井乐银奚明麻雍花"
    "闻冼木郜廉衣蔺和冀占门帅利满区祖伏伊云敬揭竹邸水桃晓晨春欢依"
)


def lay_out(text: str) -> list[Block]:
    """The blocks of an article, in order: each a run of lines that belong together."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]*[^\s][^\n]*", text)]
    kinds: list[tuple[int, int, BlockKind]] = []
    heading = True
    for k, (a, b) in enumerate(lines):
        line = text[a:b].strip()
        kind = _kind(line, first=k == 0, heading=heading, last=k == len(lines) - 1)
        heading = heading and kind in ("title", "byline", "note")
        kinds.append((a, b, kind))
    return list(_joined(text, kinds))


def _kind(line: str, first: bool, heading: bool, last: bool) -> BlockKind:
    if _is_byline(line, heading) or (last and _SIGNED.match(line) and _WRITER.search(line)):
        return "byline"
    if heading and (first or (len(line) <= 40 and not _END.search(line))) and len(line) <= 80 and not (_END.search(line) and len(line) > 40):
        return "title"
    if re.match(r"(?:编者按|链接|【链接】|来源|发布时间|责任编辑)", line) and len(line) < 30:
        return "note"
    if not _END.search(line):
        return "caption" if _CREDIT.search(line) or re.match(r"图[①②③为：]|▲|△|↑", line) else "heading" if len(line) <= 40 and "。" not in line else "body"
    if re.match(r"图[①②③④⑤为：]", line) and len(line) < 100:
        return "caption"
    return "body"


def _is_byline(line: str, heading: bool) -> bool:
    """Whether a whole line names who wrote the article: 本报记者 某某, 文/某 某, or under the title nothing but names."""
    bare = line.strip("□■●◆▲ 　")
    if len(bare) > 60 or _END.search(bare):
        return False
    led = _WRITER.search(bare)
    if led and (led.start() == 0 or bare.startswith(("来源", "《"))) and all(len(n.text) <= 4 or "·" in n.text for n in names_in(bare, 0)):
        return bool(names_in(bare, 0)) and len(bare) < 50
    if re.match(r".{0,12}(?:全媒体)?记者\s", bare) and len(bare) < 40:
        return True
    return heading and _only_names(bare)


def _only_names(line: str) -> bool:
    parts = _paired(re.split(rf"[{_SPACE}、]+", line.strip()))
    return 1 <= len(parts) <= 6 and all(re.fullmatch(_HAN + "{2,3}", p) and p[0] in _SURNAMES and p not in _NOT_NAMES for p in parts) and (len(parts) > 1 or " " in line or "\u3000" in line)


def _paired(words: list[str]) -> list[str]:
    """Words with the two characters of a spaced name put together: 曲 波."""
    out: list[str] = []
    k = 0
    while k < len(words):
        if len(words[k]) == 1 and k + 1 < len(words) and len(words[k + 1]) == 1:
            out.append(words[k] + words[k + 1])
            k += 2
        else:
            out.append(words[k])
            k += 1
    return out


def _joined(text: str, kinds: list[tuple[int, int, BlockKind]]) -> Iterator[Block]:
    """Blocks; a line of the body that the layout broke off goes on in the next one that does not look like a new paragraph."""
    k = 0
    while k < len(kinds):
        a, b, kind = kinds[k]
        if kind == "title":
            while k + 1 < len(kinds) and kinds[k + 1][2] == "title" and text[kinds[k + 1][0] : kinds[k + 1][1]].startswith(("——", "—")):
                yield Block(a, b, kind)
                k += 1
                a, b, kind = kinds[k]
        elif kind in ("body", "heading") and _hard_wrapped(kinds, k):
            while k + 1 < len(kinds) and not _END.search(text[a:b]) and kinds[k + 1][0] - b == 1 and kinds[k + 1][2] in ("body", "heading"):
                k += 1
                b, kind = kinds[k][1], "body"
        yield Block(a, b, kind)
        k += 1


def _hard_wrapped(kinds: list[tuple[int, int, BlockKind]], k: int) -> bool:
    """Whether the line at `k` was broken for the width of a column: it follows or precedes, without a gap, lines about as long."""
    a, b, _ = kinds[k]
    if k + 1 >= len(kinds) or kinds[k + 1][0] - b != 1:
        return False
    near = [kinds[i][1] - kinds[i][0] for i in range(max(0, k - 2), min(len(kinds), k + 3))]
    return len(near) > 2 and b - a >= 12 and abs((b - a) - sorted(near)[len(near) // 2]) <= 3 and max(near) <= 60


def names_in(line: str, at: int) -> list[Name]:
    """The writers that a by-line names. `at`: offset of the line in the text."""
    found: list[Name] = []
    pictures = [m.start() for m in _PICTURE.finditer(line)]
    leads = [(m.start(), m.end()) for m in _WRITER.finditer(line)] or [(0, 0)]
    for k, (_, begin) in enumerate(leads):
        end = min([leads[k + 1][0] if k + 1 < len(leads) else len(line), *(p for p in pictures if p >= begin)])
        if any(p < begin and not any(p < b <= begin for b, _ in leads) for p in pictures) and not any(b > max(p for p in pictures if p < begin) for b, _ in leads[: k + 1]):
            continue
        found.extend(_names(line, begin, end, at))
    return found


def _names(line: str, begin: int, end: int, at: int) -> Iterator[Name]:
    words = [(m.start(), m.end()) for m in re.compile(rf"{_HAN}+(?:[·•]{_HAN}+)*").finditer(line, begin, end)]
    k = 0
    while k < len(words):
        a, b = words[k]
        if b - a == 1 and k + 1 < len(words) and words[k + 1][1] - words[k + 1][0] <= 2 and words[k + 1][0] - b == 1 and line[b] in _SPACE:
            b = words[k + 1][1]
            k += 1
        name = re.sub(rf"[{_SPACE}]", "", line[a:b])
        if (2 <= len(name) <= 4 and name not in _NOT_NAMES) or "·" in name or "•" in name:
            yield Name(at + a, at + b, name)
        k += 1


def credits(text: str, blocks: list[Block]) -> tuple[list[Name], list[Name]]:
    """Whom the layout names: those who wrote the article, and those who took its pictures."""
    writers: list[Name] = []
    others: list[Name] = []
    bodies = 0
    for block in blocks:
        line = text[block.start : block.end]
        if block.kind == "byline":
            writers += names_in(line, block.start)
            others += _after(line, block.start, _PICTURE)
            continue
        bodies += block.kind == "body"
        if block.kind == "body" and bodies <= 2 and (m := _LEAD.search(line, 0, 120)):
            inner = m["names"]
            named = names_in(inner, block.start + m.start("names"))
            if _WRITER.search(inner) or _only_names(inner):
                writers += named
                others += _after(inner, block.start + m.start("names"), _PICTURE)
        if (m := _CREDIT.search(line)) and m["name"].replace(" ", "") not in _NOT_NAMES:
            others += _names(line, m.start("name"), m.end("name"), block.start)
        elif re.match(r"(?:责任)?编辑[:：]", line.strip()):
            others += _names(line, line.index("辑") + 1, len(line), block.start)
    known = {n.text for n in writers}
    return list({n.text: n for n in reversed(writers)}.values())[::-1], [n for n in others if n.text not in known]


def _after(line: str, at: int, lead: re.Pattern[str]) -> list[Name]:
    found: list[Name] = []
    for m in lead.finditer(line):
        stop = min((w.start() for w in _WRITER.finditer(line, m.end())), default=len(line))
        found += _names(line, m.end(), stop, at)
    return found
