"""Dates as Chinese news writes them, read into EDTF (ISO 8601-2, level 1)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Date:
    """A point or span of time: its EDTF string and its first and last day, both inclusive (None: open or beyond 0001–9999)."""

    edtf: str
    begin: dt.date | None
    end: dt.date | None
