"""Identity: whether two names are of one thing, one a short form of the other. Never two things in one."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from kg.domain import Domain
from kg.extraction.entities.firms import brand_of, has_in_order, is_brand, is_of_places, own_names
from kg.extraction.entities.thing import squeeze
from kg.extraction.tokens.tags import EDITION

_QUOTED = re.compile(r"“([^”]{2,})”")
_BRACKETS = re.compile(r"[（(].*")
DOT = "·"
BARE = 4  # characters of a document's name that only says what kind of document it is
_SHORT_FORM = 2  # characters of a form in law that a short name keeps: 集团
_TELLING_BRAND = 4  # characters of a firm's short name that need not be all of the full one up to its form
_TOO_SHORT = 2  # characters of a name that tell nothing
_TELLING = 7  # characters of a name that is no common noun, so that what stands before it may be any other thing's name


class Names(NamedTuple):  # quicker to make than a dataclass, and made for each two names
    """Two different names of one core class, that of a thing and another one."""

    held: str
    other: str
    long: str
    """The longer one, without marks, spaces and case."""
    short: str
    held_kind: str
    kind: str
    """The class of what the other one names."""
    known: Container[str]
    """All names of the article, without marks, spaces and case."""
    domain: Domain


def names_of(held: tuple[str, str], other: tuple[str, str], known: Container[str], domain: Domain) -> Names:
    """Two names, each with the class of what it names."""
    (held_name, held_kind), (other_name, kind) = held, other
    a, b = squeeze(held_name), squeeze(other_name)
    a_is_long = len(a) > len(b) or (len(a) == len(b) and a <= b)
    long, short = (a, b) if a_is_long else (b, a)
    return Names(held_name, other_name, long, short, held_kind, kind, known, domain)


def are_of_one(names: Names) -> bool:
    """Whether two names are a full and a short form of one thing's name. The first rule that knows decides."""
    for rule in _RULES:
        said = rule(names)
        if said is not None:
            return said
    return False


def _of_persons(names: Names) -> bool | None:
    """Persons go by the last part of a foreign name: 杜兰德, 让·杜兰德. Not 小明 of 王小明."""
    if not names.domain.schema.is_a(names.kind, names.domain.schema.person):
        return None
    short, full = sorted((names.held, names.other), key=len)
    return DOT in full and full.rpartition(DOT)[2] == short


def _of_places(names: Names) -> bool | None:
    """Places leave out what they are, and where: 云江, 云江市, 海东云江市. Not 云江 and 云江市南湖区."""
    if not names.domain.schema.is_a(names.kind, names.domain.schema.place):
        return None
    short, full = sorted((names.held, names.other), key=len)
    if len(short) > 1 and full.endswith(short):
        return is_of_places(full[: -len(short)], names.domain)
    one_more = 1 < len(names.short) == len(names.long) - 1
    return one_more and names.long.startswith(names.short) and names.long[-1] in names.domain.places.dropped


def _with_what_it_is(names: Names) -> bool | None:
    """The word for its class may follow a name: 物联网|产业, 青禾|计划, 塔林|地区. Not 云江|县."""
    if len(names.short) < 2 or not names.long.startswith(names.short):
        return None
    word = names.long[len(names.short) :]
    category = names.domain.names.categories.get(word) if len(word) > 1 else None
    return True if category is not None and names.domain.schema.comparable(category.kind, names.kind) else None


def _of_documents(names: Names) -> bool | None:
    """Documents go by their last word: 《意见》, 《关于云江发展的若干意见》."""
    if not names.domain.schema.is_a(names.kind, names.domain.schema.document) or len(names.short) > BARE:
        return None
    return any(unbracketed(n).endswith(names.short) for n in names[:2] if squeeze(n) != names.short)


def _of_two_characters(names: Names) -> bool | None:
    """Two characters tell nothing, except of an office of its own: 市委, 云江市委."""
    if len(names.short) > 2:
        return None
    own = names.short in names.domain.names.whole and names.short[0] in names.domain.places.dropped
    return own and names.long.endswith(names.short)


