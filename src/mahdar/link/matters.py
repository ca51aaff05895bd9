"""Which statements of blame and denial speak of one matter: told by what their reports are about."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.lang.fold import fold
from mahdar.link.concepts import tokens
from mahdar.link.entities import is_state
from mahdar.link.judged import Groups
from mahdar.link.likeness import Bounds, Item, likeness
from mahdar.link.statements import Said
from mahdar.link.tables import Story
from mahdar.link.when import ordinal

AROUND, LEAD = 200, 800  # characters around a statement, and from the beginning of its report, that tell the matter
LOW, MEAN = 0.05, 0.115  # likeness from which on two are held together, and that of one matter on average
AKIN, SOON = 0.17, 45  # likeness, and days between, up to which one statement answers the other
BLAME = {"#involved", "#accusation", "#blame", "#baseless", "#innocent", "#part", "#denial", "#refusal"}


def matters(story: Story, told: Sequence[Said]) -> list[int]:
    """Give for each statement the number of its matter: the place of the first one that speaks of it.

    What blame is always told with says nothing of the matter, nor do the states: they quarrel about many.

    >>> matters(Story.of([]), [])
    []
    """
    items = [Item(n, "", one.date or "", frozenset(_about(story, one))) for n, one in enumerate(told)]
    weight = dict.fromkeys((t for item in items for t in item.tokens), 1.0)
    pairs = likeness(story, items, weight, Bounds(LOW))
    return Groups(len(told)).gather([(a, b, dice) for a, b, dice, _ in pairs], MEAN)


def akin(story: Story, a: Sequence[Said], b: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """Give those of either side that somebody of the other side answers: of one matter, and not long after.

    >>> akin(Story.of([]), [], [])
    ([], [])
    """
    about = [[(ordinal(s.date) or 0, _about(story, s)) for s in side] for side in (a, b)]
    met = [
        (n, m)
        for n, (day, x) in enumerate(about[0])
        for m, (other, y) in enumerate(about[1])
        if abs(day - other) <= SOON and 2 * len(x & y) >= AKIN * (len(x) + len(y))
    ]
    left, right = {n for n, _ in met}, {m for _, m in met}
    return [s for n, s in enumerate(a) if n in left], [s for m, s in enumerate(b) if m in right]


def _about(story: Story, one: Said) -> set[str]:
    reading = story.readings[one.article]
    text, content = reading.article.text, one.statement.content
    near = text[max(0, content.start - AROUND) : content.end + AROUND]
    found = {t for part in (text[:LEAD], near) for t in tokens(fold(part))} - BLAME
    names = [n for n in reading.names if is_state(n.entity)]
    states = {t for n in names if n.start < LEAD or abs(n.start - content.start) < LEAD for t in tokens(fold(n.text))}
    return {t for t in found - states if not t.isdigit()}
