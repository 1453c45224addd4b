"""Python holds the words of grammar, which every domain shares; all other Chinese words stand in a domain's lexicon."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
import rdflib

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("kg/extraction", "kg/language")
CALENDAR = "kg/language/dates/"
"""Knows the holidays and eras of the country, and all that a numeral before 年, 月 or 日 may belong to: 教师节, 次年会."""

GRAMMAR = {
    "conjunctions, and 兼, which joins offices": "与 和 及 兼",
    "prepositions, and the verbs that serve as such: 赴京参会, 依托某某": "由 被 在 从 到 向 对 给 把 将 就 按照 赴 前往 依托 作为 身为",
    "what joins who does it together: 甲联合乙": "联合 携手 联手 共同",
    "pronouns, and what points back: 该, 本届, 其": "该 本 这 本届",
    "copulas, and what lists: 甲包括乙": "是 为 系 也是 成为 包括",
    "there is: 现有某某": "有 已有 现有 共有",
    "what has somebody do something: 让某某": "让 使 请",
    "what gives a name another: 又称某某": "称 又称 亦称 原名 曾用名 改名 更名 原",
    "reporting verbs: what they say is a quotation": "说 介绍 表示 告诉 坦言 直言 认为 指出 强调 提出 透露 获悉 了解 回忆 评价 宣布",
    "modality: what is only planned, possible or tried": "要 能 可 计划 预计 即将 争取 力争 希望 呼吁",
    "aspect, and verbs that only lead up to another: 正式启动": "进行 正式 成功 先后 加快 获",
    "adverbs": "也 又 再 还 都 就 共 累计 主要 重点",
    "adjectives and determiners of one character, and numerals": "大 小 新 总 各 前 部分 第一 首位",
    "words that nothing but a suffix makes: 大学|生": "生",
    "measure words of days on which work is done: 3个工作日": "工作",
    "measure words, and the names of what they measure: 岁, 年龄": "家 条 场 部 所 处 台 组 分 岁 年龄 人民币 标准箱",
    "more, less, about, up to: what goes with any number": "超 超过 近 约 破 突破 达 达到 达成 占 拥有 实现 增至 升至",
    "what any number does: 增长, 下降": "增长 增加 提高 提升 上升 下降 减少",
    "ranks: 居前三, 列第五, and what they are ranks of": "居 列 排名 位居 位列 名列",
    "what 第三 only numbers: 第三大桥, and rooms: 201室": "会 队 桥 室",
    "verbs of one character that no name ends with: 王伟|做": "做",
    "agreements, whose 约 means no about: 签约十家": "签",
    "generations, whose 第 ranks nothing: 第五代": "代",
}
"""The words of grammar that a lexicon has too, by what they do in Python."""


def lexicon() -> set[str]:
    """All Chinese words of the lexicon, whatever it says of them."""
    graph = rdflib.Graph().parse(ROOT / "ontology" / "lexicon.ttl")
    return {str(o) for o in graph.objects() if isinstance(o, rdflib.Literal) and re.search("[一-龥]", o)}


def searched(tree: ast.AST) -> Iterator[ast.expr]:
    """What something is looked for in: `_OURS` of `c in _OURS[:4]`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(isinstance(op, ast.In | ast.NotIn) for op in node.ops):
            yield from (c.value if isinstance(c, ast.Subscript) else c for c in node.comparators)


def shown(tree: ast.AST) -> Iterator[ast.AST]:
    """What nothing is compared with: docstrings, and the rules' examples."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield node.value
        if isinstance(node, ast.Call) and any(keyword.arg == "near_miss" for keyword in node.keywords):
            yield from ast.walk(node)


def literals(tree: ast.AST, names: Collection[str]) -> Iterator[tuple[int, str, bool]]:
    """The line and text of each string that words are read by, and whether it is a set of characters: `c in "省市区"`.

    Args:
        tree: a file.
        names: constants that something is looked for in, here or in another file.
    """
    sets, not_read = set(map(id, searched(tree))), set(map(id, shown(tree)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id in names for t in node.targets):
            sets.add(id(node.value))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in not_read:
            yield node.lineno, node.value, id(node) in sets


def words_in(text: str, known: set[str], *, is_set: bool) -> set[str]:
    """The known words that a string holds: whole or within a longer one, and the characters of its classes, [省市区]."""
    if is_set and "[" not in text:
        return known & set(text)
    bare = re.sub(r"\s#.*", "", text) if "\n" in text else text
    found = known & {c for characters in re.findall(r"\[[^\]]*\]", bare) for c in characters}
    grammar = sorted((w for words in GRAMMAR.values() for w in words.split() if len(w) > 1), key=len, reverse=True)
    for run in re.findall("[一-龥]+", re.sub(r"\[[^\]]*\]", " ", bare)):
        found |= known & {run}
        for word in grammar:
            found |= {word} if word in run else set()
            run = run.replace(word, " ")
        found |= {word for word in known if len(word) > 1 and word in run}
    return found


@pytest.fixture(scope="module")
def words_of_the_machine() -> dict[str, str]:
    """Where Python holds each word that the lexicon has too, the calendar left aside."""
    known, found = lexicon(), {}
    files = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    trees = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in files}
    names = {sought.id for tree in trees.values() for sought in searched(tree) if isinstance(sought, ast.Name)}
    for place, tree in trees.items():
        for line, text, is_set in literals(tree, names) if not place.startswith(CALENDAR) else ():
            found.update(dict.fromkeys(words_in(text, known, is_set=is_set), f"{place}:{line}"))
    return found


def test_python_holds_no_word_of_the_lexicon_but_those_of_grammar(words_of_the_machine: dict[str, str]) -> None:
    grammar = {word for words in GRAMMAR.values() for word in words.split()}
    assert {word: place for word, place in words_of_the_machine.items() if word not in grammar} == {}


def test_the_list_of_grammar_names_no_word_in_vain(words_of_the_machine: dict[str, str]) -> None:
    grammar = {word for words in GRAMMAR.values() for word in words.split()}
    assert sorted(grammar - words_of_the_machine.keys()) == []


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ('_TAKES = ("任", "担任")', "任"),
        ('_TAKES = ("任", "担任")', "担任"),
        ('_HELD = re.compile(r"在.{2,20}(?:举行|召开)了?")', "举行"),
        ('_HELD = re.compile(r"(?:举行了)?一场")', "举行"),
        ('_LED = re.compile(r"[校院所]长$")', "校"),
        ('_OURS = "省市区"\nours = name[-1] in _OURS[:2]', "市"),
        ('ours = name[-1] in "省市区"', "省"),
        ('firm = unit.text.endswith("厂")', "厂"),
        ('heads = "大学 研究院".split()', "研究院"),
        ('if noun == "选手": pass', "选手"),
    ],
)
def test_a_word_of_the_domain_is_seen_wherever_it_stands(source: str, word: str) -> None:
    known, tree = lexicon(), ast.parse(source)
    names = {sought.id for sought in searched(tree) if isinstance(sought, ast.Name)}
    assert word in {w for _, text, is_set in literals(tree, names) for w in words_in(text, known, is_set=is_set)}
