"""Of a plain text the title, the authors, the date and the source are found wherever they stand, and nothing else is taken for them."""

from __future__ import annotations

import pytest
from reading_of import figures, quotes, said

import kg
from kg.reading import read

BODY = "9月25日，云灯市举办守塔人大会，望岭大学教授顾长庚出席开幕式，全市守塔人代表三百二十人参加。"
TELLS = """SELECT ?p ?o { ?article a tkg:Article ; ?p ?o FILTER(?p != tkg:sha256) }"""


def imprint(text: str, **options: str) -> tuple[str | None, list[str], str | None, str | None]:
    """Title, authors, date and source of an article."""
    graph = said(text, **options)
    found = {row["p"]: row["o"] for row in graph.query(TELLS).rows if row["p"] != "author"}
    # by the order of the alphabet: a graph does not keep that of the by-line
    authors = [row["who"] for row in graph.query("SELECT ?who { ?a tkg:author ?who } ORDER BY ?who").rows]
    return found.get("label"), authors, found.get("edtf"), found.get("source")


# ── At the head and at the foot ──────────────────────────────────────────────


@pytest.mark.parametrize(
    ("head", "authors", "date", "source"),
    [
        ("苏映川 林 禾 欧阳 明", ["林禾", "欧阳明", "苏映川"], None, None),
        ("本报记者 苏映川 通讯员 林禾\n2024年5月18日", ["林禾", "苏映川"], "2024-05-18", None),
        ("□ 记者 苏映川", ["苏映川"], None, None),
        ("文/苏映川 图/林禾", ["苏映川"], None, None),
        ("来源：海灯日报 作者：苏映川 2024-05-18", ["苏映川"], "2024-05-18", "海灯日报"),
        ("发布时间：2024-05-18 来源：海灯日报 浏览次数：128", [], "2024-05-18", "海灯日报"),
        ("海灯日报 2024年5月18日 第03版 记者 苏映川", ["苏映川"], "2024-05-18", "海灯日报"),
        ("海灯晚报　2024-05-18", [], "2024-05-18", "海灯晚报"),
        ("2024-05-18 09:30:00 海灯日报", [], "2024-05-18", "海灯日报"),
        ("2024年5月18日 记者 苏映川", ["苏映川"], "2024-05-18", None),
        ("二〇二四年五月十八日", [], "2024-05-18", None),
        ("来源：https://www.example.org/a.html", [], None, "https://www.example.org/a.html"),
    ],
)
def test_title_authors_date_and_source_are_found(
    head: str, authors: list[str], date: str | None, source: str | None
) -> None:
    title = "海灯市：灯火为谁而明"
    found = imprint(f"{title}\n\n{head}\n\n{BODY}")
    assert found == (title, authors, date, source and source.rpartition("/")[2])


def test_a_subtitle_belongs_to_the_title() -> None:
    assert imprint(f"灯火为谁而明\n——写在首届人才节之际\n\n{BODY}")[0] == "灯火为谁而明——写在首届人才节之际"


def test_the_foot_of_an_article_may_say_who_and_when() -> None:
    found = imprint(f"灯火为谁而明\n\n{BODY}\n（记者 苏映川）\n（来源：海灯日报 2024年5月18日）\n")
    assert found == ("灯火为谁而明", ["苏映川"], "2024-05-18", "海灯日报")


def test_a_dateline_is_no_sentence_of_the_article() -> None:
    text = f"灯火为谁而明\n\n海灯新闻网5月18日讯（记者 苏映川）2024海灯人才节开幕。{BODY}"
    title, authors, date, source = imprint(text)
    assert (title, authors, date, source) == ("灯火为谁而明", ["苏映川"], "2024-05-18", "海灯新闻网")
    assert not [quote for quote, _, _ in quotes(said(text)) if "讯" in quote and "苏映川" not in quote]


def test_what_is_given_goes_before_what_is_found() -> None:
    text = f"灯火为谁而明\n\n来源：海灯日报 2024-05-18\n\n{BODY}"
    given = {"title": "观星", "date": "1999", "source": "https://example.org/b"}
    assert imprint(text, **given) == ("观星", [], "1999", "b")


# ── What else stands there ───────────────────────────────────────────────────


@pytest.mark.parametrize("heading", ["安居给保障", "温室大棚", "于细微处"])
def test_a_heading_above_the_last_paragraph_names_no_author(heading: str) -> None:
    assert read(f"守塔人\n\n{BODY}\n\n{heading}\n\n{BODY}\n".encode()).authors == ()


def test_a_by_line_stands_below_an_introduction_too() -> None:
    talk = f"守塔人齐聚云灯\n\n{BODY}\n\n{BODY}\n\n本报记者 于帆\n\n" + f"问：有何看点？\n\n答：{BODY}\n\n" * 4
    assert [author.text for author in read(talk.encode()).authors] == ["于帆"]


def test_who_speaks_first_is_no_author() -> None:
    assert read(f"守塔人齐聚云灯\n\n{BODY}\n\n[于帆]：{BODY}\n\n[龚长林]：{BODY}\n".encode()).authors == ()


