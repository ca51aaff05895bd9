"""How far a deed lies from a day: so long ago, so long before or behind what is told with it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from mahdar.model import Time
from mahdar.read.events.clause import Clause
from mahdar.read.events.lexis import COLON, COMMA, NAME, NISBA, ROLE, STOP
from mahdar.read.events.triggers import Trigger
from mahdar.read.times.calendar import week_value

LAG_REACH, NEXT_DAY_REACH = 8, 4  # words before the deed's
_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")


def lag(clause: Clause, trigger: Trigger) -> str:
    """Give how far the deed lies from what is told with it: -P1D for غداة الاجتماع, +P2D for قبل يومين من الاجتماع, or ''.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> text = "غادر السفير الأحد بعد نحو شهرين من قصف الجيش السوري للمدينة."
    >>> [e.date for e in read(Article.make(text=text, published="2018-05-15")).events if e.type == "ASSAULT"]
    ['2018-03']
    """
    for index in range(trigger.at - 1, max(clause.span[0], trigger.at - LAG_REACH) - 1, -1):
        if clause.kinds[index] & (STOP | COLON | COMMA) or clause.finite(index):
            break
        said = str(clause.tokens[index].get("ROLE", "lag") or "")
        if len(said) > 1:
            return said if index >= trigger.at - NEXT_DAY_REACH else ""
        record, after = clause.tokens[index + 1].record, index + 2
        if said and isinstance(record, Time) and _spans(clause, after, trigger.at):
            length = "P1D" if record.type == "DATE" and record.rule.startswith("after-of") else record.value or ""
            return said + length if _LENGTH.fullmatch(length) else ""
        if said:
            break
    return ""


def _spans(clause: Clause, index: int, at: int) -> bool:
    """Whether a length and the preposition behind it at `index` (شهرين من) lead to the deed's word at `at`, one word between.

    But so many years of war (ثلاث سنوات من القتال) is how long it was.
    """
    if index >= at or not clause.kinds[index] & ROLE:
        return False
    plain = sum(not clause.kinds[i] & (NAME | ROLE | NISBA) for i in range(index + 1, at))
    lasts = clause.role_at(index) == "source" and index + 1 == at and "DEF" in clause.tokens[at].classes
    return plain <= 1 and not lasts


def apart(far: str, day: date | None) -> str | None:
    """Give when something was that lies so far from a day, as `lag` says it.

    >>> apart("-P2M", date(2018, 4, 14)), apart("+P1D", date(2018, 4, 30))
    ('2018-02', '2018-05-01')
    """
    told = _LENGTH.fullmatch(far[1:])
    if far.startswith("+"):
        return (day + timedelta(days=int(told[1]))).isoformat() if told and day and told[2] == "D" else None
    return _back(told, day) if told and day else None


def ago(record: Time, day: date | None) -> str | None:
    """Give when something was that is told to have been about so long ago: the week, month or year, as the length is counted.

    >>> ago(Time(start=0, end=1, text="نحو شهرين", type="DURATION", value="P2M", rule="ago"), date(2018, 4, 14))
    '2018-02'
    """
    told = _LENGTH.fullmatch(record.value or "")
    return _back(told, day) if told and day else None


def _back(told: re.Match[str], day: date) -> str | None:
    """Give the day, week, month or year that lies so long before a day."""
    number, unit = int(told[1]), told[2]
    if unit == "Y":
        return str(day.year - number) if number < day.year else None
    if unit == "M":
        year, month = divmod(day.year * 12 + day.month - 1 - number, 12)
        return f"{year}-{month + 1:02}"
    then = day - timedelta(days=number * (7 if unit == "W" else 1))
    return week_value(then) if unit == "W" else then.isoformat()
