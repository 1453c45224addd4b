"""Indicators: which of the words around a figure say what it counts, whose it is, and of when."""

from __future__ import annotations

import pytest
from reading_of import figures

import kg

# ── what is pointed at ──────────────────────────────────────────────


def test_by_what_things_are_ranked_may_stand_before_the_row() -> None:
    said = "按创新指数排，2023年云江市、清江市、东川市占据前三。"
    assert figures(said, "about", "indicator", "rank") == {
        ("云江市", "创新指数", "1"),
        ("清江市", "创新指数", "2"),
        ("东川市", "创新指数", "3"),
    }


def test_our_country_is_a_place_and_the_whole_of_it_bears_figures() -> None:
    said = "2021年，全国人才资源总量1.75亿人。我国有2.4亿人接受过高等教育。"
    assert figures(said, "about", "indicator", "value") == {
        ("中国", "全国人才资源总量", "175000000"),
        ("中国", "接受高等教育", "240000000"),
    }


def test_medals_are_counted() -> None:
    assert figures("云江市代表队获得2银3铜。", "about", "indicator", "value") == {
        ("云江市", "银", "2"),
        ("云江市", "铜", "3"),
    }


def test_each_number_of_a_row_is_of_what_stands_after_it() -> None:
    said = "云江市对博士、硕士、本科生分别给予10万元、5万元、3万元购房补贴。"
    assert all(indicator.endswith("购房补贴") for (indicator,) in figures(said, "indicator"))
    assert {value for (value,) in figures(said, "value")} == {"100000", "50000", "30000"}


def test_local_means_the_place_under_discussion() -> None:
    said = "云江市近年来大力引才。当地数字经济从业人员达27万人。"
    assert figures(said, "about", "value") == {("云江市", "270000")}


def test_one_of_the_first_three_is_not_called_the_third() -> None:
    graph = kg.build(text="2023年海灯市引进博士320人，排名全省前3位。全市新增企业128家，居全省第3位。")
    labels = {row["label"] for row in graph.query("SELECT ?label { ?f a tkg:Observation ; rdfs:label ?label }").rows}
    assert labels == {"海灯市 引进博士 = 320人，前3位", "海灯市 新增企业 = 128家，第3位"}


@pytest.mark.parametrize(
    ("said", "value", "period"),
    [
        ("2021年，青禾县新增企业320家，22年新增410家。", "410", "2022"),
        ("20年新增企业45家，21年新增58家，青禾县越来越强。", "45", "2020"),
        ("20年新增企业45家，21年新增58家，青禾县越来越强。", "58", "2021"),
        ("2022年3月，青禾县工业园区揭牌，园区全年引进项目45个。", "45", "2022"),
        ("2022年上半年，青禾县出口86亿元，全年合计188亿元。", "18800000000", "2022"),
        ("2022年，青禾县财政收入增长6%。全年新增就业1.2万人。", "12000", "2022"),
    ],
)
def test_all_year_and_a_year_of_two_digits_are_of_the_year_told(said: str, value: str, period: str) -> None:
    assert (value, period) in figures(said, "value", "period")


@pytest.mark.parametrize(
    ("said", "indicators"),
    [
        ("青禾县产值50亿元，税收3亿元，利润1.2亿元。", {"产值", "税收", "利润"}),
        ("青禾县绿化率45%，藏书300万册，外贸21亿元，社零32亿元。", {"绿化率", "藏书", "外贸", "社零"}),
        ("青禾县全年引进项目45个，三年累计投入8亿元。", {"引进项目", "投入"}),
        ("青禾县新增企业51家，累计达到155家。", {"新增企业", "企业"}),
        ("青禾县新登记企业51家，总数达155家。", {"新登记企业", "登记企业总数"}),
        ("青禾县新能源企业51家，累计155家。", {"新能源企业"}),
        ("青禾县外贸额同比增长12%，两年平均增长6%。", {"外贸额同比增长", "外贸额平均增长"}),
        ("青禾县工业增加值同比增长7%，环比增长2%。", {"工业增加值同比增长", "工业增加值环比增长"}),
        ("青禾县农民收入2万元，同比增长百分之八点一。", {"农民收入", "农民收入增长"}),
        ("青禾县孵化企业430家，已有4家上市。", {"孵化企业", "上市"}),
        ("青禾县招收博士56名，今年招收78名。", {"招收博士"}),
        ("2022年，青禾县培训学员300人，2023年培训500人。", {"培训学员"}),
        ("青禾县累计建成厂房36座；2022年建成11座。", {"建成厂房"}),
        ("青禾县新增企业45家，去年新增58家。", {"新增企业"}),
        ("青禾县新建厂房6座，总数达到21座。", {"新建厂房", "厂房总数"}),
        ("青禾县新引进博士30人，累计引进120人。", {"新引进博士", "引进博士"}),
        ("青禾县有个体户3000户，产值90亿元，比上年增加200户。", {"个体户", "产值", "个体户增加"}),
        ("青禾县有商户6200户，注册资金80亿元，净增320户。", {"商户", "注册资金", "商户净增"}),
        ("青禾县一季度新开工项目20个，二季度新开工15个。", {"新开工项目"}),
        ("青禾县到位资金30亿元，同比增长12%，占全省的8%。", {"到位资金", "到位资金增长", "到位资金占"}),
        ("青禾学院现有教师800人，其中教授120人。", {"教师", "教授"}),
        ("青禾县存款50亿元，贷款余额40亿元，比年初增加3亿元。", {"存款", "贷款余额", "贷款余额增加"}),
        ("青禾县失业率控制在4%以内，城镇化率稳定在60%以上。", {"失业率", "城镇化率"}),
        ("青禾县审批时限由15个工作日缩短至3个工作日。", {"审批时限", "审批时限缩短"}),
        ("青禾县基层就诊率提高3个百分点。", {"基层就诊率提高"}),  # LAC: 就诊率, an adverb
        ("青禾县营收突破80亿元大关，客流突破300万人次大关。", {"营收", "客流"}),
    ],
)
def test_an_indicator_takes_no_word_of_another_figure(said: str, indicators: set[str]) -> None:
    assert {indicator for (indicator,) in figures(said, "indicator")} == indicators


