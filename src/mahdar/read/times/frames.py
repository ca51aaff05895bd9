"""Frames: what a time expression says, field by field, before anybody asks which day that is.

A rule's named parts fill the fields of one Frame; a part that is a chunk of an earlier step gives all that its own
frame says. The timeline (see `mahdar.read.times.timeline`) turns a frame into a value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from mahdar.lang.pack import Entry
from mahdar.read.cascade import Match
from mahdar.read.sheet import Token
from mahdar.read.times.calendar import HIJRI_YEARS

_CENTURY = 100


class Frame(msgspec.Struct):
    """The fields of one time expression; what it does not say is None or ''.

    `hyear`, `hmonth`, `hday` are Hijri. `dir` is last, next, this, same, that, following, previous, last2, next2 or recent;
    `offset` days from publication; `part` a TIMEX3 part of a day (TMO) or an hour (T12:00); `unit`, `n`, `upper` a length;
    `sense` says how a length is meant: '' a length, ago and ahead a point counted from publication, after one counted
    from the time before it in the text; `edge` is START, MID or END; `borrow` takes month and year from the next time;
    `until` is the year in which a fiscal or school year ends; `tenth` which decade of its century; `heads` a section.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekday2: int | None = None
    hyear: int | None = None
    hmonth: int | None = None
    hday: int | None = None
    dir: str = ""
    offset: int | None = None
    part: str = ""
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str = ""
    unit: str = ""
    n: float | None = None
    upper: float | None = None
    more: str = ""
    sense: str = ""
    approx: str = ""
    edge: str = ""
    ref: str = ""
    season: str = ""
    sub: str = ""
    decade: int | None = None
    century: int | None = None
    holiday: str = ""
    borrow: bool = False
    until: int | None = None
    tenth: int | None = None
    heads: bool = False
    kind: str = ""
    rule: str = ""
    confidence: float = 0.9

    def take(self, other: Frame) -> None:
        """Take over the fields that the other frame says and this one does not.

        >>> frame = Frame(day=12)
        >>> frame.take(Frame(day=3, month=1))
        >>> frame.day, frame.month
        (12, 1)
        """
        for name in _FIELDS:
            value = getattr(other, name)
            if not _empty(value) and _empty(getattr(self, name)):
                setattr(self, name, value)


def _empty(value: object) -> bool:
    return value is None or value is False or value == ""


_FIELDS = tuple(f for f in Frame.__struct_fields__ if f not in ("kind", "rule", "confidence"))


_MODIFIERS = {
    "approx": "APPROX",
    "more_than": "MORE_THAN",
    "less_than": "LESS_THAN",
    "at_least": "EQUAL_OR_MORE",
    "at_most": "EQUAL_OR_LESS",
}
_RANKS = {unit: rank for rank, unit in enumerate(("S", "MIN", "H", "D", "W", "M", "Y", "10Y", "100Y"))}


def number(token: Token) -> float | int | None:
    """Give what a number token, an ordinal or a numeral is worth.

    >>> number(Token.of(0, 2, "12", frozenset({"INT"})))
    12
    """
    value = getattr(token.record, "value", None)
    if isinstance(value, int | float):
        return value
    ordinal = token.get("ORDINAL")
    if ordinal is not None:
        return int(ordinal)
    digits = token.form
    return int(digits) if digits.isdigit() else None


def frame_of(match: Match) -> Frame | None:
    """Give the frame that a match fills, None where its parts contradict one another or are out of range."""
    rule = match.rule
    frame = Frame(kind=rule.get("gives", ""), rule=rule.id, confidence=rule.get("confidence", 0.9))
    for name, tokens in match.parts():
        reader = _READERS.get(name)
        if reader and not reader(frame, tokens):
            return None
    for name, value in rule.get("set", {}).items():
        setattr(frame, name, value)
    start, end = match.bounds("t")
    for token in match.all[start:end]:
        if isinstance(token.record, Frame):
            frame.take(token.record)
    _settle(frame, rule)
    return frame if _sane(frame) and _fits(frame, rule) else None


