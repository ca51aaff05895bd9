"""Tolls: which word a number of people belongs to, and which tolls are of one deed."""

from typing import Any

from mahdar.link import link
from mahdar.model import Conflict, Figure, Quantity, Reading
from tests.link.hand import count, name, reading, says, time


def bare(text: str, part: str, value: float, start: int = 0) -> Quantity:
    """Give a number that has no unit."""
    at = text.index(part, start)
    return Quantity(start=at, end=at + len(part), text=part, value=value)


def people(text: str, part: str, value: float, unit: str = "شخصا") -> Quantity:
    return count(text, part, value, unit, kind="people")


def told(id: str, text: str, *numbers: Quantity, day: str = "2022-01-10", **more: Any) -> Reading:
    return reading(id, text, day, f"صحيفة {id}", quantities=numbers, **more)


def shown(*readings: Reading) -> list[Conflict]:
    return [c for c in link(readings).conflicts if c.kind == "number"]


def tolls(*readings: Reading) -> dict[str, list[Figure]]:
    groups: dict[str, list[Figure]] = {}
    for figure in link(readings).figures:
        groups.setdefault(figure.group or figure.id, []).append(figure)
    return groups


def test_a_verb_behind_and_belongs_to_the_next_number() -> None:
    far = "وقتل في ما وصف بأنه أعنف انهيار شهده منجم الفحم منذ الصيف، 60 شخصا على الأقل، وأصيب أكثر من 90 آخرين"
    near = "مقتل 40 شخصا في انهيار منجم الفحم"
    one = told("a", far, people(far, "60 شخصا", 60), people(far, "أكثر من 90 آخرين", 90, "آخرين"))
    found = tolls(one, told("b", near, people(near, "40 شخصا", 40)))
    assert {60, 40} in [{f.value for f in group} for group in found.values()]


def test_soldiers_and_numbers_without_a_unit_count_as_people() -> None:
    first = "قتل جندي وجرح سبعة آخرون يوم الأحد عندما انفجر لغم في قافلة قرب مأرب"
    second = "انفجر لغم في قافلة قرب مأرب يوم الأحد وأصيب 8"
    third = "قتل جندي وفقد 9 عندما انفجر لغم في قافلة قرب مأرب يوم الأحد"
    when = {x: [time(x, "الأحد", "2022-01-09")] for x in (first, second, third)}
    a = told("a", first, people(first, "سبعة آخرون", 7, "آخرون"), times=when[first])
    b = told("b", second, bare(second, "8", 8), times=when[second])
    c = told("c", third, bare(third, "9", 9), times=when[third])
    assert [{s.value for s in found.sides} for found in shown(a, b)] == [{"سبعة آخرون", "8"}]
    assert not shown(a, c)


def collapse(id: str, day: str, number: int, lead: str, town: str = "مأرب") -> Reading:
    text = f"{lead} {number} شخصا في انهيار منجم الفحم قرب {town}"
    where = [name(text, town, "GPE", entity="YEM", state="YEM")]
    return told(id, text, people(text, f"{number} شخصا", number), day=day, names=where)


def test_tolls_of_one_deed_disagree_whenever_they_are_told() -> None:
    first, later = collapse("a", "2022-01-10", 40, "مقتل"), collapse("b", "2022-01-20", 60, "لقي")
    assert not [c for c in shown(first, later) if c.sure]  # no toll word: another matter
    later = collapse("b", "2022-01-20", 60, "مقتل")
    assert [c.severity for c in shown(first, later)] == [0.2]
    assert not shown(first, collapse("b", "2022-01-20", 60, "مقتل", "تعز"))
    assert not shown(first, collapse("b", "2022-03-20", 60, "مقتل"))


def test_whom_a_number_counts_stands_beside_it() -> None:
    civil = "بلغت حصيلة القتلى بين المدنيين 17 قتيلا وفق الدفاع المدني"
    forces = "بلغت حصيلة القتلى في صفوف الشرطة 25 قتيلا وفق الدفاع المدني"
    any_ = "بلغت حصيلة القتلى أمس 25 قتيلا وفق الدفاع المدني"
    a, b, c = (told(x, t, people(t, n, v, "قتيلا")) for x, t, n, v in (
        ("a", civil, "17 قتيلا", 17), ("b", forces, "25 قتيلا", 25), ("c", any_, "25 قتيلا", 25)))  # fmt: skip
    assert not shown(a, b)
    assert not shown(b, c)


def test_a_toll_of_years_ago_is_of_another_deed() -> None:
    now = "مقتل 17 شخصا في إحياء ذكرى مسيرة الخبز"
    then = "مقتل 12 شخصا في إحياء ذكرى مسيرة الخبز عام 1976"
    a = told("a", now, people(now, "17 شخصا", 17))
    b = told("b", then, people(then, "12 شخصا", 12))
    past = told("b", then, people(then, "12 شخصا", 12), times=[time(then, "1976", "1976")])
    assert shown(a, b)
    assert not shown(a, past)


def test_since_the_attack_that_killed_is_no_while() -> None:
    named = "منذ الانفجار الذي أوقع 32 قتيلا في ميناء الصيد"
    plain = "أوقع الانفجار في ميناء الصيد 38 قتيلا"
    a = told("a", named, people(named, "32 قتيلا", 32, "قتيلا"))
    b = told("b", plain, people(plain, "38 قتيلا", 38, "قتيلا"))
    assert shown(a, b)


def test_who_repeats_one_of_two_voices_is_a_side() -> None:
    both = "قالت الشرطة إن ستة أشخاص قتلوا السبت في قصف على حي الميناء، وقال المجلس إن عشرة أشخاص قتلوا في القصف"
    one = "مقتل ستة أشخاص السبت في قصف على حي الميناء"
    said = [
        says(both, "الشرطة", "قالت", "ستة أشخاص قتلوا السبت في قصف على حي الميناء"),
        says(both, "المجلس", "وقال", "عشرة أشخاص قتلوا في القصف"),
    ]
    numbers = people(both, "ستة أشخاص", 6, "أشخاص"), people(both, "عشرة أشخاص", 10, "أشخاص")
    a = told("a", both, *numbers, times=[time(both, "السبت", "2022-01-08")], statements=said)
    b = told("b", one, people(one, "ستة أشخاص", 6, "أشخاص"), times=[time(one, "السبت", "2022-01-08")])
    assert [{s.article for s in c.sides} for c in shown(a, b)] == [{"a", "b"}]


def test_tolls_that_only_their_day_ties_are_a_possible_disagreement() -> None:
    first = told(
        "a", "قتل 9 أشخاص في انهيار جسر الاثنين", people("قتل 9 أشخاص في انهيار جسر الاثنين", "9 أشخاص", 9, "أشخاص")
    )
    second = told("b", "قتل 14 شخصا في حريق فندق الاثنين", people("قتل 14 شخصا في حريق فندق الاثنين", "14 شخصا", 14))
    assert [c.sure for c in shown(first, second)] == [False]
    one, other = collapse("a", "2022-01-10", 40, "مقتل"), collapse("b", "2022-01-20", 60, "مقتل")
    assert [c.sure for c in shown(one, other)] == [True]
