"""Names of outlets: a paper may be named with the noun that says what it is, or without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache

from msgspec.structs import replace

from mahdar.lang.fold import fold
from mahdar.lang.pack import load
from mahdar.model import Article


def under_one_name(articles: Collection[Article]) -> list[Article]:
    """Give the articles with one name for each outlet, as `publishers` finds it.

    >>> named = [Article.make(text="خبر", outlet=outlet) for outlet in ("صحيفة الأفق", "الأفق", None)]
    >>> [article.outlet for article in under_one_name(named)]
    ['صحيفة الأفق', 'صحيفة الأفق', None]
    """
    named = publishers(article.outlet for article in articles)
    return [replace(a, outlet=named[a.outlet]) if a.outlet and a.outlet in named else a for a in articles]


def publishers(outlets: Iterable[str | None], language: str = "ar") -> dict[str, str]:
    """Give for the names of outlets that stand for another one that other: الأفق for صحيفة الأفق, if no other one bears it.

    >>> publishers(["صحيفة الأفق", "الأفق", "قناة النهر", "موقع النهر", "النهر", None])
    {'الأفق': 'صحيفة الأفق'}
    """
    names = {name for name in outlets if name}
    longer: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        head, _, rest = name.partition(" ")
        if rest in names and fold(head) in medium_nouns(language):
            longer[rest].append(name)
    return {bare: found[0] for bare, found in longer.items() if len(found) == 1}


@cache
def medium_nouns(language: str) -> frozenset[str]:
    """Give the nouns that stand before a medium's name, folded; raise PackError for a language without a pack.

    >>> fold("صحيفة") in medium_nouns("ar")
    True
    """
    entries = load(language).table("medium_noun")
    return frozenset(fold(noun) for e in entries for key in ("noun_f", "forms") for noun in e.get(key, ()))
