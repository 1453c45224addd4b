"""Mentions: the spans of a text that name a thing, with the class that the name itself gives."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import add

from kg.domain import Domain
from kg.extraction.rules.names import HEAD_WORD, HEAD_WORD_WEAK, REPEATED_NAME
from kg.extraction.rules.rule import NameRule
from kg.language.codes import is_sign_of_document


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names a thing. A bare head (该院, 峰会) is `definite`: it points back to a thing named before."""

    start: int
    end: int
    name: str
    kind: str
    rule: NameRule
    """Between overlapping spans of equal length that of the stronger rule wins."""
    definite: bool = False
    aliases: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    """Other names that the text gives it right after it: 某某大会（以下简称“大会”）."""


LONGEST = 60
"""Characters of a name: the longest of the press, two ceremonies in one, have some 40. What goes on longer is a row of words."""
_SPACE = re.compile(r"(?<=[\u3400-\u9fff“”·])[ \u3000]+(?=[\u3400-\u9fff“”·])")


def is_of_number(text: str, span: tuple[int, int], numbers: list[tuple[int, int]], domain: Domain) -> bool:
    """Whether a span is no name but part of a document's number: 梅人社发 of 梅人社发〔2022〕8号, 梅人社 of 梅人社〔2022〕8号.

    Whose last word tells their class are bodies all the same: 教育部〔2022〕8号.
    """
    start, end = span
    short = any(end == at for at, _ in numbers) and not text[start:end].endswith(domain.names.head_words)
    return short or is_sign_of_document(text, start, end, numbers)


def clean(name: str) -> str:
    """A name without the typesetter's spaces and line breaks between Chinese characters."""
    return name if name.isalnum() else _SPACE.sub("", name.replace("\n", "")).strip()


def select(mentions: Iterable[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Splits mentions into the outermost ones and those nested in them; of two that cross, the longer stays."""
    ranked = sorted(
        mentions, key=lambda m: (m.start - m.end, -len(m.aliases), -m.rule.strength, m.start, m.definite, m.kind)
    )
    outer: list[Mention] = []
    inner: dict[int, _Nest] = {}
    owner: dict[int, int] = {}
    for m in ranked:
        over = {owner[i] for i in range(m.start, m.end) if i in owner}
        if not over:
            owner.update((i, len(outer)) for i in range(m.start, m.end))
            outer.append(m)
        elif len(over) == 1:
            (around,) = over
            inner.setdefault(around, _Nest(outer[around])).add(m)
    nested = [m for nest in inner.values() for m in nest.mentions]
    return sorted(outer, key=lambda m: m.start), sorted(nested, key=lambda m: (m.start, -m.end))


class _Nest:
    """The mentions within another, the longest first, none of which cross."""

    def __init__(self, around: Mention) -> None:
        self.around = around
        self.mentions: list[Mention] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, m: Mention) -> None:
        """Adds a mention if it crosses none and lies in the outer one; what ends with that is the end of its name."""
        lies_in = self.around.start <= m.start and m.end < self.around.end
        if lies_in and not (_one_inside(self._starts, m) or _one_inside(self._ends, m)):
            self.mentions.append(m)
            insort(self._starts, m.start)
            insort(self._ends, m.end)


def _one_inside(places: Sequence[int], m: Mention) -> bool:
    """Whether one of the places, in order, stands inside a mention, not at its edges."""
    at = bisect_right(places, m.start)
    return at < len(places) and places[at] < m.end


def whole_names(mentions: Iterable[Mention], text: str) -> list[Mention]:
    """Mentions whose left edge cuts through a known name reach out to its beginning: (驰)柳汽车博士后工作站."""
    found = list(mentions)
    cut = {i: m for m in found if m.rule == REPEATED_NAME for i in range(m.start + 1, m.end)}
    return [
        replace(m, start=cut[m.start].start, name=clean(text[cut[m.start].start : m.end]))
        if m.rule in (HEAD_WORD, HEAD_WORD_WEAK) and not m.definite and m.start in cut and m.end >= cut[m.start].end
        else m
        for m in found
    ]


def more_places_named(text: str, names: Mapping[str, str], domain: Domain) -> Iterator[Mention]:
    """Every further place of the text where a name, found elsewhere in it, stands: names and their classes by name. The longest name counts.

    Names are looked up by their first two characters, so that the time grows with the text, not with the number of names.
    """
    by_start: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        if len(name) > 1:
            by_start.setdefault(name[:2], []).append(name)
    end = 0  # of the last name
    for at, two in enumerate(map(add, text, text[1:])) if by_start else ():
        if at < end or two not in by_start:
            continue
        near = (n for n in by_start[two] if text.startswith(n, at))
        here = next((n for n in near if not domain.places.is_committee(text, at + len(n))), None)
        if here is not None:
            end = at + len(here)
            yield Mention(at, end, here, names[here], REPEATED_NAME)
