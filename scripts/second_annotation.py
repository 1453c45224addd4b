"""Joins two annotations of the same texts, and says how far they agree: python scripts/second_annotation.py FIRST SECOND [--out DIR]

FIRST and SECOND hold NAME.json of the same texts, by annotators who have not seen each other's. With --out the joined annotations are written there:
what only one of them has, or only one requires, is optional. F1 is that of one by the other, both ways; what is optional in either counts for neither.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isclose
from pathlib import Path
from typing import Any

from inline_notation import written

from kg.domain import domain_in
from kg.domain.folder import ONTOLOGY
from kg.evaluation.words import plain

Json = dict[str, Any]
Keys = Mapping[str, str]
"""The keys of things in one annotation, by those that they have in another."""
SCHEMA = domain_in(ONTOLOGY).schema
PARTS = ("entities", "facts", "observations")
_LISTS = ("p", "o", "about", "indicator", "period")
_VALUES = ("unit", "comparator")


def main(words: Sequence[str] | None = None) -> None:
    """Prints F1 of each part, and writes what is asked for. `words`: the command's, by default those it was given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args(words)
    pairs = [(path.name, *map(read, (path, args.second / path.name))) for path in sorted(args.first.glob("*.json"))]
    for part in PARTS:
        both = [n for _, one, other in pairs for n in (agreeing(part, other, one), agreeing(part, one, other))]
        found, required = (sum(column) for column in zip(*both, strict=True))
        print(f"{part:13}{found / max(required, 1):.3f}  ({found} of {required})")
    for name, one, other in pairs if args.out else ():
        args.out.mkdir(parents=True, exist_ok=True)
        (args.out / name).write_text(written(joined(one, other)), encoding="utf-8")


def read(path: Path) -> Json:
    """An annotation."""
    annotation: Json = json.loads(path.read_text(encoding="utf-8"))
    return annotation


def agreeing(part: str, said: Json, by: Json) -> tuple[int, int]:
    """How much of what one annotation requires another one has, if only as optional; and how much it requires."""
    keys = same_things(said, by)
    if part == "entities":
        required = [key for key, thing in said[part].items() if not thing.get("optional")]
        return sum(key in keys for key in required), len(required)
    alike = ALIKE[part]
    wanted = [one for one in said[part] if not one.get("optional")]
    return sum(any(alike(one, other, keys) for other in by[part]) for one in wanted), len(wanted)


def same_things(said: Json, by: Json) -> dict[str, str]:
    """Which thing of another annotation each thing of one is: they share a name, and have classes that may be one."""
    by_name: dict[str, list[str]] = {}
    for key, thing in by["entities"].items():
        for label in thing["labels"]:
            by_name.setdefault(plain(label), []).append(key)
    found = {}
    for key, thing in said["entities"].items():
        named = [k for label in thing["labels"] for k in by_name.get(plain(label), ())]
        fitting = [k for k in named if _comparable(thing["types"], by["entities"][k]["types"])]
        if fitting:
            found[key] = fitting[0]
    return found


def _comparable(kinds: Iterable[str], others: Sequence[str]) -> bool:
    return any(SCHEMA.comparable(kind, other) for kind in kinds for other in others)


def facts_alike(fact: Json, other: Json, keys: Keys) -> bool:
    """Whether two annotations say one fact: of the same thing by a property that either accepts; a symmetric one goes both ways."""
    properties = set(fact["p"]) & set(other["p"])
    subject = keys.get(fact["s"], fact["s"])
    if subject == other["s"] and properties:
        return any(_objects_alike(a, b, keys) for a in fact["o"] for b in other["o"])
    turned = [keys.get(o) for o in fact["o"] if isinstance(o, str)]
    return bool(properties & SCHEMA.symmetric) and other["s"] in turned and subject in other["o"]


def _objects_alike(one: str | Json, other: str | Json, keys: Keys) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return isinstance(one, str) and keys.get(one) == other
    if "date" in one and "date" in other:
        return not set(one["date"]).isdisjoint(other["date"])
    return _share_words(one.get("text", ()), other.get("text", ()))


def _share_words(some: Iterable[str], others: Sequence[str]) -> bool:
    return any(plain(a) in plain(b) or plain(b) in plain(a) for a in some for b in others)


