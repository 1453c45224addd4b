"""What a query may take: seconds, and bytes of memory."""

from __future__ import annotations

import math
import re
import time
from dataclasses import dataclass

from kg.errors import KgError, UsageError

TIMEOUT = 60.0
MEMORY = "2G"
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGT]?)(?:i?B)?", re.IGNORECASE)
_MOST = 2.0**60
"""Bytes: more than any machine has, and no more than a system can count."""
_UNITS = {unit: 1024**power for power, unit in enumerate(("", "K", "M", "G", "T"))}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take, its answer included."""

    timeout: float
    """Seconds; infinite for no limit."""
    memory: float
    """Bytes above what the program held before; infinite for no limit."""

    @classmethod
    def of(cls, timeout: float = TIMEOUT, memory: int | str = MEMORY) -> Limits:
        """Takes seconds, and bytes or a size such as `500M` or `2G` (of 1024); 0 is no limit, nor is more than any machine has.

        Raises:
            UsageError: either is no such number.
        """
        if not timeout >= 0:
            raise UsageError(f"{timeout}: give seconds, or 0 for no limit", parameter="timeout")
        size = _SIZE.fullmatch(str(memory).strip())
        if size is None:
            raise UsageError(f"{memory}: give bytes, or a size such as 500M or 2G; 0 for no limit", parameter="memory")
        wanted = float(size[1]) * _UNITS[size[2].upper()]
        return cls(timeout or math.inf, max(1, int(wanted)) if 0 < wanted < _MOST else math.inf)

    def end(self) -> float:
        """When the time is over that begins now, on the clock of `time.monotonic`."""
        return time.monotonic() + self.timeout

    def out_of_time(self) -> KgError:
        """The error for a query that had no answer in time."""
        return KgError(
            f"{self.timeout:g}: the query had no answer after so many seconds. Give more, or 0 for no limit",
            parameter="timeout",
        )

    def out_of_memory(self) -> KgError:
        """The error for a query that, or whose answer, takes too much memory."""
        if math.isinf(self.memory):
            return KgError("the query, or its answer, needs more memory than this machine has")
        return KgError(
            f"{_in_words(self.memory)}: the query, or its answer, needs more. Give more, or 0 for no limit",
            parameter="memory",
        )


def _in_words(size: float) -> str:
    """Bytes as a size that can be given: 2G, 500M, 1234."""
    unit = next(u for u in ("T", "G", "M", "K", "") if size % _UNITS[u] == 0)
    return f"{size / _UNITS[unit]:.0f}{unit}"
