"""When a deed was done, how long and with how many: the times and quantities of its clause."""

from __future__ import annotations

from mahdar.model import Quantity, Time
from mahdar.read.event_arguments import Arguments
from mahdar.read.event_clause import FAR, REACH, Clause
from mahdar.read.event_lexis import (
    CARRIER,
    CLAUSE,
    COLON,
    COMMA,
    CUE,
    DEED,
    FINITE,
    MODAL,
    QUANTITY,
    ROLE,
    STOP,
    TIME,
)  # fmt: skip
from mahdar.read.event_triggers import Trigger
from mahdar.read.sheet import Token

END_REACH = 6


def take(clause: Clause, index: int, trigger: Trigger, found: Arguments) -> None:
    """Keep the time at `index` as the deed's date or its length, whichever it is, unless there is one.

    How long something has not been, or since when another deed lasts, is neither.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> text = "قصف الجيش السوري المدينة التي يحاصرها منذ 2013."
    >>> [e.date for e in read(Article.make(text=text, published="2018-03-05")).events if e.type == "ASSAULT"]
    ['2018-03-05']
    """
    token, before = clause.tokens[index], index - 1
    record = token.record
    if not isinstance(record, Time) or not record.value:
        return
    since = before > clause.span[0] and bool(clause.tokens[before].get("ROLE", "strays"))
    if since and before - 1 != trigger.at and (clause.kinds[before - 1] & DEED or _describes(clause, before - 1)):
        return
    if record.type == "DURATION":
        found.length = found.length or (None if since else token)
    elif record.type in ("DATE", "TIME") and not record.value.endswith("_REF"):
        found.time = found.time or token


def _describes(clause: Clause, index: int) -> bool:
    """Whether the word at `index` describes the definite noun before it (المدينة المحاصرة منذ)."""
    token, noun = clause.tokens[index], clause.tokens[index - 1]
    plain = "DEF" in token.classes and "NISBASHAPE" not in token.classes and "NAME" not in token.classes
    return plain and index > clause.span[0] and not noun.classes.isdisjoint({"DEF", "NAME"})


def strays(clause: Clause, index: int) -> bool:
    """Whether the preposition at `index` leads away to another deed or thing, whose times are not this deed's.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> text = "التقى الرئيس الفرنسي نظيره المصري لأول مرة منذ اندلاع القتال في 2011."
    >>> read(Article.make(text=text)).events[0].date is None
    True
    """
    after = index + 1
    return bool(clause.tokens[index].get("ROLE", "strays")) and not (
        after < clause.span[1] and clause.kinds[after] & TIME
    )


