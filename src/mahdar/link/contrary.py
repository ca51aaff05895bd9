"""Pairs of views that may stand against one another: a deed approved and condemned, one word with and without a "no", charges both ways."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple

from mahdar.link.likeness import rarity
from mahdar.link.matters import BLAME
from mahdar.link.statements import Said
from mahdar.link.views import ACTS, View, views

Kind = str  # "view", "denial" or "accusation"
WEEKS = 40  # days between two views of one deed
AROUND = 12  # views that share a token and are held against one, on either side in time
KEYS = 5  # tokens of a view, the rarest, that bring it together with others
BEGINNING = 6  # tokens by which copies of one sentence are known
OFTEN = 4  # statements of which a token is that the story turns on
CHARGE = 1.0  # what two charges must share
LONG = 16  # words of two views together from which on each more tells against their being of one deed
HOSTILE = ("accuse", "condemn", "deny", "reject", "threaten")


class Least(NamedTuple):
    """What two views must share: of a deed, beside the word with a "no", and how many words with it."""

    deed: float
    rest: float
    words: int


# of many statements, which tell of everything, more are alike by chance
LEAST, MANY, OF_MANY = Least(0.8, 0.3, 2), 1_500, Least(1.4, 0.5, 3)


@dataclass(frozen=True, slots=True)
class Contrary:
    """Two views that may stand against one another: of what deed, and how much speaks for it; `how` they were found, where it is not told by the kind.

    `deed` are the tokens that head what both judge.
    """

    kind: Kind
    one: View
    other: View
    matter: frozenset[str]
    score: float
    how: str = ""
    deed: frozenset[str] = frozenset()


def contraries(everything: Sequence[Said], known: Known) -> list[Contrary]:
    """Give the pairs of views that may stand against one another, the likeliest first.

    >>> contraries([], Known.of([]))
    []
    """
    row = views(everything)
    found = [*_approved(row, known), *_turned(row, known), *_charged(row, known)]
    return sorted(found, key=lambda c: (-c.score, c.kind, c.one.said.n, c.other.said.n, sorted(c.matter)))


@dataclass(frozen=True)
class Known:
    """What the whole story tells: how many statements have a token, what it weighs, who speaks against whom; and what two views must share in it."""

    times: Mapping[str, int]
    weight: Mapping[str, float]
    against: Mapping[tuple[str, str], int]
    least: Least = LEAST

    @classmethod
    def of(cls, everything: Sequence[Said]) -> Known:
        """Count what the statements have.

        >>> Known.of([]).rare(["x"])
        1.0
        """
        told = {(one.party, one.about[:BEGINNING]): frozenset(one.about) for one in everything}
        times = Counter(token for tokens in told.values() for token in tokens)
        against: Counter[tuple[str, str]] = Counter()
        for one in everything:
            if one.party and one.statement.act in HOSTILE:
                for other in one.named - {one.party}:
                    against.update({(one.party, other): 1, (other, one.party): 1})
        return cls(times, rarity(times, len(told)), against, LEAST if len(everything) < MANY else OF_MANY)

    def deed(self, tokens: Iterable[str]) -> float:
        """Give how well tokens tell a deed: those of the trade best, then what the story turns on."""
        return fsum(
            1.0 if t[0] == "#" else 0.5 if t[0] == "@" else 0.6 if self.times[t] >= OFTEN else 0.35 for t in tokens
        )

    def rare(self, tokens: Iterable[str]) -> float:
        """Give how much tokens tell: the less the more have them."""
        return sum(self.weight.get(t, 1.0) for t in sorted(tokens))

    def hostile(self, a: Said, b: Said) -> int:
        """Give how often the parties of two speak against one another."""
        return self.against.get((a.party, b.party), 0) if a.party and b.party else 0


def apart(a: Said, b: Said) -> bool:
    """Tell whether two are said by two, within weeks, and neither holds the other's words."""
    if a.key == b.key or a.days_from(b) > WEEKS:
        return False
    return a.article != b.article or not (a.within(b) or b.within(a))


def near(rows: Sequence[int], at: int) -> Sequence[int]:
    """Give the few of a row in order that lie next to a place.

    >>> near([1, 5], 3)
    [1, 5]
    """
    place = bisect_left(rows, at)
    return rows[max(0, place - AROUND) : place + AROUND]


