"""What several files of tests share: a domain of rules alone, the sample article and its graph, texts to read, and what a run says that could not test all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).resolve().parent.parent


FOLDER = TemporaryDirectory(prefix="kg-rules-")


def rules_alone() -> Path:
    """The domain that ships as if it had learned nothing: tests of a rule ask what the rule reads. `test_learned.py` tests what is learned."""
    folder = Path(FOLDER.name)
    for path in (ROOT / "ontology").iterdir():
        if path.suffix != ".onnx":
            (folder / path.name).symlink_to(path)
    return folder


os.environ["KG_ONTOLOGY"] = str(rules_alone())  # before anything of kg is imported, and for the commands that tests run
from texts_of_people import PEOPLE, sentence  # noqa: E402

import kg  # noqa: E402
from kg.domain import ONTOLOGY  # noqa: E402


@pytest.fixture(scope="session")
def sample() -> Path:
    """The article that ships with the program."""
    return ONTOLOGY / "sample" / "jiaxing.txt"


@pytest.fixture(scope="session")
def graph(sample: Path) -> kg.Graph:
    """The graph of the sample. Built once: look at it, do not change it."""
    return kg.build(sample)


@pytest.fixture(scope="session")
def ttl(graph: kg.Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the sample as a file. Written once: look at it, do not change it."""
    path = tmp_path_factory.mktemp("sample") / "graph.ttl"
    graph.save(path)
    return path


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with a good text of each of the people."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number, name in enumerate(PEOPLE):
        (folder / f"{number}.txt").write_text(sentence(name), encoding="utf-8")
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says what was not tested and how to test it: a dot that reads `s` is soon overlooked."""
    reasons = [report.longrepr[2] for report in terminalreporter.stats.get("skipped", ())]
    for reason in sorted({str(reason).removeprefix("Skipped: ") for reason in reasons}):
        terminalreporter.write_line(f"{sum(reason in str(r) for r in reasons)} tests not run: {reason}", yellow=True)
