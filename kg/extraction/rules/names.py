"""Rules that find names."""

from __future__ import annotations

from kg.extraction.rules.rule import NameRule

GAZETTEER = NameRule(
    "gazetteer",
    "A name of the gazetteer, where it stands as one word or several, or begins a longer name.",
    example="代表团昨天抵达**杭州市**。",
    near_miss="代表团昨天抵达云岭镇。",
    strength=2,
)
PLACE_TAIL = NameRule(
    "place-tail",
    "What is tagged as a person, but ends as places do.",
    example="他来到**程逸府**参观。",
    near_miss="他来到程逸家参观。",
    strength=1,
)
LAC_ORGANIZATION = NameRule(
    "lac-organization",
    "What is tagged as an organization, with a last word that tells its class.",
    example="沈听澜就读于**清河大学**。",
    near_miss="沈听澜就读于一所大学。",
    strength=1,
)
LAC_BODY = NameRule(
    "lac-body",
    "What is tagged as an organization, with a last word that tells no class.",
    example="**云江卫视**报道了此事。",
    near_miss="林知远研究汽车行业。",
    strength=1,
)
LAC_PLACE = NameRule(
    "lac-place",
    "What is tagged as a place.",
    example="沈听澜回到**清江县**。",
    near_miss="这里是一座大城市。",
    strength=1,
)
LEADING_ORGANIZATION = NameRule(
    "leading-organization",
    "An organization that a longer name begins with, up to its own last word.",
    example="**清河大学**医学院招生。",
    near_miss="清河大学和医学院招生。",
    strength=1,
)
MARKS = NameRule(
    "marks",
    "What stands in marks that give a class; with the word for a body after them, that body.",
    example="市里印发《**云江人才条例**》。",
    near_miss="市里提出“人才条例”。",
    strength=2,
)
CAPTION = NameRule(
    "caption",
    "A name in quotation marks whose class the noun beside it gives.",
    example="沈听澜获“**青禾之星**”称号。",
    near_miss="沈听澜写了“青禾之星”。",
    strength=1,
)
QUOTED_HEAD = NameRule(
    "quoted-head",
    "A name in quotation marks whose last word tells its class.",
    example="市里实施“**凤鸣计划**”。",
    near_miss="市里实施“计划”。",
    strength=1,
)
BARE_HEAD = NameRule(
    "bare-head",
    "A word that ends names, by itself: it may point back to one.",
    example="沈听澜就读于一所**大学**。",
    near_miss="沈听澜就读于清河大学。",
    strength=0,
)
HEAD_WORD = NameRule(
    "head-word",
    "A noun compound that names one thing, and whose last word tells its class.",
    example="沈听澜参加**首届云江人才峰会**。",
    near_miss="沈听澜参加一场人才峰会。",
    strength=1,
)
HEAD_WORD_WEAK = NameRule(
    "head-word",
    "The same with a last word that also ends other words.",
    example="**海屿生物**总经理沈听澜到场。",
    near_miss="海屿生物很好。",
    strength=0,
)
LED_UNIT = NameRule(
    "led-unit",
    "A part of a body in common words, where an office is held at it.",
    example="**云江大学教务处**处长沈听澜到场。",
    near_miss="教务处通知沈听澜到场。",
    strength=1,
)
FRAMED_EVENT = NameRule(
    "framed-event",
    "An event with verbs in its name, whose beginning and end the words around it tell.",
    example="市里召开**深化作风建设推进改革大会**。",
    near_miss="市里深化作风建设推进改革大会。",
    strength=1,
)
COMMON_NOUN = NameRule(
    "common-noun",
    "A noun compound that names no one thing: what it means is found elsewhere, if anything.",
    example="沈听澜参加一场**人才峰会**。",
    near_miss="沈听澜参加首届云江人才峰会。",
    strength=0,
)
NAME_IN_PARTS = NameRule(
    "name-in-parts",
    "A foreign name in parts with a dot between them.",
    example="**让·杜兰德**教授到场。",
    near_miss="云江·南湖到场。",
    strength=1,
)
LAC_PERSON_IN_OFFICE = NameRule(
    "lac-person",
    "What is tagged as a person, after a word of office.",
    example="云岭大学校长**沈听澜**到场。",
    near_miss="云岭大学校长到场。",
    strength=3,
)
LAC_PERSON = NameRule(
    "lac-person",
    "What is tagged as a person and has the form of a name, or acts as one.",
    example="**沈听澜**到场。",
    near_miss="他们常常到场。",
    strength=1,
)
NAME_AFTER_OFFICE_UNSEEN = NameRule(
    "name-after-office",
    "Common words after an office, or before a verb that gives one at a body, that have the form of a person's name.",
    example="厅长**高山**，沈听澜出席。",
    near_miss="局长成长，沈听澜出席。",
    strength=0,
)
LISTED_COUNTED = NameRule(
    "listed",
    "A member of a list whose class the noun after the list gives, with a count that says how many they are.",
    example="零件供给**吉海**、东润等8家车企。",
    near_miss="零件供给吉海、东润。",
    strength=2,
)
LISTED = NameRule(
    "listed",
    "A member of a list of common words, whose class a noun or verb beside the list gives.",
    example="沈听澜从事**柔性电子**研究。",
    near_miss="沈听澜喜欢柔性电子。",
    strength=0,
)
AFTER_VERB = NameRule(
    "after-verb",
    "The object of a verb that gives it a class, with no other sign.",
    example="云江集团获评**省级专精特新企业**。",
    near_miss="云江集团走近省级专精特新企业。",
    strength=1,
)
UNKNOWN_BRAND = NameRule(
    "unknown-brand",
    "A company of an unknown word and the word of its trade.",
    example="在云江，**漾舟生物**投入三亿元。",
    near_miss="在云江，智能汽车投入三亿元。",
    strength=1,
)
REPEATED_NAME = NameRule(
    "repeated-name",
    "A name found elsewhere in the text, at each further place.",
    example="沈听澜到场。晚上，**沈听澜**离开。",
    near_miss="清江县建成一批研究院。**研究院**很大。",
    strength=2,
)
COINED = NameRule(
    "coined",
    "What the text coins in quotation marks and comes back to.",
    example="人们称它“**云梯**”。如今“云梯”已有三年。",
    near_miss="人们称它“云梯”。",
    strength=0,
)
BY_LINE_NAME = NameRule(
    "by-line",
    "Who wrote the article, as its layout says.",
    example="云江新闻\n\n云江市昨天举办峰会，共有三十人出席。\n\n（记者 **沈听澜**）",
    near_miss="云江新闻\n\n云江市昨天举办峰会，共有三十人出席。\n\n（来源 **云江晚报**）",
    strength=2,
)
CREDIT = NameRule(
    "credit",
    "Whom the layout names for another part in the article, such as its pictures.",
    example="云江新闻\n\n云江市昨天举办峰会，共有三十人出席。\n\n（摄影 **林知远**）",
    near_miss="云江新闻\n\n云江市昨天举办峰会，共有三十人出席。\n\n（图源 **云江网**）",
    strength=1,
)
