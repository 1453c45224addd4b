"""Ranks: who stands where in a row, among whom, and of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.facts import Text
from kg.extraction.figures.drafts import Asked, Draft
from kg.extraction.figures.indicators import (
    GROWTH,
    NAMING,
    OF_WHOLES,
    described,
    indicator_words,
    noun_phrase,
    without_growth,
)
from kg.extraction.figures.reading import Clause, Reading
from kg.extraction.figures.scope import scoped
from kg.extraction.relations.claims import Claim, allowed
from kg.extraction.rules.facts import RANKED_IN
from kg.language.ranks import Rank

_TOTALS = ("总量", "总数", "规模", "数量", "总额")
_IN_TURN = ("依次", "分别", "分")
_SHARE = "占"
_LARGE = "大"
_RANKING = "排名"
"""What a rank is of if nothing says what."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A rank with what stands around it."""

    rank: Rank
    before: Sequence[Item]
    scope: str | Text | None
    """Among whom it is one."""
    after: Sequence[Item]
    about: Thing | None
    """Who has it."""
    domain: Domain
    sized: bool = False
    """Whether it says of what one is so large, 第二大|股东, and ranks no figure before it."""

    @property
    def words(self) -> str:
        """What the words before it say it is of."""
        return indicator_words(self.before, self.about, self.domain)


class RankReader:
    """Reads the ranks of an article clause by clause."""

    def __init__(self, reading: Reading) -> None:
        """Takes the figures read up to now."""
        self.reading = reading

    def read(self, clause: Clause, ranks: Sequence[Rank], drafts: Sequence[Draft]) -> None:
        """Notes the ranks of one clause. `drafts`: its figures, which may be what is ranked."""
        for rank in ranks:
            listed = self._of_list(clause, rank)
            for draft in listed:
                self.reading.note(draft, clause)
            if not listed:
                self._rank(clause, rank, valued=bool(drafts))

    def _of_list(self, clause: Clause, rank: Rank) -> list[Draft]:
        """甲、乙、丙依次跻身前十, 数量位居前三: the ranks of a list, each member its own; none if the rank is not a list's."""
        sentence = self.reading.sentence
        if rank.comparator != "<=" or not sentence.lists:
            return []
        things = sentence.lists[-1]
        in_turn = clause.has_word((*_IN_TURN, *self.reading.domain.figures.distributing)) and len(things) < rank.rank
        if not in_turn and len(things) != rank.rank - rank.first + 1:
            return []
        words = self._counted_by_list(clause.before(rank))
        first = rank.rank - len(things) + 1
        own = (Rank(rank.start, rank.end, n, "=") for n in count(first))
        return [self._draft(clause, thing, words, r) for thing, r in zip(things, own, strict=False)]

    def _counted_by_list(self, row: Sequence[Item]) -> str:
        """What the ranks of a list are of: the words before them, else what the sentence has said."""
        counted = indicator_words([x for x in row if x.type != "thing"], None, self.reading.domain)
        last = self.reading.sentence.last
        return counted or self.reading.sentence.said or (last.indicator if last is not None else _RANKING)

    def _rank(self, clause: Clause, rank: Rank, *, valued: bool) -> None:
        """Notes one rank, by itself or with the figure that is ranked. `valued`: its clause has figures."""
        place = self._place(clause, rank)
        ranked = self._figure_ranked(place, valued=valued)
        if ranked is not None:
            ranked.rank, ranked.scope = rank, place.scope
        elif place.about is None:
            self.reading.drop(rank, "nothing says what it is of")
        else:
            draft = self._own_figure(clause, place, place.about)
            self.reading.note(draft, clause)

    def _place(self, clause: Clause, rank: Rank) -> _Place:
        """A rank with what stands around it, and who has it."""
        before, scope = scoped(clause.before(rank), self.reading.domain)
        after = clause.after(rank)
        about = described(after)
        if about is None:
            asked = Asked(clause.items, clause.subjects, rank.start, indicator_words(before, None, self.reading.domain))
            about = self.reading.bearers.of(asked)
        sized = self.reading.text[rank.start : rank.end].endswith(_LARGE)
        return _Place(rank, before, scope, after, about, self.reading.domain, sized)

    def _figure_ranked(self, place: _Place, *, valued: bool) -> Draft | None:
        """The figure that a rank is of: the last one, unless the rank's words name something else."""
        sentence, last = self.reading.sentence, self.reading.sentence.last
        if place.sized or last is None or last.rank is not None or last.quantity is None:
            return None
        if valued:
            return last
        if sentence.said:  # 人口550万，每万人的人才数量，居第3位: of what stands between
            return None
        words = place.words
        return self._grown_or_whole(words, last) if not words or _goes_on(words, last) else None

    def _grown_or_whole(self, words: str, last: Draft) -> Draft:
        """What a clause that only gives a rank ranks: the growth if it says so, else what has grown, or of what so much is.

        A rate is ranked itself: 人才净流入率4.6%，居第三.
        """
        if words.endswith(GROWTH) or not (words or _is_of_whole(last)):
            return last
        drafts = self.reading.sentence.drafts
        whole = [d for d in drafts if d.quantity and d.quantity.unit not in OF_WHOLES and d.about is last.about]
        return whole[0 if words.endswith(_TOTALS) else -1] if whole else last

    def _own_figure(self, clause: Clause, place: _Place, about: Thing) -> Draft:
        """The figure of a rank alone; what a document ranks is a place: 某市居某某榜单第三."""
        document = self.reading.document_in(place.before)
        if document is not None and about in document.things:
            ranked = next(iter(self.reading.bearers.discussion.places), about)
            words = document.text
        else:
            ranked, words = about, _named_by(place)
        draft = self._draft(clause, ranked, self._indicator(words, ranked), place.rank)
        ranking = document.things[0] if document is not None else None
        return replace(draft, scope=place.scope, document=ranking)

    def _indicator(self, words: str, about: Thing) -> str:
        """What a rank is of: its own words, else those before it, the document that ranks, or the last rank."""
        sentence, last = self.reading.sentence, self.reading.sentence.last
        if last is not None and words in GROWTH:
            return last.indicator + words
        if words or sentence.said:
            return words or sentence.said
        if sentence.document is not None and sentence.document is not about:
            return sentence.document.name
        return last.indicator if last is not None else _RANKING

    def _draft(self, clause: Clause, about: Thing, words: str, rank: Rank) -> Draft:
        """A figure without a value."""
        return Draft(about, words, clause.start, clause.end, None, rank, self.reading.sentence.period)


