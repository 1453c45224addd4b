"""Names by their tags: LAC's own places and organizations, those that stand in them, and the names known beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.rules.names import (
    GAZETTEER,
    LAC_BODY,
    LAC_ORGANIZATION,
    LAC_PLACE,
    LEADING_ORGANIZATION,
    PLACE_TAIL,
)
from kg.extraction.tokens.heads import common_compound, head_kind
from kg.extraction.tokens.neighbours import after, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import HAN, LATIN, NOMINAL, PROPER, QUOTE, SEATED
from kg.extraction.tokens.titles import begins_office, ends_in_title
from kg.surnames import is_full_name

_SHORE = re.compile(r"(?<=..)(?:(?<=湖)湖畔|畔|之滨|之畔|沿岸|[内外]|境内|城外|旧址)$")
_LONGEST_LEAD = 8  # characters of a known name at the beginning of another one: 新疆生产建设兵团
_LONGEST_PLACE = 6  # characters of one at the beginning of a body's name
_SHORT = PROPER - {"PER", QUOTE}  # how a known name of two characters is tagged; it may be a word, too: 快手
_HEADS_OF_WHOLES = (4, 3, 2)  # characters of the head words of bodies that have parts: 有限公司, 研究院, 大学


def tagged(units: Sequence[Token], domain: Domain) -> Iterator[Mention]:
    """LAC's own places and organizations, and the names known beforehand."""
    for i, t in enumerate(units):
        marks = int(t.tag == QUOTE)  # at either end: “万人计划”
        name = clean(t.text[marks : len(t.text) - marks])
        known = domain.gazetteer.by_name.get(name)
        if known and (len(name) > 2 or t.tag in _SHORT):
            entry = domain.gazetteer.known[known]
            own = name[0] == "我"  # 我国 means a name, beside which it stands
            label, others = (entry.label, (name,)) if own else (name, ())
            yield Mention(t.start + marks, t.end - marks, label, entry.kind, GAZETTEER, aliases=others)
        elif t.tag in _READERS:
            yield from _READERS[t.tag](units, i, name, domain)
        if t.tag in SEATED and len(name) > 3:
            yield from _inside(t, domain)


def _person(units: Sequence[Token], i: int, name: str, domain: Domain) -> Iterator[Mention]:
    """What LAC takes for a person and ends as places do: 罗勇府."""
    if len(name) > 2 and domain.names.tails.get(name[-1]) == domain.schema.place:
        yield Mention(units[i].start, units[i].end, name, domain.schema.place, PLACE_TAIL)


def _organization(units: Sequence[Token], i: int, name: str, domain: Domain) -> Iterator[Mention]:
    """云江大学, by its head word; 云江建工, which has none."""
    t = units[i]
    kind = head_kind(name, domain) if len(name) > 3 else None
    if kind and not common_compound(name, domain):
        yield Mention(t.start, t.end, name, kind, LAC_ORGANIZATION)
    elif not _goes_on(units, i, domain) and _is_body(name, domain):
        yield Mention(t.start, t.end, name, domain.schema.organization, LAC_BODY)


def _place(units: Sequence[Token], i: int, name: str, domain: Domain) -> Iterator[Mention]:
    """云江市, and 清江 of 清江之滨; not 百强县."""
    schema, names = domain.schema, domain.names
    place, t = _SHORE.sub("", name), units[i]
    if len(name) < 2 or place in names.heads or place in names.belongings or place in names.generic:
        return
    if ends_in_title(place, domain):  # 云江市委书记
        return
    kind = head_kind(place, domain) or schema.place
    if schema.core_class(kind) in schema.cores and not LATIN.match(place) and not _is_common_place(place, domain):
        end = t.start + len(place) if t.text.startswith(place) else t.end
        yield Mention(t.start, end, place, kind, LAC_PLACE)


_READERS = {"PER": _person, "ORG": _organization, "LOC": _place}


