"""One thing with two days, and days that are of two things."""

from mahdar.link import link
from mahdar.model import Conflict, Reading, Time
from tests.link.hand import reading, time


def told(id: str, text: str, *times: Time, day: str = "2022-01-20") -> Reading:
    return reading(id, text, day, f"صحيفة {id}", times=times)


def shown(*readings: Reading) -> list[Conflict]:
    return [c for c in link(readings).conflicts if c.kind == "date"]


def dated(id: str, lead: str, when: str, value: str, behind: str = "", day: str = "2022-01-20") -> Reading:
    text = f"{lead} {when} {behind}".strip()
    return told(id, text, time(text, when, value), day=day)


def test_a_month_that_one_report_gets_wrong() -> None:
    right = dated("a", "نتائج انتخابات المجالس البلدية التي جرت في", "السابع من يونيو", "2021-06-07")
    wrong = dated("b", "خسر في انتخابات المجالس البلدية في", "السابع من يوليو", "2021-07-07")
    other = dated("c", "افتتحت دورة الألعاب الشتوية في", "السابع من يوليو", "2021-07-07")
    assert [{s.article for s in c.sides} for c in shown(right, wrong, other)] == [{"a", "b"}]


def test_days_next_to_each_other_need_more_in_common_unless_a_thing_begins_on_them() -> None:
    first = dated("a", "غرقت عبارة الركاب قبالة ميناء بورتو في", "4 يناير", "2022-01-04")
    again = dated("b", "غرقت عبارة الركاب قبالة ميناء بورتو", "الاثنين الماضي", "2022-01-03", day="2022-01-10")
    ship = dated("c", "غرقت سفينة شحن في", "الثالث من يناير", "2022-01-03")
    assert [{s.article for s in c.sides} for c in shown(first, again)] == [{"a", "b"}]
    assert not shown(first, ship)
    start = dated("a", "بدأ إضراب عمال السكك في", "4 يناير", "2022-01-04")
    other = dated("b", "إضراب عمال السكك الذي انطلق في", "الثالث من يناير", "2022-01-03")
    until = dated("c", "يستمر إضراب عمال السكك حتى", "الثالث من يناير", "2022-01-03")
    assert [{s.article for s in c.sides} for c in shown(start, other)] == [{"a", "b"}]
    assert not shown(start, until)


def test_what_recurs_has_many_days() -> None:
    a = dated("a", "قصف الجيش مواقع قرب المدينة في", "4 يناير", "2022-01-04")
    b = dated("b", "قصف الجيش مواقع قرب المدينة في", "5 يناير", "2022-01-05")
    assert not shown(a, b)


def test_a_plan_that_moves_before_its_day() -> None:
    plan = "من المقرر أن يعلن المتحف نتائج مسابقة الخزف"
    first = dated("a", plan, "الجمعة 28 يناير", "2022-01-28")
    moved = dated("b", plan, "الاثنين 31 يناير", "2022-01-31", day="2022-01-22")
    late = dated("c", plan, "الاثنين 28 فبراير", "2022-02-28", day="2022-02-22")
    assert [{s.article for s in c.sides} for c in shown(first, moved)] == [{"a", "b"}]
    assert not shown(first, late)  # another year's, another time's: the first was over


def test_the_ends_of_a_stretch_are_no_days_of_the_thing() -> None:
    text = "تعرض لوحات متحف الخزف الجديدة بين 4 و 6 يناير"
    both = told("a", text, time(text, "4", "2022-01-04"), time(text, "6 يناير", "2022-01-06"))
    one = dated("b", "تعرض لوحات متحف الخزف الجديدة في", "5 يناير", "2022-01-05")
    assert not shown(both, one)
