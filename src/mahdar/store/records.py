"""The tables of the story's records: entities, events, statements, claims and what follows from them."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, Integer, Table

from mahdar.store.schema import META, Number, article_of, certain, key, several, text, to

entity = Table(
    "entity",
    META,
    key(),
    text("name", "the name to show", nullable=False, index=True),
    text("type", "FollowTheMoney schema: Person, Organization, PublicBody, Country …", nullable=False),
    text("code", "ISO 3166 alpha-3 or the pack's id of the body"),
    text("state", "ISO 3166 alpha-3 of its state"),
    certain(),
    comment="the actors, each behind all its names",
)
entity_name = several("entity_name", "the names of an actor")
entity_article = several("entity_article", "the articles that name an actor", article_of("value"))
entity_office = several(
    "entity_office",
    "the offices that reports give an actor",
    text("title", "the office", nullable=False),
    text("body", "the body it belongs to"),
    text("first", "first day on which a report gives it"),
    text("last", "last day on which a report gives it"),
)

event = Table(
    "event",
    META,
    key(),
    text("type", "PLOVER type", nullable=False, index=True),
    text("mode", "PLOVER mode or format: meet, phone, video, talks …"),
    text("date", "ISO date as last known", index=True),
    text("end", "ISO date of the last day, where it lasts"),
    text("place", "where"),
    text("status", "planned, proposed, ongoing, held, cancelled or denied: as last known", nullable=False),
    text("magnitude", "how many or how much, as the text says it"),
    text("duration", "ISO 8601 duration"),
    text("name", "what the event is called"),
    text("track", "for talks: who talks with whom in which format", index=True),
    text("process", "the process that the track belongs to"),
    certain(),
    comment="what happened, was planned or was called off: one row however many reports tell it",
)
event_actor = several("event_actor", "who did it", to("value", "entity", "the actor", nullable=False))
event_recipient = several("event_recipient", "whom it was done to", to("value", "entity", "the actor", nullable=False))
event_step = several(
    "event_step",
    "what each report says of an event: its history",
    text("status", "the status there", nullable=False),
    article_of(),
    text("date", "the event's date there"),
    text("as_of", "the day on which the report says so"),
    text("place", "the place there"),
    text("magnitude", "the size there"),
)

statement = Table(
    "statement",
    META,
    key(),
    article_of(),
    Column("index", Integer, nullable=False, comment="its place in the article's reading"),
    text("text", "the content, as it stands", nullable=False),
    text("speaker", "who said it, resolved"),
    to("entity", "entity", "the actor that the speaker is or speaks for"),
    text("act", "assert, deny, accuse, demand, warn, threaten, pledge, propose, support, condemn …", nullable=False),
    Column("direct", Boolean, nullable=False, comment="1 where it is quoted word for word"),
    text("date", "ISO date on which it was said", index=True),
    text("addressee", "to whom"),
    text("venue", "where or in what: a press conference, a tweet, an interview"),
    to("claim", "claim", "the claim that it belongs to"),
    certain(),
    comment="who said what",
)
statement_chain = several("statement_chain", "through whom a statement came, from the outlet's side to the speaker's")

claim = Table(
    "claim",
    META,
    key(),
    text("what", "the claim in one report's words", nullable=False),
    text("speaker", "who makes it"),
    to("entity", "entity", "the actor that makes it"),
    text("act", "the act of its statements", nullable=False),
    Column("lines", JSON, comment="the lines by which it came, as a JSON list of lists"),
    text("first", "ISO date of the first report"),
    Column("denied_by", JSON, comment="who denied it, as a JSON list"),
    Column("confirmed_by", JSON, comment="who confirmed it, as a JSON list"),
    certain(),
    comment="what is asserted by one or more reports",
)
claim_origin = several("claim_origin", "the independent origins of a claim")
claim_member = several(
    "claim_member",
    "each report's wording of a claim",
    article_of(),
    text("text", "the wording", nullable=False),
    Column("line", JSON, comment="the line by which it came, from the outlet to the official"),
    to("statement", "statement", "the statement that it is"),
    text("date", "ISO date"),
    text("origin", "the origin behind this line"),
)

position = Table(
    "position",
    META,
    key(),
    to("party", "entity", "who holds it", nullable=False),
    text("issue", "on what", nullable=False, index=True),
    text("stance", "demand, offer, reject, accept, threat, red_line or verdict", nullable=False),
    text("text", "in the report's words", nullable=False),
    article_of(),
    text("date", "ISO date", index=True),
    text("speaker", "who spoke for the party"),
    text("condition", "the condition of a threat or an offer"),
    to("answers", "position", "the position that it answers"),
    to("statement", "statement", "the statement that it was read from"),
    certain(),
    comment="who demands, offers, refuses or accepts what",
)

figure = Table(
    "figure",
    META,
    key(),
    text("what", "what is counted", nullable=False),
    Column("value", Number, nullable=False, comment="the number"),
    article_of(),
    text("unit", "the unit"),
    text("mod", "exact, approx, more_than, less_than, at_least or at_most", nullable=False),
    Column("lower", Number, comment="the bottom of a range, whose top is value"),
    text("place", "where"),
    text("as_of", "ISO date that it holds for"),
    text("stated", "ISO date on which it was stated"),
    text("by", "who gives it"),
    text("group", "figures of one group count the same thing", index=True),
    certain(),
    comment="the numbers that reports give",
)

conflict = Table(
    "conflict",
    META,
    key(),
    text(
        "kind",
        "date, place, number, denial, accusation, view, attribution, retraction, not_held or status",
        nullable=False,
    ),
    text("what", "what is in dispute", nullable=False),
    Column("severity", Float, nullable=False, comment="0 for a trifle to 1"),
    Column(
        "confidence",
        Float,
        nullable=False,
        comment="how sure it is; below 0.5 it is a possible one, for a person to judge",
    ),
    comment="where reports disagree",
)
conflict_side = several(
    "conflict_side",
    "the sides of a disagreement",
    text("value", "what this side says", nullable=False),
    article_of(),
    text("by", "who says it"),
    text("act", "the act of the statement, where one side says what another denies"),
)

reuse = Table(
    "reuse",
    META,
    key(),
    Column("share", Float, nullable=False, comment="the part of the shorter article that both hold, 0 to 1"),
    text("direction", "the article that was there first, where that can be told"),
    text("family", "the family of copies of one dispatch", index=True),
    comment="pairs of articles of which one uses the other's words",
)
reuse_article = several("reuse_article", "the two articles of a pair", article_of("value"))
reuse_passage = several(
    "reuse_passage",
    "the passages that a pair shares; their evidence is passages/N/a and passages/N/b",
    bare=True,
)

outlet = Table(
    "outlet",
    META,
    key(),
    text("outlet", "its name", nullable=False, unique=True),
    Column(
        "own_share", Float, nullable=False, comment="the part of its text that stands in no earlier article, 0 to 1"
    ),
    comment="the outlets of the story",
)
outlet_article = several("outlet_article", "the articles of an outlet", article_of("value"))
outlet_agency = several("outlet_agency", "the agencies that an outlet credits")
outlet_copies = several("outlet_copies", "the outlets or agencies whose words it uses")
outlet_relay = several(
    "outlet_relay",
    "who relays whom in an outlet's articles",
    text("from", "who is relayed", nullable=False),
    text("to", "who relays", nullable=False),
    Column("count", Integer, nullable=False, comment="how often"),
)

dated = Table(
    "dated",
    META,
    key(),
    article_of(),
    text("published", "ISO day, null where several are possible"),
    text("earliest", "first possible day"),
    text("latest", "last possible day"),
    text("basis", "always inferred", nullable=False),
    text("reason", "what it rests on", nullable=False),
    comment="publication dates that only the whole story gives",
)
