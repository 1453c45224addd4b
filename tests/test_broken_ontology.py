"""An ontology folder that is broken: each command says so in one line, with the file and the place, and soon."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from command import kg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg as library
from kg.domain.learned import PARTS
from kg.errors import UsageError
from kg.graph import validate as kg_validate

BRIDGES = Path(__file__).parent / "domain"
TEXT = "云江大桥通车\n\n2024年5月18日，云江大桥正式通车。大桥由华岭桥梁设计院设计，主跨688米。"
COMMANDS = ("build", "query", "queries", "show", "view", "validate", "explain", "evaluate")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the domain of bridges to break."""
    return Path(shutil.copytree(BRIDGES, tmp_path / "bridges"))


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text, its annotation and its graph."""
    work = tmp_path_factory.mktemp("work")
    (work / "text.txt").write_text(TEXT, encoding="utf-8")
    (work / "text.json").write_text('{"entities": {}, "facts": []}', encoding="utf-8")
    assert kg("build", work / "text.txt", "-q", "-o", work / "graph.ttl", "--ontology", BRIDGES).code == 0
    return work


def call(command: str, work: Path, ontology: Path) -> tuple[str | Path, ...]:
    """The words of a call of a command with an ontology."""
    graph, text = work / "graph.ttl", work / "text.txt"
    words: dict[str, tuple[str | Path, ...]] = {
        "build": (text, "-o", work / "other.ttl"),
        "query": (graph, "bridges"),
        "queries": (),
        "show": (graph, "云江大桥"),
        "view": (graph, "-o", work / "graph.html"),
        "validate": (graph,),
        "explain": (text,),
        "evaluate": (text, work / "text.json"),
    }
    return (command, *words[command], "--ontology", ontology, "-q")


def test_the_commands_accept_the_folder_that_is_whole(work: Path, folder: Path) -> None:
    for command in COMMANDS:
        done = kg(*call(command, work, folder))
        assert done.code == 0, done.err


def test_files_that_begin_with_a_mark_as_windows_writes_them_are_whole(work: Path, folder: Path) -> None:
    for path in (*folder.glob("*.ttl"), *folder.glob("queries/*.rq")):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    for command in COMMANDS:
        done, whole = (kg(*call(command, work, ontology)) for ontology in (folder, BRIDGES))
        assert done == whole


# ── What may be broken ────────────────────────────────────────────────────────────

Break = Callable[[Path], object]


def write(name: str, text: str | bytes) -> Break:
    """Puts something in the place of a file."""
    return lambda folder: (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)


def add(name: str, text: str) -> Break:
    """Adds something to a file."""
    return lambda folder: (folder / name).write_text((folder / name).read_text("utf-8") + text, "utf-8")


def remove(name: str) -> Break:
    """Takes a file away."""
    return lambda folder: (folder / name).unlink()


def empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def loop_of_links(folder: Path) -> None:
    (folder / "terms.ttl").unlink()
    (folder / "terms.ttl").symlink_to(folder / "terms.ttl")


def folder_for_a_file(folder: Path) -> None:
    (folder / "lexicon.ttl").unlink()
    (folder / "lexicon.ttl").mkdir()


def pipe_for_a_file(folder: Path) -> None:
    (folder / "terms.ttl").unlink()
    os.mkfifo(folder / "terms.ttl")


def empty_networks(folder: Path) -> None:
    for part in PARTS:
        (folder / f"{part}.onnx").touch()


CHAIN = "".join(f"b:C{n} a owl:Class ; rdfs:subClassOf b:C{n + 1} .\n" for n in range(3_000))
CIRCLE = "".join(f"b:C{n} a owl:Class ; rdfs:subClassOf b:C{(n + 1) % 3} .\n" for n in range(3))
PLACES = "@prefix g: <https://example.org/g/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix b: <https://example.org/bridges#> ."
IN_ITSELF = 'g:{} a b:Town ; rdfs:label "甲市{}" ; b:locatedIn g:{} .'
WALK = "# zh: 路\n# en: way\n# thing from: 起点\n# thing to: 终点\n# walk: from to\n"
BREAKS: dict[str, tuple[Break, str]] = {
    "an empty folder": (empty, "terms.ttl"),
    "no folder": (shutil.rmtree, "no such folder"),
    "no terms": (remove("terms.ttl"), "terms.ttl"),
    "terms that do not parse": (add("terms.ttl", "\nb:Tunnel a owl:Class"), "terms.ttl: line "),
    "terms that are no text": (write("terms.ttl", bytes(range(256)) * 20), "terms.ttl: line 1"),
    "terms in a loop of links": (loop_of_links, "terms.ttl: cannot be read"),
    "a folder in the place of a file": (folder_for_a_file, "lexicon.ttl: no file"),
    "a pipe in the place of a file": (pipe_for_a_file, "terms.ttl: no file"),
    "classes below themselves": (add("terms.ttl", CIRCLE), "terms.ttl: classes below themselves: "),
    "classes beyond all measure": (add("terms.ttl", CHAIN), "terms.ttl: "),
    "triples within triples": (add("terms.ttl", "b:a b:b " + "<<( b:a b:b " * 20_000), "terms.ttl: triples within triples"),
    "brackets without end": (add("terms.ttl", "b:a b:b " + "[ b:b " * 20_000), "terms.ttl: line "),
    "a lexicon that does not parse": (add("lexicon.ttl", "<"), "lexicon.ttl: line "),
    "a lexicon without a namespace": (write("lexicon.ttl", ""), "lexicon.ttl: no kgl:Lexicon"),
    "a verb without end": (add("lexicon.ttl", f'say:x a kgl:Frame ; kgl:verb "{"建" * 100_000}" .'), "lexicon.ttl: <https://example.org/bridges/frame/x>: kgl:verb: "),
    "an empty word": (add("lexicon.ttl", 'b:Bridge kgl:head "" .'), "lexicon.ttl: <https://example.org/bridges#Bridge>: kgl:head: an empty word"),
    "escape codes in a word": (add("lexicon.ttl", 'b:Bridge kgl:head "\\u001b[31m桥" .'), "lexicon.ttl: <https://example.org/bridges#Bridge>: kgl:head: "),
    "a frame that says nothing": (add("lexicon.ttl", 'say:x a kgl:Frame ; kgl:verb "修" ; kgl:says [] .'), "lexicon.ttl: <https://example.org/bridges/frame/x>: has no kgl:property"),
    "a frame with a property of others": (add("lexicon.ttl", 'say:x a kgl:Frame ; kgl:verb "修" ; kgl:says [ kgl:property <http://a/b> ; kgl:subject kgl:agent ; kgl:object kgl:patient ] .'), "kgl:property: must be a term of the ontology"),
    "a nesting without classes": (add("lexicon.ttl", "[] a kgl:Nesting ."), "lexicon.ttl: an entry without a name: has no kgl:outer"),
    "more than sure": (add("lexicon.ttl", 'say:x a kgl:Frame ; kgl:verb "修" ; kgl:confidence "sure" .'), "kgl:confidence: sure"),
    "a term in the place of words": (add("lexicon.ttl", "say:x a kgl:Frame ; kgl:verb b:Bridge ."), "kgl:verb: must be words"),
    "words in the place of a term": (add("lexicon.ttl", '[] a kgl:Nesting ; kgl:outer "Bridge" .'), "kgl:outer: must be a term of the ontology"),
    "words of nobody's class": (add("lexicon.ttl", '<http://a/b> kgl:head "桥" .'), "<http://a/b>: kgl:head: it is said of no class"),
    "a namespace that is none": (lambda folder: write("lexicon.ttl", (folder / "lexicon.ttl").read_text("utf-8").replace('"https://example.org/bridges#"', '"a b"'))(folder), "kgl:namespace: a b begins no IRI"),
    "half a pair of marks": (add("lexicon.ttl", 'b:Bridge kgl:mark "《" .'), "kgl:mark: a pair of marks"),
    "a gazetteer that does not parse": (write("gazetteer.ttl", "<a> <b>"), "gazetteer.ttl: line 1"),
    "places in themselves": (write("gazetteer.ttl", PLACES + IN_ITSELF.format(1, 1, 2) + IN_ITSELF.format(2, 2, 1)), "gazetteer.ttl: entries that lie in themselves: https://example.org/g/"),
    "shapes that do not parse": (add("shapes.ttl", "["), "shapes.ttl: line "),
    "a query in another encoding": (write("queries/x.rq", "# zh: 桥".encode("gbk")), "x.rq: no UTF-8 from byte 6 on"),
    "escape codes in the head of a query": (write("queries/x.rq", "# zh: \x1b[31m桥\nASK {}"), "x.rq: line 1: its head holds a control character"),
    "a part of what is learned": (write("tagger.onnx", b"x"), "has tagger.onnx, but no states.onnx"),
    "networks without a byte": (empty_networks, "states.onnx: no ONNX model: empty"),
    "a walk without steps": (write("queries/x.rq", WALK + "SELECT ?step { ?from ?step ?to }"), "x.rq: walk: its steps need ?from and ?to selected"),
    "a walk between nothing": (write("queries/x.rq", "# walk: here there\nSELECT * { ?from ?step ?to }"), "x.rq: walk: give two of its things"),
}  # fmt: skip


EACH = (
    "an empty folder",
    "terms that do not parse",
    "a part of what is learned",
    "escape codes in the head of a query",
)
TOLD = [(name, command) for name in EACH for command in COMMANDS] + [
    (name, COMMANDS[(at + shift) % len(COMMANDS)]) for at, name in enumerate(BREAKS) for shift in (0, 3)
]
"""Some of what may be broken with each command, all of it with two."""


@pytest.mark.parametrize(("name", "command"), dict.fromkeys(TOLD))
def test_each_command_says_in_one_line_what_is_broken_and_where(
    work: Path, folder: Path, name: str, command: str
) -> None:
    broken, says = BREAKS[name]
    broken(folder)
    done = kg(*call(command, work, folder))
    assert done.code == 2
    assert done.out == ""
    assert str(folder) in done.error
    assert says in done.error
    assert done.error.isprintable()
    assert len(done.error) < 400


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["", "terms.ttl", "queries"])
def test_what_may_not_be_read_is_told(work: Path, folder: Path, name: str) -> None:
    (folder / name).chmod(0)
    try:
        assert "Permission denied" in kg(*call("query", work, folder)).error
    finally:
        (folder / name).chmod(0o755)


def test_words_that_mean_something_in_a_pattern_are_words(work: Path, folder: Path) -> None:
    words = '"(桥", "[桥", "桥)*", "桥+", "\\\\桥", "^桥$", "桥|渡", ".桥?", "{2}桥", "]桥-["'
    add("lexicon.ttl", f"b:Bridge kgl:head {words} ; kgl:tail {words} ; kgl:category {words} ; kgl:measure {words} .")(
        folder
    )
    add("lexicon.ttl", f"<https://example.org/bridges/lexicon> kgl:stop {words} ; kgl:generic {words} .")(folder)
    add("lexicon.ttl", f"b:Builder kgl:tail {words} . say:x a kgl:Frame ; kgl:verb {words} .")(folder)
    add("lexicon.ttl", 'b:Bridge kgl:mark "[]", "()", "^-", "\\\\]" .')(folder)
    assert kg(*call("build", work, folder)).code == 0
    assert kg("explain", TEXT + "“[桥”和(桥)*开通。", "--ontology", folder).code == 0


# ── Shapes ────────────────────────────────────────────────────────────

SHAPE = "\n[] a sh:NodeShape ; sh:targetClass b:Bridge ; {} .\n"
STRANGE = {
    "a pattern that is none": 'sh:property [ sh:path rdfs:label ; sh:pattern "(" ]',
    "a number that is none": 'sh:property [ sh:path rdfs:label ; sh:minCount "x" ]',
    "a list without end": "sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l",
    "no path": "sh:property [ sh:minCount 1 ]",
    "a query that is none": 'sh:sparql [ sh:select "SELECT" ]',
}


@pytest.mark.parametrize("shape", STRANGE.values(), ids=STRANGE)
def test_shapes_that_are_none_are_told_in_one_line(work: Path, folder: Path, shape: str) -> None:
    add("shapes.ttl", "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ." + SHAPE.format(shape))(folder)
    done = kg(*call("validate", work, folder))
    assert done.code == 2
    assert f"{folder}/shapes.ttl: not what graphs can be checked against: " in done.error


def test_a_pattern_that_searches_for_ever_is_given_up(
    work: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kg_validate, "_SECONDS", 3)
    add("shapes.ttl", SHAPE.format('sh:property [ sh:path rdfs:label ; sh:pattern "^(桥+)+$" ]'))(folder)
    graph = tmp_path / "graph.nt"
    bridge, label = "<https://example.org/x>", "<http://www.w3.org/2000/01/rdf-schema#label>"
    graph.write_text(
        f'{bridge} a <https://example.org/bridges#Bridge> .\n{bridge} {label} "{"桥" * 60}！" .'.replace(
            " a ", " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        ),
        encoding="utf-8",
    )
    done = kg("validate", graph, "--ontology", folder, "-q")
    assert done.code == 2
    assert f"{folder}/shapes.ttl: line " in done.error
    assert "^(桥+)+$" in done.error


def test_shapes_ask_no_server(work: Path, folder: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        select = f"SELECT $this {{ SERVICE <http://127.0.0.1:{server.getsockname()[1]}/> {{ $this ?p ?o }} }}"
        add("shapes.ttl", SHAPE.format(f'sh:sparql [ sh:select "{select}" ]'))(folder)
        kg(*call("validate", work, folder))
        with pytest.raises(TimeoutError):
            server.accept()


# ── The library, and anything at all ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "broken", ["terms that do not parse", "a pipe in the place of a file", "a part of what is learned"]
)
def test_the_library_says_the_same(work: Path, folder: Path, broken: str) -> None:
    BREAKS[broken][0](folder)
    with pytest.raises(UsageError, match=str(folder)):
        library.build(work / "text.txt", ontology=folder)


FILES = sorted(path.relative_to(BRIDGES).as_posix() for path in BRIDGES.rglob("*") if path.suffix in (".ttl", ".rq"))


@given(
    name=st.sampled_from(FILES), at=st.floats(0, 1), length=st.integers(0, 200), piece=st.binary(max_size=20) | st.sampled_from([b'"', b"[", b";", b" . ", b"a kgl:Frame ;", b"\x1b[2J"])
)  # fmt: skip
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_folder_with_a_piece_cut_out_or_put_in_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, name: str, at: float, length: int, piece: bytes
) -> None:
    folder = tmp_path_factory.mktemp("cut") / "bridges"
    shutil.copytree(BRIDGES, folder, ignore=shutil.ignore_patterns("texts"))
    data = (folder / name).read_bytes()
    start = int(at * len(data))
    (folder / name).write_bytes(data[:start] + piece + data[start + length :])
    done = kg("queries", "--ontology", folder)
    assert done.code in (0, 2)
    assert "\x1b" not in done.out
    if done.code:
        assert str(folder) in done.error
    shutil.rmtree(folder)
