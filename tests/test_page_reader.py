"""What a reader can do with the page: find all that is in the graph, follow a path, filter, and do so by keyboard, in light or dark."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from browser import Opener, Page, needs_browser
from page_graphs import TKG, fleet, large_harbour
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import kg

pytest_plugins = ["page_fixtures"]
pytestmark = needs_browser


# ── all that is in the graph ───────────────────────────────────────────────


def test_figures_take_no_place_from_people(tmp_path: Path, read: Opener) -> None:
    page = read(fleet(captains=338, figures=5000).view(tmp_path))
    assert "最多" not in page.text("#counts")
    assert page.legend()["船长"].find_element(By.TAG_NAME, "small").text == "338"
    for number in (0, 150, 337):
        page.go_to(f"船长{number}")
        assert page.text("#panel h2") == f"船长{number}"
        assert f"船长{number}" in page.names()


def test_each_of_twenty_thousand_things_can_be_found_and_comes_with_its_neighbours(
    tmp_path: Path, read: Opener
) -> None:
    harbour = large_harbour(20_000)
    harbour.fact(
        harbour.thing("Captain", "末位船长"), "steers", harbour.thing("Ship", "末位号"), "末位船长驾驶末位号。"
    )
    harbour.thing("Ship", "独行号")
    page = read(harbour.view(tmp_path))
    assert "图中画出联系最多的 3000 个" in page.text("#counts")
    assert not {"末位号", "独行号"} & page.names()
    page.go_to("末位号")
    assert {"末位号", "末位船长", "驾驶"} <= page.names()
    assert "末位船长驾驶末位号。" in page.text("#panel blockquote")
    page.go_to("独行号")
    assert page.text("#panel h2") == "独行号" and "独行号" in page.names()


def test_spans_and_the_head_of_the_file_are_no_things(tmp_path: Path, storied_page: Path, read: Opener) -> None:
    assert set(read(storied_page).legend()) == {"船", "渡船", "港口", "船长", "文章"}
    (tmp_path / "head.ttl").write_text(
        f"""@prefix tkg: <{TKG}> . @prefix void: <http://rdfs.org/ns/void#> . @prefix prov: <http://www.w3.org/ns/prov#> .
        <http://example.org/graph> a void:Dataset ; prov:wasGeneratedBy [ a prov:Activity ] .
        <http://example.org/a> a tkg:Person .""",
        encoding="utf-8",
    )
    kg.load(tmp_path / "head.ttl").view(tmp_path / "head.html")
    assert list(read(tmp_path / "head.html").legend()) == ["人物"]


def test_the_page_counts_as_stats_does(graph: kg.Graph, sample_page: Path, read: Opener) -> None:
    counts = graph.stats().counts
    shown = read(sample_page).text("#counts")
    assert f"{counts.things} 个事物 · {counts.said} 条事实出自文中 · {counts.known} 条出自名录" in shown
    assert f"{counts.figures} 个数据" in shown


@pytest.mark.parametrize("screen", [{"width": 1440, "height": 900}, {"width": 390, "height": 844, "phone": True}])
def test_what_stands_alone_has_its_name(screen: dict[str, Any], sample_page: Path, read: Opener) -> None:
    names = read(sample_page, **screen).names()
    for alone in ("杭州湾", "江南", "电子信息", "高端智能装备", "十大创新人物"):
        assert alone in names


@pytest.mark.parametrize("which", ["sample_page", "harbour_page"])
def test_with_figures_and_dates_no_name_covers_another(
    which: str, read: Opener, request: pytest.FixtureRequest
) -> None:
    page = read(request.getfixturevalue(which), width=1440, height=900)
    before = page.names()
    for kind in list(page.legend().values())[-2:]:
        kind.click() if kind.get_attribute("aria-pressed") == "false" else None
    for kind in page.legend().values():
        if kind.get_attribute("aria-pressed") == "false":
            kind.click()
    page.press("#whole")
    words = page.words()
    assert len(words) > len(before)
    covered = [
        (a["text"], b["text"])
        for a, b in combinations(words, 2)
        if all(a["box"][i] < b["box"][i + 2] and b["box"][i] < a["box"][i + 2] for i in (0, 1))
    ]
    assert covered == []


# ── path and filter ────────────────────────────────────────────────────────


def test_the_path_between_two_things_is_shown_with_the_words_of_each_step(storied_page: Path, read: Opener) -> None:
    page = read(storied_page)
    page.go_to("林远舟")
    page.press("#panel .actions button")
    page.go_to("周海生")
    assert "4 步" in page.text("#panel .kinds")
    assert len(page.driver.find_elements(By.CSS_SELECTOR, "#panel .path > li")) == 4
    assert "周海生驾驶长风号。" in page.text("#panel .path blockquote")
    assert {"林远舟", "白鹭号", "望海港", "长风号", "周海生"} <= page.names() and "青石灯塔" not in page.names()


def test_a_path_keeps_to_the_classes_that_are_on_and_says_if_there_is_none(storied_page: Path, read: Opener) -> None:
    page = read(storied_page)
    page.legend()["港口"].click()
    page.go_to("林远舟")
    page.press("#panel .actions button")
    page.go_to("周海生")
    assert "没有路径" in page.text("#panel .kinds")


