"""What reading promises: any encoding of Chinese, any layout, and spans that fit the text as decoded."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import kg
from kg.reading import read

ARTICLE = """海灯市举办首届青年人才节

本报记者 苏映川
2024年5月18日

5月16日，海灯市举办首届青年人才节，望岭大学教授顾长庚出席开幕式。去年，全市新增高新技术企业128家。
"""
TRADITIONAL = """海燈市舉辦首屆青年人才節

本報記者 蘇映川
2024年5月18日

5月16日，海燈市舉辦首屆青年人才節，望嶺大學教授顧長庚出席開幕式。去年，全市新增高新技術企業128家。
"""
TELLS = """SELECT ?p ?o { ?article a tkg:Article ; ?p ?o FILTER(?p != tkg:sha256) }"""


def said(text: str | bytes, **options: str) -> kg.Graph:
    return kg.build(text if isinstance(text, bytes) else text.encode(), **options)


def imprint(text: str, **options: str) -> tuple[str | None, list[str], str | None, str | None]:
    """Title, authors, date and source of an article."""
    graph = said(text, **options)
    found = {row["p"]: row["o"] for row in graph.query(TELLS).rows if row["p"] != "author"}
    # by the order of the alphabet: a graph does not keep that of the by-line
    authors = [row["who"] for row in graph.query("SELECT ?who { ?a tkg:author ?who } ORDER BY ?who").rows]
    return found.get("label"), authors, found.get("edtf"), found.get("source")


def facts(graph: kg.Graph) -> set[tuple[str, ...]]:
    rows = graph.query("SELECT ?s ?p ?o { ?x rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }").rows
    return {tuple(row.values()) for row in rows}


def quotes(graph: kg.Graph) -> list[tuple[str, int, int]]:
    """The words of every statement and figure, with their span."""
    rows = graph.query("SELECT ?quote ?from { ?said tkg:quote ?quote ; prov:wasDerivedFrom ?from }").terms
    found = []
    for row in rows:
        start, end = row["from"].value.partition("#char=")[2].split(",")
        found.append((row["quote"].value, int(start), int(end)))
    return found


# ── Encodings ──────────────────────────────────────────────────────────────

SIMPLIFIED = ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((ARTICLE, encoding) for encoding in SIMPLIFIED),
        *((TRADITIONAL, encoding) for encoding in ("utf-8", "big5", "gb18030", "utf-16-le", "utf-16-be")),
    ],
    ids=lambda value: value if len(value) < 20 else value[:2],
)
def test_a_text_is_read_in_whatever_encoding_it_is(text: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(text.encode(encoding))
    graph = kg.build(path)
    assert facts(graph) == facts(said(text))
    assert quotes(graph) == quotes(said(text))
    assert len(quotes(graph)) > 2


def test_a_byte_order_mark_says_which_way_round(tmp_path: Path) -> None:
    whole = facts(said(ARTICLE))
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert facts(said(mark + ARTICLE.encode(encoding))) == whole


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_a_headline_alone_is_enough_to_tell_the_encoding(encoding: str) -> None:
    label = said("海灯市举办人才节".encode(encoding)).query("SELECT ?t { ?a a tkg:Article ; rdfs:label ?t }").rows
    assert label == [{"t": "海灯市举办人才节"}]


def test_a_rare_character_does_not_hide_the_encoding() -> None:
    text = ARTICLE.replace("顾长庚", "顾镕㛃")
    for encoding in ("gb18030", "utf-16-le"):
        assert facts(said(text.encode(encoding))) == facts(said(text))


# ── The imprint ────────────────────────────────────────────────────────────

BODY = "海灯市很大。顾长庚毕业于海灯大学。今年，全市新增企业128家。\n"


@pytest.mark.parametrize(
    ("head", "authors", "date", "source"),
    [
        ("苏映川 林 禾 欧阳 明", ["林禾", "欧阳明", "苏映川"], None, None),
        ("本报记者 苏映川 通讯员 林禾\n2024年5月18日", ["林禾", "苏映川"], "2024-05-18", None),
        ("□ 记者 苏映川", ["苏映川"], None, None),
        ("文/苏映川 图/林禾", ["苏映川"], None, None),
        ("来源：海灯日报 作者：苏映川 2024-05-18", ["苏映川"], "2024-05-18", "海灯日报"),
        ("发布时间：2024-05-18 来源：海灯日报 浏览次数：128", [], "2024-05-18", "海灯日报"),
        ("海灯日报 2024年5月18日 第03版 记者 苏映川", ["苏映川"], "2024-05-18", "海灯日报"),
        ("海灯晚报　2024-05-18", [], "2024-05-18", "海灯晚报"),
        ("2024-05-18 09:30:00 海灯日报", [], "2024-05-18", "海灯日报"),
        ("2024年5月18日 记者 苏映川", ["苏映川"], "2024-05-18", None),
        ("二〇二四年五月十八日", [], "2024-05-18", None),
        ("来源：https://www.example.org/a.html", [], None, "https://www.example.org/a.html"),
    ],
)
def test_title_authors_date_and_source_are_found(
    head: str, authors: list[str], date: str | None, source: str | None
) -> None:
    title = "海灯市：灯火为谁而明"
    found = imprint(f"{title}\n\n{head}\n\n{BODY}")
    assert found == (title, authors, date, source and source.rpartition("/")[2])


def test_a_subtitle_belongs_to_the_title() -> None:
    assert imprint(f"灯火为谁而明\n——写在首届人才节之际\n\n{BODY}")[0] == "灯火为谁而明——写在首届人才节之际"


def test_the_foot_of_an_article_may_say_who_and_when() -> None:
    found = imprint(f"灯火为谁而明\n\n{BODY}\n（记者 苏映川）\n（来源：海灯日报 2024年5月18日）\n")
    assert found == ("灯火为谁而明", ["苏映川"], "2024-05-18", "海灯日报")


def test_a_dateline_is_no_sentence_of_the_article() -> None:
    text = f"灯火为谁而明\n\n海灯新闻网5月18日讯（记者 苏映川）2024海灯人才节开幕。{BODY}"
    title, authors, date, source = imprint(text)
    assert (title, authors, date, source) == ("灯火为谁而明", ["苏映川"], "2024-05-18", "海灯新闻网")
    assert not [quote for quote, _, _ in quotes(said(text)) if "讯" in quote and "苏映川" not in quote]


def test_what_is_given_goes_before_what_is_found() -> None:
    text = f"灯火为谁而明\n\n来源：海灯日报 2024-05-18\n\n{BODY}"
    given = {"title": "观星", "date": "1999", "source": "https://example.org/b"}
    assert imprint(text, **given) == ("观星", [], "1999", "b")


# ── The layout ─────────────────────────────────────────────────────────────

PLAIN = """海灯市举办人才节

