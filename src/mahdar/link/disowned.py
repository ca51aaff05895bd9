"""Denials of a deed in the accuser's words: "never used such weapons", of who is accused of using them, or for him."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mahdar.link.likeness import Bounds, Item, likeness
from mahdar.link.matters import BLAME, telling
from mahdar.link.refusals import denies
from mahdar.link.statements import Said, narrowed
from mahdar.link.tables import Story

Key = tuple[str, str, str, str]
HEAD = 2  # tokens in which it is told what was not done
BOUNDS = Bounds(0.4, 2.0, 30)  # how alike the deed denied is to the deed blamed on somebody, tokens shared, and days


def disowned(story: Story, found: Sequence[tuple[Key, Said]], everything: Sequence[Said]) -> list[tuple[Key, Said]]:
    """Give the denials of what somebody is blamed for that name the deed and not the blame, as (stance, statement).

    `found` are the stances that are known. Who denies is the one blamed, or another who names him.

    >>> disowned(Story.of([]), [], [])
    []
    """
    blames = [(key[2], part) for key, part in found if key[0] == "blames"]
    accused = {target for target, _ in blames}
    known = {part.n for _, part in found}
    told = [(target, part) for one in everything if one.n not in known for part in _denied(one)
            for target in _whose(part, accused)]  # fmt: skip
    both = [*blames, *told]
    items = [Item(n, target, part.date or "", telling(part)) for n, (target, part) in enumerate(both)]
    plainly = dict.fromkeys((token for item in items for token in item.tokens), 1.0)
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for a, b, dice, _ in likeness(story, items, plainly, BOUNDS):
        if a < len(blames) <= b and both[a][1].party != both[b][1].party and _plainly(*both[b], items[a].tokens):
            part = both[b][1]
            best[part.n] = max(best.get(part.n, (0.0, 0)), (dice, -b))
    return [(("denies", both[-b][1].party or "", both[-b][0], "deed"), both[-b][1]) for _, b in best.values()]


def _plainly(target: str, part: Said, deed: frozenset[str]) -> bool:
    """Tell whether it is the deed that the "no" is said to: it is denied, unproven, or what the party itself never did."""
    if part.statement.act == "deny" or "#evidence" in part.about:
        return True
    return target == part.party and not deed.isdisjoint(part.about[:HEAD])


def _denied(one: Said) -> Iterator[Said]:
    """Give the pieces of a statement that say no, the whole where no piece does by itself."""
    parts = [part for part in (narrowed(one, piece) for piece in one.pieces if not piece.aside) if denies(part)]
    if not parts and denies(one):
        parts = [one]
    yield from (part for part in parts if BLAME.isdisjoint(part.about))


def _whose(part: Said, accused: set[str]) -> list[str]:
    """Give whose deed it may be that is denied: of those named, else of who denies."""
    named = sorted(part.named & accused)
    return named or [part.party for _ in range(part.party in accused) if part.party]
