"""What is noticed of somebody near a deed, by names that the weights of the pack have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mahdar.read.events.actor import Actor
from mahdar.read.events.lexis import ACTOR, CLAUSE, COLON, COMMA, FINITE, ROLE

_BETWEEN = {COMMA: "comma", CLAUSE: "clause", FINITE: "verb", ROLE: "preposition", COLON: "colon", ACTOR: "actor"}
BITS = sum(_BETWEEN)
MANY = ("", "1", "2", "3-4", "3-4", "5+")
_MOST = len(MANY) - 1


class Place(NamedTuple):
    """How an actor stands to a deed in its sentence.

    >>> Place("before", "state", "2", COMMA, "place").marks
    ['before: state', 'before by 2', 'before, comma between', 'before, governed', 'before, governed: place']
    """

    side: str
    kind: str
    near: str
    between: int = 0
    governed: str | None = None  # the role that a preposition gives it
    adjective: bool = False

    @property
    def marks(self) -> list[str]:
        """What is noticed of it, by name."""
        marks = [f"{self.side}: {self.kind}", f"{self.side} by {self.near}"]
        marks += [f"{self.side}, {name} between" for bit, name in _BETWEEN.items() if self.between & bit]
        marks += [f"{self.side}, adjective"] if self.adjective else []
        if self.governed is not None:
            marks += [f"{self.side}, governed", f"{self.side}, governed: {self.governed}"]
        return marks


class Deeds(NamedTuple):
    """What is noticed of a deed itself, which weighs otherwise for the grammar's choice than for others.

    >>> Deeds("AID", True, False, False, "", "", False, False, True).marks
    ['AID, chosen', 'verb, chosen']
    """

    type: str
    verb: bool
    either: bool
    dual: bool
    default: str
    carrier: str
    counted: bool
    suffered: bool
    chosen: bool

    @property
    def marks(self) -> list[str]:
        """What is noticed of it, by name."""
        marks = [self.type, "verb" if self.verb else "noun"]
        marks += ["either voice"] if self.either else []
        marks += ["dual"] if self.dual else []
        marks += [f"default {self.default}"] if self.default else []
        marks += [f"carried by its {self.carrier}"] if self.carrier else []
        marks += ["counted"] if self.counted else []
        marks += ["suffered by somebody"] if self.suffered else []
        how = "chosen" if self.chosen else "other"
        return [f"{mark}, {how}" for mark in marks]


class Often(NamedTuple):
    """How often the rest of the article says of somebody that he does, and suffers, deeds of a type and of others.

    >>> Often(True, does=2).marks
    ['does it elsewhere 2', 'does it elsewhere, chosen']
    """

    chosen: bool
    does: int = 0
    others: int = 0
    suffers: int = 0
    bears: int = 0  # deeds of other types

    @property
    def marks(self) -> list[str]:
        """What is noticed of it, by name."""
        marks, how = [], "chosen" if self.chosen else "other"
        for name, number in (
            ("does it elsewhere", self.does), ("does others", self.others),
            ("suffers it elsewhere", self.suffers), ("suffers others", self.bears),
        ):  # fmt: skip
            marks += [f"{name} {MANY[min(number, _MOST)]}", f"{name}, {how}"] if number else []
        return marks


class Part(NamedTuple):
    """What part somebody has in the deeds of a type in the rest of the article.

    `nearby`, `word` and `title` say who does one in the sentences around, by the same word, in the title.

    >>> Part(True, most=True, nearby="he").marks
    ['does it most', 'does it nearby, chosen', 'he: does it nearby']
    """

    chosen: bool
    most: bool = False
    nearby: str = ""  # he, another
    word: str = ""
    title: str = ""
    alike: bool = False  # to the same as this one
    verb: bool = False
    first: bool = False
    rival: bool = False  # only others do deeds of this type
    alone: bool = False  # nobody else stands near

    @property
    def marks(self) -> list[str]:
        """What is noticed of it, by name."""
        marks = ["does it most"] if self.most else []
        marks += ["does it nearby, " + ("chosen" if self.chosen else "other")] if self.nearby == "he" else []
        for name, who in (("nearby", self.nearby), ("by this word", self.word), ("in the title", self.title)):
            marks += [f"{who}: does it {name}"] if who else []
        told = {"to the same": self.alike, "by a verb": self.verb, "as the first": self.first}
        marks += [f"does it {name}" for name, so in told.items() if so]
        return marks + [name for name, so in (("only others do it", self.rival), ("alone", self.alone)) if so]


Seen = str | Place | Deeds | Often | Part


def named(seen: Seen) -> list[str]:
    """Give what is seen by the names that the weights have.

    >>> named("home"), named(Place("behind", "body", "1"))
    (['home'], ['behind: body', 'behind by 1'])
    """
    return [seen] if isinstance(seen, str) else seen.marks


class Weights(dict[Seen, float]):
    """The weights of a pack, in log odds: by all that is seen together their sum, made once.

    >>> Weights({"before by 1": 0.5, "before: body": 1.0})[Place("before", "body", "1")]
    1.5
    """

    def __init__(self, table: Mapping[str, float]) -> None:
        super().__init__()
        self.table = table

    def __missing__(self, seen: Seen) -> float:
        total = self[seen] = sum(self.table.get(mark, 0.0) for mark in named(seen))
        return total


class Candidate(NamedTuple):
    """Somebody who may do a deed, with all that is seen of him.

    >>> Candidate(Actor("RUS", "state", 3), ["home"]).seen
    ['home']
    """

    actor: Actor
    seen: list[Seen]