def figures_alike(figure: Json, other: Json, keys: Keys) -> bool:
    """Whether two annotations give one figure: the same number of something, in words of which one has the other's."""
    about = {keys.get(key, key) for key in figure["about"]}
    same = _numbers(figure) == _numbers(other) or _close(_numbers(figure), _numbers(other))
    return same and not about.isdisjoint(other["about"]) and _share_words(figure["indicator"], other["indicator"])


def _numbers(figure: Json) -> list[float | None]:
    """What it comes to: both ends of a range, its value, or its rank where it has none."""
    value = figure.get("value")
    own = figure.get("range") or [value]
    return own if own != [None] else [None, figure.get("rank")]


def _close(numbers: Sequence[float | None], others: Sequence[float | None]) -> bool:
    if len(numbers) != len(others) or None in (*numbers, *others):
        return False
    return all(
        isclose(a, b, rel_tol=1e-6) for a, b in zip(numbers, others, strict=True) if a is not None and b is not None
    )


ALIKE: dict[str, Callable[[Json, Json, Keys], bool]] = {"facts": facts_alike, "observations": figures_alike}


def joined(one: Json, other: Json) -> Json:
    """Both annotations as one, under the keys of the first: what both require is required, all else optional."""
    keys = same_things(other, one)
    for key in other["entities"].keys() - keys.keys():
        keys[key] = _free(key, one["entities"])
    return one | {
        "entities": _things(one["entities"], other["entities"], keys),
        "facts": _paired(one["facts"], [_under(keys, fact) for fact in other["facts"]], facts_alike),
        "observations": _paired(
            one["observations"], [_under(keys, figure) for figure in other["observations"]], figures_alike
        ),
    }


def _free(key: str, taken: Mapping[str, Json]) -> str:
    """A key that no thing has."""
    while key in taken:
        key += "x"
    return key


def _things(ours: Mapping[str, Json], theirs: Mapping[str, Json], keys: Keys) -> dict[str, Json]:
    """The things of both, with the names and classes that either gives."""
    found = {key: _optional(thing) for key, thing in ours.items()}
    for key, thing in theirs.items():
        mine = keys[key]
        both = _both(ours[mine], thing) if mine in ours else _optional(thing)
        found[mine] = both | {name: _union(found.get(mine, thing)[name], thing[name]) for name in ("labels", "types")}
    return found


def _paired(ours: Sequence[Json], theirs: Sequence[Json], alike: Callable[[Json, Json, Keys], bool]) -> list[Json]:
    """What both say once, with all that either accepts, and what only one says."""
    own = _Own()
    rest, found = list(theirs), []
    for one in ours:
        again = next((other for other in rest if alike(other, one, own)), None)
        if again is not None:
            rest.remove(again)
        found.append(_optional(one) if again is None else _both(one, again))
    return [*found, *map(_optional, rest)]


class _Own(dict[str, str]):
    """Keys that are the same in both."""

    def get(self, key: str, default: Any = None) -> Any:
        """The key itself."""
        return key


def _both(one: Json, other: Json) -> Json:
    """What both say, with all that either accepts, in the words of both; a unit, say, that they differ in is left open."""
    lists = {name: _union(one[name], other[name]) for name in _LISTS if name in one and name in other}
    left_open = {name for name in _VALUES if one.get(name) != other.get(name)} | {"optional"}
    same = {name: value for name, value in one.items() if name not in left_open}
    optional = {"optional": True} if one.get("optional") or other.get("optional") else {}
    return same | lists | _quotes(one, other) | optional


def _quotes(one: Json, other: Json) -> Json:
    quotes = [said["quote"] for said in (one, other) if "quote" in said]
    return {"quote": "……".join(dict.fromkeys(quotes))} if quotes else {}


def _optional(one: Json) -> Json:
    return one | {"optional": True}


def _under(keys: Keys, said: Json) -> Json:
    """A fact or figure under other keys."""
    moved = {"s": keys.get(said["s"], said["s"])} if "s" in said else {}
    lists = {
        name: [keys.get(x, x) if isinstance(x, str) else x for x in said[name]]
        for name in ("o", "about")
        if name in said
    }
    return said | moved | lists


def _union(one: Sequence[Any], other: Sequence[Any]) -> list[Any]:
    return [*one, *(x for x in other if x not in one)]


if __name__ == "__main__":
    main()
