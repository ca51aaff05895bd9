"""Possible disagreements: views that may stand against one another, for a person to judge; surer ones tell of them first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mahdar.link.beside import set_against
from mahdar.link.claims import Bundle
from mahdar.link.concepts import turning
from mahdar.link.contrary import Contrary, Known, contraries
from mahdar.link.denials import side_of
from mahdar.link.happenings import conflict_of
from mahdar.link.statements import Said, statement_id
from mahdar.link.tables import Story
from mahdar.link.unanswered import unanswered
from mahdar.model import SURE, Conflict, Judgement, Side

LEAST, MOST = 0.16, SURE - 0.05  # confidence below which nothing is proposed, and the highest of what is only possible
# confidence of a pair: what its kind has, and what each point of its score adds
LIKELY = {
    "view": (0.06, 0.11),
    "denial": (0.0, 0.1),
    "accusation": (0.06, 0.1),
    "unanswered": (0.25, 0.15),
    "beside": (0.1, 0.06),
}
GRAVE = {"view": 0.4, "denial": 0.4, "accusation": 0.5}
TIMES = 2  # how many are proposed for each sure one at least, where all together are more than the reports
SHARED, ALIKE = 2, 0.6  # tokens that the matters of two pairs share, and their part of both, where they are of one deed
SIDES = 5  # statements shown of either side
TOLD = ("denial", "accusation")  # kinds of sure disagreements that tell what two parties quarrel about


@dataclass
class _Group:
    """Pairs of one deed: what it is, the statements for it and those against it, and how sure the best pair is."""

    kind: str
    matter: frozenset[str]
    confidence: float
    deed: frozenset[str]
    sides: tuple[dict[int, Said], dict[int, Said]] = field(default_factory=lambda: ({}, {}))


def with_possible(
    story: Story,
    everything: Sequence[Said],
    found: Sequence[Bundle],
    known: Sequence[Conflict],
    judgements: Iterable[Judgement] = (),
) -> list[Conflict]:
    """Give the sure ones of the disagreements that are known, and behind them the likeliest few of those that may be some.

    What is sure is told once; what a person accepted stays.

    >>> with_possible(Story.of([]), [], [], [])
    []
    """
    sure = [c for c in known if c.sure]
    proposed = [*(c for c in known if not c.sure), *_proposed(story, everything, found, sure)]
    proposed.sort(key=lambda c: (-c.confidence, -c.severity, c.id))
    accepted = {j.subject for j in judgements if j.verdict == "accept"}
    room = max(TIMES * len(sure), len(story.readings) - len(sure))
    return [*sure, *(c for n, c in enumerate(proposed) if n < room or c.id in accepted)]


def _proposed(
    story: Story, everything: Sequence[Said], found: Sequence[Bundle], sure: Sequence[Conflict]
) -> list[Conflict]:
    """Give the views of one deed that may stand against one another."""
    known = Known.of(everything)
    against = (
        *contraries(everything, known),
        *set_against(story, everything, known),
        *unanswered(everything, known),
    )
    pairs = [(_sureness(c), c) for c in against]
    told, again = _Told.of(story, everything, sure), _again(found)
    fit = [(v, c) for v, c in pairs if v >= LEAST and not told.has(c) and not _same(c, again)]
    groups = _gathered(sorted(fit, key=lambda row: (-row[0], row[1].kind, row[1].one.said.n, row[1].other.said.n)))
    return [_conflict(story, group, again) for group in groups]


def _sureness(pair: Contrary) -> float:
    base, each = LIKELY[pair.how or pair.kind]
    return round(min(MOST, base + each * pair.score), 2)


@dataclass(frozen=True)
class _Told:
    """What the sure disagreements tell: their statements, and for two parties what they quarrel about."""

    statements: frozenset[int]
    matters: Mapping[frozenset[str], Sequence[frozenset[str]]]

    @classmethod
    def of(cls, story: Story, everything: Sequence[Said], sure: Sequence[Conflict]) -> _Told:
        places = {(side.article, e.start) for c in sure if c.kind in TOLD for side in c.sides for e in side.evidence}
        shown = [
            (key, s)
            for s in everything
            if (key := (story.readings[s.article].article.id, s.statement.content.start)) in places
        ]
        at = dict(shown)
        matters: dict[frozenset[str], list[frozenset[str]]] = defaultdict(list)
        for conflict in sure:
            if conflict.kind in TOLD:
                said = [
                    at[key] for side in conflict.sides for e in side.evidence if (key := (e.article, e.start)) in at
                ]
                about = frozenset(t for s in said for t in s.about if t[0] != "@")
                pairs = {frozenset((a.key, b.key)) for a in said for b in said} | _parties(said)
                for who in pairs | {frozenset((s.party or s.key,)) for s in said}:
                    matters[who].append(about)
        return cls(frozenset(s.n for _, s in shown), matters)

    def has(self, pair: Contrary) -> bool:
        """Tell whether the two quarrel about that already, or one of the statements stands in a sure disagreement."""
        a, b = pair.one.said, pair.other.said
        if a.n in self.statements and b.n in self.statements:
            return True
        matter = {t for t in pair.matter if t[0] != "@"}
        keys = (
            {frozenset((a.key, b.key))}
            | _parties((a, b))
            | ({frozenset((b.party or b.key,))} if pair.how == "unanswered" else set())
        )
        return any(
            len(matter & about) >= min(SHARED, len(matter)) for key in keys for about in self.matters.get(key, ())
        )


def _parties(said: Sequence[Said]) -> set[frozenset[str]]:
    """Give the pairs of parties among those who say something."""
    parties = {s.party for s in said if s.party}
    return {frozenset((a, b)) for a in parties for b in parties if a < b}


def _gathered(pairs: Sequence[tuple[float, Contrary]]) -> list[_Group]:
    """Give the pairs by the deed they are of, the surest first: later ones only add sides."""
    groups: list[_Group] = []
    having: dict[int, list[int]] = defaultdict(list)  # by the statements that they show
    by_token: dict[str, list[int]] = defaultdict(list)
    for confidence, pair in pairs:
        near = dict.fromkeys(n for s in (pair.one, pair.other) for n in having[s.said.n])
        if pair.kind == "view":
            near |= dict.fromkeys(n for t in sorted(pair.matter) if t[0] != "@" for n in by_token[t])
        place = next((n for n in near if _one_deed(groups[n], pair)), None)
        if place is None:
            if having[pair.one.said.n] or having[pair.other.said.n]:
                continue  # one statement is not shown in two disagreements
            place = len(groups)
            groups.append(_Group(pair.kind, pair.matter, confidence, pair.deed))
            for token in pair.matter:
                by_token[token].append(place)
        for side, view in zip(groups[place].sides, (pair.one, pair.other), strict=True):
            if len(side) < SIDES or view.said.n in side:
                side[view.said.n] = view.said
                having[view.said.n].append(place)
    return groups


def _one_deed(group: _Group, pair: Contrary) -> bool:
    """Tell whether a pair is of the deed of a group, and nobody stands on both sides."""
    shared, both = ({t for t in m if t[0] != "@"} for m in (group.matter & pair.matter, group.matter | pair.matter))
    if group.kind != pair.kind or len(shared) < ALIKE * len(both) or (group.matter ^ pair.matter) & turning():
        return False
    if group.deed and pair.deed and not group.deed & pair.deed:
        return False
    one, other = group.sides
    return not (_holds(other, pair.one.said) or _holds(one, pair.other.said))


def _holds(side: Mapping[int, Said], said: Said) -> bool:
    return any(s.key == said.key or (s.party and s.party == said.party) for s in side.values())


def _again(found: Sequence[Bundle]) -> Mapping[int, Sequence[Said]]:
    """Give for each statement, by its number, those of its claim."""
    acts = (bundle.said for bundle in found if not bundle.stance and len(bundle.said) > 1)
    return {one.n: said for said in acts for one in said}


def _same(pair: Contrary, again: Mapping[int, Sequence[Said]]) -> bool:
    """Tell whether what a report sets against the words before it is in one claim with them."""
    return pair.how == "beside" and any(s.n == pair.other.said.n for s in again.get(pair.one.said.n, ()))


def _told_by(
    side: Mapping[int, Said], matter: frozenset[str], again: Mapping[int, Sequence[Said]], known: Collection[int]
) -> list[Said]:
    """Give the statements of a side, and who else tells the same of that matter: one of each report that is not shown yet."""
    shown = {s.article for s in side.values()}
    fit = (
        s
        for one in side.values()
        for s in again.get(one.n, ())
        if s.article not in shown and s.n not in known and _of(s, matter)
    )
    more = {s.article: s for s in reversed(list(fit))}
    return [*side.values(), *(more[article] for article in sorted(more))][: 2 * SIDES]


def _of(one: Said, matter: frozenset[str]) -> bool:
    own = [t for t in matter if t[0] != "@"]
    return len(set(own) & set(one.about)) >= ALIKE * len(own)


def _conflict(story: Story, group: _Group, again: Mapping[int, Sequence[Said]]) -> Conflict:
    known = {n for side in group.sides for n in side}
    one, other = (_told_by(side, group.matter, again, known) for side in group.sides)
    shown: list[Side] = []
    for n in range(2 * SIDES):
        shown += [side_of(story, side[n]) for side in (one, other) if n < len(side)]
    first = min((*one, *other), key=lambda s: (s.date or "~", s.article, s.statement.content.start))
    key = ("possible", statement_id(story, first), str(first.statement.content.start))
    return conflict_of(group.kind, shown[0].value, shown, GRAVE[group.kind], *key, confidence=group.confidence)
