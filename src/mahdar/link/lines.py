"""What a party says again over weeks, in other words: a line that it holds, beside the single acts of speech.

Who says, demands or warns of the same thing again seldom repeats his words, and often another speaks for him: where
party and act are one, fewer words in common make one of them, whoever speaks.
"""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.link.judged import Groups, Pairs
from mahdar.link.statements import Said

AGAIN, MEAN = 0.25, 0.15  # likeness from which on two are held together, and that of one line on average
WEEKS, SHARED = 60, 3  # days between two of them, and tokens that they share: one telling word may be of anything


def again(a: Said, b: Said) -> bool:
    """Tell whether one party does the same again with what it says: it asserts, demands or denies it, in two reports."""
    same = a.one_party(b) and a.statement.act == b.statement.act
    near = same and a.article != b.article and a.days_from(b) <= WEEKS
    return near and len(set(a.about).intersection(b.about)) >= SHARED


def repeated(
    parts: Sequence[Said], pairs: Sequence[tuple[int, int, float]], judged: tuple[Pairs, Pairs] | None = None
) -> list[int]:
    """Give for each part the number of its line; `pairs` are those that may be of one, with their likeness.

    `judged` are the pairs that people said must be one, and must not.

    >>> repeated([], [])
    []
    """
    return Groups(len(parts), *(judged or ({}, {}))).gather(pairs, MEAN)