顾长庚毕业于海灯大学。5月16日，海灯市举办首届青年人才节，来自望岭大学的陆听涛博士参加，活动推出岗位128个，全市人才总量超过3万人。

观星研究院于2011年成立，位于海灯市。
"""
SET = {
    "soft line breaks": """海灯市举办人才节

顾长庚毕业于海灯大学。5月16日，海灯市举办首届
青年人才节，来自望岭大学的陆听涛博士参加，活动
推出岗位128个，全市人才总量超过3万人。

观星研究院于2011年成立，位于海灯市。
""",
    "indented paragraphs in a column": """海灯市举办人才节

　　顾长庚毕业于海灯大学。5月16日，海灯市举办首
届青年人才节，来自望岭大学的陆听涛博士参加，活动
推出岗位128个，全市人才总量超过3万人。
　　观星研究院于2011年成立，位于海灯市。
""",
    "a caption within a sentence": """海灯市举办人才节

　　顾长庚毕业于海灯大学。5月16日，海灯市举办首
届青年人才节，来自望岭大学的陆听涛博士参加，活动

海灯人才节现场 林禾/摄

推出岗位128个，全市人才总量超过3万人。
　　观星研究院于2011年成立，位于海灯市。
""",
    "captions between paragraphs": """海灯市举办人才节



