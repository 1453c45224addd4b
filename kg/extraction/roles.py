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
    "由": "by", "被": "by", "经": "by", "经由": "by", "在": "in", "于": "in", "至": "in", "到": "in", "从": "from", "自": "from",
    "与": "with", "和": "with", "同": "with", "跟": "with", "携手": "with", "联合": "with", "会同": "with", "联手": "with",
    "给": "to", "为": "to", "向": "to", "对": "to", "以": "means", "凭": "means", "把": "taken", "将": "taken", "依托": "base", "赴": "in", "远赴": "in", "前往": "in", "据": "aside", "按": "aside", "除": "aside",
}  # fmt: skip
_PREPOSITIONAL_TAGS = ("p", "c", "v", "w", "d", "vd")
REPORTING = frozenset(
    "说 称 表示 透露 宣布 介绍 获悉 显示 认为 指出 坦言 直言 了解 提出 看来 强调 回忆 解读 说道 提醒 问 打趣 评价".split()
)
_COPULAS = frozenset("是 就是 正是 也是 乃是 系".split())
_PIVOTS = frozenset(
    "有 已有 现有 还有 另有 共有 聘请 邀请 请 让 使 派 选派 推选 推动 支持 帮助 促成 促使 助力 推举 任命 委托".split()
)
_LIGHT = frozenset(
    "可以 能够 可 能 进行 开始 正式 继续 共同 联合 先后 积极 主动 成功 一同 分别 一起 率先 首次 集中 加快 宣告 宣布 还 刚".split()
)
NEGATIONS = frozenset("未 没有 没 不 并未 尚未 从未 无 不再 未能".split())
PLANS = frozenset(
    "将 拟 计划 预计 有望 力争 即将 打算 准备 还将 也将 拟于 将于 届时 争取 原定 推迟 取消 必将 就要 将要 今后 拟将 将会".split()
)
_NOUN_TAGS = frozenset(("n", "nz", "nw", "m", "an", "ORG", "PER"))
_OCCASION = frozenset("上 期间 中 现场 环节 时 当天 间隙 后 前 之后 之际 之前".split())
_MOVES = "迁搬移调"
_ADVERBIAL = frozenset(
    "长期 短期 近期 早期 中期 后期 前期 全程 一度 一向 历来 首期 当场 现场 同期 近日 日前 其间 期间 总体 原则 重点 主要 部分".split()
)
_ASPECT = frozenset("了 过 着 出 起 下 到 为 成 成为 入 在 于 至 得 获 有 来 回 起来".split())


@dataclass(slots=True)
class Roles:
    """What fills the roles around a verb. Each filler is an item, which may hold several things."""

    subjects: list[Item] = field(default_factory=list)
    """What stands before the verb without a preposition, the nearest last."""
    by: list[Item] = field(default_factory=list)
    partner: list[Item] = field(default_factory=list)
    place: list[Item] = field(default_factory=list)
    source: list[Item] = field(default_factory=list)
    recipient: list[Item] = field(default_factory=list)
    means: list[Item] = field(default_factory=list)
    taken: list[Item] = field(default_factory=list)
    base: list[Item] = field(default_factory=list)
    occasion: list[Item] = field(default_factory=list)
    objects: list[Item] = field(default_factory=list)
    gap: Item | None = None
    """The noun that a relative clause stands before."""
    gap_is_topic: bool = False
    """The relative clause describes the topic: …是 … 的 品牌."""
    dates: list[Item] = field(default_factory=list)
    """Before the verb, the nearest last; else after it."""
    planned: bool = False
    negated: bool = False
    respectively: bool = False
    other_subject: bool = False
    """A subject stands there that is no thing of ours: 12家单位."""
    other_partner: bool = False
    other_agent: bool = False
    other_object: bool = False
    belonging: bool = False
    """The subject is a noun that belongs to what is meant: 秘书处, 总部."""
    goes_on: bool = False
    """It stands in a relative clause within the clause of another verb: 甲[在某地举行的大赛]中获奖."""
    nominal: bool = False
    """The verb is the object of another one: 见证 签约."""

    @property
    def object(self) -> Item | None:
        return next((o for o in self.objects if o.type == "thing"), None)