def _is_body(name: str, domain: Domain) -> bool:
    """Whether LAC's organization is a body though its last word tells no class: 云江建工, not 汽车行业."""
    place = next((n for n in range(min(_LONGEST_PLACE, len(name)), 1, -1) if name[:n] in domain.gazetteer.leading), 0)
    own = name[place:]
    if len(name) < 3 or not HAN.match(name) or _is_common(name, own, domain) or _is_no_body(name, domain):
        return False
    if len(own) < 4 and head_kind(name[:place], domain):
        return False  # 某某大学|化学; 某某科学院|华南植物园 is a body
    return not any(name[:n].endswith(domain.names.head_words) for n in range(max(3, place + 1), len(name)))


def _is_no_body(name: str, domain: Domain) -> bool:
    """Whether a word is a person, or ends in an office or a common noun for things, or holds a verb: 成员单位, 云江举办."""
    if domain.names.names_kind(name) or is_full_name(name) or name.endswith(tuple(domain.offices.titles)):
        return True
    return domain.frames.predicates.search(name) is not None


def _is_common(name: str, own: str, domain: Domain) -> bool:
    """Whether what follows the place that a name begins with is made of common words: 云江农业, 九十年代人."""
    return (
        domain.names.is_generic(own)
        or (own != name and own.endswith(domain.names.trades))
        or (len(name) == 3 and name[1:] in domain.names.generic)
    )


def _goes_on(units: Sequence[Token], i: int, domain: Domain) -> bool:
    """Whether a noun follows that makes a word only the beginning of a name."""
    noun = after(units, i)
    if noun is None or noun.tag not in NOMINAL or not touches(units[i], noun):
        return False
    return not begins_office(noun.text, domain)


def _is_common_place(name: str, domain: Domain) -> bool:
    """Whether a place is a kind of places: 百强县, 大城市."""
    rests = (name[: -len(word)] for word in domain.names.categories if name.endswith(word))
    return any(not rest or rest in domain.names.generic for rest in rests)


def _inside(t: Token, domain: Domain) -> Iterator[Mention]:
    """Names that stand at the beginning of a longer one: a known place, or an organization up to its own head word."""
    yield from _leading_place(t, domain)
    own = next(
        (n for n in range(min(len(t.text), domain.names.longest_head), 0, -1) if t.text[-n:] in domain.names.heads), 0
    )
    for n in range(4, min(len(t.text) - 1, len(t.text) - own + 1)):  # 国家大学科技园 is one head word
        kind = _kind_of_whole(t.text[:n], t.text[n:], domain)
        if kind:
            yield Mention(t.start, t.start + n, t.text[:n], kind, LEADING_ORGANIZATION)


def _leading_place(t: Token, domain: Domain) -> Iterator[Mention]:
    """云江|某某研究院: the longest known name at the beginning, if it is a place. Not 天津大学|浙江研究院."""
    gazetteer = domain.gazetteer
    sizes = range(min(_LONGEST_LEAD, len(t.text) - 2), 1, -1)
    names = (t.text[:n] for n in sizes if t.text[:n] in gazetteer.leading)
    name = next((n for n in names if gazetteer.by_name.get(n)), None)
    kind = gazetteer.known[gazetteer.by_name[name]].kind if name is not None else None
    if name is not None and kind is not None and domain.schema.is_a(kind, domain.schema.place):
        yield Mention(t.start, t.start + len(name), name, kind, GAZETTEER)


def _kind_of_whole(name: str, rest: str, domain: Domain) -> str | None:
    """The class of the body that a longer name begins with, 云江大学|材料学院; none of 云江大学|生, 云江大学|清江校区."""
    names = domain.names
    kind = next((names.heads[name[-n:]] for n in _HEADS_OF_WHOLES if name[-n:] in names.heads), None)
    through_word = name[-1] + rest[:1] in names.generic  # 某大学联合国|际学院
    if (
        kind is None
        or through_word
        or rest.startswith(names.continuations)
        or any(campus in rest for campus in names.campuses)
    ):
        return None
    return kind if domain.schema.is_a(kind, domain.schema.organization) else None
