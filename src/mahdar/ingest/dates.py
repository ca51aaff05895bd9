"""Printed publication dates: month and weekday names in every Arabic calendar family, from Unicode CLDR."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from babel import Locale

from mahdar.lang.fold import fold

_LOCALES = ("ar", "ar_SY", "ar_DZ", "ar_MA", "ar_EG", "ar_SA", "en")


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for code in _LOCALES:
        locale = Locale.parse(code)
        for width in ("wide", "abbreviated"):
            for number, name in locale.months["format"][width].items():
                names.setdefault(fold(name).lower(), int(number))
    return names


@lru_cache(maxsize=1)
def _weekdays() -> tuple[str, ...]:
    return tuple(name for code in ("ar", "en") for name in Locale.parse(code).days["format"]["wide"].values())


@lru_cache(maxsize=1)
def _date() -> re.Pattern[str]:
    month = "(?:" + "|".join(sorted(map(re.escape, _months()), key=len, reverse=True)) + ")"
    pair = rf"(?P<month>{month})\.?(?:\s*[/\-–( ]\s*{month}\s*\)?)?"
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\s*(?:من\s+)?[-/\s]?\s*{pair}\s*[,،/\-]?\s*(?P<year>(?:19|20)\d\d)(?!\d)"
        rf"|(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}})\s*[,،]?\s*(?P<year2>(?:19|20)\d\d)(?!\d)"
        r"|(?<!\d)(?P<year3>(?:19|20)\d\d)[-/.](?P<month3>\d{1,2})[-/.](?P<day3>\d{1,2})(?!\d)"
        r"|(?<!\d)(?P<day4>\d{1,2})[-/.](?P<month4>\d{1,2})[-/.](?P<year4>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    )


def printed_day(text: str) -> str | None:
    """Give the day that a printed date names, as an ISO day; None where it names none.

    Numeric dates are read as day/month/year.

    >>> printed_day("الأحد 12 كانون الثاني 2025"), printed_day("نشر في: 08/04/2018"), printed_day("يناير 2022")
    ('2025-01-12', '2018-04-08', None)
    """
    match = _date().search(fold(text))
    if match is None:
        return None
    got = {k.rstrip("234"): v for k, v in match.groupdict().items() if v}
    month = int(got["month"]) if got["month"].isdigit() else _months()[got["month"].lower()]
    try:
        return date(int(got["year"]), month, int(got["day"])).isoformat()
    except ValueError:
        return None