def _settle(frame: Frame, rule: Entry) -> None:
    """Fill in what the rule says where no part did, and give a Hijri day its own fields."""
    for name, value in rule.get("default", {}).items():
        if _empty(getattr(frame, name)):
            setattr(frame, name, value)
    if rule.get("less") and frame.hour is not None and frame.minute:  # الثالثة إلا ربعا
        frame.hour, frame.minute = (frame.hour - 1) % 24, 60 - frame.minute
    for name in rule.get("clear", ()):
        setattr(frame, name, "")
    if frame.hyear is not None and frame.month is not None and frame.year is None and frame.hmonth is None:
        frame.hmonth, frame.month = frame.month, None  # 15/10/1436
    if frame.hmonth is not None and frame.month is None and frame.hday is None and not frame.holiday:
        frame.hday, frame.day = frame.day, None


def _fits(frame: Frame, rule: Entry) -> bool:
    """Say whether the frame has the values that the rule is for; of bare numbers, round ones are no years."""
    if rule.get("plain") and (frame.year or 0) % _CENTURY == 0:
        return False
    return all(getattr(frame, name) == value for name, value in rule.get("only", {}).items())


def _sane(frame: Frame) -> bool:
    return (
        (frame.day is None or 1 <= frame.day <= 31)
        and (frame.month is None or 1 <= frame.month <= 12)
        and (frame.hour is None or 0 <= frame.hour <= 24)
        and (frame.minute is None or 0 <= frame.minute < 60)
        and (frame.hday is None or 1 <= frame.hday <= 30)
        and (frame.until is None or frame.until % _CENTURY == ((frame.year or frame.hyear or 0) + 1) % _CENTURY)
    )


Reader = Callable[[Frame, Sequence[Token]], bool]
_READERS: dict[str, Reader] = {}


def _reads(*names: str) -> Callable[[Reader], Reader]:
    def keep(reader: Reader) -> Reader:
        _READERS.update(dict.fromkeys(names, reader))
        return reader

    return keep


def _lexical(name: str, class_: str) -> None:
    """Register the part `name` as the `value` of the token's entry of class `class_`, or of its chunk's own field."""

    def read(frame: Frame, tokens: Sequence[Token]) -> bool:
        token = tokens[0]
        value = getattr(token.record, name) if isinstance(token.record, Frame) else token.get(class_)
        if value in (None, "") and name == "part":
            value = token.get("MERIDIEM")
        setattr(frame, name, value)
        return not _empty(value)

    _READERS[name] = read


for _name, _class in (
    ("month", "MONTH"), ("hmonth", "HMONTH"), ("weekday", "WEEKDAY"), ("dir", "TDIR"), ("offset", "RELDAY"),
    ("part", "DAYPART"), ("edge", "EDGE"), ("season", "SEASON"), ("ref", "TREF"),
    ("zone", "ZONE"), ("holiday", "HOLIDAY"), ("decade", "DECADE"),
):  # fmt: skip
    _lexical(_name, _class)


@_reads("approx")
def _approx(frame: Frame, tokens: Sequence[Token]) -> bool:
    """About, more than …: the words of times, and those that stand before any number."""
    token = tokens[0]
    frame.approx = token.get("TAPPROX") or _MODIFIERS.get(token.get("QPRE", "mod") or "", "")
    return bool(frame.approx)


@_reads("weekday2")
def _weekday2(frame: Frame, tokens: Sequence[Token]) -> bool:
    frame.weekday2 = tokens[0].get("WEEKDAY")
    return frame.weekday2 is not None


@_reads("month2")
def _same_month(frame: Frame, tokens: Sequence[Token]) -> bool:
    """Two names of one month are one month; of two months, they are none."""
    return bool(tokens[0].get("MONTH") == frame.month)


def _numeric(name: str) -> None:
    def read(frame: Frame, tokens: Sequence[Token]) -> bool:
        value = number(tokens[0])
        if value is not None and name == "hour" and not float(value).is_integer():
            _, point, digits = tokens[0].form.replace(",", ".").partition(".")
            printed = bool(point) and len(digits) == 2 and digits.isdigit()  # 8.30
            frame.minute, value = int(digits) if printed else round(value % 1 * 60), int(value)  # الواحدة والنصف
        if value is None or (name not in ("n", "upper") and not float(value).is_integer()):
            return False
        setattr(frame, name, value)
        return True

    _READERS[name] = read


for _name in ("day", "n", "upper", "hour", "minute", "second", "hday", "century", "until", "tenth"):
    _numeric(_name)


