"""Annotated texts in an inline notation, which is quicker to write than JSON: python scripts/inline_notation.py FILE.kga … [--out DIR]

Checks each file, and with --out writes NAME.txt and NAME.json. A file has three parts with a line of ==== between them: a head (`date: 2023-09-18`
and whatever else is to be kept), the text, and what it says. In the text a thing is marked where it is first named, `[[e1:uni:清河大学]]`, names within
names too; `[[e1:清大]]` marks another form of its name, and every further place of a form is found by its words. `uni/ins` are several classes, `uni?` is
optional, and a class of another domain goes by its local name, `Bridge`. Without a text between the lines, NAME.txt is the text. Then, a line each:

    things
    e1 = 清河大学 / 清大                      further forms of a name
    e2:gov? = 清河市委                        a thing that is not marked in the text
    facts
    e1: foundedOn @1958; ?locatedIn e3, e4 | 始建于1958年
    e5,e6: title "校长"/"教授" on @2019; affiliation e1/e7 | 校长王海
    figures
    e1/e7: 在校生/学生 = > 30000 人 @2023 #2 | 在校生3万余人

`|` stands before the words that say it, `?` before what is optional, `/` between what will do, `;` between what is said of one subject, `@` before a date
in EDTF, `#` before a rank; a range is 20..30.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CLASSES = {
    "per": "Person", "org": "Organization", "uni": "University", "ins": "ResearchInstitute", "gov": "GovernmentBody", "com": "Company",
    "soc": "SocialOrganization", "car": "Carrier", "pro": "Programme", "eve": "Event", "awa": "Award", "doc": "Document", "pla": "Place", "fie": "Field",
}  # fmt: skip
COMPARATORS = ("=", ">", ">=", "<", "<=", "~")
_OPEN = re.compile(r"\[\[([a-z]+\d+):(?:([A-Za-z/]+)(\?)?:)?")
_THING = re.compile(r"([a-z]+\d+)(?::([A-Za-z/]+)(\?)?)?\s*=\s*(.+)")
_FIGURE = re.compile(r"([\w/]+):\s*(.+?)\s*=\s*(.+)")
_SECTIONS = ("things", "facts", "figures")
Json = dict[str, Any]


class Fault(Exception):
    """What is wrong with a line."""


@dataclass
class Notation:
    """What a file says."""

    head: dict[str, str]
    text: str = ""
    things: dict[str, Json] = field(default_factory=dict)
    facts: list[Json] = field(default_factory=list)
    figures: list[Json] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def annotation(self, name: str) -> Json:
        """The annotation in the project's JSON."""
        things = {key: {k: v for k, v in thing.items() if v} for key, thing in self.things.items()}
        return {
            "document": f"{name}.txt",
            **self.head,
            "entities": things,
            "facts": self.facts,
            "observations": self.figures,
        }


def parse(raw: str, beside: str = "") -> Notation:
    """Reads a file. `beside`: the text, if the file has none of its own.

    Raises:
        Fault: it has not three parts.
    """
    parts = re.split(r"^====\s*$", raw.replace("\r", ""), flags=re.MULTILINE)
    if len(parts) != 3:
        raise Fault(f"needs two lines of ====, has {len(parts) - 1}")
    found = Notation(dict(re.findall(r"^(\w+):\s*(.*)$", parts[0], flags=re.MULTILINE)))
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", found.head.get("date", "")):
        found.faults.append("the head has no date: YYYY-MM-DD")
    found.text = _marked(parts[1].strip("\n"), found) or beside.strip("\n")
    section = ""
    for number, line in enumerate(parts[2].strip().splitlines(), 1):
        line = line.strip()
        if line in _SECTIONS:
            section = line
        elif line:
            try:
                {"things": _thing, "facts": _fact, "figures": _figure}[section](line, found)
            except (Fault, ValueError, KeyError) as fault:
                found.faults.append(f"line {number} after the text: {line}: {fault}")
    found.faults += _unknown(found)
    return found


def _marked(source: str, found: Notation) -> str:
    """The text without its marks, the things that it marks put down."""
    out: list[str] = []
    length, at, stack = 0, 0, list[tuple[str, str | None, bool, int]]()
    while at < len(source):
        opening = _OPEN.match(source, at)
        if opening:
            stack.append((opening[1], opening[2], bool(opening[3]), length))
            at = opening.end()
        elif source.startswith("]]", at) and stack:
            key, kinds, optional, start = stack.pop()
            _name(found, key, "".join(out)[start:length], kinds, optional=optional)
            at += 2
        else:
            if source.startswith("[[", at):
                found.faults.append(f"no mark: {source[at : at + 25]}")
            out.append(source[at])
            length, at = length + 1, at + 1
    found.faults += [f"{key} is not closed" for key, *_ in stack]
    return "".join(out)


def _name(found: Notation, key: str, label: str, kinds: str | None, *, optional: bool) -> None:
    """Puts down a form of a thing's name, and its classes where they are given."""
    thing = found.things.setdefault(key, {"types": [], "labels": [], "optional": False})
    if kinds:
        if thing["types"]:
            found.faults.append(f"{key} is given classes twice")
        unknown = [k for k in kinds.split("/") if k not in CLASSES and not k[:1].isupper()]
        found.faults += [f"{key}: no class is written {k}" for k in unknown]
        thing["types"] = [CLASSES.get(k, k) for k in kinds.split("/") if k not in unknown]
        thing["optional"] = optional
    if label and label not in thing["labels"]:
        thing["labels"].append(label)


def _thing(line: str, found: Notation) -> None:
    said = _THING.fullmatch(line)
    if not said:
        raise Fault("a thing is e1 = name / name, or e1:gov? = name")
    if not said[2] and said[1] not in found.things:
        raise Fault(f"{said[1]} is not marked in the text")
    _name(found, said[1], "", said[2], optional=bool(said[3]))
    for label in said[4].split(" / "):
        _name(found, said[1], label.strip(), None, optional=False)


