"""The dateline: on which day was an article written that prints no date? Its own times are constraints on that day.

'الخميس' beside '12 يناير الجاري' that is still to come and '30 ديسمبر الماضي' in a text that names 2022 allows one day.
What stays open is given as an interval; what nothing in the text fixes stays unknown, with the clues kept, so that
other reports of the same story can decide it (see `Dating.between`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from math import log

from msgspec.structs import replace

from mahdar.model import Record
from mahdar.read.sheet import Token
from mahdar.read.times import calendar
from mahdar.read.times.clues import Clue, anchored, collect
from mahdar.read.times.outlook import Outlook

# how often the press names a weekday that many days after (and before) it, own day first: counted on 1,000 dated reports
_BEHIND = (0.45, 0.36, 0.09, 0.04, 0.02, 0.02, 0.02)
_AHEAD = (0.42, 0.25, 0.1, 0.05, 0.05, 0.05, 0.08)
_SURE = 1.5  # by so much (in natural logarithms) the best weekday must lead the next to count as certain
_ENOUGH = 300  # times that are looked at: what a book adds to them dates nothing
_WIDEST = 62  # an interval of more days than that says too little to name a day


class Dating(Record, frozen=True, kw_only=True):
    """What an article says of its own day of publication.

    `published` is the likeliest day, None where the text does not fix it to about a month; `earliest` and `latest` bound
    it, both included; `weekday` (ISO) and `month` are what is certain even where the year is not.

    >>> Dating().published is None
    True
    """

    published: date | None = None
    earliest: date | None = None
    latest: date | None = None
    weekday: int | None = None
    month: int | None = None
    weekdays: tuple[int, ...] = ()  # the weekdays by how well they fit, the likeliest first; none where none is named
    clues: tuple[Clue, ...] = ()

    def allows(self, day: date) -> bool:
        """Say whether the article may have been written on `day`.

        >>> Dating(weekday=3).allows(date(2021, 12, 22))
        True
        """
        return (
            (self.weekday is None or day.isoweekday() == self.weekday)
            and (self.month is None or day.month == self.month)
            and (self.earliest is None or self.latest is None or self.earliest <= day <= self.latest)
        )

    def between(self, first: date, last: date) -> tuple[date, ...]:
        """Give the days from `first` to `last`, both included, on which the article may have been written.

        >>> Dating(weekday=3).between(date(2021, 12, 19), date(2021, 12, 25))
        (datetime.date(2021, 12, 22),)
        """
        span = min((last - first).days, 3660)
        return tuple(day for n in range(span + 1) if self.allows(day := first + timedelta(days=n)))

    def within(self, first: date, last: date) -> Dating:
        """Give the dating with a day, where the clues fix one among the days from `first` to `last`.

        For an article that names no year, told by the other reports of its story: '10 يناير الجاري' ahead of a
        Thursday is one day once the winter is known.

        >>> Dating(weekday=4, month=1).within(date(2022, 1, 3), date(2022, 1, 9)).published
        datetime.date(2022, 1, 6)
        """
        if self.published or not self.month:
            return self
        years = range(first.year, last.year + 1)
        days = [d for d in _allowed(self.clues, years, self.weekday, self.month, (first, last)) if self.allows(d)]
        if not days or (days[-1] - days[0]).days > _WIDEST:
            return self
        best = max(days, key=lambda day: _liking(self.clues, day))
        return replace(self, published=best, earliest=days[0], latest=days[-1])

    def likeliest(self, days: Sequence[date]) -> date | None:
        """Give the day among `days` on whose weekday the article was most likely written.

        >>> Dating(weekdays=(3, 4)).likeliest([date(2021, 12, 23), date(2021, 12, 22)])
        datetime.date(2021, 12, 22)
        """
        order = {weekday: rank for rank, weekday in enumerate(self.weekdays)}
        return min(days, key=lambda day: (order.get(day.isoweekday(), 7), day), default=None)

    def after_deed(self, clue: Clue, deed: date) -> tuple[date, ...]:
        """Give the days of publication that remain where other reports date the deed beside an anchor clue.

        >>> clue = Clue(kind="anchor", start=0, end=1, text="…", offset=-1, unit="W")
        >>> Dating(weekday=3).after_deed(clue, date(2021, 12, 17))
        (datetime.date(2021, 12, 22),)
        """
        return self.between(*anchored(clue, deed))


def infer(tokens: Sequence[Token], found: Sequence[int], text: str, outlook: Outlook) -> Dating:
    """Give what the time expressions at the indices `found` say of the day of publication.

    >>> from mahdar.lang.pack import load
    >>> infer([], [], "", Outlook(load("ar"))).clues
    ()
    """
    clues = collect(tokens, found[:_ENOUGH], text, outlook)
    fixed = _today(clues)
    weekday, weekdays = _weekday(clues)
    known = Dating(weekday=weekday, month=_month(clues), weekdays=weekdays, clues=clues)
    if fixed:
        return replace(
            known, published=fixed, earliest=fixed, latest=fixed, weekday=fixed.isoweekday(), month=fixed.month
        )
    years = _years(clues) if known.month else []  # a year and a weekday alone leave fifty days
    return known.within(date(min(years), 1, 1), date(max(years), 12, 31)) if years else known


def _today(clues: Sequence[Clue]) -> date | None:
    for clue in clues:
        if clue.kind == "today" and clue.year and clue.month and clue.day:
            day = calendar.day_of(clue.year, clue.month, clue.day)
            return day - timedelta(days=clue.offset or 0) if day else None
    return None


def _weekday(clues: Sequence[Clue]) -> tuple[int | None, tuple[int, ...]]:
    """Give the weekday of publication where the weekdays that the article names leave little doubt, and all by rank."""
    named = [c for c in clues if c.kind == "weekday" and c.weekday]
    if not named:
        return None, ()
    scores = {wd: sum(_chance(c, wd) for c in named) for wd in range(1, 8)}
    order = tuple(sorted(scores, key=lambda wd: -scores[wd]))
    return (order[0] if scores[order[0]] - scores[order[1]] >= _SURE else None), order


def _chance(clue: Clue, weekday: int) -> float:
    assert clue.weekday is not None
    if clue.look == 0:
        return log(0.85 if clue.weekday == weekday else 0.025)
    return log(_BEHIND[(weekday - clue.weekday) % 7] if clue.look < 0 else _AHEAD[(clue.weekday - weekday) % 7])


def _month(clues: Sequence[Clue]) -> int | None:
    named = Counter(c.month for c in clues if c.kind == "month")
    return named.most_common(1)[0][0] if named else None


def _years(clues: Sequence[Clue]) -> list[int]:
    """Give the years in which the article may have been written, none where it speaks of years gone only."""
    own = [c.year for c in clues if c.kind == "year" and c.look >= 0 and c.year]
    gone = [c.year for c in clues if c.kind == "year" and c.look < 0 and c.year]
    if not own:
        return []
    last = max(own)
    ahead = [c.year for c in clues if c.kind == "year" and c.look > 0]
    first = last - 1 if ahead and last in ahead else last
    return [y for y in range(first, last + 2) if y >= max(gone, default=first)]


def _allowed(
    clues: Sequence[Clue], years: Sequence[int], weekday: int | None, month: int | None, span: tuple[date, date]
) -> list[date]:
    """Give the days of a span that break the fewest clues, in the years that fit best."""
    named = {c.year for c in clues if c.kind == "year"}
    best: list[date] = []
    least = 99.0
    for year in years:
        for day in _year_days(year, weekday, month):
            if not span[0] <= day <= span[1]:
                continue
            broken = _broken(clues, day) + (0 if year in named else 1.5)
            if broken < least - 1e-9:
                least, best = broken, []
            if broken <= least + 1e-9:
                best.append(day)
    return best


def _year_days(year: int, weekday: int | None, month: int | None) -> list[date]:
    first, last = (calendar.month_span(year, month)) if month else (date(year, 1, 1), date(year, 12, 31))
    step = 7 if weekday else 1
    start = calendar.next_weekday(weekday, first) if weekday else first
    return [start + timedelta(days=n) for n in range(0, (last - start).days + 1, step)]


def _broken(clues: Sequence[Clue], day: date) -> float:
    """Count the clues that a day of publication breaks."""
    broken = 0.0
    for clue in clues:
        if clue.kind == "year" and clue.year:
            broken += (clue.look < 0 and day.year < clue.year) + 0.6 * (clue.look > 0 and day.year > clue.year)
            broken += 0.4 * (clue.look == 0 and day.year < clue.year)
        elif clue.kind == "day" and clue.look and clue.day:
            named = calendar.day_of(clue.year or day.year, clue.month or day.month, clue.day)
            if named is None:
                continue
            if clue.year is None and clue.month not in (None, day.month):
                named = _nearest(named, day, clue.look)
            broken += (clue.look < 0 and named > day) + (clue.look > 0 and named < day)
    return broken


def _nearest(named: date, day: date, look: int) -> date:
    """Give the named day in the year in which it lies behind, or ahead, of the day of publication."""
    shift = (-1 if named > day else 0) if look < 0 else (1 if named < day else 0)
    return calendar.day_of(named.year + shift, named.month, named.day) or named


def _liking(clues: Sequence[Clue], day: date) -> float:
    """Say how well a day of publication fits: the press tells of what has just been, and of what comes soon."""
    liking = 0.0
    for clue in clues:
        if clue.kind == "weekday" and clue.weekday:
            liking += _chance(clue, day.isoweekday())
        elif clue.kind == "day" and clue.look and clue.day:
            named = calendar.day_of(clue.year or day.year, clue.month or day.month, clue.day)
            if named:
                gap = abs((_nearest(named, day, clue.look) - day).days)
                liking -= (0.02 if clue.look < 0 else 0.01) * min(gap, 400)
                liking -= 0.05 * (gap == 0)  # its own day would have been called today
    return liking
