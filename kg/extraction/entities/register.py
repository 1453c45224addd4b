"""Identity: which mentions name one thing. One thing, one entity; never two things in one."""

from __future__ import annotations

import re

from kg.domain import Domain
from kg.extraction.entities.thing import Thing, squeeze
from kg.extraction.mentions.mention import Mention
from kg.extraction.tokens.tags import EDITION

_QUOTED = re.compile(r"“([^”]{2,})”")

_PARTY, _PEOPLES = "中共", "人民"

_ADMINISTRATIVE = "省市区县镇州城"


class Register:
    """All things of an article, found again by any of their names."""

    def __init__(self, domain: Domain) -> None:
        """Takes the domain that says which names may be one."""
        self.domain = domain
        self.things: dict[str, Thing] = {}
        self._by_name: dict[str, list[Thing]] = {}
        self._by_core: dict[str, list[Thing]] = {}

    def enter(self, mention: Mention) -> Thing:
        """The thing that a mention names, a new one if none before it does."""
        thing = self.find(mention.name, mention.kind) or self._new(mention)
        self._call(thing, mention.name, (mention.start, mention.end))
        for alias in mention.aliases:
            self._call(thing, alias, None)
        if self.domain.schema.is_a(mention.kind, thing.kind) and mention.kind != thing.kind:
            thing.kind = mention.kind
        return thing

    def alias(self, thing: Thing, name: str, span: tuple[int, int] | None) -> None:
        """Gives a thing another name that the text says it has."""
        self._call(thing, name, span)

    def find(self, name: str, kind: str) -> Thing | None:
        """The thing of a compatible class that has this name or one that is short or long for it."""
        for thing in self._by_name.get(squeeze(name), ()):
            if self._compatible(thing.kind, kind):
                return thing
        known = self._known(name, kind)
        for thing in self._by_core.get(self.domain.schema.core_class(kind), ()):
            if (known is not None and thing.known_as == known) or any(
                self._same(n, name, kind, thing.kind) for n in thing.names
            ):
                return thing
        return None

    def united(self) -> dict[str, Thing]:
        """The things by key, those that turned out to be one made one."""
        for thing in self.things.values():
            root = thing.root
            if root is not thing:
                for name, count in thing.names.items():
                    root.names[name] = root.names.get(name, 0) + count
                root.mentions += [m for m in thing.mentions if m not in root.mentions]
        return {k: t for k, t in self.things.items() if t.root is t}

    def _new(self, mention: Mention) -> Thing:
        core = self.domain.schema.core_class(mention.kind)
        key = f"{core}/{mention.name}"
        while key in self.things:
            key += "'"
        thing = Thing(key, mention.kind, known_as=self._known(mention.name, mention.kind))
        self.things[key] = thing
        self._by_core.setdefault(core, []).append(thing)
        return thing

    def _call(self, thing: Thing, name: str, span: tuple[int, int] | None) -> None:
        thing.add(name, span)
        listed = self._by_name.setdefault(squeeze(name), [])
        if thing not in listed:
            listed.append(thing)

    def _known(self, name: str, kind: str) -> str | None:
        iri = self.domain.gazetteer.by_name.get(name)
        return iri if iri and self._compatible(self.domain.gazetteer.known[iri].kind, kind) else None

    def _compatible(self, a: str, b: str) -> bool:
        return self.domain.schema.core_class(a) == self.domain.schema.core_class(b)

    def _same(self, a: str, b: str, kind: str, other: str) -> bool:
        """Whether two names of one class are a full and a short form of each other."""
        schema, names = self.domain.schema, self.domain.names
        if schema.is_a(kind, schema.person):
            return False
        long, short = sorted((squeeze(a), squeeze(b)), key=lambda n: (-len(n), n))
        if schema.is_a(kind, schema.place):
            return (
                len(short) > 1
                and len(long) == len(short) + 1
                and long.startswith(short)
                and long[-1] in _ADMINISTRATIVE
            )
        if len(short) < 3:
            return short in names.whole and short[0] in _ADMINISTRATIVE and long.endswith(short)  # 市委, 云江市委
        if schema.is_a(kind, schema.event):
            return self._same_event(a, b)
        if schema.fits(kind, names.abbreviated) and long in (_PARTY + short, short[:-2] + _PEOPLES + short[-2:]):
            return True  # 中共云江市委, 云江市人民政府
        if long.endswith(short) and short not in names.whole:
            rest = long[: -len(short)]
            if (
                rest in self.domain.gazetteer.by_name
                or short.startswith("自治区")
                or rest[-1] in _ADMINISTRATIVE[:4]
                or (short[0] in _ADMINISTRATIVE[:4] and not schema.is_a(kind, schema.place))
            ):
                return True
            return len(short) > 6 and any(squeeze(n) == rest for t in self.things.values() for n in t.names)
        if (
            schema.fits(kind, names.abbreviated)
            and schema.is_a(kind, schema.organization)
            and self._abbreviates(short, long)
        ):
            return True
        if long.startswith(short) and kind == other and kind in names.tails.values():
            whole = any(short.endswith(h) for h, k in names.heads.items() if k == kind)  # 某市委 is not 某市委组织部
            return (
                all(c in names.legal_form for c in long[len(short) :])
                if whole
                else self._only_heads(long[len(short) :], kind)
            )
        return False

    def _abbreviates(self, short: str, long: str) -> bool:
        """Whether a body's short name takes characters of its full one in order: 省科协, 四川省科学技术协会."""
        place = re.match(r".{0,6}?[省市区县州](?!委)|.{0,4}?[省市区县州](?=委)", long)
        own = re.match(r".{0,6}?[省市区县州](?!委)|.{0,4}?[省市区县州](?=委)", short)
        if not place or (own and not place.group().endswith(own.group())) or (not own and short[0] != long[0]):
            return False
        a, b = short[own.end() if own else 0 :], long[place.end() if own else 0 :]
        if not 2 <= len(a) < len(b) or a[0] != b[0] or a[-1] not in b[-3:]:
            return False
        rest = iter(b)
        return all(c in rest for c in a)

    def _only_heads(self, rest: str, kind: str) -> bool:
        """Whether a remainder is made of nothing but words that end names of a class: 渭滨重工|集团."""
        names = self.domain.names
        while rest:
            for n in range(min(len(rest), names.longest_head), 0, -1):
                if kind in (names.heads.get(rest[:n]), names.tails.get(rest[:n])) or all(
                    c in names.legal_form for c in rest[:n]
                ):
                    rest = rest[n:]
                    break
            else:
                return False
        return True

    def _same_event(self, a: str, b: str) -> bool:
        """Two names of one event share what stands in quotation marks or their core, and differ in edition at most by leaving it out."""
        short, long = sorted((squeeze(a), squeeze(b)), key=len)
        if long.startswith(short + "暨") and not long.endswith(tuple(self.domain.names.openings)):
            return True  # 某某大赛|暨某某邀请赛
        ea, eb = EDITION.findall(a), EDITION.findall(b)
        if ea and eb and not (set(ea) <= set(eb) or set(ea) >= set(eb)):
            return False
        core_a, core_b = (squeeze(EDITION.sub("", n)) for n in (a, b))
        if core_a == core_b:
            return True
        qa, qb = _QUOTED.findall(a), _QUOTED.findall(b)
        if qa and qa == qb:
            return core_a[-1] == core_b[-1] and (core_a.endswith(core_b[-2:]) or core_b.endswith(core_a[-2:]))
        short, long = sorted((core_a, core_b), key=len)
        return len(short) >= 4 and long.endswith(short) and not (ea and eb)
