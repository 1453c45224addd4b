"""What several files of tests share: the sample article and its graph, and what a run says that could not test all."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.domain import ONTOLOGY


@pytest.fixture(scope="session")
def sample() -> Path:
    """The article that ships with the program."""
    return ONTOLOGY / "sample" / "jiaxing.txt"


@pytest.fixture(scope="session")
def graph(sample: Path) -> kg.Graph:
    """The graph of the sample. Built once: look at it, do not change it."""
    return kg.build(sample)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says what was not tested and how to test it: a dot that reads `s` is soon overlooked."""
    reasons = [report.longrepr[2] for report in terminalreporter.stats.get("skipped", ())]
    for reason in sorted({str(reason).removeprefix("Skipped: ") for reason in reasons}):
        terminalreporter.write_line(f"{sum(reason in str(r) for r in reasons)} tests not run: {reason}", yellow=True)
