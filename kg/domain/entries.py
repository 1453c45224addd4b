"""What a lexicon and a gazetteer hold, entry by entry, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Says:
    """One property that a frame states: which role fills its subject and which its object."""

    predicate: str
    subject: str
    object: str
    only: frozenset[str] = frozenset()
    """Classes that the subject must have one of, narrower than the property's domain; none: any."""
    only_object: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """A way of saying something: verbs, and the properties that they state of what fills their roles."""

    name: str
    verbs: tuple[str, ...]
    says: tuple[Says, ...]
    makes: str | None
    """Class of what stands after the verb in quotation marks, where no other sign gives it a class."""
    bare: bool
    """Whether what it makes needs no quotation marks: 获评 全国文明城市."""
    introduces: bool
    """Whether its object is a new thing: a common noun after it is a name, 设立 技术转移中心."""
    mutual: str | None
    """Property between each two of several agents."""
    scheduled: bool
    """Whether what is said of a time to come is a fact already: an event is held on the day that it is set for."""
    official: bool
    """Whether a person who does this acts for the body that he or she holds office at."""
    renames: bool
    """Whether agent and patient are one thing under two names: 甲更名为乙."""
    confidence: float

    @property
    def gives(self) -> bool:
        """Whether its object, to which it gives a class, stands after who is given it: 授予甲“某某”. Not 向甲颁发“某某”."""
        return self.makes is not None and any(s.object == "recipient" for s in self.says)


@dataclass(frozen=True, slots=True)
class Nesting:
    """What a name within a name says: 某大学某基地 is part of 某大学."""

    outer: str
    inner: str
    predicate: str
    leading: bool
    """Whether the inner name must stand at the beginning of the outer one."""
    endings: tuple[str, ...] = ()
    """Words that the outer name must end in, if any are given."""
    inverse: bool = False
    """Whether it is the inner thing of which the property is said."""
    unless: str = ""
    """Class whose names are no names of their own inside one another: 某市委 in 某市委组织部."""
    links: tuple[str, ...] = ()
    """Nouns that stand between the two in place of 的: 某集团|旗下|某公司."""


@dataclass(frozen=True, slots=True)
class Category:
    """A common noun after a list, as in 甲、乙2家企业, and the class it gives to the members of the list."""

    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class Known:
    """A name known beforehand: one entry of the gazetteer."""

    iri: str
    kind: str
    label: str
    names: tuple[str, ...]
    alone: tuple[str, ...]
    """Those of its names that count only where they stand alone: 长兴, but not the beginning of 长兴岛."""
    above: tuple[str, ...]
    """IRIs of the entries that it lies in."""
    same_as: tuple[str, ...]
