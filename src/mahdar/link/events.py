"""One event behind all the reports that mention it, with the history of its status, date, place and size."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from mahdar.link.deeds import LASTING, Deed, shown
from mahdar.link.denials import Denied
from mahdar.link.entities import Who
from mahdar.link.judged import Groups, constraints
from mahdar.link.plans import OPEN, SET
from mahdar.link.same_deed import ENOUGH, together
from mahdar.link.sequels import sequels
from mahdar.link.tables import Story, evidence
from mahdar.link.tracks import tracked
from mahdar.model import Event, Judgement, StatusStep, StoryEvent, content_id

NEVER = -1.5  # a pair that so much speaks against is never in one event
SHARE = 0.25  # a party is shown that at least so many reports name, of those that name the chief one
PASSING = {"held", "ongoing", "announced"}  # what is said of a deed that is only mentioned
SURE = {"held": 4, "ongoing": 3, "cancelled": 3, "denied": 2, "planned": 1, "proposed": 0}


def events(
    story: Story, mentions: Sequence[Deed], who: Who, judgements: Sequence[Judgement] = (), denied: Denied | None = None
) -> tuple[StoryEvent, ...]:
    """Give the events of the story in order of their dates; `denied` are the stretches of articles that somebody denies.

    >>> events(Story.of([]), [], Who((), {}, {}))
    ()
    """
    if not mentions:
        return ()
    ids = [event_id(story, m) for m in mentions]
    must, never = constraints([[id] for id in ids], judgements)
    groups = Groups(len(mentions), must, never)
    known = {(a, b): score for a, b, score in together(story, mentions, who, must)}
    for (a, b), score in sorted(known.items(), key=lambda x: (-x[1], x[0])):
        if score < ENOUGH:
            break
        if groups.of[a] is not groups.of[b] and _mean(known, groups.of[a], groups.of[b]) >= ENOUGH:
            groups.join(a, b)
    members: dict[int, list[Deed]] = defaultdict(list)
    for n, label in enumerate(groups.labels()):
        members[label].append(mentions[n])
    every = [_contested(story, _event(story, group, ids, who), group, denied or {}) for group in members.values()]
    found = told_apart(every, {id for j in judgements for id in (j.subject, j.other)})
    return tracked(sorted(sequels(found), key=lambda e: (e.date or "~", e.type, e.id)))


def told_apart(found: Sequence[StoryEvent], judged: Container[str | None] = ()) -> list[StoryEvent]:
    """Give the events without what one report mentions in passing, where the record has one like it with its day.

    Of one kind and by the same parties; a plan, what is denied, what has a size or a name, and what people judged stays.

    >>> day = StoryEvent(id="a", type="ASSAULT", actors=("X",), recipients=("Y",), date="2022-01-03")
    >>> passing = StoryEvent(id="b", type="ASSAULT", actors=("X",))
    >>> [e.id for e in told_apart([day, passing])]
    ['a']
    """
    dated = {(e.type, p) for e in found if e.date for p in (*e.actors, *e.recipients)}
    passing = {e.id for e in found if _in_passing(e) and all((e.type, p) in dated for p in (*e.actors, *e.recipients))}
    return [e for e in found if e.id not in passing or e.id in judged]


def _in_passing(event: StoryEvent) -> bool:
    plain = {s.status for s in event.history} <= PASSING and len({s.article for s in event.history}) <= 1
    return plain and not event.date and not event.magnitude and not event.name


def event_id(story: Story, mention: Deed) -> str:
    """Give the id that an event has whose first mention this is."""
    at = mention.event.spans[0].start if mention.event.spans else mention.n
    return content_id("event", story.readings[mention.article].article.id, mention.event.type, str(at))


def _mean(known: dict[tuple[int, int], float], x: list[int], y: list[int]) -> float:
    """Give the mean of the surest link between two groups and of all; one pair that cannot be forbids it."""
    scores = [known.get((min(i, j), max(i, j)), 0.0) for i in x for j in y]
    return -9.0 if min(scores) <= NEVER else 0.5 * (max(scores) + sum(scores) / len(scores))


def _event(story: Story, group: list[Deed], ids: Sequence[str], who: Who) -> StoryEvent:
    group = _ahead(sorted(group, key=lambda d: (d.day or "~", d.article, d.n)))
    day = _date(group)
    steps = tuple(dict.fromkeys(s for d in group for s in _history(story, d)))
    actors, recipients = _sides(group)
    return StoryEvent(
        id=ids[group[0].n],
        type=group[0].event.type,
        mode=_most(d.event.mode for d in group),
        actors=tuple(dict.fromkeys(shown(who, a) for a in actors)),
        recipients=tuple(dict.fromkeys(shown(who, r) for r in recipients)),
        date=day,
        end=_most(d.event.end for d in group),
        place=_most(d.event.place for d in group),
        status=_status(group),
        magnitude=_most(d.event.magnitude for d in group),
        duration=_most(d.event.duration for d in group),
        name=_most(d.event.name for d in group),
        history=steps,
        evidence=tuple(
            evidence(story.readings[d.article].article, span) for d in group for span in (*d.event.spans[:1], *d.told)
        ),
        confidence=max(d.event.confidence for d in group),
    )


def _ahead(group: Sequence[Deed]) -> list[Deed]:
    """Give the mentions; who names without a day a deed that he takes as known, while others still plan it, tells no deed that was done."""
    still = max((d.day for d in group if d.day and d.status in SET), default="")
    return [
        replace(d, status="planned") if d.known and d.status == "held" and not d.date and (d.day or "~") <= still else d
        for d in group
    ]


def _contested(story: Story, event: StoryEvent, group: Sequence[Deed], denied: Denied) -> StoryEvent:
    """Give the event with the denials of what tells of it in its history."""
    steps = {}
    for d in group:
        for no in denied.get(d.article, ()):
            inside = any(no.start <= s.start < no.end for s in d.event.spans)
            if inside and d.status in ("held", "ongoing") and no.of(d):
                id, as_of = story.readings[no.article].article.id, (no.date or "")[:10] or None
                steps[id] = StatusStep(status="denied", article=id, date=d.date, as_of=as_of)
    told = {(s.status, s.article) for s in event.history}
    more = [steps[id] for id in sorted(steps) if ("denied", id) not in told]
    return msgspec.structs.replace(event, history=(*event.history, *more)) if more else event


def _most(values: Any) -> Any:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], -len(v), v)) if counts else None


def _date(group: Sequence[Deed]) -> str | None:
    """Give the date that most mentions speak for, the finest first; a part of day counts as its day.

    A report that tells the deed as done on an earlier day speaks against a date; a date that may be only that of the
    news counts where there is no other. Without a date, the first report that leads with the deed, or tells of its announcement and not of a
    threat, speaks for its own day; one that leads with a plan only where no report has a date.
    """
    sized = [d for d in group if d.size is not None] or list(group)
    done = {(d.article, d.day[:10]) for d in sized if d.day and d.status in ("held", "ongoing")}
    votes: Counter[str] = Counter()
    newest: dict[str, str] = {}
    dated = [d for d in group if d.date and d.first is not None]
    firm = [d for d in dated if not d.loose] or dated
    for value, _, day in sorted({(_value(d), d.article, d.day or "") for d in firm}):
        votes[value] += 10
        newest[value] = max(newest.get(value, ""), day)
    for value in votes:
        votes[value] -= 8 * sum(day < value for _, day in done if len(value) == 10)
    fresh = [d for d in sized if (d.lead or "announced" in d.steps) and "threatened" not in d.steps]
    told = [d for d in fresh if not d.known and ("announced" in d.steps or d.status not in OPEN)]
    news = [d.day[:10] for d in told if d.day and not d.date] or [
        d.day[:10] for d in fresh if d.day and not d.date and not votes
    ]
    if news:
        votes[min(news)] += 4 + (news.count(min(news)) - 1) // 2
    fit = [value for value, vote in votes.items() if vote > 0]
    return max(fit, key=lambda v: (len(v) >= 10 and "W" not in v, votes[v], newest.get(v, ""), v)) if fit else None


def _value(d: Deed) -> str:
    return (d.date or "")[:10] if d.first == d.last else d.date or ""


def _sides(group: Sequence[Deed]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give who acts and on whom, the most often named first; whom few of many reports name is left out."""
    acting: Counter[str] = Counter(a for d in group for a in d.actors)
    met: Counter[str] = Counter(r for d in group for r in d.recipients)
    least = SHARE * max((acting + met).values(), default=0)
    actors = [a for a in sorted(acting, key=lambda a: (-acting[a], a)) if acting[a] >= max(met[a], least)]
    recipients = [r for r in sorted(met, key=lambda r: (-met[r], r)) if met[r] > acting[r] and met[r] >= least]
    return tuple(actors), tuple(recipients)


