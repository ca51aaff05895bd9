"""Statements of all articles, each with its speaker and party known across the story."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from mahdar.lang.fold import fold
from mahdar.link.concepts import negated, supposed, tokens
from mahdar.link.entities import Who
from mahdar.link.tables import Story, evidence
from mahdar.link.words import words
from mahdar.model import Entity, LinkedStatement, Name, Source, Statement

_MARK = re.compile(r"[،,.؛;:!؟?«»\"“”()\n]+")


@dataclass(frozen=True)
class Said:
    """One statement with what linking needs of it: who, for which party, when, and about what.

    `party` is the state or body that the speaker speaks for; `about` the tokens of the content in order, `around`
    those of its sentence; `negated` and `supposed` tell whether it says no or if; each of `clauses` comes with whether it says no.
    """

    n: int
    article: int
    index: int
    statement: Statement
    speaker: Entity | None
    party: str | None
    name: str | None
    date: str | None
    about: tuple[str, ...]
    clauses: tuple[tuple[tuple[str, ...], bool], ...]
    around: frozenset[str]
    negated: bool
    supposed: bool

    @property
    def key(self) -> str:
        """Give what stands for the speaker: the entity, else the name as written, else the party."""
        return self.speaker.id if self.speaker else fold(self.name) if self.name else self.party or ""

    @property
    def named(self) -> frozenset[str]:
        """Give the entities that the content names."""
        return frozenset(t[1:] for t in self.about if t.startswith("@"))


def said(story: Story, who: Who, days: Mapping[str, str | None]) -> list[Said]:
    """Give every statement of the story in order; `days` are the articles' publication days.

    >>> said(Story.of([]), Who((), {}, {}), {})
    []
    """
    out: list[Said] = []
    for article, reading in enumerate(story.readings):
        values = who.values(reading, article)
        starts = [name.start for name, _ in values]
        day = days.get(reading.article.id)
        for index, statement in enumerate(reading.statements):
            low, high = (bisect_left(starts, x) for x in (statement.content.start, statement.content.end))
            content = fold(statement.content.text)
            same_size = len(content) == len(statement.content.text)
            named = tuple(values[max(0, low - 1) : high]) if same_size else ()
            speaker = _speaker(statement.source, article, who)
            out.append(
                Said(
                    n=len(out),
                    article=article,
                    index=index,
                    statement=statement,
                    speaker=speaker,
                    party=_party(statement.source, speaker),
                    name=speaker.name if speaker else statement.source.name or statement.source.text or None,
                    date=_day(statement.time, day),
                    about=tuple(tokens(content, statement.content.start, named)),
                    clauses=tuple(_clauses(content, statement.content.start, named)),
                    around=frozenset(tokens(fold(_sentence(reading.article.text, statement)))),
                    negated=negated(words(statement.content.text)),
                    supposed=supposed(words(statement.content.text)),
                )
            )
    return out


def _sentence(text: str, statement: Statement) -> str:
    """Give the line up to the end of the content, at most a few words back: what the content speaks of."""
    start = min(statement.cue.start, statement.content.start, statement.source.start)
    return text[max(text.rfind("\n", 0, start) + 1, text.rfind(". ", 0, start) + 1) : statement.content.end]


def _clauses(content: str, start: int, named: tuple[tuple[Name, str], ...]) -> list[tuple[tuple[str, ...], bool]]:
    """Give what each stretch between two marks of punctuation is about; one where there is no mark."""
    cuts = [0, *(m.end() for m in _MARK.finditer(content)), len(content)]
    pieces = [(a, content[a:b]) for a, b in pairwise(cuts)]
    found = [(tuple(tokens(text, start + a, named)), negated(words(text))) for a, text in pieces]
    return [clause for clause in found if clause[0]] if len(found) > 1 else []


def _speaker(source: Source, article: int, who: Who) -> Entity | None:
    return who.entity(article, source.name) or who.entity(article, source.text)


def _party(source: Source, speaker: Entity | None) -> str | None:
    if speaker and speaker.type == "Person":
        return speaker.state or source.entity or speaker.code
    return source.entity or (speaker and (speaker.state or speaker.code)) or None


def _day(time: str | None, published: str | None) -> str | None:
    day = (time or "")[:10]
    return day if len(day) == 10 and day[4] == day[7] == "-" and day[5] != "W" else published


def linked(story: Story, everything: list[Said], claim_of: Mapping[str, str]) -> tuple[LinkedStatement, ...]:
    """Give the statements as records; `claim_of` names the claim of each.

    >>> linked(Story.of([]), [], {})
    ()
    """
    return tuple(
        LinkedStatement(
            id=statement_id(story, one),
            article=story.readings[one.article].article.id,
            index=one.index,
            text=one.statement.content.text,
            speaker=one.name,
            entity=one.speaker.id if one.speaker else one.party,
            act=one.statement.act,
            direct=one.statement.direct,
            date=one.date,
            addressee=one.statement.addressee,
            venue=one.statement.venue,
            chain=tuple(link.name for link in one.statement.chain),
            claim=claim_of.get(statement_id(story, one)),
            evidence=(evidence(story.readings[one.article].article, one.statement.content),),
            confidence=one.statement.confidence,
        )
        for one in everything
    )


def statement_id(story: Story, one: Said) -> str:
    """Give the id of a statement: its article and its place there."""
    return f"{story.readings[one.article].article.id}:s{one.index}"
