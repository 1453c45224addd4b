"""The named queries: what each answers, on a graph made by hand and on the sample article."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.domain import ONTOLOGY
from kg.edtf import span
from kg.query import named_queries

SUMMIT = "2023年中国浙江“星耀南湖·长三角精英峰会”"

HEAD = """
@prefix tkg: <https://w3id.org/talentkg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <http://example.org/> .
"""
BY_HAND = """
:news a tkg:Article ; rdfs:label "海灯新闻"@zh ; tkg:author :su ; tkg:sha256 "00" ; tkg:edtf "2024-05-18" .
:su a tkg:Person ; rdfs:label "苏映川"@zh .
:gu a tkg:Person ; rdfs:label "顾长庚"@zh ; skos:altLabel "顾教授"@zh ; tkg:title "院长"@zh , "教授"@zh ;
    tkg:affiliation :institute , :college ; tkg:alumniOf :college .
:college a tkg:University ; rdfs:label "海灯大学"@zh ; tkg:locatedIn :city ; tkg:cooperatesWith :institute .
:institute a tkg:ResearchInstitute ; rdfs:label "观星研究院"@zh ; tkg:foundedOn :d2011 ; tkg:cooperatesWith :college .
:league a tkg:Organization ; rdfs:label "灯塔联盟"@zh .
:city a tkg:Place ; rdfs:label "海灯市"@zh ; tkg:locatedIn :province .
:province a tkg:Place ; rdfs:label "望岭省"@zh .
:hall a tkg:Place ; rdfs:label "鸥鸣厅"@zh ; tkg:locatedIn :city .
:lab a tkg:Carrier ; rdfs:label "潮汐实验室"@zh ; tkg:carrierKind "联合实验室"@zh ; tkg:partOf :institute ; tkg:unveiledAt :fair .
:park a tkg:Carrier ; rdfs:label "灯塔园"@zh ; tkg:operatedBy :league ; tkg:launchedOn :d2011 .
:plan a tkg:Programme ; rdfs:label "归航计划"@zh ; tkg:startedOn :d2011 ; tkg:operatedBy :league ; tkg:launchedBy :city ;
    tkg:launchedAt :fair ; tkg:focusesOn :optics .
:optics a tkg:Field ; rdfs:label "光学"@zh .
:brand a tkg:Programme ; rdfs:label "灯火"@zh .
:fair a tkg:Event ; rdfs:label "海灯人才节"@zh ; tkg:heldOn :day ; tkg:heldAt :hall ; tkg:organizer :city ; tkg:series :brand ;
    tkg:theme "同舟"@zh .
:talk a tkg:Event ; rdfs:label "望岭对话"@zh ; tkg:partOf :fair .
:report a tkg:Document ; rdfs:label "灯塔报告"@zh ; tkg:publisher :league ; tkg:publishedAt :fair .
:list a tkg:Document ; rdfs:label "港口名录"@zh .
:hall tkg:listedIn :list .
:prize a tkg:Award ; rdfs:label "金锚奖"@zh ; tkg:awardedTo :gu ; tkg:awardedOn :d2011 ; tkg:awardedAt :talk .
:d2011 a tkg:Date ; rdfs:label "2011" ; tkg:edtf "2011" ; tkg:begin "2011-01-01"^^xsd:date ; tkg:end "2011-12-31"^^xsd:date .
:d2012 a tkg:Date ; rdfs:label "2012" ; tkg:edtf "2012" ; tkg:begin "2012-01-01"^^xsd:date ; tkg:end "2012-12-31"^^xsd:date .
:day a tkg:Date ; rdfs:label "2024-05-16" ; tkg:edtf "2024-05-16" ; tkg:begin "2024-05-16"^^xsd:date ; tkg:end "2024-05-16"^^xsd:date .
:old a tkg:Date ; rdfs:label "-5000~" ; tkg:edtf "-5000~" ; tkg:end "-4900-01-01"^^xsd:date .
:hall tkg:foundedOn :old .
:ships a tkg:Observation ; rdfs:label "海灯市 船数 > 128艘，第2位"@zh ; tkg:about :city ; tkg:indicator "船数"@zh ; tkg:comparator ">" ;
    tkg:value 128 ; tkg:unit "艘" ; tkg:period :d2012 ; tkg:rank 2 ; tkg:rankScope :province ;
    tkg:quote "船数超128艘"@zh ; prov:wasDerivedFrom <http://example.org/news#char=30,37> .
