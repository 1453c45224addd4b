"""What is not read, and why."""

from __future__ import annotations

DAMAGED = "damaged. Save or download it again"
"""The reason of what the library beneath a reader breaks on; its own words are for programmers."""


class Unread(Exception):
    """A file or a part of it that is not read, and why: `encrypted. Save it without a password`."""

    def __init__(self, reason: str, *, part: str | None = None, skipped: bool = False) -> None:
        """Takes the reason and what one can do, the part it is about, and whether there is nothing to read in it: a picture, a page of links."""
        super().__init__(reason)
        self.reason, self.part, self.skipped = reason, part, skipped
