"""Readings as tables: what the expressions of linking run over, and the checks of what comes in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
from msgspec.structs import replace

from mahdar.errors import MahdarError
from mahdar.lang.outlets import under_one_name
from mahdar.model import VERSION, Article, Evidence, Reading, Span

MEMORY = "500MB"  # what the tables may take; more goes to the disk


def engine() -> Any:
    """Give the engine that linking runs on by default: DuckDB in the process, within bounds.

    >>> engine().name
    'duckdb'
    """
    return ibis.duckdb.connect(
        memory_limit=MEMORY, temp_directory=tempfile.gettempdir(), preserve_insertion_order=False
    )


@dataclass(frozen=True)
class Story:
    """The readings of one story in a fixed order, and the engine that the expressions run on.

    >>> Story.of([Reading(article=Article.make(text="خبر", id="A-1"))]).number
    {'A-1': 0}
    """

    readings: Sequence[Reading]
    engine: Any = field(default_factory=lambda: engine(), compare=False, repr=False)

    @classmethod
    def of(cls, readings: Iterable[Reading], engine: Any = None) -> Story:
        """Give the story of `readings`, in order of publication; raise MahdarError for what cannot be linked.

        >>> [r.article.id for r in Story.of([Reading(article=Article.make(text=t, id=t)) for t in "ba"]).readings]
        ['a', 'b']
        """
        seen: dict[str, Reading] = {}
        for row, reading in enumerate(readings):
            article = check(reading, row).article
            if seen.setdefault(article.id, reading) != reading:
                raise MahdarError(
                    f"reading {row} ({article.id})",
                    "is a second, different reading of that article",
                    "keep one of them",
                )
        named = under_one_name([reading.article for reading in seen.values()])
        renamed = (r if r.article is a else replace(r, article=a) for r, a in zip(seen.values(), named, strict=True))
        ordered = sorted(renamed, key=lambda r: (r.article.published or "~", r.article.id))
        return cls(ordered, engine) if engine is not None else cls(ordered)

    @cached_property
    def number(self) -> dict[str, int]:
        """Give the place of each article id in the story."""
        return {reading.article.id: n for n, reading in enumerate(self.readings)}

    def run(self, expression: Any) -> list[tuple[Any, ...]]:
        """Give the rows of an Ibis expression as tuples."""
        columns = self.engine.to_pyarrow(expression).to_pydict().values()
        return list(zip(*columns, strict=True))

    def columns(self, expression: Any) -> tuple[Any, ...]:
        """Give the columns of an Ibis expression as NumPy arrays: of millions of rows, where few become records."""
        return tuple(column.to_numpy() for column in self.engine.to_pyarrow(expression).columns)

    def kept(self, expression: Any) -> Any:
        """Give the rows of an Ibis expression as a table of their own, so that what builds on it does not do it again."""
        return ibis.memtable(self.engine.to_pyarrow(expression))


def check(reading: Reading, row: int) -> Reading:
    """Give the reading itself; raise MahdarError, naming the row, where it is not one that can be linked.

    >>> check(Reading(article=Article.make(text="خبر", id="A-1")), 0).article.id
    'A-1'
    """
    if not isinstance(reading, Reading):
        raise MahdarError(f"reading {row}", f"is a {type(reading).__name__} and no reading", "read the article again")
    where = f"reading {row} ({reading.article.id})"
    if reading.version != VERSION:
        raise MahdarError(
            where, f"has version {reading.version}, this program links version {VERSION}", "read the article again"
        )
    try:
        return reading.check()
    except MahdarError as error:
        raise MahdarError(where, f"does not fit its text: {error.what}", "read the article again") from error


def table(**columns: Sequence[Any] | Any) -> Any:
    """Give an Ibis table of the columns; a column named `x__int32` gets that Arrow type.

    >>> table(a__int32=[1, 2], b=["x", "y"]).columns
    ('a', 'b')
    """
    arrays = {}
    for name, values in columns.items():
        plain, _, kind = name.partition("__")
        arrays[plain] = pa.array(values, type=getattr(pa, kind)() if kind else None)
    return ibis.memtable(pa.table(arrays))


def ranked(rows: Any, by: Sequence[str], order: Sequence[str], most: int) -> Any:
    """Give the rows with their place (`rank`) among those that have the same `by`, for `near`.

    >>> rows = ranked(table(n=[1, 2], key=["x", "x"]), ["key"], ["n"], 1)
    >>> Story.of([]).run(rows.select("n", "rank").order_by("n"))
    [(1, 0), (2, 1)]
    """
    place = rows.mutate(rank=ibis.row_number().over(ibis.window(group_by=list(by), order_by=list(order))))
    return place.mutate(stretch=place["rank"] // most)


def near(rows: Any, by: Sequence[str], most: int, first: Any = None) -> Any:
    """Pair each of the `ranked` rows (or of those in `first`) with the `most` next ones that have the same `by`.

    The columns of the second are named with `_b`. Ranks are cut into stretches, and rows of one stretch or of two
    that follow each other are joined, so that what millions have in common makes no square of millions.

    >>> rows = ranked(table(n=[1, 2, 3], key=["x", "x", "x"]), ["key"], ["n"], 1)
    >>> sorted(Story.of([]).run(near(rows, ["key"], 1).select("n", "n_b")))
    [(1, 2), (2, 3)]
    """
    left = rows if first is None else first
    right = rows.rename(**{f"{column}_b": column for column in rows.columns})
    right = ibis.union(right.mutate(here=right.stretch_b), right.mutate(here=right.stretch_b - 1))
    alike = [left.stretch == right.here, *(left[column] == right[f"{column}_b"] for column in by)]
    t = left.join(right, alike)
    return t.filter((t["rank"] < t.rank_b) & (t.rank_b - t["rank"] <= most))


def at(thing: Any, key: Any) -> Any:
    """Give thing and key (numbers from 0, below 2**31) as one number.

    Where two tables are joined by both, an engine that guesses badly joins all that have the key first.

    >>> Story.of([]).run(table(n__int32=[1], key__int32=[2]).select(at=lambda t: at(t.n, t.key)))
    [(2147483650,)]
    """
    return thing.cast("int64") * 2**31 + key


def evidence(article: Article, span: Span) -> Evidence:
    """Give the span as evidence from that article.

    >>> evidence(Article.make(text="خبر", id="A-1"), Span(start=0, end=3, text="خبر")).article
    'A-1'
    """
    return Evidence(article=article.id, start=span.start, end=span.end, text=span.text)


def chained(size: int, a: Any, b: Any, sure: Any, more: Iterable[tuple[int, int]] = ()) -> Any:
    """Tell of each pair whether sure pairs, and `more` of them, chain its two things together.

    Of all that is compared, only such pairs can come into one group.

    >>> import numpy as np
    >>> chained(4, np.array([0, 1, 2]), np.array([1, 2, 3]), np.array([True, False, True])).tolist()
    [True, False, True]
    """
    edges = [*zip(a[sure].tolist(), b[sure].tolist(), strict=True), *more]
    label = np.array(clusters(size, edges), dtype=np.int64)
    return label[a] == label[b]


def clusters(size: int, edges: Iterable[tuple[int, int]]) -> list[int]:
    """Give for each of `size` things the smallest number in its connected component.

    >>> clusters(4, [(1, 3), (3, 2)])
    [0, 1, 1, 1]
    """
    parent = list(range(size))

    def find(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for a, b in edges:
        x, y = find(a), find(b)
        parent[max(x, y)] = min(x, y)
    return [find(x) for x in range(size)]
