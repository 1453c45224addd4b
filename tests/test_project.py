"""What the project promises about itself: its package, its READMEs, its scripts, and where the domain ends."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest
import rdflib
import readme_examples

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "ontology" / "sample" / "jiaxing.txt"
ANNOTATED = {"training", "makes", "aside", "press"}
"""Folders of annotated texts, which a reader has no need of."""
LEXICON = rdflib.Namespace("https://w3id.org/talentkg/lexicon#")


def run(words: list[str | Path], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words,
        check=False,
        cwd=folder,
        env={**os.environ, "KG_ONTOLOGY": "", **environment},
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="session")
def wheel_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree, unpacked as pip does it."""
    folder = tmp_path_factory.mktemp("wheel")
    tree = folder / "tree"
    skipped = shutil.ignore_patterns(".*", "build", "dist", "*.egg-info", "__pycache__")
    shutil.copytree(ROOT, tree, ignore=skipped)
    for words in (["wheel", tree, "--wheel-dir", folder], ["install", "--target", folder / "site"]):
        wheels = sorted(folder.glob("*.whl"))
        done = run([sys.executable, "-m", "pip", *words, "--quiet", "--no-deps", *wheels], folder)
        assert done.returncode == 0, done.stderr
    return folder / "site"


def test_a_wheel_works_from_any_folder(wheel_folder: Path, tmp_path: Path) -> None:
    script = (
        "import pathlib, kg, kg.domain; print(kg.__file__); print(kg.domain.ONTOLOGY);"
        "graph = kg.build(kg.domain.ONTOLOGY / 'sample' / 'jiaxing.txt');"
        "graph.view('page.html'); print(len(graph.query('people').rows))"
    )
    done = run([sys.executable, "-c", script], tmp_path, PYTHONPATH=str(wheel_folder))
    assert done.returncode == 0, done.stderr
    machine, ontology, people = done.stdout.splitlines()
    assert Path(machine).is_relative_to(wheel_folder)
    assert Path(ontology).is_relative_to(wheel_folder)
    assert int(people) > 0
    assert (tmp_path / "page.html").stat().st_size > 10_000


def test_a_wheel_holds_all_of_the_ontology(wheel_folder: Path) -> None:
    shipped = {path.relative_to(wheel_folder / "kg/ontology") for path in (wheel_folder / "kg/ontology").rglob("*")}
    for path in (ROOT / "ontology").rglob("*"):
        if path.suffix in {".md", ".ttl", ".rq", ".txt", ".json", ".onnx"} and path.parent.name not in ANNOTATED:
            assert path.relative_to(ROOT / "ontology") in shipped


def test_a_wheel_holds_every_module_and_template(wheel_folder: Path) -> None:
    for path in (ROOT / "kg").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert (wheel_folder / path.relative_to(ROOT)).is_file()


# ── The READMEs ────────────────────────────────────────────────────────────


@pytest.mark.parametrize("readme", readme_examples.READMES, ids=lambda path: path.name)
def test_every_example_of_the_readme_prints_what_it_shows(readme: Path, tmp_path: Path) -> None:
    shown_examples = readme_examples.examples(readme.read_text(encoding="utf-8"))
    assert shown_examples
    for command, shown in shown_examples:
        done = readme_examples.run(command, tmp_path, readme_examples.locale_of(readme))
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        assert readme_examples.resembles(done.stdout, shown), f"{command}\n{done.stdout}"


def test_both_readmes_show_the_same_commands() -> None:
    texts = (readme.read_text(encoding="utf-8") for readme in readme_examples.READMES)
    english, chinese = ([command for command, _ in readme_examples.examples(text)] for text in texts)
    assert english == chinese


def test_the_readme_names_every_command(tmp_path: Path) -> None:
    printed = readme_examples.run("kg --help", tmp_path).stdout
    commands = re.findall(r"^  (\w+)  ", printed.partition("Commands:")[2], re.MULTILINE)
    assert len(commands) >= 8
    for readme in readme_examples.READMES:
        text = readme.read_text(encoding="utf-8")
        assert [name for name in commands if f"kg {name}" not in text] == []


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert re.match(r"https?://", target) or (page.parent / target).exists(), target


# ── Scripts and notebook ────────────────────────────────────────────────────────────


def test_the_shortest_example_prints_facts_with_the_words_that_say_them(tmp_path: Path) -> None:
    done = run([sys.executable, ROOT / "scripts" / "extract_article.py", SAMPLE], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "罗亚非\talumniOf\t日本富山县立大学\t从日本富山县立大学毕业" in done.stdout


def test_the_notebook_is_stored_with_what_its_cells_show() -> None:
    notebook = json.loads((ROOT / "notebooks" / "explore.ipynb").read_text(encoding="utf-8"))
    shown = [output for cell in notebook["cells"] for output in cell.get("outputs", ())]
    kinds = {kind for output in shown for kind in output.get("data", {"stdout": ""})}
    assert {"image/png", "text/html", "stdout"} <= kinds
    assert not any(output["output_type"] == "error" for output in shown)


# ── The machine and the domain ────────────────────────────────────────────────────────────


def strings_of_the_machine() -> Iterator[tuple[str, str]]:
    """(file:line, text) of each string literal in `kg/`, docstrings and the examples of rules left out."""
    for path in sorted((ROOT / "kg").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) or is_example(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value


def is_example(node: ast.AST) -> TypeGuard[ast.keyword]:
    """Whether this is what a rule shows and nothing reads: `example="沈听澜到场。"`."""
    return isinstance(node, ast.keyword) and node.arg in ("example", "near_miss")


def test_no_word_of_the_domain_stands_in_python() -> None:
    lexicon = rdflib.Graph().parse(ROOT / "ontology" / "lexicon.ttl")
    kinds = (LEXICON.head, LEXICON.whole, LEXICON.tail, LEXICON.caption, LEXICON.title)
    words = {str(word) for kind in kinds for word in lexicon.objects(None, kind) if len(str(word)) > 1}
    words.remove("计划")  # also the plain verb "to plan", which tells a plan from a fact in any domain
    found = {f"{where} {word}" for where, text in strings_of_the_machine() for word in words if word in text}
    newspaper = "kg/reading/"  # knows how any newspaper sets its imprint: 责任编辑, 报社
    calendar = (
        "kg/language/dates/holidays.py",
        "kg/language/dates/eras.py",
    )  # know the holidays and eras of the country: 教师节
    assert sorted(hit for hit in found if not hit.startswith((newspaper, *calendar))) == []


def test_no_class_of_the_domain_stands_in_python() -> None:
    terms = rdflib.Graph().parse(ROOT / "ontology" / "terms.ttl")
    shared = {"Article", "Date", "Document", "Entity", "Observation"}  # the same in any domain
    classes = {str(term).rpartition("#")[2] for term in terms.subjects(rdflib.RDF.type, rdflib.OWL.Class)} - shared
    named = re.compile(rf"\b({'|'.join(sorted(classes))})\b")
    assert {f"{where} {text}" for where, text in strings_of_the_machine() if named.fullmatch(text)} == set()
