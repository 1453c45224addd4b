"""Training: the networks that one makes oneself."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from command import kg as run
from learning import TEXT, said

from kg.domain.learned import FILES

pytest_plugins = ["learned_fixtures"]
can_train = pytest.mark.skipif(
    importlib.util.find_spec("torch") is None, reason="to train takes PyTorch: pip install -e '.[train]'"
)

COMPANY = '{"entities": {"a": {"types": ["Company"], "labels": ["青禾科技"]}, "b": {"types": ["Place"], "labels": ["海灯市"]}}'


@can_train
def test_the_same_texts_give_the_same_networks(unlearned: Path, annotated: Path) -> None:
    first = run("train", unlearned, annotated, annotated, "--epochs", "1")
    assert first.code == 0, first.err
    made = {name: (unlearned / name).read_bytes() for name in FILES}
    card = json.loads((unlearned / "learned.json").read_text(encoding="utf-8"))
    assert card["epochs"] == {"tagger": 1, "texts": 1, "relations": 1, "figures": 1}
    assert run("train", unlearned, annotated, annotated, "--epochs", "1").code == 0
    assert {name: (unlearned / name).read_bytes() for name in FILES} == made
    assert said(TEXT, unlearned)


@can_train
def test_networks_and_the_same_once_more_read_alike(unlearned: Path, annotated: Path, tmp_path: Path) -> None:
    assert run("train", unlearned, annotated, annotated, "--epochs", "1").code == 0
    both = Path(shutil.copytree(unlearned, tmp_path / "both"))
    script = Path(__file__).parents[1] / "scripts" / "averaged_networks.py"
    subprocess.run([sys.executable, script, both, unlearned, unlearned], check=True)
    assert said(TEXT, both) == said(TEXT, unlearned)
    assert len(json.loads((both / "learned.json").read_text(encoding="utf-8"))["members"]) == 2
    third = Path(shutil.copytree(unlearned, tmp_path / "third"))
    subprocess.run([sys.executable, script, third, both, unlearned], check=True)
    assert said(TEXT, third) == said(TEXT, unlearned)


@can_train
def test_what_a_teacher_says_of_raw_texts_is_learned(unlearned: Path, annotated: Path, tmp_path: Path) -> None:
    once = ["--epochs", "1"]
    assert run("train", unlearned, annotated, annotated, *once).code == 0
    teacher = Path(shutil.copytree(unlearned, tmp_path / "teacher"))
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "1.txt").write_text(TEXT, encoding="utf-8")
    done = run("train", unlearned, annotated, annotated, *once, "--teacher", teacher, "--raw", tmp_path / "raw")
    assert done.code == 0, done.err
    card = json.loads((unlearned / "learned.json").read_text(encoding="utf-8"))
    assert (card["raw texts"], card["texts"]["all"]) == (1, 5)
    assert card["teacher"]
    assert (unlearned / "tagger.onnx").read_bytes() != (teacher / "tagger.onnx").read_bytes()
    assert said(TEXT, unlearned)


@can_train
def test_a_teacher_may_know_other_classes_and_properties(learned: Path, tmp_path: Path) -> None:
    stated = '"facts": [{"s": "a", "p": ["locatedIn"], "o": ["b"], "quote": "青禾科技位于海灯市"}]'
    for k in range(4):
        (tmp_path / f"{k}.txt").write_text(f"青禾科技位于海灯市，现有员工{320 + k}人。", encoding="utf-8")
        (tmp_path / f"{k}.json").write_text(f"{COMPANY}, {stated}}}", encoding="utf-8")
    teacher = Path(shutil.copytree(learned, tmp_path / "teacher"))
    done = run("train", learned, tmp_path, tmp_path, "--epochs", "1", "--teacher", teacher)
    assert done.code == 0, done.err
    assert said(TEXT, learned)


@can_train
def test_tagger_and_figures_go_on_and_a_mean_takes_a_tagger_from_another_training(
    unlearned: Path, annotated: Path, tmp_path: Path
) -> None:
    assert run("train", unlearned, annotated, annotated, "--epochs", "1").code == 0
    further = Path(shutil.copytree(unlearned, tmp_path / "further"))
    scripts = Path(__file__).parents[1] / "scripts"
    for script, part, teacher in (("refined_tagger.py", "tagger", [unlearned]), ("refined_figures.py", "figures", [])):
        subprocess.run([sys.executable, scripts / script, further, *teacher, "1", annotated, annotated], check=True)
        assert (further / f"{part}.onnx").read_bytes() != (unlearned / f"{part}.onnx").read_bytes()
    mean = Path(shutil.copytree(further, tmp_path / "mean"))
    (unlearned / "tagger.onnx").unlink()
    subprocess.run([sys.executable, scripts / "averaged_networks.py", mean, further, unlearned], check=True)
    assert said(TEXT, mean) == said(TEXT, further)


@can_train
def test_a_scorer_goes_on_with_titles_from_networks_that_knew_none(
    unlearned: Path, annotated: Path, tmp_path: Path
) -> None:
    assert run("train", unlearned, annotated, annotated, "--epochs", "1").code == 0
    scripts = Path(__file__).parents[1] / "scripts"
    (unlearned / "texts.onnx").unlink()
    before = (unlearned / "relations.onnx").read_bytes()
    subprocess.run([sys.executable, scripts / "refined_relations.py", unlearned, "1", annotated, annotated], check=True)
    assert (unlearned / "relations.onnx").read_bytes() != before
    assert said(TEXT, unlearned)


@can_train
def test_how_sure_facts_are_is_measured_anew(learned: Path, annotated: Path) -> None:
    before = (learned / "relations.onnx").read_bytes()
    script = Path(__file__).parents[1] / "scripts" / "recalibrated.py"
    subprocess.run([sys.executable, script, learned, annotated, annotated], check=True)
    assert (learned / "relations.onnx").read_bytes() != before
    assert said(TEXT, learned)


@can_train
def test_few_texts_make_little_sure() -> None:
    from kg.training.calibration import isotonic

    chances = np.linspace(0, 1, 48)
    few, many = (isotonic(np.repeat(chances, n), np.repeat(chances > 0.5, n))[1] for n in (1, 100))  # noqa: PLR2004
    assert few == sorted(few)
    assert few[-1] < many[-1] < 1


@can_train
def test_networks_of_which_one_is_missing_are_made_anew(learned: Path, annotated: Path) -> None:
    (learned / "texts.onnx").unlink()
    done = run("train", learned, annotated, annotated, "--epochs", "1")
    assert done.code == 0, done.err
    assert said(TEXT, learned)


@can_train
def test_raw_texts_without_a_teacher_are_refused(unlearned: Path, annotated: Path) -> None:
    done = run("train", unlearned, annotated, annotated, "--raw", annotated)
    assert (done.code, "without a teacher" in done.error) == (2, True)


@can_train
def test_a_teacher_or_raw_texts_that_are_not_there_are_refused(learned: Path, annotated: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    done = run("train", learned, annotated, annotated, "--teacher", tmp_path / "none")
    assert (done.code, "states.onnx: no network to learn from" in done.error) == (2, True)
    done = run("train", learned, annotated, annotated, "--teacher", learned, "--raw", tmp_path / "none")
    assert (done.code, "none: no .txt files" in done.error) == (2, True)


@can_train
def test_too_few_texts_are_not_trained_on(unlearned: Path, annotated: Path) -> None:
    for path in annotated.glob("w1-0[2-5].*"):
        path.unlink()
    done = run("train", unlearned, annotated, annotated)
    assert done.code == 2
    assert "1 annotated texts" in done.err
    assert not list(unlearned.glob("*.onnx"))


def test_a_folder_that_is_no_domain_is_not_trained(tmp_path: Path, annotated: Path) -> None:
    done = run("train", tmp_path, annotated, annotated)
    assert done.code == 2
    assert "terms.ttl" in done.err


WRONG = {
    "an empty text": ("", COMPANY + "}", "0.txt: an empty text. Leave it out"),
    "nothing annotated": ("青禾科技位于海灯市。", '{"entities": {}}', "nothing to learn"),
    "another text": ("守塔人出海。", COMPANY + "}", "nothing to learn"),
    "no figure": ("青禾科技位于海灯市。", COMPANY + "}", "no text has a figure"),
    "no such class": ("青禾科技。", COMPANY.replace("Place", "Plaze") + "}", "no class Plaze; did you mean Place?"),
    "no such property": (
        "青禾科技。",
        COMPANY + ', "facts": [{"s": "a", "p": ["locatedon"], "o": ["b"], "quote": ""}]}',
        "no property locatedon; did you mean locatedIn?",
    ),
    "no such date": ("青禾科技。", COMPANY + ', "date": "2025-99-99"}', "“2025-99-99” is no date in EDTF"),
}


@can_train
@pytest.mark.parametrize("what", WRONG)
def test_what_teaches_nothing_is_refused_in_one_line(what: str, unlearned: Path, tmp_path: Path) -> None:
    text, annotation, why = WRONG[what]
    for k in range(4):
        (tmp_path / f"{k}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{k}.json").write_text(annotation, encoding="utf-8")
    done = run("train", unlearned, tmp_path, tmp_path, "--epochs", "1")
    assert done.code in (1, 2)
    assert why in done.err.splitlines()[-1]
    assert not list(unlearned.glob("*.onnx"))


def test_a_seed_that_is_too_large_is_refused(unlearned: Path, annotated: Path) -> None:
    done = run("train", unlearned, annotated, annotated, "--seed", str(10**20))
    assert (done.code, "--seed" in done.error) == (2, True)


@can_train
def test_vectors_of_words_are_learned_with_and_kept_by_what_is_trained_next(
    unlearned: Path, annotated: Path, tmp_path: Path
) -> None:
    vectors = tmp_path / "vectors.txt"
    vectors.write_text("4 3\n大学 1 0 0.5\n学院 1 0.1 0.4\n创办 -1 0 2\n0000年 0 0 1\n", encoding="utf-8")
    for given in (["--vectors", vectors], []):
        done = run("train", unlearned, annotated, annotated, "--epochs", "1", *given)
        assert done.code == 0, done.err
        assert json.loads((unlearned / "learned.json").read_text(encoding="utf-8"))["words with vectors"] == 4
    assert said(TEXT, unlearned)


@can_train
@pytest.mark.parametrize(
    ("vectors", "why"),
    [
        (b"", "empty"),
        (b"no numbers\n", "no vectors of words"),
        (b"2 3\n", "none after the first line"),
        ("2 3\n大学 1 2\n".encode(), "2 numbers of 大学, not 3"),
        ("1 0\n大学\n".encode(), "0 numbers of 大学, not one or more"),
        ("1 2\n大学 1 nan\n".encode(), "a number of 大学 is none, or too large"),
        (b"\xff\xfe\x00", "no vectors of words"),
    ],
)
def test_a_file_without_vectors_is_refused_in_one_line(
    vectors: bytes, why: str, unlearned: Path, annotated: Path, tmp_path: Path
) -> None:
    (tmp_path / "vectors.txt").write_bytes(vectors)
    done = run("train", unlearned, annotated, annotated, "--vectors", tmp_path / "vectors.txt")
    assert done.code == 2
    assert why in done.error
    assert not list(unlearned.glob("*.onnx"))


@can_train
def test_a_domain_whose_vectors_cannot_be_read_is_told(unlearned: Path, annotated: Path) -> None:
    for name in FILES:
        (unlearned / name).write_bytes(b"no model")
    done = run("train", unlearned, annotated, annotated, "--epochs", "1")
    assert done.code == 2
    assert "states.onnx: no ONNX model" in done.error
