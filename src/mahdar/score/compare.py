"""Comparing: when two texts, names or sources count as the same, and how gold and found are paired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import regex

from mahdar.lang.fold import fold
from mahdar.model import Source

_WORDS = regex.compile(r"\w+")
_ENDINGS = str.maketrans({"ى": "ي", "ؤ": "و", "ئ": "ي", "ة": "ه"})
_FRONTS = ("وال", "بال", "فال", "لل", "ال", "و", "ل", "ب")


def words(text: object) -> list[str]:
    """Give the folded words of a text, spelled one way.

    >>> words("الرئيسة، نفى")
    ['الرييسه', 'نفي']
    """
    return list(_WORDS.findall(fold(str(text or "")).translate(_ENDINGS)))


def within(a: object, b: object) -> bool:
    """Tell whether one text's words stand within the other's.

    >>> within("12 يناير", "يوم 12 يناير الجاري"), within("", "x")
    (True, False)
    """
    x, y = " ".join(words(a)), " ".join(words(b))
    return bool(x and y) and (x in y or y in x)


def in_common(a: Sequence[str], b: Sequence[str]) -> float:
    """Give the share (F1) of words that two lists have in common.

    >>> in_common(["a", "b"], ["b", "c"])
    0.5
    """
    shared = sum((Counter(a) & Counter(b)).values())
    return 2 * shared / (len(a) + len(b)) if a and b else 0.0


def _stem(word: str) -> str:
    front = next((f for f in _FRONTS if word.startswith(f) and len(word) >= len(f) + 3), "")
    return word[len(front) :]


def same_name(a: object, b: object) -> bool:
    """Tell whether two names may name one: one within the other, or the same last word.

    >>> same_name("لافروف", "سيرغي لافروف"), same_name("بوتين", "بايدن")
    (True, False)
    """
    if within(a, b):
        return True
    x, y = [_stem(w) for w in words(a)], [_stem(w) for w in words(b)]
    return bool(x and y) and x[-1] == y[-1]


def same_source(source: Source, golds: Iterable[str]) -> bool:
    """Tell whether a statement's source, as it stands or as resolved, is one of the gold's.

    >>> same_source(Source(start=0, end=6, text="الوزير", name="سيرغي لافروف"), ["لافروف"])
    True
    """
    for given in filter(None, (source.text, source.name)):
        for gold in golds:
            inner = {_stem(w) for w in words(gold)}
            if same_name(given, gold) or (inner and inner <= {_stem(w) for w in words(given)}):
                return True
    return False


def match(golds: Sequence[Any], found: Sequence[Any], weigh: Callable[[Any, Any], float]) -> dict[int, int]:
    """Pair gold with found one to one, the heaviest pair first: indices of gold to indices of found.

    >>> match([1, 5], [5, 1], lambda a, b: float(a == b))
    {0: 1, 1: 0}
    """
    weighed = [(weigh(g, f), i, j) for i, g in enumerate(golds) for j, f in enumerate(found)]
    pairs: dict[int, int] = {}
    for weight, i, j in sorted(weighed, key=lambda x: (-x[0], x[1], x[2])):
        if weight > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return dict(sorted(pairs.items()))


def content(text: str, ends: Sequence[str]) -> str:
    """Give the stretch of `text` from the first of `ends` to the end of the last; raise ValueError where it is not there.

    >>> content("قال إن الاتفاق قريب جدا.", ["إن", "قريب"])
    'إن الاتفاق قريب'
    """
    start = text.index(ends[0])
    return text[start : text.index(ends[1], start) + len(ends[1])]
