"""Lines that a party holds over days: whom it blames, and what it denies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mahdar.lang.fold import fold
from mahdar.link.concepts import concept, possible
from mahdar.link.disowned import disowned
from mahdar.link.entities import is_state
from mahdar.link.matters import matters
from mahdar.link.narrated import Key, narrated
from mahdar.link.pieces import Piece
from mahdar.link.statements import Said, narrowed
from mahdar.link.tables import Story
from mahdar.link.when import ordinal
from mahdar.link.wording import worded
from mahdar.link.words import pack, words

BLAME = {"#involved", "#accusation", "#blame", "#baseless", "#attack", "#intent", "#innocent"}
INTENT = {"#intent", "#attack"}  # what a party is said to have in mind
DEEDS = {"#use", "#attack", "#killing", "#poison", "#massacre", "#crime", "#breach", "#explosion"}
DOER = 2  # tokens between a deed and the state whose it is
PART = {"#involved", "#part", "#accusation"}  # what is denied of a deed that was done
_ACTS = {"blames": "accuse", "campaign": "accuse", "denies": "deny", "says_no": "deny"}
GAP = 45  # days after which the same denial is of another matter
BESIDE = 6  # tokens around the word of blame in which the blamed is named
HEAD = 5  # tokens in which that is named which is denied
POINTING, JUST = 2, 250  # tokens of a denial that only points back; characters that it points back over
OWN_LINE = 4  # articles from which on an accuser beside the chief one has a line of his own


@dataclass(frozen=True, order=True)
class Stance:
    """What a party holds: that another is to blame, or that it is not itself.

    >>> Stance("blames", "GBR", "RUS", "deed", 0).key
    'blames:GBR:RUS:deed:0'
    """

    kind: str
    party: str
    target: str
    topic: str
    part: int
    party_name: str | None = None

    @property
    def key(self) -> str:
        """Give what names the stance."""
        return f"{self.kind}:{self.party}:{self.target}:{self.topic}:{self.part}"

    @property
    def act(self) -> str | None:
        """Give the act that a claim of this stance performs; None for what a party says again: it may be any."""
        return _ACTS.get(self.kind)

    def denies(self, other: Stance) -> bool:
        """Tell whether this is the denial of what the other stance blames its party for.

        >>> Stance("denies", "RUS", "RUS", "deed", 0).denies(Stance("blames", "GBR", "RUS", "deed", 0))
        True
        """
        same = self.party == other.target and self.topic == other.topic
        return self.kind == "denies" and other.kind == "blames" and same


def stance(one: Said) -> Key | None:
    """Give kind, party, target and topic where the statement blames or denies; the target may be unknown ("")."""
    if not one.party:
        return None
    about, act, party = set(one.about), one.statement.act, one.party
    blame, intent = "#involved" in about, bool(about & INTENT)
    others = [t[1:] for t in one.about if t.startswith("@") and is_state(t[1:]) and t[1:] != party]
    other = one.statement.addressee_entity or ""
    target = _target(one.about, others) if others else other if other != party else ""
    if _denies(one, about):
        return ("denies", party, party, "intent" if intent and about.isdisjoint(PART) else "deed")
    if "#campaign" in about and act in ("assert", "accuse") and target:
        return ("campaign", party, party, "deed")
    if act == "accuse" and not one.statement.addressee and _accused(one):
        return ("blames", "", party, "deed")
    if act == "accuse" and (target or blame):
        return ("blames", party, target, "intent" if intent and not blame and "#intent" in about else "deed")
    plainly = not one.negated and not one.supposed and act in ("assert", "condemn", "warn", "support")
    feared = act == "warn" and possible(words(one.statement.content.text))
    if blame and plainly and not feared and _beside(one.about, target):
        return ("blames", party, target, "deed")
    if plainly and others and _proven(one.about, target):
        return ("blames", party, target, "deed")
    if plainly and others and _attacks(one.about, target) and possible(words(one.statement.content.text)):
        return ("blames", party, target, "intent")
    return None


def _beside(about: Sequence[str], target: str) -> bool:
    """Tell whether the state is named next to the part that it is said to have."""
    part = about.index("#involved")
    return "@" + target in about[max(0, part - BESIDE) : part + BESIDE]


def _accused(one: Said) -> bool:
    """Tell whether who is taken for the speaker is the one accused: "the accusing of X of the deed"."""
    cue, source = one.statement.cue, one.statement.source
    noun = concept(words(cue.text)[0]) == "accusation" and words(cue.text)[0] in masdars() if words(cue.text) else False
    return noun and cue.end <= source.start <= cue.end + 2 and source.end <= one.statement.content.start


@lru_cache(maxsize=1)
def masdars() -> frozenset[str]:
    """Give the nouns of accusing after which the accused is named, folded."""
    return frozenset(fold(form) for form in pack()["accusing"]["forms"])


def _target(about: Sequence[str], others: Sequence[str]) -> str:
    """Give whom the blame is laid on: the state nearest before the part that it has in the deed, else the first named."""
    if "#involved" in about:
        before = [t[1:] for t in about[: about.index("#involved")] if t[1:] in others]
        if before:
            return before[-1]
    return others[0]


def _proven(about: Sequence[str], target: str) -> bool:
    """Tell whether evidence is spoken of, and behind it a deed right beside the state whose it is."""
    mark = about.index("#evidence") if "#evidence" in about else len(about)
    at = [n for n, token in enumerate(about) if token == "@" + target and n > mark]
    return any(not DEEDS.isdisjoint(about[max(mark + 1, n - DOER) : n + DOER + 1]) for n in at)


def _attacks(about: Sequence[str], target: str) -> bool:
    """Tell whether an attack is told of right after the state that is to make it."""
    at = about.index("@" + target)
    return "#attack" in about[at + 1 : at + 4]


def _denies(one: Said, about: set[str]) -> bool:
    act = one.statement.act
    blame, charged, intent = "#involved" in about, "#accusation" in about, bool(about & INTENT)
    own = "@" + (one.party or "") in about
    if act in ("deny", "reject") and not {"#involved", "#part", "#accusation"}.isdisjoint(one.about[:HEAD]):
        return True
    if "#innocent" in about and own and not one.negated:
        return True
    if act == "deny" and intent:
        return True
    if "#baseless" in about and (charged or blame or one.charged):
        refused = worded(one.statement.content.text) == "reject"  # not to accept a charge is no denial of the deed
        if not refused:
            return True
    here = one.pieces or (Piece(0, 0, one.about, one.negated),)
    if own and any(p.no and ("#involved" in p.about or _no_part(p.about, one.party)) for p in here):
        return True
    return one.negated and "#intent" in about and "#attack" in about


def _no_part(about: Sequence[str], party: str | None) -> bool:
    """Tell whether the part that is denied is the party's: it is named right beside."""
    at = about.index("#part") if "#part" in about else None
    return at is not None and f"@{party}" in about[max(0, at - 1) : at + 2]


