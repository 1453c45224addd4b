"""What several files of tests share: the sample article and its graph."""

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
