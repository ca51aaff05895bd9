"""What is a disagreement and what is none: each with its counterpart that must not be shown."""

from mahdar.link import link
from mahdar.model import Conflict, Reading
from tests.link.hand import count, event, name, reading, says, time


def shown(*readings: Reading, kind: str) -> list[Conflict]:
    return [c for c in link(readings).conflicts if c.kind == kind]


def held(id: str, number: int, lead: str, day: str = "2022-01-10") -> Reading:
    text = f"{lead} {number} زورقا من قوارب الصيد في ميناء اللاذقية بسبب العاصفة"
    return reading(id, text, day, f"صحيفة {id}", quantities=[count(text, f"{number} زورقا", number, "زورقا")])


def test_two_numbers_of_one_thing_contradict() -> None:
    conflicts = shown(held("a", 20, "احتجاز"), held("b", 31, "احتجاز"), kind="number")
    assert [{s.article for s in c.sides} for c in conflicts] == [{"a", "b"}]


def test_a_part_does_not_contradict_its_whole() -> None:
    assert not shown(held("a", 31, "احتجاز"), held("b", 20, "احتجاز 31 مركبا بينها"), kind="number")


def test_a_toll_of_another_day_has_grown() -> None:
    first = "قتل 20 مدنيا في قصف على سوق الخضار وسط البلدة"
    later = "قتل 31 مدنيا في قصف على سوق الخضار وسط البلدة"
    a = reading("a", first, "2022-01-10", "أولى", quantities=[count(first, "20 مدنيا", 20, "مدنيا", kind="people")])
    b = reading("b", later, "2022-01-12", "ثانية", quantities=[count(later, "31 مدنيا", 31, "مدنيا", kind="people")])
    same_day = reading("b", later, "2022-01-10", "ثانية", quantities=b.quantities)
    assert [c.sure for c in shown(a, b, kind="number")] == [False]  # grown, or counted otherwise: a person is to judge
    assert [c.sure for c in shown(a, same_day, kind="number")] == [True]


def landed(id: str, day: str, text: str, when: str, part: str = "وصلت") -> Reading:
    times = [time(text, when, day)]
    deed = event(text, part, "AID", actors=("SAU",), recipients=("YEM",), date=day, magnitude="10 أطنان")
    return reading(id, text, "2022-01-13", f"صحيفة {id}", events=[deed], times=times)


def test_days_that_two_reports_name_contradict() -> None:
    a = landed(
        "a", "2022-01-11", "وصلت الطائرة الإغاثية الرابعة إلى مطار المدينة يوم الثلاثاء محملة بعشرة أطنان", "الثلاثاء"
    )
    b = landed(
        "b", "2022-01-12", "وصلت الطائرة الإغاثية الرابعة إلى مطار المدينة يوم الأربعاء محملة بعشرة أطنان", "الأربعاء"
    )
    assert shown(a, b, kind="date")


def test_today_in_a_late_print_is_no_other_day() -> None:
    a = landed(
        "a", "2022-01-11", "وصلت الطائرة الإغاثية الرابعة إلى مطار المدينة يوم الثلاثاء محملة بعشرة أطنان", "الثلاثاء"
    )
    b = landed("b", "2022-01-12", "وصلت اليوم الطائرة الإغاثية الرابعة إلى مطار المدينة محملة بعشرة أطنان", "اليوم")
    assert not shown(a, b, kind="date")


def said(id: str, code: str, party: str, verb: str, content: str, act: str, day: str = "2022-01-10") -> Reading:
    text = f"{verb} {party} {content}"
    return reading(id, text, day, f"صحيفة {id}", names=[name(text, party, "GPE", entity=code, state=code)],
                   statements=[says(text, party, verb, content, entity=code, act=act)])  # fmt: skip


CLAIM = said("a", "EGY", "القاهرة", "أكدت", "أن السفينة أفرغت شحنة القمح الفاسد في الميناء", "assert")


def test_a_denial_in_the_same_words_is_a_conflict() -> None:
    denial = said("b", "GRC", "أثينا", "نفت", "أن السفينة أفرغت شحنة القمح في الميناء", "deny", "2022-01-11")
    assert shown(CLAIM, denial, kind="denial")


def test_a_condition_or_a_refusal_denies_nothing() -> None:
    condition = said("b", "GRC", "أثينا", "نفت", "إذا أفرغت السفينة شحنة القمح في الميناء", "deny", "2022-01-11")
    refusal = said("c", "GRC", "أثينا", "رفضت", "أن تفرغ السفينة شحنة القمح في الميناء", "reject", "2022-01-11")
    assert not shown(CLAIM, condition, kind="denial")
    assert not shown(CLAIM, refusal, kind="denial")


def test_what_is_said_later_is_not_what_was_denied() -> None:
    before = said("b", "GRC", "أثينا", "نفت", "أن السفينة أفرغت شحنة القمح في الميناء", "deny", "2021-12-20")
    assert not shown(CLAIM, before, kind="denial")


def test_what_was_fixed_and_called_off_is_told_in_one_report() -> None:
    text = "ألغت القاهرة اجتماعا مع أثينا كان مقررا الشهر المقبل"
    deed = event(text, "اجتماعا", "CONSULT", actors=("EGY", "GRC"), status="cancelled")
    other = "طلبت القاهرة إلغاء اجتماع مع أثينا في العاصمة"
    never = event(other, "اجتماع", "CONSULT", actors=("EGY", "GRC"), status="cancelled")
    assert shown(reading("a", text, events=[deed]), kind="not_held")
    assert not shown(reading("a", other, events=[never]), kind="not_held")


def test_one_voice_by_two_names() -> None:
    from mahdar.link.differing import _one_voice

    assert _one_voice("اللجنة الوطنية", "تقرير اللجنة")
    assert not _one_voice("وزارة الصحة", "المعارضة")
