"""Figures: counts per layer, and whether confidences can be trusted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Counts of one layer: right, expected by the gold, predicted by the reading.

    >>> Tally(right=3, gold=4, predicted=6).f1
    0.6
    """

    right: int = 0
    gold: int = 0
    predicted: int = 0

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right.

        >>> Tally(1, 2, 4).precision
        0.25
        """
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found.

        >>> Tally(1, 2, 4).recall
        0.5
        """
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Tally().f1
        0.0
        """
        total = self.gold + self.predicted
        return 2 * self.right / total if total else 0.0

    def add(self, right: int, gold: int, predicted: int) -> None:
        """Add one article's counts.

        >>> t = Tally(); t.add(1, 1, 2); t.predicted
        2
        """
        self.right += right
        self.gold += gold
        self.predicted += predicted


@dataclass
class Score:
    """The figures of a set of articles: tallies and flags per layer, misses, and (layer, confidence, right) of records.

    >>> Score().layers
    {}
    """

    layers: dict[str, Tally] = field(default_factory=dict)
    flags: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    misses: list[str] = field(default_factory=list)
    hits: list[tuple[str, float, bool]] = field(default_factory=list)

    def tally(self, layer: str) -> Tally:
        """Give the tally of `layer`, made where there is none.

        >>> Score().tally("times").gold
        0
        """
        return self.layers.setdefault(layer, Tally())


def reliability(
    hits: Iterable[tuple[str, float, bool]], bins: int = 10
) -> tuple[list[tuple[float, float, int]], float]:
    """Give (mean confidence, share right, number) per bin of confidence, and the expected calibration error.

    The error is the mean gap between confidence and share right, weighted by the records of each bin
    (Naeini et al. 2015, expected calibration error over equal-width bins).

    >>> reliability([("times", 0.9, True)] * 9 + [("times", 0.9, False)])[1]
    0.0
    """
    binned: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for _, confidence, right in hits:
        binned[min(bins - 1, int(confidence * bins))].append((confidence, right))
    rows = []
    for _, found in sorted(binned.items()):
        rows.append((sum(c for c, _ in found) / len(found), sum(r for _, r in found) / len(found), len(found)))
    total = sum(n for _, _, n in rows)
    error = sum(abs(c - r) * n for c, r, n in rows) / total if total else 0.0
    return rows, round(error, 6)
