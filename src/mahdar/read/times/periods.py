"""Periods: which week, month, season, quarter, year or decade a frame means, seen from publication and context."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from mahdar.read.times import calendar
from mahdar.read.times.frames import Frame
from mahdar.read.times.outlook import AHEAD, BACK, DONE
from mahdar.read.times.values import Basis, Value, month_value, year_value

if TYPE_CHECKING:
    from mahdar.read.times.timeline import Timeline

CONTEXT = ("same", "following", "previous")
_SHIFTS = {
    "last": -1, "last2": -2, "next": 1, "next2": 2, "following": 1, "previous": -1, "same": 0, "this": 0, "recent": -1,
}  # fmt: skip
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_LOOSE = 20  # days more, where the word that looks back may belong to something else


def choose(days: list[date], start: date, direction: str, outlook: int, reach: int) -> date | None:
    """Choose among the same day of several years: as the direction says, else as the sentence looks.

    `reach` is how many days ahead a day may lie that a sentence looking back may still mean.

    >>> choose([date(2021, 12, 1), date(2022, 12, 1)], date(2022, 1, 6), "", -1, 45)
    datetime.date(2021, 12, 1)
    """
    past = max((d for d in days if d <= start), default=None)
    ahead = min((d for d in days if d >= start), default=None)
    if direction in ("last", "last2", "recent", "previous"):
        return past if past != start else max((d for d in days if d < start), default=None)
    if direction in ("next", "next2", "following"):
        return ahead if ahead != start else min((d for d in days if d > start), default=None)
    if past is None or ahead is None:
        return past or ahead
    behind, before = (start - past).days, (ahead - start).days
    if direction == "this":
        return past if behind <= before else ahead
    if outlook == 0:  # most times that say no year lie behind
        return ahead if 2 * before <= behind else past
    if outlook == AHEAD:
        return ahead if before < 240 else past
    if outlook == BACK:
        reach += _LOOSE
    return ahead if before <= reach and 2 * behind > 5 * before else past


def _basis(frame: Frame) -> Basis:
    return "context" if frame.dir in CONTEXT else "publication"


def weeks(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    """Give the ISO week of a frame that points at one: الأسبوع الماضي."""
    if frame.unit != "W" or not frame.dir:
        return None
    context = frame.dir in CONTEXT and line.day is not None
    start = line.day if context else line.published
    if start is None:
        return Value(None, basis=_basis(frame))
    # on Sunday the week that is told of, or whose end is meant, has not ended yet
    weekend = frame.dir == "this" and (frame.edge == "END" or (outlook in (BACK, DONE) and not frame.edge))
    day = (start if weekend else calendar.press_week(start)) + timedelta(days=7 * _SHIFTS.get(frame.dir, 0))
    return week_of(day, "context" if context else "publication")


def week_of(day: date, basis: Basis) -> Value:
    """Give the ISO week of a day: what was done two weeks ago was done in that week.

    >>> week_of(date(2021, 12, 30), "publication").value
    '2021-W52'
    """
    first = calendar.week_start(calendar.week_value(day))
    return Value(calendar.week_value(day), "DATE", basis, first, first + timedelta(days=6))


def pointed_month(line: Timeline, frame: Frame) -> tuple[int, int] | None:
    """Give the year and month that the frame's direction points at."""
    published = (line.published.year, line.published.month) if line.published else None
    told = frame.dir == "this" and frame.day is not None and line.tale.goes_on  # في الرابع من الشهر
    start = (line.month or published) if frame.dir in CONTEXT or told else published
    return calendar.add_months(*start, _SHIFTS.get(frame.dir, 0)) if start else None


def pointed_year(line: Timeline, frame: Frame) -> int | None:
    """Give the year that the frame's direction points at."""
    published = line.published.year if line.published else None
    start = (line.year or published) if frame.dir in CONTEXT else published
    return start + _SHIFTS.get(frame.dir, 0) if start else None


