"""The talks as a calendar file (RFC 5545) that any calendar program opens."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from mahdar.tell.links import Links
from mahdar.tell.wording import first_day

STATUS = {"planned": "CONFIRMED", "held": "CONFIRMED", "ongoing": "CONFIRMED", "proposed": "TENTATIVE"}
STAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""A fixed stamp, so that the same dossier gives the same file."""


def calendar(talks: list[dict[str, Any]], title: str, links: Links) -> bytes:
    """Give the calendar of the talks that have a day; `talks` holds rows of the view of that name.

    >>> from mahdar.model import Linked
    >>> from mahdar.store import Dossier
    >>> from mahdar.tell.wording import wording
    >>> links = Links(Dossier(readings={}, linked=Linked()), wording("ar"))
    >>> calendar([], "محضر", links).splitlines()[0]
    b'BEGIN:VCALENDAR'
    """
    made = Calendar()
    made.add("prodid", "-//mahdar//talks//AR")
    made.add("version", "2.0")
    made.add("x-wr-calname", title)
    for row in talks:
        if row["date"] and len(row["date"]) >= 10 and (day := first_day(row["date"])):
            made.add_component(_event(row, day, links))
    return bytes(made.to_ical())


def _event(row: dict[str, Any], day: date, links: Links) -> Event:
    words, event = links.words, Event()
    what = links.phrase(row["name"]) or f"{words('mode', row['format'])}: {links.phrase(row['track'])}"
    event.add("uid", f"{row['id']}@mahdar")
    event.add("dtstamp", STAMP)
    event.add("dtstart", day)
    event.add("dtend", (first_day(row["end"]) or day) + timedelta(days=1))
    event.add("summary", f"{what} ({words('status', row['status'])})")
    event.add("status", STATUS.get(row["status"], "CANCELLED"))
    if row["place"]:
        event.add("location", links.name(row["place"]))
    event.add("description", "\n".join(_step(step, links) for step in row["history"]))
    return event


def _step(step: dict[str, Any], links: Links) -> str:
    day, said = (links.words.day(step[field] and step[field][:10]) for field in ("date", "as_of"))
    return f"{links.words('status', step['status'])} {day} – {links.outlet(step['article'])} {said}".strip()
