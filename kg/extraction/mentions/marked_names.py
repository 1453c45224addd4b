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


def marked(sentence: Sentence, domain: Domain) -> Iterator[Mention]:
    """What stands in marks that give a class, such as 《》; a head word right after them makes a longer name, 《某某》杂志社."""
    names = domain.names
    for marks, kind in names.marks.items():
        if marks[0] not in sentence.text:
            continue
        for m in _between(marks).finditer(sentence.text):
            a, b = sentence.start + m.start(), sentence.start + m.end()
            name = clean(m.group(1))
            known = domain.gazetteer.by_name.get(name)  # 《人民日报》 is who publishes it
            yield Mention(a + 1, b - 1, name, domain.gazetteer.known[known].kind if known else kind, MARKS)
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
    """“某某”称号, 品牌“某某”: a name in quotation marks whose class a caption word after it, or before it, gives."""
    unit = units[i]
    inner = clean(unit.text[1:-1])
    if len(inner) < 2:
        return
    beside = (after(units, i), before(units, i))
    kind = next((kind for u in beside if u is not None and (kind := domain.names.captions.get(u.text))), None)
    if kind:
        yield Mention(unit.start + 1, unit.end - 1, inner, kind, CAPTION)
