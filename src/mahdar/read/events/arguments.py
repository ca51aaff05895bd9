"""What a deed's clause says besides the deed: the arguments that the readers of events fill in."""

from __future__ import annotations

import msgspec

from mahdar.read.events.actor import Actor
from mahdar.read.sheet import Token


class Arguments(msgspec.Struct):
    """Who, to whom, when, where, how long, how many; and how surely.

    >>> Arguments().actors
    []
    """

    actors: list[Actor] = []
    recipients: list[Actor] = []
    time: Token | None = None
    told: Token | None = None  # the day on which the sentence's words were said
    until: Token | None = None  # when it ends
    length: Token | None = None
    quantity: Token | None = None
    place: Token | None = None
    name: tuple[int, int] | None = None
    borrowed: bool = False  # the actor stands outside of the clause
    body: Actor | None = None  # a body that the clause names in whatever role
    numbered: bool = False  # the verb's subject is a number of people (اعتصم مئتا شخص)
    shared: bool = False  # another party is named with مع
    active: bool = False  # the verb's object stands right behind it, so that its subject is understood
    aside: bool = False  # the deed only gives the setting of another one
    beside: bool = False  # it is of the day of that one
    ago: bool = False  # it was done at some time before, of which no day is known (قبل أيام)
    lent: bool = False  # its day is another one's
    doers: list[Actor] = []  # by whom it is said to be done (من قبل، على يد)
    sure: float = 1.0  # how likely its actors are those who did it, 0 to 1, once they are weighed
    late: bool = False  # the time stands behind the deed's word, not before it

    def add(self, actor: Actor, first: bool = False) -> None:
        """Add an actor that is not among the actors yet.

        >>> found = Arguments(actors=[Actor("RUS", "state", 0)])
        >>> found.add(Actor("RUS", "state", 5))
        >>> len(found.actors)
        1
        """
        if all(actor.id != a.id for a in self.actors):
            self.actors.insert(0 if first else len(self.actors), actor)
