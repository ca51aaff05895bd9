"""Which texts use the words of which: candidates by shared runs of words, passages by aligning them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import ibis
import numpy as np

from mahdar.link.shingles import RUN, Shingles
from mahdar.link.tables import Story, clusters, near, ranked, table
from mahdar.link.words import spots
from mahdar.model import Article, Evidence, Passage, Reuse, content_id

CAP = 40  # partners per article and key: a phrase that stands in thousands of texts must not make millions of pairs
COMMON, MOST = 12, 60  # a run of words in more texts than 1 of 50, but at least so many and at most, is a set phrase
SHARED = 2  # chosen runs that two texts must share to be looked at
GAP, SLIDE = 9, 5  # words that may be changed in a row, and put in or left out, within one passage
LEAST = 5  # runs of words that a passage must share
APART = 2**40  # article numbers are told apart in the high bits of their keys: one number is joined faster than two
TOLD = 12  # words that two articles must share in all: a sentence, not a name with its titles
SAID = 2.7  # what two articles must share in all, counted in words that no other text has
FAMILY = 0.5  # from this share on two articles are copies of one dispatch


def reuse(story: Story) -> tuple[Reuse, ...]:
    """Give the pairs of articles that share a sentence or more, with their passages, direction and family.

    >>> from mahdar.model import Reading
    >>> text = "واحد اثنان ثلاثة اربعة خمسة ستة سبعة ثمانية تسعة عشرة بحر جبل نهر"
    >>> two = [Reading(article=Article.make(text=text, outlet=o)) for o in ("ا", "ب")]
    >>> [r.share for r in reuse(Story.of(two))]
    [1.0]
    """
    shingles = Shingles.of(r.article.text for r in story.readings)
    pairs = candidates(story, shingles)
    if not pairs:
        return ()
    found: dict[tuple[int, int], list[tuple[int, int, int, int]]] = defaultdict(list)
    for a, b, start_a, end_a, start_b, end_b, _ in passages(story, shingles, pairs):
        found[a, b].append((start_a, end_a, start_b, end_b))
    return _records(story, shingles, found)


def candidates(story: Story, shingles: Shingles) -> list[tuple[int, int]]:
    """Give the pairs of article numbers that are worth aligning: by shared runs, or alike as a whole."""
    chosen = shingles.shared(shingles.chosen())
    runs = table(article__int32=shingles.article[chosen], key__int64=shingles.hashes[chosen].view(np.int64)).distinct()
    number, keys = shingles.bands()
    bands = table(article__int32=number, key__int64=keys).distinct()
    by_run = _partners(runs, _common(len(shingles.length))).group_by("a", "b").aggregate(n=lambda t: t.count())
    by_run = by_run.filter(by_run.n >= SHARED).select("a", "b")
    by_band = _partners(bands, len(shingles.length)).select("a", "b").distinct()
    return sorted(story.run(ibis.union(by_run, by_band, distinct=True)))


def _common(articles: int) -> int:
    return min(max(COMMON, articles // 50), MOST)


def _partners(keys: Any, most: int) -> Any:
    """Pair each article with the CAP articles before it that have the key; leave out what all have."""
    sized = keys.mutate(size=keys.count().over(group_by=keys.key))
    sized = sized.filter((sized["size"] > 1) & (sized["size"] <= most))
    t = near(ranked(sized, ["key"], ["article"], CAP), ["key"], CAP)
    return t.select(a=t.article, b=t.article_b)


def passages(story: Story, shingles: Shingles, pairs: list[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Give the stretches (a, b, first and last word in a, in b) that run in parallel in both articles of a pair.

    Shared runs are put in order of their place in the first; where the next one is too far away in either
    text, a new stretch begins (gaps and islands).
    """
    wanted = np.zeros(len(shingles.length), dtype=bool)
    wanted[np.array(pairs).ravel()] = True
    keep = shingles.shared(wanted[shingles.article])
    runs = table(
        article__int32=shingles.article[keep],
        at__int32=shingles.position[keep],
        key__int64=shingles.hashes[keep].view(np.int64),
        weight__float32=shingles.weight[keep],
    )
    once = runs.group_by("article", "key").aggregate(at=runs["at"].min(), weight=runs.weight.max())
    pair = table(a__int32=[a for a, _ in pairs], b__int32=[b for _, b in pairs])
    other = once.select(at_b=once["at"], here=once.key ^ (once.article.cast("int64") * APART))
    shared = pair.join(once, pair.a == once.article).select("a", "b", "key", "weight", i="at")
    shared = shared.select("a", "b", "i", "weight", here=shared.key ^ (shared.b.cast("int64") * APART))
    shared = shared.join(other, "here").select("a", "b", "i", "weight", j="at_b")
    return story.run(_islands(shared))


