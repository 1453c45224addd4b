"""Tags, characters and function words: what the rooms share, each set and pattern with its name.

The function words are the closed classes of Chinese that roles are read by (Li & Thompson 1981; Chao 1968).
"""

from __future__ import annotations

import re

QUOTE, PAREN = "QUOTE", "PAREN"

NOMINAL = frozenset(("n", "nz", "nw", "vn", "an", "s", "LOC", "ORG", "PER", "vd", QUOTE, PAREN))

NOUNS = frozenset(("n", "vn", "nz"))

PROPER = frozenset(("LOC", "ORG", "PER", "nz", "nw", QUOTE))

MARKED = frozenset(("w", QUOTE))
"""Marks, and what stands in quotation marks."""

BRACKETED = frozenset((QUOTE, PAREN))

MARKS_AND_NUMBERS = frozenset(("w", "m"))

NAMED = frozenset(("LOC", "ORG", "PER"))
"""Names whose class LAC knows."""

BODIES_OR_NOUNS = frozenset(("n", "ORG"))
"""How LAC tags a body's name that common words begin."""

SEATED = frozenset(("LOC", "ORG"))
"""Places, and bodies, which have one."""

COMMON = frozenset(("n", "vn"))
"""Common nouns, verbs used as nouns among them."""

ATTRIBUTIVE = frozenset(("n", "vn", "nz", "a"))
"""Nouns, and adjectives, which describe them."""

ACTING = frozenset(("v", "vn"))
"""Verbs, used as nouns or not."""

VERBAL = frozenset(("v", "vd", "d"))
"""Verbs, and adverbs, which stand before them."""

PREDICATIVE = frozenset(("v", "a"))

ADVERBS = frozenset(("ad", "d"))

NAMING_VERBS = frozenset(("vn", "nz"))
"""How LAC tags a word within a name that is a verb elsewhere."""

DESCRIBING = frozenset(("a", "ad", "vd"))

NEVER_FIRST = VERBAL | {"c", "f", PAREN}
"""What no name begins with."""

CUT_OFF_BY = frozenset(("w", "u", "p", "c", "r"))
"""What parts a quotation from the word after it."""

OF_CUT_WORDS = frozenset(("v", "d", "n", "a"))
"""How LAC tags the characters of a word that it does not know after a quotation."""

BETWEEN_NAMES = frozenset(("a", "n", "nz", "m", "d", "f"))
"""How LAC tags a character between two names that belongs to the second one."""

PERSONAL = frozenset(("PER", "r"))
"""Persons, and pronouns for them."""

FUNCTIONAL = frozenset(("w", "u", "p"))
"""Marks, particles and prepositions: no name reaches over them."""

JOINING = frozenset(("c", "p"))
"""Conjunctions, and prepositions: 与 is tagged as either."""

LOCALIZING = frozenset(("c", "f"))
"""Conjunctions and localizers."""

CONTENT = frozenset(("n", "v", "a", "f", "nz", "vn", "ORG", "LOC", "PER", "nr", "s", "ad", "an"))
"""Words with a meaning of their own, as whose parts LAC takes a brand."""

BRANDS = frozenset(("LOC", "ORG", "PER", "nz"))
"""How LAC tags a brand that it takes for a name."""

ONE_WORD = NOUNS | {"a", "an"}
"""Nouns and adjectives: words of the language, no brands."""

UNLISTED = frozenset(("w", "v", "u"))
"""What stands between no list and its noun."""

NAMING_OBJECTS = frozenset(("v", "vn", "p", "n", "ad", "d"))
"""How LAC tags the beginning of a verb that gives its object a class."""

BEFORE_FIELDS = frozenset(("LOC", "PER", "p", "d"))
"""What leads to a field and is no part of its name."""

QUANTIFYING = frozenset(("m", "u"))
"""Numbers, and particles such as 的."""

AFTER_PERSONS = frozenset(("w", "d", "p", "v"))
"""What follows a person of whom something is said."""

AFTER_CUT_NAMES = VERBAL | {"w", "p", "TIME"}
"""What follows the last character of a person's name that LAC has cut off."""

CLAUSAL = frozenset(("v", "p", "d"))
"""Verbs, prepositions and adverbs: words of which there are none in a row of names."""

NOT_IN_NAMES = VERBAL | FUNCTIONAL | {"r"}
"""What ends a person's name before it."""

OF_LAST_CHARACTERS = frozenset(("a", "n", "nz", "u", "q"))
"""How LAC tags the last character of a person's name at an office."""

