"""Short names of firms and of what they build, and what only looks like one."""

from __future__ import annotations

import pytest
from reading_of import facts, names, things

# ── firms ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "firm"),
    [
        ("岚川阀门董事长林可嘉说，公司去年新增订单3亿元。", "岚川阀门"),
        ("枫桦智控副总经理何青山介绍，公司有员工230人。", "枫桦智控"),
        ("与锐岭传感合作攻关两年后，团队拿出了样机。", "锐岭传感"),
        ("桐屿轴承是最早入园的企业，现有职工800人。", "桐屿轴承"),
        ("湖渚农商行推出“才聚贷”，授信额度2亿元。", "湖渚农商行"),
    ],
)
def test_a_firm_goes_by_a_brand_and_the_word_of_its_trade(said: str, firm: str) -> None:
    assert things(said)[firm] == "Company"


@pytest.mark.parametrize(
    ("said", "body"),
    [("翎石数据联合两家银行设立基金。", "翎石数据"), ("由云岭建工承建的校区占地300亩。", "云岭建工")],
)
def test_a_body_that_is_tagged_as_one_needs_no_word_that_tells_its_class(said: str, body: str) -> None:
    assert things(said)[body] in ("Company", "Organization")


@pytest.mark.parametrize(
    ("said", "firm"),
    [
        ("海蓝生物是第一家入园的企业。", "海蓝生物"),
        ("远川咨询是国内首家做碳核算的公司。", "远川咨询"),
        ("校友企业岭南生物今年捐资3000万元。", "岭南生物"),
    ],
)
def test_a_clause_that_says_that_something_is_a_firm_makes_it_one(said: str, firm: str) -> None:
    assert things(said)[firm] == "Company"


@pytest.mark.parametrize(
    ("said", "firms"),
    [
        ("产品打入蓝颂、远宏等头部企业，年销售额4亿元。", {"蓝颂", "远宏"}),
        ("这些零件供给吉海、东润等8家车企。", {"吉海", "东润"}),
        ("客户包括蓝岸、松果、北渡等60余家药企。", {"蓝岸", "松果", "北渡"}),
        ("学校与泰合激光、中川机床等校友企业共建“工匠班”。", {"泰合激光", "中川机床"}),
        ("红棉电缆、海鲸铜业、青藤家居3家公司分获前三名。", {"红棉电缆", "海鲸铜业", "青藤家居"}),
    ],
)
def test_the_members_of_a_list_of_firms_are_firms(said: str, firms: set[str]) -> None:
    assert {name for name, kind in things(said).items() if kind == "Company"} == firms


def test_a_place_before_a_list_of_firms_there_is_no_firm() -> None:
    assert "Company" not in things("平台服务渝北、江津等地药企。").values()


@pytest.mark.parametrize(
    "said",
    [
        "这类精密轴承占全球市场的30%。",
        "重庆电池产业产值达300亿元。",
        "国产机床出口额增长20%。",
        "全市规上工业增加值增长7%。",
        "海洋生物资源丰富。",
        "进入新时代，各地都在抢人。",
    ],
)
def test_trades_and_products_are_no_firms(said: str) -> None:
    assert not {"Company", "Organization"} & set(things(said).values())


def test_a_verb_between_two_bodies_is_part_of_neither() -> None:
    said = "学校与禾川光学联办智能光学学院，首届招生90人。"
    assert things(said) == {"禾川光学": "Company", "智能光学学院": "University"}
    assert "中岭创星" in things("去年，中岭创星投资1500万元。")


@pytest.mark.parametrize("said", ["主办单位清河技师学院表示，大赛共有300人参加。", "牵头单位清河技师学院已签约。"])
def test_a_name_begins_after_the_common_noun_for_what_it_is(said: str) -> None:
    assert "清河技师学院" in things(said)


# ── what is built, held and told of ────────────────────────────────────────


def test_a_meeting_that_is_held_is_one_meeting() -> None:
    assert "产教融合对接会" in things("在该市举行的产教融合对接会上，签约项目32个。")
    assert "院士工作站" not in things("云江市为10座新建院士工作站授牌。")


@pytest.mark.parametrize(
    ("said", "thing", "kind"),
    [
        ("“听涛”模型识别率达98%。", "听涛", "Programme"),
        ("该市“海岸英才”政策今年升级。", "海岸英才", "Programme"),
        ("“晨光”团队研发的传感器售出5万只。", "晨光", "Organization"),
        ("云江市评选“十佳田园工匠”，每人奖励2万元。", "十佳田园工匠", "Award"),
        ("云江市迎来第七个“人才日”。", "人才日", "Event"),
        ("清河市首届专利拍卖会成交额1.2亿元。", "清河市首届专利拍卖会", "Event"),
        ("亚运会期间，志愿者达3万人。", "亚运会", "Event"),
        ("云谷科技园由清河市执委会管理。", "清河市执委会", "GovernmentBody"),
    ],
)
def test_what_stands_beside_a_name_tells_its_class(said: str, thing: str, kind: str) -> None:
    assert things(said)[thing] == kind


def test_a_thing_stands_right_before_the_name_of_its_figure() -> None:
    assert set(things("金奖奖金10万元，银奖奖金5万元。")) == {"金奖", "银奖"}


def test_all_of_a_place_is_no_part_of_a_trade() -> None:
    said = things("一季度，全市光伏产业产值达50亿元。")
    assert "全市光伏" not in said
    assert said["光伏"] == "Field"


def test_a_quoted_name_with_a_place_before_it_keeps_its_short_form() -> None:
    assert names("云江市“星火”行动启动。", "云江市“星火”行动") == {"星火"}


@pytest.mark.parametrize(
    "text",
    [
        "云江集团旗下华源重工、华源物流两家公司入选《2022年云江百强榜》。",
        "云江集团下属的华源重工、华源物流与清江大学签订协议。",
        "云江集团的控股子公司华源重工、华源物流出席首届清江论坛。",
    ],
)
def test_firms_are_part_of_whose_they_are_said_to_be(text: str) -> None:
    said = facts(text)
    assert {("华源重工", "partOf", "云江集团"), ("华源物流", "partOf", "云江集团")} <= said
    assert ("云江集团", "listedIn", "2022年云江百强榜") not in said


def test_whose_a_firm_is_stands_in_no_name() -> None:
    said = facts("宏图能源股份有限公司全资子公司宏图储能有限公司落户清江开发区。")
    assert ("宏图储能有限公司", "partOf", "宏图能源股份有限公司") in said
