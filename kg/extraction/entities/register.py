"""Register: the things of an article, entered by their mentions and found again by any of their names."""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.entities.forms import Forms
from kg.extraction.entities.identity import are_of_one, names_of
from kg.extraction.entities.thing import Thing, squeeze
from kg.extraction.mentions.mention import Mention


class Register:
    """All things of an article, found again by any of their names."""

    def __init__(self, domain: Domain) -> None:
        """Takes the domain that says which names may be one."""
        self.domain = domain
        self.things: dict[str, Thing] = {}
        self._by_name: dict[str, dict[Thing, None]] = {}
        self._forms: dict[str, Forms] = {}
        self._home: dict[Thing, Forms] = {}

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
        forms = self._forms.get(self.domain.schema.core_class(kind))
        for thing, names in forms.of(name, known) if forms else ():
            if (known is not None and thing.known_as == known) or self._go_by(names, thing, name, kind):
                return thing
        return None

    def united(self) -> dict[str, Thing]:
        """The things by key, those that turned out to be one made one."""
        for thing in self.things.values():
            root = thing.root
            if root is not thing:
                for name, count in thing.names.items():
                    root.names[name] = root.names.get(name, 0) + count
                root.place(*thing.mentions)
        return {k: t for k, t in self.things.items() if t.root is t}

    def _new(self, mention: Mention) -> Thing:
        core = self.domain.schema.core_class(mention.kind)
        key = f"{core}/{mention.name}"
        while key in self.things:
            key += "'"
        thing = Thing(key, mention.kind, known_as=self._known(mention.name, mention.kind))
        self.things[key] = thing
        if core not in self._forms:
            self._forms[core] = Forms(core, self.domain)
        self._home[thing] = self._forms[core]
        return thing

    def _call(self, thing: Thing, name: str, span: tuple[int, int] | None) -> None:
        if name not in thing.names:
            self._home[thing].add(thing, name)
        thing.add(name, span)
        self._by_name.setdefault(squeeze(name), {})[thing] = None

    def _known(self, name: str, kind: str) -> str | None:
        gazetteer = self.domain.gazetteer
        iri = gazetteer.qualified.get(name) if name not in gazetteer.by_name else gazetteer.by_name[name]
        return iri if iri and self._compatible(self.domain.gazetteer.known[iri].kind, kind) else None

    def _compatible(self, a: str, b: str) -> bool:
        return self.domain.schema.core_class(a) == self.domain.schema.core_class(b)

    def _go_by(self, names: Sequence[str], thing: Thing, name: str, kind: str) -> bool:
        """Whether a name is a short or a full form of one of a thing's names."""
        known = self._by_name.keys()
        pairs = (names_of((n, thing.kind), (name, kind), known, self.domain) for n in names)
        return any(are_of_one(pair) and not _is_of_another(name, pair.held, thing) for pair in pairs)


def _is_of_another(name: str, short: str, thing: Thing) -> bool:
    """Whether what stands before a short name tells another thing: 福州市|鼓楼区 beside 南京市|鼓楼区; not 江苏南京市|鼓楼区."""
    others = (n for n in thing.names if n.endswith(short) and name.endswith(short))
    return any(not (n.endswith(name) or name.endswith(n)) for n in others)


def entered(named: Sequence[Mention], register: Register) -> dict[tuple[int, int], Thing]:
    """The thing that each mention names, by its offsets; those that say what else they are called come first."""
    also = {(m.start, m.end): [*m.aliases, *m.called] for m in named}
    thing_of: dict[tuple[int, int], Thing] = {}
    for m in sorted(named, key=lambda m: (not also[m.start, m.end], m.start, -m.end)):
        thing = thing_of[m.start, m.end] = register.enter(m)
        for alias in also[m.start, m.end]:
            register.alias(thing, alias, None)
    return thing_of