def stances(story: Story, everything: Sequence[Said]) -> dict[Stance, list[Said]]:
    """Give the stances of the story that two articles or more tell of, each with its statements in order of time.

    Who blames somebody in few reports only is put with the others that do: they follow the main accuser.

    >>> stances(Story.of([]), [])
    {}
    """
    found = [shown for one in everything for shown in _shown(one)]
    groups: dict[Key, list[Said]] = defaultdict(list)
    aimed = _own(list(_aimed(found)))
    aimed += _shortly(aimed, everything)
    told = [*aimed, *narrated(story, aimed, everything)]
    told += disowned(story, told, everything)
    for (aim, one), matter in zip(told, matters(story, [one for _, one in told]), strict=True):
        groups[*aim[:3], f"{aim[3]}:{matter}"].append(one)
    chief: dict[tuple[str, str], str] = {}
    for kind, party, target, topic in sorted(groups, key=lambda g: (-_articles(groups[g]), g)):
        if kind == "blames":
            chief.setdefault((target, topic), party)
    # a main accuser of few reports has no line of his own either: the others are put with him
    led = {about: "" if _articles(groups["blames", who, *about]) >= OWN_LINE else who for about, who in chief.items()}
    merged: dict[Key, list[Said]] = defaultdict(list)
    for (kind, party, target, topic), group in sorted(groups.items()):
        follows = kind == "blames" and party != chief[target, topic] and _articles(group) < OWN_LINE
        merged[kind, led[target, topic] if follows else party, target, topic] += group
    out: dict[Stance, list[Said]] = {}
    for (kind, party, target, topic), group in sorted(merged.items()):
        for part, piece in enumerate(_pieces(group)):
            names = [s.speaker.name for s in piece if s.speaker and s.speaker.id == party]
            out[Stance(kind, party, target, topic, part, names[0] if names else party or None)] = piece
    # what one report tells is a line only where the other side answers it
    return {
        s: group for s, group in out.items() if _articles(group) > 1 or any(s.denies(o) or o.denies(s) for o in out)
    }


