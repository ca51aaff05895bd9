"""Statements of all articles, each with its speaker and party known across the story."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import msgspec

from mahdar.lang.fold import fold
from mahdar.link.concepts import concept, marks, negated, placed, supposed
from mahdar.link.entities import Who
from mahdar.link.media import medium
from mahdar.link.pieces import Piece, pieces
from mahdar.link.tables import Story, evidence
from mahdar.link.when import ordinal
from mahdar.link.words import spots, words
from mahdar.model import Act, Entity, LinkedStatement, Reading, Source, Span, Statement

LEADING, GOES_ON = 40, 400  # characters before it in which its day, or the words it goes on from, are looked for
LATELY, ON = 14, 6  # days before the report on which it was said; statements back among which the speaker's last one is
_ENDS = re.compile(r"[.!؟?\n]")
_PAUSE = re.compile(r"[.!؟?\n،,]")
BACK = 300  # characters before a statement in which its sentence is looked for
LEAD, YESTERDAYS = 500, 2  # characters in which a report says of which day it tells; days that this lies back at most
ASKED = {"demand", "accuse", "warn", "threaten"}  # acts of which it is a part whom they are aimed at


@dataclass(frozen=True, slots=True)
class Said:
    """One statement with what linking needs of it: who, for which party, when, and about what.

    `party` is the state or body that the speaker speaks for; `about` the tokens of the content in order;
    `charged` tells whether its sentence speaks of an accusation, `negated` and `supposed` whether it says no or if;
    `pieces` are its clauses and members of its lists, none where it is of one piece; `part` tells that this is one of them.
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
    pieces: tuple[Piece, ...]
    charged: bool
    negated: bool
    supposed: bool
    part: bool = False

    def days_from(self, other: Said) -> int:
        """Give how many days lie between the two; an unknown day counts as 0, far from all others."""
        return abs((ordinal(self.date) or 0) - (ordinal(other.date) or 0))

    def one_party(self, other: Said) -> bool:
        """Tell whether the two speak for one party."""
        return bool(self.party) and self.party == other.party

    def within(self, other: Said) -> bool:
        """Tell whether the content is a part of another's, or all of it; both are of one article."""
        a, b = self.statement.content, other.statement.content
        return b.start <= a.start and a.end <= b.end

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
    known = states(who)
    out: list[Said] = []
    for article, reading in enumerate(story.readings):
        named = marks(reading, who.values(reading, article), known)
        starts = [mark[0] for mark in named]
        day = told_of(reading) or days.get(reading.article.id)
        for index, statement in enumerate(map(partial(aimed, reading.article.text), reading.statements)):
            content = statement.content
            low, high = (bisect_left(starts, x) for x in (content.start, content.end))
            found = spots(content.text)
            about = placed(found, content.start, named[max(0, low - 1) : high])
            speaker = _speaker(statement.source, article, who)
            row = [word for *_, word in found]
            out.append(
                Said(
                    n=len(out),
                    article=article,
                    index=index,
                    statement=statement,
                    speaker=speaker,
                    party=_party(statement.source, speaker),
                    name=speaker.name if speaker else statement.source.name or statement.source.text or None,
                    date=_day(_told(reading, statement, out, speaker) or statement.time, day),
                    about=tuple(token for _, token in about),
                    pieces=pieces(content.text, content.start, about, found),
                    charged="accusation" in map(concept, words(_sentence(reading.article.text, statement))),
                    negated=negated(row),
                    supposed=supposed(row),
                )
            )
    return out


def states(who: Who) -> dict[str, str]:
    """Give the state for which each person speaks that has one, by the person's id.

    >>> states(Who((), {}, {}))
    {}
    """
    return {e.id: e.state for e in who.entities if e.type == "Person" and e.state}


def own_voice(
    article: int, reading: Reading, passage: Span, about: Sequence[str], act: Act, party: str | None = None
) -> Said:
    """Give what a report tells itself as a statement without a cue; `party` is who is told of as holding it.

    >>> from mahdar.model import Article
    >>> one = Reading(article=Article.make(text="أبحرت السفينة", id="A-1"))
    >>> own_voice(0, one, Span.of("أبحرت السفينة", 0, 13), ["بحر"], "assert").statement.content.text
    'أبحرت السفينة'
    """
    nothing = Span(start=passage.start, end=passage.start, text="")
    source = Source(start=passage.start, end=passage.start, text="", entity=party)
    statement = Statement(source=source, cue=nothing, content=passage, act=act, confidence=0.6, rule="narrated")
    return Said(
        n=-1, article=article, index=-1, statement=statement, speaker=None, party=party, name=None,
        date=(reading.article.published or "")[:10] or None, about=tuple(about), pieces=(), charged=act != "assert",
        negated=negated(words(passage.text)), supposed=False,
    )  # fmt: skip


