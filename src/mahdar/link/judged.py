"""What people judged, brought to bear on what linking found: it wins over every automatic link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from mahdar.errors import MahdarError
from mahdar.model import Judgement, Record

R = TypeVar("R", bound=Record)
LARGE = 10_000  # pairs between two groups from which on they are left apart: nothing so common is one thing
Pairs = dict[tuple[int, int], int]


def ordered(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Give the judgements from the oldest to the newest; raise MahdarError for one that lacks what it needs.

    >>> ordered([Judgement(subject="a", verdict="same", by="r", at="2022")])
    Traceback (most recent call last):
    mahdar.errors.MahdarError: judgement 0 (same a): names no other record; give the id of the other one
    """
    kept = list(judgements)
    for row, judgement in enumerate(kept):
        where = f"judgement {row} ({judgement.verdict} {judgement.subject})"
        if judgement.verdict in ("same", "different") and not judgement.other:
            raise MahdarError(where, "names no other record", "give the id of the other one")
        if judgement.other and judgement.other == judgement.subject:
            raise MahdarError(where, "speaks of one record twice", "give the id of the other one")
        if judgement.verdict == "correct" and not judgement.field:
            raise MahdarError(where, "names no field", "say which field is to be corrected")
    return sorted(kept, key=lambda j: j.at)


def constraints(keys: Sequence[Sequence[str]], judgements: Iterable[Judgement]) -> tuple[Pairs, Pairs]:
    """Give the pairs of nodes that must be one and those that must not, each with the rank of its judgement.

    `keys` are the ids and names under which a judgement may speak of each node; the newest on a pair wins.

    >>> j = Judgement(subject="a", other="b", verdict="same", by="rana", at="2022")
    >>> constraints([["a"], ["b"], ["c"]], [j])
    ({(0, 1): 0}, {})
    """
    nodes: dict[str, list[int]] = {}
    for n, names in enumerate(keys):
        for name in names:
            nodes.setdefault(name, []).append(n)
    must: Pairs = {}
    never: Pairs = {}
    for rank, judgement in enumerate(ordered(judgements)):
        if judgement.verdict not in ("same", "different"):
            continue
        for a in nodes.get(judgement.subject, []):
            for b in nodes.get(judgement.other or "", []):
                pair = (min(a, b), max(a, b))
                yes, no = (must, never) if judgement.verdict == "same" else (never, must)
                yes[pair] = rank
                no.pop(pair, None)
    return must, never


class Groups:
    """Groups that grow by joining; what people judged stands before the first automatic link.

    >>> groups = Groups(3, {(0, 1): 0}, {(1, 2): 1})
    >>> groups.join(0, 2), groups.labels()
    (False, [0, 0, 2])
    """

    def __init__(self, size: int, must: Pairs | None = None, never: Pairs | None = None) -> None:
        self.of: list[list[int]] = [[n] for n in range(size)]
        self.never = never or {}
        self._barred: dict[int, set[int]] = {}
        for a, b in self.never:
            self._barred.setdefault(a, set()).add(b)
            self._barred.setdefault(b, set()).add(a)
        for (a, b), _ in sorted((must or {}).items(), key=lambda x: -x[1]):  # the newest first
            self.join(a, b)

    def joinable(self, a: int, b: int) -> bool:
        """Tell whether no judgement keeps the groups of the two apart."""
        x, y = self.of[a], self.of[b]
        if x is y:
            return False
        return not self._barred or not any(j in self._barred.get(i, ()) for i in x for j in y)

    def join(self, a: int, b: int) -> bool:
        """Make the groups of the two one, unless a judgement keeps them apart; tell whether it was done."""
        if not self.joinable(a, b):
            return False
        big, small = sorted((self.of[a], self.of[b]), key=len, reverse=True)
        big += small
        for n in small:
            self.of[n] = big
        return True

    def gather(self, pairs: Iterable[tuple[int, int, float]], mean: float, least: float = 0.0) -> list[int]:
        """Join by average likeness, the likest first, so that one thing in common chains nothing together.

        A pair below `least` brings nothing together; it only counts in the average.

        >>> Groups(3).gather([(0, 1, 0.9), (1, 2, 0.3)], 0.2)
        [0, 0, 2]
        """
        score = {(min(a, b), max(a, b)): value for a, b, value in pairs}
        ranked = sorted(score.items(), key=lambda x: (-x[1], x[0]))
        # what the likenesses of two groups sum up to, each group by its first member: kept up to date, never counted anew
        near: dict[int, dict[int, float]] = defaultdict(dict)
        for (a, b), value in ranked:
            x, y = self.of[a][0], self.of[b][0]
            if x != y:
                near[x][y] = near[y][x] = near[x].get(y, 0.0) + value
        for (a, b), value in ranked:
            if value < least:
                break
            x, y = self.of[a][0], self.of[b][0]
            members = len(self.of[a]) * len(self.of[b])
            if x != y and members <= LARGE and near[x].get(y, 0.0) / members >= mean and self.join(a, b):
                kept = self.of[a][0]
                _absorb(near, kept, y if kept == x else x)
        return self.labels()

    def labels(self) -> list[int]:
        """Give for each node the smallest number in its group."""
        least = {id(group): min(group) for group in self.of}
        return [least[id(group)] for group in self.of]


def _absorb(near: dict[int, dict[int, float]], kept: int, lost: int) -> None:
    """Give one group's likenesses to the group that it became part of."""
    for other, value in near.pop(lost).items():
        near[other].pop(lost, None)
        if other != kept:
            near[kept][other] = near[other][kept] = near[kept].get(other, 0.0) + value


def judged(records: Iterable[R], judgements: Iterable[Judgement]) -> tuple[R, ...]:
    """Give the records without those that people rejected, and with the fields that they corrected; what they accepted is sure.

    Raises MahdarError where a correction names a field that the record does not have, or a value it cannot take.

    >>> from mahdar.model import Entity
    >>> fix = Judgement(subject="E1", verdict="correct", field="name", value="لافروف", by="rana", at="2022")
    >>> judged([Entity(id="E1", name="لفروف")], [fix])[0].name
    'لافروف'
    """
    rejected: dict[str, bool] = {}
    fixes: dict[str, list[Judgement]] = {}
    for judgement in ordered(judgements):
        if judgement.verdict in ("accept", "reject"):
            rejected[judgement.subject] = judgement.verdict == "reject"
        elif judgement.verdict == "correct":
            fixes.setdefault(judgement.subject, []).append(judgement)
    kept = [_accepted(r) if r_id in rejected else r
            for r in records if not rejected.get(r_id := str(getattr(r, "id", "")))]  # fmt: skip
    return tuple(_fixed(r, fixes.get(str(getattr(r, "id", "")), [])) for r in kept)


def _accepted(record: R) -> R:
    return msgspec.structs.replace(record, confidence=1.0) if "confidence" in record.__struct_fields__ else record


def _fixed(record: R, fixes: Sequence[Judgement]) -> R:
    for fix in fixes:
        where = f"judgement of {fix.at} by {fix.by} on {fix.subject}"
        if fix.field == "id" or fix.field not in record.__struct_fields__:
            fields = ", ".join(f for f in record.__struct_fields__ if f != "id")
            raise MahdarError(where, f"corrects an unknown field {fix.field!r}", f"choose one of {fields}")
        try:
            value = msgspec.convert({**msgspec.to_builtins(record), fix.field: fix.value}, type(record), strict=False)
        except msgspec.ValidationError as error:
            raise MahdarError(where, f"gives a value that does not fit: {error}", "judge it again") from error
        record = value
    return record
