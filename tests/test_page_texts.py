"""Texts of annotated pages are found again in whatever file of a repository they stand in."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from page_texts import file_of, lines_of, text_in

TEXT = "守塔人齐聚云灯\n云灯市昨天举办守塔人大会，共有三十人出席。\n会上，于帆任会长。"
LINES = TEXT.split("\n")


def page(**more: object) -> dict[str, Any]:
    """What is kept of a page."""
    quotes = [{"quote": "举办守塔人大会"}, {"quote": "于帆任会长"}]
    return {"ends": "于帆任会长。", "characters": len(TEXT), "facts": quotes, "observations": [], "path": "a", **more}


@pytest.mark.parametrize(
    "raw",
    [
        TEXT,
        f"<html><title>首页</title><h1>{LINES[0]}</h1><p>{LINES[1]}</p><p>&nbsp;{LINES[2]}</p><div>版权所有</div></html>",
        rf"INSERT INTO `news` VALUES (7, '<p>{LINES[0]}</p>\r\n<p>{LINES[1]}</p>\r\n<p>{LINES[2]}</p>', '2024');",
    ],
    ids=["text", "page", "dump"],
)
def test_the_text_of_a_page_is_found_in_its_file(raw: str) -> None:
    assert text_in(lines_of(raw), page()) == TEXT


def test_a_file_that_has_changed_gives_no_text() -> None:
    assert text_in(lines_of(TEXT.replace("举办守塔人", "举行灯塔")), page()) == ""
    assert text_in(lines_of("没有这一页。"), page()) == ""


def test_a_copy_without_the_file_gives_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "owner" / "name"
    copy.mkdir(parents=True)
    git = ["git", "-C", str(copy), "-c", "user.name=a", "-c", "user.email=a@b"]
    subprocess.run([*git, "init", "-q"], check=True)
    (copy / "页.txt").write_bytes(TEXT.encode("gb18030"))
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "a"], check=True)
    assert file_of(page(repository="owner/name", path="页.txt"), tmp_path) == TEXT
    assert file_of(page(repository="owner/name", path="no.txt"), tmp_path) is None
