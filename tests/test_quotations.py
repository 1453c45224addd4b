"""The words that say a fact or a figure: whole, with the names of both ends, the number and the rank."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.builder import pipeline_of
from kg.domain import ONTOLOGY, domain_in
from kg.edtf import Date
from kg.extraction import Extraction, extract
from kg.extraction.facts import Evidence, Fact, Text
from kg.language import sentence_spans
from kg.language.quantities import find_quantities
from kg.language.ranks import find_ranks
from kg.reading import Document, read

HERE = Path(__file__).parent
LONG = 100  # characters of a clause that is quoted whole
FAR = 40  # characters from a quotation to a name that it must hold too
PIECES = ["海灯大学教授顾长庚", "毕业于海灯大学", "海灯市举办青年人才节", "增长3.4%", "居全省第2位"]
PAIRS = ("“”", "‘’", "《》", "〈〉", "（）", "()", "「」", "『』", "【】")
TEXTS = [ONTOLOGY / "sample" / "jiaxing.txt", *sorted((ONTOLOGY / "training").glob("*.txt"))]
TEXTS += sorted((HERE / "annotated" / "texts").glob("*.txt"))


def reading(source: Path | bytes) -> tuple[Document, Extraction]:
    beside = source.with_suffix(".json") if isinstance(source, Path) else None
    day = json.loads(beside.read_text(encoding="utf-8")).get("date") if beside and beside.is_file() else "2024-05-18"
    document = read(source, date=day)
    return document, extract(document, pipeline_of(ONTOLOGY))


def quotes(text: str, predicate: str) -> list[str]:
    """The quotations of the facts of a property in a text."""
    document, said = reading(text.encode())
    facts = [f for f in said.facts if f.predicate == predicate]
    return [document.text[e.start : e.end] for f in facts for e in (f.evidence, *f.further)]


def is_balanced(text: str) -> bool:
    for opening, closing in PAIRS:
        depth = 0
        for c in text:
            depth += (c == opening) - (c == closing)
            if depth < 0:
                return False
        if depth:
            return False
    return True


def sentence_of(text: str, e: Evidence) -> tuple[int, int]:
    return next((min(a, e.start), max(b, e.end)) for a, b in sentence_spans(text) if a <= e.start < b)


def common_faults(text: str, e: Evidence) -> Iterator[str]:
    quote = text[e.start : e.end]
    a, b = text.rfind("\n", 0, e.start) + 1, text.find("\n", e.end)
    if not is_balanced(quote) and is_balanced(text[a : b if b >= 0 else len(text)]):
        yield "half a pair of marks"
    if quote != quote.strip(" \n\u3000，、；。") or not quote:
        yield "an edge that says nothing"


def faults_of_fact(text: str, fact: Fact, e: Evidence, said: Extraction) -> Iterator[str]:
    start, end = sentence_of(text, e)
    quote = text[e.start : e.end]
    mentions = {entity.key: entity.mentions for entity in said.entities}
    places: list[list[tuple[int, int]]] = []
    for one in (fact.subject, fact.object):
        if isinstance(one, Text):
            places.append([(m.start(), m.end()) for m in re.finditer(re.escape(one.text), text)])
        else:
            places.append(list(mentions.get(one, ())) if isinstance(one, str) else [])
    for spans in places:
        near = [m for m in spans if max(start, e.start - FAR) <= m[0] and m[1] <= min(end, e.end + FAR)]
        if near and not any(e.start <= a and b <= e.end for a, b in near) and not re.search("前者|后者", quote):
            yield "without the name of an end"
    names = [m for spans in places for m in spans if e.start <= m[0] and m[1] <= e.end]
    rest = "".join(c for i, c in enumerate(quote, e.start) if not any(a <= i < b for a, b in names))
    whole = all(
        spans for one, spans in zip((fact.subject, fact.object), places, strict=True) if not isinstance(one, Date)
    )
    one_holds_all = whole and any(all(a <= c and d <= b for c, d in names) for a, b in names)
    before, after = (re.split("[，；：。！？…\n]", part) for part in (text[start : e.start], text[e.end : end]))
    clause = before[-1] + quote + after[0]
    alone = not re.search(r"\w", rest) and re.search(r"\w", before[-1] + after[0]) and len(clause) <= LONG
    is_post = isinstance(fact.object, Text)  # 市长某某 says it
    if alone and not one_holds_all and not is_post:
        yield "names alone"


def faults(document: Document, said: Extraction) -> Iterator[tuple[str, str]]:
    """What is wrong with the quotations of an article: the kind of the fault, and the words."""
    text = document.text
    for fact in said.facts:
        for e in (fact.evidence, *fact.further):
            for kind in (*common_faults(text, e), *faults_of_fact(text, fact, e, said)):
                yield kind, text[e.start : e.end]
    for figure in said.observations:
        e = figure.evidence
        quote = text[e.start : e.end]
        parts = [quote, *quote.split("，")]
        words = domain_in(ONTOLOGY).figures
        values = [abs(q.value) for part in parts for q in find_quantities(part, words.granting)]
        found = [r for part in parts for r in find_ranks(part, words.scope_endings)]
        ranks = [n for r in found for n in range(r.first, r.rank + 1)]
        if figure.value is not None and abs(figure.value) not in values:
            yield "without its number", quote
        if figure.rank is not None and figure.rank not in ranks:
            yield "without its rank", quote
        yield from ((kind, quote) for kind in common_faults(text, e))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_quotation_is_whole(path: Path) -> None:
    assert list(faults(*reading(path))) == []


@pytest.mark.parametrize(
    ("text", "predicate", "quote"),
    [
        ("顾长庚博士说，海灯市很美。", "title", "顾长庚博士说"),
        ("昨天，海灯大学教授顾长庚出席会议。", "affiliation", "海灯大学教授顾长庚出席会议"),
        ("“我从南京大学毕业，后来办了企业。”顾长庚说。", "alumniOf", "我从南京大学毕业"),
        ("5月16日，海灯市举办“青年人才节”。", "organizer", "5月16日，海灯市举办“青年人才节”"),
    ],
)
def test_a_quotation_lets_one_see_who_and_what(text: str, predicate: str, quote: str) -> None:
    assert quotes(text, predicate) == [quote]


def test_a_long_list_is_not_quoted_whole_for_each_who_is_in_it() -> None:
    guests = "、".join(f"海灯大学教授顾长{name}" for name in "庚安平明远青山河海江湖林森木火土金石玉")
    (_, *said) = quotes(f"出席会议的有{guests}。", "affiliation")
    assert said
    assert max(map(len, said)) < len(guests) / 2


@pytest.mark.parametrize("rank", ["居全省第2位", "继续稳居全省第2位", "位列全省第2"])
def test_the_quotation_of_a_figure_reaches_to_its_rank(rank: str) -> None:
    document, said = reading(f"海灯市研发投入占比突破3.4%，{rank}；高新技术产业增加值484亿元。".encode())
    (figure,) = (o for o in said.observations if o.rank == 2)
    assert document.text[figure.evidence.start : figure.evidence.end] == f"海灯市研发投入占比突破3.4%，{rank}"


@pytest.mark.parametrize("width", [16, 22, 34])
def test_quotations_of_broken_lines_are_whole_where_they_stand(width: int) -> None:
    prose = "昨天，海灯大学教授顾长庚来到甘州市，出席了在甘州宾馆举行的首届青年人才节，并说“甘州是一座年轻的城市”，大家都为他鼓掌。"
    lines = [prose[i : i + width] for i in range(0, len(prose), width)]
    document, said = reading(("人才周报\n\n" + "\n".join(lines) + "\n").encode())
    assert said.facts
    for fact in said.facts:
        quote = document.text[fact.evidence.start : fact.evidence.end]
        assert is_balanced(quote) and quote.replace("\n", "") in prose


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["“", "”", "《", "》", "（", "）", "。", "，", "\n", *PIECES]), max_size=24))
def test_odd_marks_end_in_quotations_of_what_is_there(pieces: list[str]) -> None:
    document, said = reading("".join(pieces).encode())
    evidence = [e for f in said.facts for e in (f.evidence, *f.further)] + [o.evidence for o in said.observations]
    for e in evidence:
        assert 0 <= e.start < e.end <= len(document.text)
        assert not re.fullmatch(r"[“”《》（）。，\s]*", document.text[e.start : e.end])


def test_a_figure_after_a_colon_is_quoted_with_what_it_counts() -> None:
    graph = kg.build(text="海灯市的人才工作有了新进展。全市人才总量：62.4万人。", date="2024-05-18")
    [row] = graph.query("SELECT ?words { ?figure a tkg:Observation ; tkg:quote ?words }").rows
    assert row["words"] == "全市人才总量：62.4万人"


def test_a_title_is_quoted_with_the_body_that_it_is_held_at() -> None:
    assert quotes("云江市政协委员、云帆集团主席沈听澜出席。", "title")[0].startswith("云江市政协委员")


def test_a_fact_that_holds_from_a_date_on_is_quoted_with_the_date() -> None:
    assert quotes("2021年6月，沈听澜担任云岭大学校长。", "affiliation") == ["2021年6月，沈听澜担任云岭大学校长"]
