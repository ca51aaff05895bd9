"""Clauses that tell of somebody's words besides: قتل عشرة في هجوم تبنته الحركة، بحسب الشرطة."""

from __future__ import annotations

from collections.abc import Mapping

from mahdar.read.statements.attributions import Attribution, clause_start
from mahdar.read.statements.cues import Cue
from mahdar.read.statements.view import (
    ADVERB,
    ATTRIB,
    CUE,
    DEF,
    END,
    JOINT,
    KANA,
    NAME,
    PREP,
    REL,
    TIME,
    View,
)

_LONG = 40  # tokens of a clause that is attributed as a whole
_NOUNS = frozenset({"NOUN", "NOUN_F", "NISBA", "ADJECTIVE", "LAW"})


def bare(view: View, index: int) -> bool:
    """Tell whether an indefinite noun or adjective stands at `index`, which a verb behind it describes: مشروع قرار يدين.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("رفض المجلس مشروع قرار يدين الهجوم", Analyser(load("ar"))))
    >>> bare(view, 2), bare(view, 1)
    (True, False)
    """
    token, flag = view.tokens[index], view.flags[index]
    if flag & (DEF | NAME | TIME | ADVERB | PREP | KANA | JOINT | CUE) or token.enc:
        return False
    return not token.classes.isdisjoint(_NOUNS) and not token.core.endswith(view.grammar.accusative)


def embedded(view: View, cue: Cue, first: int) -> bool:
    """Tell whether the cue only describes something in the clause that begins at `first`: a verbal noun, a relative clause.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("وقع الهجوم الذي تبناه التنظيم", Analyser(load("ar"))))
    >>> [embedded(view, cue, 0) for cue in Finder()(view)]
    [True]
    """
    if cue.index <= first:
        return False
    if cue.kind == "masdar":
        return not cue.pro
    before = cue.index - 1
    while before > first and view.flags[before] & KANA:
        before -= 1
    if not cue.finite or cue.pro:
        return False
    return bool(view.flags[before] & REL) or ((bool(cue.enc) or cue.kind == "imperfect") and bare(view, before))


def clause_of(view: View, found: Attribution, sentence: tuple[int, int], valid: Mapping[int, Cue | None]) -> int:
    """Give where the clause before an attribution begins, if all its cues but describe something in it; else -1.

    `valid` maps the tokens at which cues (None: attributions) have a content.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.statements.attributions import attribution
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("وقع الهجوم الذي تبناه التنظيم، بحسب الشرطة.", Analyser(load("ar"))))
    >>> valid = {cue.index: cue for cue in Finder()(view)}
    >>> clause_of(view, attribution(view, 6, 9, Finder(), ()), (0, 9), valid)
    0
    """
    last = found.end
    while last < sentence[1] and view.flags[last] & (TIME | ADVERB):
        last += 1
    ends = last >= sentence[1] or view.flags[last] & END
    if found.source is None or found.resumes or found.relayed or not ends:
        return -1
    first = clause_start(view, found.index, sentence[0], ())
    if found.index - first > _LONG or (first and view.flags[first - 1] & ATTRIB):
        return -1
    within = [valid[index] for index in range(first, found.index) if index in valid]
    return first if within and all(cue and embedded(view, cue, first) for cue in within) else -1
