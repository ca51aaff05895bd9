"""The day of publication of articles that print none, from their own times."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mahdar.lang.pack import load
from mahdar.model import Article
from mahdar.read.analysis import Analyser
from mahdar.read.draft import Draft
from mahdar.read.numbers import Numbers
from mahdar.read.sheet import Sheet
from mahdar.read.times.dateline import Dating
from mahdar.read.times.stage import Times

PACK = load("ar")
NUMBERS, TIMES = Numbers(PACK), Times(PACK)
ANALYSER = Analyser(PACK, NUMBERS.literals | TIMES.literals)


def draft_of(text: str) -> Draft:
    draft = Draft(Article.make(text=text), Sheet(text, ANALYSER), PACK)
    NUMBERS.run(draft)
    return draft


def dating(text: str) -> Dating:
    return TIMES.dating(draft_of(text))


def test_weekday_month_and_plan_allow_one_day() -> None:
    found = dating(
        "قالت وزارة الدفاع، الخميس، إن الدورية انتهت. وقال الوزير، الأربعاء، إن الوفد يستعد لمحادثات من المقرر أن تعقد"
        " في 12 يناير الجاري. وكان الرئيسان تحادثا في 30 ديسمبر الماضي، وأعلنا أن العمل سيستمر في عام 2022."
    )
    assert found.published == found.earliest == found.latest == date(2022, 1, 6)


def test_interval_where_more_days_fit() -> None:
    found = dating(
        "أرسلت الحكومة ردها في الـ12 من شباط الجاري. وبدأت المناورات «درع 2022» في الـ10 من الشهر الجاري"
        " ومن المقرر أن تنتهي في الـ20 من الشهر ذاته."
    )
    assert (found.earliest, found.latest) == (date(2022, 2, 12), date(2022, 2, 20))
    assert found.published
    assert date(2022, 2, 12) <= found.published <= date(2022, 2, 20)


def test_the_words_today_with_a_full_date() -> None:
    assert dating("وصل الوفد اليوم الاثنين 27 ديسمبر 2021.").published == date(2021, 12, 27)


def test_years_gone_date_nothing() -> None:
    found = dating(
        "قال الوزير يوم الأربعاء إن الحرب بدأت في عام 2014. وقالت الوزيرة الثلاثاء إن الحرب طالت. وأضاف يوم الأربعاء"
        " أنها ستنتهي الأسبوع المقبل. ورد عليه السفير الأربعاء."
    )
    assert (found.published, found.weekday) == (None, 3)


def test_other_reports_date_the_deed_beside_an_anchor() -> None:
    found = dating(
        "عرضت الحكومة الأسبوع الماضي خطة لوقف النار. وقال الوزير يوم الأربعاء إنه ينتظر الرد. وكان قال يوم الثلاثاء إنه"
        " متفائل. وحضر يوم الأربعاء جلسة. وقال السفير يوم الأربعاء إنها انتهت."
    )
    anchor = next(c for c in found.clues if c.kind == "anchor" and c.unit == "W")
    days = found.after_deed(anchor, date(2021, 12, 17))
    assert days == (date(2021, 12, 22),)
    assert found.likeliest([date(2021, 12, day) for day in range(19, 26)]) == date(2021, 12, 22)


def test_the_draft_is_dated_and_its_times_follow() -> None:
    draft = draft_of("وصل الوفد اليوم الاثنين 27 ديسمبر 2021، وكان غادر أمس.")
    TIMES.run(draft)
    assert (draft.article.published, draft.article.published_basis) == ("2021-12-27", "inferred")
    assert [t.value for t in draft.times] == ["2021-12-27", "2021-12-26"]


def test_an_article_without_times_stays_undated() -> None:
    draft = draft_of("قال الوزير إن الاتفاق قريب.")
    TIMES.run(draft)
    assert draft.article.published is None


@pytest.mark.parametrize(
    ("name", "earliest", "latest"),
    [("003_350e49cea4a3ecba", "2022-01-06", "2022-01-06"), ("004_d8920ba0359b161d", "2022-02-12", "2022-02-20")],
)
def test_reports_of_the_story(name: str, earliest: str, latest: str) -> None:
    path = Path(__file__).parents[3].parent / "shared" / "seeds" / f"{name}.txt"
    if not path.exists():
        pytest.skip("the story's own reports are not here")
    found = dating(path.read_text(encoding="utf-8"))
    assert found.published
    assert earliest <= found.published.isoformat() <= latest
