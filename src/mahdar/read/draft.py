"""The draft: what the stages of reading fill in, one after the other, before it becomes a Reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Protocol

from mahdar.lang.pack import Pack
from mahdar.model import Article, Event, Name, Quantity, Reading, Span, Statement, Time
from mahdar.read.sheet import Sheet


@lru_cache(maxsize=1000)
def _day(published: str) -> date:
    return date.fromisoformat(published[:10])


@dataclass
class Draft:
    """One article while it is read: its sheet, its day of publication, and the records found so far.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser
    >>> article = Article.make(text="خبر", published="2022-01-06")
    >>> Draft(article, Sheet(article.text, Analyser(load("ar"))), load("ar")).day
    datetime.date(2022, 1, 6)
    """

    article: Article
    sheet: Sheet
    pack: Pack
    times: list[Time] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    @property
    def day(self) -> date | None:
        """The day of publication, as far as it is known."""
        return _day(self.article.published) if self.article.published else None

    def span(self, start: int, end: int) -> Span:
        """Give the span of the article's text from `start` to `end`."""
        return Span.of(self.article.text, start, end)

    def reading(self) -> Reading:
        """Give the finished reading, its spans checked."""
        return Reading(
            article=self.article,
            times=tuple(sorted(self.times, key=lambda x: x.start)),
            quantities=tuple(sorted(self.quantities, key=lambda x: x.start)),
            names=tuple(sorted(self.names, key=lambda x: x.start)),
            statements=tuple(sorted(self.statements, key=lambda x: x.content.start)),
            events=tuple(self.events),
        ).check()


class Stage(Protocol):
    """One stage of the cascade: made once for a pack, then run on every draft."""

    literals: frozenset[str]
    """The words that the stage's patterns name, so that the analyser marks them."""

    def run(self, draft: Draft) -> None:
        """Add the stage's records to the draft and reduce its sheet to chunks."""
