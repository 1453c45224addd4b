"""What becomes of a graph file from a stranger: it is read, or refused in one line, and it never brings the program down."""

from __future__ import annotations

import gzip
import json
import random
import resource
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from command import KG, kg
from hypothesis import given, settings
from hypothesis import strategies as st

import kg as library
from kg.graph import FORMATS

XML = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://e.org/">%s</rdf:RDF>'
STEP = b"<http://e.org/a> <http://e.org/p> "


def unfolding(times: int) -> bytes:
    """A few hundred bytes whose entities become ten to this power of characters."""
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, times))
    return b'<!DOCTYPE r [<!ENTITY e0 "0123456789">%s]>' % entities + XML % b"<A><p>&e%d;</p></A>" % (times - 1)


def deep(opening: bytes, closing: bytes, times: int, middle: bytes = b"1") -> bytes:
    """A triple whose object is nested."""
    return STEP + opening * times + middle + closing * times + b" ."


CHAIN = {"t0": "http://e.org/", **{f"t{n}": f"t{n - 1}:a" for n in range(1, 5000)}}
REFUSED = {
    "a billion characters.rdf": (unfolding(9), "its entities unfold to more than 20 times its size"),
    "a hundred billion.rdf": (unfolding(11), "its entities unfold to more than 20 times its size"),
    "in an attribute.rdf": (unfolding(9).replace(b"<p>&e8;</p>", b'<p rdf:resource="&e8;"/>'), "its entities unfold"),
    "entities in a ring.rdf": (b'<!DOCTYPE r [<!ENTITY a "&b;"><!ENTITY b "&a;">]>' + XML % b"<A>&a;</A>", "recursive entity"),
    "elements.rdf": (XML % (b"<A><p>" * 25_000 + b"</p></A>" * 25_000), "line 1: elements are nested more than 500 deep"),
    "triples.ttl": (deep(b"<<( " + STEP, b" )>>", 20_000), "line 1: triples within triples are nested more than 100 deep"),
    "triples.nt": (deep(b"<<( " + STEP, b" )>>", 20_000, b'"1"'), "triples within triples are nested"),
    "triples.nq": (deep(b"<<( " + STEP, b" )>>", 20_000, b'"1"'), "triples within triples are nested"),
    "with comments.trig": (deep(b"<<( " + STEP + b"# )>>\n", b" )>>", 20_000), "triples within triples are nested"),
    "with brackets in strings.ttl": (STEP + b"')>>' .\n" + deep(b"<<( <http://e.org/#)> <http://e.org/')>> ", b" )>>", 2000), ""),
    "objects.jsonld": (b'{"http://e.org/p":' * 20_000 + b"1" + b"}" * 20_000, "line 1: objects and arrays are nested more than"),
    "arrays.jsonld": (b"[" * 1_000_000, "objects and arrays are nested more than 100 deep"),
    "terms.jsonld": (json.dumps({"@context": CHAIN, "t4999": 1}).encode(), "the terms of its @context rest on one another"),
    "terms in a ring.jsonld": (json.dumps({"@context": {f"t{n}": f"t{(n + 1) % 5000}:a" for n in range(5000)}}).encode(), "rest on one another"),
    "terms given twice.jsonld": (json.dumps({"@context": CHAIN})[:-1].encode() + b',"@context":{},"t4999":1}', "rest on one another"),
    "contexts.jsonld": (json.dumps([{"@context": {f"t{n}": "http://e.org/" for n in range(5000)}}, *[{"@context": {}}] * 5000]).encode(), "more than kg reads"),
    "packed.ttl": (gzip.compress(b"<a> <b> <c> ."), "compressed (gzip). Unpack it first"),
    "other letters.ttl": ("<http://e.org/a> <http://e.org/p> 1 .".encode("utf-16"), "in UTF-16, and RDF is written in UTF-8"),
    "other letters.jsonld": ('{"http://e.org/p": "海鸥与灯塔"}'.encode("gb18030"), "no UTF-8 from byte"),
    "other letters.rdf": (b'<?xml version="1.0" encoding="gb18030"?>' + XML % "<A><p>鸥</p></A>".encode("gb18030"), "not in UTF-8"),
    "latin.ttl": (STEP + b'"\xe9" .', "line 1 column"),
    "nothing but NUL.ttl": (b"\0" * 100_000, "line 1 column 1"),
    "NUL.rdf": (b"\0" * 10, "line 1 column 1"),
    "an IRI with blanks.ttl": (b"<http://e.org/" + b"a " * 1_000_000 + b"> <http://e.org/p> 1 .", "Invalid IRI code point"),
    "a name.ttl": (b"a" * 1_000_000 + STEP, "line 1"),
    "half a file.rdf": ((XML % b"<A>")[:-5], "line 1 column"),
    "empty.jsonld": (b"", "line 1 column 1"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_would_bring_it_down_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    data, why = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data)
    limit = (1 << 30, 1 << 30)
    done = subprocess.run(
        [KG, "query", path, "SELECT * { ?s ?p ?o }"],
        capture_output=True,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, limit),
    )
    [line] = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert line.startswith(f"kg: {path}: ")
    assert why in line
    assert len(line) < 600