@pytest.mark.parametrize(
    ("said", "indicator"),
    [
        ("云江市读书节上，10场活动好戏连台。", "活动"),
        ("云江市读书节上，50场演出亮点纷呈。", "演出"),
        ("云江市读书节上，60场演出座无虚席。", "演出"),
        ("云江市读书节上，36项成果丰硕。", "成果"),
        ("云江市读书节上，36个创业团队参赛。", "创业团队"),
        ("云江市读书节上，16支队伍同台竞技。", "队伍"),
        ("云江市读书节上，90名选手同场竞技。", "选手"),
        ("云江市门票收入跨越3亿元门槛。", "门票收入"),
        ("云江市读书节上，80余名学生现场签约。", "学生"),
        ("云江市读书节上，3万多人次观看线上直播。", "观看线上直播"),
    ],
)
def test_praise_is_no_part_of_an_indicator(said: str, indicator: str) -> None:
    assert indicator in {words for (words,) in figures(said, "indicator")}


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (
            "云江市、清江市固定资产投资分别增长15%、14%。",
            {("云江市", "固定资产投资增长", "15"), ("清江市", "固定资产投资增长", "14")},
        ),
        (
            "云江市城镇居民、农村居民收入分别增长5%和6%。",
            {("云江市", "城镇居民收入增长", "5"), ("云江市", "农村居民收入增长", "6")},
        ),
        (
            "云江市工业增加值、固定资产投资分别增长8%、10%。",
            {("云江市", "工业增加值增长", "8"), ("云江市", "固定资产投资增长", "10")},
        ),
        (
            "云江市财政收入86亿元，出口12亿元，分别增长5%、6%。",
            {
                ("云江市", "财政收入", "8600000000"),
                ("云江市", "出口", "1200000000"),
                ("云江市", "财政收入增长", "5"),
                ("云江市", "出口增长", "6"),
            },
        ),
        (
            "云江市对博士、硕士、本科生分别给予10万元、5万元、3万元补贴。",
            {
                ("云江市", "博士给予补贴", "100000"),
                ("云江市", "硕士给予补贴", "50000"),
                ("云江市", "本科生给予补贴", "30000"),
            },
        ),
        ("云江市引进硕士、博士31人。", {("云江市", "引进硕士、博士", "31")}),
    ],
)
def test_each_of_what_is_listed_has_its_own_figure(said: str, read: set[tuple[str, str, str]]) -> None:
    assert figures(said, "about", "indicator", "value") == read


def test_the_economy_is_that_of_the_place_not_of_the_meeting_nor_of_an_industry() -> None:
    said = "云江市2023年工作会议召开。云江市聚焦生物医药。2022年，生物医药产业产值60亿元，固定资产投资增长9%，新增就业3万人。"
    assert {about for (about,) in figures(said, "about")} == {"云江市"}


@pytest.mark.parametrize(
    ("said", "indicator", "unit"),
    [
        ("云江人才白皮书对45个县的引才政策作了比较。", "县", "个"),
        ("清江市走访了36所高校的就业情况。", "走访高校", "所"),
        ("《云江人才白皮书》分析了120家企业的用工需求。", "分析企业", "家"),
        ("清江市迎来22个国家的参赛作品。", "迎来国家", "个"),
        ("清江市收到120项企业的成果。", "企业的成果", "项"),
        ("清江人才周吸引了40名高校的教师。", "吸引高校的教师", "名"),
    ],
)
def test_places_and_bodies_are_counted_not_what_they_have(said: str, indicator: str, unit: str) -> None:
    assert figures(said, "indicator", "unit") == {(indicator, unit)}


@pytest.mark.parametrize(
    ("said", "indicator"),
    [
        (
            "新材料、生物医药等领域的120余名归国留学人员齐聚清江市，参加2024年清江创业训练营。",
            "新材料、生物医药领域归国留学人员",
        ),
        (
            "食品加工、现代物流等行业的56家来华投资企业参加清江市招聘会。",
            "食品加工、现代物流行业来华投资企业",
        ),
        (
            "装备制造、绿色化工等产业的60余名海外创业人才齐聚云江，参加第三届云江论坛。",
            "装备制造、绿色化工产业海外创业人才",
        ),
    ],
)
def test_an_indicator_names_every_field_of_those_counted(said: str, indicator: str) -> None:
    assert figures(said, "indicator") == {(indicator,)}


