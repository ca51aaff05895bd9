"""The numbers of an article (thin for now)."""

from __future__ import annotations

from mahdar.lang.pack import Pack
from mahdar.read.cascade import Layer
from mahdar.read.draft import Draft


class Numbers:
    """The stage that reads numbers.

    >>> from mahdar.lang.pack import load
    >>> isinstance(Numbers(load("ar")).literals, frozenset)
    True
    """

    def __init__(self, pack: Pack) -> None:
        self.layer = Layer(pack.rules.get("numbers", ()))
        self.literals = self.layer.literals

    def run(self, draft: Draft) -> None:
        """Add the numbers of the draft's sheet."""
