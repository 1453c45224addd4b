"""What reading promises: any encoding of Chinese, any layout, and spans that fit the text as decoded."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_of import quotes, said

import kg

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


def facts(graph: kg.Graph) -> set[tuple[str, ...]]:
    rows = graph.query("SELECT ?s ?p ?o { ?x rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }").rows
    return {tuple(row.values()) for row in rows}


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
