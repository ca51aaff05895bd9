"""Disagreement: where reports contradict one another, each side with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, zip_longest
from math import inf

import msgspec

from mahdar.link.claims import Bundle
from mahdar.link.context import common_matter, counts_up, is_standing, is_toll, part_of
from mahdar.link.happenings import conflict_of, happenings
from mahdar.link.matters import akin
from mahdar.link.opposition import Opposition
from mahdar.link.relative import absolute
from mahdar.link.statements import Said, statement_id
from mahdar.link.tables import Story, evidence
from mahdar.link.when import ordinal
from mahdar.link.words import plain, words
from mahdar.model import Conflict, Entity, Evidence, Figure, Side, StoryEvent, Time

MATTER = 0.5  # what the passages around two numbers, days or places must have in common
ANEW, STANDING = 3, 45  # days after which a thing is counted anew; what stands for weeks
AROUND = 40  # figures that each is held against, the next in time
QUOTED, VERBATIM = 4, 0.75  # tokens that one quotation in two reports shares, and what part of them
BESIDE = 30  # characters around a statement in which its day is named
APPROX = 0.05  # what "about" may be off by
FAR, VERY_FAR = 1.6, 3.0  # ratio from which on two exact, or other, figures rather count different things
APART, BEYOND = 1.2, 1.25  # ratio from which on two lower bounds, or one and a number, speak of different sizes


def conflicts(
    story: Story,
    events: Sequence[StoryEvent],
    figures: Sequence[Figure],
    found: Sequence[Bundle],
    against: Sequence[Opposition],
) -> tuple[Conflict, ...]:
    """Give the disagreements of the story, the gravest first.

    >>> conflicts(Story.of([]), [], [], [], [])
    ()
    """
    outlets = {r.article.id: r.article.outlet for r in story.readings}
    every = [
        *numbers(figures, outlets),
        *happenings(story, events),
        *denials(story, found, against),
        *accusations(story, found),
        *sayings(story, found),
    ]
    unique = {c.id: c for c in every if len({(s.value, s.by) for s in c.sides}) > 1}
    return tuple(sorted(unique.values(), key=lambda c: (-c.severity, c.kind, c.id)))


def bounds(figure: Figure) -> tuple[float, float]:
    """Give the least and the most that a figure may mean.

    >>> bounds(Figure(id="f", what="جنود", value=100, mod="approx", article="A"))[0]
    95.0
    """
    value = float(figure.value)
    low, high = float(value if figure.lower is None else figure.lower), value
    match figure.mod:
        case "approx":
            return low * (1 - APPROX), high * (1 + APPROX)
        case "more_than" | "at_least":
            return low, inf
        case "less_than" | "at_most":
            return -inf, high
        case _:
            return low, high


def differ(a: Figure, b: Figure) -> float:
    """Give how gravely two figures of one thing disagree, 0 where both can hold.

    A lower bound can hold beside a larger number, yet who says "more than 100" does not mean 150: that is a lesser
    disagreement.

    >>> x = Figure(id="x", what="جنود", value=100000, mod="approx", article="A")
    >>> y = Figure(id="y", what="جنود", value=250000, mod="more_than", article="B")
    >>> differ(x, y)
    0.8
    """
    (low_a, high_a), (low_b, high_b) = bounds(a), bounds(b)
    small, large = sorted((float(a.value), float(b.value)))
    if large > small * (FAR if a.mod == b.mod == "exact" else VERY_FAR):
        return 0.0
    if high_a < low_b or high_b < low_a:
        return 0.8 if max(low_a, low_b) > 1.1 * min(high_a, high_b) else 0.4
    least = BEYOND if "exact" in (a.mod, b.mod) else APART
    return 0.3 if large >= small * least > 0 else 0.0


def numbers(figures: Sequence[Figure], outlets: Mapping[str, str | None]) -> list[Conflict]:
    """Give the groups of figures of which some cannot both hold; areas, years and days apart do not disagree."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.group:
            groups[figure.group].append(figure)
    out = []
    for key, group in sorted(groups.items()):
        group.sort(key=lambda f: (f.as_of or "", f.id))
        stands = any(is_standing(_clause(f).text) for f in group)
        pairs = [(differ(a, b), a, b) for n, a in enumerate(group) for b in _soon(group, n, stands)]
        grave = [
            (grade, a, b)
            for grade, a, b in pairs
            if grade > 0 and _one_scope(a, b, outlets) and (stands or _one_matter(a, b))
        ]
        if not grave:
            continue
        inside = {f.id for _, a, b in grave for f in (a, b)}
        sides = [
            Side(value=f.evidence[0].text, article=f.article, by=f.by, evidence=f.evidence)
            for f in group
            if f.id in inside
        ]
        what = min((f.what for f in group), key=len)
        out.append(conflict_of("number", what, sides, max(g for g, _, _ in grave), key))
    return out


