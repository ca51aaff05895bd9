"""Tales: where days of long ago are told one after the other, only the first of them says its year."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from mahdar.read.times import calendar
from mahdar.read.times.frames import Frame
from mahdar.read.times.values import Value

_LONG_AGO = timedelta(days=300)  # what is nearer is told by the year of publication
_BACK, _ONWARD = timedelta(days=60), timedelta(days=300)  # so far from the day told last lies the next


class Tale(msgspec.Struct, frozen=True):
    """The day of long ago that began it and the one told last, as long as no day of the news has been named since.

    >>> landed = Value("2003-03-20", first=date(2003, 3, 20), last=date(2003, 3, 20))
    >>> tale = Tale().after(Frame(day=20, month=3, year=2003), landed, date(2018, 4, 9))
    >>> tale.day(Frame(day=2, month=4))
    datetime.date(2003, 4, 2)
    """

    begun: date | None = None
    last: date | None = None
    goes_on: bool = False  # a day without a year has been told
    headed: bool = False  # by a year in a line of its own

    def after(self, frame: Frame, value: Value, published: date | None) -> Tale:
        """Give the tale as it stands behind a time: begun, going on, or ended by a day of the news."""
        first = value.first
        if frame.heads and first:
            return Tale(first, first, goes_on=True, headed=True)
        if first is None or published is None or first != value.last:
            return self
        if value.basis == "context" and self.begun and (self.headed or published - first >= _LONG_AGO):
            return Tale(self.begun, first, goes_on=True, headed=self.headed)
        if published - first < _LONG_AGO:
            return Tale()
        return Tale(first, first) if value.basis == "stated" else Tale()

    def day(self, frame: Frame) -> date | None:
        """Give the day that a day and a month without a year mean in the tale."""
        if frame.dir or frame.weekday or frame.day is None or frame.month is None:
            return None
        return self._next(frame.month, frame.day)

    def month(self, frame: Frame) -> date | None:
        """Give the first day of the month that a month without a year means, where days without one have been told."""
        if frame.dir or frame.month is None or not self.goes_on or not self.last:
            return None
        return self._next(frame.month, calendar.month_span(self.last.year, frame.month)[1].day)

    def _next(self, month: int, day: int) -> date | None:
        if self.last is None or self.begun is None:
            return None
        if self.headed:
            return calendar.day_of(self.begun.year, month, day)
        days = (calendar.day_of(self.last.year + y, month, day) for y in (0, 1))
        return next((d for d in days if d and d >= self.begun and -_BACK <= d - self.last <= _ONWARD), None)
