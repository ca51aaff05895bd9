"""Speech without a mark: وقال الوزير لا مجال للعودة، وأضاف نحن مستعدون; no complementiser, colon nor quotation opens it."""

from __future__ import annotations

from mahdar.read.statements.cues import Cue
from mahdar.read.statements.openings import Opening, nameless
from mahdar.read.statements.view import (
    ADVERB,
    ATTRIB,
    COMMA,
    CUE,
    DEF,
    END,
    JOINT,
    KANA,
    NAME,
    NEG,
    PREP,
    QUOTE,
    REL,
    SPEAKER,
    THAT,
    TIME,
    TURN,
    WHAT,
    View,
)

_FAR = 40  # tokens between the verb and what is said
_NOT_MAIN = REL | WHAT | THAT | NEG | KANA | ATTRIB | PREP
_NEVER = THAT | JOINT | TURN | ATTRIB | END | WHAT


def unmarked(view: View, cue: Cue, end: int) -> Opening | None:
    """Give where speech begins that nothing but its own first word marks.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("وقال الوزير لا مجال للعودة", Analyser(load("ar"))))
    >>> unmarked(view, Finder()(view)[0], 5).start
    2
    """
    before = view.flags[cue.index - 1] if cue.index else END
    if "unmarked" not in cue.frame.flags or not cue.finite or before & _NOT_MAIN or cue.enc:
        return None
    index, last, hangs = cue.index + 1, min(end - 2, cue.index + _FAR), False
    while index < last:
        flag = view.flags[index]
        if flag & QUOTE and index in view.quotes.close:
            index = view.quotes.close[index] + 1
            continue
        if not hangs and _speaks_up(view, index):
            return Opening(index, "colon")
        if flag & _NEVER or (flag & CUE and not flag & (SPEAKER | NAME | PREP) and not hangs):
            return None
        hangs = bool(flag & REL) or (hangs and not flag & COMMA)
        index += 1
    return None


def _speaks_up(view: View, index: int) -> bool:
    """Tell whether the word at `index` can but open what somebody says, and does not describe an indefinite noun."""
    token, before = view.tokens[index], view.flags[index - 1]
    if token.pro or nameless(view, index + 1):
        return False
    verbs = [h.features for h in token.hits if h.features.paradigm in ("perfect", "imperfect")]
    if verbs and len(verbs) == len(token.hits) and all(f.person == "1" for f in verbs):
        return True
    plain = "PRONOUN" in token.classes or view.flags[index] & KANA  # نحن، لقد
    named = before & (NAME | COMMA | CUE | TIME | ADVERB) or (before & DEF and before & SPEAKER)
    return "SPEAKSUP" in token.classes and bool(plain or named)