def listings(drafts: Sequence[Draft], domain: Domain) -> Iterator[Claim]:
    """What has a rank in a document stands in it: 某市居某某排行榜第三."""
    predicate = domain.schema.list_property
    for draft in drafts:
        document, about = draft.document, draft.about.root
        if predicate and document is not None and about.kind and allowed(domain, predicate, about, document):
            yield Claim(about, predicate, document, draft.start, draft.end, RANKED_IN, draft.doubt)


def _is_of_whole(draft: Draft) -> bool:
    """Whether a figure is of another one: a growth of what has grown, 占全省三成 of what does."""
    return without_growth(draft.indicator) != draft.indicator or draft.indicator.startswith(_SHARE) or draft.carried


def _named_by(place: _Place) -> str:
    """What the words around a rank say it is of: 第二大|股东, 以第34位的|排名, and before it nothing without a noun."""
    if place.sized and len(kind := indicator_words(noun_phrase(place.after, place.domain), None, place.domain)) > 1:
        return kind
    if place.after and place.after[0].is_word("的"):
        return indicator_words(noun_phrase(place.after, place.domain), place.about, place.domain) or _RANKING
    named = any(x.type != "thing" and x.tag in NAMING for x in place.before)
    return place.words if named else ""


def _goes_on(words: str, last: Draft) -> bool:
    """Whether the words before a rank name the last figure: 增幅 a growth, 总量 a total."""
    if words.endswith(GROWTH):
        return last.quantity is not None and last.quantity.unit == "%" and any(g in last.indicator for g in GROWTH)
    return words.endswith(_TOTALS)
