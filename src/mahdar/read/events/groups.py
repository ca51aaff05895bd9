"""Words around the noun for a group: a name set off behind it, adjectives that say whose men they are, what is no group."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mahdar.read.events.actor import Actor
from mahdar.read.events.lexis import CLAUSE, DEED, FINITE, MODAL, NAME, NISBA, ROLE, STOP
from mahdar.read.sheet import Token

SET_OFF = 5  # words of a name in quotation marks or parentheses
OPEN = frozenset({"OPENQ", "QUOTE", "OPENP"})
_CLOSE = frozenset({"CLOSEQ", "QUOTE", "CLOSEP"})
_THINGS = frozenset({"ARMS", "AIDGOODS"})
_UNKNOWN = frozenset({"WORD", "UNK", "ORDINARY", "NUMBERED"})
_ADJECTIVE = frozenset({"ORDINAL", "NISBASHAPE", "NISBA"})
ADJECTIVES = 2  # between a band's noun and the word for being somebody's


def set_off(
    tokens: Sequence[Token], kinds: Sequence[int], actor: Actor, at: Callable[[int], Actor | None]
) -> Actor | None:
    """Give the group whose name stands in quotation marks or parentheses behind its noun (مقاتلو «داعش»، جماعة (الصقور)).

    >>> set_off([], [], Actor("جماعة", "group", 0, 1), lambda _: None) is None
    True
    """
    start = actor.end
    if start + 1 >= len(tokens) or tokens[start].classes.isdisjoint(OPEN) or "DEF" in tokens[actor.at].classes:
        return None
    for end in range(start + 1, min(len(tokens), start + 2 + SET_OFF)):
        if not tokens[end].classes.isdisjoint(_CLOSE):
            break
        if kinds[end] & STOP and end + 1 < len(tokens) and not tokens[end + 1].classes.isdisjoint(_CLOSE):
            break
        if kinds[end] & (FINITE | CLAUSE) or (not kinds[end] & NAME and "WORD" not in tokens[end].classes):
            return None
    else:
        return None
    named = at(start + 1) if kinds[start + 1] & NAME else None
    if named and named.kind in ("body", "group") and named.end == end:
        return Actor(named.id, named.kind, actor.at, end + 1, alias=named.alias)
    plain = all(
        "UNK" in t.classes or "DEF" in t.classes or kinds[i] & NAME
        for i, t in enumerate(tokens[start + 1 : end], start + 1)
    )
    if end == start + 1 or not plain or tokens[start + 1].pro:
        return None
    return Actor(" ".join(t.form for t in tokens[start + 1 : end]), "group", actor.at, end + 1)


def describes(tokens: Sequence[Token], kinds: Sequence[int], index: int) -> bool:
    """Whether a word for a man or body is an adjective of the deed's noun before it (اشتباك مسلح، المعارك الدائرة).

    >>> describes([Token.of(0, 1, "x", frozenset())], [0], 0)
    False
    """
    token = tokens[index]
    if not index or token.pro or token.classes.isdisjoint(("ADJ", "BARE")) or kinds[index - 1] & FINITE:
        return False
    before = tokens[index - 1].classes
    if {"DEF", "ADJ", "S"} <= token.classes and "DEF" in before and "P" not in before:
        return not kinds[index - 1] & ROLE  # النزاع المسلح
    return bool(kinds[index - 1] & DEED) and ("DEF" in token.classes) == ("DEF" in before)


def described(tokens: Sequence[Token], kinds: Sequence[int], index: int) -> int:
    """Give the index after a noun for a group and the adjective that says whose men they are (مستوطنون إسرائيليون).

    >>> described([Token.of(0, 1, "x", frozenset())], [0], 0)
    1
    """
    end = index + 1
    plural = end < len(tokens) and "P" in tokens[index].classes and "P" in tokens[end].classes
    return end + 1 if plural and kinds[end] & NISBA and not tokens[end].pro else end


def called_after(tokens: Sequence[Token], index: int) -> bool:
    """Whether a person's or city's name is only that of a place (مسجد الإمام فلان).

    >>> called_after([Token.of(0, 1, "x", frozenset())], 0)
    False
    """
    return index > 0 and not tokens[index].pro and "PLACEHEAD" in tokens[index - 1].classes


def of_medium(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name is a medium's by the noun before it (صحيفة «النهر»).

    >>> of_medium([Token.of(0, 1, "x", frozenset())], 0)
    False
    """
    return index > 1 and not tokens[index - 1].classes.isdisjoint(OPEN) and "PAPER" in tokens[index - 2].classes


def local(tokens: Sequence[Token], index: int) -> bool:
    """Whether a place stands right behind the noun for a group, which is of it (قبائل مأرب، سكان روما).

    >>> local([Token.of(0, 1, "x", frozenset())], 0)
    False
    """
    if index + 1 >= len(tokens) or "DEF" in tokens[index].classes or tokens[index].enc or tokens[index + 1].pro:
        return False
    return "GPE" in tokens[index + 1].classes


def called(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name that nobody knows stands right behind the noun for a body (شركة بوينغ، جامعة هارفارد).

    >>> called([Token.of(0, 1, "x", frozenset())], 0)
    False
    """
    if index + 1 >= len(tokens) or "BODYHEAD" not in tokens[index].classes or "DEF" in tokens[index].classes:
        return False
    after = tokens[index + 1]
    return "UNK" in after.classes and after.classes <= _UNKNOWN and not after.pro and not tokens[index].enc


def plain(token: Token, kind: int) -> bool:
    """Whether a word behind one for many may be the noun for a crowd (آلاف الطلبة, not عشرات في، عشرات الصواريخ، عشرات الغارات).

    >>> plain(Token.of(0, 1, "x", frozenset()), 0)
    False
    """
    word = "WORD" in token.classes and not token.pro and not token.enc and not {"PERFECT", "P"} <= token.classes
    return word and not kind & (CLAUSE | DEED | MODAL | ROLE) and token.classes.isdisjoint(_THINGS)


def beyond(tokens: Sequence[Token], index: int) -> int:
    """Give the index of a word for being somebody's behind the adjectives of a band (الفرقة الأولى التابعة ل), else `index`.

    >>> beyond([Token.of(0, 1, "x", frozenset())], 0)
    0
    """
    for at in range(index, min(len(tokens), index + ADJECTIVES + 1)):
        if "MEMBERS" in tokens[at].classes:
            return at
        if tokens[at].classes.isdisjoint(_ADJECTIVE) or "DEF" not in tokens[at].classes:
            break
    return index


def adjectives(tokens: Sequence[Token], kinds: Sequence[int], index: int) -> tuple[list[Token], int]:
    """Give the words of a person's name with an adjective of belonging right before and behind it, and where it then ends.

    >>> adjectives([Token.of(0, 1, "x", frozenset())], [0], 0)
    ([], 1)
    """
    parts, end = [*tokens[index].parts], index + 1
    if index and kinds[index - 1] & NISBA and "DEF" in tokens[index - 1].classes and not tokens[index].pro:
        parts.append(tokens[index - 1])
    if end < len(tokens) and kinds[end] & NISBA and not tokens[end].pro:
        parts.append(tokens[end])
        end += 1
    return parts, end
