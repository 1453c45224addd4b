"""Anaphora: what 他, 该院, 本届峰会, 前者 and a bare head word point back to."""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.identity import Thing
from kg.extraction.items import Item
from kg.extraction.mentions import Mention

_PERSONAL = ("他", "她", "其本人", "本人")
_GROUPS = ("两人", "他们", "她们", "二人")


class Antecedents:
    """The things mentioned so far, in order, and what a later word can point back to."""

    def __init__(self, domain: Domain) -> None:
        self.domain = domain
        self.seen: list[Thing] = []
        self.pairs: list[list[Thing]] = []
        """Lists of things in the order met: 前者 and 后者 point to the last one of two."""

    def note(self, things: Sequence[Thing]) -> None:
        """Notes that things were mentioned."""
        self.seen.extend(things)

    def of_head(self, mention: Mention) -> Thing | None:
        """The last thing whose name ends with the bare head, or is of its class where the head is any such thing's."""
        for thing in reversed(self.seen):
            if any(n.endswith(mention.name) for n in thing.names) and self.domain.core_class(thing.kind) == self.domain.core_class(mention.kind):
                return thing
        return None

    def of_class(self, kind: str) -> Thing | None:
        """The last thing of a class."""
        return next((t for t in reversed(self.seen) if self.domain.is_a(t.kind, kind)), None)

    def of_word(self, item: Item) -> list[Thing]:
        """What a pronoun points back to: a person for 他 and 她, the two ends of the last pair for 前者 and 后者."""
        if item.text in _PERSONAL:
            person = self.of_class(self.domain.person)
            return [person] if person else []
        if item.text in ("前者", "后者") and self.pairs:
            pair = self.pairs[-1]
            return [pair[0] if item.text == "前者" else pair[-1]]
        return []
