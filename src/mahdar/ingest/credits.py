"""Who wrote it: bylines, closing credits, and the agencies that a page names in them."""

from __future__ import annotations

import re
from functools import lru_cache

from mahdar.ingest.lines import _pattern, pauses, words
from mahdar.ingest.words import agencies, either

_CLOSING = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,60})[)\]][\s.]*$")
_SIGNED = re.compile(r"(?<=[.!؟”\"»])\s*(?P<credit>[^.!؟]{2,40}(?:\.[^.!؟]{1,3}){0,3})$")
_SPLIT = re.compile(r"\s*[-–—ـ/:|،,()]\s*")


@lru_cache(maxsize=1)
def _agency() -> re.Pattern[str]:
    forms = [f for a in agencies() if a.kind == "agency" for f in (*a.forms, *a.credit)]
    return re.compile(rf"(?<!\w){either(forms)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _outlet() -> re.Pattern[str]:
    forms = [f for a in agencies() for f in (*a.forms, *a.credit)]
    return re.compile(rf"(?<!\w){either(forms)}(?!\w)", re.IGNORECASE)


def agencies_in(credit: str) -> tuple[str, ...]:
    """Give the agencies that a credit names, as it prints them.

    >>> agencies_in("إسطنبول - أ ف ب، رويترز")
    ('أ ف ب', 'رويترز')
    """
    found = (m.group().strip(' .-"«»') for m in _agency().finditer(credit))
    return tuple(dict.fromkeys(found))


def is_byline(line: str) -> bool:
    """Tell whether a short line at the head of a page says who wrote it or where.

    >>> is_byline("الرياض - واس"), is_byline("بقلم: سالم الحاج"), is_byline("الرياض تستضيف القمة")
    (True, True, False)
    """
    if words(line) > 9 or (pauses(line) and not line.endswith(":")):
        return False
    match = _pattern("byline").match(line)
    if match:
        rest = match["rest"]
        if not rest or rest.lstrip()[:1] in ":-–—ـ/|" or words(rest) <= 3:
            return True
    parts = [p for p in _SPLIT.split(line.strip(" :")) if p]
    return any(_outlet().fullmatch(p.strip('«»"“” ')) for p in parts)


def closing_credit(line: str) -> str | None:
    """Give the agency credit in brackets with which a text closes, None where there is none.

    >>> closing_credit("وعاد الوفد إلى بلاده. (د ب أ)")
    'د ب أ'
    """
    match = _CLOSING.search(line)
    if match and agencies_in(match["credit"]):
        rest = _agency().sub("", match["credit"])
        return match["credit"].strip() if words(_SPLIT.sub(" ", rest)) <= 2 else None
    return None
