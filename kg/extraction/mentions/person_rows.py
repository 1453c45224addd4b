"""Rows of persons, 甲、乙、丙等, of which LAC knows some: the others have the form of a name, or stand for 沈|建, a place, a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.domain import Domain
from kg.extraction.mentions.foreign_names import after_office, looks_like_a_name
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.rules.names import NAME_IN_ROW
from kg.extraction.tokens.sentences import Sentence, Token

_LONGEST = 3  # words that a name in a row is cut into, a character each
_AFTER_ROW = ("等", "，", "。")


@dataclass(frozen=True, slots=True)
class _Row:
    """The words of a sentence, and which of them LAC takes for persons."""

    tokens: Sequence[Token]
    persons: Sequence[bool]
    domain: Domain

    def is_person(self, i: int) -> bool:
        """Whether the word at `i` is a person's name."""
        return 0 <= i < len(self.persons) and self.persons[i]


def persons_in_rows(sentence: Sentence, domain: Domain) -> Iterator[Mention]:
    """The members of the rows of names of a sentence."""
    tokens = sentence.tokens
    marks = [i for i, t in enumerate(tokens) if t.text == "、"]
    if not marks:
        return
    row = _Row(tokens, [t.tag == "PER" and looks_like_a_name(clean(t.text)) for t in tokens], domain)
    for mark, following in zip(marks, [*marks[1:], len(tokens)], strict=True):
        if _parts_persons(row, mark, following):
            yield from _member(row, range(mark + 1, following))
        for rule in _AT_ENDS:
            members = rule(row, mark, following)
            if members is not None:
                yield from _member(row, members)
                break


def _parts_persons(row: _Row, mark: int, following: int) -> bool:
    """Whether what stands between two marks is the neighbour of a person: 甲、沈|建、丙."""
    short = mark > 0 and 1 < following - mark <= _LONGEST + 1 and following + 1 < len(row.tokens)
    return short and (row.is_person(mark - 1) or row.is_person(following + 1))


def _after_office(row: _Row, mark: int, following: int) -> range | None:
    """区领导|许昌、吴斌: the first of a row, after a word of office."""
    led = mark > 0 and row.is_person(mark + 1) and after_office(row.tokens, mark - 1, row.domain)
    return range(mark - 1, mark) if led else None


def _at_end(row: _Row, mark: int, following: int) -> range | None:
    """甲、沈|建|等: the last of a row, before 等 or before what the row does."""
    if not row.is_person(mark - 1):
        return None
    near = range(mark + 2, min(mark + 2 + _LONGEST, len(row.tokens)))
    ends = (*_AFTER_ROW, *row.domain.cues.attends)
    end = next((k for k in near if row.tokens[k].text in ends), None)
    return range(mark + 1, end) if end is not None else None


_AT_ENDS = (_after_office, _at_end)


def _member(row: _Row, members: range) -> Iterator[Mention]:
    """The person that a member of a row is, if it has the form of a name: 沈|建, not 党|委."""
    tokens, domain = row.tokens[members.start : members.stop], row.domain
    name = clean("".join(t.text for t in tokens))
    if (
        looks_like_a_name(name)
        and name not in domain.names.heads
        and not any(name.endswith(x) for x in domain.offices.titles)
    ):
        yield Mention(tokens[0].start, tokens[-1].end, name, domain.schema.person, NAME_IN_ROW)
