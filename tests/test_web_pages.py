"""Of a web page as saved the article is read: its text whole and in order, nothing of what stands around it; what is no article is told."""

from __future__ import annotations

import io
import re

import pytest
from lxml import html
from web_pages import (
    BODY,
    CRUMBS,
    FOOTER,
    NAVIGATION,
    RELATED,
    SIDE,
    TITLE,
    article,
    authors,
    lines,
    makes,
    page,
    paragraphs,
    weixin,
)

import kg as library
from kg.reading import read
from kg.reading.formats.html import blocks
from kg.reading.outcomes import outcomes_of

MAKES = makes()
AROUND = ("首页", "要闻", "今天是", "当前位置", "热点排行", "春季招聘", "版权", "ICP", "相关阅读", "筹备就绪", "上一篇", "下一篇", "责任编辑", "沈一鸣", "打印", "关闭", "分享", "扫码", "评论", "潮声", "怀念", "往期", "关注我们", "长按", "审核")  # fmt: skip


@pytest.mark.parametrize("make", MAKES)
def test_the_article_of_a_page_of_any_make_is_read_whole_and_alone(make: str) -> None:
    document = read(MAKES[make].encode())
    assert lines(document)[0] == TITLE
    assert tuple(lines(document)[-3:]) == BODY
    assert not [word for word in AROUND if word in document.text]


@pytest.mark.parametrize("make", MAKES)
def test_each_line_has_the_element_that_it_stands_in(make: str) -> None:
    document = read(MAKES[make].encode())
    source = re.sub(r"<!DOCTYPE[^\[>]*\[.*?\]>|</(?:body|html)>", "", MAKES[make])
    tree = html.document_fromstring(source.encode(), html.HTMLParser(encoding="utf-8"))
    for sentence in BODY:
        place = document.place(document.text.index(sentence))
        (element,) = tree.xpath(place.element)
        assert re.sub(r"\s", "", sentence) in re.sub(r"\s", "", "".join(element.itertext()))


