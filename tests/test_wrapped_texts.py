"""What plain texts from PDFs, letters and the clipboard promise: they say the same as the article whose lines and words nobody broke."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest

import kg
from kg.reading import read
from kg.reading.layout import lay_out

ARTICLE = """柳桥大学与望川县共建湖泊研究院

2023-04-12　来源：望川日报　作者：方知秋 陆遥

2023年4月11日上午，柳桥大学与望川县人民政府在望川县会展中心举行签约仪式，双方决定共建望川湖泊研究院。研究院总投资3.5亿元，占地面积120亩，计划三年内引进博士200名，建成省级重点实验室2个。柳桥大学校长方远舟、望川县县长陆明出席仪式并致辞。
方远舟表示，研究院将聚焦湖泊生态（Limnology）与水处理两个方向，与BlueLake Water公司联合攻关，首批1,234,567元设备已于3月30日到位。
据了解，望川县近五年累计引进各类人才12,560人，其中博士387人，2022年全县研发投入达到32.6亿元，同比增长5.6%。
“我们要让科学家安心做研究。”陆明说，县里将为每个团队配备专员。
"""


def by_characters(paragraph: str, width: int) -> list[str]:
    """Lines of so many characters each, whatever they are."""
    return [paragraph[i : i + width] for i in range(0, len(paragraph), width)]


def by_columns(paragraph: str, width: int) -> list[str]:
    """Lines of so many columns: words and numbers stay whole, and no mark begins a line."""
    lines = [""]
    for unit in re.findall(r"(?:[“（]*(?:[A-Za-z0-9.,%-]+|.))[，。、；：）”]*", paragraph):
        width_now = sum(2 if c > "\u2e7f" else 1 for c in lines[-1] + unit)
        if lines[-1] and width_now > width:
            lines.append("")
        lines[-1] += unit
    return [line.rstrip() for line in lines]


def wrapped(break_off: Callable[[str, int], list[str]], width: int, text: str = ARTICLE) -> str:
    return "\n".join(line for paragraph in text.split("\n") for line in break_off(paragraph, width))


@cache
def said(text: str) -> tuple[object, ...]:
    """All that is read of a text: what its head says, its things, facts and figures."""
    document = read(text.encode())
    graph = kg.build(text.encode())
    asked = (
        "SELECT ?name ?kind { ?thing tkg:mentionedAt ?_ ; a ?kind ; rdfs:label ?name }",
        "SELECT ?s ?p ?o { ?x rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }",
        "SELECT ?label ?period { ?x a tkg:Observation ; rdfs:label ?label OPTIONAL { ?x tkg:period ?period } }",
    )
    head = (document.title, tuple(name.text for name in document.authors), document.date, document.source)
    return head, *(frozenset(tuple(row.values()) for row in graph.query(query).rows) for query in asked)


# ── Lines ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("break_off", "width"),
    [(by_characters, 31), (by_characters, 38), (by_characters, 47), (by_characters, 66), (by_columns, 60), (by_columns, 72), (by_columns, 90)],
)  # fmt: skip
def test_lines_broken_at_a_width_are_read_as_if_they_were_whole(
    break_off: Callable[[str, int], list[str]], width: int
) -> None:
    assert said(wrapped(break_off, width)) == said(ARTICLE)


@pytest.mark.parametrize(
    "set_otherwise",
    [
        lambda text: text.replace("\n", "\n\n"),
        lambda text: re.sub("^", "> ", text, flags=re.MULTILINE),
        lambda text: re.sub("^", ">> ", text, flags=re.MULTILINE),
        lambda text: text.replace("\n", "  \n"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: re.sub("^", "    ", text, flags=re.MULTILINE),
        lambda text: re.sub("\n\n+", "\n", text),
    ],
    ids=["double spaced", "answered", "answered twice", "blanks at the end", "CRLF", "a margin", "no blank line"],
)
def test_wrapped_lines_are_whole_however_they_are_set(set_otherwise: Callable[[str], str]) -> None:
    assert said(set_otherwise(wrapped(by_columns, 72))) == said(ARTICLE)


@pytest.mark.parametrize(
    "broken",
    [
        "2023年4月11日，柳桥大学与望川县人民政府在望川县签约，双方决定共建望川湖泊研\n究院，总投资3.5亿元。",
        "望川县近五年累计引进各类人才，截至今年三月底，全县共有各类人才1,2\n34人，其中博士387人。",
        "柳桥大学和望川县2023年4月11日共建望川湖泊研究院，研究院总投资3.\n5亿元，占地120亩。",
        "柳桥大学与望川县共建望川湖泊研究院，签约仪式将在望川县会展中心于2023年4\n月11日举行。",
        "柳桥大学与望川县签约，双方决定共建望川湖泊研究院，研究院总\n投资3.5亿元，占地120亩，计划三年内引进博士200名，\n并将建成省级重点实验室两个",
    ],
    ids=["a name", "thousands", "decimals", "a date", "no end of a sentence"],
)
def test_a_sentence_of_two_or_three_lines_is_one(broken: str) -> None:
    assert said(broken) == said(broken.replace("\n", ""))


def test_a_word_of_letters_is_whole_where_all_lines_have_one_length() -> None:
    text = "柳桥大学与望川县签约，共建湖泊研究院，首批设备由GreenHarbor公司提供，研究院总投资3.5亿元，占地120亩，计划三年引进博士200名。"
    broken = wrapped(by_characters, text.index("rbor"), text)
    assert "GreenHa\nrbor" in broken
    assert said(broken) == said(text)


@pytest.mark.parametrize("page", ["- 3 -", "\x0c", "3", "第3页 共12页\n\x0c"], ids=ascii)
def test_a_sentence_goes_on_over_the_end_of_a_page(page: str) -> None:
    lines = wrapped(by_columns, 72).split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("2023年4月11日")) + 1
    assert said("\n".join([*lines[:at], "", page, "", *lines[at:]])) == said(ARTICLE)


def test_quotes_are_the_words_at_their_place_in_the_text_as_it_is() -> None:
    text = re.sub("^", "> ", wrapped(by_characters, 31), flags=re.MULTILINE)
    rows = kg.build(text.encode()).query("SELECT ?quote ?at { ?x tkg:quote ?quote ; prov:wasDerivedFrom ?at }").terms
    assert rows
    for row in rows:
        start, end = row["at"].value.partition("#char=")[2].split(",")
        assert row["quote"].value == text[int(start) : int(end)].strip()


# ── What must stay as it is ────────────────────────────────────────────────


def blocks(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in lay_out(text, title=title).blocks]


@pytest.mark.parametrize(
    "lines",
    [
        ["湖泊流域生态修复关键技术研究与应用示范", "高性能滤膜材料低成本制造技术与装备开发", "面向复杂水体的多参数智能监测技术及应用", "大型泵站动力系统健康监测与智能运维平台"],
        ["一、搭平台，筑巢引凤来，聚天下英才而用之", "二、优政策，真金白银给，让创新者有获得感", "三、强服务，安居乐业好，使人才能留得下来"],
        ["湖上千帆过", "桥头万象新", "少年读书处", "今日百工邻"],
        ["方远舟　柳桥大学湖泊与环境学院教授", "陆明　　望川县人民政府党组成员县长", "宁致和　望川高新技术产业园区主任"],
    ],
    ids=["projects", "headings", "a verse", "guests"],
)  # fmt: skip
def test_a_list_stays_a_list(lines: list[str]) -> None:
    text = "望川县公布入选名单\n\n现将有关情况公布如下。\n" + "\n".join(lines) + "\n\n公示期为七天，欢迎监督。\n"
    whole = {words for _, words in blocks(text)}
    assert set(lines) <= whole


def test_a_title_a_by_line_and_a_caption_are_not_drawn_into_the_text() -> None:
    text = wrapped(by_columns, 72).replace("据了解", "▲签约仪式现场。宁静 摄\n据了解", 1)
    found = blocks(text)
    assert found[0] == ("title", "柳桥大学与望川县共建湖泊研究院")
    assert [kind for kind, _ in found[1:3]] == ["byline", "body"]
    assert ("caption", "▲签约仪式现场。宁静 摄") in found


# ── The title ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("入选名单\n方远舟 柳桥大学\n陆明 望川大学\n宁致和 石门大学\n白露 南塘大学\n", "入选名单"),
        ("望川县引才统计表\n\n姓名\t单位\t职务\n方远舟\t柳桥大学\t校长\n陆明\t望川县\t县长\n", "望川县引才统计表"),
        ("1. 柳桥大学湖泊研究院\n2. 望川水务科技公司\n3. 石门环保公司\n以上单位获评优秀。\n", None),
        ("一等奖：柳桥水务公司 石门环保公司\n二等奖：南塘大学 望川研究院\n", None),
    ],
)
def test_members_of_a_list_are_no_title(text: str, title: str | None) -> None:
    assert read(text.encode()).title == title


HEAD = "望川新闻\n校县牵手 共护湖泊\n柳桥大学在望川建研究院\n\n作者：方知秋\n\n4月11日，柳桥大学与望川县签约。\n"


@pytest.mark.parametrize(
    ("told", "titles"),
    [
        (None, ["望川新闻", "校县牵手 共护湖泊", "柳桥大学在望川建研究院"]),
        ("柳桥大学在望川建研究院", ["柳桥大学在望川建研究院"]),
        ("校县牵手　共护湖泊——柳桥大学在望川建研究院", ["校县牵手 共护湖泊", "柳桥大学在望川建研究院"]),
        ("另一个题目", []),
    ],
)
def test_the_title_is_what_the_file_tells(told: str | None, titles: list[str]) -> None:
    found = blocks(HEAD, told)
    assert [words for kind, words in found if kind == "title"] == titles
    assert ("byline", "作者：方知秋") in found


SHORT = "2023年4月11日，柳桥大学与望川县人民政府签约。双方共建望川湖泊研究院，现有教师1,240人，聘请导师56名。"


@pytest.mark.parametrize("width", range(15, 24, 2))
def test_a_short_text_is_one_paragraph_at_whatever_width_it_is_broken_off(width: int) -> None:
    assert said(wrapped(by_characters, width, SHORT)) == said(SHORT)


@pytest.mark.parametrize("width", range(13, 24, 2))
def test_a_title_above_a_short_text_stays_apart(width: int) -> None:
    body = "柳桥大学昨日揭牌，2,480名学生到场，望川县送来贺信，师生合影留念。"
    blocks = read(f"湖泊学府\n{wrapped(by_columns, 2 * width, body)}".encode()).blocks
    assert [block.kind for block in blocks] == ["title", "body"]


@pytest.mark.parametrize(
    "text",
    [
        "柳桥大学：教师，56名\n望川大学：导师，12名\n石门大学：博士，9名",
        "签约，合作\n望川县与柳桥大学签约\n双方共建研究院，研究院设在望川县。",
    ],
)
def test_lines_that_are_no_paragraph_stay_apart(text: str) -> None:
    assert len(read(text.encode()).blocks) == 3


# ── Blanks ─────────────────────────────────────────────────────────────────


def spaced(text: str, blank: str) -> str:
    """A blank after each character, and wider ones where blanks part names."""
    return "\n".join(
        blank.join(re.sub("[ 　]", "\0", line)).replace(f"{blank}\0{blank}", 3 * blank) for line in text.split("\n")
    )


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2009", "\u3000"], ids=ascii)
def test_a_text_whose_characters_are_all_spaced_is_read_as_without_the_blanks(blank: str) -> None:
    assert said(spaced(ARTICLE, blank))[0] == said(ARTICLE)[0]
    assert said(spaced(ARTICLE.replace("BlueLake Water", "蓝湖水务"), blank)) == said(
        ARTICLE.replace("BlueLake Water", "蓝湖水务")
    )


@pytest.mark.parametrize(
    "astray",
    [
        "2023年4月11日，柳桥大学与望川县人民 政府共建望川湖泊研 究院。",
        "2023 年 4 月 11 日，柳桥大学与望川县人民政府共建望川湖泊　研究院。",
        "2023年4月11日，柳\u200b桥大学与望川\ufeff县人民政\u00ad府共建望川湖\u2060泊研究院。",
        "２０２３年４月１１日，柳桥\u00a0大学与望川县人民政府共建望川湖\u2009泊研究院。",
    ],
    ids=["blanks", "around figures", "no width", "full width"],
)
def test_a_blank_astray_parts_no_word(astray: str) -> None:
    assert said(astray) == said("2023年4月11日，柳桥大学与望川县人民政府共建望川湖泊研究院。")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("湖泊论坛在望川县举行，出席开幕式的专家有陈知远 陆明 沈思雨。", {"陈知远", "陆明", "沈思雨"}),
        (
            "湖泊论坛由柳桥大学　石门环保集团　共同主办，嘉宾有周明　王　伟　林致远。",
            {"石门环保集团", "王伟", "林致远"},
        ),
        ("奖项揭晓，一等奖由柳桥水务有限公司 石门环保有限公司获得。", {"柳桥水务有限公司", "石门环保有限公司"}),
    ],
)
def test_a_blank_that_parts_names_parts_them_still(text: str, names: set[str]) -> None:
    assert names <= {name for name, _ in said(text)[1]}


def test_a_number_in_thousands_is_one_number() -> None:
    assert any("12560" in label.replace(",", "") or "1.256万" in label for label, _ in said(ARTICLE)[3])
