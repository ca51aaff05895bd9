"""Outlets: what each carries, whom it credits and relays, and how much of its text is its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from mahdar.link.media import medium
from mahdar.link.tables import Story, evidence
from mahdar.model import Evidence, Outlet, Relay, Reuse


def outlets(story: Story, reuse: Sequence[Reuse]) -> tuple[Outlet, ...]:
    """Give the outlets of the story, with their relays: who took what from whom, and how often.

    A relay runs from the source to who passes it on: an agency to the outlet that credits it, and along the
    chain of each statement.

    >>> outlets(Story.of([]), [])
    ()
    """
    copied, copies = _copied(reuse)
    groups: dict[str, list[int]] = defaultdict(list)
    for n, reading in enumerate(story.readings):
        # an article that names no outlet stands for itself, so that what it credits and relays is not lost
        groups[reading.article.outlet or reading.article.id].append(n)
    return tuple(_outlet(story, name, numbers, copied, copies) for name, numbers in sorted(groups.items()))


def _copied(reuse: Sequence[Reuse]) -> tuple[dict[str, list[tuple[int, int]]], dict[str, set[str]]]:
    """Give per article the stretches that stand in an earlier one too, and the articles that they came from."""
    stretches: dict[str, list[tuple[int, int]]] = defaultdict(list)
    origins: dict[str, set[str]] = defaultdict(set)
    for pair in reuse:
        first = pair.direction or pair.articles[0]
        later = pair.articles[1] if first == pair.articles[0] else pair.articles[0]
        origins[later].add(first)
        for passage in pair.passages:
            side = passage.b if later == passage.b.article else passage.a
            stretches[later].append((side.start, side.end))
    return stretches, origins


def own_share(text: str, stretches: Sequence[tuple[int, int]]) -> float:
    """Give the part of a text that no stretch covers, 0 to 1.

    >>> own_share("0123456789", [(0, 4), (2, 5)])
    0.5
    """
    covered = end = 0
    for low, high in sorted(stretches):
        covered += max(0, high - max(low, end))
        end = max(end, high)
    return 1 - covered / max(1, len(text))


def _outlet(
    story: Story,
    name: str,
    numbers: Sequence[int],
    copied: dict[str, list[tuple[int, int]]],
    copies: dict[str, set[str]],
) -> Outlet:
    articles = [story.readings[n].article for n in numbers]
    agencies = Counter(agency for a in articles for agency in a.agencies)
    size = sum(len(a.text) for a in articles)
    own = sum(own_share(a.text, copied.get(a.id, [])) * len(a.text) for a in articles)
    return Outlet(
        outlet=name,
        articles=tuple(a.id for a in articles),
        agencies=tuple(sorted(agencies, key=lambda x: (-agencies[x], x))),
        relays=_relays(story, name, numbers),
        own_share=round(own / size, 3) if size else 1.0,
        copies_of=tuple(sorted({x for a in articles for x in copies.get(a.id, ())})),
    )


def _relays(story: Story, outlet: str, numbers: Sequence[int]) -> tuple[Relay, ...]:
    found: dict[tuple[str, str], list[Evidence | None]] = defaultdict(list)
    for n in numbers:
        reading = story.readings[n]
        for agency in reading.article.agencies:
            found[agency, outlet].append(None)
        for statement in reading.statements:
            target = outlet
            for link in statement.chain:
                name = medium(link, reading.article.language)
                found[name, target].append(evidence(reading.article, link))
                target = name
            if statement.chain and statement.source.name:
                found[statement.source.name, target].append(evidence(reading.article, statement.source))
    relays = [
        Relay(source=a, target=b, count=len(seen), evidence=tuple(e for e in seen if e)[:10])
        for (a, b), seen in found.items()
        if a != b
    ]
    return tuple(sorted(relays, key=lambda r: (-r.count, r.source, r.target)))
