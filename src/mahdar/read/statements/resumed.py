"""What takes up what was said before it: denials (اتهمت لندن موسكو بالتسميم، وهو ما تنفيه موسكو), clauses that go on."""

from __future__ import annotations

from bisect import bisect_left

from mahdar.model import Statement
from mahdar.read.statements.attributions import Attribution
from mahdar.read.statements.cues import Finder
from mahdar.read.statements.phrases import noun_phrase, speaks
from mahdar.read.statements.view import ADVERB, COMMA, DEF, NEG, PREP, QUOTE, TIME, TURN, WHAT, View

_ACTS = frozenset({"deny", "reject"})
_NEAR = 2  # tokens between what was said and the words that take it up
_LAST = 4  # statements that may end there, one within another


def denial(view: View, index: int, end: int, finder: Finder) -> Attribution | None:
    """Give the denial whose verb, with its pronoun, stands at `index`; its source stands behind it.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("اتهمه بالفساد، وهو ما ينفيه الوزير.", Analyser(load("ar"))))
    >>> denial(view, 5, 8, Finder()).source
    (6, 7)
    """
    first = _taken_up(view, index)
    if first < 0 or not view.tokens[index].enc:
        return None
    cue = next((c for c in finder.at(view, index, view.tokens[index]) if c.finite and c.act in _ACTS), None)
    start = index + 1
    while start < end and (view.flags[start] & (TIME | ADVERB) or view.pronominal(start)):
        start += 1
    if cue is None or start >= end or not (speaks(view, start) or _strange(view, start)):
        return None
    last = noun_phrase(view, start, end)
    return Attribution(first, (start, last), index, last, cue=cue, resumes=True) if last > start else None


def _strange(view: View, index: int) -> bool:
    """Tell whether an unknown word stands at `index` that may be a name: فابيوس."""
    token = view.tokens[index]
    return "UNK" in token.classes and not token.pro and not view.flags[index] & DEF


def _taken_up(view: View, index: int) -> int:
    """Give where the words begin that take up what was said: وهو ما، وهو أمر، الأمر الذي; -1 where none do."""
    before = index - 1
    if before < 1 or view.flags[before] & (NEG | PREP):
        return -1
    owned = "SELF" in view.tokens[before - 1].classes and not view.flags[before] & QUOTE
    if view.flags[before] & TURN and view.flags[before] & DEF:
        return before - 1 if owned else before
    return before - 1 if owned and (view.flags[before] & WHAT or view.tokens[before].form.isalpha()) else -1


def said_before(view: View, made: list[Statement], index: int) -> tuple[int, int] | None:
    """Give the tokens of the content that ends right before `index`; None where none does.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> said_before(View(Sheet("عاد الوفد", Analyser(load("ar")))), [], 1) is None
    True
    """
    last = index
    while last > 0 and index - last <= _NEAR and (last == index or view.flags[last] & COMMA):
        last -= 1
    stop, start = view.tokens[last].end, view.tokens[index].start
    for said in reversed(made[-_LAST:]):
        if said.content.end == stop:
            start = min(start, said.content.start)
    if start == view.tokens[index].start:
        return None
    return bisect_left(view.tokens, start, key=lambda token: token.start), last + 1


def goes_on(view: View, made: list[Statement], start: int, index: int) -> bool:
    """Tell whether the clause from `start` to the attribution at `index` stands right behind the cue of the last statement.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> goes_on(View(Sheet("ندد الوزير بالحرب حيث قتل كثيرون، بحسب", Analyser(load("ar")))), [], 1, 6)
    False
    """
    if not made or not 0 < start < index:
        return False
    return made[-1].cue.end == view.tokens[start - 1].end
