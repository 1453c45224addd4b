"""Roles: who does what, to whom, with whom, where and when, around one verb of a clause.

Chinese marks roles by order and by prepositions (Li & Thompson 1981, chapters 4, 9, 15 and 20): the subject stands before the verb, the object
after it, 由/被 mark the agent, 与/和/同 the partner, 在/于 the place, 从/自 the source, 给/为/向/对 the recipient, 以 the means, 把/将 the object;
in a relative clause (… 的 N) the noun after 的 fills the role that the clause leaves open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extraction.items import Item

_PREPOSITIONS = {
    "由": "by", "被": "by", "经": "by", "在": "in", "于": "in", "至": "in", "到": "in", "从": "from", "自": "from", "与": "with", "和": "with", "同": "with", "跟": "with",
    "携手": "with", "联合": "with", "会同": "with", "给": "to", "为": "to", "向": "to", "对": "to", "以": "means", "把": "taken", "将": "taken",
    "依托": "base", "据": "source-of-word", "经由": "by",
}  # fmt: skip
REPORTING = frozenset("说 称 表示 透露 宣布 介绍 获悉 显示 认为 指出 坦言 直言 了解 提出 看来 强调 回忆 解读 说道 提醒 问".split())
NEGATIONS = frozenset("未 没有 没 不 并未 尚未 从未 无".split())
PLANS = frozenset("将 拟 计划 预计 有望 力争 即将 打算 准备 规划 还将 也将 拟于 将于 届时 争取 原定 推迟 取消 必将 就要 要".split())
_OCCASION = frozenset("上 期间 中 现场 环节 时 当天 间隙 后 前".split())
_ASPECT = frozenset("了 过 着 出 起 下 到 为 成 成为 入 在 于 至 得".split())


@dataclass(slots=True)
class Roles:
    """What fills the roles around a verb. Each filler is an item, which may hold several things."""

    subject: Item | None = None
    by: list[Item] = field(default_factory=list)
    partner: list[Item] = field(default_factory=list)
    place: list[Item] = field(default_factory=list)
    source: list[Item] = field(default_factory=list)
    recipient: list[Item] = field(default_factory=list)
    taken: list[Item] = field(default_factory=list)
    base: list[Item] = field(default_factory=list)
    occasion: list[Item] = field(default_factory=list)
    object: Item | None = None
    gap: Item | None = None
    """The noun that a relative clause stands before."""
    gap_is_topic: bool = False
    """The relative clause describes the topic: …是 … 的 品牌."""
    dates: list[Item] = field(default_factory=list)
    objects: list[Item] = field(default_factory=list)
    planned: bool = False
    negated: bool = False
    respectively: bool = False


def roles_around(clause: Sequence[Item], t: int, verbs: frozenset[int]) -> Roles:
    """The roles around the verb at index `t`; `verbs` are the indices of all verbs that the lexicon knows in this clause."""
    roles = Roles()
    _left(clause, t, verbs, roles)
    _right(clause, t, verbs, roles)
    return roles


def _left(clause: Sequence[Item], t: int, verbs: frozenset[int], roles: Roles) -> None:
    role = "subject"
    after_verb = False
    loose: Item | None = None  # a thing with 的 after it, until the noun that it belongs to comes
    for i in range(t):
        item = clause[i]
        nxt = clause[i + 1] if i + 1 < len(clause) else None
        if item.type == "date":
            roles.dates.append(item)
        elif item.type in ("thing", "office"):
            if item.type == "office" and role != "subject":
                continue
            if loose is not None:
                _drop(roles, loose)
                loose = None
            if nxt is not None and nxt.type == "word" and nxt.text in _OCCASION and (role in ("in", "subject")):
                roles.occasion.append(item)
            elif role == "subject":
                if roles.subject is None or not after_verb:
                    roles.subject = item
                else:
                    roles.objects.append(item)
            elif role == "passed":
                pass
            else:
                _slot(roles, role).append(item)
            if nxt is not None and nxt.is_word("的", "之"):
                loose = item
            if role != "passed":
                role = "subject"
        elif item.type in ("word", "mark"):
            if item.text in _PREPOSITIONS and item.tag in ("p", "c", "v", "w", "d", "vd") and not (item.text == "将" and _before_verb(clause, i)):
                role = _PREPOSITIONS[item.text]
            elif item.text in NEGATIONS:
                roles.negated = True
            elif item.text in ("分别", "依次"):
                roles.respectively = True
            elif item.text in ("的",):
                if role == "passed":  # the head noun of a relative clause is a new subject
                    role, roles.subject, after_verb = "subject", None, False
                    roles.by.clear()
            elif i in verbs:
                role, after_verb = "passed", True
            elif item.tag in ("v", "vn") and len(item.text) > 1:
                if item.text in REPORTING:
                    roles.subject, after_verb = None, False
                else:
                    after_verb = True
            if item.text in PLANS and not (item.text == "将" and not _before_verb(clause, i)) and item.tag != "n":
                roles.planned = True


def _before_verb(clause: Sequence[Item], i: int) -> bool:
    """Whether 将 stands as an adverb (will), not as a preposition (taking the object)."""
    for item in clause[i + 1 : i + 4]:
        if item.type == "thing":
            return False
        if item.tag in ("v", "p", "d"):
            return True
    return True


def _drop(roles: Roles, item: Item) -> None:
    if roles.subject is item:
        roles.subject = None
    for slot in (roles.by, roles.partner, roles.place, roles.source, roles.recipient, roles.taken, roles.base):
        if item in slot:
            slot.remove(item)


def _slot(roles: Roles, role: str) -> list[Item]:
    return {
        "by": roles.by, "with": roles.partner, "in": roles.place, "from": roles.source, "to": roles.recipient, "taken": roles.taken, "base": roles.base,
    }.get(role, [])  # fmt: skip


def _right(clause: Sequence[Item], t: int, verbs: frozenset[int], roles: Roles) -> None:
    if t + 1 < len(clause) and clause[t + 1].is_word("的"):
        _close_relative(clause, t, t + 2, roles)
        return
    role, crossed = "object", False
    for i in range(t + 1, len(clause)):
        item = clause[i]
        if item.type == "date":
            roles.dates.append(item)
        elif item.type in ("thing", "office"):
            if crossed and not _relative_ahead(clause, i):
                return
            if crossed:
                continue
            if role != "object":
                _slot(roles, role).append(item)
                role = "object"
            else:
                roles.object = roles.object or item
                roles.objects.append(item)
            if i + 1 < len(clause) and clause[i + 1].is_word("的"):
                _close_relative(clause, t, i + 2, roles)
                return
        elif item.is_word("的"):
            crossed = False
        elif item.text in _PREPOSITIONS and item.tag in ("p", "c", "v") and not (roles.object is not None and _PREPOSITIONS[item.text] == "with"):
            role = _PREPOSITIONS[item.text]
        elif (i in verbs or (item.tag == "v" and len(item.text) > 1)) and item.text not in _ASPECT:
            if roles.object is not None:
                return
            crossed = True


def _close_relative(clause: Sequence[Item], t: int, i: int, roles: Roles) -> None:
    """Reads the noun after the 的 that closes the verb's clause."""
    roles.gap = _head_noun(clause, i)
    roles.gap_is_topic = roles.gap is None and any(x.is_word("是", "为", "这家", "这个", "该") for x in clause[:t])


def _relative_ahead(clause: Sequence[Item], i: int) -> bool:
    """Whether a 的 ahead closes a relative clause, before any mark."""
    return any(x.is_word("的") for x in clause[i + 1 :])


def _head_noun(clause: Sequence[Item], i: int) -> Item | None:
    """The thing that follows 的, over qualifying words, before any verb or mark."""
    for item in clause[i : i + 8]:
        if item.type == "thing":
            return item
        if item.type == "office":
            continue
        if item.type in ("mark",) and item.text not in "“”（":
            return None
        if item.tag in ("v", "p", "d", "u") and not item.is_word("的"):
            return None
    return None
