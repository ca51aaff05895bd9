"""Whose government it is: organs that the article names without their state, told by the state it speaks of most.

A paper at home writes «وزارة الداخلية» and «المملكة» and leaves out whose; an article about one state does the same.
Where half of what the article names belongs to one state, its nameless organs are taken to be that state's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from mahdar.model import Name
from mahdar.read.having import having
from mahdar.read.sheet import Token

SHARE, LEAST = 0.5, 2
CONFIDENCE = 0.6
_TELLING, _ORGANS = having("NAME", "ORIGIN"), having("ORGAN", "GOVERNMENT")


def give_home(tokens: Sequence[Token], country: str | None = None) -> None:
    """Give a state to the words for one's own country and to organs without one.

    `country` is the outlet's: its own government is meant where the article names no state at all.

    >>> give_home([])
    """
    votes: Counter[str] = Counter()
    own: list[Token] = []
    telling = _TELLING.among(tokens)
    for token in telling:
        classes = token.classes
        if "NAME" in classes:
            if token.record.state:
                votes[token.record.state] += 1
            elif "COUNTRYWORD" in classes:
                own.append(token)
        else:
            votes[token.get("ORIGIN", "code") or ""] += 1
    votes.pop("", None)
    for token in own:
        _country(token, votes)
    home = _home(votes) if votes else country
    if home:
        for token in _ORGANS.among(telling):
            if not token.record.state:
                token.record = _given(token.record, home)


def _country(token: Token, votes: Counter[str]) -> None:
    """Read المملكة as the kingdom that the article speaks of, the first of the entry's where it speaks of none."""
    codes: list[str] = token.get("COUNTRYWORD", "codes") or []
    code = max(codes, key=lambda c: votes[c], default=None)
    if code:
        votes[code] += 1
        token.record = _given(token.record, code)


def _home(votes: Counter[str]) -> str | None:
    code, most = votes.most_common(1)[0]
    return code if most >= LEAST and most >= SHARE * sum(votes.values()) else None


def _given(name: Name, code: str) -> Name:
    return msgspec.structs.replace(
        name,
        state=code,
        entity=name.entity or code,
        confidence=min(name.confidence, CONFIDENCE),
        rule=f"{name.rule}+home",
    )
