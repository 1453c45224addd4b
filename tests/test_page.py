"""What the page of `kg view` promises, seen in Debian's Chromium with the network off: one file, a picture that can be read, a legend, a search, two languages, and a place on a phone."""

from __future__ import annotations

import os
import re
import subprocess
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from browser import KG, Opener, needs_browser
from page_graphs import Harbour, small_harbour
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import kg

pytest_plugins = ["page_fixtures"]
pytestmark = needs_browser


def overlaps(words: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Words that stand in each other's way."""
    pairs = combinations(words, 2)
    return [
        (a["text"], b["text"])
        for a, b in pairs
        if all(a["box"][i] < b["box"][i + 2] and b["box"][i] < a["box"][i + 2] for i in (0, 1))
    ]


# ── one file that needs nothing else ───────────────────────────────────────


def test_the_page_is_one_file_that_asks_no_network_for_anything(sample_page: Path, read: Opener) -> None:
    page = read(sample_page)
    assert page.run("return performance.getEntriesByType('resource').map((entry) => entry.name)") == []
    page.go_to("清华大学")
    text = sample_page.read_text(encoding="utf-8")
    assert re.findall(r"""(?:src|href)\s*=\s*["']?\s*(?:https?:)?//|url\(|@import""", text) == []
    assert [path.name for path in sample_page.parent.iterdir() if path.suffix != ".ttl"] == ["sample.html"]


def test_the_policy_of_the_page_lets_no_other_script_run(harbour_page: Path, read: Opener) -> None:
    page = read(harbour_page)
    page.run("const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s)")
    assert page.run("return window.ran ?? null") is None
    assert page.run("return wrongs.splice(0)") == ["script-src-elem"]
    page.driver.get_log("browser")  # has the refusal


def test_the_same_graph_gives_the_same_page(harbour_page: Path, sample_page: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [KG, "view", "-q", sample_page.with_suffix(".ttl"), "-o", f"{seed}.html"]
        subprocess.run(command, cwd=tmp_path, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert (tmp_path / "1.html").read_bytes() == (tmp_path / "2.html").read_bytes() == sample_page.read_bytes()


# ── a picture that can be read ─────────────────────────────────────────────


def test_the_picture_stands_still_from_the_first_moment(sample_page: Path, read: Opener) -> None:
    page = read(sample_page)
    look = "return document.querySelector('#picture canvas').toDataURL()"
    first = page.run(look)
    page.driver.execute_async_script("setTimeout(arguments[0], 400)")
    assert page.run(look) == first


@pytest.mark.parametrize("screen", [{"width": 1440, "height": 900}, {"width": 390, "height": 844, "phone": True}])
@pytest.mark.parametrize("which", ["sample_page", "large_page"])
def test_no_name_covers_another_or_leaves_the_window(
    which: str, screen: dict[str, Any], read: Opener, request: pytest.FixtureRequest
) -> None:
    words = read(request.getfixturevalue(which), **screen).words()
    assert len(words) >= 25
    assert overlaps(words) == []
    assert all(word["box"][0] >= 0 and word["box"][2] <= screen["width"] for word in words)


def test_every_thing_of_the_sample_has_its_name_at_first_sight(
    sample_page: Path, graph: kg.Graph, read: Opener
) -> None:
    shown = read(sample_page, width=1440, height=900).names()
    rows = graph.query(
        "SELECT DISTINCT ?name { ?thing a ?kind ; rdfs:label ?name . FILTER(?kind IN (tkg:Person, tkg:Event, tkg:University)) }"
    )
    for row in rows:
        name = row["name"]
        assert any(word == name or (word.endswith("…") and name.startswith(word[:-1])) for word in shown), name


def test_what_edges_say_waits_until_a_large_picture_is_seen_from_near(large_page: Path, read: Opener) -> None:
    page = read(large_page)
    assert "停靠" not in page.names()
    for _ in range(4):
        page.press("#closer")
    assert "停靠" in page.names()


def test_classes_differ_in_colour_or_shape(sample_page: Path, read: Opener) -> None:
    page = read(sample_page)
    looks = page.run("return [...document.querySelectorAll('#legend svg')].map((svg) => svg.innerHTML)")
    assert len(set(looks)) == len(looks) >= 12


def test_a_graph_too_large_for_a_picture_is_cut_to_what_is_linked_best(tmp_path: Path, read: Opener) -> None:
    harbour = small_harbour()
    for number in range(3000):
        harbour.thing("Ship", f"孤舟{number}")
    page = read(harbour.view(tmp_path))
    assert "3000 个，共 3005 个" in page.text("#counts")
    page.go_to("白鹭号")
    assert "白鹭号每天清晨停靠望海港。" in page.text("#panel blockquote")


# ── legend ─────────────────────────────────────────────────────────────────


def test_the_legend_switches_a_class_off_and_on(harbour_page: Path, read: Opener) -> None:
    page = read(harbour_page)
    assert page.pixels("船长")[0] > 50 and "林远舟" in page.names() and "驾驶" in page.names()
    page.legend()["船长"].click()
    page.settle()
    assert page.pixels("船长")[0] == 0 and not {"林远舟", "驾驶"} & page.names()
    assert page.legend()["船长"].get_attribute("aria-pressed") == "false"
    page.legend()["船长"].click()
    page.settle()
    assert page.pixels("船长")[0] > 50 and "林远舟" in page.names()


def test_dates_and_figures_are_off_at_first(harbour_page: Path, read: Opener) -> None:
    page = read(harbour_page)
    pressed = {name: button.get_attribute("aria-pressed") for name, button in page.legend().items()}
    assert [name for name, state in pressed.items() if state == "false"] == ["日期", "数字"]
    assert not {"1998", "载客量 320人"} & page.names()
    for kind, name in (("日期", "1998"), ("数字", "载客量 320人")):
        page.legend()[kind].click()
        assert name in page.names()


def test_the_legend_counts_the_things_of_each_class(harbour_page: Path, read: Opener) -> None:
    legend = read(harbour_page).legend()
    assert {name: int(b.find_element(By.TAG_NAME, "small").text) for name, b in legend.items()} == {
        "船": 1, "渡船": 1, "港口": 1, "船长": 1, "日期": 1, "数字": 1, "文章": 1
    }  # fmt: skip


# ── search ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("typed", ["白鹭号", "白鹭", "鹭", " 白 鹭 "])
def test_search_finds_a_thing_by_any_part_of_any_of_its_names(typed: str, harbour_page: Path, read: Opener) -> None:
    page = read(harbour_page)
    assert page.search(typed)[0].startswith("白鹭")
    page.driver.find_element(By.ID, "search").send_keys(Keys.ENTER)
    assert page.text("#panel h2") == "白鹭号"


def test_search_takes_full_and_half_width_letters_for_the_same(tmp_path: Path, read: Opener) -> None:
    harbour = Harbour()
    harbour.thing("Ship", "ＡＢ１２号")
    assert read(harbour.view(tmp_path)).search("ab12") == ["ＡＢ１２号"]


def test_search_says_when_nothing_has_the_name(harbour_page: Path, read: Opener) -> None:
    page = read(harbour_page)
    assert page.search("没有的船") == []
    assert page.text("#nothing") == "没有这个名称，也没有这样的引文"


def test_search_goes_to_what_the_legend_hides(harbour_page: Path, read: Opener) -> None:
    page = read(harbour_page)
    page.go_to("1998")
    assert "1998" in page.names() and "建造日期" in page.text("#panel")


# ── languages ──────────────────────────────────────────────────────────────


def test_one_switch_turns_all_labels_to_english_and_back(harbour_page: Path, read: Opener) -> None:
    page = read(harbour_page)
    assert {"停靠", "驾驶"} <= page.names() and "港口" in page.legend()
    page.go_to("望海港")
    page.press("#language")
    assert "calls at" in page.names() and "停靠" not in page.names() and "Port" in page.legend()
    assert "calls at" in page.text("#panel .property") and page.text("#panel h3") == "Linked from"
    assert page.run("return document.documentElement.lang") == "en"
    page.press("#language")
    assert "停靠" in page.names() and "港口" in page.legend()


# ── phone ──────────────────────────────────────────────────────────────────


def test_on_a_phone_nothing_scrolls_sideways_and_a_tap_opens_a_sheet(harbour_page: Path, read: Opener) -> None:
    page = read(harbour_page, width=390, height=844, phone=True)
    assert page.run("return document.documentElement.scrollWidth") == 390
    page.press("#legend summary")
    _, x, y = page.pixels("港口")
    page.press("#legend summary")
    page.tap(x, y)
    assert page.text("#panel h2") == "望海港"
    sheet = page.run(
        "const r = document.getElementById('panel').getBoundingClientRect(); return [r.left, r.right, r.top]"
    )
    assert sheet[:2] == [0, 390] and sheet[2] > 300
    assert page.run("return document.getElementById('panel').scrollWidth") <= 390


def test_on_a_phone_buttons_are_as_large_as_a_finger(harbour_page: Path, read: Opener) -> None:
    page = read(harbour_page, width=390, height=844, phone=True)
    page.press("#legend summary")
    sizes = page.run(
        "return [...document.querySelectorAll('#tools button, #search, #legend button')].filter((b) => b.offsetParent ?? b.offsetHeight).map((b) => b.offsetHeight)"
    )
    assert min(sizes) >= 38


def test_the_files_of_an_article_are_no_things_of_the_picture(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("5月16日，云灯市举办守塔人大会，望岭大学教授顾长庚出席开幕式。", encoding="utf-8")
    graph = kg.build(tmp_path / "a.txt")
    assert graph.query("ASK { ?article schema:encoding/rdfs:label 'a.txt' }")
    graph.view(tmp_path / "g.html")
    page = (tmp_path / "g.html").read_text(encoding="utf-8")
    assert "顾长庚" in page and "MediaObject" not in page and "a.txt" not in page
