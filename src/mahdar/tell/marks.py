"""An article's text cut into pieces, so that every record and every piece of evidence can be shown on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from mahdar.model import Reading, Span
from mahdar.tell.reading import spans_of

LAYERS = ("content", "source", "cue", "chain", "names", "times", "quantities", "events")
"""The layers of a page, from the lowest to the uppermost."""


class Card(NamedTuple):
    """A record as an article's page shows it: its layer, its number on the page, the record and its spans.

    >>> Card("times", 3, None, ()).anchor
    'r3'
    """

    layer: str
    number: int
    record: Any
    spans: tuple[Span, ...]

    @property
    def anchor(self) -> str:
        """Give the id of the card on its page."""
        return f"r{self.number}"


class Piece(NamedTuple):
    """A stretch of text without a boundary in it, the layers over it, the cards over it and the anchors at its start.

    >>> Piece("خبر", 0, 3, ("names",), (1,), ()).classes
    'm names'
    """

    text: str
    start: int
    end: int
    layers: tuple[str, ...]
    cards: tuple[int, ...]
    anchors: tuple[str, ...]

    @property
    def classes(self) -> str:
        """Give the CSS classes of the piece; none for plain text."""
        return f"m {' '.join(self.layers)}" if self.layers else ""


def cards(reading: Reading) -> list[Card]:
    """Give the records of a reading as cards: statements first, then events, names, times and quantities.

    >>> from mahdar.model import Article
    >>> cards(Reading(article=Article.make(text="خبر")))
    []
    """
    found: list[tuple[str, Any, tuple[Span, ...]]] = []
    found += [("statements", s, tuple(s.spans())) for s in reading.statements]
    found += [("events", e, e.spans) for e in reading.events]
    for layer in ("names", "times", "quantities"):
        found += [(layer, m, (m,)) for m in getattr(reading, layer)]
    return [Card(layer, n, record, spans) for n, (layer, record, spans) in enumerate(found)]


def paragraphs(reading: Reading, made: Iterable[Card], wanted: Iterable[tuple[int, int]]) -> Iterator[list[Piece]]:
    """Give the pieces of each paragraph; `wanted` are spans that evidence links point to.

    >>> from mahdar.model import Article, Time
    >>> reading = Reading(article=Article.make(text="وصل أمس"), times=(Time(start=4, end=7, text="أمس"),))
    >>> [[(p.text, p.layers, p.anchors) for p in ps] for ps in paragraphs(reading, cards(reading), [(0, 3)])]
    [[('وصل', (), ('c0-3',)), (' ', (), ()), ('أمس', ('times',), ())]]
    """
    text = reading.article.text
    covers = sorted(_covers(reading, made))
    anchors: dict[int, list[str]] = defaultdict(list)
    cuts = {0, len(text)}
    for start, end in sorted(set(wanted)):
        anchors[start].append(f"c{start}-{end}")
        cuts |= {start, end}
    for start, end, *_ in covers:
        cuts |= {start, end}
    cuts |= {i + d for i, c in enumerate(text) if c == "\n" for d in (0, 1)}
    row: list[Piece] = []
    for piece in _pieces(text, sorted(c for c in cuts if 0 <= c <= len(text)), covers, anchors):
        if piece.text == "\n":
            if row:
                yield row
            row = []
        else:
            row.append(piece)
    if row:
        yield row


Cover = tuple[int, int, int, int]
"""Start, end, the layer's place in LAYERS and the card's number."""


def _covers(reading: Reading, made: Iterable[Card]) -> Iterator[Cover]:
    numbers = {id(card.record): card.number for card in made}
    for layer in ("content", "source", "cue"):
        for statement, span in zip(reading.statements, spans_of(reading, layer), strict=True):
            yield span.start, span.end, LAYERS.index(layer), numbers[id(statement)]
    for statement in reading.statements:
        for link in statement.chain:
            yield link.start, link.end, LAYERS.index("chain"), numbers[id(statement)]
    for layer in ("names", "times", "quantities"):
        for mention in getattr(reading, layer):
            yield mention.start, mention.end, LAYERS.index(layer), numbers[id(mention)]
    for event in reading.events:
        for span in event.spans:
            yield span.start, span.end, LAYERS.index("events"), numbers[id(event)]


def _pieces(text: str, cuts: list[int], covers: list[Cover], anchors: dict[int, list[str]]) -> Iterator[Piece]:
    active: list[Cover] = []
    waiting = iter(covers)
    upcoming = next(waiting, None)
    for start, end in pairwise(cuts):
        active = [c for c in active if c[1] > start]
        while upcoming and upcoming[0] <= start:
            if upcoming[1] > start:
                active.append(upcoming)
            upcoming = next(waiting, None)
        layers = tuple(LAYERS[n] for n in sorted({c[2] for c in active}))
        # the uppermost layer's cards come first: the shortest span is what a reader points at
        numbers = tuple(dict.fromkeys(c[3] for c in sorted(active, key=lambda c: c[1] - c[0])))
        yield Piece(text[start:end], start, end, layers, numbers, tuple(anchors.get(start, ())))
