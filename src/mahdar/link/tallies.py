"""Numbers that may be of one thing: two reports tell of one deed, day or town in like words, and count otherwise."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp, log
from typing import Any

import ibis

from mahdar.link.context import deed_words, is_toll
from mahdar.link.differing import differ, of_two, part, within
from mahdar.link.figures import kind
from mahdar.link.happenings import conflict_of, in_turn
from mahdar.link.judged import Groups
from mahdar.link.likeness import rarity
from mahdar.link.tables import Story, near, ranked, table
from mahdar.link.told import Told, elsewhere, told
from mahdar.link.when import ordinal
from mahdar.model import SURE, Conflict, Figure, Side, StoryEvent

# what two numbers may have in common, each with what it adds to the odds (fitted on the numbers of thirteen stories)
DEED, DAY, TOWN, WORD = 0.9, 0.9, 1.0, 0.57
SHARED = 0.6  # what any two must have in common: the deed, the day or the town, or words
WORDS = 3.0  # what words in common count at most, each as it is rare
BASE, TOLL = -0.9, 0.9  # the odds of any two; what it adds that people are counted
MEASURE = -1.0  # what it adds where the unit says nothing of the thing
MEASURES = ("money", "share", "distance", "area")  # such units
CROWD, NIGH = -0.35, 3  # what each e-fold of numbers of that kind adds which reports of so many days around give
RATIO, ONE_REPORT, BOTH_HOLD = -1.1, -1.1, -0.5  # each e-fold between them; two voices of one report; both can hold
LATER = ((3, -0.7), (7, -1.4))  # days between them from which on they are less likely, each
LATE = 21  # and from which on they are of two things
FARTHEST = 4.0  # ratio from which on two numbers are of two things
LEAST, MOST = 0.2, SURE - 0.05  # how likely a pair is that is shown, and the surest of what is only possible
MEAN = 0.5  # the part of that which the pairs of one disagreement have on average
AROUND = 8  # numbers that have something in common and are held against one, the nearest in time
COMMON = 200  # numbers of one kind from which on a word that they have tells nothing
GRAVE = 0.3


def tallies(
    story: Story, figures: Sequence[Figure], events: Sequence[StoryEvent], sure: Sequence[Conflict]
) -> list[Conflict]:
    """Give the numbers that may be of one thing and differ, for a person to judge; not those of what is `sure`.

    >>> tallies(Story.of([]), [], [], [])
    []
    """
    counted = [told(story, figure) for figure in figures if figure.value > 0]
    found = _pairs(story, counted, events)
    shown = [{(s.article, s.value) for s in c.sides} for c in sure if c.kind == "number" and c.sure]
    given: dict[tuple[str, float], set[str | None]] = defaultdict(set)
    for one in counted:
        given[one.figure.article, float(one.figure.value)].add(kind(one.figure.what))
    outlets = {r.article.id: r.article.outlet for r in story.readings}
    fit = [
        (a, b, likely)
        for a, b, odds in found
        if (likely := _likely(counted[a], counted[b], odds, given, outlets)) >= LEAST
        and not any(_at(counted[a]) in sides and _at(counted[b]) in sides for sides in shown)
    ]
    return list(_gathered(counted, fit))


def _at(one: Told) -> tuple[str, str]:
    return one.figure.article, one.number.text


def _keys(counted: Sequence[Told], events: Sequence[StoryEvent]) -> Iterator[tuple[int, str, int, str, float]]:
    """Give of each number, by its place, what it may have in common with others of its kind: the kind, the sort of it, it, and its weight."""
    sentences: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for event in events:
        for e in event.evidence:
            sentences[e.article].append((e.start, e.end, event.id))
    about = [deed_words(one.clause.text) for one in counted]
    times = Counter(word for words in about for word in words)
    rare = rarity(times, len(counted))
    for n, one in enumerate(counted):
        at = one.number.start
        deeds = {id for start, end, id in sentences.get(one.figure.article, ()) if start <= at < end}
        common = [(0, id, DEED) for id in deeds]
        common += [(1, str(day), DAY) for day in one.deed]
        common += [(2, place, TOWN) for place in one.places]
        common += [(3, word, WORD * rare[word]) for word in about[n] if times[word] > 1]
        for what in {kind(one.figure.what) or "", one.figure.group or ""} - {""}:
            yield from ((n, what, sort, key, weight) for sort, key, weight in common)


def _own(story: Story, counted: Sequence[Told], day: Sequence[int]) -> Any:
    """Give the numbers as a table, each with what speaks for and against it whatever it is held against; `day` are those of their reports."""
    days: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(counted):
        days[kind(one.figure.what) or ""].append(day[n])
    for row in days.values():
        row.sort()
    rows = [days[kind(one.figure.what) or ""] for one in counted]
    crowd = [bisect_right(row, at + NIGH) - bisect_left(row, at - NIGH) for row, at in zip(rows, day, strict=True)]
    units = {(r.article.id, q.start) for r in story.readings for q in r.quantities if q.kind in MEASURES}
    return table(
        n__int32=range(len(counted)), value__float64=[float(t.figure.value) for t in counted], day__int32=day,
        toll__float64=[TOLL * is_toll(t.clause.text) for t in counted],
        less__float64=[CROWD * log(max(2, size)) + MEASURE * ((t.figure.article, t.number.start) in units)
                       for t, size in zip(counted, crowd, strict=True)],
        article=[t.figure.article for t in counted], by=[t.figure.by or "" for t in counted],
    )  # fmt: skip


def _pairs(story: Story, counted: Sequence[Told], events: Sequence[StoryEvent]) -> list[tuple[int, int, float]]:
    """Give the pairs of numbers that have something in common, each with the odds that they are of one thing."""
    keys = list(_keys(counted, events))
    if not keys:
        return []
    day = [ordinal((t.figure.as_of or "")[:10]) or 0 for t in counted]
    rows = table(
        n__int32=[k[0] for k in keys], what=[k[1] for k in keys], sort__int32=[k[2] for k in keys],
        key=[k[3] for k in keys], weight__float64=[k[4] for k in keys], day__int32=[day[k[0]] for k in keys],
    )  # fmt: skip
    often = rows.mutate(times=rows.count().over(ibis.window(group_by=["what", "sort", "key"])))
    rare = often.filter((often.times > 1) & (often.times <= COMMON)).drop("times")
    t = near(ranked(rare, ["what", "sort", "key"], ["day", "n"], AROUND), ["what", "sort", "key"], AROUND)
    t = t.filter((t.day_b - t.day <= LATE) & (t.day > 0)).select(
        a=t.n, b=t.n_b, sort=t.sort, key=t.key, weight=t.weight
    )
    sums = _summed(t.distinct())
    own = _own(story, counted, day)
    p = sums.join(own.rename(a="n"), "a").join(own.view().rename(b="n"), "b")
    return sorted(story.run(_odds(p)))


def _summed(t: Any) -> Any:
    """Give the pairs with the weight of what they share: one deed, day and town, and few words."""
    own = [ibis.ifelse(t.sort == sort, t.weight, 0.0) for sort in range(4)]
    sums = t.group_by(["a", "b"]).aggregate(deed=own[0].max(), date=own[1].max(), town=own[2].max(), words=own[3].sum())
    return sums.select("a", "b", common=sums.deed + sums.date + sums.town + ibis.least(sums.words, WORDS * WORD))


def _odds(p: Any) -> Any:
    """Give the pairs that may be shown, with their odds; what one voice counts are two things."""
    ratio = ibis.greatest(p.value, p.value_right) / ibis.least(p.value, p.value_right)
    gap = (p.day - p.day_right).abs()
    odds = BASE + p.common + RATIO * ratio.ln() + ibis.greatest(p.toll, p.toll_right) + ibis.least(p.less, p.less_right)
    for days, less in LATER:
        odds = odds + ibis.ifelse(gap > days, less, 0.0)
    odds = odds + ibis.ifelse(p.article == p.article_right, ONE_REPORT, 0.0)
    apart = (p.article != p.article_right) | (p.by != p.by_right)
    # rounded: the order of a sum, and so its last digits, differ from run to run
    fit = p.mutate(odds=odds.round(6), ratio=ratio, apart=apart)
    return fit.filter(
        (fit.common >= SHARED)
        & (fit.odds >= log(LEAST / (1 - LEAST)))
        & (fit.ratio > 1)
        & (fit.ratio <= FARTHEST)
        & fit.apart
    ).select("a", "b", "odds")


def _likely(
    a: Told, b: Told, odds: float, given: Mapping[tuple[str, float], set[str | None]], outlets: Mapping[str, str | None]
) -> float:
    """Give how likely two numbers are of one thing: not of two places, nor one a part, nor where a report gives both."""
    x, y = a.figure, b.figure
    if elsewhere(a, b) or part(a) != part(b) or within(x) != within(y) or not of_two(outlets.get(x.article), x, y):
        return 0.0
    if x.article != y.article and any(
        kind(o.what) in given.get((s.article, float(o.value)), ()) for s, o in ((x, y), (y, x))
    ):
        return 0.0
    odds += 0.0 if differ(x, y, FARTHEST) else BOTH_HOLD
    return 1 / (1 + exp(-odds))


def _gathered(counted: Sequence[Told], pairs: Sequence[tuple[int, int, float]]) -> Iterator[Conflict]:
    """Give the disagreements that pairs make, as likely as the likeliest of their pairs."""
    place = {n: k for k, n in enumerate(sorted({n for a, b, _ in pairs for n in (a, b)}))}
    rows = [(place[a], place[b], likely) for a, b, likely in pairs]
    label = Groups(len(place)).gather(rows, MEAN * LEAST, LEAST)
    members: dict[int, list[Told]] = defaultdict(list)
    best: dict[int, float] = defaultdict(float)
    for n, k in place.items():
        members[label[k]].append(counted[n])
    for a, b, likely in rows:
        if label[a] == label[b]:
            best[label[a]] = max(best[label[a]], likely)
    for group, sides in sorted(members.items()):
        if len(sides) > 1:
            yield _conflict(sides, best[group])


def _conflict(group: Sequence[Told], likely: float) -> Conflict:
    ordered = sorted(group, key=lambda t: (t.figure.as_of or "", t.figure.id))
    sides = [
        Side(value=t.number.text, article=t.figure.article, by=t.figure.by, evidence=t.figure.evidence) for t in ordered
    ]
    what = min((t.figure.what for t in ordered), key=len)
    return conflict_of("number", what, in_turn(sides), GRAVE, "tally", ordered[0].figure.id,
                       confidence=round(min(MOST, likely), 2))  # fmt: skip
