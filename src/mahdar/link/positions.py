"""Positions: what each party demands, offers, refuses or threatens, on which issue, and which answers which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal, cast

from mahdar.link.issues import Issue, named_issues
from mahdar.link.judged import Groups
from mahdar.link.likeness import Item, likeness
from mahdar.link.statements import Said, statement_id
from mahdar.link.tables import Story, evidence
from mahdar.link.wording import worded
from mahdar.model import Position, content_id

Stance = Literal["demand", "offer", "reject", "accept", "threat", "red_line", "verdict"]
_ACTS: dict[str, Stance] = {
    "demand": "demand", "ask": "demand", "pledge": "offer", "propose": "offer", "reject": "reject", "support": "accept",
    "threaten": "threat", "warn": "threat", "condemn": "verdict", "accuse": "verdict",
}  # fmt: skip
ONE_ISSUE = 0.3  # likeness from which on two positions are on one issue
ANSWERED = 30  # days within which a refusal answers a demand


def stance(one: Said) -> Stance | None:
    """Give the stance that a statement takes: a red line before the cue's act, the act before the words."""
    found = worded(one.statement.content.text)
    if found == "red_line":
        return "red_line"
    act = _ACTS.get(one.statement.act)
    if act == "threat" and one.statement.act == "warn" and found != "threat":
        return cast(Stance, found) if found else "threat"
    return act or cast("Stance | None", found)


def positions(story: Story, everything: Sequence[Said], issues: Sequence[Issue] = ()) -> tuple[Position, ...]:
    """Give the positions of the story in order of time; those on one thing share the issue's name.

    >>> positions(Story.of([]), [])
    ()
    """
    taken = [(one, found) for one in everything if one.party and (found := stance(one))]
    items = [
        Item(n, "", one.date or "", frozenset(t for t in one.about if t != "@" + (one.party or "")))
        for n, (one, _) in enumerate(taken)
    ]
    groups = Groups(len(taken))
    for a, b, dice, _ in sorted(likeness(story, items), key=lambda x: (-x[2], x[0], x[1])):
        if dice >= ONE_ISSUE:
            groups.join(a, b)
    labels = groups.labels()
    names = named_issues([one for one, _ in taken], labels, issues)
    made = [
        Position(
            id=content_id("position", statement_id(story, one)),
            party=one.party or "",
            issue=names[n],
            stance=kind,
            text=one.statement.content.text,
            article=story.readings[one.article].article.id,
            date=one.date,
            speaker=one.name,
            condition=None,
            statement=statement_id(story, one),
            evidence=(evidence(story.readings[one.article].article, one.statement.content),),
            confidence=one.statement.confidence,
        )
        for n, (one, kind) in enumerate(taken)
    ]
    return _answered(made)


def _answered(found: Sequence[Position]) -> tuple[Position, ...]:
    """Link each refusal, acceptance or offer to the last demand of another party on the same issue."""
    import msgspec

    demands: dict[str, list[Position]] = defaultdict(list)
    out = []
    for p in sorted(found, key=lambda p: (p.date or "~", p.stance != "demand", p.article, p.id)):
        asked = [d for d in demands[p.issue] if d.party != p.party]
        if p.stance in ("reject", "accept", "offer") and asked:
            p = msgspec.structs.replace(p, answers=asked[-1].id)
        if p.stance in ("demand", "red_line"):
            demands[p.issue].append(p)
        out.append(p)
    return tuple(out)
