"""Each rule of `docs/rules.md` reads its example and leaves its near miss alone, and stands nowhere else."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import rule_pages
from command import kg
from reading_of import build, things

from kg.domain import ONTOLOGY, load_domain
from kg.extraction.rules import DOUBTS, FACTS, NAMES, RULES, doubts, facts, names
from kg.extraction.rules.facts import BY_LINE
from kg.extraction.rules.names import BY_LINE_NAME, CREDIT
from kg.extraction.rules.rule import Doubt, FactRule, NameRule, Rule

ROOT = Path(__file__).resolve().parent.parent
EXTRACTION = ROOT / "kg" / "extraction"
BOLD = re.compile(r"\*\*(.+?)\*\*")
ARROW = " ⇒ "
ELSEWHERE = [path for path in sorted(EXTRACTION.rglob("*.py")) if path.parent.name != "rules"]


def several(table: dict[str, tuple[Rule, ...]], but: tuple[Rule, ...] = ()) -> pytest.MarkDecorator:
    """A test of each rule of a table, those left out that only the layout reads."""
    rules = [rule for some in table.values() for rule in some if rule not in but]
    return pytest.mark.parametrize("rule", rules, ids=lambda rule: f"{rule.name}: {rule.says}")


@cache
def explained(text: str) -> list[dict[str, list[str]]]:
    """What `kg explain` shows of each sentence of a text."""
    done = kg("explain", "-", "--format", "json", "--date", "2024-05-18", stdin=text)
    assert done.code == 0, done.err
    return list(json.loads(done.out))


def found_by(rule: Rule, text: str) -> Iterator[str]:
    """The names of a text that a rule finds: 清河大学 University (lac-organization, head-word)."""
    for sentence in explained(text):
        for line in (*sentence["mentions"], *sentence["lost"]):
            said = re.match(r"(.+) \w+ \((.+?)\)", line)
            assert said, line
            if rule.name in said[2].split(", "):
                yield said[1]


def read(text: str) -> dict[tuple[str, str], set[float]]:
    """The facts and figures of a text with the rule of each, and how sure it is: 甲 title 校长 (office, 0.95)."""
    lines = [
        (line, part)
        for sentence in explained(text)
        for clause in sentence["clauses"]
        for part in ("facts", "figures")
        for line in clause[part]
    ]
    sure: dict[tuple[str, str], set[float]] = {}
    for line, part in lines:
        said = re.match(r"(.+) \((?:([\w-]+), )?(\d\.\d\d)", line)
        assert said, line
        sure.setdefault((said[1], said[2] or "figure" * (part == "figures")), set()).add(float(said[3]))
    return sure


@cache
def confidences() -> dict[str, set[float]]:
    """How sure the rules and frames of each name are."""
    by_name: dict[str, set[float]] = {}
    frames = load_domain(ONTOLOGY).frames.all
    reasons = [*frames, *(rule for rules in FACTS.values() for rule in rules)]
    for reason in reasons:
        by_name.setdefault(reason.name, set()).add(reason.confidence)
    return by_name


@several(NAMES, but=(BY_LINE_NAME, CREDIT))
def test_a_rule_finds_the_name_of_its_example_and_none_in_its_near_miss(rule: NameRule) -> None:
    [name] = BOLD.findall(rule.example)
    assert name in found_by(rule, BOLD.sub(r"\1", rule.example))
    near = set(found_by(rule, BOLD.sub(r"\1", rule.near_miss)))
    assert near.isdisjoint(BOLD.findall(rule.near_miss) or near)


@pytest.mark.parametrize("rule", [BY_LINE_NAME, CREDIT], ids=lambda rule: rule.name)
def test_whom_the_layout_names_is_a_person(rule: NameRule) -> None:
    for text, is_person in ((rule.example, True), (rule.near_miss, False)):
        [name] = BOLD.findall(text)
        assert (things(BOLD.sub(r"\1", text)).get(name) == "Person") is is_person


@several(FACTS, but=(BY_LINE,))
def test_a_rule_reads_the_fact_of_its_example_and_none_in_its_near_miss(rule: FactRule) -> None:
    text, fact = rule.example.split(ARROW)
    said = read(text)[fact, rule.name]
    assert said <= {rule.confidence, *(round(rule.confidence - d.less, 2) for ds in DOUBTS.values() for d in ds)}
    assert rule.name not in {by for _, by in read(rule.near_miss)}


def test_who_wrote_an_article_is_a_fact_of_its_layout() -> None:
    text, fact = BY_LINE.example.split(ARROW)
    query = "SELECT ?rule ?sure { ?said rdf:predicate tkg:author ; tkg:rule ?rule ; tkg:confidence ?sure }"
    assert [(row["rule"], float(row["sure"])) for row in build(text).query(query).rows] == [
        (BY_LINE.name, BY_LINE.confidence)
    ]
    assert fact.endswith("author 沈听澜")
    assert build(BY_LINE.near_miss).query(query).rows == []


@several(DOUBTS)
def test_a_doubt_makes_the_fact_of_its_example_less_sure_than_that_of_its_near_miss(rule: Doubt) -> None:
    text, fact = rule.example.split(ARROW)
    whole = {by: sure for (said, by), sure in read(rule.near_miss).items() if said == fact}
    assert whole
    assert all(sure <= confidences()[by] for by, sure in whole.items())
    doubted = {by: sure for (said, by), sure in read(text).items() if said == fact}
    assert any(round(c - rule.less, 2) in sure for by, sure in doubted.items() for c in confidences()[by])


# ── One table ────────────────────────────────────────────────────────────


def test_the_table_has_all_rules() -> None:
    named = [rule for room in (names, facts, doubts) for rule in vars(room).values() if isinstance(rule, Rule)]
    assert sorted(map(repr, named)) == sorted(map(repr, RULES))


def test_the_page_is_what_the_script_writes() -> None:
    assert rule_pages.page() == rule_pages.PAGE.read_text(encoding="utf-8"), "run python scripts/rule_pages.py"


@pytest.mark.parametrize("path", ELSEWHERE, ids=lambda path: path.relative_to(EXTRACTION).as_posix())
def test_no_rule_and_no_confidence_is_written_elsewhere(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    written = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    given = {node.value for call in ast.walk(tree) for node in given_to(call) if isinstance(node, ast.Constant)}
    assert written.isdisjoint({rule.name for rule in RULES if "-" in rule.name})
    assert given.isdisjoint({rule.name for rule in RULES})  # office is a word of its own elsewhere
    assert [n for n in written if isinstance(n, float) and 0 < n < 1] == []


def given_to(call: ast.AST) -> list[ast.expr]:
    """What a mention, claim or evidence is made of."""
    if not isinstance(call, ast.Call) or getattr(call.func, "id", "") not in (
        "Mention",
        "Claim",
        "Evidence",
        "evidence_of",
    ):
        return []
    return [*call.args, *(keyword.value for keyword in call.keywords)]
