"""Undated articles: the story dates what they do not, where another report dates what they tell of as "last week"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mahdar.lang.fold import fold
from mahdar.link.concepts import tokens
from mahdar.link.entities import Who
from mahdar.link.likeness import Bounds, Item, likeness, weights
from mahdar.link.relative import named_weekday, relative, stretch
from mahdar.link.tables import Story
from mahdar.link.when import iso, ordinal, weekday
from mahdar.model import Article, DatedArticle, Name, Reading, Span, Time
from mahdar.read.times.undated import dating

ALIKE, SHARED = 0.14, 0.9  # likeness of what stands around two dates, and what it must share, to be of one deed
WINDOW = 75  # characters before and after a date that tell of what it is the date
WIDEST = 31  # days that a date may cover to fix another
AHEAD = 1.2  # how much more must speak for the chosen days than for any others
AROUND = 60  # days before the first and after the last dated report in which the day is looked for
_END = re.compile(r"(?<=[.!؟?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in an article, and the words of its sentence before and after it."""

    article: int
    time: Time
    before: Span
    after: Span


@dataclass(frozen=True)
class Anchor:
    """What another report says of the day: the expression must cover one of these days, and how sure that is."""

    unit: str
    offset: int
    first: int
    last: int
    weight: float
    reason: str

    def holds(self, day: int) -> bool:
        """Tell whether a report of that day could say so."""
        low, high = stretch(day, self.unit, self.offset)
        return low <= self.last and self.first <= high


def published(story: Story) -> dict[str, str | None]:
    """Give the publication day of each article as it stands, the latest it may be where only a stretch is known.

    >>> published(Story.of([]))
    {}
    """
    return {
        r.article.id: (r.article.published or r.article.published_latest or "")[:10] or None for r in story.readings
    }


def dated(story: Story, who: Who) -> tuple[DatedArticle, ...]:
    """Give the dates of the undated articles that the story as a whole tells.

    >>> dated(Story.of([]), Who((), {}, {}))
    ()
    """
    open_ = {n for n, r in enumerate(story.readings) if not r.article.published}
    known = [d for r in story.readings if r.article.published and (d := ordinal(r.article.published[:10]))]
    if not open_ or not known:
        return ()
    anchors = _anchors(story, who, open_)
    out = []
    for n in sorted(open_):
        low, high = _own(story.readings[n], min(known) - AROUND, max(known) + AROUND)
        found = _solved(story.readings[n], anchors[n], range(low, high + 1)) if n in anchors else None
        found = found or _by_itself(story.readings[n].article, low, high)
        if found:
            out.append(found)
    return tuple(out)


def _by_itself(article: Article, low: int, high: int) -> DatedArticle | None:
    """Give the date that an article's own times fix once the time of its story is known: they may lack the year alone."""
    found = dating(article).within(date.fromisoformat(iso(low)), date.fromisoformat(iso(high)))
    if found.earliest is None or found.latest is None:
        return None
    return DatedArticle(
        article=article.id,
        published=found.published.isoformat() if found.published else None,
        earliest=found.earliest.isoformat(),
        latest=found.latest.isoformat(),
        basis="inferred",
        reason="; ".join(dict.fromkeys(f"«{clue.text}»" for clue in found.clues)),
    )


def _own(reading: Reading, low: int, high: int) -> tuple[int, int]:
    first = ordinal((reading.article.published_earliest or "")[:10])
    last = ordinal((reading.article.published_latest or "")[:10])
    return first or low, last or high


def _around(reading: Reading, article: int) -> list[Dated]:
    text, out = reading.article.text, []
    cuts = [0, *(m.end() for m in _END.finditer(text)), len(text)]
    for time in reading.times:
        low = max(time.start - WINDOW, max(c for c in cuts if c <= time.start))
        high = min(time.end + WINDOW, min((c for c in cuts if c > time.start), default=len(text)))
        before, after = Span.of(text, low, time.start), Span.of(text, time.end, max(time.end, high))
        out.append(Dated(article, time, before, after))
    return out


