"""Record: what each step of extraction saw, sentence by sentence, for whoever mends a lexicon."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import singledispatchmethod

from kg.extraction.clauses.items import Item
from kg.extraction.decide import Measured, Stated
from kg.extraction.figures.reader import Numbers
from kg.extraction.figures.weighing import Weighed
from kg.extraction.mentions.mention import Mention
from kg.extraction.mentions.tagger import Tagged
from kg.extraction.pipeline import ReadClause, ReadSentence
from kg.extraction.relations.coherence import Excluded
from kg.extraction.relations.frames import Tried
from kg.extraction.relations.scorer import Scored
from kg.extraction.rules.learned import AS_LIKELY_AS_NOT
from kg.extraction.tokens.tags import ASPECT, COPULAS, LIGHT, PIVOTS, PLANS, REPORTING
from kg.extraction.trace import Trace

_LIKELIEST = 3
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
    tagged: list[str] = field(default_factory=list)
    """What the tagger sees as names, with how sure it is and what else each might be."""
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
        self._row: Sequence[Item] = ()
        self._begins: list[int] = []
        self._clauses: list[dict[str, list[str]]] = []

    @singledispatchmethod
    def saw(self, seen: object) -> None:
        """Keeps nothing of what it has no use for."""

    @saw.register
    def _(self, seen: ReadSentence) -> None:
        """Begins a sentence: its words, names and dates."""
        sentence, mentions = seen.sentence, seen.mentions
        kept = Seen(sentence.start, sentence.end, sentence.text.strip())
        kept.words = [f"{t.text}/{t.tag}" for t in sentence.tokens if t.text.strip()]
        kept.mentions = list(_told(mentions, seen.candidates))
        kept.tagged = [_chances(t) for t in seen.tagged]
        kept.lost = [
            *dict.fromkeys((*_of_other_class(mentions, seen.candidates), *_in_others_place(mentions, seen.candidates)))
        ]
        kept.dates = [f"{d.date.edtf} ({d.relation})" for d in seen.dates]
        self.sentences.append(kept)

    @saw.register
    def _(self, seen: ReadClause) -> None:
        """Begins a clause: the row that frames are matched against."""
        items = seen.items
        clause: dict[str, list[str]] = {"items": [_item(x) for x in items], "tried": [], "facts": [], "figures": []}
        said = [x.text for x in items if x.type == "word" and x.tag == "v" and x.text not in _FUNCTION_WORDS]
        verbs = [word for word in said if word not in seen.pivots]
        clause |= {"learned": [], "dropped": [], "unknown": verbs}
        self.sentences[-1].clauses.append(clause)
        self._clauses.append(clause)
        self._begins.append(items[0].start)
        self._row = items

    @saw.register
    def _(self, seen: Tried) -> None:
        """Keeps a frame that was tried, with what fills its roles."""
        frame, verb, fillers = seen.frame, seen.verb, seen.fillers
        roles = ", ".join(f"{role} = {'、'.join(_name(f) for f in found)}" for role, found in fillers.items() if found)
        _add(self._clauses[-1]["tried"], f"{verb} → {frame.name}: {roles or 'nothing fills its roles'}")
        open_roles = {
            role: says.predicate for says in frame.says for role in (says.subject, says.object) if not fillers.get(role)
        }
        if open_roles:
            missing = ", ".join(f"{role} ({predicate})" for role, predicate in open_roles.items())
            self.dropped(frame.name, f"nothing fills {missing}")
        self._known(verb)

    @saw.register
    def _(self, seen: Numbers) -> None:
        """Keeps the numbers of a clause that are no figures."""
        for x in self._row:
            number = x.type == "word" and x.tag == "m" and any(c.isdigit() for c in x.text)
            if number and not any(a < x.end and x.start < b for a, b in seen.spans):
                self.dropped(x.text, "no quantity and no rank")

    @saw.register
    def _(self, seen: Weighed) -> None:
        """Keeps whose a figure is likely to be, of when and in which words, and what the rules guess if that is not it."""
        clause, rules = self._at(seen.draft.start), seen.draft
        bearers = _likeliest({t.root.name: chance for t, chance in seen.bearers.items()})
        periods = _likeliest({d.edtf if d else "no time": chance for d, chance in seen.periods.items()})
        words = [f"“{seen.wording.words}” {seen.wording.probability:.2f}"] if seen.wording else []
        _add(clause["learned"], f"{rules.indicator} of " + ", ".join(bearers))
        _add(clause["learned"], f"{rules.indicator}: " + "; ".join([", ".join(periods), *words]))
        guess = rules.about.root.name
        if bearers and not bearers[0].startswith(f"{guess} "):
            _add(clause["dropped"], f"{guess}: {bearers[0]} weighs more as what the figure is of")
        if seen.counts < AS_LIKELY_AS_NOT:
            _add(clause["learned"], f"{rules.indicator}: a figure {seen.counts:.2f}")

    @saw.register
    def _(self, seen: Scored) -> None:
        """Keeps how likely the scorer finds a fact, and that it dropped what a rule says."""
        pair = seen.pair
        ends = f"{pair.subject.root.name} {seen.predicate} {_name(pair.object)}"
        clause = self._at(min(max(start for start, _ in pair.spans), self.sentences[-1].end))
        if seen.taken:
            _add(clause["learned"], f"{ends} {seen.probability:.2f}")
        else:
            _add(clause["dropped"], f"{ends}: a rule says it, but the scorer finds it unlikely")

    def dropped(self, what: str, why: str) -> None:
        """Keeps what was dropped, and why."""
        _add(self._clauses[-1]["dropped"], f"{what}: {why}")
        self._known(what)

    @saw.register
    def _(self, seen: Stated) -> None:
        """Keeps a fact in the clause that says it."""
        claim, evidence = seen.claim, seen.evidence
        said = [evidence.rule, f"{evidence.confidence:.2f}", *(["planned"] if claim.status == "planned" else [])]
        said += ["already said"] if seen.again else []
        ends = f"{claim.subject.root.name} {claim.predicate} {_name(claim.object)}"
        _add(self._at(claim.end - 1)["facts"], f"{ends} ({', '.join(said)})")

    @saw.register
    def _(self, seen: Excluded) -> None:
        """Keeps a fact that others exclude, and why."""
        claim = seen.claim
        ends = f"{claim.subject.root.name} {claim.predicate} {_name(claim.object)}"
        _add(self._at(claim.end - 1)["dropped"], f"{ends}: {seen.why}")

    @saw.register
    def _(self, seen: Measured) -> None:
        """Keeps a figure in the clause that says it."""
        draft, evidence = seen.draft, seen.evidence
        q = draft.quantity
        words = f"{draft.about.root.name} {draft.indicator}"
        words += f" {q.comparator} {q.value if q.most is None else f'{q.value}–{q.most}'}{q.unit or ''}" if q else ""
        words += f", rank {draft.rank.rank}" if draft.rank else ""
        words += f", {draft.period.edtf}" if draft.period else ""
        clause = self._at(draft.start)
        if seen.again:
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


def _chances(tagged: Tagged) -> str:
    """A name as the tagger sees it, with what else it might be."""
    found = tagged.found
    others = ", ".join(f"{kind or 'no name'} {chance:.2f}" for kind, chance in tagged.others.items())
    return f"{found.value} {found.label} {tagged.probability:.2f}" + (f" (else {others})" if others else "")


def _likeliest(chances: Mapping[str, float]) -> list[str]:
    """The likeliest of some answers with their probabilities."""
    return [f"{answer} {chance:.2f}" for answer, chance in sorted(chances.items(), key=lambda c: -c[1])[:_LIKELIEST]]


def _told(mentions: Sequence[Mention], candidates: Sequence[Mention]) -> Iterator[str]:
    """Each mention with the rules that find it; all of them with the first of several that stand in one place."""
    spans: set[tuple[int, int]] = set()
    for m in mentions:
        alike = [c for c in candidates if _span(c) == _span(m) and c.kind == m.kind and _span(m) not in spans]
        rules = ", ".join(dict.fromkeys((*(c.rule.name for c in alike), m.rule.name)))
        yield f"{m.name} {m.kind} ({rules}{', common noun' if m.definite else ''})"
        spans.add(_span(m))


def _of_other_class(mentions: Sequence[Mention], candidates: Sequence[Mention]) -> Iterator[str]:
    """What a mention might have been taken for too."""
    spans: set[tuple[int, int]] = set()
    for m in mentions:
        if _span(m) not in spans:
            others = (c for c in candidates if _span(c) == _span(m) and c.kind != m.kind)
            yield from (f"{c.name} {c.kind} ({c.rule.name}): taken for a {m.kind}" for c in others)
        spans.add(_span(m))


def _in_others_place(mentions: Sequence[Mention], candidates: Sequence[Mention]) -> Iterator[str]:
    """What might have been a name, but stands in a longer one, or around one that the tagger is sure of, or where that sees none."""
    spans = {_span(m) for m in mentions}
    for c in candidates:
        if _span(c) not in spans:
            other = next((m for m in mentions if m.start < c.end and c.start < m.end), None)
            if other is None:
                why = "no name is likelier"
            else:
                why = f"{other.name} is {'surer' if other.end - other.start < c.end - c.start else 'longer'}"
            yield f"{c.name} {c.kind} ({c.rule.name}): {why}"


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
