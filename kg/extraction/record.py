"""Record: what each step of extraction saw, sentence by sentence, for whoever mends a lexicon."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extraction.tokens.function_words import ASPECT, COPULAS, LIGHT, PIVOTS, PLANS, REPORTING

if TYPE_CHECKING:
    from kg.domain import Frame
    from kg.extraction.clauses.items import Item
    from kg.extraction.entities.thing import Thing
    from kg.extraction.facts import Evidence
    from kg.extraction.figures.drafts import Draft
    from kg.extraction.figures.ranker import Sight
    from kg.extraction.mentions.mention import Mention
    from kg.extraction.relations.claims import Claim, Filler
    from kg.extraction.tokens.sentences import Sentence
    from kg.language.dates import DateMention
    from kg.language.quantities import Quantity

from kg.extraction.trace import Trace

_FUNCTION_WORDS = ASPECT | COPULAS | LIGHT | PIVOTS | PLANS | REPORTING


@dataclass(slots=True)
class Seen:
    """What was seen of one sentence, in words; offsets are those of the article's prose."""

    start: int
    end: int
    text: str
    words: list[str] = field(default_factory=list)
    """Each word with its tag: 大学/n."""
    mentions: list[str] = field(default_factory=list)
    """Names with their classes and the rules that find them."""
    lost: list[str] = field(default_factory=list)
    """What might have been a name, but stands in a longer one."""
    dates: list[str] = field(default_factory=list)
    clauses: list[dict[str, list[str]]] = field(default_factory=list)
    """Of each clause its items, the frames tried, the facts and figures taken, what was dropped and why, and verbs that no frame has."""


