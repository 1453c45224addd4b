"""Neighbours: what stands right before and right after a word or an item of a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """What has half-open offsets into the text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


T = TypeVar("T")


def before(row: Sequence[T], i: int) -> T | None:
    """What stands before the place `i` of a row, None at its beginning."""
    return row[i - 1] if 0 < i <= len(row) else None


def after(row: Sequence[T], i: int) -> T | None:
    """What stands after the place `i` of a row, None at its end."""
    return row[i + 1] if -1 <= i < len(row) - 1 else None


def touches(left: Placed | None, right: Placed | None) -> bool:
    """Whether nothing, not even a space, stands between two."""
    return left is not None and right is not None and left.end == right.start
