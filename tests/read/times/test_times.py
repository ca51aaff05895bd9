"""Times: every rule of the pack on its own examples, and what rules alone do not show."""

from __future__ import annotations

from datetime import date

import pytest

from mahdar.lang.pack import Entry, load
from mahdar.model import Article, Time
from mahdar.read.analysis import Analyser
from mahdar.read.draft import Draft
from mahdar.read.numbers import Numbers
from mahdar.read.sheet import Sheet
from mahdar.read.times.calendar import easter, hijri_day, hijri_year_at
from mahdar.read.times.stage import Times

PACK = load("ar")
NUMBERS, TIMES = Numbers(PACK), Times(PACK)
ANALYSER = Analyser(PACK, NUMBERS.literals | TIMES.literals)
THURSDAY = "2022-01-06"


def times(text: str, published: str | None = THURSDAY) -> list[Time]:
    article = Article.make(text=text, published=published)
    draft = Draft(article, Sheet(text, ANALYSER), PACK)
    NUMBERS.run(draft)
    TIMES.run(draft)
    return draft.times


def values(text: str, published: str | None = THURSDAY) -> list[tuple[str, str | None]]:
    return [(t.text, t.value) for t in times(text, published)]


def rules() -> list[Entry]:
    return PACK.rules["times"]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_examples(rule: Entry) -> None:
    assert rule.yes, f"{rule.where}: {rule.id} has no example"
    for text, value in rule.yes:
        found = values(text, rule.get("published"))
        if value:
            assert value in [v for _, v in found], f"{rule.where}: {text!r} gives {found}"
        else:
            assert not found, f"{rule.where}: {text!r} is no time, yet gives {found}"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_negative_examples(rule: Entry) -> None:
    for text in rule.no:
        assert rule.id not in [t.rule for t in times(text, rule.get("published"))], f"{rule.where}: matches {text!r}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وتختتم الجولة الجمعة باجتماع في فيينا", [("الجمعة", "2022-01-07")]),
        ("يلتقي الوزيران يومي السبت والأحد المقبلين", [("السبت", "2022-01-08"), ("الأحد المقبلين", "2022-01-09")]),
        ("ومن المقرر أن يصل الوفد الاثنين", [("الاثنين", "2022-01-10")]),
        ("غادر الوفد الاثنين", [("الاثنين", "2022-01-03")]),
        ("وناقش الأعضاء خطط إدخال قافلة إلى البلدة الجمعة", [("الجمعة", "2022-01-07")]),
        ("ردا على الهجوم الذي وقع الجمعة", [("الجمعة", "2021-12-31")]),
        ("وفي المدينة التي كان يقصفها الجمعة", [("الجمعة", "2021-12-31")]),
        ("وأعدوا قافلة يفترض أن تدخل البلدة الأحد", [("الأحد", "2022-01-09")]),
        ("سينتظر الناس نتائج اقتراع الأربعاء", [("الأربعاء", "2022-01-05")]),
        ("وكان من المقرر أن يبدأ العمل الثلاثاء", [("الثلاثاء", "2022-01-04")]),
        ("وأمام البرلمان مهلة قررها حتى 20 فبراير للموافقة", [("20 فبراير", "2022-02-20")]),
        ("وقالت الوزارة إنها تنظر في قصف وقع على القرية الاثنين", [("الاثنين", "2022-01-03")]),
        ("وصل أمس، وبعد يومين وجده الحراس ميتا", [("أمس", "2022-01-05"), ("يومين", "P2D")]),
        ("وكان يقول إنه سيرى ذلك اليوم", []),
        ("يقام المعرض من 5 - 7 / 8 / 1436هـ", [("5", "2015-05-23"), ("7 / 8 / 1436هـ", "2015-05-25")]),
        ("القانون المعدل للعام 2017", [("للعام 2017", "2017")]),
        ("قتل العام الماضي 1500 شخص", [("العام الماضي", "2021")]),
        ("سيعقد المؤتمر في آذار", [("آذار", "2022-03")]),
        ("وقع الاتفاق في آذار", [("آذار", "2021-03")]),
        ("من يناير إلى مارس 2015", [("يناير", "2015-01"), ("مارس 2015", "2015-03")]),
        ("عام 2014 وفي العام التالي", [("عام 2014", "2014"), ("العام التالي", "2015")]),
        ("يجتمعون الثلاثاء المقبل، في الساعة 15:00 بتوقيت غرينتش", [
            ("الثلاثاء المقبل", "2022-01-11"), ("الساعة 15:00 بتوقيت غرينتش", "2022-01-11T15:00Z"),
        ]),
        ("قالت رئيسة الوزراء تيريزا ماي إن أب الطفل مارس حقه", []),
        ("رجب طيب أردوغان ومحمد شعبان", []),
        ("وصل ١٢ جنديا في ١٢ كانون الثاني", [("١٢ كانون الثاني", "2022-01-12")]),
        ("في الـ۱۲ من شباط ۲۰۲۲", [("الـ۱۲ من شباط ۲۰۲۲", "2022-02-12")]),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


