"""Settings of a statement: when, where and to whom it was said, as its cue's clause tells."""

from __future__ import annotations

from typing import cast

from mahdar.model import Act, Name, Time
from mahdar.read.statements.cues import Cue
from mahdar.read.statements.openings import Opening
from mahdar.read.statements.phrases import noun_phrase, speaks
from mahdar.read.statements.view import COMMA, END, JOINT, PREP, REL, THAT, TIME, VENUE, View

_BEFORE = 6


def time_of(view: View, cue: int, begin: int, first: int) -> str | None:
    """Give the value of the time that belongs to the cue's clause: behind the verb, else right before it.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> time_of(View(Sheet("قال الوزير إن الوفد عاد", Analyser(load("ar")))), 0, 2, 0) is None
    True
    """
    for index in [*range(cue + 1, min(begin, cue + 30)), *range(cue - 1, max(first, cue - _BEFORE) - 1, -1)]:
        flag = view.flags[index]
        if flag & TIME:
            record = view.tokens[index].record
            if isinstance(record, Time) and record.value and not record.value.startswith("P"):
                return record.value
        if index < cue and flag & (COMMA | END | THAT):
            break
    return None


def venue_of(view: View, cue: int, begin: int, first: int) -> str | None:
    """Give by what or on what occasion it was said: في مقابلة، في بيان، على تويتر.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> venue_of(View(Sheet("قال الوزير في مقابلة إن الوفد عاد", Analyser(load("ar")))), 0, 4, 0)
    'مقابلة'
    """
    for index in [*range(cue + 1, min(begin, cue + 30)), *range(max(first, cue - 12), cue)]:
        if view.flags[index] & VENUE and index and view.flags[index - 1] & PREP:
            end = noun_phrase(view, index, min(begin if index > cue else cue, index + 4)) if index > cue else index + 1
            start, stop = view.slice(index, max(end, index + 1))
            return view.text[start:stop]
    return None


def addressee_of(
    view: View, start: int, end: int, urged: bool, source: tuple[int, int] = (0, 0)
) -> tuple[str, str | None] | None:
    """Give whom it is said to, between the subject's end and the content: a bare phrase after a verb of urging, else one with ل.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> addressee_of(View(Sheet("دعا الوزير الحكومة إلى الحوار", Analyser(load("ar")))), 2, 3, True)
    ('الحكومة', None)
    """
    index = start
    while index < end:
        flag, token = view.flags[index], view.tokens[index]
        if source[0] <= token.start < source[1]:
            index += 1
            continue
        if flag & (THAT | REL | JOINT | END):
            return None
        addressed = token.pro[:1] == view.grammar.to if not urged else not token.pro
        if addressed and speaks(view, index) and not (index > start and view.flags[index - 1] & PREP):
            last = max(noun_phrase(view, index, end), index + 1)
            begin = token.core_start if token.pro and not token.form.startswith(view.grammar.to_the) else token.start
            record = token.record
            return view.text[begin : view.tokens[last - 1].end], record.entity if isinstance(record, Name) else None
        index += 1
    return None


def act_of(view: View, cue: Cue, begin: Opening) -> Act:
    """Give the act of the cue; where its verb is light, that of the noun with which its content begins.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.statements.contents import opening
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("أعرب الوزير عن أسفه لما جرى", Analyser(load("ar"))))
    >>> cue = Finder()(view)[0]
    >>> act_of(view, cue, opening(view, cue, 6))
    'condemn'
    """
    flags = cue.frame.flags
    if "praise" in flags and begin.way == "preposition" and not view.flags[begin.start] & PREP:
        return "support"
    if "light" in flags and begin.way in ("preposition", "object"):
        for index in range(begin.start, min(begin.start + 3, len(view.tokens))):
            if "ACTNOUN" in view.tokens[index].classes:
                return cast(Act, view.tokens[index].get("ACTNOUN", "act"))
    return cue.act
