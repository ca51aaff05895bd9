"""One event however often mentioned: mentions of the same type with compatible actors and dates become one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from mahdar.model import Event, Span, Status
from mahdar.read.events.score import confidence
from mahdar.read.times.calendar import DAY

NEWS = 3  # days between a deed and the news of it
REFERRED = ("ASSAULT", "PROTEST", "RETREAT", "AGREE")  # of which a report has mostly one that its definite noun means
_FIRM: dict[str, int] = {"held": 5, "ongoing": 4, "planned": 3, "cancelled": 6, "proposed": 2, "denied": 1}


_AHEAD = ("planned", "proposed")


class Mention(msgspec.Struct):
    """One mention of a deed, with all that its sentence says of it; mentions of one event grow together.

    >>> Mention("CONSULT", "talks", [], [], status="held").count
    1
    """

    type: str
    mode: str | None
    actors: list[str]
    recipients: list[str]
    status: str
    date: str | None = None
    end: str | None = None
    place: str | None = None
    magnitude: str | None = None
    duration: str | None = None
    name: str | None = None
    spans: list[Span] = []
    prior: float = 0.5
    sure: float = 1.0  # how likely its actors are those who did it, 0 to 1
    statuses: set[str] = set()
    marks: set[str] = set()
    count: int = 1
    aliases: dict[str, str] = {}  # what the text calls its actors besides
    anaphoric: bool = False
    definite: bool = False  # a definite noun without a date of its own
    dual: bool = False
    family: str = ""
    sentence: int = 0
    guessed: bool = False  # the date is not said of the deed: the day of the news
    fresh: bool = False  # told as something new: an indefinite noun with its verb
    firm: bool = True  # the status is said, not only supposed
    rule: str = ""


def merge(mentions: Sequence[Mention]) -> list[Mention]:
    """Give the events that the mentions, in the order of the text, tell of.

    >>> a = Mention("CONSULT", "talks", ["RUS", "USA"], [], "planned", date="2022-01-10")
    >>> b = Mention("CONSULT", "talks", ["USA"], [], "planned")
    >>> len(merge([a, b]))
    1
    """
    events: list[Mention] = []
    for mention in mentions:
        same = next((e for e in reversed(events) if _same(e, mention)), None)
        if same is None and mention.definite and mention.type in REFERRED:
            same = next((e for e in reversed(events) if _meant(e, mention)), None)
            if same and same.actors and "borrowed" in mention.marks:
                mention.actors, mention.recipients = [], []
        if same:
            _join(same, mention)
        elif not mention.anaphoric or not any(e.type == mention.type and e.family == mention.family for e in events):
            events.append(mention)
    return events


def _same(a: Mention, b: Mention) -> bool:
    if a.type != b.type or not (_dates(a.date, b.date) or ((a.guessed or b.guessed) and _near(a.date, b.date))):
        return False
    if a.family != b.family and not _akin(a, b):
        return False
    if _answers(a, b):
        return False
    if b.anaphoric and not b.actors:
        return True
    if a.sentence < b.sentence and not b.anaphoric and _parted(a, b):
        return False
    if b.fresh and 0 < a.sentence < b.sentence and set(a.actors) != set(b.actors) and not (a.date and a.date == b.date):
        return False
    if not a.actors or not b.actors:
        return _shared(a.recipients, b.recipients) or not (a.recipients and b.recipients)
    if not _shared(a.actors, b.actors):  # whom one mention has as host or guest may be who meets in the other
        met = a.dual or a.type == "CONSULT"
        return met and (_shared(a.actors, b.recipients) or _shared(a.recipients, b.actors))
    if a.dual and len(a.actors) > 1 and len(b.actors) > 1:
        return set(a.actors) <= set(b.actors) or set(b.actors) <= set(a.actors)
    return True


def _meant(a: Mention, b: Mention) -> bool:
    """Whether a definite noun without a date of its own (القصف، الهدنة) speaks of a deed told before, whoever is said to do it."""
    if a.type != b.type or b.family not in (a.family, a.type):
        return False
    if a.recipients and b.recipients and not _shared(a.recipients, b.recipients):
        return False
    return _dates(a.date, b.date) or ((a.guessed or b.guessed) and _near(a.date, b.date))


def _answers(a: Mention, b: Mention) -> bool:
    """Whether of two attacks in one sentence one only sets the scene of the other (غارات على المدينة بعد هجوم على القاعدة)."""
    if a.type != "ASSAULT" or a.sentence != b.sentence:
        return False
    return ("blow" in a.marks and "setting" in b.marks) or (
        a.marks & {"blow", "setting"} == {"setting"} and "blow" in b.marks
    )


def _akin(a: Mention, b: Mention) -> bool:
    """Whether two kinds of deed may be one: told in one breath, or one word is plain and nothing parts them."""
    together = a.sentence == b.sentence
    if a.dual and b.dual and together and _shared(a.actors, b.actors):
        return True
    plain = a.family == a.type or b.family == b.type
    return plain and (together or (b.anaphoric and b.family == b.type) or (a.date is not None and a.date == b.date))


def _parted(a: Mention, b: Mention) -> bool:
    """Whether a later sentence tells a deed done to somebody else, one called off where the other was not, or an attack of its own.

    An attack that somebody only means to make is none that was made.
    After the title, an attack told by a verb is a new one, if not by the same people on the same, and so is one with
    another number of victims.
    """
    if a.recipients and b.recipients and not _shared(a.recipients, b.recipients):
        return True
    if a.status != b.status and "cancelled" in (a.status, b.status) and a.sentence > 0 and not b.definite:
        return True
    if a.type == "ASSAULT" and (a.status in _AHEAD) != (b.status in _AHEAD) and not (a.date and a.date == b.date):
        return True
    if a.type == "ASSAULT" and a.sentence > 0 and "verb" in b.marks and not _alike(a, b):
        return True
    counted = a.type == "ASSAULT" and a.magnitude and b.magnitude and a.actors and b.actors
    return bool(counted) and a.magnitude != b.magnitude


def _alike(a: Mention, b: Mention) -> bool:
    """Whether two attacks are by the same people on some of the same."""
    return set(a.actors) == set(b.actors) and _shared(a.recipients, b.recipients)


def _shared(a: Sequence[str], b: Sequence[str]) -> bool:
    return not set(a).isdisjoint(b)


def _dates(a: str | None, b: str | None) -> bool:
    return not a or not b or a.startswith(b) or b.startswith(a)


def _near(a: str | None, b: str | None) -> bool:
    """Whether two days, one of them only that of the news, may be the day of one deed."""
    days = [date.fromisoformat(found[0]) for x in (a or "", b or "") if (found := DAY.match(x))]
    return len(days) == 2 and abs((days[0] - days[1]).days) <= NEWS


def _last(mode: str) -> str:
    return {"exercise": "patrol"}.get(mode, mode)


def _join(event: Mention, mention: Mention) -> None:
    told = bool(event.actors)
    event.actors += [x for x in mention.actors if x not in event.actors]
    event.recipients += [x for x in mention.recipients if x not in event.recipients + event.actors]
    said = mention.date or ""
    surer = len(said) > len(event.date or "") or (event.guessed and not mention.guessed)
    if said and surer and not ((event.date or "").startswith(said) and said != event.date):
        event.date, event.end, event.guessed = mention.date, mention.end or event.end, mention.guessed
    if event.family == event.type:  # the plainer word gives way to the one that says more
        event.family, event.mode = mention.family, mention.mode
    event.place = event.place or mention.place
    event.magnitude = event.magnitude or mention.magnitude
    event.duration = event.duration or mention.duration
    event.name = event.name or mention.name
    if (mention.firm, _FIRM.get(mention.status, 0)) > (event.firm, _FIRM.get(event.status, 0)):
        event.status, event.firm = mention.status, mention.firm
    event.aliases |= mention.aliases
    event.spans += mention.spans
    event.prior = max(event.prior, mention.prior)
    if mention.actors:
        event.sure = max(event.sure, mention.sure) if told else mention.sure
    event.marks |= mention.marks
    event.statuses |= mention.statuses
    if mention.mode and event.mode and mention.mode.endswith("_" + _last(event.mode)):
        event.mode = mention.mode
    event.count += 1


def event(mention: Mention, day: date | None = None) -> Event:
    """Give the finished record of a merged mention.

    >>> event(Mention("AID", None, ["SAU"], [], "held")).actors
    ('SAU',)
    """
    status: Status = mention.status if mention.status in _FIRM else "held"  # type: ignore[assignment]
    if status in ("held", "ongoing") and day and _ahead(mention, day.isoformat()):
        status = "planned"
    actors = dict.fromkeys(x for id_ in mention.actors for x in (id_, mention.aliases.get(id_)) if x)
    return Event(
        type=mention.type, mode=mention.mode, actors=tuple(actors), recipients=tuple(mention.recipients),
        date=mention.date, end=mention.end, place=mention.place, status=status, magnitude=mention.magnitude,
        duration=mention.duration, name=mention.name, spans=tuple(dict.fromkeys(mention.spans)),
        confidence=round(confidence(mention), 2), rule=mention.rule,
    )  # fmt: skip


def _ahead(mention: Mention, today: str) -> bool:
    """Tell whether a deed lies ahead of the report, whatever its verb says: a day, month or year still to come."""
    when = mention.date or ""
    if not when[:4].isdigit() or "W" in when:
        return False
    if when == today:
        return "planned" in mention.statuses and "held" not in mention.statuses
    return when[:10] > today[: len(when[:10])]
