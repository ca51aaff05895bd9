"""Disagreement: where reports contradict one another, each side with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import zip_longest
from math import inf

import msgspec

from mahdar.link.claims import Bundle
from mahdar.link.context import common_matter
from mahdar.link.deeds import size
from mahdar.link.stances import Stance
from mahdar.link.statements import Said, statement_id
from mahdar.link.tables import Story, evidence
from mahdar.link.when import ordinal
from mahdar.link.words import plain, skeleton, words
from mahdar.model import Conflict, Evidence, Figure, Side, StatusStep, StoryEvent, content_id

MATTER = 0.4  # what the passages around two numbers, days or places must have in common
ANEW = 2  # days after which a thing is counted anew
AROUND = 40  # figures that each is held against, the next in time
SIDES = 8  # sides shown of one conflict
APPROX = 0.05  # what "about" may be off by
FAR, VERY_FAR = 1.6, 3.0  # ratio from which on two exact, or other, figures rather count different things
APART = 1.25  # ratio from which on two lower bounds speak of different sizes


def conflicts(
    story: Story,
    events: Sequence[StoryEvent],
    figures: Sequence[Figure],
    found: Sequence[Bundle],
    against: Sequence[tuple[int, int]],
) -> tuple[Conflict, ...]:
    """Give the disagreements of the story, the gravest first.

    >>> conflicts(Story.of([]), [], [], [], [])
    ()
    """
    every = [*numbers(figures), *happenings(events), *denials(story, found, against), *sayings(story, found)]
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

    Two lower bounds can both hold, yet who says "more than 150" does not mean 100: that is a lesser disagreement.

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
    if a.mod != "exact" and b.mod != "exact" and small > 0 and large / small >= APART:
        return 0.3
    return 0.0


def numbers(figures: Sequence[Figure]) -> list[Conflict]:
    """Give the groups of figures of which some cannot both hold; areas, years and days apart do not disagree."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.group:
            groups[figure.group].append(figure)
    out = []
    for key, group in sorted(groups.items()):
        group.sort(key=lambda f: (f.as_of or "", f.id))
        pairs = [(differ(a, b), a, b) for n, a in enumerate(group) for b in _soon(a, group, n)]
        grave = [(grade, a, b) for grade, a, b in pairs if grade > 0 and _one_scope(a, b) and _one_matter(a, b)]
        if not grave:
            continue
        inside = {f.id for _, a, b in grave for f in (a, b)}
        sides = [
            Side(value=f.evidence[0].text, article=f.article, by=f.by, evidence=f.evidence)
            for f in group
            if f.id in inside
        ]
        what = min((f.what for f in group), key=len)
        out.append(_conflict("number", what, sides, max(g for g, _, _ in grave), key))
    return out


def _soon(one: Figure, group: Sequence[Figure], n: int) -> list[Figure]:
    """Give the figures of the days after, in order; who counts later counts anew."""
    low = ordinal(one.as_of)
    later = group[n + 1 : n + 1 + AROUND]
    return [f for f in later if low is not None and (ordinal(f.as_of) or 0) - low <= ANEW]


def _one_matter(a: Figure, b: Figure) -> bool:
    """Tell whether two figures are told in one context."""
    return common_matter(a.evidence[-1].text, b.evidence[-1].text, MATTER)


def _one_scope(a: Figure, b: Figure) -> bool:
    """Tell whether two figures speak of the same extent: one voice gives parts and wholes, a distance its own area."""
    one_voice = a.article == b.article and a.by == b.by
    return not one_voice and not _within(a) and not _within(b)


def _within(figure: Figure) -> bool:
    return any(c.isdigit() for c in figure.place or "")


def plain_text(text: str) -> str:
    """Give a text folded word by word, to compare.

    >>> plain_text("وزارة الدفاع") == plain_text("وزاره الدفاع")
    True
    """
    return " ".join(plain(w) for w in words(text))


