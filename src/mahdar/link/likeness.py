"""Likeness of anything that has tokens: pairs found by shared telling tokens, scored by weighted overlap."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import ibis
import numpy as np

from mahdar.link.tables import Story, at, near, ranked, table
from mahdar.link.when import ordinal

FEW = 50  # items below which the commonness of a token is not counted by their number
NEAR = 50  # items with a token in common that each is held against, the nearest in order
TELLING = 0.35  # weight from which on a token brings two items together
SLICE = 25_000  # items that are held against all others at a time
MOST = 250  # items that may have it: of what more have, each pair would have to be looked at


@dataclass(frozen=True, slots=True)
class Item:
    """What is compared: items of another `block` are never held against one another; `order` is a day or nothing."""

    n: int
    block: str
    order: str
    tokens: frozenset[str]


def weights(sets: Sequence[frozenset[str]]) -> dict[str, float]:
    """Give what each token tells: 1 where one item has it, less the more have it; named entities tell less.

    >>> w = weights([frozenset("ab"), frozenset("a")])
    >>> w["b"] > w["a"]
    True
    """
    return rarity(Counter(t for tokens in sets for t in tokens), len(sets), 0.08, 0.6)


def rarity(times: Mapping[str, int], of: int, least: float = 0.1, named: float = 0.5) -> dict[str, float]:
    """Give what each token tells by how many of so many have it: `least` at the least, of it `named` of named entities.

    >>> rarity({"a": 1, "@b": 1}, 10)
    {'a': 1.0, '@b': 0.5}
    """
    scale = log(max(FEW, of))
    return {t: max(least, 1 - log(n) / scale) * (named if t[0] == "@" else 1.0) for t, n in times.items()}


@dataclass(frozen=True)
class Bounds:
    """What a pair must have to be given: so much likeness, so much shared, and so few days between where days count."""

    alike: float = 0.2
    shared: float = 0.0
    days: int | None = None


def likeness(
    story: Story, items: Sequence[Item], weight: Mapping[str, float] | None = None, bounds: Bounds | None = None
) -> list[tuple[int, int, float, float]]:
    """Give the pairs of items of one block with Dice's measure over the weights of their tokens, and what they share.

    >>> likeness(Story.of([]), [Item(0, "", "", frozenset("ab")), Item(1, "", "", frozenset("ab"))])[0][:3]
    (0, 1, 1.0)
    """
    items = [item for item in items if item.tokens]
    if len(items) < 2:
        return []
    bounds = bounds or Bounds()
    rows = _rows(items, weight or weights([item.tokens for item in items]))
    total = story.kept(rows.group_by("n").aggregate(total=rows.weight.sum()))
    telling = story.kept(_telling(rows))
    out: list[tuple[int, int, float, float]] = []
    for low in range(0, len(items), SLICE):  # a large archive is gone through in slices, so that memory is bounded
        out += story.run(_scored(rows, total, _candidates(telling, total, low, bounds), bounds))
    return sorted(out)


def _scored(rows: Any, total: Any, pairs: Any, bounds: Bounds) -> Any:
    right = rows.select(at=at(rows.n, rows.token))
    shared = pairs.join(rows, pairs.a == rows.n).select("a", "b", "weight", "token")
    shared = shared.select("a", "b", "weight", at=at(shared.b, shared.token))
    shared = shared.join(right, "at").select("a", "b", "weight")
    common = shared.group_by("a", "b").aggregate(common=shared.weight.sum())
    common = common.filter(common.common >= bounds.shared)
    total_b = total.view()
    scored = common.join(total, common.a == total.n).select("a", "b", "common", left="total")
    scored = scored.join(total_b, scored.b == total_b.n).select("a", "b", "common", "left", right=total_b.total)
    scored = scored.mutate(dice=(2 * scored.common / (scored.left + scored.right)).round(6))
    return scored.filter(scored.dice >= bounds.alike).select("a", "b", "dice", "common")


def _rows(items: Sequence[Item], weight: Mapping[str, float]) -> Any:
    """Give one row per item and token, everything as numbers: a large archive has millions of them."""
    code = {token: n for n, token in enumerate(sorted(weight))}
    told = np.array([weight[token] for token in sorted(weight)])
    tokens = array("i", (code[t] for item in items for t in sorted(item.tokens)))
    size = np.fromiter((len(item.tokens) for item in items), dtype=np.int64, count=len(items))
    blocks = {block: n for n, block in enumerate(sorted({item.block for item in items}))}
    place = np.empty(len(items), dtype=np.int32)
    place[sorted(range(len(items)), key=lambda n: (items[n].order, items[n].n))] = np.arange(len(items), dtype=np.int32)
    token = np.frombuffer(tokens, dtype=np.int32) if len(tokens) else np.zeros(0, np.int32)
    return table(
        n__int32=np.repeat(np.fromiter((i.n for i in items), np.int32, len(items)), size),
        block__int32=np.repeat(np.fromiter((blocks[i.block] for i in items), np.int32, len(items)), size),
        order__int32=np.repeat(place, size),
        day__int32=np.repeat(np.fromiter((ordinal(i.order) or 0 for i in items), np.int32, len(items)), size),
        token__int32=token,
        weight__float64=told[token],
    )


def _telling(rows: Any) -> Any:
    """Give the tokens that bring items together, each item with its place among those that have the token."""
    spread = rows.group_by("block", "token").aggregate(spread=lambda t: t.count())
    telling = rows.join(spread, ["block", "token"]).filter(
        lambda t: (t.weight >= TELLING) & (t.spread > 1) & (t.spread <= MOST)
    )
    telling = telling.select("n", "block", "token", "weight", "order", "day")
    return ranked(telling, ["block", "token"], ["order", "n"], NEAR)


def _candidates(telling: Any, total: Any, low: int, bounds: Bounds) -> Any:
    """Give the pairs that share telling tokens enough to come near: what all have in common is not looked at."""
    first = telling.filter((telling["order"] >= low) & (telling["order"] < low + SLICE))
    t = near(telling, ["block", "token"], NEAR, first)
    if bounds.days is not None:
        t = t.filter((t.day - t.day_b).abs() <= bounds.days)
    pairs = t.select(x=t.n, y=t.n_b, weight=t.weight)
    pairs = pairs.mutate(a=ibis.least(pairs.x, pairs.y), b=ibis.greatest(pairs.x, pairs.y))
    part = pairs.group_by("a", "b").aggregate(part=pairs.weight.sum())
    left, right = total, total.view()
    sized = part.join(left, part.a == left.n).select("a", "b", "part", left="total")
    sized = sized.join(right, sized.b == right.n).select("a", "b", "part", "left", right=right.total)
    return sized.filter(4 * sized.part >= bounds.alike * (sized.left + sized.right)).select("a", "b")
