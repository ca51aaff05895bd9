"""Events whose reports differ: in day, place or size, or in whether it took place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

import msgspec

from mahdar.link.context import broken, common_matter, matter
from mahdar.link.deeds import size, step
from mahdar.link.figures import kind
from mahdar.link.matters import BLAME
from mahdar.link.plans import FIXED, TALKS, fixed, other_days, parted
from mahdar.link.relative import absolute
from mahdar.link.tables import Story
from mahdar.link.when import ordinal
from mahdar.link.where import apart
from mahdar.link.words import entry_of, words
from mahdar.model import Conflict, Evidence, Side, StatusStep, StoryEvent, content_id

MATTER = 0.45  # what the sentences of two reports must have in common before a difference between them counts
SURE = 0.6  # what the very sentences must have in common in which two days, or a deed and its denial, stand
OTHERS = 0.3  # how sure it is that talks of which others are a part too are the same ones, moved
SIDES = 24  # sides shown of one conflict
CLOSE = 0.03  # what two sizes may differ by and be one
DONE = ("held", "ongoing", "denied")
OFF = ("cancelled", "postponed")  # words of calling off
BREAKABLE = ("truce", "ceasefire")
ASKED = 3  # words before a calling off in which it is said that this is asked for
KEPT = ("proposed", "planned", "announced", "ongoing", "held")
TOLL = ("ASSAULT", "PROTEST")  # whose size grows from day to day


def happenings(story: Story, events: Sequence[StoryEvent]) -> list[Conflict]:
    """Give the events whose reports cannot all be right, each with the reports that differ.

    >>> happenings(Story.of([]), [])
    []
    """
    return [*(conflict for event in events for conflict in _of(story, event)), *_moved(story, events)]


def _of(story: Story, event: StoryEvent) -> Iterable[Conflict]:
    told = _told(event)
    done = [s for s in event.history if s.status in DONE]
    dated = [side for s in done if (side := _named(story, s, told))]
    yield from _differing(event, "date", 0.5, dated, lambda a, b: a.value != b.value, SURE)
    if event.type in TALKS:
        yield from _differing(event, "date", 0.4, fixed(story, event), other_days, FIXED)
    places = [_side(s, s.place, told) for s in event.history if s.place]
    yield from _differing(event, "place", 0.4, places, lambda a, b: apart(a.value, b.value))
    sized = [s for s in done if size(s.magnitude)]
    yield from _differing(
        event, "number", 0.5, [_side(s, s.magnitude or "", told) for s in sized], _unequal(event, sized)
    )
    # a part in a deed is denied elsewhere: here it is the deed itself; one agreement is not to be told from another
    told_of = {s.article for s in event.history if s.status in ("held", "ongoing")}
    claimed = [s for s in done if event.type != "AGREE" and (s.status != "denied" or s.article not in told_of)]
    sides = [_side(s, s.status, told) for s in claimed]
    plain = [
        x for x in sides if x.value != "denied" or not any(matter(e.text) & BLAME - {"#denial"} for e in x.evidence)
    ]
    yield from _differing(
        event, "status", 0.7, plain, lambda a, b: (a.value == "denied") != (b.value == "denied"), SURE
    )
    yield from _not_held(event, told)
    yield from _broken(event, told)


def _moved(story: Story, events: Sequence[StoryEvent]) -> Iterable[Conflict]:
    """Give the talks that one report sets for one time and a later one, before they were held, for another."""
    shown: list[set[tuple[str, str]]] = []
    for parties, first, second in parted(events):
        sides = [side for event in (first, second) for side in fixed(story, event, parties)]
        for conflict in _differing(first, "date", 0.3, sides, other_days, FIXED):
            told = {(side.article, side.value) for side in conflict.sides}
            if not any(len({value for _, value in told & other}) > 1 or _same_days(told, other) for other in shown):
                one, two = ({*event.actors, *event.recipients} for event in (first, second))
                yield conflict if one == two else msgspec.structs.replace(conflict, confidence=OTHERS)
            shown.append(told)


def _same_days(told: set[tuple[str, str]], other: set[tuple[str, str]]) -> bool:
    """Tell whether two conflicts set one thing for the same days, and share a report."""
    return {value for _, value in told} == {value for _, value in other} and bool(told & other)


def _named(story: Story, step: StatusStep, told: dict[str, tuple[Evidence, ...]]) -> Side | None:
    """Give the report with the sentence in which it names the day itself; None where it does not."""
    day = (step.date or "")[:10]
    times = story.readings[story.number[step.article]].times if ordinal(day) else ()
    named = [t for t in times if (t.value or "")[:10] == day and absolute(t.text, day)]
    proof = tuple(e for e in told.get(step.article, ()) if any(e.start <= t.start < e.end for t in named))
    return Side(value=day, article=step.article, evidence=proof) if proof else None


def _told(event: StoryEvent) -> dict[str, tuple[Evidence, ...]]:
    proof: dict[str, tuple[Evidence, ...]] = {}
    for e in event.evidence:
        proof[e.article] = (*proof.get(e.article, ()), e)
    return proof


def _side(step: StatusStep, value: str, told: dict[str, tuple[Evidence, ...]]) -> Side:
    return Side(value=value, article=step.article, evidence=told.get(step.article, ()))


def _unequal(event: StoryEvent, sized: Sequence[StatusStep]) -> Callable[[Side, Side], bool]:
    """Give the test for two sizes: of one thing, further apart than rounding, and no toll that has grown since."""
    day = {(s.article, s.magnitude): (s.as_of or "")[:10] for s in sized}

    def unequal(a: Side, b: Side) -> bool:
        x, y = size(a.value) or 0.0, size(b.value) or 0.0
        things = [next((k for w in words(v.value) if not w.isdigit() and (k := kind(w))), None) for v in (a, b)]
        later = day.get((a.article, a.value)) != day.get((b.article, b.value))
        grown = event.type in TOLL and later
        return things[0] == things[1] and abs(x - y) > CLOSE * max(x, y) and max(x, y) <= 3 * min(x, y) and not grown

    return unequal


def _differing(
    event: StoryEvent, kind_: str, severity: float, sides: Sequence[Side], differ: Callable[[Side, Side], bool],
    least: float = MATTER,
) -> Iterable[Conflict]:  # fmt: skip
    """Give the conflict of the sides of which some differ though their reports tell of the same; none where none do."""
    inside: dict[int, None] = {}
    for n, m in combinations(range(len(sides)), 2):
        a, b = sides[n], sides[m]
        if a.article != b.article and differ(a, b) and _same_matter(a, b, least):
            inside |= {n: None, m: None}
    if inside:
        yield _about(event, kind_, severity, in_turn([sides[n] for n in sorted(inside)]))


def _same_matter(a: Side, b: Side, least: float = MATTER) -> bool:
    return any(common_matter(x.text, y.text, least) for x in a.evidence for y in b.evidence)


def _not_held(event: StoryEvent, told: dict[str, tuple[Evidence, ...]]) -> Iterable[Conflict]:
    """Give what was to be and was called off: with the reports of both, or with the one that tells of both."""
    off = [side for s in event.history if s.status == "cancelled" and _told_off(side := _side(s, s.status, told))]
    on = [_side(s, s.status, told) for s in event.history if s.status not in OFF]
    on += [Side(value="planned", article=s.article, evidence=s.evidence) for s in off if _was_planned(s)]
    near = [b for b in on if any(a.article == b.article or _same_matter(a, b, SURE) for a in off)]
    threats = {s.article for s in event.history if s.status == "threatened"}
    # who threatens, or asks, to call off has not done so
    off = [s for s in off if s.article not in threats and not _asked(s)]
    agreed = event.type in ("CONSULT", "AID", "COOPERATE")
    several = event.type != "AGREE" and len({s.article for s in (*off, *near)}) > 1
    if off and event.type not in TOLL and (agreed or several):
        yield _about(event, "not_held", 0.6, in_turn([*off, *_once(near)]))


def _told_off(side: Side) -> bool:
    """Tell whether the report says in so many words that it was called off: what is over was held."""
    found = (w for e in side.evidence for w in words(e.text))
    return any(step(w) in OFF or entry_of(w, "off") == "cancelled" for w in found)


def _asked(side: Side) -> bool:
    """Tell whether the report only tells of somebody who asks to call off: "demanded the postponement"."""
    steps = [[step(w) for w in words(e.text)] for e in side.evidence]
    off = [(row, n) for row in steps for n, told in enumerate(row) if told in OFF]
    return bool(off) and all("proposed" in row[max(0, n - ASKED) : n] for row, n in off)


def _once(sides: Sequence[Side]) -> list[Side]:
    """Give one side of each report, what it says of a plan before what it says besides."""
    first: dict[str, Side] = {}
    for side in sorted(sides, key=lambda s: s.value not in ("planned", "proposed")):
        first.setdefault(side.article, side)
    return [first[article] for article in dict.fromkeys(side.article for side in sides)]


def _broken(event: StoryEvent, told: dict[str, tuple[Evidence, ...]]) -> Iterable[Conflict]:
    """Give the truce that some reports tell of as agreed and others as failed."""
    if event.mode not in BREAKABLE:
        return
    found = [(article, e, phrase) for article, proof in told.items() for e in proof if (phrase := broken(e.text))]
    off = [Side(value=phrase, article=article, evidence=(e,)) for article, e, phrase in found]
    failed = {side.article for side in off}
    on = [_side(s, s.status, told) for s in event.history if s.status in KEPT and s.article not in failed]
    if off and on:
        yield _about(event, "not_held", 0.5, in_turn([*off, *_once(on)]))


def _was_planned(side: Side) -> bool:
    """Tell whether the report of what was called off says that it had been fixed."""
    return any("#scheduled" in matter(e.text) for e in side.evidence)


def in_turn(sides: Sequence[Side]) -> list[Side]:
    """Give the sides so that each value is shown before any is shown twice.

    >>> [s.value for s in in_turn([Side(value=v, article="A") for v in "aab"])]
    ['a', 'b', 'a']
    """
    groups: dict[str, list[Side]] = defaultdict(list)
    for side in sides:
        groups[side.value].append(side)
    return [group[n] for n in range(max(map(len, groups.values()))) for group in groups.values() if n < len(group)]


def _about(event: StoryEvent, kind_: str, severity: float, sides: Sequence[Side]) -> Conflict:
    what = event.name or " – ".join(dict.fromkeys((event.mode or event.type, *event.actors, *event.recipients)))
    return conflict_of(kind_, what, sides, severity, {"number": "size"}.get(kind_, kind_) + event.id)


def told_in(story: Story, article: int, value: str, proof: Evidence) -> Side:
    """Give what a report itself tells, by its number, as the side of a conflict."""
    report = story.readings[article].article
    return Side(value=value, article=report.id, by=report.outlet, evidence=(proof,))


def conflict_of(
    kind_: str, what: str, sides: Sequence[Side], severity: float, *key: str, confidence: float = 1.0
) -> Conflict:
    """Give the record of a conflict; its id comes from its kind and the `key` of what it is about.

    >>> conflict_of("number", "جندي", [], 0.4, "k").sides
    ()
    """
    return Conflict(
        id=content_id("conflict", kind_, *key),
        kind=kind_,  # type: ignore[arg-type]
        what=what,
        sides=tuple(sides[:SIDES]),
        severity=severity,
        confidence=confidence,
    )
