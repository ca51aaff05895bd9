"""Who is meant by الوزير and الوزارة: offices and bodies without a name, told by what the article has named.

An office is given to the one person whom the article names with it, or, of several, to the one named last before it;
a bare noun for a body (الوزارة) to the body last named with that noun (وزارة الدفاع الروسية).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mahdar.lang.fold import fold
from mahdar.model import Name
from mahdar.read.sheet import Token

SURE, LIKELY = 0.75, 0.6


def settle(tokens: Sequence[Token], article: str) -> None:
    """Give heads to the offices and bare bodies among the tokens; `article` is the language's article (ال).

    >>> settle([], "ال")
    """
    names = [t for t in tokens if isinstance(t.record, Name)]
    holders: dict[str, list[Name]] = {}
    bodies: dict[str, list[Name]] = {}
    for name in (t.record for t in names):
        if name.type == "PERSON" and name.head and name.role:
            holders.setdefault(_noun(name.role, article), []).append(name)
        elif name.type == "ORG" and name.head:
            bodies.setdefault(_noun(name.text, article), []).append(name)
    for token in names:
        name = token.record
        if name.head:
            continue
        if "BARE" in token.classes:
            token.record = _body(name, bodies.get(_noun(name.text, article), ()))
        elif name.role and not name.plural and "INDEF" not in token.classes and "HIS" not in token.classes:
            token.record = _holder(name, holders.get(_noun(name.role, article), ()))


def _noun(text: str, article: str) -> str:
    """Give the first word of an office or body, folded, without its article."""
    return fold(text.split()[0]).removeprefix(article)


def _holder(name: Name, people: Sequence[Name]) -> Name:
    same = [p for p in people if fits(name, p)]
    heads = {p.head for p in same}
    if not same:
        return name
    before = [p for p in same if p.start < name.start]
    chosen = (before or same)[-1 if before else 0]
    sure = len(heads) == 1 and (fold(chosen.role or "") == fold(name.role or "") or " " not in (name.role or ""))
    return msgspec.structs.replace(
        name,
        head=chosen.head,
        entity=name.entity or chosen.entity,
        state=name.state or chosen.state,
        confidence=SURE if sure else LIKELY,
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


def _body(name: Name, bodies: Sequence[Name]) -> Name:
    before = [b for b in bodies if b.start < name.start]
    telling = [b for b in before if b.state or b.entity or fold(b.text).split()[0] != fold(name.text).split()[0]]
    before = telling or before  # وزارة الصحة says more than الوزارة الجديدة
    if not before:
        return name
    chosen = before[-1]
    return msgspec.structs.replace(
        name, head=chosen.head, entity=chosen.entity, state=chosen.state, confidence=LIKELY, rule=f"{name.rule}+holder"
    )
