"""What one report sets against the words of another party right before it: "but X said …"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mahdar.link.contrary import Contrary, Known, apart
from mahdar.link.statements import Said
from mahdar.link.tables import Story
from mahdar.link.views import View, telling
from mahdar.link.words import is_any, words

GAP = 120  # characters between the two
OPENS = 60  # characters from where the second begins, in which it is said that it is against the first
DEED = 1.0  # what the two must share
BACK = 6  # statements before the second of which one may be the first


def set_against(story: Story, everything: Sequence[Said], known: Known) -> list[Contrary]:
    """Give the pairs of statements of which a report sets the second against the first.

    >>> set_against(Story.of([]), [], Known.of([]))
    []
    """
    by_article: dict[int, list[Said]] = defaultdict(list)
    for one in everything:
        by_article[one.article].append(one)
    return [
        pair
        for row in by_article.values()
        for n, second in enumerate(row)
        for first in row[max(0, n - BACK) : n]
        if (pair := _against(story, first, second, known))
    ]


def _against(story: Story, first: Said, second: Said, known: Known) -> Contrary | None:
    end = first.statement.content.end
    start = min(x.start for x in (second.statement.cue, second.statement.source, second.statement.content) if x.text)
    if not 0 <= start - end <= GAP or not apart(first, second) or first.one_party(second):
        return None
    text = story.readings[first.article].article.text
    opening = words(text[end : max(start, min(second.statement.content.start, start + OPENS))])
    if (
        first.statement.act in ("deny", "reject")
        or first.supposed
        or not any(is_any(w, "but", prefixes=False) for w in opening)
    ):
        return None
    matter = telling(first, first.about) & telling(second, second.about)
    score = known.deed(t for t in matter if t[0] != "@")
    if score < DEED:
        return None
    score += 0.5 * min(2, known.hostile(first, second)) + 0.5 * (second.statement.act in ("deny", "reject"))
    return Contrary("view", View.of(first), View.of(second), matter, score, how="beside")
