"""Calendars: ISO values of days, weeks, months and years, and the Hijri calendar (Umm al-Qura, through hijridate)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

SUNDAY = 7
DAY = re.compile(r"\d{4}-\d\d-\d\d")  # how the value of a day begins; 2018-W03 and FUTURE_REF are none
HIJRI_YEARS = range(1343, 1501)  # what the Umm al-Qura tables cover


def day_of(year: int, month: int, day: int) -> date | None:
    """Give the day, None where the calendar has no such day.

    >>> day_of(2022, 2, 30) is None
    True
    """
    if not (1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


@lru_cache(maxsize=4096)
def hijri_day(year: int, month: int, day: int) -> date | None:
    """Give the day of the common calendar for a Hijri one (Umm al-Qura), None where there is none.

    >>> hijri_day(1436, 10, 10)
    datetime.date(2015, 7, 26)
    """
    from hijridate import Hijri

    if year not in HIJRI_YEARS or not (1 <= month <= 12 and 1 <= day <= 30):
        return None
    try:
        found: date = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


@lru_cache(maxsize=4096)
def hijri_year_at(day: date) -> int | None:
    """Give the Hijri year in which `day` lies, None outside of the tables.

    >>> hijri_year_at(date(2015, 7, 26))
    1436
    """
    guess = int((day.year - 622) * 33 / 32)
    for year in range(guess - 1, guess + 3):
        first, after = hijri_day(year, 1, 1), hijri_day(year + 1, 1, 1)
        if first and after and first <= day < after:
            return year
    return None


def hijri_span(year: int, month: int | None = None) -> tuple[date, date] | None:
    """Give the first and the last day of a Hijri month or year.

    >>> hijri_span(1436, 9)
    (datetime.date(2015, 6, 18), datetime.date(2015, 7, 16))
    """
    first = hijri_day(year, month or 1, 1)
    after = hijri_day(year + 1, 1, 1) if month in (None, 12) else hijri_day(year, (month or 0) + 1, 1)
    return (first, after - timedelta(days=1)) if first and after else None


def common_year(span: tuple[date, date]) -> int:
    """Give the common year in which most of the span lies.

    >>> common_year((date(2014, 10, 25), date(2015, 10, 13)))
    2015
    """
    return (span[0] + (span[1] - span[0]) / 2).year


def week_value(day: date) -> str:
    """Give the ISO week of `day`.

    >>> week_value(date(2021, 12, 15))
    '2021-W50'
    """
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def week_start(value: str) -> date:
    """Give the Monday of an ISO week.

    >>> week_start("2021-W50")
    datetime.date(2021, 12, 13)
    """
    return date.fromisocalendar(int(value[:4]), int(value[6:]), 1)


def press_week(day: date) -> date:
    """Give a day of the ISO week that the press means by the week of `day`: on Sunday, the next one has begun.

    >>> press_week(date(2018, 4, 22)).isocalendar().week
    17
    """
    return day + timedelta(days=1) if day.isoweekday() == SUNDAY else day


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Give the month `count` months later.

    >>> add_months(2021, 12, 1)
    (2022, 1)
    """
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def month_span(year: int, month: int) -> tuple[date, date]:
    """Give the first and the last day of a month.

    >>> month_span(2022, 2)
    (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28))
    """
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def latest_weekday(weekday: int, day: date) -> date:
    """Give the latest day with the ISO weekday on or before `day`.

    >>> latest_weekday(3, date(2022, 1, 6))
    datetime.date(2022, 1, 5)
    """
    return day - timedelta(days=(day.isoweekday() - weekday) % 7)


def next_weekday(weekday: int, day: date) -> date:
    """Give the first day with the ISO weekday on or after `day`.

    >>> next_weekday(3, date(2022, 1, 6))
    datetime.date(2022, 1, 12)
    """
    return day + timedelta(days=(weekday - day.isoweekday()) % 7)


def easter(year: int) -> date:
    """Give Western Easter Sunday (the anonymous Gregorian rule).

    >>> easter(2018)
    datetime.date(2018, 4, 1)
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * e + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    month, day = divmod(h + i - 7 * m + 114, 31)
    return date(year, month, day + 1)