@_reads("fraction")
def _fraction(frame: Frame, tokens: Sequence[Token]) -> bool:
    """A part of the unit beside whole ones: ساعة ونصف, الثالثة والنصف."""
    value = tokens[0].get("N_FRACTION") or 0
    if frame.hour is not None:
        frame.minute = round(60 * value)
    else:
        frame.n = (frame.n or (2 if frame.unit and frame.n == 2 else 1)) + value
    return 0 < value < 1


@_reads("share")
def _share(frame: Frame, tokens: Sequence[Token]) -> bool:
    """A part of one unit: نصف ساعة."""
    frame.n = tokens[0].get("N_FRACTION")
    return bool(frame.n)


@_reads("unit")
def _unit(frame: Frame, tokens: Sequence[Token]) -> bool:
    token = tokens[0]
    frame.unit = token.get("TUNIT") or ""
    if frame.n is None and "T2" in token.classes:
        frame.n = 2
    return bool(frame.unit)


@_reads("unit2")
def _second_unit(frame: Frame, tokens: Sequence[Token]) -> bool:
    """A smaller length beside the first: أربع ساعات و12 دقيقة."""
    count = number(tokens[0])
    unit = tokens[-1].get("TUNIT") or ""
    frame.more = f"{count:g}:{unit}" if count is not None else ""
    return bool(frame.more) and _RANKS.get(unit, 9) < _RANKS.get(frame.unit, 9)


@_reads("year")
def _year(frame: Frame, tokens: Sequence[Token]) -> bool:
    token = tokens[0]
    if isinstance(token.record, Frame):
        frame.take(token.record)
        return True
    value = number(token)
    if value is None or not 1000 <= value < 2200:
        return False
    if int(value) in HIJRI_YEARS:
        frame.hyear = int(value)
    else:
        frame.year = int(value)
    return True


@_reads("hyear")
def _hyear(frame: Frame, tokens: Sequence[Token]) -> bool:
    value = number(tokens[0])
    frame.hyear = int(value) if value is not None else None
    return frame.hyear in HIJRI_YEARS


@_reads("shortyear")
def _short_year(frame: Frame, tokens: Sequence[Token]) -> bool:
    value = number(tokens[0])
    frame.year = int(value) + (1900 if value > 40 else 2000) if value is not None and value < _CENTURY else None
    return frame.year is not None


@_reads("clock")
def _clock(frame: Frame, tokens: Sequence[Token]) -> bool:
    """15:00, 9:21:37 or 1315."""
    form = tokens[0].form.replace(",", ":").replace(".", ":")
    parts = form.split(":") if ":" in form else [form[:-2], form[-2:]]
    if not all(p.isdigit() for p in parts) or (":" not in form and len(form) != 4):
        return False
    frame.hour, frame.minute = int(parts[0]), int(parts[1])
    frame.second = int(parts[2]) if len(parts) > 2 else None
    return True


@_reads("ndate")
def _numeric_date(frame: Frame, tokens: Sequence[Token]) -> bool:
    """24/7/2015, 2018-02-19, 6/1/1436: day before month, unless only the other order gives a date."""
    form = tokens[0].form
    parts = [int(x) for x in form.replace("-", "/").replace(".", "/").split("/")]
    if len(form.replace("-", "/").replace(".", "/").split("/")[0]) == 4:
        parts.reverse()
    day, month, year = parts
    if month > 12 >= day:
        day, month = month, day
    if year < _CENTURY:
        year += 2000 if year <= 40 else 1900
    if year in HIJRI_YEARS:
        frame.hday, frame.hmonth, frame.hyear = day, month, year
    else:
        frame.day, frame.month, frame.year = day, month, year
    return 1 <= month <= 12 and (1900 <= year <= 2100 or year in HIJRI_YEARS)


@_reads("monthnumber")
def _month_number(frame: Frame, tokens: Sequence[Token]) -> bool:
    value = number(tokens[0])
    frame.month = int(value) if value is not None and float(value).is_integer() else None
    return frame.month is not None


@_reads("quarter")
def _quarter(frame: Frame, tokens: Sequence[Token]) -> bool:
    frame.sub = f"Q{number(tokens[0])}"
    return True


@_reads("half")
def _half(frame: Frame, tokens: Sequence[Token]) -> bool:
    frame.sub = f"H{number(tokens[0])}"
    return True


def filled(frame: Frame, *names: str) -> bool:
    """Say whether the frame says any of the fields.

    >>> filled(Frame(day=1), "month", "day")
    True
    """
    return any(not _empty(getattr(frame, name)) for name in names)
