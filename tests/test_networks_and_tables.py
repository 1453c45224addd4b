"""What networks and tables promise: other programs open them and find the same things and facts, each with the place that says it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import command
import networkx
import pandas
import pyoxigraph as ox
import pytest
import rdflib
from people_in_a_row import ID, TKG, named, node, rows_of, saved

import kg

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
WHOLE = {"dates": True, "articles": True, "figures": True}


def edges(network: networkx.MultiDiGraph, predicate: str = "predicate") -> list[tuple[str, str, str]]:
    return sorted((s, data[predicate], o) for s, o, data in network.edges(data=True))


# ── Networks ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".json"])
def test_networkx_opens_the_same_nodes_and_edges(suffix: str, graph: kg.Graph, tmp_path: Path) -> None:
    more = kg.Graph(ox.Store())  # with two facts between one pair, and of one thing and itself
    more.store.extend(graph.store)
    for end in ("嘉兴市", "南湖"):
        more.store.add(ox.Quad(node("place", "嘉兴市"), ox.NamedNode(TKG + "twin"), node("place", end)))
        more.store.add(ox.Quad(node("place", "嘉兴市"), ox.NamedNode(TKG + "twin-of"), node("place", end)))
    path, network = saved(more, tmp_path, suffix), more.to_networkx(**WHOLE)
    if suffix == ".json":
        opened = networkx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")
        assert dict(opened.nodes(data=True)) == dict(network.nodes(data=True))
    else:
        opened = networkx.read_graphml(path) if suffix == ".graphml" else networkx.read_gexf(path)
        ids = re.findall(r'<edge [^>]*\bid="(\w+)"', path.read_text(encoding="utf-8"))
        assert len(set(ids)) == network.number_of_edges(), "each edge has an id of its own, as Gephi asks"
    assert opened.is_directed()
    assert opened.is_multigraph()
    assert {n: data["label"] for n, data in opened.nodes(data=True)} == dict(network.nodes(data="label"))
    assert {n: data["kind"] for n, data in opened.nodes(data=True)} == dict(network.nodes(data="kind"))
    assert edges(opened) == edges(network)
    assert network.number_of_edges() > 60


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
@pytest.mark.parametrize("character", ["\0", "\x07", "\uffff"])
def test_a_character_that_a_network_file_cannot_hold_is_told(suffix: str, character: str, tmp_path: Path) -> None:
    with pytest.raises(kg.KgError, match=rf"cannot hold the character U\+{ord(character):04X}, which a text has"):
        saved(named(f"鸥{character}"), tmp_path, suffix)
    assert list(tmp_path.iterdir()) == []


def test_a_network_has_the_things_and_the_words_that_join_them(graph: kg.Graph) -> None:
    network = graph.to_networkx()
    person, school = f"{ID}person/罗亚非", f"{ID}organization/日本富山县立大学"
    assert network.nodes[person]["kind"] == "Person"
    assert network.nodes[person]["title"] == "博士"
    assert network[person][school]["alumniOf"]["quotes"][0].startswith("从日本富山县立大学毕业")
    assert f"{ID}place/嘉兴市" in network
    assert "嘉兴" in network.nodes[f"{ID}place/嘉兴市"]["names"]
    assert not [n for n in network if "/statement/" in n]


def test_dates_and_articles_are_nodes_of_a_network_when_asked(graph: kg.Graph) -> None:
    things = {"Date": "dates", "Article": "articles", "Observation": "figures"}
    for kind, asked in things.items():
        kinds = set(dict(graph.to_networkx(**{asked: True}).nodes(data="kind")).values())
        assert kinds & set(things) == {kind}
    network = graph.to_networkx()
    assert not set(dict(network.nodes(data="kind")).values()) & set(things)
    assert {data["heldOn"] for _, data in network.nodes(data=True) if "heldOn" in data}, "a date is a text of its event"


CLASHES = ["self", "node_for_adding", "u_for_edge", "id", "iri", "key", "source", "target", "label", "kind", "names", "texts"] + [
    *("name", "predicate", "quotes", "start", "end", "weight", "type", "viz", "pid", "parents", "slices", "spells", "for"),
]  # fmt: skip


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".json", ".cypher", ".csv", ".mmd"])
def test_a_property_may_be_called_as_the_format_calls_its_own(suffix: str, tmp_path: Path) -> None:
    graph = named("岳鸣", "林远舟")
    for name in CLASHES:
        graph.store.add(ox.Quad(node("person", "岳鸣"), ox.NamedNode(TKG + name), ox.Literal(f"值{name}")))
        graph.store.add(ox.Quad(node("person", "岳鸣"), ox.NamedNode(TKG + name), node("person", "林远舟")))
    path = saved(graph, tmp_path, suffix)
    if suffix in (".graphml", ".gexf", ".json"):
        opened = {
            ".json": lambda: networkx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges"),
            ".graphml": lambda: networkx.read_graphml(path),
            ".gexf": lambda: networkx.read_gexf(path),
        }[suffix]()
        assert {f"值{name}" for name in CLASHES} <= set(map(str, opened.nodes[node("person", "岳鸣").value].values()))
        assert opened.nodes[node("person", "岳鸣").value]["label"] == "岳鸣"
        assert opened.number_of_edges() == len(CLASHES) + 1


def test_a_network_holds_a_triple_of_two_graphs_once(graph: kg.Graph) -> None:
    doubled = ox.Store()
    for name in ("a", "b"):
        doubled.extend(ox.Quad(*quad.triple, ox.NamedNode(f"http://e.org/{name}")) for quad in graph.store)
    one, other = graph.to_networkx(**WHOLE), kg.Graph(doubled).to_networkx(**WHOLE)
    assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_no_title_is_lost_where_there_are_several(tmp_path: Path) -> None:
    graph = named("岳鸣")
    assert graph.to_networkx().nodes[node("person", "岳鸣").value]["title"] == ["作家", "船长"]
    assert "作家 | 船长" in saved(graph, tmp_path, ".graphml").read_text(encoding="utf-8")
    assert '`title`: ["作家", "船长"]' in saved(graph, tmp_path, ".cypher").read_text(encoding="utf-8")


# ── Tables ─────────────────────────────────────────────────────────────────


def test_spreadsheets_open_the_tables(graph: kg.Graph, tmp_path: Path) -> None:
    folder, network = saved(graph, tmp_path, ".csv"), graph.to_networkx(**WHOLE)
    tables = {path.name: pandas.read_csv(path, encoding="utf-8-sig") for path in folder.iterdir()}
    assert sorted(tables) == ["edges.csv", "figures.csv", "nodes.csv"]
    classes = graph.classes()
    assert len(tables["figures.csv"]) == classes["Observation"] > 10
    assert tables["nodes.csv"]["class"].value_counts().to_dict() == {
        kind: count for kind, count in classes.items() if kind != "Observation"
    }
    facts = {(s, data["predicate"], o) for s, o, data in network.edges(data=True) if "/observation/" not in s}
    between = tables["edges.csv"].dropna(subset="target")
    assert set(between[["source", "property", "target"]].itertuples(index=False, name=None)) == facts
    [figure] = tables["figures.csv"].query("value == 48_400_000_000").to_dict("records")
    assert (figure["about"], figure["period"], figure["unit"]) == ("嘉兴市", "2023-01/2023-06", "元")


def test_a_row_of_the_tables_says_where_it_is_said(graph: kg.Graph, sample: Path, tmp_path: Path) -> None:
    folder, text = saved(graph, tmp_path, ".csv"), sample.read_text(encoding="utf-8")
    [article] = [node for node, kind in graph.to_networkx(**WHOLE).nodes(data="kind") if kind == "Article"]
    edges, figures = (pandas.read_csv(folder / f"{name}.csv", encoding="utf-8-sig") for name in ("edges", "figures"))
    [row] = edges.query("property == 'alumniOf' and `source label` == '罗亚非'").to_dict("records")
    assert row["target label"] == "日本富山县立大学"
    for one in (row, *figures.to_dict("records")):
        assert one["article"] == article
        assert one["quotation"].split()[0] in text
        assert one["end"] > one["start"] > 0
        assert 0 < one["confidence"] <= 1
    assert "rank scope" in figures.columns
    said = [
        edge
        for edge in json.loads(saved(graph, tmp_path, ".json").read_text(encoding="utf-8"))["edges"]
        if edge["places"]
    ]
    assert {"article", "line", "start", "end", "quotation", "confidence"} == set(said[0]["places"][0])
    assert {"source_label", "target_label", "quotes"} <= set(said[0])


def test_each_fact_that_texts_say_has_a_row_for_each_place(sample: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.txt"
    more.write_text("嘉兴来了新人。罗亚非博士参加了活动。\n罗亚非博士毕业于日本富山县立大学。\n", encoding="utf-8")
    ttl, folder = tmp_path / "g.ttl", tmp_path / "tables"
    for arguments in (["build", sample, more, "-o", ttl], ["export", ttl, "-o", f"{folder}/"]):
        assert command.kg(*arguments).code == 0
    rows = [row for row in rows_of(folder / "edges.csv") if row["quotation"]]
    both_ways = {(frozenset((row["source"], row["target"] or row["target label"])), row["property"]) for row in rows}
    [count] = re.findall(r"(\d+) that texts say", command.kg("stats", ttl).out)
    assert len(both_ways) == int(count) > 40
    titles = [row for row in rows if (row["source label"], row["property"]) == ("罗亚非", "title")]
    assert {(row["target"], row["target label"]) for row in titles} == {("", "博士")}
    assert len({(row["article"], row["start"]) for row in titles}) == len(titles) == 3
    texts = {path.name: path.read_text(encoding="utf-8") for path in (sample, more)}
    assert all(
        any(t[int(row["start"]) : int(row["end"])] == row["quotation"] for t in texts.values()) for row in titles
    )
    assert all(float(row["confidence"]) > 0 for row in titles)


def test_the_texts_of_a_node_say_where_they_are_said(graph: kg.Graph, tmp_path: Path) -> None:
    nodes = json.loads(saved(graph, tmp_path, ".json").read_text(encoding="utf-8"))["nodes"]
    [person] = [one for one in nodes if one["label"] == "罗亚非"]
    [title] = person["texts"]
    assert (title["predicate"], title["text"], person["title"]) == ("title", "博士", "博士")
    assert title["places"][0]["quotation"]
    assert {one["predicate"] for _, data in graph.to_networkx().nodes(data=True) for one in data["texts"]} > {"heldOn"}


def test_no_cell_is_a_formula_and_every_number_a_number(tmp_path: Path) -> None:
    graph = named('=CMD("calc")', "+86", "-岳鸣", "@岳鸣")
    figure = node("observation", "f")
    graph.store.add(ox.Quad(figure, ox.NamedNode(f"{rdflib.RDF}type"), ox.NamedNode(TKG + "Observation")))
    graph.store.add(ox.Quad(figure, ox.NamedNode(TKG + "value"), ox.Literal("-3.5", datatype=ox.NamedNode(TKG))))
    folder = saved(graph, tmp_path, ".csv")
    assert {row["label"] for row in rows_of(folder / "nodes.csv")} == {"+86", "'-岳鸣", '\'=CMD("calc")', "'@岳鸣"}
    assert pandas.read_csv(folder / "figures.csv")["value"].tolist() == [-3.5]
