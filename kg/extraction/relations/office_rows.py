"""Rows of offices: who holds the offices that stand in a row before a name, right behind it, or apart from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from kg.domain import Domain
from kg.extraction.clauses.items import Item, Office
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.offices_before import body_or, offices_before
from kg.extraction.tokens.neighbours import after, before, touches

Held = tuple[Thing, Office]
"""A person and an office of theirs."""
_APPOSED = {"（": ("）",), "，": ("，", "。")}
"""The marks before an office that stands behind its holder, and those that end it."""
_AS = ("作为", "身为")
_OF_PERSONS = ("位", "名")
"""What persons are counted in."""


@dataclass(frozen=True, slots=True)
class _Place:
    """An item of a sentence, and what has been read before it."""

    row: Sequence[Item]
    """The items before it, with each person the offices that they hold."""
    held: Sequence[Held]
    """Who holds what by that row."""
    item: Item
    after: Item | None
    domain: Domain

    def is_person(self, thing: Thing) -> bool:
        """Whether a thing is a person."""
        return self.domain.schema.is_a(thing.kind, self.domain.schema.person)

    def held_by(self, person: Thing) -> list[Office]:
        """The offices of a person by the row so far."""
        return [office for holder, office in self.held if holder is person]


@dataclass(frozen=True, slots=True)
class _Joined:
    """What an item makes of the row before it."""

    kept: int
    """How many items of that row stay as they are."""
    then: list[Item]
    """What stands behind them."""
    held: list[Held]


@dataclass(frozen=True, slots=True)
class _Chain:
    """The offices of a person that the text names before the name."""

    kept: int
    """How many items of the row do not belong to them."""
    offices: list[Office]


def with_holders(items: Sequence[Item], domain: Domain) -> tuple[list[Item], list[Held]]:
    """A row with each person's offices, before and after the name, as one item with it; and who holds which."""
    row: list[Item] = []
    held: list[Held] = []
    for k, item in enumerate(items):
        if item.type != "thing" and item.office is None:
            row.append(item)
            continue
        place = _Place(row, held, item, after(items, k), domain)
        said = (rule(place) for rule in _RULES)
        joined = next((j for j in said if j is not None), _Joined(len(row), [item], []))
        row[joined.kept :] = joined.then
        held += joined.held
    return row, held


def _person(place: _Place) -> _Joined | None:
    """A person holds what stands before the name: 甲院院士、乙校教授|秦牧; not 乙校教授|选举秦牧."""
    item = place.item
    if item.type != "thing" or not place.is_person(item.things[0]):
        return None
    said = (rule(place) for rule in _BEFORE_NAME)
    chain = next((c for c in said if c is not None), _Chain(len(place.row), []))
    whole = replace(item, start=min([item.start, *(o.start for o in chain.offices)]))
    return _Joined(chain.kept, [whole], [(item.things[0], replace(o, end=item.end)) for o in chain.offices])


def _office_behind(place: _Place) -> _Joined | None:
    """Who is named right before an office holds it, at the body before the name or row: 清江区|吴玮|副区长; not 吴玮|任|副区长."""
    office, at = place.item.office, len(place.row) - 1
    holder = _holder_at(place, at)
    if office is None or holder is None or not touches(place.row[at], place.item):
        return None
    first = _with_thing_before(place.row, at)
    own = next((o.body for o in place.held_by(holder) if not o.title), None)
    body = own or _shared_body(place, first, office.title)
    whole = replace(place.row[at], start=place.row[first].start)
    start = whole.start if own is not None else office.start
    return _Joined(first, [whole], [(holder, replace(office, start=start, body=body))])


def _with_thing_before(row: Sequence[Item], at: int) -> int:
    """Index of the thing right before another one, else that of the other: 清江区|吴玮; not 清江区、吴玮."""
    prior = before(row, at)
    return at - 1 if prior is not None and prior.type == "thing" and touches(prior, row[at]) else at


