"""What a graph promises to those who write Python: answers, evidence and counts, a collection of its things, a page in a notebook."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from html.parser import HTMLParser

import networkx
import pandas
import pyoxigraph as ox
import pytest
import rdflib

import kg

TKG = "https://w3id.org/talentkg/ontology#"
ID = "https://w3id.org/talentkg/id/"
LABEL = ox.NamedNode(f"{rdflib.RDFS}label")


# ── What is asked of it ──────────────────────────────────────────────────────


def test_a_query_gives_rows_words_and_a_table(graph: kg.Graph) -> None:
    result = graph.query("SELECT ?who ?school { ?who tkg:alumniOf ?school }")
    assert result.variables == ("who", "school")
    assert list(result) == result.rows == [{"who": "罗亚非", "school": "日本富山县立大学"}]
    assert [row["who"] for row in result.terms] == [ox.NamedNode(f"{ID}person/罗亚非")]
    frame = result.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert frame.to_dict("records") == result.rows
    assert list(graph.query("SELECT ?a ?b { ?a tkg:none ?b }").to_pandas().columns) == ["a", "b"]


VALUES = """SELECT * { VALUES (?n ?share ?day ?old ?odd ?word) {
  (1 0.5 "1260-01-31"^^xsd:date "-0220-01-01"^^xsd:date "x"^^xsd:integer "一"@zh) (UNDEF 2 UNDEF UNDEF true UNDEF)
} }"""


def test_rows_hold_values_of_python_and_what_python_cannot_hold_as_words(graph: kg.Graph) -> None:
    first, second = graph.query(VALUES)
    day = dt.date(1260, 1, 31)
    assert first == {"n": 1, "share": Decimal("0.5"), "day": day, "old": "-0220-01-01", "odd": "x", "word": "一"}
    assert second == {"n": None, "share": 2, "day": None, "old": None, "odd": True, "word": None}
    assert graph.query(VALUES).rows[1]["n"] == ""


def test_a_data_frame_has_numbers_and_dates_as_such(graph: kg.Graph) -> None:
    frame = graph.query(VALUES).to_pandas()
    kinds = {name: column.dtype.kind for name, column in frame.items()}
    assert kinds == {"n": "f", "share": "f", "day": "M", "old": "O", "odd": "O", "word": "O"}
    assert frame["day"][0].year == 1260
    figures = graph.query("figures").to_pandas()
    assert figures["value"].max() == 48_400_000_000
    assert figures["rank"].dtype.kind == "f"


def test_a_named_query_takes_its_parameters(graph: kg.Graph) -> None:
    rows = graph.query("evidence", name="罗亚非").rows
    assert any("从日本富山县立大学毕业" in value for row in rows for value in row.values())
    with pytest.raises(kg.UsageError, match="needs the parameter name"):
        graph.query("evidence")


def test_to_networkx_takes_the_algorithms_of_networkx(graph: kg.Graph) -> None:
    network = graph.to_networkx()
    assert isinstance(network, networkx.MultiDiGraph)
    way = networkx.shortest_path(network.to_undirected(), f"{ID}person/罗亚非", f"{ID}organization/日本富山县立大学")
    assert len(way) == 2
    assert {data["kind"] for _, data in network.nodes(data=True)} == set(graph.classes()) - {
        "Date",
        "Observation",
        "Article",
    }
    whole = graph.to_networkx(dates=True, articles=True, figures=True)
    assert {data["kind"] for _, data in whole.nodes(data=True)} == set(graph.classes())


def test_stats_count_what_the_graph_holds(graph: kg.Graph) -> None:
    stats = graph.stats()
    said = "SELECT DISTINCT ?s ?p ?o { ?statement rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
    [row] = graph.query(f"SELECT (COUNT(*) AS ?n) {{ {said} }}").rows
    assert sum(stats.facts.values()) == int(row["n"])
    assert stats.triples == len(graph.rdf)
    assert (stats.counts.articles, stats.counts.figures) == (1, graph.classes()["Observation"])
    assert stats.most_connected[0][0] == "嘉兴市"


def test_what_texts_say_and_what_a_gazetteer_says_are_counted_apart(graph: kg.Graph) -> None:
    counts = graph.stats().counts
    said = "SELECT DISTINCT ?s ?p ?o { ?one rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; tkg:quote ?words }"
    assert counts.said == len(graph.query(said).rows) > counts.known > 0
    facts = [row for row in graph.query("unsupported").rows if row["property"] != f"{TKG}about"]
    assert counts.known + counts.unsourced == len(facts)
    assert (counts.facts, counts.things) == (sum(graph.facts().values()), len(graph))


def test_what_two_named_graphs_say_counts_once(graph: kg.Graph) -> None:
    quads = [q for q in graph.store if q.graph_name == ox.DefaultGraph()]
    named = (ox.NamedNode("urn:a"), ox.NamedNode("urn:b"))
    store = ox.Store()
    store.extend([ox.Quad(q.subject, q.predicate, q.object, name) for q in quads for name in named])
    assert kg.Graph(store).stats() == graph.stats()


def test_show_tells_all_of_one_thing_by_any_of_its_names(graph: kg.Graph) -> None:
    shown = graph.show("嘉兴")
    assert shown == graph.show("嘉兴市") == graph.show(f"{ID}place/嘉兴市")
    assert shown.names[:2] == ("嘉兴市", "嘉兴")
    assert len(shown.facts) > 5
    assert len(shown.figures) > 5
    with pytest.raises(kg.UsageError, match="nearest names are .*罗亚非"):
        graph.show("罗亚菲")


def test_evidence_is_asked_for_by_names_labels_or_iris(graph: kg.Graph) -> None:
    asked = graph.evidence("罗亚非", "alumniOf")
    assert [p.quote for p in asked if "日本富山县立大学" in p.quote]
    subject, other = f"{ID}person/罗亚非", f"{ID}organization/日本富山县立大学"
    assert asked == graph.evidence("罗亚非", "毕业于") == graph.evidence(subject, f"{TKG}alumniOf", other)
    assert asked == graph.evidence("日本富山县立大学", "tkg:alumniOf", "罗亚非")
    assert graph.evidence("罗亚非", "alumniOf", "清华大学") == []
    assert graph.evidence("罗亚非", "locatedIn") == []
    places = [p.start for p in graph.evidence("罗亚非")]
    assert len(places) > 1 and places == sorted(places)
    assert "line" in str(asked[0]) or "char" in str(asked[0])
    with pytest.raises(kg.UsageError, match="nearest are .*alumniOf"):
        graph.evidence("罗亚非", "alumnusOf")


def test_a_fact_of_the_gazetteer_has_no_passage_but_a_source(graph: kg.Graph) -> None:
    assert graph.evidence("嘉兴", "locatedIn", "浙江省") == []
    (line,) = (line for line in graph.show("嘉兴").facts if line.other == "浙江省")
    assert (line.passages, line.sources) == ((), ("名录",))


def test_a_graph_says_what_it_is(graph: kg.Graph) -> None:
    assert repr(graph) == f"<kg.Graph: {len(graph)} things, {sum(graph.stats().facts.values())} facts>"
    assert f"<td>{graph.stats().triples}</td>" in graph._repr_html_()


def test_what_the_ontology_entails_can_be_asked_for(graph: kg.Graph) -> None:
    question = "SELECT ?p { ?p a schema:Person }"
    assert len(graph.query(question)) == 0
    assert {row["p"] for row in graph.infer().query(question)} == {thing.label for thing in graph.things("Person")}


def test_a_fact_of_any_library_leads_to_its_evidence(graph: kg.Graph) -> None:
    [fact] = graph.rdf.triples((None, rdflib.URIRef(f"{TKG}alumniOf"), None))
    said = graph.evidence("罗亚非", "alumniOf")
    assert [passage.quote for passage in said] == ["从日本富山县立大学毕业"]
    assert graph.evidence(fact) == said
    assert graph.evidence(ox.Triple(*(ox.NamedNode(str(term)) for term in fact))) == said


# ── A collection of things ───────────────────────────────────────────────────


def test_a_graph_is_a_collection_of_its_things(graph: kg.Graph) -> None:
    things = list(graph)
    assert len(graph) == len(things) == sum(graph.stats().entities.values())
    assert {thing.label for thing in things} > {"罗亚非", "清华大学", "嘉兴市"}
    person = graph["罗亚非"]
    assert (person.iri, person.label, person.kinds) == (f"{ID}person/罗亚非", "罗亚非", ("Person",))
    assert graph[person.iri] == person
    assert graph["嘉兴"] == graph["嘉兴市"]
    assert "嘉兴" in graph["嘉兴市"].other_names
    assert "罗亚非" in graph and person in graph and "罗亚菲" not in graph
    with pytest.raises(KeyError, match="nearest names are 罗亚非"):
        graph["罗亚菲"]


def test_a_name_that_two_things_have_is_in_the_graph_and_is_no_one_thing() -> None:
    store = ox.Store()
    for end in "12":
        store.add(ox.Quad(ox.NamedNode(f"{ID}person/{end}"), LABEL, ox.Literal("顾长庚")))
    graph = kg.Graph(store)
    assert "顾长庚" in graph
    with pytest.raises(KeyError, match="2 things are called “顾长庚”"):
        graph["顾长庚"]


def test_things_are_had_by_class_with_the_classes_below_it(graph: kg.Graph) -> None:
    people = graph.things("Person")
    assert {thing.kinds for thing in people} == {("Person",)}
    assert graph.things("人物") == graph.things(f"{TKG}Person") == people
    bodies = graph.things("Organization")
    assert set(graph.things("University")) < set(bodies)
    assert len(graph.things("Article")) == 1
    assert len(graph.things("Date")) == graph.stats().counts.dates
    assert graph.things() == list(graph)
    with pytest.raises(kg.UsageError, match="no class is called “Persn”; the nearest are Person"):
        graph.things("Persn")


def test_a_class_that_the_graph_has_no_thing_of_is_no_error() -> None:
    assert kg.build(text="陆听涛毕业于海灯大学。").things("Award") == []


def test_an_empty_graph_says_nothing() -> None:
    assert not kg.Graph()
    assert list(kg.Graph()) == []
    assert kg.build(text="陆听涛毕业于海灯大学。")


# ── In a notebook ────────────────────────────────────────────────────────────


def test_a_notebook_shows_the_page_in_a_frame_that_reaches_nothing_of_it(graph: kg.Graph) -> None:
    shown = Tags(graph.show_in_notebook(height=432)._repr_html_())
    assert shown.tags == {"iframe"}
    [frame] = shown.attributes
    assert frame["srcdoc"].startswith("<!doctype html>")
    assert "432px" in frame["style"]
    assert "allow-same-origin" not in frame["sandbox"]


class Tags(HTMLParser):
    """The elements and the text of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[dict[str, str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.append({name: value or "" for name, value in attrs})

    def handle_data(self, data: str) -> None:
        self.text += data


def test_what_a_notebook_shows_holds_no_markup_of_the_text() -> None:
    store, evil = ox.Store(), "<script>alert('鸥')</script>&amp;<img src=x>"
    person = ox.NamedNode(f"{ID}person/1")
    store.add(ox.Quad(person, LABEL, ox.Literal(evil)))
    store.add(ox.Quad(person, ox.NamedNode(f"{rdflib.RDF}type"), ox.NamedNode(f"{TKG}A&lt;b'")))
    graph = kg.Graph(store)
    shown = Tags(graph.query("SELECT ?who { ?who rdfs:label ?name }")._repr_html_())
    assert shown.tags == {"table", "thead", "tbody", "tr", "th", "td"}
    assert evil in shown.text
    shown = Tags(graph._repr_html_())
    assert shown.tags == {"table", "tr", "th", "td"}
    assert "A&lt;b'" in shown.text
