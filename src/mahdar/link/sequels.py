"""What became of a deed under another record: its answer, what a plan came to, and how talks broke down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

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


def sequels(found: Sequence[StoryEvent]) -> list[StoryEvent]:
    """Give the events, each with what the records of other events tell of it in its history.

    >>> sequels([])
    []
    """
    told: dict[str, list[StatusStep]] = defaultdict(list)
    by_party: dict[tuple[str, str], list[StoryEvent]] = defaultdict(list)
    for event in found:
        for party in _parties(event):
            by_party[event.type, party].append(event)
    for event in found:
        beside = {e.id: e for party in _parties(event) for e in by_party[event.type, party] if e is not event}
        others = [beside[id] for id in sorted(beside)]
        for steps in (_answer(event, others), _plan(event, others), _end(event, others)):
            told[event.id] += steps
    return [
        msgspec.structs.replace(e, history=tuple(dict.fromkeys((*e.history, *told[e.id])))) if told[e.id] else e
        for e in found
    ]


def _answer(event: StoryEvent, others: Sequence[StoryEvent]) -> list[StatusStep]:
    """Give the answers to a deed: one of the same type the other way round, told as an answer.

    >>> steps = (StatusStep(status="answered", article="B"),)
    >>> out = StoryEvent(id="a", type="SANCTION", actors=("X",), recipients=("Y",), date="2022-01-03")
    >>> back = StoryEvent(id="b", type="SANCTION", actors=("Y",), recipients=("X",), date="2022-01-05", history=steps)
    >>> [s.status for s in _answer(out, [back])]
    ['answered']
    """
    back = [e for e in others if set(e.actors) & set(event.recipients) and set(e.recipients) & set(event.actors)]
    told = [e for e in back if any(s.status == "answered" for s in e.history)]
    later = _nearest(told, lambda e: (ordinal(e.date) or 0) - (ordinal(event.date) or 0), ANSWERED)
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
    plans = [e for e in others if _open(e) and _of_these(e, event)]
    came = _nearest(plans, lambda e: day - _until(e, day), LATE)
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
    last = max((day for s in event.history if s.status == "ongoing" and (day := ordinal(s.as_of))), default=None)
    if last is None or event.type not in LASTING:
        return []
    over = [e for e in others if not e.date and _of_these(e, event, TWO) and _told(e, "cancelled")]
    broken = _nearest(over, lambda e: _told(e, "cancelled") - last, LASTED)
    return [s for e in broken for s in e.history if s.status == "cancelled"]


def _told(event: StoryEvent, status: str) -> int:
    """Give the first day on which it is told of with that status; 0 where it is not."""
    return min((day for s in event.history if s.status == status and (day := ordinal(s.as_of))), default=0)


def _open(event: StoryEvent) -> bool:
    """Tell whether the record only tells of what is to come."""
    return any(s.status in ("planned", "proposed") for s in event.history) and all(
        s.status in TO_COME for s in event.history
    )


def _until(plan: StoryEvent, day: int) -> int:
    """Give the day up to which the deed keeps to the plan: its last day, without one a week from when it is told.

    A deed before the first of its days is none of it: then that is the day after it.
    """
    stretch = days(plan.date)
    if stretch and stretch[1] - stretch[0] >= WEEK:
        return day + 1
    told = [as_of for s in plan.history if (as_of := ordinal(s.as_of))]
    if not stretch and not told:
        return day + 1
    first, last = stretch or (max(told), max(told) + WEEK - LATE)
    return day + 1 if day < first else min(day, last)


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