def test_the_filter_leaves_what_an_article_says(storied_page: Path, read: Opener) -> None:
    page = read(storied_page)
    page.choose("by-article", "海上旧闻")
    assert {"林远舟", "白鹭号", "青石灯塔"} <= page.names() and not {"周海生", "望海港"} & page.names()
    assert "1 条事实" in page.text("#counts")
    page.choose("by-article", "全部文章")
    assert "望海港" in page.names()


def test_the_filter_goes_by_the_year_of_the_article(storied_page: Path, read: Opener) -> None:
    page = read(storied_page)
    page.choose("by-year", "2024（1 篇）")
    assert {"周海生", "长风号", "望海港"} <= page.names() and "林远舟" not in page.names()
    page.go_to("林远舟")
    assert page.text("#panel h2") == "林远舟" and "林远舟" in page.names()


# ── light and dark, picture ────────────────────────────────────────────────


def ground(page: Page) -> str:
    return str(page.run("return getComputedStyle(document.body).backgroundColor"))


def test_the_page_is_dark_where_the_system_is_until_the_switch_says_otherwise(storied_page: Path, read: Opener) -> None:
    page = read(storied_page, dark=True)
    assert ground(page) == "rgb(21, 25, 28)"
    dark_ship = page.colour("船长"), page.pixels("船长")[0] > 50
    page.press("#theme")
    assert ground(page) == "rgb(251, 250, 247)"
    assert page.pixels("船长")[0] > 50 and page.colour("船长") != dark_ship[0] and dark_ship[1]
    page.driver.refresh()
    page.settle()
    assert ground(page) == "rgb(251, 250, 247)"
    page.run("sessionStorage.clear()")


def test_the_picture_can_be_kept_as_png(storied_page: Path, read: Opener) -> None:
    page = read(storied_page)
    page.run(
        """window.kept = [];
        HTMLAnchorElement.prototype.click = function () { kept.push([this.download, this.href]); };"""
    )
    page.press("#png")
    data = page.driver.execute_async_script(
        """const done = arguments[0];
        const wait = () => (kept.length ? keep(...kept[0]) : setTimeout(wait, 20));
        const keep = async (name, href) => {
          const image = await createImageBitmap(window.blobs.get(href));
          const copy = new OffscreenCanvas(image.width, image.height).getContext("2d");
          copy.drawImage(image, 0, 0);
          done([name, image.width, image.height, [...copy.getImageData(image.width >> 1, 1, 1, 1).data]]);
        };
        wait();"""
    )
    assert data == ["2 篇文章的知识图谱.png", 1280, 800, [251, 250, 247, 255]]


# ── keyboard and screen reader ─────────────────────────────────────────────


def serious(page: Page) -> list[str]:
    """What axe-core holds against a page, as far as it is serious."""
    axe = pytest.importorskip("axe_core_python", reason="axe-core is missing: pip install axe-core-python")
    page.run((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.driver.execute_async_script(
        "const done = arguments[0]; axe.run().then(({ violations }) => done(violations), (wrong) => done([String(wrong)]));"
    )
    return [
        f"{v['id']}: {n['html'][:200]} {n['failureSummary']}"
        for v in found
        if v["impact"] in ("serious", "critical")
        for n in v["nodes"]
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_axe_finds_nothing_serious(dark: bool, phone: bool, storied_page: Path, read: Opener) -> None:
    size = {"width": 390, "height": 844, "phone": True} if phone else {}
    page = read(storied_page, dark=dark, **size)
    wrong = serious(page)
    page.search("白鹭号")
    wrong += serious(page)
    page.search("没有的船")
    wrong += serious(page)
    page.go_to("白鹭号")
    wrong += serious(page)
    page.press("#panel .close")
    page.press("#list")
    page.press("#panel summary")
    assert wrong + serious(page) == []


def test_all_things_are_reached_by_keyboard_through_the_list(storied_page: Path, read: Opener) -> None:
    page = read(storied_page)
    reached = []
    while page.focused() != "列表":
        reached.append(page.focused())
        page.type(Keys.TAB)
        assert len(reached) < 20
    assert "搜索名称和引文" in reached
    page.type(Keys.ENTER)
    while not page.focused().startswith("船长"):
        page.type(Keys.TAB)
    page.type(Keys.ENTER)
    page.type(Keys.TAB)
    assert page.focused() == "周海生"
    page.type(Keys.ENTER)
    assert page.text("#panel h2") == "周海生"
    page.type(Keys.ESCAPE)
    assert not page.driver.find_element(By.ID, "panel").is_displayed() and page.focused() == "列表"


def test_what_is_found_is_said(storied_page: Path, read: Opener) -> None:
    page = read(storied_page)
    page.search("白鹭号")
    status = page.driver.find_element(By.CSS_SELECTOR, "[role=status]")
    assert status.text == "1 个名称，2 处引文"
    assert page.driver.find_element(By.ID, "panel").get_attribute("role") == "dialog"
