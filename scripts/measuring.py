"""How time and memory are measured: of commands, and of work in this process, against each other in turns."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROUNDS = 3  # of each pair; the best of each side counts, since noise only ever adds time


MEGABYTE = 1024  # ru_maxrss counts kilobytes on Linux


MEMORY_OF = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def command(*words: str | Path) -> float:
    """Runs a command: its seconds."""
    return seconds(lambda: _run(words))


def megabytes(*words: str | Path) -> float:
    """The most memory that a command held, or a process that it began, in MB. A small process begins it: it would begin with what this one holds."""
    return int(_run((sys.executable, "-c", MEMORY_OF, *words))) / MEGABYTE


def _run(words: Sequence[str | Path]) -> str:
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))} failed:\n{done.stderr}")
    return done.stdout


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(ours: Callable[[], float], bare: Callable[[], float]) -> tuple[float, float]:
    """The best seconds of each, taken in turns so that a busy machine slows both."""
    pairs = [(ours(), bare()) for _ in range(ROUNDS)]
    return min(a for a, _ in pairs), min(b for _, b in pairs)


def processor_seconds(work: Callable[[], object]) -> float:
    """What the work costs whatever else the machine does."""
    start = time.process_time()
    work()
    return time.process_time() - start