def _approved(row: Sequence[View], known: Known) -> Iterator[Contrary]:
    """Give the pairs of which one approves of a deed and the other condemns it."""
    bad: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(row):
        if one.sign < 0 and not one.open:
            for token in _keys(one, known):
                bad[token].append(n)
    for n, one in enumerate(row):
        if one.sign > 0 and not one.open:
            for m in sorted({m for token in _keys(one, known) for m in near(bad.get(token, ()), n)}):
                other = row[m]
                if not one.said.one_party(other.said) and apart(one.said, other.said):
                    yield from _on_deed(one, other, known)


def _keys(one: View, known: Known) -> list[str]:
    """Give the tokens by which a view meets others: the rarest that tell a deed."""
    deeds = (t for t in one.about - one.own if t[0] != "@" and known.times[t] > 1)
    return sorted(deeds, key=lambda t: (known.times[t], t))[:KEYS]


def _on_deed(one: View, other: View, known: Known) -> Iterator[Contrary]:
    own = one.own | other.own
    core = (one.about & other.about) - own
    matter = ((one.about | one.head) & (other.about | other.head)) - own
    score = known.deed(core) + 0.4 * known.deed(matter - core)
    fronted = all(any(t[0] != "@" for t in v.front & core) for v in (one, other))
    if score >= known.least.deed and fronted and any(t[0] != "@" for t in core):
        score += 0.4 * sum(v.said.statement.act in ACTS for v in (one, other))
        score += 0.3 * min(2, known.hostile(one.said, other.said)) + 0.3 * (one.said.article == other.said.article)
        score -= 0.05 * max(0, one.words + other.words - LONG)
        yield Contrary(
            "view", one, other, matter, score, deed=core & (one.front & other.front or one.front | other.front)
        )


def _turned(row: Sequence[View], known: Known) -> Iterator[Contrary]:
    """Give the pairs of which one says with a "no" what the other says without."""
    wanted = {token for one in row if one.negated for token in one.negated & one.about if token[0] != "@"}
    having: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(row):
        for token in (one.about & wanted) - one.negated:
            having[token].append(n)
    for n, one in enumerate(row):
        if one.negated and one.said.statement.act != "demand":
            for token in sorted(one.negated & one.about & wanted):
                for m in near(having.get(token, ()), n):
                    yield from _with_no(one, row[m], known)


def _with_no(no: View, yes: View, known: Known) -> Iterator[Contrary]:
    shared = no.about & yes.about
    turned = {t for t in shared if (t in no.negated) != (t in yes.negated) and t[0] != "@"}
    if (
        len(shared) < known.least.words - (no.said.article == yes.said.article)
        or len(turned) != 1
        or yes.negated
        or yes.open
        or no.open
    ):
        return
    if not apart(no.said, yes.said):
        return
    rest = known.rare(shared - turned)
    if rest < known.least.rest:
        return
    alike = 2 * known.rare(shared) / (known.rare(no.tokens) + known.rare(yes.tokens))
    score = rest + 2.5 * alike + 0.5 * known.rare(turned) + 0.2 * bool(known.hostile(no.said, yes.said))
    score += 0.3 * (no.said.article == yes.said.article) - 0.4 * no.said.one_party(yes.said)
    yield Contrary("denial", yes, no, shared, score)


def _charged(row: Sequence[View], known: Known) -> Iterator[Contrary]:
    """Give the pairs of charges that two parties bring against one another in one matter."""
    brought: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, one in enumerate(row):
        if one.charge and one.said.party and not (one.open or one.negated):
            for token in one.about | one.head:
                if token[0] == "@":
                    brought[one.said.party, token[1:]].append(n)
    for (party, target), charges in sorted(brought.items()):
        if party < target:
            back = brought.get((target, party), ())
            for n in charges:
                for m in near(back, n):
                    yield from _both_ways(row[n], row[m], frozenset((f"@{party}", f"@{target}")), known)


def _both_ways(one: View, other: View, parties: frozenset[str], known: Known) -> Iterator[Contrary]:
    matter = (one.about & other.about) - parties - BLAME
    score = known.deed(t for t in matter if t[0] != "@")
    if score >= CHARGE and apart(one.said, other.said):
        acts = sum(v.said.statement.act == "accuse" for v in (one, other))
        score += 0.5 * acts + 0.3 * (one.said.article == other.said.article)
        yield Contrary("accusation", one, other, matter, score - 0.04 * max(0, one.words + other.words - 1.5 * LONG))
