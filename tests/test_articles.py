"""What an article is in the graph: itself and no other, with its text, its spans and a label, whatever the text."""

from __future__ import annotations

import re
import warnings
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from command import kg as command

import kg
from kg.graph.names import OA, date_iri
from kg.graph.readable import readable_number, readable_rank

NEWS = "要闻简报\n\n2024年5月18日\n\n5月16日，临溪市举办首届青年人才节。\n"
OTHER = "要闻简报\n\n2024年5月18日\n\n5月17日，望岭大学教授顾长庚出席会议。\n"
FAIR = "临溪市举办人才节\n\n2024年5月18日\n\n5月16日，临溪市举办首届青年人才节，望岭大学教授顾长庚出席。望岭大学位于临溪市。\n"


def article_of(graph: kg.Graph) -> dict[str, str]:
    """The properties of a graph's one article, by local name; `iri` is its own."""
    rows = graph.query("SELECT ?a ?p ?o { ?a a tkg:Article ; ?p ?o }").terms
    found = {re.split("[#/]", row["p"].value)[-1]: row["o"].value for row in rows}
    return found | {"iri": rows[0]["a"].value}


def articles(graph: kg.Graph) -> list[str]:
    return [row["a"].value for row in graph.query("SELECT DISTINCT ?a { ?a a tkg:Article }").terms]


# ── One article, one text ──────────────────────────────────────────────────


def test_two_texts_under_one_headline_are_two_articles() -> None:
    graph = kg.build([NEWS.encode(), OTHER.encode()])
    assert len(articles(graph)) == 2
    assert all("/article/要闻简报-" in iri for iri in articles(graph))
    assert graph.validate().conforms


def test_one_text_under_two_names_or_in_two_encodings_is_one_article(tmp_path: Path) -> None:
    for name, encoding in {"a.txt": "utf-8", "b.txt": "gb18030", "c.txt": "utf-16", "d.txt": "utf-8-sig"}.items():
        (tmp_path / name).write_bytes(NEWS.encode(encoding))
    together = kg.build(sorted(tmp_path.glob("*.txt")))
    alone = kg.build(NEWS.encode())
    assert articles(together) == articles(alone)
    assert len(together) == len(alone)


def test_an_article_is_named_after_its_address_where_it_has_one() -> None:
    address = "https://www.example.org/news/2024/05.html?id=7"
    found = article_of(kg.build(NEWS.encode(), source=address))
    assert re.search(r"/article/example-org-news-2024-05-html-id-7-[0-9a-f]{16}$", found["iri"])
    assert found["source"] == address


def test_the_name_of_an_article_ends_in_the_checksum_of_its_text() -> None:
    found = article_of(kg.build(NEWS.replace("\n", "\r\n").encode("gb18030")))
    assert found["text"] == NEWS
    assert found["iri"].endswith(f"-{found['sha256'][:16]}")
    assert found["iri"] == article_of(kg.build(NEWS.encode()))["iri"]


@pytest.mark.parametrize(("option", "value"), [("title", "X"), ("source", "X")])
def test_what_only_one_text_can_have_is_not_given_to_several(option: str, value: str, tmp_path: Path) -> None:
    for name, text in (("a.txt", NEWS), ("b.txt", OTHER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(kg.UsageError, match=f"^{option} {value}: .*several") as error:
        kg.build([tmp_path / "a.txt", tmp_path / "b.txt"], **{option: value})  # type: ignore[arg-type]
    assert error.value.parameter == option
    done = command("build", tmp_path, f"--{option}", value)
    assert (done.code, done.out) == (2, "")
    assert f"--{option} {value}:" in done.err
    assert len(articles(kg.build([tmp_path / "a.txt", tmp_path / "b.txt"]))) == 2


# ── A label, whatever the text ─────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "5月16日，临溪市举办首届青年人才节，望岭大学教授顾长庚出席开幕式并讲话。\n",
            "5月16日，临溪市举办首届青年人才节…",
        ),
        ("顾长庚毕业于望岭大学。", "顾长庚毕业于望岭大学。"),
        ("甲" * 200 + "。", "甲" * 30 + "…"),
    ],
)
def test_an_untitled_text_is_called_by_its_first_words(text: str, label: str) -> None:
    found = article_of(kg.build(text.encode(), date="2024-05-18"))
    assert "headline" not in found
    assert found["label"] == label