<http://example.org/news#char=30,37> oa:hasSource :news ; oa:start 30 ; oa:end 37 ; tkg:line 4 .
:goal a tkg:Observation ; rdfs:label "海灯市 船数 = 300艘"@zh ; tkg:about :city ; tkg:indicator "船数"@zh ; tkg:comparator "=" ;
    tkg:value 300 ; tkg:unit "艘" ; tkg:period :d2012 ; tkg:status "planned" .
:s1 a rdf:Statement ; rdf:subject :gu ; rdf:predicate tkg:alumniOf ; rdf:object :college ; tkg:context :fair ;
    tkg:quote "顾长庚毕业于海灯大学"@zh ; tkg:confidence 0.9 ; prov:wasDerivedFrom <http://example.org/news#char=20,30> .
<http://example.org/news#char=20,30> oa:hasSource :news ; oa:start 20 ; oa:end 30 ; tkg:line 3 .
:s2 a rdf:Statement ; rdf:subject :college ; rdf:predicate tkg:cooperatesWith ; rdf:object :institute ;
    tkg:validOn :d2012 ; tkg:context :fair ;
    tkg:quote "海灯大学与观星研究院签约"@zh ; prov:wasDerivedFrom <http://example.org/news#char=40,52> .
<http://example.org/news#char=40,52> oa:hasSource :news ; oa:start 40 ; oa:end 52 ; tkg:line 4 .
:s3 a rdf:Statement ; rdf:subject :city ; rdf:predicate tkg:locatedIn ; rdf:object :province ;
    prov:wasDerivedFrom <http://example.org/gazetteer> .
:s5 a rdf:Statement ; rdf:subject :gu ; rdf:predicate tkg:title ; rdf:object "院长"@zh ;
    tkg:quote "院长顾长庚"@zh ; prov:wasDerivedFrom <http://example.org/news#char=80,85> .
:s6 a rdf:Statement ; rdf:subject :gu ; rdf:predicate tkg:affiliation ; rdf:object :institute ;
    tkg:quote "观星研究院院长顾长庚"@zh ; prov:wasDerivedFrom <http://example.org/news#char=75,85> .
:s4 a rdf:Statement ; rdf:subject :gu ; rdf:predicate tkg:affiliation ; rdf:object :league ; tkg:status "planned" ;
    tkg:quote "顾长庚拟任职于灯塔联盟"@zh ; prov:wasDerivedFrom <http://example.org/news#char=60,71> .