def roles_around(clause: Sequence[Item], t: int, verbs: frozenset[int], belongings: frozenset[str]) -> Roles:
    """The roles around the verb at index `t` (past the last item: of the clause as a whole).

    Args:
        verbs: indices of all verbs that the lexicon knows in this clause.
        belongings: nouns that stand for what they belong to: 秘书处设在某地 says where the body is.
    """
    roles = Roles()
    _left(clause, t, verbs, roles, belongings)
    if t < len(clause):
        _right(clause, t, verbs, roles)
        roles.goes_on = roles.gap is not None and bool(roles.place) and _goes_on_to(clause, roles.gap, verbs)
    return roles


def _goes_on_to(clause: Sequence[Item], gap: Item, verbs: frozenset[int]) -> bool:
    """Whether a verb stands after the noun that a relative clause describes."""
    at = next((k for k, x in enumerate(clause) if x is gap), len(clause))
    return any(v > at for v in verbs)


def _left(clause: Sequence[Item], t: int, verbs: frozenset[int], roles: Roles, belongings: frozenset[str]) -> None:
    role = "subject"
    linked = False  # 甲 与 来自乙的丙: the relative clause stands inside a list
    loose: Item | None = None  # a thing with 的 after it, until the noun that it belongs to comes
    for i in range(t):
        item = clause[i]
        nxt = clause[i + 1] if i + 1 < len(clause) else None
        if nxt is not None and nxt.is_word("”") and i + 2 < len(clause):
            nxt = clause[i + 2]
        if item.type == "date":
            if not item.modifies:
                roles.dates.append(item)
            role = "subject" if role in ("from", "in") else role
        elif item.modifies:
            roles.other_subject |= role == "subject"
            roles.other_partner |= role == "with"
            role = "subject" if role != "passed" else role
        elif item.type in ("thing", "office"):
            if item.type == "office" and role != "subject":
                continue
            if loose is not None:
                _drop(roles, loose)
                loose = None
            if (
                nxt is not None
                and nxt.type == "word"
                and nxt.text in _OCCASION
                and role in ("in", "subject")
                and item.type == "thing"
            ):
                roles.occasion.append(item)
            elif role == "subject":
                roles.subjects.append(item)
            elif role not in ("passed", "aside"):
                _slot(roles, role).append(item)
            if nxt is not None and nxt.is_word("的", "之"):
                loose = item
            if role != "passed":
                role = "subject"
        elif item.type in ("word", "mark"):
            roles.belonging |= item.text in belongings and role == "subject"
            if (
                item.tag in _NOUN_TAGS
                and not (nxt is not None and (nxt.tag == "f" or nxt.is_word("的")))
                and item.text not in belongings
                and item.text not in _ADVERBIAL
                and not _goes_on(clause, i)
            ):
                roles.other_subject |= role == "subject"
                roles.other_partner |= role == "with"
                roles.other_agent |= role == "by"
            if (
                item.text in _PREPOSITIONS
                and item.tag in _PREPOSITIONAL_TAGS
                and not (item.text == "将" and _before_verb(clause, i))
                and i not in verbs
            ):
                role = _PREPOSITIONS[item.text]
                if item.text == "由" and t < len(clause) and clause[t].text[0] in _MOVES:
                    role = "from"  # 由甲地迁至乙地
            elif item.text in NEGATIONS:
                roles.negated = True
            elif item.text in ("分别", "依次"):
                roles.respectively = True
            elif item.text == "的":
                if role == "passed" and roles.subjects and not linked and _only_qualifies(clause, i):
                    pass  # 甲 V [乙 的 N]: where a subject stands before the verb, 的 only joins its object to a noun
                elif (
                    role == "passed"
                ):  # the head noun of a relative clause is a new subject; after 甲由 it is the agent
                    role = "by" if roles.by and roles.subjects else "subject"
                    _leave_relative(roles, clause, i, keep_subject=role == "by" or linked)
                    linked = False
            elif i in verbs:
                roles.nominal = i == t - 1
                if item.text in _COPULAS:
                    role = "subject"
                    roles.subjects.clear()
                    continue
                linked = bool(roles.subjects) and clause[i - 1].is_word("与", "和", "、", "及", "以及")
                role = "passed"
            elif item.text == "、" and i and (i - 1) in verbs:  # 由甲牵头、乙推出: the next verb has its own subject
                role = "subject"
                roles.subjects.clear()
                roles.by.clear()
            elif item.tag == "v" and item.text not in _LIGHT and item.text not in _ASPECT:
                if item.text in REPORTING or item.text in _PIVOTS:
                    role = "subject"
                    roles.subjects.clear()
                elif not (role != "subject" and nxt is not None and nxt.tag in ("n", "nz")):
                    role = "passed"
            if item.text in PLANS and not (item.text == "将" and not _before_verb(clause, i)) and item.tag != "n":
                roles.planned = True


