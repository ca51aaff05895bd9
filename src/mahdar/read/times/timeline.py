"""The timeline of an article: which day, month or length each frame means, seen from publication and from what went before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from mahdar.read.having import having
from mahdar.read.sheet import Token
from mahdar.read.times import calendar, periods
from mahdar.read.times.feasts import feast
from mahdar.read.times.frames import Frame
from mahdar.read.times.outlook import AHEAD, BACK, DONE
from mahdar.read.times.tale import Tale
from mahdar.read.times.values import Basis, Value, day_value, length, month_value, year_value

_LATE = 2  # days
_RECENT = timedelta(days=3)
_CLOCK_UNITS = ("H", "MIN", "S")
_ENDS = having("BREAK", "STOP")


class Timeline(msgspec.Struct):
    """What is known while an article is read from its start: publication, and the times that were last named.

    >>> Timeline(date(2022, 1, 6)).resolve(Frame(day=12, month=1), AHEAD).value
    '2022-01-12'
    """

    published: date | None
    day: date | None = None  # the last day named
    month: tuple[int, int] | None = None  # the last year and month named
    year: int | None = None  # the last year named
    sentence_day: date | None = None  # the last day named in this sentence
    paragraph_day: date | None = None  # the last day named in this paragraph
    today: date | None = None  # the day that the text calls today, mostly that of publication
    tale: Tale = Tale()

    def __post_init__(self) -> None:
        self.today = self.today or self.published

    def resolve(self, frame: Frame, outlook: int = BACK) -> Value:
        """Give the value of a frame; `outlook` says whether its sentence looks back (-1), ahead (1), or neither."""
        for step in (_vague, _length, _days, _clock, *periods.STEPS):
            found = step(self, frame, outlook)
            if found:
                self._remember(found)
                self.tale = self.tale.after(frame, found, self.published)
                return found
        return Value(None)

    def pass_over(self, tokens: Sequence[Token]) -> None:
        """Forget the day of the sentence, and of the paragraph, where one ends among the tokens."""
        for token in _ENDS.among(tokens):
            self.sentence_day = None
            if "BREAK" in token.classes:
                self.paragraph_day = None

    def _remember(self, value: Value) -> None:
        if value.first is None:
            return
        if value.first == value.last:
            self.day = self.sentence_day = self.paragraph_day = value.first
        if (value.first.year, value.first.month) == (value.last or value.first).timetuple()[:2]:
            self.month = (value.first.year, value.first.month)
        self.year = value.first.year


def _vague(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    return Value(frame.ref, basis="publication") if frame.ref else None


# lengths


def _length(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    if frame.n is None or not frame.unit:
        return None
    n = frame.upper if frame.upper is not None else frame.n
    if _weeks_ago(frame, n) and line.published:
        return periods.week_of(line.published - timedelta(days=7 * int(n)), "publication")
    if frame.sense == "ago" and not frame.approx and frame.unit not in _CLOCK_UNITS:
        return _shifted(line.published, n, frame, "publication") or Value(None, basis="publication")
    if frame.sense == "after" and not frame.approx:
        found = _after(line, n, frame, outlook)
        if found:
            return found
    if frame.sense == "before" and line.day:
        found = _shifted(line.day, n, frame, "context")
        if found:
            return found
    value = length(n, frame.unit)
    if frame.more:
        count, unit = frame.more.split(":")
        more = length(float(count), unit)
        value += more.removeprefix("PT") if "T" in value else more[1:]
    return Value(value, "DURATION")


def _weeks_ago(frame: Frame, n: float) -> bool:
    """Say whether the frame points at a week behind, such as two weeks ago, not at more or less than that."""
    return frame.sense == "ago" and frame.unit == "W" and frame.approx in ("", "APPROX") and n in range(500)


def _after(line: Timeline, n: float, frame: Frame, outlook: int) -> Value | None:
    """Give what lies so long after the day named before, or after publication where the sentence looks ahead."""
    if frame.unit == "M" and outlook == AHEAD:
        return _shifted(line.published, n, frame, "publication") or Value(None, basis="publication")
    if frame.unit not in ("D", "W") or not (line.day or outlook == AHEAD):
        return None
    found = _shifted(line.day or line.published, n, frame, "context" if line.day else "publication")
    end = line.published
    told = end is not None and outlook != AHEAD and (line.day or end) <= end
    if told and end and found and found.first and found.first > end:
        return None  # what is told as done was not done after publication
    return found


def _shifted(start: date | None, n: float, frame: Frame, basis: Basis) -> Value | None:
    if start is None or not float(n).is_integer() or frame.unit in _CLOCK_UNITS or n > 3000:
        return None
    count = int(n) * (-1 if frame.sense in ("ago", "before") else 1)
    if frame.unit in ("D", "W"):
        return day_value(start + timedelta(days=count * (7 if frame.unit == "W" else 1)), frame, basis)
    if frame.unit == "M":
        return month_value(*calendar.add_months(start.year, start.month, count), basis)
    years = count * int(frame.unit.removesuffix("Y") or 1)
    return year_value(start.year + years, basis) if 0 < start.year + years < 3000 else None


# days


def _days(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    if frame.day is not None and not frame.holiday and (frame.month is not None or frame.unit == "M"):
        return _dated(line, frame, outlook)
    if frame.holiday or (frame.hday is not None and frame.hmonth):
        return feast(line.published, frame, outlook)
    if frame.sense == "beside":
        day = line.sentence_day or line.published
        return day_value(day, frame, "context") if day else Value(None, basis="context")
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
        month = periods.pointed_month(line, frame)
        day = calendar.day_of(*month, frame.day) if month else None
        basis: Basis = "context" if frame.dir in periods.CONTEXT or line.tale.goes_on else "publication"
        return day_value(day, frame, basis) if day else Value(None, basis=basis)
    assert frame.month is not None
    if frame.year is not None:
        day = calendar.day_of(frame.year, frame.month, frame.day)
        return day_value(day, frame, "stated") if day else None
    start = line.published
    if frame.unit == "Y" and frame.dir:
        year = periods.pointed_year(line, frame)
        day = calendar.day_of(year, frame.month, frame.day) if year else None
        return day_value(day, frame, "publication") if day else Value(None, basis="publication")
    if start is None:
        return Value(None, basis="publication")
    told = None if outlook == AHEAD else line.tale.day(frame)
    if told:
        return day_value(told, frame, "context")
    days = [d for y in range(-5, 6) if (d := calendar.day_of(start.year + y, frame.month, frame.day))]
    fitting = [d for d in days if d.isoweekday() == frame.weekday] if frame.weekday else []
    if fitting and abs(min(fitting, key=lambda d: abs(d - start)) - start).days < 400:
        return day_value(min(fitting, key=lambda d: abs(d - start)), frame, "publication")
    day = periods.choose(days, start, frame.dir, outlook, 45)
    return day_value(day, frame, "publication") if day else None


def _relative(line: Timeline, frame: Frame) -> Value:
    assert frame.offset is not None
    if line.today is None:
        return Value(None, basis="publication")
    day = line.today + timedelta(days=frame.offset)
    if frame.weekday is not None and day.isoweekday() != frame.weekday and line.published:
        own = line.published + timedelta(days=frame.offset)
        if own.isoweekday() == frame.weekday:  # the page's own day, behind words of a dispatch older than it
            line.today, day = line.published, own
    if frame.weekday is not None and day.isoweekday() != frame.weekday:
        # the weekday stands in black and white: the page is dated a day or more after its dispatch was written
        day = _dispatch_day(line.today, frame.weekday, frame.offset)
        if abs((day - line.today).days - frame.offset) <= _LATE:
            line.today = day - timedelta(days=frame.offset)
    return day_value(day, frame, "publication")


def _dispatch_day(published: date, weekday: int, offset: int) -> date:
    if offset > 0:
        return calendar.next_weekday(weekday, published + timedelta(days=offset - _LATE))
    return calendar.latest_weekday(weekday, published + timedelta(days=1 if offset == 0 else 0))


def _weekday(line: Timeline, frame: Frame, outlook: int) -> Value:
    assert frame.weekday is not None
    start = line.published
    if start is None:
        return Value(None, basis="publication")
    one = timedelta(days=1)
    if frame.unit == "W":
        week = periods.weeks(line, msgspec.structs.replace(frame, weekday=None), outlook)
        return (
            day_value(calendar.next_weekday(frame.weekday, week.first), frame, "publication")
            if week and week.first
            else Value(None)
        )
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
    elif outlook == AHEAD and frame.weekday2:
        day = calendar.next_weekday(frame.weekday2, start) - one
    else:
        day = _bare_weekday(frame.weekday, start, outlook)
    return day_value(day, frame, "publication")


def _bare_weekday(weekday: int, start: date, outlook: int) -> date:
    """Give the day of a weekday with no word such as last: six days lie between it and publication hardly ever."""
    ahead = calendar.next_weekday(weekday, start)
    gap = (ahead - start).days
    if gap == 6:
        return start - timedelta(days=1)
    return ahead if gap == 0 or outlook == AHEAD or (gap == 1 and outlook != DONE) else ahead - timedelta(days=7)


def _pointed_day(line: Timeline, frame: Frame) -> Value | None:
    shift = {"following": 1, "previous": -1, "same": 0, "that": 0}.get(frame.dir)
    if shift is not None:
        start = line.day or (line.published if frame.dir == "same" else None)
        return day_value(start + timedelta(days=shift), frame, "context") if start else Value(None, basis="context")
    shift = {"last": -1, "next": 1, "this": 0}.get(frame.dir)
    if shift is None:
        return None
    return (
        day_value(line.published + timedelta(days=shift), frame, "publication")
        if line.published
        else Value(None, basis="publication")
    )


def _clock(line: Timeline, frame: Frame, outlook: int) -> Value | None:
    """A time of day without its day is one of the day last named, in its sentence or shortly before publication."""
    if frame.hour is None and not frame.part:
        return None
    day = line.sentence_day
    if day is None:
        late = frame.part in ("TEV", "TNI") and frame.hour is None
        near = line.day if late else line.paragraph_day
        if near and line.published and timedelta(0) <= line.published - near <= _RECENT:
            day = near
    basis: Basis = "publication" if day is None else "context"
    day = day or line.published
    if day is None:
        return Value(None, "TIME", "context")
    if frame.part == "TNI" and frame.hour is None and day == line.published and outlook != AHEAD:
        day -= timedelta(days=1)  # what is told was done in the night before
    return day_value(day, frame, basis)
