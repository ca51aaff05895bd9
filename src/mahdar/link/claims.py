"""Claims: the same thing said by the same side, gathered over reports, with its lines and independent origins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mahdar.link.judged import Groups, constraints
from mahdar.link.likeness import Item, likeness, weights
from mahdar.link.origins import line, origins
from mahdar.link.stances import Stance, stances
from mahdar.link.statements import Said, statement_id
from mahdar.link.tables import Story, evidence
from mahdar.link.when import ordinal
from mahdar.model import Claim, Judgement, Member, Reuse, content_id

MEAN = 0.2  # what two groups of statements must have in common on average to be one
PIECE = 3  # words from which on a clause is held against others by itself
DAYS, WEEKS = 4, 40  # days within which a speaker repeats himself in one act of speech; a party its line
OPPOSED = 0.34  # likeness from which on one statement denies the other
# likeness, and what must be shared at least (counted in words that no other statement has), by who speaks
SPEAKER, PARTY, PARTY_LONG, LATER, ANYONE = (0.3, 0.8), (0.5, 1.0), (0.36, 1.8), (0.4, 1.8), (0.62, 1.8)


def claims(
    story: Story,
    everything: Sequence[Said],
    pairs: Sequence[tuple[int, int, float, bool]],
    reuse: Sequence[Reuse],
    judgements: Sequence[Judgement] = (),
) -> tuple[Claim, ...]:
    """Give the claims behind all statements: acts of speech told by several, and lines that a party holds.

    `pairs` are those of `alike`.

    >>> claims(Story.of([]), [], [], [])
    ()
    """
    copied: dict[str, set[str]] = defaultdict(set)
    for a, b in (r.articles for r in reuse):
        copied[a].add(b)
        copied[b].add(a)
    keys = [[statement_id(story, s), claim_id(statement_id(story, s))] for s in everything]
    groups = gathered(
        Groups(len(everything), *constraints(keys, judgements)), [(a, b, d) for a, b, d, no in pairs if not no]
    )
    members: dict[int, list[Said]] = defaultdict(list)
    for n, group in enumerate(groups):
        members[group].append(everything[n])
    found = [_claim(story, group, copied) for group in members.values()]
    held = [_held(story, stance, group, copied) for stance, group in stances(story, everything).items()]
    return contested([*found, *held], everything, pairs)


def gathered(groups: Groups, pairs: Iterable[tuple[int, int, float]]) -> list[int]:
    """Group by average likeness, the likest first: one sentence in common must not chain a whole story together.

    >>> gathered(Groups(3), [(0, 1, 0.9), (1, 2, 0.3)])
    [0, 0, 2]
    """
    score = {(a, b): dice for a, b, dice in pairs}
    for (a, b), _ in sorted(score.items(), key=lambda x: (-x[1], x[0])):
        x, y = groups.of[a], groups.of[b]
        if x is not y:
            mean = sum(score.get((min(i, j), max(i, j)), 0.0) for i in x for j in y) / (len(x) * len(y))
            if mean >= MEAN:
                groups.join(a, b)
    return groups.labels()


def claim_id(statement: str) -> str:
    """Give the id of the claim whose first statement has that id.

    >>> claim_id("A-1:s0") == claim_id("A-1:s0")
    True
    """
    return content_id("claim", statement)


def alike(story: Story, everything: Sequence[Said]) -> list[tuple[int, int, float, bool]]:
    """Give the pairs of statements that say the same, or the opposite of it (True): by contents, clauses, side, days.

    >>> alike(Story.of([]), [])
    []
    """
    owner: list[Said] = []
    items: list[Item] = []
    for one in everything:
        whole = frozenset(one.about)
        pieces = [frozenset(c) for c in one.clauses]
        for tokens in dict.fromkeys([whole, *(p for p in pieces if PIECE <= len(p) < len(whole))]):
            items.append(Item(len(items), "", one.date or "", tokens))
            owner.append(one)
    best: dict[tuple[int, int], tuple[float, float]] = {}
    weight = weights([frozenset(s.about) for s in everything])
    for a, b, dice, common in likeness(story, items, weight, 0.3):
        n, m = sorted((owner[a].n, owner[b].n))
        if owner[a].article != owner[b].article:
            best[n, m] = max(best.get((n, m), (0.0, 0.0)), (dice, common))
    verdicts = [
        (n, m, dice, verdict(everything[n], everything[m], dice, common)) for (n, m), (dice, common) in best.items()
    ]
    return sorted((n, m, dice, found == "opposed") for n, m, dice, found in verdicts if found)


def verdict(a: Said, b: Said, dice: float, common: float) -> str | None:
    """Tell whether two statements so alike say the same, the opposite, or neither.

    The nearer the speakers, the less the words must agree: one speaker on one day is held to repeat himself,
    strangers must use the same words.
    """
    days = abs((ordinal(a.date) or 0) - (ordinal(b.date) or 0))
    near, far = days <= DAYS, days <= WEEKS
    if turned(a) != turned(b):
        return "opposed" if far and dice >= OPPOSED and common >= 1 else None
    party = bool(a.party) and a.party == b.party
    speaker = bool(a.key) and a.key == b.key
    unknown = not a.party or not b.party
    rules = (
        (speaker and near, SPEAKER),
        (party and near, PARTY),
        ((party or unknown) and near, PARTY_LONG),
        ((speaker or party or unknown) and far, LATER),
        (near, ANYONE),
    )
    return "same" if any(holds and dice >= low and common >= least for holds, (low, least) in rules) else None


def turned(one: Said) -> bool:
    """Tell whether a statement says no."""
    return one.negated or one.statement.act in ("deny", "reject")


def _claim(story: Story, group: list[Said], copied: Mapping[str, set[str]]) -> Claim:
    group = sorted(group, key=lambda s: (s.date or "~", s.article, s.index))
    speakers = Counter(s.name for s in group if s.speaker)
    entities = Counter(s.speaker.id for s in group if s.speaker)
    parties = Counter(s.party for s in group if s.party)
    best = max(group, key=lambda s: (s.speaker is not None, -abs(len(s.about) - 12), -s.n))
    return _record(
        story, group, copied, what=best.statement.content.text, key=statement_id(story, group[0]),
        speaker=_top(speakers) or best.name, entity=_top(entities) or _top(parties),
    )  # fmt: skip


def _held(story: Story, stance: Stance, group: list[Said], copied: Mapping[str, set[str]]) -> Claim:
    best = max(group, key=lambda s: (min(len(s.about), 12), -s.n))
    return _record(
        story, group, copied, what=best.statement.content.text, key="held:" + stance.key,
        speaker=stance.party_name, entity=stance.party, act="deny" if stance.kind == "denies" else "accuse",
    )  # fmt: skip


def _record(story: Story, group: list[Said], copied: Mapping[str, set[str]], **fields: Any) -> Claim:
    articles = [story.readings[s.article].article for s in group]
    lines = [line(a, s) for a, s in zip(articles, group, strict=True)]
    origin = origins(articles, lines, copied)
    acts = Counter(s.statement.act for s in group)
    fields.setdefault("act", _top(acts))
    return Claim(
        id=claim_id(fields.pop("key")),
        origins=tuple(dict.fromkeys(origin)),
        lines=tuple(dict.fromkeys(lines)),
        members=tuple(
            Member(article=a.id, text=s.statement.content.text, line=way, statement=statement_id(story, s) if s.index >= 0 else None,
                   date=s.date, origin=o)
            for a, s, way, o in zip(articles, group, lines, origin, strict=True)
        ),
        first=min((s.date for s in group if s.date), default=None),
        evidence=tuple(evidence(a, s.statement.content) for a, s in zip(articles, group, strict=True)),
        confidence=min(s.statement.confidence for s in group),
        **fields,
    )  # fmt: skip


def _top(counts: Counter[Any]) -> Any:
    return min(counts, key=lambda x: (-counts[x], x)) if counts else None


def contested(
    found: Sequence[Claim], everything: Sequence[Said], pairs: Sequence[tuple[int, int, float, bool]]
) -> tuple[Claim, ...]:
    """Give the claims in order of their first report, each with the parties that deny or confirm it."""
    number = {(m.article, m.text): c.id for c in found for m in c.members}
    del number
    return tuple(sorted(found, key=lambda c: (c.first or "~", c.id)))


def claim_of(found: Iterable[Claim]) -> Mapping[str, str]:
    """Give for each statement id the id of its claim; an act of speech comes before a line that is held.

    >>> claim_of([])
    {}
    """
    out: dict[str, str] = {}
    for claim in sorted(found, key=lambda c: (len(c.members), c.id)):
        for member in claim.members:
            if member.statement:
                out.setdefault(member.statement, claim.id)
    return out
