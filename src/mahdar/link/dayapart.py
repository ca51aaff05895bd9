"""One thing with two days: a day that a report gets wrong by a little or by a month, and a plan that was moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from math import fsum

from mahdar.lang.fold import fold
from mahdar.link.calledoff import to_come
from mahdar.link.concepts import concept, is_month, tokens
from mahdar.link.happenings import conflict_of, in_turn, told_in
from mahdar.link.relative import absolute, weekdays
from mahdar.link.tables import Story, clusters, evidence
from mahdar.link.when import ordinal
from mahdar.link.words import STOP, bounds, is_any, listed, pack, plain, spots, words
from mahdar.model import Conflict, Evidence, Reading, Span, Time

BEFORE, AFTER = 65, 65  # characters around a day that tell of what it is the day
HEAD = 3  # tokens right before a day of which one must be shared
CLOSE, BEGUN = 8, 6  # words before it that tell of things to come; that a thing begins
SLIP, MONTH = 3.0, 2.0  # what two days next to each other, and two a month apart, must have in common
PLAN = 2.0  # what two plans must have in common
BOUND = 0.5  # the part of it that is enough where both say that it begins, or ends, on the day
WEAK = 0.4  # what a token counts that tells of what recurs, or is often there
OFTEN, MANY = 0.2, 6  # the part of the reports, and how many of them, from which on it is
MOST = 60  # that may have a token in an archive before it counts less
NIGH, LATER = 2, 60  # days by which a report may err; by which a plan may lie ahead
AROUND = 20  # days of the same token that each is held against
JOINED = 5  # characters between the two ends of a stretch


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that a report names, with the tokens around it; `numbered` where it names the month, `ahead` where it is a plan's.

    `way` tells whether the thing begins or ends on that day; "" where it is of that day.
    """

    article: int
    day: int
    head: frozenset[str]
    about: frozenset[str]
    told: int
    numbered: bool
    ahead: bool
    way: str
    value: str
    proof: Evidence


def days_apart(story: Story, published: Mapping[str, str | None]) -> list[Conflict]:
    """Give the things that reports put on two days.

    >>> days_apart(Story.of([]), {})
    []
    """
    named: list[Dated] = []
    for n, reading in enumerate(story.readings):
        told = ordinal((published.get(reading.article.id) or "")[:10])
        named += _of(n, reading, told) if told else ()
    weight = _weights(named)
    pairs = sorted({*_slips(named, weight), *_moved(named, weight)})
    label = clusters(len(named), pairs)
    groups: dict[int, list[int]] = defaultdict(list)
    for n in sorted({n for pair in pairs for n in pair}):
        groups[label[n]].append(n)
    return [_conflict(story, [named[n] for n in group]) for group in groups.values()]


def _of(n: int, reading: Reading, told: int) -> Iterator[Dated]:
    times = [t for t in reading.times if ordinal((t.value or "")[:10])]
    text = reading.article.text
    cuts = [0, *(m.end() for m in STOP.finditer(text)), len(text)]
    for k, time in enumerate(times):
        numbered, value = _numbered(time.text), (time.value or "")[:10]
        if not numbered and not absolute(time.text, value):
            continue
        if any(0 <= b.start - a.end <= JOINED for a, b in pairwise(times[max(0, k - 1) : k + 2])):
            continue  # one end of a stretch
        low = max(cut for cut in cuts if cut <= time.start)
        high = min(cut for cut in cuts if cut >= time.end)
        yield _dated(n, reading, time, Span.of(text, low, high), told, numbered)


def _dated(n: int, reading: Reading, time: Time, sentence: Span, told: int, numbered: bool) -> Dated:
    text, day = reading.article.text, ordinal((time.value or "")[:10]) or 0
    before = text[max(sentence.start, time.start - BEFORE) : time.start]
    after = text[time.end : min(sentence.end, time.end + AFTER)]
    first, rest = _telling(before), _telling(_own(after))
    close = words(before)[-BEGUN:]
    way = next((key for key in ("begins", "ends") if any(is_any(word, "day", key, endings=True) for word in close)), "")
    ahead = told <= day <= told + LATER and any(to_come(word) for word in words(before)[-CLOSE:])
    near = bounds(fold(before))[-HEAD:]
    start = time.start - (len(before) - near[0][0]) if near and len(fold(before)) == len(before) else time.start
    return Dated(n, day, frozenset(first[-HEAD:]), frozenset((*first, *rest)), told, numbered, ahead, way,
                 text[start : time.end], evidence(reading.article, sentence))  # fmt: skip


@lru_cache(maxsize=20_000)
def _numbered(text: str) -> bool:
    """Tell whether a date names its month."""
    return any(is_month(concept(word)) for word in words(text))


