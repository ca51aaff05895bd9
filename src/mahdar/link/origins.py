"""Lines and origins: by which way a statement came to an article, and how many sources stand behind several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from mahdar.lang.fold import fold
from mahdar.link.media import medium
from mahdar.link.statements import Said
from mahdar.link.tables import clusters
from mahdar.model import Article


def line(article: Article, one: Said) -> tuple[str, ...]:
    """Give the way from the outlet to who said it: ("BBC", "رويترز", "سيرغي لافروف").

    An agency that the page credits stands next to the outlet, unless the statement names its own chain.
    """
    chain = [medium(link, article.language) for link in one.statement.chain]
    way = [
        article.outlet or article.id,
        *(article.agencies if not chain else ()),
        *chain,
        *([one.name] if one.name else []),
    ]
    return tuple(name for n, name in enumerate(way) if n == 0 or fold(name) != fold(way[n - 1]))


def origins(articles: Sequence[Article], lines: Sequence[tuple[str, ...]], copied: Mapping[str, set[str]]) -> list[str]:
    """Give for each line the name of its independent origin.

    Two lines are one origin when they meet in a named upstream, when they are of one outlet, or when one
    article uses the other's words (`copied` names the articles that share words with each).

    >>> a, b = Article.make(text="ا", id="1"), Article.make(text="ب", id="2")
    >>> origins([a, b], [("BBC", "تاس", "الوزارة"), ("CNN", "الوزارة")], {})
    ['الوزارة', 'الوزارة']
    """
    if len(lines) == 1:  # as of most claims
        return [_common(lines)]
    first: dict[str, int] = {}
    edges = []
    for n, way in enumerate(lines):
        for name in way:
            edges.append((first.setdefault(fold(name), n), n))
    ids = [a.id for a in articles]
    place: dict[str, int] = {}
    for n, id in enumerate(ids):
        edges.append((place.setdefault(id, n), n))
    for id, n in place.items():
        edges += [(n, place[other]) for other in sorted(copied.get(id, ())) if other in place]
    group = clusters(len(lines), edges)
    together: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for way, mine in zip(lines, group, strict=True):
        together[mine].append(way)
    common = {mine: _common(ways) for mine, ways in together.items()}
    return [common[mine] for mine in group]


def _common(lines: Sequence[tuple[str, ...]]) -> str:
    """Give the name that most of the lines share, the furthest upstream of those."""
    counts: dict[str, int] = {}
    depth: dict[str, int] = {}
    for way in lines:
        for step, name in enumerate(way):
            counts[name] = counts.get(name, 0) + 1
            depth[name] = max(depth.get(name, 0), step)
    return min(counts, key=lambda name: (-counts[name], -depth[name], name))
