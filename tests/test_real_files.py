"""What people have reads like the plain text: pages, books, papers and packages as real programs make them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from acceptance import MEASURES, Miss, content_of_plain, misses, scores
from command import modules_after
from makers.article import article, names
from makers.catalogue import MADE
from makers.made import FILES, Made
from makers.scans import SCAN

from kg.reading.outcomes import outcomes_of

READ = [made for made in MADE if made.texts]
LEAST = 0.95


@pytest.fixture(scope="session")
def found() -> list[Miss]:
    """All misses of all files. Each is read once."""
    return [miss for made in READ for miss in misses(made)]


@pytest.mark.parametrize("measure", MEASURES)
def test_a_real_file_reads_like_its_text(measure: str, found: list[Miss]) -> None:
    print(*(miss for miss in found if miss.measure == measure), sep="\n")
    assert scores(READ, found)[measure] >= LEAST


@pytest.mark.parametrize("made", [made for made in MADE if not made.texts], ids=lambda made: made.file)
def test_a_file_without_an_article_says_why(made: Made) -> None:
    outcomes = list(outcomes_of(io.BytesIO(made.content()), made.file))
    assert outcomes
    assert all(one.fate != "read" and one.reason for one in outcomes)


def test_a_scan_is_named_as_one_or_its_letters_are_recognized() -> None:
    [outcome] = outcomes_of(io.BytesIO(SCAN.content()), SCAN.file)
    if outcome.origin:
        assert outcome.origin.confidence < 1
        assert outcome.original and "尹福田" in outcome.original.text
    else:
        assert "scan" in outcome.reason


def test_a_plain_text_loads_no_reader_of_another_format(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(article("policy").plain, encoding="utf-8")
    loaded = modules_after(f"import kg; assert kg.build({str(tmp_path / 'a.txt')!r})")
    assert loaded & {"trafilatura", "lxml", "pypdfium2", "mammoth", "pptx", "docx", "warcio", "pyarrow"} == set()


def test_the_plain_texts_say_something() -> None:
    contents = {name: content_of_plain(article(name)) for name in names()}
    assert [name for name, content in contents.items() if not (content.things and content.facts)] == []
    without = {name for name, content in contents.items() if not content.figures}
    assert without == {"appointments"}  # its numbers are those of a telephone


def test_there_are_enough_files_and_a_third_of_them_was_held_back() -> None:
    assert len(MADE) == len({made.file for made in MADE}) >= 75
    assert sum(made.held_back for made in MADE) * 3 >= len(MADE)
    assert sum((FILES / made.file).stat().st_size for made in (*MADE, SCAN) if made.stored) <= 3_000_000
