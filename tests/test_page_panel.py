"""What the page tells of a thing: its facts, the words that say them, their sentence, article and place."""

from __future__ import annotations

from pathlib import Path

from browser import Opener, Page, needs_browser
from page_graphs import small_harbour
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import kg

pytest_plugins = ["page_fixtures"]
pytestmark = needs_browser


# ── what a thing says of itself ──────────────────────────────────────────────


def test_a_click_shows_the_facts_and_the_words_that_say_them(harbour_page: Path, read: Opener) -> None:
    page = read(harbour_page)
    _, x, y = page.pixels("港口")
    page.click(x, y)
    assert page.text("#panel h2") == "望海港" and page.text("#panel .others") == "又名 望海"
    assert "← 停靠" in page.text("#panel .property")
    assert "白鹭号每天清晨停靠望海港。" in page.text("#panel blockquote")
    assert "可信度 87%" in page.text("#panel .source")
    page.press("#panel .close")
    assert not page.driver.find_element(By.ID, "panel").is_displayed()


def test_a_click_beside_everything_closes_what_was_open(harbour_page: Path, read: Opener) -> None:
    page = read(harbour_page)
    page.go_to("望海港")
    page.click(400, 780)
    assert not page.driver.find_element(By.ID, "panel").is_displayed()


def test_facts_lead_from_thing_to_thing(harbour_page: Path, read: Opener) -> None:
    page = read(harbour_page)
    page.go_to("林远舟")
    page.press("#panel .says button.name")
    assert page.text("#panel h2") == "望海港"


def test_a_figure_is_shown_with_what_it_is_of(harbour_page: Path, read: Opener) -> None:
    page = read(harbour_page)
    page.go_to("白鹭号")
    assert "载客量 320人" in page.text("#panel") and "白鹭号可载客320人。" in page.text("#panel blockquote")


def test_what_is_only_planned_and_what_no_text_says_are_told_apart(harbour_page: Path, read: Opener) -> None:
    page = read(harbour_page)
    page.go_to("长风号")
    assert "计划" in page.text("#panel .planned")
    page.go_to("林远舟")
    assert page.text("#panel .unsaid") == "不是文中所说，来自名录"


def test_each_place_that_says_a_fact_is_shown_with_its_words_and_article(tmp_path: Path, read: Opener) -> None:
    harbour = small_harbour()
    other = harbour.thing("Article", "海上来信")
    ferry, port = (f"https://w3id.org/talentkg/id/{end}" for end in ("ferry/白鹭号", "port/望海港"))
    harbour.fact(ferry, "callsAt", port, "白鹭号又一次停靠在望海港。", article=other)
    page = read(harbour.view(tmp_path))
    page.go_to("白鹭号")
    quotes = page.text("#panel blockquote")
    assert "白鹭号每天清晨停靠望海港。" in quotes and "白鹭号又一次停靠在望海港。" in quotes
    assert page.text("#panel .property").split("\n").count("停靠") == 1
    assert {"港口消息", "海上来信"} <= set(page.text("#panel .source button").split("\n"))


def test_what_holds_both_ways_is_shown_once(graph: kg.Graph, sample_page: Path, read: Opener) -> None:
    row = next(
        iter(
            graph.query(
                "SELECT ?a ?n { ?s rdf:predicate tkg:cooperatesWith ; rdf:subject ?a . ?a rdfs:label ?n }"
            ).terms
        )
    )
    page = read(sample_page)
    page.go_to(row["n"].value)
    assert [p.strip("← ") for p in page.text("#panel .property").split("\n")].count("合作") == 1


# ── the facts between two things, and their sentences ────────────────────────


def word(page: Page, text: str) -> tuple[float, float]:
    """The middle of a word in the picture."""
    left, top, right, bottom = next(w["box"] for w in page.words() if w["text"] == text)
    return (left + right) / 2, (top + bottom) / 2


def test_a_line_between_two_things_shows_the_facts_between_them(storied_page: Path, read: Opener) -> None:
    page = read(storied_page)
    page.click(*word(page, "驾驶"))
    steered = page.text("#panel h2")
    assert "号" in steered and "驾驶" in page.text("#panel .verb")
    assert "驾驶" in page.text("#panel blockquote")


def test_the_facts_between_two_things_are_reached_by_keyboard(storied_page: Path, read: Opener) -> None:
    page = read(storied_page)
    page.go_to("望海港")
    while page.focused() != "← 停靠":
        page.type(Keys.TAB)
    page.type(Keys.ENTER)
    assert "望海港" in page.text("#panel h2") and "两者之间" in page.text("#panel .kinds")
    page.press("#panel .back")
    assert page.text("#panel h2") == "望海港"


def test_words_stand_in_their_sentence_with_article_date_and_place(storied_page: Path, read: Opener) -> None:
    page = read(storied_page)
    page.go_to("林远舟")
    assert page.text("#panel blockquote") == "老船长林远舟驾驶白鹭号，风雨无阻。"
    assert page.text("#panel blockquote mark") == "林远舟驾驶白鹭号"
    assert page.text("#panel .source") == "海上旧闻 · 2023-05-01 · 第 2 行 · 字符 13–21 · 可信度 87%"


def test_a_thing_without_a_fact_shows_where_it_is_mentioned(storied_page: Path, read: Opener) -> None:
    page = read(storied_page)
    page.go_to("青石灯塔")
    assert page.text("#panel blockquote") == "岸边的青石灯塔亮了一夜。"
    assert "海上旧闻" in page.text("#panel .source")


def test_search_finds_sentences_apart_from_names(storied_page: Path, read: Opener) -> None:
    page = read(storied_page)
    assert page.search("驾驶") == []
    assert page.text("#found .group") == "引文"
    assert page.search("白鹭号") == ["白鹭号"] and page.text("#found .group") == "名称\n引文"
    page.search("风雨无阻")
    page.type(Keys.ENTER)
    assert page.text("#panel h2") == "老船长林远舟驾驶白鹭号，风雨无阻。"
    assert "驾驶" in page.text("#panel .verb") and page.text("#panel .source").startswith("海上旧闻")