def _fact(line: str, found: Notation) -> None:
    body, _, quote = line.partition("|")
    subjects, colon, said = body.lstrip("?").partition(":")
    if not colon:
        raise Fault("a fact is e1: property object | words")
    for subject in subjects.split(","):
        for clause in _parts(said, ";"):
            clause, _, on = clause.partition(" on @")
            predicates, _, objects = clause.strip().partition(" ")
            optional = body.startswith("?") or predicates.startswith("?")
            for one in _parts(objects, ","):
                fact = {
                    "s": subject.strip(),
                    "p": predicates.lstrip("?").split("/"),
                    "o": _objects(one.strip()),
                    "quote": _quoted(quote, found),
                }
                found.facts.append(
                    fact | ({"on": on.split("@")} if on else {}) | ({"optional": True} if optional else {})
                )


def _quoted(quote: str, found: Notation) -> str:
    if quote.strip() not in found.text:
        raise Fault(f"these words are not in the text: {quote.strip()}")
    return quote.strip()


def _objects(written: str) -> list[str | Json]:
    """What will do as the object: things, one date, or one text, each perhaps in several forms."""
    if written.startswith("@"):
        return [{"date": written[1:].split("@")}]
    found: list[str | Json] = []
    for one in _parts(written, "/"):
        if not one.startswith('"'):
            found.append(one)
        elif found and isinstance(found[-1], dict):
            found[-1]["text"].append(one.strip('"'))
        else:
            found.append({"text": [one.strip('"')]})
    return found


def _figure(line: str, found: Notation) -> None:
    body, _, quote = line.partition("|")
    said = _FIGURE.fullmatch(body.lstrip("?").strip())
    if not said or not quote.strip():
        raise Fault("a figure is e1/e2: indicator/indicator = > 4840000 元 @2022 #3 | words")
    figure: Json = {"about": said[1].split("/"), "indicator": [i.strip() for i in said[2].split("/")]}
    periods, ranks = re.findall(r"@(\S+)", said[3]), re.findall(r"#(\d+)", said[3])
    rest = re.sub(r"[@#]\S+", "", said[3]).split()
    if rest:
        figure["comparator"] = rest.pop(0) if rest[0] in COMPARATORS else "="
        value, unit = rest
        figure |= {"range": [float(end) for end in value.split("..")]} if ".." in value else {"value": _number(value)}
        figure["unit"] = unit
    elif not ranks:
        raise Fault("neither a value nor a rank")
    figure |= ({"rank": int(ranks[0])} if ranks else {}) | ({"period": periods[0].split("@")} if periods else {})
    found.figures.append(
        figure | {"quote": _quoted(quote, found)} | ({"optional": True} if body.startswith("?") else {})
    )


def _number(written: str) -> int | float:
    return int(float(written)) if float(written).is_integer() else float(written)


def _parts(written: str, mark: str) -> list[str]:
    """What stands between marks that are not quoted."""
    return [part.strip() for part in re.findall(rf'((?:"[^"]*"|[^{mark}"])+)', written) if part.strip()]


def _unknown(found: Notation) -> Iterator[str]:
    """Identifiers that nothing has, things without a class, and names that two things have."""
    used = [x for fact in found.facts for x in (fact["s"], *fact["o"])] + [
        x for figure in found.figures for x in figure["about"]
    ]
    known = {*found.things, "article"}
    yield from (f"nothing is called {x}" for x in used if isinstance(x, str) and x not in known)
    yield from (f"{key} has no class" for key, thing in found.things.items() if not thing["types"])
    yield from _shared(found)


def _shared(found: Notation) -> Iterator[str]:
    """Names that two things have."""
    owners = [(label, key) for key, thing in found.things.items() for label in thing["labels"]]
    first = dict(reversed(owners))
    yield from (f"{label} is a name of {first[label]} and of {key}" for label, key in owners if first[label] != key)


def written(annotation: Json) -> str:
    """An annotation as JSON with a line for each thing, fact and figure."""

    def line(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    blocks = []
    for key, value in annotation.items():
        if isinstance(value, dict):
            rows = ",\n".join(f"  {line(k)}: {line(v)}" for k, v in value.items())
            blocks.append(f" {line(key)}: {{\n{rows}\n }}" if rows else f" {line(key)}: {{}}")
        elif isinstance(value, list):
            rows = ",\n".join(f"  {line(v)}" for v in value)
            blocks.append(f" {line(key)}: [\n{rows}\n ]" if rows else f" {line(key)}: []")
        else:
            blocks.append(f" {line(key)}: {line(value)}")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Checks files and writes what they say; exit code 1 where one is faulty."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, help="write NAME.txt and NAME.json there")
    args = parser.parse_args(arguments)
    faulty = 0
    for path in args.files:
        beside = path.with_suffix(".txt")
        try:
            found = parse(
                path.read_text(encoding="utf-8"), beside.read_text(encoding="utf-8") if beside.exists() else ""
            )
            faults = found.faults
        except Fault as fault:
            found, faults = Notation({}), [str(fault)]
        print(
            f"{path.name}: {len(found.text)} characters, {len(found.things)} things, {len(found.facts)} facts, {len(found.figures)} figures"
        )
        for fault in faults:
            print(f"  {fault}")
        faulty += bool(faults)
        if args.out and not faults:
            args.out.mkdir(parents=True, exist_ok=True)
            (args.out / f"{path.stem}.txt").write_text(found.text + "\n", encoding="utf-8")
            (args.out / f"{path.stem}.json").write_text(written(found.annotation(path.stem)), encoding="utf-8")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
