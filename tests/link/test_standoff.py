"""What reports tell of one place or one truce: each disagreement with its counterpart that is none."""

import random

import pytest

from mahdar.lang.fold import fold
from mahdar.link import link
from mahdar.link.conflicts import _once as once
from mahdar.link.scenes import since
from mahdar.link.words import entry_of, is_any, listed, pack
from mahdar.model import Article, Conflict, Evidence, Reading, Side
from mahdar.read import read

LISTS = ("truce", "site", "beside", "governs", "open", "toward", "relative_clause", "since")


def report(id: str, day: str, text: str) -> Reading:
    return read(Article.make(id=id, text=text, published=day, outlet=f"صحيفة {id}"))


def shown(*readings: Reading, kind: str) -> list[Conflict]:
    return [c for c in link(readings).conflicts if c.kind == kind]


WHOLE = "أعلن الجيش اليمني سيطرته الكاملة على مدينة المخا الساحلية."
PART = "وقال سكان إن الجيش اليمني بات يسيطر على معظم مدينة المخا الساحلية."


def test_a_part_after_the_whole_contradicts() -> None:
    sides = [c.sides for c in shown(report("a", "2017-02-08", WHOLE), report("b", "2017-02-09", PART), kind="status")]
    assert [{s.article for s in side} for side in sides] == [{"a", "b"}]


def test_the_whole_after_a_part_is_progress() -> None:
    assert not shown(report("a", "2017-02-12", WHOLE), report("b", "2017-02-09", PART), kind="status")


def test_the_whole_of_something_else_is_none_of_the_place() -> None:
    other = "سيطر الجيش اليمني على مدينة المخا وكامل الشريط الساحلي المجاور."
    assert not shown(report("a", "2017-02-08", other), report("b", "2017-02-09", PART), kind="status")


def test_what_is_to_be_freed_is_not_free() -> None:
    aim = "أطلق الجيش اليمني عملية لتحرير مدينة المخا بالكامل."
    assert not shown(report("a", "2017-02-08", aim), report("b", "2017-02-09", PART), kind="status")


def besieged(id: str, when: str, town: str = "مدينة سرت") -> Reading:
    return report(id, "2016-08-12", f"وحاصر الجيش الليبي {when} {town} من ثلاث جهات.")


def test_days_on_which_a_siege_began_contradict() -> None:
    assert shown(besieged("a", "الاثنين"), besieged("b", "الأربعاء"), kind="date")
    assert not shown(besieged("a", "الاثنين"), besieged("b", "الاثنين"), kind="date")
    assert not shown(besieged("a", "الاثنين"), besieged("b", "الأربعاء", "مدينة درنة"), kind="date")


def test_for_weeks_is_not_for_days() -> None:
    weeks = report("a", "2016-08-12", "وتخضع قاعدة الوطية لحصار منذ أسابيع.")
    days = report("b", "2016-08-12", "وقال شهود إن المقاتلين يحاصرون قاعدة الوطية منذ أيام.")
    assert shown(weeks, days, kind="date")
    assert since("منذ أسابيع", None, "", 100) != since("منذ أيام", None, "", 100)


def test_hours_at_which_a_truce_begins_contradict() -> None:
    noon = report("a", "2016-04-10", "وتبدأ الهدنة في اليمن ظهر اليوم الأحد.")
    night = report("b", "2016-04-10", "وقالت الأمم المتحدة إن الهدنة في اليمن تبدأ الساعة 11:59 مساء اليوم الأحد.")
    assert shown(noon, night, kind="date")


def test_a_truce_that_is_broken_was_not_held() -> None:
    agreed = report("a", "2016-04-10", "أعلنت الحكومة اليمنية هدنة لمدة أسبوع في تعز.")
    broken = report("b", "2016-04-13", "قال سكان في اليمن إن الهدنة لم تصمد في تعز سوى ساعات.")
    threat = report("c", "2016-04-13", "قال الجيش اليمني إنه سيرد على أي خرق للهدنة في تعز.")
    assert shown(agreed, broken, kind="not_held")
    assert not shown(agreed, threat, kind="not_held")


def test_a_town_that_was_entered_is_not_still_approached() -> None:
    entered = report("a", "2016-06-08", "تمكنت المقاومة الشعبية الأربعاء من دخول مدينة تعز.")
    nearing = report("b", "2016-06-11", "وتواصل المقاومة الشعبية تقدمها باتجاه مدينة تعز.")
    before = report("c", "2016-06-06", "وتواصل المقاومة الشعبية تقدمها باتجاه مدينة تعز.")
    assert shown(entered, nearing, kind="status")
    assert not shown(entered, before, kind="status")


def test_a_distance_does_not_change_with_the_days() -> None:
    near = report("a", "2017-05-02", "وتقع قاعدة الوطية الجوية على بعد 140 كيلومترا جنوب مدينة طرابلس.")
    far = report("b", "2017-05-12", "واقتحم المقاتلون قاعدة الوطية التي تقع على مسافة 170 كيلومترا من طرابلس.")
    other = report("c", "2017-05-12", "واقتحم المقاتلون مصنع الإسمنت الذي يقع على مسافة 170 كيلومترا من طرابلس.")
    assert shown(near, far, kind="number")
    assert not shown(near, other, kind="number")


def test_the_order_of_reports_says_nothing() -> None:
    reports = [report("a", "2017-02-08", WHOLE), report("b", "2017-02-09", PART), besieged("c", "الاثنين")]
    reports.append(besieged("d", "الأربعاء"))
    first = link(reports).conflicts
    random.Random(7).shuffle(reports)
    assert link(reports).conflicts == first


@pytest.mark.parametrize("entry", pack()["scene"], ids=lambda e: e["id"])
def test_deeds(entry: dict) -> None:
    assert {entry_of(fold(w), "scene") for w in entry["yes"] + entry["forms"]} == {entry["id"]}
    assert entry["id"] not in {entry_of(fold(w), "scene") for w in entry["no"]}


@pytest.mark.parametrize("section", LISTS)
def test_lists(section: str) -> None:
    assert all(is_any(fold(w), section) for w in pack()[section]["yes"])
    assert not any(is_any(fold(w), section) for w in pack()[section]["no"])
    assert listed(section)


def test_a_truce_that_failed_is_told_of_once() -> None:
    proof = (Evidence(article="b", start=0, end=9, text="لم تصمد"),)
    failed = Side(value="لم تصمد", article="b", evidence=proof)
    agreed, other = (Side(value="هدنة", article=id) for id in "ac")
    event = Conflict(id="1", kind="not_held", what="truce", sides=(agreed, failed), severity=0.5)
    scene = Conflict(id="2", kind="not_held", what="هدنة", sides=(other, failed), severity=0.4)
    assert [[s.article for s in c.sides] for c in once([event, scene])] == [["a", "b", "c"]]
