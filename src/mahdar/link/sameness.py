"""How likely two statements say the same: plain features, each with what it weighs.

The weights were fitted (logistic, each story counting alike) on the pairs of nine stories whose claims were grouped by
hand; how alike clauses of strangers must be, and what other numbers weigh, is as eleven stories ask. Fitted anew on
thirteen (`bench/fit_claims.py`) they tell no more of the story that is left out: they stand as they were.
"""

from __future__ import annotations

from math import exp
from operator import mul

from mahdar.link.statements import Said

SOON = 4  # days within which a speaker repeats himself in one act of speech
MUCH = 5.0  # weight of shared tokens from which on more of them tells nothing more
AIMED = {"deny", "reject", "accuse", "condemn", "demand", "propose", "threaten", "warn", "pledge", "support"}
BASE = -4.65  # two of which nothing speaks for their being one
WEIGHTS = {
    "alike": 4.25,  # what they share: of all that they say
    "shared": 2.17,  # and by itself
    "own": 1.29,  # one party or speaker
    "speaker": 1.14,  # one speaker
    "unknown": 0.77,  # a party that is not known
    "near": 0.55,  # within those days
    "no": 0.88,  # both say no
    "act": 1.67,  # both do what is more than saying
    "piece": -0.6,  # one is a piece only
}
NUMBERS, HOPELESS = -0.7, -3.0  # both have numbers or days, and none in common; from where on this is not looked at
DAY = 8  # letters from which on a time is a day and more
# how alike strangers must be at least, what they say or a clause of it; tokens that such a clause has
WHOLE, CLAUSE, LONG = 0.45, 0.5, 4


def sureness(a: Said, b: Said, dice: float, common: float) -> float:
    """Give how likely two statements say the same, from 0 to 1.

    `dice` is their likeness, `common` what they share, counted in words that no other statement has.
    """
    found = features(a, b, dice, common)
    if found is None:
        return 0.0
    score = BASE + sum(map(mul, WEIGHTS.values(), found))
    if score > HOPELESS and other_numbers(a, b):
        score += NUMBERS
    return round(1 / (1 + exp(-score)), 6)


def features(a: Said, b: Said, dice: float, common: float) -> tuple[float, ...] | None:
    """Give what speaks for two being one, in the order of WEIGHTS; None of strangers who share too little."""
    key = a.key
    oneself = bool(key) and key == b.key
    own = oneself or a.one_party(b)
    if not own and _of_strangers(a, b, dice):
        return None
    act = a.statement.act
    return (
        dice,
        min(common, MUCH) / MUCH,
        own,
        oneself,
        not own and not (a.party and b.party),
        a.days_from(b) <= SOON,
        says_no(a) and says_no(b),
        act in AIMED and act == b.statement.act,
        a.part or b.part,
    )


def _of_strangers(a: Said, b: Said, dice: float) -> bool:
    """Tell whether two of different parties only share a clause, or less than what one would repeat of the other."""
    if a.part or b.part:
        return dice < CLAUSE or min(len(a.about), len(b.about)) < LONG
    return bool(a.party and b.party) and dice < WHOLE


def says_no(one: Said) -> bool:
    """Tell whether a statement says no."""
    return one.negated or one.statement.act in ("deny", "reject")


def other_numbers(a: Said, b: Said) -> bool:
    """Tell whether both have numbers or days, and none in common."""
    x, y = _numbers(a), _numbers(b)
    return bool(x and y) and x.isdisjoint(y)


def _numbers(one: Said) -> set[str]:
    """Give the numbers and days that a statement names."""
    return {token for token in one.about if token.isdigit() or (token[0] == "=" and len(token) > DAY)}
