"""A process of its own for one query: a fork that has no way to the network and ends with its time or its memory.

It sees the store as it stands, for the price of a page table, and leaves nothing behind. It closes all that was open and may open
nothing, no socket and no file: `SERVICE` reaches nobody, however it is written. It ends when the process that asked ends.
"""

from __future__ import annotations

import _thread
import fcntl
import gc
import math
import os
import resource
import select
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

from kg.errors import KgError
from kg.query.engine import Question, Reply, evaluated, merge_named_graphs
from kg.query.limits import Limits

_FAULTS = (SyntaxError, RecursionError, RuntimeError, ValueError, OSError, MemoryError, SystemError)
_KINDS = ("rows", "graph", *(fault.__name__ for fault in _FAULTS))
"""What a message is: an answer, or the fault that came in its place. The kind is its first byte, its length the next eight."""
_HEAD = 9
_CHUNK = 1 << 20
_LONGEST_WAIT = 3600.0  # seconds; the milliseconds that poll takes are an int


def reply_to(question: Question, limits: Limits) -> Reply:
    """What the store answers. The worker has ended when this returns, or raises, Ctrl-C included.

    Raises:
        KgError: the time or the memory was not enough.
        Exception: what the engine said of the query; RecursionError where it is nested too deeply, SystemError where the engine broke.
    """
    try:
        kind, data = _asked(question, limits)
    except OSError as error:
        raise KgError(f"the query gets no process of its own: {error.strerror}") from None
    if kind in ("rows", "graph"):
        return Reply(kind, data)
    if kind == "MemoryError":
        raise limits.out_of_memory()
    raise next(fault for fault in _FAULTS if fault.__name__ == kind)(data.decode(errors="replace"))


def _asked(question: Question, limits: Limits) -> tuple[str, bytes]:
    """The message of a worker: its kind, and what it says."""
    end = limits.end()
    read, write = os.pipe()
    child = 0
    try:
        try:
            with _no_signals():
                child = os.fork()
                if not child:
                    _work(question, write, limits)
        finally:
            os.close(write)
        message = _received(read, end, limits)
    except BaseException:
        if child:
            os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(read)
        status = _reaped(child)
    if message is None:
        raise _breakdown(status, limits)
    return message


@contextmanager
def _no_signals() -> Iterator[None]:
    """Puts signals off, so that none finds a worker born whom nobody knows yet, or runs a handler of the parent's in it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _received(source: int, end: float, limits: Limits) -> tuple[str, bytes] | None:
    """The message that comes out of a pipe; None where the worker ended before."""
    head = _read(source, _HEAD, end, limits)
    size = int.from_bytes(head[1:])
    if size > limits.memory:
        raise limits.out_of_memory()
    data = _read(source, size, end, limits)
    return (_KINDS[head[0]], data) if len(head) == _HEAD and len(data) == size else None


def _read(source: int, size: int, end: float, limits: Limits) -> bytes:
    """So many bytes, or fewer where the worker ended before."""
    ready = select.poll()
    ready.register(source, select.POLLIN)
    parts = []
    while size:
        left = end - time.monotonic()
        if left <= 0:
            raise limits.out_of_time()
        if ready.poll(min(left, _LONGEST_WAIT) * 1000):
            part = os.read(source, min(size, _CHUNK))
            if not part:
                break
            parts.append(part)
            size -= len(part)
    return b"".join(parts)


def _reaped(child: int) -> int | None:
    """How a worker ended: minus the signal that ended it, or its exit code; None where another part of the program took note of it."""
    try:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) if child else None
    except ChildProcessError:
        return None


def _breakdown(status: int | None, limits: Limits) -> Exception:
    """The error for a worker that ended without a message."""
    if status in (-signal.SIGSEGV, -signal.SIGBUS):  # its stack was full
        return RecursionError()
    if status is None:
        return SystemError("it ended without an answer")
    return limits.out_of_memory()  # a library aborts where it gets no memory, and the system kills where it has none


# ── In the worker ──────────────────────────────────────────────────────────


def _work(question: Question, write: int, limits: Limits) -> NoReturn:
    """Answers on a thread, whose random numbers begin anew: those of the thread that forked would repeat in each worker."""
    try:
        gc.disable()
        _confine(write, limits)
        _thread.start_new_thread(_answer, (question, write))
        while True:
            signal.pause()
    finally:
        os._exit(1)


def _confine(write: int, limits: Limits) -> None:
    """Leaves the worker one pipe, its memory, and no way to open anything."""
    _end_with_reader(write)
    if not math.isinf(limits.memory):
        with suppress(
            FileNotFoundError
        ):  # without Linux's /proc nobody says what is held, and no limit of memory holds
            _set_limit(resource.RLIMIT_DATA, _held() + int(limits.memory))
    for opened in set(map(int, os.listdir("/dev/fd"))) - {write}:
        with suppress(OSError):
            os.close(opened)
    _set_limit(resource.RLIMIT_CORE, 0)
    _set_limit(resource.RLIMIT_NOFILE, 0)


def _end_with_reader(write: int) -> None:
    """Lets the system end the worker when nobody holds the other end of the pipe any more; no other signal may come in."""
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(write, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(write, fcntl.F_SETFL, os.O_ASYNC)
    signal.pthread_sigmask(signal.SIG_SETMASK, signal.valid_signals() - {signal.SIGIO})
    gone = select.poll()
    gone.register(write, 0)
    if gone.poll(0):
        os._exit(1)


def _set_limit(what: int, size: int) -> None:
    """Lowers a limit, for good."""
    size = min([size, *(limit for limit in resource.getrlimit(what) if limit != resource.RLIM_INFINITY)])
    resource.setrlimit(what, (size, size))


def _held() -> int:
    """The bytes that the process holds as data."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[5]) * resource.getpagesize()


def _answer(question: Question, write: int) -> None:
    """Sends the answer, or the fault in its place, and ends the worker."""
    try:
        kind, data = _outcome(question)
        fcntl.fcntl(write, fcntl.F_SETFL, 0)
        _send(write, bytes([_KINDS.index(kind)]) + len(data).to_bytes(_HEAD - 1))
        _send(write, data)
        os._exit(0)
    finally:
        os._exit(1)


def _outcome(question: Question) -> tuple[str, bytes]:
    """What a message says: its kind, and an answer, or the words of a fault."""
    try:
        merge_named_graphs(question.store)
        reply = evaluated(question)
        return reply.kind, reply.data
    except BaseException as error:
        fault = next((fault for fault in _FAULTS if isinstance(error, fault)), SystemError)
        return fault.__name__, str(error).encode(errors="replace")


def _send(target: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(target, left) :]
