"""How many of the public test cases for Chinese dates kg reads as they say: python scripts/measure_dates.py CHECKOUT [--misses]

CHECKOUT is a local copy of github.com/microsoft/Recognizers-Text or of github.com/dongrixinyu/JioNLP. Only dates count: cases of times of
day, lengths of time, times that recur and working days are left out. A case passes when kg finds one date with the first and last day that
the case expects, or, of a case with several readings, one of them. What is so says nothing of the words' place in the text.
"""

from __future__ import annotations

import argparse
import ast
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.language.dates import DateMention, find_dates

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Case:
    """A text, the date on which it is read, and the first and last days that are right (None: open), in any of its readings."""

    kind: str
    text: str
    anchor: str
    readings: tuple[tuple[dt.date | None, dt.date | None], ...]


def main() -> None:
    """Prints how many of the cases of each kind are read as they say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--misses", action="store_true", help="list the cases that fail")
    args = parser.parse_args()
    specs = args.checkout / "Specs/DateTime/Chinese"
    cases = recognizers(specs) if specs.is_dir() else jionlp(args.checkout / "test/test_time_parser.py")
    right, all_of = Counter[str](), Counter[str]()
    for case in cases:
        miss = _miss(case)
        right[case.kind] += not miss
        all_of[case.kind] += 1
        if args.misses and miss:
            print(miss)
    for kind, total in sorted(all_of.items()):
        print(_row(kind, right[kind], total))
    print(_row("all", right.total(), all_of.total()))


def _miss(case: Case) -> str:
    """What is wrong about what is found; empty where nothing is."""
    found = find_dates(case.text, anchor=case.anchor)
    right = any(_fits(d, r) for d in found for r in case.readings) if case.readings else not found
    said = ", ".join(f"{d.date.edtf} ({d.relation})" for d in found) or "nothing"
    return "" if right else f"{case.kind}: {case.text} ({case.anchor}): {said}; expected {_shown(case.readings)}"


def _row(kind: str, right: int, total: int) -> str:
    return f"{kind:28} {right:4} of {total:4}  {right / total:.0%}"


def _fits(found: DateMention, reading: tuple[dt.date | None, dt.date | None]) -> bool:
    first, last = reading
    begin, end = found.date.begin, found.date.end
    if first is None:
        return found.relation == "until" and last in (begin, end, begin and begin - DAY)
    if last is None:
        return found.relation == "since" and first in (begin, end and end + DAY)
    return (begin, end) == (first, last)


def _shown(readings: tuple[tuple[dt.date | None, dt.date | None], ...]) -> str:
    return " or ".join(f"{first or '..'}/{last or '..'}" for first, last in readings) or "nothing"


def recognizers(specs: Path) -> Iterator[Case]:
    """The specification of Recognizers-Text's model, which takes whole texts."""
    for test in json.loads((specs / "DateTimeModel.json").read_text(encoding="utf-8-sig")):
        anchor = ((test.get("Context") or {}).get("ReferenceDateTime") or "2017-01-01")[:10]
        if not test["Results"]:
            yield Case("no date", test["Input"], anchor, ())
        for result in test["Results"]:
            kind = result["TypeName"].removeprefix("datetimeV2.")
            readings = tuple(_readings(result)) if kind in ("date", "daterange") else ()
            if readings:
                yield Case(kind, test["Input"], anchor, readings)


def _readings(result: dict) -> Iterator[tuple[dt.date | None, dt.date | None]]:
    for value in result["Resolution"]["values"]:
        if day := value.get("value", "").removesuffix("not resolved"):
            yield _date(day), _date(day)
        elif "start" in value or "end" in value:
            yield _date(value.get("start")), _before(value)


def _before(value: dict) -> dt.date | None:
    """The last day: ends are given as the day after it, but after 及以前 and between two days."""
    end = _date(value.get("end"))
    if end is None or value.get("Mod") in ("before", "until"):
        return end
    return end if value["timex"].startswith("(") and value["timex"].endswith("D)") else end - DAY


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def jionlp(path: Path) -> Iterator[Case]:
    """The tests of JioNLP's parser: a list of text, base and first and last second."""
    tree = ast.parse(path.read_text(encoding="utf8"))
    lists = [node.value for node in ast.walk(tree) if isinstance(node, ast.Assign) and isinstance(node.value, ast.List)]
    for row in max(lists, key=lambda x: len(x.elts)).elts:
        assert isinstance(row, ast.List)
        text, expected = ast.literal_eval(row.elts[0]), ast.literal_eval(row.elts[2])
        anchor, days = _base(row.elts[1]), _whole_days(expected)
        if anchor and days:
            yield Case(f"{expected['type']}, {expected['definition']}", text, anchor, (days,))


def _base(node: ast.expr) -> str | None:
    """The day on which a case is read: a time stamp, or a list or mapping of year, month and day."""
    if isinstance(node, ast.Name):
        return {"_ts_1": "2021-06-14", "_ts_2": "2021-09-01"}.get(node.id)
    try:
        base = ast.literal_eval(node)
    except ValueError:
        return None
    if isinstance(base, dict):
        base = list(base.values())
    if isinstance(base, list):
        return "-".join(f"{n:02d}" for n in base[:3])
    return dt.datetime.fromtimestamp(base, dt.UTC).date().isoformat() if base else None


def _whole_days(expected: dict) -> tuple[dt.date | None, dt.date | None] | None:
    """First and last day, None where the case is of a time of day, a length or what recurs."""
    if expected["type"] not in ("time_point", "time_span") or isinstance(expected["time"], dict):
        return None
    first, last = expected["time"]
    if not (first == "-inf" or first.endswith("00:00:00")) or not (last == "inf" or last.endswith("23:59:59")):
        return None
    return _date(first[:10]) if first != "-inf" else None, _date(last[:10]) if last != "inf" else None


if __name__ == "__main__":
    main()
