"""What one sentence tells of one deed, while the whole article is gone through, before it is settled who does it."""

from __future__ import annotations

import msgspec

from mahdar.read.events.arguments import Arguments
from mahdar.read.events.clause import Clause
from mahdar.read.events.seen import Candidate
from mahdar.read.events.triggers import Trigger


class Telling(msgspec.Struct):
    """A deed's word in its clause, the number of its sentence, the act that tells it, its status, what the grammar finds.

    `near` has all whom the text names near it, by their ids; nothing where the deed's own word says who does it. `others`
    are the ids of those who only speak of it, and so do it not.
    """

    clause: Clause
    trigger: Trigger
    number: int
    act: str | None
    status: str
    found: Arguments
    near: dict[str, Candidate] | None
    others: frozenset[str] = frozenset()

    @property
    def type(self) -> str:
        """The deed's type in PLOVER."""
        return self.trigger.deed.type