def _islands(shared: Any) -> Any:
    order = ibis.window(group_by=["a", "b"], order_by=["i", "j"])
    stepped = shared.mutate(di=shared.i - shared.i.lag().over(order), dj=shared.j - shared.j.lag().over(order))
    new = stepped.di.isnull() | (stepped.di > GAP) | (stepped.dj < -SLIDE) | ((stepped.di - stepped.dj).abs() > SLIDE)
    marked = stepped.mutate(new=new.cast("int32"))
    island = marked.mutate(
        island=marked.new.sum().over(ibis.window(group_by=["a", "b"], order_by=["i", "j"], preceding=None, following=0))
    )
    found = island.group_by("a", "b", "island").aggregate(
        i0=island.i.min(), i1=island.i.max() + RUN, j0=island.j.min(), j1=island.j.max() + RUN,
        n=island.count(), said=island.weight.sum(),
    )  # fmt: skip
    found = found.filter(found.n >= LEAST)
    pair = ibis.window(group_by=["a", "b"])
    found = found.mutate(all=found.said.sum().over(pair), told=(found.i1 - found.i0).sum().over(pair))
    found = found.filter((found["all"] >= SAID) & (found.told >= TOLD))
    return found.select("a", "b", "i0", "i1", "j0", "j1", "said").order_by("a", "b", "i0", "j0")


def _records(
    story: Story, shingles: Shingles, found: dict[tuple[int, int], list[tuple[int, int, int, int]]]
) -> tuple[Reuse, ...]:
    share = {pair: _share(pair, stretches, shingles) for pair, stretches in found.items()}
    family = clusters(len(story.readings), [pair for pair, part in share.items() if part >= FAMILY])
    places: dict[int, list[tuple[int, int]]] = {}
    for n in {n for pair in found for n in pair}:
        places[n] = [(start, end) for start, end, _ in spots(story.readings[n].article.text)]
    records = []
    for (a, b), stretches in sorted(found.items()):
        first, second = story.readings[a].article, story.readings[b].article
        shown = [
            Passage(a=_passage(first, places[a], i0, i1), b=_passage(second, places[b], j0, j1))
            for i0, i1, j0, j1 in stretches
        ]
        kin = story.readings[family[a]].article.id if family[a] == family[b] else None
        records.append(
            Reuse(
                articles=(first.id, second.id),
                share=round(share[a, b], 3),
                direction=direction(first, second),
                passages=tuple(shown),
                family=content_id("family", kin) if kin else None,
            )
        )
    return tuple(records)


def _share(pair: tuple[int, int], stretches: list[tuple[int, int, int, int]], shingles: Shingles) -> float:
    a, b = pair
    lengths = shingles.length[a], shingles.length[b]
    side = 0 if lengths[0] <= lengths[1] else 2
    covered = {w for stretch in stretches for w in range(stretch[side], stretch[side + 1])}
    return float(len(covered) / max(1, min(lengths)))


def _passage(article: Article, places: list[tuple[int, int]], first: int, last: int) -> Evidence:
    start, end = places[first][0], places[last - 1][1]
    return Evidence(article=article.id, start=start, end=end, text=article.text[start:end])


def direction(a: Article, b: Article) -> str | None:
    """Give the id of the article that was there first: by credit, else by time; None where neither tells.

    >>> direction(Article.make(text="ا", id="1", published="2022-01-05"), Article.make(text="ا", id="2"))
    """
    credit = [bool(y.outlet and y.outlet in x.agencies) for x, y in ((b, a), (a, b))]
    if credit[0] != credit[1]:
        return a.id if credit[0] else b.id
    if set(a.agencies) & set(b.agencies) or not a.published or not b.published:
        return None  # both from one dispatch, or no times to compare
    size = min(len(a.published), len(b.published))
    early, late = a.published[:size], b.published[:size]
    return None if early == late else (a.id if early < late else b.id)
