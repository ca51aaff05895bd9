"""Whether two passages tell of one thing: what must hold before a difference between them is a disagreement."""

from __future__ import annotations

from functools import lru_cache

from mahdar.lang.fold import fold
from mahdar.link.concepts import concepts, is_month, tokens
from mahdar.link.relative import weekdays
from mahdar.link.words import is_any, listed, pack, plain, spots, words

PART = 3  # words before a number in which "among them" is looked for
TRUCE = 4  # words behind "failed" in which it is said that a truce did
ENOUGH = 3  # tokens that two passages share at least


@lru_cache(maxsize=20_000)
def part_of(before: str) -> bool:
    """Tell whether the last words before a number make it a part of another: "among them".

    >>> part_of("قتل عشرة جنود بينهم"), part_of("قتل")
    (True, False)
    """
    last = words(before)[-PART:]
    return any(is_any(word, "share", prefixes=False) for word in last)


def is_standing(text: str) -> bool:
    """Tell whether a passage speaks of what stands for weeks, so that numbers of it are held against one another.

    >>> is_standing("حشدت مئة ألف جندي قرب الحدود"), is_standing("قتل خمسة جنود")
    (True, False)
    """
    return _tells_of(text, "standing")


def is_toll(text: str) -> bool:
    """Tell whether a passage speaks of people killed or hurt.

    >>> is_toll("قتل خمسة جنود"), is_toll("حشدت مئة ألف جندي")
    (True, False)
    """
    return _tells_of(text, "toll")


@lru_cache(maxsize=20_000)
def _tells_of(text: str, section: str) -> bool:
    return any(token[1:] in listed(section, "concepts") for token in matter(text) if token.startswith("#"))


def counts_up(text: str) -> bool:
    """Tell whether a passage gives the toll of a while: since when, in how long, the count as it has risen.

    >>> counts_up("قتل 600 شخص منذ بدء الحملة"), counts_up("قتل خمسة جنود")
    (True, False)
    """
    return is_toll(text) and lasts(text)


@lru_cache(maxsize=20_000)
def lasts(text: str) -> bool:
    """Tell whether a passage counts over a while.

    >>> lasts("شنت عشر غارات خلال أسبوع"), lasts("شنت عشر غارات")
    (True, False)
    """
    return any(is_any(word, "toll", "lasting") for word in words(_innermost(text)))


def _innermost(text: str) -> str:
    """Give a passage from where it tells the toll of a deed that it names: "since the attack that killed"."""
    row = spots(text)
    that = (n for n, (*_, word) in enumerate(row[:-1]) if plain(word) in listed("toll", "that"))
    start = max((row[n][0] for n in that if is_any(row[n + 1][2], "toll", "causes", prefixes=False)), default=0)
    return text[start:]


def broken(text: str) -> str | None:
    """Give the words in which a passage says that a truce failed; None where it does not.

    >>> broken("انهارت الهدنة بعد ساعات من إعلانها"), broken("بدأت الهدنة صباح اليوم")
    ('انهارت الهدنة', None)
    """
    found = spots(text)
    kinds = concepts([word for *_, word in found])
    for n, (start, _, _) in enumerate(found):
        if kinds[n] in ("fail", "breach"):
            near = range(n + 1, min(len(found), n + 1 + TRUCE))
            last = next((m for m in near if kinds[m] == "ceasefire" or found[m][2] in listed("firing")), None)
            if last is not None:
                return text[start : found[last][1]]
    return None


@lru_cache(maxsize=20_000)
def matter(text: str) -> frozenset[str]:
    """Give what a passage is about, its numbers left out.

    >>> sorted(matter("قتل 5 جنود"))
    ['#killing', '#troops']
    """
    return frozenset(t for t in tokens(fold(text)) if not t.isdigit())


@lru_cache(maxsize=20_000)
def deed_words(text: str) -> frozenset[str]:
    """Give what tells of the deed behind a toll: neither the toll itself nor whom it counts, nor a state.

    >>> sorted(deed_words("قتل 5 جنود في انفجار"))
    ['#explosion']
    """
    return frozenset(t for t in matter(text) - _no_deed() if t[0] != "@" and not (t[0] == "#" and is_month(t[1:])))


@lru_cache(maxsize=1)
def _no_deed() -> frozenset[str]:
    """Give the tokens of tolls, of people and of days."""
    own = {"#" + id for key in ("concepts", "apart") for id in listed("toll", key)}
    return frozenset(
        own
        | {"#person", "#inhabitants"}
        | {t for word in (*weekdays(), *pack()["toll"]["people"]) for t in tokens(fold(word))}
    )


def common_matter(a: str, b: str, least: float) -> bool:
    """Tell whether two passages are about the same by that measure (Dice's over their tokens).

    >>> common_matter("قتل 5 جنود في القصف على المدينة", "مقتل 9 جنود في قصف المدينة", 0.6)
    True
    """
    x, y = matter(a), matter(b)
    shared = len(x & y)
    return shared >= min(ENOUGH, len(x), len(y)) > 0 and 2 * shared >= least * (len(x) + len(y))
