"""The tables of what single articles mention, of the readings themselves, of judgements and of the run."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, Table, Text

from mahdar.store.schema import META, Number, article_of, certain, key, text

time = Table(
    "time",
    META,
    key(),
    article_of(),
    text("text", "as it stands", nullable=False),
    text("type", "TIMEX3 type: DATE, TIME, DURATION or SET", nullable=False),
    text("value", "TIMEX3 value", index=True),
    text("mod", "TIMEX3 modifier"),
    text("basis", "stated, publication or context", nullable=False),
    text("earliest", "first day that it may name"),
    text("latest", "last day that it may name"),
    certain(),
    text("rule", "the entry or pattern that read it"),
    comment="mentions of time",
)
quantity = Table(
    "quantity",
    META,
    key(),
    article_of(),
    text("text", "as it stands", nullable=False),
    Column("value", Number, comment="the number"),
    text("mod", "exact, approx, more_than …", nullable=False),
    text("unit", "what is counted"),
    Column("lower", Number, comment="the bottom of a range, whose top is value"),
    text("kind", "count, people, money, share, distance …", nullable=False),
    certain(),
    text("rule", "the entry or pattern that read it"),
    comment="mentions of quantity",
)
name = Table(
    "name",
    META,
    key(),
    article_of(),
    text("text", "as it stands", nullable=False),
    text("type", "PERSON, ORG, GPE, LOC, NORP, MEDIA or OTHER", nullable=False),
    text("entity", "ISO 3166 alpha-3 or the pack's id, where the pack knows it", index=True),
    text("head", "the bare name"),
    text("role", "the office given with it"),
    text("state", "ISO 3166 alpha-3 of its state"),
    certain(),
    text("rule", "the entry or pattern that read it"),
    comment="mentions of names",
)

reading = Table(
    "reading",
    META,
    Column("content", Text, primary_key=True, comment="hash of the article as it was read, and of the reader"),
    text("reader", "hash of the language packs and the program that read it", nullable=False, index=True),
    Column("data", LargeBinary, nullable=False, comment="the reading, as JSON"),
    comment="the readings, kept so that a later build reads only what is new",
)

given = Table(
    "given",
    META,
    Column("article", Text, ForeignKey("article.id"), primary_key=True, comment="the article"),
    Column("content", Text, ForeignKey("reading.content"), nullable=False, comment="the reading that was linked"),
    Column(
        "data", LargeBinary, nullable=False, comment="the article as it came in, as JSON, before the story dated it"
    ),
    comment="what a later build starts from",
)

judgement = Table(
    "judgement",
    META,
    Column("id", Integer, primary_key=True, comment="row number, in order of time"),
    text("subject", "the record judged", nullable=False, index=True),
    text("verdict", "accept, reject, correct, same or different", nullable=False),
    text("other", "the other record, for same and different"),
    text("field", "the field to correct"),
    text("value", "what it should be"),
    text("by", "who judged", nullable=False),
    text("at", "when, ISO 8601", nullable=False),
    text("note", "why", nullable=False),
    comment="what people decided: rows are only ever added, and every rebuild keeps them",
)

left_out = Table(
    "left_out",
    META,
    Column("id", Integer, primary_key=True, comment="row number"),
    text("where", "the input", nullable=False),
    text("why", "what is wrong with it", nullable=False),
    text("remedy", "what to do", nullable=False),
    Column("fault", Boolean, nullable=False, comment="0 for a report met before or a file that is none"),
    comment="inputs that did not become part of the dossier",
)

run = Table(
    "run",
    META,
    Column("key", Text, primary_key=True, comment="mahdar, reader, python …"),
    text("value", "its value", nullable=False),
    comment="how the dossier was made; run.json says the same at length",
)
