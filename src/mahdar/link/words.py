"""Words as linking compares them: spellings folded, clitics off, and skeletons of names for blocking."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container
from functools import lru_cache
from importlib import resources
from typing import Any

from mahdar.errors import PackError
from mahdar.lang.fold import Folded, fold

STOP = re.compile(r"[.؛!؟\n]")  # where a sentence ends
SENTENCE = re.compile(r"[^.؛!؟\n]+")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4)
def pack(language: str = "ar") -> dict[str, Any]:
    """Give what the language's pack says for linking; raise PackError where it has nothing.

    >>> "word" in pack("ar")
    True
    """
    return _file(language, "link.toml") | _file(language, "views.toml")


def _file(language: str, name: str) -> dict[str, Any]:
    """Give the tables of one file of a pack."""
    file = resources.files("mahdar.lang").joinpath(language, name)
    if not file.is_file():
        raise PackError(f"lang/{language}/{name}", "is missing", "add it, or read this language with another pack")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _letters() -> dict[int, str]:
    return {ord(a): b for a, b in pack()["word"]["letters"]}


@lru_cache(maxsize=1)
def _affixes() -> dict[str, tuple[str, ...]]:
    word = pack()["word"]
    return {
        key: tuple(sorted((fold(x).translate(_letters()) for x in word[key]), key=lambda x: (-len(x), x)))
        for key in ("conjunctions", "prefixes", "suffixes", "verbal")
    }


def words(text: str) -> list[str]:
    """Give the words of `text`, folded; hashtags fall apart into words.

    >>> words("قال #سيرغي_لافروف: «نعم»")
    ['قال', 'سيرغي', 'لافروف', 'نعم']
    """
    return _WORD.findall(fold(text))


@lru_cache(maxsize=64)
def listed(section: str, key: str = "forms") -> frozenset[str]:
    """Give the words that a section of the pack lists, in their one spelling.

    >>> "منها" in listed("share")
    True
    """
    return frozenset(plain(fold(form)) for form in pack()[section][key])


@lru_cache(maxsize=400_000)
def is_any(word: str, section: str, key: str = "forms", *, prefixes: bool = True, endings: bool = False) -> bool:
    """Tell whether a folded word, without its clitics (and its ending), is in a list of the pack.

    >>> is_any("بالهدنه", "truce"), is_any("قمر", "truce")
    (True, False)
    """
    return not listed(section, key).isdisjoint(shapes(word, prefixes=prefixes, endings=endings))


@lru_cache(maxsize=16)
def _entries(section: str) -> dict[str, str]:
    return {plain(fold(form)): entry["id"] for entry in pack()[section] for form in entry["forms"]}


@lru_cache(maxsize=200_000)
def entry_of(word: str, section: str) -> str | None:
    """Give the id of the section's entry that a folded word belongs to, with whatever clitics and endings.

    >>> entry_of("واعلنت", "step"), entry_of("وسيطرت", "scene"), entry_of("قمر", "step")
    ('announced', 'taken', None)
    """
    known = _entries(section)
    return next((known[shape] for shape in shapes(word) if shape in known), None)


@lru_cache(maxsize=20_000)
def place_words(place: str) -> tuple[str, ...]:
    """Give the stems of the words that tell a place from others, without "city" and the like.

    >>> place_words("مدينة تعز")
    ('تعز',)
    """
    return tuple(stem(w) for w in words(place) if plain(w) not in listed("place"))


def bounds(folded: str) -> list[tuple[int, int]]:
    """Give where the words of an already folded text begin and end.

    >>> bounds("قال نعم")
    [(0, 3), (4, 7)]
    """
    return [m.span() for m in _WORD.finditer(folded)]


def spots(text: str, among: Container[str] | None = None) -> list[tuple[int, int, str]]:
    """Give the words of a text, or those `among` them, with where they begin and end in it, folded.

    >>> spots("قَالَ نعم"), spots("قَالَ نعم", {"نعم"})
    ([(0, 5, 'قال'), (6, 9, 'نعم')], [(6, 9, 'نعم')])
    """
    plainly = fold(text)
    found = _WORD.finditer(plainly)
    wanted = found if among is None else (m for m in found if m[0] in among)
    if len(plainly) == len(text):
        return [(m.start(), m.end(), m[0]) for m in wanted]
    folded = Folded(text)
    return [(*folded.original(*m.span()), m[0]) for m in wanted]


def _without(word: str, affixes: tuple[str, ...], *, front: bool, keep: int = 3) -> str:
    for affix in affixes:
        left = len(word) - len(affix)
        if left >= keep + (front and len(affix) == 1):  # one letter more often belongs to the word than not
            if front and word.startswith(affix):
                return word[len(affix) :]
            if not front and word.endswith(affix):
                return word[:left]
    return word


def plain(word: str) -> str:
    """Give a folded word in the one spelling of what the press spells in several ways.

    >>> plain("وزارة") == plain("وزاره")
    True
    """
    return word.translate(_letters())


@lru_cache(maxsize=50_000)
def shapes(word: str, *, prefixes: bool = True, endings: bool = True) -> tuple[str, ...]:
    """Give what a folded word may be without its clitics and endings, itself first; a verb in the third person too.

    >>> [w in shapes("وبتورطها") for w in ("تورط", "ورطها")]
    [True, False]
    """
    known, persons = _affixes(), _person()
    fronts = [plain(word)]
    fronts += [w[len(c) :] for w in fronts for c in known["conjunctions"] if w.startswith(c) and len(w) > 2]
    if prefixes:
        fronts += [w[len(p) :] for w in fronts for p in known["prefixes"] if w.startswith(p) and len(w) - len(p) > 2]
        fronts += [w[1:] for w in fronts for v in known["verbal"] if len(v) == 2 and w.startswith(v) and len(w) > 3]
        fronts += [v + w[1:] for w in fronts if w[:1] in persons and len(w) > 2 for v in persons if w[0] != v]
    if not endings:
        return tuple(fronts)
    joined, alone = _feminine()
    ends = (*known["suffixes"], joined)
    backs = [w[: -len(e)] for w in fronts for e in ends if w.endswith(e) and len(w) - len(e) > 2]
    # the plural before a pronoun has lost its last letter; what is nearer the word as written goes before
    plural = [w[:-1] for w in backs if w[-1] in pack()["word"]["construct"] and len(w) > 4]
    return tuple(dict.fromkeys([*fronts, *backs, *(w.removesuffix(joined) + alone for w in backs), *plural]))


@lru_cache(maxsize=1)
def _person() -> tuple[str, ...]:
    return tuple(sorted(pack()["word"]["persons"]))


@lru_cache(maxsize=1)
def _feminine() -> tuple[str, str]:
    joined, alone = (plain(x) for x in pack()["word"]["feminine"])
    return joined, alone


@lru_cache(maxsize=500_000)
def stem(word: str) -> str:
    """Give a folded word without clitics and inflection; a light stem, made to compare and not to read.

    >>> stem("والوزارة") == stem("وزارته")
    True
    """
    affixes = _affixes()
    bare = _without(word.translate(_letters()), affixes["conjunctions"], front=True)
    bare = _without(bare, affixes["prefixes"], front=True)
    bare = _without(bare, affixes["conjunctions"], front=True)  # again, so that وزارة and الوزارة lose the same
    for _ in range(2):
        bare = _without(bare, affixes["suffixes"], front=False)
    return bare


@lru_cache(maxsize=500_000)
def root(word: str) -> str:
    """Give the consonants that a word turns on, so that a verb and its noun compare as one.

    >>> root("ستطرد") == root("طرد"), root("ضلوعها") == root("ضلوع")
    (True, True)
    """
    weak = pack()["word"]["weak"]
    bare = _without(stem(word), _affixes()["verbal"], front=True, keep=2)
    hard = bare[:1] + "".join(c for c in bare[1:] if c not in weak)
    return hard if len(hard) >= 3 else bare


@lru_cache(maxsize=1)
def _alike() -> dict[int, str]:
    name = pack()["name"]
    table = {ord(c): group[0] for group in name["alike"] for c in group}
    return table | {ord(c): "" for c in name["weak"]}


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """Give the consonant skeleton of one word of a name, by which its spellings are brought together.

    >>> skeleton("غوتيريش") == skeleton("جوتيريس"), skeleton("سلمان") == skeleton("سليمان")
    (True, True)
    """
    bare, article = fold(word).translate(_letters()), pack()["name"]["article"]
    if bare.startswith(article) and len(bare) > len(article) + 2:
        bare = bare[len(article) :]
    bones = bare.translate(_alike())
    single = re.sub(r"(.)\1", r"\1", bones)
    return single or bare


@lru_cache(maxsize=4)
def nisbas(language: str = "ar") -> tuple[tuple[str, str], ...]:
    """Give the adjectives of belonging to a state, each with the state's code.

    >>> ("روسي", "RUS") in nisbas()
    True
    """
    entries = _file(language, "countries.toml")["nisba"]
    return tuple((form, entry["code"]) for entry in entries if "code" in entry for form in entry.get("nisba", ()))
