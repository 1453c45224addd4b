"""Anaphora: what 他, 该院, 本届峰会, 前者 and a bare head word point back to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice, pairwise

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.coreference.antecedents import Antecedents, ends_in, may_act
from kg.extraction.coreference.pronouns import meant_by
from kg.extraction.entities.thing import Thing
from kg.extraction.mentions.mention import Mention
from kg.extraction.tokens.neighbours import after, before, touches
from kg.extraction.tokens.tags import BOTH, CLAUSAL, COMMON, NOUNS
from kg.extraction.tokens.titles import ends_in_title

_EDITION = re.compile(r"第[\d一二三四五六七八九十]+届|首届|(?:19|20)\d\d年?度?")
_OTHER_EDITION = re.compile(
    r"(?:下一?|上一?|往|历|前[一二三两]?|每|各|首|另一?)(?:届|次|场|季|期|个)?$|第[\d一二三四五六七八九十]+届$|明年|去年$"
)
_TITLE = 5  # words of a title at most, so that a long row of nouns costs no more than a short one: 校|党委|常务|副|书记
_DEMONSTRATIVES = ("这家", "这座", "这所", "这个", "这支", "该", "这项")
_THIS_TIME = ("本次", "此次", "该", "本届")
_OF_A_TITLE = frozenset(("n", "vn", "nz", "a", "ORG"))
_DOING = CLAUSAL | {"vd", "ad"}
_BEFORE_SUBJECTS = frozenset(("", "TIME", "d", "c", "ad"))
_QUALIFIERS = frozenset(("n", "vn", "nz", "a", "an", "m"))


def head_meant(mention: Mention, left: str, earlier: Sequence[Thing], known: Antecedents) -> Thing | None:
    """What a bare head (峰会) or a common noun (该训练营) means: the last thing whose name ends so, else the article's event.

    Args:
        mention: the head or the noun.
        left: the text right before the mention.
        earlier: the things that its sentence names before it.
        known: what the text has spoken of.
    """
    domain, main = known.domain, known.discourse.occasions.main
    event = domain.schema.is_a(mention.kind, domain.schema.event)
    if event and _OTHER_EDITION.search(left):
        return None
    edition = frozenset(_EDITION.findall(mention.name) if event else ())
    bare = _EDITION.sub("", mention.name) if event else mention.name
    core = domain.schema.core_class(mention.kind)
    for thing in chain(reversed(earlier), known.likely_first()):
        if domain.schema.core_class(thing.kind) == core and ends_in(thing, bare) and _of_edition(thing, edition):
            return thing
    return main if event and not edition and main in (*known.seen, *earlier) else None


def _of_edition(thing: Thing, edition: frozenset[str]) -> bool:
    """Whether a thing may be of an edition: 第三届某某峰会 for 第三届峰会 and for 峰会, not for 第二届峰会."""
    own = {e for n in thing.names for e in _EDITION.findall(n)}
    return not edition or edition >= own or edition <= own


def resolved(items: Sequence[Item], known: Antecedents) -> list[Item]:
    """The items of a clause with its pronouns as things: 他, 前者, 该|院."""
    out: list[Item] = []
    for i, item in enumerate(items):
        meant = _meant(items, i, known)
        pointed = not meant and _is_noun(item) and bool(out) and out[-1].is_word("本", *_DEMONSTRATIVES)
        called = known.called(item.text) if pointed else []
        if called or (meant and _says_which_two(items, i)):
            out.pop()
        out.append(_as_thing(item, meant or called))
    return out


def _meant(items: Sequence[Item], i: int, known: Antecedents) -> list[Thing]:
    """What the item at `i` means; the first rule that knows decides."""
    for rule in _RULES.get(items[i].type, ()):
        things = rule(items, i, known)
        if things is not None:
            return things
    return []


def _as_thing(item: Item, things: list[Thing]) -> Item:
    """An item as the things that it means, itself if it means none."""
    return Item("thing", item.start, item.end, item.text, things=things) if things else item


def _is_noun(item: Item) -> bool:
    """Whether an item is a common noun: 院."""
    return item.type == "word" and item.tag in COMMON


def _event_spoken_of(items: Sequence[Item], i: int, known: Antecedents) -> list[Thing] | None:
    """The event under discussion, which a noun for events means that opens a clause: 活动由…主办, 参加活动."""
    schema = known.domain.schema
    category = known.domain.names.categories.get(items[i].text)
    if category is None or not schema.is_a(category.kind, schema.event):
        return None
    follower = after(items, i)
    closes = follower is None or follower.type == "mark" or follower.is_word("的")
    if not (_led_by_verb(items[:i], known.domain) if closes else _opens(items, i)):
        return None
    events = (t for t in known.discourse.salient() if schema.is_a(t.kind, schema.event))
    main = (t for t in known.seen if t is known.discourse.occasions.main)
    return list(islice(chain(events, main), 1)) or None


def _led_by_verb(items: Sequence[Item], domain: Domain) -> bool:
    """Whether a verb of the lexicon leads to a noun: 参加|活动, 出席|主会场|活动|的嘉宾."""
    led = next((x for x in reversed(items) if x.tag not in ("n", "r", "nz", "u")), None)
    return led is not None and led.type == "word" and led.text in domain.frames.verbs


def _opens(items: Sequence[Item], i: int) -> bool:
    """Whether a noun opens a clause, and a date, a preposition, a verb or an adverb follows: 活动由…主办."""
    follower = after(items, i)
    opens = all(x.type == "date" or x.is_word(*_THIS_TIME) for x in items[:i])
    return opens and follower is not None and (follower.type == "date" or follower.tag in CLAUSAL)


def _both(items: Sequence[Item], i: int, known: Antecedents) -> list[Thing] | None:
    """The two bodies or places last spoken of together, where they are the subject: 甲与乙签约，双方|共建丙. Not 代表双方签约."""
    if not items[i].is_word(BOTH):
        return None
    follower = after(items, i)
    led = items[: i - 1] if _says_which_two(items, i) else items[:i]
    if follower is None or follower.tag not in _DOING or not all(x.tag in _BEFORE_SUBJECTS for x in led):
        return []
    parties = (_for_their_bodies(two, known) for two in _twos(known))
    return next((two for two in parties if all(may_act(t, known.domain) for t in two)), [])


def _for_their_bodies(two: Sequence[Thing], known: Antecedents) -> list[Thing]:
    """Two, with the body of who meets another body in its name: 甲校校长|与乙; not of two persons, who may act for themselves."""
    official = any(may_act(t, known.domain) for t in two)
    return [known.discourse.bodies.get(t.key, t) if official else t for t in two]


def _twos(known: Antecedents) -> Iterator[list[Thing]]:
    """What was spoken of two at a time, the last first: the two of the clause before, then the ends of lists."""
    last = ([[t] for t in (*c.subjects, *c.objects)] for c in known.discourse.sentence.clauses[-1:])
    twos = (ends for ends in chain(last, reversed(known.discourse.lists)) if len(ends) == 2)
    return ([*chain.from_iterable(ends)] for ends in twos)


def _says_which_two(items: Sequence[Item], i: int) -> bool:
    """Whether the noun before the word at `i` only says what the two are: 校企|双方."""
    left = items[i - 1] if i else None
    noun = left is not None and left.tag in NOUNS and touches(left, items[i])
    return noun and items[i].is_word(BOTH)


def _noun_after_this(items: Sequence[Item], i: int, known: Antecedents) -> list[Thing] | None:
    """What a noun at the end of a phrase means that begins with a demonstrative: 这家|…|的|企业."""
    if items[i].text not in known.domain.names.categories:
        return None
    points = any(x.text in _DEMONSTRATIVES for x in items[:2])
    follower = after(items, i)
    ends = follower is None or follower.type == "mark"
    return known.called(items[i].text) if points and ends else None


def _pronoun(items: Sequence[Item], i: int, known: Antecedents) -> list[Thing] | None:
    """What a word means that names nothing: 他, 该院."""
    return meant_by(items[i], known) or None


def _noun_alone(items: Sequence[Item], i: int, known: Antecedents) -> list[Thing] | None:
    """What a noun means that is a phrase by itself: 学校."""
    kind = known.domain.names.selves.get(items[i].text) if items[i].tag == "n" else None
    return (_theirs(kind, known) if kind and _stands_alone(items, i) else None) or None


_RULES: dict[str, tuple[Callable[[Sequence[Item], int, Antecedents], list[Thing] | None], ...]] = {
    "word": (_both, _event_spoken_of, _noun_after_this, _pronoun, _noun_alone),
}
"""The rules for the items of a type; others point back to nothing."""


def _theirs(kind: str, known: Antecedents) -> list[Thing]:
    """The body of a class that the person spoken of holds office at, else the likeliest."""
    schema, discourse = known.domain.schema, known.discourse
    spoken = (t for c in reversed(discourse.sentence.clauses) for t in (*c.subjects, *c.objects))
    persons = (t for t in spoken if schema.is_a(t.kind, schema.person))
    bodies = (discourse.bodies[t.key] for t in persons if t.key in discourse.bodies)
    return list(islice((t for t in chain(bodies, known.likely_first()) if schema.is_a(t.kind, kind)), 1))


def _stands_alone(items: Sequence[Item], i: int) -> bool:
    """Whether the word at `i` is a phrase by itself: no noun or qualifier touches it on either side."""
    left, right = before(items, i), after(items, i)
    touching = [x for x in (left, right) if x is not None and (touches(x, items[i]) or touches(items[i], x))]
    return not any(x.type in ("thing", "office") or x.tag in _QUALIFIERS or x.is_word("的") for x in touching)


def with_own_bodies(items: Sequence[Item], known: Antecedents) -> list[Item]:
    """The items of a sentence with the body that 学校, 我校 or 校 means, right before an office there or who holds it: 学校副校长某某."""
    out: list[Item] = []
    for i, item in enumerate(items):
        kind = _own_kind(item.text, known.domain) if item.type == "word" else None
        if kind is None or not _before_office(items, i, known.domain):
            out.append(item)
        else:
            out.append(_as_thing(item, _own_body(item.text, kind, out, known)))
    return out


def _own_body(word: str, kind: str, row: Sequence[Item], known: Antecedents) -> list[Thing]:
    """The body of a class that a word after a row means: the article's if it says 我校, else the last, else the article's."""
    near = (t for x in reversed(row) for t in x.things)
    last = (t for t in chain(near, known.last_first()) if known.domain.schema.is_a(t.kind, kind))
    own = known.own(word[-1])
    ours = word[0] in ("我", "本", *known.domain.places.own)
    return list(islice(chain(own if ours else (), last, own), 1))


def _own_kind(word: str, domain: Domain) -> str | None:
    """The class of bodies that a word means one of, 学校 or 我校."""
    ending = word[-1] if len(word) == 1 or (len(word) == 2 and word[0] in "我本该") else ""
    return domain.names.selves.get(word) or domain.names.selves_by_ending.get(ending)


def _before_office(items: Sequence[Item], i: int, domain: Domain) -> bool:
    """Whether the words right after the one at `i` are an office, or a person stands there."""
    for left, item in pairwise(items[i : i + 1 + _TITLE]):
        if not touches(left, item):
            return False
        if item.type == "thing":
            return left is items[i] and domain.schema.is_a(item.things[0].kind, domain.schema.person)
        if ends_in_title(item.text, domain) or left.text + item.text in domain.offices.appositions:  # 校|领导
            return True
        if item.type != "word" or item.tag not in _OF_A_TITLE:
            return False
    return False
