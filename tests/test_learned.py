"""What is learned: names, relations and figures, by the networks that ship and by those that one trains oneself."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from command import KG
from command import kg as run

from kg.domain import SHIPPED
from kg.domain.learned import FILES
from kg.evaluation import evaluate
from kg.evaluation.report import table
from kg.extraction import extract
from kg.language import load_pipeline
from kg.reading import read

ROOT = Path(__file__).resolve().parent.parent
MEGABYTES = 12
TEXT = "云江市青禾生物科技公司总经理沈听澜、云岭大学教授李明辉出席会议。2023年，公司营业收入达到3.2亿元，同比增长12%。"
can_train = pytest.mark.skipif(
    importlib.util.find_spec("torch") is None, reason="to train takes PyTorch: pip install -e '.[train]'"
)


def said(text: str, ontology: Path) -> set[tuple[str, ...]]:
    """What is read of a text: things, facts and figures."""
    extraction = extract(read(text.encode(), date="2024-05-18"), load_pipeline(ontology))
    things = {(e.kind, e.name) for e in extraction.entities}
    facts = {(f.subject, f.predicate, str(f.object)) for f in extraction.facts}
    return {*things, *facts, *((o.about, o.indicator, str(o.value)) for o in extraction.observations)}


@pytest.fixture
def unlearned(tmp_path: Path) -> Path:
    """The domain that ships as if it had learned nothing."""
    return Path(
        shutil.copytree(
            SHIPPED, tmp_path / "unlearned", ignore=shutil.ignore_patterns(*FILES, "makes", "aside", "press")
        )
    )


@pytest.fixture
def learned(unlearned: Path) -> Path:
    """A copy of the domain that ships."""
    for name in FILES:
        shutil.copy(SHIPPED / name, unlearned / name)
    return unlearned


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A few annotated texts."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for path in sorted((SHIPPED / "makes").glob("w1-0[1-5].*")):
        shutil.copy(path, folder)
    return folder


def test_a_domain_that_has_learned_nothing_is_read_by_its_rules(unlearned: Path) -> None:
    assert ("Person", "沈听澜") in said(TEXT, unlearned)


def test_a_domain_with_a_part_of_its_networks_is_told_which_one_is_missing(learned: Path) -> None:
    (learned / "relations.onnx").unlink()
    done = run("build", "-", "--ontology", learned, stdin=TEXT)
    assert done.code == 2
    assert "has states.onnx, but no relations.onnx" in done.err


@pytest.mark.parametrize("name", FILES)
def test_a_broken_network_is_one_clear_line(learned: Path, name: str) -> None:
    (learned / name).write_bytes(b"no model")
    done = run("-q", "build", "-", "--ontology", learned, stdin=TEXT)
    assert done.code == 2
    assert f"{name}: no ONNX model" in done.error


@pytest.mark.parametrize(("name", "other"), [("states", "tagger"), ("tagger", "relations"), ("relations", "figures")])
def test_networks_that_do_not_belong_together_are_told(learned: Path, name: str, other: str) -> None:
    shutil.copy(learned / f"{other}.onnx", learned / f"{name}.onnx")
    done = run("-q", "build", "-", "--ontology", learned, stdin=TEXT)
    assert done.code in (1, 2)
    assert "not of one training" in done.error


def test_the_networks_are_small() -> None:
    assert sum((SHIPPED / name).stat().st_size for name in FILES) < MEGABYTES * 2**20


def test_the_card_tells_what_made_the_networks() -> None:
    card = json.loads((SHIPPED / "learned.json").read_text(encoding="utf-8"))
    made = {name: hashlib.sha256((SHIPPED / name).read_bytes()).hexdigest()[:16] for name in FILES}
    assert card["models"] == made, "train anew, or take the networks that belong to this card"
    assert card["texts"]["all"] == sum(card["texts"]["of each source"].values()) > 0


def test_a_saved_pipeline_carries_its_networks_with_it(learned: Path, tmp_path: Path) -> None:
    article = read(TEXT.encode(), date="2024-05-18")
    first = load_pipeline(learned)
    answer = extract(article, first)
    first.to_disk(tmp_path / "pipeline")
    data = first.to_bytes()
    shutil.rmtree(learned)
    assert extract(article, spacy.load(tmp_path / "pipeline")) == answer
    assert extract(article, load_pipeline(SHIPPED).from_bytes(data)) == answer


def test_explain_shows_what_the_networks_see() -> None:
    done = run("explain", TEXT, "--ontology", SHIPPED)
    assert "tagger    沈听澜 Person" in done.out
    assert "learned  沈听澜 affiliation" in done.out
    assert " of 云江市青禾生物科技公司 " in done.out
    assert re.search(r"营业收入: 2023 \d\.\d\d, .*; “营业收入” \d\.\d\d", done.out)


def test_a_figure_is_worded_by_what_is_counted(unlearned: Path) -> None:
    text = "长三角27家机构的积极响应让主办方意外，青禾科技的120名员工的积极参与也是如此。"
    worded = {one[-1]: one[1] for one in said(text, SHIPPED) if one[-1] in ("27", "120")}
    assert worded == {"27": "机构", "120": "员工"}
    assert worded != {one[-1]: one[1] for one in said(text, unlearned) if one[-1] in ("27", "120")}


@pytest.mark.parametrize("place", ["望岭省", "海灯市"])
def test_a_place_bears_a_figure_though_its_words_name_it(place: str, unlearned: Path) -> None:
    """But what a rank is by may be a list of places, which is not ranked itself."""
    text = f"国土资源部下达《土地利用年度计划》。{place}批准新增建设用地34万亩。"
    assert {row[0] for row in said(text, SHIPPED) if row[-1] == "340000"} == {f"Place/{place}"}
    assert f"Place/{place}" not in {row[0] for row in said(text, unlearned) if row[-1] == "340000"}


def test_a_name_that_begins_with_a_place_is_longer_than_the_place(unlearned: Path) -> None:
    text = "宁波甜谷饮品董事长沈听澜到会。温州锐科水暖董事长何雨桐说。"
    names = {("Company", "宁波甜谷饮品"), ("Company", "温州锐科水暖")}
    assert names <= said(text, SHIPPED)
    assert not names & said(text, unlearned)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "今年开工的有云江市望岭水库加高扩建工程、盈水路改造工程等，总投资12亿元。",
            ("Programme", "云江市望岭水库加高扩建工程"),
        ),
        ("市里加快建设望岭机场三跑道扩建工程、清江跨江通道工程。", ("Programme", "望岭机场三跑道扩建工程")),
    ],
)
def test_a_name_counts_that_is_likelier_than_not_if_its_last_word_agrees(
    text: str, name: tuple[str, str], unlearned: Path
) -> None:
    assert name in said(text, SHIPPED)
    assert name not in said(text, unlearned)


def test_the_last_word_of_a_name_tells_of_which_class_it_is() -> None:
    text = (
        "如望岭黄河潘家引黄闸除险加固工程，在解决用水问题上很有意义。"  # to the tagger rather a place than a programme
    )
    assert ("Programme", "望岭黄河潘家引黄闸除险加固工程") in said(text, SHIPPED)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("企业面临用工难，“用工荒”每年都有，今年“用工荒”来得更早。", "用工荒"),
        ("报道称，要警惕“硬着陆”。专家说，“硬着陆”并非没有可能。", "硬着陆"),
        ("该镇有药材种植基地、畜牧养殖等产业。", "畜牧养殖"),
    ],
)
def test_what_the_tagger_rather_sees_no_name_in_is_none(text: str, word: str, unlearned: Path) -> None:
    assert word in {one[-1] for one in said(text, unlearned)}
    assert word not in {one[-1] for one in said(text, SHIPPED)}


def test_a_name_that_is_known_is_not_dropped() -> None:
    assert ("Place", "长三角") in said("长三角27家机构的积极响应让主办方意外。", SHIPPED)


def test_a_verb_with_the_form_of_a_name_is_no_person() -> None:
    assert ("Person", "齐聚") not in said("这几天，电子信息领域的90余名创业人员齐聚云江。", SHIPPED)


def test_a_name_of_which_the_tagger_is_sure_of_a_part_alone_stays_whole() -> None:
    whole = "东江大学—悉尼理工大学联合工程学院"
    assert ("University", whole) in said(f"{whole}院长郑南出席2022年柳河论坛。", SHIPPED)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("📌望岭大学与东屏县政府签约🤝共建富硒产业研究院🏫。", ("University", "望岭大学")),
        ("📢梅县举办大会。📌梅县举办大会。", ("Place", "梅县")),
        ("🏆“青禾之星”称号授予沈听澜👏。", ("Person", "沈听澜")),
        ("👨‍🎓沈听澜👩‍🎓毕业于云岭大学🎓。", ("Person", "沈听澜")),
    ],
)
def test_no_sign_begins_or_ends_a_name(text: str, name: tuple[str, str]) -> None:
    read_of_it = said(text, SHIPPED)
    assert name in read_of_it
    assert not [word for one in read_of_it for word in one if word and re.search(r"^[^\w“《]|[^\w”》]$", word)]


def test_a_sign_within_a_name_is_part_of_it() -> None:
    assert ("Person", "让·杜兰德") in said("📌让·杜兰德📌毕业于云岭大学。", SHIPPED)


def test_who_founds_a_body_is_no_part_of_its_name() -> None:
    assert {("University", "艺术学院"), ("University", "望岭大学")} <= said("望岭大学新设艺术学院。", SHIPPED)
    assert ("Event", "望岭大学成立大会") in said("望岭大学成立大会举行。", SHIPPED)


def test_two_bodies_that_a_conjunction_joins_are_two() -> None:
    text = "百强系列榜单由国家统计局综合统计司和中国统计杂志社联合推出，这是第七次公布。"  # LAC: 国家统计局综合统计司和, one word
    assert {("GovernmentBody", "国家统计局综合统计司"), ("Organization", "中国统计杂志社")} <= said(text, SHIPPED)


def test_what_several_cities_have_is_no_body_of_the_last() -> None:
    read_of_it = said("杭州、宁波、温州三城市文旅局联合发布《山海人才地图》。", SHIPPED)
    assert ("Place", "温州") in read_of_it
    assert ("GovernmentBody", "温州三城市文旅局") not in read_of_it


def test_what_rules_reckon_from_a_date_and_what_is_new_is_not_overruled() -> None:
    text = "2022年3月，柳河县创业园开园，创业园全年引进项目38个，新增就业640人。"
    found = extract(read(text.encode(), date="2023-05-18"), load_pipeline(SHIPPED)).observations
    assert [(str(o.value), o.period and o.period.edtf) for o in found] == [("38", "2022"), ("640", "2022")]
    assert found[1].indicator == "新增就业"


def test_the_default_domain_may_be_another(unlearned: Path) -> None:
    def explained(folder: Path) -> str:
        env = os.environ | {"KG_ONTOLOGY": str(folder)}
        return subprocess.run([KG, "explain", TEXT], check=True, capture_output=True, text=True, env=env).stdout

    assert "tagger" not in explained(unlearned)
    assert "tagger" in explained(SHIPPED)


def test_an_evaluation_tells_where_rules_and_networks_differ(unlearned: Path, texts: Path) -> None:
    told = table(evaluate(texts, texts, ontology=SHIPPED))
    assert re.search(r"rules and what is learned: .*facts of both \d+", told)
    assert re.search(r"right indicators: \d+ of \d+ exactly as annotated", told)
    assert "rules and what is learned" not in table(evaluate(texts, texts, ontology=unlearned))


@pytest.mark.parametrize("script", ["ablate.py", "reliability.py"])
def test_the_scripts_that_measure_run_as_they_say(script: str, texts: Path, tmp_path: Path) -> None:
    rest = ["--rules", "office"] if script == "ablate.py" else ["-o", str(tmp_path / "a.svg")]
    words = [sys.executable, ROOT / "scripts" / script, texts, *rest]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    if script == "ablate.py":
        assert re.search(r"^office +\d+\.\d\d", done.stdout, re.MULTILINE)
    else:
        assert "<svg" in (tmp_path / "a.svg").read_text(encoding="utf-8")


# ── Training ──────────────────────────────────────────────────────────────────────────


@can_train
def test_the_same_texts_give_the_same_networks(unlearned: Path, texts: Path) -> None:
    first = run("train", unlearned, texts, texts, "--epochs", "1")
    assert first.code == 0, first.err
    made = {name: (unlearned / name).read_bytes() for name in FILES}
    card = json.loads((unlearned / "learned.json").read_text(encoding="utf-8"))
    assert card["epochs"] == {"tagger": 1, "relations": 1, "figures": 1}
    assert run("train", unlearned, texts, texts, "--epochs", "1").code == 0
    assert {name: (unlearned / name).read_bytes() for name in FILES} == made
    assert said(TEXT, unlearned)


@can_train
def test_too_few_texts_are_not_trained_on(unlearned: Path, texts: Path) -> None:
    for path in texts.glob("w1-0[2-5].*"):
        path.unlink()
    done = run("train", unlearned, texts, texts)
    assert done.code == 2
    assert "1 annotated texts" in done.err
    assert not list(unlearned.glob("*.onnx"))


def test_a_folder_that_is_no_domain_is_not_trained(tmp_path: Path, texts: Path) -> None:
    done = run("train", tmp_path, texts, texts)
    assert done.code == 2
    assert "terms.ttl" in done.err


COMPANY = '{"entities": {"a": {"types": ["Company"], "labels": ["青禾科技"]}, "b": {"types": ["Place"], "labels": ["海灯市"]}}'
WRONG = {
    "an empty text": ("", COMPANY + "}", "0.txt: an empty text. Leave it out"),
    "nothing annotated": ("青禾科技位于海灯市。", '{"entities": {}}', "nothing to learn"),
    "another text": ("守塔人出海。", COMPANY + "}", "nothing to learn"),
    "no figure": ("青禾科技位于海灯市。", COMPANY + "}", "no text has a figure"),
    "no such class": ("青禾科技。", COMPANY.replace("Place", "Plaze") + "}", "no class Plaze; did you mean Place?"),
    "no such property": (
        "青禾科技。",
        COMPANY + ', "facts": [{"s": "a", "p": ["locatedon"], "o": ["b"], "quote": ""}]}',
        "no property locatedon; did you mean locatedIn?",
    ),
    "no such date": ("青禾科技。", COMPANY + ', "date": "2025-99-99"}', "“2025-99-99” is no date in EDTF"),
}


@can_train
@pytest.mark.parametrize("what", WRONG)
def test_what_teaches_nothing_is_refused_in_one_line(what: str, unlearned: Path, tmp_path: Path) -> None:
    text, annotation, why = WRONG[what]
    for k in range(4):
        (tmp_path / f"{k}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{k}.json").write_text(annotation, encoding="utf-8")
    done = run("train", unlearned, tmp_path, tmp_path, "--epochs", "1")
    assert done.code in (1, 2)
    assert why in done.err.splitlines()[-1]
    assert not list(unlearned.glob("*.onnx"))


def test_a_seed_that_is_too_large_is_refused(unlearned: Path, texts: Path) -> None:
    done = run("train", unlearned, texts, texts, "--seed", str(10**20))
    assert (done.code, "--seed" in done.error) == (2, True)


@pytest.mark.parametrize(
    ("text", "mere", "kept"),
    [
        ("林知远说，虽然远隔千山万水，他仍然感受到大家的爱心。", "千山万水", "林知远"),
        ("今后三年，全市将围绕数字经济、现代物流、冷链等方面补齐短板。", "冷链", "现代物流"),
        ("沈听澜说，各地要打造高水平的合作园区，办好实体店。", "实体店", "沈听澜"),
    ],
)
def test_what_only_the_rules_take_for_a_name_is_no_thing_if_nothing_is_said_of_it(
    text: str, mere: str, kept: str, unlearned: Path
) -> None:
    def things(ontology: Path) -> set[str]:
        return {row[1] for row in said(text, ontology) if len(row) == 2}

    assert {mere, kept} <= things(unlearned)
    assert kept in things(SHIPPED)
    assert mere not in things(SHIPPED)
