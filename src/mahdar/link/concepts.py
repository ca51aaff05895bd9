"""What a statement is about: its words by their roots, synonyms as one, names as what they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mahdar.lang.fold import fold
from mahdar.link.words import pack, plain, root, shapes, spots
from mahdar.model import Name


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    article = pack()["name"]["article"]
    forms = [(plain(fold(form)), entry["id"]) for entry in pack()["concept"] for form in entry["forms"]]
    return {form.removeprefix(article): id for form, id in forms} | dict(forms)


@lru_cache(maxsize=1)
def _stop() -> frozenset[str]:
    return frozenset(plain(fold(form)) for form in pack()["stop"]["forms"])


@lru_cache(maxsize=1)
def _negations() -> frozenset[str]:
    return frozenset(plain(fold(form)) for form in pack()["negation"]["forms"])


@lru_cache(maxsize=500_000)
def concept(word: str) -> str | None:
    """Give the concept that a folded word belongs to, with whatever clitics and endings.

    >>> concept("وبتورطها"), concept("ستطرد"), concept("قمر")
    ('involved', 'expel', None)
    """
    classes = _classes()
    return next((classes[shape] for shape in shapes(word) if shape in classes), None)


@lru_cache(maxsize=500_000)
def is_stop(word: str) -> bool:
    """Tell whether a folded word says nothing about the matter.

    >>> is_stop("التي"), is_stop("اتفاق")
    (True, False)
    """
    return len(word) < 2 or any(shape in _stop() for shape in shapes(word, endings=False))


def negated(words: Sequence[str]) -> bool:
    """Tell whether one of the folded words turns the statement round.

    >>> negated(["روسيا", "ليست", "طرفا"])
    True
    """
    return any(map(_negates, words))


@lru_cache(maxsize=200_000)
def _negates(word: str) -> bool:
    return any(shape in _negations() for shape in shapes(word, endings=False, prefixes=False))


@lru_cache(maxsize=1)
def _possible() -> frozenset[str]:
    return frozenset(plain(fold(form)) for form in pack()["possible"]["forms"])


def possible(words: Sequence[str]) -> bool:
    """Tell whether one of the folded words speaks of what may come to pass.

    >>> possible(["قد", "يهاجم"]), possible(["هاجم"])
    (True, False)
    """
    return any(shape in _possible() for w in words for shape in shapes(w, endings=False, prefixes=False))


@lru_cache(maxsize=1)
def _conditions() -> frozenset[str]:
    return frozenset(plain(fold(form)) for form in pack()["condition"]["forms"])


def supposed(words: Sequence[str]) -> bool:
    """Tell whether one of the folded words makes the statement a supposition.

    >>> supposed(["اذا", "ثبت"]), supposed(["ثبت"])
    (True, False)
    """
    return any(map(_supposes, words))


@lru_cache(maxsize=200_000)
def _supposes(word: str) -> bool:
    return any(shape in _conditions() for shape in shapes(word, endings=False, prefixes=False))


def tokens(text: str, offset: int = 0, names: Sequence[tuple[Name, str]] = ()) -> list[str]:
    """Give what the text is about, in order: `@` entities, `#` concepts, numbers and roots.

    `names` are the names that stand in it with what they stand for; `offset` is where `text` begins in the article.

    >>> tokens("ستطرد 23 دبلوماسيا")
    ['#expel', '23', '#diplomat']
    """
    return [token for _, token in placed(spots(text), offset, names)]


def placed(
    words: Sequence[tuple[int, int, str]], offset: int = 0, names: Sequence[tuple[Name, str]] = ()
) -> list[tuple[int, str]]:
    """Give the tokens of words from `spots`, each with where it begins; what is said twice in a row stands once.

    >>> placed(spots("قمر قمر"))
    [(0, 'قمر')]
    """
    spans = [(n.start - offset, n.end - offset, value) for n, value in names]
    out: list[tuple[int, str]] = []
    for start, end, word in words:
        named = next((value for a, b, value in spans if a < end and start < b), None) if spans else None
        token = "@" + named if named else _token(word)
        if token and (not out or out[-1][1] != token):
            out.append((start, token))
    return out


@lru_cache(maxsize=500_000)
def _token(word: str) -> str | None:
    if word.isdigit():
        return word
    if is_stop(word):
        return None
    found = concept(word)
    return f"#{found}" if found else root(word)
