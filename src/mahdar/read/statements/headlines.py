"""Headlines: who speaks in one before a colon, and what he says behind it."""

from __future__ import annotations

from collections.abc import Container

import msgspec

from mahdar.read.statements.phrases import noun_phrase, speaks
from mahdar.read.statements.view import (
    COMMA,
    DEF,
    END,
    MEDIA,
    MHEAD,
    NAME,
    NEG,
    PREP,
    QUOTE,
    SPEAKER,
    STOP,
    TIME,
    View,
)

_HEARD = 15  # tokens of a headline that are looked through for who speaks in it


class Heading(msgspec.Struct, frozen=True):
    """What a headline says somebody says: who stands before the colon, the colon, and where his words end.

    >>> Heading(0, 2, 5).colon
    2
    """

    start: int
    colon: int
    end: int


def headlines(view: View, title: tuple[int, int], known: Container[str] = ()) -> list[Heading]:
    """Give who says what in a headline with colons: لافروف: لا حرب، الحلف يحذر.. ولافروف: لا حرب.

    `known` holds the words of the names of the people that the article names.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> headlines(View(Sheet("مصدر حكومي: الوفد عاد.. والوزير: لا حرب", Analyser(load("ar")))), (0, 10))
    [Heading(start=0, colon=2, end=6), Heading(start=6, colon=7, end=10)]
    """
    first, end = title
    parts = [index + 1 for index in range(first + 1, end) if view.flags[index] & STOP and view.quotes.inside[index] < 0]
    found: list[Heading] = []
    for start in [*reversed(parts), first]:
        colon = _speaking(view, start, end, known)
        placed = bool(found) and colon == first + 1 and "GPE" in view.tokens[first].classes
        if colon and not placed:  # القاهرة: عاد الوفد.. والوزير: لا حرب
            found.append(Heading(start, colon, end))
            end = start
    return found[::-1]


def _speaking(view: View, first: int, end: int, known: Container[str]) -> int:
    """Give the colon behind one who speaks, named from `first` on; 0 where none does."""
    while first < end and view.flags[first] & END:
        first += 1
    for index in range(first + 1, min(end - 1, first + 12)):
        if "COLON" in view.tokens[index].classes:
            token = view.tokens[first]
            named = index == first + 1 and (token.form in known or unjoined(view, first) in known)
            return index if named or _besides(view, first, index) or _label(view, first, index, end) else 0
        if view.flags[index] & COMMA:
            return 0
    return 0


def _besides(view: View, first: int, colon: int) -> bool:
    """Tell whether one who can speak is joined by و to what a headline says before: .. والأردن: الحل سياسي."""
    joined = view.tokens[first].pro in view.grammar.joins and bool(view.tokens[first].pro)
    behind = bool(first and view.flags[first - 1] & STOP)
    return joined and behind and bool(view.flags[first] & (NAME | SPEAKER)) and noun_phrase(view, first, colon) == colon


def unjoined(view: View, index: int) -> str:
    """Give the unknown word at `index` without the و written onto it; empty where none is.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> unjoined(View(Sheet("وزرقوط", Analyser(load("ar")))), 0)
    'زرقوط'
    """
    form = view.tokens[index].form
    return form[1:] if form[:1] in view.grammar.joins and "UNK" in view.tokens[index].classes else ""


def _label(view: View, first: int, colon: int, end: int) -> bool:
    """Tell whether the words before the colon name one who can speak, and not what it is about."""
    token = view.tokens[first]
    if view.flags[first] & QUOTE:
        return view.quotes.close.get(first) == colon - 1
    if colon == first + 1 and "LABEL" in token.classes:
        return False
    if "HOMEFIELD" in token.classes and all(flag & DEF for flag in view.flags[first:colon]) and not token.pro:
        return True  # الصحة اليمنية: the ministry
    last = noun_phrase(view, first, colon)
    if first < last < colon and _addressed(view, last, colon):
        return True
    if any(flag & TIME for flag in view.flags[first:colon]):
        return False
    if "PERSON" in token.classes and last < colon and (view.flags[last] & PREP or token_by(view, last)):
        abroad = last == colon - 2 and "FROM" in view.tokens[last].classes  # الوزير من عمان: …
        return abroad or bool(view.flags[colon + 1] & QUOTE) or _of_us(view, colon + 1, end)
    if colon - first <= 2 and all("UNK" in t.classes and "DEF" not in t.classes for t in view.tokens[first:colon]):
        return len(token.form) > 3  # an unknown name
    if not speaks(view, first) or (last < colon and not _named_on(view, last, colon)):
        return False
    if "GPE" in token.classes and colon == first + 1:
        return "CAPITAL" in token.classes or _of_us(view, colon + 1, end)
    return "LOC" not in token.classes


def _addressed(view: View, last: int, colon: int) -> bool:
    """Tell whether whom it was said to stands between the speaker and the colon: لـ «صحيفة»، لعباس."""
    token = view.tokens[last]
    if token.form == view.grammar.to:
        return True
    names = MEDIA | MHEAD | (NAME if last == colon - 1 else 0)
    return token.pro[:1] == view.grammar.to and bool(view.flags[last] & names)


def _named_on(view: View, last: int, colon: int) -> bool:
    """Tell whether nothing but definite words or the outlet that somebody works for stands before the colon."""
    if last == colon - 1 and view.flags[last] & MEDIA and token_by(view, last):
        return True
    return colon - last <= 2 and all("DEF" in t.classes and not t.pro for t in view.tokens[last:colon])


def token_by(view: View, index: int) -> bool:
    """Tell whether the word at `index` has ب written onto it.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> token_by(View(Sheet("الوزير بالحكومة", Analyser(load("ar")))), 1)
    True
    """
    return view.tokens[index].pro == view.grammar.by


def _of_us(view: View, start: int, end: int) -> bool:
    """Tell whether somebody speaks of himself: a verb of the first person plural, "our", "we have"."""
    grammar = view.grammar
    opens = start
    while opens < end and view.flags[opens] & NEG:
        opens += 1
    for index in range(start, min(end, start + _HEARD)):
        token = view.tokens[index]
        if token.enc == grammar.our or token.form in grammar.ours:
            return True
        persons = {h.features.person for h in token.hits if h.features.paradigm in ("perfect", "imperfect")}
        if persons == {"1"} and all(h.features.paradigm in ("perfect", "imperfect") for h in token.hits):
            return True
        if index == opens and "UNK" in token.classes and token.form.startswith(grammar.we) and len(token.form) > 3:
            return True  # a verb that the pack does not know: نراقب، لن نقبل
    return False
