"""Folding: one spelling for what the press spells in several ways, with a map back to the original offsets.

Alef forms become bare alef, digits of the three scripts ASCII; vowel signs, tatweel and invisible marks go;
presentation forms become letters (Unicode NFKC). Taa marbuta, alef maqsura and hamza on carrier stay: they
tell words apart, and the lexicon tries the other spelling itself. `#` and `_` become spaces, so that the
words of a hashtag are words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right


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
_RESIZED = re.compile("[" + "".join(re.escape(chr(c)) for c, s in _TABLE.items() if len(s) != 1) + "]")


def fold(text: str) -> str:
    """Give the folded spelling of `text`.

    >>> fold("إسرائيـل قَالَ ١٢٪")
    'اسرائيل قال 12%'
    """
    return text.translate(_TABLE)


class Folded:
    """A folded text and where each of its characters stands in the original.

    >>> folded = Folded("قبل عَشرة")
    >>> folded.text, folded.original(4, 8)
    ('قبل عشرة', (4, 9))
    """

    __slots__ = ("_shifts", "_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text.translate(_TABLE)
        # each piece starts at a folded offset and is shifted by a constant from there on
        self._starts: list[int] = [0]
        self._shifts: list[int] = [0]
        folded = original = 0
        for match in _RESIZED.finditer(text):
            folded += match.start() - original
            size = len(_TABLE[ord(match[0])])
            for step in range(1, size):  # every letter of a ligature points at the ligature
                self._starts.append(folded + step)
                self._shifts.append(match.start() - folded - step)
            folded += size
            original = match.end()
            self._starts.append(folded)
            self._shifts.append(original - folded)

    def position(self, offset: int) -> int:
        """Give the original offset of the folded character at `offset`.

        >>> Folded("قَالَ").position(1)
        2
        """
        return offset + self._shifts[bisect_right(self._starts, offset) - 1]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the original span of the folded span; vowel signs after its last letter belong to it.

        >>> Folded("قَالَ نعم").original(0, 3)
        (0, 5)
        """
        if start == end:
            return self.position(start), self.position(start)
        last = self.position(end - 1)
        return self.position(start), max(last + 1, self.position(end) if self._shift_at(end) else last + 1)

    def _shift_at(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset) - 1
        return self._starts[index] == offset and index > 0
