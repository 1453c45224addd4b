"""What is learned: names, relations and figures, by the networks that ship."""

from __future__ import annotations

import hashlib
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
from learning import TEXT, said

from kg.domain import SHIPPED
from kg.domain.learned import FILES
from kg.evaluation import evaluate
from kg.evaluation.report import table
from kg.extraction import extract
from kg.language import load_pipeline
from kg.language.vocabulary import Vocabulary
from kg.reading import read

pytest_plugins = ["learned_fixtures"]
ROOT = Path(__file__).resolve().parent.parent
MEGABYTES = 12


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


def test_a_word_that_is_not_known_goes_by_its_end() -> None:
    known = Vocabulary(["创办", "园", "00余家"])
    words = [("创办", "v"), ("双创园", "n"), ("30余家", "m"), ("云江", "LOC")]
    assert known.numbers([words]).tolist() == [[1] * 2 + [2] * 3 + [3] * 4 + [0] * 2]


def test_the_networks_are_small() -> None:
    assert sum((SHIPPED / name).stat().st_size for name in FILES) < MEGABYTES * 2**20


def test_the_card_tells_what_made_the_networks() -> None:
    card = json.loads((SHIPPED / "learned.json").read_text(encoding="utf-8"))
    made = {name: hashlib.sha256((SHIPPED / name).read_bytes()).hexdigest()[:16] for name in FILES}
    assert card["models"] == made, "train anew, or take the networks that belong to this card"
    for member in card["members"]:
        assert member["texts"]["all"] == sum(member["texts"]["of each source"].values()) > 0


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


def test_the_default_domain_may_be_another(unlearned: Path) -> None:
    def explained(folder: Path) -> str:
        env = os.environ | {"KG_ONTOLOGY": str(folder)}
        return subprocess.run([KG, "explain", TEXT], check=True, capture_output=True, text=True, env=env).stdout

    assert "tagger" not in explained(unlearned)
    assert "tagger" in explained(SHIPPED)


def test_an_evaluation_tells_where_rules_and_networks_differ(unlearned: Path, annotated: Path) -> None:
    told = table(evaluate(annotated, annotated, ontology=SHIPPED))
    assert re.search(r"rules and what is learned: .*facts of both \d+", told)
    assert re.search(r"right indicators: \d+ of \d+ exactly as annotated", told)
    assert "rules and what is learned" not in table(evaluate(annotated, annotated, ontology=unlearned))


@pytest.mark.parametrize("script", ["ablate.py", "reliability.py"])
def test_the_scripts_that_measure_run_as_they_say(script: str, annotated: Path, tmp_path: Path) -> None:
    rest = ["--rules", "office"] if script == "ablate.py" else ["-o", str(tmp_path / "a.svg")]
    words = [sys.executable, ROOT / "scripts" / script, annotated, *rest]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    if script == "ablate.py":
        assert re.search(r"^office +\d+\.\d\d", done.stdout, re.MULTILINE)
    else:
        assert "<svg" in (tmp_path / "a.svg").read_text(encoding="utf-8")