def _office_apart(place: _Place) -> _Joined | None:
    """Who is named first holds the office apart from the name: 周听澜　某公司总监, 某校　周听澜　教授, 周听澜（某公司总监）; not 周听澜　总监|说."""
    office, end = place.item.office, len(place.row)
    if office is None:
        return None
    if office.body is not None and place.is_person(office.body):  # who stands before it, as a body would
        office = replace(office, body=None)
    begin = body_or(place.row, end, office)
    mark = before(place.row, begin)
    opened = mark.text if mark is not None and mark.is_word(*_APPOSED) else ""
    at = begin - 1 - len(opened)
    first = place.row[begin] if begin < end else place.item
    holder = _holder_at(place, at)
    if holder is None or (not opened and touches(place.row[at], first)) or not _may_be_apposed(place, at, opened):
        return None
    own = replace(office, start=place.row[at].start, body=office.body or _body_first(place, at))
    return _Joined(end, [], [(holder, own)])


def _body_first(place: _Place, at: int) -> Thing | None:
    """The body that a sentence begins with, before the item at `at`: 某校　周听澜　教授."""
    item = place.row[0]
    body = at == 1 and item.type == "thing" and not place.is_person(item.things[0])
    return item.things[0] if body else None


def _may_be_apposed(place: _Place, at: int, opened: str) -> bool:
    """Whether a sentence begins with the holder, or a body before it, or the office is in brackets; and the sentence or a mark ends it."""
    if at > 0 and opened != "（" and (opened or _body_first(place, at) is None):
        return False
    return place.after is None or place.after.is_word(*_APPOSED.get(opened, ()))


def _office_of_all(place: _Place) -> _Joined | None:
    """Those of a row who hold nothing by themselves hold what stands behind it: 甲、乙等|教授, 甲、乙|两位|教授; not 甲、乙等|某校|教授."""
    office, end = place.item.office, len(place.row)
    listed = _before_count(place.row)
    if office is None or office.body is not None or listed == end:
        return None
    if place.after is not None and place.after.type == "thing":
        return None
    alone = [p for p in _persons_listed(place, listed - 1) if not any(o.title for o in place.held_by(p))]
    return _Joined(end, [], [(person, office) for person in alone]) if alone else None


def _before_count(row: Sequence[Item]) -> int:
    """Index after a list that 等 ends, or how many it holds: 甲、乙|等|三位, 甲、乙|两名."""
    end = len(row)
    last = before(row, end)
    if last is not None and last.tag == "m" and last.text.endswith(_OF_PERSONS):
        end -= 1
        last = before(row, end)
    return end - 1 if last is not None and last.is_word("等") else end


def _persons_listed(place: _Place, at: int) -> Iterator[Thing]:
    """The persons that a row lists up to the item at `at`, the last first: 甲、乙."""
    while (person := _holder_at(place, at)) is not None:
        yield person
        mark = before(place.row, at)
        if mark is None or not mark.is_word("、", "和"):
            return
        at -= 2


_RULES = (_person, _office_behind, _office_of_all, _office_apart)
"""Who holds what stands before an item, or holds the office that it is: the first that knows decides."""


def _holder_at(place: _Place, at: int) -> Thing | None:
    """The person who may hold an office that stands behind the item at `at`, the last of several."""
    item = place.row[at] if at >= 0 else None
    return item.things[-1] if item is not None and item.type == "thing" and place.is_person(item.things[-1]) else None


def _offices_before(place: _Place) -> _Chain | None:
    """Offices right before a name; each is held at the body before it, 甲校书记、校长|秦牧; not at 甲校 in 甲校书记、市长|秦牧."""
    kept, offices = offices_before(place.row, place.item, place.domain)
    if not offices:
        return None
    first = replace(offices[0], body=offices[0].body or _shared_body(place, kept, offices[0].title))
    return _Chain(kept, list(accumulate([first, *offices[1:]], _at_body_before)))


