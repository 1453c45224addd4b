"""Persons: the names that LAC tags as such, mended at their edges, and the names that only an office gives away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.mentions.foreign_names import after_office, foreign_names, looks_like_a_name
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.rules.names import (
    LAC_PERSON,
    LAC_PERSON_IN_OFFICE,
    LONE_SURNAME,
    NAME_AFTER_OFFICE,
    NAME_AFTER_OFFICE_UNSEEN,
    NAME_IN_ROW,
)
from kg.extraction.tokens.function_words import REPORTING
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.sentences import Sentence, Token
from kg.extraction.tokens.titles import ends_in_title
from kg.surnames import COMPOUND_SURNAMES, SURNAMES, is_full_name

_HAN = re.compile(r"[\u3400-\u9fff]+$")

_VERBAL = frozenset(("v", "vd", "d", "p", "u", "w", "r"))


_CONCERNING = ("来说", "来讲", "而言")  # 对创业者|来说

_ADVERBS = "则也均还已将都就又"

_BEFORE_VERBS = "兼来去到在是有说称任将要想请让给为做向对从把被与和则也都还又再便就"


def persons_in(sentence: Sentence, domain: Domain) -> Iterator[Mention]:
    """The persons that a sentence names."""
    schema = domain.schema
    tokens = sentence.tokens
    yield from foreign_names(sentence, domain)
    yield from _in_rows(sentence, domain)
    for i, t in enumerate(tokens):
        if (
            t.tag == "PER"
            and len(name := clean(t.text)) > 1
            and name not in domain.frames.verbs
            and not _is_place(name, domain)
        ):
            end = _mended_end(tokens, i, domain)
            full = clean(sentence.text[t.start - sentence.start : end - sentence.start])
            if full.endswith("等") and len(full) > 3 and full[:2] not in COMPOUND_SURNAMES:
                full, end = full[:-1], end - 1
            if full[1:] in domain.offices.titles or full[0] == full[-1]:  # 何老师, 常常
                continue
            if i and tokens[i - 1].text == "“" and head_kind(full, domain):
                continue
            if len(full) == 3 and full[-1] in _ADVERBS and i + 1 < len(tokens) and tokens[i + 1].tag in ("p", "v", "d"):
                full, end = full[:-1], end - 1  # 付佳则|把
            office = bool(i) and after_office(tokens, i, domain)
            if (
                office
                or (looks_like_a_name(full) and (len(full) > 2 or _acts(tokens, i, domain)))
                or _takes_office(tokens, i)
                or _among_names(tokens, i, domain)
            ):
                yield Mention(t.start, end, full, schema.person, LAC_PERSON_IN_OFFICE if office else LAC_PERSON)
        elif t.tag == "PER" and t.text in SURNAMES and (name := _given_away(tokens, i)):
            yield Mention(t.start, tokens[i + 1].end, name, schema.person, LONE_SURNAME)
        elif i and _named_as_place(tokens, i, domain):
            yield Mention(t.start, t.end, clean(t.text), schema.person, NAME_AFTER_OFFICE)
        elif (
            i
            and t.tag not in ("c", "p")
            and t.text not in domain.names.generic
            and t.text not in _CONCERNING
            and t.text not in domain.offices.titles
            and t.text not in domain.names.stops
            and t.text not in domain.frames.verbs
            and after_office(tokens, i, domain)
            and (unseen := _unseen_name(tokens, i))
        ):
            yield Mention(
                t.start,
                unseen,
                clean(sentence.text[t.start - sentence.start : unseen - sentence.start]),
                schema.person,
                NAME_AFTER_OFFICE_UNSEEN,
            )


def _in_rows(sentence: Sentence, domain: Domain) -> Iterator[Mention]:
    """The members of a row of names, 甲、乙、丙等, of which LAC knows some: the others have the form of a name, or stand for 沈|建, a place, a word."""
    tokens = sentence.tokens
    marks = [i for i, t in enumerate(tokens) if t.text == "、"]
    persons = [t.tag == "PER" and looks_like_a_name(clean(t.text)) for t in tokens]
    for k, i in enumerate(marks):
        if k + 1 < len(marks) and i > 0 and marks[k + 1] + 1 < len(tokens):  # between two marks
            j = marks[k + 1]
            near = persons[i - 1] or persons[j + 1] if 1 < j - i <= 4 else False
            members = range(i + 1, j)
        else:
            members, near = range(0), False
        if near:
            yield from _member(sentence, members, domain)
        if persons[min(i + 1, len(tokens) - 1)] and i and after_office(tokens, i - 1, domain):  # 区领导|许昌、吴斌
            yield from _member(sentence, range(i - 1, i), domain)
        elif k + 1 < len(marks) and marks[k + 1] == i + 2 and persons[i + 1] and (first := _row_start(tokens, i)) < i:
            yield from _member(sentence, range(first, i), domain)  # 成|赛、沈听澜、顾长庚出席
        elif i and persons[i - 1] and (end := _row_end(tokens, i + 1)):
            yield from _member(sentence, range(i + 1, end), domain)


def _row_start(tokens: Sequence[Token], mark: int) -> int:
    """Where the first member of a row begins that a clause begins with; `mark` itself where it does not."""
    first = next((k + 1 for k in range(mark - 1, -1, -1) if tokens[k].tag == "w"), 0)
    return (
        first
        if mark - first < 3 and all(t.tag in ("v", "vn", "a", "ad", "n", "nz") for t in tokens[first:mark])
        else mark
    )


def _row_end(tokens: Sequence[Token], first: int) -> int | None:
    """Where the last member of a row ends: before 等, or before what the row does."""
    for k in range(first, min(first + 4, len(tokens))):
        if tokens[k].text in ("等", "出席", "，", "。") and k > first:
            return k
    return None


def _member(sentence: Sentence, members: Sequence[int], domain: Domain) -> Iterator[Mention]:
    tokens = [sentence.tokens[k] for k in members]
    name = clean("".join(t.text for t in tokens))
    if (
        looks_like_a_name(name)
        and name not in domain.names.heads
        and not any(name.endswith(x) for x in domain.offices.titles)
    ):
        yield Mention(tokens[0].start, tokens[-1].end, name, domain.schema.person, NAME_IN_ROW)


def _named_as_place(tokens: Sequence[Token], i: int, domain: Domain) -> bool:
    """Whether a word that LAC takes for a place is a person's name, 院长乌兰、: right after an office, and a phrase ends with it."""
    t = tokens[i]
    if (
        t.tag not in ("LOC", "nz")
        or not 2 <= len(t.text) <= 4
        or not _HAN.match(t.text)
        or not after_office(tokens, i, domain)
    ):
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if t.text in domain.gazetteer.by_name and after is not None and after.tag == "v" and after.text not in REPORTING:
        return False  # 院士专家|扬州|行
    before = tokens[i - 2 if i > 1 and tokens[i - 1].text.isspace() else i - 1].text
    return (
        any(before.endswith(x) for x in domain.offices.titles - domain.offices.appositions)
        and head_kind(t.text, domain) is None
        and (after is None or after.tag in ("w", "c", "v", "d", "p", "TIME", "u") or after.text in domain.frames.verbs)
    )


