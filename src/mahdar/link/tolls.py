"""What a number of people measures: the word of killing or hurting that it belongs to, and whom it counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mahdar.link.concepts import concept, is_stop
from mahdar.link.words import is_any, listed, pack, plain

NEAR, BARE = 5, 3  # words around a number in which its toll is told; before one without a unit
FAR = 18  # words before a number in which the verb of its toll stands
VERB = 3  # letters that "and" with a verb has at least
Spot = tuple[tuple[int, int], str]


@lru_cache(maxsize=50_000)
def toll(word: str) -> str | None:
    """Give the toll that a folded word tells of; None for any other.

    >>> toll("واصيب"), toll("مقتل"), toll("قمر")
    ('hurt', 'killing', None)
    """
    found = concept(word)
    return found if found in listed("toll", "concepts") else None


def joined(word: str) -> bool:
    """Tell whether a word is told beside what was told before: "and hurt".

    >>> joined("واصيب"), joined("وفاه"), joined("اصيب")
    (True, False, False)
    """
    and_ = pack()["clause"]["and"]
    return word.startswith(and_) and concept(word) is not None and concept(word[len(and_) :]) == concept(word)


def behind(spots: Sequence[Spot], text: str, end: int) -> Sequence[Spot]:
    """Give the words behind a number that may be its own: up to an "and" with another toll, or with another clause.

    >>> text = "60 شخصا على الاقل، واصيب"
    >>> [w for _, w in behind([((3, 7), "شخصا"), ((19, 24), "واصيب")], text, 2)]
    ['شخصا']
    """
    and_, comma = pack()["clause"]["and"], pack()["clause"]["comma"]
    for n, ((start, _), word) in enumerate(spots):
        before = spots[n - 1][0][1] if n else end
        apart = word.startswith(and_) and comma in text[before:start]
        if apart or (joined(word) and toll(word)):
            return spots[:n]
    return spots


def taken(before: Sequence[Spot]) -> bool:
    """Tell whether a number is the first word of another clause: right behind "and" with a verb that tells no toll.

    >>> taken([((0, 4), "وفقد")]), taken([((0, 4), "وجرح")])
    (True, False)
    """
    last = next((word for _, word in reversed(before) if plain(word) not in listed("toll", "about")), "")
    and_ = pack()["clause"]["and"]
    return last.startswith(and_) and len(last) > VERB and not toll(last) and not is_stop(last)


def far(before: Sequence[Spot]) -> str:
    """Give the toll that a verb further back in the sentence tells, nearest first; "" where none does.

    >>> far([((0, 3), "قتل"), ((4, 8), "فيما")])
    'killing'
    """
    for _, word in reversed([] if taken(before) else before[-FAR:]):
        if found := toll(word):
            return found if is_any(word, "toll", "verbs", prefixes=False) or is_any(word, "toll", "sums") else ""
    return ""


def bare(before: Sequence[Spot]) -> str:
    """Give the toll of a number without a unit: right before it, or of a sum that has risen "to" it; "" where it has none.

    >>> bare([((0, 5), "واصيب"), ((6, 11), "حوالي")])
    'hurt'
    """
    near = next((found for _, word in reversed(before[-BARE:]) if (found := toll(word))), None)
    if near or not before:
        return near or ""
    row = [word for _, word in before[-FAR:]]
    summed = any(is_any(word, "toll", "sums") for word in row) and plain(row[-1]) in listed("toll", "to")
    return next((found for word in reversed(row) if (found := toll(word))), "") if summed else ""


@lru_cache(maxsize=20_000)
def whom(unit: str) -> str:
    """Give the kind of people that a folded word counts, where tolls of it are counted apart; "" where it does not say.

    >>> whom("جنديا"), whom("مدنيين"), whom("شخصا")
    ('troops', 'civilian', '')
    """
    found = concept(unit)
    if found in pack()["toll"]["apart"]:
        return found or ""
    fronts = {unit, *(unit.removeprefix(front) for front in pack()["definite"]["articles"])}
    names = {"rebels": "militant", "forces": "troops"}
    return next((kind for key, kind in names.items() if any(plain(x) in listed("toll", key) for x in fronts)), "")
