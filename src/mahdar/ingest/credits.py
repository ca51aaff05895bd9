"""Who wrote it: bylines, closing credits, and the agencies that a page names in them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from mahdar.ingest.lines import byline_rest, calls_itself_outlet, pauses, words
from mahdar.ingest.words import agencies, either, joined, key
from mahdar.lang.fold import Folded

_CLOSING = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,60})[)\]][\s.]*$")
_OPENING = re.compile(r"(?:(?<=\))\s*[-–—ـ]+|:|\s[-–—ـ]+)\s")
_DASHES = ("-", "–", "—", "ـ")
_MARKED = re.compile(r"\((?P<credit>[^()]{2,40})\)|(?<![\w/])[/\-–—]\s?(?P<credit2>[^/()\-–—.]{2,30}?)\s?[/\-–—](?!\w)")
_OPENING_LENGTH = 110
_DASH = re.compile(r"\s*[–—]\s*|\s+-\s*|\s*-\s+")
_SPLIT = re.compile(r"\s*[-–—ـ/:|،,()«»\"“”]+\s*")


@lru_cache(maxsize=3)
def _names(kind: Literal["agency", "outlet", "any"]) -> re.Pattern[str]:
    """The names of agencies, of outlets, or of both and of what stands for an unnamed agency."""
    chosen = [
        a for a in agencies() if kind == "any" or ((a.kind == "agency") == (kind == "agency") and a.kind != "other")
    ]
    body = either(form for a in chosen for form in (*a.forms, *a.credit))
    return re.compile(rf"(?<!\w)(?:{joined()})?(?P<name>{body})(?!\w)")


def agencies_in(credit: str) -> tuple[str, ...]:
    """Give the agencies that a credit names, as it prints them.

    >>> agencies_in("إسطنبول - أ ف ب، رويترز")
    ('أ ف ب', 'رويترز')
    """
    folded, found = Folded(credit), []
    for match in _names("agency").finditer(key(credit)):
        start, end = folded.original(*match.span("name"))
        found.append(credit[start:end].strip())
    return tuple(dict.fromkeys(found))


def outlet_in(credit: str) -> str | None:
    """Give the outlet, no agency, that is one part of a byline; None where none is.

    >>> outlet_in("صحيفة المرفأ - رويترز"), outlet_in("رويترز - واس")
    ('صحيفة المرفأ', None)
    """
    for part in _SPLIT.split(credit):
        folded = key(part)
        if part and (_names("outlet").fullmatch(folded) or calls_itself_outlet(part)) and not agencies_in(part):
            return part
    return None


def is_byline(line: str) -> bool:
    """Tell whether a short line at the head of a page says who wrote it or where.

    >>> is_byline("الرياض - واس"), is_byline("بقلم: سالم الحاج"), is_byline("الرياض تستضيف القمة")
    (True, True, False)
    """
    if words(line) > 10 or (pauses(line.rstrip(": ")) and not agencies_in(line)):
        return False
    rest = byline_rest(line)
    if rest is not None and (not rest or rest.lstrip()[:1] in ":-/|" or words(rest) <= 3 or line.endswith(":")):
        return True
    return _is_credit(line)


def is_name_and_place(line: str) -> bool:
    """Tell whether a line is two short parts with a dash between them, as a reporter and a town under a headline.

    >>> is_name_and_place("سالم الحاج – جدة"), is_name_and_place("محادثات أميركية - روسية الشهر المقبل")
    (True, False)
    """
    parts = _DASH.split(line.strip(" :"))
    short = len(parts) == 2 and all(parts) and words(line) <= 5 and not any(map(str.isdigit, line))
    return short and not any(map(pauses, parts))


def _is_credit(text: str) -> bool:
    """Short parts between dashes, colons and the like, one of which is an agency or an outlet."""
    parts = [p for p in _SPLIT.split(text) if p]
    named = any(_names("any").fullmatch(key(p)) or (calls_itself_outlet(p) and len(parts) > 1) for p in parts)
    return named and all(words(p) <= 4 for p in parts)


def opening_credit(line: str) -> str | None:
    """Give the place, date and agency with which a first paragraph opens, None where it opens otherwise.

    >>> opening_credit("موسكو (رويترز) - قال الوزير"), opening_credit("واس – جدة: اطلع المجلس")
    ('موسكو (رويترز)', 'واس – جدة')
    >>> opening_credit("موسكو، 18 نوفمبر. /تاس/. أعلن الوزير"), opening_credit("موسكو: قال الوزير")
    ('موسكو، 18 نوفمبر. /تاس/', None)
    """
    ends = (end.start() for end in _OPENING.finditer(line[:_OPENING_LENGTH]))
    opened = [line[:end] for end in ends if end and _is_credit(line[:end])]
    if opened:
        return opened[-1]
    for mark in _MARKED.finditer(line[:_OPENING_LENGTH]):
        before = words(line[: mark.start()])
        sure = mark.group()[0] in "/-–—" or before <= 2 or line[mark.end() :].lstrip()[:1] in _DASHES
        if before <= 12 and sure and _is_credit(mark["credit"] or mark["credit2"]):
            return line[: mark.end()].strip()
    return None


def closing_credit(line: str) -> str | None:
    """Give the agency credit in brackets with which a text closes, None where there is none.

    >>> closing_credit("وعاد الوفد إلى بلاده. (د ب أ)"), closing_credit("وعاد الوفد (الروسي).")
    ('د ب أ', None)
    """
    match = _CLOSING.search(line)
    if match is None or not agencies_in(match["credit"]):
        return None
    parts = [key(p) for p in _SPLIT.split(match["credit"]) if p]
    named = sum(bool(_names("any").fullmatch(p)) for p in parts)
    return match["credit"].strip() if named and words(match["credit"]) <= 8 else None