def _soon(group: Sequence[Figure], n: int, stands: bool) -> list[Figure]:
    """Give the figures of the days after the `n`th, in order; who counts later counts anew, unless it `stands`."""
    low, later = ordinal(group[n].as_of), group[n + 1 : n + 1 + AROUND]
    if low is None:
        return list(later) if stands else []
    return [f for f in later if (ordinal(f.as_of) or 0) - low <= (STANDING if stands else ANEW)]


def _one_matter(a: Figure, b: Figure) -> bool:
    """Tell whether two figures are told in one context, or are tolls of one war; a toll of another day has grown."""
    x, y = _clause(a), _clause(b)
    if (is_toll(x.text) or is_toll(y.text)) and a.as_of != b.as_of:
        return False
    one_place = not (a.place and b.place) or plain_text(a.place) == plain_text(b.place)
    return common_matter(x.text, y.text, MATTER) or (one_place and counts_up(x.text) and counts_up(y.text))


def _clause(figure: Figure) -> Evidence:
    return figure.evidence[-1]


def _one_scope(a: Figure, b: Figure, outlets: Mapping[str, str | None]) -> bool:
    """Tell whether two figures speak of the same extent: no part and its whole, nor one area and another."""
    x, y = _clause(a), _clause(b)
    own = (outlets.get(a.article) or "") in (a.by, b.by)  # what a report counts itself are parts of one account
    voices = a.by != b.by and not own and (x.end <= y.start or y.end <= x.start)
    return (a.article != b.article or voices) and _part(a) == _part(b) and not _within(a) and not _within(b)


def _part(figure: Figure) -> bool:
    clause, number = _clause(figure), figure.evidence[0]
    return part_of(clause.text[: number.start - clause.start])


def _within(figure: Figure) -> bool:
    return any(c.isdigit() for c in figure.place or "")


def plain_text(text: str) -> str:
    """Give a text folded word by word, to compare.

    >>> plain_text("وزارة الدفاع") == plain_text("وزاره الدفاع")
    True
    """
    return " ".join(plain(w) for w in words(text))


def denials(story: Story, found: Sequence[Bundle], against: Sequence[Opposition]) -> list[Conflict]:
    """Give what one party says and another denies: blame with its denial, whoever blames, and words against words."""
    blamed: dict[int, list[Said]] = defaultdict(list)
    worded: dict[int, list[tuple[Said, Said]]] = defaultdict(list)
    for one in against:
        worded[one.denial] += one.told
        if found[one.claim].stance:
            blamed[one.denial] += found[one.claim].said
    out = []
    for n, pairs in sorted(worded.items()):
        if pairs:
            sides = _in_turn(*([_said(story, s) for s in dict.fromkeys(pair[k] for pair in pairs)] for k in (0, 1)))
            out.append(conflict_of("denial", _topic([pairs[0][0]]), sides, 0.6, *_keys(story, found[n])))
    for n, blames in sorted(blamed.items()):
        said, denied = akin(story, blames, found[n].said)
        if said:
            sides = _in_turn([_said(story, s) for s in said], [_said(story, s) for s in denied])
            out.append(conflict_of("denial", _topic(said), sides, 0.9, *_keys(story, found[n])))
    return out