def _only_qualifies(clause: Sequence[Item], i: int) -> bool:
    """Whether the 的 at `i` but joins a thing, a number or an adjective to a noun, and closes no clause: 建成 1.2万平方米 的 大楼."""
    before = clause[i - 1]
    return before.type == "thing" or before.tag in ("m", "q", "a") or (i > 1 and clause[i - 2].tag == "m")


def _goes_on(clause: Sequence[Item], i: int) -> bool:
    """Whether a noun but goes on with the object of a preposition: 从|某大学|生物工程|专业|本科."""
    k = i
    while k > 0 and clause[k - 1].end == clause[k].start and clause[k - 1].type in ("word", "thing"):
        k -= 1
        if clause[k].type == "word" and clause[k].tag not in _NOUN_TAGS and clause[k].tag not in ("vn", "a"):
            return (
                clause[k].text in _PREPOSITIONS
                and clause[k].tag == "p"
                and any(x.type == "thing" for x in clause[k + 1 : i])
            )
    return False


def _leave_relative(roles: Roles, clause: Sequence[Item], end: int, keep_subject: bool) -> None:
    """Forgets what a relative clause that ends before `end` said for itself; what led the whole clause stays."""
    if not keep_subject:
        roles.subjects.clear()
    roles.by.clear()
    roles.partner.clear()
    roles.negated = roles.planned = roles.respectively = roles.other_subject = roles.other_partner = (
        roles.other_agent
    ) = False
    for slot in (roles.place, roles.source, roles.recipient, roles.base):
        slot.clear()
    if roles.dates and any(x is roles.dates[-1] for x in clause[max(0, end - 3) : end]):
        roles.dates.pop()


def _before_verb(clause: Sequence[Item], i: int) -> bool:
    """Whether 将 stands as an adverb (will), not as a preposition (taking the object)."""
    for item in clause[i + 1 : i + 4]:
        if item.type == "thing":
            return False
        if item.tag in ("v", "p", "d"):
            return True
    return True


def _drop(roles: Roles, item: Item) -> None:
    for slot in (
        roles.subjects,
        roles.by,
        roles.partner,
        roles.place,
        roles.source,
        roles.recipient,
        roles.taken,
        roles.base,
        roles.means,
    ):
        if item in slot:
            slot.remove(item)


def _slot(roles: Roles, role: str) -> list[Item]:
    return {
        "by": roles.by, "with": roles.partner, "in": roles.place, "from": roles.source, "to": roles.recipient, "taken": roles.taken, "base": roles.base,
        "means": roles.means,
    }.get(role, [])  # fmt: skip


