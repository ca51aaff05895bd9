"""Claims: the same thing said by the same side, gathered over reports, with its lines and independent origins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import ibis

from mahdar.link.judged import Groups, constraints
from mahdar.link.origins import line, origins
from mahdar.link.stances import Stance, stances
from mahdar.link.statements import Said, statement_id
from mahdar.link.tables import Story, evidence, table
from mahdar.link.when import ordinal
from mahdar.model import Claim, Judgement, Member, Reuse, content_id

NEAR = 60  # statements with a word in common that each is held against, the nearest in time
SAME_SPEAKER, SAME_PARTY, ANYONE = 0.34, 0.46, 0.62  # likeness from which on two statements say the same
OPPOSED = 0.34  # likeness from which on one statement denies the other
DAYS, WEEKS = 4, 40  # days within which a speaker repeats himself in one act of speech; a party its line
ENOUGH = 1.8  # what two statements must share, counted in words that no other statement has
MEAN = 0.2  # what two groups of statements must have in common on average to be one
PIECE = 3  # words from which on a clause is held against others by itself


@dataclass(frozen=True)
class Clause:
    """A stretch of a statement's content between two marks of punctuation, or all of it (`part` 0)."""

    said: int
    part: int
    tokens: frozenset[str]


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
    """Give the pairs of statements that say the same, or the opposite of it (True): by contents, clauses, side, days."""
    if not everything:
        return []
    clauses = [c for one in everything for c in _clauses(one)]
    weight = _weights(everything)
    words = table(
        clause__int32=[n for n, c in enumerate(clauses) for _ in c.tokens],
        token=[t for c in clauses for t in sorted(c.tokens)],
        weight__float32=[weight[t] for c in clauses for t in sorted(c.tokens)],
    )
    of = table(
        clause__int32=range(len(clauses)),
        said__int32=[c.said for c in clauses],
        whole=[c.part == 0 for c in clauses],
        total__float32=[sum(weight[t] for t in c.tokens) for c in clauses],
    )
    who = table(
        said__int32=[s.n for s in everything],
        article__int32=[s.article for s in everything],
        speaker=[s.key for s in everything],
        party=[s.party or "" for s in everything],
        day__int32=[ordinal((s.date or "")[:10]) or 0 for s in everything],
        turned=[s.negated or s.statement.act in ("deny", "reject") for s in everything],
    )
    return sorted(story.run(_same(_likeness(words, of, who), who)))


def _likeness(words: Any, of: Any, who: Any) -> Any:
    """Score the pairs of clauses that share a telling word: Dice's measure over the words' weights."""
    placed = words.join(of, "clause").join(who.select("said", "article", "day"), "said")
    rank = ibis.window(group_by="token", order_by=["day", "said", "clause"])
    ranked = placed.filter(placed.weight >= 0.35).mutate(rank=ibis.row_number().over(rank))
    other = ranked.view()
    near = [ranked.token == other.token, ranked["rank"] < other["rank"], other["rank"] - ranked["rank"] <= NEAR]
    pairs = ranked.join(other, near).select(
        a=ranked.clause, b=other.clause, x=ranked.article, y=other.article, n=ranked.said, m=other.said
    )
    pairs = pairs.filter((pairs.x != pairs.y) | (pairs.n != pairs.m)).select("a", "b").distinct()
    left, right = words, words.view()
    shared = pairs.join(left, pairs.a == left.clause).select("a", "b", "token", "weight")
    shared = shared.join(right, [shared.b == right.clause, shared.token == right.token]).select("a", "b", "weight")
    common = shared.group_by("a", "b").aggregate(common=shared.weight.sum())
    a, b = of, of.view()
    scored = common.join(a, common.a == a.clause).select("a", "b", "common", n="said", ta="total", wa="whole")
    scored = scored.join(b, scored.b == b.clause).select("n", "common", "ta", "wa", m=b.said, tb=b.total, wb=b.whole)
    scored = scored.mutate(dice=2 * scored.common / (scored.ta + scored.tb))
    scored = scored.filter(scored.common >= ENOUGH)
    return scored.group_by("n", "m").aggregate(dice=scored.dice.max(), common=scored.common.max())


def _same(scored: Any, who: Any) -> Any:
    a, b = who, who.view()
    both = scored.join(a, scored.n == a.said).select(
        "n", "m", "dice", "common", "article", "speaker", "party", "day", "turned"
    )
    both = both.join(b, both.m == b.said).select(
        "n", "m", "dice", "common",
        days=(both.day - b.day).abs(),
        one=both.article == b.article,
        turn=both.turned != b.turned,
        speaker=(both.speaker == b.speaker) & (both.speaker != ""),
        party=(both.party == b.party) & (both.party != ""),
        unknown=(both.party == "") | (b.party == ""),
    )  # fmt: skip
    near, far = both.days <= DAYS, both.days <= WEEKS
    same = (
        (both.speaker & near & (both.dice >= SAME_SPEAKER))
        | (both.party & near & (both.dice >= SAME_SPEAKER + 0.06))
        | ((both.speaker | both.party) & far & (both.dice >= SAME_PARTY))
        | (both.unknown & near & (both.dice >= SAME_PARTY))
        | (both.dice >= ANYONE)
    )
    opposed = both.turn & far & (both.dice >= OPPOSED)
    return (
        both.mutate(opposed=opposed)
        .filter(lambda t: ((same & ~t.turn) | t.opposed) & ~t.one)
        .select("n", "m", "dice", "opposed")
    )


def _clauses(one: Said) -> list[Clause]:
    whole = frozenset(one.about)
    out = [Clause(one.n, 0, whole)] if whole else []
    for part, about in enumerate(one.clauses, 1):
        piece = frozenset(about)
        if PIECE <= len(piece) < len(whole):
            out.append(Clause(one.n, part, piece))
    return out


def _weights(everything: Sequence[Said]) -> dict[str, float]:
    """Give what each token tells: 1 where one statement has it, less the more have it; names tell less."""
    count = Counter(t for s in everything for t in set(s.about))
    scale = log(max(50, len(everything)))
    return {t: max(0.08, 1 - log(n) / scale) * (0.6 if t.startswith("@") else 1) for t, n in count.items()}


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
            Member(article=a.id, text=s.statement.content.text, line=way, statement=statement_id(story, s),
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