def _telling(text: str) -> list[str]:
    """Give the tokens that tell a thing: no number, month, weekday, plan or state."""
    row = (t for t in tokens(fold(text)) if not t.isdigit() and t[0] not in "@=" and not is_month(t.removeprefix("#")))
    return [t for t in row if t not in _of_days()]


def _own(after: str) -> str:
    """Give what stands behind a day up to what is told of another: "a day after"."""
    for start, _, word in spots(after):
        if plain(word) in listed("day", "beside"):
            return after[:start]
    return after


def _weights(named: Sequence[Dated]) -> Mapping[str, float]:
    """Give what each token counts: less where it tells of what recurs, or is common in the story."""
    times = Counter(token for one in named for token in one.about)
    most = max(MANY, min(OFTEN * len(named), MOST))
    weak = {"#" + id for id in pack()["day"]["recurs"]}
    return {token: WEAK if token in weak or n > most else 1.0 for token, n in times.items()}


def _shared(a: Dated, b: Dated, weight: Mapping[str, float]) -> float:
    # exact: the order of a set differs from run to run, and so would a plain sum at the bound
    return fsum(weight[token] for token in a.about & b.about)


@lru_cache(maxsize=1)
def _of_days() -> frozenset[str]:
    named = (*weekdays(), *pack()["day"]["forms"])
    return frozenset(t for word in named for t in tokens(fold(word)))


def _slips(named: Sequence[Dated], weight: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """Give the pairs of which one names the month and the other lies nigh, or on the same day of the next month."""
    having: dict[tuple[str, int], list[int]] = defaultdict(list)
    for n, one in enumerate(named):
        for token in _keys(one):
            having[token, one.day].append(n)
    for n, one in enumerate(named):
        if one.numbered and not one.ahead:
            for day, least in _beside(one.day):
                near = {m for token in _keys(one) for m in having.get((token, day), ())[:AROUND]}
                for m in sorted(near):
                    if _one_thing(one, named[m], least, weight):
                        yield min(n, m), max(n, m)


def _keys(one: Dated) -> frozenset[str]:
    """Give the tokens by which a day meets others: what stands right before it; all where it bounds a thing that stands around it."""
    return one.about if one.way else one.head


def _beside(day: int) -> list[tuple[int, float]]:
    """Give the days that may be meant, each with the tokens that must be shared."""
    here = date.fromordinal(day)
    found: list[tuple[int, float]] = [(day + by, SLIP) for by in range(-NIGH, NIGH + 1) if by]
    for month in (here.month - 1, here.month + 1):
        if (
            (1 <= month <= 12 and here.day <= 28)
            or month in (1, 3, 5, 7, 8, 10, 12)
            or (here.day == 30 and month in (4, 6, 9, 11))
        ):
            found.append((here.replace(month=month).toordinal(), MONTH))
    return found


def _one_thing(a: Dated, b: Dated, least: float, weight: Mapping[str, float]) -> bool:
    """Tell whether two days are of one thing: both past or both to come, told in the same words; a weekday's by more."""
    one_side = (a.day < a.told) == (b.day < b.told) or bool(a.way)
    same_way = one_side and a.ahead == b.ahead and a.way == b.way
    least = SLIP if not b.numbered else least * BOUND if a.way else least
    same_way = same_way and a.article != b.article and (b.numbered or b.day < b.told)
    return same_way and _shared(a, b, weight) >= least


def _moved(named: Sequence[Dated], weight: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """Give the pairs of plans of one thing for two days, the earlier of them told before the day of the other."""
    having: dict[str, list[int]] = defaultdict(list)
    plans = sorted((n for n, one in enumerate(named) if one.ahead), key=lambda n: (named[n].told, n))
    for n in plans:
        one = named[n]
        near = {m for token in one.about for m in having[token][-AROUND:]}
        for m in sorted(near):
            other = named[m]
            open_ = other.article != one.article and other.day != one.day and other.day >= one.told
            if open_ and other.way == one.way and other.head & one.head and _shared(one, other, weight) >= PLAN:
                yield min(n, m), max(n, m)
        for token in one.about:
            having[token].append(n)


def _conflict(story: Story, group: Sequence[Dated]) -> Conflict:
    first: dict[tuple[int, int], Dated] = {}
    for one in sorted(group, key=lambda d: (d.told, d.article, d.proof.start)):
        first.setdefault((one.article, one.day), one)
    told = list(first.values())
    sides = [told_in(story, d.article, d.value, d.proof) for d in told]
    grave = 0.3 if all(d.ahead for d in told) else 0.4
    return conflict_of("date", told[0].value, in_turn(sides), grave, "day", sides[0].article, str(told[0].proof.start))
