"""Places of a verb in its clause: parted from its subject by a relative clause, or where it cannot mean an older speaker."""

from __future__ import annotations

from mahdar.read.statements.cues import Cue
from mahdar.read.statements.naming import counts
from mahdar.read.statements.openings import names_thing
from mahdar.read.statements.phrases import noun_phrase, speaks
from mahdar.read.statements.view import (
    ADVERB,
    COLON,
    COMMA,
    CONTRAST,
    CUE,
    DASH,
    DEF,
    END,
    JOINT,
    KANA,
    NAME,
    NEG,
    NOTHAT,
    PREP,
    QUOTE,
    REL,
    SPEAKER,
    THAT,
    TIME,
    TURN,
    VERBS,
    WHAT,
    WORD,
    View,
)

_RELATIVE = 40  # tokens of a relative clause between a subject and its verb
_PHRASE = 14  # tokens of a subject
_BOUND = END | COMMA | COLON | JOINT | KANA | TURN | THAT | NOTHAT | DASH | QUOTE | REL | WHAT | NEG | CONTRAST
_OPENERS = frozenset({"PRONOUN", "SELF", "SOTHAT", "BEFORETHIS", "IF", "CONTRACTED"})
_LEADS = PREP | NOTHAT | TIME | ADVERB  # open words on time or place before a verb


def past_relative(view: View, cue: Cue, end: int, first: int) -> tuple[int, int] | None:
    """Give the phrase that opens the clause, where a relative clause parts it from the verb at or behind `end`.

    قال إن التاجر، الذي زار المصنع والمخزن، أقر بأنه; أن الدفاتر التي عثر عليها كشفت عن.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("إن الدفاتر التي عثر عليها كشفت عن", Analyser(load("ar"))))
    >>> past_relative(view, Finder()(view)[0], 5, 0)
    (1, 2)
    """
    if cue.enc or view.flags[end - 1] & (WHAT | JOINT | TURN):
        return None
    for index in range(end - 2, max(first, end - _RELATIVE), -1):
        flag = view.flags[index]
        if flag & (END | THAT | COLON | TURN | JOINT & ~KANA) and view.quotes.inside[index] < 0:
            return None
        if not flag & REL or ("FEMREL" in view.tokens[index].classes) != (cue.gender == "f"):
            continue
        last = index - bool(view.flags[index - 1] & COMMA)
        start = _opening_phrase(view, last, first) if last == index or view.flags[end] & COMMA else -1
        if start >= 0 and counts(view, cue, start, last):
            return start, last
    return None


def _opening_phrase(view: View, end: int, first: int) -> int:
    """Give where the noun phrase before the token `end` begins that opens a clause; -1 where none does."""
    for start in range(end - 1, max(first, end - _PHRASE) - 1, -1):
        token, flag = view.tokens[start], view.flags[start]
        led = bool(
            start > first and view.flags[start - 1] & THAT and view.tokens[start - 1].form.endswith(view.grammar.that)
        )
        if led or start == first or view.flags[start - 1] & KANA or "NEWSUBJECT" in view.tokens[start - 1].classes:
            noun = speaks(view, start) or (led and flag & WORD and not flag & (PREP | CUE | NEG | TIME))
            whole = noun_phrase(view, start, end) == end or (led and _named(view, start, end))
            return start if noun and not token.pro and whole else -1
    return -1


def _named(view: View, start: int, end: int) -> bool:
    """Tell whether nothing but a noun, what goes with it and a person's name stands there: إن التاجر من أصل أرمني سامي الحداد، الذي."""
    parted = any(
        view.flags[index] & (COMMA | QUOTE | THAT | REL | CUE & ~SPEAKER)
        or not (view.tokens[index].classes.isdisjoint(VERBS) or view.flags[index - 1] & PREP)
        for index in range(start, end)
    )
    return not parted and "PERSON" in view.tokens[end - 1].classes


def astray(view: View, cue: Cue, first: int) -> bool:
    """Tell whether the verb stands in the middle of a clause, so that whoever spoke before is not meant.

    Its subject stands before it, though nothing shows it (المؤشرات تؤكد), or it describes a noun (قرار يدين).

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("نشرت خطابات تدعو إلى الإضراب، وأكدت أنها ستعود", Analyser(load("ar"))))
    >>> [astray(view, cue, 0) for cue in Finder()(view)]
    [True, False]
    """
    if not cue.finite:
        return False
    if cue.pro:
        return cue.pro[:1] == view.grammar.to
    index = cue.index - 1
    while index >= first and view.flags[index] & (TIME | ADVERB):
        index -= 1
    if index < first or _bounds(view, index) or names_thing(view, cue.index):
        return False
    if cue.enc and "describe" in cue.frame.flags:
        return False  # أدلت بتصريحات وصفتها بأنها صريحة
    acts = False
    while index > first and not _bounds(view, index - 1):
        acts = acts or not (view.tokens[index].classes.isdisjoint(VERBS) or view.flags[index] & (DEF | PREP | NAME))
        index -= 1
    if index > first and view.tokens[index - 1].get("CLAUSE", "now"):
        return False  # عندما سئل عن ذلك أجاب
    told = view.flags[index] & CUE and not view.tokens[index].classes.isdisjoint(VERBS)
    if "TOPIC" in view.tokens[index].classes or (told and "unmarked" in cue.frame.flags):
        return False  # وفيما يتعلق بالحدود قال؛ وكتب على صفحته يقول
    bound = view.flags[index - 1] if index > first else 0
    led = (view.flags[index] | bound) & _LEADS or view.grammar.governed(view.tokens[index].pro)
    return acts or not led


def _bounds(view: View, index: int) -> bool:
    """Tell whether a clause may begin behind the word at `index`, so that its verb need not name its subject."""
    token = view.tokens[index]
    return bool(view.flags[index] & _BOUND or token.get("CLAUSE", "kind")) or not token.classes.isdisjoint(_OPENERS)


def in_background(view: View, index: int) -> bool:
    """Tell whether the verb at `index` tells what went before: جاء القرار بعد أن دعا الحزب الرئيس إلى الاستقالة.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> in_background(View(Sheet("جاء القرار بعد أن دعا الحزب إلى الحوار", Analyser(load("ar")))), 3)
    True
    """
    before = index - 1
    while before > 0 and view.flags[before] & KANA:
        before -= 1
    return before >= 0 and "BEFORETHIS" in view.tokens[before].classes
