"""What makes a fact less sure than the rule or frame that reads it."""

from __future__ import annotations

from kg.extraction.rules.rule import Doubt

SAID_IN_SENTENCE = Doubt(
    "said in the sentence",
    "What the clause leaves out is taken from an earlier clause of the sentence.",
    example="沈听澜到场，毕业于云江大学。 ⇒ 沈听澜 alumniOf 云江大学",
    near_miss="沈听澜毕业于云江大学。",
    less=0.05,
)
SAID_BEFORE = Doubt(
    "said before",
    "What the clause leaves out is taken from the sentence before.",
    example="沈听澜到场。毕业于云江大学。 ⇒ 沈听澜 alumniOf 云江大学",
    near_miss="沈听澜毕业于云江大学。",
    less=0.15,
)
SAID_LONG_BEFORE = Doubt(
    "said long before",
    "What the clause leaves out is taken from a sentence further back.",
    example="沈听澜是清江人。青川市很美。毕业于云江学院。 ⇒ 沈听澜 alumniOf 云江学院",
    near_miss="沈听澜毕业于云江学院。",
    less=0.25,
)
MAIN_CEREMONY = Doubt(
    "main ceremony",
    "When or where something is held is taken to be said of the ceremony that the article is about.",
    example="5月16日，清江研究院在云江市挂牌。沈听澜出席挂牌仪式。 ⇒ 挂牌仪式 heldAt 云江市",
    near_miss="挂牌仪式在云江市举行。",
    less=0.1,
)
ON_OCCASION = Doubt(
    "on the occasion",
    "It is taken to happen on the occasion that the text is telling of.",
    example="首届云江人才峰会开幕。会上，云江研究院揭牌。 ⇒ 云江研究院 unveiledAt 首届云江人才峰会",
    near_miss="云江研究院在首届云江人才峰会上揭牌。",
    less=0.03,
)
ON_MAIN_EVENT = Doubt(
    "on the main event",
    "It is taken to happen on the event that the article is about.",
    example="首届云江技能大赛举行。沈听澜获得“云江工匠”称号。 ⇒ 云江工匠 awardedAt 首届云江技能大赛",
    near_miss="沈听澜在首届云江技能大赛上获得“云江工匠”称号。",
    less=0.2,
)
EVENT_SPOKEN_OF = Doubt(
    "event spoken of",
    "The event that the clause does not name is taken to be the one spoken of.",
    example="首届云江人才峰会开幕。沈听澜发表演讲。 ⇒ 首届云江人才峰会 participant 沈听澜",
    near_miss="沈听澜出席首届云江人才峰会。",
    less=0.1,
)
BODY_SPOKEN_OF = Doubt(
    "body spoken of",
    "The body of an office that the clause does not name is taken to be the one spoken of.",
    example="沈听澜创办云江科技有限公司并任董事长。 ⇒ 沈听澜 affiliation 云江科技有限公司",
    near_miss="沈听澜任云江科技有限公司董事长。",
    less=0.1,
)
BODY_OF_SENTENCE = Doubt(
    "body of the sentence",
    "An office that names no body is taken to be held at the subject of the clause before.",
    example="云江大学开学，校长沈听澜到场。 ⇒ 沈听澜 affiliation 云江大学",
    near_miss="云江大学校长沈听澜到场。",
    less=0.15,
)
AWAITED = Doubt(
    "awaited",
    "What a clause says of nobody is taken to be said of what the next clause brings in.",
    example="围绕人工智能，云江大学推出“青禾计划”。 ⇒ 青禾计划 focusesOn 人工智能",
    near_miss="“青禾计划”围绕人工智能。",
    less=0.05,
)
FIGURE_CARRIED = Doubt(
    "figure carried",
    "The clause of a figure does not name what it is of.",
    example="云江大学历史悠久。有学生3万人。 ⇒ 云江大学 学生 = 30000人",
    near_miss="云江大学有学生3万人。",
    less=0.08,
)
