"""Literals as values of Python."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pyoxigraph as ox

from kg.graph.names import PREFIXES

_INTEGERS = (
    *("integer", "int", "long", "short", "byte", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"),
    *("positiveInteger", "nonNegativeInteger", "negativeInteger", "nonPositiveInteger"),
)
_TRUTH = {"true": True, "1": True, "false": False, "0": False}
_KINDS: dict[str, Callable[[str], object]] = {
    **{PREFIXES["xsd"] + name: int for name in _INTEGERS},
    PREFIXES["xsd"] + "decimal": Decimal,
    PREFIXES["xsd"] + "double": float,
    PREFIXES["xsd"] + "float": float,
    PREFIXES["xsd"] + "boolean": _TRUTH.__getitem__,
    PREFIXES["xsd"] + "date": dt.date.fromisoformat,
    PREFIXES["xsd"] + "dateTime": dt.datetime.fromisoformat,
}


def python_value(literal: ox.Literal) -> object:
    """A number, a date or a truth as Python has it; everything else, and what Python cannot hold, as its text."""
    kind = _KINDS.get(literal.datatype.value)
    if kind is None or not literal.value.isascii() or "_" in literal.value:
        return literal.value
    try:
        return kind(literal.value)
    except (ValueError, ArithmeticError, KeyError):  # -0220-01-01: before the first year of Python
        return literal.value
