"""Markdown is read without its marks, with what its head says of it, each line at its place, and at once."""

from __future__ import annotations

import pytest
from documents import BYLINE, MORE, TITLE, WORDS, lines, original, outcomes

from kg.reading import read

MARKDOWN = f"""---
title: "{TITLE}"
date: 2024-05-16 08:30
author: [陈知远, 林禾]
source: 云江新闻
url: https://yunjiang.example/1
---

# {TITLE}

{WORDS[:12]}**{WORDS[12:15]}**[{WORDS[15:]}](https://yunjiang.example/2)[^1]
<!-- 编者按 -->

![会场](a.png)

> {MORE}

- 一项
- 二项

| 姓名 | 单位 |
| --- | --- |
| 顾长庚 | 望岭<br>大学 |

```
原文
```

[^1]: 来自望岭
"""


def test_markdown_is_read_without_its_marks() -> None:
    found = original(MARKDOWN.encode(), "a.md")
    assert (found.title, found.authors, found.date) == (TITLE, ("陈知远", "林禾"), "2024-05-16")
    assert (found.publisher, found.address) == ("云江新闻", "https://yunjiang.example/1")
    expected = [
        TITLE,
        "2024-05-16\u3000来源：云江新闻\u3000作者：陈知远 林禾",
        WORDS,
        "会场",
        MORE,
        "一项",
        "二项",
        "姓名\t单位",
        "顾长庚\t望岭 大学",
        "原文",
        "来自望岭",
    ]
    assert lines(MARKDOWN.encode(), "a.md") == expected


def test_a_line_of_markdown_leads_back_to_its_line() -> None:
    found = original(MARKDOWN.encode(), "a.md")
    at = found.text.index(MORE)
    assert [place.line for place in found.places if place.start == at] == [
        MARKDOWN[: MARKDOWN.index(MORE)].count("\n") + 1
    ]


def test_lines_of_markdown_that_are_broken_off_are_one() -> None:
    assert lines(f"{WORDS[:9]}\n{WORDS[9:]}\n\nwith\nwords  \n二\n".encode(), "a.md") == [WORDS, "with words", "二"]


def test_markdown_that_looks_like_a_text_is_one() -> None:
    text = f"{TITLE}\n\n{BYLINE}\n\n{WORDS}\n"
    assert read(text.encode()).text.split() == original(text.encode(), "a.md").text.split()


@pytest.mark.parametrize(
    "text",
    [
        "> " * 5000 + "甲",
        "[" * 5000 + "甲",
        "- " * 3000 + "甲",
        "*甲 " * 20_000,
        "`" * 20_000 + "甲",
        "---\n" + "a: b\n" * 20_000,
    ],
)
def test_odd_markdown_is_read_at_once(text: str) -> None:
    assert outcomes(text.encode(), "a.md")