def test_inhabitants_of_the_place_they_stand_before_are_persons() -> None:
    assert figures("坐拥620多万常住人口的云江市，区位优越。", "about", "value", "unit") == {("云江市", "6200000", "人")}


def test_what_a_meeting_signs_is_its_own() -> None:
    said = "云江市第三届招商大会举行。本届大会签约项目36个。"
    assert {about for (about,) in figures(said, "about")} == {"云江市第三届招商大会"}


# ── who has it, and of when ──────────────────────────────────────────────


def test_when_something_was_founded_says_nothing_of_its_figures() -> None:
    said = "清江科技有限公司成立于2016年，拥有发明专利86项。公司研发人员占比达45%，2022年研发投入1.2亿元。"
    assert figures(said, "value", "period") == {("86", ""), ("45", ""), ("120000000", "2022")}
    assert figures("2023年，云江大学举办大会，引进博士86名。", "value", "period") == {("86", "2023")}


def test_who_has_what_is_counted_is_whose_figure_it_is() -> None:
    said = "清江集团公布入选名单，云江大学共有12项成果获奖。"
    assert figures(said, "about", "value") == {("云江大学", "12")}


def test_a_ratio_is_no_figure() -> None:
    assert figures("2022年，云江市三次产业结构为2.1:48.9:49.0，城镇化率62.1%。", "value") == {("62.1",)}


def test_an_age_is_somebody_s() -> None:
    assert figures("云江市人民医院为一名92岁老人实施手术。", "value") == set()
    assert figures("沈听澜，现年45岁，云江大学教授。", "about", "value") == {("沈听澜", "45")}


def test_a_rate_is_ranked_itself_and_a_growth_is_not() -> None:
    said = "全市16个县（市、区）中，清江区人才净流入率4.6%，排名第三。"
    assert ("人才净流入率", "3") in figures(said, "indicator", "rank")
    said = "2022年，清江区生产总值586亿元，同比增长8.6%，居全市第二位。"
    assert ("生产总值", "2") in figures(said, "indicator", "rank")


def test_points_share_their_unit_and_times_a_growth_is_measured_by_are_not_its_own() -> None:
    said = "2022年，云江市营业收入增速分别比一季度、上半年提高1.5个、0.8个百分点。"
    assert figures(said, "value", "unit", "period") == {("1.5", "个百分点", "2022"), ("0.8", "个百分点", "2022")}


# ── what a number counts, in more than one word ──────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "indicator"),
    [
        ("云江集团的产品卖到30多个国家和地区。", "国家和地区"),
        ("云江集团表彰了9家设备供应及安装单位。", "设备供应及安装单位"),
        ("云江市培训了50余名岚江县职业学校校长。", "岚江县职业学校校长"),
        ("云江市形成5个百亿级产业集群。", "产业集群"),
        ("云江市推进三大重点工程。", "重点工程"),
    ],
)
def test_a_number_counts_all_that_the_noun_phrase_after_it_names(said: str, indicator: str) -> None:
    [(words,)] = figures(said, "indicator")
    assert words.endswith(indicator)


def test_a_sum_in_another_currency_is_of_the_same() -> None:
    said = "云江市向海外投资120亿美元（约合800亿元人民币），创下新高。"
    assert {indicator for (indicator,) in figures(said, "indicator")} == {"海外投资"}


def test_a_number_of_persons_or_households_says_itself_what_it_counts() -> None:
    assert figures("云江镇共有5469户13890人。", "indicator", "value") == {("户", "5469"), ("人", "13890")}


# ── what is said of a figure before it, and what says nothing ──────────────────────────────────────


def test_a_share_is_one_of_what_the_figure_before_it_counts() -> None:
    said = "云江集团研发费用86亿元，占营业收入12%。"
    assert figures(said, "indicator", "value") == {("研发费用", "8600000000"), ("研发费用占营业收入", "12")}


def test_a_share_that_is_given_says_what_is_given_and_so_does_the_most_of_it() -> None:
    said = "《云江市支持创新若干政策》按投资额的20%给予一次性奖励，最高不超过100万元。"
    assert figures(said, "indicator", "value") == {("投资额奖励", "20"), ("投资额奖励", "1000000")}


def test_a_plan_is_no_part_of_what_is_counted() -> None:
    assert figures("云江市力争物联网企业总数突破200家。", "indicator", "value") == {("物联网企业总数", "200")}


def test_what_a_number_is_measured_against_is_no_part_of_it() -> None:
    said = "云江市新增贷款2.5万亿元，远高于去年的1.5万亿元。"
    assert {indicator for (indicator,) in figures(said, "indicator")} == {"新增贷款"}


def test_a_share_keeps_its_word_where_it_grows() -> None:
    assert figures("云江市高技能人才占比提高5个百分点。", "indicator", "value") == {("高技能人才占比提高", "5")}
