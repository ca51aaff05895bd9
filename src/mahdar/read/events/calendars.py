"""Calendars: articles that tell deed after deed under their days or years (7 كانون الأول 2016: …، a line that is only '2014')."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mahdar.model import Time

LEAST = 3  # entries that make a calendar
HEAD = 45  # letters in which an entry's day must have been told
_BARE = re.compile(r"[\W\d_]*\w{0,4}[\W\d_]*")  # what may stand beside the day: marks, 'and', 'in'
_HEADING = re.compile(r"\W*((?:19|20)\d\d)\W*")
_YEAR = re.compile(r"\d{4}")


class Entry(NamedTuple):
    """An entry of a calendar: from where to where it holds, till where its day is told, what day or year that is.

    >>> Entry(0, 9, 4, "2013").value
    '2013'
    """

    start: int
    end: int
    said: int
    value: str


class Calendar:
    """The entries of an article, if it is a calendar.

    >>> text = "2013: حرب" + chr(10) + "2014: هدنة" + chr(10) + "2015: حرب"
    >>> years = [Time(start=n, end=n + 4, text=text[n : n + 4], type="DATE", value=text[n : n + 4]) for n in (0, 10, 21)]
    >>> [entry.value for entry in (Calendar(text, years).at(17),) if entry]
    ['2014']
    """

    def __init__(self, text: str, times: Sequence[Time]) -> None:
        dated = [t for t in times if t.type in ("DATE", "TIME") and t.value]
        entries = list(_entries(text, dated)) if len(dated) >= LEAST else []
        self._entries = entries if len({entry.value for entry in entries}) >= LEAST else []
        self._starts = [entry.start for entry in self._entries]

    def at(self, place: int) -> Entry | None:
        """Give the entry in which a place of the text stands; nothing where it stands in none."""
        last = bisect_right(self._starts, place) - 1
        return self._entries[last] if last >= 0 and place < self._entries[last].end else None


def _entries(text: str, dated: Sequence[Time]) -> Iterator[Entry]:
    """Give the entries: lines that begin with their day and a colon, and what stands under lines that are only a year."""
    starts = [t.start for t in dated]
    year, at = "", 0
    for line in text.split("\n"):
        end = at + len(line)
        inside = dated[bisect_right(starts, at - 1) : bisect_right(starts, end - 1)]
        said = _said(text, at, end, inside)
        if heading := _HEADING.fullmatch(line):
            year = heading[1]
        elif said == end:
            year = ""  # 2014 إلى 2016
        elif said > at:
            yield Entry(at, end, said, _dated(max((t for t in inside if t.start < said), key=lambda t: t.start), year))
        elif year and line.strip():
            yield Entry(at, end, at, year)
        at = end + 1


def _said(text: str, at: int, end: int, inside: Sequence[Time]) -> int:
    """Give where the day that a line begins with ends, its colon included; its start where it begins with none."""
    colon = text.find(":", inside[0].start, min(end, at + HEAD)) if inside else -1
    if not inside or inside[0].start - at > HEAD or (colon < 0 and end - at > HEAD):
        return at
    last = colon if colon >= 0 else end
    rest = text[at:last]
    for time in reversed([t for t in inside if t.start < last]):
        rest = rest[: time.start - at] + rest[time.end - at :]
    return last if _BARE.fullmatch(rest) else at


def _dated(time: Time, year: str) -> str:
    """Give the day of an entry, in the year that stands above it if it names none itself."""
    value = (time.value or "")[:10]
    return year + value[4:] if year and not _YEAR.search(time.text) and value[:4].isdigit() else value
