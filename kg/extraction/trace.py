"""Trace: who hears what each room of extraction sees and decides."""

from __future__ import annotations


class Trace:
    """Hears what extraction sees and decides, and forgets it."""

    def saw(self, seen: object) -> None:
        """What a room has seen, as a value of that room's: a sentence, a frame that was tried, a fact."""

    def dropped(self, what: str, why: str) -> None:
        """A verb, fact or figure of the clause that was not taken."""
