"""What the formats promise: other programs open them and find the same graph, whatever things are called."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import command
import networkx
import pandas
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld

import kg
from kg.export import SUFFIXES

TKG = "https://w3id.org/talentkg/ontology#"
ID = "https://w3id.org/talentkg/id/"
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
WHOLE = {"dates": True, "articles": True, "figures": True}
RDF_SUFFIXES = (".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf")
NASTY = [
    "“双引号”与\"直引号\"和'单'",
    "<script>alert('鸥')</script>",
    "]]> &amp; <!-- & &#0;",
    "反斜杠\\u0022 \\\" `反引号` ${x}",
    "第一行\n第二行\t制表",
    "\u202e从右到左\u202c \u200fמגדלור\u200e",
    "=HYPERLINK(\"https://example.org\")",
    "end",
    "-->|x| n0; subgraph {a} #quot; %% 注",
    "长" * 3000,
    "🚢𠮷é",
]  # fmt: skip


def node(kind: str, name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{ID}{kind}/{name if name.isalnum() else quote(name, safe='')}")


def named(*names: str) -> kg.Graph:
    """People of these names in a row, each of whom the next one works with, in words that hold the names."""
    store = ox.Store()

    def say(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        prefix, local = predicate.split(":")
        vocabulary = {"rdf": str(rdflib.RDF), "rdfs": str(rdflib.RDFS), "skos": str(rdflib.SKOS), "tkg": TKG}[prefix]
        store.add(ox.Quad(subject, ox.NamedNode(vocabulary + local), value))

    for name in names:
        say(node("person", name), "rdf:type", ox.NamedNode(TKG + "Person"))
        say(node("person", name), "rdfs:label", ox.Literal(name, language="zh"))
        say(node("person", name), "skos:altLabel", ox.Literal(f"小{name}", language="zh"))
        say(node("person", name), "tkg:title", ox.Literal("船长", language="zh"))
        say(node("person", name), "tkg:title", ox.Literal("作家", language="zh"))
    for name, other in zip(names, names[1:], strict=False):
        statement = node("statement", f"{name}{other}")
        say(node("person", name), "tkg:cooperatesWith", node("person", other))
        say(statement, "rdf:type", ox.NamedNode(f"{rdflib.RDF}Statement"))
        for part, value in {
            "subject": node("person", name),
            "predicate": ox.NamedNode(TKG + "cooperatesWith"),
            "object": node("person", other),
        }.items():
            say(statement, f"rdf:{part}", value)
        say(statement, "tkg:quote", ox.Literal(f"{name}与{other}同船", language="zh"))
    return kg.Graph(store)


def saved(graph: kg.Graph, folder: Path, suffix: str) -> Path:
    graph.save(folder / f"graph{suffix}")
    return folder / f"graph{suffix}"


def edges(network: networkx.MultiDiGraph, predicate: str = "predicate") -> list[tuple[str, str, str]]:
    return sorted((s, data[predicate], o) for s, o, data in network.edges(data=True))


# ── RDF ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("suffix", RDF_SUFFIXES)
def test_rdflib_reads_the_same_triples(suffix: str, graph: kg.Graph, tmp_path: Path) -> None:
    for one in (graph, named(*NASTY)):
        read = rdflib.Dataset() if suffix in (".trig", ".nq") else rdflib.Graph()
        read.parse(saved(one, tmp_path, suffix))
        assert {found[:3] for found in read} == set(one.rdf)


@pytest.mark.parametrize("suffix", RDF_SUFFIXES)
def test_what_is_saved_loads_again(suffix: str, graph: kg.Graph, tmp_path: Path) -> None:
    assert set(kg.load(saved(graph, tmp_path, suffix)).store) == set(graph.store)


def test_json_ld_says_the_same_triples_to_another_processor(graph: kg.Graph, tmp_path: Path) -> None:
    def offline(url: str, _: object) -> None:
        raise AssertionError(f"asks the network for {url}")

    for one in (graph, named(*NASTY)):
        document = json.loads(saved(one, tmp_path, ".jsonld").read_text(encoding="utf-8"))
        found = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": offline})
        assert set(rdflib.Graph().parse(data=found, format="nt")) == set(one.rdf)


def test_a_turtle_file_is_for_people_to_read(graph: kg.Graph, tmp_path: Path) -> None:
    text = saved(graph, tmp_path, ".ttl").read_text(encoding="utf-8")
    prefixes = [line for line in text.splitlines() if line.startswith("@prefix")]
    named = [line.split(":")[0] for line in prefixes if "/id/" in line and "article" not in line]
    assert named == sorted(named)
    assert "\nperson:罗亚非 a tkg:Person ;\n    rdfs:label \"罗亚非\"@zh ;" in text  # fmt: skip


def test_what_json_ld_cannot_hold_is_told_in_one_line(tmp_path: Path) -> None:
    graph = named("岳鸣")
    triple = next(iter(graph.store)).triple
    graph.store.add(ox.Quad(node("statement", "s"), ox.NamedNode(TKG + "about"), triple))
    with pytest.raises(kg.KgError, match="triple within a triple"):
        graph.save(tmp_path / "graph.jsonld")


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


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


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


# ── Scripts ────────────────────────────────────────────────────────────────

_STRING = r'"(?:[^"\\\n]|\\.)*"(?: \+ "(?:[^"\\\n]|\\.)*")*'
_VALUE = rf"(?:{_STRING}|[\d.]+|\[(?:{_STRING}|[\d.]+)(?:, (?:{_STRING}|[\d.]+))*\])"
_MAP = rf"\{{(?:`(?:[^`]|``)+`: {_VALUE}(?:, `(?:[^`]|``)+`: {_VALUE})*)?\}}"
_NAME = "`[^`]+`"
CYPHER = re.compile(
    "|".join(
        [
            rf"CREATE CONSTRAINT IF NOT EXISTS FOR \(n:{_NAME}\) REQUIRE n\.iri IS UNIQUE;",
            r"UNWIND \[",
            rf"  \{{`iri`: {_STRING}, `properties`: {_MAP}\}},?",
            rf"  \{{`from`: {_STRING}, `to`: {_STRING}, `properties`: {_MAP}\}},?",
            rf"\] AS row MERGE \(n:{_NAME} \{{iri: row\.iri\}}\) SET n \+= row\.properties;",
            rf"\] AS row MATCH \(a:{_NAME} \{{iri: row\.from\}}\) MATCH \(b:{_NAME} \{{iri: row\.to\}}\)"
            rf" MERGE \(a\)-\[r:{_NAME}\]->\(b\) SET r \+= row\.properties;",
        ]
    )
)
MERMAID = re.compile(
    r'  n\d+\["(?:[^"\[\]{}<>|#;`$\\\n\r]|#\d+;)+"\]|  n\d+ -->\|"(?:[^"\[\]{}<>|#;`$\\\n\r]|#\d+;)+"\| n\d+'
)


def said_in_cypher(text: str) -> str:
    """A string of Cypher as Neo4j reads it: it replaces \\u0022 first, wherever it stands, and then reads the string."""
    replaced = re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), text)
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"', replaced, re.DOTALL)
    known = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
    return "".join(re.sub(r"\\(.)", lambda c: known.get(c[1], c[1]), part) for part in parts)


def test_a_cypher_script_says_each_thing_and_each_fact_once(graph: kg.Graph, tmp_path: Path) -> None:
    network = graph.to_networkx(**WHOLE)
    lines = saved(graph, tmp_path, ".cypher").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not CYPHER.fullmatch(line)] == []
    rows = [line for line in lines if line.startswith("  {")]
    assert len(set(rows)) == len(rows) == network.number_of_nodes() + network.number_of_edges()


def test_a_cypher_script_finds_things_by_an_index_for_each_label(graph: kg.Graph, tmp_path: Path) -> None:
    lines = saved(graph, tmp_path, ".cypher").read_text(encoding="utf-8").splitlines()
    labels = {label for line in lines for label in re.findall(r"\((?:n|a|b):(`[^`]+`)", line)}
    first = [line for line in lines if line.startswith("CREATE")]
    assert lines[: len(first)] == first
    assert {line.split("n:")[1].split(")")[0] for line in first} == labels
    assert not [line for line in lines if re.search(r"\((?:n|a|b) \{", line)], "no node is looked for without its label"


@pytest.mark.parametrize("text", ['a"b', "a\\", "\\u0022}) DETACH DELETE n //", "\\\\u0022", "\\\x01", "a\n\tb", "\\"])
def test_no_text_ends_a_string_of_cypher(text: str, tmp_path: Path) -> None:
    script = saved(named(text), tmp_path, ".cypher").read_text(encoding="utf-8")
    [label] = re.findall(rf"`label`: ({_STRING})", script)
    assert said_in_cypher(label) == text


def test_a_mermaid_chart_shows_things_and_facts(graph: kg.Graph, tmp_path: Path) -> None:
    first, *lines = saved(graph, tmp_path, ".mmd").read_text(encoding="utf-8").splitlines()
    assert first == "flowchart LR"
    assert [line for line in lines if not MERMAID.fullmatch(line)] == []
    numbers = {line.split('["')[1][:-2]: line.split("[")[0].strip() for line in lines if '["' in line}
    assert f'  {numbers["罗亚非"]} -->|"alumniOf"| {numbers["日本富山县立大学"]}' in lines


def test_a_mermaid_chart_keeps_every_character(tmp_path: Path) -> None:
    names = ["“甲”[乙]{丙}", "a|b#c;d\"e`f<g>&$\\%:", "丁"]  # fmt: skip
    text = saved(named(*names), tmp_path, ".mmd").read_text(encoding="utf-8")
    labels = re.findall(r'\["(.*)"\]', text)
    assert {re.sub(r"#(\d+);", lambda code: chr(int(code[1])), label) for label in labels} == set(names)


def test_classes_and_properties_of_any_ontology_are_quoted_in_scripts(tmp_path: Path) -> None:
    graph = named("岳鸣", "林远舟")
    ship, sails = ox.NamedNode(f"{TKG}Ship)"), ox.NamedNode(f"{TKG}sails-on(a);b")
    graph.store.add(ox.Quad(node("person", "船"), ox.NamedNode(f"{rdflib.RDF}type"), ship))
    graph.store.add(ox.Quad(node("person", "岳鸣"), sails, node("person", "船")))
    for suffix, pattern in {".cypher": CYPHER, ".mmd": MERMAID}.items():
        lines = saved(graph, tmp_path, suffix).read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if not (pattern.fullmatch(line) or line == "flowchart LR")] == []


# ── All of them ────────────────────────────────────────────────────────────


def names_in(path: Path) -> set[str]:
    """The names of all things in a file of any format that keeps them whole."""
    if path.suffix in RDF_SUFFIXES:
        rows = kg.load(path).query("SELECT ?name { ?x rdfs:label ?name }").rows
        return {row["name"] for row in rows}
    if path.suffix == ".cypher":
        found = re.findall(rf"`label`: ({_STRING})", path.read_text(encoding="utf-8"))
        return {said_in_cypher(one) for one in found}
    if path.suffix == ".csv":
        return {row["label"].removeprefix("'") for row in rows_of(path / "nodes.csv")}
    opened = {
        ".json": lambda: networkx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges"),
        ".graphml": lambda: networkx.read_graphml(path),
        ".gexf": lambda: networkx.read_gexf(path),
    }[path.suffix]()
    return {label for _, label in opened.nodes(data="label")}


KEEPING = [suffix for suffix in SUFFIXES if suffix not in (".mmd", ".mermaid")]
printable = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(NASTY), printable), min_size=1, max_size=4, unique=True))
def test_any_name_survives_every_format(names: list[str]) -> None:
    graph = named(*(f"鸥{name}" for name in names), NASTY[4])
    with TemporaryDirectory() as folder:
        for suffix in KEEPING:
            assert names_in(saved(graph, Path(folder), suffix)) == {*(f"鸥{name}" for name in names), NASTY[4]}, suffix
        for suffix, pattern in {".cypher": CYPHER, ".mmd": MERMAID}.items():
            lines = saved(graph, Path(folder), suffix).read_text(encoding="utf-8").split("\n")
            assert [line for line in lines if not pattern.fullmatch(line)] in ([""], ["flowchart LR", ""]), suffix


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_graph_gives_the_same_file(suffix: str, graph: kg.Graph, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    turned = ox.Store()
    for quad in sorted(graph.store, key=str, reverse=True):
        turned.add(quad)
    one, other = saved(graph, tmp_path, suffix), saved(kg.Graph(turned), tmp_path / "other", suffix)
    for path in one.iterdir() if one.is_dir() else [one]:
        assert path.read_bytes() == (other / path.relative_to(one)).read_bytes()


def test_an_unknown_suffix_is_told_with_those_there_are(graph: kg.Graph, tmp_path: Path) -> None:
    with pytest.raises(kg.UsageError) as error:
        graph.save(tmp_path / "graph.xlsx")
    assert all(suffix in str(error.value) for suffix in (".xlsx", *SUFFIXES))
    assert list(tmp_path.iterdir()) == []
