"""Lines that a party holds over days: whom it blames, and what it denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from mahdar.link.statements import Said
from mahdar.link.tables import Story
from mahdar.model import content_id

GAP = 45  # days after which the same denial is of another matter


@dataclass(frozen=True, order=True)
class Stance:
    """What a party holds: that another is to blame, or that it is not itself.

    >>> Stance("blames", "GBR", "RUS", 0).key
    'blames:GBR:RUS:0'
    """

    kind: str
    party: str
    target: str
    part: int
    party_name: str | None = None

    @property
    def key(self) -> str:
        """Give what names the stance."""
        return f"{self.kind}:{self.party}:{self.target}:{self.part}"


def stance(one: Said) -> tuple[str, str, str] | None:
    """Give kind, party and target where the statement blames or denies blame."""
    if not one.party:
        return None
    about, act = set(one.about), one.statement.act
    blame = "#involved" in about or act == "accuse"
    charged = "#accusation" in about
    others = sorted(code for code in one.named if code != one.party)
    own = one.party in one.named
    if act in ("deny", "reject") and (blame or charged):
        return ("denies", one.party, one.party)
    if "#baseless" in about and (charged or blame):
        return ("denies", one.party, one.party)
    if blame and one.negated and own:
        return ("denies", one.party, one.party)
    if blame and not one.negated and act in ("assert", "accuse", "condemn", "warn") and others:
        return ("blames", one.party, others[0])
    return None


def stances(story: Story, everything: Sequence[Said]) -> dict[Stance, list[Said]]:
    """Give the stances of the story that two articles or more tell of, each with its statements in order of time.

    >>> stances(Story.of([]), [])
    {}
    """
    groups: dict[tuple[str, str, str], list[Said]] = defaultdict(list)
    for one in everything:
        if found := stance(one):
            groups[found].append(one)
    out: dict[Stance, list[Said]] = {}
    for (kind, party, target), group in sorted(groups.items()):
        names = [s.speaker.name for s in group if s.speaker and s.speaker.id == party]
        out[Stance(kind, party, target, 0, names[0] if names else party)] = group
    return {s: group for s, group in out.items() if len({one.article for one in group}) > 1}


__all__ = ["GAP", "Stance", "content_id", "stance", "stances"]
