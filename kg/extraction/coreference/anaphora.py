"""Anaphora: what 他, 该院, 本届峰会, 前者 and a bare head word point back to."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.coreference.discourse import Discourse
from kg.extraction.entities.thing import Thing
from kg.extraction.mentions.mention import Mention
from kg.extraction.tokens.titles import ends_in_title

_PERSONAL = frozenset(("他", "她", "他本人", "她本人", "其本人", "本人"))

_HERE = ("这里", "此地", "此处")

_OWN = "市省区县州镇院所馆校"

_EDITION = re.compile(r"第[\d一二三四五六七八九十]+届|首届|(?:19|20)\d\d年?度?")

_MEMORY = 200  # mentions back that a reader still has in mind

_GROUPS = {"双方": 2, "两地": 2, "两市": 2, "两校": 2, "两家": 2, "三方": 3, "三地": 3, "四方": 4}

_THIS_PERSON = ("这位", "这名", "这个", "那位")

_DEMONSTRATIVES = frozenset(("这家", "这座", "这所", "这个", "这支", "该", "这项"))

_OTHER_EDITION = re.compile(
    r"(?:下一?|上一?|往|历|前[一二三两]?|每|各|首|另一?)(?:届|次|场|季|期|个)?$|第[\d一二三四五六七八九十]+届$|明年|去年$"
)


class Antecedents:
    """The things mentioned so far, in order, and what a later word can point back to."""

    def __init__(
        self, domain: Domain, things: Iterable[Thing], main_event: Thing | None, main_person: Thing | None
    ) -> None:
        """`things`: all that the article names."""
        self.domain, self.things = domain, list(things)
        names = {n for t in self.things for n in t.names}
        self.endings = {n[-k:] for n in names for k in range(2, min(len(n) - 1, 8))}
        self.main_event, self.main_person = main_event, main_person
        self.seen: deque[Thing] = deque(maxlen=_MEMORY)

    def note(self, things: Sequence[Thing]) -> None:
        """Notes that things were mentioned."""
        self.seen.extend(things)

    def last_first(self) -> Iterator[Thing]:
        """The things mentioned so far, the last first."""
        return reversed(self.seen)

    def of_head(self, mention: Mention, before: str, discourse: Discourse, earlier: Sequence[Thing]) -> Thing | None:
        """What a bare head (峰会) or a common noun (该训练营) means: the last thing whose name ends so, else the article's event.

        Args:
            mention: the head or the noun.
            before: the text right before the mention.
            discourse: what the text has spoken of.
            earlier: the things that its sentence names before it.
        """
        schema = self.domain.schema
        core = schema.core_class(mention.kind)
        event = schema.is_a(mention.kind, schema.event)
        if event and _OTHER_EDITION.search(before):
            return None
        edition = set(_EDITION.findall(mention.name)) if event else set()
        bare = _EDITION.sub("", mention.name) if event else mention.name
        for thing in (*reversed(earlier), *discourse.salient(), *reversed(self.seen)):
            if schema.core_class(thing.kind) != core or not any(n.endswith(bare) for n in thing.names):
                continue
            own = {e for n in thing.names for e in _EDITION.findall(n)}
            if not edition or edition >= own or edition <= own:
                return thing
        return (
            self.main_event
            if event and not edition and (self.main_event in (*self.seen, *earlier) or self.main_event is None)
            else None
        )

    def resolve(self, items: Sequence[Item], discourse: Discourse) -> list[Item]:
        """The items of a clause with its pronouns as things: 他, 前者, 该 院."""
        out: list[Item] = []
        pointing = bool(items) and any(x.text in _DEMONSTRATIVES for x in items[:2])
        pointed = bool(items) and any(x.text in _THIS_PERSON for x in items[:2]) and not self._names_person(items)
        for i, item in enumerate(items):
            if pointed and item.type == "office" and i + 1 < len(items) and items[i + 1].type in ("word", "date"):
                things, pointed = self._of_word(replace(item, text="他"), discourse), False
                out.append(Item("thing", item.start, item.end, item.text, things=things) if things else item)
                continue
            if item.type != "word":
                out.append(item)
                continue
            if self._opens(items, i):
                events = [t for t in discourse.salient() if self.domain.schema.is_a(t.kind, self.domain.schema.event)]
                things = events[:1] or [t for t in self.seen if t is self.main_event][:1]
                if things:
                    out.append(Item("thing", item.start, item.end, item.text, things=things))
                    continue
            if (
                pointing
                and item.text in self.domain.names.categories
                and (i + 1 == len(items) or items[i + 1].type == "mark")
            ):
                things = self._of_noun(item.text, discourse)  # 这家 … 的 企业
                out.append(Item("thing", item.start, item.end, item.text, things=things) if things else item)
                continue
            things = self._of_word(item, discourse)
            if not things and item.tag == "n" and _stands_alone(items, i):
                things = self._of_ending(item, discourse)
            if not things and out and out[-1].is_word("该", "本", *_DEMONSTRATIVES) and item.tag in ("n", "vn"):
                things = self._of_noun(item.text, discourse)
                if things:
                    out.pop()
            if things:
                item = Item("thing", item.start, item.end, item.text, things=things)
            out.append(item)
        return out

    def _names_person(self, items: Sequence[Item]) -> bool:
        return any(self.domain.schema.is_a(t.kind, self.domain.schema.person) for x in items for t in x.things)

    def own_bodies(self, items: Sequence[Item]) -> list[Item]:
        """The items of a sentence with the body that 学校, 我校 or 校 means, right before an office there or who holds it: 学校副校长某某."""
        out: list[Item] = []
        for i, item in enumerate(items):
            kind = self._own_kind(item) if item.type == "word" else None
            if kind is not None and _before_office(items, i, self.domain):
                near = (t for x in reversed(out) for t in x.things if self.domain.schema.is_a(t.kind, kind))
                far = (t for t in reversed(self.seen) if self.domain.schema.is_a(t.kind, kind))
                ours = self._own(item.text[-1]) if item.text[0] in "我本校" else []
                if things := [*ours, *islice(near, 1), *islice(far, 1), *self._own(item.text[-1])][:1]:
                    item = Item("thing", item.start, item.end, item.text, things=things)
            out.append(item)
        return out

    def _own_kind(self, item: Item) -> str | None:
        """The class of bodies that a word means one of, 学校 or 我校."""
        selves = self.domain.names.selves
        ending = item.text[-1] if len(item.text) == 1 or (len(item.text) == 2 and item.text[0] in "我本该") else ""
        return selves.get(item.text) or next(
            (k for noun, k in selves.items() if ending and noun.endswith(ending)), None
        )

    def _opens(self, items: Sequence[Item], i: int) -> bool:
        """Whether a noun for events opens a clause, 活动由…主办: it means the one under discussion."""
        category = self.domain.names.categories.get(items[i].text)
        if category is None or not self.domain.schema.is_a(category.kind, self.domain.schema.event):
            return False
        after = items[i + 1] if i + 1 < len(items) else None
        if after is None or after.type == "mark" or after.is_word("的"):  # 参加活动, 出席主会场活动的嘉宾
            led = next((x for x in reversed(items[:i]) if x.tag not in ("n", "r", "nz", "u")), None)
            return led is not None and led.type == "word" and led.text in self.domain.frames.verbs
        opens = all(x.type == "date" or x.is_word("本次", "此次", "该", "本届") for x in items[:i])
        return opens and after is not None and (after.type == "date" or after.tag in ("p", "v", "d"))

    def _of_word(self, item: Item, discourse: Discourse) -> list[Thing]:
        schema = self.domain.schema
        if item.text in _PERSONAL:
            first, last = discourse.quoted
            who = discourse.speaker if first <= item.start < last else None  # nobody says 他 of himself
            others = (t for t in (*discourse.salient(), self.main_person, *reversed(self.seen)) if t and t is not who)
            return list(islice((t for t in others if schema.is_a(t.kind, schema.person)), 1))
        if item.text in ("您", "你") and self.main_person is not None:  # asked in an interview
            return [] if discourse.speaker is self.main_person else [self.main_person]
        if item.text in ("前者", "后者") and discourse.lists:
            ends = discourse.lists[-1]
            return ends[0] if item.text == "前者" else ends[-1]
        if item.text in _HERE:
            places = (t for t in (*discourse.salient(), *reversed(self.seen)) if schema.is_a(t.kind, schema.place))
            return list(islice(places, 1))
        if item.text == "我":
            return [discourse.speaker] if discourse.speaker else []
        if item.text in ("它", "它们"):
            return list(islice((t for t in discourse.salient() if not schema.is_a(t.kind, schema.person)), 1))
        if item.tag == "PER" and item.text[1:] in self.domain.offices.titles:  # 李院长
            people = (t for t in reversed(self.seen) if schema.is_a(t.kind, schema.person))
            return list(islice((t for t in people if t.name.startswith(item.text[0])), 1))
        if item.text in _GROUPS:
            return self._of_number(_GROUPS[item.text], discourse)
        if len(item.text) == 2 and item.text[0] in "我本" and item.text[1] in _OWN:
            return self._own(item.text[1])
        if item.text[0] == "该" and 1 < len(item.text) < 4:
            return self._of_noun(item.text[1:], discourse)
        return []

    def _own(self, ending: str) -> list[Thing]:
        """What 我市 or 我校 means: the place or body with such a name that the article names most often."""
        schema = self.domain.schema
        kind = next((k for noun, k in self.domain.names.selves.items() if noun.endswith(ending)), None)
        named = [
            t
            for t in self.things
            if (kind is not None and schema.is_a(t.kind, kind))
            or (
                (schema.is_a(t.kind, schema.place) or schema.is_a(t.kind, schema.organization))
                and any(n.endswith(ending) for n in t.names)
            )
        ]
        most = max(named, key=lambda t: len(t.mentions), default=None)
        return [most] if most is not None else []

    def _of_ending(self, item: Item, discourse: Discourse) -> list[Thing]:
        """What a noun by itself means that names end in, 走廊 after 某某科创走廊: the last such thing."""
        schema, names = self.domain.schema, self.domain.names
        if kind := names.selves.get(item.text):
            spoken = [
                t for s, o, _ in reversed(discourse.clauses) for t in (*s, *o) if schema.is_a(t.kind, schema.person)
            ]
            theirs = [discourse.bodies[t.key] for t in spoken if t.key in discourse.bodies]
            return [t for t in (*theirs, *discourse.salient(), *reversed(self.seen)) if schema.is_a(t.kind, kind)][:1]
        if (
            len(item.text) < 2
            or item.text not in self.endings
            or any(
                item.text in words
                for words in (names.generic, self.domain.offices.titles, names.categories, names.heads)
            )
        ):
            return []
        for thing in (*discourse.salient(), *islice(reversed(self.seen), 40)):
            apart = any(schema.is_a(thing.kind, k) for k in (schema.person, schema.place, schema.field, schema.award))
            if not apart and any(n.endswith(item.text) and len(n) > len(item.text) + 1 for n in thing.names):
                return [thing]
        return []

    def _of_number(self, count: int, discourse: Discourse) -> list[Thing]:
        """What 双方 or 三方 means: the things of the last clause that brings up so many that act."""
        schema = self.domain.schema
        for subjects, objects, _ in reversed([*discourse.before, *discourse.clauses]):
            acting = [
                t
                for t in dict.fromkeys((*subjects, *objects))
                if schema.is_a(t.kind, schema.organization) or schema.is_a(t.kind, schema.place)
            ]
            if len(acting) == count:
                return acting
        return []

    def _of_noun(self, noun: str, discourse: Discourse) -> list[Thing]:
        """What 该 with a noun means: the last thing whose name ends with it, or of the class that the noun stands for."""
        schema = self.domain.schema
        category = self.domain.names.categories.get(noun)
        own = next((k for word, k in self.domain.names.selves.items() if word.endswith(noun)), None)  # 该校
        for thing in (*discourse.salient(), *reversed(self.seen)):
            if any(n.endswith(noun) for n in thing.names) and not schema.is_a(thing.kind, schema.person):
                return [thing]
            if (category and schema.is_a(thing.kind, category.kind)) or (own and schema.is_a(thing.kind, own)):
                return [thing]
        return []


def _before_office(items: Sequence[Item], i: int, domain: Domain) -> bool:
    """Whether the words right after the one at `i` are an office, or a person stands there."""
    for k in range(i + 1, min(i + 6, len(items))):
        if items[k].start != items[k - 1].end:
            return False
        if items[k].type == "thing":
            return k == i + 1 and domain.schema.is_a(items[k].things[0].kind, domain.schema.person)
        if ends_in_title(items[k].text, domain):
            return True
        if items[k].type != "word" or items[k].tag not in ("n", "vn", "nz", "a", "ORG"):
            return False
    return False


def _stands_alone(items: Sequence[Item], i: int) -> bool:
    """Whether the word at `i` is a phrase by itself: no noun or qualifier touches it on either side."""
    touching = [items[k] for k in (i - 1, i + 1) if 0 <= k < len(items)]
    return not any(
        (x.end == items[i].start or x.start == items[i].end)
        and (x.type in ("thing", "office") or x.tag in ("n", "vn", "nz", "a", "an", "m") or x.is_word("的"))
        for x in touching
    )
