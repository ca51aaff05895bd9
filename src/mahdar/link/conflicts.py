"""Disagreement: where reports contradict one another, each side with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import msgspec

from mahdar.link.calledoff import called_off
from mahdar.link.claims import Bundle
from mahdar.link.context import common_matter
from mahdar.link.dayapart import days_apart
from mahdar.link.denials import Contested, accusations, denials, side_of, topic
from mahdar.link.differing import numbers
from mahdar.link.happenings import conflict_of, happenings
from mahdar.link.relative import absolute
from mahdar.link.standoff import standoffs
from mahdar.link.statements import Said, statement_id
from mahdar.link.tables import Story
from mahdar.link.tallies import tallies
from mahdar.link.when import ordinal
from mahdar.model import Conflict, Entity, Figure, Side, StoryEvent, Time

ANEW, AROUND = 3, 40  # days between two reports of one utterance; statements that each is held against
QUOTED, VERBATIM = 4, 0.75  # tokens that one quotation in two reports shares, and what part of them
ONE = 0.4  # what two sentences of one report must have in common to tell of one thing that was not held
BESIDE = 30  # characters around a statement in which its day is named


def conflicts(
    story: Story,
    events: Sequence[StoryEvent],
    figures: Sequence[Figure],
    found: Sequence[Bundle],
    disputes: Sequence[Contested],
    published: Mapping[str, str | None] | None = None,
    more: Sequence[Conflict] = (),
) -> tuple[Conflict, ...]:
    """Give the disagreements of the story, the gravest first; `more` are possible ones that were found before.

    >>> conflicts(Story.of([]), [], [], [], [])
    ()
    """
    every = [
        *numbers(story, figures),
        *happenings(story, events),
        *denials(story, disputes),
        *accusations(story, found),
        *sayings(story, found),
        *standoffs(story, published or {}),
        *called_off(story, published or {}),
        *days_apart(story, published or {}),
    ]
    every += [*tallies(story, figures, events, every), *more]
    every.sort(key=lambda c: not c.sure)
    unique = {c.id: c for c in _once(every) if len({(s.value, s.by) for s in c.sides}) > 1}
    return tuple(sorted(unique.values(), key=lambda c: (-c.severity, c.kind, c.id)))


def _once(every: Sequence[Conflict]) -> list[Conflict]:
    """Give the conflicts without what others of them tell already: the same numbers, and a truce that failed."""
    kept: list[Conflict] = []
    having: dict[str, set[int]] = defaultdict(set)  # by the reports that they show
    for one in every:
        near = sorted({n for side in one.sides for n in having.get(side.article, ())})
        known = next((n for n in near if _again(one, kept[n])), None)
        if known is not None and kept[known].sure and not one.sure:
            if _sides(one) <= _sides(kept[known]):
                continue
            known = None  # what may be of it stands beside it, not in it
        if known is not None:
            kept[known] = msgspec.structs.replace(kept[known], sides=(*kept[known].sides, *_more(one, kept[known])))
        elif one.kind != "number" or not any(_sides(one) <= _sides(c) for n in near if (c := kept[n]).kind == "number"):
            known = len(kept)
            kept.append(one)
        if known is not None:
            for side in one.sides:
                having[side.article].add(known)
    return kept


def _again(one: Conflict, known: Conflict) -> bool:
    """Tell whether another conflict tells already of what was not held, in the very same sentence, or of two of the same sides.

    >>> sides = [Side(value=text, by=by, article="a") for text, by in (("قصفنا", "A"), ("لم نقصف", "B"), ("كذب", "C"))]
    >>> one, two, other = (
    ...     Conflict(id=str(n), kind="denial", what="", sides=tuple(some), severity=0.9)
    ...     for n, some in enumerate((sides, sides[:2], sides[1:2]))
    ... )
    >>> _again(two, one), _again(other, one)
    (True, False)
    """
    if one.kind == known.kind and one.kind in ("number", "denial"):
        return len({value for _, value in _sides(one) & _sides(known)}) > 1
    if not one.kind == known.kind == "not_held" or one.severity >= known.severity:
        return False
    proof, other = ([e for s in c.sides for e in s.evidence] for c in (one, known))
    return any(
        x.article == y.article and (x.start == y.start or common_matter(x.text, y.text, ONE))
        for x in proof
        for y in other
    )


def _more(one: Conflict, known: Conflict) -> list[Side]:
    """Give the sides of one conflict whose reports or voices the other does not show."""
    shown = {s.article for s in known.sides}
    voices = {s.by for s in known.sides}
    return [s for s in one.sides if s.article not in shown or s.by not in voices]


def _sides(conflict: Conflict) -> set[tuple[str, str]]:
    return {(s.article, s.value) for s in conflict.sides}


def sayings(story: Story, found: Sequence[Bundle]) -> list[Conflict]:
    """Give the quotations that reports put into different mouths, or on different days."""
    out = []
    for bundle in found:
        if bundle.stance or len({s.article for s in bundle.said}) < 2:
            continue
        people = [s for s in bundle.said if s.speaker and _full(s.speaker) and s.statement.direct]
        sides = _apart(people, lambda a, b: a.speaker != b.speaker and _one_quotation(a, b))
        if sides:
            out.append(conflict_of("attribution", topic(bundle.said), [side_of(story, s) for s in sides], 0.6,
                                 statement_id(story, sides[0])))  # fmt: skip
        dated = [s for s in bundle.said if s.speaker and _told_day(story, s)]
        sides = _apart(dated, lambda a, b: _another_day(story, a, b))
        if sides:
            proof = [msgspec.structs.replace(side_of(story, s), value=(_told_day(story, s) or s.statement.source).text)
                     for s in sides]  # fmt: skip
            out.append(conflict_of("date", topic(bundle.said), proof, 0.4, "said", statement_id(story, sides[0])))
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
    return a.days_from(b) <= ANEW and len(x & y) >= QUOTED and 2 * len(x & y) >= VERBATIM * (len(x) + len(y))


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
