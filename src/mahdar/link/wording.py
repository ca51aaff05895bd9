"""What the words of a statement show of its speaker's stance, whatever the cue says."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from mahdar.link.words import pack, plain, shapes, words


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[int, str, list[str]]]]:
    """Give the phrases of each first word, with the rank of their stance: the first listed goes before."""
    found: dict[str, list[tuple[int, str, list[str]]]] = defaultdict(list)
    for rank, entry in enumerate(pack()["stance"]):
        for form in entry["forms"]:
            phrase = [plain(w) for w in words(form)]
            found[phrase[0]].append((rank, entry["id"], phrase))
    return found


@lru_cache(maxsize=200_000)
def _known(word: str) -> frozenset[str]:
    """Give the shapes of a word that stand in some phrase."""
    return frozenset(shapes(word)) & _vocabulary()


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    return frozenset(w for phrases in _phrases().values() for _, _, phrase in phrases for w in phrase)


def worded(text: str) -> str | None:
    """Give the stance that the words of a statement show, the first listed that stands there.

    >>> worded("يجب أن ينسحب الجيش"), worded("أشرقت الشمس")
    ('demand', None)
    """
    row = [_known(w) for w in words(text)]
    found = [
        (rank, id)
        for at, here in enumerate(row)
        for first in here
        for rank, id, phrase in _phrases()[first]
        if len(row) >= at + len(phrase) and all(w in row[at + n] for n, w in enumerate(phrase))
    ]
    return min(found)[1] if found else None
