"""The lunar calendar from 1949 to 2050, after the conversion tables of the Hong Kong Observatory."""

from __future__ import annotations

import datetime as dt

_FIRST_YEAR = 1949
_YEARS = [
    int(code, 16)
    for code in """
    12f52d 380536 220aad 0eb5aa 3205b2 1c0da5 087d4a 2e0d4a 170a95 3a0a97 260556 10cab5 340ad5 2006d2 0a8ea5 300ea5 1a064a
    026c97 280a9b 14f55a 38056a 220b69 0eb752 340b52 1c0b25 06964b 2c0a4b 1714ab 3a02ad 24056d 10cb69 360da9 200d92 0a9d25
    300d25 1b5a4d 3e0a56 2802b6 12c5b5 3806d5 220ea9 0ebe92 340e92 1e0d26 066a56 2a0a57 1714d6 3c035a 2406d5 10b6c9 360749
    200693 08952b 2e052b 180a5b 04555a 28056a 12fb55 3a0ba4 240b49 0cba93 320a95 1c052d 068aad 2a0ab5 1735aa 3c05d2 260da5
    10dd4a 360d4a 200c95 0a952e 2e0556 180ab5 0455b2 2a06d2 12cea5 380725 22064b 0cac97 300cab 1c055a 066ad6 2c0b69 177752
    3c0b52 260b25 10da4b 340a4b 1e04ab 08a55b 2e05ad 180b6a 045b52 2a0d92 14fd25 380d25 220a55 0cb4ad 3204b6 1a05b5 066daa
    """.split()
]
"""A year each: bits 0–12, which of its months have 30 days and not 29; 13–16, the month that is doubled; 17–21, New Year's Day, counted from 20 January."""


def lunar_month(year: int, month: int, *, doubled: bool = False) -> tuple[dt.date, dt.date] | None:
    """First and last day of a lunar month, None beyond the table. `doubled`: the leap month (闰四月)."""
    if not 0 <= year - _FIRST_YEAR < len(_YEARS) or not 1 <= month <= 12:
        return None
    code = _YEARS[year - _FIRST_YEAR]
    leap = code >> 13 & 15
    if doubled and leap != month:
        return None
    place = month - 1 + (doubled or 0 < leap < month)
    days = [29 + (code >> k & 1) for k in range(place + 1)]
    first = dt.date(year, 1, 20) + dt.timedelta((code >> 17) + sum(days[:-1]))
    return first, first + dt.timedelta(days[-1] - 1)


def lunar_day(year: int, month: int, day: int, *, doubled: bool = False) -> dt.date | None:
    """A day of the lunar calendar, None if there is no such day."""
    days = lunar_month(year, month, doubled=doubled)
    if days is None or not 1 <= day <= (days[1] - days[0]).days + 1:
        return None
    return days[0] + dt.timedelta(day - 1)
