"""The quantities of an article (thin for now)."""

from __future__ import annotations

from mahdar.lang.pack import Pack
from mahdar.read.cascade import Layer
from mahdar.read.draft import Draft


class Quantities:
    """The stage that reads quantities.

    >>> from mahdar.lang.pack import load
    >>> isinstance(Quantities(load("ar")).literals, frozenset)
    True
    """

    def __init__(self, pack: Pack) -> None:
        self.layer = Layer(pack.rules.get("quantities", ()))
        self.literals = self.layer.literals

    def run(self, draft: Draft) -> None:
        """Add the quantities of the draft's sheet."""
