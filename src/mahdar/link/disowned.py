"""Denials of a deed in the accuser's words: "never used such weapons", of who is accused of using them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mahdar.link.likeness import Bounds, Item, likeness
from mahdar.link.matters import BLAME, telling
from mahdar.link.narrated import Key
from mahdar.link.refusals import denies
from mahdar.link.statements import Said, narrowed
from mahdar.link.tables import Story

HEAD = 2  # tokens in which it is told what was not done
BOUNDS = Bounds(0.4, 2.0, 30)  # how alike the deed denied is to the deed blamed on somebody, tokens shared, and days


def disowned(story: Story, found: Sequence[tuple[Key, Said]], everything: Sequence[Said]) -> list[tuple[Key, Said]]:
    """Give the denials that name the deed that their party is blamed for, and not the blame, as (stance, statement).

    `found` are the stances that are known.

    >>> disowned(Story.of([]), [], [])
    []
    """
    blames = [(key[2], part) for key, part in found if key[0] == "blames"]
    accused = {target for target, _ in blames}
    known = {part.n for _, part in found}
    told = [
        (one.party, part) for one in everything if one.n not in known and one.party in accused for part in _denied(one)
    ]
    both = [*blames, *told]
    items = [Item(n, party or "", part.date or "", telling(part)) for n, (party, part) in enumerate(both)]
    plainly = dict.fromkeys((token for item in items for token in item.tokens), 1.0)
    best: dict[int, tuple[float, int]] = {}
    for a, b, dice, _ in likeness(story, items, plainly, BOUNDS):
        part = both[b][1]
        if a < len(blames) <= b and both[a][1].party != part.party and _plainly(part, items[a].tokens):
            best[part.n] = max(best.get(part.n, (0.0, 0)), (dice, -b))
    denials = [both[-b] for _, (_, b) in sorted(best.items())]
    return [(("denies", party or "", party or "", "deed"), part) for party, part in denials]


def _plainly(part: Said, deed: frozenset[str]) -> bool:
    """Tell whether it is the deed that the "no" is said to: it is denied, unproven, or was never done."""
    return part.statement.act == "deny" or "#evidence" in part.about or not deed.isdisjoint(part.about[:HEAD])


def _denied(one: Said) -> Iterator[Said]:
    """Give the pieces of a statement that say no, the whole where no piece does by itself; not those that speak of blame."""
    parts = [part for part in (narrowed(one, piece) for piece in one.pieces if not piece.aside) if denies(part)]
    if not parts and denies(one):
        parts = [one]
    yield from (part for part in parts if BLAME.isdisjoint(part.about))
