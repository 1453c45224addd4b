"""Parting: the words of a sentence where LAC ran two into one, or cut one up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.tokens.function_words import PLANS
from kg.extraction.tokens.heads import head_kind, is_closed
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import HAN, PROPER
from kg.extraction.tokens.titles import whole_titles
from kg.surnames import COMPOUND_SURNAMES, is_full_name

_AND = "和与同及"

_ENDS_IN_ETC = frozenset("平等 高等 中等 初等 同等 均等 对等 相等 优等 上等 头等 一等 二等 三等 不等 何等".split())

_NAMED = frozenset(("LOC", "ORG", "PER", "w"))

_OWN = "国市省区县州镇校院所馆"

_LEADS = "任赴与在由至到经"

_RUN_IN = ("由", "设在", "同样是", "就是", "正是", "并入")


def parted(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """The words of a sentence, LAC's organizations and places cut where a verb or a conjunction runs through them."""
    whole = whole_titles([part for t in _torn(tokens, domain) for part in _spaced(t, domain)], domain)
    mended = _surnames(list(_planning(list(_taking(list(whole))))))
    for t in _pointing(list(_known_places(list(mended), domain)), domain):
        if t.tag == "LOC" and t.text[-1] in "列居位" and t.text[:-1] in domain.gazetteer.by_name:  # 诸暨市|列第十位
            yield t._replace(end=t.end - 1, text=t.text[:-1])
            yield Token(t.end - 1, t.end, t.text[-1], "v")
        elif (t.tag in ("ORG", "LOC") and len(t.text) > 3) or (t.tag == "v" and len(t.text) > 5):  # 共建某某研究院
            yield from _parted(t, domain)
        elif t.tag == "v" and len(t.text) == 4 and _takes_event(t.text, domain):  # 出席|会议
            yield Token(t.start, t.start + 2, t.text[:2], "v")
            yield Token(t.start + 2, t.end, t.text[2:], "n")
        elif (t.tag == "PER" or t.text[0] in "人名") and t.text[1:] in domain.frames.verbs:  # 创业|周创办; 350|人参会
            yield Token(t.start, t.start + 1, t.text[0], "n")
            yield Token(t.start + 1, t.end, t.text[1:], "v")
        elif t.text == "在这里":
            yield Token(t.start, t.start + 1, "在", "p")
            yield Token(t.start + 1, t.end, "这里", "r")
        elif (
            t.tag == "n"
            and t.text[-2:] in domain.frames.verbs
            and t.text[:-2] in domain.names.heads
            and t.text not in domain.names.heads
        ):
            yield Token(t.start, t.end - 2, t.text[:-2], "n")  # 领导小组|协办
            yield Token(t.end - 2, t.end, t.text[-2:], "v")
        elif t.tag != "u" and len(t.text) > 1 and t.text.endswith("等") and t.text not in _ENDS_IN_ETC:
            yield Token(t.start, t.end - 1, t.text[:-1], t.tag)
            yield Token(t.end - 1, t.end, "等", "u")
        else:
            yield t


def _spaced(t: Token, domain: Domain) -> Iterator[Token]:
    """The parts of what LAC took for one word over a space, 陆子安 某某公司."""
    parts = list(re.finditer(r"\S+", t.text))
    if t.tag not in ("PER", "ORG", "LOC") or len(parts) < 2 or not all(HAN.match(m.group()) for m in parts):
        yield t
        return
    for m in parts:
        tag = "ORG" if head_kind(m.group(), domain) else "PER" if is_full_name(m.group()) else t.tag
        yield Token(t.start + m.start(), t.start + m.end(), m.group(), tag)


