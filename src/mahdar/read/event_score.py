"""How likely a deed that was read is one that a careful reader would list: plain features, weighed and summed."""

from __future__ import annotations

from collections.abc import Set
from math import exp, log
from typing import Protocol

# log odds, fitted by logistic regression on annotated articles; see docs/events.md
BASE = -1.15
PRIOR = 0.9  # of the log odds of the deed's own prior
REPEATED = 0.45  # of the logarithm of the number of mentions
WEIGHTS = {
    "bare actor": -1.0, "persons": -0.5,
    "own actor": 0.35, "no actor": -0.6, "actors:more": 0.5, "actors:none": -0.45, "nobody:ASSAULT": 0.1,
    "dated": 0.5, "counted": 0.5, "title": 0.2, "lead": 0.3, "verb": 0.3, "carried": 0.2,
    "status:planned": -0.15, "status:ongoing": -0.15, "type:PROTEST": 0.4, "type:COERCE": 0.2, "type:MOBILIZE": 0.35, "type:SANCTION": 0.15,
    "type:SUPPORT": -0.2, "type:RETREAT": -0.2, "type:AGREE": -0.15, "type:CONCEDE": -0.15,
}  # fmt: skip


class Scored(Protocol):
    """What is scored: a mention of a deed, or several of one that were joined."""

    prior: float
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

    >>> from mahdar.read.event_merge import Mention
    >>> features(Mention("AID", None, ["SAU"], [], "held"))["actors:one"]
    1.0
    """
    names = {*deed.marks, f"status:{deed.status}", f"type:{deed.type}"}
    names.add("actors:" + ("none", "one", "more")[min(2, len(deed.actors))])
    if not deed.actors:
        names.add("nobody:" + deed.type)
    if deed.date and ("lent day" not in deed.marks or deed.count > 1):
        names.add("dated")
    found = dict.fromkeys(names, 1.0)
    found["prior"] = log(deed.prior / (1 - deed.prior))
    found["repeated"] = log(deed.count)
    return found


def confidence(deed: Scored) -> float:
    """Give the probability (0 to 1) that the deed is one to list.

    >>> from mahdar.read.event_merge import Mention
    >>> confidence(Mention("AID", None, ["SAU"], [], "held")) > confidence(Mention("AID", None, [], [], "held"))
    True
    """
    total = BASE
    for name, value in features(deed).items():
        total += value * (PRIOR if name == "prior" else REPEATED if name == "repeated" else WEIGHTS.get(name, 0.0))
    return 1 / (1 + exp(-total))
