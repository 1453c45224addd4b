"""Fixtures for the tests of the page: a browser, and pages to open in it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import CHROMIUM, DRIVER, FLAGS, KG, SPY, Opener, Page
from page_graphs import large_harbour, small_harbour, storied_harbour
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

import kg


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = str(CHROMIUM)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    for flag in (
        *FLAGS,
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={tmp_path_factory.mktemp('chromium')}",
    ):
        options.add_argument(flag)
    chrome = Chrome(options=options, service=Service(str(DRIVER)))
    chrome.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": SPY})
    yield chrome
    chrome.quit()


@pytest.fixture
def read(driver: Chrome) -> Iterator[Opener]:
    """Opens a page; afterwards nothing may have gone wrong in it, and nothing may have left it."""

    def open_page(path: Path, *, width: int = 1280, height: int = 800, phone: bool = False, dark: bool = False) -> Page:
        screen = {"width": width, "height": height, "deviceScaleFactor": 2 if phone else 1, "mobile": phone}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": phone})
        prefer(driver, dark=dark)
        driver.get(path.as_uri())
        driver.execute_script("sessionStorage.clear()")
        page = Page(driver)
        page.settle()
        return page

    driver.get("about:blank")
    for log in ("browser", "performance"):
        driver.get_log(log)
    yield open_page
    assert driver.execute_script("return window.wrongs ?? []") == []
    assert [entry["message"] for entry in driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")] == []
    assert [url for url in requests(driver) if not url.startswith(("file:", "data:", "about:"))] == []


def prefer(driver: Chrome, *, dark: bool) -> None:
    """What the reader's system asks of pages: a ground, and no motion."""
    wishes = {"prefers-reduced-motion": "reduce", "prefers-color-scheme": "dark" if dark else "light"}
    features = [{"name": name, "value": value} for name, value in wishes.items()]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def requests(driver: Chrome) -> list[str]:
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]


@pytest.fixture(scope="session")
def sample_page(graph: kg.Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's page, as the command writes it."""
    folder = tmp_path_factory.mktemp("sample")
    graph.save(folder / "sample.ttl")
    subprocess.run([KG, "view", "-q", "sample.ttl"], cwd=folder, check=True)
    return folder / "sample.html"


@pytest.fixture(scope="session")
def storied_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return storied_harbour().view(tmp_path_factory.mktemp("storied"))


@pytest.fixture(scope="session")
def harbour_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_harbour().view(tmp_path_factory.mktemp("harbour"))


@pytest.fixture(scope="session")
def large_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return large_harbour(2000).view(tmp_path_factory.mktemp("large"))
