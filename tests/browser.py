"""A browser for the tests of the page: Debian's Chromium with the network off, and a page as a reader handles it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

KG = Path(sys.executable).with_name("kg")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
needs_browser = pytest.mark.skipif(
    not (CHROMIUM and DRIVER),
    reason="no browser for the page. Install one: apt-get install chromium chromium-driver",
)
FLAGS = """
    --headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --hide-scrollbars --allow-file-access-from-files
""".split()  # fmt: skip
# Keeps the words of the last frame that was painted, where they stand, and everything that went wrong.
SPY = r"""
window.words = []; window.wrongs = [];
addEventListener("error", (event) => wrongs.push(event.message));
addEventListener("securitypolicyviolation", (event) => wrongs.push(event.violatedDirective));
window.blobs = new Map();
const { createObjectURL } = URL;
URL.createObjectURL = (blob) => { const href = createObjectURL.call(URL, blob); blobs.set(href, blob); return href; };
const { clearRect, fillText } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.clearRect = function (...box) { words = []; return clearRect.apply(this, box); };
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  const [w, h] = [this.measureText(text).width / 2, parseFloat(/([\d.]+)px/.exec(this.font)[1]) / 2];
  words.push({ text, box: [x - w, y - h, x + w, y + h] });
  return fillText.call(this, text, x, y);
};
"""
# How many pixels of the picture have a colour, and their middle.
PIXELS = r"""
const canvas = document.querySelector("#picture canvas");
const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
copy.drawImage(canvas, 0, 0);
const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
const wanted = [1, 3, 5].map((at) => parseInt(arguments[0].slice(at, at + 2), 16));
let [count, x, y] = [0, 0, 0];
for (let i = 0; i < data.length; i += 4)
  if (wanted.every((value, part) => data[i + part] === value)) {
    count += 1; x += (i / 4) % canvas.width; y += Math.floor(i / 4 / canvas.width);
  }
const ratio = canvas.width / canvas.clientWidth;
return [count, x / count / ratio, y / count / ratio];
"""


@dataclass
class Page:
    """A page as a reader sees and handles it."""

    driver: Chrome

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def settle(self) -> None:
        """Waits until what was asked for is painted."""
        self.driver.execute_async_script(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));"
        )

    def words(self) -> list[dict[str, Any]]:
        """The words in the picture, each with its box."""
        self.settle()
        found: list[dict[str, Any]] = self.run("return words")
        return found

    def names(self) -> set[str]:
        return {word["text"] for word in self.words()}

    def text(self, selector: str) -> str:
        return "\n".join(part.text for part in self.driver.find_elements(By.CSS_SELECTOR, selector))

    def press(self, selector: str) -> None:
        self.driver.find_element(By.CSS_SELECTOR, selector).click()
        self.settle()

    def legend(self) -> dict[str, Any]:
        """The buttons of the legend by what stands on them."""
        buttons = self.driver.find_elements(By.CSS_SELECTOR, "#legend button")
        return {button.find_element(By.TAG_NAME, "span").text: button for button in buttons}

    def colour(self, kind: str) -> str:
        mark = self.legend()[kind].find_element(By.CSS_SELECTOR, "svg > *")
        return str(mark.get_attribute("fill"))

    def pixels(self, kind: str) -> tuple[int, float, float]:
        """How much of the picture has the colour of a class, and the middle of that."""
        count, x, y = self.run(PIXELS, self.colour(kind))
        return count, x, y

    def click(self, x: float, y: float) -> None:
        for what in ("mousePressed", "mouseReleased"):
            place = {"type": what, "x": x, "y": y, "button": "left", "clickCount": 1}
            self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", place)
        self.settle()

    def tap(self, x: float, y: float) -> None:
        for what, points in (("touchStart", [{"x": x, "y": y}]), ("touchEnd", [])):
            self.driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": what, "touchPoints": points})
        self.settle()

    def search(self, text: str) -> list[str]:
        """The names that are offered for what is typed."""
        field = self.driver.find_element(By.ID, "search")
        field.clear()
        field.send_keys(text)
        return [found.text for found in self.driver.find_elements(By.CSS_SELECTOR, "#found .name")]

    def type(self, *keys: str) -> None:
        """Strikes keys where the keyboard is."""
        ActionChains(self.driver).send_keys(*keys).perform()
        self.settle()

    def focused(self) -> str:
        """What the keyboard is at, in the words that a screen reader says."""
        label = self.run("const e = document.activeElement; return e.getAttribute('aria-label') ?? e.textContent")
        return " ".join(str(label).split())

    def choose(self, picker: str, text: str) -> None:
        Select(self.driver.find_element(By.ID, picker)).select_by_visible_text(text)
        self.settle()

    def go_to(self, name: str) -> None:
        assert self.search(name), name
        self.driver.find_element(By.ID, "search").send_keys(Keys.ENTER)
        self.settle()


Opener = Callable[..., Page]
