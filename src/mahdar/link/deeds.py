"""Events as the articles mention them, with what linking compares: parties, days, size, and the words around."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mahdar.lang.fold import fold
from mahdar.link.concepts import placed
from mahdar.link.entities import Who, clean
from mahdar.link.refer import deed_words, known_deed, naming, of_the_news
from mahdar.link.tables import Story
from mahdar.link.when import days as span_of
from mahdar.link.when import ordinal
from mahdar.link.words import entry_of, is_any, listed, plain, spots, words
from mahdar.model import Entity, Event, Reading, Span, Statement

TOLD = 3  # sentences kept that tell of one deed in one report
_END = re.compile(r"(?<=[.!؟?])\s+|\n+")
_NUMBER = re.compile(r"\d[\d,.]*")
_CLOSE = ("planned", "ongoing", "ended", "postponed")
LASTING = ("RETREAT", "AGREE", "CONSULT")  # what may come to an end without having been called off before
HOSTILE, OPEN = ("SANCTION", "COERCE", "ASSAULT", "MOBILIZE"), ("planned", "proposed")  # what is threatened
BESIDE = 3  # words around a deed in which it is said that it was fixed or goes on
_ACTS = {
    "deny": "denied",
    "threaten": "threatened",
    "warn": "threatened",
    "propose": "proposed",
    "demand": "proposed",
    "reject": "refused",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """One article's mention of an event.

    `first` and `last` are the days that its date may cover; `steps` what the sentence says of it beside its status;
    `date` is the reading's, unless it is the day on which the deed was spoken of; `status` the reading's, unless
    its day is over; `told` are the sentences that tell of it; `known`: the report speaks of a deed that it takes
    as known, `loose`: its date may besides be only that of the news; `naming` are tokens that say which deed it is.
    """

    n: int
    article: int
    event: Event
    date: str | None
    status: str
    day: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    first: int | None
    last: int | None
    size: float | None
    place: str
    about: frozenset[str]
    steps: tuple[str, ...]
    lead: bool
    told: tuple[Span, ...]
    known: bool = False
    loose: bool = False
    naming: frozenset[str] = frozenset()

    @property
    def parties(self) -> frozenset[str]:
        """Give actors and recipients together."""
        return self.actors | self.recipients


def deeds(story: Story, who: Who, published: Mapping[str, str | None]) -> list[Deed]:
    """Give every mention of an event in the story, in order.

    >>> deeds(Story.of([]), Who((), {}, {}), {})
    []
    """
    out: list[Deed] = []
    for article, reading in enumerate(story.readings):
        text = reading.article.text
        starts = [0, *(m.end() for m in _END.finditer(text))]
        for event in reading.events:
            at = event.spans[0].start if event.spans else 0
            told = _told(text, starts, event)
            sentence = told[0] if told else _sentence(text, starts, 0)
            day = published.get(reading.article.id)
            date = _of_the_deed(event, day, _named(reading, told))
            stretch, named = span_of(date), deed_words(reading, event)
            known, row = known_deed(text, named), spots(sentence.text)
            steps = _steps(reading, sentence, row, at, event)
            out.append(
                Deed(
                    n=len(out),
                    article=article,
                    event=event,
                    date=date,
                    status=_as_of(event.status, stretch, day, _set(steps), _hour(reading, sentence)),
                    day=day,
                    actors=frozenset(key(who, article, a) for a in event.actors),
                    recipients=frozenset(key(who, article, r) for r in event.recipients),
                    first=stretch[0] if stretch else None,
                    last=stretch[1] if stretch else None,
                    size=size(event.magnitude),
                    place=_place(event.place),
                    about=frozenset(token for _, token in placed(row)),
                    steps=steps,
                    lead=sentence.start <= (starts[1] if len(starts) > 1 else 0),
                    told=told,
                    known=known,
                    loose=known and of_the_news(reading, told, date, day),
                    naming=naming(text, named),
                )
            )
    return out


def _told(text: str, starts: Sequence[int], event: Event) -> tuple[Span, ...]:
    """Give the sentences that tell of the event, the first ones."""
    found: dict[int, Span] = {}
    for span in event.spans:
        which = bisect_right(starts, span.start) - 1
        if which not in found and len(found) < TOLD:
            found[which] = _sentence(text, starts, span.start)
    return tuple(found.values())


def _sentence(text: str, starts: Sequence[int], at: int) -> Span:
    """Give the sentence around a place in the text; `starts` are where sentences begin."""
    which = bisect_right(starts, at) - 1
    end = starts[which + 1] if which + 1 < len(starts) else len(text)
    return Span.of(text, starts[which], len(text[:end].rstrip()))


def _named(reading: Reading, told: Sequence[Span]) -> frozenset[str]:
    """Give the dates that these sentences name."""
    return frozenset((t.value or "")[:10] for t in reading.times if any(s.start <= t.start < s.end for s in told))


def _of_the_deed(event: Event, day: str | None, named: frozenset[str]) -> str | None:
    """Give the day of the deed: who plans, or calls off, names a day to come; a day gone by is that of the word.

    The day of the report itself must be named to be the day of a plan.
    """
    stretch, today = span_of(event.date), ordinal((day or "")[:10])
    if not stretch or today is None or event.status not in ("planned", "proposed", "cancelled"):
        return event.date
    now = stretch == (today, today) and (event.status == "cancelled" or (event.date or "")[:10] not in named)
    gone = stretch[1] < today or now
    return None if gone else event.date


def _as_of(status: str, stretch: tuple[int, int] | None, day: str | None, fixed: bool, hour: bool) -> str:
    """Give the status as of the report: what goes on on a day gone by is over, what is fixed, or has its hour today, is to come."""
    today = ordinal((day or "")[:10])
    if status != "ongoing" or not stretch or today is None:
        return status
    return "held" if stretch[1] < today else "planned" if fixed or (hour and stretch == (today, today)) else status


def _set(steps: Sequence[str]) -> bool:
    """Tell whether the deed is told of as fixed, and not as going on."""
    return "planned" in steps and "ongoing" not in steps


def _hour(reading: Reading, sentence: Span) -> bool:
    """Tell whether the sentence names an hour."""
    return any(
        "T" in (t.value or "") and any(c.isdigit() for c in (t.value or "").partition("T")[2])
        for t in reading.times
        if t.type == "TIME" and sentence.start <= t.start < sentence.end
    )


def key(who: Who, article: int, party: str) -> str:
    """Give what stands for a party: a code as it is, a known name its entity's code or id, else the folded name.

    >>> key(Who((), {}, {}), 0, "RUS"), key(Who((), {}, {}), 0, "الحوثيون")
    ('RUS', 'الحوثيون')
    """
    entity = who.entity(article, party)
    if party.isascii() or not entity:
        return party if party.isascii() else fold(clean(party))
    return entity.id if entity.type == "Person" else entity.code or entity.id


def shown(who: Who, party: str) -> str:
    """Give the name under which a party is shown: a code as it is, else the entity's name.

    >>> shown(Who((), {}, {}), "RUS")
    'RUS'
    """
    entity = who.by_id.get(party)
    return (
        entity.name
        if (entity and not party.isascii()) or (entity and entity.type == "Person")
        else _name(entity, party)
    )


def _name(entity: Entity | None, party: str) -> str:
    return entity.name if entity and not entity.code else party


def size(magnitude: str | None) -> float | None:
    """Give the first number of a magnitude.

    >>> size("23 دبلوماسيا"), size("1,150 km"), size(None)
    (23.0, 1150.0, None)
    """
    found = _NUMBER.search(fold(magnitude or ""))
    return float(found[0].rstrip(".,").replace(",", "")) if found else None


def _place(place: str | None) -> str:
    return " ".join(plain(w) for w in words(place or ""))


def step(word: str) -> str | None:
    """Give the step of a deed's history that a folded word tells of.

    >>> step("واعلنت"), step("قمر")
    ('announced', None)
    """
    return entry_of(word, "step")


def _steps(
    reading: Reading, sentence: Span, row: Sequence[tuple[int, int, str]], at: int, event: Event
) -> tuple[str, ...]:
    """Give the steps that the sentence tells of; that a deed was fixed or goes on must stand by the deed itself."""
    own = [n for n, (start, end, _) in enumerate(row) if _of_event(event, sentence.start + start, sentence.start + end)]
    found = []
    for n, (_, _, word) in enumerate(row):
        told = step(word)
        if told and (told not in _CLOSE or any(abs(n - m) <= BESIDE for m in own)):
            found.append(told)
    if event.status in OPEN and event.type in HOSTILE and threatens([word for *_, word in row], own):
        found.append("threatened")
    holder = _statement_at(reading, at)
    if holder and holder.act in _ACTS:
        found.append(_ACTS[holder.act])
    return tuple(sorted(set(found)))


def threatens(row: Sequence[str], own: Sequence[int]) -> bool:
    """Tell whether the deed at those words of a sentence is what follows unless, or if, something is done.

    What stands behind an "if" or an "or else" is what follows only behind its "then"; "even if" threatens nothing.

    >>> threatens("ستقصف الميناء ما لم ينسحبوا".split(), [0]), threatens("اذا قصفت الميناء فسنرد".split(), [1])
    (True, False)
    >>> threatens("اذا لم ينسحبوا فان الجيش سيقصف الميناء".split(), [5]), threatens("سيقصفه حتى اذا انسحبوا".split(), [0])
    (True, False)
    """
    if not own:
        return False
    if any(f"{a} {b}" in listed("condition", "unless") for a, b in pairwise(row)):
        return True
    at = max(own)
    ifs = [n for n, word in enumerate(row) if is_any(word, "condition") and not _even(row, n)]
    otherwise = [n for n, word in enumerate(row) if plain(word) in listed("condition", "otherwise")]
    then = [n for n, word in enumerate(row) if is_any(word, "condition", "then", prefixes=False)]
    return bool(ifs and at < ifs[0]) or any(n < m < at for n in (*ifs[:1], *otherwise) for m in then)


def _even(row: Sequence[str], n: int) -> bool:
    return any(is_any(word, "condition", "even", prefixes=False) for word in row[max(0, n - 2) : n])


def _of_event(event: Event, start: int, end: int) -> bool:
    return any(span.start < end and start < span.end for span in event.spans)


def _statement_at(reading: Reading, at: int) -> Statement | None:
    inside = [s for s in reading.statements if s.content.start <= at < s.content.end]
    return min(inside, key=lambda s: s.content.end - s.content.start) if inside else None
