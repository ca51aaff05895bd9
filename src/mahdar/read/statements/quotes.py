"""Quotations: which opening mark goes with which closing one, where either may be lost or turned round.

Machine translation closes with an opening mark, loses closing marks, and puts spaces inside; typists use one
straight mark for both. Marks are paired within a paragraph; a mark that opens with nothing to close it is broken.
"""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.read.having import having
from mahdar.read.sheet import Sheet, Token

_BOUNDS = having("OPENQ", "CLOSEQ", "QUOTE", "BREAK")
_LONE = frozenset("'’‘")
_PAIRS = {'"': '"', "«": "»", "“": "”"}


class Quotes:
    """The quotations of an article, by token indices.

    `close` gives for each opening mark the index of its closing one; for a broken one, the paragraph's end.
    `inside` gives for each token the outermost opening mark in whose closed quotation it stands, -1 for none.
    `stray` holds closing marks that nothing opens.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> sheet = Sheet('قال: "نعم". ثم «لا', Analyser(load("ar")))
    >>> quotes = Quotes(sheet)
    >>> quotes.close, sorted(quotes.broken)
    ({2: 4, 7: 9}, [7])
    """

    __slots__ = ("broken", "close", "inside", "stray")

    def __init__(self, sheet: Sheet) -> None:
        tokens, text = sheet.tokens, sheet.text
        self.close: dict[int, int] = {}
        self.broken: set[int] = set()
        self.stray: set[int] = set()
        self.inside = [-1] * len(tokens)
        marks: list[int] = []
        for index in _BOUNDS.at(sheet.row):
            token = tokens[index]
            if "BREAK" not in token.classes:
                if token.form not in _LONE or not _within_word(token, text):
                    marks.append(index)
            elif marks:
                self._pair(marks, tokens, text, index)
                marks = []
        if marks:
            self._pair(marks, tokens, text, len(tokens))

    def _pair(self, marks: list[int], tokens: Sequence[Token], text: str, end: int) -> None:
        stack: list[int] = []
        straight = sum("QUOTE" in tokens[i].classes for i in marks)
        for number, index in enumerate(marks):
            token = tokens[index]
            inner = straight > 2 and bool(stack) and _nests(tokens[marks[number + 1]], text)
            opens = _opens(token, text, bool(stack), straight, inner)
            straight -= "QUOTE" in token.classes
            if opens:
                stack.append(index)
            elif stack:
                first = stack.pop()
                self.close[first] = index
                if not stack:
                    self.inside[first : index + 1] = [first] * (index + 1 - first)
            else:
                self.stray.add(index)
        for depth, index in enumerate(stack):
            nxt = stack[depth + 1] if depth + 1 < len(stack) else end
            self.close[index] = nxt
            self.broken.add(index)
            self._outside(index, nxt)

    def _outside(self, start: int, end: int) -> None:
        """Give back what stood in closed quotations within a broken one."""
        index = start + 1
        while index < end:
            last = self.close.get(index)
            if last is not None and index not in self.broken and last < end:
                self.inside[index : last + 1] = [index] * (last + 1 - index)
                index = last
            index += 1


def _at_end(token: Token, text: str) -> bool:
    """Tell whether an opening mark stands where only a closing one can: before a full stop or the line's end."""
    rest = text[token.end : token.end + 3].lstrip(" ")
    return not rest or rest[0] in "\n.،,؛!؟"


def _after_letter(token: Token, text: str) -> bool:
    """Tell whether a single letter stands before the mark, as a preposition does: ل”الأفق”."""
    return token.start > 1 and text[token.start - 1].isalpha() and text[token.start - 2].isspace()


def _within_word(token: Token, text: str) -> bool:
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    return before.isalnum() and after.isalnum()


def _nests(following: Token, text: str) -> bool:
    """Tell whether the straight mark that follows closes by its shape, so that the one before it may open within a quotation."""
    before, after = text[following.start - 1 : following.start], text[following.end : following.end + 1]
    return "QUOTE" in following.classes and not before.isspace() and not after.isalnum()


def _opens(token: Token, text: str, is_open: bool, straight: int, inner: bool = False) -> bool:
    """Tell whether the mark opens a quotation: by its shape, the spaces around it, and what is open already.

    With `inner` what follows has the shape of the end of a quotation within the one that is open.
    """
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    word_behind = bool(after) and (after.isalnum() or after in "([«“\"'…#@" or text[token.end : token.end + 2] == "..")
    apart = not before or before.isspace() or before in "([:،-–—«“ـ" or _after_letter(token, text)
    if "OPENQ" in token.classes:
        return word_behind or not (is_open or _at_end(token, text))
    if "CLOSEQ" in token.classes:
        return not is_open and apart and word_behind
    if not is_open:
        return bool(after) and not (after in ".،,؛!؟?)" and not apart)
    return apart and word_behind and (straight % 2 == 0 or inner)


def balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the range of a phrase without half of a pair of marks at its ends, or with its other half where that follows.

    >>> text = 'قال "حزب الفجر" إن'
    >>> [text[slice(*balanced(text, *at))] for at in ((5, 14), (5, 15), (4, 14), (9, 15))]
    ['حزب الفجر', '"حزب الفجر"', '"حزب الفجر"', 'الفجر']
    """
    inside = text[start:end]
    for opener, closer in _PAIRS.items():
        opens, closes = inside.count(opener), inside.count(closer)
        if opens == closes and (opener != closer or opens % 2 == 0):
            continue
        if inside.endswith(closer):
            whole = text[start - 1 : start] == opener
            return (start - 1, end) if whole else (start, end - 1)
        if inside.startswith(opener):
            whole = text[end : end + 1] == closer
            return (start, end + 1) if whole else (start + 1, end)
    return start, end