def complete(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Look for the time of a deed whose own words gave none, for its end, and for its measures.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> text = "التقى الرئيس الفرنسي نظيره المصري في 3 كانون الثاني 2022."
    >>> read(Article.make(text=text, published="2022-01-06")).events[0].date
    '2022-01-03'
    """
    if not found.time and not found.aside:
        _later(clause, trigger, found)
    if not found.time and not found.aside:
        _before(clause, trigger, found)
    if not found.time and found.aside and trigger.at > clause.span[0] and clause.kinds[trigger.at - 1] & TIME:
        take(clause, trigger.at - 1, trigger, found)  # خلال ترؤسه أمس اجتماع الحكومة
    if not found.time and not found.aside and trigger.verb and clause.last and clause.led_on(trigger.at):
        found.time = _shared(clause, trigger)
    if found.beside and not found.time:
        found.time = _day_before(clause, trigger.at) or told_day(clause, trigger.at)
    if (not found.time and not found.aside) or (found.time and not trigger.verb and _vague(found.time)):
        found.told = told_day(clause, trigger.at)
    found.until = _end(clause, trigger)
    head = clause.tokens[trigger.at]
    if not trigger.verb and (head.enc or "DEF" in head.classes):
        _measures(clause, trigger, found)


def amount(token: Token | None) -> str | None:
    """Give a quantity's text with what it counts.

    >>> amount(None) is None
    True
    """
    record = token.record if token else None
    return record.text if isinstance(record, Quantity) else None


def _vague(token: Token) -> bool:
    """Whether a time is no more than a year."""
    return len(getattr(token.record, "value", None) or "") == 4


def _later(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Take a time that stands behind other nouns of the same clause (قتل جندي في هجوم الخميس)."""
    for index in range(trigger.at + 1, min(clause.span[1], trigger.at + REACH)):
        kind = clause.kinds[index]
        if kind & CLAUSE and clause.scheduled(index):
            continue
        if kind & (STOP | COLON | COMMA | CLAUSE) or (kind & (DEED | CARRIER | CUE | MODAL) and clause.finite(index)):
            break
        if kind & ROLE and strays(clause, index):
            break
        if kind & TIME:
            take(clause, index, trigger, found)


def _before(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Take a time before the trigger in its clause, if no other verb has it."""
    for index in range(trigger.at - 1, max(clause.span[0], trigger.at - REACH) - 1, -1):
        kind = clause.kinds[index]
        if kind & CLAUSE and clause.tokens[index].get("CLAUSE", "now"):
            back = index - 2 if index > clause.span[0] + 1 and clause.kinds[index - 1] & COMMA else index - 1
            if back >= clause.span[0] and clause.kinds[back] & TIME:
                take(clause, back, trigger, found)
        if kind & (STOP | COLON) or (kind & CLAUSE and clause.kind_of_clause(index) != "who"):
            break
        if kind & DEED and trigger.carrier is None and clause.finite(index):
            break
        if kind & CUE and not kind & (CARRIER | MODAL) and clause.finite(index):
            break
        if kind & TIME:
            take(clause, index, trigger, found)
            if found.time:
                break


def _shared(clause: Clause, trigger: Trigger) -> Token | None:
    """Give the time of the deed before, to which 'and' joins this one (داهمت الشرطة المنزل الأحد واعتقلت رجلا)."""
    last = clause.last
    near = last is not None and last.verb and trigger.at - last.at <= REACH
    return last.time if last and near and trigger.tense == "past" else None


def _day_before(clause: Clause, at: int) -> Token | None:
    """Give the nearest date before `at` in the sentence (منذ عام 1990 عندما قطعت العلاقات إثر الغزو)."""
    for index in range(at - 1, max(clause.span[0], at - FAR) - 1, -1):
        record = clause.tokens[index].record if clause.kinds[index] & TIME else None
        if (
            isinstance(record, Time)
            and record.type in ("DATE", "TIME")
            and not (record.value or "_REF").endswith("_REF")
        ):
            return clause.tokens[index]
    return None


def told_day(clause: Clause, at: int) -> Token | None:
    """Give the day on which the sentence says that it was told: news of a deed is mostly of the same day.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> text = "قال وزير الدفاع الإيطالي الأحد إن الجيش قصف القاعدة."
    >>> read(Article.make(text=text, published="2022-01-10")).events[0].date
    '2022-01-09'
    """
    for index in range(max(clause.span[0], at - FAR), min(clause.span[1], at + FAR)):
        if clause.kinds[index] & TIME:
            record = clause.tokens[index].record
            if isinstance(record, Time) and record.type in ("DATE", "TIME") and len(record.value or "") >= 10:
                return clause.tokens[index]
    return None


def _end(clause: Clause, trigger: Trigger) -> Token | None:
    """Give the time at which a verb of ending says that the deed ends."""
    for index in range(trigger.at + 1, min(clause.span[1], trigger.at + REACH)):
        kind = clause.kinds[index]
        if kind & STOP or (kind & DEED and kind & FINITE):
            return None
        if kind & CARRIER and clause.tokens[index].get("CARRIER", "ends"):
            for token in clause.tokens[index + 1 : min(clause.span[1], index + 1 + END_REACH)]:
                if isinstance(token.record, Time):
                    return token if token.record.type == "DATE" else None
            return None
    return None


def _measures(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Take length and number that stand before a deed spoken of again (أمضوا 120 دقيقة ... خلال دوريتهم)."""
    for index in range(trigger.at - 1, max(clause.span[0], trigger.at - REACH) - 1, -1):
        kind, token = clause.kinds[index], clause.tokens[index]
        if kind & (STOP | COLON) or index in clause.triggers:
            return
        if kind & CLAUSE and clause.kind_of_clause(index) == "that":
            return
        if kind & QUANTITY:
            found.quantity = found.quantity or token
        elif kind & TIME and isinstance(token.record, Time) and token.record.type == "DURATION":
            found.length = found.length or token
