"""Accusations and denials that stand against one another: who says it, who says no, and what ties the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from mahdar.link.claims import Bundle
from mahdar.link.deeds import Deed
from mahdar.link.gainsaid import gainsaid, refused
from mahdar.link.happenings import conflict_of
from mahdar.link.matters import BLAME, answers, telling
from mahdar.link.opposition import Opposition
from mahdar.link.plans import TALKS
from mahdar.link.refuted import refuted
from mahdar.link.statements import Said, statement_id
from mahdar.link.tables import Story, clusters, evidence
from mahdar.model import Conflict, Side

Pair = tuple[Said, Said]
WORDS = 3  # tokens that a plain "no" shares with what it says no to
HEADED = 2  # tokens that two denials of one party in one report share where they are one
BLAMED, WORDED = 0.9, 0.6  # how grave it is that blame is denied, or words in so many words
GAINSAID, REFUSED = 0.4, 0.3  # that a view has another against it, a demand a refusal
SAME = 4  # tokens from which on the same words of one party are the same statement


@dataclass(frozen=True)
class Contested:
    """What is said and denied: the pairs of one conflict, and how grave it is."""

    pairs: tuple[Pair, ...]
    severity: float
    blame: bool = False  # whether blame is denied, and nothing else


def contested(
    story: Story, everything: Sequence[Said], found: Sequence[Bundle], against: Sequence[Opposition]
) -> list[Contested]:
    """Give what one party says and another denies: blame with its denial, words against words, and what one report sets side by side.

    >>> contested(Story.of([]), [], [], [])
    []
    """
    blamed: dict[int, list[Said]] = defaultdict(list)
    worded: list[Pair] = []
    for one in against:
        worded += [pair for pair in one.told if _of_what_is_said(*pair)]
        if found[one.claim].stance:
            blamed[one.denial] += found[one.claim].said
    beside = refuted(story, everything)
    of_blame, taken = [], set()
    for n, blames in sorted(blamed.items()):
        own = {_at(s) for s in found[n].said if s.index >= 0}
        local = [pair for pair in beside if _at(pair[1]) in own]
        pairs = [*answers(story, blames, found[n].said), *local]
        if pairs:
            of_blame.append(pairs)
            taken |= own
    rest = [pair for pair in beside if _at(pair[1]) not in taken]
    same = {one.n: n for n, bundle in enumerate(found) if not bundle.stance for one in bundle.said}
    others = [(pairs, WORDED) for pairs in _matters([*worded, *rest], same)]
    known = taken | {_at(one) for pairs in (*of_blame, *(p for p, _ in others)) for pair in pairs for one in pair}
    for grave, told in ((GAINSAID, gainsaid(everything)), (REFUSED, refused(everything))):
        others += [(pairs, grave) for pairs in _matters((pair for pair in told if _at(pair[1]) not in known), same)]
    return [
        *(Contested(tuple(_gathered(pairs, found)), BLAMED, blame=True) for pairs in of_blame),
        *(Contested(tuple(_gathered(pairs, found)), grave) for pairs, grave in others),
    ]


def _of_what_is_said(said: Said, denial: Said) -> bool:
    """Tell whether what says no is a denial in so many words, or shares enough with what is said to be one."""
    return denial.statement.act in ("deny", "reject") or len(telling(said) & telling(denial)) >= WORDS


def _at(one: Said) -> tuple[int, int]:
    return one.article, one.index


@dataclass(frozen=True)
class NoTo:
    """A stretch of an article that somebody denies: by whom, where and when; `blame`: it is blame for a deed of his."""

    start: int
    end: int
    article: int
    date: str | None
    party: str | None
    blame: bool

    def of(self, deed: Deed) -> bool:
        """Tell whether it is that deed: who is blamed denies what he is told to have done, and no talks of it."""
        own = not deed.actors or self.party in deed.actors
        return not self.blame or (own and deed.event.type not in TALKS)


Denied = dict[int, list[NoTo]]


def denied(disputes: Sequence[Contested]) -> Denied:
    """Give by article the stretches that somebody denies.

    >>> denied([])
    {}
    """
    out: Denied = defaultdict(list)
    for one in disputes:
        for said, denial in one.pairs:
            content = said.statement.content
            no = NoTo(content.start, content.end, denial.article, denial.date, denial.party, one.blame)
            out[said.article].append(no)
    return dict(out)


def denials(story: Story, disputes: Sequence[Contested]) -> list[Conflict]:
    """Give the conflicts of what is contested.

    >>> denials(Story.of([]), [])
    []
    """
    return [_opposed(story, one.pairs, one.severity) for one in disputes]


def _gathered(pairs: Sequence[Pair], found: Sequence[Bundle]) -> list[Pair]:
    """Give the pairs, and those of what other reports tell of the same claim or of the same denial."""
    asked = {one.n for pair in pairs for one in pair if one.n >= 0}
    group: dict[int, list[Said]] = defaultdict(list)
    for bundle in found:
        if not bundle.stance and len(bundle.said) > 1:
            for one in bundle.said:
                group[one.n] += bundle.said if one.n in asked else ()
    out = list(pairs)
    for said, denial in pairs:
        out += [(other, denial) for other in group[said.n] if other.key != denial.key and _of_one(other, denial)]
        out += [(said, other) for other in group[denial.n] if other.key != said.key and _denies_too(other, said)]
    return out


def _of_one(a: Said, b: Said) -> bool:
    """Tell whether the words of two have something in common, or one has none that tell of the matter."""
    x, y = map(telling, (a, b))
    return bool(x & y) or not y


def _denies_too(other: Said, said: Said) -> bool:
    """Tell whether another statement of the same claim as a denial denies what is said, in so many words or in more of its own."""
    own, words = telling(other), telling(said)
    return _of_one(other, said) and (other.statement.act == "deny" or len(own & words) >= min(HEADED, len(words)))


def accusations(story: Story, found: Sequence[Bundle]) -> list[Conflict]:
    """Give what two parties accuse one another of in one matter.

    >>> accusations(Story.of([]), [])
    []
    """
    blames = {
        (b.stance.party, b.stance.target, b.stance.topic): b for b in found if b.stance and b.stance.kind == "blames"
    }
    out = []
    for (party, target, topic), blame in sorted(blames.items()):
        other = blames.get((target, party, topic))
        if other and party < target:
            one, back = ([s for s in b.said if s.index >= 0] for b in (blame, other))
            pairs = answers(story, one, back)
            out += [_opposed(story, pairs, 0.7, "accusation")] if pairs else []
    return out


def _opposed(story: Story, pairs: Sequence[Pair], severity: float, kind: str = "denial") -> Conflict:
    """Give the conflict of statements that stand against one another, both sides by turns."""
    said, denied = ([*{_place(pair[k]): pair[k] for pair in pairs}.values()] for k in (0, 1))
    sides = _in_turn(*([side_of(story, s) for s in part] for part in (said, denied)))
    first = min(denied, key=lambda s: (s.date or "~", s.article, s.statement.content.start))
    key = (statement_id(story, first), str(first.statement.content.start))
    return conflict_of(kind, topic(said), sides, severity, *key)


def _place(one: Said) -> tuple[int, int, str | None]:
    return one.article, one.statement.content.start, one.party


def _words(one: Said) -> tuple[str | None, object]:
    return one.party, one.about if len(one.about) >= SAME else _place(one)


def _matters(pairs: Iterable[Pair], same: Mapping[int, int]) -> list[list[Pair]]:
    """Give the pairs by the matter that they chain together: a statement in two pairs, or denials of one party in the same words or claim.

    `same` gives the claim of each statement by its number.
    """
    pairs = sorted(pairs, key=lambda pair: [_key(s) for s in pair])
    told = {key: n for n, key in enumerate(dict.fromkeys(_words(s) for pair in pairs for s in pair))}
    edges = [(told[_words(a)], told[_words(b)]) for a, b in pairs]
    claimed: dict[tuple[int, str | None], Said] = {}
    for _, denial in pairs:
        if denial.n in same:
            first = claimed.setdefault((same[denial.n], denial.party), denial)
            if _alike(first, denial):
                edges.append((told[_words(first)], told[_words(denial)]))
    said_no = sorted({(d.article, d.n): d for _, d in pairs}.values(), key=lambda d: (d.article, d.n))
    for a, b in pairwise(said_no):  # in the headline and in the text
        if a.article == b.article and a.party == b.party and _alike(a, b):
            edges.append((told[_words(a)], told[_words(b)]))
    label = clusters(len(told), edges)
    groups: dict[int, list[Pair]] = defaultdict(list)
    for a, b in pairs:
        groups[label[told[_words(a)]]].append((a, b))
    return [groups[n] for n in sorted(groups)]


def _alike(a: Said, b: Said) -> bool:
    return len({*a.about} & {*b.about} - BLAME) >= HEADED


def _key(one: Said) -> tuple[str, int, int, int, str]:
    content = one.statement.content
    return one.date or "~", one.article, content.start, content.end, one.party or ""


def topic(said: Sequence[Said]) -> str:
    """Give the words of the statement that tells most of the matter."""
    return max(said, key=lambda s: (min(len(s.about), 12), -s.n)).statement.content.text


def side_of(story: Story, one: Said) -> Side:
    """Give a statement as the side of a conflict."""
    article = story.readings[one.article].article
    proof = evidence(article, one.statement.content)
    said = one.statement
    return Side(value=said.content.text, article=article.id, by=one.name or one.party, act=said.act, evidence=(proof,))


def _in_turn(a: Sequence[Side], b: Sequence[Side]) -> list[Side]:
    """Give the sides by turns, articles that were not shown yet first."""
    return [side for pair in zip_longest(_spread(a), _spread(b)) for side in pair if side]


def _spread(sides: Sequence[Side]) -> list[Side]:
    seen: dict[str, int] = {}
    ranked = []
    for n, side in enumerate(sides):
        seen[side.article] = seen.get(side.article, 0) + 1
        ranked.append((seen[side.article], n, side))
    return [side for *_, side in sorted(ranked, key=lambda x: x[:2])]
