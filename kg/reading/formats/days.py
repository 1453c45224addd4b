"""Days: the date that a file says in a field of its own, in whatever form, as EDTF."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from kg.edtf import parse_edtf

_DATE = re.compile(
    r"\s*(?P<y>(?:19|20)\d\d)(?:\s?[-/.年]\s?(?P<m>\d{1,2})(?:\s?[-/.月]\s?(?P<d>\d{1,2})(?!\d))?)?\s?[年月日]?(?![\d/.-])"
)
_PACKED = re.compile(r"\s*(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?:\d{6})?(?!\d)")


def day_of(value: object) -> str | None:
    """The day, month or year that a value begins with: `2023/9/8 10:00`, `2023年9月`, a `datetime`; None of what says none for sure."""
    if isinstance(value, dt.date):
        return value.strftime("%Y-%m-%d") if value.year >= 1000 else None
    text = str(value) if isinstance(value, str | int) else ""
    found = _PACKED.match(text) or _DATE.match(text)
    if found is None:
        return _day_of_letter(text)
    parts = [found["y"], *(f"{int(part):02d}" for part in (found["m"], found["d"]) if part)]
    edtf = "-".join(parts)
    return edtf if parse_edtf(edtf) else None


def _day_of_letter(text: str) -> str | None:
    """The day of a date as in letters and feeds: `Thu, 08 Sep 2022 08:30:00 +0800`."""
    try:
        return parsedate_to_datetime(text).strftime("%Y-%m-%d") if text.strip() else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
