"""Which thing that was read is which thing that was annotated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.domain import Domain
from kg.evaluation.annotation import ARTICLE, Annotation, GoldEntity
from kg.evaluation.judged import NOT_ANNOTATED, Judged
from kg.evaluation.words import Places, plain
from kg.extraction import Entity


@dataclass(frozen=True, slots=True)
class Things:
    """The things of an article, read and annotated. The article itself has the key "" and the identifier ARTICLE."""

    read: dict[str, Entity]
    meant: dict[str, str]
    """By key of what was read: the annotated thing that it is. Two that were read may be one."""
    taken: dict[str, str]
    """By identifier of what was annotated: the thing read that stands for it."""
    annotated: Annotation

    def named(self, key: str) -> str:
        """What a thing that was read is called."""
        return self.read[key].name if key in self.read else ARTICLE

    def labelled(self, identifier: str) -> str:
        """What an annotated thing is called."""
        entity = self.annotated.entities.get(identifier)
        return entity.labels[0] if entity else identifier


def match(entities: Sequence[Entity], annotation: Annotation, domain: Domain) -> Things:
    """Finds for each thing that was read the annotated one of the same name and core class.

    Things of many names choose first; of several annotated things that would do, the first that is still free.
    """
    by_name: dict[str, list[str]] = defaultdict(list)
    for identifier, gold in annotation.entities.items():
        for label in gold.labels:
            by_name[plain(label)].append(identifier)
    things = Things({e.key: e for e in entities}, {"": ARTICLE}, {}, annotation)
    for entity in sorted(entities, key=lambda e: -len(names(e))):
        fit = [i for i in _of_its_name(entity, by_name) if _fits(entity, i, annotation, domain)]
        if fit:
            free = [i for i in fit if i not in things.taken]
            things.meant[entity.key] = (free or fit)[0]
            if free:
                things.taken[free[0]] = entity.key
    return things


def judge_entities(things: Things, places: Places) -> Iterator[Judged]:
    """Says of each thing that was read whether it is right, and of each annotated one that is asked for whether it was found."""
    annotated = things.annotated.entities
    by_name = {plain(label) for gold in annotated.values() for label in gold.labels}
    for key, entity in things.read.items():
        yield _judged(key, entity, things, by_name)
    for identifier, gold in annotated.items():
        if not gold.optional:
            yield _sought(gold, places, found=identifier in things.taken)


def _judged(key: str, entity: Entity, things: Things, by_name: set[str]) -> Judged:
    """Whether a thing that was read is an annotated one that no other stands for."""
    meant = things.meant.get(key)
    right = meant is not None and things.taken.get(meant) == key
    return Judged(
        "entities",
        "right" if right else "wrong",
        things.annotated.entities[meant].types[0] if meant else entity.kind,
        f"{entity.name} ({entity.kind})",
        entity.mentions,
        why="" if right else _fault(entity, meant, by_name, things),
    )


def _sought(gold: GoldEntity, places: Places, *, found: bool) -> Judged:
    """Whether an annotated thing was found, with the places of its names."""
    return Judged(
        "entities",
        "found" if found else "missed",
        gold.types[0],
        f"{gold.labels[0]} ({gold.types[0]})",
        tuple(sorted({span for label in gold.labels for span in places.of(label)})),
        gold.labels[0],
    )


def names(entity: Entity) -> set[str]:
    """All names of a thing, plain."""
    return {plain(name) for name in (entity.name, *entity.other_names)}


def _of_its_name(entity: Entity, by_name: dict[str, list[str]]) -> list[str]:
    """Annotated things that share a name with it, those of its fullest name first."""
    return [i for name in (plain(entity.name), *sorted(names(entity))) for i in by_name.get(name, ())]


def _fits(entity: Entity, identifier: str, annotation: Annotation, domain: Domain) -> bool:
    """Whether it is of an annotated class; subclasses of one core class pass for one another."""
    accepted = {domain.schema.core_class(kind) for kind in annotation.entities[identifier].types}
    return domain.schema.core_class(entity.kind) in accepted


def _fault(entity: Entity, meant: str | None, by_name: set[str], things: Things) -> str:
    if meant is not None:
        return f"the same as {things.named(things.taken[meant])}"
    return "of another class" if names(entity) & by_name else NOT_ANNOTATED
