"""What a page sets around an article: its imprint, wherever that stands, is read; furniture, lists and other articles are not."""

from __future__ import annotations

import io

import pytest
from web_pages import BODY, INFO, TITLE, article, authors, lines, page, paragraphs

from kg.reading import Document, read
from kg.reading.outcomes import Outcome, outcomes_of

TEXT = paragraphs(*BODY)


def document_of(main: str, **options: str) -> Document:
    return read(page(main, **options).encode())


def fates(main: str, *, title: str) -> list[Outcome]:
    return list(outcomes_of(io.BytesIO(page(main, title=title).encode()), "a.html"))


@pytest.mark.parametrize(
    "main",
    [
        '<div class="header"><div class="source">来源：云灯日报</div><div>2024-05-17</div></div><div><h1>{}</h1></div><p>记者 顾行舟 陆青</p><div>{}</div>',
        '<div class="head"><p>2024-05-17　来源：云灯日报</p></div><h1>{}</h1><div class="author">□本报记者 顾行舟　陆青</div><div>{}</div>',
        '<h1>{}</h1><div><span class="from">云灯日报</span><span class="time">2024-05-17</span></div><div>{}<p>（记者 顾行舟 陆青）</p></div>',
        '<h1>{}</h1><p>2024-05-17 阅读 5.2万</p><div>{}</div><table><tr><td>来源：云灯日报</td></tr><tr><td>作者：顾行舟 陆青</td></tr></table>',
        '<h1>{}</h1><p>时间：2024/05/17 出处：云灯日报</p><div>{}</div><p>采写：云灯日报记者 顾行舟 陆青</p>',
        '<h1>{}</h1><p>云灯日报 2024年5月17日 第三版　记者 顾行舟 陆青</p><div>{}</div>',
    ],
)  # fmt: skip
def test_the_imprint_is_read_where_it_stands_outside_of_the_text(main: str) -> None:
    document = document_of(main.format(TITLE, TEXT))
    assert (document.title, document.date, document.source) == (TITLE, "2024-05-17", "云灯日报")
    assert authors(document) == ["顾行舟", "陆青"]
    assert set(BODY) <= set(lines(document))


def test_a_notice_has_day_and_office_of_its_record_which_is_no_part_of_it() -> None:
    rows = (("索 引 号：", "1122/2024-17", "成文日期：", "2024年05月10日"), ("发布机构：", "云灯市人民政府办公室", "发布日期：", "2024年05月17日"))  # fmt: skip
    record = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    document = document_of(f"<table>{record}</table><div><h1>{TITLE}</h1>{TEXT}</div>")
    assert (document.date, document.source) == ("2024-05-17", "云灯市人民政府办公室")
    assert lines(document) == [TITLE, *BODY]


def test_what_the_page_says_holds_against_its_record() -> None:
    record = "<tr><td>索引号</td><td>1</td></tr><tr><td>发布机构</td><td>云灯市民政局</td></tr><tr><td>发布日期</td><td>2024-05-01</td></tr>"
    document = document_of(f"<table>{record}</table>" + article())
    assert (document.date, document.source) == ("2024-05-17", "云灯日报")


@pytest.mark.parametrize(
    "info",
    [
        "2024-05-17 来源：云灯日报 作者：未知",
        "2024-05-17 来源：云灯日报 点击：120",
        "2024-05-17 来源：云灯日报 作者：admin",
    ],
)
def test_who_is_not_told_is_no_author(info: str) -> None:
    assert authors(document_of(article(info=info))) == []


@pytest.mark.parametrize(
    "first",
    [
        "本报讯（记者 顾行舟）5月16日，云灯市举办首届守塔人大会，望岭大学教授顾长庚出席。",
        "原载于《望岭周刊》",
        "顾长庚：1982年我从望岭大学毕业，第一份工作就是守塔。",
    ],
)
def test_the_line_below_the_author_names_no_other(first: str) -> None:
    assert authors(document_of(article(paragraphs(first, *BODY[1:])))) == ["顾行舟"]


def test_a_heading_is_no_by_line() -> None:
    """安 and 保 are surnames too."""
    body = paragraphs(*BODY, "安居给保障", "“守塔人住得安心，才能守得长久，这是云灯市的承诺。”顾长庚说。")
    assert authors(document_of(article(body))) == ["顾行舟"]