def aimed(text: str, statement: Statement) -> Statement:
    """Give the statement with a content that begins with whom it asks, charges or warns, where he stands right before.

    Behind what stands between commas the content goes on without him.

    >>> from mahdar.model import Span, Source, Statement
    >>> text = "طالبت لندن موسكو بالرد"
    >>> source, cue = Source(start=7, end=11, text="لندن"), Span(start=0, end=6, text="طالبت")
    >>> one = Statement(source=source, cue=cue, content=Span.of(text, 17, 22), act="demand", addressee="موسكو")
    >>> aimed(text, one).content.text
    'موسكو بالرد'
    >>> text = "حذرت لندن موسكو، أمس، من التأخر"
    >>> cue, content = Span(start=0, end=4, text="حذرت"), Span.of(text, 22, 31)
    >>> source = Source(start=5, end=9, text="لندن")
    >>> aimed(text, Statement(source=source, cue=cue, content=content, act="warn", addressee="موسكو")).content.text
    'من التأخر'
    """
    content, whom = statement.content, statement.addressee
    if not whom or statement.act not in ASKED:
        return statement
    low = max((x.end for x in (statement.cue, statement.source) if x.text and x.end <= content.start), default=0)
    at = text.find(whom, max(low, content.start - BACK), content.start)
    if at < 0 or (_PAUSE.search(text, at, content.start) and text[at + len(whom) : content.start].strip(" ،,")):
        return statement
    return msgspec.structs.replace(statement, content=Span.of(text, at, content.end))


def narrowed(one: Said, piece: Piece) -> Said:
    """Give the statement as if only that piece of it had been said; a "no" of its cue holds for the first piece."""
    content, act = one.statement.content, one.statement.act
    if piece.start > one.pieces[0].start and act in ("deny", "reject"):
        act = "assert"
    text = content.text[piece.start - content.start : piece.end - content.start]
    part = msgspec.structs.replace(one.statement, act=act, content=Span(start=piece.start, end=piece.end, text=text))
    return replace(
        one, statement=part, about=piece.about, pieces=(), negated=piece.no, supposed=piece.supposed, part=True
    )


def _sentence(text: str, statement: Statement) -> str:
    """Give the line up to the end of the content, at most a few words back: what the content speaks of."""
    start = min(statement.cue.start, statement.content.start, statement.source.start)
    low = max(0, start - BACK)
    return text[max(low, text.rfind("\n", low, start) + 1, text.rfind(". ", low, start) + 1) : statement.content.end]


def _speaker(source: Source, article: int, who: Who) -> Entity | None:
    return who.entity(article, source.name) or who.entity(article, source.text)


def _party(source: Source, speaker: Entity | None) -> str | None:
    if speaker and speaker.type == "Person":
        return speaker.state or source.entity or speaker.code
    return source.entity or (speaker and (speaker.state or speaker.code)) or None


def _told(reading: Reading, statement: Statement, before: Sequence[Said], speaker: Entity | None) -> str | None:
    """Give the day of a statement that names none: what its sentence names right before it, else that of the
    same speaker's words just before, which he went on from."""
    if statement.time:
        return None
    start = min(x.start for x in (statement.cue, statement.source, statement.content) if x.text)
    today = ordinal((reading.article.published or "")[:10]) or 0
    for time in reversed(reading.times):
        if start - LEADING <= time.end <= start and not _ENDS.search(reading.article.text, time.end, start):
            day = ordinal(time.value) if time.type == "DATE" else None
            if day and 0 <= today - day <= LATELY:
                return time.value
    name = statement.source.name or statement.source.text
    for one in reversed(before[-ON:]):
        same = one.speaker is speaker if speaker else one.statement.source.name == name
        if same and one.article == before[-1].article and 0 <= start - one.statement.content.end <= GOES_ON:
            return one.date
    return None


def told_of(reading: Reading) -> str | None:
    """Give the day just before it came out of which the lead of a report tells: what is said in it was said then.

    >>> from mahdar.model import Article, Time
    >>> text, day = "أعلنت الوزارة الجمعة إغلاق الميناء", "2021-12-17"
    >>> friday = Time(start=14, end=20, text="الجمعة", type="DATE", value=day, earliest=day, latest=day)
    >>> told_of(Reading(article=Article(id="a", text=text, published="2021-12-18"), times=(friday,)))
    '2021-12-17'
    """
    out = ordinal((reading.article.published or "")[:10])
    for time in reading.times if out else ():
        day = ordinal(time.value) if time.type == "DATE" and time.start < LEAD and len(time.value or "") == 10 else None
        if out and day and 0 <= out - day <= YESTERDAYS:
            return time.value
    return None


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
            text=content.text,
            speaker=one.name,
            entity=one.speaker.id if one.speaker else one.party,
            act=one.statement.act,
            direct=one.statement.direct,
            date=one.date,
            addressee=one.statement.addressee,
            venue=one.statement.venue,
            chain=tuple(medium(link, story.readings[one.article].article.language) for link in one.statement.chain),
            claim=claim_of.get(statement_id(story, one)),
            evidence=(evidence(story.readings[one.article].article, content),),
            confidence=one.statement.confidence,
        )
        for one in everything
        for content in [story.readings[one.article].statements[one.index].content]
    )


def statement_id(story: Story, one: Said) -> str:
    """Give the id of a statement: its article and its place there."""
    return f"{story.readings[one.article].article.id}:s{one.index}"
