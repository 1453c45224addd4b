"""Function words: the closed classes of Chinese that roles are read by (Li & Thompson 1981; Chao 1968)."""

from __future__ import annotations

PREPOSITIONS = {
    "由": "by", "被": "by", "经": "by", "经由": "by", "在": "in", "于": "in", "至": "in", "到": "in", "从": "from", "自": "from",
    "与": "with", "和": "with", "同": "with", "跟": "with", "携手": "with", "联合": "with", "会同": "with", "联手": "with",
    "给": "to", "为": "to", "向": "to", "对": "to", "以": "means", "凭": "means", "把": "taken", "将": "taken", "依托": "base", "赴": "in", "远赴": "in", "前往": "in", "据": "aside", "按": "aside", "除": "aside",
}  # fmt: skip
PREPOSITIONAL_TAGS = ("p", "c", "v", "w", "d", "vd")
REPORTING = frozenset(
    "说 称 表示 透露 宣布 介绍 获悉 显示 认为 指出 坦言 直言 了解 提出 看来 强调 回忆 解读 说道 提醒 问 打趣 评价".split()
)
COPULAS = frozenset("是 就是 正是 也是 乃是 系".split())
PIVOTS = frozenset("有 已有 现有 还有 另有 共有 请 让 使".split())
LIGHT = frozenset(
    "可以 能够 可 能 进行 开始 正式 继续 共同 联合 先后 积极 主动 成功 一同 分别 一起 率先 首次 集中 加快 宣告 宣布 还 刚".split()
)
NEGATIONS = frozenset("未 没有 没 不 并未 尚未 从未 无 不再 未能 取消".split())
PLANS = frozenset(
    "将 拟 计划 预计 有望 力争 即将 打算 准备 还将 也将 拟于 将于 届时 争取 原定 推迟 必将 就要 将要 今后 拟将 将会".split()
)
POINTING = frozenset("他 她 他们 她们 这 那 这些 那些".split())
NOUN_TAGS = frozenset(("n", "nz", "nw", "m", "an", "ORG", "PER"))
OCCASION = frozenset("上 期间 中 现场 环节 时 当天 间隙 后 前 之后 之际 之前".split())
ADVERBIAL = frozenset(
    "长期 短期 近期 早期 中期 后期 前期 全程 一度 一向 历来 首期 当场 现场 同期 近日 日前 其间 期间 总体 原则 重点 主要 部分".split()
)
ASPECT = frozenset("了 过 着 出 起 下 到 为 成 成为 入 在 于 至 得 获 有 来 回 起来".split())
NOW = frozenset("此番 如今 现在 这次 此次 这回 眼下 现 目前".split())
OF_LATE = ("近年", "近几年", "近些年", "多年来", "长期以来", "一直以来", "历年来")
TOGETHER = frozenset("共同 联合 携手".split())
EACH = frozenset("分别 依次".split())
LISTING = frozenset("与 和 、 及 以及".split())
