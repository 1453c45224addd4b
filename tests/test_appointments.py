"""Who is given an office, who leaves one, and at which body, where a text tells of several."""

from __future__ import annotations

import pytest
from reading_of import facts


@pytest.mark.parametrize(
    "said",
    [
        "方敏当选为云岭市工商联主席，贺明远被任命为青川市教育局局长。",
        "方敏升任云岭集团副总经理，贺明远调任青川市教育局局长。",
        "方敏担任云岭研究院院长，贺明远出任青川市教育局局长，同时兼任青川学院教授。",
    ],
)
def test_who_takes_office_in_a_row_has_not_the_body_of_the_one_before(said: str) -> None:
    bodies = {body for who, what, body in facts(said) if who == "贺明远" and what == "affiliation"}
    assert bodies - {"青川学院"} == {"青川市教育局"}


def test_an_office_in_a_row_that_names_no_body_is_at_the_one_before() -> None:
    assert ("贺明远", "affiliation", "云岭大学") in facts("方敏任云岭大学校长，贺明远任副校长。")


@pytest.mark.parametrize("office", ["校团委书记", "校党委副书记", "院长"])
def test_an_office_of_a_school_is_held_at_no_bureau(office: str) -> None:
    assert not {f for f in facts(f"方敏任青川市教育局局长，贺明远兼任{office}。") if f[:2] == ("贺明远", "affiliation")}
    assert ("贺明远", "title", office) in facts(f"方敏任青川市教育局局长，贺明远兼任{office}。")
