"""Reports that differ on one place or one truce: taken whole or in part, on which day, since when, kept or broken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from mahdar.link.happenings import conflict_of, in_turn, told_in
from mahdar.link.scenes import MINUTES, Scene, scenes
from mahdar.link.tables import Story, clusters
from mahdar.model import Conflict

AROUND = 40  # scenes that each is held against, the next in time
DAYS = {"taken": 250, "siege": 30, "announced": 4, "begun": 2}  # days by which two reports of one deed may differ
LATER = 10  # days behind what is told within which another report gainsays it
RECENT = 30  # days between two reports that name a day of one deed
HOUR = 60  # minutes by which the hours of one deed may differ

Differ = Callable[[Scene, Scene], bool]


def standoffs(story: Story, published: Mapping[str, str | None]) -> list[Conflict]:
    """Give the conflicts on one place or one truce.

    >>> standoffs(Story.of([]), {})
    []
    """
    found = scenes(story, published)
    out: list[Conflict] = []
    for key, group in sorted(found.items()):
        deed, place = key[0], key[1:]
        if deed in DAYS:
            out += _of(story, "date", key, [s for s in group if s.when], _another_day, 0.3)
        if deed == "taken":
            out += _of(story, "status", key, [s for s in group if s.extent], _part_after_whole, 0.4)
        if deed == "broken":
            agreed = [*found.get(("announced", *place), ()), *found.get(("begun", *place), ())]
            out += _of(story, "not_held", key, _firsts([*group, *agreed]), _broken, 0.4)
        if deed == "approached":
            out += _of(story, "status", key, [*group, *found.get(("entered", *place), ())], _not_yet, 0.3)
    return out


def _of(
    story: Story, kind: str, key: Sequence[str], told: Sequence[Scene], differ: Differ, grave: float
) -> Iterator[Conflict]:  # fmt: skip
    told = sorted(told, key=lambda s: (s.told, s.article, s.proof.start, s.value))
    pairs = [
        (n, m)
        for n, a in enumerate(told)
        for m, b in enumerate(told[n + 1 : n + 1 + AROUND], n + 1)
        if a.article != b.article and (differ(a, b) or differ(b, a))
    ]
    label = clusters(len(told), pairs)
    groups: dict[int, list[Scene]] = defaultdict(list)
    for n in sorted({n for pair in pairs for n in pair}):
        groups[label[n]].append(told[n])
    for members in groups.values():
        group = list({(one.article, one.deed, one.extent, one.when): one for one in reversed(members)}.values())[::-1]
        first = group[0]
        sides = [told_in(story, one.article, one.value, one.proof) for one in group]
        yield conflict_of(kind, first.value, in_turn(sides), grave, *key, sides[0].article, str(first.proof.start))


def _firsts(told: Sequence[Scene]) -> list[Scene]:
    """Give one scene of each report, what it says of a failure before what it says besides."""
    first: dict[int, Scene] = {}
    for one in sorted(told, key=lambda s: (s.deed != "broken", s.proof.start, s.value)):
        first.setdefault(one.article, one)
    return list(first.values())


def _part_after_whole(a: Scene, b: Scene) -> bool:
    """Tell whether the first says that all is taken, the second, no earlier, that a part is."""
    return a.extent == "whole" and b.extent == "part" and -1 <= b.told - a.told <= LATER


def _broken(a: Scene, b: Scene) -> bool:
    """Tell whether the first tells of a truce as announced, the second of it, days after, as broken."""
    return b.deed == "broken" != a.deed and 0 <= b.told - a.told <= LATER and bool(a.states & b.states)


def _not_yet(a: Scene, b: Scene) -> bool:
    """Tell whether the first says that a place was entered, the second, later, that it is being approached."""
    return a.deed == "entered" != b.deed and bool(a.by) and a.by == b.by and 0 < b.told - a.told <= LATER


def _another_day(a: Scene, b: Scene) -> bool:
    """Tell whether two name days of one deed, of the same party, that exclude one another."""
    if not a.when or not b.when or abs(a.told - b.told) > RECENT or a.extent != b.extent:
        return False
    if a.deed == "taken" and not (a.by and a.by == b.by):
        return False
    gap = max(a.when[0] - b.when[1], b.when[0] - a.when[1])
    if a.when == b.when and a.minute is not None and b.minute is not None:
        return HOUR < abs(a.minute - b.minute) < MINUTES
    return 0 < gap <= DAYS[a.deed]