def _given_away(tokens: Sequence[Token], i: int) -> str:
    """The name that a surname by itself begins, where LAC took the rest for a common word, 潘|从明、: before a mark."""
    if i + 1 >= len(tokens) or tokens[i + 1].start != tokens[i].end or not _HAN.match(tokens[i + 1].text):
        return ""
    ended = i + 2 == len(tokens) or tokens[i + 2].tag == "w"
    name = tokens[i].text + tokens[i + 1].text
    return name if ended and looks_like_a_name(name) else ""


def _is_place(name: str, domain: Domain) -> bool:
    """Whether a word that LAC takes for a person ends as places do: 罗勇府."""
    return len(name) > 2 and domain.names.tails.get(name[-1]) == domain.schema.place


def _takes_office(tokens: Sequence[Token], i: int) -> bool:
    """Whether what LAC takes for a person, of whatever surname, takes an office: 巴特尔任主任."""
    return i + 1 < len(tokens) and tokens[i + 1].text in ("任", "担任", "出任", "接任", "兼任", "当选", "继任")


def _among_names(tokens: Sequence[Token], i: int, domain: Domain) -> bool:
    """Whether what LAC takes for a person, of a surname that is rare, stands in a row of persons or before a word of office: 甲、谯仲文、乙; 容景行院士."""
    if not _HAN.match(tokens[i].text) or not 2 < len(tokens[i].text) < 5:
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and after.text in domain.offices.titles and after.start == tokens[i].end:
        return True
    rows = ((i - 1, i - 2), (i + 1, i + 2))
    return all(0 <= m < len(tokens) and tokens[m].text == "、" for m, _ in rows) and any(
        0 <= k < len(tokens) and tokens[k].tag == "PER" for _, k in rows
    )


def _acts(tokens: Sequence[Token], i: int, domain: Domain) -> bool:
    """Whether a short name stands in a list of names or before a verb that people do."""
    around = [tokens[k] for k in (i - 2, i - 1, i + 1, i + 2) if 0 <= k < len(tokens)]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    described = (
        (i == 0 and after is not None and after.text == "，")
        or i > 0
        and tokens[i - 1].text == "的"
        and (after is None or after.tag in ("w", "d", "p", "v"))
    )
    return (
        any(t.tag == "PER" for t in around)
        or described
        or (
            after is not None
            and (
                after.text in domain.frames.verbs
                or ends_in_title(after.text, domain)
                or after.text in ("说", "表示", "介绍", "摄", "坦言", "告诉", "致辞", "称", "等", "兼任", "兼")
            )
        )
    )


