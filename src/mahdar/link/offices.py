"""Who held which office, and between which days the reports say so."""

from __future__ import annotations

from collections import Counter, defaultdict

from mahdar.link.tables import Story
from mahdar.link.words import stem, words
from mahdar.model import Name, Office


def offices(story: Story, titled: list[tuple[int, Name]]) -> tuple[Office, ...]:
    """Give the offices under which names stand, the most frequent first.

    Wordings that differ only in clitics and order are one office; the days are those of the reports.

    >>> from mahdar.model import Article, Reading
    >>> name = Name(start=0, end=1, text="ل", role="وزير الخارجية")
    >>> story = Story.of([Reading(article=Article.make(text="ل", published="2022-01-06T10:00"))])
    >>> offices(story, [(0, name)])[0].first
    '2022-01-06'
    """
    groups: dict[frozenset[str], list[tuple[int, Name]]] = defaultdict(list)
    for article, name in titled:
        groups[frozenset(stem(w) for w in words(name.role or ""))].append((article, name))
    found = []
    for group in groups.values():
        wordings = Counter(name.role or "" for _, name in group)
        bodies = Counter(name.entity or name.state for _, name in group if name.entity or name.state)
        days = sorted(d[:10] for n, _ in group if (d := story.readings[n].article.published))
        office = Office(
            title=min(wordings, key=lambda w: (-wordings[w], w)),
            body=min(bodies, key=lambda b: (-bodies[b], b)) if bodies else None,
            first=days[0] if days else None,
            last=days[-1] if days else None,
        )
        found.append((-len(group), office.title, office))
    return tuple(office for *_, office in sorted(found, key=lambda x: x[:2]))
