"""Resegmentation: the words of a sentence where LAC ran two into one, or cut one up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kg.domain import Domain
from kg.extraction.tokens.cuts import (
    NUMERALS,
    SEATED_AT,
    counts_places,
    of_several,
    parts_of,
    with_ends_of_bodies,
    with_missions,
)
from kg.extraction.tokens.heads import POINTING, head_kind
from kg.extraction.tokens.links import with_links
from kg.extraction.tokens.neighbours import after, before, touches
from kg.extraction.tokens.run_in_marks import MARK, with_brands_before_seats, with_marks_apart
from kg.extraction.tokens.run_in_names import (
    DIRECTION,
    with_appointments,
    with_born_persons,
    with_directions,
    with_own_words,
    with_verbs_after_persons,
)
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import ACTING, ADVERBS, BOTH, COMMON, HAN, LISTING, NAMED, PLANS, PROPER, SEATED
from kg.extraction.tokens.titles import whole_titles, with_committees
from kg.surnames import is_full_name

_PLACE_LENGTHS = (4, 3)  # of known places that LAC cuts up: 长三角; it knows those of two characters
_SHORTEST_WHOLE = 4  # characters of a body of which another is a part
_NOUN = 2  # characters of a common noun that LAC runs into the verb before it: 出席会议
_UP_TO = ("到", "至")
_ONE = ("1", "一")
_FOR_BODIES = ("个", "家", "所", "座")
_WORD = re.compile(r"\S+")


def parted(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """The words of a sentence, LAC's organizations and places cut where a verb or a conjunction runs through them."""
    for t in _mended(tokens, domain):
        seated = t.tag in SEATED
        long = len(t.text) > 3 if seated else t.tag == "v" and len(t.text) > 4
        if seated or long:
            yield from of_several(t, domain) or (parts_of(t, domain) if long else [t])
        else:
            yield t


def _mended(tokens: Sequence[Token], domain: Domain) -> list[Token]:
    """The words of a sentence after all steps, of which only those are taken that may change anything."""
    row, text = list(tokens), "".join(t.text for t in tokens)
    tags = {None, *(t.tag for t in row)}
    for sign, tag, step in _STEPS:
        if tag in tags and (sign is None or sign.search(text)):
            row = list(step(row, domain))
            tags.update(t.tag for t in row)
    return row