ODD = [
    *("", " ", "\n\n\n", "。", "…", "?", "\t\t", "1", "甲", "、、、", "——", "“”", "《》", "（）", "　　　"),
    *("2024年5月18日", "2024-05-18\n2024-05-19\n", "公元前221年", "约7000年前", "20世纪90年代", "宋代", "第0位", "前三名"),
    *("Only Latin letters here.", "A\tB\tC\n1\t2\t3\n", "| 项目 | 金额 |\n| --- | --- |\n| 甲 | 5亿元 |\n", "临溪市 <p>&amp;</p>"),
    *("项目\t金额\n人才公寓\t5亿元\n创业园\t3.2亿元\n", "姓名，单位，职务\n顾长庚，望岭大学，教授\n", "12345678901234567890123456789"),
    *("顾长庚毕业于望岭大学。", "顾长庚毕业于望岭大学", "临溪市举办“人才节”、人才节和《人才节》。", "本报记者 苏映川"),
    *("第0名是望岭大学，第1名是临溪大学。", "占比-3.5%，增长0%。", "超过-1亿元", "望岭大学位于望岭大学。", "海灯市海灯市海灯市"),
    *("🚢🚢 5月16日，临溪市举办人才节。", "临\x01溪\x0c市\x1f举办人才节。", "临溪市\u202e举办\u200f人才节。", "临溪市举办人才节。" * 60),
    *("望岭大学" * 80, "“" * 300, "2024年，全市新增企业128家，排名第0位。", "9999年12月31日，临溪市举办人才节。"),
    *("《" + "长" * 300 + "》由望岭大学发布。", "“智立方”综合体启用。智立方综合体位于临溪市。", "0001年1月1日，望岭大学成立。", "\ufeff"),
    *("2024年13月45日，临溪市举办人才节。", "10万年前，先民来到临溪市。", "临溪市\n\n\n\n举办\n\n人才节", "一、\n二、\n三、\n（一）\n"),
    "2024年5月18日（周六）下午3:00—5:00，望岭大学（临溪校区）B座-101室；联系人：顾长庚，电话：0571-12345678。",
]  # fmt: skip


def test_what_is_built_of_odd_texts_conforms_to_the_shapes() -> None:
    assert len(ODD) >= 50
    whole = kg.Graph(ox.Store())
    for text in ODD:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            graph = kg.build(text.encode(), date="2024-05-18")
        whole.store.extend(graph.store)
        found = article_of(graph)
        assert found["label"], repr(text)
        for row in graph.query(
            "SELECT ?exact ?start ?end { ?s oa:exact ?exact ; oa:start ?start ; oa:end ?end }"
        ).terms:
            start, end = int(row["start"].value), int(row["end"].value)
            assert found["text"][start:end] == row["exact"].value
    assert len(articles(whole)) == len({text.removeprefix("\ufeff") for text in ODD})
    report = whole.validate()
    assert report.conforms, str(report)


def test_standard_input_makes_a_graph_that_validates(tmp_path: Path) -> None:
    out = command("build", "-", stdin="顾长庚毕业于望岭大学。").out
    (tmp_path / "g.ttl").write_text(out, encoding="utf-8")
    assert command("validate", tmp_path / "g.ttl").out == "The graph conforms to the shapes.\n"


# ── The text and its spans ─────────────────────────────────────────────────


def test_a_span_can_be_joined_without_cutting_strings() -> None:
    graph = kg.build(FAIR.encode())
    rows = graph.query(
        "SELECT ?exact ?line ?title { ?said rdf:predicate tkg:heldOn ; prov:wasDerivedFrom ?span ."
        " ?span oa:exact ?exact ; tkg:line ?line ; oa:hasSource/schema:headline ?title }"
    ).rows
    assert rows == [{"exact": "5月16日，临溪市举办首届青年人才节", "line": "5", "title": "临溪市举办人才节"}]


