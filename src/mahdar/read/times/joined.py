"""Times that stand joined share what only one of them says: السبت والأحد الماضيين, 12 و15 أيار, من يناير إلى مارس 2015."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mahdar.read.sheet import Token
from mahdar.read.times.frames import Frame

_SHARED = ("month", "year", "dir", "unit", "hmonth", "hyear")


def share(tokens: Sequence[Token], found: Sequence[int], conjunctions: Sequence[str]) -> None:
    """Let each frame borrow from the one joined to it what it lacks itself, the last first.

    >>> day, date = Token.of(0, 2, "12", frozenset()), Token.of(4, 6, "15", frozenset())
    >>> day.record, date.record, date.pro = Frame(day=12, borrow=True), Frame(day=15, month=5), "و"
    >>> share([day, date], [0, 1], ("و",))
    >>> day.record.month
    5
    """
    for index, following in reversed(list(pairwise(found))):
        frame, other = tokens[index].record, tokens[following].record
        if frame.borrow or (following - index <= 2 and _joined(tokens, index, following, conjunctions)):
            _lend(frame, other)


def _joined(tokens: Sequence[Token], index: int, following: int, conjunctions: Sequence[str]) -> bool:
    if following - index == 1:
        return bool(tokens[following].pro) and tokens[following].pro[0] in conjunctions
    return bool(tokens[index + 1].classes & {"JOINS", "DASH"})


def _lend(frame: Frame, other: Frame) -> None:
    if frame.borrow:
        for name in _SHARED:
            if not getattr(frame, name):
                setattr(frame, name, getattr(other, name))
        if frame.hmonth and frame.hday is None:
            frame.hday, frame.day = frame.day, None
    elif frame.month and other.month and frame.year is None and not frame.dir:
        frame.year, frame.dir = other.year, other.dir
        frame.unit = frame.unit or other.unit
    elif frame.weekday and other.weekday and not frame.dir:
        frame.dir = other.dir