def test_a_dateline_is_no_title_however_narrow_the_column() -> None:
    lines = "灯塔社云灯５月２日电（记者于帆）云灯市今天举办\n守塔人大会，望岭大学教授顾长庚出席开幕式，与全市\n守塔人代表三百二十人同贺灯塔百年。\n"
    document = read(lines.encode())
    assert (document.title, [author.text for author in document.authors]) == (None, ["于帆"])


NOTICE = "云灯市人民政府办公室关于公布2024年度“灯塔英才”入选名单的通知"


@pytest.mark.parametrize(
    "head",
    [
        f"云灯市人民政府办公室文件\n\n云政办发〔2024〕12号\n\n{NOTICE}\n\n",
        f"云灯市人民政府\n云政发［2024］ 12 号　　　签发人：顾长庚\n{NOTICE}\n\n",
        f"云灯市人民政府令\n第12号\n{NOTICE}\n\n",
        f"{NOTICE}\n云政办发[2024]12号\n\n",
    ],
)
def test_the_number_of_an_official_document_is_no_figure_and_its_masthead_no_title(head: str) -> None:
    graph = kg.build(f"{head}各县人民政府：\n\n{BODY}\n\n云灯市人民政府办公室\n2024年3月11日\n".encode())
    assert not graph.query("SELECT ?f { ?f a tkg:Observation ; tkg:value ?v FILTER(?v IN (12, 2024)) }").rows
    [row] = graph.query("SELECT ?title { ?a schema:headline ?title }").rows
    assert row["title"] == NOTICE


def test_names_in_a_line_of_spaced_characters_are_told_apart_where_that_is_sure() -> None:
    def authors(names: str) -> list[str]:
        spaced = " ".join(BODY)
        text = f"守 塔 人 齐 聚 云 灯\n\n2024-02-28　来 源 ： 灯 塔 新 闻　作 者 ： {names}\n\n{spaced}\n"
        return [author.text for author in read(text.encode()).authors]

    assert authors("林 禾 陈 知 远") == ["林禾", "陈知远"]
    assert authors("于 帆　毕 景 行") == authors("于 帆 、 毕 景 行") == ["于帆", "毕景行"]
    assert authors("于 帆 毕 景 行") == ["于帆", "毕景行"]  # 景 is a surname too, and seldom
    assert authors("林 禾 陈 高 远") == []  # or 林禾陈 and 高远


@pytest.mark.parametrize(
    ("before", "after", "authors"),
    [
        ("灯塔网云灯1月2日电(于帆)", "", ["于帆"]),
        ("灯塔网云灯1月2日电（陈知远周牧之）", "", ["陈知远", "周牧之"]),
        ("灯塔网云灯1月2日电（高知远林禾云）", "", ["高知远", "林禾云"]),
        ("灯塔网云灯1月2日(于帆)", "", ["于帆"]),
        ("灯塔网云灯1月2日(周二)，", "", []),
        ("守塔人的合影。灯塔社云灯1月2日电 (记者于帆)", "", ["于帆"]),
        ("灯塔社云灯1月2日电 题：云灯为何不眠 灯塔社记者于帆、龚长林 ", "", ["于帆", "龚长林"]),
        ("灯塔报快讯(记者于帆)", "", ["于帆"]),
        ("2024-1-2 21:49:00\t灯塔网云灯1月2日电(记者于帆)", "", ["于帆"]),
        ("(全文)", "", []),
        ("", "（文/云灯市委宣传部 于帆）", ["于帆"]),
        ("", "（灯塔网文/于帆）", ["于帆"]),
        ("云灯卫视报道了此事。", "", []),
        ("", "策划 毕景行评论员于帆 制作龚长林", ["于帆"]),
        ("云灯融媒讯（于帆 龚长林 文/图）", "", ["于帆", "龚长林"]),
        ("【本报望岭讯】（于帆 龚长林）", "", ["于帆", "龚长林"]),
        ("灯塔晚报讯 于帆 记者龚长林报道：", "", ["于帆", "龚长林"]),
        ("云灯新闻网讯 于帆、吕燊燊报道：", "", ["于帆", "吕燊燊"]),
        ("灯塔网讯（记者阿依古丽·买买提通讯员于帆报道）", "", ["阿依古丽·买买提", "于帆"]),
        ("灯塔社云灯1月2日电 据邻国《灯塔报》报道，", "", []),
        ("", "（县灯塔办 于帆）", ["于帆"]),
        ("", "（灯塔公司品牌部 要晓帆）", ["要晓帆"]),
        ("", "（县灯塔局 于帆供稿）", ["于帆"]),
        ("", "（供稿：守塔处 斯琴）", ["斯琴"]),
        ("", "（据县灯塔办，本报记者于帆整理）", ["于帆"]),
        ("", "（文/学生记者 于帆 审核/毕景行）", ["于帆"]),
        ("", "（文：于帆｜数据：灯塔管理局）", ["于帆"]),
        ("", "记者：于帆 龚长林 播音：晓雯", ["于帆", "龚长林"]),
        ("", "供稿：于帆   一审：毕景行   二审：龚长林", ["于帆"]),
        ("", "（参与报道：于帆王琳史轶夫王鹏）", ["于帆", "王琳", "史轶夫", "王鹏"]),
        ("", "董　事　会", []),
        ("", "（据灯塔周报，有删节）", []),
        ("", "(供稿:守塔社区)", []),
    ],
)
def test_who_wrote_it_stands_after_the_dateline_or_at_the_end(before: str, after: str, authors: list[str]) -> None:
    document = read(f"守塔人齐聚云灯\n\n{before}{BODY}\n\n{after}\n".encode())
    assert [author.text for author in document.authors] == authors