def test_characters_that_xml_cannot_hold_shift_no_offset(tmp_path: Path) -> None:
    text = FAIR.replace("。望岭", "\x01\x02。望岭")
    graph = kg.build(text.encode())
    kept = article_of(graph)["text"]
    assert kept == text.replace("\x01", "\ufffd").replace("\x02", "\ufffd")
    graph.save(tmp_path / "g.rdf")
    again = kg.load(tmp_path / "g.rdf")
    assert article_of(again)["text"] == kept
    for row in again.query("SELECT ?exact ?start ?end { ?s oa:exact ?exact ; oa:start ?start ; oa:end ?end }").terms:
        assert kept[int(row["start"].value) : int(row["end"].value)] == row["exact"].value


def test_without_the_text_a_span_has_the_rest_of_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "fair.txt").write_text(FAIR, encoding="utf-8")
    command("build", tmp_path / "fair.txt", "--no-text", "-o", tmp_path / "g.ttl")
    graph = kg.load(tmp_path / "g.ttl")
    assert "text" not in article_of(graph)
    whole = kg.build(tmp_path / "fair.txt", keep_text=False)
    assert set(whole.store) == set(graph.store)
    [row] = graph.query(
        "SELECT ?before ?exact ?after { ?said rdf:predicate tkg:locatedIn ; prov:wasDerivedFrom ?s ."
        " ?s oa:exact ?exact OPTIONAL { ?s oa:prefix ?before } OPTIONAL { ?s oa:suffix ?after } }"
    ).rows
    assert f"{row['before']}{row['exact']}{row['after']}" == "望岭大学位于临溪市。"
    with_text = kg.build(FAIR.encode())
    assert list(with_text.store.quads_for_pattern(None, OA.prefix, None, None)) == []


# ── One statement for each place ───────────────────────────────────────────


def test_one_fact_has_one_statement_for_each_place(graph: kg.Graph) -> None:
    text = FAIR + "顾长庚是望岭大学教授。望岭大学位于临溪市。\n"
    for one in (graph, kg.build(text.encode())):
        rows = one.query(
            "SELECT ?s ?p ?o ?start ?end { ?said rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; prov:wasDerivedFrom ?at ."
            " ?at oa:start ?start ; oa:end ?end }"
        ).terms
        places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        for row in rows:
            s, p, o = (row[name].value for name in "spo")
            key = (*sorted((s, o)), p) if p.endswith("cooperatesWith") else (s, o, p)
            places.setdefault(key, []).append((int(row["start"].value), int(row["end"].value)))
        for fact, spans in places.items():
            spans.sort()
            assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False)), fact
    assert max(map(len, places.values())) == 2


def test_what_the_gazetteer_says_has_one_statement_however_many_articles_name_it() -> None:
    texts = ["5月16日，嘉兴市举办人才节。浙江省派员参加。\n", "浙江省嘉兴市举办峰会。\n嘉兴市与浙江省签约。\n"]
    graph = kg.build(text.encode() for text in texts)
    rows = graph.query(
        "SELECT ?said { ?said prov:wasDerivedFrom <https://w3id.org/talentkg/gazetteer> ; rdf:object ?o }"
    ).terms
    assert len(rows) == len({row["said"].value for row in rows}) == 1


# ── Names ──────────────────────────────────────────────────────────────────


def test_names_that_differ_in_quotation_marks_alone_are_one_thing_with_one_label() -> None:
    texts = ["“智立方”人才服务综合体位于临溪市。\n", "智立方人才服务综合体启用。\n"]
    ways = [kg.build(text.encode() for text in order) for order in (texts, texts[::-1])]
    assert set(ways[0].store) == set(ways[1].store)
    rows = ways[0].query("SELECT ?c ?label { ?c a tkg:Carrier ; rdfs:label ?label }").terms
    assert [row["label"].value for row in rows] == ["“智立方”人才服务综合体"]
    assert rows[0]["c"].value.endswith("/carrier/智立方人才服务综合体")
    names = ways[0].query("SELECT ?name { ?c a tkg:Carrier ; skos:altLabel ?name }").terms
    assert "智立方人才服务综合体" in {row["name"].value for row in names}
    assert ways[0].validate().conforms


