"""What `kg evaluate` shows: tables, JSON and a page, as the guide says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import readme_examples
from judging import judged

pytest_plugins = ["judging_fixtures"]


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).parent / "kg", "evaluate", *words]
    return subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, "COLUMNS": "100"})


# ── The command ────────────────────────────────────────────────────────────


def test_the_command_prints_tables_and_errors_with_their_sentences(folder: Path, gold: dict[str, Any]) -> None:
    del gold["facts"][3], gold["facts"][3]  # alumniOf, and one of two titles
    (folder / "festival.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    done = run(folder, folder)
    assert done.returncode == 0, done.stderr
    for shown in (
        "facts         0.800      4/5         1.000   4/4          0.889",
        "title              0.500      1/2         1.000   1/1          0.667",
        "facts by confidence\nconfidence  read  right  share  and above",
        "not judged, since no annotation has the like: alumniOf 1",
        "  wrong  顾长庚 title 院长  (not annotated)\n      “顾长庚博士毕业于海灯大学，现任松岭光电研究院院长。”",
    ):
        assert shown in done.stdout
    assert f"reading {folder / 'festival.txt'}" in done.stderr


def test_json_holds_scores_and_each_judgement(folder: Path, gold: dict[str, Any]) -> None:
    gold["facts"].append({"s": "festival", "p": ["theme"], "o": [{"text": ["星"]}], "quote": "青年人才节"})
    (folder / "festival.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    done = run(folder / "festival.txt", folder / "festival.json", "--format", "json", "-q")
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    facts = {"precision": 1.0, "recall": 0.8571, "f1": 0.9231, "right": 6, "predicted": 6, "found": 6, "gold": 7}
    assert report["scores"]["facts"] == facts
    [missed] = [j for j in report["texts"][0]["judged"] if j["state"] == "missed"]
    assert missed["says"] == "首届青年人才节 theme 星"
    assert missed["sentences"] == ["海灯市举办青年人才节"]
    assert [report["calibration"]["facts"][0][key] for key in ("from", "to")] == [0.95, 1.0]


def test_a_malformed_annotation_ends_the_command_in_one_line(folder: Path) -> None:
    (folder / "festival.json").write_text("{", encoding="utf-8")
    done = run(folder, folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "festival.json: no JSON: line 1, column 2" in done.stderr
    assert run(folder, "nowhere").returncode == 2


def test_the_annotation_in_the_guide_can_be_read(folder: Path) -> None:
    guide = (readme_examples.ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    [shown] = re.findall(r"```json\n(.+?)```", guide, re.DOTALL)
    scores = judged(folder, json.loads(shown)).scores
    assert (scores["facts"].found, scores["facts"].gold, scores["observations"].found) == (2, 2, 1)


def test_the_guide_shows_what_the_command_prints_and_names_its_options() -> None:
    guide = (readme_examples.ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    [(command, shown)] = readme_examples.examples(guide)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=readme_examples.ROOT,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
    )
    assert done.stdout == shown
    options = re.findall(r"^  (?:-o, )?(--[a-z-]+)", run("--help").stdout, re.MULTILINE)
    named = {name for name in options if f"`{name}" in guide} | ({"--output"} if "`-o OUT`" in guide else set())
    assert {*options} - named == {"--help", "--quiet", "--debug"} & {*options}


# ── The page ───────────────────────────────────────────────────────────────


class Page(HTMLParser):
    """The marks of the page, its elements, and what it would load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.marks: set[tuple[str, str]] = set()
        self.tags: set[str] = set()
        self.loads: list[str] = []
        self.text = ""
        self._state: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._state = dict(attrs)["class"] if tag == "mark" else None
        self.loads += [
            value or "" for name, value in attrs if name in ("src", "href") and not (value or "").startswith("#")
        ]

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._state:
            self.marks.add((self._state, data))
            self._state = None


def test_the_page_colours_what_is_right_wrong_and_missed(folder: Path, gold: dict[str, Any]) -> None:
    del gold["entities"]["institute"], gold["facts"][5]
    gold["entities"]["province"] = {"types": ["Place"], "labels": ["全省"]}
    (folder / "festival.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    assert run(folder, folder, "-o", folder / "report.html", "-q").returncode == 0
    page = Page((folder / "report.html").read_text(encoding="utf-8"))
    assert {("right", "海灯大学"), ("wrong", "松岭光电研究院"), ("missed", "全省")} <= page.marks
    assert page.loads == ["data:,"]
    assert "script" not in page.tags


def test_the_page_holds_no_markup_of_a_text_or_an_annotation(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><img src=x>"
    (tmp_path / "a.txt").write_text(f"海灯市{evil}\n\n顾长庚毕业于海灯大学。{evil}\n", encoding="utf-8")
    entities = {"x": {"types": ["Person"], "labels": [evil]}}
    (tmp_path / "a.json").write_text(json.dumps({"date": "2024", "entities": entities}), encoding="utf-8")
    assert run(tmp_path, tmp_path, "-o", tmp_path / "a.html").returncode == 0
    page = Page((tmp_path / "a.html").read_text(encoding="utf-8"))
    assert page.tags & {"script", "img"} == set()
    assert f"{evil} (Person)" in page.text