def _torn(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """任|职某大学: the first character of a body belongs to the verb before it."""
    last: Token | None = None
    for t in tokens:
        if last is not None and t.tag == "ORG" and last.end == t.start and last.text + t.text[0] in domain.frames.verbs:
            whole = any(t.text[:n] in domain.gazetteer.leading for n in (2, 3, 4))  # 建|成都某大学
            if not whole and head_kind(t.text[1:], domain):
                last = Token(last.start, t.start + 1, last.text + t.text[0], "v")
                t = t._replace(start=t.start + 1, text=t.text[1:])
        if last is not None:
            yield last
        last = t
    if last is not None:
        yield last


def _takes_event(word: str, domain: Domain) -> bool:
    """Whether a word is a verb with its object run into it, a common noun for events: 出席会议."""
    noun = domain.names.categories.get(word[2:])
    kind = noun.kind if noun is not None else domain.names.heads.get(word[2:], "")
    return (
        word[:2] in domain.frames.verbs
        and word not in domain.frames.verbs
        and domain.schema.is_a(kind, domain.schema.event)
    )


def _taking(tokens: Sequence[Token]) -> Iterator[Token]:
    """陆明远任|青川大学|教授: a person's name, with the verb of office run into it, before a body."""
    for k, t in enumerate(tokens):
        after = tokens[k + 1] if k + 1 < len(tokens) else None
        name, run_in = t.text[:-1], after is not None and after.tag == "ORG" and after.start == t.end
        if t.tag == "PER" and run_in and len(name) > 1 and t.text[-1] == "任" and is_full_name(name):
            yield t._replace(end=t.end - 1, text=name)
            yield Token(t.end - 1, t.end, t.text[-1], "v")
        else:
            yield t


def _planning(tokens: Sequence[Token]) -> Iterator[Token]:
    """云江市|计划|设立: between who acts and what they do, a word that is a noun too says that they plan it."""
    for k, t in enumerate(tokens):
        if 0 < k < len(tokens) - 1 and t.text in PLANS and t.tag == "n":
            acts = tokens[k - 1].tag in ("LOC", "ORG", "PER") and tokens[k + 1].tag == "v"
            yield t._replace(tag="v") if acts else t
        else:
            yield t


def _surnames(tokens: Sequence[Token]) -> Iterator[Token]:
    """上官|若曦: a compound surname and the given name after it are one word."""
    held: Token | None = None
    for t in tokens:
        if held is not None and t.tag == "PER" and t.start == held.end and len(t.text) < 3:
            t, held = held._replace(end=t.end, text=held.text + t.text), None
        if held is not None:
            yield held
        held = t if t.tag == "PER" and t.text in COMPOUND_SURNAMES else None
        if held is None:
            yield t
    if held is not None:
        yield held


def _known_places(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """长|三角分|中心: a known place that LAC has cut up is one word, and the rest of its last word another."""
    gazetteer = domain.gazetteer
    i = 0
    while i < len(tokens):
        t = tokens[i]
        near = (
            "".join(x.text for x in tokens[i : i + 3])
            if t.text in gazetteer.starts_of_places and t.tag not in _NAMED
            else ""
        )
        size = next((n for n in (4, 3) if len(t.text) < n <= len(near) and near[:n] in gazetteer.leading), 0)
        if not size or not domain.schema.is_a(
            gazetteer.known[gazetteer.by_name[near[:size]]].kind, domain.schema.place
        ):
            yield t
            i += 1
            continue
        yield Token(t.start, t.start + size, near[:size], "LOC")
        while i < len(tokens) and tokens[i].end <= t.start + size:
            i += 1
        if i < len(tokens) and tokens[i].start < t.start + size:
            yield tokens[i]._replace(start=t.start + size, text=tokens[i].text[t.start + size - tokens[i].start :])
            i += 1


def _pointing(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """我|市 and 该|院 as one word each; 我|国 is a name; 等 after a name is no verb."""
    held: Token | None = None
    last: Token | None = None
    for t in tokens:
        if t.text == "等" and t.tag == "v" and last is not None and last.tag in PROPER:
            t = t._replace(tag="u")  # 某大学、某研究所|等|20余家
        if (
            t.text[0] == "月"
            and len(t.text) > 1
            and last is not None
            and last.text[-1].isdigit()
            and last.end == t.start
        ):
            yield Token(t.start, t.start + 1, "月", "n")  # 今年10|月经某部
            t = t._replace(start=t.start + 1, text=t.text[1:], tag="p" if len(t.text) == 2 else t.tag)
        last = t
        if held is not None and held.end == t.start and t.text in _OWN and t.tag == "n":
            word = held.text + t.text
            yield Token(held.start, t.end, word, "LOC" if word in domain.gazetteer.by_name else "r")
            held = None
            continue
        if held is not None:
            yield held
        held = t if t.text in ("我", "该", "本") and t.tag == "r" else None
        if held is None:
            yield t
    if held is not None:
        yield held


def _parted(t: Token, domain: Domain) -> Iterator[Token]:
    """An organization as LAC tags it; where LAC ran a verb or a conjunction into it, its parts."""
    names, frames, gazetteer = domain.names, domain.frames, domain.gazetteer
    cuts: list[tuple[int, int]] = []
    for i in range(2, len(t.text) - 2):
        if t.text[i] in _AND and _joins_two(t.text[:i], t.text[i + 1 :], domain):
            cuts.append((i, i + 1))
        if t.text[i] in _OWN and t.text[i + 1 :] in names.heads and _ends_in_head(t.text[:i], t.text[i], domain):
            cuts.append((i, i))  # 某市委|市政府
    known = next((n for n in range(min(6, len(t.text) - 2), 1, -1) if t.text[:n] in gazetteer.leading), 0)
    run_in = [(t.text.find(word, 0, -3), word) for word in _RUN_IN]
    for i, word in (*run_in, *((m.start(), m.group(1)) for m in frames.predicates.finditer(t.text))):
        if (
            0 <= i <= len(t.text) - (2 if t.text[i + len(word) :] in names.heads else 3) - len(word)
            and i + len(word) not in range(known)  # 联合|国某科学院
            and not t.text.startswith(names.head_words, i)
            and (i == 0 or _acts(t.text[:i], domain))
            and (i == 0 or word not in names.generic or _joins_two(t.text[:i], t.text[i + len(word) :], domain))
            and (head_kind(t.text[i + len(word) :], domain) or t.text[i + len(word) :] in names.heads)
        ):
            cuts.append((i, i + len(word)))
    if t.text[0] in _LEADS and t.text[:2] not in gazetteer.by_name and head_kind(t.text[2:], domain):
        cuts.append((0, 2 if t.text[:2] in frames.verbs else 1))  # 任|某某大学, 任职|某某大学
    ends = (t.text[-n:] for n in range(1, min(6, len(t.text) - 1)))
    last = next((v for v in ends if (v in _AND or v in frames.verbs) and is_closed(t.text[: -len(v)], domain)), "")
    if last and not head_kind(t.text, domain):  # 某大学与|某区政府, 某科技园创办|某公司
        cuts.append((len(t.text) - len(last), len(t.text)))
    title = next((n for n in range(5, 1, -1) if t.text[-n:] in domain.offices.words), 0)
    if t.tag == "ORG" and title and head_kind(t.text[:-title], domain) and not cuts:
        yield Token(t.start, t.end - title, t.text[:-title], "ORG")  # 某某研究中心|研究馆员
        yield Token(t.end - title, t.end, t.text[-title:], "n")
        return
    if (
        t.tag == "LOC"
        and known
        and t.text not in gazetteer.by_name
        and not cuts
        and _common_end(t.text[known:], domain)
    ):
        yield Token(t.start, t.start + known, t.text[:known], "LOC")  # 内蒙古|草业
        yield Token(t.start + known, t.end, t.text[known:], "n")
        return
    at = 0
    for i, j in sorted(cuts):
        if i >= at:
            if i > at:
                yield Token(t.start + at, t.start + i, t.text[at:i], t.tag)
            if j > i:
                yield Token(t.start + i, t.start + j, t.text[i:j], "c" if t.text[i:j] in _AND else "v")
            else:
                yield Token(t.start + i, t.start + i, "、", "w")
            at = j
    if at < len(t.text):
        yield Token(t.start + at, t.end, t.text[at:], "ORG" if at else t.tag)


def _acts(left: str, domain: Domain) -> bool:
    """Whether what stands before a verb in one word of LAC's is who does it, and no mere beginning of a name: 西安市职业|介绍服务中心."""
    names = domain.names
    named = (
        left in domain.gazetteer.by_name
        or left in names.selves
        or left in names.categories
        or left[-1] in "省市区县州们"
    )
    return named or left in names.heads or head_kind(left, domain) is not None


def _joins_two(left: str, right: str, domain: Domain) -> bool:
    """Whether what stands between two parts of what LAC takes for one body joins two: 甲大学与|乙公司, but 某大学现代工程与技术科学学院."""
    proper = right[0] in "省市区县" or right[:2] in domain.gazetteer.by_name or right[:3] in domain.gazetteer.by_name
    strong = left.endswith(domain.names.head_words)
    if proper:
        return (strong or head_kind(left, domain) is not None) and (
            head_kind(right, domain) is not None or right in domain.names.heads
        )
    return strong and head_kind(right, domain) is not None


def _ends_in_head(name: str, first: str, domain: Domain) -> bool:
    """Whether a name ends in a head word that begins with a character: 云江市委, 市."""
    at = name.rfind(first)
    return at >= 0 and name[at:] in domain.names.heads


def _common_end(rest: str, domain: Domain) -> bool:
    """Whether what follows a place in one word of LAC's is a common noun: 内蒙古|草业, not 杭州|西湖."""
    return (rest.endswith("业") or domain.names.is_generic(rest)) and head_kind("某" + rest, domain) is None
