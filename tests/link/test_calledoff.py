"""What was to be and did not come to pass, and what only looks like it."""

import pytest

from mahdar.lang.fold import fold
from mahdar.link import link
from mahdar.link.calledoff import _off, _thing, to_come
from mahdar.link.words import pack
from mahdar.model import Conflict, Reading
from tests.link.hand import reading

PLANNED = "من المقرر أن تصل قافلة الأدوية إلى بلدة الزبداني صباح غد"
PUT_OFF = "أرجئت قافلة الأدوية المتجهة إلى بلدة الزبداني"


def shown(*readings: Reading) -> list[Conflict]:
    return [c for c in link(readings).conflicts if c.kind == "not_held"]


def told(id: str, text: str, day: str = "2022-01-10") -> Reading:
    return reading(id, text, day, f"صحيفة {id}")


def test_what_one_report_plans_and_another_puts_off() -> None:
    found = shown(told("a", PLANNED), told("b", PUT_OFF, "2022-01-11"))
    assert [{s.article for s in c.sides} for c in found] == [{"a", "b"}]


def test_what_is_called_off_was_to_be_also_where_one_report_tells_it() -> None:
    found = shown(told("b", PUT_OFF))
    assert [{s.value for s in c.sides} for c in found] == [{"أرجئت قافلة", "قافلة الأدوية المتجهة إلى"}]


def test_another_plan_or_another_month_is_no_side() -> None:
    for other in (told("a", "من المقرر أن تصل قافلة الحجاج إلى ميناء جدة غدا"), told("a", PLANNED, "2021-11-01")):
        assert [{s.article for s in c.sides} for c in shown(other, told("b", PUT_OFF, "2022-01-11"))] == [{"b"}]


@pytest.mark.parametrize("text", [
    "هددت الحكومة أمس بإرجاء قافلة الأدوية",
    "لم تؤجل الحكومة ولا أرجأت قافلة الأدوية",
    "دعا المجلس إلى إرجاء قافلة الأدوية",
    "لمنع وصول قافلة الأدوية نشرت القوات حواجز",
    "اتهم المحافظ خصومه بعرقلة وصول قافلة الأدوية",
    "يمكن للوزير حضور الاجتماع",
])  # fmt: skip
def test_what_is_threatened_denied_asked_for_or_feared_was_not_called_off(text: str) -> None:
    assert not shown(told("a", text), told("b", PLANNED))


def test_many_things_that_did_not_run_are_no_plan_called_off() -> None:
    assert not shown(told("a", "ألغت الشركة 300 رحلة إلى الجزيرة بسبب الإضراب"))


def test_a_draft_falls_by_a_veto_or_finds_no_votes() -> None:
    draft = "تقدم الوفد بمشروع قرار يدعو إلى تفتيش السفن في المضيق"
    veto = "استخدمت دولتان الفيتو ضد مشروع قرار تفتيش السفن في المضيق"
    votes = "لم يتمكن الوفد من جمع الأصوات لمشروع تفتيش السفن في المضيق"
    for fallen in (veto, votes):
        found = shown(told("a", draft), told("b", fallen))
        assert [{s.article for s in c.sides} for c in found] == [{"a", "b"}]
    assert not shown(told("a", draft), told("c", "تتمتع الدولتان بحق الفيتو، وسيناقش المجلس مشروع قرار تفتيش السفن"))


@pytest.mark.parametrize(("section", "match"), [("off", _off), ("plan", _thing)])
def test_words_of_plans_and_of_calling_off(section: str, match: object) -> None:
    for entry in pack()[section]:
        assert {match(fold(w)) for w in entry["yes"]} == {entry["id"]}  # type: ignore[operator]
        assert entry["id"] not in {match(fold(w)) for w in entry["no"]}  # type: ignore[operator]


def test_words_of_things_to_come() -> None:
    assert all(to_come(fold(w)) for w in (*pack()["to_come"]["yes"], "سيصوت", "وستعقد", "المقررة"))
    assert not any(to_come(fold(w)) for w in (*pack()["to_come"]["no"], "سياسية", "ستين", "سيدة"))
