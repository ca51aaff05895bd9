"""Days of the Hijri calendar and days that a feast fixes."""

from __future__ import annotations

from datetime import date, timedelta

from mahdar.read.times import calendar
from mahdar.read.times.frames import Frame
from mahdar.read.times.periods import choose
from mahdar.read.times.values import Value, day_value


def feast(published: date | None, frame: Frame, outlook: int) -> Value | None:
    """Give the day of a Hijri date or a feast (`h10-01`, `g12-25`, `e-2` days from Easter); None where there is none.

    >>> feast(date(2015, 7, 26), Frame(holiday="h10-01"), -1).value
    '2015-07-17'
    """
    hijri = f"h{frame.hmonth}-{frame.hday}" if frame.hmonth and frame.hday else ""
    code = frame.holiday or hijri
    later = timedelta(days=(frame.day or 1) - 1 if frame.holiday else 0)
    if frame.hyear is not None and code[0] == "h":
        day = _of_year(code, frame.hyear)
        return day_value(day + later, frame, "stated") if day else None
    if frame.year is not None:
        days = [d for d in _around(code, date(frame.year, 7, 1)) if d.year == frame.year]
        return day_value(days[0] + later, frame, "stated") if days else None
    if published is None:
        return Value(None, basis="publication")
    days = _around(code, published)
    if frame.unit == "Y" and frame.dir == "this":
        days = [d for d in days if d.year == published.year] or days
    day = choose(days, published, frame.dir if frame.unit != "Y" else "", max(outlook, 0), 60)
    return day_value(day + later, frame, "publication") if day else None


def _of_year(code: str, year: int) -> date | None:
    """Give the day in the calendar's own year."""
    if code[0] == "e":
        return calendar.easter(year) + timedelta(days=int(code[1:]))
    month, day = (int(x) for x in code[1:].split("-"))
    return calendar.hijri_day(year, month, day) if code[0] == "h" else calendar.day_of(year, month, day)


def _around(code: str, day: date) -> list[date]:
    middle = calendar.hijri_year_at(day) if code[0] == "h" else day.year
    years = range(middle - 2, middle + 3) if middle else ()
    return [found for year in years if (found := _of_year(code, year))]
