"""A folder, a pattern, a list or a table says which texts are read and what is known of each; an article in several places is read once."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from command import kg
from documents import zipped
from texts_of_people import PEOPLE, people_in, sentence

import kg as library
from kg.reading.meta import meta_in
from kg.reading.read import Given

# ── Which texts, and what is known of them ───────────────────────────────────


def test_a_folder_stands_for_all_texts_below_it_and_tells_of_the_rest(texts: Path, tmp_path: Path) -> None:
    for name in ("a.pdf", "README", ".hidden.txt", "D.TXT", "below/deep/e.txt"):
        (texts / name).parent.mkdir(parents=True, exist_ok=True)
        (texts / name).write_text(sentence(PEOPLE[len(name) % 4]), encoding="utf-8")
    (texts / "tower.py").write_text(sentence("杜若蘅"), encoding="utf-8")
    (texts / "tower.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (texts / "around").symlink_to(texts)
    done = kg("build", texts, "-o", tmp_path / "g.ttl", "--report", tmp_path / "read.jsonl")
    assert done.code == 0
    fates = {row["file"]: row["fate"] for row in map(json.loads, (tmp_path / "read.jsonl").read_text().splitlines())}
    assert {path: fate for path, fate in fates.items() if not path.endswith(("0.txt", "1.txt", "2.txt", "3.txt"))} == {
        f"{texts}/a.pdf": "same",
        f"{texts}/README": "same",
        f"{texts}/D.TXT": "same",
        f"{texts}/below/deep/e.txt": "same",
        f"{texts}/tower.py": "skipped",
        f"{texts}/tower.png": "skipped",
        f"{texts}/around": "skipped",
        f"{texts}/.hidden.txt": "skipped",
    }
    assert "杜若蘅" not in (tmp_path / "g.ttl").read_text(encoding="utf-8")
    assert "4 read: text 4\n" in done.err and "4 skipped: " in done.err


@pytest.mark.parametrize(
    ("files", "named", "why", "fates"),
    [
        ({"e.zip": zipped({})}, "e.zip", "a ZIP archive without a file to read", 1),
        ({"e.zip": zipped({"below/": b""})}, "e.zip", "a ZIP archive without a file to read", 1),
        ({"t.csv": "标题,正文\n".encode()}, "t.csv", "a table without rows", 1),
        (
            {".DS_Store": b"", "t.csv": "标题,正文\n".encode()},
            "t.csv",
            "a table without rows. None of the 2 files is",
            2,
        ),
        ({".DS_Store": b""}, ".DS_Store", "hidden", 1),
    ],
)
def test_where_nothing_is_an_article_a_file_is_named_and_all_are_reported(
    files: dict[str, bytes], named: str, why: str, fates: int, tmp_path: Path
) -> None:
    (folder := tmp_path / "given").mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (graph := tmp_path / "g.ttl").write_text("old")
    for given in {folder, folder / named} if not named.startswith(".") else {folder}:
        done = kg("build", given, "-o", graph, "--report", tmp_path / "read.jsonl")
        assert (done.code, graph.read_text()) == (2, "old")
        assert done.error.startswith(f"kg: {folder / named}: {why.partition('. None')[0] if given != folder else why}")
        rows = [json.loads(line) for line in (tmp_path / "read.jsonl").read_text().splitlines()]
        assert [row["fate"] for row in rows] == ["skipped"] * (fates if given == folder else 1)


def test_patterns_say_which_files_of_a_folder_are_read(texts: Path, tmp_path: Path) -> None:
    done = kg("build", texts, "--include", "[01].txt", "--exclude", "0*", "-o", tmp_path / "g.ttl")
    assert (done.code, people_in(tmp_path / "g.ttl")) == (0, {PEOPLE[1]})
    (tmp_path / "list").write_text(f"{texts}/2.txt\n\n{texts}/[3-9].txt\n", encoding="utf-8")
    done = kg("build", f"@{tmp_path}/list", "-o", tmp_path / "g.ttl")
    assert (done.code, people_in(tmp_path / "g.ttl")) == (0, {PEOPLE[2], PEOPLE[3]})


def test_what_only_one_article_can_have_is_a_wrong_call_for_several(texts: Path, tmp_path: Path) -> None:
    for option, value in (("--title", "守塔"), ("--source", "https://e.org/")):
        done = kg("build", texts, option, value, "-o", tmp_path / "g.ttl")
        assert (done.code, done.error) == (
            2,
            f"kg: {option} {value}: of one article, and there are several. A table gives it for many: --meta table.csv",
        )
        assert not (tmp_path / "g.ttl").exists()


def test_a_date_is_that_of_all_articles(texts: Path, tmp_path: Path) -> None:
    assert kg("build", texts, "--date", "2021-05", "-o", tmp_path / "g.ttl").code == 0
    dates = library.load(tmp_path / "g.ttl").query("SELECT ?a ?date { ?a a tkg:Article ; tkg:edtf ?date }").rows
    assert [row["date"] for row in dates] == ["2021-05"] * len(PEOPLE)


def test_a_table_gives_title_date_and_source_of_many(texts: Path, tmp_path: Path) -> None:
    table = tmp_path / "meta.csv"
    table.write_text(
        "file,title,date,source\n0.txt,守塔人,2021-05,\ntexts/1.txt,,,https://e.org/1\nx.txt,无,,\n", "utf-8"
    )
    done = kg("build", texts, "--meta", table, "-o", tmp_path / "g.ttl")
    assert done.code == 0
    assert f"warning: {table}: names files that are not among those read: x.txt" in done.err
    rows = library.load(tmp_path / "g.ttl").query(
        "SELECT ?title ?date ?source { ?a a tkg:Article { ?a tkg:edtf ?date ; schema:headline ?title } UNION { ?a dcterms:source ?iri BIND(STR(?iri) AS ?source) } }"
    )
    assert sorted((tuple(row.values()) for row in rows), key=str) == [
        ("守塔人", "2021-05", None),
        (None, None, "https://e.org/1"),
    ]
    table.write_text("file,date\n0.txt,gestern\n", encoding="utf-8")
    done = kg("build", texts, "--meta", table)
    assert (done.code, done.error.startswith(f"kg: --meta {table}, line 2: gestern: not a date in EDTF.")) == (2, True)


@pytest.mark.parametrize(
    "table",
    [
        "文件\t标题\t日期\t网址\n0.txt\t守塔人\t2021年5月2日\thttps://e.org/1\n",
        "文件名;标题;发布日期;来源\n./0.txt; 守塔人;2021/5/2;https://e.org/1\n",
        "File_Name,Headline,PubDate,URL,Source\n0.txt,守塔人,2021-05-02,https://e.org/1,灯塔报\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_table_of_files_is_understood_as_people_write_it(table: str, encoding: str, tmp_path: Path) -> None:
    (tmp_path / "meta.csv").write_bytes(table.encode(encoding))
    found = meta_in(tmp_path / "meta.csv").of("texts/0.txt")
    assert found == Given("守塔人", "2021-05-02", "https://e.org/1")


def test_a_table_of_files_with_a_quote_that_never_ends_is_told(texts: Path, tmp_path: Path) -> None:
    row = f'0.txt,"{"塔" * csv.field_size_limit()}'
    (tmp_path / "meta.csv").write_text(f"file,title\n{row}塔\n", encoding="utf-8")
    done = kg("build", texts, "--meta", tmp_path / "meta.csv")
    assert (done.code, done.out) == (2, "")
    assert f"--meta {tmp_path}/meta.csv, line 2: field larger than field limit" in done.error


def test_a_report_is_never_written_over_an_input_or_the_graph(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "list").write_text(f"{texts}/0.txt\n", encoding="utf-8")
    (tmp_path / "meta.csv").write_text("file,title\n0.txt,守塔\n", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "g.ttl")
    call = ("build", texts, f"@{tmp_path}/list", "--meta", tmp_path / "meta.csv")
    for report in (
        texts / "0.txt",
        tmp_path / "list",
        tmp_path / "meta.csv",
        tmp_path / "g.ttl",
        tmp_path / "link",
        "-",
    ):
        before = Path(report).read_bytes() if Path(report).exists() else None
        done = kg(*call, "--report", report, "-o", tmp_path / "g.ttl")
        assert (done.code, done.error.startswith(f"kg: --report {report}: ")) == (2, True), report
        assert before == (Path(report).read_bytes() if Path(report).exists() else None)
    assert kg(*call, "-o", tmp_path / "list").code == kg(*call, "-o", tmp_path / "meta.csv").code == 2


def test_a_list_that_names_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "list").write_text(f"@{tmp_path}/list\n", encoding="utf-8")
    done = kg("build", f"@{tmp_path}/list")
    assert "kg itself" not in done.err and "no Chinese in it" in done.err


# ── The same article in several places ───────────────────────────────────────


def test_the_same_text_under_many_names_is_one_article_that_stands_in_all_of_them(texts: Path, tmp_path: Path) -> None:
    for number in range(4, 200):
        (texts / f"{number}.txt").write_text(sentence(PEOPLE[0]), encoding=("utf-8", "gb18030")[number % 2])
    names = [texts / "0.txt", *(texts / f"{number}.txt" for number in range(4, 200))]
    done = kg("build", *names)
    assert done.code == 0
    assert done.err.count("reading ") == 1
    (tmp_path / "g.ttl").write_text(done.out, encoding="utf-8")
    files = "SELECT ?name { ?article a tkg:Article ; schema:encoding/rdfs:label ?name }"
    assert {row["name"] for row in library.load(tmp_path / "g.ttl").query(files)} == {path.name for path in names}
    assert f"{texts}/199.txt: the same text as {texts}/0.txt, which is read once\n" in done.err
    assert done.err.count("which is read once\n") == 196


ARTICLE = """云灯市举办守塔人大会

