"""Figures: every number that a report gives, those of the same thing in one group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mahdar.lang.fold import fold
from mahdar.link.concepts import tokens
from mahdar.link.judged import Groups
from mahdar.link.statements import Said
from mahdar.link.tables import Story, evidence, table
from mahdar.link.when import ordinal
from mahdar.link.words import root, words
from mahdar.model import Figure, Quantity, Reading, Span, content_id

WINDOW = 90  # characters before and after a number that tell of what it is
ALIKE = 0.34  # likeness of what stands around two numbers from which on they count the same thing
NEAR = 40
SPAN = 21  # days between reports within which a count is of the same time


@dataclass(frozen=True)
class Count:
    """One number in one article: what it counts, in whose words, and what stands around it."""

    n: int
    article: int
    quantity: Quantity
    what: str
    kind: str
    about: frozenset[str]
    said: Said | None
    day: str | None


def counts(story: Story, everything: Sequence[Said], published: Mapping[str, str | None]) -> list[Count]:
    """Give every number of the story with what it counts.

    >>> counts(Story.of([]), [], {})
    []
    """
    by_article: dict[int, list[Said]] = defaultdict(list)
    for one in everything:
        by_article[one.article].append(one)
    out: list[Count] = []
    for article, reading in enumerate(story.readings):
        for quantity in reading.quantities:
            if quantity.value is None or quantity.unit is None:
                continue
            around = _around(reading, quantity)
            holder = [
                s for s in by_article[article]
                if s.statement.content.start <= quantity.start < s.statement.content.end
            ]  # fmt: skip
            kind = root(fold(words(quantity.unit)[0])) if words(quantity.unit) else quantity.unit
            out.append(
                Count(
                    n=len(out), article=article, quantity=quantity, what=quantity.unit, kind=kind,
                    about=frozenset(tokens(fold(around.text))) - {kind, str(quantity.value)},
                    said=min(holder, key=lambda s: len(s.statement.content.text)) if holder else None,
                    day=published.get(reading.article.id),
                )
            )  # fmt: skip
    return out


def _around(reading: Reading, quantity: Quantity) -> Span:
    """Give the clause around a number: to the next mark, at most a window's length."""
    text = reading.article.text
    low, high = max(0, quantity.start - WINDOW), min(len(text), quantity.end + WINDOW)
    for mark in ".\n؛":
        low = max(low, text.rfind(mark, low, quantity.start) + 1)
        found = text.find(mark, quantity.end, high)
        high = found if found >= 0 else high
    return Span.of(text, low, high)


def figures(story: Story, numbers: Sequence[Count]) -> tuple[Figure, ...]:
    """Give the figures of the story; those of one `group` count the same thing at about the same time.

    >>> figures(Story.of([]), [])
    ()
    """
    groups = Groups(len(numbers))
    for a, b, _ in sorted(pairs(story, numbers), key=lambda x: (-x[2], x[0], x[1])):
        groups.join(a, b)
    labels = groups.labels()
    size = defaultdict(int)
    for label in labels:
        size[label] += 1
    return tuple(
        _figure(story, c, figure_id(story, numbers[labels[c.n]]) if size[labels[c.n]] > 1 else None) for c in numbers
    )


def figure_id(story: Story, one: Count) -> str:
    """Give the id of a number: its article and its place there."""
    return content_id("figure", story.readings[one.article].article.id, str(one.quantity.start))


def pairs(story: Story, numbers: Sequence[Count]) -> list[tuple[int, int, float]]:
    """Give the pairs of numbers that count the same thing, with the likeness of what stands around them."""
    if not numbers:
        return []
    import ibis

    rows = table(
        n__int32=[c.n for c in numbers], kind=[c.kind for c in numbers], article__int32=[c.article for c in numbers],
        day__int32=[ordinal((c.day or "")[:10]) or 0 for c in numbers], size__int32=[max(1, len(c.about)) for c in numbers],
    )  # fmt: skip
    word = table(n__int32=[c.n for c in numbers for _ in c.about], word=[w for c in numbers for w in sorted(c.about)])
    rank = ibis.window(group_by="kind", order_by=["day", "n"])
    ranked = rows.mutate(rank=ibis.row_number().over(rank))
    other = ranked.view()
    near = [ranked.kind == other.kind, ranked["rank"] < other["rank"], other["rank"] - ranked["rank"] <= NEAR]
    both = ranked.join(other, near).select(
        a=ranked.n, b=other.n, days=other.day - ranked.day, total=ranked["size"] + other["size"],
        one=ranked.article == other.article,
    )  # fmt: skip
    both = both.filter(both.days <= SPAN)
    left, right = word, word.view()
    shared = both.join(left, both.a == left.n).select("a", "b", "total", "one", "word")
    shared = shared.join(right, [shared.b == right.n, shared.word == right.word]).select("a", "b", "total", "one")
    score = shared.group_by("a", "b", "total", "one").aggregate(common=lambda t: t.count())
    score = score.mutate(dice=2.0 * score.common / score.total)
    return story.run(score.filter((score.dice >= ALIKE) & (score.common >= 2)).select("a", "b", "dice"))


def _figure(story: Story, one: Count, group: str | None) -> Figure:
    article = story.readings[one.article].article
    quantity = one.quantity
    assert quantity.value is not None
    return Figure(
        id=figure_id(story, one),
        what=one.what,
        value=quantity.value,
        article=article.id,
        unit=quantity.unit,
        mod=quantity.mod,
        lower=quantity.lower,
        place=_place(story.readings[one.article], quantity),
        as_of=one.said.date if one.said else (one.day or "")[:10] or None,
        stated=(one.said.date if one.said else None) or (one.day or "")[:10] or None,
        by=one.said.name if one.said else article.outlet,
        group=group,
        evidence=(evidence(article, quantity), evidence(article, _around(story.readings[one.article], quantity))),
        confidence=quantity.confidence,
    )


def _place(reading: Reading, quantity: Quantity) -> str | None:
    """Give the place named nearest after the number in its clause."""
    around = _around(reading, quantity)
    inside = [n for n in reading.names if n.type in ("GPE", "LOC") and quantity.end <= n.start < around.end]
    return min(inside, key=lambda n: n.start).text if inside else None