def months(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    """Give the month of a frame: of a stated year, of one that it points at, or the one that the sentence looks to."""
    if frame.hmonth is not None and frame.month is None:
        return _hijri_month(line, frame, outlook)
    if frame.month is None:
        if frame.unit != "M" or not frame.dir:
            return None
        found = pointed_month(line, frame)
        return month_value(*found, _basis(frame)) if found else Value(None, basis=_basis(frame))
    if frame.year is not None:
        return month_value(frame.year, frame.month, "stated")
    if frame.unit == "Y" and frame.dir:
        year = pointed_year(line, frame)
        return month_value(year, frame.month, "publication") if year else Value(None, basis="publication")
    if line.published is None:
        return Value(None, basis="publication")
    told = None if outlook == AHEAD else line.tale.month(frame)
    if told:
        return month_value(told.year, told.month, "context")
    start = line.published.replace(day=1)
    days = [date(start.year + y, frame.month, 1) for y in range(-3, 4)]
    day = choose(days, start, frame.dir, outlook, 42)
    return month_value(day.year, day.month, "publication") if day else None


def _hijri_month(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    """Give a Hijri month as the common month in which most of it lies, with its own first and last day."""
    assert frame.hmonth is not None
    span = calendar.hijri_span(frame.hyear, frame.hmonth) if frame.hyear else None
    if frame.hyear is None:
        this = calendar.hijri_year_at(line.published) if line.published else None
        if this is None or line.published is None:
            return Value(None, basis="publication")
        starts = [s[0] for y in (-2, -1, 0, 1, 2) if (s := calendar.hijri_span(this + y, frame.hmonth))]
        first = choose(starts, line.published, frame.dir, outlook, 100)
        span = next(
            (s for y in (-2, -1, 0, 1, 2) if (s := calendar.hijri_span(this + y, frame.hmonth)) and s[0] == first), None
        )
    if span is None:
        return None
    middle = span[0] + (span[1] - span[0]) / 2
    return Value(f"{middle.year:04}-{middle.month:02}", "DATE", "stated" if frame.hyear else "publication", *span)


def seasons(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    """Give the season, quarter or half of a frame's year; a winter counts to the year in which it ends or is spoken of."""
    if (not frame.season and not frame.sub) or frame.decade or frame.century or frame.unit in ("10Y", "100Y"):
        return None
    if frame.until:  # whose quarters are not the calendar's
        return None
    year = frame.year
    basis: Basis = "stated"
    if year is None and frame.unit == "Y" and frame.dir:
        year, basis = pointed_year(line, frame), _basis(frame)
    if year is None and line.published:
        year, basis = _season_year(line.published, frame, outlook), "publication"
    if year is None:
        return Value(None, basis="publication")
    if frame.season:
        first, last = (calendar.month_span(year, m) for m in _SEASON_MONTHS[frame.season])
        begin = first[0].replace(year=year - 1) if frame.season == "WI" else first[0]
        return Value(f"{year}-{frame.season}", "DATE", basis, begin, last[1])
    size, index = (3, int(frame.sub[1:])) if frame.sub[0] == "Q" else (6, int(frame.sub[1:]))
    if not 1 <= index <= 12 // size:
        return None
    last = calendar.month_span(year, index * size)
    return Value(f"{year}-{frame.sub}", "DATE", basis, date(year, (index - 1) * size + 1, 1), last[1])


def _season_year(published: date, frame: Frame, outlook: int) -> int:
    if not frame.season:
        return published.year
    month = _SEASON_MONTHS[frame.season][0] % 12 + 1  # its middle
    days = [date(published.year + y, month, 15) for y in (-1, 0, 1)]
    if frame.dir in ("", "this"):
        return min(days, key=lambda d: abs(d - published)).year
    first, last = (calendar.month_span(published.year, m) for m in _SEASON_MONTHS[frame.season])
    start = published
    if first[0] <= published <= last[1]:  # the summer that goes on is neither the last one nor the next
        start = first[0] if _SHIFTS.get(frame.dir, 0) < 0 else last[1]
    day = choose(days, start, frame.dir, outlook, 200)
    return day.year if day else published.year


def decades(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    """Give a decade (198) or a century (19) of a frame."""
    if frame.decade is not None:
        return _stretch(frame.decade * 10, 10, "stated")
    if frame.tenth is not None:
        return _decade_of_century(line, frame)
    if frame.century is not None:
        return _stretch((int(frame.century) - 1) * 100, 100, "stated") if frame.century > 1 else None
    if frame.unit not in ("10Y", "100Y") or not frame.dir or frame.n is not None:
        return None
    if line.published is None:
        return Value(None, basis="publication")
    size = int(frame.unit[:-1])
    return _stretch((line.published.year // size + _SHIFTS.get(frame.dir, 0)) * size, size, "publication")


def _decade_of_century(line: Timeline, frame: Frame) -> Value | None:
    """Give the first, second … decade of a century that is numbered or pointed at."""
    century = frame.century
    if century is None and line.published:
        century = line.published.year // 100 + 1 + _SHIFTS.get(frame.dir, 0)
    if century is None or not 1 <= (frame.tenth or 0) <= 10:
        return None
    return _stretch((int(century) - 1) * 100 + (int(frame.tenth or 1) - 1) * 10, 10, "stated")


def _stretch(first: int, size: int, basis: Basis) -> Value:
    return Value(f"{first // size}", "DATE", basis, date(first, 1, 1), date(first + size - 1, 12, 31))


def years(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    """Give the year of a frame; of a Hijri year, the common one in which most of it lies; of a school year, both."""
    if frame.until is not None:
        return _two_years(frame)
    if frame.year is not None:
        return year_value(frame.year, "stated")
    if frame.hyear is not None:
        span = calendar.hijri_span(frame.hyear, frame.hmonth)
        return year_value(calendar.common_year(span), "stated") if span else None
    if frame.unit == "Y" and frame.dir:
        year = pointed_year(line, frame)
        return year_value(year, _basis(frame)) if year else Value(None, basis=_basis(frame))
    return None


def _two_years(frame: Frame) -> Value | None:
    """Give the two years in which a fiscal or school year begins and ends."""
    first = frame.year
    if first is None and frame.hyear is not None:
        span = calendar.hijri_span(frame.hyear, None)
        first = calendar.common_year(span) if span else None
    if first is None:
        return None
    return Value(f"{first}/{first + 1}", "DATE", "stated", date(first, 1, 1), date(first + 1, 12, 31))


STEPS = (weeks, seasons, months, decades, years)
"""How periods are tried, the finest first."""
