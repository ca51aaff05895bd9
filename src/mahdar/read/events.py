"""The events of an article (thin for now)."""

from __future__ import annotations

from mahdar.lang.pack import Pack
from mahdar.read.cascade import Layer
from mahdar.read.draft import Draft


class Events:
    """The stage that reads events.

    >>> from mahdar.lang.pack import load
    >>> isinstance(Events(load("ar")).literals, frozenset)
    True
    """

    def __init__(self, pack: Pack) -> None:
        self.layer = Layer(pack.rules.get("events", ()))
        self.literals = self.layer.literals

    def run(self, draft: Draft) -> None:
        """Add the events of the draft's sheet."""
