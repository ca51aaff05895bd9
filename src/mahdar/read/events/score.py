"""How likely a deed that was read is one that a careful reader would list: plain features, weighed and summed."""

from __future__ import annotations

from collections.abc import Set
from math import exp, log
from typing import Protocol

# log odds, fitted by logistic regression on annotated articles; see docs/events.md
BASE = -1.0
PRIOR = 0.95  # of the log odds of the deed's own prior
REPEATED = 0.5  # of the logarithm of the number of mentions
DOER = 0.42  # of the log odds that its doer is the right one
SUREST = 0.98  # how sure a doer counts at most, and 1 less it at least
# what the sum is worth where nobody has tuned the reading: share of it, and shift; fitted on such articles alone
SHARE, SHIFT = 0.53, -0.4
WEIGHTS = {
    "own actor": 0.55, "no actor": -0.7, "borrowed": -0.15, "actors:more": 0.65, "actors:none": -1.25,
    "by:state": 0.2, "nobody:ASSAULT": 0.3, "nobody:counted": 1.3, "by:people": -0.1, "bare actor": -1.05, "persons": -0.6,
    "dated": 0.45, "own date": 0.15, "counted": 0.55, "title": 0.15, "lead": 0.25, "said": -0.15,
    "verb": 0.1, "carried": 0.2, "of a noun": -0.2, "status:planned": -0.15, "status:ongoing": -0.1,
    "type:PROTEST": 0.55, "type:COERCE": 0.3, "type:MOBILIZE": 0.3, "type:SANCTION": 0.15,
    "type:SUPPORT": -0.2, "type:RETREAT": -0.25, "type:AGREE": -0.15, "type:CONCEDE": -0.15,
}  # fmt: skip


_SHARES = {"prior": PRIOR, "repeated": REPEATED, "doer": DOER}


class Scored(Protocol):
    """What is scored: a mention of a deed, or several of one that were joined."""

    prior: float
    sure: float
    count: int
    actors: list[str]
    date: str | None
    status: str
    type: str

    @property
    def marks(self) -> Set[str]:
        """What was noticed where the deed is told."""


def features(deed: Scored) -> dict[str, float]:
    """Give the features of a deed by name, for scoring it and for fitting the weights.

    >>> from mahdar.read.events.merge import Mention
    >>> features(Mention("AID", None, ["SAU"], [], "held"))["actors:one"]
    1.0
    """
    names = {*deed.marks, f"status:{deed.status}", f"type:{deed.type}"}
    names.add("actors:" + ("none", "one", "more")[min(2, len(deed.actors))])
    if not deed.actors:
        names.add("nobody:" + deed.type)
        names |= {"nobody:counted"} if "counted" in deed.marks else set()
    if deed.date and ("lent day" not in deed.marks or deed.count > 1):
        names.add("dated")
    if deed.actors:
        names.discard("no actor")
    found = dict.fromkeys(names, 1.0)
    found["prior"] = log(deed.prior / (1 - deed.prior))
    found["repeated"] = log(deed.count)
    if deed.actors:
        sure = min(SUREST, max(1 - SUREST, deed.sure))
        found["doer"] = log(sure / (1 - sure))
    return found


def confidence(deed: Scored) -> float:
    """Give the probability (0 to 1) that the deed is one to list.

    >>> from mahdar.read.events.merge import Mention
    >>> confidence(Mention("AID", None, ["SAU"], [], "held")) > confidence(Mention("AID", None, [], [], "held"))
    True
    """
    total = BASE
    for name, value in features(deed).items():
        total += value * _SHARES.get(name, WEIGHTS.get(name, 0.0))
    return 1 / (1 + exp(-SHARE * total - SHIFT))
