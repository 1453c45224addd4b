"""Trace: what each step of extraction saw, for whoever mends a lexicon.

`Trace` itself hears and forgets; `Record` keeps what it hears, sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extraction.drafts import Draft
    from kg.extraction.fillers import Filler
    from kg.extraction.frames import Claim
    from kg.extraction.items import Item
    from kg.extraction.mentions import Mention, Sentence
    from kg.language.dates import DateMention


class Trace:
    """Hears what extraction sees and decides, and forgets it."""

    def sentence(self, sentence: Sentence, mentions: Iterable[Mention], dates: Iterable[DateMention]) -> None:
        """A sentence, with all spans of it that may be names or dates."""

    def clause(self, items: Sequence[Item]) -> None:
        """A clause as the row of items that frames are matched against."""

    def tried(self, frame: str, verb: str, fillers: Mapping[str, Sequence[Filler]]) -> None:
        """A frame whose verb stands in the clause, and what fills its roles."""

    def dropped(self, what: str, why: str) -> None:
        """A fact or figure that was not taken."""

    def taken(self, claims: Iterable[Claim]) -> None:
        """Facts of the clause."""

    def figure(self, draft: Draft) -> None:
        """A figure of the clause."""


@dataclass(slots=True)
class Seen:
    """What was seen of one sentence, in words; offsets are those of the article's prose."""

    start: int
    end: int
    text: str
    words: list[str] = field(default_factory=list)
    """Each word with its tag: 大学/n."""
    mentions: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    clauses: list[dict[str, object]] = field(default_factory=list)
    """Of each clause its items, the frames tried, the facts and figures taken, and what was dropped and why."""


class Record(Trace):
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.sentences: list[Seen] = []

    def sentence(self, sentence: Sentence, mentions: Iterable[Mention], dates: Iterable[DateMention]) -> None:
        seen = Seen(sentence.start, sentence.end, sentence.text.strip())
        seen.words = [f"{t.text}/{t.tag}" for t in sentence.tokens if t.text.strip()]
        seen.mentions = [f"{m.name} {m.kind} ({m.rule}{', common noun' if m.definite else ''})" for m in mentions]
        seen.dates = [f"{d.date.edtf} ({d.relation})" for d in dates]
        self.sentences.append(seen)

    def clause(self, items: Sequence[Item]) -> None:
        row = [_item(x) for x in items]
        self.sentences[-1].clauses.append({"items": row, "tried": [], "facts": [], "figures": [], "dropped": []})

    def tried(self, frame: str, verb: str, fillers: Mapping[str, Sequence[Filler]]) -> None:
        roles = ", ".join(f"{role} = {'、'.join(_name(f) for f in found)}" for role, found in fillers.items() if found)
        self._add("tried", f"{verb} → {frame}: {roles or 'nothing fills its roles'}")

    def dropped(self, what: str, why: str) -> None:
        self._add("dropped", f"{what}: {why}")

    def taken(self, claims: Iterable[Claim]) -> None:
        for c in claims:
            planned = ", planned" if c.status == "planned" else ""
            ends = f"{c.subject.root.name} {c.predicate} {_name(c.object)}"
            self._add("facts", f"{ends} ({c.rule}, {c.confidence:.2f}{planned})")

    def figure(self, draft: Draft) -> None:
        number = (
            f" {draft.quantity.comparator} {draft.quantity.value}{draft.quantity.unit or ''}" if draft.quantity else ""
        )
        rank = f", rank {draft.rank.rank}" if draft.rank else ""
        self._add("figures", f"{draft.about.root.name} {draft.indicator}{number}{rank} ({draft.confidence:.2f})")

    def _add(self, part: str, words: str) -> None:
        clauses = self.sentences[-1].clauses
        if not clauses:
            self.clause(())
        found = clauses[-1][part]
        assert isinstance(found, list)
        if words not in found:
            found.append(words)


def _item(item: Item) -> str:
    if item.type == "thing":
        return f"[{'、'.join(t.root.name for t in item.things)}]"
    return f"{item.text}/{item.tag or item.type}"


def _name(filler: object) -> str:
    if isinstance(filler, str):
        return filler
    root = getattr(filler, "root", None)
    return str(root.name if root is not None else getattr(filler, "edtf", getattr(filler, "title", filler)))