class Record(Trace):
    """Keeps what it hears."""

    def __init__(self) -> None:
        """Nothing is seen yet."""
        self.sentences: list[Seen] = []
        self._candidates: list[Mention] = []
        self._row: Sequence[Item] = ()
        self._begins: list[int] = []
        self._clauses: list[dict[str, list[str]]] = []

    def candidates(self, found: Iterable[Mention]) -> None:
        """Keeps the names that were found, before it is decided which of them count."""
        self._candidates = sorted(found, key=lambda m: (m.start, -m.end))

    def sentence(self, sentence: Sentence, mentions: Iterable[Mention], dates: Iterable[DateMention]) -> None:
        """Begins a sentence: its words, names and dates."""
        seen = Seen(sentence.start, sentence.end, sentence.text.strip())
        seen.words = [f"{t.text}/{t.tag}" for t in sentence.tokens if t.text.strip()]
        rest = self._in(sentence)
        for m in mentions:
            rules = dict.fromkeys(
                [*(c.rule.name for c in rest if _span(c) == _span(m) and c.kind == m.kind), m.rule.name]
            )
            seen.mentions.append(f"{m.name} {m.kind} ({', '.join(rules)}{', common noun' if m.definite else ''})")
            for c in rest:
                if _span(c) == _span(m) and c.kind != m.kind:
                    seen.lost.append(f"{c.name} {c.kind} ({c.rule.name}): taken for a {m.kind}")
            rest = [c for c in rest if _span(c) != _span(m)]
        outer = [*mentions]
        for c in rest:
            longer = next((m.name for m in outer if m.start < c.end and c.start < m.end), "another name")
            seen.lost.append(f"{c.name} {c.kind} ({c.rule.name}): {longer} is longer")
        seen.lost = [*dict.fromkeys(seen.lost)]
        seen.dates = [f"{d.date.edtf} ({d.relation})" for d in dates]
        self.sentences.append(seen)

    def _in(self, sentence: Sentence) -> list[Mention]:
        begin, end = (bisect_left(self._candidates, at, key=lambda m: m.start) for at in (sentence.start, sentence.end))
        return self._candidates[begin:end]

    def clause(self, items: Sequence[Item], pivots: Container[str]) -> None:
        """Begins a clause: the row that frames are matched against."""
        clause: dict[str, list[str]] = {"items": [_item(x) for x in items], "tried": [], "facts": [], "figures": []}
        said = [x.text for x in items if x.type == "word" and x.tag == "v" and x.text not in _FUNCTION_WORDS]
        verbs = [word for word in said if word not in pivots]
        clause |= {"dropped": [], "unknown": verbs}
        self.sentences[-1].clauses.append(clause)
        self._clauses.append(clause)
        self._begins.append(items[0].start)
        self._row = items

    def tried(self, frame: Frame, verb: str, fillers: Mapping[str, Sequence[Filler]]) -> None:
        """Keeps a frame that was tried, with what fills its roles."""
        roles = ", ".join(f"{role} = {'、'.join(_name(f) for f in found)}" for role, found in fillers.items() if found)
        _add(self._clauses[-1]["tried"], f"{verb} → {frame.name}: {roles or 'nothing fills its roles'}")
        open_roles = {
            role: says.predicate for says in frame.says for role in (says.subject, says.object) if not fillers.get(role)
        }
        if open_roles:
            missing = ", ".join(f"{role} ({predicate})" for role, predicate in open_roles.items())
            self.dropped(frame.name, f"nothing fills {missing}")
        self._known(verb)

    def numbers(self, spans: Sequence[tuple[int, int]]) -> None:
        """Keeps the numbers of a clause that are no figures."""
        for x in self._row:
            number = x.type == "word" and x.tag == "m" and any(c.isdigit() for c in x.text)
            if number and not any(a < x.end and x.start < b for a, b in spans):
                self.dropped(x.text, "no quantity and no rank")

    def bearers(
        self,
        at: int,
        quantity: Quantity | None,
        guess: Thing | None,
        chosen: Thing | None,
        candidates: Mapping[Thing, tuple[Sight, Sequence[str]]],
    ) -> None:
        """Keeps whose a figure is if that is not what the rules guess."""
        if guess is not chosen and guess is not None and chosen is not None:
            self.dropped(guess.root.name, f"{chosen.root.name} weighs more as what the figure is of")

    def dropped(self, what: str, why: str) -> None:
        """Keeps what was dropped, and why."""
        _add(self._clauses[-1]["dropped"], f"{what}: {why}")
        self._known(what)

    def claim(self, claim: Claim, evidence: Evidence, again: bool) -> None:
        """Keeps a fact in the clause that says it."""
        said = [evidence.rule, f"{evidence.confidence:.2f}", *(["planned"] if claim.status == "planned" else [])]
        said += ["already said"] if again else []
        ends = f"{claim.subject.root.name} {claim.predicate} {_name(claim.object)}"
        _add(self._at(claim.end - 1)["facts"], f"{ends} ({', '.join(said)})")

    def figure(self, draft: Draft, evidence: Evidence, again: bool) -> None:
        """Keeps a figure in the clause that says it."""
        q = draft.quantity
        words = f"{draft.about.root.name} {draft.indicator}"
        words += f" {q.comparator} {q.value}{q.unit or ''}" if q else ""
        words += f", rank {draft.rank.rank}" if draft.rank else ""
        words += f", {draft.period.edtf}" if draft.period else ""
        clause = self._at(draft.start)
        if again:
            _add(clause["dropped"], f"{words}: a heading's, which the text says too")
        else:
            _add(clause["figures"], f"{words} ({evidence.confidence:.2f}{', planned' if draft.planned else ''})")

    def _known(self, verb: str) -> None:
        """Takes what the lexicon has off the verbs that no frame has."""
        clause = self._clauses[-1]
        clause["unknown"] = [v for v in clause["unknown"] if v not in verb]

    def _at(self, offset: int) -> dict[str, list[str]]:
        """The clause at an offset."""
        return self._clauses[bisect_right(self._begins, offset) - 1]


def _add(part: list[str], words: str) -> None:
    if words not in part:
        part.append(words)


def _span(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _item(item: Item) -> str:
    if item.type == "thing":
        return f"[{'、'.join(t.root.name for t in item.things)}]"
    return f"{item.text}/{item.tag or item.type}"


def _name(filler: object) -> str:
    if isinstance(filler, str):
        return filler
    root = getattr(filler, "root", None)
    return str(root.name if root is not None else getattr(filler, "edtf", getattr(filler, "title", filler)))