def _without_spaces(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """The parts of what LAC took for one word over a space, and a word without the end of its line: 陆子安 某某公司."""
    for t in tokens:
        parts = list(_WORD.finditer(t.text)) if t.tag in NAMED else []
        if len(parts) < 2 or not all(HAN.match(m.group()) for m in parts):
            yield _without_end_of_line(t) if parts else t
            continue
        for m in parts:
            tag = "ORG" if head_kind(m.group(), domain) else "PER" if is_full_name(m.group()) else t.tag
            yield Token(t.start + m.start(), t.start + m.end(), m.group(), tag)


def _without_end_of_line(t: Token) -> Token:
    """A word without the space or the line's end that LAC took into it."""
    start, text = t.start + len(t.text) - len(t.text.lstrip()), t.text.strip()
    return t._replace(start=start, end=start + len(text), text=text)


def _with_plans(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """云江市|计划|(明年)|设立: between who acts and what they do, a word that is a noun too says that they plan it."""
    for k, t in enumerate(tokens):
        if t.tag == "n" and t.text in PLANS:
            who, deed = before(tokens, k), next((x for x in tokens[k + 1 :] if x.tag != "TIME"), None)
            acts = who is not None and who.tag in NAMED and deed is not None and deed.tag == "v"
            yield t._replace(tag="v") if acts else t
        else:
            yield t


def _with_attendance(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """出席|会议, 主持|仪式: a verb of those who go to an event, and the common noun for that, which LAC takes for one word."""
    for t in tokens:
        verb, noun = t.text[:-_NOUN], t.text[-_NOUN:]
        known = verb in domain.frames.attending and t.text not in domain.frames.verbs
        if known and t.tag in ACTING and _is_for_events(noun, domain):
            yield Token(t.start, t.end - _NOUN, verb, "v")
            yield Token(t.end - _NOUN, t.end, noun, "n")
        else:
            yield t


def _is_for_events(noun: str, domain: Domain) -> bool:
    """Whether a common noun means an event: 会议, 仪式."""
    kind = domain.names.heads.get(noun)
    return noun in domain.cues.event_nouns or (kind is not None and domain.schema.is_a(kind, domain.schema.event))


def _with_both(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """双方|共建|某某实验室: 双方 is a pronoun, and a verb of the lexicon after it says what the two do, however it is tagged."""
    for k, t in enumerate(tokens):
        left = before(tokens, k)
        if t.text == BOTH:
            yield t._replace(tag="r")
        elif t.tag == "vn" and left is not None and left.text == BOTH and t.text in domain.frames.verbs:
            yield t._replace(tag="v")
        else:
            yield t


def _with_known_names(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """长|三角分|中心: a known name that LAC has cut up is one word, and of a place's last word the rest another."""
    end = 0  # of the last known name
    for i, t in enumerate(tokens):
        if t.end <= end:
            continue
        if t.start < end:
            yield t._replace(start=end, text=t.text[end - t.start :])
            continue
        name = _known_name_at(tokens, i, domain)
        end = t.start + len(name)
        yield Token(t.start, end, name, _tag_of(name, domain)) if name else t


def _known_name_at(tokens: Sequence[Token], i: int, domain: Domain) -> str:
    """The longest known name that begins with the word at `i` and goes on after it, empty if none does."""
    t = tokens[i]
    two = t.text[:2] if len(t.text) > 1 or i + 1 == len(tokens) else t.text + tokens[i + 1].text[0]
    lengths = domain.gazetteer.lengths_by_start.get(two, ())
    if not lengths:  # for most words
        return ""
    near, ends = _together(tokens[i : i + lengths[0]], lengths[0])
    known = (near[:n] for n in lengths if len(t.text) < n <= len(near) and near[:n] in domain.gazetteer.by_name)
    return next((name for name in known if len(name) in ends or _may_cut(name, t, domain)), "")


def _together(tokens: Sequence[Token], longest: int) -> tuple[str, set[int]]:
    """The first words of a row, as far as nothing stands between them and a name may reach, and how long it is up to the end of each."""
    near, ends = "", set[int]()
    for t in tokens:
        if len(near) >= longest or t.start != tokens[0].start + len(near):
            break
        near += t.text
        ends.add(len(near))
    return near, ends


def _may_cut(name: str, first: Token, domain: Domain) -> bool:
    """Whether a known name may end within a word of LAC's: a place, of which LAC knows no part, 长|三角分."""
    gazetteer = domain.gazetteer
    place = domain.schema.is_a(gazetteer.known[gazetteer.by_name[name]].kind, domain.schema.place)
    return place and first.tag not in NAMED and len(name) in _PLACE_LENGTHS and name in gazetteer.leading


def _tag_of(name: str, domain: Domain) -> str:
    """How LAC tags names of a known one's class."""
    kind, schema = domain.gazetteer.known[domain.gazetteer.by_name[name]].kind, domain.schema
    return "LOC" if schema.is_a(kind, schema.place) else "ORG" if schema.is_a(kind, schema.organization) else "nz"


def _with_etc(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """某大学、某研究所|等|20余家: 等 after a name is no verb."""
    for k, t in enumerate(tokens):
        name = before(tokens, k) if t.text == "等" and t.tag == "v" else None
        yield t._replace(tag="u") if name is not None and name.tag in PROPER else t


def _with_pointing_words(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """我|市 and 该|院 as one word each; 我国 is a name."""
    held: Token | None = None
    for t in tokens:
        if held is not None and t.tag == "n" and domain.places.is_own(t.text) and touches(held, t):
            word = held.text + t.text
            yield Token(held.start, t.end, word, "LOC" if word in domain.gazetteer.by_name else "r")
            held = None
            continue
        if held is not None:
            yield held
        held = t if t.tag == "r" and t.text in POINTING else None
        if held is None:
            yield t
    if held is not None:
        yield held


def _with_counts(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """无锡|两地|海关: what counts the places before it is a number, no part of a name, 无锡两|地区|海关."""
    rest = iter(enumerate(tokens))
    for k, t in rest:
        place, following = before(tokens, k), after(tokens, k)
        within = (
            place is not None and place.tag in SEATED and following is not None and following.tag in COMMON | SEATED
        )
        if following is not None and _ends_in_number(t, following, domain):
            yield t._replace(end=t.end - 1, text=t.text[:-1], tag="LOC")
            yield Token(t.end - 1, following.end, t.text[-1] + following.text, "m")
            next(rest)
        else:
            yield t._replace(tag="m") if within and t.tag == "n" and counts_places(t.text, domain) else t


def _ends_in_number(place: Token, noun: Token, domain: Domain) -> bool:
    """Whether the number of the places that a noun is for is run into the last of them: 无锡两|地区."""
    long = place.tag in SEATED and len(place.text) > 2 and len(noun.text) > 1
    return long and touches(place, noun) and counts_places(place.text[-1] + noun.text, domain)


def _with_new_bodies(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """新设|茶学院: a verb whose end LAC ran into the body that is new, 新|设茶学院."""
    held: Token | None = None
    for t in tokens:
        if held is not None and touches(held, t) and _begins_in_verb(held, t, domain):
            yield Token(held.start, t.start + 1, held.text + t.text[0], "v")
            held, t = None, Token(t.start + 1, t.end, t.text[1:], "ORG")
        if held is not None:
            yield held
        held = t if t.tag in ADVERBS else None
        if held is None:
            yield t
    if held is not None:
        yield held


def _begins_in_verb(left: Token, t: Token, domain: Domain) -> bool:
    """Whether what LAC takes for a verb begins with the end of one, and is a body else: (新)设|茶学院."""
    return (
        t.tag == "v"
        and left.text + t.text[0] in domain.frames.introducing
        and head_kind(t.text[1:], domain) is not None
    )


def _with_kinds(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """农民合作社|35家: what a number says how many there are of is a kind of bodies, whatever LAC takes it for."""
    for k, t in enumerate(tokens):
        counted = t.tag == "ORG" and _is_counted(tokens, k) and _is_one_word(t.text, domain)
        yield t._replace(tag="n") if counted else t


def _is_one_word(body: str, domain: Domain) -> bool:
    """Whether a body's name begins with no place and no other body: 农民合作社; not 某大学|附属医院."""
    led = body[:2] in domain.gazetteer.leading or body[:3] in domain.gazetteer.leading
    whole = any(body[:n].endswith(domain.names.head_words) for n in range(_SHORTEST_WHOLE, len(body)))
    return head_kind(body, domain) is not None and not led and not whole


def _is_counted(tokens: Sequence[Token], k: int) -> bool:
    """Whether a number of bodies and no noun follows: 合作社|十|到|十五家. Not 甲学院、乙学院|2所, 某集团|35家|门店."""
    number, left = after(tokens, k), before(tokens, k)
    listed = left is not None and left.text in LISTING
    if number is None or number.tag != "m" or listed or not touches(tokens[k], number) or number.text[0] in _ONE:
        return False
    end = next((i for i in range(k + 2, len(tokens)) if not _goes_on_counting(tokens[i])), len(tokens))
    return tokens[end - 1].text[-1] in _FOR_BODIES and (end == len(tokens) or tokens[end].tag == "w")


def _goes_on_counting(t: Token) -> bool:
    return t.tag in ("m", "q") or t.text in _UP_TO


_STEPS: Sequence[tuple[re.Pattern[str] | None, str | None, Callable[[Sequence[Token], Domain], Iterator[Token]]]] = (
    (MARK, None, with_marks_apart),
    (re.compile(r"[（(]"), None, with_brands_before_seats),
    (re.compile(r"\s"), None, _without_spaces),
    (None, "ORG", with_ends_of_bodies),
    (re.compile(SEATED_AT), "LOC", with_missions),
    (re.compile(f"[{NUMERALS}]"), None, _with_counts),
    (re.compile(f"[{''.join(_FOR_BODIES)}]"), "ORG", _with_kinds),
    (None, "v", _with_new_bodies),
    (None, None, with_links),
    (None, "ORG", with_own_words),
    (None, None, with_appointments),
    (None, "PER", with_verbs_after_persons),
    (re.compile("[男女生]"), None, with_born_persons),
    (DIRECTION, "f", with_directions),
    (None, None, whole_titles),
    (None, None, with_committees),
    (re.compile("|".join(sorted(PLANS))), "n", _with_plans),
    (None, None, _with_attendance),
    (re.compile(BOTH), None, _with_both),
    (None, None, _with_known_names),
    (re.compile("等"), "v", _with_etc),
    (re.compile(f"[{''.join(POINTING)}]"), "r", _with_pointing_words),
)
"""Each with what stands in every sentence in which it changes anything, if there is such a thing: in its text, and as the tag of a word."""