OF_LAST_WORDS = frozenset(("v", "a", "n", "nz"))
"""How LAC tags the last character of a person's name that is a word too."""

OF_TORN_NAMES = OF_LAST_WORDS | {"vn", "ad"}
"""How LAC tags the parts of a person's name that it does not know."""

LOCAL_OR_NUMBER = frozenset(("f", "m"))

OF_CHARACTERS = frozenset(("n", "v", "a", "f", "nz", "vn", "ad", "d"))
"""How LAC tags the characters into which it cuts a word that it does not know."""

SLIPS = frozenset(("v", "a", "d", "f", "vd", "ad", "LOC", "nz"))
"""How LAC tags the parts of a word of office that it does not know."""

ADVERBIAL_TAGS = frozenset(("d", "ad", "vd"))

WORDS_FOR_THINGS = frozenset(("n", "nz", "nw"))

NUMBERS_AND_NOUNS = frozenset(("m", "q", "n", "a", "vn", "nz"))
"""Numbers, measure words and what they count: 20|余家|高校."""

QUALIFYING = frozenset(("m", "q", "a"))
"""What stands before 的 and closes no clause: 1.2万平方米的."""

MARKING_AFTER_VERBS = frozenset(("p", "c", "v"))
"""How LAC tags a preposition after a verb: 落户|于, 建设|成."""

ENDING_PHRASES = CLAUSAL | {"u"}
"""What does not stand between a noun and what qualifies it."""

ORDINAL = re.compile(r"[（(]?(?:第[\d一二三四五六七八九十百]+[届季期次]|首届)[）)]?")

YEAR = re.compile(r"(19|20)\d\d年?(度)?$")

LATIN = re.compile(r"[A-Za-z0-9+&.\-·]*[A-Za-z+][A-Za-z0-9+&.\-·]*$")

HAN = re.compile(r"[\u3400-\u9fff]+$")

EDITION = re.compile(r"第[\d一二三四五六七八九十百]+[届季期次]|首届|(?:19|20)\d\d年?度?")

AND = frozenset("与和及")
"""Conjunctions of one character."""

AND_IN_WORDS = "和与同及"
"""Conjunctions that LAC runs into the names of bodies."""

WITH = frozenset("与和")
"""Conjunctions that may stand within a name."""
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
NEGATIONS = frozenset("并非 未 没有 没 不 并未 尚未 从未 无 不再 未能 取消".split())
PLANS = frozenset(
    "将 拟 计划 预计 有望 力争 即将 打算 准备 还将 也将 拟于 将于 届时 争取 原定 原订 原訂 原拟 推迟 必将 就要 将要 今后 拟将 将会".split()
)
HOPES = frozenset("力争 争取 打算 有望 准备 原定 原订 原訂 原拟 计划".split())
"""Those of them with which no date is fixed: 将于9月举行 is announced, 力争9月举行 is not."""
WISHES = frozenset("建议 提议 呼吁 希望".split())
"""Verbs after which nothing is said to be so: 建议|甲与乙合作."""
POINTING = frozenset("他 她 他们 她们 这 那 这些 那些 双方".split())
NOUN_TAGS = frozenset(("n", "nz", "nw", "m", "an", "ORG", "PER"))
OCCASION = frozenset("上 期间 中 现场 环节 时 当天 间隙 后 前 之后 之际 之前".split())
ADVERBIAL = frozenset(
    "长期 短期 近期 早期 中期 后期 前期 全程 一度 一向 历来 首期 当场 现场 同期 近日 日前 其间 期间 总体 原则 重点 主要 部分".split()
)
ASPECT = frozenset("了 过 着 出 起 下 到 为 成 成为 入 在 于 至 得 获 有 来 回 起来".split())
NOW = frozenset("此番 如今 现在 这次 此次 这回 眼下 现 现有 目前".split())
OF_LATE = ("近年", "近几年", "近些年", "多年来", "长期以来", "一直以来", "历年来")
TOGETHER = frozenset("共同 联合 携手".split())
BOTH = "双方"
EACH = frozenset("分别 依次".split())
LISTING = frozenset("与 和 、 及 以及".split())


def says_edition(word: str) -> bool:
    """Whether a word is a year or an edition, as names of events have them: 2024年, 第三届."""
    if word[0] not in "12第首（(":  # most words, and quicker than the patterns
        return False
    return YEAR.match(word) is not None or ORDINAL.fullmatch(word) is not None
