"""Folding: one spelling for what the press spells in several ways, with a map back to the original offsets.

Alef forms become bare alef, digits of the three scripts ASCII; vowel signs, tatweel and invisible marks go;
presentation forms become letters (Unicode NFKC). Taa marbuta, alef maqsura and hamza on carrier stay: they
tell words apart, and the lexicon tries the other spelling itself. `#` and `_` become spaces, so that the
words of a hashtag are words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache


def _table() -> dict[int, str]:
    table = {ord(c): "ا" for c in "أإآٱ"}
    table |= {ord(a): b for a, b in zip("ڤپچگیکھہے", "فبججيكههي", strict=True)}
    table |= {0x660 + d: str(d) for d in range(10)} | {0x6F0 + d: str(d) for d in range(10)}
    table |= {ord("٫"): ".", ord("٬"): ",", ord("٪"): "%", ord("#"): " ", ord("_"): " ", 0xA0: " ", ord("\t"): " "}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF), *range(0xFF01, 0xFF5F), *range(0x2000, 0x200B)):
        form = unicodedata.normalize("NFKC", chr(code))
        if form != chr(code):
            table[code] = "".join(c for c in form.translate(table) if unicodedata.category(c) != "Mn")
    for code in (*range(0x300, 0x370), *range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6EE)):
        if unicodedata.category(chr(code)) in ("Mn", "Cf"):
            table[code] = ""
    for code in (0x640, 0xAD, 0xFEFF, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)):
        table[code] = ""
    return table


_TABLE = _table()
_ALEFS = [chr(code) for code, letter in _TABLE.items() if letter == "ا" and chr(code) in "أإآٱ"]
_ODD = re.compile("[" + "".join(re.escape(chr(c)) for c in _TABLE if chr(c) not in _ALEFS) + "]")
DROPPED = "".join(chr(c) for c, s in _TABLE.items() if not s and chr(c) != "ـ")
"""What folding leaves out wherever it stands: vowel signs and invisible marks, all but the tatweel."""
_RESIZED = re.compile("[" + "".join(re.escape(chr(c)) for c, s in _TABLE.items() if len(s) != 1) + "]")


_SHORT = 64  # characters

# a tatweel that stretches no letter is a dash: روسيا ـ أوكرانيا
_LONE = re.compile(r"(?<![^\W\d_])ـ+(?![^\W\d_])")


def _dashed(text: str) -> str:
    return _LONE.sub(lambda match: "-" * len(match[0]), text) if "ـ" in text else text


def _letter(match: re.Match[str]) -> str:
    return _TABLE[ord(match[0])]


def _spelled(text: str) -> str:
    """Give the text with every letter in its one spelling: the frequent ones at once, the odd ones singly."""
    return _ODD.sub(_letter, fold_letters(text))


def fold_letters(word: str) -> str:
    """Give the folded spelling of a word of Arabic letters alone, without tatweel.

    >>> fold_letters("أمس")
    'امس'
    """
    for alef in _ALEFS:
        word = word.replace(alef, "ا")
    return word


def fold(text: str) -> str:
    """Give the folded spelling of `text`.

    >>> fold("إسرائيـل قَالَ ١٢٪"), fold("روسيا ـ أوكرانيا")
    ('اسرائيل قال 12%', 'روسيا - اوكرانيا')
    """
    return _fold_words(text) if len(text) <= _SHORT else _spelled(_dashed(text))


@lru_cache(maxsize=8192)
def _fold_words(text: str) -> str:
    """Give the folded spelling of a few words: an article names the same ones again and again."""
    return _spelled(_dashed(text))


class Folded:
    """A folded text and where each of its characters stands in the original.

    >>> folded = Folded("قبل عَشرة")
    >>> folded.text, folded.original(4, 8)
    ('قبل عشرة', (4, 9))
    """

    __slots__ = ("places", "text")

    def __init__(self, text: str) -> None:
        text = _dashed(text)
        self.text = _spelled(text)
        self.places: Sequence[int] = _places(text) if _RESIZED.search(text) else range(len(text) + 1)
        """The original offset of each folded character, and of the end."""

    def position(self, offset: int) -> int:
        """Give the original offset of the folded character at `offset`.

        >>> Folded("قَالَ").position(1)
        2
        """
        return self.places[offset]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the original span of the folded span; vowel signs after its last letter belong to it.

        >>> Folded("قَالَ نعم").original(0, 3)
        (0, 5)
        """
        return self.places[start], self.places[end]


def _places(text: str) -> list[int]:
    """Give the place in `text` of each character of its folded spelling, and of the end."""
    places: list[int] = []
    at = 0
    for match in _RESIZED.finditer(text):
        places.extend(range(at, match.start()))
        places.extend([match.start()] * len(_TABLE[ord(match[0])]))  # every letter of a ligature points at it
        at = match.end()
    places.extend(range(at, len(text) + 1))
    return places