def accusations(story: Story, found: Sequence[Bundle]) -> list[Conflict]:
    """Give what two parties accuse one another of in one matter."""
    blames = {
        (b.stance.party, b.stance.target, b.stance.topic): b for b in found if b.stance and b.stance.kind == "blames"
    }
    out = []
    for (party, target, topic), blame in sorted(blames.items()):
        other = blames.get((target, party, topic))
        if other and party < target:
            one, back = akin(story, *([s for s in b.said if s.index >= 0] for b in (blame, other)))
            if one:
                sides = _in_turn([_said(story, s) for s in one], [_said(story, s) for s in back])
                out.append(conflict_of("accusation", _topic(one), sides, 0.7, *_keys(story, blame, other)))
    return out


def _topic(said: Sequence[Said]) -> str:
    return max(said, key=lambda s: (min(len(s.about), 12), -s.n)).statement.content.text


def _keys(story: Story, *found: Bundle) -> list[str]:
    return [b.stance.key if b.stance else statement_id(story, b.said[0]) for b in found]


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


def _said(story: Story, one: Said) -> Side:
    article = story.readings[one.article].article
    proof = evidence(article, one.statement.content)
    return Side(value=one.statement.content.text, article=article.id, by=one.name or one.party, evidence=(proof,))


def sayings(story: Story, found: Sequence[Bundle]) -> list[Conflict]:
    """Give the quotations that reports put into different mouths, or on different days."""
    out = []
    for bundle in found:
        if bundle.stance or len({s.article for s in bundle.said}) < 2:
            continue
        people = [s for s in bundle.said if s.speaker and _full(s.speaker) and s.statement.direct]
        sides = _apart(people, lambda a, b: a.speaker != b.speaker and _one_quotation(a, b))
        if sides:
            out.append(conflict_of("attribution", _topic(bundle.said), [_said(story, s) for s in sides], 0.6,
                                 statement_id(story, sides[0])))  # fmt: skip
        dated = [s for s in bundle.said if s.speaker and _told_day(story, s)]
        sides = _apart(dated, lambda a, b: _another_day(story, a, b))
        if sides:
            proof = [msgspec.structs.replace(_said(story, s), value=(_told_day(story, s) or s.statement.source).text)
                     for s in sides]  # fmt: skip
            out.append(conflict_of("date", _topic(bundle.said), proof, 0.4, "said", statement_id(story, sides[0])))
    return out


def _full(entity: Entity) -> bool:
    """Tell whether somebody is known by a full name."""
    return entity.type == "Person" and " " in entity.name


def _apart(said: Sequence[Said], differ: Callable[[Said, Said], bool]) -> list[Said]:
    """Give those of which some differ, of different articles."""
    pairs = [(a, b) for a, b in combinations(said[:AROUND], 2) if a.article != b.article and differ(a, b)]
    return sorted({s.n: s for pair in pairs for s in pair}.values(), key=lambda s: s.n)


def _one_quotation(a: Said, b: Said) -> bool:
    """Tell whether two are the same words, said within days: else two people only say alike."""
    x, y = set(a.about), set(b.about)
    near = abs((ordinal(a.date) or 0) - (ordinal(b.date) or 0)) <= ANEW
    return near and len(x & y) >= QUOTED and 2 * len(x & y) >= VERBATIM * (len(x) + len(y))


def _another_day(story: Story, a: Said, b: Said) -> bool:
    """Tell whether one speaker is given the same words on days that lie next to each other."""
    x, y = (ordinal(_day_of(story, s)) or 0 for s in (a, b))
    return a.speaker == b.speaker and 0 < abs(x - y) <= ANEW and _one_quotation(a, b)


def _day_of(story: Story, one: Said) -> str | None:
    told = _told_day(story, one)
    return (told.value or "")[:10] if told else None


def _told_day(story: Story, one: Said) -> Time | None:
    """Give the day that the report names beside the statement, which it dates; None where it names none."""
    day, content = (one.statement.time or "")[:10], one.statement.content
    low = min(one.statement.cue.start, one.statement.source.start, content.start) - BESIDE
    times = story.readings[one.article].times
    near = [t for t in times if low <= t.start <= content.end + BESIDE]
    named = [t for t in near if (t.value or "")[:10] == day and absolute(t.text, day)]
    return min(named, key=lambda t: abs(t.start - one.statement.cue.start), default=None) if ordinal(day) else None