2023年5月16日，云灯市举办守塔人大会，望岭大学教授顾长庚出席开幕式。大会吸引守塔人320名，签约项目12个，总投资35亿元。
云灯市市长陆听涛在会上说，今年全市将建设灯塔研究院，计划三年内引进博士40名。云灯海事集团与望岭大学共建海灯实验室。
会议期间，云灯市还向12名老守塔人颁发海灯勋章。守塔人代表陈渡舟讲述了三十年来守护航道的故事，台下掌声不断。
"""


def test_a_reprint_with_another_headline_is_one_article_with_both_places(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    reprint = ARTICLE.replace("云灯市举办守塔人大会\n", "守塔人齐聚云灯\n\n来源：望岭晚报\n", 1).replace(
        "台下掌声不断", "掌声不断"
    )
    (tmp_path / "b.txt").write_text(reprint, encoding="utf-8")
    done = kg("build", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "g.ttl")
    assert f"{tmp_path}/b.txt: a reprint of {tmp_path}/a.txt, which is read once" in done.err
    graph = library.load(tmp_path / "g.ttl")
    assert len(graph.things("Article")) == 1
    places = graph.query(
        "SELECT ?file ?title { ?a schema:encoding ?c . ?c rdfs:label ?file OPTIONAL { ?c schema:headline ?title } } ORDER BY ?file"
    )
    assert [tuple(row.values()) for row in places] == [("a.txt", None), ("b.txt", "守塔人齐聚云灯")]
    assert [row["s"] for row in graph.query("SELECT ?s { ?a dcterms:source ?s }")] == ["望岭晚报"]


def test_a_copy_of_a_reprint_is_one_more_place_of_the_article(tmp_path: Path) -> None:
    reprint = ARTICLE.replace("云灯市举办守塔人大会\n", "守塔人齐聚云灯\n", 1)
    for name, text in (("a.txt", ARTICLE), ("b.txt", reprint), ("c.txt", reprint)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    graph = library.build(tmp_path)
    assert len(graph.things("Article")) == 1
    files = graph.query("SELECT ?file { ?article schema:encoding/rdfs:label ?file } ORDER BY ?file")
    assert [row["file"] for row in files] == ["a.txt", "b.txt", "c.txt"]


def test_a_notice_of_the_same_pattern_about_others_is_no_reprint(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    other = (
        ARTICLE.replace("顾长庚", "苏映川")
        .replace("陆听涛", "杜若蘅")
        .replace("320", "415")
        .replace("35亿", "28亿")
        .replace("云灯海事", "望岭航运")
    )
    (tmp_path / "b.txt").write_text(other, encoding="utf-8")
    kg("build", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "g.ttl")
    assert len(library.load(tmp_path / "g.ttl").things("Article")) == 2
