"""Talks by track: who talks with whom; tracks of one sentence and season belong to one process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from mahdar.link.issues import key_phrase
from mahdar.link.judged import Groups
from mahdar.link.when import days
from mahdar.model import StoryEvent

TALKS = ("CONSULT",)
SEASON = 60  # days within which talks that are told of in one breath belong to one process


def tracked(events: Sequence[StoryEvent]) -> tuple[StoryEvent, ...]:
    """Give the events, talks with their track and process.

    The track names the parties; talks are of one process when one sentence tells of both, they share a party (or
    one of them has only one), and they lie in one season. The process is named after what its sentences share.

    >>> tracked([StoryEvent(id="e", type="CONSULT", actors=("USA", "RUS"))])[0].track
    'RUS – USA'
    """
    talks = [e for e in events if e.type in TALKS]
    at = {e.id: n for n, e in enumerate(talks)}
    told: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for n, event in enumerate(talks):
        for place in _sentences(event):
            told[place].append(n)
    groups = Groups(len(talks))
    for together in told.values():
        for one, other in pairwise(together):
            if _one_process(talks[one], talks[other]):
                groups.join(one, other)
    labels = groups.labels()
    members: dict[int, list[StoryEvent]] = defaultdict(list)
    for n, label in enumerate(labels):
        members[label].append(talks[n])
    names = {label: _named(group) for label, group in members.items()}
    return tuple(
        msgspec.structs.replace(e, track=_track(e), process=names[labels[at[e.id]]]) if e.id in at else e
        for e in events
    )


def _sentences(event: StoryEvent) -> set[tuple[str, int, int]]:
    whole: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for e in event.evidence:
        whole[e.article].append((e.start, e.end))
    return {
        (article, a, b)
        for article, spans in whole.items()
        for a, b in spans
        if not any(c <= a and b <= d and (c, d) != (a, b) for c, d in spans)
    }


def _parties(event: StoryEvent) -> set[str]:
    return {*event.actors, *event.recipients}


def _one_process(a: StoryEvent, b: StoryEvent) -> bool:
    shared = _parties(a) & _parties(b) or min(len(_parties(a)), len(_parties(b))) <= 1
    first, second = days(a.date), days(b.date)
    return bool(shared and first and second and max(first[0], second[0]) - min(first[1], second[1]) <= SEASON)


def _track(event: StoryEvent) -> str | None:
    return " – ".join(sorted(_parties(event))) or None


def _named(group: Sequence[StoryEvent]) -> str | None:
    if len(group) < 2:
        return None
    texts = [max((e.text for e in event.evidence), key=len, default="") for event in group]
    return key_phrase(texts)