def test_basis_and_days() -> None:
    stated, pointed, context = (
        times("في 3 مارس 2015. وأمس. وقع في 2 مايو 2010 وفي اليوم التالي")[:1]
        + times("غادر أمس")
        + times("وقع في 2 يناير 2010 وفي اليوم التالي غادر")[1:]
    )
    assert (stated.basis, stated.earliest, stated.latest) == ("stated", "2015-03-03", "2015-03-03")
    assert (pointed.basis, pointed.value) == ("publication", "2022-01-05")
    assert (context.basis, context.value) == ("context", "2010-01-03")
    month = times("في الشهر الماضي")[0]
    assert (month.earliest, month.latest) == ("2021-12-01", "2021-12-31")


def test_edge_is_a_modifier() -> None:
    assert [(t.value, t.mod) for t in times("مطلع العام المقبل")] == [("2023", "START")]


def test_page_dated_after_its_dispatch() -> None:
    found = values("قال الوزير اليوم الأربعاء إنه سافر أمس")
    assert found == [("اليوم الأربعاء", "2022-01-05"), ("أمس", "2022-01-04")]
    assert values("يرأس الوزير غدا الأربعاء اجتماعا") == [("غدا الأربعاء", "2022-01-05")]


def test_unknown_publication_leaves_values_open() -> None:
    (time,) = times("وصل الأسبوع الماضي", None)
    assert (time.value, time.basis) == (None, "publication")


def test_chunks_for_later_stages() -> None:
    article = Article.make(text="وصل في 12 يناير الجاري وغادر", published=THURSDAY)
    draft = Draft(article, Sheet(article.text, ANALYSER), PACK)
    NUMBERS.run(draft)
    TIMES.run(draft)
    chunk = next(t for t in draft.sheet.tokens if "TIME" in t.classes)
    assert chunk.record is draft.times[0]
    assert "DATE" in chunk.classes
    assert not any(c.startswith("T_") for t in draft.sheet.tokens for c in t.classes if "TIME" in t.classes)


@pytest.mark.parametrize(
    "text", ["12 " * 2000, "يوم " * 2000, "الأحد " * 2000, "من 12 إلى " * 1000, "12/" * 3000, "«اليوم" * 2000]
)
def test_hostile_input_is_read(text: str) -> None:
    assert isinstance(times(text), list)


def test_huge_numbers_are_no_error() -> None:
    for text in (
        "قبل 999999999999 يوما",
        "بعد 99999999 عقدا",
        "قبل 4000000 قرن",
        "في 3 يناير 9999",
        "99/99/9999",
        "الساعة 99:99",
    ):
        assert isinstance(times(text), list)


def test_calendars() -> None:
    assert hijri_day(1436, 10, 25) == date(2015, 8, 10)
    assert hijri_day(1600, 1, 1) is None
    assert hijri_year_at(date(2022, 1, 6)) == 1443
    assert easter(2016) == date(2016, 3, 27)


ALONE = [
    ("تقام البطولة المقررة من 14 حزيران/يونيو إلى 15 تموز/يوليو.", ["2022-06-14", "2022-07-15"]),
    ("وأعلن الهدنة أمس الثلاثاء، وتبدأ مساء اليوم الخميس.", ["2022-01-04", "2022-01-06TEV"]),
    ("وقال ستيفان لطلاب الجامعة يوم الأربعاء إنه باق.", ["2022-01-05"]),
    ("وبلغت كلفة الجسر الذي أنشئ عام 1986 مليار دولار.", ["1986"]),
]


@pytest.mark.parametrize(("text", "expected"), ALONE, ids=[text[:40] for text, _ in ALONE])
def test_what_stands_around_decides(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


def test_the_summer_that_goes_on_is_neither_the_last_one_nor_the_next() -> None:
    assert values("غادر الصيف الماضي", "2015-08-02") == [("الصيف الماضي", "2014-SU")]
    assert values("سيعود الصيف المقبل", "2015-07-02") == [("الصيف المقبل", "2016-SU")]
    assert values("غادر الصيف الماضي", "2015-10-02") == [("الصيف الماضي", "2015-SU")]


def test_on_sunday_this_week_is_the_one_that_is_told_of() -> None:
    assert values("شن المقاتلون هجوما هذا الأسبوع", "2018-03-11") == [("هذا الأسبوع", "2018-W10")]
    assert values("من المقرر أن يجتمع الوزيران هذا الأسبوع", "2018-03-11") == [("هذا الأسبوع", "2018-W11")]


def test_minutes_behind_a_point_are_minutes() -> None:
    assert values("سمع الانفجار الساعة 8.30 صباح أمس") == [("الساعة 8.30 صباح أمس", "2022-01-05T08:30")]


def test_a_day_by_which_something_is_to_be_done_lies_ahead() -> None:
    assert values("وعليه الترشح في موعد أقصاه 26 أكتوبر", "2022-06-06") == [("26 أكتوبر", "2022-10-26")]
