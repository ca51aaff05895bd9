"""How the pages speak: labels, counts, dates and names in the language of the page."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.dates import format_date

LANGUAGES = ("ar", "en")


@cache
def wording(code: str) -> Wording:
    """Give the wording of a language that there are pages in.

    >>> wording("ar")("status", "held")
    'جرى'
    """
    return Wording(tomllib.loads((Path(__file__).parent / "words" / f"{code}.toml").read_text(encoding="utf-8")))


class Wording:
    """The words of one language's pages.

    >>> wording("en").locale
    'en'
    """

    def __init__(self, words: dict[str, Any]) -> None:
        self.words = words
        self.locale: str = words["locale"]
        self.dir: str = words["dir"]
        self._days: dict[tuple[str, str], str] = {}  # the pages of a large dossier ask for few days many times

    def __call__(self, section: str, key: str | None) -> str:
        """Give a label; a key without one is shown as it is, so that new kinds never break a page.

        >>> wording("en")("mode", "telepathy")
        'telepathy'
        """
        return str(self.words[section].get(key or "", key or ""))

    def count(self, what: str, n: int) -> str:
        """Give a number with what it counts, in the right form.

        >>> wording("ar").count("article", 2), wording("ar").count("article", 5), wording("en").count("outlet", 1)
        ('تقريران', '5 تقارير', '1 outlet')
        """
        forms = self.words["count"][what]
        if n in (1, 2):
            return str(forms[n - 1])
        rest = n % 100
        form = forms[2] if 3 <= rest <= 10 else forms[3] if rest >= 11 else forms[4]
        return str(form).format(n=self.number(n))

    def number(self, value: float | int) -> str:
        """Give a number with separators, as people read it.

        >>> wording("ar").number(143500), wording("en").number(2.5)
        ('143,500', '2.5')
        """
        return f"{round(value, 4):,f}".rstrip("0").rstrip(".") if value % 1 else f"{int(value):,}"

    def day(self, value: str | None, style: str = "d MMMM y") -> str:
        """Give a TIMEX3 date in words; what is no date is given as it is.

        >>> w = wording("en")
        >>> w.day("2022-01-12"), w.day("2022-01"), w.day("2021-12-22TEV"), w.day("2022-W02"), w.day("201")
        ('12 January 2022', 'January 2022', '22 December 2021, evening', 'week of 10 January 2022', 'the decade of 2010')
        """
        if not value:
            return ""
        if (value, style) not in self._days:
            try:
                self._days[value, style] = self._day(value, style)
            except ValueError:  # the thirtieth of February
                self._days[value, style] = value
        return self._days[value, style]

    def _day(self, value: str, style: str) -> str:
        if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T?(.*))?", value):
            day = format_date(date.fromisoformat(match[1]), style, locale=self.locale)
            return day + self._hour(match[2] or "")
        if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
            return str(format_date(date(int(match[1]), int(match[2]), 1), "MMMM y", locale=self.locale))
        if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            start = format_date(monday, "d MMMM y", locale=self.locale)
            return f"{self('when', 'week')} {self._of()}{start}"
        if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
            return f"{self('when', match[2])} {match[1]}"
        if match := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
            return f"{self('when', match[2])} {match[3]} / {match[1]}"
        return f"{self('when', 'decade')} {value}0" if re.fullmatch(r"\d{3}", value) else value

    def _of(self) -> str:
        return "of " if self.locale == "en" else ""

    def _hour(self, rest: str) -> str:
        clock = re.match(r"(\d\d:\d\d)", rest)
        if clock:
            return f"، {clock[1]}" if self.locale == "ar" else f", {clock[1]}"
        part = self.words["when"].get(f"T{rest.lstrip('T')}")
        return "" if not part else f" {part}" if self.locale == "ar" else f", {part}"

    def span(self, start: str | None, end: str | None) -> str:
        """Give a stretch of days.

        >>> wording("en").span("2022-02-10", "2022-02-20")
        '10 February 2022 – 20 February 2022'
        """
        return f"{self.day(start)} – {self.day(end)}" if end and end != start else self.day(start)

    def month(self, value: str | None) -> str:
        """Give the month in which a date lies or begins, its year where it says no more; nothing where it has none.

        >>> wording("en").month("2022-01-12"), wording("en").month("2022-W02"), wording("en").month("1952")
        ('January 2022', 'January 2022', '1952')
        """
        day = first_day(value)
        exact = re.match(r"\d{4}-(\d\d|W)", value or "")
        return self.day(day.isoformat()[: 7 if exact else 4]) if day else ""

    def length(self, value: str | None) -> str:
        """Give an ISO 8601 duration in words; what is none is given as it is.

        >>> wording("ar").length("PT50M"), wording("en").length("P2D")
        ('50 دقيقة', '2 days')
        """
        match = re.fullmatch(r"P(?:(\d+)(Y|M|W|D|E))?(?:T(?:(\d+)(H|M|S))(?:(\d+)M)?)?", value or "")
        if not match or not any(match.groups()):
            return value or ""
        days = {"Y": "year", "M": "month", "W": "week", "D": "day", "E": "decade"}
        hours = {"H": "hour", "M": "minute", "S": "second"}
        found = [self.count(days[match[2]], int(match[1]))] if match[2] else []
        found += [self.count(hours[match[4]], int(match[3]))] if match[4] else []
        found += [self.count("minute", int(match[5]))] if match[5] else []
        return (" و" if self.locale == "ar" else " and ").join(found)

    def state(self, code: str) -> str | None:
        """Give the name of a state or body by its code; None for a code that neither CLDR nor the words know.

        >>> wording("ar").state("RUS"), wording("en").state("NATO"), wording("en").state("Q1")
        ('روسيا', 'NATO', None)
        """
        if body := self.words["body"].get(code):
            return str(body)
        short = get_global("territory_aliases").get(code) if re.fullmatch("[A-Z]{3}", code) else None
        name = Locale(self.locale).territories.get(short[0]) if short else None
        return str(name) if name else None


def first_day(value: str | None) -> date | None:
    """Give the first day of a TIMEX3 date; None where it has none.

    >>> first_day("2022-01"), first_day("2022-01-12T15:00"), first_day("2022-W02"), first_day("P1M")
    (datetime.date(2022, 1, 1), datetime.date(2022, 1, 12), datetime.date(2022, 1, 10), None)
    """
    week = re.match(r"(\d{4})-W(\d\d)", value or "")
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value or "")
    try:
        if week:
            return date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None
    except ValueError:
        return None


def days_between(start: date, end: date) -> list[date]:
    """Give every day from `start` to `end`, both included.

    >>> len(days_between(date(2022, 1, 1), date(2022, 1, 3)))
    3
    """
    return [start + timedelta(n) for n in range((end - start).days + 1)]
