"""One event behind all the reports that mention it, with the history of its status, date, place and size."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import ibis
import msgspec

from mahdar.link.deeds import Deed, shown
from mahdar.link.entities import Who
from mahdar.link.judged import Groups, constraints
from mahdar.link.tables import Story, chained, evidence, table
from mahdar.link.tracks import tracked
from mahdar.link.when import ordinal
from mahdar.model import Event, Judgement, StatusStep, StoryEvent, content_id

SEASON = 60  # days between reports after which they tell of one event only where they date it alike
NEAR = 40  # mentions of one type and party that each is held against, the nearest in time of report
ENOUGH = 2.6  # what speaks for one event must add up to this
NEVER = -1.5  # a pair that so much speaks against is never in one event
WORDS = 1.6  # what the words around may count for at most: sentences on two rounds of talks read alike
OPEN = ("proposed", "planned", "cancelled")  # statuses of what did not happen yet, or not at all
ANSWERED = 30  # days within which a deed is answered by one of its kind
AFAR = ("phone_call", "video_call", "letter", "contacts")
SURE = {"held": 4, "ongoing": 3, "cancelled": 3, "denied": 2, "planned": 1, "proposed": 0}


def events(
    story: Story, mentions: Sequence[Deed], who: Who, judgements: Sequence[Judgement] = ()
) -> tuple[StoryEvent, ...]:
    """Give the events of the story in order of their dates.

    >>> events(Story.of([]), [], Who((), {}, {}))
    ()
    """
    if not mentions:
        return ()
    ids = [event_id(story, m) for m in mentions]
    must, never = constraints([[id] for id in ids], judgements)
    groups = Groups(len(mentions), must, never)
    a, b, score = scored(story, mentions, who)
    near = chained(len(mentions), a, b, score >= ENOUGH, must)
    known = {(x, y): s for x, y, s in zip(*(c[near].tolist() for c in (a, b, score)), strict=True)}
    for (a, b), score in sorted(known.items(), key=lambda x: (-x[1], x[0])):
        if score < ENOUGH:
            break
        if groups.of[a] is not groups.of[b] and _mean(known, groups.of[a], groups.of[b]) >= ENOUGH:
            groups.join(a, b)
    members: dict[int, list[Deed]] = defaultdict(list)
    for n, label in enumerate(groups.labels()):
        members[label].append(mentions[n])
    found = [_event(story, group, ids, who) for group in members.values()]
    return tracked(sorted(answered(found), key=lambda e: (e.date or "~", e.type, e.id)))


def answered(found: Sequence[StoryEvent]) -> list[StoryEvent]:
    """Give the events, a deed with the answer to it: one of the same type the other way round, told as an answer.

    >>> steps = (StatusStep(status="answered", article="B"),)
    >>> out = StoryEvent(id="a", type="SANCTION", actors=("X",), recipients=("Y",), date="2022-01-03")
    >>> back = StoryEvent(id="b", type="SANCTION", actors=("Y",), recipients=("X",), date="2022-01-05", history=steps)
    >>> [s.status for s in answered([out, back])[0].history]
    ['answered']
    """
    answers: dict[tuple[str, str], list[StoryEvent]] = defaultdict(list)
    for e in found:
        if any(s.status == "answered" for s in e.history):
            for party in e.actors:
                answers[e.type, party].append(e)
    out = []
    for e in found:
        back = [b for party in e.recipients for b in answers[e.type, party] if set(b.recipients) & set(e.actors)]
        later = [b for b in back if b is not e and 0 <= (ordinal(b.date) or 0) - (ordinal(e.date) or 0) <= ANSWERED]
        steps = [s for b in later[:1] for s in b.history if s.status == "answered"]
        out.append(msgspec.structs.replace(e, history=tuple(dict.fromkeys((*e.history, *steps)))) if steps else e)
    return out


def event_id(story: Story, mention: Deed) -> str:
    """Give the id that an event has whose first mention this is."""
    at = mention.event.spans[0].start if mention.event.spans else mention.n
    return content_id("event", story.readings[mention.article].article.id, mention.event.type, str(at))


def scored(story: Story, mentions: Sequence[Deed], who: Who) -> tuple[Any, ...]:
    """Give the pairs of mentions of one type with a party in common, and how much speaks for one event: three columns."""
    rows = table(
        m__int32=[d.n for d in mentions],
        type=[d.event.type for d in mentions],
        mode=[d.event.mode or "" for d in mentions],
        status=[d.status for d in mentions],
        place=[d.place for d in mentions],
        article__int32=[d.article for d in mentions],
        day__int32=[ordinal((d.day or "")[:10]) or 0 for d in mentions],
        first__int32=[d.first for d in mentions],
        last__int32=[d.last for d in mentions],
        size__float64=[d.size for d in mentions],
        parties__int32=[len(d.parties) for d in mentions],
        actors__int32=[len(d.actors) for d in mentions],
        words__int32=[len(d.about) for d in mentions],
    )
    party = table(
        m__int32=[d.n for d in mentions for _ in d.parties], key=[p for d in mentions for p in sorted(d.parties)]
    )
    person = [(d.n, p) for d in mentions for p in sorted(d.parties) if (e := who.by_id.get(p)) and e.type == "Person"]
    people = table(m__int32=[n for n, _ in person], key__string=[p for _, p in person])
    actor = table(
        m__int32=[d.n for d in mentions for _ in d.actors], key=[p for d in mentions for p in sorted(d.actors)]
    )
    word = table(m__int32=[d.n for d in mentions for _ in d.about], key=[w for d in mentions for w in sorted(d.about)])
    pairs = _blocked(rows, _blocks(mentions))
    common = {"both": _common(pairs, party), "acting": _common(pairs, actor), "said": _common(pairs, word),
              "people": _common(pairs, people)}  # fmt: skip
    joined = pairs
    for column, count in common.items():
        counted = count.rename(**{column: "count"})
        joined = joined.left_join(counted, ["a", "b"]).drop("a_right", "b_right")
    return story.columns(_score(joined, rows))


def _blocks(mentions: Sequence[Deed]) -> Any:
    """Give what brings mentions together: a party, or a particular kind of deed and a day or place."""
    keys = [
        (d.n, key)
        for d in mentions
        for key in (
            *sorted(d.parties),
            *([f"{d.event.mode} {d.first}"] if d.event.mode and d.first else []),
            *([f"{d.event.mode} {d.place}"] if d.event.mode and d.place else []),
        )
    ]
    return table(m__int32=[n for n, _ in keys], key=[k for _, k in keys])


def _blocked(rows: Any, party: Any) -> Any:
    keyed = rows.select("m", "type", "day", "first").join(party, "m")
    rank = ibis.window(group_by=["type", "key"], order_by=["day", "m"])
    ranked = keyed.mutate(rank=ibis.row_number().over(rank))
    other = ranked.view()
    near = [
        ranked.type == other.type,
        ranked.key == other.key,
        ranked["rank"] < other["rank"],
        other["rank"] - ranked["rank"] <= NEAR,
    ]
    pairs = ranked.join(other, near).select(
        x=ranked.m, y=other.m, days=other.day - ranked.day, alike=ranked["first"] == other["first"]
    )
    pairs = pairs.filter((pairs.days <= SEASON) | pairs.alike)
    return pairs.select(a=ibis.least(pairs.x, pairs.y), b=ibis.greatest(pairs.x, pairs.y)).distinct()


def _common(pairs: Any, keyed: Any) -> Any:
    other = keyed.view()
    left = pairs.join(keyed, pairs.a == keyed.m).select("a", "b", "key")
    both = left.join(other, [left.b == other.m, left.key == other.key]).select("a", "b")
    return both.group_by("a", "b").aggregate(count=lambda t: t.count())


def _score(pairs: Any, rows: Any) -> Any:
    columns = [c for c in rows.columns if c != "m"]
    left = rows.rename(**{f"{c}_a": c for c in columns}, a="m")
    right = rows.rename(**{f"{c}_b": c for c in columns}, b="m")
    t = pairs.join(left, "a").join(right, "b")
    score = (
        _days(t)
        + _sizes(t)
        + _places(t)
        + _parties(t)
        + ibis.least(WORDS, 8 * t.said.fill_null(0) / ibis.greatest(1, t.words_a + t.words_b))
    )
    afar = t.mode_a.isin(AFAR) != t.mode_b.isin(AFAR)
    met = (t.type_a == "CONSULT") & ~afar  # the press calls one meeting talks, a visit or a summit
    score += ibis.cases(
        ((t.mode_a == t.mode_b) & (t.mode_a != ""), 0.5),
        ((t.mode_a != "") & (t.mode_b != "") & ~met, -0.8),
        ((t.mode_a != "") & (t.mode_b != ""), -0.2),
        else_=0.0,
    )
    pair = (t.both.fill_null(0) == t.parties_a) & (t.parties_a == t.parties_b) & (t.parties_a > 1)
    anew = (t.status_a == "cancelled") & (t.status_b != "cancelled") & (t.day_b - t.day_a > 1)
    score += ibis.cases((pair & t.status_a.isin(OPEN) & t.status_b.isin(OPEN) & ~anew, 0.8), else_=0.0)
    # one reading names an event once: two of one article are two, unless nothing tells them apart
    score -= ibis.cases((t.article_a == t.article_b, 1.2), else_=0.0)
    return t.select("a", "b", score=score)


def _days(t: Any) -> Any:
    known = t.first_a.notnull() & t.first_b.notnull()
    gap = ibis.greatest(t.first_a, t.first_b) - ibis.least(t.last_a, t.last_b)
    exact = (t.first_a == t.last_a) & (t.first_b == t.last_b)
    open_ = t.status_a.isin(OPEN) | t.status_b.isin(OPEN)
    far = (t.day_a - t.day_b).abs() > 21
    return ibis.cases(
        (known & (gap <= 0) & exact, 1.6),
        (known & (gap <= 0), 0.6),
        (known & (gap == 1), -1.2),
        (known & (gap <= 21) & open_, -1.2),
        (known, -9.0),
        (far, -0.8),
        else_=0.0,
    )


def _sizes(t: Any) -> Any:
    known = t.size_a.notnull() & t.size_b.notnull()
    near = (t.size_a - t.size_b).abs() <= 0.03 * ibis.greatest(t.size_a, t.size_b)
    grows = t.type_a.isin(["ASSAULT", "PROTEST"])  # a toll is counted anew from day to day
    return ibis.cases((known & near, 1.2), (known & grows, -0.2), (known, -2.5), else_=0.0)


def _places(t: Any) -> Any:
    known = (t.place_a != "") & (t.place_b != "")
    same = (t.place_a == t.place_b) | t.place_a.contains(t.place_b) | t.place_b.contains(t.place_a)
    return ibis.cases((known & same, 0.7), (known, -0.7), else_=0.0)


def _parties(t: Any) -> Any:
    both = t.both.fill_null(0)
    jaccard = 1.5 * both / ibis.greatest(1, t.parties_a + t.parties_b - both)
    directed = ~t.type_a.isin(["CONSULT", "AGREE", "COOPERATE"])
    turned = directed & (t.actors_a > 0) & (t.actors_b > 0) & (t.acting.fill_null(0) == 0)
    others = ~directed & (both < t.parties_a) & (both < t.parties_b)  # each side meets somebody else
    jaccard -= ibis.cases((others, 1.2), else_=0.0)
    alone = (t.parties_a == 0) | (t.parties_b == 0)
    victim = directed & (t.people.fill_null(0) > 0)  # what befalls one person seldom befalls him twice
    jaccard += ibis.cases((victim, 1.0), else_=0.0)
    return jaccard + ibis.cases((alone, 0.4), else_=0.0) - ibis.cases((turned, 9.0), else_=0.0)


def _mean(known: dict[tuple[int, int], float], x: list[int], y: list[int]) -> float:
    """Give the mean of the surest link between two groups and of all; one pair that cannot be forbids it."""
    scores = [known.get((min(i, j), max(i, j)), 0.0) for i in x for j in y]
    return -9.0 if min(scores) <= NEVER else 0.5 * (max(scores) + sum(scores) / len(scores))


def _event(story: Story, group: list[Deed], ids: Sequence[str], who: Who) -> StoryEvent:
    group = sorted(group, key=lambda d: (d.day or "~", d.article, d.n))
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
            evidence(story.readings[d.article].article, span)
            for d in group
            for span in (*d.event.spans[:1], d.sentence)
            if span
        ),
        confidence=max(d.event.confidence for d in group),
    )


def _most(values: Any) -> Any:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], -len(v), v)) if counts else None


def _date(group: Sequence[Deed]) -> str | None:
    """Give the date that most mentions speak for, the finest first; a part of day counts as its day.

    A report that tells the deed as done on an earlier day speaks against a date. Without a date, the first report
    that leads with the deed, or tells of its announcement, speaks for its own day.
    """
    sized = [d for d in group if d.size is not None] or list(group)
    done = {(d.article, d.day[:10]) for d in sized if d.day and d.status in ("held", "ongoing")}
    votes: Counter[str] = Counter()
    newest: dict[str, str] = {}
    for value, _, day in sorted({(_value(d), d.article, d.day or "") for d in group if d.date and d.first is not None}):
        votes[value] += 10
        newest[value] = max(newest.get(value, ""), day)
    for value in votes:
        votes[value] -= 8 * sum(day < value for _, day in done if len(value) == 10)
    news = [d.day[:10] for d in sized if d.day and not d.date and (d.lead or "announced" in d.steps)]
    if news:
        votes[min(news)] += 4 + (news.count(min(news)) - 1) // 2
    fit = [value for value, vote in votes.items() if vote > 0]
    return max(fit, key=lambda v: (len(v) >= 10 and "W" not in v, votes[v], newest.get(v, ""), v)) if fit else None


def _value(d: Deed) -> str:
    return (d.date or "")[:10] if d.first == d.last else d.date or ""


def _sides(group: Sequence[Deed]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    acting: Counter[str] = Counter(a for d in group for a in d.actors)
    met: Counter[str] = Counter(r for d in group for r in d.recipients)
    actors = [a for a in sorted(acting, key=lambda a: (-acting[a], a)) if acting[a] >= met[a]]
    recipients = [r for r in sorted(met, key=lambda r: (-met[r], r)) if met[r] > acting[r]]
    return tuple(actors), tuple(recipients)


def _history(story: Story, d: Deed) -> list[StatusStep]:
    article = story.readings[d.article].article
    event: Event = d.event
    told = (s for s in d.steps if s != "cancelled" or event.status == "cancelled")
    statuses = dict.fromkeys([*told, *([event.status] if d.status == "held" else []), d.status])
    return [
        StatusStep(status=status, article=article.id, date=d.date, as_of=(d.day or "")[:10] or None,
                   place=event.place, magnitude=event.magnitude)
        for status in statuses
    ]  # fmt: skip


def _status(group: Sequence[Deed]) -> str:
    """Give the status last known: of the newest reports the surest, where a report speaks of the deed itself."""
    last = max((d.day or "")[:10] for d in group)
    newest = [d for d in group if (d.day or "")[:10] == last]
    best = max(newest, key=lambda d: SURE.get(d.status, 0)).status
    done = any(d.status in ("held", "ongoing") for d in group)
    return "held" if best in ("planned", "proposed") and done else best
