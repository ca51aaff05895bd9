"""The outlook of a clause: does it look back on what happened, or ahead to what is planned?"""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.read.sheet import Token

REACH = 14


def outlook(tokens: Sequence[Token], index: int) -> int:
    """Give -1 where the clause before the token at `index` looks back, 1 where it looks ahead, 0 where it says neither.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> sheet = Sheet("غادر الوفد الاثنين", Analyser(load("ar")))
    >>> outlook(sheet.tokens, 2)
    -1
    """
    for back in range(index - 1, max(-1, index - REACH), -1):
        classes = tokens[back].classes
        if "BREAK" in classes or "STOP" in classes:
            break
        if "LOOKS_AHEAD" in classes or (tokens[back].pro.endswith("س") and "IMPERFECT" in classes):
            return 1
        if "PERFECT" in classes:
            return -1
    return 0
