"""One deed on two days next to each other, as two reports date it: "on Sunday night", "in the first hours of Monday"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

import ibis

from mahdar.lang.fold import fold
from mahdar.link.concepts import tokens
from mahdar.link.deeds import Deed
from mahdar.link.happenings import conflict_of, in_turn, told_in
from mahdar.link.judged import Groups
from mahdar.link.likeness import rarity
from mahdar.link.relative import absolute, relative
from mahdar.link.tables import Story, evidence, near, ranked, table
from mahdar.link.when import iso, ordinal
from mahdar.model import SURE, Conflict, Time

AROUND = 90  # characters around a day that tell of what it is the day
KEYS = 12  # tokens around it, the rarest, that bring a mention together with others
NEAREST = 20  # mentions that share one and are held against each, the nearest in time
SHARED = 2  # tokens that two mentions share
ALIKE = 0.2  # the part of all that they have in common; a deed told in the same words has another day
PLACE, SIZE, PARTY = 0.15, 0.15, 0.1  # what it adds that both name one place, one size, and two parties
LIKELY, EACH = 0.2, 0.4  # how likely it is at no likeness, and what each point of it adds
STATUSES = ("held", "ongoing", "planned")
GRAVE = 0.3


@dataclass(frozen=True, slots=True)
class _Dated:
    """A mention with the day that its sentence names, and the tokens of the sentence that stand around it."""

    deed: Deed
    time: Time
    day: int
    about: frozenset[str]


def eves(story: Story, mentions: Sequence[Deed]) -> list[Conflict]:
    """Give the deeds that two reports may date to two days next to each other, for a person to judge.

    >>> eves(Story.of([]), [])
    []
    """
    dated = [found for d in mentions if (found := _dated(story, d))]
    times = Counter(token for d in mentions for token in d.about)
    weight = rarity(times, len(mentions))
    pairs = [
        (a, b, alike) for a, b in _near(story, dated, times) if (alike := _alike(dated[a], dated[b], weight)) >= ALIKE
    ]
    label = Groups(len(dated)).gather(pairs, ALIKE / 2, ALIKE)
    members: dict[int, list[_Dated]] = defaultdict(list)
    best: dict[int, float] = defaultdict(float)
    for a, b, alike in pairs:
        if label[a] == label[b]:
            best[label[a]] = max(best[label[a]], alike)
    for n, one in enumerate(dated):
        if label[n] in best:
            members[label[n]].append(one)
    return [_conflict(story, group, best[n]) for n, group in sorted(members.items())]


def _dated(story: Story, deed: Deed) -> _Dated | None:
    """Give a mention with its day, where its sentence names one and does not only take the deed as known."""
    value = (deed.date or "")[:10]
    day = ordinal(value)
    if day is None or deed.loose or deed.status not in STATUSES:
        return None
    reading, at = story.readings[deed.article], deed.event.spans[0].start if deed.event.spans else 0
    named = [
        t for t in reading.times if (t.value or "")[:10] == value and any(s.start <= t.start < s.end for s in deed.told)
    ]
    time = min(named, key=lambda t: abs(t.start - at), default=None)
    if time is None or not (absolute(time.text, value) or (relative(time.text) or ("", 0))[1]):
        return None  # "today" in a late print is the dispatch's day
    around = tokens(fold(reading.article.text[max(0, time.start - AROUND) : time.end + AROUND]))
    return _Dated(deed, time, day, frozenset(t for t in around if t in deed.about and not t.isdigit() and t[0] != "="))


def _near(story: Story, dated: Sequence[_Dated], times: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Give the pairs of mentions of one type that share a telling token, of days next to each other."""
    keys = [
        (n, one.deed.event.type, token)
        for n, one in enumerate(dated)
        for token in sorted((t for t in one.about if times[t] > 1), key=lambda t: (times[t], t))[:KEYS]
    ]
    if not keys:
        return
    rows = table(n__int32=[k[0] for k in keys], type=[k[1] for k in keys], key=[k[2] for k in keys],
                 day__int32=[dated[k[0]].day for k in keys])  # fmt: skip
    t = near(ranked(rows, ["type", "key"], ["day", "n"], NEAREST), ["type", "key"], NEAREST)
    t = t.filter(t.day_b - t.day == 1).select(a=ibis.least(t.n, t.n_b), b=ibis.greatest(t.n, t.n_b))
    yield from sorted(story.run(t.distinct()))


def _alike(one: _Dated, other: _Dated, weight: Mapping[str, float]) -> float:
    """Give how alike two mentions tell of a deed; 0 where parties, places or sizes keep them apart."""
    a, b = one.deed, other.deed
    parties, shared = a.parties & b.parties, one.about & other.about
    if (
        a.article == b.article
        or not parties
        or len(shared) < SHARED
        or (a.actors and b.actors and not a.actors & b.actors)
    ):
        return 0.0
    if (a.size and b.size and a.size != b.size) or (
        a.place and b.place and not (a.place in b.place or b.place in a.place)
    ):
        return 0.0
    whole = fsum(weight[t] for t in (*one.about, *other.about))
    alike = 2 * fsum(weight[t] for t in shared) / max(0.5, whole)
    return alike + PLACE * bool(a.place and b.place) + SIZE * bool(a.size and b.size) + PARTY * (len(parties) > 1)


def _named(one: _Dated) -> str:
    """Give the words of a day, with the day itself where they do not name it: "the next day"."""
    text, value = one.time.text, iso(one.day)
    return text if absolute(text, value) else f"{text} ({value})"


def _conflict(story: Story, group: Sequence[_Dated], alike: float) -> Conflict:
    first: dict[tuple[int, int], _Dated] = {}
    for one in sorted(group, key=lambda d: (d.deed.day or "~", d.deed.article, d.time.start)):
        first.setdefault((one.deed.article, one.day), one)
    sides = [
        told_in(story, one.deed.article, _named(one), evidence(story.readings[one.deed.article].article, span))
        for one in first.values()
        for span in one.deed.told
        if span.start <= one.time.start < span.end
    ]
    what = group[0].deed.told[0].text
    likely = round(min(SURE - 0.05, LIKELY + EACH * alike), 2)
    return conflict_of(
        "date", what, in_turn(sides), GRAVE, "eve", sides[0].article, str(sides[0].evidence[0].start), confidence=likely
    )