@pytest.mark.parametrize("line", ["记者 顾行舟／报导", "云灯新闻记者 顾行舟", "云灯日报 第一版 2024年5月17日 记者 顾行舟"])  # fmt: skip
def test_a_by_line_names_its_reporter_alone(line: str) -> None:
    document = read(f"{TITLE}\n\n{line}\n\n{BODY[0]}\n\n{BODY[1]}\n".encode())
    assert authors(document) == ["顾行舟"]


def test_source_lines_that_a_program_breaks_part_names_yet() -> None:
    info = "2024-05-17　来源：云灯日报　作者：顾行舟\n陆青"
    broken = BODY[0][:20] + "\n" + BODY[0][20:]
    document = document_of(article(paragraphs(broken, *BODY[1:]), info=info))
    assert authors(document) == ["顾行舟", "陆青"]
    assert lines(document)[-3:] == list(BODY)


def test_running_heads_and_feet_of_a_text_program_are_no_part_of_the_text() -> None:
    head, foot = '<div title="header"><p>云灯简讯</p></div>', '<div title="footer"><p>第 1 页 共 2 页</p></div>'
    document = read(f"<html><body>{head}<p><b>{TITLE}</b></p><p>{INFO}</p>{TEXT}{foot}</body></html>".encode())
    assert lines(document) == [TITLE, INFO, *BODY]


@pytest.mark.parametrize(
    "line",
    [
        "【纠错】 【责任编辑:沈一鸣】",
        "责任编辑 沈一鸣　电话 6021133",
        "编印：快讯编辑组 内部参阅",
        "觉得文章不错，打赏作者",
        "更多精彩内容，请下载云灯客户端",
        "风险提示：以上内容仅供参考，不构成投资建议。",
        "本站建议使用800×600分辨率浏览",
        "往期回顾 2024年",
    ],
)
@pytest.mark.parametrize("within", [True, False])
def test_what_a_site_sets_below_the_text_is_no_part_of_it(line: str, within: bool) -> None:
    last = paragraphs(line)
    main = article(TEXT + last) if within else article(after=f"<div>{last}</div>")
    assert lines(document_of(main)) == [TITLE, INFO, *BODY]


def test_nothing_but_paragraphs_beside_the_others_stands_below_the_editors() -> None:
    below = "<div>灯塔行情 <span>云灯指数 3021.55 +0.42%</span></div><div><h3>望岭县举行植树活动，三百余人来到北山种下树苗</h3><p>望岭县干部群众三百余人来到北山，种下树苗两千余株，场面热烈。</p></div>"
    appendix = "附：大会日程，上午九时开幕，下午三时举行守塔人论坛，晚上举行灯塔音乐会。"
    main = article(TEXT + "<p>责任编辑：沈一鸣</p>" + paragraphs(appendix), after=below)
    assert lines(document_of(main)) == [TITLE, INFO, *BODY, appendix]


def test_more_words_of_readers_than_of_the_article_are_no_part_of_it() -> None:
    said = "".join(f"<p>守塔人第{n}次让我感动，希望灯塔永远明亮，谢谢他们。</p>" for n in range(30))
    assert lines(document_of(article(after=f"<div><h3>评论</h3>{said}</div>"))) == [TITLE, INFO, *BODY]


def test_a_thread_of_a_forum_is_its_first_post() -> None:
    head = "<p>楼主| 发表于 2024-05-17 18:02 | 查看: 4410|回复: 2</p>"
    answer = "<div><p>顶楼主，家乡越来越好了</p><p>发表于 2024-05-17 20:10 | 只看该作者 支持 反对</p></div>"
    document = document_of(
        f"<h1>[转帖] {TITLE}</h1><div>{head}<div>{TEXT}</div></div>{answer}", title=f"{TITLE} - 云灯论坛"
    )
    assert (document.title, document.date) == (TITLE, "2024-05-17")
    assert lines(document) == [TITLE, "发表于 2024-05-17 18:02", *BODY]


def test_a_text_without_sentences_is_read() -> None:
    programme = [f"{hour}:00 守塔人论坛第{hour}场" for hour in range(8, 18)]
    assert lines(document_of(article(paragraphs(*programme)))) == [TITLE, INFO, *programme]


