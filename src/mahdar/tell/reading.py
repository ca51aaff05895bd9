"""One reading in a terminal: the text with its records in colour, a legend, then lists. Nothing is reshaped."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mahdar.link.media import medium
from mahdar.model import Reading, Span

LAYERS: dict[str, tuple[str, str]] = {
    "content": ("what is said", "on grey15"),
    "source": ("who says it", "bold magenta"),
    "cue": ("the word that says so", "yellow"),
    "chain": ("through whom", "underline magenta"),
    "names": ("name", "cyan"),
    "times": ("time", "green"),
    "quantities": ("quantity", "bold blue"),
}
"""The layers from the lowest to the uppermost: what each is called and its style."""

STYLE: dict[str, Any] = {
    "box": box.SIMPLE_HEAD,
    "title_justify": "left",
    "title_style": "bold",
    "pad_edge": False,
    "header_style": "bold",
}
"""How the lists below the text look."""

WIDE = 100
"""Characters of a line where the output is no terminal."""


def spans_of(reading: Reading, layer: str) -> Iterable[Span]:
    """Give the spans of one layer of a reading.

    >>> from mahdar.model import Article
    >>> list(spans_of(Reading(article=Article.make(text="خبر")), "cue"))
    []
    """
    if layer in ("names", "times", "quantities"):
        found: tuple[Span, ...] = getattr(reading, layer)
        return found
    if layer == "chain":
        return (link for statement in reading.statements for link in statement.chain)
    return (getattr(statement, layer) for statement in reading.statements)


def coloured(reading: Reading) -> Text:
    """Give the article's text with a style for each layer of records.

    >>> from mahdar.model import Article
    >>> coloured(Reading(article=Article.make(text="خبر"))).plain
    'خبر'
    """
    text = Text(reading.article.text)
    for layer, (_, style) in LAYERS.items():
        for span in spans_of(reading, layer):
            if span.end > span.start:
                text.stylize(style, span.start, span.end)
    return text


def print_reading(reading: Reading, explained: bool = False) -> None:
    """Print a reading; `explained` adds to each record the entry or pattern that made it.

    >>> from mahdar.model import Article
    >>> print_reading(Reading(article=Article.make(text="خبر", title="خبر")))  # doctest: +ELLIPSIS
    Report: خبر
    Published: unknown; give it with --published
    ...
    """
    console = Console(width=None if sys.stdout.isatty() else WIDE)
    article = reading.article
    head = {
        "Report": article.title or article.id,
        "Outlet": article.outlet,
        "Published": published(reading),
        "Agencies": "، ".join(article.agencies),
        "Translation": "by machine, as the page says" if article.machine_translated else "",
    }
    for name, value in head.items():
        if value:
            console.print(Text.assemble((f"{name}: ", "bold"), value))
    console.print()
    console.print(coloured(reading))
    console.print()
    console.print(Text("  ").join(Text(f" {words} ", style) for words, style in LAYERS.values()))
    for table in tables(reading, explained):
        if table.row_count:
            console.print()
            console.print(table)


def published(reading: Reading) -> str:
    """Give the publication date with what it rests on.

    >>> from mahdar.model import Article
    >>> published(Reading(article=Article.make(text="خبر", published="2022-01-06", published_basis="page")))
    '2022-01-06 (page)'
    """
    article = reading.article
    if article.published:
        return f"{article.published} ({article.published_basis})"
    if article.published_earliest or article.published_latest:
        return f"{article.published_earliest or '…'} to {article.published_latest or '…'} ({article.published_basis})"
    return "unknown; give it with --published"


def tables(reading: Reading, explained: bool) -> Iterable[Table]:
    """Give the lists of a reading's records as tables.

    >>> from mahdar.model import Article
    >>> [t.title for t in tables(Reading(article=Article.make(text="خبر")), False)]
    ['Times', 'Quantities', 'Names', 'Statements', 'Events']
    """
    yield _table("Times", ("text", "value", "type", "basis"), reading.times, explained)
    yield _table("Quantities", ("text", "value", "mod", "unit"), reading.quantities, explained)
    yield _table("Names", ("text", "type", "entity", "role"), reading.names, explained)
    yield _statements(reading, explained)
    fields = ("type", "mode", "actors", "recipients", "date", "place", "magnitude", "status")
    yield _table("Events", fields, reading.events, explained)


def _table(title: str, fields: tuple[str, ...], records: Iterable[object], explained: bool) -> Table:
    names = (*fields, "confidence", "rule") if explained else fields
    table = Table(*names, title=title, **STYLE)
    for record in records:
        table.add_row(*(Text(_cell(getattr(record, name))) for name in names))
    return table


def _statements(reading: Reading, explained: bool) -> Table:
    names = ("source", "cue", "act", "content", "chain", *(("confidence", "rule") if explained else ()))
    table = Table(*names, title="Statements", **STYLE)
    for s in reading.statements:
        chain = " ← ".join(medium(link, reading.article.language) for link in s.chain)
        row = [s.source.name or s.source.text, s.cue.text, s.act, s.content.text, chain]
        table.add_row(*map(Text, [*row, f"{s.confidence:.2f}", s.rule][: len(names)]))
    return table


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float | int):
        return f"{value:,.10g}" if isinstance(value, float) else f"{value:,}"
    return "" if value is None else str(value)
