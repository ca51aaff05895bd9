"""The words of a story: frozen records that rest on many articles. `article` is always an article's id."""

from __future__ import annotations

from typing import Literal

import msgspec

from mahdar.model.words import Basis, Record

SURE = 0.5
"""The confidence from which on a disagreement is shown as one; below it, it is for a person to judge."""


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
    """One side of a disagreement; `act` is that of the statement, where one side says what another denies.

    >>> Side(value="100000", article="A-1").by is None
    True
    """

    value: str
    article: str
    by: str | None = None
    act: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Conflict(Record, frozen=True, kw_only=True):
    """Where reports disagree, with the evidence of each side; `severity` runs from 0 (trifle) to 1.

    Below a `confidence` of 0.5 it is only possible that they do: a person is to judge.

    >>> Conflict(id="x1", kind="number", what="…", sides=()).severity
    0.5
    >>> Conflict(id="x1", kind="view", what="…", sides=(), confidence=0.3).sure
    False
    """

    id: str
    kind: Literal[
        "date", "place", "number", "denial", "accusation", "view", "attribution", "retraction", "not_held", "status"
    ]
    what: str
    sides: tuple[Side, ...]
    severity: float = 0.5
    confidence: float = 1.0

    @property
    def sure(self) -> bool:
        """Tell whether it is shown as a disagreement, not as a possible one."""
        return self.confidence >= SURE


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
