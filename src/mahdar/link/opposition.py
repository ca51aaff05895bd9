"""Who denies what: bundles of statements of which one denies the other, with the statements that do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from mahdar.link.claims import Bundle, Pair
from mahdar.link.sameness import says_no
from mahdar.link.statements import Said

BEHIND = 250  # characters behind blame within which a denial is of it


@dataclass(frozen=True)
class Opposition:
    """Two bundles by number, what is said and what denies it; `told` are the statements that oppose one another in words.

    Where a stance denies a stance no two statements need to share words, and `told` is empty.
    """

    claim: int
    denial: int
    told: tuple[tuple[Said, Said], ...] = ()


def opposed(found: Sequence[Bundle], parts: Sequence[Said], pairs: Sequence[Pair]) -> list[Opposition]:
    """Give the bundles of which one denies the other: by their words, or as blame and denial.

    What a party says of blame is in its stance; the act of speech is not held against the other a second time.

    >>> opposed([], [], [])
    []
    """
    held = {one.n for bundle in found if bundle.stance and bundle.stance.kind == "denies" for one in bundle.said}
    acts = {one.n: n for n, bundle in reversed(list(enumerate(found))) if not bundle.stance for one in bundle.said}
    acts_of = {id(one): n for n, bundle in enumerate(found) if not bundle.stance for one in bundle.said}
    told: dict[tuple[int, int], list[tuple[Said, Said]]] = defaultdict(list)
    for a, b, _, no in pairs:
        one, other = parts[a], parts[b]
        if no and not (one.n in held or other.n in held):
            says, denies = (other, one) if says_no(one) and not says_no(other) else (one, other)
            key = tuple(acts_of.get(id(part), acts[part.n]) for part in (says, denies))
            told[key[0], key[1]].append((says, denies))
    blames: dict[str, list[int]] = defaultdict(list)
    for n, bundle in enumerate(found):
        if bundle.stance and bundle.stance.kind == "blames":
            blames[bundle.stance.target].append(n)
    for m, bundle in enumerate(found):
        if bundle.stance and bundle.stance.kind == "denies":
            told |= {(n, m): [] for n in blames[bundle.stance.party] if _answers(bundle, found[n])}
    return [
        Opposition(n, m, tuple(statements))
        for (n, m), statements in sorted(told.items(), key=lambda x: x[0])
        if n != m and found[n].parties != found[m].parties
    ]


def _answers(denial: Bundle, blame: Bundle) -> bool:
    """Tell whether a denial is of what is blamed: of one topic, or told right behind it in one report."""
    if denial.stance and blame.stance and denial.stance.topic == blame.stance.topic:
        return True
    places = {(s.article, s.statement.content.end) for s in blame.said}
    return any(
        article == s.article and 0 <= s.statement.content.start - end <= BEHIND
        for s in denial.said
        for article, end in places
    )
