"""Writes docs/rules.md from the rules in kg/extraction/rules: python scripts/rule_pages.py [--check]

With --check it writes nothing, and fails if the page is not what it would write.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.extraction.rules import DOUBTS, FACTS, NAMES
from kg.extraction.rules.rule import Doubt, FactRule, NameRule, Rule

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rules.md"
HEAD = """# Rules

Each name, fact and figure that `kg` reads tells which rule read it: as `tkg:rule` in the graph, in brackets in `kg explain`. This page is written by
`python scripts/rule_pages.py` from `kg/extraction/rules`; a test reads each example and each near miss. ⏎ is a line break.

What a verb says is read by a *frame* of the lexicon, under the frame's own name: `found` and its verbs, what they state and `kgl:confidence` (0.9 if
it does not say) stand in [`ontology/lexicon.ttl`](../ontology/lexicon.ttl), and [`ontology/GUIDE.md`](../ontology/GUIDE.md) says how to write one.
A frame may bear the name of a rule: `office` is the rule 校长沈听澜 and the frame 沈听澜任校长.
"""
NAMES_HEAD = """## Rules that find names

The longest name stands. Of names of one length the stronger rule's does: 0 is a guess, 1 goes by the words, 2 by a mark or a name that is known, 3 by
an office or a row. Two lines of one name see the same sign, one more clearly than the other.
"""
FACTS_HEAD = """## Rules that read facts and figures

The confidence is that of a fact with which nothing is left out.
"""
DOUBTS_HEAD = """## Doubts

What a fact loses of its rule's or its frame's confidence. The near miss says the same fact without the doubt.
"""


def main() -> None:
    """Writes the page, or tells whether it is as it should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the page is out of date")
    written = page()
    if parser.parse_args().check:
        if PAGE.read_text(encoding="utf-8") != written:
            sys.exit("docs/rules.md: not what kg/extraction/rules says. Run python scripts/rule_pages.py.")
        return
    PAGE.write_text(written, encoding="utf-8")


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for head, table in ((NAMES_HEAD, NAMES), (FACTS_HEAD, FACTS), (DOUBTS_HEAD, DOUBTS)):
        parts.append(head)
        parts += ["\n".join(_section(title, rules)) for title, rules in table.items()]
    return "\n".join(parts)


def _section(title: str, rules: Sequence[Rule]) -> Iterator[str]:
    """The table of some rules under their heading."""
    yield f"### {title}\n"
    yield f"| rule | {_kind(rules[0])} | what it does | example | near miss |"
    yield "| --- | --- | --- | --- | --- |"
    for rule in rules:
        cells = (f"`{rule.name}`", str(getattr(rule, _kind(rule))), rule.says, rule.example, rule.near_miss)
        yield f"| {' | '.join(cells)} |".replace("\n", "⏎")
    yield ""


def _kind(rule: Rule) -> str:
    """What the number of such a rule is."""
    return {NameRule: "strength", FactRule: "confidence", Doubt: "less"}[type(rule)]


if __name__ == "__main__":
    main()