@pytest.mark.parametrize(
    ("edtf", "name"),
    [
        *(("2023-09-06", "2023-09-06"), ("0960/1279", "0960--1279"), ("2023-01/2023-06", "2023-01--2023-06")),
        *(("2003~", "2003-approx"), ("2003?", "2003-uncertain"), ("2003%", "2003-uncertain-approx")),
        *(("-5000~", "minus5000-approx"), ("-0475/-0221", "minus0475--minus0221"), ("Y-48000", "Y-48000")),
        *(("2019/..", "2019--open"), ("../2019", "open--2019"), ("2019/", "2019--unknown"), ("199X", "199X")),
    ],
)
def test_the_name_of_a_date_needs_no_escape(edtf: str, name: str) -> None:
    assert date_iri("https://e.org/", edtf).value == f"https://e.org/date/{name}"


# ── The header ─────────────────────────────────────────────────────────────


def test_a_graph_says_what_made_it_from_which_articles() -> None:
    graph = kg.build([NEWS.encode(), OTHER.encode()])
    [row] = graph.query(
        "SELECT ?ontology ?version (COUNT(?article) AS ?articles) { ?set a void:Dataset ; dcterms:conformsTo ?ontology ;"
        " prov:wasGeneratedBy ?run . ?run a prov:Activity ; prov:used ?article ;"
        " prov:wasAssociatedWith/schema:softwareVersion ?version } GROUP BY ?ontology ?version"
    ).terms
    assert row["ontology"].value.startswith("https://w3id.org/talentkg/ontology/")
    assert row["version"].value == kg.__version__
    assert row["articles"].value == "2"
    assert set(graph.store) == set(kg.build([OTHER.encode(), NEWS.encode()]).store), "no clock, no order"


def test_the_header_names_the_ontology_of_another_domain(tmp_path: Path) -> None:
    folder = Path(__file__).parent / "domain"
    graph = kg.build(NEWS.encode(), ontology=folder)
    declared = re.search(r"<([^>]+)> a owl:Ontology", (folder / "terms.ttl").read_text(encoding="utf-8"))
    rows = graph.query("SELECT ?ontology { ?set dcterms:conformsTo ?ontology }").terms
    assert [row["ontology"].value for row in rows] == ([declared[1]] if declared else [])


# ── Figures ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        *(
            ("48400000000", "元", "484亿元"),
            ("1100000", "人", "110万人"),
            ("3.4", "%", "3.4%"),
            ("12345", "人", "12345人"),
        ),
        *(("15000", "元", "1.5万元"), ("1234567", "人", "123.4567万人"), ("1200000000000", "元", "1.2万亿元")),
        *(("0", "家", "0家"), ("-35000", "元", "-3.5万元"), ("12000", "%", "12000%"), ("484.50", "元", "484.5元")),
        *(
            ("1000", None, "1000"),
            ("123456700", "平方米", "12345.67万平方米"),
            ("0.050", "%", "0.05%"),
            ("1E+9", "元", "10亿元"),
        ),
    ],
)
def test_a_number_is_written_as_people_write_it(value: str, unit: str | None, words: str) -> None:
    assert readable_number(Decimal(value), unit) == words


def test_one_of_the_first_three_is_not_the_third() -> None:
    assert readable_rank(3, "<=") == "前3位"
    assert readable_rank(3) == "第3位"
    graph = kg.build("2023年，临溪市人才数量稳居全省前3位，研发投入居全省第2位。\n".encode(), date="2024-05-18")
    labels = [
        row["label"].value for row in graph.query("SELECT ?label { ?o a tkg:Observation ; rdfs:label ?label }").terms
    ]
    assert any(label.endswith("，前3位") for label in labels), labels
    assert any(label.endswith("，第2位") for label in labels), labels
