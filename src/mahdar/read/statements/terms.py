"""Terms: what somebody calls a thing that ما before the verb stands for: ما وصفه بالهزيمة، ما سمته الوزارة مناورة."""

from __future__ import annotations

from mahdar.read.statements.cues import Cue
from mahdar.read.statements.openings import NEAR, Opening, clitic, names_thing
from mahdar.read.statements.phrases import noun_phrase, speaks
from mahdar.read.statements.view import (
    ADVERB,
    ATTRIB,
    BTHAT,
    COLON,
    COMMA,
    CONTRAST,
    CUE,
    DEF,
    END,
    JOINT,
    MARK,
    MEDIA,
    MHEAD,
    NAME,
    NEG,
    PREP,
    QUOTE,
    REL,
    SPEAKER,
    THAT,
    TIME,
    TURN,
    VERBS,
    WORD,
    View,
)

_FAR, _LONG = 10, 14  # tokens within which a term begins, and that it has at most
_NO_TERM = PREP | CUE | THAT | REL | JOINT | TURN | NEG | MARK | COLON | ATTRIB | DEF
_NO_MORE = PREP | CUE | REL | JOINT | TURN | CONTRAST | ATTRIB | THAT | TIME | ADVERB
_BEHIND = COMMA | END | REL | THAT | TURN | CONTRAST | COLON | ATTRIB | JOINT


def termed(view: View, cue: Cue, end: int) -> Opening | None:
    """Give what the thing is called, behind the verb and the one who calls it so; None where the verb calls nothing.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("رفض ما وصفه الوزير بالهزيمة، وغادر", Analyser(load("ar"))))
    >>> found = termed(view, next(cue for cue in Finder()(view) if cue.index == 2), 7)
    >>> found.start, found.until
    (4, 5)
    """
    if not names_thing(view, cue.index):
        return None
    index, last, subject = cue.index + 1, min(end, cue.index + _FAR), False
    while index < last:
        flag = view.flags[index]
        if flag & BTHAT:
            return Opening(index, "that")
        if (flag & QUOTE and index in view.quotes.close) or clitic(view, index, view.grammar.by):
            return Opening(index, "that", until=_end(view, index, end))
        if flag & (TIME | ADVERB):
            index += 1
        elif not subject and (speaks(view, index) or (flag & DEF and not view.tokens[index].pro)):
            index, subject = max(noun_phrase(view, index, _caller_end(view, index, end)), index + 1), True
        elif flag & WORD and not flag & (_NO_TERM | NAME | SPEAKER) and not view.tokens[index].pro:
            return Opening(index, "that", until=_end(view, index, end))
        else:
            return None
    return None


def _caller_end(view: View, start: int, end: int) -> int:
    """Give before which token the one who calls it so ends: the first quotation mark or ب behind him."""
    if view.tokens[start].core.endswith(view.grammar.absolute):
        return start + 1  # مراقبون محاولة
    named = view.flags[start] & (MEDIA | MHEAD)  # الصحيفة «الأفق» bears its name, الحزب «عدوانا» calls something so
    by = view.grammar.by
    behind = range(start + 1, end)
    return next((j for j in behind if by in view.tokens[j].pro or (view.flags[j] & QUOTE and not named)), end)


def _end(view: View, start: int, end: int) -> int:
    """Give the end of the term: of its quotation, else of its noun phrase with what hangs on it by prepositions."""
    for index in range(start, min(end, start + _LONG)):
        flag, token = view.flags[index], view.tokens[index]
        if flag & QUOTE and index in view.quotes.close:
            return min(_past_quotation(view, view.quotes.close[index], end, index), end)
        verb = not flag & DEF and not token.classes.isdisjoint(VERBS)
        if index > start and (flag & _BEHIND or (verb and flag & CUE)):
            return index
    return min(end, start + _LONG)


def _past_quotation(view: View, close: int, end: int, opener: int) -> int:
    """Give the end of a term in quotation marks: of one word, what is attributed to it belongs to it: «جرائم» الجيش."""
    after = close + 1
    goes_on = (
        close - opener == 2 and after < end and view.flags[after] & (WORD | NAME) and not view.flags[after] & _NO_MORE
    )
    if not goes_on or view.tokens[after].pro:
        return after
    return next((j for j in range(after, min(end, after + _LONG)) if view.flags[j] & (_BEHIND | QUOTE | CUE)), after)


def blamed(view: View, cue: Cue, end: int) -> Opening | None:
    """Find the responsibility that the cue lays on somebody."""
    wanted = cue.frame.only or "BLAME"
    for index in range(cue.index + 1, min(end, cue.index + NEAR)):
        if view.flags[index] & END:
            return None
        if wanted in view.tokens[index].classes:
            return Opening(index, "object")
    return None


def called(view: View, start: int, end: int) -> Opening | None:
    """Find what something is called behind وصفه: بأنه، بـ and a quotation."""
    for index in range(start, min(end, start + 10)):
        flag = view.flags[index]
        if flag & END:
            return None
        if flag & BTHAT or clitic(view, index, view.grammar.by):
            return Opening(index, "that")
        if flag & QUOTE and index in view.quotes.close:
            return Opening(index, "quote")
    return None
