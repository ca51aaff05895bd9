"""Undated reports: dated by what the other reports of the story date."""

from mahdar.link import link
from mahdar.model import Reading
from tests.link.hand import name, reading, time

DATED = "وأعلنت موسكو في 17 ديسمبر الماضي مسودة اتفاقات مع الحلف"
UNDATED = "قال الناطق يوم الأربعاء إن الوفد جاهز.\nوفي الأسبوع الماضي قدمت موسكو مسودة اتفاقات إلى الحلف"


def names(text: str) -> list:
    return [name(text, "موسكو", "GPE", entity="RUS", state="RUS"), name(text, "الحلف", "ORG", entity="NATO")]


def story(undated: str, *more: Reading) -> list[Reading]:
    known = reading(
        "known", DATED, "2022-01-06", names=names(DATED), times=[time(DATED, "17 ديسمبر الماضي", "2021-12-17")]
    )
    times = [time(undated, part) for part in ("يوم الأربعاء", "الأسبوع الماضي") if part in undated]
    return [known, reading("open", undated, None, names=names(undated), times=times), *more]


def test_last_week_and_a_weekday_give_the_day() -> None:
    found = link(story(UNDATED)).dates
    assert [(d.article, d.published, d.basis) for d in found] == [("open", "2021-12-22", "inferred")]
    assert "17 ديسمبر الماضي" in found[0].reason


def test_without_a_weekday_there_is_an_interval() -> None:
    found = link(story(UNDATED.replace("يوم الأربعاء ", ""))).dates[0]
    assert (found.published, found.earliest, found.latest) == (None, "2021-12-20", "2021-12-26")


def test_what_no_other_report_tells_stays_undated() -> None:
    assert link(story("وفي الأسبوع الماضي ارتفعت أسعار القمح في الأسواق موسكو الحلف")).dates == ()


def test_a_dated_report_is_left_alone() -> None:
    assert link([reading("a", DATED, "2022-01-06")]).dates == ()


def test_the_time_of_the_story_gives_the_year_that_a_report_does_not_name() -> None:
    text = "قال الوزير الخميس إن المحادثات ستبدأ في 10 يناير الجاري بعد مكالمة في 30 ديسمبر الماضي"
    known = reading("known", DATED, "2022-01-12")
    found = link([known, reading("open", text, None)]).dates
    assert [(d.article, d.published) for d in found] == [("open", "2022-01-06")]