def _right(clause: Sequence[Item], t: int, verbs: frozenset[int], roles: Roles) -> None:
    nxt = clause[t + 1] if t + 1 < len(clause) else None
    if nxt is not None and nxt.is_word("的"):
        _close_relative(clause, t, t + 2, roles)
        return
    if (
        nxt is not None
        and nxt.is_word("、", "并", "并且")
        and (other := next((v for v in sorted(verbs) if v > t + 1), None)) is not None
        and other - t < 9
    ):
        shared = Roles()  # V1、(由某某)V2 的 N: both verbs have the one object
        _right(clause, other, verbs, shared)
        roles.objects, roles.gap, roles.gap_is_topic = shared.objects, shared.gap, shared.gap_is_topic
        return
    role, crossed = "object", False
    for i in range(t + 1, len(clause)):
        item = clause[i]
        if item.type == "date":
            if not roles.dates and not item.modifies:
                roles.dates.append(item)
        elif item.modifies:
            roles.other_object |= role == "object" and not roles.objects
        elif item.type in ("thing", "office"):
            if crossed:
                if not any(x.is_word("的") for x in clause[i + 1 :]):
                    return
                continue
            if role != "object":
                _slot(roles, role).append(item)
                role = "object"
            elif item.type == "thing" or _ends(clause, i):
                roles.objects.append(item)
            if i + 1 < len(clause) and clause[i + 1].is_word("的"):
                following = _head_noun(clause, i + 2)
                if following is None or not any(k in verbs for k in range(i + 2, clause.index(following))):
                    if following is not None and item in roles.objects and item.type == "thing":
                        roles.objects.append(following)  # V [O 的 N] or [V O] 的 N: who fills the roles decides
                        roles.gap = following
                    else:
                        _close_relative(clause, t, i + 2, roles)
                    return
        elif item.is_word("的"):
            if roles.objects and not crossed:
                roles.gap = roles.gap or _head_noun(clause, i + 1)
                return
            crossed = False
        elif (
            item.text in _PREPOSITIONS
            and item.tag in ("p", "c", "v")
            and not (roles.objects and _PREPOSITIONS[item.text] == "with")
            and i not in verbs
        ):
            role = _PREPOSITIONS[item.text]
        elif (
            (i in verbs or (item.tag == "v" and len(item.text) > 1))
            and item.text not in _ASPECT
            and item.text not in _LIGHT
        ):
            if roles.objects:
                roles.gap = roles.gap or _gap_ahead(clause, i)
                return
            crossed = True
        elif item.tag in ("n", "nz", "nw") and role == "object" and not roles.objects:
            roles.other_object = True


def _close_relative(clause: Sequence[Item], t: int, i: int, roles: Roles) -> None:
    """Reads the noun after the 的 that closes the verb's clause."""
    roles.gap = _head_noun(clause, i)
    roles.gap_is_topic = roles.gap is None and any(x.is_word("是", "为", "这家", "这个", "该") for x in clause[:t])


def _ends(clause: Sequence[Item], i: int) -> bool:
    """Whether a phrase ends after the item at `i`: nothing that it could qualify follows."""
    nxt = clause[i + 1] if i + 1 < len(clause) else None
    return nxt is None or nxt.type == "mark" or nxt.is_word("的", "、", "和", "兼", "及", "并")


def _gap_ahead(clause: Sequence[Item], i: int) -> Item | None:
    """The noun that the whole describes, where a 的 ahead closes it before another thing comes: 时任主任、现已退休的某某."""
    for k in range(i + 1, len(clause)):
        if clause[k].type == "thing":
            return None
        if clause[k].is_word("的"):
            return _head_noun(clause, k + 1)
    return None


def _head_noun(clause: Sequence[Item], i: int) -> Item | None:
    """The thing that follows 的, over qualifying words, before any verb or mark."""
    for item in clause[i : i + 8]:
        if item.type == "thing":
            return item
        if item.type == "office":
            continue
        if item.type == "mark" and item.text not in "“”（《":
            return None
        if item.tag in ("v", "p", "d", "u") and not item.is_word("的"):
            return None
    return None