def _at_body_before(earlier: Office, office: Office) -> Office:
    """An office that names no body is held at that of the one before it in the row: 某院院长、书记."""
    return office if office.body is not None else replace(office, body=earlier.body)


def _body_alone(place: _Place) -> _Chain | None:
    """A body right before a name, without an office: 某大学|顾长庚; not 某峰会|顾长庚, where nobody holds an office."""
    body, domain = before(place.row, len(place.row)), place.domain
    if body is None or body.type != "thing" or not touches(body, place.item) or len(body.things) != 1:
        return None
    if not domain.schema.fits(body.things[0].kind, domain.schema.ranges.get(domain.schema.body_property, frozenset())):
        return None
    return _Chain(len(place.row) - 1, [Office(body.start, place.item.end, "", body.things[0])])


def _shared_office(place: _Place) -> _Chain | None:
    """What stands before the first of several alone: 副市长甲、|乙, 院士甲、|乙; not 校长甲、|乙, which only one can be."""
    mark, one = before(place.row, len(place.row)), before(place.row, len(place.row) - 1)
    if mark is None or one is None or not mark.is_word("、", "和") or one.type != "thing":
        return None
    if place.after is not None and place.after.type == "office":
        return None
    last = place.held_by(one.things[-1])[-1:]
    shared = [o for o in last if o.end == one.end and place.domain.offices.is_shared(o.title)]
    return _Chain(len(place.row), shared)


def _as_whom(place: _Place) -> _Chain | None:
    """As whom somebody does what the sentence says: 作为某公司的创始人，|秦牧; not 任某公司董事长，|秦牧."""
    mark = before(place.row, len(place.row))
    if mark is None or not mark.is_word("，"):
        return None
    begin, offices = offices_before(place.row[:-1], place.item, place.domain)
    led = before(place.row, begin)
    as_such = bool(offices) and led is not None and led.is_word(*_AS)
    return _Chain(begin - 1, list(accumulate(offices, _at_body_before))) if as_such else None


_BEFORE_NAME = (_offices_before, _as_whom, _body_alone, _shared_office)
"""What a person holds by what stands before the name: the first that knows decides."""


def _shared_body(place: _Place, kept: int, title: str) -> Thing | None:
    """The body of the one named before in a row, where an office names none: 某大学书记甲、校长|乙, 某公司总裁甲，总监|乙; not 某大学书记甲、市长|乙."""
    mark, one = before(place.row, kept), before(place.row, kept - 1)
    if mark is None or one is None or one.type != "thing":
        return None
    if not mark.is_word("、") and not (mark.is_word("，", ",", "和") and place.domain.offices.goes_on(title)):
        return None
    bodies = [o.body for o in place.held_by(one.things[-1]) if o.body is not None]
    return bodies[-1] if bodies and may_be_held_at(title, bodies[-1], place.domain) else None


def may_be_held_at(title: str, body: Thing, domain: Domain) -> bool:
    """Whether an office can be one of the body before it: 校长 and 校团委书记 of a school, 局长 of a 局; no 市长, no degree."""
    if title.endswith(tuple(domain.offices.degrees | domain.offices.appositions)) or _leads_place(title, domain):
        return False
    led = domain.offices.after_what(title)
    if not led or led not in domain.offices.led:
        return True
    named = any(led in name[-3:] for name in body.names)
    return named or any(
        noun[-1] == led and domain.schema.is_a(body.kind, kind) for noun, kind in domain.names.selves.items()
    )


def _leads_place(title: str, domain: Domain) -> bool:
    """Whether an office is one of a place: 市长, 副县长; not 副校长, or 市场总监, whose first word only says of what."""
    plain = title.lstrip("".join(domain.offices.deputies))
    of_what = plain[:2] in domain.offices.title_modifiers and plain[:2] not in domain.places.committees
    return plain[:1] in domain.places.endings and not of_what
