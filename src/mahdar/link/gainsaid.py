"""Denials held against what others say, in the same report or another: all that is denied is asserted, of the one who denies."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Sequence
from functools import lru_cache

from mahdar.lang.fold import fold
from mahdar.link.concepts import concepts, tokens
from mahdar.link.entities import is_state
from mahdar.link.matters import BLAME
from mahdar.link.refuted import TOLD, claims
from mahdar.link.statements import Said
from mahdar.link.when import ordinal
from mahdar.link.words import pack, words

SOON = 7  # days between what is said and its denial
AROUND = 60  # statements of those days that share a token and are held against a denial
SHARED, PART = 2, 0.6  # tokens in common, and their part of those of the denial
FEW = 3  # statements that one denial is shown against
FIRST = 8  # tokens of a denial that tell what is denied
ASKED = ("demand", "propose")  # acts that ask
HEAD, WEEKS = 2, 30  # tokens in which it is said what is asked; days between demand and refusal
BASELESS = ("baseless", "campaign")


def gainsaid(everything: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Give what was said and its denial, of any two reports.

    >>> gainsaid([])
    []
    """
    told: dict[str, list[tuple[int, int, Said]]] = defaultdict(list)
    refuting = {one.n for one in everything if refutes(one)}
    for one in everything:
        if one.statement.act in TOLD and not (one.negated or one.supposed or one.n in refuting):
            for token in set(_own(one)):
                told[token].append((ordinal(one.date) or 0, one.n, one))
    for rows in told.values():
        rows.sort(key=lambda row: row[:2])
    return [(one, denial) for denial in everything if _denies(denial, refuting) for one in _said(denial, told)]


def refused(everything: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Give what one party demands and its refusal by another, of any two reports: both begin with the same matter.

    >>> refused([])
    []
    """
    told: dict[str, list[Said]] = defaultdict(list)
    for one in everything:
        if one.statement.act in ASKED and one.party and not (one.negated or one.supposed):
            for token in _own(one)[:HEAD]:
                told[token].append(one)
    out = []
    for refusal in everything:
        if refusal.statement.act == "reject" and refusal.party and not refusal.supposed:
            found = {one.n: one for token in _heads(refusal) for one in told.get(token, ())}
            fit = [(one.days_from(refusal), one.n, one) for one in found.values() if _asked(one, refusal)]
            out += [(one, refusal) for *_, one in sorted(fit, key=lambda row: row[:2])[:FEW]]
    return out


def _heads(refusal: Said) -> tuple[str, ...]:
    """Give the tokens in which it is said what is refused, without that others call for it."""
    return tuple(t for t in _own(refusal) if t[0] != "@" and t not in _asking())[:HEAD]


@lru_cache(maxsize=1)
def _asking() -> frozenset[str]:
    """Give the tokens of the nouns of asking."""
    return frozenset(token for form in pack()["asked"]["forms"] for token in tokens(fold(form)))


def _asked(one: Said, refusal: Said) -> bool:
    """Tell whether a demand is what was refused, in those weeks: more than the head of the two agrees."""
    shared = {t for t in set(_own(one)) & set(_own(refusal)) if t[0] != "@"}
    named = one.article == refusal.article or f"@{one.party}" in refusal.about or f"@{refusal.party}" in one.about
    return one.party != refusal.party and len(shared) >= SHARED + (not named) and one.days_from(refusal) <= WEEKS


def refutes(one: Said) -> bool:
    """Tell whether a statement calls a claim baseless: "the claims that … are mere propaganda"."""
    found = words(one.statement.content.text)
    claimed = [*map(claims, found)]
    return True in claimed and any(kind in BASELESS for kind in concepts(found)[claimed.index(True) + 1 :])


def _denies(one: Said, refuting: Container[int]) -> bool:
    return not one.supposed and bool(one.party) and (one.statement.act == "deny" or one.n in refuting)


def _own(one: Said) -> tuple[str, ...]:
    """Give the tokens that tell what a statement is about."""
    party = f"@{one.party}"
    telling = (t for t in one.about if t not in BLAME and t != party and not t.isdigit() and t[0] != "=")
    return tuple(dict.fromkeys(telling))


def _said(denial: Said, told: dict[str, list[tuple[int, int, Said]]]) -> list[Said]:
    """Give what others say of the denier, by name, that has most of what is denied: the likest few."""
    own, day = _own(denial)[:FIRST], ordinal(denial.date) or 0
    near: dict[int, Said] = {}
    for token in own:
        rows = told.get(token, [])
        at = bisect_left(rows, (day - SOON, -1), key=lambda row: row[:2])
        near |= {one.n: one for when, _, one in rows[at : at + AROUND] if when <= day + SOON}
    found = []
    for _, one in sorted(near.items()):
        shared = set(own) & set(one.about)
        later = len(own) > 1 and (ordinal(one.date) or 0) > day + 1  # what is done later is not what was denied
        other = not later and one.key != denial.key and one.party not in (None, denial.party)
        if other and f"@{denial.party}" in one.about and _enough(shared, own):
            found.append((-len(shared) / (len(own) + len(_own(one))), one.n, one))
    return [one for *_, one in sorted(found, key=lambda row: row[:2])[:FEW]]


def _enough(shared: set[str], own: Sequence[str]) -> bool:
    """Tell whether what is denied is what is said: most of its tokens, or the one body that it names."""
    body = len(own) == 1 and own[0][0] == "@" and not is_state(own[0][1:])
    return (len(shared) >= SHARED and len(shared) >= PART * len(own)) or (body and bool(shared))
