"""Steps over what stands between a verb, its subject and its object: times, places, occasions, what two commas set off."""

from __future__ import annotations

from mahdar.read.statements.phrases import noun_phrase
from mahdar.read.statements.told import put_out
from mahdar.read.statements.view import (
    ADVERB,
    ATTRIB,
    COMMA,
    DEF,
    END,
    PREP,
    REL,
    THAT,
    TIME,
    VENUE,
    WHAT,
    View,
)


def skip(view: View, index: int, end: int) -> int:
    """Give the token behind the times, adverbs, phrases of place and what stands between commas from `index` on.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> skip(View(Sheet("أكد أمس في المدينة استمرار الحوار", Analyser(load("ar")))), 1, 6)
    4
    """
    flags = view.flags
    while index < end:
        flag = flags[index]
        if flag & (TIME | ADVERB) or view.pronominal(index):
            index += 1
        elif flag & ATTRIB:
            close = next((j for j in range(index, min(end, index + 12)) if flags[j] & (COMMA | END)), end)
            if close >= end or flags[close] & END:
                break
            index = close + 1
        elif flag & COMMA and index + 1 < end:
            close = _closing_comma(view, index, end)
            index = close + 1 if close else index + 1
            if not close and not flags[index] & (TIME | ADVERB | PREP):
                break
        elif flag & PREP and index + 1 < end and not flags[index + 1] & (THAT | WHAT):
            index = _setting(view, index, end)
        else:
            break
    return index


def _setting(view: View, index: int, end: int) -> int:
    """Give the end of the phrase that the preposition at `index` opens; on what occasion it was said is one word."""
    if view.tokens[index].enc:
        return index + 1
    if view.flags[index + 1] & VENUE and index + 2 < end and not view.flags[index + 2] & DEF:
        return put_out(view, index + 2, end)[1] or index + 2
    return noun_phrase(view, index + 1, end)


def _closing_comma(view: View, comma: int, end: int) -> int:
    """Give the comma that closes a phrase of place or a relative clause opened by a comma; 0 where none does."""
    after = comma + 1
    manner = view.tokens[after].pro == view.grammar.by  # ، بأشد العبارات،
    if not (manner or view.flags[after] & (PREP | REL | ATTRIB) or "ASIDEHEAD" in view.tokens[after].classes):
        return 0
    for index in range(after + 1, min(end, after + 30)):
        if view.flags[index] & COMMA:
            joined = index + 1 < end and view.tokens[index + 1].pro[:1] in view.grammar.joins
            return 0 if joined and view.tokens[index + 1].pro and not view.flags[index + 1] & (REL | DEF) else index
        if view.flags[index] & END:
            return 0
    return 0