def _of_events(names: Names) -> bool | None:
    """Names of events have a rule of their own: 第三届某某大赛 and 某某大赛, not 第三届 and 第四届某某大赛."""
    return _of_one_event(names) if names.domain.schema.is_a(names.kind, names.domain.schema.event) else None


def _of_party_or_government(names: Names) -> bool | None:
    """Whose a body is may be left out: 中共云江市委, 云江市人民政府."""
    domain = names.domain
    full = names.long in domain.names.full_forms(names.short)
    return True if full and domain.schema.fits(names.kind, domain.names.abbreviated) else None


def _without_its_place(names: Names) -> bool | None:
    """What stands before a name may be left out if it is a place, another's name or a common noun: 云江市|科技局. Not 华东|师范大学."""
    short, domain = names.short, names.domain
    if not names.long.endswith(short) or short in domain.names.whole:
        return None
    rest = names.long[: -len(short)]
    divisions = domain.places.divisions
    placed = rest in domain.gazetteer.by_name or rest[-1] in divisions or short.startswith(tuple(divisions))
    return placed or rest in domain.names.beginnings or (len(short) >= _TELLING and rest in names.known)


def _after_whose_it_is(names: Names) -> bool | None:
    """Whose part a body is may be left out where that is a body, too: 中共云江市委|前线杂志社. Not 云江大学|学院."""
    short, domain = names.short, names.domain
    body = domain.schema.is_a(names.kind, domain.schema.organization) and len(short) >= BARE
    if not body or not names.long.endswith(short) or short in domain.names.heads:
        return None
    rest = names.long[: -len(short)]
    return True if rest in names.known or rest.endswith(domain.names.head_words) else None


def _in_order(names: Names) -> bool | None:
    """Bodies go by characters of their names, the first and the last among them: 浙大商学院. Not 某法学会, of which 某文化法学会 has one word more."""
    short, domain = names.short, names.domain
    body = domain.schema.is_a(names.kind, domain.schema.organization)
    if (
        not body
        or len(short) <= _TOO_SHORT
        or short[0] != names.long[0]
        or {names.kind, names.held_kind} & domain.names.firms
    ):
        return None
    fulls = (full for full in (names.long, names.long[:-2]) if full.endswith(short[-1]))
    return True if any(has_in_order(short, full) and not _is_without_a_word(short, full) for full in fulls) else None


def _abbreviated(names: Names) -> bool | None:
    """Some bodies go by characters of their names: 省科协, 四川省科学技术协会."""
    domain = names.domain
    may_be = domain.schema.fits(names.kind, domain.names.abbreviated) and domain.schema.is_a(
        names.kind, domain.schema.organization
    )
    return True if may_be and _takes_characters(names.short, names.long, domain) else None


def _without_its_form(names: Names) -> bool | None:
    """Firms leave out their form and trade: 渭滨重工, 渭滨重工集团. Not 某市委, 某市委组织部."""
    kind, domain = names.kind, names.domain
    if not names.long.startswith(names.short) or kind != names.held_kind or kind not in domain.names.tails.values():
        return None
    rest = names.long[len(names.short) :]
    if any(names.short.endswith(head) for head, of in domain.names.heads.items() if of == kind):
        return domain.names.legal_form.issuperset(rest)
    return _is_made_of_endings(rest, kind, domain)


def _of_firms(names: Names) -> bool | None:
    """Firms leave out where they are, what they do and their form in law: 云照热力, 江苏云照热力设备有限公司. Not those of a place: 云照热力云江公司."""
    domain, kinds = names.domain, {names.kind, names.held_kind}
    if not domain.schema.comparable(names.kind, names.held_kind) or kinds.isdisjoint(domain.names.firms):
        return None
    brand, full = brand_of(names.short, domain), brand_of(names.long, domain)
    form, full_form = names.short[len(brand) :], names.long[len(full) :]
    if not full_form or not {*form} <= {*full_form}:
        return None
    if brand == full:
        return True if names.long.startswith(names.short) else None
    if len(brand) < _TELLING_BRAND or len(form) > _SHORT_FORM:
        return None
    return True if any(is_brand(brand, own, domain) for own in own_names(full, domain)) else None


