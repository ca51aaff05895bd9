"""Numbers that may be of one thing: below the bar, of one deed, day or town, and not of what is sure."""

from mahdar.link import link
from mahdar.model import Conflict, Reading
from tests.link.hand import count, reading


def told(id: str, text: str, part: str, value: float, unit: str, day: str = "2022-01-10") -> Reading:
    return reading(id, text, day, f"صحيفة {id}", quantities=[count(text, part, value, unit)])


def shown(*readings: Reading) -> list[Conflict]:
    return [c for c in link(readings).conflicts if c.kind == "number"]


FEW = "أصيب 20 عاملا في حريق المصفاة عند مدخل الميناء الجديد"
MANY = "كشفت النقابة عن 55 مصابا في حريق المصفاة عند مدخل الميناء الجديد"


def test_far_numbers_of_one_deed_are_possible() -> None:
    (one,) = shown(told("a", FEW, "20 عاملا", 20, "عاملا"), told("b", MANY, "55 مصابا", 55, "مصابا", day="2022-01-13"))
    assert not one.sure
    assert 0.2 <= one.confidence < 0.5
    assert {(s.article, s.value) for s in one.sides} == {("a", "20 عاملا"), ("b", "55 مصابا")}


def test_later_or_very_far_ones_are_not() -> None:
    few = told("a", FEW, "20 عاملا", 20, "عاملا")
    assert not shown(few, told("b", MANY, "55 مصابا", 55, "مصابا", day="2022-03-13"))
    text = MANY.replace("55", "300")
    assert not shown(few, told("b", text, "300 مصابا", 300, "مصابا"))


def test_who_gives_both_counts_two_things() -> None:
    text = "أصيب 20 عاملا في حريق المصفاة عند مدخل الميناء الجديد. وكشفت النقابة عن 55 مصابا في المدينة"
    both = reading("b", text, "2022-01-10", "صحيفة b", quantities=[
        count(text, "20 عاملا", 20, "عاملا"), count(text, "55 مصابا", 55, "مصابا")])  # fmt: skip
    assert not shown(told("a", MANY, "55 مصابا", 55, "مصابا"), both)
