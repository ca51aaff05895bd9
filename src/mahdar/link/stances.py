"""Lines that a party holds over days: whom it blames, and what it denies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mahdar.link.entities import is_state
from mahdar.link.narrated import narrated
from mahdar.link.statements import Said
from mahdar.link.tables import Story
from mahdar.link.when import ordinal
from mahdar.link.wording import worded

GAP = 45  # days after which the same denial is of another matter
OWN_LINE = 4  # articles from which on an accuser beside the chief one has a line of his own


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

    @property
    def act(self) -> str:
        """Give the act that a claim of this stance performs."""
        return "deny" if self.kind == "denies" else "accuse"

    def denies(self, other: Stance) -> bool:
        """Tell whether this is the denial of what the other stance blames its party for.

        >>> Stance("denies", "RUS", "RUS", 0).denies(Stance("blames", "GBR", "RUS", 0))
        True
        """
        return self.kind == "denies" and other.kind == "blames" and self.party == other.target


def stance(one: Said) -> tuple[str, str, str] | None:
    """Give kind, party and target where the statement blames or denies blame; the target may be unknown ("")."""
    if not one.party:
        return None
    about, act = set(one.about), one.statement.act
    blame, charged = "#involved" in about, "#accusation" in about
    others = [t[1:] for t in one.about if is_state(t[1:]) and t[1:] != one.party]
    other = one.statement.addressee_entity or ""
    target = others[0] if others else other if other != one.party else ""
    own = "@" + one.party in about
    if act in ("deny", "reject") and (blame or charged):
        return ("denies", one.party, one.party)
    refused = worded(one.statement.content.text) == "reject"  # not to accept a charge is no denial of the deed
    if "#baseless" in about and not refused and (charged or blame or one.charged):
        return ("denies", one.party, one.party)
    if blame and own and one.negated:
        return ("denies", one.party, one.party)
    if "#campaign" in about and act in ("assert", "accuse") and target:
        return ("campaign", one.party, one.party)
    if act == "accuse" and (target or blame):
        return ("blames", one.party, target)
    if blame and target and not one.negated and not one.supposed and act in ("assert", "condemn", "warn"):
        return ("blames", one.party, target)
    return None


def stances(story: Story, everything: Sequence[Said]) -> dict[Stance, list[Said]]:
    """Give the stances of the story that two articles or more tell of, each with its statements in order of time.

    Who blames somebody in few reports only is put with the others that do: they follow the main accuser.

    >>> stances(Story.of([]), [])
    {}
    """
    found = [(kind, one) for one in everything if (kind := stance(one))]
    groups: dict[tuple[str, str, str], list[Said]] = defaultdict(list)
    aimed = list(_aimed(found))
    for key, one in [*aimed, *narrated(story, aimed, everything)]:
        groups[key].append(one)
    chief = {
        target: max((g for g in groups if g[0] == "blames" and g[2] == target), key=lambda g: (len(groups[g]), g))[1]
        for target in {g[2] for g in groups if g[0] == "blames"}
    }
    merged: dict[tuple[str, str, str], list[Said]] = defaultdict(list)
    for (kind, party, target), group in sorted(groups.items()):
        follows = kind == "blames" and party != chief[target] and _articles(group) < OWN_LINE
        merged[kind, "" if follows else party, target] += group
    out: dict[Stance, list[Said]] = {}
    for (kind, party, target), group in sorted(merged.items()):
        for part, piece in enumerate(_pieces(group)):
            names = [s.speaker.name for s in piece if s.speaker and s.speaker.id == party]
            if _articles(piece) > 1:
                out[Stance(kind, party, target, part, names[0] if names else party or None)] = piece
    return out


def _aimed(found: Sequence[tuple[tuple[str, str, str], Said]]) -> Iterator[tuple[tuple[str, str, str], Said]]:
    """Give the stances with a target each: who accuses without a name means whom he accuses elsewhere."""
    usual: dict[str, Counter[str]] = defaultdict(Counter)
    for (kind, party, target), _ in found:
        if kind == "blames" and target:
            usual[party][target] += 1
    for (kind, party, target), one in found:
        if not target and usual[party]:
            target = min(usual[party], key=lambda t: (-usual[party][t], t))
        if target:
            yield (kind, party, target), one


def _articles(group: Sequence[Said]) -> int:
    return len({one.article for one in group})


def _pieces(group: Sequence[Said]) -> list[list[Said]]:
    """Cut a group where more than GAP days pass without a word: then it is another matter."""
    out: list[list[Said]] = []
    last = None
    for one in sorted(group, key=lambda s: (s.date or "~", s.article, s.index)):
        day = ordinal(one.date)
        if not out or (day is not None and last is not None and day - last > GAP):
            out.append([])
        out[-1].append(one)
        last = day if day is not None else last
    return out