_RULES = (
    _of_persons,
    _of_documents,
    _with_what_it_is,
    _of_places,
    _of_firms,
    _of_two_characters,
    _of_events,
    _of_party_or_government,
    _after_whose_it_is,
    _without_its_place,
    _abbreviated,
    _in_order,
    _without_its_form,
)


def _takes_characters(short: str, long: str, domain: Domain) -> bool:
    """Whether a body's short name takes characters of its full one in order: 省科协, 四川省科学技术协会."""
    full_seat, seat = map(domain.places.region.match, (long, short))
    if full_seat is None or (seat is None and short[0] != long[0]):
        return False
    if seat is not None and not full_seat.group().endswith(seat.group()):
        return False
    own, full = (short, long) if seat is None else (short[seat.end() :], long[full_seat.end() :])
    if (
        not 2 <= len(own) < len(full)
        or own[0] in domain.places.dropped
        or own[0] != full[0]
        or own[-1] not in full[-3:]
    ):
        return False
    return has_in_order(own, full)


def _is_without_a_word(short: str, full: str) -> bool:
    """Whether a name is a longer one without one stretch of it."""
    return any(full.startswith(short[:k]) and full.endswith(short[k:]) for k in range(len(short) + 1))


def _is_made_of_endings(rest: str, kind: str, domain: Domain) -> bool:
    """Whether a remainder is made of only words that end names of a class: 渭滨重工|集团."""
    at = 0
    while at < len(rest):
        words = (rest[at : at + n] for n in range(min(len(rest) - at, domain.names.longest_head), 0, -1))
        word = next((w for w in words if _ends_names_of(kind, w, domain)), None)
        if word is None:
            return False
        at += len(word)
    return True


def _ends_names_of(kind: str, word: str, domain: Domain) -> bool:
    names = domain.names
    return kind in (names.heads.get(word), names.tails.get(word)) or names.legal_form.issuperset(word)


def _of_one_event(names: Names) -> bool:
    """Two names of one event share their quotation or their core, and differ in edition at most by leaving it out."""
    if names.long.startswith(names.short + "暨") and not names.long.endswith(tuple(names.domain.names.openings)):
        return True  # 某某大赛|暨某某邀请赛
    editions = [editions_in(n) for n in (names.held, names.other)]
    cores = [core_of(n) for n in (names.held, names.other)]
    if cores[0] == cores[1]:
        return True
    quoted = [quoted_in(n) for n in (names.held, names.other)]
    if quoted[0] and quoted[0] == quoted[1]:
        return _end_alike(*cores)
    short, long = sorted(cores, key=len)
    return len(short) >= 4 and long.endswith(short) and not all(editions)


def unbracketed(name: str) -> str:
    """A name without what stands in brackets behind it, marks, spaces and case."""
    return squeeze(_BRACKETS.sub("", name))


def editions_in(name: str) -> list[str]:
    """What the name of an event says of its edition: 第三届, 2023年."""
    return EDITION.findall(name)


def core_of(name: str) -> str:
    """The name of an event without its edition, marks, spaces and case."""
    return squeeze(EDITION.sub("", name))


def quoted_in(name: str) -> list[str]:
    """What the name of an event has in quotation marks: “某某杯”大赛."""
    return _QUOTED.findall(name)


def _end_alike(core: str, other: str) -> bool:
    """Whether two names of events end in one word: “某某杯”创业大赛, “某某杯”大赛."""
    return core[-1] == other[-1] and (core.endswith(other[-2:]) or other.endswith(core[-2:]))
