"""The page of any graph is whole and harmless: names that mean mischief, graphs of strangers, none at all, a small installation."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from browser import Opener, needs_browser
from page_graphs import LABEL, TKG, Harbour, small_harbour

import kg

pytest_plugins = ["page_fixtures"]
pytestmark = needs_browser


MISCHIEF = [
    "<script>wrongs.push('ran')</script>",
    "</script><img src=x onerror=\"wrongs.push('ran')\">",
    "<!--<script>",
    "]]>港",
    "{{ 7 * 7 }}{% raw %}",
    "\"双引号\" '单引号' `${wrongs.push('ran')}`",
    "右左\u202egnp.号\u202c\u200f",
    "上行\n下行\u2028末行",
    "很长的名字" * 400,
    "javascript:wrongs.push('ran')",
]


@pytest.mark.parametrize("name", MISCHIEF, ids=lambda name: ascii(name[:12]))
def test_a_name_is_text_whatever_it_holds(name: str, tmp_path: Path, read: Opener) -> None:
    harbour = Harbour()
    article = harbour.thing("Article", name, key="a")
    ship, port = harbour.thing("Ship", name, name[::-1], key="s"), harbour.thing("Port", "好港")
    harbour.fact(ship, "callsAt", port, f"{name}停靠好港", article=article)
    harbour.say(ship, TKG + "motto", ox.Literal(name))
    page = read(harbour.view(tmp_path))
    page.go_to("好港")
    page.press("#panel .says button.name")
    plain = " ".join(name.split())
    assert page.run("return document.querySelector('#panel h2').textContent") == plain
    quoted = re.sub(r"\s*[\r\n]\s*", "", name)
    assert quoted in page.run("return document.querySelector('#panel blockquote').textContent")
    assert page.run("return document.getElementById('title').textContent") == plain
    assert page.run("return document.querySelectorAll('img, #panel script').length") == 0
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")


def test_a_link_leads_to_the_web_and_never_runs_a_script(tmp_path: Path, read: Opener) -> None:
    harbour = Harbour()
    ship = harbour.thing("Ship", "白鹭号")
    for link in ("https://example.org/ship", "javascript:alert(1)"):
        harbour.say(ship, TKG + "page", ox.Literal(link))
    page = read(harbour.view(tmp_path))
    page.go_to("白鹭号")
    assert page.run("return [...document.querySelectorAll('#panel a')].map((a) => a.href)") == [
        "https://example.org/ship"
    ]


def test_the_graph_of_a_stranger_gives_a_page(tmp_path: Path, read: Opener) -> None:
    (tmp_path / "odd.ttl").write_text(
        f"""@prefix : <http://example.org/> . @prefix tkg: <{TKG}> .
        :a a :Unknown ; :knows :b, [ a :Unknown ] ; tkg:confidence "rather sure" .
        :b a :Unknown, tkg:Person ; <{LABEL}> "Bee"@en ; :knows :b .""",
        encoding="utf-8",
    )
    kg.load(tmp_path / "odd.ttl").view(tmp_path / "odd.html")
    page = read(tmp_path / "odd.html")
    page.go_to("Bee")
    assert "← knows" in page.text("#panel .property")


def test_an_empty_graph_gives_a_page(tmp_path: Path, read: Opener) -> None:
    page = read(Harbour().view(tmp_path))
    assert page.text("#counts").startswith("0 个事物")


# ── large names and small installations ──────────────────────────────────────


def test_a_name_of_ten_million_characters_is_harmless(tmp_path: Path, read: Opener) -> None:
    harbour = Harbour()
    ship, port = harbour.thing("Ship", "长" * 10_000_000, key="s"), harbour.thing("Port", "好港")
    harbour.fact(ship, "callsAt", port, "停" * 1_000_000)
    path = harbour.view(tmp_path)
    assert path.stat().st_size < 2_000_000
    page = read(path)
    page.go_to("好港")
    page.press("#panel .says button.name")
    assert page.text("#panel h2").startswith("长长长")


def test_a_page_is_drawn_where_ipython_is_not_installed(tmp_path: Path) -> None:
    small_harbour().view(tmp_path)
    program = f"""
import sys
class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("IPython", "jedi"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Nothing())
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from page_graphs import small_harbour
small_harbour().view(Path({str(tmp_path / "bare")!r}))
assert not [name for name in sys.modules if name.split(".")[0] in ("IPython", "jedi")]
"""
    (tmp_path / "bare").mkdir()
    subprocess.run([sys.executable, "-c", program], check=True)
    assert (tmp_path / "bare" / "harbour.html").read_bytes() == (tmp_path / "harbour.html").read_bytes()
