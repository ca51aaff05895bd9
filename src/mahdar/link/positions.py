"""Positions: what each party demands, offers, refuses or threatens, on which issue, and which answers which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, cast

from mahdar.link.concepts import supposed
from mahdar.link.issues import Issue, named_issues
from mahdar.link.judged import Groups
from mahdar.link.likeness import Item, likeness
from mahdar.link.statements import Said, statement_id
from mahdar.link.tables import Story, evidence
from mahdar.link.when import ordinal
from mahdar.link.wording import worded
from mahdar.link.words import words
from mahdar.model import Position, content_id

Stance = Literal["demand", "offer", "reject", "accept", "threat", "red_line", "verdict"]
_ACTS: dict[str, Stance] = {
    "demand": "demand", "ask": "demand", "pledge": "offer", "propose": "offer", "reject": "reject", "support": "accept",
    "threaten": "threat", "warn": "threat", "condemn": "verdict", "accuse": "verdict",
}  # fmt: skip
ONE_ISSUE = 0.3  # likeness from which on two positions are on one issue
AFTER = 3  # statements after a demand in which the same report tells the answer
_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile(r"[،,.؛;:!؟?\n]")
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
    near = {(a, b): dice for a, b, dice, _ in likeness(story, items)}
    labels = Groups(len(taken)).gather([(a, b, d) for (a, b), d in near.items() if d >= ONE_ISSUE], ONE_ISSUE / 2)
    names = named_issues([one for one, _ in taken], labels, everything, issues)
    answers = _answers(taken, names, near)
    return tuple(
        _position(story, one, kind, names[n], taken[answers[n]][0] if n in answers else None)
        for n, (one, kind) in sorted(enumerate(taken), key=lambda x: (x[1][0].date or "~", x[1][0].n))
    )


def _position(story: Story, one: Said, kind: Stance, issue: str, answered: Said | None) -> Position:
    return Position(
        id=position_id(story, one),
        party=one.party or "",
        issue=issue,
        stance=kind,
        text=one.statement.content.text,
        article=story.readings[one.article].article.id,
        date=one.date,
        speaker=one.name,
        condition=condition(one.statement.content.text),
        answers=position_id(story, answered) if answered else None,
        statement=statement_id(story, one),
        evidence=(evidence(story.readings[one.article].article, one.statement.content),),
        confidence=one.statement.confidence,
    )


def position_id(story: Story, one: Said) -> str:
    """Give the id of the position that a statement takes."""
    return content_id("position", statement_id(story, one))


def condition(text: str) -> str | None:
    """Give the condition that a statement names, to the next mark.

    >>> condition("سنرد بقوة إذا هوجمت البلاد، كما قال")
    'إذا هوجمت البلاد'
    """
    for match in _WORD.finditer(text):
        if supposed(words(match[0])):
            end = _MARK.search(text, match.end())
            return text[match.start() : end.start() if end else len(text)].strip(' «»"“”')
    return None


def _answers(
    taken: Sequence[tuple[Said, Stance]], names: Sequence[str], near: Mapping[tuple[int, int], float]
) -> dict[int, int]:
    """Link each refusal, acceptance or offer to the demand of another party that it answers.

    That is the likest demand before it on the issue, or what the same report has just told of another's demand.
    """
    out: dict[int, int] = {}
    demands = [n for n, (_, kind) in enumerate(taken) if kind in ("demand", "red_line")]
    by_issue: dict[str, list[int]] = defaultdict(list)
    by_article: dict[int, list[int]] = defaultdict(list)
    for n in demands:
        by_issue[names[n]].append(n)
        by_article[taken[n][0].article].append(n)
    for n, (one, kind) in enumerate(taken):
        if kind in ("reject", "accept", "offer"):
            options = {m: near.get((min(n, m), max(n, m)), 0.0) + 0.2 for m in by_issue[names[n]]}
            for m in by_article[one.article]:
                if 0 < one.index - taken[m][0].index <= AFTER:
                    options[m] = max(options.get(m, 0.0), near.get((min(n, m), max(n, m)), 0.0) + 0.25)
            fit = [(score, m) for m, score in options.items() if _answerable(taken[m][0], one)]
            if fit:
                out[n] = max(fit)[1]
    return out


def _answerable(demand: Said, answer: Said) -> bool:
    gap = (ordinal(answer.date) or 0) - (ordinal(demand.date) or 0)
    return demand.party != answer.party and (0 <= gap <= ANSWERED or not demand.date or not answer.date)
