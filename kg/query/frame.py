"""Answers as a DataFrame of pandas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas


def frame_of(variables: Sequence[str], rows: Sequence[dict[str, Any]]) -> pandas.DataFrame:
    """Rows as a DataFrame.

    Raises:
        ImportError: pandas is not installed.
    """
    import pandas

    return pandas.DataFrame({name: _column([row[name] for row in rows]) for name in variables}, columns=list(variables))


def _column(values: list[Any]) -> Any:
    """Values as a column: of numbers or dates if all that are there are such, else of what they are."""
    import pandas

    there = [value for value in values if value is not None]
    if there and all(map(_is_number, there)):
        plain = [float(v) if isinstance(v, Decimal) else v for v in values]
        return pandas.to_numeric(pandas.Series(plain, dtype=object), errors="coerce")
    if there and all(map(_is_date, there)):
        return pandas.Series(
            values, dtype="datetime64[s]"
        )  # seconds reach from before the first year to after the last
    return pandas.Series(values, dtype=object)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _is_date(value: object) -> bool:
    """Whether it is a day, or a time without a zone: with one, pandas takes no mixture."""
    return isinstance(value, dt.date) and getattr(value, "tzinfo", None) is None
