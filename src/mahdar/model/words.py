"""The words of one article: frozen records of what it says and where it says so.

Offsets are half-open and count Unicode code points of `article.text`, as in the W3C Web Annotation
text position selector. Times are TIMEX3 values, events PLOVER types, statements PARC attributions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Literal

import msgspec

from mahdar.errors import SpanMismatch

VERSION = 1
"""The version of the record formats below; readings of another version are read again."""

Basis = Literal["page", "metadata", "given", "inferred", "unknown"]
Modifier = Literal["exact", "approx", "more_than", "less_than", "at_least", "at_most"]
Status = Literal["planned", "proposed", "ongoing", "held", "cancelled", "denied"]
Act = Literal[
    "assert", "deny", "accuse", "demand", "warn", "threaten", "pledge", "propose", "support", "condemn", "reject", "ask"
]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False, gc=False):
    """The base of every record: immutable, keyword-only, compared by value.

    Records hold one another and never themselves, so the search for circles in memory may leave them out: an
    archive has millions of them.
    """


class Span(Record, frozen=True, kw_only=True):
    """A stretch of `article.text`: half-open code point offsets and the text that stands there.

    >>> Span.of("قال الوزير", 4, 10)
    Span(start=4, end=10, text='الوزير')
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Give the span of `text` from `start` to `end`.

        >>> Span.of("abc", 1, 2).text
        'b'
        """
        return Span(start=start, end=end, text=text[start:end])

    def meets(self, other: Span) -> bool:
        """Tell whether the two stretches of one text have a character in common.

        >>> Span.of("قال الوزير", 4, 10).meets(Span.of("قال الوزير", 0, 4))
        False
        """
        return self.start < other.end and other.start < self.end


class Time(Span, frozen=True, kw_only=True):
    """A mention of time: TIMEX3 type and value, the days it may cover, and what its value rests on.

    `earliest` and `latest` are ISO days, both included; None where the value is a duration or has no day.

    >>> Time(start=0, end=5, text="اليوم", value="2022-01-06", basis="publication").value
    '2022-01-06'
    """

    type: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE"
    value: str | None = None
    mod: str | None = None
    basis: Literal["stated", "publication", "context"] = "stated"
    earliest: str | None = None
    latest: str | None = None
    confidence: float = 1.0
    rule: str = ""


class Quantity(Span, frozen=True, kw_only=True):
    """A number with what it counts; of a range `value` is the top and `lower` the bottom; `kind` tells people from money.

    >>> Quantity(start=0, end=8, text="10 جنود", value=10, unit="جنود").mod
    'exact'
    """

    value: float | int | None = None
    mod: Modifier = "exact"
    unit: str | None = None
    lower: float | int | None = None
    kind: Literal["count", "people", "money", "share", "distance", "area", "mass", "volume", "speed", "other"] = "count"
    confidence: float = 1.0
    rule: str = ""


class Name(Span, frozen=True, kw_only=True):
    """A name in the text: who or what it names, and the office it is given there.

    `entity` is an ISO 3166 alpha-3 code, a pack's body id, or None for what the pack does not know.
    `head` is the bare name without title (سيرغي لافروف); `role` the title with its body.

    >>> Name(start=0, end=6, text="لافروف", type="PERSON", head="لافروف").type
    'PERSON'
    """

    type: Literal["PERSON", "ORG", "GPE", "LOC", "NORP", "MEDIA", "OTHER"] = "OTHER"
    entity: str | None = None
    head: str | None = None
    role: str | None = None
    state: str | None = None  # ISO alpha-3 of the state that the name belongs to, where the text or the pack says so
    gender: Literal["m", "f", ""] = ""
    plural: bool = False
    confidence: float = 1.0
    rule: str = ""


class Source(Span, frozen=True, kw_only=True):
    """Who is quoted: the text at the cue and the name that it stands for.

    >>> Source(start=0, end=6, text="الوزير", name="سيرغي لافروف").name
    'سيرغي لافروف'
    """

    name: str | None = None
    entity: str | None = None
    role: str | None = None
    kind: Literal["named", "official", "body", "anonymous", "document", "unknown"] = "unknown"


class Link(Span, frozen=True, kw_only=True):
    """One link of a chain of sources: who relayed a statement, or to whom it was given.

    >>> Link(start=0, end=9, text="إنترفاكس", name="إنترفاكس", kind="agency").kind
    'agency'
    """

    name: str
    kind: Literal["agency", "paper", "broadcaster", "site", "programme", "person", "document", "other"] = "other"
    via: str | None = None
    entity: str | None = None


class Statement(Record, frozen=True, kw_only=True):
    """Source, cue and content (PARC), the act that the cue performs and the chain that it came through.

    The chain runs from the outlet's side to the speaker's side: the first link is the nearest to the outlet.

    >>> s = Span(start=0, end=3, text="قال")
    >>> Statement(source=Source(start=4, end=10, text="الوزير"), cue=s, content=s).act
    'assert'
    """

    source: Source
    cue: Span
    content: Span
    direct: bool = False
    act: Act = "assert"
    chain: tuple[Link, ...] = ()
    time: str | None = None
    venue: str | None = None
    addressee: str | None = None
    addressee_entity: str | None = None
    optional: bool = False  # a belief, aim or feeling without a word uttered
    confidence: float = 1.0
    rule: str = ""

    def spans(self) -> Iterator[Span]:
        """Give every span that the statement rests on.

        >>> s = Span(start=0, end=3, text="قال")
        >>> len(list(Statement(source=Source(start=4, end=10, text="الوزير"), cue=s, content=s).spans()))
        3
        """
        yield self.source
        yield self.cue
        yield self.content
        yield from self.chain


class Event(Record, frozen=True, kw_only=True):
    """A deed in PLOVER terms, once however often the article mentions it.

    >>> Event(type="CONSULT", actors=("RUS", "USA"), date="2022-01-10", status="planned").status
    'planned'
    """

    type: str
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date: str | None = None
    end: str | None = None
    place: str | None = None
    status: Status = "held"
    magnitude: str | None = None
    duration: str | None = None
    name: str | None = None
    spans: tuple[Span, ...] = ()
    confidence: float = 1.0
    rule: str = ""


class Article(Record, frozen=True, kw_only=True):
    """One report as published. `text` holds headline, dateline and body, cleaned; `title` is its first line, if any.

    `published` is an ISO day, or a day and time where the page gives one.

    >>> Article.make(text="خبر", outlet="صحيفة").id == Article.make(text="خبر", outlet="صحيفة").id
    True
    """

    id: str
    text: str
    title: str | None = None
    language: str = "ar"
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    agencies: tuple[str, ...] = ()
    published: str | None = None
    published_earliest: str | None = None
    published_latest: str | None = None
    published_basis: Basis = "unknown"
    machine_translated: bool = False
    translation_notice: str | None = None
    body_start: int = 0  # offset in `text` at which the body begins, after headline and dateline
    file: str = ""  # where it was read: a path, or path#line
    removed: tuple[str, ...] = ()  # page furniture that was taken out, for the curious and for tests

    @classmethod
    def make(cls, *, text: str, id: str | None = None, **fields: object) -> Article:
        """Give an article whose id, where none is given, is the hash of its content.

        >>> Article.make(text="خبر", id="A-1").id
        'A-1'
        """
        return msgspec.convert(
            {"id": id or content_id(text, str(fields.get("outlet") or "")), "text": text, **fields}, cls
        )


class Reading(Record, frozen=True, kw_only=True):
    """All that one article says: a pure function of the article and the language packs.

    >>> Reading(article=Article.make(text="خبر")).statements
    ()
    """

    article: Article
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    names: tuple[Name, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    version: int = VERSION

    def spans(self) -> Iterator[Span]:
        """Give every span of every record.

        >>> list(Reading(article=Article.make(text="خبر")).spans())
        []
        """
        yield from self.times
        yield from self.quantities
        yield from self.names
        for statement in self.statements:
            yield from statement.spans()
        for event in self.events:
            yield from event.spans

    def check(self) -> Reading:
        """Give the reading itself; raise SpanMismatch where a span does not hold the text that it says.

        >>> Reading(article=Article.make(text="خبر")).check().version == VERSION
        True
        """
        text = self.article.text
        for span in self.spans():
            if text[span.start : span.end] != span.text:
                raise SpanMismatch(self.article.file or self.article.id, span.start, span.end, span.text)
        return self


def content_id(*parts: str) -> str:
    """Give a 16-digit hexadecimal id of the parts; each is length-prefixed, so that no two lists collide.

    >>> content_id("a", "b.c") != content_id("a.b", "c")
    True
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()[:16]


def to_json(record: object, indent: int = 0) -> str:
    """Give the record as JSON text, Arabic unescaped.

    >>> to_json(Span(start=0, end=1, text="خ"))
    '{"start":0,"end":1,"text":"خ"}'
    """
    data = msgspec.json.encode(record)
    return (msgspec.json.format(data, indent=indent) if indent else data).decode("utf-8")
