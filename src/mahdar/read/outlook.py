"""The outlook of a clause: does it look back on what happened, or ahead to what is planned?

The verb, or the word such as المقرر, that stands nearest before the time decides; where none stands in its clause (the
time opens it), the first verb after it does. What follows أن is not yet done where its verb is imperfect.
"""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.read.sheet import Token

REACH = 16
FORWARD = 8
_ENDS = frozenset({"BREAK", "STOP", "COLON"})
_VERBS = frozenset({"PERFECT", "IMPERFECT", "PASSIVE", "LOOKS_AHEAD", "LOOKS_BACK", "FUTURE_SHAPE", "UNK", "COMP"}) | _ENDS


def outlook(tokens: Sequence[Token], index: int) -> int:
    """Give -1 where the clause of the token at `index` looks back, 1 where it looks ahead, 0 where it says neither.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> sheet = Sheet("سيكون الاجتماع الاثنين", Analyser(load("ar")))
    >>> outlook(sheet.tokens, 2)
    1
    """
    for back in range(index - 1, max(-1, index - REACH), -1):
        classes = tokens[back].classes
        if classes.isdisjoint(_VERBS):
            continue
        if not classes.isdisjoint(_ENDS):
            break
        if "COMP" in classes:
            if back + 1 < index and _imperfect(tokens[back + 1]):
                return 1
            break
        look = _look(tokens, back)
        if look:
            return look
    for ahead in range(index + 1, min(len(tokens), index + FORWARD)):
        classes = tokens[ahead].classes
        if not classes.isdisjoint(_ENDS):
            break
        if not classes.isdisjoint(_VERBS):
            look = _look(tokens, ahead)
            if look:
                return look
    return 0


def _look(tokens: Sequence[Token], index: int) -> int:
    token = tokens[index]
    classes = token.classes
    if "LOOKS_AHEAD" in classes or "FUTURE_SHAPE" in classes or (token.pro.endswith("س") and "IMPERFECT" in classes):
        return 1
    if "LOOKS_BACK" in classes or "PERFECT" in classes or "PASSIVE" in classes:
        return -1
    if "IMPERFECT" in classes:
        before = tokens[index - 1].classes if index else _ENDS
        if "COMP" in before or ("CUE" not in classes and not before.isdisjoint(_ENDS)):
            return 1  # a sentence that opens with its verb in the imperfect tells what is to come: يلتقي الوزيران الخميس
        return -1 if "CUE" in classes or "LOOKS_BACK" in before or "KANA" in before else 0
    return 0


def _imperfect(token: Token) -> bool:
    return "IMPERFECT" in token.classes
