"""The domain is data: a folder about bridges, far from talent, is read, asked, checked and shown without a line of Python."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import guide_examples
import pytest
import rdflib
import readme_examples
from command import kg

BRIDGES = Path(__file__).parent / "domain"
TEXTS = BRIDGES / "texts"
B = rdflib.Namespace("https://example.org/bridges#")
TKG = "https://w3id.org/talentkg/ontology#"
NEW_TERM = """
b:replaces a owl:ObjectProperty ;
    rdfs:label "取代"@zh, "replaces"@en ;
    skos:definition "取代了哪座桥。"@zh, "The bridge that it takes the place of."@en ;
    rdfs:domain b:Bridge ; rdfs:range b:Bridge .
"""
NEW_FRAME = """
say:replace a kgl:Frame ; kgl:verb "取代" ;
    kgl:says [ kgl:property b:replaces ; kgl:subject kgl:agent ; kgl:object kgl:patient ] .
"""
NEW_SHAPE = """
shape:replaces a sh:NodeShape ; sh:targetObjectsOf b:replaces ; sh:class b:{} ; sh:message "不是桥。"@zh, "Only a bridge is replaced."@en .
"""
NEW_QUERY = """# zh: 哪座桥取代了哪座？
# en: Which bridge replaces which?
PREFIX b: <https://example.org/bridges#>
SELECT ?new ?old { ?new b:replaces ?old }
"""


@pytest.fixture(scope="module")
def ttl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the three texts about bridges."""
    path = tmp_path_factory.mktemp("bridges") / "graph.ttl"
    built = kg("build", TEXTS, "-o", path, "--ontology", BRIDGES)
    assert built.code == 0, built.err
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the domain to write in."""
    return shutil.copytree(BRIDGES, tmp_path / "bridges")


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


# ── Another domain ─────────────────────────────────────────────────────────


def test_another_domain_is_read_with_its_own_words(ttl: Path) -> None:
    shown = kg("show", ttl, "云江大桥", "--ontology", BRIDGES).out
    for fact in ("(桥梁)", "→ 跨越  云江", "→ 连接  柳泉市", "→ 连接  石浦县", "→ 设计者  华岭桥梁设计院",
                 "→ 建造者  南方第二工程局", "→ 开工时间  2019-03", "→ 通车时间  2024-05-18"):  # fmt: skip
        assert fact in shown
    assert "主跨 = 688米" in shown
    assert "‹主跨688米›" in shown  # the words that say it


def test_its_persons_have_its_offices(ttl: Path) -> None:
    shown = kg("show", ttl, "郑远航", "--ontology", BRIDGES).out
    assert "(工程师)" in shown
    assert "→ 供职于  南方第二工程局" in shown
    assert "→ 职业  总工程师" in shown


def test_what_is_planned_is_no_fact_in_any_domain(ttl: Path) -> None:
    assert "→ 通车时间  2027  (planned)" in kg("show", ttl, "平屿跨海大桥", "--ontology", BRIDGES).out
    rows = kg("query", ttl, "bridges", "--format", "csv", "--ontology", BRIDGES).out.splitlines()
    assert "平屿跨海大桥,平屿海峡," in rows
    assert "云江大桥,云江,2024-05-18" in rows


def test_its_graph_has_no_terms_of_talent(ttl: Path) -> None:
    graph = rdflib.Graph().parse(ttl)
    classes = {str(c) for c in graph.objects(None, rdflib.RDF.type)}
    assert {c for c in classes if c.startswith(TKG)} == {TKG + c for c in ("Article", "Date", "Observation")}
    assert {c for c in classes if c.startswith(B)} == {
        B + c for c in ("Bridge", "River", "Town", "Engineer", "Builder")
    }
    stated = {str(p) for p in graph.objects(None, rdflib.RDF.predicate)}
    assert stated and all(p.startswith(B) for p in stated)


def test_its_things_are_counted_drawn_and_exported(ttl: Path, tmp_path: Path) -> None:
    assert "Bridge 4" in kg("stats", ttl).out
    assert "that texts say" in kg("stats", ttl).out and "without a source" not in kg("stats", ttl).out
    kg("export", ttl, "-o", tmp_path / "graph.json")
    network = json.loads((tmp_path / "graph.json").read_text(encoding="utf-8"))
    assert {"crosses", "connects", "builtBy"} <= {edge["predicate"] for edge in network["edges"]}
    kg("view", ttl, "-o", tmp_path / "graph.html", "--ontology", BRIDGES)
    page = (tmp_path / "graph.html").read_text(encoding="utf-8")
    assert all(label in page for label in ("桥梁", "水域", "跨越", "日期"))  # 日期: of the program's own terms


def test_its_shapes_and_those_of_evidence_both_hold(ttl: Path, tmp_path: Path) -> None:
    assert kg("validate", ttl, "--ontology", BRIDGES).code == 0
    turtle = ttl.read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text(turtle + f"<http://example.org/x> a <{B.Bridge}> .", encoding="utf-8")
    assert "A bridge needs a name" in kg("validate", wrong, "--ontology", BRIDGES).out
    wrong.write_text(turtle + "<http://example.org/x> a rdf:Statement .", encoding="utf-8")
    assert "No fact stands without its source" in kg("validate", wrong, "--ontology", BRIDGES).out


# ── One more property ────────────────────────────────────────────────────────────


def test_a_property_with_its_frame_is_enough_to_be_extracted_validated_queried_and_shown(
    ttl: Path, folder: Path, tmp_path: Path
) -> None:
    assert "replaces" not in ttl.read_text(encoding="utf-8")
    add(folder / "terms.ttl", NEW_TERM)
    add(folder / "lexicon.ttl", NEW_FRAME)
    add(folder / "shapes.ttl", NEW_SHAPE.format("Bridge"))
    (folder / "queries" / "replacements.rq").write_text(NEW_QUERY, encoding="utf-8")

    graph, ontology = tmp_path / "graph.ttl", ["--ontology", folder]
    assert "replaces 1" in kg("build", TEXTS, "-o", graph, *ontology).err
    assert kg("validate", graph, *ontology).code == 0
    assert "replacements" in kg("queries", *ontology).out
    assert kg("query", graph, "replacements", "--format", "csv", *ontology).out.split() == [
        "new,old",
        "永济新桥,永济桥",
    ]
    shown = kg("show", graph, "永济新桥", *ontology).out
    assert re.search("→ 取代  永济桥\n      │ .*取代了永济桥›", shown)

    add(folder / "shapes.ttl", NEW_SHAPE.format("Town"))
    refused = kg("validate", graph, *ontology)
    assert refused.code == 1
    assert "Only a bridge is replaced" in refused.out


def test_a_class_with_its_head_words_is_enough_to_be_extracted(folder: Path, tmp_path: Path) -> None:
    text = "金沙湾隧道今天开挖，隧道全长1200米。"
    ontology = ["--ontology", folder]
    kg("build", "-", "-o", tmp_path / "before.ttl", *ontology, stdin=text)
    assert "隧道" not in kg("stats", tmp_path / "before.ttl").out
    add(folder / "terms.ttl", 'b:Tunnel a owl:Class ; rdfs:label "隧道"@zh, "tunnel"@en .')
    add(folder / "lexicon.ttl", 'b:Tunnel kgl:head "隧道" ; kgl:measure "全长" .')
    kg("build", "-", "-o", tmp_path / "after.ttl", *ontology, stdin=text)
    shown = kg("show", tmp_path / "after.ttl", "金沙湾隧道", *ontology).out
    assert "(隧道)" in shown
    assert "全长 = 1200米" in shown


def test_a_domain_needs_no_class_that_it_has_no_use_for(tmp_path: Path) -> None:
    prefixes = "@prefix k: <https://example.org/kites#> .\n@prefix kgl: <https://w3id.org/talentkg/lexicon#> .\n"
    (tmp_path / "terms.ttl").write_text(prefixes + "k:Kite a <http://www.w3.org/2002/07/owl#Class> .", "utf-8")
    lexicon = '<l> a kgl:Lexicon ; kgl:namespace "https://example.org/kites#" . k:Kite kgl:head "风筝" .'
    (tmp_path / "lexicon.ttl").write_text("@base <https://example.org/> .\n" + prefixes + lexicon, "utf-8")
    text = "记者 王小明\n\n潍水区的张伟教授放飞了“蓝鲸”风筝。获得者李四来自北京大学。"
    built = kg("build", "-", "-o", tmp_path / "graph.ttl", "--ontology", tmp_path, stdin=text)
    assert built.code == 0, built.err
    assert "1 entities: Kite 1\n0 facts\n" in built.err


# ── What is wrong with a domain is told ────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("lexicon.ttl", 'b:Bridge kgl:haed "廊桥" .', "lexicon.ttl: <https://w3id.org/talentkg/lexicon#haed> is not declared"),
        ("lexicon.ttl", 'b:Brigde kgl:head "廊桥" .', "lexicon.ttl: <https://example.org/bridges#Brigde> is not declared"),
        ("lexicon.ttl", NEW_FRAME, "<https://example.org/bridges#replaces> is not declared"),
        ("lexicon.ttl", NEW_FRAME.replace("kgl:patient", "kgl:pateint"), "is not declared"),
        ("terms.ttl", "b:Tunnel a owl:Class", "line"),
    ],
)  # fmt: skip
def test_a_slip_in_a_domain_is_told_in_one_line(folder: Path, file: str, text: str, says: str) -> None:
    add(folder / file, text)
    refused = kg("build", TEXTS, "--ontology", folder)
    assert refused.code == 2
    assert str(folder) in refused.error
    assert says in refused.error


def test_a_lexicon_without_a_namespace_is_told(folder: Path) -> None:
    (folder / "lexicon.ttl").write_text("", encoding="utf-8")
    assert "no kgl:Lexicon with a kgl:namespace" in kg("build", TEXTS, "--ontology", folder).error


# ── The guide ────────────────────────────────────────────────────────────


def test_whoever_follows_the_guide_sees_what_it_shows(tmp_path: Path) -> None:
    guide = guide_examples.GUIDE.read_text(encoding="utf-8")
    followed = list(guide_examples.follow(guide, tmp_path))
    assert len(followed) > 10
    for command, shown, done in followed:
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        assert readme_examples.resembles(done.stdout, shown), f"{command}\n{done.stdout}"
    assert (
        "→ 设计者  华岭桥梁设计院"
        in kg("show", tmp_path / "graph.ttl", "云江大桥", "--ontology", tmp_path / "bridges").out
    )
