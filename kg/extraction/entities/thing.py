"""Things: entities in the making."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

_PUNCTUATION = re.compile(r"[\s“”\"'‘’《》〈〉「」·•・\-—()（）,，。、]")
_HAN = re.compile(r"[\u3400-\u9fff]")


@lru_cache(maxsize=1 << 14)
def squeeze(name: str) -> str:
    """A name without marks, spaces and case: what two spellings of it share."""
    return _PUNCTUATION.sub("", name).lower()


@dataclass(eq=False)
class Thing:
    """An entity in the making."""

    key: str
    kind: str
    names: dict[str, int] = field(default_factory=dict)
    """How often each name stands in the text, in order of first use."""
    mentions: list[tuple[int, int]] = field(default_factory=list)
    known_as: str | None = None
    same_as: Thing | None = None
    """The thing that this turned out to be, under another name."""

    only_here: bool = False
    """Its name tells which one is meant only within the article: 市委组织部."""

    _placed: set[tuple[int, int]] = field(default_factory=set, repr=False)
    """The mentions again, to be looked up."""

    @property
    def root(self) -> Thing:
        """The thing itself, whatever it is called here."""
        return self.same_as.root if self.same_as is not None and self.same_as is not self else self

    @property
    def name(self) -> str:
        """The fullest name in Chinese, of those in Latin letters if there is none; the first of several."""
        if len(self.names) == 1:  # of most, and asked for very often
            return next(iter(self.names))
        return max(self.names, key=lambda n: (_HAN.search(n) is not None, len(squeeze(n))))

    def add(self, name: str, span: tuple[int, int] | None) -> None:
        """Adds a name, and the place where it stands if it stands in the text."""
        self.names[name] = self.names.get(name, 0) + 1
        if span is not None:
            self.place(span)

    def place(self, *spans: tuple[int, int]) -> None:
        """Adds places where it stands; each counts once."""
        for span in spans:
            if span not in self._placed:
                self._placed.add(span)
                self.mentions.append(span)
