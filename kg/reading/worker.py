"""A process of its own for what libraries read: it has no network, its memory and time are bounded, and it may break.

It reads file after file and sends what became of each, one JSON object a line; the next file is read while what the last one
said is worked on. Where it breaks or takes too long, its file is named and another process goes on with the next.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from queue import Empty, Queue, SimpleQueue
from tempfile import NamedTemporaryFile, TemporaryDirectory
from threading import Thread
from typing import IO, Any, NamedTuple

from kg.reading.document import Origin, Place
from kg.reading.formats import Original
from kg.reading.heartbeat import listen
from kg.reading.outcomes import BROKEN, Outcome, outcomes_of

_SECONDS = 60.0
"""That one article, or one page of a scan, may take."""
_MOST = 20
"""Files within one archive that may break the reader."""
_MEMORY = 2_000_000_000
"""Bytes that the process may hold beside what it began with."""
_WAITING = 8
"""Messages that wait to be taken; the worker waits then."""


class _Asked(NamedTuple):
    """A file that was asked for."""

    name: str
    path: str
    passed: tuple[str, ...] = ()
    """Files within it that broke the reader before."""


class Worker:
    """The process, from the side of whoever asks. Files are asked for ahead; their outcomes come in the same order."""

    def __init__(self) -> None:
        """Begins no process before the first file."""
        self._process: subprocess.Popen[bytes] | None = None
        self._messages: Queue[bytes] = Queue()
        self._asked: list[_Asked] = []
        self._folder: TemporaryDirectory[str] | None = None

    def ask(self, name: str, content: str | bytes) -> None:
        """Lets a file be read, as soon as those before it are; it is given by its path or its bytes."""
        file = _Asked(name, content if isinstance(content, str) else self._stored(content))
        self._asked.append(file)
        self._send(file)

    def outcomes(self) -> Iterator[Outcome]:
        """What became of the first file that was asked for and not yet taken. What breaks the reader in an archive is passed over, and the rest read."""
        asked, at, taken, before, again = self._asked[0], self._asked[0].name, 0, 0, 0
        while (message := self._next()) is None or "end" not in message:
            if message is None:
                yield Outcome(at, "", "failed", BROKEN + self._stop())
                if at == asked.name or len(asked.passed) >= _MOST:
                    break
                asked = self._asked[0] = asked._replace(passed=(*asked.passed, at))
                self._send(*self._asked)
                at, taken, again = asked.name, before, before
            elif "at" in message:
                at, before = message["at"] or at, taken - again
            elif again:
                again -= 1
            else:
                taken += 1
                yield _outcome(message)
        self._asked.pop(0)
        if message is None:
            self._send(*self._asked)

    def close(self) -> None:
        """Ends the process, and leaves nothing behind."""
        self._end()
        if self._folder:
            self._folder.cleanup()

    def _stored(self, content: bytes) -> str:
        """Bytes as a file: through a pipe they might block a process that waits for its answers to be taken."""
        self._folder = self._folder or TemporaryDirectory(prefix="kg-")
        with NamedTemporaryFile(dir=self._folder.name, delete=False) as file:
            file.write(content)
        return file.name

    def _end(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _send(self, *files: _Asked) -> None:
        for file in files:
            if self._process is None:
                self._start()
            assert self._process and self._process.stdin
            with suppress(OSError):  # a process that has ended tells so when it is asked for its answer
                self._process.stdin.write(json.dumps(file).encode() + b"\n")
                self._process.stdin.flush()

    def _start(self) -> None:
        command = [sys.executable, "-P", "-c", "from kg.reading.worker import serve; serve()"]
        paths = os.pathsep.join(
            [*filter(None, sys.path), str(Path(__file__).parents[2])]
        )  # never the folder one stands in
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": paths},
        )
        self._messages = Queue(_WAITING)
        Thread(target=_pass_on, args=(self._process.stdout, self._messages), daemon=True).start()

    def _next(self) -> dict[str, Any] | None:
        """The next message; None where the process ended or took too long."""
        with suppress(Empty):
            line = self._messages.get(timeout=_SECONDS)
            if line:
                message: dict[str, Any] = json.loads(line)
                return message
        return None

    def _stop(self) -> str:
        """Ends a process that does not answer, and says in words how it went."""
        assert self._process
        try:
            code = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return f"no sign of life within {_SECONDS:.0f} seconds"
        finally:
            self._end()
        return (
            "it broke down, for want of memory or by a fault of its library"
            if code < 0
            else f"it ended with code {code}"
        )


def _pass_on(source: IO[bytes] | None, messages: Queue[bytes]) -> None:
    """Takes each line as it comes; at the end an empty one."""
    for line in source or ():
        messages.put(line)
    messages.put(b"")


def _outcome(message: dict[str, Any]) -> Outcome:
    original, origin = message.pop("original"), message.pop("origin")
    if original:
        places = tuple(Place(*place) for place in original.pop("places"))
        original = Original(**original | {"authors": tuple(original["authors"]), "places": places})
    return Outcome(**message, original=original, origin=Origin(**origin) if origin else None)


# ── In the process ──────────────────────────────────────────────────────────


def serve() -> None:
    """Reads requests from standard input till its end, which ends the process at once; what libraries print goes nowhere."""
    answers, requests = os.fdopen(os.dup(1), "wb"), SimpleQueue[bytes]()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

    def send(message: dict[str, Any]) -> None:
        answers.write(json.dumps(message).encode() + b"\n")
        answers.flush()

    listen(lambda name: send({"at": name}))
    _confine()
    Thread(target=_take, args=(requests,), daemon=True).start()
    while True:
        for message in _messages(_Asked(*json.loads(requests.get()))):
            send(message)


def _take(requests: SimpleQueue[bytes]) -> None:
    """Takes each request as it comes. Where there are no more, whoever asked is gone, and nobody waits for an answer."""
    for line in sys.stdin.buffer:
        requests.put(line)
    os._exit(0)


def _confine() -> None:
    """No network, no other program, no endless memory."""
    sys.addaudithook(_refuse)
    with suppress(ImportError):  # no such limits on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen", "os.system", "os.exec"):
        raise PermissionError(f"{event}: a reader reaches nothing but its file")


def _messages(asked: _Asked) -> Iterator[dict[str, Any]]:
    """What became of a file, then the end of it."""
    name = asked.name
    try:
        with open(asked.path, "rb") as file:
            for outcome in outcomes_of(file, name, passed=frozenset(asked.passed)):
                yield asdict(replace(outcome, original=None)) | {"original": _flat(outcome.original)}
    except OSError as error:
        yield asdict(Outcome(name, "", "failed", f"cannot be read: {error.strerror or error}"))
    except MemoryError:
        yield asdict(Outcome(name, "", "failed", f"it takes more than {_MEMORY // 10**9} GB of memory. Split it"))
    except Exception as error:
        yield asdict(Outcome(name, "", "failed", f"{BROKEN}{type(error).__name__}: {error}"))
    yield {"end": True}


def _flat(original: Original | None) -> dict[str, Any] | None:
    """What was read, its places as rows: there are thousands of them."""
    if original is None:
        return None
    fields = {name: getattr(original, name) for name in Original.__dataclass_fields__}
    return fields | {"places": [(p.start, p.page, p.line, p.element) for p in original.places]}
