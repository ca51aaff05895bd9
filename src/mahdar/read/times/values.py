"""Values: TIMEX3 values of days, months, years and lengths, with the days that they cover."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from mahdar.read.times import calendar
from mahdar.read.times.frames import Frame

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Basis = Literal["stated", "publication", "context"]


class Value(msgspec.Struct, frozen=True):
    """A TIMEX3 value with its type, the days that it covers, both included, and what it rests on.

    >>> Value("2022-01").type
    'DATE'
    """

    value: str | None
    type: Kind = "DATE"
    basis: Basis = "stated"
    first: date | None = None
    last: date | None = None


def day_value(day: date, frame: Frame, basis: Basis) -> Value:
    """Give the value of a day with the frame's part of the day or clock time.

    >>> day_value(date(2022, 1, 6), Frame(part="TEV"), "publication").value
    '2022-01-06TEV'
    """
    if frame.hour is not None:
        seconds = f":{frame.second:02}" if frame.second is not None else ""
        clock = f"T{_hour(frame):02}:{frame.minute or 0:02}{seconds}{frame.zone}"
        return Value(day.isoformat() + clock, "TIME", basis, day, day)
    if frame.part:
        return Value(day.isoformat() + frame.part, "TIME", basis, day, day)
    return Value(day.isoformat(), "DATE", basis, day, day)


def _hour(frame: Frame) -> int:
    hour = frame.hour or 0
    if frame.part in ("TAF", "TEV") and hour < 12:
        return hour + 12
    if frame.part == "T12:00" and hour < 6:
        return hour + 12
    if frame.part == "TNI" and 6 <= hour < 12:
        return hour + 12
    return 0 if (hour == 12 and frame.part in ("TMO", "TNI")) or hour == 24 else hour


def month_value(year: int, month: int, basis: Basis) -> Value:
    """Give the value of a month.

    >>> month_value(2022, 2, "stated").last
    datetime.date(2022, 2, 28)
    """
    first, last = calendar.month_span(year, month)
    return Value(f"{year:04}-{month:02}", "DATE", basis, first, last)


def year_value(year: int, basis: Basis) -> Value:
    """Give the value of a year.

    >>> year_value(2022, "stated").value
    '2022'
    """
    return Value(f"{year:04}", "DATE", basis, date(year, 1, 1), date(year, 12, 31))


def length(n: float, unit: str) -> str:
    """Give an ISO 8601 length.

    >>> length(3, "D"), length(50, "MIN"), length(2, "10Y"), length(1.5, "H")
    ('P3D', 'PT50M', 'P20Y', 'PT90M')
    """
    big = unit.removesuffix("Y")
    if big.isdigit():
        n, unit = n * int(big), "Y"
    smaller = {"H": ("MIN", 60), "D": ("H", 24), "Y": ("M", 12), "MIN": ("S", 60)}
    while not float(n).is_integer() and unit in smaller:
        unit, factor = smaller[unit]
        n = round(n * factor, 6)
        if unit == "H" or unit == "S":
            break
    time = "T" if unit in ("H", "MIN", "S") else ""
    return f"P{time}{n:g}{unit[0]}"