def _anchors(story: Story, who: Who, open_: set[int]) -> dict[int, list[Anchor]]:
    """Hold the sentences of undated reports that say "last week" against those of others that give a day."""
    loose: list[Dated] = []
    fixed: list[Dated] = []
    for n, reading in enumerate(story.readings):
        for one in _around(reading, n):
            if n in open_ and relative(one.time.text):
                loose.append(one)
            elif n not in open_ and _width(one.time) <= WIDEST:
                fixed.append(one)
    everything = [*loose, *fixed]
    values = {n: who.values(story.readings[n], n) for n in {one.article for one in everything}}
    items = [Item(n, "", "", _about(one, values[one.article])) for n, one in enumerate(everything)]
    out: dict[int, list[Anchor]] = {}
    # who is named says little: what was done must be told alike too
    weight = {t: w * (0.5 if t.startswith("@") else 1) for t, w in weights([i.tokens for i in items]).items()}
    for a, b, dice, common in likeness(story, items, weight, Bounds(ALIKE, SHARED)):
        if a < len(loose) <= b and common >= SHARED and _one_way(loose[a], everything[b], story):
            anchor = _anchor(loose[a], everything[b], dice, story)
            out.setdefault(loose[a].article, []).append(anchor)
    return out


def _about(one: Dated, values: Sequence[tuple[Name, str]]) -> frozenset[str]:
    found: set[str] = set()
    for part in (one.before, one.after):
        named = tuple(v for v in values if part.start <= v[0].start < part.end)
        found.update(tokens(fold(part.text), part.start, named))
    return frozenset(found)


def _one_way(loose: Dated, fixed: Dated, story: Story) -> bool:
    """Tell whether both dates look the same way from their reports: ahead, or back to a day before that of the report."""
    _, offset = relative(loose.time.text) or ("", 0)
    day = ordinal((story.readings[fixed.article].article.published or "")[:10]) or 0
    first, last = ordinal(fixed.time.earliest) or 0, ordinal(fixed.time.latest) or 0
    return first > day if offset > 0 else last < day if offset < 0 else first <= day


def _width(time: Time) -> int:
    first, last = ordinal(time.earliest), ordinal(time.latest)
    return last - first if first and last else 10**6


def _anchor(loose: Dated, fixed: Dated, dice: float, story: Story) -> Anchor:
    unit, offset = relative(loose.time.text) or ("day", 0)
    first, last = ordinal(fixed.time.earliest), ordinal(fixed.time.latest)
    if first is None or last is None:
        raise AssertionError("only dates with days are held against others")
    other = story.readings[fixed.article].article.id
    reason = f"«{loose.time.text}»: {other} «{fixed.time.text}» ({fixed.time.value})"
    return Anchor(unit, offset, first, last, dice, reason)


def _weight(anchors: Sequence[Anchor], day: int) -> float:
    """Add up what speaks for a day: of each expression the surest anchor that holds."""
    held: dict[tuple[str, int], float] = {}
    for a in anchors:
        if a.holds(day):
            held[a.unit, a.offset] = max(held.get((a.unit, a.offset), 0.0), a.weight)
    return sum(held.values())


def _solved(reading: Reading, anchors: Sequence[Anchor], span: range) -> DatedArticle | None:
    """Give the days on which most of what the anchors say holds; the weekday of the report decides among them."""
    first = next((w for t in reading.times if (w := named_weekday(t.text)) is not None), None)
    weights = {day: _weight(anchors, day) for day in span}
    best = max(weights.values(), default=0.0)
    if best <= 0:
        return None
    likely = [day for day, weight in weights.items() if weight >= best - 1e-9]
    rest = max((w for day, w in weights.items() if day not in likely), default=0.0)
    if best < AHEAD * rest and likely[-1] - likely[0] > WIDEST:
        return None
    today = [day for day in likely if first is not None and weekday(day) == first]
    chosen = today if len(today) == 1 else likely
    reasons = [a.reason for a in anchors if a.holds(chosen[0])]
    return DatedArticle(
        article=reading.article.id,
        published=iso(chosen[0]) if len(chosen) == 1 else None,
        earliest=iso(chosen[0]),
        latest=iso(chosen[-1]),
        basis="inferred",
        reason="; ".join(dict.fromkeys(reasons)),
    )
