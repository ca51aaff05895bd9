"""Printed publication dates: month and weekday names of every Arabic calendar family from Unicode CLDR.

A date that a page prints near its head is the day of publication; a Hijri date beside a Gregorian one is passed
over, one that stands alone is converted by the Umm al-Qura calendar.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

import msgspec

from mahdar.ingest.words import either, furniture, key
from mahdar.lang.pack import HOME, read_file
from mahdar.model import Record

_LOCALES = ("ar", "ar_SY", "ar_DZ", "ar_TN", "ar_MA", "ar_EG", "ar_SA", "ar_LB", "ar_IQ", "en")
_CLOCK = re.compile(
    r"(?<!\d)(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?\s*(?P<half>[^\W\d_]{1,5})?"
)
_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")
_SEPARATORS = "|-/:،,•·()"
_REST = re.compile(r"[^\W\d_]+")


class PrintedDate(Record, frozen=True, kw_only=True):
    """A date as a line prints it: the ISO day or day and time, and how many words of the line are no part of it.

    >>> read_date("27 ديسمبر 2021")
    PrintedDate(value='2021-12-27', other_words=0, apart=True, changed=False)
    """

    value: str
    other_words: int = 0
    apart: bool = True  # punctuation parts the date from those words
    changed: bool = False  # the line says when the page was changed, not when it was published


class _Hijri(msgspec.Struct):
    number: int
    forms: tuple[str, ...]


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    from babel import Locale

    names: dict[str, int] = {}
    for code in _LOCALES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(code).months["format"][width].items():
                names.setdefault(key(name), int(number))
    return names


@lru_cache(maxsize=1)
def _weekdays() -> tuple[str, ...]:
    from babel import Locale

    return tuple(name for code in ("ar", "en") for name in Locale.parse(code).days["format"]["wide"].values())


@lru_cache(maxsize=1)
def _hijri_months() -> dict[str, int]:
    entries, _ = read_file(HOME / "ar" / "page.toml")
    months = [msgspec.convert(e.data, _Hijri) for e in entries if e.table == "hijri"]
    return {key(form): month.number for month in months for form in month.forms}


def _names(months: dict[str, int]) -> str:
    return "(?:" + "|".join(re.escape(m).replace(r"\ ", r"\s+") for m in sorted(months, key=len, reverse=True)) + ")"


@lru_cache(maxsize=1)
def _gregorian() -> tuple[re.Pattern[str], ...]:
    month = _names(_months())
    pair = rf"(?P<month>{month})\.?(?:\s*[/\-(,]?\s*{month}\)?)?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    return (
        re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s\-/,]*(?<!\w){pair}[\s,،/\-]*{year}"),
        re.compile(rf"(?<!\w){pair}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,،]+{year}"),
        re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"),
        re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\s?[-/.]\s?(?P<month>\d{{1,2}})\s?[-/.]\s?{year}"),
    )


@lru_cache(maxsize=1)
def _hijri() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})[\s\-/]*(?P<month>{_names(_hijri_months())})[\s,،]*(?P<year>1[34]\d\d)(?!\d)"
    )


@lru_cache(maxsize=1)
def _known_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    beside = [f for e in furniture() if e.kind == "date" for f in e.forms]
    changed = [f for e in furniture() if e.id == "date-of-change" for f in e.forms]
    whole = rf"(?<!\w)(?:{either([*beside, *_weekdays()])}|{_names(_hijri_months())})(?!\w)"
    return re.compile(whole), re.compile(rf"(?<!\w){either(changed)}(?!\w)")


@lru_cache(maxsize=4)
def _afternoon(number: int) -> frozenset[str]:
    from babel import Locale

    periods = [Locale.parse(code).periods for code in ("ar", "en")]
    return frozenset(key(p["pm" if number else "am"]) for p in periods)


def _clock(text: str) -> str:
    match = _CLOCK.search(text)
    if match is None:
        return ""
    hour = int(match["hour"])
    half = (match["half"] or "").rstrip(".")
    if half in _afternoon(1) and hour < 12:
        hour += 12
    elif half in _afternoon(0) and hour == 12:
        hour = 0
    return f"T{hour:02}:{match['minute']}" + (f":{match['second']}" if match["second"] else "")


def _number(name: str, months: dict[str, int]) -> int:
    return int(name) if name.isdigit() else months[re.sub(r"\s+", " ", name)]


def _day(match: re.Match[str]) -> str | None:
    try:
        return date(int(match["year"]), _number(match["month"], _months()), int(match["day"])).isoformat()
    except ValueError:
        return None


def _hijri_day(match: re.Match[str]) -> str | None:
    from hijridate import Hijri

    try:
        day = Hijri(int(match["year"]), _number(match["month"], _hijri_months()), int(match["day"])).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(day.year, day.month, day.day).isoformat()


def read_date(line: str) -> PrintedDate | None:
    """Give the date that a line prints, None where it prints none with day, month and year.

    Numeric dates are read as day/month/year, as Arabic pages write them.

    >>> read_date("الأحد 12 كانون الثاني 2025").value, read_date("نشر في: 09/05/2018").value
    ('2025-01-12', '2018-05-09')
    >>> read_date("15 شوال 1436 هـ").value, read_date("يناير 2022")
    ('2015-07-31', None)
    >>> read_date("قمة جنيف 16 يونيو 2021 محطة فارقة").other_words
    4
    """
    text = key(line)
    if not re.search(r"\d{4}", text):
        return None
    match, value = next(((m, d) for p in _gregorian() if (m := p.search(text)) and (d := _day(m))), (None, None))
    if match is None:
        match = _hijri().search(text)
        value = _hijri_day(match) if match else None
    if match is None or value is None:
        return None
    before, after = text[: match.start()], text[match.end() :]
    rest = f"{before} {after}"
    known, changed = _known_words()
    clear = [known.sub(" ", _CLOCK.sub(lambda m: " " + (m["half"] or ""), part)).strip() for part in (before, after)]
    return PrintedDate(
        value=value if changed.search(rest) else value + _clock(rest),
        other_words=sum(len(_REST.findall(part)) for part in clear),
        apart=clear[0][-1:] in _SEPARATORS and clear[1][:1] in _SEPARATORS,
        changed=bool(changed.search(rest)),
    )


def iso_date(text: str | None) -> str | None:
    """Give the ISO day, or day and time, of a metadata field; None where it has none or no such day exists.

    >>> iso_date("2018-02-28T11:24:39+00:00"), iso_date("12 يناير 2022"), iso_date("0000-00-00")
    ('2018-02-28T11:24:39+00:00', '2022-01-12', None)
    """
    if not text:
        return None
    match = _ISO.match(text.strip())
    if match is None:
        printed = read_date(text)
        return printed.value if printed else None
    try:
        date.fromisoformat(match.group()[:10])
    except ValueError:
        return None
    return match.group().replace(" ", "T", 1)
