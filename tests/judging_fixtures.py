"""Fixtures for the tests of annotations: the annotation of one text, and a folder with that text."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from judging import FESTIVAL, TEXTS


@pytest.fixture
def gold() -> dict[str, Any]:
    """The annotation of one text, to be changed."""
    annotation = json.loads(FESTIVAL.read_text(encoding="utf-8"))
    assert isinstance(annotation, dict)
    return annotation


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with that text."""
    shutil.copy(TEXTS / "festival.txt", tmp_path)
    return tmp_path
