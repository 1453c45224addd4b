"""The named queries: what each answers on a graph made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from graphs_by_hand import BY_HAND, cells, loaded

import kg
from kg.domain import ONTOLOGY
from kg.query import named_queries


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    return loaded(BY_HAND, tmp_path_factory.mktemp("queries"))


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