人才节现场



顾长庚毕业于海灯大学。5月16日，海灯市举办首届青年人才节，来自望岭大学的陆听涛博士参加，活动推出岗位128个，全市人才总量超过3万人。



对话现场



观星研究院于2011年成立，位于海灯市。
""",
    "stray spaces in names": PLAIN.replace("顾长庚", "顾 长庚").replace("陆听涛", "陆　听涛"),
    "full width": PLAIN.translate({ord(str(n)): 0xFF10 + n for n in range(10)}),
    "half-width punctuation": PLAIN.translate(str.maketrans("，。", ",.")),
    "Windows line ends": PLAIN.replace("\n", "\r\n"),
    "no-break spaces": PLAIN.replace("\n\n", "\n\n\u00a0\u00a0"),
}


@pytest.mark.parametrize("layout", SET)
def test_an_article_says_the_same_however_it_is_set(layout: str) -> None:
    plain = {fact for fact in facts(said(PLAIN, date="2024-05-18")) if fact[1] != "author"}
    assert ("顾长庚", "alumniOf", "海灯大学") in plain
    assert ("陆听涛", "affiliation", "望岭大学") in plain
    assert ("观星研究院", "foundedOn", "2011") in plain
    found = facts(said(SET[layout], date="2024-05-18"))
    assert plain <= found
    figures = "SELECT ?value ?unit { ?figure tkg:value ?value ; tkg:unit ?unit } ORDER BY ?value"
    assert said(SET[layout], date="2024-05-18").query(figures).rows == said(PLAIN).query(figures).rows


def test_a_caption_and_its_photographer_are_no_part_of_the_sentence_around_them() -> None:
    graph = said(SET["a caption within a sentence"], date="2024-05-18")
    assert not [
        quote for quote, _, _ in quotes(graph) if "现场" in quote and len(quote) > 40 and "林禾/摄" not in quote
    ]
    [row] = [row for row in graph.query("figures").rows if row["value"] == "128"]
    assert row["unit"] == "个"


# ── Spans ──────────────────────────────────────────────────────────────────

PIECES = [
    "顾长庚毕业于海灯大学。",
    "5月16日，海灯市举办首届青年人才节，",
    "来自望岭大学的陆听涛博士参加，",
    "推出岗位１２８个。",
    "“这里很好。”李 清教授说。",
    "全市人才总量超过3万人。",
    "海灯人才节现场 林禾/摄",
    "🚢",
    "Ａ",
]
BREAKS = ["", "\n", "\r\n", "\n\n", "\n\n\n\n", " ", "　　", "\t", "\u00a0", "\u2028", "\f", "\u200b"]
mixed = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(BREAKS)), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(mixed, st.sampled_from(["", "\ufeff", "观星\n\n", "  \n"]))
@example([("顾长庚毕业于", "\r\n"), ("海灯大学。", "")], "\ufeff🚢")
def test_every_quote_is_the_text_at_its_span_however_it_is_broken(pieces: list[tuple[str, str]], before: str) -> None:
    text = before + "".join(piece + end for piece, end in pieces)
    decoded = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for quote, start, end in quotes(said(text, date="2024-05-18")):
        assert 0 <= start < end <= len(decoded)
        assert (
            quote
            == "".join(
                c if c >= " " or c in "\t\n" else " " if c.isspace() else "\ufffd" for c in decoded[start:end]
            ).strip()
        )


def test_mentions_are_where_the_text_has_them() -> None:
    text = "🚢\r\n" + SET["stray spaces in names"].replace("\n", "\r\n")
    decoded = text.replace("\r\n", "\n")
    graph = said(text, date="2024-05-18")
    found = {}
    for row in graph.query("SELECT ?name ?at { ?thing rdfs:label ?name ; tkg:mentionedAt ?at }").terms:
        start, end = map(int, row["at"].value.partition("#char=")[2].split(","))
        found.setdefault(row["name"].value, set()).add(decoded[start:end])
    assert found["顾长庚"] == {"顾 长庚"}
    assert found["海灯大学"] == {"海灯大学"}


BODY = "9月25日，云灯市举办守塔人大会，望岭大学教授顾长庚出席开幕式，全市守塔人代表三百二十人参加。"


@pytest.mark.parametrize("heading", ["安居给保障", "温室大棚", "于细微处"])
def test_a_heading_above_the_last_paragraph_names_no_author(heading: str) -> None:
    assert read(f"守塔人\n\n{BODY}\n\n{heading}\n\n{BODY}\n".encode()).authors == ()


def test_a_by_line_stands_below_an_introduction_too() -> None:
    talk = f"守塔人齐聚云灯\n\n{BODY}\n\n{BODY}\n\n本报记者 于帆\n\n" + f"问：有何看点？\n\n答：{BODY}\n\n" * 4
    assert [author.text for author in read(talk.encode()).authors] == ["于帆"]


def test_who_speaks_first_is_no_author() -> None:
    assert read(f"守塔人齐聚云灯\n\n{BODY}\n\n[于帆]：{BODY}\n\n[龚长林]：{BODY}\n".encode()).authors == ()


def test_a_dateline_is_no_title_however_narrow_the_column() -> None:
    lines = "灯塔社云灯５月２日电（记者于帆）云灯市今天举办\n守塔人大会，望岭大学教授顾长庚出席开幕式，与全市\n守塔人代表三百二十人同贺灯塔百年。\n"
    document = read(lines.encode())
    assert (document.title, [author.text for author in document.authors]) == (None, ["于帆"])


NOTICE = "云灯市人民政府办公室关于公布2024年度“灯塔英才”入选名单的通知"


@pytest.mark.parametrize(
    "head",
    [
        f"云灯市人民政府办公室文件\n\n云政办发〔2024〕12号\n\n{NOTICE}\n\n",
        f"云灯市人民政府\n云政发［2024］ 12 号　　　签发人：顾长庚\n{NOTICE}\n\n",
        f"云灯市人民政府令\n第12号\n{NOTICE}\n\n",
        f"{NOTICE}\n云政办发[2024]12号\n\n",
    ],
)
def test_the_number_of_an_official_document_is_no_figure_and_its_masthead_no_title(head: str) -> None:
    graph = kg.build(f"{head}各县人民政府：\n\n{BODY}\n\n云灯市人民政府办公室\n2024年3月11日\n".encode())
    assert not graph.query("SELECT ?f { ?f a tkg:Observation ; tkg:value ?v FILTER(?v IN (12, 2024)) }").rows
    [row] = graph.query("SELECT ?title { ?a schema:headline ?title }").rows
    assert row["title"] == NOTICE


def test_names_in_a_line_of_spaced_characters_are_told_apart_where_that_is_sure() -> None:
    def authors(names: str) -> list[str]:
        spaced = " ".join(BODY)
        text = f"守 塔 人 齐 聚 云 灯\n\n2024-02-28　来 源 ： 灯 塔 新 闻　作 者 ： {names}\n\n{spaced}\n"
        return [author.text for author in read(text.encode()).authors]

    assert authors("林 禾 陈 知 远") == ["林禾", "陈知远"]
    assert authors("于 帆　毕 景 行") == authors("于 帆 、 毕 景 行") == ["于帆", "毕景行"]
    assert authors("于 帆 毕 景 行") == []  # or 于帆毕 and 景行


@pytest.mark.parametrize(
    ("before", "after", "authors"),
    [
        ("灯塔网云灯1月2日电(于帆)", "", ["于帆"]),
        ("灯塔网云灯1月2日电（陈知远周牧之）", "", ["陈知远", "周牧之"]),
        ("灯塔报快讯(记者于帆)", "", ["于帆"]),
        ("2024-1-2 21:49:00\t灯塔网云灯1月2日电(记者于帆)", "", ["于帆"]),
        ("(全文)", "", []),
        ("", "（文/云灯市委宣传部 于帆）", ["于帆"]),
        ("", "（灯塔网文/于帆）", ["于帆"]),
        ("云灯卫视报道了此事。", "", []),
        ("", "策划 毕景行评论员于帆 制作龚长林", ["于帆"]),
        ("云灯融媒讯（于帆 龚长林 文/图）", "", ["于帆", "龚长林"]),
        ("【本报望岭讯】（于帆 龚长林）", "", ["于帆", "龚长林"]),
        ("灯塔晚报讯 于帆 记者龚长林报道：", "", ["于帆", "龚长林"]),
        ("云灯新闻网讯 于帆、吕燊燊报道：", "", ["于帆", "吕燊燊"]),
        ("灯塔网讯（记者阿依古丽·买买提通讯员于帆报道）", "", ["阿依古丽·买买提", "于帆"]),
        ("灯塔社云灯1月2日电 据邻国《灯塔报》报道，", "", []),
        ("", "（县灯塔办 于帆）", ["于帆"]),
        ("", "（灯塔公司品牌部 要晓帆）", ["要晓帆"]),
        ("", "（县灯塔局 于帆供稿）", ["于帆"]),
        ("", "（供稿：守塔处 斯琴）", ["斯琴"]),
        ("", "（据县灯塔办，本报记者于帆整理）", ["于帆"]),
        ("", "（文/学生记者 于帆 审核/毕景行）", ["于帆"]),
        ("", "（文：于帆｜数据：灯塔管理局）", ["于帆"]),
        ("", "记者：于帆 龚长林 播音：晓雯", ["于帆", "龚长林"]),
        ("", "供稿：于帆   一审：毕景行   二审：龚长林", ["于帆"]),
        ("", "（参与报道：于帆王琳史轶夫王鹏）", ["于帆", "王琳", "史轶夫", "王鹏"]),
        ("", "董　事　会", []),
        ("", "（据灯塔周报，有删节）", []),
        ("", "(供稿:守塔社区)", []),
    ],
)
def test_who_wrote_it_stands_after_the_dateline_or_at_the_end(before: str, after: str, authors: list[str]) -> None:
    document = read(f"守塔人齐聚云灯\n\n{before}{BODY}\n\n{after}\n".encode())
    assert [author.text for author in document.authors] == authors


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("2024-01-02 来源：灯塔新闻作者：于帆 毕景行", ["于帆", "毕景行"], "灯塔新闻"),
        ("灯塔报 1997年7月8日 第一版　记者 龚长林", ["龚长林"], "灯塔报"),
        ("2024-01-02 来源：灯塔新闻 点击：12 作者：于帆", ["于帆"], "灯塔新闻"),
        ("2024-01-02 来源：灯塔新闻作者：于帆", ["于帆"], "灯塔新闻"),
        ("2024-01-02 来源：灯塔发布　作者：于帆", ["于帆"], "灯塔发布"),
        ("来源：灯塔新闻发布时间：2024-01-02　作者：于帆", ["于帆"], "灯塔新闻"),
        ("记者简佑安／高雄报导", ["简佑安"], None),
        ("本报记者陈知远望岭报道", ["陈知远"], None),
        ("撰文|于帆编辑|毕景行|", ["于帆"], None),
        ("海边观察　作者：于帆　审核：毕景行", ["于帆"], None),
        ("作者 仁钦道尔吉", ["仁钦道尔吉"], None),
        ("□《守塔周刊》记者 于帆", ["于帆"], None),
        ("□ 灯塔日报全媒记者 于帆 龚长林 通讯员 毕景行", ["于帆", "龚长林", "毕景行"], "灯塔日报"),
        ("作者：于帆 文/图  发布部门：科研处", ["于帆"], None),
        ("守塔系列报道之五", [], None),
    ],
)
def test_a_by_line_tells_authors_and_source_apart(line: str, authors: list[str], source: str | None) -> None:
    document = read(f"守塔人齐聚云灯\n\n{line}\n\n{BODY}\n".encode())
    assert ([author.text for author in document.authors], document.source) == (authors, source)
