"""The statements of an article (thin for now)."""

from __future__ import annotations

from mahdar.lang.pack import Pack
from mahdar.read.cascade import Layer
from mahdar.read.draft import Draft


class Statements:
    """The stage that reads statements.

    >>> from mahdar.lang.pack import load
    >>> isinstance(Statements(load("ar")).literals, frozenset)
    True
    """

    def __init__(self, pack: Pack) -> None:
        self.layer = Layer(pack.rules.get("statements", ()))
        self.literals = self.layer.literals

    def run(self, draft: Draft) -> None:
        """Add the statements of the draft's sheet."""
