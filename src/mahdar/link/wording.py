"""What the words of a statement show of its speaker's stance, whatever the cue says."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from mahdar.link.concepts import negated
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


def stance_word(word: str) -> bool:
    """Tell whether a word belongs to the wording of stances rather than to what they are about.

    >>> stance_word("ويجب"), stance_word("الاتفاق")
    (True, False)
    """
    return bool(_known(word))


def worded(text: str) -> str | None:
    """Give the stance that the words of a statement show, the first listed that stands there.

    An offer or acceptance that a "no" stands before is a refusal; a demand with a "no" is none.

    >>> worded("يجب أن ينسحب الجيش"), worded("البلاد ليست مستعدة للحوار"), worded("أشرقت الشمس")
    ('demand', 'reject', None)
    """
    plainly = words(text)
    row = [_known(w) for w in plainly]
    found = []
    for at, here in enumerate(row):
        for first in here:
            for rank, id, phrase in _phrases()[first]:
                if len(row) >= at + len(phrase) and all(w in row[at + n] for n, w in enumerate(phrase)):
                    turned = _TURNED.get(id, id) if negated(plainly[max(0, at - 2) : at]) else id
                    if turned:
                        found.append((rank, turned))
    return min(found)[1] if found else None


_TURNED: dict[str, str | None] = {"offer": "reject", "accept": "reject", "demand": None}
