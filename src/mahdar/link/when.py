"""Dates as linking compares them: TIMEX3 values as stretches of days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_SEASON = {
    "SP": (3, 5),
    "SU": (6, 8),
    "FA": (9, 11),
    "WI": (12, 12),
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
}
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4])")


@lru_cache(maxsize=100_000)
def days(value: str | None) -> tuple[int, int] | None:
    """Give the first and last day of a TIMEX3 value, as ordinals; None where it names no day.

    >>> first, last = days("2022-01")
    >>> last - first
    30
    >>> days("P1M") is None
    True
    """
    text = value or ""
    try:
        if m := _DAY.match(text):
            day = date(int(m[1]), int(m[2]), int(m[3])).toordinal()
            return day, day
        if m := _WEEK.match(text):
            first = date.fromisocalendar(int(m[1]), int(m[2]), 1).toordinal()
            return first, first + 6
        if m := _PART.match(text):
            low, high = _SEASON[m[2]]
            return _months(int(m[1]), low, high)
        if m := _MONTH.match(text):
            return _months(int(m[1]), int(m[2]), int(m[2]))
        if re.fullmatch(r"\d{4}", text):
            return _months(int(text), 1, 12)
    except ValueError:
        return None
    return None


def _months(year: int, low: int, high: int) -> tuple[int, int]:
    return date(year, low, 1).toordinal(), date(year, high, monthrange(year, high)[1]).toordinal()


def ordinal(value: str | None) -> int | None:
    """Give the ordinal of a single day; None for anything wider or unknown.

    >>> ordinal("2022-01-10") - ordinal("2022-01-09"), ordinal("2022-01")
    (1, None)
    """
    found = days(value)
    return found[0] if found and found[0] == found[1] else None


def iso(day: int) -> str:
    """Give the ISO day of an ordinal.

    >>> iso(ordinal("2022-01-10"))
    '2022-01-10'
    """
    return date.fromordinal(day).isoformat()


def weekday(day: int) -> int:
    """Give the weekday of an ordinal, Monday 0.

    >>> weekday(ordinal("2022-01-10"))
    0
    """
    return date.fromordinal(day).weekday()


def earlier(day: str, by: int) -> str:
    """Give the day so many days before.

    >>> earlier("2022-01-10", 3)
    '2022-01-07'
    """
    return (date.fromisoformat(day) - timedelta(days=by)).isoformat()
