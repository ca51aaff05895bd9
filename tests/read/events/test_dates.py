"""When a deed was done: what a sentence says of it, and what is said of another one or of none."""

from __future__ import annotations

import pytest

from mahdar.model import Article, Event
from mahdar.read import read


def event(text: str, kind: str, published: str = "2018-05-15") -> Event:
    """Give the only event of a type."""
    found = [e for e in read(Article.make(text=text, published=published)).events if e.type == kind]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "اجتمع الوزير الكويتي بالسفير التركي في أول لقاء بين البلدين منذ عام 2013.",
        "يعد لقاء الوزير الكويتي والسفير التركي الأرفع منذ عام 2013.",
        "وصف السفير التركي اللقاء مع الوزير الكويتي، الذي لم يعقد منذ عام 2013، بالناجح.",
    ],
)
def test_since_when_there_was_none_such_is_no_date(text: str) -> None:
    """A first or greatest deed since a year was not done in that year."""
    assert event(text, "CONSULT").date != "2013"


def test_since_when_a_deed_lasts_is_its_date() -> None:
    """What goes on since a month began in it."""
    assert event("تحاصر القوات السورية البلدة منذ مارس 2018.", "COERCE").date == "2018-03"


def test_until_when_is_the_end() -> None:
    """A time behind 'until' is no date but the end."""
    found = event("أغلقت السلطات الليبية المعبر حتى الخامس من يونيو المقبل.", "COERCE")
    assert (found.date, found.end) == ("2018-05-15", "2018-06-05")


def test_when_takes_the_time_of_its_main_clause() -> None:
    """What is told with 'when' was done at the time that the main clause names, wherever in it that stands."""
    text = "كان الوزيران في 11 مارس الماضي في جنوب البلاد عندما قصفت طائرات روسية بلدة قريبة."
    assert event(text, "ASSAULT").date == "2018-03-11"


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("اجتمع المجلس غداة قصف إسرائيلي على دمشق.", "ASSAULT", "2018-05-14"),
        ("وصل الفريق الأحد بعد خمسة أيام من غارات إسرائيلية على دمشق.", "ASSAULT", "2018-05-08"),
        ("وصل الفريق قبل يومين من قمة فرنسية ألمانية في باريس.", "CONSULT", "2018-05-17"),
        ("يأتي القرار بعد أسبوعين على هجوم لحركة طالبان في كابول في 28 أبريل.", "ASSAULT", "2018-04-28"),
    ],
)
def test_deeds_told_by_how_far_they_lie(text: str, kind: str, day: str) -> None:
    """So many days before or behind what is told; a date of its own comes before that."""
    assert event(text, kind).date == day


def test_how_long_a_war_was_is_no_distance() -> None:
    """After so many years of the war does not say when it began."""
    text = "عاد السكان الأحد بعد ثلاث سنوات من الحصار السوري للبلدة."
    assert event(text, "COERCE").date is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("هدد الرئيس الأميركي بتمزيق الاتفاق النووي المبرم مع إيران عام 2015.", "AGREE"),
        ("حذر النائب من رد بلاده إذا تخلت واشنطن عن الاتفاق النووي المبرم عام 2015.", "AGREE"),
    ],
)
def test_what_bears_a_name_was_done(text: str, kind: str) -> None:
    """A deed with a name of its own is a fact, whatever is feared or threatened of it, and not of the day of its telling."""
    found = event(text, kind)
    assert (found.status, found.date) == ("held", "2015")


def test_a_named_deed_is_not_of_the_day_on_which_it_is_spoken_of() -> None:
    """A day that the sentence names for what was said is not that of the treaty."""
    assert event("دافع الوزير الألماني الاثنين عن الاتفاق النووي مع إيران.", "AGREE").date is None


def test_what_goes_on_is_not_of_the_day_of_its_telling() -> None:
    """A war of which a relative clause speaks in the present tense was not fought on the day of the debate."""
    text = "تأخرت الجلسة. وناقش النواب أمس في جلسة طويلة الغارات التي تشنها القوات التركية على الجبال."
    assert event(text, "ASSAULT").date is None


def test_what_was_agreed_upon_lies_ahead_and_the_agreement_does_not() -> None:
    """A past verb takes no time that is still to come."""
    found = event("اتفقت الكويت والعراق على فتح المعبر أواخر يونيو المقبل.", "AGREE")
    assert (found.status, found.date) == ("held", "2018-05-15")


def test_a_meeting_called_off_is_of_the_day_for_which_it_was_planned() -> None:
    """Not of the day on which it was called off."""
    text = "ألغى الوزير الكويتي، الاثنين، لقاء كان مقررا مع نظيره التركي في 20 مايو."
    assert event(text, "CONSULT").date == "2018-05-20"


def test_since_another_deed_is_that_ones_day() -> None:
    """What goes on since a treaty was signed began on the day of the signing."""
    text = "يراقب الطرفان الخط. وتنتشر قوة روسية في الإقليم منذ توقيع البيان في 9 مارس 2018."
    assert event(text, "MOBILIZE").date == "2018-03-09"


def test_a_calendar_tells_each_deed_under_its_own_day() -> None:
    text = (
        "محطات الصراع بين تشاد وجارتها\n\n"
        "تبادل البلدان القصف مرات عدة.\n"
        "- 2012 -\n"
        "3 آذار/مارس: طائرات تشاد تقصف مواقع في النيجر. وقتل في الغارات تسعة جنود.\n"
        "9 أيار/مايو: قصف جيش النيجر بلدة حدودية في تشاد.\n"
        "- 2013 -\n"
        "4 شباط/فبراير: قصفت تشاد قاعدة في النيجر.\n"
    )
    found = read(Article.make(text=text, published="2015-06-01")).events
    days = {e.date for e in found if e.type == "ASSAULT" and e.status == "held"}
    assert {"2012-03-03", "2012-05-09", "2013-02-04"} <= days
