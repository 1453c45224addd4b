"""Of a web page as saved the title, the authors, the date, the source and the address of its article are told."""

from __future__ import annotations

import pytest
from web_pages import BODY, INFO, TITLE, article, authors, lines, makes, page, paragraphs

from kg.reading import read

MAKES = makes()


@pytest.mark.parametrize("make", MAKES)
def test_title_date_author_and_source_of_a_page_of_any_make_are_told(make: str) -> None:
    document = read(MAKES[make].encode())
    assert (document.title, document.date, document.source) == (TITLE, "2024-05-17", "云灯日报")
    assert authors(document) == ["顾行舟"]


@pytest.mark.parametrize("title", ["{}_云灯新闻网", "{}-新闻中心", "{} - 云灯市人民政府", "云灯日报 | {}", "{}——云灯新闻网", "{}", "正文", "微信公众平台", ""])  # fmt: skip
def test_the_title_is_that_of_the_article_without_the_name_of_the_site(title: str) -> None:
    assert read(page(article(), title=title.format(TITLE)).encode()).title == TITLE


def test_lines_beside_the_title_stay_lines_of_the_text() -> None:
    main = f'<div><p class="yinti">八百万元投向灯塔</p><h1>{TITLE}</h1><p class="futi">——望岭大学与云灯市签约侧记</p><p>{INFO}</p><div>{paragraphs(*BODY)}</div></div>'
    document = read(page(main).encode())
    assert document.title == TITLE
    assert lines(document) == ["八百万元投向灯塔", TITLE, "——望岭大学与云灯市签约侧记", INFO, *BODY]


@pytest.mark.parametrize(
    ("head", "info", "date"),
    [
        ('<meta property="article:published_time" content="2024-05-16T22:30:00Z">', "", "2024-05-17"),
        ('<meta name="publishdate" content="2024/5/17">', "", "2024-05-17"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", "datePublished": "2024-05-17T08:30:00+08:00"}</script>', "", "2024-05-17"),
        ('<link rel="canonical" href="https://www.yundeng.cn/2024-05/17/c_123.html">', "", "2024-05-17"),
        ("", "发布时间：2024年5月17日 08:30", "2024-05-17"),
        ("", "来源：云灯日报 时间：2024/05/17", "2024-05-17"),
        ("", "本报记者", None),
    ],
)  # fmt: skip
def test_the_date_is_that_of_publication(head: str, info: str, date: str | None) -> None:
    """Not that of today in the head of the page, of the side bar, of the notice of rights."""
    document = read(
        page(
            article(paragraphs("守塔人大会日前举行，望岭大学教授顾长庚出席。", *BODY[1:]), info=info), head=head
        ).encode()
    )
    assert document.date == date


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("顾行舟", ["顾行舟"]),
        ("顾行舟 陆青", ["顾行舟", "陆青"]),
        ("云灯日报编辑部", []),
        ("admin", []),
        ("云灯新闻网", []),
        ("管理员", []),
    ],
)
def test_an_author_of_the_meta_elements_is_one_if_a_person(author: str, expected: list[str]) -> None:
    document = read(
        page(article(info="2024-05-17 来源：云灯日报"), head=f'<meta name="author" content="{author}">').encode()
    )
    assert authors(document) == expected
    if expected:
        place = document.place(document.authors[0].start)
        assert place is not None and place.element == "/html/head/meta[2]"


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="canonical" href="https://www.yundeng.cn/a/1.html">', "https://www.yundeng.cn/a/1.html"),
        ('<meta property="og:url" content="https://www.yundeng.cn/a/1.html">', "https://www.yundeng.cn/a/1.html"),
        ('<link rel="canonical" href="https://www.yundeng.cn/">', "云灯日报"),
        ('<link rel="canonical" href="/a/1.html">', "云灯日报"),
    ],
)
def test_the_address_is_that_of_the_article(head: str, address: str) -> None:
    assert read(page(article(), head=head).encode()).source == address


def test_a_page_says_where_it_was_saved_from() -> None:
    source = "<!DOCTYPE html>\n<!-- saved from url=(0031)https://www.yundeng.cn/a/1.html -->\n" + page(article())
    assert read(source.encode()).source == "https://www.yundeng.cn/a/1.html"
