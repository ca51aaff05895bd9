"""Actors as an event lists them, and what the words of a name say of who acts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from mahdar.lang.fold import fold
from mahdar.model import Name
from mahdar.read.sheet import Token

ORGANS = frozenset({"ORGAN", "ORGANHEAD", "GOVERNMENT", "FORCE"})
STEM = 4  # letters by which two words are taken for forms of one
_PUBLIC = ORGANS | {"HOMEORGAN"}


class Actor(msgspec.Struct, frozen=True):
    """An actor as an event lists it: `id` is a state's or body's code or a name; `place` where it may be a mere place.

    >>> Actor("RUS", "state", 3).id
    'RUS'
    """

    id: str
    kind: str  # state, body, person, group, people, place; bare: a mere noun (الشركة)
    at: int  # index of its token
    end: int = 0  # index after its last token
    name: str = ""  # the person's own name
    state: str = ""  # the state in which a place lies
    alias: str = ""  # what the text calls a body that is known by another name (تنظيم الدولة الإسلامية)

    def as_state(self) -> Actor:
        """Give the state of a people (الروس), the actor itself where it is none.

        >>> Actor("الروس", "people", 3, 4, state="RUS").as_state().id
        'RUS'
        """
        return Actor(self.state, "state", self.at, self.end) if self.kind == "people" and self.state else self

    @property
    def by_name(self) -> Actor:
        """The people by its own name and not by its state (الروس), the actor itself where it is none.

        >>> Actor("RUS", "people", 3, 4, "الروس").by_name.id
        'الروس'
        """
        return Actor(self.name, "people", self.at, self.end) if self.kind == "people" and self.name else self

    @property
    def elsewhere(self) -> Actor:
        """The actor as one who stands in no clause that is being read.

        >>> Actor("RUS", "state", 3, 4).elsewhere.at
        -1
        """
        return msgspec.structs.replace(self, at=-1, end=-1)

    @property
    def able(self) -> bool:
        """Whether it can do a deed of force: a place or a crowd of people rather suffers it."""
        return self.kind not in ("place", "people")


class Standing(NamedTuple):
    """An actor in a sentence: the index at which it begins, the role that a preposition gives it, whether it is an adjective.

    >>> Standing(3, Actor("RUS", "state", 3), None, False).at
    3
    """

    at: int
    actor: Actor
    role: str | None
    adjective: bool


def alias(code: str, called: str, article: str) -> str:
    """Give what a body is called where that has nothing of its code, nothing where it has.

    >>> alias("داعش", "تنظيم الدولة الإسلامية", "ال"), alias("الحوثيون", "جماعة الحوثي", "ال")
    ('تنظيم الدولة الإسلامية', '')
    """
    stems = {word.removeprefix(article)[:STEM] for word in fold(code).split()}
    return "" if stems & {word.removeprefix(article)[:STEM] for word in fold(called).split()} else called


def is_both(token: Token) -> bool:
    """Whether the token says only that there are two of them (الطرفان، وزيرا خارجية البلدين), not who.

    >>> is_both(Token.of(0, 1, "x", frozenset()))
    False
    """
    landed = "LANDED" in token.classes or getattr(token.record, "type", "") == "ORG"
    whose = getattr(token.record, "state", None) if landed else None  # الرئيسان الروسي والتركي، الجانبان المصري والتركي
    if (not whose and ("BOTH" in token.classes or (token.parts and "BOTH" in token.parts[0].classes))) or sides(token):
        return True
    named = getattr(token.record, "state", None) or getattr(token.record, "head", None)
    return not named and any("BOTH" in p.classes or is_both(p) for p in token.parts)


def man_of(token: Token) -> bool:
    """Whether the token tells of men of a state, and not of its force (جندي تركي، جنود، دبلوماسي روسي).

    >>> man_of(Token.of(0, 1, "x", frozenset()))
    False
    """
    return "MANOF" in token.classes or {"PERSON", "INDEF"} <= token.classes


def label(token: Token, article: str) -> str:
    """Give a token's word as a label, its article whole (للسوريين: السوريين).

    >>> label(Token.of(0, 1, "لجنود", frozenset({"DEF"})), "ال")
    'الجنود'
    """
    core = token.core
    cut = "DEF" in token.classes and not core.startswith(article) and core.startswith(article[1:])
    return article[:1] + core if cut else core


def honorific(token: Token, name: Name) -> bool:
    """Whether a person is only given a word of respect (الشيخ، الأمير، الدكتور) and no office.

    >>> honorific(Token.of(0, 1, "x", frozenset()), Name(start=0, end=1, text="x", type="PERSON"))
    False
    """
    first = token.first.classes
    return bool(name.head) and " " not in (name.role or "") and ("RANK" in first or "NAMETAIL" in first)


def both_codes(token: Token) -> Sequence[str]:
    """Give the codes of the two states that a word for two names by itself (الكوريتان), nothing where it does not.

    >>> both_codes(Token.of(0, 1, "x", frozenset()))
    ()
    """
    if of_two := sides(token):
        return of_two
    for part in (token, *token.parts):
        codes = part.get("PARTY", "codes") or (both_codes(part) if part is not token else ())
        if codes:
            return tuple(codes)
    return ()


def sides(token: Token) -> tuple[str, ...]:
    """Give the codes of the two whose names a body of both holds (مجلس روسيا – الناتو), nothing for any other name.

    >>> sides(Token.of(0, 1, "x", frozenset()))
    ()
    """
    if "SIDES" not in token.classes:
        return ()
    codes = dict.fromkeys(getattr(part.record, "entity", None) or part.get("BODY", "code") for part in token.parts)
    found = tuple(str(code) for code in codes if code)
    return found if len(found) > 1 else ()


def served(token: Token, national: bool = False) -> str | None:
    """Give the private body that an official is of (رئيس شركة كذا): what he does it does, and no state.

    With `national` a body that bears a state's name (الاتحاد السعودي لكرة القدم) is one too.

    >>> served(Token.of(0, 1, "x", frozenset())) is None
    True
    """
    for part in token.parts:
        name = part.record
        if isinstance(name, Name) and name.type == "ORG":
            own = not name.entity and (national or not name.state)
            return name.head if own and _PUBLIC.isdisjoint(part.first.classes | part.classes) else None
        if part.parts and "ROLE" in part.classes:
            return served(part, national)
    return None


def private(token: Token) -> bool:
    """Whether a person is named with what he is by trade (اللاعب، الفنان، الكاتب): he acts for no state.

    >>> private(Token.of(0, 1, "x", frozenset()))
    False
    """
    return bool(_first(token).get("TITLE", "private"))


def unnamed(token: Token) -> bool:
    """Whether a person is only told as who speaks unnamed (المصدر، شهود عيان): he does no deed.

    >>> unnamed(Token.of(0, 1, "x", frozenset()))
    False
    """
    return bool(_first(token).get("TITLE", "kind") == "source")


def _first(token: Token) -> Token:
    """Give the first word of a name."""
    while token.parts:
        token = token.parts[0]
    return token


def band(token: Token) -> bool:
    """Whether a force's name says whose it is by the noun for a group (قوات المقاومة اليمنية), whatever land it is of.

    >>> band(Token.of(0, 1, "x", frozenset()))
    False
    """
    return any(part.get("PARTY", "kind") == "group" for part in token.parts[1:])


def crowd(token: Token) -> bool:
    """Whether a people's name begins with a noun for men who act together (مستوطنون إسرائيليون): they act for themselves.

    >>> crowd(Token.of(0, 1, "x", frozenset()))
    False
    """
    return bool(token.first.get("PARTY", "kind") == "group")


def loyal(token: Token) -> bool:
    """Whether a name ends in a word for being somebody's men (الميليشيات الموالية), so that whose stands behind it.

    >>> loyal(Token.of(0, 1, "x", frozenset()))
    False
    """
    return bool(token.parts) and "MEMBERS" in token.parts[-1].classes
