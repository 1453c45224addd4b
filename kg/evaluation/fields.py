"""JSON that says where it is wrong: a value of a file together with its place in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from kg.errors import KgError

_DIGITS = 40
"""Characters of a number, and places before or after its point, at most: beyond what any text counts, and quick to work with."""


def number_in(text: str) -> Decimal:
    """A number as an annotation writes it: 3.4; NaN for what is none, and for 1e999999999, which has too many digits."""
    try:
        number = Decimal(text) if len(text) <= _DIGITS else Decimal("nan")
    except InvalidOperation:
        return Decimal("nan")
    return number if number.is_finite() and abs(number.adjusted()) <= _DIGITS else Decimal("nan")


@dataclass(frozen=True, slots=True)
class Field:
    """A value of a JSON file. Each method raises KgError, with file and place, where the value is not what is asked for."""

    value: object
    file: str
    place: str = ""

    @classmethod
    def read(cls, path: Path) -> Field:
        """The whole of a file."""
        try:
            text = path.read_text(encoding="utf-8-sig")
            return cls(json.loads(text, parse_float=number_in, parse_int=number_in), str(path))
        except json.JSONDecodeError as error:
            raise KgError(f"{path}: no JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
        except (UnicodeDecodeError, RecursionError):
            raise KgError(f"{path}: no JSON in UTF-8") from None

    def wrong(self, what: str) -> KgError:
        """The error that this value is."""
        return KgError(f"{self.file}: {self.place or 'at its top'}: {what}")

    def get(self, key: str) -> Field:
        """A field that must be there."""
        found = self.find(key)
        if found is None:
            raise self.wrong(f"has no “{key}”")
        return found

    def find(self, key: str) -> Field | None:
        """A field that may be there; null is as good as none."""
        if not isinstance(self.value, dict):
            raise self.wrong("must be an object")
        value = self.value.get(key)
        return None if value is None else Field(value, self.file, f"{self.place}.{key}" if self.place else key)

    def items(self) -> Iterator[tuple[str, Field]]:
        """The fields of an object."""
        if not isinstance(self.value, dict):
            raise self.wrong("must be an object")
        for key in self.value:
            yield key, self.get(key)

    def each(self) -> Iterator[Field]:
        """The members of a list."""
        if not isinstance(self.value, list):
            raise self.wrong("must be a list")
        for i, value in enumerate(self.value):
            yield Field(value, self.file, f"{self.place}[{i}]")

    def text(self) -> str:
        """A string that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.wrong("must be a text")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """A list of strings, one at least."""
        found = tuple(one.text() for one in self.each())
        if not found:
            raise self.wrong("must hold one text at least")
        return found

    def number(self) -> Decimal:
        """A finite number."""
        if not isinstance(self.value, Decimal) or self.value.is_nan():
            raise self.wrong(f"must be a number, of {_DIGITS} digits at most")
        return self.value

    def whole(self) -> int:
        """A whole number."""
        number = self.number()
        if number != int(number):
            raise self.wrong("must be a whole number")
        return int(number)

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.wrong("must be true or false")
        return self.value
