"""Agreement: whether a verb or a pronoun behind a name may be its, by gender and number."""

from __future__ import annotations

from collections.abc import Mapping, Set

from mahdar.read.events.actor import Actor
from mahdar.read.sheet import Token

ANY = frozenset("mfp")
_M, _F, _P, _MF = frozenset("m"), frozenset("f"), frozenset("p"), frozenset("mf")


def of_verb(token: Token) -> frozenset[str]:
    """Give the genders (m, f, or p for many men) that the subject before a verb may have, all where its form tells none.

    >>> sorted(of_verb(Token.of(0, 1, "x", frozenset({"F", "S"}))))
    ['f']
    """
    classes = token.classes
    if "D" in classes or ("M" in classes) == ("F" in classes):
        return ANY
    if "F" in classes:
        return _F
    return _P if "P" in classes and "S" not in classes else _M


def of_pronoun(token: Token, pronouns: Mapping[str, str]) -> frozenset[str]:
    """Give the genders of whom the pronoun at the end of a word may stand for.

    >>> sorted(of_pronoun(Token.of(0, 1, "x", frozenset()), {"ه": "m"}))
    ['f', 'm', 'p']
    """
    return frozenset(pronouns.get(token.enc, "mfp"))


def pronoun_of(token: Token, gender: str, pronouns: Mapping[str, str]) -> bool:
    """Whether a complementiser or the like ends in the pronoun of that gender (إنه، أنها).

    >>> pronoun_of(Token.of(0, 4, "إنها", frozenset()), "f", {"ه": "m", "ها": "f"})
    True
    """
    return any(token.form.endswith(end) for end, of in pronouns.items() if of == gender)


def of_actor(actor: Actor, token: Token, masculine: Set[str]) -> frozenset[str]:
    """Give the genders that the actor named at `token` may have; `masculine` are the lands that are no she.

    >>> sorted(of_actor(Actor("FRA", "state", 0), Token.of(0, 5, "فرنسا", frozenset({"GPE", "F"})), frozenset()))
    ['f']
    """
    classes = token.classes
    if "GPE" in classes or "LOC" in classes:
        return _M if actor.id in masculine and "CITY" not in classes and "CAPITAL" not in classes else _F
    male, female = "M" in classes, "F" in classes
    if "GROUP" in classes and " " in token.form:
        return ANY  # جماعة الحوثي is a she, whatever gender its men have
    if "P" in classes:
        return _F if female and not male else _P if male and not female else frozenset("fp")
    if male == female or actor.kind in ("group", "people"):
        return ANY
    if "PERSON" in classes and male and "OFFICE" not in classes:
        return _MF  # a given name alone tells little
    return _M if male else _F
