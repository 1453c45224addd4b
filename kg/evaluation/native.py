"""Annotations in this project's own JSON; `docs/evaluation.md` describes it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from kg.evaluation.annotation import ARTICLE, Annotation, Dates, GoldEntity, GoldFact, GoldFigure, Texts
from kg.evaluation.fields import Field


def read_native(file: Field, name: str) -> Annotation:
    """The annotation in a file that `Field.read` has read.

    Raises:
        KgError: something is missing or malformed; the message names the place.
    """
    entities = {key: _entity(one) for key, one in file.get("entities").items()}
    date = file.find("date")
    return Annotation(
        name=name,
        source=Path(file.file).name,
        date=date.text() if date else None,
        entities=entities,
        facts=tuple(_fact(one, {ARTICLE, *entities}) for one in _several(file, "facts")),
        figures=tuple(_figure(one, {ARTICLE, *entities}) for one in _several(file, "observations")),
    )


def _several(file: Field, key: str) -> list[Field]:
    found = file.find(key)
    return list(found.each()) if found else []


def _entity(one: Field) -> GoldEntity:
    return GoldEntity(one.place, one.get("types").texts(), one.get("labels").texts(), _optional(one))


def _fact(one: Field, known: set[str]) -> GoldFact:
    return GoldFact(
        where=one.place,
        subject=_known(one.get("s"), known),
        predicates=one.get("p").texts(),
        objects=tuple(_object(o, known) for o in one.get("o").each()),
        quote=_quote(one),
        on=_texts(one, "on"),
        optional=_optional(one),
    )


def _object(one: Field, known: set[str]) -> str | Dates | Texts:
    if isinstance(one.value, str):
        return _known(one, known)
    if date := one.find("date"):
        return Dates(date.texts())
    if text := one.find("text"):
        return Texts(text.texts())
    raise one.wrong("must be the name of an entity, {“date”: […]} or {“text”: […]}")


def _figure(one: Field, known: set[str]) -> GoldFigure:
    value, rank = one.find("value"), one.find("rank")
    return GoldFigure(
        where=one.place,
        about=tuple(_known(about, known) for about in one.get("about").each()),
        indicator=one.get("indicator").texts(),
        quote=_quote(one),
        value=value.number() if value else None,
        range=_range(one),
        unit=_text(one, "unit"),
        comparator=_text(one, "comparator"),
        period=_texts(one, "period"),
        rank=rank.whole() if rank else None,
        optional=_optional(one),
    )


def _range(one: Field) -> tuple[Decimal, Decimal] | None:
    """The two ends of a range, if there is one."""
    found = one.find("range")
    ends = [end.number() for end in found.each()] if found else []
    if found and (len(ends) != 2 or ends[0] > ends[1]):
        raise found.wrong("must be two numbers, the lower first")
    return (ends[0], ends[1]) if found else None


def _known(one: Field, known: set[str]) -> str:
    if one.text() not in known:
        raise one.wrong(f"no entity is called {one.value}")
    return one.text()


def _quote(one: Field) -> str:
    """The words that say it; where an annotator gave none, they may be left out or left empty."""
    found = one.find("quote")
    return found.text() if found and found.value != "" else ""


def _text(one: Field, key: str) -> str | None:
    found = one.find(key)
    return found.text() if found else None


def _texts(one: Field, key: str) -> tuple[str, ...]:
    found = one.find(key)
    return found.texts() if found else ()


def _optional(one: Field) -> bool:
    found = one.find("optional")
    return found.flag() if found else False
