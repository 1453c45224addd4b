"""Rules that read facts and figures; what verbs say is read by the frames of the lexicon."""

from __future__ import annotations

from kg.extraction.rules.rule import FactRule

NAME_WITHIN_NAME = FactRule(
    "name-within-name",
    "What a name within a name says of the two things.",
    example="清河大学医学院招生。 ⇒ 清河大学医学院 partOf 清河大学",
    near_miss="清河大学和医学院招生。",
    confidence=0.8,
)
PLACE_BEFORE_NAME = FactRule(
    "place-before-name",
    "What stands right after a place lies in it.",
    example="清江县云江大桥通车。 ⇒ 云江大桥 locatedIn 清江县",
    near_miss="云江大桥在清江县通车。",
    confidence=0.8,
)
PLACE_BEFORE_KIND = FactRule(
    "place-before-kind",
    "A place lies in the one that stands before the noun for its kind.",
    example="北非国家摩洛哥派来代表。 ⇒ 摩洛哥 locatedIn 北非",
    near_miss="北非和摩洛哥派来代表。",
    confidence=0.85,
)
NAME_BEFORE_NAME = FactRule(
    "name-before-name",
    "An event right after the name of what it belongs to.",
    example="清江研究院（以下简称“清研院”）揭牌仪式在云江市举行。 ⇒ 清江研究院 unveiledAt 揭牌仪式",
    near_miss="清江研究院的揭牌仪式在云江市举行。",
    confidence=0.9,
)
POSSESSION = FactRule(
    "possession",
    "What 的 between two things says of them.",
    example="云江生物公司的沈听澜到场。 ⇒ 沈听澜 affiliation 云江生物公司",
    near_miss="毕业于云江大学的沈听澜到场。",
    confidence=0.85,
)
KIND = FactRule(
    "kind",
    "What a common noun beside a list says each of its members is.",
    example="东川产业园、清江产业园等一批创新载体建成。 ⇒ 清江产业园 carrierKind 创新载体",
    near_miss="东川产业园、清江产业园建成。",
    confidence=0.8,
)
ROW_OF_WINNERS = FactRule(
    "row-of-winners",
    "The persons in a row after a colon have won the award that stands before it.",
    example="云江工匠年度人物来自各行各业：沈听澜、李明辉。 ⇒ 云江工匠年度人物 awardedTo 李明辉",
    near_miss="云江工匠年度人物来自各行各业，沈听澜到场。",
    confidence=0.85,
)
HOLDER = FactRule(
    "holder",
    "The word for who has won it, between an award and a person.",
    example="云江工匠奖获得者沈听澜到场。 ⇒ 云江工匠奖 awardedTo 沈听澜",
    near_miss="沈听澜看到云江工匠奖。",
    confidence=0.92,
)
OFFICE = FactRule(
    "office",
    "An office beside a person's name: its title, and the body that it is held at or taken from.",
    example="云岭大学校长沈听澜到场。 ⇒ 沈听澜 title 校长",
    near_miss="云岭大学迎来沈听澜。",
    confidence=0.95,
)
FOUNDER = FactRule(
    "founder",
    "The title of who has founded a body, beside a person's name or said of the person by a verb.",
    example="沈听澜是云江生物公司的创始人。 ⇒ 云江生物公司 foundedBy 沈听澜",
    near_miss="沈听澜是云江生物公司的董事长。",
    confidence=0.92,
)
YEAR_IN_NAME = FactRule(
    "year-in-name",
    "An event of which nothing else says when was held in the year that its name begins with.",
    example="2024年云江人才周吸引了许多人。 ⇒ 2024年云江人才周 heldOn 2024",
    near_miss="2024年云江人才周昨天举行。",
    confidence=0.75,
)
DATED_OCCASION = FactRule(
    "dated-occasion",
    "An event at which something is said or done was held on the day right before it.",
    example="5月16日，在云江人才周上，大家都来了。 ⇒ 云江人才周 heldOn 2024-05-16",
    near_miss="5月16日，大家说起云江人才周。",
    confidence=0.85,
)
CATAPHORA = FactRule(
    "cataphora",
    "What a frame says of somebody whom a later clause names; as sure as the frame (0.9 if it does not say).",
    example="围绕人工智能，云江大学推出“青禾计划”。 ⇒ 青禾计划 focusesOn 人工智能",
    near_miss="云江大学推出“青禾计划”。人工智能很热。",
    confidence=0.9,
)
BY_LINE = FactRule(
    "by-line",
    "Whom the layout names as the author wrote the article.",
    example="云江新闻\n\n云江市昨天举办峰会，共有三十人出席。\n\n（记者 沈听澜） ⇒ 云江新闻 author 沈听澜",
    near_miss="云江新闻\n\n云江市昨天举办峰会，记者见到沈听澜。",
    confidence=0.98,
)
RANKED_IN = FactRule(
    "ranked-in",
    "What has a rank in a document is listed in it.",
    example="清江大学在2024年中国高校创新排行榜中位列全国第18位。 ⇒ 清江大学 listedIn 2024年中国高校创新排行榜",
    near_miss="清江大学发布2024年中国高校创新排行榜。",
    confidence=0.85,
)
FIGURE = FactRule(
    "figure",
    "A quantity or a rank of a thing that its clause names.",
    example="云江大学有学生3万人。 ⇒ 云江大学 学生 = 30000人",
    near_miss="云江大学有许多学生。",
    confidence=0.88,
)