def _mended_end(tokens: Sequence[Token], i: int, domain: Domain) -> int:
    """The end of a name that LAC cut short: 谭守|中 笑, 祖冲|和 领衔. A conjunction or localizer cannot stand before a verb."""
    t = tokens[i]
    named = len(t.text) == 3 and i > 0 and after_office(tokens, i, domain)  # 博士田中美|咲
    if len(t.text) in (2, 3) and t.text not in COMPOUND_SURNAMES and i + 1 < len(tokens) and _HAN.match(t.text):
        nxt = tokens[i + 1]
        after = tokens[i + 2].tag if i + 2 < len(tokens) else "w"
        if (
            len(t.text) == 2
            and len(nxt.text) == 1
            and nxt.tag == "v"
            and i + 2 < len(tokens)
            and tokens[i + 2].text in domain.frames.verbs
            and nxt.text not in _BEFORE_VERBS
            and _HAN.match(nxt.text)
        ):
            return nxt.end
        if (
            (len(t.text) == 2 or (named and nxt.tag in ("n", "nz", "a", "v") and nxt.text not in _BEFORE_VERBS))
            and len(nxt.text) == 1
            and (
                nxt.tag in ("f", "m")
                or nxt.text == "和"
                or (nxt.tag == "v" and after == "TIME" and nxt.text not in _BEFORE_VERBS)  # 方志|成 1990年
                or (
                    nxt.tag in ("a", "n", "nz", "u", "q")
                    and (_takes_office(tokens, i + 1) or (i and after_office(tokens, i, domain)))
                )
            )
            and _HAN.match(nxt.text)
            and (after in ("v", "vd", "d", "w", "p") or after == "TIME")  # 孟令|和 1985年生
            and nxt.text not in "等上的了说任称"
        ):
            return nxt.end
        if (
            len(t.text) == 2
            and len(nxt.text) == 1
            and nxt.tag in ("v", "a", "n", "nz")
            and i + 2 < len(tokens)
            and tokens[i + 2].text in domain.offices.titles
            and nxt.text not in domain.offices.title_modifiers
            and nxt.text not in _BEFORE_VERBS
            and _HAN.match(nxt.text)
        ):
            return nxt.end  # 郭毅|可|院士
        if nxt.text == "一" and after == "v":
            return nxt.end
    return t.end


def _letters(tokens: Sequence[Token], i: int) -> int | None:
    """The end of a name that LAC cut into its characters, before who speaks or a mark: 钱|立|人|说."""
    k = i
    while k < len(tokens) and k < i + 3 and len(tokens[k].text) == 1 and _HAN.match(tokens[k].text):
        if tokens[k].text in REPORTING:
            break
        k += 1
    name = "".join(t.text for t in tokens[i:k])
    ended = k < len(tokens) and (tokens[k].tag == "w" or tokens[k].text in REPORTING)
    return tokens[k - 1].end if ended and k - i == 3 and is_full_name(name) else None


def _ends_name(tokens: Sequence[Token], k: int) -> bool:
    """Whether a verb of one character at `k` can but be the end of a name: nothing follows that it could take, 副厅长李|为，."""
    t = tokens[k]
    verb = len(t.text) == 1 and t.tag in ("v", "d") and t.text not in REPORTING
    return verb and k + 1 < len(tokens) and tokens[k + 1].text in ("，", "、")


def _unseen_name(tokens: Sequence[Token], i: int) -> int | None:
    """The end of a name that LAC saw as common words: a surname and one or two characters up to a verb or mark."""
    text, end = "", tokens[i].start
    listed = i + 1 < len(tokens) and tokens[i + 1].text in ("、", "，", "等")
    if (
        tokens[i].text[0] not in SURNAMES
        or tokens[i].text in ("来说", "来讲")
        or (len(tokens[i].text) > 1 and tokens[i].tag in ("v", "vn") and not listed)
    ):
        return None
    if (letters := _letters(tokens, i)) is not None:
        return letters
    for k, t in enumerate(tokens[i : i + 3], i):
        last = t.tag in ("f", "c") and (k + 1 == len(tokens) or tokens[k + 1].tag == "w")
        if (
            (t.tag in _VERBAL and text and not _ends_name(tokens, k))
            or (t.tag in "cf" and not last and tokens[i].tag != "PER")
            or len(text + t.text) > 3
        ) and text:
            break
        if not _HAN.match(t.text):
            break
        text += t.text
        end = t.end
    following = next((t for t in tokens[i:] if t.start >= end), None)
    if following is not None and following.tag in ("n", "vn") and following.start == end:
        return None
    return end if 2 <= len(text) <= 3 and looks_like_a_name(text) else None