<http://example.org/news#char=60,71> oa:hasSource :news ; oa:start 60 ; oa:end 71 ; tkg:line 6 .
"""  # fmt: skip


def loaded(text: str, folder: Path) -> kg.Graph:
    path = folder / "g.ttl"
    path.write_text(HEAD + text, encoding="utf-8")
    return kg.load(path)


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    return loaded(BY_HAND, tmp_path_factory.mktemp("queries"))


def cells(graph: kg.Graph, query: str, **parameters: str) -> list[str]:
    """The rows of an answer, each as a line of cells that are not empty."""
    return [" | ".join(filter(None, row.values())) for row in graph.query(query, **parameters).rows]


ANSWERS = {
    "people": ["苏映川", "顾长庚 | 海灯大学 | 海灯大学", "顾长庚 | 院长 | 观星研究院 | 海灯大学", "顾长庚 | 教授 | 海灯大学"],
    "institutions": [
        "灯塔联盟 | Organization",
        "观星研究院 | ResearchInstitute | 2011 | 顾长庚",
        "海灯大学 | University | 海灯市 | 顾长庚",
    ],
    "carriers": ["潮汐实验室 | 联合实验室 | 观星研究院 | 海灯人才节 | 2024-05-16", "灯塔园 | 灯塔联盟 | 2011"],
    "programmes": ["灯火", "归航计划 | 2011 | 灯塔联盟 | 海灯市 | 海灯人才节 | 光学"],
    "events": ["海灯人才节 | 2024-05-16 | 鸥鸣厅 | 海灯市 | 灯火 | 同舟", "望岭对话 | 海灯人才节"],
    "timeline": [
        "-5000~ | 鸥鸣厅 | foundedOn",
        "2011 | 归航计划 | startedOn",
        "2011 | 灯塔园 | launchedOn",
        "2011 | 观星研究院 | foundedOn",
        "2011 | 金锚奖 | awardedOn",
        "2012 | 海灯市 | 船数 | > 128艘，第2位",
        "2012 | 海灯大学 | cooperatesWith | 观星研究院",
        "2024-05-16 | 归航计划 | launchedAt | 海灯人才节",
        "2024-05-16 | 海灯人才节 | heldOn",
        "2024-05-16 | 潮汐实验室 | unveiledAt | 海灯人才节",
        "2024-05-16 | 灯塔报告 | publishedAt | 海灯人才节",
        "2024-05-16 | 顾长庚 | alumniOf | 海灯大学",
    ],
    "figures": ["海灯市 | 船数 | > | 128 | 艘 | 2012 | 2 | 望岭省", "海灯市 | 船数 | = | 300 | 艘 | 2012 | planned"],
    "reports": ["港口名录 | 鸥鸣厅", "灯塔报告 | 灯塔联盟 | 2024-05-16 | 海灯人才节"],
    "awards": ["金锚奖 | 顾长庚 | 2011 | 望岭对话"],
    "cooperation": ["海灯大学 | 观星研究院 | 2012 | 海灯人才节 | 海灯大学与观星研究院签约"],
    "places": ["海灯市 | 望岭省 | 海灯大学、鸥鸣厅", "望岭省 | 海灯市", "鸥鸣厅 | 海灯市 | 海灯人才节"],
    "contradictions": [],
}  # fmt: skip


@pytest.mark.parametrize("query", ANSWERS)
def test_a_named_query_answers_all_and_only_what_it_asks(query: str, by_hand: kg.Graph) -> None:
    answer = by_hand.query(query).rows
    assert len({row[next(iter(row))] for row in answer}) == len(answer) or query in ("timeline", "figures", "people")
    assert sorted(cells(by_hand, query)) == sorted(ANSWERS[query])


@pytest.mark.parametrize("query", ["timeline", "events"])
def test_what_has_a_date_comes_in_its_order(query: str, by_hand: kg.Graph) -> None:
    dates = [line.partition(" | ")[0] for line in cells(by_hand, query)]
    assert dates == [line.partition(" | ")[0] for line in ANSWERS[query]]


# ── One thing, two things ──────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["顾长庚", "顾教授", "http://example.org/gu"])
def test_evidence_gives_the_words_that_say_each_fact_of_a_thing(name: str, by_hand: kg.Graph) -> None:
    assert [line for line in cells(by_hand, "evidence", name=name) if "char=" not in line] == [
        "顾长庚 | alumniOf | 海灯大学 | 顾长庚毕业于海灯大学 | 0.9 | 海灯新闻 | 3 | 20 | 30",
        "顾长庚 | affiliation | 灯塔联盟 | 顾长庚拟任职于灯塔联盟 | 海灯新闻 | 6 | 60 | 71 | planned",
    ]


def test_evidence_gives_figures_too_and_names_what_is_no_text(by_hand: kg.Graph) -> None:
    lines = cells(by_hand, "evidence", name="海灯市")
    assert "海灯市 | Observation | 海灯市 船数 > 128艘，第2位 | 船数超128艘 | 海灯新闻 | 4 | 30 | 37" in lines
    assert "海灯市 | locatedIn | 望岭省 | gazetteer" in lines


def test_neighbours_are_all_things_that_a_thing_is_linked_with(by_hand: kg.Graph) -> None:
    assert cells(by_hand, "neighbours", name="海灯人才节") == [
        "← | launchedAt | 归航计划",
        "← | partOf | 望岭对话",
        "← | publishedAt | 灯塔报告",
        "← | unveiledAt | 潮汐实验室",
        "→ | heldAt | 鸥鸣厅",
        "→ | heldOn | 2024-05-16",
        "→ | organizer | 海灯市",
        "→ | series | 灯火",
    ]
    assert cells(by_hand, "neighbours", name="海灯新闻") == ["→ | author | 苏映川"]


def test_path_is_the_shortest_way_in_either_direction_of_its_steps(by_hand: kg.Graph) -> None:
    way = ["顾长庚 | alumniOf | 海灯大学", "海灯大学 | locatedIn | 海灯市", "海灯市 | locatedIn | 望岭省"]
    forth = cells(by_hand, "path", **{"from": "顾长庚", "to": "望岭省"})
    assert len(forth) == 3
    assert forth[1:] == way[1:]
    assert cells(by_hand, "path", **{"from": "望岭省", "to": "顾长庚"})[::-1] == forth
    assert cells(by_hand, "path", **{"from": "灯火", "to": "港口名录"}) == [
        "海灯人才节 | series | 灯火",
        "海灯人才节 | heldAt | 鸥鸣厅",
        "鸥鸣厅 | listedIn | 港口名录",
    ]


def test_there_is_no_path_over_a_date_or_between_parts_that_nothing_links(by_hand: kg.Graph) -> None:
    assert cells(by_hand, "path", **{"from": "苏映川", "to": "顾长庚"}) == []
    assert len(cells(by_hand, "path", **{"from": "观星研究院", "to": "灯塔园"})) > 2


def test_a_path_may_be_of_any_length(tmp_path: Path) -> None:
    chain = "".join(f':p{n} a tkg:Place ; rdfs:label "地{n}"@zh ; tkg:locatedIn :p{n + 1} .\n' for n in range(300))
    graph = loaded(chain + ':p300 rdfs:label "地300"@zh .', tmp_path)
    assert len(cells(graph, "path", **{"from": "地300", "to": "地0"})) == 300


@pytest.mark.parametrize(
    ("query", "parameters"), [("evidence", {"name": "顾长更"}), ("path", {"from": "顾长更", "to": "海灯市"})]
)
def test_a_name_that_nothing_has_is_told_with_the_nearest(
    query: str, parameters: dict[str, str], by_hand: kg.Graph
) -> None:
    with pytest.raises(kg.UsageError, match="nothing in the graph is called “顾长更”; the nearest names are 顾长庚"):
        by_hand.query(query, **parameters)


def test_a_name_that_several_things_have_is_told_with_their_iris(tmp_path: Path) -> None:
    graph = loaded(
        ':a rdfs:label "星"@zh . :b rdfs:label "星"@zh . :c rdfs:label "灯"@zh ; skos:altLabel "星"@zh .', tmp_path
    )
    with pytest.raises(kg.UsageError, match="2 things are called “星”: http://example.org/a, http://example.org/b"):
        graph.query("evidence", name="星")
    assert cells(graph, "evidence", name="http://example.org/b") == []


# ── What no text says, and what two texts say ──────────────────────────────


def test_unsupported_facts_are_those_that_no_words_of_a_text_say(by_hand: kg.Graph) -> None:
    lines = cells(by_hand, "unsupported")
    assert "海灯市 | locatedIn | 望岭省 | gazetteer" in lines
    assert "顾长庚 | title | 教授" in lines
    assert "海灯市 | Observation | 海灯市 船数 = 300艘" in lines
    said = ("alumniOf", "cooperatesWith", "128艘", "sha256", "edtf", "quote", "period")
    assert not [line for line in lines if any(word in line for word in said)]
    plain = kg.build("顾长庚毕业于海灯大学。".encode(), title="观星", facts_only=True)
    assert "顾长庚 | alumniOf | 海灯大学" in cells(plain, "unsupported")


def figures(*said: str) -> str:
    """Figures of one thing, each as comparator, value and period."""
    parts = [one.split() for one in said]
    return ':city rdfs:label "海灯市"@zh . :d1 tkg:edtf "2011" . :d2 tkg:edtf "2012" .' + "".join(
        f':o{n} a tkg:Observation ; tkg:about :city ; tkg:indicator "船数"@zh ; tkg:unit "艘" ;'
        f' tkg:comparator "{sign}" ; tkg:value {value} ; tkg:period :{period} .\n'
        for n, (sign, value, period) in enumerate(parts)
    )


@pytest.mark.parametrize(
    ("said", "contradict"),
    [
        (("= 120 d1", "= 130 d1"), True),
        (("= 120 d1", "> 130 d1"), True),
        (("< 120 d1", "= 130 d1"), True),
        (("= 120 d1", "= 120 d1"), False),
        (("= 120 d1", "= 130 d2"), False),
        (("> 120 d1", "= 130 d1"), False),
        (("= 120 d1", "< 130 d1"), False),
        (("~ 120 d1", "= 130 d1"), False),
    ],
)
def test_figures_contradict_each_other_where_not_both_can_be_true(
    said: tuple[str, str], contradict: bool, tmp_path: Path
) -> None:
    expected = ["海灯市 | 船数 | 2011 | 120 | 130"] if contradict else []
    assert cells(loaded(figures(*said), tmp_path), "contradictions") == expected


TWO = """:city rdfs:label "海灯市"@zh . :d tkg:edtf "2011" ; tkg:end "2011-12-31"^^xsd:date .
:p1 oa:hasSource :n1 ; tkg:line 3 . :p2 oa:hasSource :n2 ; tkg:line 5 . :n1 tkg:edtf "2012-02" . :n2 tkg:edtf "2012-03" .
:a tkg:about :city ; tkg:indicator "船数"@zh ; tkg:period :d ; tkg:value 51 ; tkg:unit "艘" ; tkg:comparator "=" ;
    tkg:quote "新增船51艘"@zh ; prov:wasDerivedFrom :p1 .
