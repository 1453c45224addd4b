"""Where a text says something: the sentence with the words in it, and the place."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.graph import TKG
from kg.graph.evidence import Passage, passages_of

ARTICLE = "https://example.org/article/a"
SPAN = f"{ARTICLE}#char="
TEXT = "人才周报\n\n　　罗青从南湖大学毕业后去了甘州，在那里\n安了家。“来吧！”活动由甘州市举办。\n"
SAID = f"""
@prefix tkg: <{TKG}> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix oa: <http://www.w3.org/ns/oa#> .
<{ARTICLE}> rdfs:label "人才周报"@zh ; tkg:edtf "2023-09" .
"""


def graph(more: str, text: str | None = None) -> ox.Store:
    """A graph of one article, with more Turtle."""
    store = ox.Store()
    store.load(input=(SAID + more).encode(), format=ox.RdfFormat.TURTLE)
    if text is not None:
        store.add(ox.Quad(ox.NamedNode(ARTICLE), ox.NamedNode(TKG + "text"), ox.Literal(text)))
    return store


def statement(words: str) -> str:
    start = TEXT.index(words)
    return f"""<urn:s> prov:wasDerivedFrom <{SPAN}{start},{start + len(words)}> ; tkg:quote "{words}"@zh ;
      tkg:confidence 0.8 ; tkg:rule "graduation" ."""


def found(store: ox.Store, said: str = "urn:s") -> Passage:
    (passage,) = passages_of(store, ox.NamedNode(said))
    return passage


def test_words_are_shown_in_the_whole_sentence_with_title_date_and_place() -> None:
    passage = found(graph(statement("从南湖大学毕业"), TEXT))
    assert str(passage) == "罗青‹从南湖大学毕业›后去了甘州，在那里安了家。  (人才周报, 2023-09, line 3, char 10–17)"
    assert passage.sentence in TEXT
    assert (passage.confidence, passage.rule, passage.article) == (0.8, "graduation", ARTICLE)


def test_a_mark_within_a_slogan_ends_no_sentence() -> None:
    assert found(graph(statement("甘州市举办"), TEXT)).sentence == "“来吧！”活动由甘州市举办。"


def test_a_mention_has_its_sentence_too() -> None:
    start = TEXT.index("甘州市")
    assert found(graph("", TEXT), f"{SPAN}{start},{start + 3}").marked() == "“来吧！”活动由‹甘州市›举办。"


def test_without_the_text_the_words_stand_between_what_the_span_says_is_around_them() -> None:
    span = f"<{SPAN}10,17> oa:start 10 ; oa:end 17 ; oa:hasSource <{ARTICLE}> ; tkg:line 3 ; "
    span += 'oa:exact "从南湖大学毕业" ; oa:prefix "罗青" ; oa:suffix "后去了甘州。" .'
    passage = found(graph(statement("从南湖大学毕业") + span))
    assert str(passage) == "罗青‹从南湖大学毕业›后去了甘州。  (人才周报, 2023-09, line 3, char 10–17)"


@pytest.mark.parametrize("text", [None, "", "短", TEXT.replace("南湖", "北湖")])
def test_words_that_the_graph_has_no_fitting_text_for_stand_alone(text: str | None) -> None:
    assert str(found(graph(statement("从南湖大学毕业"), text))) == "从南湖大学毕业  (人才周报, 2023-09, char 10–17)"


def test_what_no_text_says_has_no_passage() -> None:
    assert passages_of(graph("<urn:s> prov:wasDerivedFrom <urn:gazetteer> ."), ox.NamedNode("urn:s")) == []


def test_one_statement_in_two_named_graphs_has_one_passage() -> None:
    store = graph(statement("从南湖大学毕业"), TEXT)
    store.extend([ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode("urn:g")) for q in list(store)])
    assert found(store).line == 3


def test_two_places_stand_in_the_order_of_the_text() -> None:
    store = graph(statement("甘州市举办") + statement("从南湖大学毕业").replace("tkg:quote", "rdfs:comment"), TEXT)
    store.remove(next(store.quads_for_pattern(None, ox.NamedNode(TKG + "quote"), None, None)))
    assert [p.quote for p in passages_of(store, ox.NamedNode("urn:s"))] == ["从南湖大学毕业", "甘州市举办"]


@pytest.mark.parametrize("place", ["9999999999999999999999,3", "7,3", "0,99999", "x"])
def test_a_place_that_cannot_be_still_shows_the_words(place: str) -> None:
    store = graph(f'<urn:s> prov:wasDerivedFrom <{SPAN}{place}> ; tkg:quote "毕业"@zh ; tkg:confidence "very" .', TEXT)
    assert (found(store).quote, found(store).before, found(store).confidence) == ("毕业", "", None)


def test_escape_codes_of_a_graph_do_not_reach_the_terminal() -> None:
    store = graph('<urn:s> tkg:quote "\\u001b[31m红\\u202e" .')
    assert str(found(store)) == " [31m红 "
