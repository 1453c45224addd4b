"""What libraries read is read in a process of its own: a file may break it, hold it up or fill it, and the others are read all the same."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import pytest
from command import kg

import kg as library
from kg.reading import fetch, worker

T = TypeVar("T")
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
        (
            "import os; os.abort()",
            "the reader of this format broke on it: it broke down, for want of memory or by a fault of its library",
        ),
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


def test_what_breaks_the_reader_in_an_archive_loses_no_other_file_of_it(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        for page in sorted(pages.iterdir()):
            archive.write(page, page.name)
    breaking("import os; os.abort()", tmp_path, monkeypatch)
    done = kg("-q", "build", tmp_path / "pages.zip", pages / "0.html", "-o", tmp_path / "g.ttl")
    assert done.code == 1
    assert done.err.splitlines()[1].startswith(
        f"kg: {tmp_path}/pages.zip!1.html: the reader of this format broke on it"
    )
    graph = library.load(tmp_path / "g.ttl")
    assert "顾长庚" in graph and "苏映川" in graph and "陆听涛" not in graph
    files = {row["file"] for row in graph.query("SELECT ?file { ?article schema:encoding/rdfs:label ?file }")}
    assert files == {"pages.zip!0.html", "pages.zip!2.html", "0.html"}


def test_nothing_is_imported_from_the_folder_one_stands_in(pages: Path, tmp_path: Path) -> None:
    for module in ("json", "kg", "lxml", "queue"):
        (pages / f"{module}.py").write_text("open('imported', 'w')\nraise SystemExit", encoding="utf-8")
    done = subprocess.run([Path(sys.executable).parent / "kg", "build", "0.html"], cwd=pages, capture_output=True)
    assert done.returncode == 0 and "顾长庚".encode() in done.stdout
    assert not (pages / "imported").exists()


def test_the_process_that_reads_ends_with_whoever_asked_it(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking(
        f"import os, time; open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid())); time.sleep(99)",
        tmp_path,
        monkeypatch,
    )
    command = subprocess.Popen(
        [Path(sys.executable).parent / "kg", "build", pages],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        stderr=subprocess.DEVNULL,
    )
    reading = int(wait_for(lambda: (tmp_path / "pid").read_text() if (tmp_path / "pid").exists() else ""))
    command.kill()
    command.wait()
    assert wait_for(
        lambda: not Path(f"/proc/{reading}").exists() or "zombie" in Path(f"/proc/{reading}/status").read_text()
    )


def wait_for(found: Callable[[], T]) -> T:
    """What is found, as soon as it is there."""
    for _ in range(300):
        if value := found():
            return value
        time.sleep(0.1)
    raise AssertionError("nothing came of it")


def test_a_server_that_trickles_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "_SECONDS", 2)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection, suppress(OSError):
                connection.sendall(b"HTTP/1.0 200 OK\r\n")
                for number in range(20):
                    connection.sendall(b"X-%d: x\r\n" % number)
                    time.sleep(0.5)

        threading.Thread(target=serve, daemon=True).start()
        done = kg("build", f"http://127.0.0.1:{server.getsockname()[1]}/", "--allow-network")
    assert done.code == 2 and "not there after 2 seconds" in done.error


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"HTTP/1.0 404 Not Found\r\n\r\n", "cannot be fetched: Not Found"),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 10000\r\n\r\n<html>", "broke off before its end. Try again"),
        (b"HTTP/1.0 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n", "cannot be fetched: "),
        (b"HTTP/1.0 302 Found\r\nLocation: ftp://127.0.0.1:9/\r\n\r\n", "cannot be fetched: "),
        (b"nonsense", "cannot be fetched: "),
    ],
)
def test_an_answer_that_is_no_page_is_told(answer: bytes, said: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        done = kg("build", f"http://127.0.0.1:{server.getsockname()[1]}/", "--allow-network")
    assert done.code == 2 and said in done.error


@pytest.mark.parametrize(("name", "said"), [("塔".encode("gb18030"), "塔"), (b"\xe5", "\\xe5")])
def test_an_address_in_another_encoding_is_told_in_characters(name: bytes, said: str, tmp_path: Path) -> None:
    done = kg("build", os.fsdecode(b"http://127.0.0.1:1/" + name), "--allow-network", "-o", tmp_path / "g.ttl")
    assert (done.code, f"http://127.0.0.1:1/{said}: cannot be fetched: " in done.error) == (2, True)
