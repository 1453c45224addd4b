"""What is promised of texts in Traditional Chinese: they say the same as in Simplified characters, in their own words."""

from __future__ import annotations

import subprocess
import sys

import pytest

import kg
from kg.reading import read
from kg.reading.script import is_traditional, simplified

TRADITIONAL = """海燈市政府與望嶺大學共建創新研究院

發佈時間：2024-05-18　來源：海燈日報　記者 蘇映川

2024年5月16日，「海燈創新論壇」在海燈市會展中心舉行，由海燈市政府主辦、望嶺大學承辦。論壇上，海燈市政府與望嶺大學簽約共建海燈創新研究院，總投資3億2千萬元，佔地120畝，計劃引進博士200名。望嶺大學校長鄭萬里說：「研究院將於明年啟用。」
2023年，海燈市研發投入達32億元，較上年增長5.6%，高新技術企業突破3,200家。
"""
SIMPLIFIED = """海灯市政府与望岭大学共建创新研究院

发布时间：2024-05-18　来源：海灯日报　记者 苏映川

2024年5月16日，“海灯创新论坛”在海灯市会展中心举行，由海灯市政府主办、望岭大学承办。论坛上，海灯市政府与望岭大学签约共建海灯创新研究院，总投资3亿2千万元，占地120亩，计划引进博士200名。望岭大学校长郑万里说：“研究院将于明年启用。”
2023年，海灯市研发投入达32亿元，较上年增长5.6%，高新技术企业突破3,200家。
"""
FACTS = "SELECT ?s ?p ?o { ?x rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
FIGURES = """SELECT ?about ?value ?unit ?comparator ?period { ?x a tkg:Observation ; tkg:about ?about ; tkg:value ?value ; tkg:unit ?unit
             OPTIONAL { ?x tkg:comparator ?comparator } OPTIONAL { ?x tkg:period ?period } }"""
NAMES = "SELECT ?name { { ?x rdfs:label ?name } UNION { ?x skos:altLabel ?name } ?x tkg:mentionedAt ?_ }"


def rows(graph: kg.Graph, query: str) -> set[tuple[str, ...]]:
    return {tuple(row.values()) for row in graph.query(query).rows}


def nodes(graph: kg.Graph, query: str) -> set[tuple[str, ...]]:
    """The answers as IRIs and simplified words, but for the articles', which are named after their text."""
    found = (tuple(simplified(getattr(term, "value", "")) for term in row.values()) for row in graph.query(query).terms)
    return {row for row in found if not any("/article/" in iri for iri in row)}


@pytest.fixture(scope="module")
def traditional() -> kg.Graph:
    return kg.build(TRADITIONAL.encode())


def test_a_traditional_text_says_the_same_as_in_simplified_characters(traditional: kg.Graph) -> None:
    graph = kg.build(SIMPLIFIED.encode())
    assert nodes(traditional, FACTS) == nodes(graph, FACTS)
    assert nodes(traditional, FIGURES) == nodes(graph, FIGURES)


def test_names_titles_and_indicators_are_in_the_characters_of_the_text(traditional: kg.Graph) -> None:
    names = {name for (name,) in rows(traditional, NAMES)}
    assert {"海燈市政府", "望嶺大學", "海燈創新研究院", "鄭萬里", "蘇映川"} <= names
    assert all(name in TRADITIONAL for name in names)
    indicators = {i for (i,) in rows(traditional, "SELECT ?i { ?x tkg:indicator ?i }")}
    assert "研發投入" in indicators
    assert all(set(i) <= set(TRADITIONAL) for i in indicators)


def test_every_quote_of_a_traditional_text_is_the_text_at_its_place(traditional: kg.Graph) -> None:
    found = traditional.query("SELECT ?quote ?at { ?x tkg:quote ?quote ; prov:wasDerivedFrom ?at }").terms
    assert found
    for row in found:
        start, end = row["at"].value.partition("#char=")[2].split(",")
        assert row["quote"].value == TRADITIONAL[int(start) : int(end)].strip()


def test_the_head_of_a_traditional_text_is_read() -> None:
    document = read(TRADITIONAL.encode())
    assert document.title == "海燈市政府與望嶺大學共建創新研究院"
    assert [name.text for name in document.authors] == ["蘇映川"]
    assert (document.date, document.source) == ("2024-05-18", "海燈日報")


def test_a_thing_written_in_both_is_one_thing_with_both_names() -> None:
    one = "2024年5月16日，創新論壇在海燈市舉行。"
    other = "2024年5月16日，创新论坛在海灯市举行。"
    graph = kg.build([one.encode(), other.encode()])
    found = rows(graph, "SELECT ?label ?other { ?x a tkg:Event ; rdfs:label ?label ; skos:altLabel ?other }")
    assert {frozenset(names) for names in found} == {frozenset({"創新論壇", "创新论坛"})}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("民國113年5月16日", "2024-05-16"),
        ("中華民國113年5月16日", "2024-05-16"),
        ("二〇二四年五月十六日", "2024-05-16"),
    ],
)
def test_a_year_of_the_republic_is_a_date(words: str, day: str) -> None:
    graph = kg.build(f"{words}，創新論壇在海燈市舉行。".encode())
    assert ("創新論壇", "https://w3id.org/talentkg/ontology#heldOn", day) in {
        (s, p if ":" in p and "/" in p else f"https://w3id.org/talentkg/ontology#{p.rpartition(':')[2]}", o)
        for s, p, o in rows(graph, FACTS)
    }
    assert read(f"創新論壇舉行\n\n{words}　記者 蘇映川\n\n創新論壇在海燈市舉行。\n".encode()).date == day


@pytest.mark.parametrize(
    "text",
    [
        "清朝乾隆年间，于某处讲学的老人后来写了这本书。",
        "台北故宫藏有《快雪時晴帖》，研究它的学者发现了许多问题。",
        "著名学者陶喆、李昇在北京大学发言。",
        "No Chinese at all",
        "",
    ],
)
def test_a_simplified_text_with_some_traditional_names_stays_as_it_is(text: str) -> None:
    assert not is_traditional(text)


@pytest.mark.parametrize("text", ["臺灣發佈", "衞星與乾隆，乾燥的裏面；著名，看著", "羣峯\r\n線上\u2028麵 \ud800 𠮷"])
def test_in_simplified_characters_a_text_is_as_long_as_before(text: str) -> None:
    assert len(simplified(text)) == len(text)


def test_the_converter_is_loaded_for_a_traditional_text_alone() -> None:
    code = "import sys, kg; kg.build('2024年5月16日，创新论坛在海灯市举行。'.encode()); print('opencc' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"
