"""Fixtures for the tests of what is learned: the domain that ships with and without its networks, and a few annotated texts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.domain import SHIPPED
from kg.domain.learned import FILES


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
def annotated(tmp_path: Path) -> Path:
    """A few annotated texts."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for path in sorted((SHIPPED / "makes").glob("w1-0[1-5].*")):
        shutil.copy(path, folder)
    return folder
