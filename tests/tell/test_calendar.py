"""The calendar file: a calendar program reads it, and says what the talks are called, when and how sure."""

from datetime import date

from icalendar import Calendar
from story import story

from mahdar.tell.calendar import calendar
from mahdar.tell.links import Links
from mahdar.tell.views import talks
from mahdar.tell.wording import wording


def test_the_talks_are_in_the_calendar() -> None:
    dossier = story()
    made = Calendar.from_ical(calendar(talks(dossier), "قصة", Links(dossier, wording("ar"))))
    (event,) = made.walk("VEVENT")
    assert event["DTSTART"].dt == date(2022, 1, 12)
    assert event["SUMMARY"] == "لقاء: النرويج – CHE (مقرر)".replace("CHE", "سويسرا")
    assert event["LOCATION"] == "جنيف"
    assert "صحيفة الميناء 10 يناير 2022" in event["DESCRIPTION"]


def test_the_same_dossier_gives_the_same_file() -> None:
    dossier = story()
    links = Links(dossier, wording("ar"))
    assert calendar(talks(dossier), "قصة", links) == calendar(talks(dossier), "قصة", links)
