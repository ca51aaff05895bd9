"""The times of an article (thin for now)."""

from __future__ import annotations

from mahdar.lang.pack import Pack
from mahdar.read.cascade import Layer
from mahdar.read.draft import Draft


class Times:
    """The stage that reads times.

    >>> from mahdar.lang.pack import load
    >>> isinstance(Times(load("ar")).literals, frozenset)
    True
    """

    def __init__(self, pack: Pack) -> None:
        self.layer = Layer(pack.rules.get("times", ()))
        self.literals = self.layer.literals

    def run(self, draft: Draft) -> None:
        """Add the times of the draft's sheet."""
