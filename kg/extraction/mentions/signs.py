"""Signs of a name: what tells that a compound with a head word names one thing, 某某研究院, and is no common noun, 新型研究院."""

from __future__ import annotations

from kg.extraction.mentions.companies import is_brand
from kg.extraction.mentions.compound import Compound
from kg.extraction.mentions.inner_words import DIGITS_IN_NAMES, SUPERLATIVE
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.neighbours import before, before_aside
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import LATIN, NOUNS, ORDINAL, PROPER, QUANTIFYING, SEATED, VERBAL, YEAR, says_edition
from kg.extraction.tokens.titles import begins_office

_OF_WORK = NOUNS | {"an"}
"""How LAC tags the words for what an office does."""
_OF_ONE_WORD = 3
"""Characters of a single word, with which a head word makes a common noun: 投票|处."""

_LEADING = ("如", "例如", "比如", "包括", "即")
"""Words before the first member of a list."""


def names_one(compound: Compound) -> bool:
    """Whether a compound with modifiers names one thing. The first sign that knows decides."""
    for sign in _SIGNS:
        said = sign(compound)
        if said is not None:
            return said
    return _has_own_words(compound)


def is_set_up(compound: Compound) -> bool:
    """Whether common words name a body, since a verb sets it up: 增设|人才工作|处. Not 设立|投票|处, or several: 增设|人才工作|处|3个."""
    modifiers, following = compound.modifiers, compound.after
    of_work = all(u.tag in _OF_WORK and len(u.text) > 1 for u in modifiers)
    counted = following is not None and following.tag == "m"
    return of_work and not counted and sum(len(u.text) for u in modifiers) > _OF_ONE_WORD and _is_introduced(compound)


def _is_whole(compound: Compound) -> bool | None:
    """A head word that is a name by itself: 一等奖."""
    return True if compound.head.word in compound.domain.names.whole else None


def _is_firm(compound: Compound) -> bool | None:
    """A company by its brand and its trade: 弋江|汽车."""
    firm = compound.head.weak and compound.is_a(compound.domain.schema.organization)
    return True if firm and is_brand(compound) else None


def _is_part_of_its_kind(compound: Compound) -> bool | None:
    """A part of a body of its own class, where an office is held: 某某大学|化学|系|教授. Not 某某大学|建筑|系|校友."""
    if not compound.head.weak or len(compound.modifiers) < 2:
        return None
    led, after, domain = compound.modifiers[0], compound.after, compound.domain
    if after is None or after.text in domain.offices.degrees or not begins_office(after.text, domain):
        return None
    return True if led.tag == "ORG" and head_kind(led.text, domain) == compound.kind else None


def _is_of_one_character(compound: Compound) -> bool | None:
    """One character says only whose it is: 市|科技局, not 老|科技局; of what is new, what it is for: 设立|茶|学院, not 设立|分|公司."""
    only = compound.modifiers[0].text
    if len(compound.modifiers) > 1 or len(only) > 1:
        return None
    if (
        compound.units[compound.at].tag == "ORG"
        and not compound.domain.names.is_generic(only)
        and _is_introduced(compound)
    ):
        return True
    return only in compound.domain.places.governed and (
        compound.is_a(compound.domain.schema.organization) or len(compound.head.word) > 2
    )


def _is_weak_document(compound: Compound) -> bool | None:
    """云江市|2024年|人才|意见: with a weak head word, a document has a quotation, or a place or year and more."""
    if not compound.head.weak or not compound.is_a(compound.domain.schema.document):
        return None
    placed = any(u.tag == "LOC" or YEAR.match(u.text) for u in compound.modifiers)
    return compound.quoted or (len(compound.modifiers) > 2 and placed)


