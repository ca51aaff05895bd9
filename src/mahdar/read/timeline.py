"""The timeline of an article: which day, month or length each frame means, seen from publication and from what went before."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from mahdar.read import calendar
from mahdar.read.frames import Frame

PAST, UNKNOWN, FUTURE = -1, 0, 1


class Value(msgspec.Struct, frozen=True):
    """A TIMEX3 value with its type, the days that it covers, both included, and what it rests on.

    >>> Value("2022-01").type
    'DATE'
    """

    value: str | None
    type: str = "DATE"
    basis: str = "stated"
    first: date | None = None
    last: date | None = None


class Timeline(msgspec.Struct):
    """What is known while an article is read from its start: publication, and the times that were last named.

    >>> Timeline(date(2022, 1, 6)).resolve(Frame(day=12, month=1), FUTURE).value
    '2022-01-12'
    """

    published: date | None
    day: date | None = None  # the last day named
    month: tuple[int, int] | None = None  # the last year and month named
    year: int | None = None  # the last year named
    sentence_day: date | None = None  # the last day named in this sentence

    def resolve(self, frame: Frame, outlook: int = PAST) -> Value:
        """Give the value of a frame; `outlook` says whether its sentence looks back (-1), ahead (1), or neither."""
        for step in (_vague, _length, _days, _clock, _weeks, _months, _years):
            found = step(self, frame, outlook)
            if found:
                self._remember(found)
                return found
        return Value(None)

    def _remember(self, value: Value) -> None:
        if value.first is None:
            return
        if value.first == value.last:
            self.day = self.sentence_day = value.first
        if (value.first.year, value.first.month) == (value.last or value.first).timetuple()[:2]:
            self.month = (value.first.year, value.first.month)
        self.year = value.first.year


def _vague(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    return Value(frame.ref, basis="publication") if frame.ref else None


# lengths


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


def _length(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    if frame.n is None or not frame.unit:
        return None
    n = frame.upper if frame.upper is not None else frame.n
    if frame.sense in ("ago", "ahead") and not frame.approx:
        return _shifted(line.published, n, frame, "publication") or Value(None, basis="publication")
    if frame.sense == "after" and frame.unit in ("D", "W") and not frame.approx and (line.day or line.published):
        found = _shifted(line.day or line.published, n, frame, "context" if line.day else "publication")
        if found:
            return found
    value = length(n, frame.unit)
    if frame.more:
        count, unit = frame.more.split(":")
        more = length(float(count), unit)
        value += more.removeprefix("PT") if "T" in value else more[1:]
    return Value(value, "DURATION")


def _shifted(start: date | None, n: float, frame: Frame, basis: str) -> Value | None:
    if start is None or not float(n).is_integer() or frame.unit in ("H", "MIN", "S") or n > 3000:
        return None
    count = int(n) * (-1 if frame.sense == "ago" else 1)
    if frame.unit in ("D", "W"):
        return _day(start + timedelta(days=count * (7 if frame.unit == "W" else 1)), frame, basis)
    if frame.unit == "M":
        return _month(*calendar.add_months(start.year, start.month, count), basis)
    years = count * int(frame.unit.removesuffix("Y") or 1)
    return _year(start.year + years, basis) if 0 < start.year + years < 3000 else None


# days


def _day(day: date, frame: Frame, basis: str) -> Value:
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


def _days(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    if frame.day is not None and (frame.month is not None or frame.unit == "M"):
        return _dated(line, frame, outlook)
    if frame.hday is not None and frame.hmonth and frame.hyear:
        day = calendar.hijri_day(frame.hyear, frame.hmonth, frame.hday)
        return _day(day, frame, "stated") if day else None
    if frame.offset is not None and not (frame.unit == "D" and frame.dir):
        return _relative(line, frame)
    if frame.weekday is not None:
        return _weekday(line, frame, outlook)
    if frame.unit == "D" and frame.dir:
        return _pointed_day(line, frame)
    return None


def _dated(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    assert frame.day is not None
    if frame.unit == "M" and frame.month is None:
        month = _pointed_month(line, frame)
        day = calendar.day_of(*month, frame.day) if month else None
        basis = "context" if frame.dir in ("same", "previous", "following") else "publication"
        return _day(day, frame, basis) if day else Value(None, basis=basis)
    assert frame.month is not None
    if frame.year is not None:
        day = calendar.day_of(frame.year, frame.month, frame.day)
        return _day(day, frame, "stated") if day else None
    start = line.published
    if frame.unit == "Y" and frame.dir:
        year = _pointed_year(line, frame)
        day = calendar.day_of(year, frame.month, frame.day) if year else None
        return _day(day, frame, "publication") if day else Value(None, basis="publication")
    if start is None:
        return Value(None, basis="publication")
    days = [d for y in range(-5, 6) if (d := calendar.day_of(start.year + y, frame.month, frame.day))]
    fitting = [d for d in days if d.isoweekday() == frame.weekday] if frame.weekday else []
    if fitting and abs(min(fitting, key=lambda d: abs(d - start)) - start).days < 400:
        return _day(min(fitting, key=lambda d: abs(d - start)), frame, "publication")
    day = _choose(days, start, frame.dir, outlook, 45)
    return _day(day, frame, "publication") if day else None


def _choose(days: list[date], start: date, direction: str, outlook: int, reach: int) -> date | None:
    """Choose among the same day of several years: as the direction says, else as the sentence looks, else the nearest."""
    past = max((d for d in days if d <= start), default=None)
    ahead = min((d for d in days if d >= start), default=None)
    if direction in ("last", "last2", "recent", "previous"):
        return past if past != start else max((d for d in days if d < start), default=None)
    if direction in ("next", "next2", "following"):
        return ahead if ahead != start else min((d for d in days if d > start), default=None)
    if past is None or ahead is None:
        return past or ahead
    behind, before = (start - past).days, (ahead - start).days
    if direction == "this" or outlook == UNKNOWN:
        return past if behind <= before else ahead
    if outlook == FUTURE:
        return ahead if before < 330 else past
    return ahead if before <= reach and behind > 300 else past


def _relative(line: Timeline, frame: Frame) -> Value:
    assert frame.offset is not None
    if line.published is None:
        return Value(None, basis="publication")
    day = line.published + timedelta(days=frame.offset)
    if frame.weekday is not None and day.isoweekday() != frame.weekday:
        # the weekday stands in black and white; the page's date may be the day after the dispatch's
        near = calendar.latest_weekday(frame.weekday, line.published + timedelta(days=max(frame.offset, 0)))
        day = near
    return _day(day, frame, "publication")


def _weekday(line: Timeline, frame: Frame, outlook: int) -> Value:
    assert frame.weekday is not None
    start = line.published
    if start is None:
        return Value(None, basis="publication")
    one = timedelta(days=1)
    if frame.dir in ("last", "recent", "previous"):
        day = calendar.latest_weekday(frame.weekday, start - one)
    elif frame.dir == "last2":
        day = calendar.latest_weekday(frame.weekday, start - one) - 7 * one
    elif frame.dir == "next":
        day = calendar.next_weekday(frame.weekday, start + one)
    elif frame.dir == "next2":
        day = calendar.next_weekday(frame.weekday, start + one) + 7 * one
    elif frame.dir == "following" and line.day:
        day = calendar.next_weekday(frame.weekday, line.day + one)
    elif outlook == FUTURE:
        day = calendar.next_weekday(frame.weekday, start)
    else:
        day = calendar.latest_weekday(frame.weekday, start)
    return _day(day, frame, "publication")


def _pointed_day(line: Timeline, frame: Frame) -> Value | None:
    shift = {"following": 1, "previous": -1, "same": 0}.get(frame.dir)
    if shift is not None:
        start = line.day or line.published
        return _day(start + timedelta(days=shift), frame, "context") if start else Value(None, basis="context")
    shift = {"last": -1, "next": 1, "this": 0}.get(frame.dir)
    if shift is None:
        return None
    return _day(line.published + timedelta(days=shift), frame, "publication") if line.published else Value(None, basis="publication")


def _clock(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    """A time of day without its day is one of the day last named in the sentence, else of publication."""
    if frame.hour is None and not frame.part:
        return None
    day = line.sentence_day or line.published
    return _day(day, frame, "context" if line.sentence_day else "publication") if day else Value(None, "TIME", "context")


# weeks, months, years


def _weeks(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    if frame.unit != "W" or not frame.dir:
        return None
    context = frame.dir in ("same", "following", "previous") and line.day is not None
    start = line.day if context else line.published
    basis = "context" if context else "publication"
    if start is None:
        return Value(None, basis=basis)
    day = calendar.press_week(start) + timedelta(days=7 * _SHIFTS.get(frame.dir, 0))
    first = calendar.week_start(calendar.week_value(day))
    return Value(calendar.week_value(day), "DATE", basis, first, first + timedelta(days=6))


_SHIFTS = {"last": -1, "last2": -2, "next": 1, "next2": 2, "following": 1, "previous": -1, "same": 0, "this": 0, "recent": -1}


def _month(year: int, month: int, basis: str) -> Value:
    first, last = calendar.month_span(year, month)
    return Value(f"{year:04}-{month:02}", "DATE", basis, first, last)


def _pointed_month(line: Timeline, frame: Frame) -> tuple[int, int] | None:
    published = (line.published.year, line.published.month) if line.published else None
    start = (line.month or published) if frame.dir in ("same", "following", "previous") else published
    return calendar.add_months(*start, _SHIFTS.get(frame.dir, 0)) if start else None


def _months(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    if frame.month is None:
        if frame.unit != "M" or not frame.dir:
            return None
        found = _pointed_month(line, frame)
        basis = "context" if frame.dir in ("same", "following", "previous") else "publication"
        return _month(*found, basis) if found else Value(None, basis=basis)
    if frame.year is not None:
        return _month(frame.year, frame.month, "stated")
    if frame.unit == "Y" and frame.dir:
        year = _pointed_year(line, frame)
        return _month(year, frame.month, "publication") if year else Value(None, basis="publication")
    if line.published is None:
        return Value(None, basis="publication")
    start = line.published.replace(day=1)
    days = [date(start.year + y, frame.month, 1) for y in range(-3, 4)]
    day = _choose(days, start, frame.dir, outlook, 62)
    return _month(day.year, day.month, "publication") if day else None


def _pointed_year(line: Timeline, frame: Frame) -> int | None:
    published = line.published.year if line.published else None
    start = (line.year or published) if frame.dir in ("same", "following", "previous") else published
    return start + _SHIFTS.get(frame.dir, 0) if start else None


def _year(year: int, basis: str) -> Value:
    return Value(f"{year:04}", "DATE", basis, date(year, 1, 1), date(year, 12, 31))


def _years(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    if frame.year is not None:
        return _year(frame.year, "stated")
    if frame.hyear is not None:
        span = calendar.hijri_span(frame.hyear, frame.hmonth)
        return _year(calendar.common_year(span), "stated") if span else None
    if frame.unit == "Y" and frame.dir:
        year = _pointed_year(line, frame)
        basis = "context" if frame.dir in ("same", "following", "previous") else "publication"
        return _year(year, basis) if year else Value(None, basis=basis)
    return None
