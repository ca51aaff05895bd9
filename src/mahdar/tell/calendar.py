"""The talks as a calendar file (RFC 5545) that any calendar program opens."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from mahdar.tell.wording import Wording, first_day

STATUS = {"planned": "CONFIRMED", "held": "CONFIRMED", "ongoing": "CONFIRMED", "proposed": "TENTATIVE"}
STAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""A fixed stamp, so that the same dossier gives the same file."""


def calendar(talks: list[dict[str, Any]], title: str, words: Wording) -> bytes:
    """Give the calendar of the talks that have a day; `talks` holds rows of the view of that name.

    >>> from mahdar.tell.wording import wording
    >>> calendar([], "محضر", wording("ar")).splitlines()[0]
    b'BEGIN:VCALENDAR'
    """
    made = Calendar()
    made.add("prodid", "-//mahdar//talks//AR")
    made.add("version", "2.0")
    made.add("x-wr-calname", title)
    for row in talks:
        if row["date"] and len(row["date"]) >= 10 and (day := first_day(row["date"])):
            made.add_component(_event(row, day, words))
    return bytes(made.to_ical())


def _event(row: dict[str, Any], day: date, words: Wording) -> Event:
    event = Event()
    event.add("uid", f"{row['id']}@mahdar")
    event.add("dtstamp", STAMP)
    event.add("dtstart", day)
    event.add("dtend", (first_day(row["end"]) or day) + timedelta(days=1))
    event.add("summary", f"{row['name'] or row['track']} ({words('status', row['status'])})")
    event.add("status", STATUS.get(row["status"], "CANCELLED"))
    if row["place"]:
        event.add("location", row["place"])
    steps = [
        f"{words('status', s['status'])}: {s['date'] or ''} ({s['as_of'] or ''} {s['article']})" for s in row["history"]
    ]
    event.add("description", "\n".join(steps))
    return event
