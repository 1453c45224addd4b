"""Signs of life: a reader that takes long tells that it goes on, and whoever waits for it hears what it is at."""

from __future__ import annotations

from collections.abc import Callable

_listeners: list[Callable[[str | None], None]] = []


def listen(listener: Callable[[str | None], None]) -> None:
    """Lets a function hear of each sign of life."""
    _listeners.append(listener)


def beat(name: str | None = None) -> None:
    """Tells that the reader goes on: with another file, if it is named, else with the next page of the same."""
    for listener in _listeners:
        listener(name)
