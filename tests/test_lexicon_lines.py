"""The words of the lexicon stand in order, none twice, and putting them in order changes nothing else."""

from __future__ import annotations

import re

import lexicon_lines
import pyoxigraph as ox

from kg.domain import ONTOLOGY

JUMBLED = """# Words: "b", "a".
<l> a kgl:Lexicon ; kgl:namespace "https://example.org/#" .
b:A kgl:head "乙", "甲", "乙" ; kgl:tail
    "a;b", "a\\"b" .  # of old
b:B kgl:head {} .
"""


def test_the_words_of_the_lexicon_stand_in_order_and_none_twice() -> None:
    path = ONTOLOGY / "lexicon.ttl"
    text = path.read_text(encoding="utf-8")
    assert lexicon_lines.in_order(text) == text, "run python scripts/lexicon_lines.py"
    assert max(map(len, text.splitlines())) < 170
    said = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    assert [quad for quad in set(said) if said.count(quad) > 1] == []


def test_words_are_put_in_order_and_nothing_else_is_changed() -> None:
    words = [f"字{n:03}" for n in range(100)]
    listed = ", ".join(f'"{w}"' for w in reversed(words))
    ordered = lexicon_lines.in_order(JUMBLED.format(listed))
    first, second, third, *lines = ordered.splitlines()
    assert [first, second] == JUMBLED.splitlines()[:2]
    assert third == 'b:A kgl:head "乙", "甲" ; kgl:tail "a;b", "a\\"b" .  # of old'
    assert lines[0] == "b:B kgl:head"
    assert max(map(len, lines)) <= lexicon_lines.LONGEST + 2
    assert re.findall(r'"(\w+)"', "".join(lines)) == words
    assert lexicon_lines.in_order(ordered) == ordered
