"""When a deed was done, how long and with how many: the times and quantities of its clause."""

from __future__ import annotations

from mahdar.model import Quantity, Time
from mahdar.read.events.arguments import Arguments
from mahdar.read.events.clause import FAR, REACH, Clause
from mahdar.read.events.lexis import (
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
from mahdar.read.events.status import trait_of
from mahdar.read.events.triggers import Trigger
from mahdar.read.sheet import Token
from mahdar.read.times.calendar import DAY

END_REACH, SAID_REACH, COMPARED, NEGATED = 6, 4, 10, 3
PAST = "PAST_REF"  # the value of a time before, of which no more is known (TIMEX3)
AGO_REACH = 6
AGO = "ago"  # how the rules are called by which a length is told back from the day of the news


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
    if not isinstance(record, Time) or not record.value or _calls(clause, index):
        return
    since = before > clause.span[0] and bool(clause.tokens[before].get("ROLE", "strays"))
    dated = record.type in ("DATE", "TIME") and not record.value.endswith("_REF")
    if since and dated and _compared(clause, before):
        return
    if since and before - 1 != trigger.at and _of_another(clause, before - 1, trigger.at):
        return
    if dated and before > clause.span[0] and clause.tokens[before].get("MODAL", "until"):
        found.until = found.until or token
        return
    if record.type == "DURATION":
        if record.rule.startswith(AGO):
            found.time = found.time or token
        else:
            found.length = found.length or (None if since else token)
    elif dated:
        found.time = found.time or token


def _calls(clause: Clause, index: int) -> bool:
    """Whether the date at `index` only says which of its kind the noun before it is (انتخابات 2016)."""
    token = clause.tokens[index]
    called = index > clause.span[0] and not token.pro and "ERA" in clause.tokens[index - 1].classes
    return called and (token.form[:1].isdigit() or token.form[-1:].isdigit())


def _of_another(clause: Clause, index: int, at: int) -> bool:
    """Whether the word at `index`, since when something lasts, is another deed or describes another noun than that at `at`."""
    return bool(clause.kinds[index] & DEED) or (index - 1 != at and _describes(clause, index))


def _compared(clause: Clause, index: int) -> bool:
    """Whether the word at `index` says since when there has been none such (أعنف هجوم منذ، للمرة الأولى منذ، لم يلتق منذ)."""
    for at in range(index - 1, max(clause.span[0], index - COMPARED) - 1, -1):
        token = clause.tokens[at]
        if clause.kinds[at] & (STOP | COLON | COMMA) or token.get("ROLE", "strays"):
            return False
        if "SURPASSING" in token.classes or "ORDINAL" in token.classes:
            return True
        if index - at <= NEGATED and token.get("MODAL", "status") == "negated":
            return True
    return False


def _describes(clause: Clause, index: int) -> bool:
    """Whether the word at `index` describes the definite noun before it (المدينة المحاصرة منذ)."""
    token, noun = clause.tokens[index], clause.tokens[index - 1]
    plain = "DEF" in token.classes and token.classes.isdisjoint({"NISBASHAPE", "NAME", "PLACEHEAD"})
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


def beside(clause: Clause, index: int) -> bool:
    """Whether the preposition at `index` says that the deed behind it is of the day of what is told: قال خلال زيارته.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> text = "وقال الرئيس الفرنسي أمس قبل انطلاق اجتماع مجلس الوزراء إن الخوف كبير."
    >>> [e.date for e in read(Article.make(text=text, published="2018-04-25")).events]
    ['2018-04-24']
    """
    token = clause.tokens[index]
    if token.get("ROLE", "now"):
        return True
    near = range(max(clause.span[0], index - SAID_REACH), index)
    return bool(token.get("ROLE", "said")) and any(clause.kinds[i] & CUE and clause.finite(i) for i in near)


def opens(clause: Clause, index: int) -> bool:
    """Whether a time begins at `index`, with or without a preposition (في مارس، قبل نحو أسبوعين).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> text = "اعتقلت الشرطة الإيطالية المغني في روما، قبل نحو شهرين، بعد شجار."
    >>> read(Article.make(text=text, published="2018-03-11")).events[0].date
    '2018-01'
    """
    kinds, stop = clause.kinds, clause.span[1]
    if index + 1 < stop and kinds[index] & ROLE and kinds[index + 1] & TIME:
        return not clause.led_on(index)
    return index < stop and bool(kinds[index] & TIME)


def complete(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Look for the time of a deed whose own words gave none, for its end, and for its measures.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> text = "التقى الرئيس الفرنسي نظيره المصري في 3 كانون الثاني 2022."
    >>> read(Article.make(text=text, published="2022-01-06")).events[0].date
    '2022-01-03'
    """
    if trigger.deed.by:
        return  # what bears a name was not done on the day on which it is spoken of
    found.ago = not found.time and _some_time_ago(clause, trigger)
    if found.ago:
        return
    if not found.time and not found.aside:
        _later(clause, trigger, found)
    if not found.time and not found.aside:
        _since(clause, trigger, found)
    goes_on = _goes_on(clause, trigger)
    if not found.time and not found.aside and not goes_on:
        _before(clause, trigger, found)
    if not found.time and found.aside and trigger.at > clause.span[0] and clause.kinds[trigger.at - 1] & TIME:
        take(clause, trigger.at - 1, trigger, found)  # خلال ترؤسه أمس اجتماع الحكومة
    if not found.time and not found.aside and trigger.verb and clause.last and _joined(clause, trigger.at):
        found.time = _shared(clause, trigger)
    if found.beside and not found.time:
        found.time = _day_before(clause, trigger.at) or told_day(clause, trigger.at)
    if (not found.time and not found.aside and not goes_on) or (found.time and not trigger.verb and _vague(found.time)):
        taken_up = not trigger.verb and not trigger.carrier and "DEF" in clause.tokens[trigger.at].classes
        found.told = None if taken_up else told_day(clause, trigger.at)  # مقاربة بلاده للمفاوضات
    found.until = found.until or _end(clause, trigger)
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


def _some_time_ago(clause: Clause, trigger: Trigger) -> bool:
    """Whether behind a verb stands that it was done some time before (قتلته الحركة قبل أيام), so that no other day is its own."""
    if not trigger.verb or trigger.tense != "past":
        return False
    for index in range(trigger.at + 1, min(clause.span[1], trigger.at + 1 + AGO_REACH)):
        if clause.kinds[index] & (STOP | COLON | COMMA | CLAUSE | FINITE):
            return False
        if clause.kinds[index] & TIME:
            return getattr(clause.tokens[index].record, "value", None) == PAST
    return False


def _later(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Take a time that stands behind other nouns of the same clause (قتل جندي في هجوم الخميس)."""
    for index in range(trigger.at + 1, min(clause.span[1], trigger.at + REACH)):
        kind = clause.kinds[index]
        if (kind & CLAUSE and clause.scheduled(index)) or (kind & COMMA and opens(clause, index + 1)):
            continue
        if kind & (STOP | COLON | COMMA | CLAUSE) or (kind & (DEED | CARRIER | CUE | MODAL) and clause.finite(index)):
            break
        if kind & ROLE and strays(clause, index):
            break
        if kind & TIME:
            take(clause, index, trigger, found)


def _since(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Take the day of the deed since which this one goes on (تنتشر القوة منذ توقيع الاتفاق في 9 نوفمبر)."""
    done = trait_of(clause.tokens, clause.kinds, trigger, "status") == "held"
    if not (_lasts(trigger) or done):
        return
    begun = -1
    for index in range(trigger.at + 1, min(clause.span[1], trigger.at + REACH)):
        kind = clause.kinds[index]
        if kind & (STOP | COLON | COMMA | CLAUSE) or (kind & (DEED | CARRIER | CUE) and clause.finite(index)):
            return
        if clause.tokens[index].get("ROLE", "since"):
            begun = index
        elif begun >= 0 and kind & TIME:
            if not _compared(clause, begun):
                take(clause, index, trigger, found)
            return


def _lasts(trigger: Trigger) -> bool:
    """Whether the verb of a deed, or that which carries its noun, is of the present tense."""
    return (trigger.tense or (trigger.carrier.tense if trigger.carrier else "")) == "present"


def _goes_on(clause: Clause, trigger: Trigger) -> bool:
    """Whether a relative clause tells in the present tense what goes on, whatever is done today (ناقش أمس الحرب التي تشنها).

    A visit that somebody is on (الذي يزور) is of the day.
    """
    carrier = trigger.carrier
    if trigger.deed.type == "CONSULT" or not _lasts(trigger):
        return False
    if carrier and carrier.at > trigger.at:
        return True
    back = range(trigger.at - 1, max(clause.span[0], trigger.at - REACH) - 1, -1)
    opens = next((i for i in back if clause.kinds[i] & (STOP | COLON | CLAUSE)), -1)
    return opens >= 0 and bool(clause.kinds[opens] & CLAUSE) and clause.kind_of_clause(opens) == "who"


def _before(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Take a time before the trigger in its clause, if no other verb has it."""
    for index in range(trigger.at - 1, max(clause.span[0], trigger.at - REACH) - 1, -1):
        kind = clause.kinds[index]
        if kind & CLAUSE and clause.tokens[index].get("CLAUSE", "now"):
            _meanwhile(clause, index, trigger, found)
        if kind & (STOP | COLON) or (kind & CLAUSE and clause.kind_of_clause(index) != "who"):
            break
        if kind & DEED and trigger.carrier is None and clause.finite(index):
            break
        if kind & CUE and not kind & (CARRIER | MODAL) and clause.finite(index):
            break
        if kind & TIME:
            take(clause, index, trigger, found)
            if found.time:
                found.time = _first(clause, trigger, index, found.time)
                break


def _meanwhile(clause: Clause, index: int, trigger: Trigger, found: Arguments) -> None:
    """Take the time of the clause before the word at `index`, which says that the deed was done then (في مارس في روما، عندما)."""
    for at in range(index - 1, max(clause.span[0], index - REACH) - 1, -1):
        if clause.kinds[at] & (STOP | COLON | CLAUSE):
            return
        if clause.kinds[at] & TIME:
            take(clause, at, trigger, found)
            return


def _first(clause: Clause, trigger: Trigger, index: int, found: Token) -> Token:
    """Give the first time behind the verb that carries the deed, where several stand before it (نفذت مساء أمس وفجر اليوم غارات)."""
    carrier = trigger.carrier
    if carrier is None or carrier.at > index or any(i in clause.triggers for i in range(carrier.at + 1, index)):
        return found
    for at in range(carrier.at + 1, index):
        record = clause.tokens[at].record
        if isinstance(record, Time) and record.type in ("DATE", "TIME") and DAY.match(record.value or ""):
            return clause.tokens[at]
    return found


def _joined(clause: Clause, at: int) -> bool:
    """Whether the verb at `at` goes on from the one before it (واعتقلت، كما اعتقلت)."""
    return clause.led_on(at) or (at > clause.span[0] and bool(clause.tokens[at - 1].get("CLAUSE", "joins")))


def _shared(clause: Clause, trigger: Trigger) -> Token | None:
    """Give the time of the deed before, to which 'and' joins this one (داهمت الشرطة المنزل الأحد واعتقلت رجلا)."""
    last = clause.last
    near = last is not None and last.verb and trigger.at - last.at <= REACH
    return last.time if last and near and trigger.tense == "past" else None


def _day_before(clause: Clause, at: int) -> Token | None:
    """Give the nearest date before `at` in the sentence (منذ عام 1990 عندما قطعت العلاقات إثر الغزو)."""
    for index in range(at - 1, max(clause.span[0], at - FAR) - 1, -1):
        record = clause.tokens[index].record if clause.kinds[index] & TIME and not _calls(clause, index) else None
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
    start, end = max(clause.span[0], at - FAR), min(clause.span[1], at + FAR)
    that = [i for i in range(start, end) if clause.kinds[i] & CLAUSE and clause.kind_of_clause(i) == "that"]
    stop = [*[i for i in that if i < at][-1:], *that, end][0]  # what follows was not said then, but is what was said
    days = [
        i for i in range(start, stop) if clause.kinds[i] & TIME and not _calls(clause, i) and _day(clause.tokens[i])
    ]
    nearest = [i for i in days if i < at][-1:] or days[:1]  # بدأت الاثنين، ثم انتقلت الأربعاء حيث اجتمع
    return clause.tokens[nearest[0]] if nearest else None


def _day(token: Token) -> bool:
    """Whether a time names a day."""
    record = token.record
    return isinstance(record, Time) and record.type in ("DATE", "TIME") and bool(DAY.match(record.value or ""))


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