def happenings(events: Sequence[StoryEvent]) -> list[Conflict]:
    """Give the events whose reports differ in day, place, size or in whether it took place."""
    out = []
    for event in events:
        steps = event.history
        done = [s for s in steps if s.status in ("held", "ongoing", "denied")]
        days = _sides(event, [s for s in done if ordinal((s.date or "")[:10])], lambda s: (s.date or "")[:10])
        places = _sides(event, [s for s in steps if s.place], lambda s: plain_text(s.place or ""))
        what = event.name or " – ".join(dict.fromkeys((event.type, *event.actors, *event.recipients)))
        if len(days) > 1:
            out.append(_conflict("date", what, _flat(days), 0.5, "date" + event.id))
        if len(places) > 1 and not _nested(list(places)):
            out.append(_conflict("place", what, _flat(places), 0.4, "place" + event.id))
        sizes = _sides(event, [s for s in done if size(s.magnitude)], lambda s: str(size(s.magnitude)))
        if len(sizes) > 1:
            out.append(_conflict("number", what, _flat(sizes), 0.5, "size" + event.id))
        kinds = {s.status for s in steps}
        if "denied" in kinds and kinds & {"held", "ongoing"}:
            both = _sides(event, [s for s in steps if s.status in ("denied", "held", "ongoing")], lambda s: s.status)
            out.append(_conflict("status", what, _flat(both), 0.7, "status" + event.id))
        if ("cancelled" in kinds and len(steps) > 1) or kinds == {"cancelled"}:
            both = _sides(event, list(steps), lambda s: s.status)
            out.append(_conflict("not_held", what, _flat(both), 0.6, "not_held" + event.id))
    return out


def _sides(event: StoryEvent, steps: Sequence[StatusStep], value: object) -> dict[str, list[Side]]:
    assert callable(value)
    proof: dict[str, tuple[Evidence, ...]] = {}
    for e in event.evidence:
        proof[e.article] = (*proof.get(e.article, ()), e)
    out: dict[str, list[Side]] = defaultdict(list)
    for step in steps:
        out[value(step)].append(Side(value=value(step), article=step.article, evidence=proof.get(step.article, ())))
    return out


def _flat(sides: dict[str, list[Side]]) -> list[Side]:
    """Give the sides in turn, so that each value is shown before any is shown twice."""
    out: list[Side] = []
    for n in range(max(len(s) for s in sides.values())):
        out += [s[n] for s in sides.values() if n < len(s)]
    return out


def _nested(places: Sequence[str]) -> bool:
    """Tell whether all places may be one: a town and its name in another spelling, or with "the city of" before it."""
    bones = [{skeleton(w) for w in place.split()} for place in places]
    return all(a & b for n, a in enumerate(bones) for b in bones[n + 1 :])


def denials(story: Story, found: Sequence[Bundle], against: Sequence[tuple[int, int]]) -> list[Conflict]:
    """Give what one party says and another denies, and what two parties accuse one another of."""
    out = []
    for n, m in against:
        claim, denial = found[n], found[m]
        sides = _in_turn([_said(story, s) for s in claim.said], [_said(story, s) for s in denial.said])
        severity = 0.9 if claim.stance else 0.6
        out.append(_conflict("denial", _topic(claim), sides, severity, *_keys(story, claim, denial)))
    blames = [b for b in found if b.stance and b.stance.kind == "blames"]
    for n, one in enumerate(blames):
        for other in blames[n + 1 :]:
            if one.stance and other.stance and _mutual(one.stance, other.stance):
                sides = _in_turn([_said(story, s) for s in one.said], [_said(story, s) for s in other.said])
                out.append(_conflict("accusation", _topic(one), sides, 0.7, *_keys(story, one, other)))
    return out


def _mutual(a: Stance, b: Stance) -> bool:
    return a.party == b.target and a.target == b.party and a.topic == b.topic


def _topic(bundle: Bundle) -> str:
    return max(bundle.said, key=lambda s: (min(len(s.about), 12), -s.n)).statement.content.text


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
        people = {s.speaker.id for s in bundle.said if s.speaker and s.speaker.type == "Person" and s.statement.direct}
        if len(people) > 1:
            quoted = [s for s in bundle.said if s.speaker and s.speaker.id in people]
            sides = [_said(story, s) for s in quoted]
            out.append(_conflict("attribution", _topic(bundle), sides, 0.6, statement_id(story, quoted[0])))
        dated = [s for s in bundle.said if s.speaker and ordinal((s.statement.time or "")[:10])]
        if len({(s.date, s.article) for s in dated}) > 1 and len({s.date for s in dated}) > 1:
            sides = [msgspec.structs.replace(_said(story, s), value=s.date or "") for s in dated]
            out.append(_conflict("date", _topic(bundle), sides, 0.4, "said", statement_id(story, dated[0])))
    return out


def _conflict(kind: str, what: str, sides: Sequence[Side], severity: float, *key: str) -> Conflict:
    return Conflict(
        id=content_id("conflict", kind, *key),
        kind=kind,  # type: ignore[arg-type]
        what=what,
        sides=tuple(sides[:SIDES]),
        severity=severity,
    )
