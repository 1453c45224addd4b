"""What libraries read is read in a process of its own: a file may break it, hold it up or fill it, and the others are read all the same."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest
from command import kg

import kg as library
from kg.reading import worker

PAGE = "<html><body><h1>云灯市举办守塔人大会</h1><p>5月16日，云灯市举办守塔人大会，望岭大学教授{}出席开幕式，{}。</p></body></html>"
BREAKING = """
import kg.reading.formats.html as html
read = html.read

def breaking(file):
    words = file.read().decode()
    file.seek(0)
    if "雾" in words:
        {fault}
    return read(file)

html.read = breaking
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Three pages, of which the second holds a word that the reader of a test may break on."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, (name, weather) in enumerate((("顾长庚", "天朗气清"), ("陆听涛", "海上有雾"), ("苏映川", "风平浪静"))):
        (folder / f"{number}.html").write_text(PAGE.format(name, weather), encoding="utf-8")
    return folder


def breaking(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the process that reads break on the word."""
    (tmp_path / "sitecustomize.py").write_text(BREAKING.format(fault=fault), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(worker, "_SECONDS", 10.0)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("import os; os.abort()", "the reader of this format broke on it: it broke down, for want of memory or by a fault of its library"),
        ("import os; os._exit(3)", "the reader of this format broke on it: it ended with code 3"),
        ("import time; time.sleep(99)", "the reader of this format broke on it: no sign of life within 10 seconds"),
        ("x = bytearray(10**10)", "it takes more than 2 GB of memory. Split it"),
        ("raise ValueError('fog\\n\\x1b[31m')", "the reader of this format broke on it: ValueError: fog  [31m"),
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "a reader reaches nothing but its file"),
        ("import subprocess; subprocess.run(['true'])", "a reader reaches nothing but its file"),
    ],
    ids=["abort", "exit", "sleep", "memory", "error", "socket", "program"],
)
def test_a_file_that_breaks_its_reader_is_named_and_the_others_are_read(
    fault: str, said: str, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking(fault, tmp_path, monkeypatch)
    done = kg("-q", "build", pages, "-o", tmp_path / "g.ttl")
    assert done.code == 1
    first, reason = done.err.splitlines()
    assert first == "kg: 1 of 3 texts could not be read:"
    assert reason.startswith(f"kg: {pages}/1.html: ") and said in reason
    graph = library.load(tmp_path / "g.ttl")
    assert "顾长庚" in graph and "苏映川" in graph and "陆听涛" not in graph


def test_an_address_is_fetched_only_where_it_is_allowed(tmp_path: Path) -> None:
    page = PAGE.format("顾长庚", "天朗气清").encode()
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/2023/0516/塔.html"

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                heard.append(connection.recv(4096))
                connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + page)

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        done = kg("build", address)
        assert (done.code, heard) == (2, [])
        assert done.error.endswith("an address, and kg reaches no network unless told: --allow-network fetches it")
        done = kg("build", address, "--allow-network", "-o", tmp_path / "g.ttl")
        thread.join(5)
    assert done.code == 0
    assert heard[0].startswith(b"GET /2023/0516/%E5%A1%94.html HTTP/1.1")
    [row] = library.load(tmp_path / "g.ttl").query(
        "SELECT ?date (STR(?s) AS ?from) { ?a tkg:edtf ?date ; dcterms:source ?s FILTER(ISIRI(?s)) }"
    )
    assert row["date"] == "2023-05-16" and row["from"].startswith("http://127.0.0.1")


def test_a_page_comes_on_standard_input_and_as_bytes(pages: Path) -> None:
    data = (pages / "0.html").read_bytes()
    done = kg("build", "-", stdin=data.decode())
    assert done.code == 0 and "顾长庚" in done.out and "schema:MediaObject" not in done.out
    assert "顾长庚" in library.build(data)


def test_evidence_leads_to_the_element_of_the_page(pages: Path) -> None:
    graph = library.build(pages / "0.html")
    [passage] = graph.evidence("顾长庚", "affiliation")
    assert passage.element == "/html/body/p"
    assert library.read(pages / "0.html").text[passage.start : passage.end] == passage.quote
