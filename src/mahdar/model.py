"""The words of mahdar: frozen records that every other module speaks in.

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


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """The base of every record: immutable, keyword-only, compared by value."""


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


# What linking gives: records that rest on many articles. `article` is always an article's id.


class Evidence(Record, frozen=True, kw_only=True):
    """A span in a named article.

    >>> Evidence(article="A-1", start=0, end=3, text="قال").article
    'A-1'
    """

    article: str
    start: int
    end: int
    text: str


class Office(Record, frozen=True, kw_only=True):
    """An office that an entity is given in the texts, with the first and last day on which a report does so.

    >>> Office(title="وزير الخارجية الروسي").body is None
    True
    """

    title: str
    body: str | None = None
    first: str | None = None
    last: str | None = None


class Entity(Record, frozen=True, kw_only=True):
    """One actor behind many names; `type` is a FollowTheMoney schema, `code` an ISO 3166 alpha-3 or body id.

    >>> Entity(id="RUS", name="روسيا", type="Country", code="RUS").names
    ()
    """

    id: str
    name: str
    type: Literal["Person", "Organization", "PublicBody", "Country", "Address", "Thing"] = "Thing"
    code: str | None = None
    state: str | None = None
    names: tuple[str, ...] = ()
    roles: tuple[Office, ...] = ()
    articles: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0


class StatusStep(Record, frozen=True, kw_only=True):
    """What one report says of an event: its date and status there, as of the report's own date.

    >>> StatusStep(status="planned", article="A-1").date is None
    True
    """

    status: str
    article: str
    date: str | None = None
    as_of: str | None = None
    place: str | None = None
    magnitude: str | None = None


class StoryEvent(Record, frozen=True, kw_only=True):
    """One event behind all the reports that mention it; the fields hold what is last known.

    `track` and `process` are set for talks: who talks with whom in which format, about what.

    >>> StoryEvent(id="e1", type="CONSULT", actors=("RUS", "USA")).history
    ()
    """

    id: str
    type: str
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date: str | None = None
    end: str | None = None
    place: str | None = None
    status: str = "held"
    magnitude: str | None = None
    duration: str | None = None
    name: str | None = None
    track: str | None = None
    process: str | None = None
    history: tuple[StatusStep, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0


class LinkedStatement(Record, frozen=True, kw_only=True):
    """One statement of one article, with its speaker resolved across the story.

    `id` is `<article>:s<number>`; `index` is its place in the reading; `claim` the claim that it belongs to.

    >>> e = Evidence(article="A-1", start=0, end=3, text="قال")
    >>> LinkedStatement(id="A-1:s0", article="A-1", index=0, text="…", evidence=(e,)).act
    'assert'
    """

    id: str
    article: str
    index: int
    text: str
    speaker: str | None = None
    entity: str | None = None
    act: str = "assert"
    direct: bool = False
    date: str | None = None
    addressee: str | None = None
    venue: str | None = None
    chain: tuple[str, ...] = ()
    claim: str | None = None
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0


class Member(Record, frozen=True, kw_only=True):
    """One report's wording of a claim: the statement (or passage) and the line by which it came there.

    `line` runs from the outlet to the official: ("BBC", "رويترز", "سيرغي لافروف").

    >>> Member(article="A-1", text="…", line=("BBC",)).statement is None
    True
    """

    article: str
    text: str
    line: tuple[str, ...] = ()
    statement: str | None = None
    date: str | None = None
    origin: str | None = None


class Claim(Record, frozen=True, kw_only=True):
    """The same thing asserted by one or more reports; `origins` names the independent origins behind its lines.

    >>> Claim(id="c1", what="…", origins=("وزارة الدفاع",)).members
    ()
    """

    id: str
    what: str
    speaker: str | None = None
    entity: str | None = None
    act: str = "assert"
    origins: tuple[str, ...] = ()
    lines: tuple[tuple[str, ...], ...] = ()
    members: tuple[Member, ...] = ()
    first: str | None = None
    denied_by: tuple[str, ...] = ()
    confirmed_by: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0


class Position(Record, frozen=True, kw_only=True):
    """What a party demands, offers, refuses … on an issue, on a day; `answers` is the id of the position answered.

    >>> Position(id="p1", party="RUS", issue="توسع الناتو", stance="demand", text="…", article="A-1").answers is None
    True
    """

    id: str
    party: str
    issue: str
    stance: Literal["demand", "offer", "reject", "accept", "threat", "red_line", "verdict"]
    text: str
    article: str
    date: str | None = None
    speaker: str | None = None
    condition: str | None = None
    answers: str | None = None
    statement: str | None = None
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0


class Figure(Record, frozen=True, kw_only=True):
    """A number that a report gives: of what, where, as of when, stated when and by whom.

    Figures of one `group` count the same thing and can be laid side by side.

    >>> Figure(id="f1", what="جنود", value=100000, article="A-1").mod
    'exact'
    """

    id: str
    what: str
    value: float | int
    article: str
    unit: str | None = None
    mod: str = "exact"
    lower: float | int | None = None
    place: str | None = None
    as_of: str | None = None
    stated: str | None = None
    by: str | None = None
    group: str | None = None
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0


class Side(Record, frozen=True, kw_only=True):
    """One side of a disagreement.

    >>> Side(value="100000", article="A-1").by is None
    True
    """

    value: str
    article: str
    by: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Conflict(Record, frozen=True, kw_only=True):
    """Where reports disagree, with the evidence of each side; `severity` runs from 0 (trifle) to 1.

    >>> Conflict(id="x1", kind="number", what="…", sides=()).severity
    0.5
    """

    id: str
    kind: Literal["date", "place", "number", "denial", "accusation", "attribution", "retraction", "not_held", "status"]
    what: str
    sides: tuple[Side, ...]
    severity: float = 0.5


class Passage(Record, frozen=True, kw_only=True):
    """The same words in two articles.

    >>> e = Evidence(article="A-1", start=0, end=3, text="قال")
    >>> Passage(a=e, b=e).a.text
    'قال'
    """

    a: Evidence
    b: Evidence


class Reuse(Record, frozen=True, kw_only=True):
    """Two articles of which one uses the other's words.

    `share` is the part of the shorter article that both hold, 0 to 1; `direction` the id of the one that
    was there first, None where neither time nor credit tells; `family` the id of the dispatch's family.

    >>> Reuse(articles=("A-1", "A-2"), share=0.4).direction is None
    True
    """

    articles: tuple[str, str]
    share: float
    direction: str | None = None
    passages: tuple[Passage, ...] = ()
    family: str | None = None


class Relay(Record, frozen=True, kw_only=True):
    """Who relays whom, and how often.

    >>> Relay(source="إنترفاكس", target="BBC", count=2).count
    2
    """

    source: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")
    count: int
    evidence: tuple[Evidence, ...] = ()


class Outlet(Record, frozen=True, kw_only=True):
    """An outlet of the story: its articles, the agencies it credits, whom it relays and how much is its own.

    `own_share` is the part of its text that stands in no earlier article, 0 to 1.

    >>> Outlet(outlet="BBC").own_share
    1.0
    """

    outlet: str
    articles: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    relays: tuple[Relay, ...] = ()
    own_share: float = 1.0
    copies_of: tuple[str, ...] = ()


class DatedArticle(Record, frozen=True, kw_only=True):
    """An article's publication date as the whole story gives it, where the article itself does not.

    >>> DatedArticle(article="A-1", published="2021-12-22", earliest="2021-12-22", latest="2021-12-22").basis
    'inferred'
    """

    article: str
    published: str | None
    earliest: str | None
    latest: str | None
    basis: Basis = "inferred"
    reason: str = ""


class Linked(Record, frozen=True, kw_only=True):
    """The record of one story: everything that `link` makes of its readings.

    >>> Linked().claims
    ()
    """

    entities: tuple[Entity, ...] = ()
    events: tuple[StoryEvent, ...] = ()
    statements: tuple[LinkedStatement, ...] = ()
    claims: tuple[Claim, ...] = ()
    positions: tuple[Position, ...] = ()
    figures: tuple[Figure, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    dates: tuple[DatedArticle, ...] = ()


class Judgement(Record, frozen=True, kw_only=True):
    """What a person decided; append-only, a later one on the same subject wins.

    `verdict` accept/reject speak of one record (`subject`), same/different of two (`subject`, `other`),
    correct gives the `value` that `subject`'s `field` should have.

    >>> Judgement(subject="E-1", verdict="same", other="E-2", by="rana", at="2022-02-01T10:00:00Z").verdict
    'same'
    """

    subject: str
    verdict: Literal["accept", "reject", "correct", "same", "different"]
    by: str
    at: str
    other: str | None = None
    field: str | None = None
    value: str | None = None
    note: str = ""
