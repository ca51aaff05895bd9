"""Who most likely does a deed: everybody whom its sentence, the one before it or its speaker names, weighed.

The grammar of a clause says who does its deed; where sentences are long or loose it is often wrong. So all that is
noticed of each actor near the deed, the grammar's choice first of all, is given a weight; where another one than the
grammar's is clearly likelier to do it, or it names nobody and somebody is likely, that one is taken. The weights are
those of a logistic regression on annotated articles (bench/fit_actors.py, docs/events.md); they stand in the pack.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp, log1p
from typing import NamedTuple

from mahdar.model import Name
from mahdar.read.events.actor import Actor
from mahdar.read.events.arguments import Arguments
from mahdar.read.events.clause import Clause
from mahdar.read.events.lexis import ACTOR, CLAUSE, COLON, COMMA, FINITE, ROLE
from mahdar.read.events.triggers import Trigger

BEFORE, BEHIND = 60, 30  # words
CLEARLY, LIKELY = 0.2, 0.7  # how much likelier than the grammar's choice; how likely where it has none
_BETWEEN = {COMMA: "comma", CLAUSE: "clause", FINITE: "verb", ROLE: "preposition", COLON: "colon", ACTOR: "actor"}
_BITS = sum(_BETWEEN)
_NEAR = ("1", "1", "2", "3-4", "3-4", "5-8", "5-8", "5-8", "5-8", *["9-16"] * 8, *["17-60"] * (BEFORE - 16))


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


Seen = str | Place | Deeds


def named(seen: Seen) -> list[str]:
    """Give what is seen by the names that the weights have.

    >>> named("home"), named(Place("behind", "body", "1"))
    (['home'], ['behind: body', 'behind by 1'])
    """
    return [seen] if isinstance(seen, str) else seen.marks


class Weights:
    """The weights of a pack, in log odds, summed once for all that is seen together.

    >>> Weights({"home": 1.5}).of("home")
    1.5
    """

    def __init__(self, table: Mapping[str, float]) -> None:
        self.table = table
        self._sums: dict[Seen, float] = {}

    def of(self, seen: Seen) -> float:
        """Give the sum of the weights of what is seen.

        >>> Weights({"before by 1": 0.5, "before: body": 1.0}).of(Place("before", "body", "1"))
        1.5
        """
        total = self._sums.get(seen)
        if total is None:
            total = self._sums[seen] = sum(self.table.get(mark, 0.0) for mark in named(seen))
        return total

    def probability(self, total: float) -> float:
        """Give the probability (0 to 1) of somebody whose marks weigh so much together.

        >>> Weights({"": 0.0}).probability(0.0)
        0.5
        """
        return 1 / (1 + exp(-total - self.table.get("", 0.0)))


class Candidate(NamedTuple):
    """Somebody who may do a deed, with all that is seen of him.

    >>> Candidate(Actor("RUS", "state", 3), ["home"]).seen
    ['home']
    """

    actor: Actor
    seen: list[Seen]


class Choice:
    """Chooses the doers of the deeds of one article.

    >>> Choice(Weights({}), []).told
    Counter()
    """

    def __init__(self, weights: Weights, names: Sequence[Name]) -> None:
        self.weights = weights
        self.told = Counter(name.entity or name.state or name.head or name.text for name in names)
        self._most = max(self.told, key=self.told.__getitem__, default="")

    def settle(self, clause: Clause, trigger: Trigger, found: Arguments) -> None:
        """Put into `found` who most likely does the deed, where that is clearly another one than is there.

        >>> from mahdar.model import Article
        >>> from mahdar.read import read
        >>> read(Article.make(text="قصفت الطائرات الروسية البلدة.")).events[0].actors
        ('RUS',)
        """
        deed = trigger.deed
        if (
            not self.weights.table
            or deed.personal
            or deed.own
            or deed.by
            or (deed.dual and found.actors[:1] == [found.body])
        ):
            return
        candidates = self.candidates(clause, trigger, found)
        likely = {id_: self.likely(id_, one) for id_, one in candidates.items() if one.actor.kind != "place"}
        best = max(likely, key=likely.__getitem__, default="")
        chosen = [likely[a.id] for a in found.actors if a.id in likely]
        least = max(chosen) + CLEARLY if chosen else LIKELY
        if not best or likely[best] <= least or any(best == a.id for a in found.actors):
            return
        actor = candidates[best].actor
        found.actors = [actor]
        found.borrowed = not clause.span[0] <= actor.at < clause.span[1]
        found.recipients = [other for other in found.recipients if other.id != best]

    def likely(self, id: str, one: Candidate) -> float:
        """Give the probability (0 to 1) that somebody does the deed.

        >>> round(Choice(Weights({"home": 1.0}), []).likely("RUS", Candidate(Actor("RUS", "state", 3), ["home"])), 2)
        0.73
        """
        of = self.weights.of
        total = of("told") * log1p(self.told[id])
        for seen in one.seen:
            total += of(seen)
        return self.weights.probability(total)

    def candidates(self, clause: Clause, trigger: Trigger, found: Arguments) -> dict[str, Candidate]:
        """Give all who may do the deed, by their ids, with what is seen of them.

        >>> Choice(Weights({}), []).candidates.__name__
        'candidates'
        """
        out: dict[str, Candidate] = {}
        _inside(clause, trigger.at, out)
        self._around(clause, trigger, out)
        for actor in {a.id: a for a in found.recipients}.values():
            _put(out, actor, "recipient")
        chosen = {actor.id for actor in found.actors}
        for actor in found.actors:
            first = "chosen first" if actor is found.actors[0] else "chosen later"
            _put(out, actor, first, "chosen " + actor.kind, *(("borrowed",) if found.borrowed else ()))
        of_chosen, of_others = _of_deed(trigger, found, True), _of_deed(trigger, found, False)
        for id_, one in out.items():
            one.seen.append(of_chosen if id_ in chosen else of_others)
            if id_ == self._most:
                one.seen.append("most told")
        return out

    def _around(self, clause: Clause, trigger: Trigger, out: dict[str, Candidate]) -> None:
        """Add who speaks, whom the text is about, and who stands in the sentence before."""
        for mark, actor in (("voice", clause.voice(trigger.at)), ("topic", clause.topic)):
            if actor:
                _put(out, actor, mark)
        if clause.actors.home:
            _put(out, Actor(clause.actors.home, "state", -1, -1), "home")
        for actor in clause.pair:
            _put(out, actor, "pair")
        if clause.last:
            same = "last deed of its type" if clause.last.type == trigger.deed.type else "last deed of another type"
            for actor in clause.last.actors:
                _put(out, actor, same)
        for actor in clause.before.everybody if clause.before else ():
            _put(out, actor, "sentence before", "sentence before: " + actor.kind)


def _inside(clause: Clause, at: int, out: dict[str, Candidate]) -> None:
    """Add the actors of the deed's own sentence, with how the nearest mention of each on either side stands to the deed."""
    kinds = clause.kinds
    first: Actor | None = None
    for side, row in (
        ("before", range(at - 1, max(clause.span[0], at - BEFORE) - 1, -1)),
        ("behind", range(at + 1, min(clause.span[1], at + BEHIND))),
    ):
        between, met = 0, set()
        for index in row:
            kind = kinds[index]
            actor = clause.actor(index) if kind & ACTOR else None
            if actor and actor.id not in met:
                met.add(actor.id)
                near = _NEAR[abs(at - index)]
                place = Place(side, actor.kind, near, between, clause.led_to(actor), clause.adjective(actor.at))
                _put(out, actor, place)
            if actor and actor.kind != "place" and (side == "before" or first is None):
                first = actor
            between |= kind & _BITS
    if first:
        out[first.id].seen.append("first actor")


def _put(out: dict[str, Candidate], actor: Actor, *seen: Seen) -> None:
    one = out.get(actor.id)
    if one is None:
        one = out[actor.id] = Candidate(actor, [])
    one.seen.extend(seen)


def _of_deed(trigger: Trigger, found: Arguments, chosen: bool) -> Deeds:
    deed, carrier = trigger.deed, trigger.carrier
    return Deeds(
        deed.type, trigger.verb, deed.either, deed.dual, deed.default, carrier.subject if carrier else "",
        found.quantity is not None, bool(found.recipients), chosen,
    )  # fmt: skip