def _is_weak(compound: Compound) -> bool | None:
    """“某某”|项目: with a weak head word, a quotation tells it, or where it stands; no body, and no figure, “某某杯”大赛|获奖|项目."""
    if not compound.head.weak:
        return None
    if compound.is_a(compound.domain.schema.coined) and _is_bounded(compound):
        return True
    figure = compound.modifiers[-1].text + compound.head.word in compound.domain.names.measures
    return compound.quoted and not figure and not compound.is_a(compound.domain.schema.organization)


def _is_one_of_its_parts(compound: Compound) -> bool | None:
    """某大学|实验室: one of its laboratories."""
    led, domain = compound.modifiers[0], compound.domain
    if len(compound.modifiers) > 1 or led.tag != "ORG" or not led.text.endswith(domain.names.head_words):
        return None
    return None if compound.is_a(domain.schema.organization) or compound.is_a(domain.schema.event) else False


def _has_only_editions(compound: Compound) -> bool | None:
    """2016年首届|峰会: which one is not said; it is by an edition and two words, 首届|人才|集市."""
    if not all(says_edition(u.text) for u in compound.modifiers):
        return None
    return compound.head.first < compound.at and ORDINAL.fullmatch(compound.modifiers[-1].text) is not None


def _has_proper(compound: Compound) -> bool | None:
    """云江|研究院, “某某”|计划, 第三届|大会, 数|链谷: something proper in it."""
    return True if any(_is_proper(u) for u in compound.modifiers) else None


def _is_award(compound: Compound) -> bool | None:
    """全国|劳动模范."""
    return True if len(compound.head.word) > 2 and compound.is_a(compound.domain.schema.award) else None


_SIGNS = (
    _is_whole,
    _is_firm,
    _is_part_of_its_kind,
    _is_of_one_character,
    _is_weak_document,
    _is_weak,
    _is_one_of_its_parts,
    _has_only_editions,
    _has_proper,
    _is_award,
)


def _has_own_words(compound: Compound) -> bool:
    """Whether enough of its words are not generic: 量子|精密|测量|研究院, not 新型|研究院."""
    modifiers, is_generic = compound.modifiers, compound.domain.names.is_generic
    own = sum(len(u.text) // 2 for u in modifiers if len(u.text) > 1 and not is_generic(u.text))
    if own > 1 or (len(modifiers) > 1 and modifiers[0].text.startswith(SUPERLATIVE)):
        return True
    return own == 1 and (len(modifiers) > 2 or _is_introduced(compound))


def _is_bounded(compound: Compound) -> bool:
    """Whether a name that begins with a place or a body fills a part of a clause or list: 如|望岭区|供水|工程|、, 望岭乡|改造|项目|占地. Not 望岭区|改造|项目|业务."""
    units, start, following, modifiers = compound.units, compound.start, compound.after, compound.modifiers
    if modifiers[0].tag not in SEATED or len(modifiers) < 2 or any(u.text.startswith(SUPERLATIVE) for u in modifiers):
        return False
    led = start == 0 or units[start - 1].tag == "w" or units[start - 1].text in (*_LEADING, "的")
    return led and (following is None or following.tag in VERBAL | {"w"} or following.text == "等")


def _is_proper(u: Token) -> bool:
    return u.tag in PROPER or u.text in DIGITS_IN_NAMES or says_edition(u.text) or LATIN.match(u.text) is not None


def _is_introduced(compound: Compound) -> bool:
    """Whether a verb that brings one thing into being stands right before: 设立|技术转移中心, 举行的|产融对接会.

    Several have no name: 10座|新建|工作站.
    """
    if any(u.tag == "m" for u in compound.modifiers):
        return False
    units, introducing = compound.units, compound.domain.frames.introducing
    k = before_aside(units, compound.start - 1)
    if k > 0 and units[k].text == "的" and compound.is_a(compound.domain.schema.event):
        return units[k - 1].text in introducing
    while k >= 0 and units[k].tag in QUANTIFYING and units[k].text != "的":
        k -= 1
    counted = before(units, k)
    return k >= 0 and units[k].text in introducing and (counted is None or counted.tag != "m")