def _history(story: Story, d: Deed) -> list[StatusStep]:
    article = story.readings[d.article].article
    event: Event = d.event
    told = [s for s in d.steps if s not in ("ended", "cancelled") or (s == event.status == "cancelled")]
    told += ["cancelled"] if "ended" in d.steps and event.type in LASTING else []
    statuses = dict.fromkeys([*told, *([event.status] if d.status == "held" else []), d.status])
    return [
        StatusStep(status=status, article=article.id, date=None if d.loose else d.date, as_of=(d.day or "")[:10] or None,
                   place=event.place, magnitude=event.magnitude)
        for status in statuses
    ]  # fmt: skip


def _status(group: Sequence[Deed]) -> str:
    """Give the status last known: of the newest reports the surest, where a report speaks of the deed itself."""
    last = max((d.day or "")[:10] for d in group)
    newest = [d for d in group if (d.day or "")[:10] == last]
    best = max(newest, key=lambda d: SURE.get(d.status, 0)).status
    off = any(d.status == "cancelled" and (d.day or "")[:10] < last for d in group)
    if best == "cancelled" and off and any(d.status == "planned" and (d.date or "~") >= last for d in newest):
        return "planned"  # what was called off before, and is told of as to come, is on again
    done = any(d.status in ("held", "ongoing") for d in group)
    return "held" if best in ("planned", "proposed") and done else best