def test_a_table_is_read_with_the_words_above_it() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>守塔人{n}号</td><td>第{n}灯塔</td></tr>" for n in range(1, 9))
    document = document_of(article(f"<p>名单如下：</p><table>{rows}</table>"))
    assert lines(document) == [TITLE, INFO, "名单如下：", *(f"{n}\t守塔人{n}号\t第{n}灯塔" for n in range(1, 9))]


@pytest.mark.parametrize(
    "item",
    [
        '<li><span>2024-05-{0}</span><a href="{0}">云灯市第{0}届守塔人大会召开，望岭大学参加</a></li>',
        '<div><h3><a href="{0}">第{0}届守塔人大会召开</a></h3><p>云灯市第{0}届守塔人大会在望岭大学举行，全市干部群众三百余人参加，市长致辞……</p><span>2024-05-{0}</span></div>',
    ],
)
def test_a_page_that_lists_articles_is_skipped(item: str) -> None:
    (found,) = fates("<div>" + "".join(item.format(n) for n in range(10, 30)) + "</div>", title="要闻_云灯市人民政府")
    assert (found.fate, found.reason) == ("skipped", "a page of links, no article. Give the page of an article")


@pytest.mark.parametrize(("before", "after"), [("<article>", "</article>"), ("<hr>", '<p><a href="#top">↑ 回到目录</a></p>')])  # fmt: skip
def test_each_article_of_an_edition_is_one(before: str, after: str) -> None:
    towns = ("东镇", "西镇")
    parts = [
        f"{before}<h2>{town}守塔人喜获丰收</h2><p>2024-05-17　来源：{town}报</p>{TEXT.replace('云灯市', town)}{after}"
        for town in towns
    ]
    found = fates("<h1>云灯周报</h1><p>每周一出刊</p>" + "".join(parts), title="云灯周报 | 第28期")
    assert [one.original and one.original.title for one in found] == [f"{town}守塔人喜获丰收" for town in towns]
    for one, town in zip(found, towns, strict=True):
        assert one.original is not None
        assert one.original.text.split("\n")[3:] == [line.replace("云灯市", town) for line in BODY]


def test_sections_of_an_article_are_no_articles() -> None:
    sections = "".join(f"<h2>第{day}天</h2><p>时间：2024-05-1{n}</p>{TEXT.replace('云灯市', day)}" for n, day in enumerate("一二"))  # fmt: skip
    document = document_of(f"<div><h1>{TITLE}</h1><p>{INFO}</p>{sections}</div>")
    assert document.title == TITLE
    assert {"第一天", "第二天"} <= set(lines(document))


def test_a_page_says_where_a_program_saved_it_from() -> None:
    comment = (
        "<!--\n Page saved with SingleFile \n url: https://www.yundeng.cn/a/1.html \n saved date: Fri May 17 2024\n-->"
    )
    source = page(article()).replace("<head>", f"{comment}<head>")
    assert read(source.encode()).source == "https://www.yundeng.cn/a/1.html"


def test_marks_of_notes_and_breaks_of_preformatted_text_are_seen() -> None:
    story = "守塔人在岛上住了三十年，每天记下风向和潮水，从来没有一天间断过。"
    document = read(
        f"<html><body><h1>守塔人</h1><p>{story[:-1]}<sup><a href='#1'>1</a></sup>。占地20m<sup>2</sup>。</p><pre>{story}\n\n{story}</pre></body></html>".encode()
    )
    assert document.text.split("\n")[-3:] == [f"{story[:-1]}。占地20m2。", story, story]


def test_labels_in_elements_of_their_own_part_without_a_blank() -> None:
    story = "<p>守塔人在岛上住了三十年，每天记下风向和潮水，从来没有一天间断过。</p>" * 3
    document = read(
        f"<html><body><h1>守塔人</h1><div><span>发布日期：2023-11-04</span><span>作者：葛小满</span><span>来源：灯塔报</span></div>{story}</body></html>".encode()
    )
    assert ([a.text for a in document.authors], document.date, document.source) == (["葛小满"], "2023-11-04", "灯塔报")
