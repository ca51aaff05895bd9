"""What became of a deed under another record: its answer, what a plan came to, and how talks broke down."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

import msgspec

from mahdar.link.deeds import LASTING
from mahdar.link.same_deed import AFAR, WEEK
from mahdar.link.when import days, ordinal
from mahdar.model import StatusStep, StoryEvent

ANSWERED = 30  # days within which a deed is answered by one of its kind
LATE = 2  # days after the day that was planned on which it is still what was planned
LASTED = 21  # days after what goes on was last told of within which it breaks down
TWO, MANY = 2, 3  # parties that two records share where they have nearly all in common, and where they do not
MUTUAL = ("CONSULT", "AGREE", "COOPERATE")  # in which nobody is acted on
TO_COME = {"planned", "proposed", "announced", "threatened"}
DONE = {"held", "ongoing"}
_DAY, _ORDER = itemgetter(0), itemgetter(0, 1)


def sequels(found: Sequence[StoryEvent]) -> list[StoryEvent]:
    """Give the events, each with what the records of other events tell of it in its history.

    >>> sequels([])
    []
    """
    answers = _Days((ordinal(e.date) or 0, e) for e in found if any(s.status == "answered" for s in e.history))
    plans = _Days((last, e) for e in found if _open(e) and (last := _stretch(e)[1]))
    ends = _Days((day, e) for e in found if not e.date and e.type in LASTING and (day := _told(e, "cancelled")))
    told: dict[str, list[StatusStep]] = {}
    for event in found:
        day = ordinal(event.date) or 0
        steps = _answer(event, answers.near(event, day, day + ANSWERED))
        steps += _plan(event, plans.near(event, day - LATE, day + WEEK))
        last = _going_on(event)
        told[event.id] = steps + (_end(event, ends.near(event, last, last + LASTED)) if last else [])
    return [
        msgspec.structs.replace(e, history=tuple(dict.fromkeys((*e.history, *told[e.id])))) if told[e.id] else e
        for e in found
    ]


class _Days:
    """Events by type and party in the order of their days: an archive has too many to hold all against one another.

    >>> talks = StoryEvent(id="a", type="CONSULT", actors=("X",))
    >>> [e.id for e in _Days([(3, talks)]).near(StoryEvent(id="b", type="CONSULT", actors=("X", "Y")), 1, 5)]
    ['a']
    """

    def __init__(self, dated: Iterable[tuple[int, StoryEvent]]) -> None:
        self._rows: dict[tuple[str, str], list[tuple[int, str, StoryEvent]]] = defaultdict(list)
        for day, event in dated:
            for party in _parties(event):
                self._rows[event.type, party].append((day, event.id, event))
        for rows in self._rows.values():
            rows.sort(key=_ORDER)

    def near(self, event: StoryEvent, first: int, last: int) -> list[StoryEvent]:
        """Give the other events of its type that share a party with it, of these days."""
        beside: dict[str, StoryEvent] = {}
        for party in _parties(event):
            rows = self._rows.get((event.type, party), [])
            for _, id, other in rows[bisect_left(rows, first, key=_DAY) : bisect_right(rows, last, key=_DAY)]:
                beside[id] = other
        beside.pop(event.id, None)
        return [beside[id] for id in sorted(beside)]


def _answer(event: StoryEvent, others: Sequence[StoryEvent]) -> list[StatusStep]:
    """Give the answers to a deed: one of the same type the other way round, told as an answer.

    >>> steps = (StatusStep(status="answered", article="B"),)
    >>> out = StoryEvent(id="a", type="SANCTION", actors=("X",), recipients=("Y",), date="2022-01-03")
    >>> back = StoryEvent(id="b", type="SANCTION", actors=("Y",), recipients=("X",), date="2022-01-05", history=steps)
    >>> [s.status for s in _answer(out, [back])]
    ['answered']
    """
    back = [e for e in others if set(e.actors) & set(event.recipients) and set(e.recipients) & set(event.actors)]
    later = _nearest(back, lambda e: (ordinal(e.date) or 0) - (ordinal(event.date) or 0), ANSWERED)
    return [s for e in later for s in e.history if s.status == "answered"]


def _plan(event: StoryEvent, others: Sequence[StoryEvent]) -> list[StatusStep]:
    """Give the steps of the plan that the deed is what came of: of these parties, for its day or the days before.

    >>> steps = (StatusStep(status="planned", article="A", as_of="2022-01-02"),)
    >>> plan = StoryEvent(id="a", type="CONSULT", actors=("X", "Y"), date="2022-01-05", status="planned", history=steps)
    >>> held = StatusStep(status="held", article="B")
    >>> deed = StoryEvent(id="b", type="CONSULT", actors=("X", "Y", "Z"), date="2022-01-06", history=(held,))
    >>> [s.status for s in _plan(deed, [plan])]
    ['planned']
    """
    day = ordinal(event.date)
    if day is None or not any(s.status in DONE for s in event.history):
        return []
    plans = [e for e in others if _of_these(e, event)]
    came = _nearest(plans, lambda e: _after(e, day), LATE)
    return [s for e in came for s in e.history if s.status in TO_COME]


def _end(event: StoryEvent, others: Sequence[StoryEvent]) -> list[StatusStep]:
    """Give the breakdown, told without a day, of what goes on between these parties.

    >>> ongoing = StatusStep(status="ongoing", article="A", as_of="2022-01-02")
    >>> talks = StoryEvent(id="a", type="CONSULT", actors=("X", "Y"), history=(ongoing,))
    >>> off = StatusStep(status="cancelled", article="B", as_of="2022-01-08")
    >>> failed = StoryEvent(id="b", type="CONSULT", actors=("X", "Y"), history=(off,))
    >>> [s.status for s in _end(talks, [failed])]
    ['cancelled']
    """
    last = _going_on(event)
    over = [e for e in others if _of_these(e, event, TWO)]
    broken = _nearest(over, lambda e: _told(e, "cancelled") - last, LASTED)
    return [s for e in broken for s in e.history if s.status == "cancelled"]


def _told(event: StoryEvent, status: str) -> int:
    """Give the first day on which it is told of with that status; 0 where it is not."""
    return min((day for s in event.history if s.status == status and (day := ordinal(s.as_of))), default=0)


def _going_on(event: StoryEvent) -> int:
    """Give the last day on which it is told to go on; 0 where it is not."""
    return max((day for s in event.history if s.status == "ongoing" and (day := ordinal(s.as_of))), default=0)


def _open(event: StoryEvent) -> bool:
    """Tell whether the record only tells of what is to come."""
    return any(s.status in ("planned", "proposed") for s in event.history) and all(
        s.status in TO_COME for s in event.history
    )


def _stretch(plan: StoryEvent) -> tuple[int, int]:
    """Give the days for which the deed is planned, without one a week from when it is told; zeros for what is vaguer."""
    named = days(plan.date)
    if named:
        return named if named[1] - named[0] < WEEK else (0, 0)
    told = max((as_of for s in plan.history if (as_of := ordinal(s.as_of))), default=0)
    return (told, told + WEEK - LATE) if told else (0, 0)


def _after(plan: StoryEvent, day: int) -> int:
    """Give how many days after the plan's a day lies: 0 on one of them; -1 before the first, when it is none of it."""
    first, last = _stretch(plan)
    return -1 if day < first else max(0, day - last)


def _of_these(one: StoryEvent, other: StoryEvent, others: int = 1) -> bool:
    """Tell whether two records name the same parties, all but so many or three of them, each on its side."""
    mine, yours = _parties(one), _parties(other)
    same = len(mine & yours) >= MANY or (len(mine & yours) >= TWO and len(mine ^ yours) <= others)
    if one.type in MUTUAL:
        return same and (one.mode in AFAR) == (other.mode in AFAR)
    return same and one.mode == other.mode and not set(one.actors) & set(other.recipients)


def _nearest(found: Sequence[StoryEvent], gap: Callable[[StoryEvent], int], most: int) -> Iterator[StoryEvent]:
    """Give the event that so many days lie before it, the fewest, at most `most`; none where none is."""
    near = [(gap(e), e.id, e) for e in found if 0 <= gap(e) <= most]
    yield from [min(near)[2]] if near else []


def _parties(event: StoryEvent) -> set[str]:
    return {*event.actors, *event.recipients}