@pytest.mark.parametrize(
    ("end", "authors"),
    [
        ("本报记者 于帆", ["于帆"]),
        (" 作者：于帆", ["于帆"]),
        ("灯塔报记者于帆", ["于帆"]),
        ("云灯灯塔报", []),
    ],
)
def test_who_wrote_it_stands_behind_the_last_sentence(end: str, authors: list[str]) -> None:
    document = read(f"守塔人齐聚云灯\n\n{BODY}\n{BODY}{end}\n".encode())
    assert [author.text for author in document.authors] == authors


def test_a_title_stands_between_a_dateline_and_its_author() -> None:
    found = imprint(f"灯塔社云灯1月2日电 题：云灯为何不眠 灯塔社记者于帆 {BODY}\n\n{BODY}")
    assert found[:2] == ("云灯为何不眠", ["于帆"])


@pytest.mark.parametrize("title", ["2024-1-2 09:30:00\t守塔人齐聚云灯", "2024-1-2 09:30:00\n守塔人齐聚云灯"])
def test_the_time_before_a_title_is_the_day_of_the_article(title: str) -> None:
    assert imprint(f"{title}\n\n{BODY}")[::2] == ("守塔人齐聚云灯", "2024-01-02")


@pytest.mark.parametrize("counted", ["2000至2500单", "2012吨", "2000户", "1998人", "2010平方米"])
def test_what_is_counted_is_no_year_of_the_article(counted: str) -> None:
    assert read(f"青禾合作社今年发货{counted}，销往外地。".encode()).date is None


def test_the_time_before_a_sentence_is_no_part_of_it() -> None:
    document = read(f"2024-01-02 09:30:00 {BODY}".encode())
    assert document.date == "2024-01-02"
    assert [document.text[b.start : b.end] for b in document.blocks if b.kind == "body"] == [BODY]


@pytest.mark.parametrize(
    "button",
    ["【我要打印】", "【关闭】", "【打印】 【关闭】", "打印本页 返回列表", "【信息发布时间：2024-01-02阅读次数：】"],
)
def test_what_one_presses_on_a_page_names_nobody_and_is_no_title(button: str) -> None:
    document = read(f"守塔人齐聚云灯\n{button}\n{BODY}\n".encode())
    assert (document.title, document.authors) == ("守塔人齐聚云灯", ())


def test_how_often_an_article_was_read_is_no_figure() -> None:
    head = "日期：2024-01-02 11:30:58 发布人：yf 浏览量：124"
    assert ("124",) not in figures(f"守塔人齐聚云灯\n{head}\n{BODY}", "value")


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("2024-01-02 来源：灯塔新闻作者：于帆 毕景行", ["于帆", "毕景行"], "灯塔新闻"),
        ("灯塔报 1997年7月8日 第一版　记者 龚长林", ["龚长林"], "灯塔报"),
        ("2024-01-02 来源：灯塔新闻 点击：12 作者：于帆", ["于帆"], "灯塔新闻"),
        ("2024-01-02 来源：灯塔新闻作者：于帆", ["于帆"], "灯塔新闻"),
        ("2024-01-02 来源：灯塔发布　作者：于帆", ["于帆"], "灯塔发布"),
        ("来源：灯塔新闻发布时间：2024-01-02　作者：于帆", ["于帆"], "灯塔新闻"),
        ("记者简佑安／高雄报导", ["简佑安"], None),
        ("本报记者陈知远望岭报道", ["陈知远"], None),
        ("撰文|于帆编辑|毕景行|", ["于帆"], None),
        ("海边观察　作者：于帆　审核：毕景行", ["于帆"], None),
        ("作者 仁钦道尔吉", ["仁钦道尔吉"], None),
        ("□《守塔周刊》记者 于帆", ["于帆"], None),
        ("□ 灯塔日报全媒记者 于帆 龚长林 通讯员 毕景行", ["于帆", "龚长林", "毕景行"], "灯塔日报"),
        ("作者：于帆 文/图  发布部门：科研处", ["于帆"], None),
        ("守塔系列报道之五", [], None),
    ],
)
def test_a_by_line_tells_authors_and_source_apart(line: str, authors: list[str], source: str | None) -> None:
    document = read(f"守塔人齐聚云灯\n\n{line}\n\n{BODY}\n".encode())
    assert ([author.text for author in document.authors], document.source) == (authors, source)
