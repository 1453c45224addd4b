"""The named queries on the sample article: each finds what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.domain import ONTOLOGY
from kg.query import named_queries

SUMMIT = "2023年中国浙江“星耀南湖·长三角精英峰会”"


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
