"""One deed on two days next to each other: a possible disagreement."""

from mahdar.link import link
from mahdar.model import Conflict, Reading
from tests.link.hand import event, reading, time


def struck(id: str, text: str, when: str, day: str, place: str | None = None) -> Reading:
    deed = event(text, "قصفت", "ASSAULT", actors=("TUR",), recipients=("SYR",), date=day, place=place)
    return reading(id, text, "2022-01-12", f"صحيفة {id}", events=[deed], times=[time(text, when, day)])


def days(*readings: Reading) -> list[Conflict]:
    return [c for c in link(readings).conflicts if c.kind == "date"]


SUNDAY = struck("a", "قصفت المدفعية مستودع الوقود غرب البلدة في ساعة متأخرة من الأحد", "الأحد", "2022-01-09")


def test_two_days_next_to_each_other() -> None:
    (one,) = days(
        SUNDAY, struck("b", "قصفت المدفعية فجر الاثنين مستودع الوقود قرب المطار", "فجر الاثنين", "2022-01-10")
    )
    assert not one.sure
    assert {(s.article, s.value) for s in one.sides} == {("a", "الأحد"), ("b", "فجر الاثنين")}


def test_other_words_places_and_days_are_other_deeds() -> None:
    assert not days(SUNDAY, struck("b", "قصفت الطائرات فجر الاثنين قافلة شاحنات", "فجر الاثنين", "2022-01-10"))
    text = "قصفت المدفعية مستودع الوقود غرب البلدة في ساعة متأخرة من الثلاثاء"
    assert not days(SUNDAY, struck("b", text, "الثلاثاء", "2022-01-11"))


def test_what_is_told_of_today_is_the_day_of_the_dispatch() -> None:
    text = "قصفت المدفعية اليوم مستودع الوقود غرب البلدة"
    assert not days(SUNDAY, reading("b", text, "2022-01-10", "صحيفة b", times=[time(text, "اليوم", "2022-01-10")], events=[
        event(text, "قصفت", "ASSAULT", actors=("TUR",), recipients=("SYR",), date="2022-01-10")]))  # fmt: skip
