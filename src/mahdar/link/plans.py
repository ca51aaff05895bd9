"""Talks that are yet to be: when reports set them, and which two plans are one that was moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from mahdar.link.tables import Story
from mahdar.link.when import days, ordinal
from mahdar.link.words import is_any, words
from mahdar.model import Evidence, Reading, Side, StatusStep, StoryEvent

FIXED = 0.2  # what two sentences must have in common that name the day of one plan
TALKS = ("CONSULT",)
OPEN = ("planned", "proposed", "cancelled")
SET = ("planned", "proposed")
NEXT = 4  # later plans of the two parties that each is held against
LATER = 60  # days by which a plan may be moved


def fixed(story: Story, event: StoryEvent, parties: Collection[str] = ()) -> list[Side]:
    """Give the reports that name the day, or the month, that the event is planned for, each with that sentence.

    The sentence names `parties`, and no other time to come.

    >>> fixed(Story.of([]), StoryEvent(id="e", type="CONSULT"))
    []
    """
    return [side for step in event.history if step.status in SET and (side := _named(story, event, step, parties))]


def _named(story: Story, event: StoryEvent, step: StatusStep, parties: Collection[str]) -> Side | None:
    stretch, today = days(step.date), ordinal(step.as_of)
    if not stretch or (today is not None and stretch[1] <= today):
        return None
    reading = story.readings[story.number[step.article]]
    proof: tuple[Evidence, ...] = tuple(
        e
        for e in event.evidence
        if e.article == step.article and _only(reading, e, step.date, today) and _names(reading, e, parties)
    )
    return Side(value=step.date or "", article=step.article, evidence=proof) if proof else None


def _only(reading: Reading, sentence: Evidence, day: str | None, today: int | None) -> bool:
    """Tell whether a sentence names that time and no other to come."""
    inside = {t.value for t in reading.times if sentence.start <= t.start < sentence.end and days(t.value)}
    ahead = {value for value in inside if (days(value) or (0, 0))[1] > (today or 0)}
    return ahead == {day}


def _names(reading: Reading, sentence: Evidence, parties: Collection[str]) -> bool:
    if any(is_any(word, "again", endings=True) for word in words(sentence.text)):
        return False  # who meets again has met: that is no plan moved
    inside = [n for n in reading.names if sentence.start <= n.start < sentence.end]
    return {code for n in inside for code in (n.entity, n.state)} >= set(parties)


def other_days(a: Side, b: Side) -> bool:
    """Tell whether two dates have no day in common.

    >>> other_days(Side(value="2018-05", article="A"), Side(value="2018-06-12", article="B"))
    True
    """
    x, y = days(a.value), days(b.value)
    return x is not None and y is not None and (x[1] < y[0] or y[1] < x[0])


def parted(events: Sequence[StoryEvent]) -> Iterator[tuple[tuple[str, str], StoryEvent, StoryEvent]]:
    """Give two parties and the plans for their talks of which the later may be the earlier, moved: that was not held.

    >>> told = {"type": "CONSULT", "actors": ("USA", "PRK"), "status": "planned"}
    >>> set_ = (StatusStep(status="planned", article="A"),)
    >>> first, later = (StoryEvent(id=d, date=d, history=set_, **told) for d in ("2018-05", "2018-06-12"))
    >>> [(pair, a.id, b.id) for pair, a, b in parted([first, later])]
    [(('PRK', 'USA'), '2018-05', '2018-06-12')]
    """
    groups: dict[tuple[str, str], list[StoryEvent]] = defaultdict(list)
    for event in events:
        if event.type in TALKS and days(event.date):
            for pair in combinations(sorted({*event.actors, *event.recipients})[:4], 2):
                groups[pair].append(event)
    for parties, group in sorted(groups.items()):
        plans = sorted((when, e.id, e) for e in group if (when := _when(e)))
        for n, (x, _, a) in enumerate(plans):
            later = [(y, b) for y, _, b in plans[n + 1 : n + 1 + NEXT] if x[1] < y[0] <= x[1] + LATER]
            yield from ((parties, a, b) for _, b in later)


def _when(event: StoryEvent) -> tuple[int, int] | None:
    """Give the days for which an event is set, where it is not held: its own, or those of a plan that it was not held on."""
    own = days(event.date)
    told = [found for s in event.history if s.status in SET and (found := days(s.date))]
    if event.status in OPEN:
        return own if any(s.status in SET for s in event.history) else None
    return next((found for found in reversed(told) if own and found[0] > own[1]), None)