READ = {
    "a mark before it.ttl": b"\xef\xbb\xbf" + STEP + b"1 .",
    "brackets.ttl": deep(b"[ <http://e.org/p> ", b" ]", 5000),
    "parentheses.ttl": deep(b"( ", b" )", 5000),
    "reified.ttl": deep(b"<< " + STEP, b" >>", 5000),
    "a few triples.ttl": deep(b"<<( " + STEP, b" )>>", 90),
    "many triples.ttl": b"".join(STEP + b"<<( <http://e.org/%d#(> <http://e.org/p> ')>> <<(' )>> .\n" % n for n in range(500)),
    "own words.rdf": b'<!DOCTYPE r [<!ENTITY e "http://e.org/">]>' + XML % (b'<A><p rdf:resource="&e;x"/></A>' * 500),
    "elements.rdf": XML % (b"<A><p>" * 200 + b"</p></A>" * 200),
    "objects.jsonld": b'{"http://e.org/p":' * 90 + b"1" + b"}" * 90,
    "terms.jsonld": json.dumps({"@context": {"e": "http://e.org/", **{f"t{n}": f"e:{n}" for n in range(3000)}}, "t1": "鸥"}).encode(),
    "a long IRI.ttl": b"<http://e.org/" + b"a" * 1_000_000 + b"> <http://e.org/p> 1 .",
    "a long line.nt": STEP + b'"' + b"a" * 5_000_000 + b'" .',
    "no values of their kinds.ttl": STEP + b'"abc"^^<http://www.w3.org/2001/XMLSchema#integer>, '
    b'"2020-13-45"^^<http://www.w3.org/2001/XMLSchema#date>, "25:00"^^<http://www.w3.org/2001/XMLSchema#time> .',
    "of RDF 1.2.ttl": STEP + b'"a"@ar--rtl, <<( <http://e.org/a> <http://e.org/p> 1 )>> . '
    b"<< <http://e.org/a> <http://e.org/p> 1 >> <http://e.org/p> 2 .",
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_is_read_and_every_command_takes_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(READ[name])
    for words in (["query", path, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"], ["stats", path], ["validate", path]):
        done = kg("-q", *words)
        assert (done.code, done.err) == (0, "")
    for suffix in (".ttl", ".nq", ".csv"):
        assert kg("export", path, "-o", tmp_path / f"out{suffix}").code == 0


def test_what_rdflib_does_not_know_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(READ["of RDF 1.2.ttl"])
    said = "Left out, since rdflib knows no RDF 1.2: triples within triples (2), directions of texts (1)."
    assert said in kg("validate", path).out.splitlines()
    with pytest.warns(UserWarning, match="directions of texts"):
        assert len(library.load(path).rdf) == 2


def test_a_bad_literal_is_named_by_validate_without_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(
        "@prefix tkg: <https://w3id.org/talentkg/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."
        "<http://e.org/f> a tkg:Observation ; tkg:value 'abc'^^xsd:decimal .",
        encoding="utf-8",
    )
    done = subprocess.run([KG, "-q", "validate", path], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == ""
    assert "abc" in done.stdout


SEEDS = [TEXT for name, TEXT in READ.items() if len(TEXT) < 40_000]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SEEDS), st.sampled_from(sorted(FORMATS)), st.integers(0, 2**32), st.integers(0, 30))
def test_any_damage_is_told_or_read(seed: bytes, suffix: str, chance: int, many: int) -> None:
    at = random.Random(chance)
    data = bytearray(seed)
    for _ in range(many):
        place = at.randrange(len(data))
        data[place : place + at.randrange(3)] = at.choice(
            [b"", b"\0", b"\xff", b"<<(", b")>>", b'"', b"'''", b"\\", b"[", b"<", b"#"]
        )
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        try:
            library.load(path)
        except library.KgError as error:
            assert str(error).startswith(f"{path}: ")
            assert "\n" not in str(error)
