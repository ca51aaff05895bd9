"""How likely two statements say the same: plain features, each with what it weighs.

The weights were fitted (logistic, each story counting alike) on the pairs of nine stories whose claims were grouped by
hand; how alike clauses of strangers must be, and what other numbers weigh, is as eleven stories ask.
"""

from __future__ import annotations

from math import exp

from mahdar.link.statements import Said

SOON = 4  # days within which a speaker repeats himself in one act of speech
MUCH = 5.0  # weight of shared tokens from which on more of them tells nothing more
AIMED = {"deny", "reject", "accuse", "condemn", "demand", "propose", "threaten", "warn", "pledge", "support"}
BASE = -4.65  # two of which nothing speaks for their being one
PARTY, SPEAKER, UNKNOWN = 1.29, 1.14, 0.77  # one party or speaker; one speaker; a party that is not known
NEAR = 0.55  # within those days
ALIKE, SHARED = 4.25, 2.17  # what they share: of all that they say, and by itself
NO, ACT, PIECE = 0.88, 1.67, -0.6  # both say no; both do what is more than saying; one is a piece only
NUMBERS, HOPELESS = -0.7, -3.0  # both have numbers or days, and none in common; from where on this is not looked at
DAY = 8  # letters from which on a time is a day and more
# how alike strangers must be at least, what they say or a clause of it; tokens that such a clause has
WHOLE, CLAUSE, LONG = 0.45, 0.5, 4


def sureness(a: Said, b: Said, dice: float, common: float) -> float:
    """Give how likely two statements say the same, from 0 to 1.

    `dice` is their likeness, `common` what they share, counted in words that no other statement has.
    """
    oneself = bool(a.key) and a.key == b.key
    own = oneself or a.one_party(b)
    if not own and _of_strangers(a, b, dice):
        return 0.0
    act = a.statement.act
    score = BASE + ALIKE * dice + SHARED * min(common, MUCH) / MUCH
    score += PARTY * own + SPEAKER * oneself + UNKNOWN * (not own and not (a.party and b.party))
    score += NEAR * (a.days_from(b) <= SOON) + ACT * (act in AIMED and act == b.statement.act)
    score += NO * (says_no(a) and says_no(b)) + PIECE * (a.part or b.part)
    if score > HOPELESS and _other_numbers(a, b):
        score += NUMBERS
    return round(1 / (1 + exp(-score)), 6)


def _of_strangers(a: Said, b: Said, dice: float) -> bool:
    """Tell whether two of different parties only share a clause, or less than what one would repeat of the other."""
    if a.part or b.part:
        return dice < CLAUSE or min(len(a.about), len(b.about)) < LONG
    return bool(a.party and b.party) and dice < WHOLE


def says_no(one: Said) -> bool:
    """Tell whether a statement says no."""
    return one.negated or one.statement.act in ("deny", "reject")


def _other_numbers(a: Said, b: Said) -> bool:
    x, y = _numbers(a), _numbers(b)
    return bool(x and y) and x.isdisjoint(y)


def _numbers(one: Said) -> set[str]:
    """Give the numbers and days that a statement names."""
    return {token for token in one.about if token.isdigit() or (token[0] == "=" and len(token) > DAY)}
