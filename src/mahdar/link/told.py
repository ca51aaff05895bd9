"""A number in its clause: where, when and of whom it counts, and whether two tolls are of one deed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mahdar.link.concepts import concept
from mahdar.link.context import deed_words, is_toll, lasts, matter, part_of
from mahdar.link.figures import deed_days
from mahdar.link.tables import Story
from mahdar.link.tolls import whom
from mahdar.link.when import ordinal
from mahdar.link.where import spot
from mahdar.link.words import listed, pack, place_words, plain, words
from mahdar.model import Evidence, Figure

WHOSE = 3  # words behind a number that tell whom it counts
LONG, DEED = 21, 2  # days between tolls of one deed; words that tell it alike
BEYOND = 1.25  # ratio from which on one number is more than the other
_CLOSE = re.compile(r"[،,.؛()«»\"\n]|\sو")  # where what is said of a number ends


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the towns, their states, and the days that its clause names; `past` are years before its own.

    `named` is whom and what its clause names.
    """

    figure: Figure
    places: frozenset[str]
    days: frozenset[int]
    deed: frozenset[int]
    past: frozenset[str] = frozenset()
    lands: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()

    @property
    def clause(self) -> Evidence:
        """Give the words around the number."""
        return self.figure.evidence[-1]

    @property
    def number(self) -> Evidence:
        """Give the number itself."""
        return self.figure.evidence[0]


def told(story: Story, figure: Figure) -> Told:
    """Give a figure with what its clause says of where and when."""
    reading, clause = story.readings[story.number[figure.article]], figure.evidence[-1]
    inside = [n for n in reading.names if clause.start <= n.start < clause.end and n.type in ("GPE", "LOC")]
    towns = [n for n in inside if not n.entity or spot(n.text)]
    times = [t.value or "" for t in reading.times if clause.start <= t.start < clause.end]
    return Told(
        figure,
        places=frozenset().union(*(place_words(n.text) for n in towns)),
        days=frozenset(day for value in times if (day := ordinal(value[:10]))),
        deed=deed_days(reading, figure.evidence[0], clause),
        past=frozenset(v[:4] for v in times if v[:4].isdigit() and v[:4] < (figure.as_of or "")[:4]),
        lands=frozenset(n.state for n in towns if n.state),
        named=frozenset(
            n.entity or n.text for n in reading.names if clause.start <= n.start < clause.end and n.type != "MEDIA"
        ),
    )


def elsewhere(a: Told, b: Told) -> bool:
    """Tell whether two clauses name other places, other people, other days or other years."""
    apart = ((a.places, b.places), (a.lands, b.lands), (of_whom(a), of_whom(b)))
    if a.past != b.past or any(x and y and not x & y for x, y in apart):
        return True
    return bool(a.days and b.days) and min(abs(x - y) for x in a.days for y in b.days) > 1


def of_whom(one: Told) -> frozenset[str]:
    """Give the kinds of people that a number counts: by its unit and the words right behind it, else by its clause.

    What the clause says of a part of them tells nothing.
    """
    return _people_of(one.number.text, one.number.end - one.clause.start, one.clause.text)


@lru_cache(maxsize=20_000)
def _people_of(number: str, end: int, clause: str) -> frozenset[str]:
    near = words(_CLOSE.split(clause[end:], maxsplit=1)[0])[:WHOSE]
    last = next((n for n, word in enumerate(near) if plain(word) in listed("toll", "close")), len(near))
    close = frozenset(kind for word in (*words(number), *near[:last]) if (kind := whom(word)))
    row = words(clause)
    share = next((n for n in range(len(row)) if part_of(row[n])), len(row))
    named = zip(row[:share], ["", *row], strict=False)
    return close or frozenset(kind for word, before in named if (kind := whom(word)) and concept(before) != "defend")


def one_deed(a: Told, b: Told) -> bool:
    """Tell whether two are tolls of one deed, whenever they are told: of one day or place, in like words, and of no while."""
    if elsewhere(a, b) or wider(a, b) or not (is_toll(a.clause.text) and is_toll(b.clause.text)):
        return False
    if any(lasts(t.clause.text) for t in (a, b)) or (days_between(a.figure, b.figure) or 0) > LONG:
        return False
    if a.deed and b.deed:
        gap = min(abs(x - y) for x in a.deed for y in b.deed)
        return gap == 0 and alike(a, b)
    return bool(a.places & b.places) and alike(a, b)


def other_deed(a: Told, b: Told) -> bool:
    """Tell whether two tolls are of deeds of two kinds: an attack and an explosion."""
    kinds = frozenset("#" + kind for kind in pack()["toll"]["deeds"])
    x, y = (matter(t.clause.text) & kinds for t in (a, b))
    return bool(x and y) and not x & y


def alike(a: Told, b: Told) -> bool:
    """Tell whether two tolls are told of one place, or in words that tell the deed alike."""
    shared = deed_words(a.clause.text) & deed_words(b.clause.text)
    return len(shared) >= (1 if a.places & b.places else DEED)


def wider(a: Told, b: Told) -> bool:
    """Tell whether one counts over a while, or counts all, what the other counts of a day or of some, and so finds more."""
    small, large = sorted((a, b), key=lambda t: t.figure.value)
    if large.figure.value <= small.figure.value * BEYOND:
        return False
    some = bool(of_whom(small)) and not of_whom(large)
    return some or lasts(a.clause.text) != lasts(b.clause.text)


def days_between(a: Figure, b: Figure) -> int | None:
    """Give how many days lie between two figures, None where one has no day."""
    x, y = ordinal(a.as_of), ordinal(b.as_of)
    return None if x is None or y is None else abs(x - y)