:b tkg:about :city ; tkg:indicator "船数"@zh ; tkg:period :d ; tkg:value 155 ; tkg:unit "艘" ; tkg:comparator "=" ;
    tkg:quote "增加船155艘"@zh ; prov:wasDerivedFrom :p2 .
"""
RANKS = TWO.replace('tkg:value 51 ; tkg:unit "艘"', 'tkg:rank 3 ; tkg:rankScope "全省"@zh').replace(
    'tkg:value 155 ; tkg:unit "艘"', 'tkg:rank 5 ; tkg:rankScope "全省"@zh'
)


@pytest.mark.parametrize(
    ("text", "old", "new", "contradict"),
    [
        (TWO, "", "", True),
        (TWO, "增加船155", "累计船155", False),  # what there is by now is none of what came new
        (TWO, ":p2 oa:hasSource :n2 ; tkg:line 5", ":p2 oa:hasSource :n1 ; tkg:line 3", False),  # one paragraph
        (TWO, ":p2 oa:hasSource :n2", ":p2 oa:hasSource :n1", True),  # another paragraph
        (TWO, "增加船155艘", "新增船51艘", False),  # the same words: from 51 to 155
        (TWO, "tkg:period :d ; tkg:value", "tkg:value", False),  # two unknown times
        (TWO, '"2012-03"', '"2011-09"', False),  # the year was not over
        (TWO, 'tkg:value 155 ; tkg:unit "艘"', 'tkg:value 155 ; tkg:unit "%"', False),
        (TWO, '@zh ; prov:wasDerivedFrom :p2', '@zh ; tkg:status "planned" ; prov:wasDerivedFrom :p2', False),
        (RANKS, "", "", True),
        (RANKS, 'tkg:rank 5 ; tkg:rankScope "全省"@zh ; tkg:comparator "="', 'tkg:rank 5 ; tkg:rankScope "全省"@zh ; tkg:comparator "<="', False),
        (RANKS, 'tkg:rank 5 ; tkg:rankScope "全省"@zh', 'tkg:rank 5 ; tkg:rankScope "全国"@zh', False),
    ],
)  # fmt: skip
def test_only_like_figures_contradict_each_other(
    text: str, old: str, new: str, contradict: bool, tmp_path: Path
) -> None:
    assert old in text
    assert bool(loaded(text.replace(old, new), tmp_path).query("contradictions")) is contradict


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [("2018-10", "2019", True), ("2018", "2018-10", False), ("2018~", "2019", False), ("2018/2020", "2019", False)],
)
def test_two_beginnings_contradict_each_other_if_not_both_can_be_true(
    one: str, other: str, contradict: bool, tmp_path: Path
) -> None:
    text = ':lab rdfs:label "潮汐实验室"@zh .'
    for n, date in enumerate(map(span, (one, other))):
        text += f'\n:lab tkg:foundedOn :d{n} . :d{n} tkg:edtf "{date.edtf}" ; tkg:begin "{date.begin}"^^xsd:date ; tkg:end "{date.end}"^^xsd:date .'
    assert bool(loaded(text, tmp_path).query("contradictions")) is contradict


def test_two_texts_that_give_a_thing_two_beginnings_contradict_each_other(tmp_path: Path) -> None:
    text = BY_HAND + ":institute tkg:foundedOn :d2012 ."
    assert cells(loaded(text, tmp_path), "contradictions") == ["观星研究院 | foundedOn | 2011 | 2012"]


# ── On the sample article ──────────────────────────────────────────────────

SAMPLE: dict[str, list[dict[str, str]]] = {
    "people": [
        {"person": "宋逸平", "title": "博士", "institution": "韩国全北国立大学", "school": ""},
        {"person": "罗亚非", "title": "博士", "institution": "", "school": "日本富山县立大学"},
        {"person": "陈知远"},
        {"person": "周牧之"},
        {"person": "林禾"},
    ],
    "institutions": [
        {"institution": "清华大学", "class": "University"},
        {"institution": "浙江清华长三角研究院", "class": "ResearchInstitute", "place": "嘉兴市", "founded": "2003"},
        {"institution": "智联招聘", "class": "Company"},
        {"institution": "浙江省政府", "class": "GovernmentBody"},
        {"institution": "韩国全北国立大学", "class": "University", "people": "宋逸平"},
        {"institution": "嘉兴科创人才集团", "class": "Company", "founded": "2023"},
    ],
    "carriers": [
        {
            "carrier": "清华大学柔性电子技术卓越工程师培养基地",
            "parent": "清华大学",
            "at": SUMMIT,
            "date": "2023-09-06",
        },
        {"carrier": "国家集成电路产教融合创新平台浙江基地", "at": SUMMIT, "date": "2023-09-06"},
        {"carrier": "“智立方”人才服务综合体", "date": "2018"},
    ],
    "programmes": [
        {"programme": "星耀南湖", "since": "2008", "operator": "嘉兴市"},
        {"programme": "智创未来行动", "launchedBy": "嘉兴市", "launchedAt": SUMMIT},
    ],
    "events": [
        {"event": SUMMIT, "date": "2023-09-06", "place": "嘉兴市", "theme": "助推一体发展"},
        {"event": "“才聚嘉兴”千名硕博产才对接会", "date": "2023-09-06"},
        {"event": "城市人才日", "date": "2018", "organizer": "嘉兴市"},
        {"event": "2023年中国留学人员回国创业高级研修班暨长三角创业训练营", "date": "2023", "place": "嘉兴市"},
    ],
    "timeline": [
        {"date": "2003", "thing": "浙江清华长三角研究院", "what": "foundedOn"},
        {"date": "2008", "thing": "星耀南湖", "what": "startedOn"},
        {"date": "2019", "thing": "星耀南湖", "what": "upgradedOn"},
        {"date": "2022", "thing": "中华技能大奖", "what": "awardedOn"},
        {"date": "2023-09-06", "thing": SUMMIT, "what": "heldOn"},
    ],
    "figures": [
        {"about": "嘉兴市", "value": "1100000", "unit": "人", "comparator": "="},
        {"about": "嘉兴市", "value": "48400000000", "unit": "元", "period": "2023-01/2023-06"},
        {"about": "嘉兴市", "value": "155", "unit": "家", "rank": "3", "scope": "全省"},
        {"about": "嘉兴市", "rank": "21", "scope": "全国", "period": "2022", "value": ""},
        {"about": "嘉兴市", "value": "3.4", "unit": "%", "comparator": ">=", "rank": "2", "period": "2023-01/2023-06"},
        {"about": "“才聚嘉兴”千名硕博产才对接会", "value": "1618", "unit": "个", "period": "2023-09-06"},
    ],
    "reports": [
        {"document": "长三角27城人才活力指数报告", "publisher": "智联招聘", "date": "2023-09-06", "at": SUMMIT},
        {"document": "国际运河名录", "lists": "长安闸"},
    ],
    "awards": [{"award": "中华技能大奖", "to": "嘉兴市", "date": "2022"}],
    "cooperation": [{"one": "浙江省政府", "other": "清华大学", "date": "2003"}],
    "places": [{"place": "浙江省", "within": "中国"}, {"place": "日本", "here": "日本富山县立大学"}],
    "unsupported": [
        {"subject": "海宁市", "property": "locatedIn", "object": "嘉兴市", "source": "gazetteer"},
        {"subject": "嘉兴市", "property": "locatedIn", "object": "浙江省", "source": "gazetteer"},
    ],
}


@pytest.mark.parametrize("query", SAMPLE)
def test_a_named_query_finds_what_the_sample_says(query: str, graph: kg.Graph) -> None:
    answer = graph.query(query).rows
    for row in SAMPLE[query]:
        assert [found for found in answer if row.items() <= found.items()], (row, answer)


def test_one_thing_of_the_sample_is_shown_with_its_words_and_its_neighbours(graph: kg.Graph) -> None:
    [school] = [row for row in graph.query("evidence", name="罗亚非").rows if row["property"] == "alumniOf"]
    assert "从日本富山县立大学毕业" in school["quote"]
    assert ("→", "alumniOf", "日本富山县立大学") in {
        tuple(row.values()) for row in graph.query("neighbours", name="罗亚非").rows
    }
    way = [row["step"] for row in graph.query("path", **{"from": "罗亚非", "to": "日本"}).rows]
    assert way == ["alumniOf", "locatedIn"]


def test_what_the_text_says_is_never_unsupported(graph: kg.Graph) -> None:
    assert {row["source"] for row in graph.query("unsupported").rows} == {"gazetteer"}


def test_the_answers_are_the_same_before_and_after_the_file(graph: kg.Graph, tmp_path: Path) -> None:
    graph.save(tmp_path / "g.ttl")
    graph.save(tmp_path / "g.rdf")
    for again in (kg.load(tmp_path / "g.ttl"), kg.load(tmp_path / "g.rdf")):
        for name, query in named_queries(ONTOLOGY).items():
            given = {"name": "嘉兴", "from": "罗亚非", "to": "日本"}
            parameters = {key: given[key] for key in query.parameters}
            assert again.query(name, **parameters).rows == graph.query(name, **parameters).rows


# ── The queries themselves ─────────────────────────────────────────────────


def test_the_questions_that_people_ask_are_there_in_two_languages() -> None:
    queries = named_queries(ONTOLOGY)
    asked = "people institutions carriers programmes events timeline figures reports awards cooperation places"
    assert set(queries) >= {*asked.split(), "evidence", "neighbours", "path", "unsupported", "contradictions"}
    for query in queries.values():
        assert query.zh.endswith("？")
        assert query.en.endswith("?")
        assert all(query.parameters.values())
    assert set(queries["path"].parameters) == {"from", "to"}


@pytest.mark.parametrize("query", named_queries(ONTOLOGY))
def test_an_empty_graph_has_no_answers(query: str, tmp_path: Path) -> None:
    graph = loaded(':a rdfs:label "星"@zh . :b rdfs:label "灯"@zh .', tmp_path)
    given = {"name": "星", "from": "星", "to": "灯"}
    parameters = {key: given[key] for key in named_queries(ONTOLOGY)[query].parameters}
    assert graph.query(query, **parameters).rows == []
