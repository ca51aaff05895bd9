"""Names of outlets: a paper may be named with the noun that says what it is, or without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from mahdar.lang.fold import fold
from mahdar.lang.pack import load


def publishers(outlets: Iterable[str | None], language: str = "ar") -> dict[str, str]:
    """Give for the names of outlets that stand for another one that other: الأفق for صحيفة الأفق, if no other one bears it.

    >>> publishers(["صحيفة الأفق", "الأفق", "قناة النهر", "موقع النهر", "النهر", None])
    {'الأفق': 'صحيفة الأفق'}
    """
    names = {name for name in outlets if name}
    longer: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        head, _, rest = name.partition(" ")
        if rest in names and fold(head) in _nouns(language):
            longer[rest].append(name)
    return {bare: found[0] for bare, found in longer.items() if len(found) == 1}


@cache
def _nouns(language: str) -> frozenset[str]:
    """Give the nouns that stand before a medium's name: صحيفة، قناة، موقع."""
    entries = load(language).table("medium_noun")
    return frozenset(fold(noun) for e in entries for key in ("noun_f", "forms") for noun in e.get(key, ()))