@pytest.mark.parametrize("meta", ["utf-8", "gb2312", "big5", "iso-8859-1", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-8-sig"])
def test_the_encoding_is_told_by_the_bytes_whatever_the_page_says(encoding: str, meta: str) -> None:
    source = MAKES["news site"].replace('<meta charset="utf-8">', f'<meta charset="{meta}">' if meta else "")
    assert tuple(lines(read(source.encode(encoding)))[-3:]) == BODY


def test_a_page_cut_off_within_a_character_is_read() -> None:
    source = page(article()).encode()
    at = source.index("年内将培养".encode()) + 1
    assert BODY[1] in read(source[:at]).text


def test_bytes_of_nul_and_a_few_broken_ones_do_not_matter() -> None:
    source = (
        page(article()).encode().replace("签署".encode(), "签署".encode() + b"\0").replace(b"<style>", b"\xff<style>")
    )
    assert tuple(lines(read(source))[-3:]) == BODY


def test_traditional_characters_are_kept() -> None:
    body = (
        "5月16日，雲燈市舉辦首屆守塔人大會，望嶺大學教授顧長庚出席開幕式並致辭。",
        "會上，雲燈市與望嶺大學簽署合作協議，雙方將共建燈塔研究院，首批投入八百萬元。",
    )
    source = page(
        article(paragraphs(*body), title="雲燈市舉辦守塔人大會", info="2024-05-17 來源：雲燈日報"),
        title="雲燈市舉辦守塔人大會 | 雲燈新聞網",
    )
    for encoding in ("utf-8", "big5hkscs"):
        document = read(source.encode(encoding, "xmlcharrefreplace"))
        assert document.title == "雲燈市舉辦守塔人大會"
        assert tuple(lines(document)[-2:]) == body


def test_an_article_of_wechat_is_read() -> None:
    body = "".join(
        f'<section style="margin:8px"><section><p style="text-indent:2em"><span>{b}</span></p></section></section>'
        for b in BODY
    )
    document = read(weixin(body).encode())
    assert document.title == TITLE
    assert document.date == "2024-05-17"
    assert document.publisher == "云灯发布"
    assert document.source == "https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv"
    assert authors(document) == ["顾行舟"]
    found = [line for line in lines(document) if line in BODY]
    assert tuple(found) == BODY
    assert not [word for word in AROUND if word in document.text]


NOTICE = ("各镇人民政府、街道办事处：", "为做好2024年守塔人招募工作，现将有关事项通知如下。", "一、招募对象为全日制本科以上学历的青年，年龄在三十五周岁以下。", "二、报名截止时间为6月30日，逾期不再受理，名额见下表。")  # fmt: skip


def test_a_notice_keeps_its_table_its_attachment_and_its_seal_line() -> None:
    table = "<table><tr><th>单位</th><th>岗位</th><th>名额</th></tr><tr><td><p>望岭县文化馆</p></td><td><p>守塔员</p></td><td>3</td></tr><tr><td>云灯港务局</td><td>工程师</td><td>12</td></tr></table>"
    seal = '<p style="text-align:right">云灯市人力资源和社会保障局</p><p style="text-align:right">2024年5月17日</p><p>附件：<a href="1.doc">守塔人报名表.doc</a></p>'
    meta = '<meta name="ArticleTitle" content="关于招募守塔人的通知"><meta name="PubDate" content="2024-05-20 09:00"><meta name="ContentSource" content="云灯市人社局"><meta name="Author" content="沈一鸣">'
    main = article(
        paragraphs(*NOTICE) + table + seal,
        title="关于招募守塔人的通知",
        info="发布时间：2024-05-20 09:00 信息来源：云灯市人社局 浏览次数：37 字号：【大 中 小】",
    )
    document = read(page(main, title="关于招募守塔人的通知-云灯市人民政府门户网站", head=meta).encode())
    assert (document.title, document.date, document.source) == ("关于招募守塔人的通知", "2024-05-20", "云灯市人社局")
    assert document.authors == ()
    text = lines(document)
    assert text[1] == "发布时间：2024-05-20 09:00 信息来源：云灯市人社局"
    assert text[2:] == [*NOTICE, "单位\t岗位\t名额", "望岭县文化馆\t守塔员\t3", "云灯港务局\t工程师\t12", "云灯市人力资源和社会保障局", "2024年5月17日", "附件：守塔人报名表.doc"]  # fmt: skip


def test_captions_and_items_of_lists_are_lines_of_their_own() -> None:
    body = f'<p>{BODY[0]}</p><figure><img src="a.jpg"><figcaption>大会现场。陆青 摄</figcaption></figure><ul><li>灯塔研究院落户云灯港，占地二十亩。</li><li>青年工程师公寓开工，明年交付。</li></ul><p>{BODY[1]}</p>'
    text = lines(read(page(article(body)).encode()))
    assert text[2:] == [
        BODY[0],
        "大会现场。陆青 摄",
        "灯塔研究院落户云灯港，占地二十亩。",
        "青年工程师公寓开工，明年交付。",
        BODY[1],
    ]


def test_headings_within_an_article_do_not_part_it() -> None:
    body = "".join(f"<h2>{head}</h2><p>{b}</p>" for head, b in zip(("签约", "合作", "育人"), BODY, strict=True))
    assert lines(read(page(article(body)).encode()))[2:] == [
        x for pair in zip(("签约", "合作", "育人"), BODY, strict=True) for x in pair
    ]


def test_a_page_with_three_articles_gives_three() -> None:
    parts = [
        (f"云灯{name}喜获丰收", f"2024-05-1{n} 来源：云灯日报", [b.replace("云灯市", name) for b in BODY])
        for n, name in enumerate(("东镇", "西镇", "南镇"))
    ]
    main = "".join(f'<div class="item"><h2>{t}</h2><p class="info">{i}</p>{paragraphs(*b)}</div>' for t, i, b in parts)
    found = list(outcomes_of(io.BytesIO(page(main, title="云灯日报 第二版 要闻").encode()), "a.html"))
    assert [one.name for one in found] == [f"a.html, article {n}" for n in (1, 2, 3)]
    for one, (title, info, body) in zip(found, parts, strict=True):
        assert one.original is not None
        assert (one.original.title, one.original.date) == (title, info[:10])
        assert one.original.text.split("\n") == [title, "", info, *body]


def test_teasers_of_other_articles_do_not_make_them_articles() -> None:
    teasers = "".join(
        f'<div><h3><a href="/{n}">望岭县举行植树活动之{n}</a></h3><p>2024-05-0{n}</p><p>望岭县干部群众三百余人来到北山，……</p></div>'
        for n in range(1, 6)
    )
    document = read(page(article() + f'<div class="more-news">{teasers}</div>').encode())
    assert tuple(lines(document)[-3:]) == BODY


def test_a_page_of_an_edition_of_a_newspaper_is_read() -> None:
    head = "<tr><td>第01版：要闻 <a href=x>上一版</a></td><td><strong>2024年05月17日 星期五</strong></td></tr>"
    titles = f"<tr><td>八百万元投向灯塔</td></tr><tr><td>{TITLE}</td></tr><tr><td>本报记者 顾行舟</td></tr>"
    text = "".join(f"<P>　　{b}</P>" for b in BODY)
    source = f"<html><head><title>云灯日报数字报-{TITLE}</title></head><body><table>{head}</table><div id=ozoom><table>{titles}</table><founder-content><!--enpcontent-->{text}<!--/enpcontent--></founder-content></div></body></html>"
    document = read(source.encode("gb18030"))
    assert (document.title, document.date, authors(document)) == (TITLE, "2024-05-17", ["顾行舟"])
    assert lines(document)[-4:] == ["本报记者 顾行舟", *BODY]
    assert "版" not in document.text


def test_a_text_that_a_script_is_to_show_is_read() -> None:
    source = page(article(f'<div style="display:none">{paragraphs(*BODY)}</div>'))
    assert tuple(lines(read(source.encode()))[-3:]) == BODY


def test_captions_of_a_gallery_links_within_sentences_and_pages_of_an_article() -> None:
    captions = [f"图{n}：守塔人登上第{n}座灯塔。陆青 摄" for n in (1, 2, 3)]
    linked = '<a href="/k">云灯市</a>的<a href="/q">守塔人</a>九月回到灯塔，<a href="/w">望岭大学</a>的学生前来采访。'
    pages = '<div class="page"><a href="1">1</a> <a href="2">2</a> <a href="2">下一页</a></div><div>共3页</div>'
    text = lines(read(page(article(paragraphs(*captions, linked, *BODY) + pages)).encode()))
    assert text[2:] == [*captions, "云灯市的守塔人九月回到灯塔，望岭大学的学生前来采访。", *BODY]


def test_a_page_of_links_is_skipped() -> None:
    links = "".join(
        f'<li><a href="/{n}.html">云灯市第{n}届守塔人大会筹备工作会议召开</a><span>2024-05-{n}</span></li>'
        for n in range(10, 30)
    )
    (found,) = outcomes_of(io.BytesIO(page(f"<ul>{links}</ul>", title="要闻_云灯新闻网").encode()), "a.html")
    assert (found.fate, found.reason) == ("skipped", "a page of links, no article. Give the page of an article")


SAID = "2024年5月16日，云灯市举办首届守塔人大会"


@pytest.mark.parametrize(
    "words",
    [
        SAID,
        f"{SAID}。守塔人顾长庚说：“灯亮着就好。”",
        f"{SAID}。守塔人顾长庚出席（图）",
        f"{SAID}；守塔人顾长庚出席……",
        "云灯市于2024年5月16日举办首届守塔人大会",
        "云灯社望岭5月16日电（记者：杜若蘅）云灯市举办首届守塔人大会",
        "据来源：云灯日报2024年5月16日消息，云灯市举办“首届守塔人大会”",
    ],
)
@pytest.mark.parametrize(
    "shape", ["<h1>守塔人大会开幕</h1><p>{}</p>", "<div>{}</div>", "{}", "<h2>要闻</h2><ul><li>{}</ul>"]
)
def test_one_short_paragraph_is_an_article_however_it_ends(words: str, shape: str) -> None:
    text = read(f"<html><head><title>云灯</title></head><body>{shape.format(words)}</body></html>".encode()).text
    assert text.count(words) == 1


@pytest.mark.parametrize("words", ["", "2024-05-16 10:30", "来源：云灯日报 2024年5月16日", "作者：顾长庚"])
def test_a_page_without_a_script_is_not_said_to_need_one(words: str) -> None:
    with pytest.raises(library.UsageError, match="a page without a text. Give the page of an article"):
        read(
            f"<html><head><title>云灯</title></head><body><h1>守塔人大会开幕</h1><p>{words}</p></body></html>".encode()
        )


@pytest.mark.parametrize(
    "body", ["", '<div id="app"></div><script>render()</script>', "<noscript>请开启脚本。</noscript>"]
)
def test_a_page_whose_text_comes_by_script_is_told(body: str) -> None:
    with pytest.raises(
        library.UsageError, match="its text comes by script only. Save it from the browser as shown|an empty page"
    ):
        read(f"<!DOCTYPE html><html><head><title>云灯新闻网</title></head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    "source",
    [
        "<html><body>" + "<div>" * 100_000 + paragraphs(*BODY),
        "<html><body>" + paragraphs(*BODY) * 200_000,
        "<html><body><div " + " ".join(f"a{n}=1" for n in range(300_000)) + ">" + paragraphs(*BODY),
        "<html><body><p>" + BODY[0] * 60_000,
    ],
)
def test_what_is_no_page_any_more_is_told(source: str) -> None:
    with pytest.raises(
        library.UsageError, match="nested more than|more than 20 million|5000 attributes|more than the 2 MB"
    ):
        read(source.encode())


def test_large_pictures_within_a_page_do_not_matter() -> None:
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 500_000}">'
    assert tuple(lines(read(page(article(picture + paragraphs(*BODY))).encode()))[-3:]) == BODY


def test_all_blocks_of_a_document_are_given_for_other_readers() -> None:
    source = "<html><head><title>书名</title><style>p{}</style></head><body><h1>第一章</h1><p>守塔人<b>顾长庚</b>\n出海。<br>他没有回头。</p><!-- x --><ul><li>灯油</li></ul><table><tr><td>姓名</td><td>年龄</td></tr><tr><td>顾长庚</td><td>六十</td></tr></table><p><ruby>塔<rt>ta</rt></ruby>在 sea side</p><p hidden>不见</p><template>模</template></body></html>"
    assert blocks(source) == blocks(source.encode()) == [
        ("第一章", "/html/body/h1"), ("守塔人顾长庚出海。", "/html/body/p[1]"), ("他没有回头。", "/html/body/p[1]"), ("灯油", "/html/body/ul/li"),
        ("姓名\t年龄", "/html/body/table/tr[1]"), ("顾长庚\t六十", "/html/body/table/tr[2]"), ("塔在 sea side", "/html/body/p[2]"),
    ]  # fmt: skip


def test_nothing_stands_twice() -> None:
    for source in MAKES.values():
        text = read(source.encode()).text
        assert all(text.count(part) == 1 for part in (TITLE, *BODY))


def test_what_stands_around_alone_is_no_article() -> None:
    with pytest.raises(library.UsageError, match="a page of links"):
        read(
            f"<html><head><title>云灯新闻网</title></head><body>{NAVIGATION}{CRUMBS}{SIDE}{RELATED}{FOOTER}</body></html>".encode()
        )


def test_articles_marked_as_such_are_read_each_by_itself_without_a_line_that_dates_them() -> None:
    parts = "".join(
        f"<article><h2>{place}设立守塔人工作站</h2><p>{place}在港区设立守塔人工作站，由{place}海事局负责运行，首批派驻守塔人二十名，"
        f"服务进出港船舶和岸上的居民。</p><p>{place}市市长在启用仪式上说，工作站将全年开放，欢迎船员和游客前来参观、休息。</p></article>"
        for place in ("云灯", "望岭", "临溪")
    )
    data = (
        f"<html><head><title>要闻合集</title></head><body><nav><a href='/'>首页</a></nav>{parts}</body></html>".encode()
    )
    found = list(outcomes_of(io.BytesIO(data), "a.html"))
    assert [one.original.title for one in found if one.original] == [
        "云灯设立守塔人工作站",
        "望岭设立守塔人工作站",
        "临溪设立守塔人工作站",
    ]
