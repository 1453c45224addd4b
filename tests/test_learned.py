"""What is learned: whose a figure is, where the sentence does not say it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import train_bearers

import kg
from kg.domain import ONTOLOGY

ROOT = Path(__file__).resolve().parent.parent
TEXT = "“青峰人才计划”实施三年来，云江高新区、江北新区先后入选示范区，累计资助项目210个，发放资金1.6亿元。"


@pytest.fixture
def unlearned(tmp_path: Path) -> Path:
    """The domain without what it has learned."""
    return Path(shutil.copytree(ONTOLOGY, tmp_path / "ontology", ignore=shutil.ignore_patterns("bearers.json")))


def bearers(text: str, ontology: Path) -> dict[str, str]:
    """Whose each figure is, by its indicator."""
    graph = kg.build(text.encode(), date="2024-05-18", ontology=ontology)
    rows = graph.query("SELECT ?indicator ?thing { ?figure tkg:about ?thing ; tkg:indicator ?indicator }").rows
    return {row["indicator"]: row["thing"] for row in rows}


def test_a_figure_goes_past_what_is_nearer_to_what_the_sentence_is_about(unlearned: Path) -> None:
    by_rules = bearers(TEXT, unlearned)
    assert by_rules["发放资金"] != "青峰人才计划"  # where no rule is sure, the nearest thing has it
    assert bearers(TEXT, ONTOLOGY) == {"资助项目": "青峰人才计划", "发放资金": "青峰人才计划"}


def test_a_domain_that_has_learned_nothing_goes_by_its_rules(unlearned: Path) -> None:
    assert bearers("2023年，云江市人才总量达到120万人。", unlearned) == {"人才总量": "云江市"}


def test_what_is_chosen_against_the_rules_can_be_explained() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("kg"), "explain", TEXT], check=True, capture_output=True, text=True
    )
    assert "青峰人才计划 weighs more" in done.stdout


def test_what_is_learned_does_better_on_texts_kept_aside_than_the_rules() -> None:
    script = ROOT / "scripts" / "train_bearers.py"
    done = subprocess.run([sys.executable, script], check=True, capture_output=True, text=True)
    figures, rules, weights = re.findall(r"^all +(\d+) +([\d.]+) +([\d.]+)$", done.stdout, re.MULTILINE)[0]
    assert int(figures) > 1000
    assert float(weights) > float(rules)


def test_what_is_learned_says_how_it_was_made() -> None:
    made = json.loads((ONTOLOGY / "bearers.json").read_text(encoding="utf-8"))["made"]
    mend = "run python scripts/train_bearers.py --write"
    assert made["settings"] == train_bearers.SETTINGS, mend
    assert made["texts"] == train_bearers.hashes_of(ONTOLOGY / "training"), mend
    aside = made["right of texts kept aside"]
    assert aside["all"]["figures"] == sum(score["figures"] for name, score in aside.items() if name != "all") > 1000
    assert aside["all"]["weights"] > aside["all"]["rules"]
