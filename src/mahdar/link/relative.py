"""Dates that hang on the day of the report: what "last week" says of the day on which it was written."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel import Locale

from mahdar.link.when import days, weekday
from mahdar.link.words import pack, plain, shapes, words


@lru_cache(maxsize=1)
def _phrases() -> list[tuple[list[str], tuple[str, int]]]:
    found = [
        ([plain(w) for w in words(form)], (entry["unit"], entry["offset"]))
        for entry in pack()["relative"]
        for form in entry["forms"]
    ]
    return sorted(found, key=lambda x: -len(x[0]))


@lru_cache(maxsize=1)
def weekdays() -> dict[str, int]:
    """Give the names of the weekdays, as the pack spells words, with their numbers, Monday 0."""
    names = Locale.parse("ar").days["format"]["wide"]
    return {plain(words(name)[0]): number for number, name in names.items()}


@lru_cache(maxsize=10_000)
def relative(text: str) -> tuple[str, int] | None:
    """Give unit and direction of a date that hangs on the day of the report; None for any other.

    >>> relative("في الأسبوع الماضي"), relative("أول من أمس"), relative("17 ديسمبر")
    (('week', -1), ('day', -2), None)
    """
    row = [plain(w) for w in words(text)]
    for phrase, found in _phrases():
        for at in range(len(row) - len(phrase) + 1):
            if row[at : at + len(phrase)] == phrase:
                return found
    return None


def named_weekday(text: str) -> int | None:
    """Give the weekday that a date names, Monday 0; None where it names none.

    >>> named_weekday("يوم الأربعاء"), named_weekday("أمس")
    (2, None)
    """
    known = weekdays()
    for word in words(text):
        for shape in shapes(word, endings=False):
            if shape in known:
                return known[shape]
    return None


def stretch(day: int, unit: str, offset: int) -> tuple[int, int]:
    """Give the days that the expression covers in a report of that day; a week begins on Monday.

    >>> from mahdar.link.when import iso, ordinal
    >>> [iso(d) for d in stretch(ordinal("2021-12-22"), "week", -1)]
    ['2021-12-13', '2021-12-19']
    """
    if unit == "day":
        return day + offset, day + offset
    here = date.fromordinal(day)
    if unit == "week":
        first = day - here.weekday() + 7 * offset
        return first, first + 6
    if unit == "month":
        month = here.year * 12 + here.month - 1 + offset
        found = days(f"{month // 12:04}-{month % 12 + 1:02}")
    else:
        found = days(f"{here.year + offset:04}")
    assert found is not None
    return found


def absolute(text: str, day: str) -> bool:
    """Tell whether a date names that day: by number, or by its weekday; "today" in a late print is the dispatch's.

    >>> absolute("اليوم", "2022-01-12"), absolute("يوم الأربعاء", "2022-01-12"), absolute("يوم الأربعاء", "2022-01-11")
    (False, True, False)
    """
    named, stretch = named_weekday(text), days(day)
    if named is None:
        return any(c.isdigit() for c in text)
    return bool(stretch) and stretch is not None and weekday(stretch[0]) == named
