"""Who is meant by الوزير and الوزارة: offices and bodies without a name, told by what the article has named.

An office is given to the one person whom the article names with it, or, of several, to the one named last before it,
to nobody where another land's office was told last without a name;
a rank with its pronoun (سموه) to the person last so called; a bare noun for a body (الوزارة) to the body last named with
that noun (وزارة الدفاع الروسية).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from mahdar.lang.fold import fold
from mahdar.model import Name
from mahdar.read.having import having
from mahdar.read.sheet import Token

SURE, LIKELY = 0.75, 0.6
MOST = 20  # people or bodies kept for one noun
_NAMED = having("NAME")
_UNHELD = frozenset({"INDEF", "HIS"})


def settle(tokens: Sequence[Token], article: str) -> None:
    """Give heads to the offices and bare bodies among the tokens; `article` is the language's article (ال).

    >>> settle([], "ال")
    """
    names = _NAMED.among(tokens)
    later = _by_office((t for t in names if t.record.role), article)
    before: dict[str, list[Name]] = {}
    bodies: dict[str, list[Name]] = {}
    people: list[Name] = []
    for token in names:
        name: Name = token.record
        if name.head:
            if name.type == "PERSON":
                people.append(name)
            if name.type == "PERSON" and name.role:
                _remember(before, _office(token, article), name)
            elif name.type == "ORG":
                _remember(bodies, _noun(name.text, article), name)
        elif "HONOUR" in token.classes:
            token.record = _honoured(token, name, people[-MOST:])
        elif "BARE" in token.classes:
            noun = _noun(name.text, article)
            bare = (
                noun.removeprefix(article[1:]) if "DEF" in token.classes else noun
            )  # للتحالف: joined to the preposition
            token.record = _body(name, bodies.get(noun) or bodies.get(bare, []))
        elif name.role and not name.plural and token.classes.isdisjoint(_UNHELD):
            office = _office(token, article)
            token.record = _holder(name, before.get(office, ()), later.get(office, ()))
            if name.state and not token.record.head:
                _remember(before, office, name)  # a president whose name the article never gives


def former(token: Token) -> bool:
    """Whether a person's office is one that he has no longer (الرئيس السابق).

    >>> former(Token.of(0, 1, "x", frozenset()))
    False
    """
    return any("FORMER" in part.classes or former(part) for part in token.parts)


def _by_office(tokens: Iterable[Token], article: str) -> dict[str, list[Name]]:
    """Give the people named with an office by the noun of the office, the first to be named last."""
    found: dict[str, list[Name]] = {}
    for token in tokens:
        if token.record.type == "PERSON" and token.record.head:
            people = found.setdefault(_office(token, article), [])
            if len(people) < MOST:
                people.append(token.record)
    return {office: people[::-1] for office, people in found.items()}


def _office(token: Token, article: str) -> str:
    """Give the noun of a person's office, marked where he has it no longer: the president is no former president."""
    return _noun(token.record.role, article) + "-" * former(token)


def _remember(shelf: dict[str, list[Name]], noun: str, name: Name) -> None:
    """Keep the name as the one named last with the noun, of so many at most, so that time stays linear."""
    kept = shelf.setdefault(noun, [])
    kept[:] = [n for n in kept if n.head != name.head or n.role != name.role][-MOST:]
    kept.append(name)


def _noun(text: str, article: str) -> str:
    """Give the first word of an office or body, folded, without its article."""
    return fold(text.split()[0]).removeprefix(article)


def _honoured(token: Token, name: Name, people: Sequence[Name]) -> Name:
    """Give a rank with its pronoun (سموه) the person last called by it, or by a word for those who bear it (الأمير)."""
    words = [set(fold(p.text).split()) for p in people]
    for called in token.first.get("HONOURED", "of") or ():
        found = [p for p, told in zip(people, words, strict=True) if fold(called) in told and p.gender == name.gender]
        if found:
            return _held(name, found[-1], LIKELY)
    return name


def _holder(name: Name, before: Sequence[Name], later: Sequence[Name]) -> Name:
    same = [p for p in before if fits(name, p)] or [p for p in later if fits(name, p)]
    if not same:
        return name
    chosen = same[-1]
    if not chosen.head:
        return name  # of a land's president told without a name, not of the one named before him
    alone = len({p.head for p in same}) == 1
    sure = alone and (fold(chosen.role or "") == fold(name.role or "") or " " not in (name.role or ""))
    return _held(name, chosen, SURE if sure else LIKELY)


def _held(name: Name, person: Name, confidence: float) -> Name:
    """Give an office the person who holds it."""
    return msgspec.structs.replace(
        name,
        head=person.head,
        entity=name.entity or person.entity,
        state=name.state or person.state,
        confidence=confidence,
        rule=f"{name.rule}+holder",
    )


def fits(office: Name, person: Name) -> bool:
    """Tell whether the office, as it is written, can be the person's: the same words, or fewer of them.

    >>> made = dict(start=0, end=1, text="-", type="PERSON")
    >>> fits(Name(role="الوزير", **made), Name(role="وزير الخارجية الروسي", state="RUS", **made))
    True
    >>> fits(Name(role="الرئيس الروسي", state="RUS", **made), Name(role="الرئيس الأميركي", state="USA", **made))
    False
    """
    if office.gender and person.gender and office.gender != person.gender:
        return False
    if office.state and person.state and office.state != person.state:
        return False
    short, long = (fold(x or "").split()[1:] for x in (office.role, person.role))
    if office.state and office.state == person.state and len(short) <= 1:
        return len(long) <= 1 or short[-1:] == long[-1:]
    return all(word in long for word in short)


def _body(name: Name, before: Sequence[Name]) -> Name:
    telling = [b for b in before if b.state or b.entity or fold(b.text).split()[0] != fold(name.text).split()[0]]
    before = telling or before  # وزارة الصحة says more than الوزارة الجديدة
    if not before:
        return name
    chosen = before[-1]
    return msgspec.structs.replace(
        name, head=chosen.head, entity=chosen.entity, state=chosen.state, confidence=LIKELY, rule=f"{name.rule}+holder"
    )
