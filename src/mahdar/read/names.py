"""The names of an article (thin for now)."""

from __future__ import annotations

from mahdar.lang.pack import Pack
from mahdar.read.cascade import Layer
from mahdar.read.draft import Draft


class Names:
    """The stage that reads names.

    >>> from mahdar.lang.pack import load
    >>> isinstance(Names(load("ar")).literals, frozenset)
    True
    """

    def __init__(self, pack: Pack) -> None:
        self.layer = Layer(pack.rules.get("names", ()))
        self.literals = self.layer.literals

    def run(self, draft: Draft) -> None:
        """Add the names of the draft's sheet."""
