"""Runs the command `kg` for the tests: within this process, which is quick, or as one of its own, as a user does; and looks at what it wrote."""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pyoxigraph as ox

from kg.cli import main

KG = Path(sys.executable).with_name("kg")
RDF = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended: its exit code, what it wrote on standard output, and on standard error."""

    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The one line that a failed command says."""
        [line] = self.err.splitlines()
        assert line.startswith("kg: ")
        return line


def kg(*words: str | Path, stdin: str | bytes = b"") -> Done:
    """Calls the command within this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin), "utf-8")
    code: object = None
    with (
        patch.object(sys, "argv", ["kg", *map(str, words)]),
        patch.object(sys, "stdin", given),
        patch("signal.signal"),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as stop:
            code = stop.code
    texts = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return Done(code if isinstance(code, int) else 0 if code is None else 1, *texts)


def process(*words: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the command as a process of its own."""
    return subprocess.run([KG, *words], input=stdin, capture_output=True, env={**os.environ, **environment})


def modules_after(script: str) -> set[str]:
    """The modules that Python has loaded after a script."""
    words = [sys.executable, "-c", f"import sys\n{script}\nprint(*sys.modules)"]
    return set(subprocess.run(words, check=True, capture_output=True, text=True).stdout.split())


def small_disk() -> None:
    """No file may grow beyond a kilobyte."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))


def triples(path: Path) -> set[ox.Triple]:
    """The triples of an RDF file."""
    return {quad.triple for quad in ox.parse(path=str(path), format=RDF[path.suffix])}
