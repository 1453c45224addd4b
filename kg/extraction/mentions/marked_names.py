"""Names by their marks: what stands in 《》, and quotations to which the words around them give a class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.rules.names import CAPTION, MARKS
from kg.extraction.tokens.neighbours import after, before
from kg.extraction.tokens.sentences import Sentence, Token
from kg.extraction.tokens.tags import MARKED, QUOTE

_OWN_WORDS = 3  # words before a quotation that belong to one member of a row: 、|稳岗|“十条”
_CLOSING = 3  # words after 等 up to the noun that closes a row: 等|某地|改革


def marked(sentence: Sentence, domain: Domain) -> Iterator[Mention]:
    """What stands in marks that give a class, such as 《》; a head word right after them makes a longer name, 《某某》杂志社."""
    names = domain.names
    for marks, kind in names.marks.items():
        if marks[0] not in sentence.text:
            continue
        for m in _between(marks).finditer(sentence.text):
            a, b = sentence.start + m.start(), sentence.start + m.end()
            yield Mention(a + 1, b - 1, clean(m.group(1)), kind, MARKS)
            after_it = sentence.text[m.end() : m.end() + names.longest_head]
            head = next((after_it[:n] for n in range(len(after_it), 1, -1) if after_it[:n] in names.heads), None)
            if head and domain.schema.is_a(names.heads[head], domain.schema.organization):
                yield Mention(a, b + len(head), m.group() + head, names.heads[head], MARKS)


@lru_cache
def _between(marks: str) -> re.Pattern[str]:
    """What stands between two marks."""
    left, right = re.escape(marks[0]), re.escape(marks[1])
    return re.compile(f"{left}([^{re.escape(marks)}]{{2,60}}){right}")


def captioned(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """“某某”称号: a name in quotation marks whose class a caption word after it, or before it, gives."""
    unit = units[i]
    inner = clean(unit.text[1:-1])
    if len(inner) < 2:
        return
    kind = next((kind for reader in _READERS if (kind := reader(units, i, domain))), None)
    if kind:
        yield Mention(unit.start + 1, unit.end - 1, inner, kind, CAPTION)


def _caption(units: Sequence[Token], i: int, domain: Domain) -> str | None:
    """The class of a quotation by the word right after it, or right before it: “某某”称号, 品牌“某某”."""
    beside = (after(units, i), before(units, i))
    return next((kind for u in beside if u is not None and (kind := domain.names.captions.get(u.text))), None)


def _centre(units: Sequence[Token], i: int, domain: Domain) -> str | None:
    """以“某某”为核心的政策体系: what others turn around is a coined name."""
    left, right = before(units, i), [u.text for u in units[i + 1 : i + 4]]
    if left is None or left.text != "以" or right[:1] != ["为"] or right[2:] != ["的"]:
        return None
    coined = domain.schema.coined
    return coined if right[1] in domain.cues.centres or domain.names.captions.get(right[1]) == coined else None


def _series(units: Sequence[Token], i: int, domain: Domain) -> str | None:
    """“某某”系列活动: a series has a coined name."""
    noun = after(units, i)
    return domain.schema.coined if noun is not None and noun.text == "系列" else None


def _called(units: Sequence[Token], i: int, domain: Domain) -> str | None:
    """名为“某某”的项目: the noun after 的 gives the class."""
    right = [u.text for u in units[i + 1 : i + 4]]
    if right[:1] != ["的"] or not "".join(u.text for u in units[max(0, i - 2) : i]).endswith("名为"):
        return None
    return next((kind for word in right[1:] if (kind := _kind_of_noun(word, domain))), None)


def _kind_of_noun(word: str, domain: Domain) -> str | None:
    """The class of the things that a common noun or a caption is for: 项目."""
    category = domain.names.categories.get(word)
    return category.kind if category is not None else domain.names.captions.get(word)


def _row_kind(units: Sequence[Token], i: int, domain: Domain) -> str | None:
    """The class of quotations in a row by the noun that closes it: “甲”“乙”“丙”等|某地|改革."""
    if _ends_member(units, i):
        return None
    left = before(units, i)
    end = _row_end(units, i)
    several = (left is not None and left.tag == QUOTE) or any(u.tag == QUOTE for u in units[i + 1 : end])
    if not several or end == len(units) or units[end].text != "等":
        return None
    noun = next((u.text for u in units[end + 1 : end + 1 + _CLOSING] if u.text in domain.names.categories), None)
    return domain.names.categories[noun].kind if noun is not None else None


_READERS = (_caption, _centre, _series, _called, _row_kind)


def _ends_member(units: Sequence[Token], i: int) -> bool:
    """Whether the quotation at `i` is only the end of a member: “甲”、稳岗“十条”."""
    j = i - 1
    while j > 0 and i - j <= _OWN_WORDS and units[j].tag not in MARKED:
        j -= 1
    return 0 < j < i - 1 and units[j].text == "、"


def _row_end(units: Sequence[Token], i: int) -> int:
    """Index after the quotations that follow the one at `i`, and the commas between them."""
    k = i + 1
    while k < len(units) and (units[k].tag == QUOTE or (units[k].text == "、" and units[k - 1].tag == QUOTE)):
        k += 1
    return k