def _shown(one: Said) -> list[tuple[Key, Said]]:
    """Give the stances of a statement, each with the piece that shows it; the whole where no piece does by itself."""
    out: dict[Key, Said] = {}
    for piece in one.pieces:
        if piece.aside:
            continue
        part = narrowed(one, piece)
        key = stance(part)
        if key:
            out.setdefault(key, part)
    key = stance(one)
    if key and not any(known[0] == key[0] for known in out):
        out = {k: part for k, part in out.items() if k[0] != "blames" or key[0] != "denies"} | {key: _bearing(one)}
    return list(out.items())


def _bearing(one: Said) -> Said:
    """Give the piece of a statement that speaks of blame, where only the whole tells of whose."""
    parts = sorted((p for p in one.pieces if not BLAME.isdisjoint(p.about)), key=lambda p: p.aside)
    return narrowed(one, parts[0]) if parts else one


def _own(found: Sequence[tuple[Key, Said]]) -> list[tuple[Key, Said]]:
    """Give the stances without the blame that is only named where the accused denies it."""
    denied: dict[tuple[int, str], list[Said]] = defaultdict(list)
    for key, part in found:
        if key[0] == "denies":
            denied[part.article, key[1]].append(part)
    return [(k, part) for k, part in found if k[0] != "blames" or not any(map(part.within, denied[part.article, k[2]]))]


def _shortly(found: Sequence[tuple[Key, Said]], everything: Sequence[Said]) -> list[tuple[Key, Said]]:
    """Give the denials that only point back ("that", "it all") at the blame told just before them."""
    blamed: dict[tuple[int, str], list[int]] = defaultdict(list)
    for key, part in found:
        if key[0] == "blames":
            blamed[part.article, key[2]].append(part.statement.content.end)
    out = []
    known = {part.n for _, part in found}
    for one in everything:
        if one.n in known:
            continue
        start, ends = one.statement.content.start, blamed[one.article, one.party or ""]
        if one.statement.act == "deny" and len(one.about) <= POINTING and any(0 <= start - e <= JUST for e in ends):
            out.append((("denies", one.party or "", one.party or "", "deed"), one))
    return out


def _aimed(found: Sequence[tuple[Key, Said]]) -> Iterator[tuple[Key, Said]]:
    """Give the stances with a target each: who accuses without a name means whom he accuses elsewhere."""
    usual: dict[str, Counter[str]] = defaultdict(Counter)
    accuser: dict[str, Counter[str]] = defaultdict(Counter)
    for (kind, party, target, _), _one in found:
        if kind == "blames" and target and party:
            usual[party][target] += 1
            accuser[target][party] += 1
    for (kind, party, target, topic), one in found:
        if not target and usual[party]:
            target = min(usual[party], key=lambda t: (-usual[party][t], t))
        if not party and accuser[target]:
            party = min(accuser[target], key=lambda p: (-accuser[target][p], p))
        if target and party:
            yield (kind, party, target, topic), one


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
