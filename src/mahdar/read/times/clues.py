"""Clues to the day of publication: what each time of an undated article says about the day on which it was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from mahdar.model import Record
from mahdar.read.sheet import Token
from mahdar.read.times import calendar
from mahdar.read.times.frames import Frame
from mahdar.read.times.outlook import BACK, Outlook

_PAST = ("last", "last2", "previous", "recent")
_NEXT = ("next", "next2", "following")
_SHIFTS = {"last": -1, "last2": -2, "next": 1, "next2": 2, "this": 0}


class Clue(Record, frozen=True, kw_only=True):
    """What one time of the article says about the day of publication; offsets are of the article's text.

    kind `weekday`   the article names this weekday, `look` says whether as gone (-1), to come (1), or its own day (0)
         `month`     the article was written in the month `month`
         `day`       a day `day` of `month` (of `year`, a `weekday`, where said) lies behind (-1) or ahead (1) of it, 0 where unknown
         `today`     the article was written `offset` days before this full date
         `year`      it speaks of the year `year` as its own (0), or as one gone (-1) or to come (1)
         `anchor`    the deed told beside it lies `offset` `unit`s from publication: الأسبوع الماضي is -1 W, أمس -1 D

    >>> Clue(kind="weekday", start=0, end=6, text="الخميس", weekday=4).look
    0
    """

    kind: Literal["weekday", "month", "day", "today", "year", "anchor"]
    start: int
    end: int
    text: str
    look: int = 0
    weekday: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    offset: int | None = None
    unit: str = ""


def collect(tokens: Sequence[Token], found: Sequence[int], text: str, outlook: Outlook) -> tuple[Clue, ...]:
    """Give the clues of the time expressions at the indices `found`.

    >>> from mahdar.lang.pack import load
    >>> collect([], [], "", Outlook(load("ar")))
    ()
    """
    clues: list[Clue] = []
    for index in found:
        token = tokens[index]
        for kind, fields in _of(token.record, max(outlook(tokens, index), BACK)):
            span = {"start": token.core_start, "end": token.end, "text": text[token.core_start : token.end]}
            clues.append(Clue(kind=kind, **span, **fields))  # type: ignore[arg-type]
    clues.extend(_numbers(tokens, text))
    return tuple(clues)


Found = tuple[str, dict[str, int | str | None]]


def _of(frame: Frame, look: int) -> Iterator[Found]:
    if frame.n is not None and frame.sense != "ago":
        return
    if frame.offset is not None and frame.year and frame.month and frame.day:
        yield "today", {"offset": frame.offset, "year": frame.year, "month": frame.month, "day": frame.day}
        return
    look = -1 if frame.dir in _PAST else 1 if frame.dir in _NEXT else look
    if frame.offset is not None and frame.weekday is not None:
        yield "weekday", {"weekday": (frame.weekday - frame.offset - 1) % 7 + 1, "look": 0}
    elif frame.offset is not None:
        yield "anchor", {"offset": frame.offset, "unit": "D"}
    elif frame.weekday is not None and frame.day is None and frame.unit != "W":
        yield "weekday", {"weekday": frame.weekday, "look": look or -1}
    yield from _of_calendar(frame, look)
    if frame.sense == "ago" and frame.n and float(frame.n).is_integer() and not frame.approx:
        yield "anchor", {"offset": -int(frame.n), "unit": frame.unit}
    elif frame.unit in ("W", "M", "Y") and frame.dir in _SHIFTS and frame.month is None and frame.day is None:
        yield "anchor", {"offset": _SHIFTS[frame.dir], "unit": frame.unit}


def _of_calendar(frame: Frame, look: int) -> Iterator[Found]:
    if frame.month is not None and frame.dir == "this" and frame.unit != "Y":
        yield "month", {"month": frame.month}
    if frame.day is not None and frame.month is not None:
        own_year = frame.year if frame.unit != "Y" else None
        yield "day", {"day": frame.day, "month": frame.month, "year": own_year, "look": look, "weekday": frame.weekday}
    elif frame.day is not None and frame.unit == "M" and frame.dir in ("this", "same"):
        yield "day", {"day": frame.day, "look": look}
    elif frame.month is not None and frame.dir in (*_PAST, *_NEXT):
        yield "day", {"day": 15, "month": frame.month, "look": look}
    if frame.year is not None and frame.unit != "Y":
        yield "year", {"year": frame.year, "look": look or -1}  # the press prints its own year seldom


def _numbers(tokens: Sequence[Token], text: str) -> Iterator[Clue]:
    """Years that stand in names, such as an exercise's or a summit's, are mostly the article's own or the next."""
    for token in tokens:
        if (
            "YEAR4" in token.classes
            and "TIME" not in token.classes
            and token.form.isdigit()
            and token.record is not None
        ):
            year = int(token.form)
            if 1990 <= year <= 2100 and not isinstance(token.record, Frame):
                span = {"start": token.core_start, "end": token.end, "text": text[token.core_start : token.end]}
                yield Clue(kind="year", year=year, look=0, **span)  # type: ignore[arg-type]


def anchored(clue: Clue, deed: date) -> tuple[date, date]:
    """Give the first and last day of publication that an anchor allows, where its deed was done on the day `deed`.

    >>> clue = Clue(kind="anchor", start=0, end=1, text="…", offset=-1, unit="W")
    >>> anchored(clue, date(2021, 12, 17))
    (datetime.date(2021, 12, 19), datetime.date(2021, 12, 25))
    """
    count = -(clue.offset or 0)
    if clue.unit == "D":
        return deed + timedelta(days=count), deed + timedelta(days=count)
    if clue.unit == "W":
        first = calendar.week_start(calendar.week_value(calendar.press_week(deed))) + timedelta(days=7 * count - 1)
        return first, first + timedelta(days=6)
    if clue.unit == "M":
        return calendar.month_span(*calendar.add_months(deed.year, deed.month, count))
    return date(deed.year + count, 1, 1), date(deed.year + count, 12, 31)
